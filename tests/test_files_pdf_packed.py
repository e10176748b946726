"""Objects packed in streams of a PDF: kept within bounds of memory, and found in whatever order they are told."""

from __future__ import annotations

import tracemalloc
import zlib

import pytest

from parsers.files.content import Unreadable
from parsers.files.pdf_forms import refuse_nested_forms

MOST = 200 * 1024 * 1024  # bytes of memory that counting may take


def written(*objects: bytes) -> bytes:
    return b"%PDF-1.7\n" + b"".join(b"%d 0 obj %s endobj\n" % (n, body) for n, body in enumerate(objects, 1))


def packed(index: bytes, inside: bytes) -> bytes:
    data = zlib.compress(index + inside, 9)
    return b"<</Type/ObjStm/N 1/First %d/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(index), len(data), data)


def form(resources: int) -> bytes:
    return b"<</Type/XObject/Subtype/Form/Resources %d 0 R>>stream\n/X Do /X Do /X Do\nendstream" % resources


def counted(raw: bytes) -> tuple[bool, int]:
    """Whether the file was refused, and how much memory that took."""
    tracemalloc.start()
    try:
        refuse_nested_forms(raw)
        return False, tracemalloc.get_traced_memory()[1]
    except Unreadable:
        return True, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_objects_told_at_the_same_places_again_are_kept_once() -> None:
    index = b" ".join(b"%d %d" % (100 + n, 20_000 * (n % 2)) for n in range(50_000)) + b" "
    refused, memory = counted(written(form(9), packed(index, b" " * 60_000)))
    assert (refused, memory < MOST) == (False, True)


@pytest.mark.parametrize("inside", [b" " * 1_000_000, b""])
def test_many_streams_are_too_much(inside: bytes) -> None:
    places = [200 * n for n in range(4_000)] if inside else [0] * 60_000
    index = b" ".join(b"%d %d" % (100 + n, place) for n, place in enumerate(places)) + b" "
    streams = [packed(index, inside)] * 60
    refused, memory = counted(written(form(9), *streams))
    assert (refused, memory < MOST) == (True, True)


@pytest.mark.parametrize("is_reversed", [False, True])
def test_resources_are_found_in_any_order(is_reversed: bool) -> None:
    bodies = [b"<</XObject<</X %d 0 R>>>> " % (2 + n) for n in range(30)]
    places = [sum(map(len, bodies[:n])) for n in range(30)]
    told = [(100 + n, place) for n, place in enumerate(places)]
    index = b" ".join(b"%d %d" % pair for pair in (reversed(told) if is_reversed else told)) + b" "
    raw = written(*(form(100 + n) for n in range(30)), packed(index, b"".join(bodies)))
    assert counted(raw)[0]


def test_a_file_with_a_few_drawings_is_read() -> None:
    index = b"100 0 101 20 "
    assert not counted(written(form(100), form(101), packed(index, b"<</Font<<>>>>       <</XObject<<>>>>")))[0]
