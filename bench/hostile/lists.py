"""Monsters for the reader of lists: JSON deep, huge and of wrong types, datastores, pagers and scripts that do not end."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

from .pieces import HREFS, TEXTS
from .specimen import LIST_URL, Specimen, page

_UNIT_URL = "http://sthjj.qinglan.gov.cn/api-gateway/jpaas-publish-server/front/page/build/unit?pageId=1&paramJson=%7B%22pageNo%22%3A1%7D"
_KEYS = (
    "data", "list", "rows", "html", "title", "docTitle", "subject", "url", "docpuburl", "link", "href", "publishDate", "pubDate", "time", "date", "showTitle", "records", "", "\0", "título", "__class__",
)  # fmt: skip
_ROW = '<li><a href="./t20260302_{n}.html" title="关于第{n}项整改任务验收销号的公示">关于第{n}项整改任务…</a><span>2026-03-02</span></li>'


def list_monster(dice: random.Random) -> Specimen:
    """A list page or a JSON answer that is not what it seems."""
    make = dice.choice(_MAKERS)
    text = make(dice)
    raw = text.encode("utf-8", "surrogatepass")
    if dice.random() < 0.2 and raw:
        raw = raw[: dice.randint(1, len(raw))]
    url = dice.choice((LIST_URL, LIST_URL, _UNIT_URL, "http://sthjj.qinglan.gov.cn/col/col42150/index.html", None))
    doors = ("list", "list-proof") if len(raw) < 600_000 else ("list",)
    found = page(dice, make.__name__.strip("_"), raw, doors=(*doors, "detail") if len(raw) < 60_000 else doors, url=url)
    source = dice.choice((None, None, None, "api", "api-html", "selected", "misspelt"))
    return Specimen(name=found.name, raw=raw, doors=found.doors, url=found.url, charset=found.charset, source=source)


def _json_tree(dice: random.Random) -> str:
    return json.dumps(_value(dice, dice.choice((2, 5, 8))), ensure_ascii=dice.random() < 0.5)


def _value(dice: random.Random, depth: int) -> Any:
    chance = dice.random()
    if depth > 0 and chance < 0.35:
        return {dice.choice(_KEYS): _value(dice, depth - 1) for _ in range(dice.randint(0, 5))}
    if depth > 0 and chance < 0.6:
        return [_value(dice, depth - 1) for _ in range(dice.randint(0, 5))]
    return dice.choice((
        None, True, 0, -1, 1e308, 10**30, 1772400000000, 99999999999999, "1772400000000", "²²²²²²²²²²", "2026-03-02T23:30:00+99:00", "0000-00-00", "2026-03-02", "", *TEXTS[:30], *HREFS,
        "<li><a href='1.html'>关于整改任务验收销号的公示</a></li>", "\ud800", "x" * 3000, float("nan"), float("inf"), "[[[[", '{"a":1}',
    ))  # fmt: skip


def _json_rows(dice: random.Random) -> str:
    """Rows as they should be, with values that they should not have."""
    rows = [
        {
            "title": dice.choice((f"关于第{n}项整改任务验收销号的公示", _value(dice, 1))), "url": dice.choice((f"/t20260302_{n}.html", _value(dice, 1))),
            "publishDate": dice.choice(("2026-03-02", 1772400000000, _value(dice, 1))), "id": n, "html": _value(dice, 2),
        }
        for n in range(dice.choice((1, 30, 3000)))
    ]  # fmt: skip
    return json.dumps({"data": {"list": rows, "pages": dice.choice((3, "99999999", "²", -1, 1e308, None)), "html": _value(dice, 1)}})


def _json_deep(dice: random.Random) -> str:
    depth = dice.choice((900, 10_000, 100_000))
    opening, closing = dice.choice((("[", "]"), ('{"data":', "}"), ('[{"list":', "}]"), ('{"a":[', "]}")))
    return opening * depth + dice.choice(("", "1", '"x"')) + closing * dice.choice((depth, 0))


def _json_huge(dice: random.Random) -> str:
    item = dice.choice(("1", "[]", "{}", '""', "null", '{"title":"关于整改任务的公示","url":"/a.html"}', '{"a":1}', '"<a href=1>关于整改任务的公示</a>"', "9" * 5000, "1e9999", '"\\ud800"', '"督"'))
    count = dice.choice((20_000, 1_000_000)) // len(item) + 1
    keyed = dice.random() < 0.3
    inner = ",".join(f'"k{n}":{item}' for n in range(count)) if keyed else ",".join([item] * count)
    return f'{{"data":{{{inner}}}}}' if keyed else f'{{"data":[{inner}]}}'


def _json_fragment(dice: random.Random) -> str:
    """A piece of a page inside JSON inside JSON."""
    rows = "".join(_ROW.format(n=n) for n in range(dice.choice((3, 400, 4000))))
    junk = dice.choice(("", "<div>" * 20_000, "<a href=1>" * 20_000, "</ul>" * 9_000, "<ul><li>" * 9_000, "&" * 50_000, "<b>" * 300_000, "<a href=1>关于整改任务的公示" * 30_000))
    text = junk + f"<ul>{rows}</ul>" + dice.choice(("", junk))
    value: Any = {"data": {"html": text}}
    for _ in range(dice.choice((0, 1, 4))):
        value = {"data": json.dumps(value)}
    return json.dumps(value)


def _json_wrapped(dice: random.Random) -> str:
    name = dice.choice(("callback", "a" * 500, "a.b.c", "$", ""))
    return f"{name}({_json_rows(dice)}{dice.choice((')', ');', '', '))))' * 2000))}"


def _datastore(dice: random.Random) -> str:
    record = dice.choice((
        "<record><![CDATA[" + _ROW + "]]></record>", "<record>" + _ROW.replace("<", "&lt;") + "</record>", "<record><![CDATA[<tr><td><a href='{n}.html'>关于第{n}项整改任务的公示</a>]]>",
        "<record>", "<record><![CDATA[", "]]></record>", "<record><![CDATA[" + "<i>" * 60 + "]]>", "<record><record>", "<record " + "a" * 150 + ">", "<nextgroup><![CDATA[<a href=\"?p={n}\">]]></nextgroup>", "<nextgroup>",
        "<datastore>", "</datastore>", "<![CDATA[", "&lt;datastore&gt;&lt;record&gt;",
    ))  # fmt: skip
    count = dice.choice((3, 600, 6000))
    body = "".join(record.replace("{n}", str(n)) for n in range(count))
    opening = dice.choice(("<datastore><nextgroup></nextgroup><recordset>", "<datastore>", "&lt;datastore>", "<datastore" * 30))
    call = dice.choice(("", "<script>$('#1').jpage({ajaxParam:{col:1,columnid:1},proxyUrl:'/dataproxy.jsp',totalRecord:999999,perPage:15})</script>"))
    return f"<div id='1'><script type='text/xml'>{opening}{body}</recordset></datastore></script></div>{call * dice.choice((1, 500))}"


def _pager(dice: random.Random) -> str:
    call = dice.choice((
        'createPageHTML(99999, 0, "index", "html");', "createPageHTML(", "createPageHTML(1,2,3,4,5,6,7,8,9)", "createPageHTML(-1,0,'index','html')", "createPageHTML('div',5,1,'list','shtml',100)",
        "createPageHTML(²,0,\"index\",\"html\")", "createPageHTML(5,0,\"" + "a." * 100 + "\",\"html\")", "共" + " " * 9 + "1页", "共<b>1</b>页", "totalPages:1", "pageCount=" + "1" * 50, "<a href=index_1.html>下一页</a>",
        "<a href=?page=99999>尾页</a>", "<a href=index_{n}.html>{n}</a>", "<a href='?page={n}'>²</a>", "<a href=index_1.html>①</a>", "<a href='http://['>下一页</a>", "totalRecord:1,", "perPage:0,totalRecord:9",
    ))  # fmt: skip
    rows = "".join(_ROW.format(n=n) for n in range(dice.choice((0, 5, 20))))
    pagers = "".join(call.replace("{n}", str(n)) for n in range(dice.choice((1, 300, 9000))))
    return f"<ul>{rows}</ul><div class=pages>{pagers if '<' in call else '<script>' + pagers + '</script>'}</div>"


def _many_rows(dice: random.Random) -> str:
    """Thousands of rows: in one list, in a list each, in tables in tables, or under one deep ancestor."""
    row = dice.choice((
        _ROW, "<tr><td><a href={n}.html>关于第{n}项整改任务验收销号的公示</a></td><td>03-02</td></tr>", "<div><a href={n}.html>关于第{n}项整改任务的公示</a>", "<ul>" + _ROW + "</ul>", "<table><tr><td>" + _ROW,
        "<a href={n}.html>关于第{n}项整改任务的公示</a>", "<dl><dt><strong>02</strong><span>2026-03</span><dd><a href={n}.html>关于第{n}项整改任务</a></dl>", "<span><a href={n}.html>关于第{n}项整改任务的公示</a>",
        "<li><a href={n}.html>关于第{n}项整改任务的公示</a><a href={n}.html>详情</a><a href=a.pdf>附件</a>", "<p><a href={n}.html>关于第{n}项整改任务的公示</a>2026-03-02</p>", "<div class=row><span>2026</span>" + _ROW + "</div>",
    ))  # fmt: skip
    depth = dice.choice((0, 0, 30, 1500))
    count = dice.choice((50, 800, 6000))
    return "<div>" * depth + "".join(row.replace("{n}", str(n)) for n in range(count))


def _scripts(dice: random.Random) -> str:
    unit = dice.choice((
        "document.write('<li><a href={n}.html>关于第{n}项整改任务的公示</a></li>');", "document.write('<a href=1>" + "<b>" * 90 + "');", "document.write(", "document.write('", "document.write(a+", "var a{n} = '<a href=1>' + a{n};", "var a='", "var a=[", "var a=[{", "var l=[{title:'关于整改任务的公示',url:'/a{n}.html'},",
        "var d=['<li><a href=1>关于整改任务的公示</a></li>',", "/*", "//", "\\", "'\\", "var a='x';" + "a+" * 30, "((((", "[[[[", "{{{{", "a=a=", "document.write(unescape('%3Ca'))", "<!--", "'" + "\\u" * 20, "0." * 20, "var InitData = ['", "=\t",
    ))  # fmt: skip
    count = dice.choice((20, 2000, 20_000))
    code = "".join(unit.replace("{n}", str(n)) for n in range(count))
    if dice.random() < 0.3:
        return "".join(f"<script>{unit}</script>" for _ in range(min(count, 5000)))
    return f"<ul><script>{code}</script></ul>"


def _loaders(dice: random.Random) -> str:
    query = dice.choice(("{'tagId':'列表','pageId':'1'}", "{" + "'a':'b'," * 3000 + "}", "{'tagId':", "{'':''}", "'" * 5000))
    unit = f'<script parseType="bulidstatic" url="{dice.choice(HREFS)}" queryData="{query}"></script><div pageno=1 count=99999999999 rows=0>'
    return unit * dice.choice((1, 50, 400))


_MAKERS: tuple[Callable[[random.Random], str], ...] = (
    _json_tree, _json_tree, _json_rows, _json_rows, _json_deep, _json_huge, _json_fragment, _json_wrapped, _datastore, _datastore, _pager, _many_rows, _many_rows, _scripts, _scripts, _loaders,
)  # fmt: skip
