"""One notice is told once, wherever it is reprinted; two notices never are one, however alike (invariant 10)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event

from parsers.document import Attachment, Document, Role, Row
from store.reprints import says_the_same
from tests.recording import Life, altered, document
from tests.store_record import life_on_each

life = pytest.fixture(life_on_each)
COLUMNS = ("http://sthj.linyue.gov.cn/zwgk/gsgg/", "http://sthj.linyue.gov.cn/zhuanti/dczg/", "http://www.linyue.gov.cn/gkml/")
TITLE = "关于督察整改第五项任务完成情况的公示"
TEXT = (
    "根据督察整改验收销号办法，我局对第五项整改任务组织了现场核查，责任单位已完成雨污管网改造，投入资金317万元，现予公示。",
    "公示期为2026年3月9日至3月13日，如有异议请以书面形式反映。",
    "临岳市生态环境局",
    "2026年3月9日",
)
NOTICE = document(*TEXT, title=TITLE)
LINE = "第五项任务已完成整改，拟予销号，现予公示。"


def told(life: Life, *readings: Document, columns: tuple[str, ...] = COLUMNS, day: date | None = None) -> list[str]:
    """The types of the events when one column after the other shows each its reading, of a row of this day."""
    pages = []
    for url in columns:
        pages.append(life.watch(url, Role.LIST))
        life.poll(pages[-1], document(rows=(Row(url=f"{url}old.html", title="关于召开工作会议的通知"),)))
    for number, (url, page, reading) in enumerate(zip(columns, pages, readings, strict=False)):
        rows = (Row(url=f"{url}new{number}.html", title=reading.title or "", published=day),)
        life.poll(life.poll(page, document(rows=rows)).follow[0], reading)
    return life.types()


@pytest.mark.parametrize(("above", "below"), [
    ((), ("（来源：临岳市生态环境局）",)),
    ((), ("供稿：督察办",)),
    (("现将市生态环境局有关公示转发如下：",), ()),
    ((), ("临岳市人民政府网站转载。",)),
    (("转自：临岳发布",), ("作者：林小满",)),
])  # fmt: skip
@pytest.mark.parametrize("reprint_first", [False, True])
def test_a_reprint_that_says_whom_it_is_from_is_no_news(
    life: Life, above: tuple[str, ...], below: tuple[str, ...], reprint_first: bool
) -> None:
    reprint = document(*above, *TEXT, *below, title=TITLE)
    readings = (reprint, NOTICE, NOTICE) if reprint_first else (NOTICE, NOTICE, reprint)
    assert told(life, *readings) == ["notice.new"]


def test_reprints_that_credit_in_different_words_are_one(life: Life) -> None:
    credited = document(*TEXT, "（来源：临岳市生态环境局）", title=TITLE)
    forwarded = document("现将有关公示转发如下：", *TEXT, "临岳市人民政府网站转载。", title=TITLE)
    assert told(life, forwarded, credited, NOTICE) == ["notice.new"]


FINAL = document(*TEXT[:2], "公示期满，未收到异议，予以销号。", *TEXT[2:], title=TITLE)


@pytest.mark.parametrize("other", [
    FINAL,  # the draft is contained in it
    document(*TEXT, "附件：整改任务验收表", title=TITLE),
    document(*TEXT, "该任务已转发市住建局核实。", title=TITLE),
    document("各区县分局：", *TEXT, title=TITLE),
    replace(NOTICE, title="关于督察整改第六项任务完成情况的公示"),
    altered(NOTICE, 0, TEXT[0].replace("317", "371")),
    altered(NOTICE, 0, TEXT[0].replace("第五项", "第十五项")),
    altered(NOTICE, 2, "云湖县生态环境局"),
    altered(NOTICE, 3, "2026年3月19日"),
])  # fmt: skip
def test_what_differs_in_more_than_its_credits_is_news(life: Life, other: Document) -> None:
    assert told(life, NOTICE, other) == ["notice.new", "notice.new"]


def test_two_credits_that_differ_may_be_of_two_notices(life: Life) -> None:
    texts = [document(*TEXT[:2], f"来源：{office}", title=TITLE) for office in ("云湖县生态环境局", "青川县生态环境局")]
    assert told(life, *texts) == ["notice.new", "notice.new"]


DAY = date(2026, 3, 9)
SHORT = document(LINE, title=TITLE, published=DAY)
FILED = document(LINE, title=TITLE, published=DAY, files=("http://sthj.linyue.gov.cn/files/a.pdf",))


@pytest.mark.parametrize(("first", "second", "columns", "events"), [
    (SHORT, SHORT, COLUMNS[:2], 1),
    (SHORT, document(LINE, "（来源：督察办）", title=TITLE, published=DAY), COLUMNS[:2], 1),
    (FILED, FILED, COLUMNS[:2], 1),
    (SHORT, SHORT, COLUMNS[1:], 2),  # another site says as little of something else
    (SHORT, replace(SHORT, published=date(2026, 3, 10)), COLUMNS[:2], 2),
    (replace(SHORT, published=None), replace(SHORT, published=None), COLUMNS[:2], 2),
    (SHORT, replace(SHORT, title="关于督察整改第六项任务完成情况的公示"), COLUMNS[:2], 2),
    (SHORT, altered(SHORT, 0, LINE.replace("五", "六")), COLUMNS[:2], 2),
    (SHORT, FILED, COLUMNS[:2], 2),
    (FILED, replace(FILED, attachments=(Attachment(url="http://sthj.linyue.gov.cn/files/b.pdf", text="附件.pdf"),)), COLUMNS[:2], 2),
    (document(title=TITLE, published=DAY), document(title=TITLE, published=DAY), COLUMNS[:2], 2),  # nothing to know it by
])  # fmt: skip
def test_a_notice_of_one_line_is_one_in_two_columns_of_a_site_on_a_day(
    life: Life, first: Document, second: Document, columns: tuple[str, ...], events: int
) -> None:
    assert told(life, first, second, columns=columns) == ["notice.new"] * events


def test_what_a_few_lines_leave_to_their_pictures_is_compared_by_these() -> None:
    def shown(*names: str, text: tuple[str, ...] = TEXT) -> Document:
        return replace(NOTICE, blocks=document(*text).blocks, images=tuple(Attachment(url=name, text="") for name in names))

    here, there, other = (f"http://sthj.linyue.gov.cn/{name}" for name in ("a/W0202603091.jpg", "b/W0202603091.jpg", "b/W0202603092.jpg"))
    assert says_the_same(shown(here), shown(there)) and says_the_same(shown(here), shown())
    assert not says_the_same(shown(here), shown(other)) and not says_the_same(shown(), shown(here))
    assert says_the_same(shown(here, text=TEXT * 3), shown(other, text=TEXT * 3))


def filed(*names: str, text: str = "附件.pdf", day: date | None = DAY, told: tuple[str, ...] = TEXT) -> Document:
    files = tuple(Attachment(url=f"http://sthj.linyue.gov.cn/{name}", text=text) for name in names)
    return replace(NOTICE, blocks=document(*told).blocks, attachments=files, published=day)


AFTER = date(2026, 3, 29)


@pytest.mark.parametrize(("first", "second", "events"), [
    (filed("a/rw12.pdf"), filed("b/rw47.pdf", day=AFTER), 2),
    (filed("a/rw12.pdf", day=None), filed("b/rw47.pdf", day=None), 2),
    (filed("a/rw12.pdf"), filed("b/rw47.pdf", text="第五项任务验收表.pdf"), 2),
    (filed("a/rw12.pdf"), filed("b/rw12.pdf", "b/rw47.pdf"), 2),
    (filed(), filed("b/rw12.pdf"), 2),  # it was told without
    (filed("a/12/download"), filed("b/47/download", day=AFTER), 2),  # what names every file names none
    (filed("a/rw12.pdf"), filed("b/rw12.pdf", text="下载", day=AFTER), 1),
    (filed("a/12/download"), filed("a/12/download", text="下载", day=None), 1),
    (filed("a/rw12.pdf"), filed("b/W020260309.pdf", day=date(2026, 3, 12)), 1),  # a copy under a name of its own
    (filed("a/rw12.pdf"), filed(day=AFTER), 1),
    (filed("a/rw12.pdf", told=TEXT * 3), filed("b/rw47.pdf", told=TEXT * 3, day=AFTER), 1),
])  # fmt: skip
def test_what_a_few_lines_leave_to_their_files_is_compared_by_these(
    life: Life, first: Document, second: Document, events: int
) -> None:
    assert told(life, first, second, columns=COLUMNS[1:]) == ["notice.new"] * events


OFFICES = ("临岳市生态环境局", "云湖县生态环境局", "青川县人民政府")
siblings = st.fixed_dictionaries({
    "task": st.integers(1, 130), "done": st.integers(0, 99), "money": st.integers(1, 400), "office": st.sampled_from(OFFICES),
    "day": st.dates(date(2026, 1, 1), date(2026, 3, 31)), "form": st.sampled_from(("", "（征求意见稿）", "（第二次）")),
    "tail": st.sampled_from((("",), ("公示期满，未收到异议。",), ("附件：验收表",), ("联系电话：0399-2210000",))),
})  # fmt: skip
CREDITS = ((), ("（来源：临岳发布）",), ("供稿：督察办",), ("临岳市人民政府网站转载。",))


def sibling(task: int, done: int, money: int, office: str, day: date, form: str, tail: tuple[str, ...]) -> Document:
    """One of many notices that are written alike; the title is the same for all."""
    lines = (
        f"第{task}项整改任务{form}已按方案要求推进，累计完成{done}处问题整改，投入资金{money}万元，现将有关情况予以公示，欢迎监督。",
        *tail, office, f"{day.year}年{day.month}月{day.day}日",
    )  # fmt: skip
    return document(*lines, title="督察整改任务完成情况公示")


@given(one=siblings, other=siblings, credit=st.sampled_from(CREDITS), forwarded=st.booleans())
def test_no_two_siblings_are_one_notice(one: dict, other: dict, credit: tuple[str, ...], forwarded: bool) -> None:  # type: ignore[type-arg]
    first, second = sibling(**one), sibling(**other)
    above = ("现将有关公示转发如下：",) if forwarded else ()
    reprint = document(*above, *(block.text for block in second.blocks), *credit, title=second.title or "")
    assert says_the_same(first, reprint) is says_the_same(reprint, first) is (one == other)
    assert (first.body_fingerprint == reprint.body_fingerprint) is (one == other)


@given(one=siblings, field=st.sampled_from(("task", "done", "money")), digit=st.integers(0, 9))
def test_a_figure_that_is_part_of_another_is_another(one: dict, field: str, digit: int) -> None:  # type: ignore[type-arg]
    longer = {**one, field: one[field] * 10 + digit}
    if longer != one:
        assert not says_the_same(sibling(**one), sibling(**longer))


def test_of_many_pages_with_one_short_body_none_is_asked_for_alone(life: Life) -> None:
    column = life.watch(COLUMNS[0], Role.LIST)
    asked: list[str] = []

    @event.listens_for(life.database.engine, "before_cursor_execute")
    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    counts = []
    for number in range(12):
        reading = document("详见附件。", title=f"关于督察整改第{number}项任务完成情况的公示", files=(f"{COLUMNS[0]}f{number}.pdf",))
        page = life.watch(f"{COLUMNS[0]}t{number}.html", announce=True, parent_id=column)
        asked.clear()
        life.poll(page, reading)
        counts.append(len(asked))
    assert life.types() == ["notice.new"] * 12
    assert counts[-1] <= counts[1]


def test_forty_siblings_in_each_of_three_columns_are_forty(life: Life) -> None:
    notices = [sibling(n, 3, 40, OFFICES[0], DAY, "", ("",)) for n in range(1, 41)]
    for url in COLUMNS:
        page = life.watch(url, Role.LIST)
        old = Row(url=f"{url}old.html", title="关于召开工作会议的通知")
        life.poll(page, document(rows=(old,)))
        rows = (*(Row(url=f"{url}t{n}.html", title=notice.title or "") for n, notice in enumerate(notices)), old)
        for detail, notice in zip(life.poll(page, document(rows=rows)).follow, reversed(notices), strict=True):
            life.poll(detail, notice)
    assert life.types() == ["notice.new"] * 40
