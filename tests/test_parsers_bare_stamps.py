"""Stamps without a word: a day, an office and a figure beside drawings; a day alone; a day in brackets that <title> says, too."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role
from parsers.told_lines import day_among_words, told_fields

TITLE = "松河县第七项督察整改任务公示"
TEXT = ("按照整改方案要求，松河黑臭水体治理已经完成。", "现将完成情况予以公示，接受社会监督。", "联系电话：0555-6120033。")


def page(head: str, title: str = TITLE) -> Document:
    body = "".join(f"<p>{line}</p>" for line in TEXT)
    markup = f"<title>{title}</title><div class=box>{head}<div class='rich-text'>{body}</div></div>"
    return read(markup.encode(), "http://a.gov.cn/1.html", role=Role.DETAIL)


@pytest.mark.parametrize(
    ("stamp", "source"),
    [
        ("<span><i class=t></i>2023-10-09</span><span><i class=o></i>综合协调科</span><span><i class=v></i>{n}</span>", "综合协调科"),
        ("<span><i></i> 2023.10.09</span><span><i></i> {n}</span><span>撰稿：安全环保部</span>", None),
        ("<i></i>2023-10-09 <i></i>{n}", None), ("<span>松河县水利局</span> <span>2023-10-09 08:30</span> <span>{n}</span>", "松河县水利局"),
    ],
)  # fmt: skip
def test_a_figure_beside_a_day_is_how_often_the_page_was_read(stamp: str, source: str | None) -> None:
    first, later = (page(f"<h3>{TITLE}</h3><div class=sub>{stamp.format(n=n)}</div>") for n in (188, 310))
    assert first.body.split("\n") == list(TEXT)
    assert str(first.published) == "2023-10-09" and first.source == source
    assert first.fingerprint == later.fingerprint


@pytest.mark.parametrize(
    "line", ["2023年10月9日 完成 35", "2023-10-09 35 12", "整改 2023-10-09 35", "2023-10-09 35吨", "编号：31 2023-10-09 5", "截止 2023-10-09 188"]
)
def test_figures_of_a_case_are_none(line: str) -> None:
    assert told_fields(line) == ()


def test_a_day_in_brackets_is_the_titles_where_the_head_of_the_page_says_so() -> None:
    whole = f"{TITLE}（2024年5月26日）"
    assert page(f"<h1>{whole}</h1>", f"{whole}_松河县人民政府").title == whole
    assert page(f"<h1>{whole}</h1>", f"{TITLE}_松河县人民政府").title == TITLE


def test_the_line_above_a_bare_day_is_the_title_where_the_head_names_a_column() -> None:
    heading = "典型案例丨松河县砂石企业违规侵占河道 生态破坏严重"
    document = page(f"<div class=tt>{heading}</div><div class=dd>2023.05.18</div>", "督察进行时")
    assert (document.title, str(document.published)) == (heading, "2023-05-18")


@pytest.mark.parametrize(
    "line",
    [
        "安全环保部 | 2023-08-14 | 188次", "2023-08-14 122人", "2023-08-14 大 中 小", "2023-08-14 A- A+", "Date: 2023-08-14 Views: 188",
        "[ 发布日期 ] 2023-08-14 [ 发布机构 ] 县住建局",
    ],
)  # fmt: skip
def test_a_day_among_what_only_pages_say_is_when_it_was_published(line: str) -> None:
    assert str(page(f"<h1>{TITLE}</h1><div>{line}</div>").published) == "2023-08-14"


@pytest.mark.parametrize(
    "line",
    [
        "王某 2023-08-14", "公示期限 2023-08-14", "责任单位松河县水利局 2023-08-14", "2023-08-14 现场核查", "2023-08-14至2023-08-20", "生成日期：2023-08-14",
        f"2023-08-14 {'188 ' * 20}",
    ],
)  # fmt: skip
def test_a_day_among_other_words_is_not(line: str) -> None:
    assert day_among_words(line) is None


def test_the_name_of_a_day_is_no_source() -> None:
    assert page(f"<h1>{TITLE}</h1><div>会议时间 2023-08-14 09:00</div>").source is None


@pytest.mark.parametrize("head", ["<div class=tt>{}</div>", "<p><strong>{}</strong></p>", "<center><font size=5>{}</font></center>"])
@pytest.mark.parametrize("stamp", ["", "<div>2023-08-14 松河县水利局</div>", "<div>时间：2023-08-14</div>"])
@pytest.mark.parametrize("title", ["松河县人民政府", "正文", ""])
def test_the_line_above_the_text_or_its_stamp_is_the_title(head: str, stamp: str, title: str) -> None:
    assert page(head.format(TITLE) + stamp, title).title == TITLE
