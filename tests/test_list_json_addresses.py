"""Lists in JSON: which key names the page of each notice, and that a list's own address is none."""

from __future__ import annotations

import json
from typing import Any

import pytest

from parsers.api import read
from parsers.document import Document, Role

LIST = "http://hbj.example.gov.cn/api/cms/list?channel=9"
HOME = "http://hbj.example.gov.cn"


def listed(*records: dict[str, Any], extra: dict[str, Any] | None = None) -> Document:
    answer = {"code": 0, "data": {"records": list(records), **(extra or {})}}
    return read(json.dumps(answer, ensure_ascii=False).encode(), LIST, role=Role.LIST)


def record(number: int, **fields: Any) -> dict[str, Any]:
    return {"title": f"关于第{number}项整改任务验收销号的公示", "publishTime": "2026-05-28", **fields}


@pytest.mark.parametrize(
    "key",
    ["articleUrl", "docUrl", "visit_url", "htmlUrl", "staticUrl", "contentUrl", "jumpUrl", "webUrl", "urlPath", "path", "newsLink",
     "filePath2", "wapUrl", "url", "href", "docPubUrl"],
)  # fmt: skip
def test_an_address_is_known_by_what_stands_there(key: str) -> None:
    found = listed(*(record(n, **{key: f"/d/{n}.html"}) for n in range(8)))
    assert [row.url for row in found.rows] == [f"{HOME}/d/{n}.html" for n in range(8)]
    assert found.problem is None


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "60{n}"},
        {"articleUrl": ""},
        {"url": "#"},
        {"url": "?channel=9"},
        {"picUrl": "/upload/{n}.html"},
        {"channelUrl": "/dczg/{n}/index.html"},
        {"showUrl": "/upload/{n}.jpg"},
        {"siteUrl": "http://hbj.example.gov.cn/"},
        {"jumpUrl": "http://hbj.example.gov.cn/"},
        {"columnPath": "/1/9/{n}/"},
        {"path": "/1/9/{n}/"},
    ],
)
def test_rows_without_an_address_of_their_own_are_a_problem_and_no_rows(fields: dict[str, str]) -> None:
    found = listed(*(record(n, **{key: value.format(n=n) for key, value in fields.items()}) for n in range(8)))
    assert found.rows == ()
    assert found.problem is not None


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"url": "/d/{n}.html", "articleUrl": "/e/{n}.html"}, "/d/{n}.html"),
        ({"url": "http://hbj.example.gov.cn/", "articleUrl": "/e/{n}.html"}, "/e/{n}.html"),
        ({"link": "", "docUrl": "/e/{n}.html"}, "/e/{n}.html"),
        ({"wapUrl": "/m/{n}.html", "pcUrl": "/p/{n}.html"}, "/p/{n}.html"),
        ({"coverUrl": "/c/{n}.html", "fileUrl": "/f/{n}.pdf", "viewUrl": "/v/{n}.html"}, "/v/{n}.html"),
        ({"fileUrl": "/f/{n}.pdf"}, "/f/{n}.pdf"),
        ({"path": "/p/{n}.html", "realUrl": "/r/{n}.html"}, "/r/{n}.html"),
    ],
)
def test_the_surest_address_counts(fields: dict[str, str], expected: str) -> None:
    found = listed(*(record(n, **{key: value.format(n=n) for key, value in fields.items()}) for n in range(3)))
    assert [row.url for row in found.rows] == [HOME + expected.format(n=n) for n in range(3)]


def test_each_record_may_have_its_own_key() -> None:
    found = listed(record(1, url="", articleUrl="/e/1.html"), record(2, url="/d/2.html", articleUrl=""), record(3, url=None))
    assert [row.url for row in found.rows] == [f"{HOME}/e/1.html", f"{HOME}/d/2.html"]


def test_one_record_is_read_too() -> None:
    assert [row.url for row in listed(record(7, articleUrl="/d/7.html")).rows] == [f"{HOME}/d/7.html"]


def test_a_longer_menu_is_not_the_list() -> None:
    menu = [{"name": f"第{n}个栏目", "menuPath": "/", "indexUrl": f"/lm{'abcdefghij'[n]}/index.html"} for n in range(10)]
    found = listed(*(record(n, articleUrl=f"/d/{n}.html") for n in range(3)), extra={"menus": menu})
    assert [row.url for row in found.rows] == [f"{HOME}/d/{n}.html" for n in range(3)]


@pytest.mark.parametrize("marked", ["<em>整改</em>", "<em class='hl'>整改</em>", "<font color='red'>整改</font>", "&lt;em&gt;整改&lt;/em&gt;", "整改&nbsp;"])
def test_a_title_is_read_without_the_marks_of_a_search(marked: str) -> None:
    found = listed(record(1, title=f"关于{marked}任务的公示", url="/info/1/1.htm"), record(2, title="关于&ldquo;<办法>&rdquo;的公示", url="/info/1/2.htm"))
    assert ["".join(row.title.split()) for row in found.rows] == ["关于整改任务的公示", "关于“<办法>”的公示"]
