"""Files that belong to a notice: linked inside its body, or in an attachment box directly beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import parse_qsl, unquote

from bs4 import Tag

from parsers.address import FILE_SUFFIXES, canonical_url
from parsers.blocks import Line, read_lines
from parsers.boilerplate import named_rule, words_of
from parsers.document import Attachment
from parsers.file_lines import SERVLET, links_and_word, told_address
from parsers.noise_lines import RELATED_HEADING
from parsers.weights import ADDRESSED, Weights, compact, leads_nowhere, nodes_within

_FILE_PATH = re.compile(rf"\.({FILE_SUFFIXES})(?=$|[?#&;)'\"])", re.IGNORECASE)
_FILE_NAME = re.compile(rf"\.({FILE_SUFFIXES})[\s)）\]】》]*$", re.IGNORECASE)
_IN_SCRIPT = re.compile(rf"['\"]([^'\"\s]{{1,400}}\.(?:{FILE_SUFFIXES})(?:\?[^'\"\s]{{0,200}})?)['\"]", re.IGNORECASE)
_FRAMES = frozenset({"iframe", "embed", "object"})
_VIEWER = re.compile(r"viewer|preview|officeapps|/view\.(?:html?|aspx)|pdf-?js", re.IGNORECASE)
_SHOWN = frozenset({"file", "url", "src", "path", "pdf", "fileurl", "filepath", "furl", "doc", "pdfurl"})
_BOX_WORDS = frozenset(
    {
        "fj",
        "fujian",
        "attach",
        "attachs",
        "attachment",
        "attachments",
        "annex",
        "appendix",
        "wzfj",
        "xgfj",
        "fjxz",
        "fjlist",
        "xzfj",
        "fjbox",
        "accessory",
        "accessories",
        "file-list",
        "filelist",
    }
)
_BOX_TEXT = re.compile(r"^[【\[]?(相关|本文)?附\s*件|^(文件|附件|相关文件)下载|^附\s*表")
_FETCHED = re.compile(r"[\[(（【]?已?下载(?:次数|人数|数|量)?\s?[:：]?\s?\d{1,9}\s?次?[\])）】]?\s?$")
_LIST_LABEL = re.compile(
    r"[【\[(（]?(?:(?:资料|材料|文件|附件)下载|(?:佐证|证明|验收|公示|相关)?材料|附[件表])?\d{0,2}[】\])）]?[:：.、]?(?:\d{1,2}[.、])?"
)
_PAGE = re.compile(r"\.(s?html?|jspx?|aspx?|php)(?=$|[?#])", re.IGNORECASE)
_NOISE = frozenset({"related", "previous-next", "footer", "navigation", "share", "comment", "aside", "advertisement"})
_BOXES = frozenset({"div", "ul", "p", "dl", "table", "section"})
_LONGEST_LIST = 2000
_LABEL_CHARS = 12  # "佐证材料：", and beside each file its size
_SIBLINGS = 12
_LEVELS = 4


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
        named = _is_file_name(tag)
    if not named and tag.name == "a" and SERVLET.search(target):
        named = _is_file_name(tag) or "附件" in compact(tag, 60)
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
    """The files that the kept lines of a body link to, each address once, in reading order."""
    return _unique(file for tag, told in links_and_word(lines) for file in _attachment(tag, base, told=told))


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


def files_beside(roots: tuple[Tag, ...], weights: Weights, base: str) -> tuple[Attachment, ...]:
    """The files in attachment boxes directly beside the body; related lists, navigation and footers are never looked at."""
    found: list[Attachment] = []
    inside = {id(root) for root in roots}
    for box in _boxes(roots, weights, base):
        if id(box) in inside:
            continue
        found += body_files(read_lines([box], weights).lines, base)
    return _unique(found)


def _boxes(roots: tuple[Tag, ...], weights: Weights, base: str) -> Iterator[Tag]:
    if not roots:
        return
    yield from _unnamed_boxes(roots[-1], weights, base)
    node: Tag | None = roots[-1]
    for _ in range(_LEVELS):
        if node is None or node.name in {"body", "html", "[document]"}:
            return
        labelled = False  # "附件：" may stand as an element of its own before the list of files
        for sibling in _tags_after(node):
            if named_rule(sibling) in _NOISE or RELATED_HEADING.match(compact(sibling, 20)):
                labelled = False
                continue
            if _is_box(sibling) or labelled:
                if weights.has_files(sibling):
                    yield sibling
                labelled = len(compact(sibling, 20)) <= 10
            elif weights.has_files(sibling):
                yield from _inner_boxes(sibling)
        for sibling in _tags_before(node):
            if _is_box(sibling) and weights.has_files(sibling) and named_rule(sibling) not in _NOISE:
                yield sibling
        node = node.parent


def _unnamed_boxes(root: Tag, weights: Weights, base: str) -> Iterator[Tag]:
    """Elements just below a body that are nothing but files, each by its name: whatever else is said there ends them."""
    for sibling in _tags_after(root):
        if (rule := named_rule(sibling)) in _NOISE:
            return
        if weights.has_files(sibling) and _lists_files(sibling, weights, base):
            yield sibling
        elif rule is None and weights.text(sibling):
            return


def _lists_files(tag: Tag, weights: Weights, base: str) -> bool:
    """Whether an element is a list of links that bear names of files, under a label of its own at most."""
    if tag.name not in _BOXES or named_rule(tag) is not None or weights.text(tag) > _LONGEST_LIST:
        return False
    lines = read_lines([tag], weights).lines
    links = [holder for line in lines for holder in line.holders]
    unlinked = sum(line.chars - line.link_chars for line in lines)
    if not links or unlinked > _LABEL_CHARS * (1 + len(links)):
        return False
    first = compact(links[0], 20)[:20] or "\0"  # an icon stands for the name: then all the text must be a label
    label = compact(tag, _LABEL_CHARS + 100).partition(first)[0]
    return _LIST_LABEL.fullmatch(label) is not None and all(
        link.name == "a" and _is_file_name(link) and file_address(link, base) is not None for link in links
    )


def _inner_boxes(tag: Tag) -> Iterator[Tag]:
    """Attachment boxes one or two levels down in an element beside the body."""
    for child in nodes_within(tag, 400):
        if (
            isinstance(child, Tag)
            and child.name in _BOXES
            and _is_box(child)
            and not any(named_rule(parent) in _NOISE for parent in _up_to(child, tag))
        ):
            yield child


def _up_to(tag: Tag, top: Tag) -> Iterator[Tag]:
    for number, parent in enumerate(tag.parents):
        if number > 20:
            return
        yield parent
        if parent is top:
            return


def _is_box(tag: Tag) -> bool:
    return not _BOX_WORDS.isdisjoint(words_of(tag)) or _BOX_TEXT.match(compact(tag, 20)) is not None


def _tags_after(node: Tag) -> list[Tag]:
    return _some(node.next_siblings)


def _tags_before(node: Tag) -> list[Tag]:
    return _some(node.previous_siblings)


def _some(siblings: Iterable[object]) -> list[Tag]:
    found: list[Tag] = []
    for sibling in siblings:
        if isinstance(sibling, Tag):
            found.append(sibling)
            if len(found) >= _SIBLINGS:
                break
    return found


def _is_file_name(tag: Tag) -> bool:
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


def _unique(files: Iterable[Attachment]) -> tuple[Attachment, ...]:
    first: dict[str, Attachment] = {}
    for file in files:
        first.setdefault(file.url, file)
    return tuple(first.values())
