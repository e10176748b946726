"""The stream of news in the web: filtered, turned page by page, and each event telling what changed."""

from __future__ import annotations

import re

import pytest

from sources.clock import FixedClock
from store.browse import Wanted, browse_events, events_of_group, load_event
from store.conditions import open_condition
from store.database import Database
from store.event import EventType
from store.tables import EventRow
from tests.web_rooms import archive_on, copy_of, links, said, told_once
from tests.web_samples import Archive, tell

archive = pytest.fixture(archive_on)
told = pytest.fixture(scope="module")(told_once)
story = pytest.fixture(copy_of)

FILTERS: list[tuple[dict[str, str], list[str]]] = [
    ({}, ["附件变更", "内容修改", "新公告"]),
    ({"type": "attachment.changed"}, ["附件变更", "内容修改"]),  # also-types match too
    ({"type": "notice.new"}, ["新公告"]),
    ({"region": "辽宁"}, ["附件变更", "内容修改", "新公告"]),
    ({"region": "210000"}, ["附件变更", "内容修改", "新公告"]),
    ({"region": "211400", "kind": "signoff_notice", "q": "更正"}, ["附件变更", "内容修改"]),
    ({"region": "浙江"}, []),
    ({"kind": "case_report"}, []),
    ({"q": "100%"}, []),
    ({"q": "_"}, []),
    ({"audience": "operator"}, ["来源恢复", "遭遇验证拦截"]),
    ({"type": "source.recovered"}, ["来源恢复"]),
    ({"type": "nonsense", "kind": "nonsense", "audience": "nonsense"}, ["附件变更", "内容修改", "新公告"]),
]


def test_events_are_filtered(archive: Archive) -> None:
    client = archive.client()
    for query, types in FILTERS:
        answer = client.get("/events", params=query)
        found = re.findall(r"</time></span> <span>([^<]*)</span>", answer.text)
        assert [label.split("（")[0] for label in found] == types, query


def test_an_unclear_region_is_asked_back(story: Archive) -> None:
    client = story.client()
    assert "没有叫“火星”的地区" in said(client.get("/events", params={"region": "火星"}))
    asked = client.get("/pages", params={"region": "鼓楼区", "kind": "signoff_notice"})
    assert "“鼓楼区”不止一处,请选择" in said(asked)
    assert "/pages?region=320106&kind=signoff_notice&role=detail" in links(asked)


def test_the_stream_turns_in_both_directions(database: Database, clock: FixedClock) -> None:
    archive = tell(database, clock)
    with database.begin() as session:
        for n in range(65):
            open_condition(session, f"site-{n:02d}.example.cn", EventType.SOURCE_FAILING, "超时", clock.now())
    client, path, stories = archive.client(), "/events?audience=operator", []
    while path:
        answer = client.get(path)
        stories.append(re.findall(r'class="headline" href="/events/([0-9a-f]{32})"', answer.text))
        path = next((link for link in links(answer) if "before=" in link), "")
    assert [len(story) for story in stories] == [30, 30, 7]
    assert len({event for story in stories for event in story}) == 67
    back = next(link for link in links(answer) if "after=" in link)
    assert re.findall(r'class="headline" href="/events/([0-9a-f]{32})"', client.get(back).text) == stories[1]


def test_an_event_tells_what_changed(story: Archive) -> None:
    new, edited, exchanged = (e for e in story.life.events() if e.audience.value == "subscriber")
    client = story.client()
    text = said(client.get(f"/events/{edited.id}"))
    assert "−85项+98项" in text and "附件变化" in text and "混接点改造一览表.pdf" in text
    assert f"/pages/{story.notice}/diff/1/2" in links(client.get(f"/events/{edited.id}"))
    assert "内容被替换,地址未变:整改任务清单.xlsx" in said(client.get(f"/events/{exchanged.id}"))
    assert "异议期 2026-02-27 至 2026-03-12(10 个工作日) 还有 8 天" in said(client.get(f"/events/{new.id}"))


def test_events_of_a_newer_ducha_are_passed_over(database: Database, clock: FixedClock) -> None:
    """After a downgrade the table may hold types that this version cannot name."""
    with database.begin() as session:
        for number, type_ in enumerate(("notice.new", "notice.invented"), 1):
            session.add(
                EventRow(id=f"{number:032x}", seq=number, type=type_, audience="subscriber", url="http://a.gov.cn/1",
                         source_id="a", title="公示", headline=f"标题{number}", seen_at=clock.now(), group="g")
            )  # fmt: skip
    with database.read() as session:
        assert [event.seq for event in browse_events(session, Wanted()).events] == [1]
        assert load_event(session, f"{2:032x}") is None
        assert [event.seq for event in events_of_group(session, "g")] == [1]
