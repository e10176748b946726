"""What of an address is another at every visit goes, by its name and its shape; what tells pages apart stays."""

from __future__ import annotations

import pytest
from aiohttp import web

from parsers.address import canonical_url, file_key, names_session, url_key
from parsers.pruning import prune_list
from store.capture import Outcome
from tests.crawler_site import NOTICE, Site, fetch, outcome

HOST = "http://sthj.yunxi.test"
TOKEN = "9f8e7d6c5b4a39281706f5e4aa01"


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("/(S(k3x0ah45dsyyqf55pwgn1k45))/a.aspx?id=6", "/a.aspx?id=6"),
        ("/(X(1)S(k3x0ah45dsyyqf55pwgn1k45))/a.aspx?id=6", "/a.aspx?id=6"),
        ("/gk/(k3x0ah45dsyyqf55pwgn1k45)/a.aspx?id=6", "/gk/a.aspx?id=6"),
        ("/%28S%28k3x0ah45dsyyqf55pwgn1k45%29%29/a.aspx?id=6", "/a.aspx?id=6"),
        ("/a.jsp%3bjsessionid=8F1A22?id=6", "/a.jsp?id=6"),
        ("/a.jsp%3Bjsessionid%3D8F1A22/b.html", "/a.jsp/b.html"),
        ("/a.jsp?id=6;jsessionid=8F1A22!-12&lm=3", "/a.jsp?id=6&lm=3"),
        ("/a.jsp?id=6&amp;jsessionid=88", "/a.jsp?id=6"),
        ("/a.jsp?id=6&amp;amp;cid=9", "/a.jsp?id=6&cid=9"),
        ("/#/detail?id=6&amp;cid=9", "/#/detail?id=6&cid=9"),
        (f"/t20260313_4031.html?sessid={TOKEN}", "/t20260313_4031.html"),
        (f"/a.php?sess_id={TOKEN}&id=6", "/a.php?id=6"),
        ("/t20260313_4031.html?rand=4471", "/t20260313_4031.html"),
        ("/detail.html?random=8812331", "/detail.html"),
        ("/a.asp?id=6&rnd=4471", "/a.asp?id=6"),
        ("/a.asp?id=6&_r=0.9912345", "/a.asp?id=6"),
        ("/a.asp?id=6&rand=.43", "/a.asp?id=6"),
        ("/a.asp?id=6&dt=1773214455123&tt=1773214455", "/a.asp?id=6"),
        ("/a.asp?id=6&t=Wed%20Mar%2011%202026%2015:34:15%20GMT+0800", "/a.asp?id=6"),
        ("/t20260313_4031.html?1773214455123", "/t20260313_4031.html"),
        ("/6.html?1773214455", "/6.html"),
        ("/a.asp?id=6&1773214455123", "/a.asp?id=6"),
        ("/a.asp?id=6&0.88776655", "/a.asp?id=6"),
        ("/u/a.pdf?1773214455123", "/u/a.pdf"),
        ("/u/a.pdf?rnd=4471", "/u/a.pdf"),
        ("/u/a.pdf?rnd=0.123", "/u/a.pdf"),
        (f"/a.asp?sid={TOKEN}&rand=17", f"/a.asp?sid={TOKEN}"),
    ],
)
def test_what_is_another_at_every_visit_is_no_part_of_a_page(written: str, wanted: str) -> None:
    assert canonical_url(HOST + written) == HOST + wanted == canonical_url(HOST + wanted)


@pytest.mark.parametrize(
    "pattern",
    [
        "/show.asp?rand={}", "/show.do?random={}", "/show.php?17732144551{}", "/detail.html?17732144551{}", "/gk2026/show.html?17732144551{}",
        "/show.asp?rand=A{}&id=1", "/show.asp?session=20{}&lm=3", "/show.asp?sess={}", "/show.asp?dt=202603{}", "/show.asp?tt={}&id=3", "/show.jsp?a=1;id={}", "/show.jsp?a=1;sid={}",
        "/(2026){}/a.aspx", "/(S({}))/a.aspx", "/(abcdefghijklmnopqrst67{})/a.aspx", "/show.asp?random_id={}", "/show.asp?brand={}", "/show.asp?id={}&amp;cid=9", "/show.html?id={}", "/show.html?v={}",
        "/show.jsp?url=/x.jsp%3Bjsessionid=AB%3Fid={}", "/show.jsp?url=/x.jsp;jsessionid=AB?id={}", "/u/a.pdf?v={}",
    ],
)  # fmt: skip
def test_what_tells_pages_apart_stays(pattern: str) -> None:
    one, other = (HOST + pattern.format(number) for number in (17, 29))
    assert url_key(one) != url_key(other)
    assert file_key(one) != file_key(other)
    assert canonical_url(canonical_url(one)) == canonical_url(one)


def test_the_address_for_telephones_is_a_twin_where_ids_are_unique() -> None:
    notice = "/d/202603/t20260301_15.html"
    assert len({url_key(f"http://{prefix}yunxi.test.cn{notice}") for prefix in ("", "www.", "3g.", "wap.", "mobile.")}) == 1
    assert url_key("http://3g.yunxi.test.cn/show.asp?id=5") != url_key("http://www.yunxi.test.cn/show.asp?id=5")


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("a.jsp?id=6&amp;jsessionid=88&amp;cid=9", "a.jsp?id=6&amp;&amp;cid=9"),
        ("a.jsp?id=6;jsessionid=88&cid=9", "a.jsp?id=6&cid=9"),
        ("a.jsp;jsessionid=88?id=6", "a.jsp?id=6"),
        ("a.jsp?jsessionid=88&id=6", "a.jsp?&id=6"),
    ],
)
def test_a_session_in_a_list_takes_no_other_parameter_with_it(written: str, left: str) -> None:
    assert left in prune_list(f"<ul><li><a href='{written}'>通知</a></li></ul>").markup


def test_a_server_that_wants_its_session_in_the_address_is_obeyed() -> None:
    async def bare(request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": "/(S(k3x0ah45dsyyqf55pwgn1k45))/a.html"})

    site = Site(pages={"/a.html": bare, "/(S(k3x0ah45dsyyqf55pwgn1k45))/a.html": NOTICE})
    assert outcome(fetch(site, {})[0])[0] is Outcome.FRESH
    assert names_session(f"http://{site.host}/(S(k3x0ah45dsyyqf55pwgn1k45))/a.html") and not names_session(f"http://{site.host}/a.html")


def test_a_server_that_gives_a_session_after_the_other_is_a_loop() -> None:
    async def page(request: web.Request) -> web.Response:
        letters = "abcdefghijklmnopqrstuvwxyz"[len(site.asked) :][:1] * 24
        return web.Response(status=302, headers={"Location": f"/(S({letters}))/a.html"})

    site = Site(pages={"/a.html": page, **{f"/(S({letter * 24}))/a.html": page for letter in "abcdefghijklmn"}})
    assert outcome(fetch(site, {})[0]) == (Outcome.ERROR, "redirect-loop")
    assert len(site.asked) <= 8
