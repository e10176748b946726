"""Who hears what: pure decisions over values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from parsers.document import canonical
from sources.regions import is_within
from store.event import Event
from store.subscriptions import Subscription


def matches(subscription: Subscription, event: Event) -> bool:
    """Whether this subscription asks for this event: every filter that is set lets it through."""
    return (
        subscription.audience is event.audience
        and _in_regions(subscription.regions, event.region)
        and _of_types(subscription, event)
        and (not subscription.kinds or event.kind in subscription.kinds)
        and _has_keyword(subscription.keywords, event)
    )


def hears(subscription: Subscription, event: Event) -> bool:
    """Whether this event is to be told to this subscription: it asks for it, is active, and began before it."""
    return subscription.state == "active" and event.seq > subscription.since_seq and matches(subscription, event)


def one_per_address(subscriptions: Iterable[Subscription]) -> list[Subscription]:
    """Of subscriptions with one address and one rhythm only the oldest: nobody gets the same news twice."""
    first: dict[tuple[str, str | None], Subscription] = {}
    for subscription in sorted(subscriptions, key=lambda sub: sub.id):
        first.setdefault((subscription.address_key, subscription.digest), subscription)
    return list(first.values())


def _in_regions(regions: tuple[str, ...], code: str) -> bool:
    return not regions or (bool(code) and any(is_within(code, region) for region in regions))


def _of_types(subscription: Subscription, event: Event) -> bool:
    return not subscription.types or not {event.type, *event.also}.isdisjoint(subscription.types)


def _has_keyword(keywords: tuple[str, ...], event: Event) -> bool:
    if not keywords:
        return True
    words = [canonical(word).casefold() for word in keywords]
    # a separator that no word contains keeps a word from being found across two texts
    text = "\x1e".join(canonical(piece) for piece in _texts_of(event)).casefold()
    return any(word in text for word in words)


def _texts_of(event: Event) -> Iterator[str]:
    yield event.title
    yield event.headline
    yield event.source_name
    yield from _ops(event.change)
    yield from _strings(event.facts)


def _ops(change: dict[str, Any] | None) -> Iterator[str]:
    """The text of the change, both sides, each hunk whole so that a word across two operations is found."""
    if not change:
        return
    for hunk in change.get("hunks") or ():
        ops = hunk.get("ops") or () if isinstance(hunk, dict) else ()
        for side in ("before", "after"):
            yield "".join(str(op.get(side) or "") for op in ops)
    yield from _strings({name: value for name, value in change.items() if name != "hunks"})


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item)
