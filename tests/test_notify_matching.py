"""Who hears what: a table of filters against events."""

from __future__ import annotations

from typing import Any

import pytest

from notify.matching import hears, matches, one_per_address
from store.event import Audience, EventType
from tests.notify_samples import event, subscription

CHANGE = {
    "hunks": [
        {"ops": [{"kind": "equal", "before": "完善尾", "after": "完善尾"}, {"kind": "replace", "before": "砂", "after": "矿库"}]}
    ],
    "attachments_replaced": [{"text": "销号情况表.xlsx", "url": "https://a.example/1.xlsx"}],
}


@pytest.mark.parametrize(
    ("filters", "changes", "expected"),
    [
        ({}, {}, True),
        ({"audience": Audience.OPERATOR}, {}, False),
        ({}, {"type": EventType.SOURCE_FAILING}, False),
        ({"audience": Audience.OPERATOR}, {"type": EventType.SOURCE_FAILING}, True),
        ({"regions": ("210000",)}, {}, True),
        ({"regions": ("211400",)}, {}, True),
        ({"regions": ("211481",)}, {}, True),
        ({"regions": ("130000", "211400")}, {}, True),
        ({"regions": ("130000",)}, {}, False),
        ({"regions": ("211481",)}, {"region": "211400"}, False),
        ({"regions": ("210000",)}, {"region": ""}, False),
        ({"regions": ("000000",)}, {}, True),
        ({"types": (EventType.NOTICE_NEW,)}, {}, True),
        ({"types": (EventType.NOTICE_EDITED,)}, {}, False),
        ({"types": (EventType.NOTICE_EDITED,)}, {"type": EventType.PROGRESS_UPDATED, "also": (EventType.NOTICE_EDITED,)}, True),
        ({"kinds": ("signoff_notice", "case_report")}, {}, True),
        ({"kinds": ("case_report",)}, {}, False),
        ({"keywords": ("销号",)}, {}, True),
        ({"keywords": ("第 8 项",)}, {}, True),
        ({"keywords": ("尾矿库",)}, {}, False),
        ({"keywords": ("尾矿库",)}, {"change": CHANGE}, True),
        ({"keywords": ("尾砂",)}, {"change": CHANGE}, True),
        ({"keywords": ("情况表",)}, {"change": CHANGE}, True),
        ({"keywords": ("水务局",)}, {"facts": {"responsible_units": ["兴城市水务局"]}}, True),
        ({"keywords": ("公示xx", "pm2.5")}, {"facts": {"indicators": [{"name": "PM２.5"}]}}, True),
        ({"keywords": ("的公示兴城",)}, {}, False),  # across title and source name
        ({"regions": ("210000",), "keywords": ("尾矿库",)}, {}, False),
    ],
)
def test_matches(filters: dict[str, Any], changes: dict[str, Any], expected: bool) -> None:
    assert matches(subscription(**filters), event(**changes)) is expected


def test_only_active_subscriptions_hear_and_only_of_later_events() -> None:
    assert hears(subscription(since_seq=6), event(seq=7))
    assert not hears(subscription(since_seq=7), event(seq=7))
    assert not hears(subscription(state="paused"), event(seq=7))


def test_two_wishes_of_one_address_give_one_message_each_rhythm() -> None:
    narrow, wide = subscription(2, address_key="a", regions=("210000",)), subscription(1, address_key="a")
    digest, other = subscription(3, address_key="a", digest="daily"), subscription(4, address_key="b")
    assert [s.id for s in one_per_address([narrow, wide, digest, other])] == [1, 3, 4]
