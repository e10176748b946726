"""What pdfium tells of one page: its text, what is filled in and written over it, and the lines at its two ends."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw as pdfium

from .content import clean

UNTOLD = "□"
"""Stands for a glyph of which the file does not say what character it is."""

_RECTANGLES_MOST = 4_000
_NOTES_MOST = 500
_HIDDEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_TICKS = frozenset({pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON})
_FILLED = _TICKS | {pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line of a page beyond which nothing else stands; `distance` is from that end of the page, in points."""

    text: str
    is_far: bool
    distance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The text of a page; `untold` is how many of its glyphs are nobody knows what."""

    text: str = ""
    untold: int = 0
    edges: tuple[Edge, ...] = ()


def printed_on(page: pypdfium2.PdfPage, room: int) -> Printed:
    """The text of a page; of no more than `room` characters it is asked whether the file tells them."""
    try:
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Printed()
    try:
        text: str = textpage.get_text_range()
        asked = range(min(textpage.count_chars(), max(room, 0)))
        untold = {at for at in asked if pdfium.FPDFText_HasUnicodeMapError(textpage.raw, at) == 1}
        if untold:
            text = _with_signs(textpage, untold)
        return Printed(text=text, untold=len(untold), edges=tuple(_edges(page, textpage)))
    finally:
        textpage.close()


def _with_signs(textpage: pypdfium2.PdfTextPage, untold: set[int]) -> str:
    """The text with a sign for each glyph that is not told: what pdfium makes of its number is another character."""
    units = [
        ord(UNTOLD) if at in untold else pdfium.FPDFText_GetUnicode(textpage.raw, at) & 0x1FFFFF
        for at in range(textpage.count_chars())
    ]
    text = "".join(chr(unit) if unit <= 0x10FFFF else "\ufffd" for unit in units)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _edges(page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage) -> Iterator[Edge]:
    """The lines at the two ends of a page, head and foot, whichever way it is turned."""
    count = textpage.count_rects()
    if not 0 < count <= _RECTANGLES_MOST:
        return
    left, bottom, right, top = page.get_mediabox()
    is_turned = page.get_rotation() in {90, 270}
    low, high = (left, right) if is_turned else (bottom, top)
    # each as (begins, ends) along the page, then across it
    places = [(r[0], r[2], r[1], r) if is_turned else (r[1], r[3], r[0], r) for r in map(textpage.get_rect, range(count))]
    for is_far in (False, True):
        begin, end = max(places, key=lambda p: p[1])[:2] if is_far else min(places, key=lambda p: p[0])[:2]
        line = [p for p in places if begin <= (p[0] + p[1]) / 2 <= end or p[0] <= (begin + end) / 2 <= p[1]]
        begin, end = min(p[0] for p in line), max(p[1] for p in line)
        beyond = len(places) - len(line)
        clear = sum(1 for p in places if (p[1] <= begin + 1 if is_far else p[0] >= end - 1))
        if clear >= beyond and len(line) < 20:
            text = clean("".join(textpage.get_text_bounded(*p[3]) for p in sorted(line, key=lambda p: p[2])))
            yield Edge(text=text, is_far=is_far, distance=high - end if is_far else begin - low)


def written_over(page: pypdfium2.PdfPage) -> Iterator[str]:
    """What is filled in on a page and written over it, and shown: the values of fields, ticks, free text."""
    form = page.formenv.raw if page.formenv else None
    for at in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), _NOTES_MOST)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, at)
        if not note:
            continue
        try:
            kind = pdfium.FPDFAnnot_GetSubtype(note)
            if pdfium.FPDFAnnot_GetFlags(note) & _HIDDEN:
                continue
            if kind == pdfium.FPDF_ANNOT_FREETEXT:
                yield _told(pdfium.FPDFAnnot_GetStringValue, note, b"Contents")
            elif kind == pdfium.FPDF_ANNOT_WIDGET and form:
                field = pdfium.FPDFAnnot_GetFormFieldType(form, note)
                if field in _TICKS:
                    yield "☑" if pdfium.FPDFAnnot_IsChecked(form, note) else "☐"
                elif field in _FILLED:
                    yield _told(pdfium.FPDFAnnot_GetFormFieldValue, form, note)
        finally:
            pdfium.FPDFPage_CloseAnnot(note)


def _told(ask: Callable[..., int], *of: object) -> str:
    """The answer of one of pdfium's functions that write UTF-16 into a buffer."""
    size = ask(*of, None, 0)
    if not 2 < size <= 200_000:
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(*of, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")
