"""What two fetches of one page differ in helps to find where its body is, and takes nothing out of it (invariant 5)."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from parsers.siblings import learn, learn_from_bytes
from parsers.template import Template
from scheduler.learning import Learner
from sources.clock import FixedClock
from store.capture import Fetched, Outcome, Poll
from store.database import Database
from store.glances import glances
from store.hosts import leave_alone
from store.tables import PageRow
from tests.sibling_pages import Notice, page
from tests.sibling_town import HOST, Town

NEWS = (
    "本市召开生态环境保护工作会议，部署下一阶段重点任务，要求各县区各部门压实责任，持续改善环境质量，确保完成全年目标。",
    "市领导调研滨江大道两侧绿化提升工程，强调要统筹山水林田湖草系统治理，让群众看得见变化，感受得到实惠。",
    "春季大气污染防治攻坚行动启动，各成员单位开展联合检查，发现问题立行立改，形成闭环管理，务求工作实效。",
    "全市饮用水水源地保护专项检查结束，共查出问题十一个，已经全部移交属地政府，限期整改到位，并将适时回访。",
    "第三届环保志愿者交流活动举行，来自各乡镇的代表分享经验，倡议减少一次性用品，共建清洁美丽的家园。",
    "监测站新建自动监测设施投入运行，数据实时传输，为环境管理提供支撑，公众可以在门口的屏幕上查看结果。",
)


def news(n: int, hour: int) -> str:
    """A box of teasers that shows something else at every visit, without a link around the text."""
    shown = (NEWS[(n * 2 + hour + step) % len(NEWS)] for step in range(2))
    return "".join(f"<div class=t{step}>第{n * 7 + hour}期：{text}</div>" for step, text in enumerate(shown))


def crowded(n: int, hour: int = 0) -> str:
    notice = Notice(n)
    return page(
        notice,
        f"<div class=w><div class=m>{notice.title}</div><div class=b4>{notice.p()}</div><div class=b5>{news(n, hour)}</div></div>",
    )


PAGES = [crowded(n) for n in range(4)]
AGAIN = [crowded(n, hour=1) for n in range(4)]


def test_teasers_that_change_from_visit_to_visit_are_no_prose_of_the_page() -> None:
    alone, together = learn(PAGES), learn(PAGES, None, AGAIN)
    assert together is not None and together.path == "div.b4"
    assert alone != together, "else this page shows nothing"


@pytest.mark.parametrize("seconds", [[None] * 4, [], PAGES, AGAIN[:1]])
def test_a_second_fetch_that_shows_nothing_changes_nothing(seconds: Sequence[str | None]) -> None:
    assert learn(PAGES, None, seconds) == learn(PAGES)


def test_a_page_that_is_another_one_now_teaches_nothing() -> None:
    gone = page(Notice(7), "<div class=w><p>您访问的页面已经调整，请从首页重新进入，或者与网站管理员联系。</p></div>")
    assert learn(PAGES, None, [gone] * 4) == learn(PAGES)


def test_an_edited_paragraph_stays_in_the_body() -> None:
    """The notice was edited between the two fetches; what is read of it as body is not given up."""
    edited = [text.replace("经过", "经").replace("联系电话：0736-7712345", "联系电话：0736-7799999") for text in AGAIN]
    template = learn(PAGES, None, edited)
    assert template is not None and template.path == "div.b4"


def test_bytes_in_the_charset_of_the_page_and_junk() -> None:
    pages = [(text.replace("utf-8", "gbk").encode("gbk"), "gbk") for text in PAGES]
    again = [text.replace("utf-8", "gbk").encode("gbk") for text in AGAIN]
    template = learn_from_bytes(pages, None, again)
    assert template is not None and template.path == "div.b4"
    assert learn_from_bytes(pages, None, [b"", b"\x00\xff", b"<" * 5_000, b"{}"]) == learn_from_bytes(pages)


class Looks:
    """Stands for the network: the pages as they are an hour later, but for one that cannot be had."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.asked: list[Poll] = []
        self.taught: list[Sequence[bytes | None]] = []

    async def look(self, poll: Poll) -> Fetched | None:
        self.asked.append(poll)
        number = int(poll.url.rsplit("/", 1)[1].split(".")[0])
        if number == 1:
            return None
        return Fetched(
            outcome=Outcome.FRESH, reason="", status=200, final_url=poll.url, fetched_at=self.town.clock.now(),
            raw=crowded(number, hour=1).encode(),
        )  # fmt: skip

    async def learn(
        self, pages: Sequence[tuple[bytes, str | None]], known: Template | None = None, again: Sequence[bytes | None] = ()
    ) -> Template | None:
        self.taught.append(again)
        return learn_from_bytes(pages, known, again)


@pytest.fixture
def town(clock: FixedClock, database: Database) -> Town:
    found = Town(database, clock)
    found.publish(0, 1, 2, 3, build=lambda notice: crowded(notice.n))
    found.poll()
    return found


def test_a_lesson_looks_a_second_time_at_a_few_of_its_pages(town: Town) -> None:
    looks = Looks(town)
    town.learner = Learner(town.bench.write, looks.learn, town.clock, looks.look)
    before = town.versions()
    assert town.lesson() == 1
    assert town.template() == Template(path="div.b4")
    assert [poll.url for poll in looks.asked] == [f"http://{HOST}/gs/{n}.html" for n in (3, 2, 1, 0)]
    assert all((poll.etag, poll.last_modified, poll.raw_digest, poll.sameness, poll.lease) == (None,) * 4 + ("",) for poll in looks.asked)
    assert looks.taught == [[crowded(n, hour=1).encode() for n in (3, 2, 0)]], "page 1 could not be had, and has no say"
    assert town.versions() == before and town.events() == [], "a glance is no poll"


def test_with_too_few_second_looks_a_lesson_is_taught_without(town: Town) -> None:
    looks = Looks(town)

    async def only_one(poll: Poll) -> Fetched | None:
        return await looks.look(poll) if poll.url.endswith("/2.html") else None

    town.learner = Learner(town.bench.write, looks.learn, town.clock, only_one)
    assert town.lesson() == 1
    assert looks.taught == [()] and town.template() == learn(PAGES)


def test_no_glance_where_the_host_wants_peace_or_a_page_is_being_polled(town: Town) -> None:
    now = town.clock.now()
    with town.database.begin() as session:
        pages = {page.url[-6]: page.id for page in session.query(PageRow)}
        assert len(glances(session, list(pages.values()), now)) == 4
        session.get_one(PageRow, pages["2"]).lease_until = now + timedelta(minutes=5)
        session.get_one(PageRow, pages["3"]).state = "unwatched"
        session.flush()
        assert set(glances(session, list(pages.values()), now)) == {pages["0"], pages["1"]}
        leave_alone(session, HOST, now + timedelta(hours=1))
        assert glances(session, list(pages.values()), now) == {}


def test_a_glance_heeds_what_the_host_asks(town: Town) -> None:
    async def story() -> list[object]:
        with town.database.begin() as session:
            poll = next(iter(glances(session, range(9), town.clock.now()).values()))
        seen = await town.bench.glance(poll)
        gone = await town.bench.glance(replace(poll, url=f"http://{HOST}/none.html"))
        town.bench.quiet[poll.host] = town.clock.now() + timedelta(minutes=2)
        return [seen is not None and seen.raw != b"", gone, await town.bench.glance(poll)]

    assert asyncio.run(story()) == [True, None, None]
