"""What the web makes of values: queries, wording, facts, and what a history may claim."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from parsers.document import Role
from store.browse import Standing
from store.event import EventType
from store.history import Span
from store.pages import Page
from web import wording
from web.facts import period_of, period_rows, rows_of
from web.labels import KINDS, REASONS, place_of, reason_label
from web.looks import claim_of, looks_of
from web.query import LARGEST_ID, read_number, read_words
from web.versions import holds_mobile

MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "value"),
    [("7", 7), ("007", 7), ("0", None), ("-1", None), ("1.5", None), ("", None), (None, None), ("٣", None), ("９", None),
     (str(LARGEST_ID), LARGEST_ID), (str(LARGEST_ID + 1), None), ("9" * 500, None), ("1e3", None), ("1\n", 1)],
)  # fmt: skip
def test_numbers(text: str | None, value: int | None) -> None:
    assert read_number(text) == value


@given(st.text())
def test_words_hold_nothing_that_a_database_refuses(text: str) -> None:
    words = read_words(text)
    words.encode()
    assert "\x00" not in words and len(words) <= 100 and words == words.strip()


def test_everything_shown_is_masked_unless_it_says_otherwise() -> None:
    assert wording.shown("手机13812345678") == "手机138****5678"
    assert wording.shown(wording.verbatim("http://a.example.cn/13812345678")) == "http://a.example.cn/13812345678"
    assert wording.shown(Markup("<b>13812345678</b>")) == "<b>13812345678</b>"
    assert wording.shown(None) == "" and wording.shown(13812345678) == 13812345678


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "http://", "http://[", "/local", "ftp://a.example", ""]
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert wording.outward(url) == ""


def test_times_are_those_of_shanghai() -> None:
    late = datetime(2026, 3, 1, 16, 30, tzinfo=UTC)
    assert wording.when(late) == '<time datetime="2026-03-02T00:30:00+08:00">2026-03-02 00:30</time>'
    assert wording.long_day(late) == "2026年3月2日 星期一"


def test_every_kind_and_reason_has_a_chinese_name() -> None:
    assert all(not name.isascii() for name in [*KINDS.values(), *REASONS.values()])
    assert reason_label("http-502") == "网站答复异常（502）" and reason_label("") == "原因不明"
    assert (place_of("211400"), place_of("000000"), place_of(""), place_of("999999")) == ("辽宁省葫芦岛市", "全国", "", "")


def test_a_computed_end_is_not_passed_off_as_stated() -> None:
    stated = {"notice_start": "2026-02-27", "notice_end": "2026-03-12", "notice_workdays": 10}
    computed = {"notice_end_computed": "2026-03-12", "notice_days": 14}
    assert period_rows(stated) == [("异议期", "2026-02-27 至 2026-03-12（10 个工作日）")]
    assert period_rows(computed) == [("异议期", "2026-03-12（推算）（14 天）")]
    found = period_of(computed, date(2026, 3, 12))
    assert found is not None and (found.computed, found.left, found.length) == (True, 0, "14 天")
    assert period_of({"notice_end": "soon"}, date(2026, 3, 12)) is None


def test_figures_read_as_the_notice_gives_them() -> None:
    facts = {
        "level": "central", "round": "第二轮", "region": "四平市",
        "task_counts": [{"scope": None, "total": 30, "done": 25, "unit": "项", "rate_pct": 83.3}],
        "letters": [{"scope": "累计", "total": 12345, "closed": 12000, "unit": None}],
        "accountability": {"units": None, "persons": 9}, "responsible_units": ["市住建局", "市水利局"],
    }  # fmt: skip
    assert dict(rows_of(facts)) == {
        "地区": "四平市", "督察": "中央生态环境保护督察第二轮", "整改任务": "共 30 项，已完成 25 项，完成率 83.3%",
        "信访件": "累计：共 12,345 件，已办结 12,000 件", "责任追究": "9 人", "责任单位": "市住建局、市水利局",
    }  # fmt: skip


NAMES = st.sampled_from(
    ["task_counts", "letters", "indicators", "accountability", "notice_end", "notice_days", "phones", "level", "status"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["total", "done", "unit", "value", "units"]), inner),
    max_leaves=8,
)  # fmt: skip


@given(st.dictionaries(NAMES, VALUES))
def test_strange_facts_do_no_harm(facts: dict[str, Any]) -> None:
    for name, value in [*rows_of(facts), *period_rows(facts)]:
        assert name and isinstance(value, str) and value
    period_of(facts, date(2026, 3, 2))


def span(looked: bool, start: float, end: float, *, polls: int = 1, reason: str = "timeout") -> Span:
    return Span(
        looked=looked, outcome="ok" if looked else "error", reason="" if looked else reason, polls=polls,
        first_at=MORNING + timedelta(hours=start), last_at=MORNING + timedelta(hours=end),
    )  # fmt: skip


def hour(n: float) -> datetime:
    return MORNING + timedelta(hours=n)


def test_a_blind_stretch_lasts_from_the_look_before_to_the_look_after() -> None:
    spans = [span(True, 9, 12, polls=4), span(False, 6, 7, polls=2, reason="http-412"), span(False, 4, 5), span(True, 0, 3, polls=4)]
    looks = looks_of(spans)
    (blind,) = looks.blinds
    assert (blind.last_seen, blind.until, blind.tries) == (hour(3), hour(9), 3)
    assert blind.reasons == ("超时", "遭遇验证拦截（412）")
    assert (looks.looked, looks.failed) == (8, 3)


def page(**values: object) -> Page:
    plain: dict[str, Any] = {
        "id": 1, "url": "http://a.example.cn/1.html", "host": "a.example.cn", "role": Role.DETAIL, "source_id": "a", "state": "active", "title": "公示",
        "kind": "signoff_notice", "published": None, "parent_id": None, "version_n": 1, "added_at": MORNING, "last_looked_at": hour(12),
        "last_ok_at": hour(12), "last_outcome": "unchanged", "last_reason": "", "due_at": None, "due_reason": "due", "fails": 0,
    }  # fmt: skip
    return Page(**plain | values)


CALM = Standing(trouble=None, hold_since=None, gone_since=None, same_as=None)


@pytest.mark.parametrize(
    ("spans", "standing", "values", "captured", "code", "gaps"),
    [
        ([span(True, 0, 12)], CALM, {}, 0.0, "unchanged", 0),
        ([span(True, 8, 12), span(False, 4, 5), span(True, 0, 3)], CALM, {}, 0.0, "unchanged", 1),
        ([span(True, 8, 12), span(False, 4, 5), span(True, 0, 3)], CALM, {}, 8.0, "unchanged", 0),
        ([span(False, 4, 12), span(True, 0, 3)], CALM, {"last_ok_at": hour(3)}, 0.0, "blind", 0),
        ([span(True, 0, 0)], CALM, {"last_ok_at": MORNING + timedelta(seconds=2)}, 0.0, "once", 0),
        ([], CALM, {"version_n": 0}, None, "never", 0),
        ([span(True, 0, 12)], CALM, {"state": "withdrawn"}, 0.0, "withdrawn", 0),
        ([span(True, 0, 12)], Standing(trouble=EventType.SITE_SUSPECT, hold_since=None, gone_since=None, same_as=None), {}, 0.0,
         "quarantine", 0),
        ([span(True, 0, 12)], Standing(trouble=None, hold_since=hour(12), gone_since=None, same_as=None), {}, 0.0, "differs", 0),
        ([span(True, 0, 12)], Standing(trouble=None, hold_since=None, gone_since=hour(12), same_as=None), {}, 0.0, "refused", 0),
    ],
)  # fmt: skip
def test_unchanged_is_claimed_only_for_what_was_looked_at(
    spans: list[Span], standing: Standing, values: dict[str, object], captured: float | None, code: str, gaps: int
) -> None:
    claim = claim_of(page(**values), standing, None if captured is None else hour(captured), looks_of(spans))
    assert (claim.code, claim.gaps) == (code, gaps)


@pytest.mark.parametrize(
    ("content", "encoding", "held"),
    [
        ("<p>联系人:李先生 13812345678</p>".encode(), "utf-8", True),
        ("<p>手机:138<b>1234</b>5678</p>".encode("gbk"), "gb18030", True),
        (b"<p>&#49;3812345678</p>", "utf-8", True),
        ("<p>电话:0429-2866001,编号1593822455694</p>".encode(), "utf-8", False),
        (b"<p>13812345678</p>", "no-such-charset", True),
        (b"<" * 200_000, "utf-8", False),
    ],
)
def test_private_mobiles_are_found_in_bytes(content: bytes, encoding: str, held: bool) -> None:
    assert holds_mobile(content, encoding) is held
