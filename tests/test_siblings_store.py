"""A template learned from a host's pages changes how they read, and is never news (invariant 4)."""

from __future__ import annotations

import pytest

from parsers.document import PARSER_VERSION
from parsers.template import Template, is_by_template, version_of, version_without
from store.events import read_events
from store.tables import VersionRow
from store.templates import IN_VAIN, LOOK_AGAIN
from tests.sibling_pages import Notice
from tests.sibling_town import BUILD, HOST, PATH, WAYS, Town, town_of

town = pytest.fixture(params=WAYS)(town_of)


def test_learning_is_no_news(town: Town) -> None:
    town.publish(0, 1, 2, 3, 4)
    town.poll(2)
    assert town.ways() == {(False, PARSER_VERSION)}
    assert town.lesson() == 1 and town.lessons == [5]
    template = town.template()
    assert template == Template(path=PATH)
    for n in range(4):  # furniture moves on meanwhile, as it does
        town.edit(n, "机构概况", f"机构概况{n}")
    town.poll(3)
    assert town.events() == []
    assert set(town.versions()) == {(template.rule, version_of(template))}
    with town.database.read() as session:
        assert session.query(VersionRow).count() == 5


def test_what_reads_as_before_costs_no_reading_once_it_was_read_anew(town: Town) -> None:
    town.publish(0, 1, 2)
    town.poll(2)
    town.lesson()
    town.poll()
    before = town.readings
    town.poll()
    assert town.readings - before == (0 if town.proves else 3)


def test_an_edit_right_after_learning_is_told_once(town: Town) -> None:
    town.publish(0, 1, 2, 3)
    town.poll(2)
    town.lesson()
    town.edit(2, "0736-7712345", "0736-7712399")
    town.poll(4)
    assert town.events() == [("notice.edited", "2.html")]
    with town.database.read() as session:
        (event,) = read_events(session)
    shown = str(event.change)
    assert "7712399" in shown and Notice(2).title not in shown


def test_an_edit_on_hold_while_learning_is_told_once(town: Town) -> None:
    town.publish(0, 1, 2, 3)
    town.poll(2)
    town.edit(2, "0736-7712345", "0736-7712399")
    town.poll()
    town.lesson()
    town.poll(4)
    assert town.events() == [("notice.edited", "2.html")]


def test_pages_that_come_later_are_read_by_the_template_from_the_first(town: Town) -> None:
    town.publish(0, 1, 2)
    town.poll()
    town.lesson()
    town.publish(5)
    town.poll(2)
    assert is_by_template(town.versions()[-1][0])
    town.edit(5, "3月13日", "3月18日")
    town.poll(3)
    assert town.events() == [("notice.edited", "5.html")]


BOX = "<table><tr><td id=cen1><font>欢迎关注我局公众号，了解更多环境信息。</font></td></tr></table></body>"


def test_a_box_that_leads_the_path_astray_and_goes_again_is_no_news(town: Town) -> None:
    town.publish(0, 1, 2, 3)
    town.poll()
    town.lesson()
    town.poll(2)
    still = BUILD(Notice(1))
    for markup in (still.replace("</body>", BOX), still) * 2:
        town.pages[f"http://{HOST}/gs/1.html"] = markup
        town.poll(3)
    assert town.events() == []


def test_an_edit_that_comes_with_such_a_box_is_told_once(town: Town) -> None:
    town.publish(0, 1, 2, 3)
    town.poll()
    town.lesson()
    town.poll(2)
    town.edit(1, "</body>", BOX)
    town.edit(1, "0736-7712345", "0736-7712399")
    town.poll(4)
    assert town.events() == [("notice.edited", "1.html")]
    template = Template(path=PATH)
    container, version = town.versions()[1]
    assert not is_by_template(container) and version == version_without(template)
    town.edit(1, BOX, "</body>")
    town.poll(3)
    town.edit(1, "0736-7712399", "0736-7712388")
    town.poll(3)
    assert town.events() == [("notice.edited", "1.html")] * 2


def test_a_template_that_stopped_fitting_is_dropped_and_learned_anew(town: Town) -> None:
    town.publish(0, 1, 2, 3, 4)
    town.poll()
    town.lesson()
    town.poll(2)
    old = town.template()
    for n in range(5):
        town.edit(n, "id=cen1", "id=text9")
        town.edit(n, "3月13日", "3月16日")
    town.poll(3)
    told = sorted(("notice.edited", f"{n}.html") for n in range(5))
    assert sorted(town.events()) == told
    assert old is not None
    assert town.ways() == {(False, version_without(old))}
    town.clock._now += LOOK_AGAIN
    assert town.lesson() == 1
    assert town.template() == Template(path="td#text9>font")
    town.poll(3)
    assert sorted(town.events()) == told
    assert {container for container, _ in town.versions()} == {"siblings:td#text9>font"}
    town.edit(3, "3月16日", "3月18日")
    town.poll(3)
    assert town.events()[5:] == [("notice.edited", "3.html")]


def test_a_site_rebuilt_around_the_same_text_is_no_news_and_ends_its_template(town: Town) -> None:
    town.publish(0, 1, 2, 3)
    town.poll()
    town.lesson()
    town.poll(2)
    for n in range(4):
        town.edit(n, "id=cen1", "id=text9")
    town.poll(3)
    for wait in (LOOK_AGAIN, IN_VAIN):  # the archive still holds the pages as they were, and must not be believed again
        town.clock._now += wait
        assert town.lesson() == (1 if wait is LOOK_AGAIN else 0)
        assert town.template() is None
        town.poll(3)
    assert town.events() == []
    assert {version for _, version in town.versions()} == {PARSER_VERSION}
    town.publish(4, 5, 6, build=lambda n: BUILD(n).replace("id=cen1", "id=text9"))
    town.poll()
    town.clock._now += LOOK_AGAIN
    assert town.lesson() == 1
    assert town.template() == Template(path="td#text9>font")
    town.poll(3)
    assert town.events() == []
