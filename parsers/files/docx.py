"""Word documents (DOCX, and Word's older XML) to text: paragraphs and table rows in document order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from parsers.document import BlockKind

from .content import HIDDEN, Collector, Content, Unreadable, picture_marks
from .docx_styles import Lists, Styles, child_of, head_of, is_on, lists_of, style_of, styles_of, value_of
from .drawn import add_drawn, add_word_art, embedded_in
from .fields import shown_by
from .limits import PICTURES_MOST
from .packages import Package, local_name, outermost
from .symbols import is_symbol_font, sign_of, signs_in

_SKIPPED = frozenset(
    {"pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "delText", "del", "moveFrom", "Fallback", "pict", "object",
     "drawing", "binData", "annotationRef", "footnoteReference", "endnoteReference", "commentReference", "proofErr"}
)  # fmt: skip
_BOX, _OLDER = frozenset({"txbxContent"}), frozenset({"Fallback"})
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-", "softHyphen": ""}
_PIECES = frozenset({"p", "tr"})
_AROUND_CELLS = frozenset({"sdt", "sdtContent", "ins", "smartTag", "customXml"})
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_LONG_CELL = 400
_DEPTH_MOST = 200
_FIELD_MOST = 1_000
_CODE = re.compile(r"[0-9A-Fa-f]{1,4}")


def read_docx(raw: bytes) -> Content:
    """The text of the main part and of its notes; headers and footers are layout, deleted text of tracked changes is gone."""
    package = Package(raw)
    body = package.tree("word/document.xml")
    if body is None:
        raise Unreadable("文件损坏，缺少正文")
    collector = Collector()
    styles = styles_of(package)
    lists = lists_of(package, styles)
    notes = [package.tree(part) for part in _NOTES]
    parts = [body, *(part for part in notes if part is not None)]
    for part in parts:
        add_body(part, collector, styles, lists)
        add_word_art(part, collector)
    media = [name for name in package.names if name.startswith("word/media/")][:PICTURES_MOST]
    content = finish(collector, package, media)
    return replace(content, dropped=(*content.dropped, HIDDEN)) if any(map(_has_hidden, parts)) else content


def finish(collector: Collector, package: Package, media: list[str]) -> Content:
    """The content of a packed document: its text, what is drawn in it, and fingerprints of its pictures and of files within it."""
    add_drawn(package, collector)
    pictures = [(name.rpartition("/")[2], package.read(name) or b"") for name in media]
    images = tuple(picture_marks(pictures))
    problem = None
    if not collector.blocks:
        problem = f"文件中只有 {len(images)} 幅图片，没有文字" if images else "文件中没有文字"
    embedded = embedded_in(package)
    dropped = (("embedded-file", "文件中嵌有其他文件，未读取：" + "、".join(file.text for file in embedded)[:200]),) if embedded else ()
    return Content(
        blocks=tuple(collector.blocks), images=(*images, *embedded), dropped=dropped, truncated=collector.truncated, problem=problem,
    )  # fmt: skip


def add_body(root: Any, collector: Collector, styles: Styles | None = None, lists: Lists | None = None) -> None:
    """Add the paragraphs and table rows below an element, numbered as Word shows them, text boxes where they are anchored."""
    _Body(collector, styles or Styles(), lists.labels(root) if lists else {}).add(root)


class _Body:
    """Takes a body piece by piece; each cell is read once, however many tables it stands in."""

    def __init__(self, collector: Collector, styles: Styles, labels: Mapping[Any, str]) -> None:
        self._collector = collector
        self._styles = styles
        self._labels = labels
        self._known: dict[Any, _Cell] = {}

    def add(self, root: Any) -> None:
        """Take what stands below an element."""
        for element in _pieces(root):
            if self._collector.full:
                return
            if local_name(element) == "p":
                kind = BlockKind.HEADING if style_of(element) in self._styles.headings else BlockKind.PARAGRAPH
                for line in self._text(element).split("\n"):
                    self._collector.add(kind, line)
                for box in _boxes(element):
                    self.add(box)
            else:
                self._add_row(element)

    def _add_row(self, row: Any) -> None:
        """A row of a table is one line; a row with a single long cell only lays out the page."""
        cells = list(_cells(row))
        if len(cells) == 1 and self._cell(cells[0]).size > _LONG_CELL:
            self.add(cells[0])
        else:
            self._collector.add_row(" ".join(_flat(self._cell(cell))) for cell in cells)

    def _cell(self, cell: Any) -> _Cell:
        if cell not in self._known:
            self._known[cell] = _Cell(tuple(self._parts(cell)))
        return self._known[cell]

    def _parts(self, cell: Any) -> Iterator[str | _Cell]:
        for piece in _pieces(cell):
            if local_name(piece) == "p":
                if (text := self._text(piece)).strip():
                    yield text
                yield from map(self._cell, _boxes(piece))
            else:  # a table within the cell
                yield from map(self._cell, _cells(piece))

    def _text(self, paragraph: Any) -> str:
        return self._labels.get(paragraph, "") + _text(paragraph)


class _Cell:
    """What a cell says: its paragraphs, and the cells of the tables in it."""

    __slots__ = ("parts", "size")

    def __init__(self, parts: tuple[str | _Cell, ...]) -> None:
        self.parts = parts
        self.size: int = sum(len(part) if isinstance(part, str) else part.size for part in parts)


def _flat(cell: _Cell) -> Iterator[str]:
    stack: list[Iterator[str | _Cell]] = [iter(cell.parts)]
    while stack:
        part = next(stack[-1], None)
        if part is None:
            stack.pop()
        elif isinstance(part, str):
            yield part
        elif part.parts:
            stack.append(iter(part.parts))


def _pieces(root: Any) -> Iterator[Any]:
    """Paragraphs, and rows of the outermost tables, in order."""
    return outermost(root, _PIECES, _SKIPPED)


def _cells(row: Any) -> Iterator[Any]:
    """The cells of a row; nothing else of it is looked into than what may hold cells."""
    stack = [iter(row)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif (name := local_name(element)) == "tc":
            yield element
        elif name in _AROUND_CELLS:
            stack.append(iter(element))


def _text(paragraph: Any) -> str:
    """The text of a paragraph as it is shown; what stands in text boxes is not part of it."""
    parts: list[str] = []
    fields: list[str] = []  # the instructions of the fields that are open
    stack = [iter(paragraph)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            continue
        name = local_name(element)
        if name == "t":
            parts.append(_letters(element))
        elif name in _BREAKS:
            parts.append(_BREAKS[name])
        elif name == "sym":
            code = value_of(element, "char")
            parts.append(sign_of(value_of(element, "font"), int(code, 16) if _CODE.fullmatch(code) else 0))
        elif name == "instrText" and fields:
            fields[-1] = (fields[-1] + (element.text or ""))[:_FIELD_MOST]
        elif name == "fldChar":
            parts.append(_of_field(element, fields))
        elif name and name not in _SKIPPED and name != "p" and len(stack) < _DEPTH_MOST and not _is_hidden(element):
            stack.append(iter(element))
    return "".join(parts)


def _letters(text: Any) -> str:
    """The text of an element, as signs where its run is set in a symbol font."""
    letters = text.text or ""
    fonts = child_of(head_of(text.getparent(), "rPr"), "rFonts")
    font = value_of(fonts, "ascii") if fonts is not None else ""
    return signs_in(font, letters) if font and is_symbol_font(font) else letters


def _of_field(mark: Any, fields: list[str]) -> str:
    """What the begin or end of a field shows by itself: a box to be ticked, or words that stand in its instruction."""
    kind = value_of(mark, "fldCharType")
    if kind == "begin":
        fields.append("")
        box = child_of(child_of(mark, "ffData"), "checkBox")
        state = child_of(box, "checked") if child_of(box, "checked") is not None else child_of(box, "default")
        return "" if box is None else "☑" if is_on(state) else "□"
    if kind == "separate" and fields:  # its result follows
        fields[-1] = ""
    return shown_by(fields.pop()) if kind == "end" and fields else ""


def _is_hidden(element: Any) -> bool:
    return local_name(element) == "r" and is_on(child_of(head_of(element, "rPr"), "vanish"))


def _has_hidden(root: Any) -> bool:
    """Whether text below an element is hidden from readers."""
    return any(_is_hidden(mark.getparent().getparent()) for mark in root.iter("{*}vanish") if mark.getparent().getparent() is not None)


def _boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes anchored in a paragraph, each once: what stands in a Fallback is the same box for older programs."""
    return outermost(paragraph, _BOX, _OLDER)
