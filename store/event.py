"""Events: what happened, as values that notify and web read."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

SCHEMA = 1
_NAMESPACE = uuid.UUID("6d9c3a52-6b0e-5f57-9c55-7a0f3c1d2e4b")


class EventType(StrEnum):
    """Every type an event may have; the Chinese name is in `LABELS`."""

    NOTICE_NEW = "notice.new"
    NOTICE_EDITED = "notice.edited"
    NOTICE_WITHDRAWN = "notice.withdrawn"
    NOTICE_RESTORED = "notice.restored"
    NOTICE_MOVED = "notice.moved"
    ATTACHMENT_CHANGED = "attachment.changed"
    PROGRESS_UPDATED = "progress.updated"
    OBJECTION_CLOSING = "objection.closing"
    TASK_OVERDUE = "task.overdue"
    SITE_SUSPECT = "site.suspect"
    SOURCE_CHALLENGED = "source.challenged"
    SOURCE_FAILING = "source.failing"
    SOURCE_RECOVERED = "source.recovered"
    LIST_EMPTY = "list.empty"
    EXTRACTION_DEGRADED = "extraction.degraded"
    DELIVERY_FAILING = "delivery.failing"
    DELIVERY_RECOVERED = "delivery.recovered"
    STORAGE_LOW = "storage.low"

    @property
    def audience(self) -> Audience:
        """Who hears of it."""
        return Audience.SUBSCRIBER if self in _SUBSCRIBER_TYPES else Audience.OPERATOR


class Audience(StrEnum):
    """The two kinds of reader."""

    SUBSCRIBER = "subscriber"
    OPERATOR = "operator"


_SUBSCRIBER_TYPES = frozenset(
    {
        EventType.NOTICE_NEW, EventType.NOTICE_EDITED, EventType.NOTICE_WITHDRAWN, EventType.NOTICE_RESTORED,
        EventType.NOTICE_MOVED, EventType.ATTACHMENT_CHANGED, EventType.PROGRESS_UPDATED,
        EventType.OBJECTION_CLOSING, EventType.TASK_OVERDUE,
    }
)  # fmt: skip

LABELS: dict[EventType, str] = {
    EventType.NOTICE_NEW: "新公告",
    EventType.NOTICE_EDITED: "内容修改",
    EventType.NOTICE_WITHDRAWN: "公告撤下",
    EventType.NOTICE_RESTORED: "公告恢复",
    EventType.NOTICE_MOVED: "地址变更",
    EventType.ATTACHMENT_CHANGED: "附件变更",
    EventType.PROGRESS_UPDATED: "进度更新",
    EventType.OBJECTION_CLOSING: "异议期将满",
    EventType.TASK_OVERDUE: "任务逾期",
    EventType.SITE_SUSPECT: "站点可疑",
    EventType.SOURCE_CHALLENGED: "遭遇验证拦截",
    EventType.SOURCE_FAILING: "来源故障",
    EventType.SOURCE_RECOVERED: "来源恢复",
    EventType.LIST_EMPTY: "列表变空",
    EventType.EXTRACTION_DEGRADED: "正文识别异常",
    EventType.DELIVERY_FAILING: "投递失败",
    EventType.DELIVERY_RECOVERED: "投递恢复",
    EventType.STORAGE_LOW: "存储空间不足",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening. `id` is derived from what happened, not from when it was noticed, so a replay gives the same.

    `change` is JSON as `store.diff` makes it (see `Change.to_json`); `facts` as `read_facts` labels them; `seq` is the
    order of commit; `group` ties the rows of one large list update into one message; `seen_at` aware UTC.
    """

    id: str
    seq: int
    type: EventType
    url: str
    title: str
    headline: str
    seen_at: datetime
    also: tuple[EventType, ...] = ()
    source: str = ""
    source_name: str = ""
    region: str = ""
    kind: str = "other"
    published: date | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    change: dict[str, Any] | None = None
    same_as: tuple[str, ...] = ()
    corrects: str | None = None
    group: str | None = None
    page_id: int | None = None
    version_before: int | None = None  # version numbers, as in the web route /pages/{id}/diff/{a}/{b}
    version_after: int | None = None

    @property
    def audience(self) -> Audience:
        """Who hears of it."""
        return self.type.audience

    def to_json(self) -> dict[str, Any]:
        """The contract of `ducha events --json`."""
        return {
            "schema": SCHEMA, "id": self.id, "seq": self.seq, "type": self.type.value,
            "also": [t.value for t in self.also], "audience": self.audience.value, "url": self.url,
            "source": self.source, "region": self.region, "kind": self.kind, "title": self.title,
            "headline": self.headline, "seen_at": self.seen_at.isoformat(),
            "published": self.published.isoformat() if self.published else None, "facts": self.facts,
            "change": self.change, "same_as": list(self.same_as), "corrects": self.corrects,
        }  # fmt: skip


def event_id(*natural_key: str) -> str:
    """The id of the event with this natural key (type, address, what it was before, what it is now)."""
    return uuid.uuid5(_NAMESPACE, "\x1e".join(natural_key)).hex
