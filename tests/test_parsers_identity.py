"""Identity: what a footer claims, what must not count as spam, and when a claim cannot be true."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.document import Identity
from parsers.identity import judge, read_identity
from parsers.pruning import prune_detail, prune_list
from parsers.signs import Signs
from sources.source import Source

URL = "https://www.hld.gov.cn/a/b.html"
PAGE = """<!DOCTYPE html><html><head><title>{title}</title>
<meta content="{site}" name="SiteName"><META NAME="SiteIDCode" CONTENT="{code}"></head>
<body><div class="top">{first}</div><div id="zoom"><p>{body}</p></div>
<div class="footer-box"><p>主办单位:{sponsor} | 承办:某中心 | 访问量:{visits}</p>
<p>网站标识码:{printed} 辽ICP备05023109号-2 <a>辽公网安备 21010502000372号</a></p><p>今日:{today}</p></div></body></html>"""


def page(**changes: str) -> Signs:
    values = {
        "title": "督察整改任务销号公示", "site": "葫芦岛市人民政府", "code": "2114000029", "first": "网站首页", "body": "正文。",
        "sponsor": "葫芦岛市人民政府办公室", "visits": "1203", "printed": "2114000029", "today": "2025年5月21日",
    }  # fmt: skip
    return prune_detail(PAGE.format(**(values | changes))).signs


def test_everything_a_footer_claims() -> None:
    assert read_identity(page()) == Identity(
        site_name="葫芦岛市人民政府",
        site_code="2114000029",
        icp="辽ICP备05023109号-2",
        police="辽公网安备21010502000372号",
        sponsor="葫芦岛市人民政府办公室",
    )


def test_counters_dates_and_the_body_have_no_part_in_it() -> None:
    other = page(visits="99999", today="2026年1月1日", body="主办单位:另一家 网站标识码:1100000001 京ICP备11111111号")
    assert read_identity(other) == read_identity(page())


@pytest.mark.parametrize("unseen", ["<script>{}</script>", "<select><option>{}</select>", "<noscript>{}</noscript>", "<template>{}</template>"])
def test_what_is_not_shown_is_no_footer(unseen: str) -> None:
    """Lists keep their scripts, the longest of which stand below the footer."""
    words = unseen.format("主办单位:另一家公司 网站标识码:1100000001 " + "var a = 1;" * 400)
    signs = prune_list(f"<body><div>列表</div><div>主办单位:云岭县人民政府</div>{words}</body>").signs
    assert read_identity(signs).sponsor == "云岭县人民政府" and read_identity(signs).site_code is None


@pytest.mark.parametrize(
    ("footer", "sponsor", "code"),
    [
        ("主办:云岭县人民政府 承办:县政务办 网站标识码:1304240001", "云岭县人民政府", "1304240001"),
        ("<p>主办单位:</p><p>云岭县人民政府</p><p>网站标识码</p>", "云岭县人民政府", None),
        ("主 办 单 位：云岭县人民政府｜网站标识码：bm07000001", "云岭县人民政府", "bm07000001"),
        ("版权所有 云岭县 网站标识码:28", None, None),
        ("承办单位:云岭县政务服务局", None, None),
        ("主办单位:生态环境部 标识码bm17000009 京ICP备05009132号", "生态环境部", "bm17000009"),
    ],
)
def test_footers_without_a_name_of_their_own(footer: str, sponsor: str | None, code: str | None) -> None:
    identity = read_identity(prune_detail(f"<body><div>正文</div><div>{footer}</div></body>").signs)
    assert (identity.sponsor, identity.site_code) == (sponsor, code)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"sponsor": "即时比分办公厅"}, "即时比分"),
        ({"site": "伟德娱乐城"}, "伟德"),
        ({"title": "督察整改_体育投注_官网"}, "体育投注"),
        ({"first": "澳门新葡京棋牌真人在线"}, "澳门新葡京"),
    ],
)
def test_spam_where_an_organisation_should_stand(change: dict[str, str], word: str) -> None:
    identity = read_identity(page(**change))
    assert word in identity.spam
    assert judge(identity, URL, None, None) is not None


@pytest.mark.parametrize(
    "change",
    [
        {"body": "严厉打击网络赌博,查处棋牌室3家,某网站涉及博彩、体育投注。"},
        {"title": "关于打击网络赌博和非法彩票专项行动的通告"},
        {"site": "某省福利彩票发行中心"},
        {"sponsor": "国家体育总局体育彩票管理中心"},
        {"first": "整治棋牌室噪声扰民典型案例"},
    ],
)
def test_writing_about_gambling_is_no_spam(change: dict[str, str]) -> None:
    identity = read_identity(page(**change))
    assert identity.spam == ()
    assert judge(identity, URL, None, None) is None


def source(code: str | None = None, region: str = "211400", hosts: tuple[str, ...] = ("www.hld.gov.cn",)) -> Source:
    return Source.model_validate({
        "id": "hld", "name": "葫芦岛市人民政府", "region": region, "level": "prefecture", "agency": "葫芦岛市人民政府",
        "hosts": hosts, "identity": {"site_code": code} if code else {},
        "lists": [{"url": f"http://{hosts[0]}/list/", "evidence": "hit"}],
    })  # fmt: skip


CLONE = "http://fgw.cloned-host.com/web/a.html"
LOCAL = "http://127.0.0.1:8123/a.html"
LIAONING, HULUDAO = Identity(site_code="2100000037"), Identity(site_code="2114000029")

SOUND = [
    (Identity(), URL, None, None),
    (Identity(), URL, source("2114000029"), HULUDAO),  # a missing field is never suspicious
    (HULUDAO, URL, source("2114000029"), None),
    (HULUDAO, URL, source(), None),
    (HULUDAO, URL, None, HULUDAO),
    (Identity(site_code="2114000029", sponsor="改名后的办公室"), URL, None, Identity(site_code="2114000029", sponsor="旧名")),
    (Identity(site_code="bm17000009"), URL, source(region="000000"), None),
    (LIAONING, "https://www.news-paper.com/n/1.html", None, None),  # a reprint with the footer copied along
    (HULUDAO, "https://portal.hld-news.cn/a.html", source(hosts=("portal.hld-news.cn",)), None),
    (HULUDAO, LOCAL, source("2114000029", hosts=("127.0.0.1:8123",)), None),
    (HULUDAO, LOCAL, None, None),
    (HULUDAO, "http://[broken", None, None),
]
SUSPECT = [
    (LIAONING, URL, source("2114000029"), None, "属于辽宁省"),
    (LIAONING, URL, None, HULUDAO, "2114000029"),
    (Identity(site_code="3714000029"), URL, source(), None, "属于山东省"),
    (LIAONING, LOCAL, source("2114000029", hosts=("127.0.0.1:8123",)), None, "2100000037"),
    (LIAONING, LOCAL, source(region="370000", hosts=("127.0.0.1:8123",)), None, "山东省"),
    (HULUDAO, CLONE, source("2114000029"), None, "不是政府网站"),
    (HULUDAO, "http://tfhid.com/art/2024/5/16/art_1546385_60210785.html", None, None, "不是政府网站"),
    (Identity(sponsor="即时比分办公厅", spam=("即时比分",)), URL, None, None, "主办单位出现博彩或广告词"),
    (Identity(spam=("棋牌",)), LOCAL, source(hosts=("127.0.0.1:8123",)), None, "棋牌"),
]


@pytest.mark.parametrize(("identity", "url", "site", "known"), SOUND)
def test_what_is_sound_passes(identity: Identity, url: str, site: Source | None, known: Identity | None) -> None:
    assert judge(identity, url, site, known) is None


@pytest.mark.parametrize(("identity", "url", "site", "known", "words"), SUSPECT)
def test_what_cannot_be_true_is_named(
    identity: Identity, url: str, site: Source | None, known: Identity | None, words: str
) -> None:
    reason = judge(identity, url, site, known)
    assert reason is not None
    assert words in reason


FRAGMENTS = [
    "<div class=foot>", "</div>", "<meta name=SiteIDCode content=", "主办单位:", "网站标识码:", "<", ">", "博彩", "<title>",
    "<footer>", "<p id=", "\x00", "ICP备", "1" * 12, "|",
]  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=8)))
def test_any_markup_is_read_without_an_error(parts: list[str]) -> None:
    identity = read_identity(prune_detail("".join(parts)).signs)
    judge(identity, URL, source("2114000029"), Identity())


def test_a_list_page_is_signed_the_same_way() -> None:
    text = PAGE.format(title="列表", site="葫芦岛市人民政府", code="2114000029", first="<script>var a = 1;</script>首页", body="无",
                       sponsor="葫芦岛市人民政府办公室", visits="1", printed="2114000029", today="今天")  # fmt: skip
    signs = prune_list(text).signs
    assert signs.first_line == "首页"
    assert read_identity(signs).site_code == "2114000029"


def test_an_empty_page_claims_nothing() -> None:
    assert read_identity(prune_detail("").signs) == Identity()
