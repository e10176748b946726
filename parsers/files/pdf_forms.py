"""Drawings inside drawings of a PDF: counted before pdfium follows them, which it does without end or memory of it."""

from __future__ import annotations

import re
import zlib

from .content import Unreadable

_FORMS_MOST = 100_000
"""Drawings that a file may come to when each is drawn wherever it is named; an honest page has some dozens."""

_TOO_MUCH = "PDF 的图形层层嵌套，数量异常，未读取"
_DRAWN_BYTES = 1024 * 1024  # of one drawing's commands; the more is not looked at, and one that large names few others
_DICTIONARY_MOST = 20_000
_PACKED_MOST = 32 * 1024 * 1024  # of all objects that are packed in streams; no file of ten megabytes has so much to say
_OBJECT_COST = 200  # bytes that an object takes beside its own
_FORM = re.compile(b"/" + b"".join(b"(?:%c|#(?i:%02x))" % (letter, letter) for letter in b"Form"))
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_FIRST = re.compile(rb"/First\s{1,9}(\d{1,8})")
_OBJECT = re.compile(rb"(?<!\d)(\d{1,8})\s{1,9}\d{1,5}\s{1,9}obj\b")
_STREAM = re.compile(rb"stream\r?\n")
_RESOURCES = re.compile(rb"/Resources\s{0,9}(\d{1,8})\s{1,9}\d{1,5}\s{1,9}R")
_XOBJECTS = re.compile(rb"/XObject\s{0,9}(?:<<([^<>]{0,9000})>>|(\d{1,8})\s{1,9}\d{1,5}\s{1,9}R)")
_NAMED = re.compile(rb"/([^\s/<>\[\]()%]{1,127})\s{1,9}(\d{1,8})\s{1,9}\d{1,5}\s{1,9}R")
_DRAWS = re.compile(rb"/([^\s/<>\[\]()%]{1,127})\s{1,9}Do(?![\w*])")


def refuse_nested_forms(raw: bytes) -> None:
    """Unreadable for a PDF whose drawings contain themselves, or one another so often that they are too many."""
    if _FORM.search(raw) is None:
        return
    bodies = _bodies(raw)
    known: dict[bytes, dict[bytes, int]] = {}
    draws = {number: _draws(body, bodies, known) for number, body in bodies.items() if _is_form(body)}
    counts: dict[int, int] = {}
    for form in draws:
        _count(form, draws, counts)
    if any(count > _FORMS_MOST for count in counts.values()):
        raise Unreadable(_TOO_MUCH)


def _bodies(raw: bytes) -> dict[int, bytes]:
    """Each object by its number, as it was written last; of a stream no more than may matter."""
    found = list(_OBJECT.finditer(raw))
    ends = [*(match.start() for match in found[1:]), len(raw)]
    bodies = {}
    for match, end in zip(found, ends, strict=False):
        bodies[int(match[1])] = raw[match.end() : min(end, match.end() + _DICTIONARY_MOST + _DRAWN_BYTES)]
    room = _PACKED_MOST
    for body in list(bodies.values()):
        if b"/ObjStm" not in _dictionary(body):
            continue
        packed = _packed(body)
        room -= sum({id(inner): len(inner) for inner in packed.values()}.values()) + _OBJECT_COST * len(packed)
        if room < 0:
            raise Unreadable(_TOO_MUCH)
        for number, inner in packed.items():
            bodies.setdefault(number, inner)
    return bodies


def _packed(body: bytes) -> dict[int, bytes]:
    """The objects inside a stream of objects: no drawings, but what they name their resources by.

    Each ends where the next one begins, in whatever order they are told, so together they are no longer than the stream.
    """
    first = _FIRST.search(_dictionary(body))
    unpacked = _commands(body)
    start = int(first[1]) if first else 0
    numbers = [int(word) for word in unpacked[:start].split() if word.isdigit() and len(word) < 9]
    places = sorted({start + place for place in numbers[1::2]})
    objects = {
        place: unpacked[place : min(end, place + _DICTIONARY_MOST)]
        for place, end in zip(places, [*places[1:], len(unpacked)], strict=True)
    }
    return {number: objects[start + place] for number, place in zip(numbers[::2], numbers[1::2], strict=False)}


def plain_names(raw: bytes) -> bytes:
    """Part of a PDF with its names as they are meant: /#46orm is /Form."""
    return _ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), raw) if b"#" in raw else raw


def _dictionary(body: bytes) -> bytes:
    stream = _STREAM.search(body)
    return plain_names(body[: min(stream.start() if stream else len(body), _DICTIONARY_MOST)])


def _is_form(body: bytes) -> bool:
    head = _dictionary(body)
    return b"/Form" in head and b"/Subtype" in head


def _draws(form: bytes, bodies: dict[int, bytes], known: dict[bytes, dict[bytes, int]]) -> dict[int, int]:
    """How often a form draws each other object; `known` are the names of resources that have been read."""
    head = _dictionary(form)
    resources = _RESOURCES.search(head)
    told = _xobjects(_dictionary(bodies.get(int(resources[1]), b"")) if resources else head, bodies)
    if told not in known:
        known[told] = {name: int(number) for name, number in _NAMED.findall(told)}
    names = known[told]
    drawn: dict[int, int] = {}
    for name in _DRAWS.findall(plain_names(_commands(form))) if names else ():
        if name in names:
            drawn[names[name]] = drawn.get(names[name], 0) + 1
    return drawn


def _xobjects(resources: bytes, bodies: dict[int, bytes]) -> bytes:
    found = _XOBJECTS.search(resources)
    if found is None:
        return b""
    return found[1] if found[2] is None else _dictionary(bodies.get(int(found[2]), b""))


def _commands(form: bytes) -> bytes:
    stream = _STREAM.search(form)
    if stream is None:
        return b""
    packed = form[stream.end() :]
    try:
        return zlib.decompressobj().decompress(packed, _DRAWN_BYTES)
    except zlib.error:
        return packed.partition(b"endstream")[0]


def _count(form: int, draws: dict[int, dict[int, int]], counts: dict[int, int]) -> None:
    """How many drawings one comes to, itself included; more than `_FORMS_MOST` where it contains itself."""
    stack = [form]
    while stack:
        current = stack[-1]
        if current in counts and counts[current] > 0:
            stack.pop()
            continue
        counts[current] = 0  # being counted: who meets it again is inside it
        inner = [other for other in draws[current] if other in draws]
        if any(counts.get(other) == 0 for other in inner):
            counts[current] = _FORMS_MOST + 1
        elif waiting := [other for other in inner if other not in counts]:
            stack += waiting
            continue
        else:
            total = 1 + sum(times * counts.get(other, 1) for other, times in draws[current].items())
            counts[current] = min(total, _FORMS_MOST + 1)
        stack.pop()
