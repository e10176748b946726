"""Noise: different at every step, the same when told again, and counters only rise."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from demo.noise import Noise
from demo.story import load_story

AT = load_story().steps[0].at
KEYS = st.sampled_from(["ln", "yz", "list-83412-1", "gy-09"])


def told(site: str, page: str, step: int) -> Noise:
    return Noise(site, page, step, AT + timedelta(days=step))


@given(KEYS, KEYS, st.integers(0, 40))
def test_noise_is_told_by_its_keys_alone(site: str, page: str, step: int) -> None:
    names = ("visits", "total_visits", "today", "clock", "weather", "token", "session", "advert")
    one, two = told(site, page, step), told(site, page, step)
    assert [getattr(one, name) for name in names] == [getattr(two, name) for name in names]
    assert one.hot() == two.hot() and one.related() == two.related() and one.downloads("f") == two.downloads("f")


@given(KEYS, KEYS, st.integers(0, 40))
def test_noise_moves_with_every_step_and_counters_rise(site: str, page: str, step: int) -> None:
    one, two = told(site, page, step), told(site, page, step + 1)
    assert one.visits < two.visits and one.total_visits < two.total_visits and one.downloads("f") < two.downloads("f")
    for name in ("today", "token", "session", "advert"):
        assert getattr(one, name) != getattr(two, name)
    assert one.hot() != two.hot() and one.related() != two.related()


@given(KEYS, st.integers(0, 40))
def test_pages_of_a_site_share_its_hot_list_and_session_and_not_their_counters(site: str, step: int) -> None:
    one, two = told(site, "a", step), told(site, "b", step)
    assert one.hot() == two.hot() and one.session == two.session and one.total_visits == two.total_visits
    assert one.token != two.token and one.related() != two.related()
