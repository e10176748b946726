"""A row gives its own address, its whole title and the day it was published, and nothing else is a row."""

from __future__ import annotations

from datetime import date

from tests.listing_pages import notices, page, read
from tests.listing_shapes import HOST, UL, each, got, wanted


def test_date_of_publication_wins_over_other_dates() -> None:
    found = notices(4, "/dczg/{ym}/t{ymd}_{n}.html")
    table = each(
        '<tr><td><a href="{href}">{title}</a></td><td>2019-01-02</td><td>2030-01-01</td><td>{day}</td></tr>',
        "<table><tr><th>标题</th><th>登记日期</th><th>有效期截止日期</th><th>发布日期</th></tr>", "</table>",
    )  # fmt: skip
    lines = each('<li><a href="{href}">{title}</a><p><i>登记日期：2019-01-02</i> <i>发布日期：{day}</i></p></li>', "<ul>", "</ul>")
    closing = each('<li><a href="{href}">{title}</a><i>公示截止日期：2030-01-01</i></li>', "<ul>", "</ul>")
    assert got(read(page(table(found)), HOST + "/dczg/")) == wanted(found)
    assert got(read(page(lines(found)), HOST + "/dczg/")) == wanted(found)
    assert [row.published for row in read(page(closing(found)), HOST + "/dczg/").rows] == [None] * 4
    apart = each('<li><a href="{href}">{title}</a><i>截止日期</i><b>2030-01-01</b></li>', "<ul>", "</ul>")
    assert [row.published for row in read(page(apart(found)), HOST + "/dczg/").rows] == [None] * 4


def test_pinned_repeated_and_badged_rows() -> None:
    a, b, c = notices(3, "/dczg/{ym}/t{ymd}_{n}.html")
    rows = (
        f'<li class="top"><span class="zd">[置顶]</span><a href="{c.path}">{c.title}</a><span>{c.day}</span></li>'
        f'<li><a href="{a.path}"><b>{a.title[:4]}</b>{a.title[4:]}<sup>NEW</sup></a><img src="new.gif"><span>{a.day}</span></li>'
        f'<li><a href="{b.path}">【置顶】{b.title}<i>新</i></a><span>{b.day}</span></li>'
        f'<li><a href="{c.path}">{c.title}</a><span>{c.day}</span></li>'
        '<li><a href="/dczg/more.html">更多&gt;&gt;</a></li>'
    )
    reading = read(page(f"<ul>{rows}</ul>"), HOST + "/dczg/")
    assert got(reading) == wanted([c, a, b])


def test_category_links_and_files_are_not_rows() -> None:
    found = notices(5, "/dczg/{ym}/t{ymd}_{n}.html")
    rows = "".join(
        f'<li><a class="cat" href="/dczg/xh/">[验收销号公示公告]</a><a href="{n.path}">{n.title}</a><span>{n.day}</span>'
        f'<a href="/files/P02026{n.path[-11:-5]}.pdf">附件：验收意见及佐证材料汇总表</a></li>'
        for n in found
    )
    assert got(read(page(f"<ul>{rows}</ul>"), HOST + "/dczg/")) == wanted(found)


def test_links_in_scripts_are_followed_and_other_hosts_kept() -> None:
    a, b, c = notices(3, "/dczg/{ym}/t{ymd}_{n}.html")
    rows = (
        f"""<li><a href="javascript:void(0)" onclick="openPage('{a.path}')">{a.title}</a><span>{a.day}</span></li>"""
        f'<li><a href="http://WWW.mee.gov.cn:80{b.path}#top">{b.title}</a><span>{b.day}</span></li>'
        f'<li><a href="https://mp.weixin.qq.com/s/Ab_9x1">{c.title}</a><span>{c.day}</span></li>'
    )
    reading = read(page(f"<ul>{rows}</ul>"), HOST + "/dczg/")
    assert [row.url for row in reading.rows] == [
        HOST + a.path, "http://www.mee.gov.cn" + b.path, "https://mp.weixin.qq.com/s/Ab_9x1",
    ]  # fmt: skip


def test_title_attribute_counts_only_where_it_continues_the_text() -> None:
    rows = (
        '<li><a href="/d/t20260301_1001.html" title="点击查看">关于第1号整改任务验收销号的公示</a><span>2026-03-01</span></li>'
        '<li><a href="/d/t20260228_1002.html" title="标题：关于第2号整改任务验收销号情况的公示&#10;发布时间：2026-02-28">'
        "关于第2号整改任务...</a><span>2026-02-28</span></li>"
        '<li><a href="/d/t20260227_1003.html"><span title="关于第3号整改任务验收销号情况的公示">关于第3号整改任务验</span></a><span>2026-02-27</span></li>'
        '<li><a href="/d/t20260226_1004.html">信访件办理情况（2026年2月25日）</a><span>2026-02-26</span></li>'
    )
    reading = read(page(f"<ul>{rows}</ul>"), HOST + "/d/")
    assert [row.title for row in reading.rows] == [
        "关于第1号整改任务验收销号的公示", "关于第2号整改任务验收销号情况的公示", "关于第3号整改任务验收销号情况的公示",
        "信访件办理情况（2026年2月25日）",
    ]  # fmt: skip
    assert [row.published for row in reading.rows] == [date(2026, 3, 1), date(2026, 2, 28), date(2026, 2, 27), date(2026, 2, 26)]


def _yearless(*days: str, path: str = "/d/show.asp?id={}") -> list[date | None]:
    rows = "".join(
        f'<li><a href="{path.format(1000 + i)}">关于第{i}号督察整改任务验收销号的公示</a><span>{day}</span></li>'
        for i, day in enumerate(days)
    )
    readings = [read(page(f"<ul>{rows}</ul>", noise=noise), HOST + "/d/") for noise in range(4)]
    assert len({reading.rows for reading in readings}) == 1  # the header's "today is" must not settle a year
    return [row.published for row in readings[0].rows]


def test_day_without_year_takes_the_year_its_neighbours_settle() -> None:
    assert _yearless("2026-01-05", "01-03", "12-30", "2025-12-20") == [
        date(2026, 1, 5), date(2026, 1, 3), date(2025, 12, 30), date(2025, 12, 20),
    ]  # fmt: skip
    assert _yearless("03-05", "01-12", "2025-12-20", "2025-11-03")[:2] == [date(2026, 3, 5), date(2026, 1, 12)]
    assert _yearless("2026-01-05", "[11-14]")[1] == date(2025, 11, 14)


def test_day_without_year_is_left_open_where_nothing_settles_it() -> None:
    assert _yearless("11-14", "11-02") == [None, None]
    assert _yearless("03-05", "2025-12-20")[0] is None
    assert _yearless("2026-03-05", "06-01", "2026-03-01")[1] is None


def test_day_without_year_takes_the_year_of_its_address() -> None:
    assert _yearless("01-02", "12-30", path="/d/202412/t20241230_{}.html") == [date(2025, 1, 2), date(2024, 12, 30)]


def test_base_element_resolves_links() -> None:
    found = notices(4, "/dczg/{ym}/t{ymd}_{n}.html")
    text = page(UL(found).replace('href="/dczg/', 'href="'), head='<base href="/dczg/">')
    assert got(read(text, HOST + "/somewhere/else.html")) == wanted(found)
