"""PDF to text, page by page; what is only a picture is said to be one, and fingerprinted."""

from __future__ import annotations

import itertools
import re
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2
from pypdfium2 import raw as pdfium

from parsers.document import UNREAD_PART, BlockKind

from .content import Collector, Content, Unreadable, clean, picture_marks
from .limits import PAGES_MOST, PICTURES_MOST, TEXT_MOST
from .pdf_forms import plain_names, refuse_nested_forms
from .pdf_numbers import Sheet, cut_page_numbers
from .pdf_text import UNTOLD, printed_on, written_over

_FEW = 12  # characters on a page that is otherwise one picture: a page number, or the mark of the scanning program
_COVERS = 0.25  # the share of a page from which a picture is more than a stamp or an emblem
_OBJECTS_MOST = 3_000
_PICTURE_BYTES = 48 * 1024 * 1024
_FONT_MOST = 48 * 1024 * 1024  # unpacked bytes of one embedded font: a whole Chinese one has 20 MB
_DRAWN_MOST = 6 * 1024 * 1024  # unpacked bytes of one stream of drawing commands: a full page of text has 50 KB
_DRAWN_SUM = 32 * 1024 * 1024
_STREAMS_MOST = 160 * 1024 * 1024
_STREAM = re.compile(rb"stream\r?\n")
_OBJECT = re.compile(rb"(\d{1,8})\s{1,9}\d{1,5}\s{1,9}obj\b")
_CONTENTS = re.compile(rb"/Contents\s{0,9}(?:\[[\d\sR]{0,9000}\]|\d{1,8}\s{1,9}\d{1,5}\s{1,9}R)")
_NUMBER = re.compile(rb"(\d{1,8})\s{1,9}\d{1,5}\s{1,9}R")
_IS_PICTURE = re.compile(rb"/Subtype\s{0,9}/Image\b")
_IS_FONT = re.compile(rb"/Length1|FontType0C|/OpenType")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_ENDS = "。！？；：…!?;:.”’）)》」』】"
_STARTS_ANEW = re.compile(
    r"(?:第[一二三四五六七八九十百]+[章节条部分编]|[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[.、．]|附件|附：)"
)
_FULL = 0.86  # of the widest line: from here on the line was broken by the margin, not by the writer
_COLUMN_LEAST = 40  # half widths; narrower lines are cells of tables and signatures, which no margin broke
_UNTOLD_MOST = 0.3


@dataclass(slots=True)
class _Pages:
    """What the pages of one file gave, in order."""

    sheets: list[Sheet] = field(default_factory=list)
    dropped: list[tuple[str, str]] = field(default_factory=list)
    scanned: list[int] = field(default_factory=list)
    pictures: list[tuple[str, bytes]] = field(default_factory=list)
    chars: int = 0
    untold: int = 0
    private: int = 0  # characters that mean something in one font alone
    picture_bytes: int = 0
    truncated: bool = False


def read_pdf(raw: bytes) -> Content:
    """The text of a PDF; pages that are pictures are named in `dropped`, and are the `problem` when there is nothing else."""
    _refuse_bombs(raw)
    refuse_nested_forms(raw)
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(_why(error)) from error
    try:
        count = len(document)
        pages = _Pages(truncated=count > PAGES_MOST, dropped=list(_unread_files(document)))
        if document.get_formtype() != pdfium.FORMTYPE_NONE:
            document.init_forms()
        for number in range(min(count, PAGES_MOST)):
            _read_page(document, number, pages)
    finally:
        document.close()
    return _content(pages, count)


def _why(error: pypdfium2.PdfiumError) -> str:
    code = getattr(error, "err_code", None)
    if code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
        return "PDF 已加密，需要密码"
    return "PDF 文件损坏，无法打开"


def _refuse_bombs(raw: bytes) -> None:
    """Refuse a file whose compressed streams, pictures aside, unpack to more than any text needs: pdfium has no such limit."""
    total = drawn = 0
    shown = {int(number) for found in _CONTENTS.finditer(raw) for number in _NUMBER.findall(found[0])}
    for match in _STREAM.finditer(raw):
        number, head = _head(raw, match.start())
        if _IS_PICTURE.search(head) and number not in shown:
            continue
        is_font = number not in shown and _IS_FONT.search(head) is not None and b"/Form" not in head
        most = _FONT_MOST if is_font else _DRAWN_MOST
        size = _inflated(raw, match.end(), most)  # whatever its filter is called, and wherever that stands
        total += size
        drawn += 0 if is_font else size
        if size >= most or total >= _STREAMS_MOST or drawn >= _DRAWN_SUM or len(_FLATE.findall(head)) > 1:
            raise Unreadable("PDF 内容解压后过大，未读取")


def _head(raw: bytes, stream: int) -> tuple[int | None, bytes]:
    """The number and the dictionary of the object whose stream begins here."""
    before = raw[max(0, stream - 600) : stream]
    found = list(_OBJECT.finditer(before))
    return (int(found[-1][1]), plain_names(before[found[-1].end() :])) if found else (None, plain_names(before))


def _inflated(raw: bytes, start: int, most: int) -> int:
    """How many bytes a stream unpacks to, counted up to a limit without keeping them."""
    inflater, size, view = zlib.decompressobj(), 0, memoryview(raw)
    try:
        for at in range(start, len(raw), 65536):
            piece: bytes = bytes(view[at : at + 65536])
            while piece and not inflater.eof:
                size += len(inflater.decompress(piece, 1 << 20))
                piece = inflater.unconsumed_tail
                if size >= most:
                    return size
            if inflater.eof:
                break
    except zlib.error:
        pass
    return size


def _read_page(document: pypdfium2.PdfDocument, number: int, pages: _Pages) -> None:
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        pages.scanned.append(number + 1)
        return
    try:
        printed = printed_on(page, TEXT_MOST - pages.chars)
        text, over = printed.text, [line for line in map(clean, written_over(page)) if line]
        solid = sum(1 for character in text if not character.isspace())
        pages.chars += solid
        pages.untold += printed.untold
        pages.private += sum(1 for character in text if "\ue000" <= character <= "\uf8ff" or character == "\ufffd")
        pictures = list(_pictures_on(page, number + 1, everything=solid < _FEW, pages=pages))
        pages.pictures += pictures
        if solid < _FEW and (pictures or (solid == 0 and not over and _shows_something(page))):
            pages.scanned.append(number + 1)
            pages.dropped += [("scanned-page-text", clean(text))] if solid else []
            pages.sheets.append(Sheet(number=number + 1, lines=[], over=over))
            return
        lines = [line for line in (clean(line) for line in re.split(r"[\r\n\f\v]+", text)) if line]
        pages.sheets.append(Sheet(number=number + 1, lines=lines, edges=printed.edges, over=over))
    finally:
        page.close()


def _unread_files(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, str]]:
    """That there are files inside this one, which are not read."""
    if count := document.count_attachments():
        yield UNREAD_PART, f"PDF 中另有 {count} 个文件，未读取"


def _shows_something(page: pypdfium2.PdfPage) -> bool:
    return any(True for _ in itertools.islice(page.get_objects(max_depth=2), 1))


def _pictures_on(
    page: pypdfium2.PdfPage, number: int, *, everything: bool, pages: _Pages
) -> Iterator[tuple[str, bytes]]:
    """The pictures of a page as they are stored: all of them on a page without text, else those that cover much of it."""
    width, height = page.get_size()
    area = max(1.0, width * height)
    objects = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    for picture in itertools.islice(objects, _OBJECTS_MOST):
        if len(pages.pictures) >= PICTURES_MOST or pages.picture_bytes > _PICTURE_BYTES:
            pages.truncated = True
            return
        try:
            left, bottom, right, top = picture.get_bounds()
            if not everything and (right - left) * (top - bottom) < _COVERS * area:
                continue
            data = bytes(picture.get_data(decode_simple=False))
        except (pypdfium2.PdfiumError, MemoryError):
            continue
        pages.picture_bytes += len(data)
        yield f"第 {number} 页的图像", data


def _content(pages: _Pages, count: int) -> Content:
    if pages.chars and pages.untold + pages.private > _UNTOLD_MOST * pages.chars:
        return Content(problem="PDF 的文字没有编码信息，无法识别", truncated=pages.truncated)
    pages.dropped += cut_page_numbers(pages.sheets)
    if pages.untold:
        pages.dropped.append((UNREAD_PART, f"{pages.untold} 个字符没有编码信息，以 {UNTOLD} 代替"))
    collector = Collector()
    for paragraph in join_lines([line for sheet in pages.sheets for line in (*sheet.lines, *sheet.over)]):
        collector.add(BlockKind.PARAGRAPH, paragraph)
    images = tuple(picture_marks(pages.pictures))
    truncated = pages.truncated or collector.full
    if not collector.blocks:
        problem = "扫描件，没有文字层" if pages.scanned else "PDF 中没有文字"
        return Content(images=images, problem=f"{problem}（共 {count} 页）", truncated=truncated)
    dropped = pages.dropped
    if pages.scanned:
        named = "、".join(map(str, pages.scanned[:40])) + ("等" if len(pages.scanned) > 40 else "")
        dropped = [("scanned-page", f"共 {count} 页，其中第 {named} 页是图像，没有文字层"), *dropped]
    return Content(blocks=tuple(collector.blocks), images=images, dropped=tuple(dropped), truncated=truncated)


def join_lines(lines: list[str]) -> Iterator[str]:
    """Paragraphs out of printed lines: a line that fills the column and ends in no full stop goes on in the next.

    What is news does not hang on this (`canonical` knows no line breaks); it lets a reader see whole sentences.
    """
    widths = [_width(line) for line in lines]
    widest = max([*widths, _COLUMN_LEAST])
    paragraph = ""
    for line, width in zip(lines, widths, strict=True):
        if paragraph and _STARTS_ANEW.match(line):
            yield paragraph
            paragraph = ""
        needs_blank = (
            paragraph
            and paragraph[-1].isascii()
            and paragraph[-1].isalpha()
            and line[0].isascii()
            and line[0].isalpha()
        )
        paragraph += f" {line}" if needs_blank else line
        if width < _FULL * widest or (line[-1] in _ENDS and width < widest - 1) or len(paragraph) > 5_000:
            yield paragraph
            paragraph = ""
    if paragraph:
        yield paragraph


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
