"""A word for comments takes nothing of a notice with it, and what readers wrote stays out."""

from __future__ import annotations

import pytest

from parsers.comments import is_said
from tests.parsers_constructions import BODY, TITLE, P, lines, page

FIELDS = ("整改问题：料棚未封闭，扬尘扰民。", "整改进展：已建成封闭料棚12座。", "验收结果：符合销号要求。", "完成时限：2026年3月底。")
WORDS = ("我要留言", "网友留言", "发表评论", "最新评论", "用户评论", "评论区")
HEADINGS = ("<p>{}</p>", "<h3>{}</h3>", "<div>{}</div>", "<p><strong>{}</strong></p>")
FRAMES = ("<div id=zoom>{}</div>", "<div class=content>{}</div>", "<div>{}</div>")
TIP = "<div class=zn><p>本县地处山区，交通便利，物产丰富，气候宜人。</p></div>"
LIST = "<div class=rel><ul><li><a href=/1>全市河湖长制工作会议召开</a><span>03-10</span></li><li><a href=/2>夏季臭氧攻坚行动启动</a><span>03-11</span></li></ul></div>"


def framed(body: str) -> str:
    return f"<div class=main><h1>{TITLE}</h1><div class=info>发布时间：2026-03-04 来源：督察科</div>{body}{LIST}{TIP}</div>"


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("frame", FRAMES)
def test_a_heading_for_comments_cuts_no_paragraphs_of_an_office(frame: str, heading: str, word: str) -> None:
    for said in (P, ("一、整改任务：封闭料棚，硬化道路。", *P), FIELDS):
        for place in (0, 1, len(said)):
            written = [f"<p>{text}</p>" for text in said]
            written.insert(place, heading.format(word))
            assert set(said) <= set(lines(framed(frame.format("".join(written)))))


@pytest.mark.parametrize("frame", FRAMES)
def test_a_link_to_the_comments_heads_nothing_and_is_no_line(frame: str) -> None:
    for place in (f"<div><a href=/ly>我要留言</a></div>{BODY}", f"{BODY}<p><a href=/ly>网友评论（3）</a></p>"):
        assert lines(framed(frame.format(place)))[:3] == [*P]


@pytest.mark.parametrize("name", ["class=comment", "class=comments", "class=comment_body", "class=pinglun", "id=comment"])
@pytest.mark.parametrize("said", [BODY, "<br>".join(P), "".join(f"<p><span>{text}</span></p>" for text in P)])
def test_a_body_that_is_named_like_comments_is_read(name: str, said: str) -> None:
    assert lines(framed(f"<div {name}>{said}</div>"))[:3] == [*P]
    assert lines(framed(f"<div {name}>{said}</div>").replace(TIP, "")) == [*P]
    prose = "<div class=zn><p>本县地处山区，交通便利，物产丰富，气候宜人，是远近闻名的旅游胜地，每年接待游客数十万。</p></div>"
    rows = "".join(f"<li><a href=/{number}>全市第{number}次河湖长制工作会议在县城召开</a><span>03-{number + 1:02}</span></li>" for number in range(25))
    columns = framed(f"<div class=l><div {name}>{said}</div></div>").replace(LIST, f"<ul>{rows}</ul>").replace(TIP, prose)
    assert lines(columns) == [*P]


ITEMS = (
    "<div class=it><b>网友{0}</b><p>第{0}次来园区，很好，希望长期坚持。</p></div>", "<p>阿青{0}：第{0}次来园区，很好，希望长期坚持。</p>", "<p><b>阿青</b>第{0}次来园区，很好，希望长期坚持。</p>",
    "<p>第{0}次来园区，很好，希望长期坚持。 2026-03-05 10:1{0}</p>",
)  # fmt: skip


@pytest.mark.parametrize("item", ITEMS)
@pytest.mark.parametrize("box", ["<div class=pl><h4>网友评论</h4>{}</div>", "<div class=comments>{}</div>", "<div><h3>最新评论</h3>{}</div>"])
def test_what_readers_say_beside_a_body_stays_out(box: str, item: str) -> None:
    for frame in FRAMES:
        looks = [framed(frame.format(BODY) + box.format("".join(map(item.format, range(count))))) for count in (2, 3, 7)]
        assert len({page(look).fingerprint for look in looks}) == 1


@pytest.mark.parametrize("text", ["阿青：很好。", "网友青山：支持", "很好 10:21", "3小时前", "回复 赞"])
def test_lines_of_readers(text: str) -> None:
    assert is_said(text)


@pytest.mark.parametrize("text", ["一、整改任务：封闭料棚。", "整改进展：已完成。", "联系电话：0599-6123045", "（一）工程措施：清淤。", "已建成料棚12座。"])
def test_lines_of_offices(text: str) -> None:
    assert not is_said(text)
