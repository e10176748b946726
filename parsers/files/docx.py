"""Word documents (DOCX, and Word's older XML) to text: paragraphs and table rows in document order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from parsers.document import BlockKind

from .content import Collector, Content, Unreadable, picture_marks
from .limits import PICTURES_MOST
from .packages import Package, local_name

_SKIPPED = frozenset(
    {"pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "instrText", "delText", "del", "moveFrom", "Fallback", "pict", "object",
     "drawing", "binData", "annotationRef", "footnoteReference", "endnoteReference", "commentReference", "proofErr"}
)  # fmt: skip
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-", "softHyphen": ""}
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
    for element in _pieces(root):
        if collector.full:
            return
        if local_name(element) == "p":
            kind = BlockKind.HEADING if _style_of(element) in styles else BlockKind.PARAGRAPH
            for line in _text(element).split("\n"):
                collector.add(kind, line)
            for box in _boxes(element):
                add_body(box, collector, styles)
        else:
            _add_row(element, collector, styles)


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


def _add_row(row: Any, collector: Collector, styles: frozenset[str]) -> None:
    """A row of a table is one line; a row with a single long cell only lays out the page."""
    cells = list(_cells(row))
    texts = [" ".join(_cell_texts(cell)) for cell in cells]
    if len(cells) == 1 and len(texts[0]) > _LONG_CELL:
        add_body(cells[0], collector, styles)
        return
    collector.add_row(texts)


def _cells(row: Any) -> Iterator[Any]:
    for element in row:
        name = local_name(element)
        if name == "tc":
            yield element
        elif name in {"sdt", "sdtContent", "ins", "smartTag", "customXml"}:
            yield from _cells(element)


def _cell_texts(cell: Any) -> Iterator[str]:
    for piece in _pieces(cell):
        if local_name(piece) == "p":
            yield from (part for part in (_text(piece), *("".join(_box_lines(piece)),)) if part.strip())
        else:  # a table within the cell
            yield " ".join(text for inner in _cells(piece) for text in _cell_texts(inner))


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
    for element in paragraph.iter():
        if local_name(element) == "txbxContent":
            above = {local_name(parent) for parent in _parents_below(element, paragraph)}
            if "Fallback" not in above and "txbxContent" not in above:
                yield element


def _parents_below(element: Any, top: Any) -> Iterator[Any]:
    """The ancestors of an element below another."""
    for parent in element.iterancestors():
        if parent is top:
            return
        yield parent


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
