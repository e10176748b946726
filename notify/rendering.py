"""From events to the texts that leave: an email's two parts, and a short text cut to what a channel takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from store.event import LABELS, Audience, Event
from store.privacy import mask_mobiles
from store.subscriptions import Subscription

from .expansion import period_of_key
from .labels import filters_of, place_of
from .passages import Passage
from .wording import View, chinese_date, view_of

LISTED_MOST = 100
"""A list names so many events; the web has the rest."""

ROOM_LEAST = 60
"""Less room than this is not worth the beginning of a line."""

MARKS = {"ins": "增", "del": "删", "from": "由此移走", "to": "移至此处"}
MORE = "……（内容较长，完整内容见链接）"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """One message in words: `lines` and `links` make the short form, most important lines first."""

    subject: str
    text: str
    html: str
    lines: tuple[str, ...]
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """What every message says of the installation it comes from."""

    public_url: str
    contact: str = ""


def render(events: Sequence[Event], subscription: Subscription, key: str, sender: Sender) -> Rendered:
    """Word a message about these events (at least one) for this subscription; `key` as in the outbox."""
    views = [view_of(event, sender.public_url) for event in events]
    is_list = len(events) > 1 or period_of_key(key) is not None
    subject = mask_mobiles(_subject(events, subscription, key)) if is_list else views[0].headline
    kind = "list" if is_list else "operator" if events[0].audience is Audience.OPERATOR else "notice"
    context = {
        "subject": subject, "view": views[0], "views": views[:LISTED_MOST], "left_out": max(0, len(views) - LISTED_MOST),
        "why": filters_of(subscription), "number": subscription.id, "is_operator": _is_operator(subscription),
        "public_url": sender.public_url.rstrip("/"), "contact": sender.contact,
    }  # fmt: skip
    return Rendered(
        subject=subject, text=_environment().get_template(f"{kind}.txt").render(context).strip() + "\n",
        html=_environment().get_template(f"{kind}.html").render(context),
        lines=tuple(_list_lines(views) if is_list else _lines(views[0])),
        links=tuple(_list_links(sender) if is_list else _links(views[0])),
    )  # fmt: skip


def shorten(rendered: Rendered, limit: int, size: Callable[[str], int] = len, *, with_subject: bool = True) -> str:
    """The short form in at most `limit` as `size` measures (characters, or bytes): links stay, lines go from the end."""
    lines, links = rendered.lines, "\n".join(rendered.links)
    head = [rendered.subject] if with_subject else []
    for count in range(len(lines), -1, -1):
        rest = [MORE] if count < len(lines) else []
        text = "\n".join(filter(None, [*head, *lines[:count], *rest, links]))
        room = limit - size(text)
        if room < 0:
            continue
        if rest and room >= ROOM_LEAST:  # the beginning of the line that did not fit whole
            text = "\n".join(filter(None, [*head, *lines[:count], cut(lines[count], room - 1, size), *rest, links]))
        return text
    return "\n".join(filter(None, [cut(rendered.subject, limit - size(links) - 1, size), links]))[:limit]


def cut(text: str, limit: int, size: Callable[[str], int] = len) -> str:
    """The longest beginning of a text that keeps within the limit, with … where something went."""
    if size(text) <= limit:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if size(f"{text[:middle]}…") <= limit else (low, middle - 1)
    return f"{text[:low]}…" if low else ""


def byte_size(text: str) -> int:
    """How many bytes the text has in UTF-8."""
    return len(text.encode("utf-8", "replace"))


def passage_text(passage: Passage) -> str:
    """A changed place in one line of plain text: 【删：85项】【增：98项】."""
    marked = (piece.text if piece.mark == "same" else f"【{MARKS[piece.mark]}：{piece.text}】" for piece in passage.pieces)
    return " ".join("".join(marked).split())


def _subject(events: Sequence[Event], subscription: Subscription, key: str) -> str:
    first, count = events[0], len(events)
    if (period := period_of_key(key)) is not None:
        if subscription.digest == "weekly":
            return f"【每周汇总】{chinese_date(period)}至{chinese_date(period + timedelta(days=6))}：{count} 条"
        return f"【每日汇总】{chinese_date(period)}：{count} 条"
    place = place_of(first.region)
    where = f"{first.source_name or first.source}{f'（{place}）' if place else ''}"
    return f"【{LABELS[first.type]}】{where}：一次新增 {count} 条"


def _lines(view: View) -> list[str]:
    """The short form of one event, most important first."""
    lines = ["｜".join(filter(None, (view.place, view.source_name, view.kind)))]
    lines += [f"{name}：{value}" for name, value in view.facts[:2]]
    lines += [f"{name}：{before} → {after}" for name, before, after in view.metadata]
    lines += [f"· {passage_text(passage)}" for passage in view.passages]
    lines += [f"附件{file.what}：{file.name}{f'（{file.detail}）' if file.detail else ''}" for file in view.files]
    lines += [view.note, f"处理建议：{view.advice}" if view.advice else ""]
    lines += [f"{name}：{value}" for name, value in view.facts[2:]]
    dates = f"发布：{view.published}；发现：{view.seen}" if view.published else f"发现：{view.seen}"
    return [line for line in (*lines, dates) if line]


def _links(view: View) -> list[str]:
    links = [f"原文：{view.page_link}" if view.page_link else ""]
    links.append(f"{view.archive_label}：{view.archive_link}" if view.archive_link else "")
    return [link for link in links if link]


def _list_lines(views: Sequence[View]) -> list[str]:
    return [f"{number}. {view.headline}" for number, view in enumerate(views, 1)]


def _list_links(sender: Sender) -> list[str]:
    return [f"全部消息：{sender.public_url.rstrip('/')}/events"]


def _is_operator(subscription: Subscription) -> bool:
    return subscription.audience is Audience.OPERATOR


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"), undefined=StrictUndefined,
        autoescape=select_autoescape(enabled_extensions=("html",), default=False), trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["lines"] = lambda text: Markup("<br>").join(escape(line) for line in re.split(r"\r\n?|\n", str(text)))
    environment.filters["passage"] = passage_text
    environment.globals["marks"] = MARKS
    return environment
