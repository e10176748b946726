"""The title of a notice: what the head of the page says, checked against the headings on it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from bs4 import Tag

from parsers.dates import pieced_day
from parsers.document import canonical
from parsers.headings import Found, Heading, likeliest, without_day_behind
from parsers.labels import CLOCK_ONLY, LABEL, is_information_line, is_labelled_day, is_stamp_line, value_of
from parsers.noise_lines import is_contact_line, is_footer_line, line_rule, share_rule
from parsers.page_names import first_piece, head_title, names_a_column, names_a_site, parts_of, site_names, without_site
from parsers.stamps import is_day_and_name, is_office_name
from parsers.tallies import is_tally
from parsers.weights import Weights, compact

_HAN = re.compile(r"[\u4e00-\u9fff]")
_TOP_OF_BODY = 30
_NEXT = 6  # lines beside an information line among which the heading may stand
_PIECE = re.compile(r"(?!的)[\u4e00-\u9fff]{2,4}(?<!通知|公[告示]|通报|意见|方案|报告|说明)(?<!函)")  # a name beside a day, no end of a heading
_LEAST_LINE = 6  # characters of one of two lines that a heading is written in
_TOOL = re.compile(r"[\[【(（]?(?:下载|打印|分享|字[号体]|(?:阅读?|浏览|点击|访问|收听|收藏|关闭)[量数次]{0,2}[\s:：\d]{0,9}[\]】)）]?$)")
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|第[一二三四五六七八九十\d]{1,3}[章条节]|附件")
_NAMED_DOCUMENT = re.compile(
    r"(?:公[示告]|通[知报]|意见|方案|报告|情况|清单|说明|决定|批复|办法|规定|纪要|总结|[回复]?函|信)(?:[(][^()]{2,12}[)])?$"
)
_LED_BY_BRACKET = re.compile(r"\([^()]{2,12}\)[^()]{6}")  # a batch or a kind in front of a heading, and no remark in brackets
_IN_BRACKETS = r"[^()（）【】\[\]]{0,12}"
_BATCH = re.compile(rf"[(【\[](?!\d{{1,3}}[)】\]]){_IN_BRACKETS}[\d一二三四五六七八九十]{_IN_BRACKETS}[)】\]]")


def read_title(
    metas: dict[str, str], roots: tuple[Tag, ...], weights: Weights, found: tuple[Found, ...], fields: list[tuple[str, str]],
    zone: tuple[list[str], list[str]], head: tuple[str, ...], body: tuple[str, ...],
) -> str | None:  # fmt: skip
    """The title of a page: its article meta tag, else the heading that <title> agrees with, else <title> less the site.

    `found` are the headings around the body; `fields` the labelled values around the body, one of which may be the title; `zone` is the lines they stand in,
    those above the body, the nearest first, with those of `head`, which were dropped at the top of the `body`, and those below.
    """
    over, under = zone
    page = head_title(weights)
    site = site_names(metas)
    headings = likeliest(found, frozenset(map(canonical, head)))
    article = without_site(metas.get("articletitle") or metas.get("og:title") or "", site)
    if article and canonical(article) not in site and not _is_column_above(article, headings):
        known = canonical(article).rstrip(".")
        # the meta tag is often cut short: the heading on the page that begins like it is whole
        whole = next((one.text for one in headings if len(known) > 6 and known in canonical(one.text)), None)
        return whole or _begun_as(known, _above_stamp(over, under, len(head), page)) or article
    shown = _shown_piece(page, roots, weights)
    bare = shown or without_site(page, site)
    above = _above_stamp(over, under, len(head), page)
    candidates = _with_line(headings, above if canonical(above or "") != canonical(page) else bare)
    candidates = [one for one in candidates if not (one.behind and names_a_column(one.text, site))]  # a footer is called so, too
    confirmed = next((one for one in candidates if _is_confirmed(one, bare, page, site)), None)
    if confirmed and names_a_column(confirmed.text, site):
        return next((one.text for one in candidates if one.is_nearer_than(confirmed) and may_be_heading(one.text)), confirmed.text)
    if confirmed:
        return _with_batch(confirmed.text, bare)
    if shown and not names_a_column(shown, site):
        return shown
    if labelled := value_of(fields, "title"):
        return labelled
    # no heading says what <title> says: then <title> names the column or the site, if a heading stands by the text
    of_site = names_a_site(bare, site)
    close = (one.text for one in candidates if one.near and (of_site or one.own) and may_be_heading(one.text))
    nearest = next(close, None) or next(filter(may_be_heading, over[:1] if of_site else ()), None)
    return nearest or _unconfirmed(bare, headings, body, site)


def _begun_as(known: str, line: str | None) -> str | None:
    """The line over the information line, where it begins with what a meta tag says and goes on."""
    return line if line and len(known) > 6 and canonical(line).startswith(known) else None


def _is_column_above(article: str, headings: Iterable[Heading]) -> bool:
    """Whether an article's meta tag holds the name of its column: the page's own heading above the body says another."""
    own = (one.text for one in headings if one.near and one.own and may_be_heading(one.text))
    return names_a_column(article) and any(canonical(article) not in canonical(text) for text in own)


def _with_line(headings: list[Heading], line: str | None) -> list[Heading]:
    """Headings, and behind those near the body the line above its information line, where that is not one of them."""
    if line is None or any(canonical(line) == canonical(one.text) for one in headings):
        return headings
    last = max((one.order for one in headings), default=0) + 1
    added = Heading(text=line, level=0, order=last, own=False, near=True, behind=False)
    return sorted([*headings, added], key=lambda one: not one.near)


def _is_confirmed(heading: Heading, bare: str, page: str, site: Collection[str]) -> bool:
    """Whether <title> says what a heading says; one near the body may say more, its own one as little as "公示"."""
    if _agree(heading.text, bare) or _agree(heading.text, page):
        return True
    if not heading.near:
        return False
    if heading.own and canonical(heading.text) == first_piece(page):
        return True
    if _is_line_of(bare, heading):
        return True
    return not names_a_column(bare, site) and _agree(bare, heading.text)


def _is_line_of(title: str, heading: Heading) -> bool:
    """Whether a heading begins or ends with all that <title> says: one of its two lines."""
    mine, other = canonical(heading.text), canonical(title)
    if len(other) < _LEAST_LINE or not (mine.startswith(other) or mine.endswith(other)):
        return False
    return heading.own or other in map(canonical, heading.text.split(" "))


def _with_batch(heading: str, bare: str) -> str:
    """A heading, or <title> where it says the same and a number in brackets behind it, which stands in a line of its own."""
    mine, other = canonical(heading), canonical(bare)
    return bare if other.startswith(mine) and _BATCH.fullmatch(other[len(mine) :]) else heading


def _unconfirmed(bare: str, headings: Iterable[Heading], body: tuple[str, ...], site: Collection[str]) -> str | None:
    """The title where <title> names the column or the site, and no heading stands above the body: what the body begins with."""
    first = body[0] if len(body) > 1 else ""
    if names_a_column(bare, site) and first and may_be_heading(first):
        return f"{first} {body[1]}" if _goes_on(first, body[1]) else first
    inside = next((one.text for one in headings if not one.behind and len(canonical(one.text)) >= 4), None)
    return inside if inside and (canonical(bare) in site or len(canonical(bare)) < 6) else bare or inside


def _goes_on(first: str, second: str) -> bool:
    """Whether a heading is written in two lines: the first does not end as the names of documents do, and the second does."""
    ends = (_NAMED_DOCUMENT.search(canonical(line)) is not None for line in (first, second))
    return tuple(ends) == (False, True) and may_be_heading(f"{first}{second}") and not is_office_name(second.strip())


def _above_stamp(over: list[str], under: list[str], dropped: int, page: str) -> str | None:
    """The line just above the page's information line, or row of its pieces, where a lay-out without names puts the heading.

    The lines `over` the body run upwards, but downwards within one element beside it: the line before is looked at second,
    and first among those that were `dropped` at the top of the body, with which they begin. Where the information line is
    `under` the body, the heading is the line next over it all the same, and none of those around that line.
    """
    named = parts_of(page)
    number = next((number for number, line in enumerate(over) if is_stamp(line)), None)
    if number is None:
        sides = [over[:_NEXT]] if any(map(is_stamp, under)) else []
    else:
        sides = [over[number + 1 : number + 1 + _NEXT], over[max(0, number - _NEXT) : number][::-1]]
        sides = sides[::-1] if number < dropped else sides
    beside = (
        next((text for text in lines if canonical(text) in named or not is_told_beside_day(text)), "") for lines in sides
    )
    found = (text for text in filter(None, beside) if may_be_heading(text) or canonical(text) in named)
    return next((without_day_behind(text, page) for text in found), None)


def is_stamp(line: str) -> bool:
    """Whether a line around a body says when, and perhaps by whom, something was published, with or without labels."""
    if is_information_line(line) or is_stamp_line(line) or pieced_day(line) or is_labelled_day(line):
        return True
    return CLOCK_ONLY.match(line) is not None or is_day_and_name(line)


def is_told_beside_day(line: str) -> bool:
    """Whether a line is a piece of an information row whose pieces are blocks: a day, an office, a label, a word, a figure, a button."""
    known = canonical(line)
    if _PIECE.fullmatch(known) or known.isdigit() or is_stamp(line) or _is_tool(line):
        return True
    return is_office_name(line.strip()) or is_tally(known) or LABEL.match(line) is not None


def _is_tool(line: str) -> bool:
    return line_rule(line) is not None or share_rule(line) is not None or _TOOL.match(line) is not None


def may_be_heading(line: str) -> bool:
    """Whether a line may be what a notice is called: neither a sentence nor a label, a contact, a column or a button."""
    known = canonical(line)
    if not 6 <= len(known) <= 80 or LABEL.search(line) or known[0] in "—-" or known[-1] in "。；：:":
        return False
    if known[0] == "(" and not _LED_BY_BRACKET.match(known):
        return False
    if _NUMBERED.match(known) or is_contact_line(line) or is_footer_line(line) or is_stamp(line) or _is_tool(line):
        return False
    return len(_HAN.findall(known)) >= 4 and not names_a_column(line)


def _shown_piece(page: str, roots: tuple[Tag, ...], weights: Weights) -> str | None:
    """The longest part of <title>, cut at its separators, that an element of the page shows as its whole text."""
    parts = parts_of(page)
    if not parts:
        return None
    inside = {id(root) for root in roots}
    lengths = {len(part) for part in parts}
    shown = []
    left = 20_000
    for tag in weights.tags:
        left = min(left, _TOP_OF_BODY) - 1 if id(tag) in inside else left - 1
        if left < 0:
            break  # only what stands above the body or at its top is a heading
        if weights.text(tag) in lengths and tag.name not in {"title", "a"}:
            text = canonical(compact(tag, 400))
            if text in parts and (len(text) >= 6 or tag.name == "h1"):  # columns have names of four characters
                shown.append(text)
    return parts[max(shown, key=len)] if shown else None


def _agree(heading: str, title: str) -> bool:
    mine, other = canonical(heading), canonical(title)
    if other.endswith(".."):  # cut short: the heading is whole
        begun = other.rstrip(".")
        return len(begun) >= 8 and mine.startswith(begun)
    return len(mine) > 5 and mine in other and 2 * len(mine) > len(other)
