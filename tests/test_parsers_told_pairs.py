"""Day, source and counter of a page in a table or a list of terms at the top of its body; and tables of cases that look like them."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.api import read
from parsers.document import Document, Role

URL = "http://www.qinghe.gov.cn/hbdc/2291.html"
TITLE = "白沙河沿岸养殖场整改验收销号公示"
SITE = "清河县人民政府"
TEXT = "<p>经现场核查，白沙河沿岸14家养殖场已完成整改，现予公示。</p><p>清河县农业农村局</p><p>2024年3月1日</p>"
LINES = ["经现场核查，白沙河沿岸14家养殖场已完成整改，现予公示。", "清河县农业农村局", "2024年3月1日"]
TOLD = (("发布时间", "2024-03-01"), ("信息来源", "清河县农业农村局"), ("浏览次数", "{}"))


def page(inner: str, *, title: str = TITLE) -> Document:
    html = f"<html><head><title>{title}</title></head><body><div class='w'>{inner}</div></body></html>"
    return read(html.encode(), URL, role=Role.DETAIL)


def table(cell: str = "td", pairs: tuple[tuple[str, str], ...] = TOLD) -> str:
    return "<table>" + "".join(f"<tr><{cell}>{label}</{cell}><td>{value}</td></tr>" for label, value in pairs) + "</table>"


SHAPES = {
    "table": table(),
    "table with heads": table("th"),
    "table with colons": table(pairs=tuple((f"{label}：", value) for label, value in TOLD)),
    "one row": "<table><tr>" + "".join(f"<td>{label}</td><td>{value}</td>" for label, value in TOLD) + "</tr></table>",
    "columns": "<table><tr>" + "".join(f"<th>{label}</th>" for label, _ in TOLD) + "</tr><tr>" + "".join(f"<td>{value}</td>" for _, value in TOLD) + "</tr></table>",
    "terms": "<dl>" + "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in TOLD) + "</dl>",
    "terms with colons": "<dl>" + "".join(f"<dt>{label}：</dt><dd>{value}</dd>" for label, value in TOLD) + "</dl>",
    "boxes": "".join(f"<div><div>{label}</div><div>{value}</div></div>" for label, value in TOLD),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("frame", ["<h1>{h}</h1><div class='TRS_Editor'>{m}{t}</div>", "<div class='TRS_Editor'><h1>{h}</h1>{m}{t}</div>", "<h1>{h}</h1><div class='content'>{m}{t}</div>"])
@pytest.mark.parametrize("title", [f"{TITLE}-{SITE}", SITE])
def test_what_a_page_tells_label_by_label_is_no_text(shape: str, frame: str, title: str) -> None:
    seen = [page(frame.format(h=TITLE, m=SHAPES[shape].format(count), t=TEXT), title=title) for count in ("35", "1,036")]
    assert seen[0].body.split("\n") == LINES
    assert (seen[0].title, seen[0].published, seen[0].source) == (TITLE, date(2024, 3, 1), "清河县农业农村局")
    assert seen[0].fingerprint == seen[1].fingerprint


OWN = {
    "a case by letter": (("来源", "群众来电"), ("时间", "2024-02-11")),
    "a table that goes on": (*TOLD[:2], ("整改任务", "完成14家养殖场的粪污处理")),
    "a label of a case": (("受理编号", "D2QH20240211"), ("发布时间", "2024-02-11")),
    "one label": (("信息来源", "中央督察反馈"),),
    "no day": (("发布时间", "整改完成后五日内"), ("信息来源", "市整改办")),
}


@pytest.mark.parametrize("own", OWN)
def test_a_table_of_a_case_stays(own: str) -> None:
    document = page(f"<h1>{TITLE}</h1><div class='TRS_Editor'>{table(pairs=OWN[own])}{TEXT}</div>")
    assert document.body.split("\n") == [*(f"{label} | {value}" for label, value in OWN[own]), *LINES]


@pytest.mark.parametrize("above", ["<p>一、信息公开情况</p>", "<p>整改信息已按要求公开，情况见下表。</p>"])
def test_a_table_below_the_notice_s_own_words_stays(above: str) -> None:
    document = page(f"<h1>{TITLE}</h1><div class='TRS_Editor'>{above}{table(pairs=TOLD[:2])}{TEXT}</div>", title=SITE)
    assert "发布时间 | 2024-03-01" in document.body


def test_a_table_that_tells_otherwise_than_the_page_stays() -> None:
    about = "<div class='info'>来源：清河县生态环境局 发布时间：2024-03-05</div>"
    document = page(f"<h1>{TITLE}</h1>{about}<div class='TRS_Editor'>{table(pairs=TOLD[:2])}{TEXT}</div>")
    assert document.body.split("\n")[:2] == ["发布时间 | 2024-03-01", "信息来源 | 清河县农业农村局"]
