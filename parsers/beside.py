"""Files and pictures of a notice that stand beside its body: in attachment boxes, or directly before or behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from bs4 import Tag

from parsers.attachments import body_files, file_address, is_file_name, unique
from parsers.blocks import read_lines
from parsers.boilerplate import named_rule, words_of
from parsers.carriers import carries_file, holds_scan
from parsers.document import Attachment
from parsers.file_lines import told_address
from parsers.noise_lines import RELATED_HEADING, line_rule
from parsers.pictures import body_pictures, is_of_account, is_small, leads_to_page
from parsers.visibility import is_hidden
from parsers.weights import Weights, compact, nodes_within

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
_BOX_TEXT = re.compile(r"^[【\[]?(相关|本文)?附\s*件|^(文件|附件|相关文件|相关)下载|^附\s*表")
_DOWNLOADS = re.compile(r"[【\[]?(?:文件|附件|相关文件|相关)下载")
_LIST_LABEL = re.compile(
    r"[【\[(（]?(?:(?:(?:本文|原文|全文|正文|附件|文件|资料|材料|方案|清单|台账|PDF版?|WORD版?|文字版|扫描件|请?点击|点此|此处){0,3}下载(?:附件|文件|文字版|原文|全文)?|"
    r"(?:佐证|证明|验收|公示|相关)?材料|附[件表])?\d{0,2}|请?点击)[】\])）]?[:：.、]?(?:\d{1,2}[.、])?",
    re.IGNORECASE,
)
_SAYS_FILE = re.compile(
    r"下载|附[件表]|材料|[（(【\[](?:PDF|DOCX?|WORD|XLSX?|EXCEL|OFD|WPS|ZIP|RAR|压缩包)(?:版|格式|文件)?[）)】\]]|(?:文字|图片|扫描|电子|PDF|WORD)[版件]", re.IGNORECASE
)
_PROGRAM = re.compile(r"阅读器|浏览器|软件|控件|插件|客户端|驱动|程序|安装|播放器|输入法|APP", re.IGNORECASE)
_OF_CODE = re.compile(r"扫|二维码|微信|微博|公众号|客户端|关注|抖音|头条|广告|专题|APP|。", re.IGNORECASE)
_NOISE = frozenset({"related", "previous-next", "footer", "navigation", "share", "comment", "aside", "advertisement"})
_BOX_RULE = "empty-attachment-box"
_BOXES = frozenset({"div", "ul", "p", "dl", "table", "section", "center", "a"})
_BOXES_CALLED = _BOXES | {"nav", "footer", "aside"}
_PICTURED = frozenset({"div", "p", "section", "center", "figure", "table", "ul", "a", "img"})
_LAYOUT = frozenset({"td", "tr", "body", "html", "[document]"})
_LONGEST_LIST = 2000
_LONGEST_CAPTION = 40
_LABEL_CHARS = 12  # "佐证材料：", and beside each file its size
_SIBLINGS = 12
_LEVELS = 4
_UP = 2  # levels up, as long as nothing else is said there


def files_beside(roots: tuple[Tag, ...], weights: Weights, base: str) -> tuple[Attachment, ...]:
    """The files in attachment boxes beside the body; related lists, navigation and footers are never looked at."""
    found: list[Attachment] = []
    inside = {id(root) for root in roots}
    for box in _boxes(roots, weights, base):
        if id(box) not in inside:
            found += body_files(read_lines([box], weights).lines, base)
    return unique(found)


def pictures_beside(roots: tuple[Tag, ...], weights: Weights, base: str) -> tuple[Attachment, ...]:
    """The pictures that stand directly before or behind a body, told by their place and size; those that lead to pages are none."""
    boxes = (tag for tag in _adjoining(roots, weights, base) if _is_pictured(tag, weights))
    return body_pictures(read_lines(boxes, weights).lines, base)


def _boxes(roots: tuple[Tag, ...], weights: Weights, base: str) -> Iterator[Tag]:
    if not roots:
        return
    yield from (tag for tag in _adjoining(roots, weights, base) if not _is_pictured(tag, weights))
    node: Tag | None = roots[-1]
    for _ in range(_LEVELS):
        if node is None or node.name in {"body", "html", "[document]"}:
            return
        labelled = False  # "附件：" may stand as an element of its own before the list of files
        for sibling in _some(node.next_siblings):
            if ((rule := named_rule(sibling)) in _NOISE or RELATED_HEADING.match(compact(sibling, 20))) and not _says_own_files(sibling, base):
                labelled = False
                if rule == "aside" and weights.has_files(sibling):  # a column may hold the attachments among other boxes
                    yield from _inner_boxes(sibling)
                continue
            if _is_box(sibling) or labelled:
                if _may_hold_files(sibling, weights):
                    yield sibling
                labelled = len(compact(sibling, 20)) <= 10
            elif weights.has_files(sibling):
                yield from _inner_boxes(sibling)
        for sibling in _some(node.previous_siblings):
            rule = named_rule(sibling)
            if _is_box(sibling) and _may_hold_files(sibling, weights) and (rule not in _NOISE or _says_own_files(sibling, base)):
                yield sibling
            elif weights.has_files(sibling) and (rule == "aside" or rule not in _NOISE):
                yield from _inner_boxes(sibling)
        node = node.parent


def _adjoining(roots: tuple[Tag, ...], weights: Weights, base: str) -> Iterator[Tag]:
    """The elements in the column of a body that are nothing but its files and pictures: whatever else is said ends them.

    Before a body they stand below its heading: what stands at the top of a column is the site's.
    """
    if not roots:
        return
    above: list[Tag] = []
    for sibling, is_end in _beside(roots[0], weights, base, is_before=True):
        if not is_end:
            above.append(sibling)
        elif weights.link_share(sibling) < 0.5 and line_rule(compact(sibling)) is None:
            yield from reversed(above)
    yield from (sibling for sibling, is_end in _beside(roots[-1], weights, base, is_before=False) if not is_end)


def _beside(node: Tag, weights: Weights, base: str, *, is_before: bool) -> Iterator[tuple[Tag, bool]]:
    """What carries something on one side of an element, up to the first that says anything else, which is the end."""
    for _ in range(_UP + 1):
        for sibling in _some(node.previous_siblings if is_before else node.next_siblings):
            if (rule := named_rule(sibling)) in _NOISE:
                return
            if _lists_files(sibling, weights, base) or _shows_file(sibling, weights) or _is_pictured(sibling, weights):
                yield sibling, False
            elif rule is None and weights.text(sibling):
                yield sibling, True
                return
        if node.parent is None or node.parent.name in _LAYOUT:
            return
        node = node.parent


def _lists_files(tag: Tag, weights: Weights, base: str) -> bool:
    """Whether an element is a list of files, told by its label, or by what each of its links shows."""
    if tag.name not in _BOXES or named_rule(tag) is not None or weights.text(tag) > _LONGEST_LIST or not weights.has_files(tag):
        return False
    lines = read_lines([tag], weights).lines
    links = [holder for line in lines for holder in line.holders]
    unlinked = sum(line.chars - line.link_chars for line in lines)
    if not links or unlinked > _LABEL_CHARS * (1 + len(links)):
        return False
    first = compact(links[0], 20)[:20] or "\0"  # an icon stands for the name: then all the text must be a label
    whole = compact(tag, _LABEL_CHARS + 100)
    label = whole.partition(first)[0]
    if _LIST_LABEL.fullmatch(label) is None:
        return False
    is_told = _SAYS_FILE.search(label if len(whole) > 2 * _LABEL_CHARS else whole) is not None
    return all(_is_listed(link, base, is_told=is_told) for link in links)


def _is_listed(link: Tag, base: str, *, is_told: bool) -> bool:
    if link.name != "a" or file_address(link, base) is None or _PROGRAM.search(compact(link, 100)) is not None:
        return False
    return is_told or is_file_name(link) or _SAYS_FILE.search(compact(link, 100)) is not None


def _shows_file(tag: Tag, weights: Weights) -> bool:
    """Whether an element without text is, or holds, a frame that shows a file."""
    if weights.text(tag) or named_rule(tag) not in {None, _BOX_RULE}:
        return False
    return any(isinstance(node, Tag) and node.name != "a" and carries_file(node) for node in (tag, *nodes_within(tag, 20)))


def _is_pictured(tag: Tag, weights: Weights) -> bool:
    """Whether an element is pictures of a page's size, with a caption at most."""
    if tag.name not in _PICTURED or weights.text(tag) > _LONGEST_CAPTION or named_rule(tag) not in {None, _BOX_RULE}:
        return False
    images = [node for node in (tag, *nodes_within(tag, 200)) if isinstance(node, Tag) and node.name == "img"]
    if not images or not holds_scan(tag) or weights.links(tag) or is_hidden(tag):
        return False
    if any(is_small(image) or is_of_account(image) or leads_to_page(image) for image in images):
        return False
    return _OF_CODE.search(compact(tag, _LONGEST_CAPTION)) is None


def _says_own_files(tag: Tag, base: str) -> bool:
    """Whether an element begins with the word for attachments and links to nothing else, whatever it is called."""
    if tag.name not in _BOXES_CALLED or _BOX_TEXT.match(label := compact(tag, 20)) is None:
        return False
    if named_rule(tag) == "footer" and _DOWNLOADS.match(label) is not None:
        return False  # what a site offers on every page stands there, too
    links = [node for node in nodes_within(tag, 400) if isinstance(node, Tag) and node.name == "a"]
    return bool(links) and all((file_address(link, base) or told_address(link, base)) is not None for link in links)


def _may_hold_files(tag: Tag, weights: Weights) -> bool:
    """Whether an attachment box links to files, or to what its label says is one."""
    return weights.has_files(tag) or (weights.links(tag) > 0 and _BOX_TEXT.match(compact(tag, 20)) is not None)


def _inner_boxes(tag: Tag) -> Iterator[Tag]:
    """Attachment boxes one or two levels down in an element beside the body."""
    for child in nodes_within(tag, 400):
        if (
            isinstance(child, Tag)
            and child.name in _BOXES
            and _is_box(child)
            and not any(parent is not tag and named_rule(parent) in _NOISE for parent in _up_to(child, tag))
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


def _some(siblings: Iterable[object]) -> list[Tag]:
    return list(islice((sibling for sibling in siblings if isinstance(sibling, Tag)), _SIBLINGS))
