"""Files that belong to a notice: linked or shown inside its body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from urllib.parse import parse_qsl, unquote

from bs4 import Tag

from parsers.address import FILE_SUFFIXES, canonical_url
from parsers.blocks import Line
from parsers.document import Attachment
from parsers.file_lines import SERVLET, links_and_word, told_address
from parsers.weights import ADDRESSED, Weights, compact, leads_nowhere

_FILE_PATH = re.compile(rf"\.({FILE_SUFFIXES})(?=$|[?#&;)'\"])", re.IGNORECASE)
_FILE_NAME = re.compile(rf"\.({FILE_SUFFIXES})[\s)）\]】》]*$", re.IGNORECASE)
_IN_SCRIPT = re.compile(rf"['\"]([^'\"\s]{{1,400}}\.(?:{FILE_SUFFIXES})(?:\?[^'\"\s]{{0,200}})?)['\"]", re.IGNORECASE)
_FRAMES = frozenset({"iframe", "embed", "object"})
_VIEWER = re.compile(r"viewer|preview|officeapps|/view\.(?:html?|aspx)|pdf-?js", re.IGNORECASE)
_SHOWN = frozenset({"file", "url", "src", "path", "pdf", "fileurl", "filepath", "furl", "doc", "pdfurl"})
_FETCHED = re.compile(r"[\[(（【]?已?下载(?:次数|人数|数|量)?\s?[:：]?\s?\d{1,9}\s?次?[\])）】]?\s?$")
_PREVIEW = re.compile(r"[\[(（【]?(?:在线|点击|文件|附件)?(?:预览|(?<=在线)(?:阅读|浏览|查看))(?:附件|文件)?[\])）】]?")
_BETWEEN = re.compile(r"[\s|｜/、,，()（）\[\]【】]*")
_LINES = frozenset({"p", "div", "li", "tr", "br", "table", "ul"})
_NODES_BETWEEN = 30
_PAGE = re.compile(r"\.(s?html?|jspx?|aspx?|php)(?=$|[?#])", re.IGNORECASE)


def base_of(weights: Weights, url: str) -> str:
    """The address that relative links of a page are read against."""
    base = next((tag for tag in weights.tags if tag.name == "base" and tag.has_attr("href")), None)
    return canonical_url(str(base.get("href")), url) or url if base is not None else url


def file_address(tag: Tag, base: str) -> str | None:
    """The absolute address of the file an element links to; None when it links to no file."""
    target = str(tag.get("href") or tag.get("src") or tag.get("data") or "").strip()
    if (leads_nowhere(target) or not _FILE_PATH.search(target)) and (told := _told_to_script(tag, target)):
        return canonical_url(told, base) or None
    if leads_nowhere(target) or target.lower().startswith(("mailto:", "tel:", "data:")):
        return None
    if shown := _shown_in_viewer(tag, target, base):
        return shown
    plain = unquote(target.partition("#")[0])
    named = _FILE_PATH.search(plain) is not None
    if not named and tag.name == "a" and not _PAGE.search(target.partition("?")[0]):
        named = is_file_name(tag)
    if not named and tag.name == "a" and SERVLET.search(target):
        named = is_file_name(tag) or "附件" in compact(tag, 60)
    return (canonical_url(target, base) or None) if named else None


def _told_to_script(tag: Tag, target: str) -> str | None:
    """The address that a script opens in place of a link's own; a name to be shown ("意见.pdf") is none."""
    script = str(tag.get("onclick") or "") + (" " + target if target[:11].lower() == "javascript:" else "")
    for match in _IN_SCRIPT.finditer(script[:2000]):
        address: str = match.group(1)
        if "/" in address or unquote(address).isascii():
            return address
    noted = (str(tag.get(name) or "").strip() for name in ADDRESSED if name != "onclick")
    return next((address for address in noted if _FILE_PATH.search(address)), None)


def _shown_in_viewer(tag: Tag, target: str, base: str) -> str | None:
    """The file that a page for looking at files is told to show: "viewer.html?file=/a.pdf"."""
    path, _, query = target.partition("?")
    if not query or _FILE_PATH.search(path) or not (tag.name in _FRAMES or _VIEWER.search(path)):
        return None
    page = canonical_url(target, base)
    for name, value in parse_qsl(query.partition("#")[0][:4000]):
        if name.lower() in _SHOWN and _FILE_PATH.search(value) and page:
            return canonical_url(value, page) or None
    return None


def body_files(lines: Sequence[Line], base: str) -> tuple[Attachment, ...]:
    """The files that the kept lines of a body link to, each address once, in reading order; what shows one of them beside it is none."""
    found = [(tag, file) for tag, told in links_and_word(lines) for file in _attachment(tag, base, told=told)]
    links = [tag for tag, _ in found]
    return unique(file for number, (tag, file) in enumerate(found) if not _shows_neighbour(links, number))


def _shows_neighbour(links: Sequence[Tag], number: int) -> bool:
    """Whether a link says 预览, leads to a program, and stands in one line with the file itself, nothing else between."""
    tag = links[number]
    if not _is_preview(tag):
        return False
    before, behind = links[number - 1 : number] if number else [], links[number + 1 : number + 2]
    pairs = [*((link, tag) for link in before), *((tag, link) for link in behind)]
    return any(not (_is_preview(one) and _is_preview(other)) and _stand_together(one, other) for one, other in pairs)


def _is_preview(tag: Tag) -> bool:
    address = unquote(str(tag.get("href") or "").partition("?")[0])
    return _PREVIEW.fullmatch(compact(tag, 12)) is not None and _FILE_PATH.search(address) is None


def _stand_together(one: Tag, other: Tag) -> bool:
    """Whether nothing stands between two links but marks, and both in one line or row."""
    for node in islice(other.previous_elements, _NODES_BETWEEN):
        if node is one:
            return True
        if isinstance(node, Tag):
            if node.name in _LINES:
                return False
        elif one not in node.parents and _BETWEEN.fullmatch(str(node)) is None:
            return False
    return False


def body_links(lines: Sequence[Line], base: str) -> tuple[str, ...]:
    """The absolute addresses of pages that the kept lines of a body link to."""
    links: dict[str, None] = {}
    for tag, told in links_and_word(lines):
        target = str(tag.get("href") or "").strip()
        if target and not target.startswith("#") and _address(tag, base, told=told) is None:
            address = canonical_url(target, base)
            if address:
                links[address] = None
    return tuple(links)


def is_file_name(tag: Tag) -> bool:
    """Whether what a link shows, or is named by, is the name of a file."""
    return any(
        _FILE_NAME.search(name)
        for name in (compact(tag, 300), str(tag.get("title") or ""), str(tag.get("download") or ""))
        if name
    )


def _address(tag: Tag, base: str, *, told: bool) -> str | None:
    """The address of a file an element links to, by itself or because its line says so."""
    return file_address(tag, base) or (told_address(tag, base) if told else None)


def _attachment(tag: Tag, base: str, *, told: bool) -> Iterator[Attachment]:
    address = _address(tag, base, told=told)
    if address:
        text = _FETCHED.sub("", re.sub(r"\s+", " ", tag.get_text())).strip() or str(tag.get("title") or "").strip()
        yield Attachment(url=address, text=text[:300] or unquote(address.rsplit("/", 1)[-1])[:300])


def unique(files: Iterable[Attachment]) -> tuple[Attachment, ...]:
    """The files without those that have the address of an earlier one."""
    first: dict[str, Attachment] = {}
    for file in files:
        first.setdefault(file.url, file)
    return tuple(first.values())
