"""All the tables, whoever asks for one of them. ORM rows never leave `store/`; every time is aware UTC."""

from .table_base import Base, BigId, UtcDateTime
from .tables_kept import BodyRow, SpanRow, VersionRow
from .tables_told import CounterRow, EventRow, FanoutRow, MessageEventRow, MessageRow, SubscriptionRow
from .tables_watched import ConditionRow, HostRow, ListRowRow, PageRow, PolicyStateRow, SourceRow

__all__ = [
    "Base",
    "BigId",
    "BodyRow",
    "ConditionRow",
    "CounterRow",
    "EventRow",
    "FanoutRow",
    "HostRow",
    "ListRowRow",
    "MessageEventRow",
    "MessageRow",
    "PageRow",
    "PolicyStateRow",
    "SourceRow",
    "SpanRow",
    "SubscriptionRow",
    "UtcDateTime",
    "VersionRow",
]
