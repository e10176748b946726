"""A small table in an element of its own behind a body is read where it speaks of the same, and a site's own tables are not."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role

TITLE = "青溪县第八项整改任务验收销号公示"
TEXT = (
    "按照督察整改销号工作规程，现将第八项整改任务完成情况公示如下：", "整改任务：南关片区雨污混流，污水直排青溪。", "整改情况：改造污水管网8.4公里，封堵排口7处。",
    "公示期为2025年4月8日至4月18日，如有异议请致电0715-4321100。",
)  # fmt: skip
SIGNED = ("青溪县城市管理局", "2025年4月8日")
FRAMES = ("<div class=content>{}</div>", "<div class=TRS_Editor>{}</div>", "<div id=zoom>{}</div>")
ROWS = (("序号", "措施", "状态"), ("1", "南关管网改造", "已完成"), ("2", "排口封堵", "已完成"), ("3", "污水泵站", "在建"))
SAID = tuple(" | ".join(row) for row in ROWS)


def table(rows: tuple[tuple[str, ...], ...], above: str = "") -> str:
    return f"<table>{above}" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows) + "</table>"


def page(frame: str, behind: str, said: tuple[str, ...] = TEXT + SIGNED) -> Document:
    head = f"<h1>{TITLE}</h1><div class=info>发布时间：2025-04-08　来源：县城管局　点击：33次</div>"
    rest = "<div class=xg><h3>相关信息</h3><ul><li><a href=/1>全市河湖长制工作会议召开</a></li><li><a href=/2>夏季攻坚行动启动</a></li></ul></div>"
    foot = "<div class=footer><p>主办：青溪县人民政府</p><p>网站标识码：4212230001</p></div>"
    body = frame.format("".join(f"<p>{line}</p>" for line in said))
    text = f"<title>{TITLE}_青溪县</title><body><div class=main>{head}{body}{behind}{rest}</div>{foot}</body>"
    return read(text.encode(), "http://a.gov.cn/1.html", role=Role.DETAIL)


def lines(frame: str, behind: str, said: tuple[str, ...] = TEXT + SIGNED) -> tuple[str, ...]:
    return tuple(page(frame, behind, said).body.split("\n"))


@pytest.mark.parametrize("said", [TEXT + SIGNED, TEXT])
@pytest.mark.parametrize("box", ["<div class=tablebox>{}</div>", "<div class=con2>{}</div>", "<div id=t1>{}</div>", "<div>{}</div>", "{}"])
@pytest.mark.parametrize("frame", FRAMES)
def test_a_table_that_speaks_of_the_same_is_read(frame: str, box: str, said: tuple[str, ...]) -> None:
    assert lines(frame, box.format(table(ROWS)), said) == said + SAID


@pytest.mark.parametrize("frame", FRAMES)
def test_the_heading_of_such_a_table_is_read(frame: str) -> None:
    heading = "整改任务完成情况表"
    for markup in (f"<h3>{heading}</h3>{table(ROWS)}", table(ROWS, f"<caption>{heading}</caption>")):
        assert lines(frame, f"<div class=con2>{markup}</div>") == (*TEXT, *SIGNED, heading, *SAID)


@pytest.mark.parametrize("frame", FRAMES)
def test_a_changed_cell_is_a_change(frame: str) -> None:
    one, other = (page(frame, f"<div class=con2>{table((*ROWS[:3], ('3', '污水泵站', state)))}</div>") for state in ("在建", "已完成"))
    assert one.fingerprint != other.fingerprint


OF_SITE = (
    (("站点", "指数", "首要"), ("城东", "35", "臭氧")), (("单位", "信件", "办结"), ("县住建局", "35", "33"), ("青溪县城市管理局", "12", "9")), (("整改任务", "35"), ("公示", "12"), ("污水", "7")),
    (("办公时间", "周一至周五"), ("联系电话", "0715-4321100")), (("排名", "乡镇", "得分"), ("1", "青溪镇", "95.2"), ("2", "南关镇", "92.1")), (("今日", "多云"), ("明日", "晴")), (("满意", "35"), ("基本满意", "2")),
    (("序号", "公示"), ("1", "<a href=/1.html>关于第七项整改任务完成情况的公示</a>")), (("索引号：", "0031"), ("发布机构：", "青溪县城管局"), ("文号：", "青城〔2025〕3号")), (("日期", "值班"), ("4月8日", "张三")),
)  # fmt: skip


@pytest.mark.parametrize("rows", OF_SITE)
@pytest.mark.parametrize("frame", FRAMES)
def test_a_table_of_the_site_is_not(frame: str, rows: tuple[tuple[str, ...], ...]) -> None:
    for markup in (table(rows), f"<h3>便民信息</h3>{table(rows)}"):
        assert lines(frame, f"<div class=tj>{markup}</div>") == TEXT + SIGNED
        assert lines(frame, f"<div class=tj>{markup}</div>", TEXT) == TEXT


@pytest.mark.parametrize("frame", FRAMES)
def test_no_table_is_read_behind_what_the_page_says(frame: str) -> None:
    assert lines(frame, f"<p>本站将于本月升级，期间部分服务暂停使用。</p><div class=con2>{table(ROWS)}</div>") == TEXT + SIGNED
