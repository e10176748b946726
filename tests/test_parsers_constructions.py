"""Constructions that were once read wrongly: each on another page of its kind, with a page where its rule must not fire."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.api import read
from parsers.document import Document, Role
from parsers.kinds import read_kind
from tests.parsers_detail_pages import HOST

URL = HOST + "/gs/20260304/118.html"
TITLE = "云河市第9项督察整改任务完成情况公示"
P = (
    "经市督察整改办组织核查，第9项整改任务所列的31家石材加工企业已全部入园，扬尘问题得到解决。",
    "新建封闭料棚12座，硬化道路4.6公里，安装喷淋设施58套，园区颗粒物浓度降至61微克/立方米。",
    "公示期为2026年3月4日至3月10日，监督电话：0599-6123045。",
)
BODY = "".join(f"<p>{text}</p>" for text in P)
FORM = "text-indent:2em;line-height:28pt"


def page(inner: str, title: str = f"{TITLE}-云河市生态环境局", url: str = URL) -> Document:
    markup = f"<html><head><meta charset=utf-8><title>{title}</title></head><body>{inner}</body></html>"
    return read(markup.encode(), url, role=Role.DETAIL)


def lines(inner: str, title: str = f"{TITLE}-云河市生态环境局") -> list[str]:
    return [block.text for block in page(inner, title).blocks]


def files(inner: str) -> list[str]:
    return [file.url for file in page(inner).attachments]


# --- what readers wrote


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


# --- a body closed too early


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


# --- page breaks

PARTS = "".join(f"<div class='fy_nr' id='fy_{n}' style='display:{'none' if n > 1 else 'block'}'><p>{text}</p></div>" for n, text in enumerate(P, 1))
BAR = "<div class='fy_bar'><a href='javascript:go(1)'>上一页</a> 1 2 3 <a href='javascript:go(2)'>下一页</a></div>"


@pytest.mark.parametrize("mark", ["id='zoom'", "class='nr'"])
def test_pages_of_a_body_are_read_whatever_is_shown(mark: str) -> None:
    assert lines(f"<div class='art'><h1>{TITLE}</h1><div {mark}>{PARTS}{BAR}</div></div>") == list(P)


def test_pages_are_united_where_one_of_them_is_found_by_its_class() -> None:
    parts = "".join(f"<div class='page_content' id='pc{n}'><p>{text * (9 if n == 1 else 1)}</p></div>" for n, text in enumerate(P, 1))
    assert lines(f"<div class='art'>{parts}</div>", "云河市生态环境局") == [P[0] * 9, P[1], P[2]]


def test_pages_of_mere_text_are_read_within_a_mark() -> None:
    parts = "".join(f"<div id='fy_{n}' style='display:{'none' if n > 1 else 'block'}'>{text}</div>" for n, text in enumerate((P[0] * 4, *P[1:]), 1))
    assert lines(f"<h1>{TITLE}</h1><div id='zoom'>{parts}{BAR}</div>") == [P[0] * 4, *P[1:]]


def test_parts_of_the_mark_itself_are_read() -> None:
    parts = "".join(f"<div id='vsb_content_page_{n}' class='v_news_content' style='display:{'none' if n else 'block'}'><p>{text}</p></div>" for n, text in enumerate(P))
    assert lines(f"<h1>{TITLE}</h1><div>{parts}</div>") == list(P)


def test_hidden_copy_without_a_page_bar_is_not_a_page() -> None:
    tabs = f"<div class='tab' id='con_1'>{BODY}</div><div class='tab' id='con_2' style='display:none'><p>解读一：为何整改。</p><p>解读二：如何整改。</p></div>"
    assert lines(f"<div class='art'><h1>{TITLE}</h1><div class='nr'>{tabs}</div></div>") == list(P)


# --- one mark on several elements

PORTRAIT = "<p>云河市生态环境局负责全市生态环境监督管理，内设办公室、法规科、督察科等12个科室，核定编制86名。</p><p>办公时间：工作日上午8:30至12:00，下午14:30至18:00，值班电话0599-6120000。</p>" * 2


@pytest.mark.parametrize(
    "frame",
    [
        "<div class='l'><h3>单位概况</h3><div class='TRS_Editor'>{portrait}</div></div><div class='r'><h1>{title}</h1><div class='TRS_Editor'>{body}</div></div>",
        "<div class='r'><h1>{title}</h1><p>2026-03-04</p><div class='x'><div class='TRS_Editor'>{body}</div></div></div><div class='l'><h3>单位概况</h3><div class='TRS_Editor'>{portrait}</div></div>",
        "<h1>{title}</h1><div class='l'><h3>单位概况</h3><div class='TRS_Editor'>{portrait}</div></div><div class='r'><div class='TRS_Editor'>{body}</div></div>",
    ],
)
def test_portrait_with_the_same_mark_is_not_the_notice(frame: str) -> None:
    assert lines(frame.format(portrait=PORTRAIT, title=TITLE, body=BODY)) == list(P)


def test_parts_below_one_heading_stay_together() -> None:
    parts = f"<div class='TRS_Editor'><p>{P[0]}</p></div><h3>公示期限</h3><div class='TRS_Editor'><p>{P[1]}</p><p>{P[2]}</p></div>"
    assert lines(f"<div class='l'>{'<a href=/>栏目</a>' * 4}</div><div><h1>{TITLE}</h1><div class='t'>2026-03-04</div>{parts}</div>") == list(P)


def test_long_part_outside_the_headings_box_stays() -> None:
    rest = "".join(f"<p>{number}.第{number}家企业已完成整改，通过县级验收和市级复核，档案齐全。</p>" for number in range(1, 30))
    inner = f"<div class='hd'><h1>{TITLE}</h1><div class='TRS_Editor'><p>{P[0]}</p></div></div><div class='bd'><div class='TRS_Editor'>{rest}</div></div>"
    assert len(lines(inner)) == 30


# --- hidden text


@pytest.mark.parametrize("style", ["display:none", "DISPLAY: none;", "visibility:hidden", "font-size:0px", "position:absolute;left:-9999px"])
@pytest.mark.parametrize("frame", ["id='zoom'", "class='nr'"])
def test_hidden_words_are_not_read(style: str, frame: str) -> None:
    inner = f"<p>{P[0]}<span style='{style}'>内容来自云河网8812</span></p><p style='{style}'>转载请标明云河网，流水号77</p><p>{P[1]}</p><p>{P[2]}</p>"
    assert lines(f"<div class='art'><h1>{TITLE}</h1><div {frame}>{inner}</div></div>") == list(P)


def test_body_that_a_script_shows_is_read() -> None:
    inner = "".join(f"<p style='display:none'>{text}</p>" for text in P)
    assert lines(f"<h1>{TITLE}</h1><div id='zoom'><p>加载中</p>{inner}</div>")[-3:] == list(P)


def test_rest_of_a_text_shown_on_demand_is_read() -> None:
    inner = f"<p>{P[0] * 4}</p><div style='display:none'>{P[1]}<br>{P[2]}</div>"
    frame = f"<h1>{TITLE}</h1><div id='zoom'>{inner}%s</div>"
    assert lines(frame % "<a href='#'>展开全文</a>") == [P[0] * 4, P[1], P[2]]
    assert lines(frame % "") == [P[0] * 4]


def test_size_of_nothing_around_words_of_a_size_hides_nothing() -> None:
    inner = f"<p style='font-size:0px'><span style='font-size:16px'>{P[0]}</span></p><p>{P[1]}</p>"
    assert lines(f"<h1>{TITLE}</h1><div id='zoom'>{inner}</div>") == list(P[:2])


# --- title, day, number, issuer


def test_heading_inside_the_mark_is_the_title_where_title_names_the_site() -> None:
    head = f"<h3><span id='lblBt'>{TITLE}</span></h3><h5>发布时间：<span>2026/3/4</span>&nbsp;来源：<span>督察科</span>&nbsp;点击：<span>88</span></h5>"
    document = page(f"<div class='gknbxq_detail'>{head}<div class='b'>{BODY}</div></div>", "云河市生态环境局")
    assert (document.title, document.published, document.source) == (TITLE, date(2026, 3, 4), "督察科")
    assert [block.text for block in document.blocks] == list(P)


def test_heading_of_a_section_over_a_source_stays_where_title_names_the_notice() -> None:
    inner = f"<h1>{TITLE}</h1><div id='zoom'><h3>一、任务来源及完成情况</h3><p>来源：省督察反馈意见第9项</p>{BODY}</div>"
    assert lines(inner)[0] == "一、任务来源及完成情况"


def test_day_in_a_heading_below_the_heading_is_published() -> None:
    document = page(f"<div class='mid'><h2>{TITLE}</h2><h4>2026-03-04</h4>{BODY}</div>", url=HOST + "/show/9")
    assert [block.text for block in document.blocks] == list(P)
    assert document.published == date(2026, 3, 4)


def test_day_below_the_heading_goes_with_it_inside_a_mark() -> None:
    document = page(f"<div id='zoom'><h2>{TITLE}</h2><h4>2026-03-04</h4>{BODY}</div>", url=HOST + "/show/9")
    assert [block.text for block in document.blocks] == list(P)
    assert document.published == date(2026, 3, 4)


def test_day_that_was_typed_below_a_typed_title_stays() -> None:
    assert lines(f"<div id='zoom'><p>{TITLE}</p><p>2026年3月4日</p>{BODY}</div>")[:2] == [TITLE, "2026年3月4日"]


def test_number_between_heading_and_body_is_read() -> None:
    number = "云环督发〔2026〕7号"
    assert page(f"<div class='a'><h1>{TITLE}</h1><div class='wh'>{number}</div><div id='zoom'>{BODY}</div></div>").doc_number == number
    assert page(f"<div class='a'><h1>{TITLE}</h1><div class='wh'>根据{number}文件</div><div id='zoom'>{BODY}</div></div>").doc_number is None


@pytest.mark.parametrize(
    ("end", "issuer"),
    [
        ("<p>云河市生态环境局</p><p>二〇二六年三月四日</p>", "云河市生态环境局"),
        ("<p>云河市生态环境局</p><p>二○二六年十一月二十六日</p>", "云河市生态环境局"),
        ("<p>云河市督察整改办公室</p>", "云河市督察整改办公室"),
        ("<p>云河市督察整改办公室</p><p>附件：<a href='/a.pdf'>清单.pdf</a></p>", "云河市督察整改办公室"),
        ("<p>责任单位：云河市住建局</p>", None),
        ("<p>整改单位</p><p>云河市住建局</p>", None),
        ("<p>下一步，我们将按期报送市生态环境局。</p>", None),
    ],
)
def test_issuer_is_who_signs(end: str, issuer: str | None) -> None:
    assert page(f"<h1>{TITLE}</h1><div id='zoom'>{BODY}{end}</div>").issuer == issuer


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("来源：云河日报 青浦　时间：2026-03-04", "云河日报"),
        ("来源：云河日报 云河台　时间：2026-03-04", "云河日报 云河台"),
        ("来源：云河日报 云河电视台　时间：2026-03-04", "云河日报 云河电视台"),
        ("来源：市生态环境局 督察科　时间：2026-03-04", "市生态环境局 督察科"),
        ("Source：云河日报　时间：2026-03-04", "云河日报"),
    ],
)
def test_source_is_read_without_the_place_behind_it(line: str, source: str) -> None:
    assert page(f"<div class='a'><h1>{TITLE}</h1><div>{line}</div><div class='nr'>{BODY}</div></div>").source == source


@pytest.mark.parametrize(
    ("last", "kept"),
    [
        ("本文为云河网原创稿件，未经授权不得转载。", False),
        ("未经许可，企业不得转运危险废物；违者依法查处。", True),
        ("转载请注明出处。", False),
    ],
)
def test_line_that_forbids_copies_goes_from_the_end(last: str, kept: bool) -> None:
    assert lines(f"<h1>{TITLE}</h1><div id='zoom'>{BODY}<p>{last}</p></div>") == [*P, *([last] if kept else [])]


def test_signature_in_a_box_of_its_own_stays_whatever_is_below_it() -> None:
    box = "<div class='luokuan'><p>云河市督察整改办</p><p>2026年3月4日</p>%s</div>"
    inner = f"<div class='a'><h1>{TITLE}</h1><div class='nr'>{BODY}</div>{box}</div>"
    assert lines(inner % "") == [*P, "云河市督察整改办", "2026年3月4日"]
    assert lines(inner % "<p>整改状态：已完成</p>")[-1] == "整改状态：已完成"


def test_lone_button_that_is_a_link_goes_and_the_word_stays() -> None:
    rows = "".join(f"<tr><td>{text}</td></tr>" for text in P)
    table = f"<table><tr><td><b>{TITLE}</b></td></tr><tr><td>日期：2026-3-4 阅读：7</td></tr>{rows}<tr><td>%s</td></tr></table>"
    assert lines(table % "<a href='javascript:history.go(-1)'>返回</a>") == list(P)
    assert lines(table % "返回") == [*P, "返回"]


def test_list_is_called_what_its_column_is_called() -> None:
    head = "<title>整改公示_云河市生态环境局</title><meta name='SiteName' content='云河市生态环境局'><meta name='ColumnName' content='整改公示'>"
    rows = "".join(f"<li><a href='/gs/{n}.html'>第{n}项整改任务公示</a><span>2026-03-0{n}</span></li>" for n in range(1, 8))
    found = read(f"<html><head>{head}</head><body><ul>{rows}</ul></body></html>".encode(), HOST + "/gs/", role=Role.LIST)
    assert (found.title, len(found.rows)) == ("整改公示", 7)


# --- files


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("<a href=\"javascript:openFile('/u/2026/a1.pdf','意见.pdf')\">意见</a>", ["/u/2026/a1.pdf"]),
        ("<a href=\"javascript:openFile('意见.pdf','/u/2026/a1.pdf')\">意见</a>", ["/u/2026/a1.pdf"]),
        ("<a href='#' data-url='/u/2026/a2.docx'>意见</a>", ["/u/2026/a2.docx"]),
        ("<a data-file='/u/2026/a3.xlsx'>清单</a>", ["/u/2026/a3.xlsx"]),
        ("<iframe src='/js/pdf/web/viewer.html?file=/u/2026/b.pdf'></iframe>", ["/u/2026/b.pdf"]),
        ("<iframe src='/js/pdf/web/viewer.html?file=%2Fu%2F2026%2Fb.pdf&page=1'></iframe>", ["/u/2026/b.pdf"]),
        ("<a href='/preview/onlinePreview?url=/u/2026/c.docx'>预览</a>", ["/u/2026/c.docx"]),
        ("<a href='#top' data-url='/share?page=1'>分享</a>", []),
        ("<a href=\"javascript:showName('意见.pdf')\">意见</a>", []),
        ("<iframe src='/map.html?file=3'></iframe>", []),
        ("<a href='/down.jsp?file=/u/2026/c.docx'>清单.docx</a>", ["/down.jsp?file=/u/2026/c.docx"]),
    ],
)
def test_files_that_scripts_and_viewers_open(link: str, found: list[str]) -> None:
    assert files(f"<h1>{TITLE}</h1><div id='zoom'>{BODY}<p>{link}</p></div>") == [HOST + path for path in found]


def test_files_behind_scripts_stand_in_boxes_beside_the_body() -> None:
    box = "<div class='wjxz'><h4>附件</h4><a href='#' data-href='/u/d.pdf'>意见书</a></div>"
    assert files(f"<div class='a'><h1>{TITLE}</h1><div class='nr'>{BODY}</div>{box}</div>") == [HOST + "/u/d.pdf"]


# --- kinds


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("关于进一步规范督察整改验收工作的通知", "各县：整改任务完成后应当公示，公示期不少于5个工作日。", "other"),
        ("关于做好督察整改任务验收销号公示工作的通知", "公示期一般不少于5个工作日。", "other"),
        ("关于报送督察整改任务进展情况的通知", "请于每月底前报送。", "other"),
        ("关于对第6项整改任务验收销号情况进行公示的通知", "公示期为3月4日至3月10日。", "signoff_notice"),
        ("关于印发云河市督察整改方案的通知", "一、总体要求", "rectification_plan"),
        ("关于省级督察交办X2026003号信访件整改完成情况的公示", "公示期为3月4日至3月10日。", "signoff_notice"),
        ("第六批信访举报件边督边改整改完成情况公示", "本批12件，已办结12件。", "petition_progress"),
        ("信访举报件整改情况公示", "已办结12件。", "petition_progress"),
        ("公告", "原定本周结束的督察整改任务销号公示延长至3月20日。", "signoff_notice"),
        ("公告", "省督察组进驻期间设立值班电话：0599-6120001，受理举报。", "inspection_announcement"),
        ("云河县2025年督察整改工作公示", "一是取缔燃煤锅炉47台。", "rectification_progress"),
        ("全市督察整改工作推进会召开", "", "work_news"),
    ],
)
def test_kinds(title: str, text: str, kind: str) -> None:
    assert read_kind(title, text) == kind
