"""Addresses: one spelling for one page, never one spelling for two."""

from __future__ import annotations

import string
from datetime import date
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from parsers.address import canonical_url, date_in, family_of, host_of, url_key

BASE = "https://sthjj.linhe.gov.cn/zwgk/dczg/index.html?page=2"
GATE = "http://big5.linhe.gov.cn/gate/big5/"


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("HTTPS://SthJJ.LinHe.GOV.CN/A/b.html", "https://sthjj.linhe.gov.cn/A/b.html"),
        ("http://a.gov.cn:80/x", "http://a.gov.cn/x"),
        ("https://a.gov.cn:443/x", "https://a.gov.cn/x"),
        ("http://a.gov.cn:443/x", "http://a.gov.cn:443/x"),
        ("http://a.gov.cn:8082/m2/v.aspx?n=eeca", "http://a.gov.cn:8082/m2/v.aspx?n=eeca"),
        ("http://a.gov.cn", "http://a.gov.cn/"),
        ("http://a.gov.cn./x", "http://a.gov.cn/x"),
        ("http://user:pw@a.gov.cn/x", "http://a.gov.cn/x"),
        ("http://a.gov.cn/x#top", "http://a.gov.cn/x"),
        ("http://a.gov.cn/#!/list", "http://a.gov.cn/#!/list"),
        (" \thttp://a.gov.cn/\n x.html ", "http://a.gov.cn/%20x.html"),
        ("http://a.gov.cn/a/./b/../c//d.html", "http://a.gov.cn/a/c//d.html"),
        ("http://a.gov.cn/a/%2e%2e/%7Eb%2fc", "http://a.gov.cn/~b%2Fc"),
        ("http://a.gov.cn/../../x", "http://a.gov.cn/x"),
        ("http://a.gov.cn/附件/整改 方案.doc?标题=验收", "http://a.gov.cn/%E9%99%84%E4%BB%B6/%E6%95%B4%E6%94%B9%20%E6%96%B9%E6%A1%88.doc?%E6%A0%87%E9%A2%98=%E9%AA%8C%E6%94%B6"),
        ("http://a.gov.cn/100%.html", "http://a.gov.cn/100%25.html"),
        ("http://政务.中国/x", "http://xn--zfr164b.xn--fiqs8s/x"),
        ("http://a.gov.cn/x.jsp;jsessionid=0A1B?id=3", "http://a.gov.cn/x.jsp?id=3"),
        ("http://a.gov.cn/x?b=2&a=1&PHPSESSID=9&b=2", "http://a.gov.cn/x?b=2&a=1&b=2"),
        ("http://a.gov.cn/x.shtml?ddtab=true", "http://a.gov.cn/x.shtml"),
        ("http://a.gov.cn/x.html?xxgkhide=1&from=timeline&utm_source=wx&_t=1", "http://a.gov.cn/x.html"),
        ("http://a.gov.cn/x?id=5&t=1741235999061", "http://a.gov.cn/x?id=5"),
        ("http://a.gov.cn/x?t=17&v=2&r=9", "http://a.gov.cn/x?t=17&v=2&r=9"),
        ("http://a.gov.cn/x?id=1&sid=9f8e7d6c5b4a39281706f5e4", "http://a.gov.cn/x?id=1"),
        ("http://a.gov.cn/show.jsp?sid=9f8e7d6c5b4a39281706f5e4", "http://a.gov.cn/show.jsp?sid=9f8e7d6c5b4a39281706f5e4"),
        ("http://a.gov.cn/show.jsp?sid=12", "http://a.gov.cn/show.jsp?sid=12"),
        ("http://a.gov.cn/show.asp?class=1876&id=7", "http://a.gov.cn/show.asp?class=1876&id=7"),
        ("http://a.gov.cn/x?&&a=1&", "http://a.gov.cn/x?a=1"),
        (GATE + "www.linhe.gov.cn/a/t20260301_1.shtml", "http://www.linhe.gov.cn/a/t20260301_1.shtml"),
        (GATE + "www.linhe.gov.cn:80/a/", "http://www.linhe.gov.cn/a/"),
        (GATE + "www.linhe.gov.cn", "http://www.linhe.gov.cn/"),
        ("https://big5.linhe.gov.cn/gate/big5/www.linhe.gov.cn/a?id=1", "https://www.linhe.gov.cn/a?id=1"),
        ("http://clone.example/gate/big5/www.linhe.gov.cn/a", "http://clone.example/gate/big5/www.linhe.gov.cn/a"),
        ("http://[2001:DB8::1]:8080/x", "http://[2001:db8::1]:8080/x"),
    ],
)  # fmt: skip
def test_canonical(url: str, wanted: str) -> None:
    assert canonical_url(url) == wanted
    assert canonical_url(wanted) == wanted


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("./202603/t20260301_1.html", "https://sthjj.linhe.gov.cn/zwgk/dczg/202603/t20260301_1.html"),
        ("../../a.html", "https://sthjj.linhe.gov.cn/a.html"),
        ("..\\b.asp?p=a\\b", "https://sthjj.linhe.gov.cn/zwgk/b.asp?p=a%5Cb"),
        ("/c.html", "https://sthjj.linhe.gov.cn/c.html"),
        ("//www.mee.gov.cn/d.html", "https://www.mee.gov.cn/d.html"),
        ("?id=3", "https://sthjj.linhe.gov.cn/zwgk/dczg/index.html?id=3"),
        ("", "https://sthjj.linhe.gov.cn/zwgk/dczg/index.html?page=2"),
        ("http://b.gov.cn/", "http://b.gov.cn/"),
    ],
)
def test_relative_addresses(url: str, wanted: str) -> None:
    assert canonical_url(url, BASE) == wanted


@pytest.mark.parametrize(
    "url",
    ["", "javascript:void(0)", "JavaScript:go('/a')", "mailto:a@b.cn", "data:text/html,x", "tel:0310-7211243", "ftp://a.cn/x",
     "file:///etc/passwd", "a.html", "http://", "http:///x", "http://a b/", "http://a.cn:99999/", "http://[::1", "http://a.cn:0/",
     "http://" + "a" * 5000, "about:blank", "http://<script>/"],
)  # fmt: skip
def test_what_is_no_page_has_no_address(url: str) -> None:
    assert canonical_url(url) == ""
    if ":" in url:
        assert canonical_url(url, BASE) == ""


URLISH = st.text(alphabet=string.ascii_letters + string.digits + "/.%?&=;:#@\\[]-_~+ 整改\u3000\ud800\x00\t", max_size=60)


@given(st.one_of(st.text(max_size=80), URLISH, URLISH.map("http://a.gov.cn/".__add__), URLISH.map(GATE.__add__)))
@example("http://a.gov.cn/%2%35")
@example("http://a.gov.cn/;jsessionid=1/..;jsessionid=2/x")
@example("http://big5.a.cn/gate/big5/big5.b.cn/gate/big5/c.cn/..%2f")
@example("http://a.cn/%E6%95%B4%ZZ?%%41&_%74=1")
def test_canonical_is_total_and_idempotent(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once
    assert canonical_url(once, BASE) == (once or canonical_url("", BASE))
    assert once == "" or (once.isascii() and once.startswith(("http://", "https://")) and urlsplit(once).hostname)
    assert not any(c.isspace() for c in once)
    assert len(url_key(url)) == 64
    assert host_of(url) == once.partition("://")[2].partition("/")[0]
    date_in(url), family_of(url)


@given(URLISH, URLISH)
def test_joining_never_raises(url: str, base: str) -> None:
    joined = canonical_url(url, base)
    assert canonical_url(joined) == joined


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.sampled_from(["id={}", "class=2&id={}", "n=eeca-{}", "itemid={}", "xxid={}&from=a"]))
def test_query_is_identity(first: int, second: int, query: str) -> None:
    a, b = (f"http://a.gov.cn/show.jsp?{query.format(n)}" for n in (first, second))
    assert (url_key(a) == url_key(b)) == (first == second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.gov.cn/x/t20260301_15.html", "https://a.gov.cn:443/x/t20260301_15.html#p"),
        ("https://www.linhe.gov.cn/d/202603/t20260301_15.html", "https://m.linhe.gov.cn/d/202603/t20260301_15.html"),
        ("https://linhe.gov.cn/art/2026/3/1/art_12_345.html", "http://wap.linhe.gov.cn/art/2026/3/1/art_12_345.html"),
        ("https://h.gov.cn/hbhjt/zwgk/101746235999061.html", "https://h.gov.cn/hbhjt/wap/zwgk/101746235999061.html"),
        ("https://h.gov.cn/hbhjt/zwgk/101746235999061.html", "https://h.gov.cn/hbhjt/laoren/zwgk/101746235999061.html"),
        (GATE + "a.gov.cn/d/t20260301_15.shtml", "http://a.gov.cn/d/t20260301_15.shtml"),
    ],
)
def test_twins_have_one_key(one: str, other: str) -> None:
    assert url_key(one) == url_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://m.a.gov.cn/show.asp?id=5", "http://www.a.gov.cn/show.asp?id=5"),  # two systems may count alike
        ("http://m.a.gov.cn/info/1001/5.htm", "http://a.gov.cn/info/1001/5.htm"),
        ("http://a.gov.cn/wap/", "http://a.gov.cn/"),
        ("http://a.gov.cn/wap/news/5.html", "http://a.gov.cn/news/5.html"),
        ("http://a.gov.cn/d/t20260301_15.html", "http://b.gov.cn/d/t20260301_15.html"),
        ("http://a.gov.cn/d/t20260301_15.html", "http://a.gov.cn/e/t20260301_15.html"),
        ("http://a.gov.cn/d/t20260301_15.html", "http://a.gov.cn/d/T20260301_15.html"),
        ("http://a.gov.cn:8082/d/t20260301_15.html", "http://a.gov.cn/d/t20260301_15.html"),
        ("", "javascript:void(0)"),
    ],
)
def test_different_pages_have_different_keys(one: str, other: str) -> None:
    assert url_key(one) != url_key(other)


@pytest.mark.parametrize(
    ("path", "family", "day"),
    [
        ("/ztzl/bdbg/202408/t20240828_1184448.html", "trs", date(2024, 8, 28)),
        ("/ztzl/bdbg/202408/t20241328_1184448.html", "trs", None),
        ("/ztzl/dcdt/t17779376.shtml", "trs-undated", None),
        ("/art/2024/5/6/art_123182_4990961.html", "hanweb", date(2024, 5, 6)),
        ("/zwgk/art/2024/art_181dbcb9188f456795c287678b358a93.html", "jpaas", None),
        ("/info/3036/83905.htm", "vsb", None),
        ("/hbxw/content/post_4294327.html", "guangdong", None),
        ("/gkmlpt/content/1/1117/post_1117132.html", "guangdong", None),
        ("/haiyang/c100344/202510/21c94bde46f94cfa9b12215aac08c069.shtml", "ucap", None),
        ("/10462/10464/2023/5/10/ea80237bc5454788b5f8abc4aca02455.shtml", "ucap", date(2023, 5, 10)),
        ("/nw45142/20201020/3472ad49206e4a72a96d96190567056c.html", "ucap", date(2020, 10, 20)),
        ("/bq/1253/202509/c07_235083.shtml", "heilongjiang", None),
        ("/sthj/index/tzgg/2024070310223949962/index.shtml", "liaoning", date(2024, 7, 3)),
        ("/hbhjt/zwgk/101746235999061.html", "hebei", None),  # when the record was made or moved: no date of the notice
        ("/ztzl/008026/20221111/b582e697-5f61-4229-b473-339181004c53.html", "epoint", date(2022, 11, 11)),
        ("/content/article/6792061", "anhui", None),
        ("/html/2308/2021-12-22/content-109183.html", None, date(2021, 12, 22)),
        ("/zwgk/bmwj/content_23454", None, None),
        ("/zfxxgk/view.jsp?id=29002&xxfl=0404", None, None),
        ("/col/col123182/index.html", None, None),
        ("/content/column/6792061", None, None),
        ("/zwgk/dczg/", None, None),
    ],
)
def test_family_and_date(path: str, family: str | None, day: date | None) -> None:
    url = "https://www.linhe.gov.cn" + path
    assert family_of(url) == family
    assert date_in(url) == day


def test_host() -> None:
    assert host_of("HTTP://WWW.A.gov.cn:80/x") == "www.a.gov.cn"
    assert host_of("http://a.gov.cn:8082/x") == "a.gov.cn:8082"
    assert host_of("javascript:x") == ""
