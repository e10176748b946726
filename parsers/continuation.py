"""What stands behind a chosen body and belongs to it: paragraphs behind a stray closing tag, further pages, a signature."""

from __future__ import annotations

import re
from itertools import islice

from bs4 import NavigableString, Tag
from bs4.element import PreformattedString

from parsers import boilerplate, edge_lines, noise_lines
from parsers.comments import begins_with_name, holds_paragraphs
from parsers.labels import is_information_line, is_stamp_line
from parsers.visibility import is_hidden, is_page_part
from parsers.weights import Weights, compact, nodes_within

_WHITE = re.compile(r"\s+")
_SIGNATURE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日$|(厅|局|委员会|政府|办公室|领导小组)$|^附[件表]")
_DAY = re.compile(
    r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
)
OFFICE_AND_DAY = re.compile(rf"[厅局委府会室组部处院司队心站办区县市省](?:[（(][^）)]{{1,8}}[）)])?(?:{_DAY.pattern})")
"""Who signs and when, as two lines without white space between them."""

_SIGNED = re.compile(rf"{OFFICE_AND_DAY.pattern}[)）]?$")  # the same as the last words of a text
_OF_PAGE = re.compile(
    r"(?:(?:信息|文章|稿件|新闻|内容|资料)?来源|供稿(?:单位|部门|人)?|"
    r"(?:最后|最近|上次|本页|页面|网页|内容|信息|网站)?更新(?:时间|日期|于)?|(?:网站|页面|本页|内容|技术|运行)?维护(?:单位|部门|机构)?)"
    r"[:：][^。；，！？]{0,40}"
)
_LONGEST_TAIL = 300
_LONGEST_SIGNATURE = 80
_LEAST_REPEAT = 40  # characters from which on a text that stands in the body already is a copy, and no signature
_SENTENCE = re.compile(r"[。；]")
_ENDED = re.compile(r"(?:\d|[〇○零一二三四五六七八九十])日[)）]?$|^附件|公开发布[)）]$")
_CLOCKED = re.compile(
    r"(?:19|20)\d{2}[年\-/.]\d{1,2}[月\-/.]\d{1,2}日?\d{1,2}[:：]\d{2}|\d{1,3}(?:分钟|小时|天)前|刚刚$"
)
_AGE = re.compile(r"(?<!\d)\d{1,3}(?:分钟|小时|天)前(?=$|回复|赞|举报|来自)")
_LONGEST_COMMENT = 600
_FARTHEST = 400  # siblings looked at
_SAMPLED = 400  # nodes of a body among which the manner of its paragraphs is read
_BOXES = frozenset({"div", "section", "ul", "ol", "dl", "form", "aside", "article", "table"})


def with_tail(root: Tag, weights: Weights) -> tuple[Tag, ...]:
    """A body that is one element, and what directly follows it and belongs to it: its other pages, its last lines."""
    continued = with_continuation((root,), weights)
    return continued if len(continued) > 1 else _with_signature(root, weights)


def with_continuation(roots: tuple[Tag, ...], weights: Weights) -> tuple[Tag, ...]:
    """The roots of a body, and the siblings behind the last of them that go on in its manner."""
    if not roots:
        return roots
    known = {id(root) for root in roots}
    last = roots[-1]
    if is_page_part(last):
        beside = (node for node in islice(last.next_siblings, _FARTHEST) if isinstance(node, Tag))
        return (
            *roots,
            *(node for node in beside if id(node) not in known and node.name == last.name and is_page_part(node)),
        )
    return (*roots, *_continuing(last, weights, known))


def is_comment_box(tag: Tag, weights: Weights) -> bool:
    """Whether an element holds what readers wrote below a text: a heading says so, or each item bears a time of day."""
    if tag.name not in _BOXES or not weights.text(tag):
        return False
    items = [item for item in islice(tag.contents, 6) if isinstance(item, Tag) and weights.text(item)]
    if tag.name in {"ul", "ol"} and items and all(begins_with_name(item) for item in items):
        return all(_is_clocked(item, weights) for item in items)
    alike = len(items) >= 2 and bool(items[0].get("class")) and len({(i.name, str(i.get("class"))) for i in items}) == 1
    if alike and all(_is_clocked(item, weights) for item in items):
        return True
    for node in nodes_within(tag, 12):
        if isinstance(node, NavigableString) and not isinstance(node, PreformattedString) and (text := node.strip()):
            return noise_lines.is_comment_heading(text) and not holds_paragraphs(tag)
    return False


def is_row_of_cards(tag: Tag, weights: Weights) -> bool:
    """Whether an element holds other pages' titles as links, each with a summary: all its items begin with a link."""
    if tag.name not in {"div", "section", "ul", "dl"} or not weights.links(tag):
        return False
    items = [item for item in islice(tag.contents, 12) if isinstance(item, Tag) and weights.text(item)]
    return len(items) >= 2 and all(_begins_with_link(item, weights) for item in items)


def says_of_page(tag: Tag) -> bool:
    """Whether an element beside a body is a line about the page: where it comes from, when it was changed, who tends it."""
    if len(compact(tag, _LONGEST_TAIL)) > _LONGEST_TAIL:
        return False
    spaced = _WHITE.sub(" ", tag.get_text(" ")).strip()
    if is_information_line(spaced) or is_stamp_line(spaced):
        return True
    return _OF_PAGE.fullmatch(_WHITE.sub("", spaced)) is not None


def is_ageing(tag: Tag, weights: Weights) -> bool:
    """Whether all that an element holds was said "3小时前": what is told so ages from one look to the next."""
    items = [item for item in islice(tag.contents, 6) if isinstance(item, Tag) and weights.text(item)]
    if not items or any(not 4 <= weights.text(item) <= _LONGEST_COMMENT for item in items):
        return False
    return all(_AGE.search(compact(item, _LONGEST_COMMENT)) for item in items)


def _begins_with_link(item: Tag, weights: Weights) -> bool:
    if weights.links(item) < 6 or weights.has_files(item):
        return False
    for node in nodes_within(item, 8):
        if isinstance(node, Tag) and node.name == "a" and weights.text(node):
            return not str(node.get("href") or "").startswith("#")
        if isinstance(node, NavigableString) and node.strip():
            return False
    return False


def _is_clocked(item: Tag, weights: Weights) -> bool:
    """Whether an item is a short text that bears a time of day, though it does not begin with it as a report would."""
    if not 4 <= weights.text(item) <= _LONGEST_COMMENT:
        return False
    stamp = _CLOCKED.search(compact(item, _LONGEST_COMMENT))
    return stamp is not None and stamp.start() > 0


def _continuing(root: Tag, weights: Weights, known: set[int]) -> list[Tag]:
    """The siblings that a stray closing tag has put behind the body: paragraphs such as those within."""
    within = {
        _manner(tag)
        for tag in nodes_within(root, _SAMPLED)
        if isinstance(tag, Tag) and tag.name == "p" and weights.text(tag)
    }
    if not within:
        return []
    classes = {names for names, _ in within}
    found: list[Tag] = []
    sure = False
    for sibling in islice(root.next_siblings, _FARTHEST):
        if isinstance(sibling, NavigableString):
            if sibling.strip() and not isinstance(sibling, PreformattedString):
                break
            continue
        if not isinstance(sibling, Tag) or sibling.name == "br" or id(sibling) in known:
            continue
        if not weights.text(sibling) and sibling.name != "p":
            continue
        paragraphs = _paragraphs_of(sibling, weights)
        if not found:
            sure = bool(paragraphs) and all(_is_particular(manner) and manner in within for manner in paragraphs)
        fits = bool(paragraphs) and all(names in classes for names, _ in paragraphs)
        if not (fits or (found and sibling.name == "table")) or is_foreign(sibling, weights) or says_of_page(sibling):
            break
        found.append(sibling)
    while found and not weights.text(found[-1]):
        found.pop()
    return found if sure or _reads_on(root, found) else []


def _paragraphs_of(tag: Tag, weights: Weights) -> list[tuple[tuple[str, ...], frozenset[str]]]:
    """The manners of the paragraphs that a sibling is or, without a name of its own, holds."""
    if tag.name == "p":
        return [_manner(tag)]
    if tag.name not in {"div", "section", "center"} or tag.get("class") or tag.get("id"):
        return []
    inner = [node for node in nodes_within(tag, 60) if isinstance(node, Tag) and node.name == "p"]
    return [_manner(node) for node in inner if weights.text(node)]


def _manner(tag: Tag) -> tuple[tuple[str, ...], frozenset[str]]:
    """How a paragraph is set: its classes and the names of what its style sets."""
    classes = tag.get("class") or ()
    names = (classes,) if isinstance(classes, str) else tuple(classes)
    style = str(tag.get("style") or "")[:400]
    return names, frozenset(piece.partition(":")[0].strip().lower() for piece in style.split(";") if piece.strip())


def _is_particular(manner: tuple[tuple[str, ...], frozenset[str]]) -> bool:
    """Whether a manner says where a paragraph comes from: any template writes a bare one."""
    return bool(manner[0]) or len(manner[1]) >= 2


def _reads_on(root: Tag, found: list[Tag]) -> bool:
    """Whether bare paragraphs behind a body that has not ended are several and say something."""
    if len(found) < 2 or not any(_SENTENCE.search(compact(tag, 2000)) for tag in found):
        return False
    last = next(
        (
            node
            for node in reversed(list(nodes_within(root, 2000)))
            if isinstance(node, NavigableString) and node.strip()
        ),
        None,
    )
    return last is None or _ENDED.search(_WHITE.sub("", last)) is None


def is_foreign(tag: Tag, weights: Weights) -> bool:
    """Whether an element behind a body is the page's own: tools, lists of links, lines of the footer."""
    return is_of_page(tag, weights) or noise_lines.is_footer_line(_WHITE.sub("", tag.get_text()))


def is_of_page(tag: Tag, weights: Weights) -> bool:
    """Whether an element is the page's tools or its links, or signed by the site beyond doubt."""
    text = _WHITE.sub("", tag.get_text())
    if weights.links(tag) * 2 > weights.text(tag) and not weights.has_files(tag):
        return True
    return (
        is_set_apart(tag, weights)
        or noise_lines.line_rule(text) is not None
        or edge_lines.edge_rule(text) is not None
        or noise_lines.is_site_signature(text)
    )


def is_set_apart(tag: Tag, weights: Weights) -> bool:
    """Whether an element is the page's by its name, its heading, or the manner of its items."""
    return (
        (boilerplate.is_furniture(tag, weights.link_share(tag)) and not _is_foot_of_notice(tag))
        or is_comment_box(tag, weights)
        or is_row_of_cards(tag, weights)
        or noise_lines.RELATED_HEADING.match(compact(tag, 40)) is not None
    )


def _is_foot_of_notice(tag: Tag) -> bool:
    """Whether an element called a footer is who signs a notice and when: no sponsor, and not at the level of the site's own."""
    if boilerplate.named_rule(tag) != "footer" or tag.parent is None or tag.parent.name in {"body", "html", "[document]"}:
        return False
    text = compact(tag, _LONGEST_SIGNATURE)
    if len(text) > _LONGEST_SIGNATURE or boilerplate.tells("footer", text, 0):
        return False
    return _SIGNED.search(text) is not None and not any(sign in text for sign in "。；：:")


def _signs(tag: Tag, weights: Weights) -> bool:
    """Whether an element signs a notice: its text ends like a signature, or one of its lines is nothing but a day."""
    text = _WHITE.sub("", tag.get_text())
    if not weights.has_files(tag) and _SIGNATURE.search(text):
        return True
    lines = (node for node in nodes_within(tag, 60) if isinstance(node, Tag) and node.name in {"p", "div"})
    return any(weights.text(line) <= 14 and _DAY.fullmatch(compact(line, 20)) for line in lines)


def _with_signature(root: Tag, weights: Weights) -> tuple[Tag, ...]:
    """The body and the short lines of their own elements that sign it, with the scans between: up to the first noise."""
    roots = [root]
    scans: list[Tag] = []
    body = _WHITE.sub("", root.get_text())
    for sibling in root.next_siblings:
        if not isinstance(sibling, Tag) or not weights.text(sibling):
            if isinstance(sibling, NavigableString) and not isinstance(sibling, PreformattedString) and sibling.strip():
                break
            if isinstance(sibling, Tag) and _is_bare_picture(sibling):
                scans.append(sibling)
            continue
        if sibling.name not in {"div", "p", "section", "table", "footer"} or weights.text(sibling) > _LONGEST_TAIL:
            break
        if is_hidden(sibling):
            continue
        if is_foreign(sibling, weights) or not _signs(sibling, weights) or _is_beside_body(sibling, body):
            break
        roots += [*scans, sibling]
        scans = []
    return tuple(roots)


def _is_bare_picture(tag: Tag) -> bool:
    """Whether an element without text shows a picture that is no link, and no name says what else it is for."""
    if is_hidden(tag) or boilerplate.named_rule(tag) is not None:
        return False
    names = {node.name for node in (tag, *nodes_within(tag, 20)) if isinstance(node, Tag)}
    return "img" in names and "a" not in names


def _is_beside_body(tag: Tag, body: str) -> bool:
    """Whether what looks like a signature is the page's information line, a copy, or stands behind a signed body."""
    text = _WHITE.sub("", tag.get_text())
    if says_of_page(tag):
        return True
    if len(text) >= _LEAST_REPEAT and text in body:
        return True
    return _SIGNED.search(body) is not None and not (text.startswith("附") or _SIGNED.search(text))
