"""Presentations (PPTX) and OFD files to text."""

from __future__ import annotations

import posixpath
import re
from typing import Any

from parsers.document import BlockKind

from .content import Collector, Content, Unreadable
from .docx import finish
from .limits import PAGES_MOST, PICTURES_MOST, TEXT_MOST
from .packages import Package, local_name, outermost
from .pdf import join_lines

_SLIDE = re.compile(r"ppt/slides/slide(\d{1,5})\.xml")
_PICTURE = re.compile(r"\.(jpe?g|png|bmp|gif|tiff?|jb2|jbig2)$", re.IGNORECASE)
_PIECES = frozenset({"tr", "tc", "p"})
_SAME_LINE = 1.5  # millimetres: text objects that begin at most so far apart in height stand on one line


def read_pptx(raw: bytes) -> Content:
    """The text of the slides in their order; each slide begins with a heading of its number."""
    package = Package(raw)
    slides = sorted((int(found[1]), name) for name in package.names if (found := _SLIDE.fullmatch(name)))
    collector = Collector()
    for number, name in slides[:PAGES_MOST]:
        root = package.tree(name)
        if root is None or collector.full:
            break
        collector.add(BlockKind.HEADING, f"第 {number} 页")
        _add_slide(root, collector)
    if all(block.kind is BlockKind.HEADING for block in collector.blocks):
        collector.blocks.clear()
    collector.full = collector.full or len(slides) > PAGES_MOST
    return finish(collector, package, [name for name in package.names if name.startswith("ppt/media/")][:PICTURES_MOST])


def _add_slide(root: Any, collector: Collector) -> None:
    for element in outermost(root, _PIECES):
        if collector.full:
            return
        if local_name(element) == "tr":
            collector.add_row("".join(_runs(cell)) for cell in element if local_name(cell) == "tc")
        elif local_name(element) == "p":
            collector.add(BlockKind.PARAGRAPH, "".join(_runs(element)))


def _runs(element: Any) -> list[str]:
    return [part.text or "" for part in element.iter("{*}t")]


def read_ofd(raw: bytes) -> Content:
    """The text of an OFD file (GB/T 33190): the text objects of each page, those of one height joined into a line."""
    package = Package(raw)
    root = package.tree("OFD.xml")
    documents = (
        [element.text or "" for element in root.iter() if local_name(element) == "DocRoot"] if root is not None else []
    )
    if not documents:
        raise Unreadable("OFD 文件损坏，缺少文档入口")
    lines: list[str] = []
    pages = size = 0
    for place in documents[:4]:
        document = package.tree(_resolved("", place))
        folder = posixpath.dirname(_resolved("", place))
        for page in (e for e in document.iter() if local_name(e) == "Page") if document is not None else ():
            pages += 1
            if pages > PAGES_MOST or size > TEXT_MOST:
                break
            content = package.tree(_resolved(folder, str(page.get("BaseLoc") or "")))
            found = _lines_on(content) if content is not None else []
            size += sum(map(len, found))
            lines += found
    collector = Collector()
    for paragraph in join_lines(lines):
        collector.add(BlockKind.PARAGRAPH, paragraph)
    collector.full = collector.full or pages > PAGES_MOST or size > TEXT_MOST
    return finish(collector, package, [name for name in package.names if _PICTURE.search(name)][:PICTURES_MOST])


def _resolved(folder: str, place: str) -> str:
    return posixpath.normpath(posixpath.join("/" + folder, place.strip())).lstrip("/")


def _lines_on(page: Any) -> list[str]:
    """The lines of a page from top to bottom, each from left to right."""
    placed: list[tuple[float, float, str]] = []
    for element in page.iter("{*}TextObject"):
        text = "".join(code.text or "" for code in element if local_name(code) == "TextCode")
        x, y = _corner(str(element.get("Boundary") or ""))
        if text.strip():
            placed.append((y, x, text))
    lines: list[list[tuple[float, float, str]]] = []
    for item in sorted(placed):
        if lines and item[0] - lines[-1][0][0] <= _SAME_LINE:
            lines[-1].append(item)
        else:
            lines.append([item])
    return ["".join(text for _, _, text in sorted(line, key=lambda item: item[1])) for line in lines]


def _corner(boundary: str) -> tuple[float, float]:
    numbers = boundary.split()[:2]
    try:
        return float(numbers[0]), float(numbers[1])
    except (IndexError, ValueError):
        return 0.0, 0.0
