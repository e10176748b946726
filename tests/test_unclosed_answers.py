"""An answer that says no length and stops before its page ends is no reading; pages that never end so are read."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from crawler.ending import ending_of, says_its_length
from crawler.outcome import Seen, classify
from parsers.document import Document, Role, Row
from scheduler.ending import LASTING
from scheduler.work import Bench, poll_host_batch
from sources.clock import FixedClock
from sources.settings import Settings
from store.capture import Fetched, Outcome, Poll
from store.claims import claim
from store.database import Database
from store.pages import watch
from store.tables import ConditionRow, EventRow, PageRow, SpanRow
from store.unclosed import UNCLOSED, mark_of
from tests.conftest import database_of
from tests.cut_pages import FLAT, LINES, PORTAL, TABLES, TEMPLATES, cuts, unclosed
from tests.recording import document

HOST = "yunxiu.example.gov.cn"
PAGE = f"http://{HOST}/gs/202603/t20260311_4.html"
OTHER = f"http://{HOST}/gs/202603/t20260311_9.html"
CONFIRM = timedelta(seconds=600)


class Town:
    """A host whose answers are set byte by byte; it says no length unless `headers` do."""

    def __init__(self, clock: FixedClock) -> None:
        self.clock = clock
        self.raw: dict[str, bytes] = {}
        self.headers: dict[str, str] = {"content-type": "text/html"}

    async def fetch(self, poll: Poll) -> Fetched:
        raw = self.raw.get(poll.url, b"")
        digest = hashlib.sha256(raw).hexdigest()
        found = classify(Seen(status=200 if raw else 404, final_url=poll.url, raw=raw, digest=digest), poll)
        return Fetched(
            outcome=found.outcome, reason=found.reason, status=200, final_url=poll.url, fetched_at=self.clock.now(),
            raw=raw, digest=digest, headers=self.headers,
        )  # fmt: skip

    async def read(self, raw: bytes, url: str, **_: object) -> Document:
        return document(raw.decode(errors="ignore")[-4000:])

    async def close(self) -> None:
        return None


class Watch:
    """A program at work on the town's pages."""

    def __init__(self, database: Database, town: Town) -> None:
        self.database, self.town = database, town
        self.bench = Bench(
            database=database, settings=Settings(), clock=town.clock, fetcher=town, reader=town,
            plan=lambda _page, _seen, now, _source: now + timedelta(hours=1),
        )  # fmt: skip

    def look(self, raw: bytes, url: str = PAGE, *, later: timedelta = CONFIRM, role: Role = Role.DETAIL) -> str:
        """Look at a page that is answered so: what it was taken for."""
        self.town.clock._now += later
        self.town.raw[url] = raw
        with self.database.begin() as session:
            page_id = watch(session, url, role, self.bench.clock.now())[0]
        with self.database.begin() as session:
            polls = claim(session, self.bench.clock.now(), everything=True, ids=[page_id])
        asyncio.run(poll_host_batch(self.bench, HOST, polls))
        return self.page(url).last_reason

    def page(self, url: str = PAGE) -> PageRow:
        with self.database.read() as session:
            return session.scalars(select(PageRow).where(PageRow.url == url)).one()

    def events(self) -> list[str]:
        with self.database.read() as session:
            return [event.type for event in session.scalars(select(EventRow))]


@pytest.fixture
def work(request: pytest.FixtureRequest, clock: FixedClock) -> Iterator[Watch]:
    with database_of(request, "sqlite", migrated=True) as database:
        yield Watch(database, Town(clock))


@pytest.mark.parametrize("page", TEMPLATES)
def test_no_cut_of_a_known_page_is_an_edit(work: Watch, page: str) -> None:
    whole = page.encode()
    assert work.look(whole) == "ok"
    for at in cuts(page):
        assert work.look(whole[:at], later=timedelta(minutes=1)) in {UNCLOSED, "truncated"}, whole[:at].decode(errors="ignore")[-20:]
    assert work.look(whole.replace(b"46.5%", b"46.8%")) == "ok"
    work.look(whole.replace(b"46.5%", b"46.8%"))
    assert [type_ for type_ in work.events() if type_.startswith("notice.")] == ["notice.edited"]


@pytest.mark.parametrize("page", TEMPLATES)
def test_no_cut_of_a_new_page_is_read_where_the_hosts_pages_close(work: Watch, page: str) -> None:
    whole = page.encode()
    assert work.look(whole, OTHER) == "ok"
    for at in cuts(page):
        assert work.look(whole[:at], later=timedelta(minutes=1)) in {UNCLOSED, "truncated"}
    after_paragraph = whole.index(b"\n", cuts(page)[3]) + 1
    assert [work.look(whole[:after_paragraph]) for _ in range(3)] == [UNCLOSED] * 3
    assert work.page().version_n == 0
    assert work.look(whole) == "ok"


@pytest.mark.parametrize("page", [PORTAL, TABLES])
def test_the_first_page_of_a_host_is_not_read_as_cut_at_first_sight(work: Watch, page: str) -> None:
    whole = page.encode()
    for number, at in enumerate(cuts(page)):
        url = f"http://{HOST}/gs/{number}.html"
        reason = work.look(whole[:at], url, later=timedelta(0))
        assert reason in {UNCLOSED, "truncated"}
        assert reason == "truncated" or work.page(url).due_at == work.town.clock.now() + CONFIRM
    assert work.look(whole) == "ok"


def test_a_first_page_without_containers_shows_its_cut_amid_a_sentence_only(work: Watch) -> None:
    raw = FLAT.encode()
    assert work.look(raw[: raw.index("书面形式".encode())]) == UNCLOSED
    assert work.look(raw[: raw.index("，现予公示".encode())]) == UNCLOSED  # another end: not the second look at the first
    assert work.look(raw) == "ok"


@pytest.mark.parametrize("page", TEMPLATES)
def test_old_sites_that_never_close_their_pages_are_read(work: Watch, page: str) -> None:
    old = unclosed(page)
    assert work.look(old.encode()) == "ok"
    assert work.look(old.encode(), OTHER) == "ok"
    assert work.look(old.replace("46.5%", "46.8%").encode()) == "ok"
    assert work.look(old.replace("46.5%", "46.8%").encode()) == "same-bytes" or work.events() == ["notice.edited"]
    assert work.events() == ["notice.edited"]
    work.look(page.encode())  # and when it is closed at last
    assert work.page().last_reason == "ok"


@pytest.mark.parametrize("page", [PORTAL, TABLES])
def test_old_sites_are_known_to_be_cut_by_what_they_left_open_before(work: Watch, page: str) -> None:
    old = unclosed(page).encode()
    assert work.look(old) == "ok"
    for at in cuts(page):
        assert work.look(old[:at], later=timedelta(minutes=1)) in {UNCLOSED, "truncated"}
    assert work.look(old) == "same-bytes"


def test_an_old_page_that_leaves_a_box_open_is_read_at_the_second_look_and_then_at_the_first(work: Watch) -> None:
    old = unclosed(PORTAL).replace('<div class="foot">主办单位：云岫县人民政府</div>', '<div class="foot">访问量：{}')
    assert work.look(old.format(3711).encode()) == UNCLOSED
    assert work.look(old.format(3715).encode()) == "ok"  # ends there again, though its counter moved
    assert work.look(old.format(3716).encode(), OTHER) == "ok"  # its neighbours are known to end so
    assert work.events() == []


def test_what_lasts_for_days_is_how_the_page_is_now(work: Watch) -> None:
    work.look(PORTAL.encode())
    changed = unclosed(PORTAL).replace("46.5%", "46.8%").encode()
    for _ in range(4):
        assert work.look(changed, later=LASTING / 4) == UNCLOSED
    with work.database.read() as session:
        assert [row.kind for row in session.scalars(select(ConditionRow).where(ConditionRow.since.is_not(None)))] == ["source.failing"]
    assert work.look(changed, later=LASTING / 4) == "ok"
    assert "notice.edited" not in work.events()
    assert work.look(changed) == "ok"
    assert "notice.edited" in work.events()
    with work.database.read() as session:
        assert [span.reason for span in session.scalars(select(SpanRow).order_by(SpanRow.id))] == ["", UNCLOSED, ""]


NOISY = PORTAL.replace("</body></html>", '<div class="side">今日访问 {} 人</div></body></html>')


def open_ended(number: int, text: str = NOISY) -> bytes:
    """The page as it is since its last include is lost: its foot is left open, and nothing is closed behind it."""
    return unclosed(text).replace("{} 人</div>", f"{number} 人").encode()


def lasting(work: Watch) -> None:
    """A page that closed its html, and for three days does not any more, whatever moves on it; it reads the same."""
    assert work.look(NOISY.encode()) == "ok"
    assert [work.look(open_ended(n), later=LASTING / 4) for n in range(5)] == [*[UNCLOSED] * 4, "ok"]


@pytest.fixture
def same(work: Watch, monkeypatch: pytest.MonkeyPatch) -> Watch:
    """At work where what is read is whether a line stands there."""

    async def read(raw: bytes, url: str, **_: object) -> Document:
        return document("经现场核查，达到验收销号标准，现予公示。" * 9, str("书面形式".encode() in raw), str(b"46.8%" in raw))

    monkeypatch.setattr(work.town, "read", read)
    return work


def test_a_page_that_closes_no_more_is_looked_at_from_then_on(same: Watch) -> None:
    lasting(same)
    assert [same.look(open_ended(n), later=timedelta(hours=6)) for n in range(5, 30)] == ["ok"] * 25
    assert same.page().version_n == 1
    edited = [same.look(open_ended(n, NOISY.replace("46.5%", "46.8%"))) for n in (30, 31)]
    assert edited == ["ok", "ok"]
    assert [type_ for type_ in same.events() if not type_.startswith("source.")] == ["notice.edited"]
    assert same.look(open_ended(32, NOISY.replace("46.5%", "46.8%"))) == "ok"


def test_a_page_that_closes_no_more_is_known_to_be_cut_by_what_it_leaves_open(same: Watch) -> None:
    lasting(same)
    whole = open_ended(7)
    for at in cuts(NOISY)[:-1]:
        assert same.look(whole[:at], later=timedelta(minutes=1)) in {UNCLOSED, "truncated"}
    assert same.look(whole) == "ok"
    assert "notice.edited" not in same.events()


@pytest.mark.parametrize("proof", [None, "as-before"])
def test_a_page_that_closes_again_must_close_from_then_on(
    same: Watch, monkeypatch: pytest.MonkeyPatch, proof: str | None
) -> None:
    lasting(same)
    plain = same.town.fetch

    async def fetch(poll: Poll) -> Fetched:
        return replace(await plain(poll), proof=poll.sameness if proof else None)

    monkeypatch.setattr(same.bench.fetcher, "fetch", fetch)
    with same.database.begin() as session:
        session.execute(update(PageRow).values(sameness=proof))
    assert same.look(NOISY.replace("{}", "8").encode()) == "ok"
    assert same.page().ending is None
    monkeypatch.setattr(same.bench.fetcher, "fetch", plain)
    assert same.look(open_ended(9)) == UNCLOSED


def test_a_clock_that_was_set_back_makes_three_days_no_longer(same: Watch) -> None:
    assert same.look(NOISY.encode()) == "ok"
    assert same.look(open_ended(0), later=timedelta(days=400)) == UNCLOSED
    assert same.look(open_ended(1), later=timedelta(days=-400)) == UNCLOSED
    assert [same.look(open_ended(n), later=LASTING / 3) for n in range(2, 5)] == [UNCLOSED, UNCLOSED, "ok"]


def test_answers_that_say_their_length_are_whole(work: Watch) -> None:
    work.look(PORTAL.encode())
    for headers in ({"content-length": "9"}, {"transfer-encoding": "chunked"}):
        work.town.headers = headers
        work.look(PORTAL.encode())
        assert work.look(unclosed(PORTAL).encode()) == "ok"


def test_a_list_that_was_cut_is_no_list(work: Watch) -> None:
    rows = "".join(f"<li><a href='/gs/{n}.html'>关于第{n}号任务的公示</a></li>" for n in range(9))
    page = f"<html><body><div><ul>{rows}</ul></div></body></html>".encode()
    assert work.look(page[: page.index(b"/gs/5") - 13], f"http://{HOST}/gs/", role=Role.LIST) == UNCLOSED


def test_a_known_list_closes_as_it_did(work: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    found = tuple(Row(url=f"http://{HOST}/gs/{n}.html", title=f"关于第{n}号任务的公示") for n in range(9))

    async def read(*_: object, **__: object) -> Document:
        return document(rows=found, kind="list")

    monkeypatch.setattr(work.town, "read", read)
    rows = "".join(f"<p><a href='{row.url}'>{row.title}</a></p>" for row in found)
    page, url = f"<html><body>{rows}</body></html>".encode(), f"http://{HOST}/gs/"
    assert work.look(page, url, role=Role.LIST) == "ok"
    assert work.look(page[: page.index(b"<p>", 300)], url, role=Role.LIST) == UNCLOSED


@pytest.mark.parametrize(
    ("values", "expected"),
    [({}, Outcome.ERROR), ({"sameness": "as-before"}, Outcome.FRESH), ({"render": "browser"}, Outcome.FRESH), ({"role": Role.ATTACHMENT}, Outcome.FRESH)],
)  # fmt: skip
def test_what_reads_as_before_or_came_from_a_browser_is_not_judged(
    work: Watch, values: dict[str, str], expected: Outcome
) -> None:
    work.look(PORTAL.encode())
    work.town.raw[PAGE] = unclosed(PORTAL).encode()
    poll = Poll(page_id=work.page().id, url=PAGE, host=HOST, role=Role.DETAIL, source_id="")
    fetched = replace(asyncio.run(work.town.fetch(poll)), proof="as-before")
    judged = asyncio.run(work.bench.ending.judge(replace(poll, **values), fetched))  # type: ignore[arg-type]
    assert judged.outcome is expected


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("<html><body><p>请以书面形", True), ("<html><body><p>请以书面形式反映。", False), ("<div><p>请以书面形式反映。</p>", True),
        ("<div><p>请以书面形式反映。</p></div>", False), ("<p>请以书面形</p>\n", False), ("<p>云岫县生态环境局", False),
        ("<p>2026年3月11日", False), ("<div>" * 200_000, False), ("<div>" * 200_000 + "请以书面", True), ("<p>请以<!--</body>-->书面", False), ("<div>请以书面</div></body>", False),
        ("<script>'<div>'</script><p>全文。</p>", False), ("<p>见附件（略）", False), ("", False), ("<table><tr><td>一", True),
    ],
)  # fmt: skip
def test_endings(text: str, doubtful: bool) -> None:
    assert ending_of(text.encode()).is_doubtful is doubtful


def test_who_says_the_length() -> None:
    assert says_its_length({"content-length": "5"}) and says_its_length({"transfer-encoding": "gzip, Chunked"})
    assert not says_its_length({"content-type": "text/html", "connection": "close"})


def test_an_end_is_known_again_though_its_counter_moved() -> None:
    end = LINES[0].encode()
    assert mark_of(end + b" 1234") == mark_of(end + b" 98")
    assert mark_of(end) != mark_of(end[:-9])
