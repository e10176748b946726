"""Lists of several pages, polled as an operator does: read whole at first, later as far as there is news, told once."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from tests.list_site import Answer, ListSite, html_of, item, query_of, serving, trs
from tests.local_site import Command

FIRST = "2026-03-02T09:00:00+08:00"
HTML = "text/html; charset=utf-8"
pytestmark = pytest.mark.slow
Layout = Callable[[ListSite, str, str, str], Answer | None]


@pytest.fixture
def ducha(tmp_path: Path) -> Command:
    return Command(tmp_path / "home")


def watched(ducha: Command, site: ListSite, numbers: range, path: str = "/gsgg/") -> dict[str, object]:
    """The baseline of a list; its figures."""
    site.numbers = list(numbers)
    ducha("watch", "add", "--role", "list", site.base + path, NOW=FIRST)
    return dict(ducha.poll(NOW=FIRST))


def followed(ducha: Command) -> set[str]:
    return {page["url"] for page in ducha.lines("watch", "list") if page["role"] == "detail"}


def test_a_list_is_read_whole_at_first_and_its_new_rows_on_later_pages_are_found(ducha: Command) -> None:
    with serving(trs()) as site:
        figures = watched(ducha, site, range(0, -100, -1))
        assert figures["polled"] == 101 and figures["events"] == {}
        assert site.targets() == ["/gsgg/", *(f"/gsgg/index_{n}.html" for n in range(1, 5))]
        site.asked.clear()
        site.numbers = list(range(30, -100, -1))
        assert ducha.poll(NOW="2026-03-12T09:00:00+08:00")["events"] == {"notice.new": 30}
        assert site.targets() == ["/gsgg/", "/gsgg/index_1.html"]  # the second page ends with rows that are known
        events = ducha.lines("events")
        assert len({event["url"] for event in events}) == 30
        site.asked.clear()
        site.numbers = list(range(35, -100, -1))  # five more: rows move from page to page
        assert ducha.poll(NOW="2026-03-13T09:00:00+08:00")["events"] == {"notice.new": 5}
        assert site.targets() == ["/gsgg/"]
        urls = [event["url"] for event in ducha.lines("events")]
        assert len(urls) == len(set(urls)) == 35


def test_more_than_twenty_new_rows_on_two_pages_are_one_message(ducha: Command) -> None:
    with serving(trs()) as site:
        watched(ducha, site, range(0, -40, -1))
        ducha("subscribe", "json://127.0.0.1:9/hook", NOW=FIRST)
        site.numbers = list(range(30, -40, -1))
        ducha.poll(NOW="2026-03-12T09:00:00+08:00")
        ducha("deliver", "--once", NOW="2026-03-12T09:30:00+08:00")
        assert len(ducha.lines("outbox")) == 1


def test_a_host_that_numbers_its_second_page_two(ducha: Command) -> None:
    with serving(trs(first=2)) as site:
        assert watched(ducha, site, range(0, -70, -1))["polled"] == 71
        assert site.targets() == ["/gsgg/", *(f"/gsgg/index_{n}.html" for n in (1, 2, 3, 4))]
        site.asked.clear()
        site.numbers = list(range(30, -70, -1))
        assert ducha.poll(NOW="2026-03-12T09:00:00+08:00")["events"] == {"notice.new": 30}
        assert site.targets() == ["/gsgg/", "/gsgg/index_1.html", "/gsgg/index_2.html"]


def test_pages_that_repeat_end_the_list(ducha: Command) -> None:
    def same_for_ever(site: ListSite, method: str, target: str, body: str) -> Answer | None:
        return (
            trs()(site, method, "/gsgg/", body)
            if target.startswith("/gsgg/index_")
            else trs()(site, method, target, body)
        )

    with serving(same_for_ever) as site:
        assert watched(ducha, site, range(0, -60, -1))["polled"] == 21
        assert site.targets() == [
            "/gsgg/",
            "/gsgg/index_1.html",
            "/gsgg/index_2.html",
        ]  # the other numbering is tried too


def test_a_baseline_reads_no_further_than_its_rows_are_followed(ducha: Command) -> None:
    with serving(trs()) as site:
        watched(ducha, site, range(0, -300, -1))
        assert len(followed(ducha)) == 200
        assert site.targets()[-1] == "/gsgg/index_9.html"


def test_a_baseline_ends_with_rows_too_old_to_be_followed(ducha: Command) -> None:
    with serving(trs()) as site:
        site.size = 10
        watched(ducha, site, range(-1170, -1230, -1))  # printed 391 to 411 days ago
        assert site.targets() == ["/gsgg/", *(f"/gsgg/index_{n}.html" for n in (1, 2, 3))]
        assert len(followed(ducha)) == 28


def test_a_page_that_cannot_be_read_is_asked_for_again_and_loses_no_row(ducha: Command) -> None:
    with serving(trs()) as site:
        watched(ducha, site, range(0, -60, -1))
        site.numbers = list(range(30, -60, -1))
        site.broken["/gsgg/index_1.html"] = 503
        assert ducha.poll(NOW="2026-03-12T09:00:00+08:00")["events"] == {"notice.new": 20}
        site.broken.clear()
        site.numbers = list(range(33, -60, -1))  # others come meanwhile: the first page ends with a row that is known
        assert ducha.poll(NOW="2026-03-12T12:00:00+08:00")["events"] == {"notice.new": 13}
        site.asked.clear()
        assert ducha.poll(NOW="2026-03-12T13:00:00+08:00")["events"] == {}
        assert site.targets() == ["/gsgg/"]
        urls = [event["url"] for event in ducha.lines("events")]
        assert len(urls) == len(set(urls)) == 33


@pytest.mark.parametrize("dated", [True, False])
def test_rows_that_a_broken_baseline_did_not_reach_are_followed_and_not_told(ducha: Command, dated: bool) -> None:
    with serving(trs(dated=dated)) as site:
        site.broken["/gsgg/index_1.html"] = 500
        assert watched(ducha, site, range(0, -50, -1))["polled"] == 21
        site.broken.clear()
        site.numbers = list(range(2, -50, -1))
        figures = ducha.poll(NOW="2026-03-02T15:00:00+08:00")
        assert figures["events"] == {"notice.new": 2}
        assert len(followed(ducha)) == 52


def test_what_is_broken_for_days_is_not_asked_for_for_ever(ducha: Command) -> None:
    with serving(trs()) as site:
        site.broken["/gsgg/index_1.html"] = 500
        watched(ducha, site, range(0, -50, -1))
        ducha.poll(NOW="2026-03-03T09:00:00+08:00")
        ducha.poll(NOW="2026-03-06T09:00:00+08:00")
        site.asked.clear()
        assert ducha.poll(NOW="2026-03-06T15:00:00+08:00")["errors"] == 0
        assert site.targets() == ["/gsgg/"]


def test_pinned_rows_do_not_hide_that_all_others_are_new(ducha: Command) -> None:
    def pinned(site: ListSite, method: str, target: str, body: str) -> Answer | None:
        found = trs()(site, method, target, body)
        return found and (
            found[0],
            found[1],
            found[2].replace('<ul class="list">', f'<ul class="list">{item(-9)}{item(-8)}'),
        )

    with serving(pinned) as site:
        watched(ducha, site, range(0, -60, -1))
        site.numbers = list(range(25, -60, -1))
        assert ducha.poll(NOW="2026-03-12T09:00:00+08:00")["events"] == {"notice.new": 25}


def test_a_row_pushed_to_the_second_page_has_not_left_the_list(ducha: Command, tmp_path: Path) -> None:
    with serving(trs()) as site:
        watched(ducha, site, range(0, -60, -1))
        site.numbers = [5, 4, 3, 2, 1, *(n for n in range(0, -60, -1) if n != -3)]
        site.asked.clear()
        ducha("poll", "--no-wait", "--delay", "0", NOW="2026-03-02T09:00:01+08:00")
        ducha.poll(NOW="2026-03-04T09:00:00+08:00")
        left = _left(tmp_path / "home" / "ducha.sqlite3")
        assert len(left) == 1 and f"_{50000 - 3}." in left[0]


def _left(file: Path) -> list[str]:
    import sqlite3

    with sqlite3.connect(file) as database:
        return [url for (url,) in database.execute("select url from list_row where gone_since is not null")]


# --- other conventions


def guangdong(site: ListSite, _method: str, target: str, _body: str) -> Answer | None:
    names = ["/gsgg/", *(f"/gsgg/index_{n + 2}.html" for n in range(len(site.pages) - 1))]
    if target not in names:
        return None
    here = names.index(target)
    links = "".join(f'<a href="{name}">{n + 1}</a>' for n, name in enumerate(names)) + f'<a href="{names[-1]}">尾页</a>'
    links += f'<a href="{names[here + 1]}">下一页</a>' if here + 1 < len(names) else ""
    return 200, HTML, html_of("".join(map(item, site.pages[here])), links)


def anhui(site: ListSite, _method: str, target: str, _body: str) -> Answer | None:
    path, _, query = target.partition("?")
    number = int(query.partition("pageIndex=")[2] or 1)
    if path != "/content/column/6792061" or not 0 < number <= len(site.pages):
        return None
    return (
        200,
        HTML,
        html_of("".join(map(item, site.pages[number - 1])), f"<span>共 <b>{len(site.pages)}</b> 页</span>"),
    )


def ucap(site: ListSite, _method: str, target: str, _body: str) -> Answer | None:
    names = ["/c1/gsgg_list.shtml", *(f"/c1/gsgg_list_{n + 2}.shtml" for n in range(len(site.pages) - 1))]
    if target not in names:
        return None
    here = names.index(target)
    call = (
        f"<script>createPageHTML('page_div',{len(names)}, {here + 1},'gsgg_list','shtml',{len(site.numbers)});</script>"
    )
    return 200, HTML, html_of("".join(map(item, site.pages[here])), call)


def written(site: ListSite, method: str, target: str, body: str) -> Answer | None:
    """Rows that the page's own script writes, one call a row."""
    found = trs()(site, method, target, body)
    if found is None:
        return None
    rows = re.sub(r"<li>(.*?)</li>", lambda m: f"<script>document.write({json.dumps(m[0])});</script>", found[2])
    return found[0], found[1], rows


def jpaas(site: ListSite, _method: str, target: str, _body: str) -> Answer | None:
    """A page without rows whose script asks the publishing service for them."""
    service = "/api-gateway/jpaas-publish-server/front/page/build/unit"
    if target == "/gsgg/":
        query = "{'parseType':'bulidstatic','webId':'30f1','tplSetId':'9a','pageType':'column','tagId':'当前栏目list','pageId':'77aa'}"
        return 200, HTML, html_of(f'<script src="/unitbuild.js" url="{service}" queryData="{query}"></script>')
    if not target.startswith(service):
        return None
    number = json.loads(query_of(target).get("paramJson", "{}")).get("pageNo", 1)
    pager = f'<div class="pagination" pageNo="{number}" rows="{site.size}" count="{len(site.numbers)}"></div>'
    html = "<ul>" + "".join(map(item, site.pages[number - 1])) + "</ul>" + pager
    return 200, "application/json", json.dumps({"success": True, "data": {"html": html}}, ensure_ascii=False)


def hanweb(site: ListSite, method: str, target: str, body: str) -> Answer | None:
    """Three pages' rows in the page, the others from the proxy, by POST alone."""
    if method == "GET" and target.partition("?")[0] == "/col/col42150/index.html":
        unit = (
            "<script type='text/xml'><datastore><recordset>" + "".join(map(_record, site.numbers[:60]))
            + "</recordset></datastore></script>"
            "<script>$('#380055').jpage({themeName:'default',totalRecord:" + str(len(site.numbers)) + ",perPage:20,groupSize:3,"
            "proxyUrl:'/module/web/jpage/dataproxy.jsp',ajaxParam:{col:1,appid:'1',webid:3,path:'/',columnid:42150,"
            "sourceContentType:1,unitid:'380055',webname:'青岚市生态环境局',permissiontype:0}});</script>"
        )  # fmt: skip
        return 200, HTML, html_of(f'<div id="380055">{unit}</div>')
    form = parse_qs(body)
    asked = query_of(target)
    if method != "POST" or form.get("columnid") != ["42150"] or form.get("webname") != ["青岚市生态环境局"]:
        return None
    rows = site.numbers[int(asked["startrecord"]) - 1 : int(asked["endrecord"])]
    return 200, "text/xml; charset=utf-8", (
        f"<datastore><totalrecord>{len(site.numbers)}</totalrecord><recordset>{''.join(map(_record, rows))}</recordset></datastore>"
    )  # fmt: skip


def _record(number: int) -> str:
    return f"<record><![CDATA[{item(number)}]]></record>"


CONVENTIONS: dict[str, tuple[Layout, str]] = {
    "guangdong": (guangdong, "/gsgg/"), "anhui": (anhui, "/content/column/6792061"), "ucap": (ucap, "/c1/gsgg_list.shtml"),
    "written": (written, "/gsgg/"), "jpaas": (jpaas, "/gsgg/"), "hanweb": (hanweb, "/col/col42150/index.html"),
}  # fmt: skip


@pytest.mark.parametrize("convention", CONVENTIONS)
def test_each_convention_is_read_whole_and_its_news_are_told_once(ducha: Command, convention: str) -> None:
    layout, path = CONVENTIONS[convention]
    with serving(layout) as site:
        figures = watched(ducha, site, range(0, -130, -1), path)
        assert (figures["events"], len(followed(ducha))) == ({}, 130)
        site.asked.clear()
        assert ducha.poll(NOW="2026-03-02T12:00:00+08:00")["events"] == {}
        assert (
            len([target for target in site.targets() if "index_" not in target]) <= 2
        )  # the page, and what stands in for it
        site.numbers = list(range(70, -130, -1))
        assert ducha.poll(NOW="2026-03-25T09:00:00+08:00")["events"] == {"notice.new": 70}
        assert ducha.poll(NOW="2026-03-25T12:00:00+08:00")["events"] == {}
        urls = [event["url"] for event in ducha.lines("events")]
        assert len(urls) == len(set(urls)) == 70


def test_what_is_posted_to_the_proxy(ducha: Command) -> None:
    with serving(hanweb) as site:
        watched(ducha, site, range(0, -130, -1), "/col/col42150/index.html")
        posted = [(target, body) for method, target, body in site.asked if method == "POST"]
        assert [query_of(target) for target, _ in posted] == [
            {"startrecord": "61", "endrecord": "120", "perpage": "20"}, {"startrecord": "121", "endrecord": "130", "perpage": "20"},
        ]  # fmt: skip
        assert parse_qs(posted[0][1])["unitid"] == ["380055"]


def test_a_list_that_turns_empty_or_into_a_script_is_the_operators_news(ducha: Command) -> None:
    def emptied(site: ListSite, _method: str, target: str, _body: str) -> Answer | None:
        if site.numbers == [7]:
            return 200, HTML, html_of("", '<div id="app"></div><script src="/app.js"></script>' + "栏目" * 80)
        return trs()(site, _method, target, _body)

    with serving(emptied) as site:
        watched(ducha, site, range(0, -30, -1))
        site.numbers = [7]
        ducha.poll(NOW="2026-03-03T09:00:00+08:00")
        events = [event for event in ducha.lines("events") if event["type"] == "list.empty"]
        assert len(events) == 1 and "脚本" in events[0]["headline"]
        assert not [event for event in ducha.lines("events") if event["type"] == "notice.withdrawn"]
