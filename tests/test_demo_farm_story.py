"""The story: it holds together, a broken one is refused by name, and the world is a fold of its actions."""

from __future__ import annotations

import tomllib
from datetime import date, time, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from demo.story import LEAST_GAP, STORY, Story, StoryError, load_story, old_pages
from demo.world import world_at
from sources.clock import in_shanghai
from store.event import Audience

STORY_TEXT = STORY.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def story() -> Story:
    return load_story()


def test_the_story_spans_four_weeks_and_a_holiday(story: Story) -> None:
    times = [in_shanghai(step.at) for step in story.steps]
    assert 14 <= len(times) <= 18
    assert timedelta(weeks=4) <= times[-1] - times[0] <= timedelta(weeks=5)
    assert all(b - a >= LEAST_GAP for a, b in pairwise(times))
    assert all(time(8, 30) <= t.time() <= time(18, 0) for t in times)
    assert any(date(2026, 10, 1) <= t.date() <= date(2026, 10, 7) for t in times)


def test_the_story_holds_every_kind_of_happening(story: Story) -> None:
    done = {action.do for step in story.steps for action in step.actions}
    assert done == {
        "publish", "withdraw", "restore", "soften", "refuse", "edit", "flap", "swap", "move", "challenge", "release",
        "empty", "refill", "clean", "redesign", "hijack",
    }  # fmt: skip
    assert len(story.sites) >= 7
    assert len({site.shape for site in story.sites}) == len(story.sites)
    assert 22 <= len(story.pages) <= 32
    assert story.steps[0].expect == () and story.steps[0].actions == ()


def test_what_is_expected_names_a_subject_of_its_audience(story: Story) -> None:
    for step in story.steps:
        for expected in step.expect:
            assert (expected.page is not None) == (expected.type.audience is Audience.SUBSCRIBER)


def test_every_opened_operator_condition_is_closed_again(story: Story) -> None:
    kinds = [(e.site, e.type.value) for step in story.steps for e in step.expect if e.site]
    for site in {site for site, _ in kinds}:
        opened, closed = [kind for key, kind in kinds if key == site]
        assert opened != "source.recovered" and closed == "source.recovered"


def test_new_rows_are_printed_less_than_thirty_days_before_they_appear(story: Story) -> None:
    for step in story.steps:
        for action in step.actions:
            if action.do == "publish":
                page = story.page(action.page)
                assert timedelta(0) <= step.at - page.at < timedelta(days=2)


def test_old_rows_are_too_old_to_be_followed(story: Story) -> None:
    for site in story.sites:
        for column in site.columns:
            for page in old_pages(site, column):
                assert in_shanghai(story.steps[0].at).date() - page.day > timedelta(days=400)


@pytest.mark.parametrize(
    ("find", "put", "named"),
    [
        ('page = "ln-43" }]\nexpect', 'page = "ln-99" }]\nexpect', "ln-99"),
        ('site = "sl" },\n    { do = "swap"', 'site = "xx" },\n    { do = "swap"', "xx"),
        ("at = 2026-09-15T09:40:00+08:00", "at = 2026-09-14T09:20:00+08:00", "less than"),
        ("at = 2026-09-15T09:40:00+08:00", "at = 2026-09-15T09:40:00", "time zone"),
        ('key = "yz-08"', 'key = "yz-07"', "appears twice"),
        ('type = "notice.new", page = "lx-04"', 'type = "notice.none", page = "lx-04"', "steps.12.expect.0.type"),
        ('do = "release"', 'do = "unleash"', "unleash"),
        ('shape = "trs"', 'shape = "trs"\ncolour = "red"', "colour"),
        ("at = 2026-09-15T09:02:00+08:00", "at = 2026-09-15T19:02:00+08:00", "before its printed time"),
        ('file = "report" }', 'file = "rapport" }', "hs-21/rapport"),
    ],
)
def test_a_broken_story_is_refused_by_name(tmp_path: Path, find: str, put: str, named: str) -> None:
    assert STORY_TEXT.count(find) == 1, find
    path = tmp_path / "story.toml"
    path.write_text(STORY_TEXT.replace(find, put), encoding="utf-8")
    with pytest.raises(StoryError) as caught:
        load_story(path)
    assert named in str(caught.value)


@pytest.mark.parametrize("raw", [b"", b"title = ", b"\xff\xfe"])
def test_a_file_that_is_no_story_is_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "story.toml"
    path.write_bytes(raw)
    with pytest.raises(StoryError):
        load_story(path)
    with pytest.raises(StoryError):
        load_story(tmp_path / "nowhere.toml")


def test_the_world_follows_the_actions(story: Story) -> None:
    first, last = world_at(story, 0), world_at(story, len(story.steps) - 1)
    assert not first.pages["ln-43"].published and last.pages["ln-43"].published
    assert world_at(story, 9).pages["ln-38"].withdrawn and not last.pages["ln-38"].withdrawn
    assert world_at(story, 3).pages["hs-22"].flap and not world_at(story, 4).pages["hs-22"].flap
    assert world_at(story, 4).pages["sl-12"].refused and not world_at(story, 5).pages["sl-12"].refused
    assert world_at(story, 9).pages["gy-09"].softened and not world_at(story, 10).pages["gy-09"].softened
    assert [world_at(story, n).sites["sl"].challenged for n in (5, 6, 7, 8)] == [False, True, True, False]
    assert [world_at(story, n).sites["tj"].hijack is not None for n in (12, 13, 14, 15)] == [False, True, True, False]
    assert "1.21万亩" in last.pages["ln-41"].body and "1.27万亩" in first.pages["ln-41"].body
    assert last.pages["hs-21"].files["report"].revision == 1
    assert last.pages["ln-43"].files["yijian"].generation == 1


def test_a_step_outside_the_story_is_refused(story: Story) -> None:
    for step in (-1, len(story.steps)):
        with pytest.raises(StoryError):
            world_at(story, step)


def test_an_edit_that_finds_nothing_is_refused() -> None:
    data = tomllib.loads(STORY_TEXT)
    edit = next(a for step in data["steps"] for a in step.get("actions", ()) if a["do"] == "edit")
    edit["find"] = "此处没有的文字"
    broken = Story.model_validate(data)
    with pytest.raises(StoryError, match="exactly once"):
        world_at(broken, len(broken.steps) - 1)
