"""Titles above rows of blocks without labels, in two lines, and behind a bracket."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role
from parsers.labels import trimmed

URL = "http://www.qinghe.gov.cn/hbdc/5518.html"
TITLE = "白沙河沿岸养殖场整改验收销号公示"
SITE = "清河县人民政府"
TEXT = "<p>经现场核查，白沙河沿岸14家养殖场已完成整改，现予公示。</p><p>公示期为5个工作日。</p><p>清河县农业农村局</p><p>2024年3月1日</p>"
ABOUT = "<div class='info'>来源：清河县农业农村局 发布时间：2024-03-01</div>"


def page(inner: str, title: str, body: str = "content") -> Document:
    html = f"<html><head><title>{title}</title></head><body><div class='w'>{inner}<div class='{body}'>{TEXT}</div></div></body></html>"
    return read(html.encode(), URL, role=Role.DETAIL)


ROWS = [
    ("2024-03-01", "清河县农业农村局", "35"), ("清河县农业农村局", "2024-03-01 09:30", "浏览 35"), ("2024-03-01", "清河日报", "王某某"),
    ("来源：", "清河县农业农村局", "发布时间：", "2024-03-01 09:30:00"), ("2024-03-01", "阅读量：35"),
]  # fmt: skip


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("tag", ["div", "p"])
@pytest.mark.parametrize("site", [SITE, "政务公开", "首页"])
@pytest.mark.parametrize("body", ["content", "k1", "TRS_Editor"])
def test_a_title_without_a_name_stands_above_a_row_of_blocks(row: tuple[str, ...], tag: str, site: str, body: str) -> None:
    told = "".join(f"<{tag}>{piece}</{tag}>" for piece in row)
    document = page(f"<div><div>首页 &gt; 公示公告</div><{tag}>{TITLE}</{tag}><div>{told}</div></div>", site, body)
    assert (document.title, document.body.split("\n")[0]) == (TITLE, "经现场核查，白沙河沿岸14家养殖场已完成整改，现予公示。")


FIRST = "省生态环境保护督察反馈问题"


@pytest.mark.parametrize("heading", ["<h1>{}<br>{}</h1>", "<h1><span>{}</span><span>{}</span></h1>", "<h2>{}<br>{}</h2>", "<div class='title'><p>{}</p><p>{}</p></div>"])
@pytest.mark.parametrize("title", [FIRST, TITLE, f"{FIRST}-{SITE}", f"{TITLE}_{SITE}", f"{FIRST}_公示公告_{SITE}"])
def test_a_heading_of_two_lines_is_whole_whichever_line_the_head_says(heading: str, title: str) -> None:
    document = page(heading.format(FIRST, TITLE) + ABOUT, title)
    assert (document.title or "").replace(" ", "") == FIRST + TITLE


def test_a_heading_that_only_holds_the_title_s_words_is_another() -> None:
    document = page(f"<h1>关于{TITLE}的更正说明及补充</h1>{ABOUT}", f"{TITLE}-{SITE}")
    assert document.title == f"关于{TITLE}的更正说明及补充"
    document = page(f"<h2>公示公告</h2><h1>{TITLE}</h1>{ABOUT}", f"{TITLE}-{SITE}")
    assert document.title == TITLE


@pytest.mark.parametrize("lead", ["【公示】", "（第三批）", "[公告]", "（更正）"])
@pytest.mark.parametrize(
    "above",
    [
        "<table><tr><td>信息名称：</td><td>{}</td></tr><tr><td>发布日期：</td><td>2024-03-01</td></tr></table>",
        "<div>标题：{}</div>" + ABOUT, "<div>{}</div>" + ABOUT, "<p>{}</p><div><p>2024-03-01</p><p>清河县农业农村局</p></div>",
    ],
)
@pytest.mark.parametrize("body", ["wzcon j-fontContent", "content"])
def test_the_bracket_that_a_title_begins_with_stays(lead: str, above: str, body: str) -> None:
    assert page(above.format(lead + TITLE), SITE, body).title == lead + TITLE


@pytest.mark.parametrize("remark", ["（2024年3月1日县政府常务会议通过）", "（一）白沙河沿岸养殖场整改", "（白沙河）"])
def test_a_remark_in_brackets_is_no_title(remark: str) -> None:
    assert page(f"<div>{remark}</div>{ABOUT}", SITE).title != remark


@pytest.mark.parametrize(
    ("value", "bare"),
    [
        ("【公示】某某河整改", "【公示】某某河整改"), ("（第三批）某某河", "（第三批）某某河"), ("某某局（本级）", "某某局（本级）"), ("[某某局]", "某某局"), ("【某某局", "某某局"), ("某某局】", "某某局"),
        ("（某某局 ", "某某局"), ("", ""),
    ],
)  # fmt: skip
def test_a_value_keeps_brackets_whose_other_half_stands_inside(value: str, bare: str) -> None:
    assert trimmed(value) == bare
