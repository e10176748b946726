"""What a host answers for an address that cannot exist takes no page that is well for a missing one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.missing import (
    MAY_DIFFER,
    Missing,
    from_text,
    learn,
    matches,
    missing_address,
    resembles,
    sketch_of,
    to_text,
)
from parsers.document import Role
from store.capture import Outcome
from tests.missing_answers import ALIKE, NOTHING, learned, seen
from tests.responses_table import COUNTY, NAME, PORTAL, cases, dress

TOKEN = "0123456789abcdef" * 2
NOTICE = "<h1>关于第十二项整改任务的公示</h1><p>青石河三号排口已封堵。</p>"


def looks(missing: Missing, text: str) -> bool:
    drawn = sketch_of(text.encode())
    assert drawn is not None
    return matches(missing, drawn)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://a.cn/zwgk/202603/t20260302_1201.html", f"http://a.cn/zwgk/202603/{TOKEN}.html"),
        ("http://a.cn/art/2026/3/2/art_12_345.html", f"http://a.cn/art/2026/3/2/{TOKEN}.html"),
        ("http://a.cn/content/content_23454", f"http://a.cn/content/{TOKEN}"),
        ("http://a.cn/x/2026030209001234567/index.shtml", f"http://a.cn/x/{TOKEN}/index.shtml"),
        ("http://a.cn/x/2026030209001234567/", f"http://a.cn/x/{TOKEN}/"),
        ("http://a.cn/show.asp?class=tzgg&id=123", "http://a.cn/show.asp?class=tzgg&id=900000001"),
        ("http://a.cn/v.aspx?n=0f8fad5b-d9cb-469f-a165-70867728950e", f"http://a.cn/v.aspx?n={TOKEN}"),
        ("http://a.cn/show.asp?page=tzgg", None),
        ("http://a.cn/", None),
        ("http://a.cn/index.html", None),
    ],
)
def test_the_address_asked_for_has_the_pages_shape(url: str, expected: str | None) -> None:
    assert missing_address(url, TOKEN, 900_000_001) == expected


@pytest.mark.parametrize("frame", ["", "page", "portal", "county"])
def test_the_same_answer_matches_and_a_notice_in_the_same_frame_does_not(frame: str) -> None:
    missing = learned(dress(NOTHING, frame))
    assert looks(missing, dress(NOTHING, frame))
    assert not looks(missing, dress(NOTICE, frame))
    assert not looks(missing, dress("<p>任务已完成</p>", frame))  # five characters


def test_the_address_said_back_dates_and_counters_do_not_matter() -> None:
    def answer(name: str, day: str, count: int) -> str:
        return dress(f"<p>{day} 地址 /zwgk/202603/{name}.html 没有对应内容</p><p>访问量 {count}</p>", "portal")

    missing = learned(answer("a" * 32, "2026-03-02", 17))
    assert looks(missing, answer("t20260302_1201", "2026-04-11", 23918))


def test_a_picture_a_file_or_one_more_link_makes_it_another_page() -> None:
    missing = learned(dress(NOTHING, "portal"))
    for more in ('<img src="W020260302.jpg">', '<a href="P020260302.pdf">附件</a>', "<p>已完成销号</p>", '<iframe src="a.html"></iframe>'):
        assert not looks(missing, dress(NOTHING + more, "portal")), more
    assert looks(missing, dress(NOTHING + "<p>雨转阴</p>", "portal"))
    assert not looks(missing, dress(NOTHING, "portal", title="公示"))


def test_the_threshold_is_what_it_says() -> None:
    missing = learned(dress(NOTHING, "portal"))
    assert looks(missing, dress(f"{NOTHING}<p>{'甲' * MAY_DIFFER}</p>", "portal"))
    assert not looks(missing, dress(f"{NOTHING}<p>{'甲' * (MAY_DIFFER + 1)}</p>", "portal"))


WELL = [case for case in cases("pages", "second", "third") if case.outcome is Outcome.FRESH and case.poll.role is Role.DETAIL]


@pytest.mark.parametrize("frame", ["portal", "county"])
@pytest.mark.parametrize("body", [NOTHING, "", '<img src="/images/none.png">', "<p>404</p>"])
def test_no_page_of_the_table_is_taken_for_a_missing_one(frame: str, body: str) -> None:
    for title in {NAME, *(("公示", "整改公示"))}:
        missing = learned(dress(body, frame, title=title))
        for case in WELL:
            drawn = sketch_of(case.seen.raw)
            assert drawn is not None
            assert not matches(missing, drawn), (case.id, body)


@given(text=st.text(alphabet="青石河整改任务已完成销号公示,。0123456789", min_size=MAY_DIFFER + 1, max_size=60))
def test_a_line_that_the_answer_has_not_is_never_overlooked(text: str) -> None:
    missing = learned(ALIKE)
    plain = "".join(character for character in text if not character.isdigit())
    if len(plain) > MAY_DIFFER:
        assert not looks(missing, dress(f"{NOTHING}<p>{text}</p>", "portal"))


def test_other_headlines_around_it_make_it_worth_asking_anew() -> None:
    missing, later = learned(ALIKE), ALIKE.replace("市局开展春季水源地巡查", "市局部署汛期巡查")
    drawn = sketch_of(later.encode())
    assert drawn is not None
    assert not matches(missing, drawn)
    assert resembles(missing, drawn)
    notice = sketch_of(dress(NOTICE + f"<p>{'公示期内如有异议请书面反映。' * 20}</p>", "portal").encode())
    assert notice is not None
    assert not resembles(missing, notice)


@pytest.mark.parametrize("text", [ALIKE, dress(NOTHING, "county"), "<html><body><p>没有这样的内容在这里</p></body></html>"])
def test_what_was_learned_survives_the_store(text: str) -> None:
    missing = learned(text)
    assert from_text(to_text(missing)) == missing


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"status":"x","sketch":{}}', '{"status":200,"sketch":{"words":[]}}', "null"])
def test_a_damaged_memory_is_no_memory(text: str) -> None:
    assert from_text(text) is None


def test_challenges_errors_and_blank_pages_teach_nothing() -> None:
    for outcome in (Outcome.CHALLENGED, Outcome.ERROR, Outcome.UNCHANGED):
        assert learn(replace(seen(ALIKE), outcome=outcome)) is None
    assert learn(seen("<html></html>")) is None
    assert learn(seen("http://a.cn/b.html")) is None  # an echo of the address


def test_the_frames_of_the_table_are_as_large_as_real_ones() -> None:
    assert len(PORTAL.encode()) > 60_000
    assert len(COUNTY.encode()) > 4_000
