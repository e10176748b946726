"""A notice about maintenance is read where a site has published it, and a site that is closed says nothing new."""

from __future__ import annotations

import pytest

from crawler.answer import Seen
from crawler.outcome import classify
from parsers.document import Role
from store.capture import Outcome, Poll
from tests.test_crawler_excuses import FRESH, bare, chrome, outcome

FOOT = "<div><p>主办单位：青岚县人民政府办公室</p><p>网站标识码：5307230011 滇ICP备05000000号</p></div>"
PLAN = "<p>因系统升级，平台将于3月6日22:00至24:00暂停服务，敬请谅解。</p>"
SIGNED = "<p>网站将于3月6日进行升级维护，届时暂停访问，给您带来不便敬请谅解。</p><p>青岚县人民政府办公室</p><p>2026年3月5日</p>"
URL = "http://qinglan.example.gov.cn/tz/t1.html"
CLOSED = (Outcome.ERROR, "maintenance")


def few(body: str, title: str) -> bytes:
    path = "<p>当前位置：<a href='/'>首页</a> &gt; <a href='/tz/'>通知公告</a> &gt; 正文</p>"
    return bare(f"<a href='/'>首页</a><a href='/gk/'>政务公开</a>{path}{body}{FOOT}", title)


@pytest.mark.parametrize("title", ["系统维护通知", "网站升级公告", "服务器维护公告", "平台升级改造通知"])
@pytest.mark.parametrize(
    "stamp",
    [
        "2026-03-05", "[2026年3月5日]", "时间：2026-03-05 10:20 来源：县政府办 浏览：12",
        "日期：2026/3/5 | 来源：县政府办 | 字体：【大 中 小】", "来源：青岚县人民政府 2026-03-05 16:00",
    ],
)  # fmt: skip
@pytest.mark.parametrize("text", [PLAN, SIGNED, "<p>停机两小时。</p>"])
@pytest.mark.parametrize("around", ["foot", "few", "chrome"])
def test_a_notice_with_its_day_under_its_title_in_its_site_is_read(title: str, stamp: str, text: str, around: str) -> None:
    body = f"<h1>{title}</h1><div>{stamp}</div><div>{text}</div>"
    raw = {"foot": bare(body + FOOT, title), "few": few(body, f"{title}-青岚县"), "chrome": chrome(body, title)}[around]
    assert outcome(raw) == (FRESH, "ok")


@pytest.mark.parametrize(
    "raw",
    [
        bare(f"<h1>系统维护通知</h1><p>2026-03-05</p>{PLAN}", "系统维护通知"),  # nothing of a site
        bare(f"<h1>系统维护通知</h1>{PLAN}<p>青岚县人民政府办公室</p><p>2026-03-05</p>{FOOT}", "系统维护通知"),  # signed only
        bare(f"<h1>系统维护通知</h1>{SIGNED}{FOOT}", "系统维护通知"),
        bare(f"<h1>系统维护公告</h1><p>2026-03-05</p><p>系统维护中，敬请谅解。</p>{FOOT}", "系统维护公告"),
        bare(f"<h1>网站升级公告</h1><p>2026-03-05</p><p>网站目前进行升级，请稍后访问。</p>{FOOT}", "网站升级公告"),
        bare(f"<h1>网站升级公告</h1><p>2026-03-05</p>{FOOT}", "网站升级公告"),  # no text
        bare(f"<h1>系统维护公告</h1><p>维护时间：2026-03-05 20:00至23:00</p>{PLAN}{FOOT}", "系统维护公告"),
        bare(f"<h1>系统维护公告</h1><p>恢复时间：2026-03-06</p>{PLAN}{FOOT}", "系统维护公告"),
        bare(f"<h1>系统维护公告</h1><p>青岚县人民政府办公室 2026-03-05</p>{PLAN}{FOOT}", "系统维护公告"),
        bare(f"<h1>系统维护</h1><p>2026-03-05</p>{PLAN}{FOOT}", "系统维护"),  # no notice
    ],
)
def test_a_closed_site_is_no_notice(raw: bytes) -> None:
    assert outcome(raw) == CLOSED


@pytest.mark.parametrize(
    ("listed", "shown", "expected"),
    [
        ("系统维护通知", "系统维护通知", (FRESH, "ok")), ("关于第9号任务的公示", "系统维护通知", CLOSED),
        ("", "系统维护通知", CLOSED), ("系统维护", "系统维护", CLOSED),
    ],
)  # fmt: skip
def test_a_notice_that_its_list_has_under_this_title_is_read(
    listed: str, shown: str, expected: tuple[Outcome, str]
) -> None:
    raw = bare(f"<h1>{shown}</h1>{PLAN}<p>青岚县人民政府办公室</p><p>2026-03-05</p>", shown)
    poll = Poll(page_id=1, url=URL, host="qinglan.example.gov.cn", role=Role.DETAIL, source_id="qinglan", title=listed)
    said = classify(Seen(status=200, final_url=URL, raw=raw), poll)
    assert (said.outcome, said.reason) == expected


@pytest.mark.parametrize(
    ("known", "was_read", "expected"),
    [
        ("关于第9号任务的公示", True, CLOSED), ("关于第9号任务的公示", False, CLOSED), ("", True, CLOSED), ("", False, (FRESH, "ok")),
        ("青岚县网站升级公告", True, (FRESH, "ok")), ("青岚县网站升级公告", False, (FRESH, "ok")), ("青岚县 网站升级公告", True, (FRESH, "ok")),
        ("青岚县网站…", False, (FRESH, "ok")), ("青岚县网站", False, (FRESH, "ok")), ("青岚县", True, CLOSED),
        ("关于青岚县网站升级公告执行情况的公示", True, CLOSED), ("系统维护通知", True, CLOSED),
    ],
)  # fmt: skip
@pytest.mark.parametrize("around", ["foot", "few"])
def test_a_notice_that_a_closed_site_shows_everywhere_is_no_page_of_another_title(
    known: str, was_read: bool, expected: tuple[Outcome, str], around: str
) -> None:
    title = "青岚县网站升级公告"
    body = f"<h1>{title}</h1><p>2026-03-05</p><div>{PLAN}</div>"
    raw = bare(body + FOOT, title) if around == "foot" else few(body, f"{title}-青岚县")
    poll = Poll(
        page_id=1, url=URL, host="qinglan.example.gov.cn", role=Role.DETAIL, source_id="qinglan", title=known,
        raw_digest="0" * 64 if was_read else None,
    )  # fmt: skip
    said = classify(Seen(status=200, final_url=URL, raw=raw), poll)
    assert (said.outcome, said.reason) == expected


def test_in_the_place_of_a_list_it_is_a_closed_site() -> None:
    raw = bare(f"<h1>系统维护通知</h1><p>2026-03-05</p>{PLAN}{FOOT}", "系统维护通知")
    assert outcome(raw, Role.LIST) == CLOSED and outcome(raw) == (FRESH, "ok")
