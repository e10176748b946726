"""Word documents (DOCX, and Word's older XML) to text: paragraphs and table rows in document order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from parsers.document import BlockKind

from .content import Collector, Content, Unreadable, picture_marks
from .limits import PICTURES_MOST
from .packages import Package, local_name, outermost

_SKIPPED = frozenset(
    {"pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "instrText", "delText", "del", "moveFrom", "Fallback", "pict", "object",
     "drawing", "binData", "annotationRef", "footnoteReference", "endnoteReference", "commentReference", "proofErr"}
)  # fmt: skip
_BOX, _OLDER = frozenset({"txbxContent"}), frozenset({"Fallback"})
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-", "softHyphen": ""}
_AROUND_CELLS = frozenset({"sdt", "sdtContent", "ins", "smartTag", "customXml"})
_HEADINGS = ("heading", "title", "标题")
_LONG_CELL = 400
_DEPTH_MOST = 200


def read_docx(raw: bytes) -> Content:
    """The text of the main part and of its notes; headers and footers are layout, deleted text of tracked changes is gone."""
    package = Package(raw)
    body = package.tree("word/document.xml")
    if body is None:
        raise Unreadable("文件损坏，缺少正文")
    collector = Collector()
    styles = _heading_styles(package)
    add_body(body, collector, styles)
    for part in ("word/footnotes.xml", "word/endnotes.xml"):
        notes = package.tree(part)
        if notes is not None:
            add_body(notes, collector, styles)
    media = [name for name in package.names if name.startswith("word/media/")][:PICTURES_MOST]
    return finish(collector, package, media)


def finish(collector: Collector, package: Package, media: list[str]) -> Content:
    """The content of a packed document: its text, and fingerprints of its pictures."""
    pictures = [(name.rpartition("/")[2], package.read(name) or b"") for name in media]
    images = tuple(picture_marks(pictures))
    problem = None
    if not collector.blocks:
        problem = f"文件中只有 {len(images)} 幅图片，没有文字" if images else "文件中没有文字"
    return Content(blocks=tuple(collector.blocks), images=images, truncated=collector.full, problem=problem)


def add_body(root: Any, collector: Collector, styles: frozenset[str] = frozenset()) -> None:
    """Add the paragraphs and table rows below an element, text boxes where they are anchored."""
    _Body(collector, styles).add(root)


class _Body:
    """Takes a body piece by piece; each cell is read once, however many tables it stands in."""

    def __init__(self, collector: Collector, styles: frozenset[str]) -> None:
        self._collector = collector
        self._styles = styles
        self._known: dict[Any, _Cell] = {}

    def add(self, root: Any) -> None:
        """Take what stands below an element."""
        for element in _pieces(root):
            if self._collector.full:
                return
            if local_name(element) == "p":
                kind = BlockKind.HEADING if _style_of(element) in self._styles else BlockKind.PARAGRAPH
                for line in _text(element).split("\n"):
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
                yield from (part for part in (_text(piece), "".join(_box_lines(piece))) if part.strip())
            else:  # a table within the cell
                yield from map(self._cell, _cells(piece))


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
    stack = [iter(root)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            continue
        name = local_name(element)
        if name in {"p", "tr"}:
            yield element
        elif name and name not in _SKIPPED and len(stack) < _DEPTH_MOST:
            stack.append(iter(element))


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


def _box_lines(paragraph: Any) -> Iterator[str]:
    for box in _boxes(paragraph):
        for piece in _pieces(box):
            if local_name(piece) == "p":
                yield _text(piece)


def _text(paragraph: Any) -> str:
    """The text of a paragraph as it is shown; what stands in text boxes is not part of it."""
    parts: list[str] = []
    stack = [iter(paragraph)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            continue
        name = local_name(element)
        if name == "t":
            parts.append(element.text or "")
        elif name in _BREAKS:
            parts.append(_BREAKS[name])
        elif name == "sym":
            parts.append("□")
        elif name and name not in _SKIPPED and name != "p" and len(stack) < _DEPTH_MOST:
            stack.append(iter(element))
    return "".join(parts)


def _boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes anchored in a paragraph, each once: what stands in a Fallback is the same box for older programs."""
    return outermost(paragraph, _BOX, _OLDER)


def _style_of(paragraph: Any) -> str:
    for properties in paragraph:
        if local_name(properties) == "pPr":
            for element in properties:
                if local_name(element) == "pStyle":
                    return next((str(value) for key, value in element.attrib.items() if key.endswith("val")), "")
    return ""


def _heading_styles(package: Package) -> frozenset[str]:
    """The ids of the styles that are called headings; none where the styles cannot be read."""
    try:
        root = package.tree("word/styles.xml")
    except Unreadable:
        return frozenset()
    found = set()
    for style in root if root is not None else ():
        if local_name(style) != "style":
            continue
        identity = next((str(value) for key, value in style.attrib.items() if key.endswith("styleId")), "")
        for child in style:
            if local_name(child) == "name":
                name = next((str(value) for key, value in child.attrib.items() if key.endswith("val")), "")
                if identity and name.lower().startswith(_HEADINGS):
                    found.add(identity)
    return frozenset(found)
