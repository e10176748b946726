"""What changed between two readings of a page: text, figures, attachments, metadata, and one line that says it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from parsers.address import file_key
from parsers.document import PARTS, Attachment, Document, canonical

from .diff_ops import Op, diff_text
from .diff_tokens import is_figure, shorten, split_tokens

__all__ = ["Change", "Figure", "Op", "compare", "diff_text"]

JSON_MOST = 20_000
"""Bytes (UTF-8) that a change takes as JSON at most; what does not fit is left out, and `cut` says so."""

_CONTEXT = 60  # characters of unchanged text on either side of a change
_OP_MOST = 1500  # characters of one side of an op in JSON
_VALUE_MOST = 100  # characters of a title, a file name or a figure in JSON
_SHARE = 3_000  # bytes of JSON for the attachments added, for those removed, and for the figures
_SAID = 3  # changes that the summary quotes
_QUOTE = 24  # characters of a quotation in the summary
_NAMES = {"title": "标题", "published": "发布日期", "source": "来源", "doc_number": "文号"}
_AMOUNT = re.compile(r"[\d.,:/\-．，：／－\s〇零一二三四五六七八九十百千万亿两]+")

Hunk = tuple[Op, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number or date that was replaced by another; `context` is the text around it as it reads now."""

    before: str
    after: str
    context: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The difference of two Documents.

    `ops` lead from one body to the other and join back to both; read from JSON they are only those of the hunks.
    `hunks` are the changed places, each with some unchanged text around it. `metadata` holds (name, before, after) for
    title, published, source and doc_number, a missing value being "". `text_changed` is false when the bodies differ in
    blanks, line breaks or width of characters alone. `parts` names what differs, as `parsers.document.PARTS` does. `cut`
    is true when JSON left something out.
    """

    ops: tuple[Op, ...] = ()
    hunks: tuple[Hunk, ...] = ()
    figures: tuple[Figure, ...] = ()
    attachments_added: tuple[Attachment, ...] = ()
    attachments_removed: tuple[Attachment, ...] = ()
    metadata: tuple[tuple[str, str, str], ...] = ()
    text_changed: bool = False
    cut: bool = False
    parts: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether a reader would find nothing changed."""
        return not (self.text_changed or self.attachments_added or self.attachments_removed or self.metadata)

    def summary(self) -> str:
        """One Chinese line, e.g. 正文修改 2 处：“85项”→“98项”；附件 +1 −0."""
        parts = [self._text_summary()] if self.text_changed else []
        if self.attachments_added or self.attachments_removed:
            parts.append(f"附件 +{len(self.attachments_added)} −{len(self.attachments_removed)}")
        parts += [f"{_NAMES[name]}：{_step(before or '无', after or '无')}" for name, before, after in self.metadata]
        return "；".join(parts) or "文字未变，仅排版不同"

    def _text_summary(self) -> str:
        figures = [(figure.before, figure.after) for figure in self.figures]
        others = [
            op for hunk in self.hunks for op in hunk
            if op.kind != "equal" and (op.kind != "move" or op.before)
            and not any(was in op.before and now in op.after for was, now in figures)
        ]  # fmt: skip
        count = len(figures) + len(others)
        said = [_step(*figure) for figure in figures[:_SAID]]
        said += [_say(op) for op in others[: _SAID - len(said)]]
        rest = "等" if count > len(said) else ""
        where = "表格" if "cells" in self.parts and "text" not in self.parts else "正文"
        return f"{where}修改 {count} 处{'以上' if self.cut else ''}：{'、'.join(said)}{rest}" if said else f"{where}修改"

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values of at most JSON_MOST bytes; `from_json` reads them."""
        room = _Room(JSON_MOST - 300)  # the keys themselves
        metadata = room.take([name, room.cut(before), room.cut(after)] for name, before, after in self.metadata)
        added = room.take((_file(file, room) for file in self.attachments_added), _SHARE)
        removed = room.take((_file(file, room) for file in self.attachments_removed), _SHARE)
        figures = room.take((_figure(figure, room) for figure in self.figures), _SHARE)
        hunks = [ops for hunk in self.hunks if (ops := room.take(_op_json(op, room) for op in hunk))]
        return {
            "text_changed": self.text_changed, "hunks": [{"ops": ops} for ops in hunks], "figures": figures, "attachments_added": added,
            "attachments_removed": removed, "metadata": metadata, "parts": list(self.parts),
            "cut": self.cut or room.was_short,
        }  # fmt: skip

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Change:
        """The Change that `to_json` was called on, as far as it was kept; unknown and missing keys do no harm."""
        hunks = tuple(
            tuple(Op(op["kind"], op["before"], op["after"]) for op in hunk["ops"]) for hunk in data.get("hunks", ())
        )
        return cls(
            ops=tuple(op for hunk in hunks for op in hunk), hunks=hunks,
            figures=tuple(Figure(**figure) for figure in data.get("figures", ())),
            attachments_added=tuple(Attachment(**file) for file in data.get("attachments_added", ())),
            attachments_removed=tuple(Attachment(**file) for file in data.get("attachments_removed", ())),
            metadata=tuple((row[0], row[1], row[2]) for row in data.get("metadata", ())),
            text_changed=bool(data.get("text_changed")), cut=bool(data.get("cut")), parts=tuple(data.get("parts", ())),
        )  # fmt: skip


def compare(before: Document, after: Document) -> Change:
    """What changed from one reading to the other; attachments are told apart by their address."""
    ops = tuple(diff_text(before.body, after.body))
    text_changed = canonical(before.body) != canonical(after.body)
    was, now = (*before.attachments, *before.images), (*after.attachments, *after.images)  # a picture may be the notice
    old, new = {file_key(file.url) for file in was}, {file_key(file.url) for file in now}
    changed = Change(
        ops=ops, text_changed=text_changed, metadata=tuple(_metadata(before, after)), parts=_parts(before, after),
        attachments_added=tuple(file for file in now if file_key(file.url) not in old),
        attachments_removed=tuple(file for file in was if file_key(file.url) not in new),
    )  # fmt: skip
    if not text_changed:
        return changed
    telling = _telling(ops)
    return replace(changed, hunks=tuple(_hunks(ops, telling)), figures=tuple(_figures(ops, telling, after.body)))


def _parts(before: Document, after: Document) -> tuple[str, ...]:
    was, now = before.fingerprints, after.fingerprints
    return tuple(part for part in PARTS if was[part] != now[part])


def _metadata(before: Document, after: Document) -> Iterator[tuple[str, str, str]]:
    for name in _NAMES:
        was, now = getattr(before, name), getattr(after, name)
        was, now = ("" if value is None else str(value) for value in (was, now))
        if canonical(was) != canonical(now):
            yield name, was, now


def _telling(ops: Sequence[Op]) -> list[bool]:
    """Which ops change more than blanks, line breaks or the width of characters."""
    telling = [op.kind != "equal" and canonical(op.before) != canonical(op.after) for op in ops]
    return telling if any(telling) else [op.kind != "equal" for op in ops]


def _hunks(ops: Sequence[Op], telling: Sequence[bool]) -> Iterator[Hunk]:
    """Changed places; two that share their context are one."""
    hunk: list[Op] = []
    quiet = ""  # unchanged text since the last change, as it reads now
    for op, tells in zip(ops, telling, strict=True):
        if not tells:
            quiet += op.after
            continue
        if hunk and len(quiet) <= 2 * _CONTEXT:
            hunk += _equal(quiet)
        else:
            if hunk:
                yield (*hunk, *_equal(shorten(quiet, _CONTEXT)))
            hunk = _equal(shorten(quiet, _CONTEXT, keep_end=True))
        quiet = ""
        hunk.append(op)
    if hunk:
        yield (*hunk, *_equal(shorten(quiet, _CONTEXT)))


def _equal(text: str) -> list[Op]:
    return [Op("equal", text, text)] if text else []


def _figures(ops: Sequence[Op], telling: Sequence[bool], after: str) -> Iterator[Figure]:
    """Numbers and dates put in the place of others, in the order of the text."""
    at = 0
    for op, tells in zip(ops, telling, strict=True):
        if tells and op.kind == "replace":
            for was, now, offset in _replaced(split_tokens(op.before), split_tokens(op.after)):
                start = at + offset
                yield Figure(before=was, after=now, context=_around(after, start, start + len(now)))
        at += len(op.after)


def _replaced(before: list[str], after: list[str]) -> Iterator[tuple[str, str, int]]:
    """Figures that stand for each other, with their offset: the words between them are the same, or there is only one
    on either side and it counts the same thing."""
    old = [token for token in before if is_figure(token)]
    new: list[tuple[str, int]] = []
    at = 0
    for token in after:
        if is_figure(token):
            new.append((token, at))
        at += len(token)
    if len(old) != len(new):
        return
    same_words = [t for t in before if not is_figure(t)] == [t for t in after if not is_figure(t)]
    for was, (now, offset) in zip(old, new, strict=True):
        if canonical(was) != canonical(now) and (same_words or (len(old) == 1 and _unit(was) == _unit(now))):
            yield was, now, offset


def _unit(figure: str) -> str:
    return _AMOUNT.sub("", canonical(figure))


def _around(text: str, start: int, end: int) -> str:
    """A figure with what is said of it in its line: up to 16 characters before, 8 after."""
    lead = shorten(text[max(0, start - 80) : start].rpartition("\n")[2], 16, keep_end=True)
    tail = shorten(text[end : end + 40].partition("\n")[0], 8)
    return lead + text[start:end] + tail


def _step(before: str, after: str) -> str:
    return f"“{_quote(before)}”→“{_quote(after)}”"


def _say(op: Op) -> str:
    if op.kind == "replace":
        return _step(op.before, op.after)
    word = {"insert": "新增", "delete": "删除", "move": "移动"}[op.kind]
    return f"{word}“{_quote(op.before or op.after)}”"


def _quote(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _QUOTE else shorten(text, _QUOTE - 1) + "…"


def _op_json(op: Op, room: _Room) -> dict[str, str]:
    return {"kind": op.kind, "before": room.cut(op.before, _OP_MOST), "after": room.cut(op.after, _OP_MOST)}


def _figure(figure: Figure, room: _Room) -> dict[str, str]:
    return {name: room.cut(getattr(figure, name)) for name in ("before", "after", "context")}


def _file(file: Attachment, room: _Room) -> dict[str, str]:
    return {"url": file.url, "text": room.cut(file.text)}


class _Room:
    """Bytes that are left for JSON; what comes after something that did not fit is not taken either."""

    def __init__(self, size: int) -> None:
        self.left = size
        self.was_short = False

    def cut(self, text: str, most: int = _VALUE_MOST) -> str:
        """At most so many characters of a text."""
        if len(text) <= most:
            return text
        self.was_short = True
        return shorten(text, most - 1) + "…"

    def take(self, items: Iterable[Any], share: int | None = None) -> list[Any]:
        """The first items that fit, and that take no more than their share."""
        taken: list[Any] = []
        left = self.left if share is None else min(self.left, share)
        for item in items:
            size = len(json.dumps(item, ensure_ascii=False).encode("utf-8", "surrogatepass")) + 2
            if size > left:
                self.was_short = True
                if share is None:  # a later, smaller hunk must not stand where an earlier one was left out
                    self.left = 0
                break
            left -= size
            self.left -= size
            taken.append(item)
        return taken
