"""JSON lists described in a source file: read as described, or said to misfit, with what was found instead."""

from __future__ import annotations

import json
import re
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.api import read as read_page
from parsers.document import Ask, Document, Role
from parsers.families.listing_api import MOST_AHEAD, read_answer
from parsers.listing import ListReading
from parsers.sameness import proof_of
from sources.api_list import ApiList
from sources.catalogue import load
from sources.source import Source
from tests.docs_text import first_column, sections, text_of
from tests.list_site import Answer, ListSite, day_of, item, path_of, query_of, serving, title_of
from tests.listing_pages import read
from tests.local_site import Command

URL = "https://sthjj.linhe.gov.cn/api/list?channel=7&page=1"
HOST = "https://sthjj.linhe.gov.cn"
NOW = "2026-03-02T09:00:00+08:00"


def described(*others: str, **api: Any) -> Source:
    """A source whose list is read as `api` says, beside other lists."""
    lists = [{"url": URL, "api": api}, *({"url": other} for other in others)]
    return Source.model_validate(
        {"id": "linhe", "name": "临河市", "region": "371300", "level": "prefecture", "agency": "生态环境局",
         "hosts": ["sthjj.linhe.gov.cn"], "lists": lists}
    )  # fmt: skip


def reading(value: Any, **api: Any) -> ListReading:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return read(text, URL, described(**api))


def days(found: ListReading) -> list[date | None]:
    return [row.published for row in found.rows]


def test_rows_titles_addresses_and_dates_are_where_the_file_says() -> None:
    found = reading(
        {"data": {"list": [{"docTitle": "关于第1号&nbsp;<em>整改</em>任务的公示", "link": {"pc": "./2026/1.html"}, "pubDate": "2026-02-27 09:30:00"}]}},
        rows="data.list", title="docTitle", url="link.pc", date="pubDate",
    )  # fmt: skip
    assert [(row.url, row.title, row.published) for row in found.rows] == [
        (f"{HOST}/api/2026/1.html", "关于第1号 整改任务的公示", date(2026, 2, 27))
    ]
    assert found.problem is None and found.shape == "api"


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (1772150400000, date(2026, 2, 27)), ("1772150400", date(2026, 2, 27)), (1772121600000, date(2026, 2, 27)),
        (1772121599000, date(2026, 2, 26)), ("2026-02-26T16:00:00Z", date(2026, 2, 27)), ("2026-02-27T00:30:00.000+0800", date(2026, 2, 27)),
        ("2026-02-27T09:00:00", date(2026, 2, 27)), ("20260227", date(2026, 2, 27)), ("2026年2月27日", date(2026, 2, 27)),
        ("发布于 2026/2/27 星期五", date(2026, 2, 27)), (0, None), (None, None), (True, None), ("昨天", None), ([], None),
        (10**15, None), ("9" * 4000, None), (1772150400000.0, date(2026, 2, 27)),
    ],
)  # fmt: skip
def test_dates(value: Any, day: date | None) -> None:
    assert days(reading([{"title": "关于整改的公示", "url": "/1.html", "d": value}], date="d")) == [day]


def test_templates_are_filled_and_quoted() -> None:
    rows = [{"id": 7, "c": {"k": "a b/中?x"}, "title": "甲"}, {"id": None, "c": {"k": "b"}, "title": "乙"}]
    found = reading(rows, title="[{c.k}] {title}", url="/content/{id}.html?k={c.k}")
    assert [(row.url, row.title) for row in found.rows] == [
        (f"{HOST}/content/7.html?k=a%20b/%E4%B8%AD?x", "[a b/中?x] 甲")
    ]


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ([[{"title": "甲", "url": "/1"}], [{"title": "乙", "url": "/2"}]], "*"),
        (
            {"groups": [{"items": [{"title": "甲", "url": "/1"}]}, {"items": [{"title": "乙", "url": "/2"}]}]},
            "groups.*.items",
        ),
        ({"groups": [{"item": {"title": "甲", "url": "/1"}}, {"item": {"title": "乙", "url": "/2"}}]}, "groups.*.item"),
        ({"a": [0, {"b": [{"title": "甲", "url": "/1"}, {"title": "乙", "url": "/2"}]}]}, "a.1.b"),
        ({"data": json.dumps({"list": [{"title": "甲", "url": "/1"}, {"title": "乙", "url": "/2"}]})}, "data.list"),
        ({"m": {"x": {"title": "甲", "url": "/1"}, "y": {"title": "乙", "url": "/2"}}}, "m.*"),
    ],
)
def test_paths(value: Any, path: str) -> None:
    assert [row.title for row in reading(value, rows=path).rows] == ["甲", "乙"]


def test_an_answer_inside_a_callback() -> None:
    text = 'jQuery_17({"data":[{"title":"甲","url":"/1.html"}]});'
    assert [row.title for row in reading(text, rows="data").rows] == ["甲"]


def test_html_inside_json() -> None:
    html = "<ul>" + "".join(item(number) for number in (3, 2, 1)) + "</ul>"
    found = reading({"data": {"html": html}}, html="data.html", next="/api/list?channel=7&page={page}")
    assert [row.title for row in found.rows] == [title_of(number) for number in (3, 2, 1)]
    assert found.next_pages[0] == Ask(url=f"{HOST}/api/list?channel=7&page=2") and found.shape == "api-html"


# --- further pages


def test_further_pages_by_address_or_body() -> None:
    rows = {"rows": [{"title": "甲", "url": "/1"}], "pages": "3"}
    by_address = reading(rows, rows="rows", next="?channel=7&page={page}", pages="pages").next_pages
    assert by_address == (Ask(url=f"{HOST}/api/list?channel=7&page=2"), Ask(url=f"{HOST}/api/list?channel=7&page=3"))
    by_body = reading(rows, rows="rows", body='{"pageNo": {page}}', first=0, pages="pages").next_pages
    assert by_body == (
        Ask(url=URL, body='{"pageNo": 1}', content_type="application/json"),
        Ask(url=URL, body='{"pageNo": 2}', content_type="application/json"),
    )
    form = reading(rows, rows="rows", body="col=1&page={page}").next_pages
    assert len(form) == MOST_AHEAD and form[0].body == "col=1&page=2" and "urlencoded" in form[0].content_type
    assert reading(rows, rows="rows").next_pages == ()
    assert reading(rows, rows="rows", body="col=1").next_pages == ()


def test_a_document_keeps_what_to_ask_and_reads_those_of_old() -> None:
    asks = (Ask(url="http://a.gov.cn/2"), Ask(url="http://a.gov.cn/p", body="a=1", content_type="x"))
    values = Document(next_pages=asks).to_json()
    assert values["next_pages"] == [
        "http://a.gov.cn/2",
        {"url": "http://a.gov.cn/p", "body": "a=1", "content_type": "x"},
    ]
    assert Document.from_json(json.loads(json.dumps(values))).next_pages == asks
    assert Document.from_json({"next_pages": ["http://a.gov.cn/2"]}).next_pages == asks[:1]


# --- misfits


@pytest.mark.parametrize(
    ("value", "api", "says"),
    [
        ("<html><body>请登录</body></html>", {}, ("不是 JSON", "请登录")),
        (
            {"code": 0, "data": {"items": [1], "total": 9}},
            {"rows": "data.list"},
            ("data.list", "items、total", "没有 list"),
        ),
        ({"code": 500, "msg": "x"}, {"rows": "data.list"}, ("应答 是对象（code、msg）", "没有 data")),
        ({"data": {"list": {"a": 1}}}, {"rows": "data.list"}, ("不是数组", "对象（a）")),
        ({"data": "error"}, {"rows": "data"}, ("不是数组", "单个值（error）")),
        ({"data": []}, {"rows": "data"}, ("列表为空",)),
        ({"data": []}, {"rows": "data.*"}, ("列表为空",)),
        ([{"docTitle": "甲", "docUrl": "/1"}], {}, ("1 个条目", "docTitle、docUrl")),
        ([{"title": "甲", "url": "javascript:void(0)"}], {}, ("1 个条目",)),
        ({"data": {"html": ""}}, {"html": "data.html"}, ("不是网页片段",)),
        ({"data": {"html": None}}, {"html": "data.html"}, ("空值",)),
        ('{"data": [', {"rows": "data"}, ("不是 JSON",)),
        ("", {}, ("不是 JSON",)),
    ],
)
def test_what_misfits_is_said_with_what_was_found(value: Any, api: dict[str, Any], says: tuple[str, ...]) -> None:
    found = reading(value, **api)
    assert found.rows == ()
    for words in says:
        assert words in (found.problem or ""), found.problem


def test_the_list_is_read_by_its_own_entry() -> None:
    text = json.dumps({"a": [{"title": "甲", "url": "/1"}], "b": [{"title": "关于乙的公示", "url": "/2"}]}).encode()
    source = described("https://sthjj.linhe.gov.cn/other", rows="a")
    assert [
        row.title
        for row in read_page(
            text, URL, role=Role.LIST, source=source.model_copy(update={"lists": source.lists[:1]})
        ).rows
    ] == ["甲"]
    assert (
        read_page(text, URL, role=Role.LIST, source=source).rows[0].title != "甲"
    )  # which entry counts is not known here


def test_a_description_that_changes_voids_the_proof_of_sameness() -> None:
    raw = b'{"a": []}'
    proofs = {proof_of(raw, URL, role=Role.LIST, charset=None, source=described(rows=rows)) for rows in ("a", "b")}
    assert len(proofs) == 2


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20), lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["a", "b", "title", "url", "0"]), inner, max_size=4), max_leaves=20),
       st.sampled_from(["", "a", "a.b", "a.*", "*", "a.0.b", "*.*"]))  # fmt: skip
@settings(max_examples=200)
def test_no_answer_makes_it_raise(value: Any, path: str) -> None:
    text = json.dumps(value)
    for api in (ApiList(rows=path, date="a"), ApiList(html=path or "a", next="/x?p={page}", pages="b")):
        answer = read_answer(text, URL, api)
        assert answer.rows or answer.fragments or answer.problem


@pytest.mark.parametrize(
    "text", ["[" * 200_000, '{"a":' * 100_000, "[" + '{"title":"甲","url":"/1"},' * 30_000 + "{}]", "f(" * 300_000]
)
def test_hostile_answers_are_read_in_time(text: str) -> None:
    started = time.process_time()
    reading(text)
    reading(text, rows="*.*.*")
    assert time.process_time() - started < 3


# --- the file


def faults(tmp_path: Path, lines: str) -> list[str]:
    folder = tmp_path / "sources"
    folder.mkdir(exist_ok=True)
    (folder / "a.toml").write_text(
        'id = "linhe"\nname = "临河市"\nregion = "371300"\nlevel = "prefecture"\nagency = "局"\nhosts = ["sthjj.linhe.gov.cn"]\n'
        f'[[lists]]\nurl = "{URL}"\n{lines}\n'
    )
    return [f"{problem.key}: {problem.message}" for problem in load(folder, builtin=False).problems]


@pytest.mark.parametrize(
    ("lines", "key", "says"),
    [
        ('api = { rowz = "data" }', "lists[0].api.rowz", "是否想写 rows"),
        ('api = { rows = "data..list" }', "lists[0].api.rows", "用点连接"),
        ('api = { rows = "$.data[0]" }', "lists[0].api.rows", "用点连接"),
        ('api = { url = "/c/{id.html" }', "lists[0].api.url", "花括号不成对"),
        ('api = { url = "/c/{}.html" }', "lists[0].api.url", "花括号里应为键名"),
        ('api = { next = "/api?page=2" }', "lists[0].api.next", "缺少 {page}"),
        ('api = { next = "api page {page}" }', "lists[0].api.next", "应为网址"),
        ('api = { next = "https://evil.example/{page}" }', "lists[0].api.next", "不在 hosts"),
        ('api = { html = "data.html", rows = "data" }', "lists[0].api", "写了 html"),
        ('api = { pages = "total" }', "lists[0].api", "无法翻页"),
        ("api = { first = 2 }", "lists[0].api.first", "应小于或等于 1"),
        ('api = { body = "" }', "lists[0].api.body", "不能为空"),
        ('api = "data.list"', "lists[0].api", "一组键值"),
        ('render = "chrome"', "lists[0].render", "只能是"),
    ],
)
def test_a_wrong_description_is_named(tmp_path: Path, lines: str, key: str, says: str) -> None:
    (fault,) = faults(tmp_path, lines)
    assert fault.startswith(f"{key}: ") and says in fault, fault


def test_a_right_description_has_no_faults(tmp_path: Path) -> None:
    assert (
        faults(
            tmp_path,
            'api = { rows = "data.*.list", title = "t", url = "/c/{id}.html", date = "d", next = "?p={page}", pages = "n" }',
        )
        == []
    )
    assert faults(tmp_path, '[lists.api]\nhtml = "data.html"\nbody = \'{"pageNo": {page}}\'\nfirst = 0') == []


def test_the_document_explains_every_key_and_its_example_is_right(tmp_path: Path) -> None:
    section = sections(text_of("docs/adding-a-source.md"), "###")["`[lists.api]`: lists that come as JSON"]
    assert sorted(first_column(section)) == sorted(ApiList.model_fields)
    example, described = re.findall(r"```toml\n(.*?)```", text_of("docs/adding-a-source.md"), re.DOTALL)[:2]
    text = example.partition("[[lists]]")[0] + described
    assert "[lists.api]" in text and len(text.splitlines()) < 20
    (tmp_path / "a.toml").write_text(text, "utf-8")
    assert load(tmp_path, builtin=False).problems == ()


# --- polled


def api(site: ListSite, method: str, target: str, body: str) -> Answer | None:
    if target.partition("?")[0] != "/api/list":
        return None
    number = json.loads(body)["pageNo"] if method == "POST" else int(query_of(target)["page"])
    shown = site.pages[number - 1] if number <= len(site.pages) else []
    rows = [{"id": path_of(n)[1:-5], "docTitle": title_of(n), "time": f"{day_of(n)}T08:00:00+08:00"} for n in shown]
    return 200, "application/json; charset=utf-8", json.dumps({"code": 0, "data": {"list": rows}})


def toml(site: ListSite, url: str, description: str) -> str:
    return (
        f'id = "qinglan"\nname = "青岚市生态环境局"\nregion = "211400"\nlevel = "prefecture"\nagency = "青岚市生态环境局"\n'
        f'hosts = ["{site.host}"]\n[politeness]\ndelay = 0.0\nrobots = false\n[[lists]]\nurl = "{site.base}{url}"\nevidence = "hit"\n'
        f'api = {{ rows = "data.list", title = "docTitle", url = "/{{id}}.html", date = "time", {description} }}\n'
    )


@pytest.mark.parametrize(
    ("url", "description", "method"),
    [
        ("/api/list?page=1", 'next = "/api/list?page={page}"', "GET"),
        ("/api/list", 'body = \'{"pageNo": {page}, "pageSize": 20}\'', "POST"),
    ],
)
def test_a_described_list_is_polled_page_by_page(tmp_path: Path, url: str, description: str, method: str) -> None:
    ducha = Command(tmp_path / "home")
    with serving(api) as site:
        site.numbers = list(range(0, -50, -1))
        folder = ducha.home / "sources"
        folder.mkdir(parents=True)
        text = toml(site, url, description)
        assert len(text.splitlines()) < 20
        (folder / "qinglan.toml").write_text(text)
        ducha("sources", "check")
        probed = ducha.object("sources", "probe", "qinglan", NOW=NOW)
        assert [look["rows"] for look in probed["lists"]] == [20]
        assert load(folder, builtin=False).sources["qinglan"].lists[0].evidence.value == "verified"
        ducha("sources", "enable", "qinglan", NOW=NOW)
        site.asked.clear()
        assert ducha.poll(NOW=NOW)["polled"] == 51
        assert len(site.targets(method)) == 4  # three pages, and an empty one behind them
        site.numbers = list(range(30, -50, -1))
        assert ducha.poll(NOW="2026-03-12T09:00:00+08:00")["events"] == {"notice.new": 30}
        site.asked.clear()
        assert ducha.poll(NOW="2026-03-12T12:00:00+08:00")["events"] == {}
        assert len(site.targets(method)) == 1
        site.answer = lambda *_: (200, "application/json", '{"code": 401, "msg": "token expired"}')
        ducha.poll(NOW="2026-03-13T09:00:00+08:00")
        (told,) = [event for event in ducha.lines("events") if event["type"] == "list.empty"]
        assert "data.list" in told["headline"] and "code、msg" in told["headline"]
