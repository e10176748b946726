"""A body read from another place is the operator's news; and a change says which part of a page it is in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.document import Attachment, Block, BlockKind, Document
from sources.clock import FixedClock
from store.database import Database
from store.diff import Change, compare
from store.misreading import is_read_elsewhere
from tests.recording import LONG, Life, altered, document

URL = "http://sthjj.qinglan.gov.cn/xxgk/202603/t20260305_1.html"
EDITED = altered(document(*LONG), 2, "整改时限由2026年6月底调整为2026年12月底。")


@pytest.fixture
def life(database: Database, clock: FixedClock) -> Life:
    return Life(database, clock)


def read_as(reading: Document, container: str) -> Document:
    return replace(reading, container=container)


@pytest.mark.parametrize(
    ("was", "now", "edited", "elsewhere"),
    [
        ("trs", "trs", EDITED, False),
        ("trs", "zoom", EDITED, True),
        ("trs", "density:div.main", EDITED, True),
        ("density:div.main", "trs", EDITED, True),
        ("source:.a", "source:.b", EDITED, False),  # the operator changed the rule: that is known to him
        ("density:div.a", "class:div.b", EDITED, False),  # an edit that tipped the scales, nearly all the text is there
        ("density:div.a", "class:div.b", document("今日要闻", "领导活动", "图片新闻" * 80), True),
        ("class:div.a", "class:div.b", document("今日要闻", "领导活动", "图片新闻" * 80), True),
        ("class:div.a", "class:div.a", document("全文改写。" * 60), False),
        ("", "trs", EDITED, False),
    ],
)
def test_where_a_body_was_found(was: str, now: str, edited: Document, elsewhere: bool) -> None:
    assert is_read_elsewhere(read_as(document(*LONG), was), read_as(edited, now)) is elsewhere


def test_another_container_is_never_a_subscribers_news(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, read_as(document(*LONG), "trs"))
    life.later(hours=1)
    life.confirmed(page, read_as(EDITED, "zoom"))
    (event,) = life.events()
    assert (event.type.value, event.audience) == ("extraction.degraded", "operator")
    assert "由 trs 变为 zoom" in event.headline
    life.later(hours=1)  # from now on like is compared with like
    life.confirmed(page, read_as(altered(EDITED, 0, "新增一段说明。"), "zoom"))
    assert life.types() == ["extraction.degraded", "notice.edited"]


def test_another_container_with_the_same_text_is_nobodys_news(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, read_as(document(*LONG), "trs"))
    life.later(hours=1)
    life.confirmed(page, read_as(document(*LONG), "zoom"))
    assert life.events() == []


ROWED = replace(document(*LONG), blocks=(*document(*LONG).blocks, Block(kind=BlockKind.ROW, text="1 | 污水管网 | 62.5%")))


@pytest.mark.parametrize(
    ("after", "parts", "said"),
    [
        (EDITED, ("text", "cells"), "正文修改"),
        (replace(ROWED, blocks=(*ROWED.blocks[:-1], Block(kind=BlockKind.ROW, text="1 | 污水管网 | 87.5%"))), ("cells",), "表格修改"),
        (replace(ROWED, attachments=(Attachment(url="http://a.gov.cn/1.pdf", text="附件"),)), ("attachments",), "附件 +1"),
        (replace(ROWED, images=(Attachment(url="http://a.gov.cn/1.jpg", text="图"),)), ("images",), "附件 +1"),
        (replace(ROWED, doc_number="青环〔2026〕3号"), ("metadata",), "文号"),
    ],
)  # fmt: skip
def test_a_change_says_which_part_it_is_in(after: Document, parts: tuple[str, ...], said: str) -> None:
    change = compare(ROWED, after)
    assert change.parts == parts
    assert change.summary().startswith(said)
    assert Change.from_json(change.to_json()).parts == parts


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://a.gov.cn/f/1.pdf", "https://a.gov.cn/f/1.pdf", True),
        ("http://a.gov.cn:80/f/1.pdf", "http://a.gov.cn/f/1.pdf", True),
        ("http://a.gov.cn/f/1.pdf?token=9f8a7b6c5d4e3f2a", "http://a.gov.cn/f/1.pdf?token=1122334455667788", True),
        ("http://a.gov.cn/f/1.pdf?token=9f8a7b6c5d4e3f2a", "http://a.gov.cn/f/1.pdf", True),
        ("http://a.gov.cn/down?id=1&sign=aa", "http://a.gov.cn/down?id=1&sign=bb", True),
        ("http://a.gov.cn/down?token=aa", "http://a.gov.cn/down?token=bb", False),  # all that tells one from the other
        ("http://a.gov.cn/down?id=1", "http://a.gov.cn/down?id=2", False),
        ("http://a.gov.cn/f/1.pdf", "http://a.gov.cn/f/2.pdf", False),
    ],
)
def test_a_file_is_known_by_its_address_without_what_lets_a_visitor_in(one: str, other: str, same: bool) -> None:
    before = replace(ROWED, attachments=(Attachment(url=one, text="附件"),))
    after = replace(ROWED, attachments=(Attachment(url=other, text="附件"),))
    assert (before.fingerprint == after.fingerprint) is same
    assert ("attachments" not in compare(before, after).parts) is same
    assert compare(before, after).is_empty is same
