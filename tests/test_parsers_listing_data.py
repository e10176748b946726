"""A column that a script fills is read from its data, or said to be filled so."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup

from parsers.listing import EMPTIED, FILLED_BY_SCRIPT, read_list
from tests.listing_pages import notices, page, read
from tests.listing_shapes import HOST, UL, got, wanted


@pytest.mark.parametrize(
    "script",
    [
        '<div id="app"></div><script src="/js/app.js"></script>',
        '<ul id="list"></ul><script>$.ajax({url:"/igs/front/search.jhtml?code=1"})</script>',
        '<div id="380055"></div><script>$("#380055").jpage({totalRecord:20})</script>',
        "<script type='text/xml'><datastore><nextgroup></nextgroup><recordset></recordset></datastore></script>",
    ],
)
def test_list_filled_by_script_is_said_to_be_so(script: str) -> None:
    reading = read(f"<html><body>{script}</body></html>", HOST + "/dczg/")
    assert reading.rows == ()
    assert reading.problem == FILLED_BY_SCRIPT


def test_jpaas_shell_names_its_data_address_and_does_not_take_the_sidebar() -> None:
    loader = (
        '<script src="/unitbuild.js" parseType="bulidstatic" url="/api-gateway/jpaas-publish-server/front/page/build/unit" '
        "queryData=\"{'parseType':'bulidstatic','webId':'30f1','tplSetId':'9a','pageType':'column','tagId':'%s',"
        "'editType':'null','pageId':'77aa'}\"></script>"
    )
    sidebar = '<div class="gd"><h4>工作动态</h4>' + UL(notices(8, "/gd/{ym}/t{ymd}_{n}.html")) + "</div>"
    text = page(sidebar + loader % "导航栏" + loader % "右侧内容" + loader % "当前栏目list")
    reading = read(text, HOST + "/zwgk/dczg/index.html")
    assert reading.rows == ()
    assert reading.problem == FILLED_BY_SCRIPT
    assert len(reading.next_pages) == 2
    assert reading.next_pages[0].url == (
        f"{HOST}/api-gateway/jpaas-publish-server/front/page/build/unit?parseType=bulidstatic&webId=30f1&tplSetId=9a"
        "&pageType=column&tagId=%E5%BD%93%E5%89%8D%E6%A0%8F%E7%9B%AElist&editType=null&pageId=77aa"
    )


def test_json_fragment_and_its_further_pages() -> None:
    found = notices(6, "/zwgk/dczg/art/{y}/art_{hex}.html")
    html = UL(found) + '<div class="pagination" pageNo="2" rows="6" count="40"></div>'
    text = json.dumps({"success": True, "data": {"html": html}}, ensure_ascii=False)
    unit = f"{HOST}/api-gateway/jpaas-publish-server/front/page/build/unit?webId=1&pageId=2&paramJson=%7B%22pageNo%22%3A2%7D"
    reading = read(text, unit)
    assert got(reading) == wanted(found)
    assert reading.shape == "json-html"
    assert len(reading.next_pages) == 5
    assert reading.next_pages[0].url.endswith("webId=1&pageId=2&paramJson=%7B%22pageNo%22%3A3%2C%22pageSize%22%3A6%7D")


def test_json_records() -> None:
    found = notices(5, "/dczg/{ym}/t{ymd}_{n}.html")
    items = [{"title": n.title, "url": n.path, "publishedTimeStr": f"{n.day} 09:30:00", "id": 7} for n in found]
    reading = read(json.dumps({"code": 0, "data": {"total": 5, "list": items}}), HOST + "/api/list?channel=7")
    assert got(reading) == wanted(found)


def test_dataproxy_answer_is_read_like_the_page() -> None:
    found = notices(9, "/art/{y}/{m}/{d}/art_42150_{n}.html")
    rows = "".join(
        f"<record><![CDATA[<tr><td><a href='{n.path}' title='{n.title}'>{n.title[:9]}</a></td><td>{n.day}</td></tr>]]></record>"
        for n in found
    )
    text = f"<?xml version='1.0'?><datastore><nextgroup></nextgroup><recordset>{rows}</recordset></datastore>"
    reading = read(text, HOST + "/module/web/jpage/dataproxy.jsp?page=1&columnid=42150")
    assert got(reading) == wanted(found)


def test_an_emptied_datastore_is_not_taken_for_a_script() -> None:
    text = (
        "<html><body><script type='text/xml'><datastore><recordset></recordset></datastore></script>"
        "<script>$('#1').jpage({totalRecord:0,perPage:15});</script></body></html>"
    )
    reading = read_list(BeautifulSoup(text, "lxml"), text, "http://a.gov.cn/col/col1/index.html", None)
    assert reading.problem == EMPTIED
