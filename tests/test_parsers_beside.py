"""What stands beside or below a body is read where it belongs to the notice, and nowhere else."""

from __future__ import annotations

import pytest

from tests.parsers_constructions import BODY, FORM, TITLE, P, lines


def told(count: int) -> str:
    return "".join(f"<li><b>网友{n}</b>：第{n}次来园区，路面干净多了，希望坚持下去。<i>2026-03-05 09:0{n}</i></li>" for n in range(count))


@pytest.mark.parametrize("box", ["<div class='wypl'><h4>网友评论</h4><ul>{}</ul></div>", "<div class='bb'><p>希望各地都来看看。</p><ul>{}</ul></div>"])
def test_comments_beside_a_body_never_enter_it(box: str) -> None:
    frame = f"<div class='wrap'><h1>{TITLE}</h1><div class='info'>2026-03-04</div><div class='neirong'>{BODY}</div>%s</div>"
    assert [lines(frame % box.format(told(count))) for count in (0, 1, 2, 6)] == [list(P)] * 4


def test_comments_under_a_heading_may_be_longer_than_the_text() -> None:
    said = "".join(f"<div class='it'><p>第{n}次来园区，路面干净多了，希望有关部门坚持下去，长期管好。</p></div>" for n in range(12))
    inner = f"<div class='wrap'><h1>{TITLE}</h1><div class='neirong'>{BODY}</div><div class='hd'><h4>网友评论（12）</h4>{said}</div></div>"
    assert lines(inner) == list(P)


AGED = "<div class='qq'>{}</div>"


def aged(count: int) -> str:
    return "".join(f"<div class='it'><p>阿青{n}：第{n}次来园区，路面干净多了，希望有关部门长期坚持下去。</p><em>{n}小时前</em></div>" for n in range(count))


@pytest.mark.parametrize("frame", ["<div class='nr'>{body}</div>{box}", "{body}{box}", "<div id='zoom'>{body}{box}</div>"])
def test_what_ages_from_look_to_look_is_not_read(frame: str) -> None:
    long = "".join(f"<p>{text}</p>" for text in (*P, *P, *P))
    inner = f"<div class='a'><h1>{TITLE}</h1><div class='i'>2026-03-04 来源：督察科</div>{frame}</div>"
    read_ = [lines(inner.format(body=long, box=AGED.format(aged(count)) if count else "")) for count in (0, 2, 5)]
    assert read_ == [[*P, *P, *P]] * 3


def test_records_with_times_of_day_are_the_notice() -> None:
    records = "".join(f"<div class='it'>{n}号点位于2026年3月{n}日10:30采样，结果达到Ⅲ类标准，未见异常。</div>" for n in range(1, 5))
    inner = f"<div class='a'><h1>{TITLE}</h1><div class='i'>2026-03-04 来源：督察科</div><div class='nr'>{BODY}<div class='jl'>{records}</div></div></div>"
    assert len(lines(inner)) == 7


def test_notice_longer_than_its_neighbours_above_is_not_lost_to_a_longer_box_below() -> None:
    below = "".join(f"<p>第{n}次来园区，路面干净多了，希望有关部门坚持下去，长期管好。</p>" for n in range(12))
    inner = f"<div class='a'><h1>{TITLE}</h1><div class='nr'>{BODY}</div><div class='qq'>{below}</div></div>"
    assert lines(inner)[:3] == list(P)


def test_comments_inside_a_marked_body_go() -> None:
    assert lines(f"<h1>{TITLE}</h1><div id='zoom'>{BODY}<div><h4>最新评论（3条）</h4><ul>{told(3)}</ul></div></div>") == list(P)


def test_section_named_like_comments_stays_when_nobody_speaks() -> None:
    more = ("网友留言", "办理情况已由责任单位逐项答复，全部问题均已办结。", "同时建立长效机制，防止反弹。")
    assert lines(f"<h1>{TITLE}</h1><div id='zoom'>{BODY}{''.join(f'<p>{text}</p>' for text in more)}</div>") == [*P, *more]


def test_paragraphs_of_the_parent_belong_to_the_notice() -> None:
    more = "联系人：周工，联系地址：云河市滨江路18号，邮编353200，逾期不再受理，特此公示。"
    inner = f"<div class='wrap'><h1>{TITLE}</h1><div class='neirong'>{BODY}</div>%s</div>"
    assert lines(inner % f"<p>{more}</p>") == [*P, more]
    assert lines(inner % f"<div>{more}</div>") == [*P, more]
    assert lines(inner % f"<div class='lianxi'>{more}</div>") == [*P, more]


def test_lead_in_a_named_element_is_not_the_body() -> None:
    lead = "<div class='kuang'>全市完成31家企业搬迁，园区空气质量明显改善，群众满意度提升。</div>"
    assert lines(f"<div class='wrap'><h1>{TITLE}</h1>{lead}<div class='neirong'>{BODY}</div></div>") == list(P)


def test_titles_with_summaries_and_no_names_are_not_the_notice() -> None:
    cards = "".join(f"<div><a href='/n/{n}.html'>第{n}家企业完成搬迁入园</a><p>企业负责人说，搬迁以后，生产环境变好了，订单也多了。</p></div>" for n in range(5))
    inner = f"<div><h1>{TITLE}</h1><div>2026-03-04 来源：督察科</div><div>{BODY}</div><div>{cards}</div></div>"
    assert lines(inner) == list(P)


def test_paragraphs_that_begin_with_a_link_are_the_notice() -> None:
    cited = "".join(f"<p><a href='/zc/{n}.html'>《云河市管理办法（{n}）》</a>规定，整改任务完成后应当验收，验收合格的予以公示。</p>" for n in range(3))
    assert len(lines(f"<div><h1>{TITLE}</h1><div>2026-03-04 来源：督察科</div><div>{cited}{BODY}</div></div>")) == 6


def styled(text: str, style: str = FORM, names: str = "") -> str:
    return f'<p class="{names}" style="{style}"><span>{text}</span></p>'


@pytest.mark.parametrize("mark", ["id='zoom'", "class='TRS_Editor'", "class='nr'"])
def test_paragraphs_behind_a_stray_closing_tag_belong_to_the_body(mark: str) -> None:
    inner = f"<div class='art'><h1>{TITLE}</h1><div {mark}><div>{styled(P[0])}</div></div>{styled(P[1])}<div>{styled(P[2])}</div>{styled('云河市督察整改办', 'text-align:right')}</div><div>【打印】</div>"
    whole = f"<div class='art'><h1>{TITLE}</h1><div {mark}><div>{styled(P[0])}</div>{styled(P[1])}<div>{styled(P[2])}</div>{styled('云河市督察整改办', 'text-align:right')}</div></div><div>【打印】</div>"
    assert lines(inner) == lines(whole) == [*P, "云河市督察整改办"]


def test_bare_paragraphs_go_on_where_the_body_has_not_ended() -> None:
    inner = f"<div class='art'><h1>{TITLE}</h1><div id='zoom'><p>{P[0]}</p></div><p>{P[1]}</p><p>{P[2]}</p><p>（责任编辑：王一）</p></div>"
    assert lines(inner) == list(P)


@pytest.mark.parametrize(
    "behind",
    [
        "<p class='tips'>本页面由云河市大数据中心提供技术保障，欢迎使用。</p><p class='tips'>如遇问题，请拨打网站热线。</p>",
        "<p>本页面由云河市大数据中心提供技术保障，欢迎使用。</p>",
        "<p><a href='/a.html'>我市召开现场会。</a></p><p><a href='/b.html'>市领导检查河道。</a></p>",
        "<div class='more'><p>更多精彩内容，请关注我们。</p><p>欢迎订阅，每日更新。</p></div>",
    ],
)
def test_what_the_page_itself_says_behind_a_body_does_not(behind: str) -> None:
    ended = BODY + "<p>云河市督察整改办</p><p>2026年3月4日</p>"
    inner = f"<div class='art'><h1>{TITLE}</h1><div id='zoom'>{ended}</div>{behind}</div>"
    assert lines(inner) == [*P, "云河市督察整改办", "2026年3月4日"]
