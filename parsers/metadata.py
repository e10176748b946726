"""What a page says about its notice outside the body: title, date, source, number, issuer, the index table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice

from bs4 import Tag

from parsers.address import FILE_SUFFIXES, date_in
from parsers.blocks import read_lines
from parsers.boilerplate import words_of
from parsers.credits import source_in_credits
from parsers.dates import bare_day, day_in_pieces, pieced_date, pieced_day, value_day
from parsers.day_marks import ATTRIBUTES, day_told, is_made_for_day
from parsers.heading_days import day_beside_title
from parsers.heading_stamps import headings_apart
from parsers.headings import Found, likeliest
from parsers.labels import (
    CLOCK_ONLY,
    DATE,
    LABEL,
    date_of,
    fields_of,
    is_information_line,
    is_page_stamp,
    issued_days,
    value_of,
    without_beside,
)  # fmt: skip
from parsers.markup import DAY_FOR_MACHINES
from parsers.page_names import names_a_column, read_metas
from parsers.stamps import BRACKETS, EDGES, MEDIUM, is_day_and_name, supplier_of
from parsers.surroundings import TODAY, ZONE_LINES, lines_around, lines_beside
from parsers.title import read_title
from parsers.told_again import Told, told_by
from parsers.told_lines import day_among_words, is_told_of_reader, told_fields
from parsers.weights import Weights

_NUMBER = re.compile(r"[\u4e00-\u9fffA-Z]{1,14}[〔\[［(（【]\s*(?:19|20)\d{2}\s*[〕\]］)）】]\s*第?\s*\d{1,5}\s*号")
_ISSUER_END = re.compile(r"(厅|局|委员会|委|政府|办公室|领导小组|办|部|支队|中心|管委会|督察组)$")
_SIGNED_DAY = re.compile(
    r"\s*(?:(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|[〇○零ΟO0一二三四五六七八九]{4}\s?年\s?[一二三四五六七八九十]{1,3}\s?月\s?[一二三四五六七八九十]{1,3}\s?日)\s*"
)
_OFFICE = re.compile(r"[\u4e00-\u9fff（）()、]{4,30}")
_SENTENCE_END = re.compile(r"[。；！？)）\d]$")  # the line before a signature ends a text, or a list of contacts
_APPENDED = re.compile(rf"\s*(?:附\s*[件表]|\d{{0,2}}[.、．]?\s?[^。，；]{{1,80}}\.(?:{FILE_SUFFIXES})\s*$)", re.IGNORECASE)
_NEAR_ABOVE = 6  # lines above a body among which its number, or a day and a name, may stand
_MOST_TAGS = 20_000
_DAY_IN_BRACKETS = re.compile(r"[(（](?:19|20)\d{2}年\d{1,2}月\d{1,2}日[)）]\s*$")
_SOURCE_WORDS = frozenset({"source", "src", "laiyuan", "ly", "from", "media", "copyfrom", "authorstyle", "nickname"})
_SOURCE_TOLD = re.compile(r"来源于?\s+(\S{2,20})")
_HAN = re.compile(r"[\u4e00-\u9fff]{2}")
_STAMP = re.compile(r"^\s*(?:19|20)\d{2}[年\-/.]\d{1,2}[月\-/.]\d{1,2}日?\s*(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?\s*")
_SOURCE_LABEL = re.compile(r"^(?:信息|文章|新闻|稿件)?(?:来源|稿源)[:：/]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What was found; None where the page does not say."""

    title: str | None
    published: date | None
    source: str | None
    doc_number: str | None
    issuer: str | None


def read_metadata(
    url: str, roots: tuple[Tag, ...], weights: Weights, found: tuple[Found, ...], head: Iterable[str], body: tuple[str, ...], tail: Iterable[str]
) -> Metadata:
    """Title, date and so on of a detail page.

    `roots` is the body, `found` the headings around it, `head` what was dropped at its top (an information line may stand there), `body` its lines, `tail`
    its editor's lines, which may say what stands nowhere else.
    """
    metas = read_metas(weights)
    over, under = lines_around(roots, weights)
    head = headings_apart(head)
    above, below = [*head, *headings_apart(over)], [*under, *tail]
    zone = [*above, *below]
    fields = [field for line in zone for field in (*fields_of(line), *told_fields(line))]
    title = read_title(metas, roots, weights, found, fields, (above, below), tuple(head), body)
    return Metadata(
        title=title,
        published=_published(url, metas, zone, fields, _named_day(roots, weights), title),
        source=_source(metas, fields, zone, roots, weights) or source_in_credits(body),
        doc_number=_doc_number(fields, body, zone),
        issuer=value_of(fields, "issuer") or _signer(body),
    )


def told_above(roots: tuple[Tag, ...], weights: Weights, found: tuple[Found, ...]) -> Told:
    """What a page tells above its body of where its notice comes from, when it was published, and what it is called."""
    lines: list[str] = []
    for node in islice((roots[0], *roots[0].parents), 3) if roots else ():
        lines += lines_beside(node.previous_siblings, weights)
    titles = tuple(("title", one.text) for one in likeliest(found, frozenset()) if one.near and one.own and not names_a_column(one.text))
    return (*told_by([line for line in lines if is_information_line(line)]), *titles)


def _published(
    url: str, metas: dict[str, str], zone: list[str], fields: list[tuple[str, str]], named: date | None,
    title: str | None,
) -> date | None:
    issued = issued_days(zone)
    for name, value in (*(field for field in fields if field not in issued), *issued):
        if name == "published" and (found := date_of(value) or value_day(value) or pieced_day(value)):
            return found
    for name, value in fields:  # "作者： 2023-12-01 14:43": the author was left empty
        if name == "other" and CLOCK_ONLY.match(value) and (found := date_of(value)):
            return found
    for line in zone[:ZONE_LINES]:
        about = "来源" in line or is_page_stamp(line) or _is_dated_information(line)
        if len(line) <= 120 and about and (found := date_of(line) or day_in_pieces(line)):
            return found
    if named:
        return named
    for line in zone[:_NEAR_ABOVE]:
        if found := (date_of(line) if is_day_and_name(line) else bare_day(line)):
            return found
    if found := day_beside_title(title, zone[:ZONE_LINES]):
        return found
    for line in zone[:ZONE_LINES]:  # a heading that ends in its day: 关于…的通知（2026年3月5日）
        if (match := _DAY_IN_BRACKETS.search(line)) and (found := date_of(match.group())):
            return found
    for name in ("pubdate", "publishdate", "article:published_time", "firstpublishedtime", "publish_time", "dc.date", "bytedance:published_time"):
        if found := date_of(metas.get(name, "")):
            return found
    if found := next((day for name, value in fields if name == "updated" and (day := date_of(value))), None):
        return found
    if found := date_in(url) or next((day for line in zone[:_NEAR_ABOVE] if (day := day_among_words(line))), None):
        return found
    signed = next((found for name, value in fields if name == "signed" and (found := date_of(value))), None)
    return signed or date_of(metas.get(DAY_FOR_MACHINES, ""))


def _source(
    metas: dict[str, str], fields: list[tuple[str, str]], zone: list[str], roots: tuple[Tag, ...], weights: Weights
) -> str | None:
    visible = value_of(fields, "source") or _named_source(roots, weights) or _told_source(zone)
    meta = metas.get("contentsource") or re.sub(r"^来源\s*[:：]\s*", "", metas.get("source", ""))
    supplier = next((name for line in zone[:ZONE_LINES] if (name := supplier_of(line))), None)
    return visible or (meta.strip(EDGES) or None) or value_of(fields, "issuer") or supplier


def _is_dated_information(line: str) -> bool:
    """Whether an information line holds a day under no label of its own, nor under that of another day."""
    others = {"signed", "updated", "term"}
    return is_information_line(line) and not any(name in others and value for name, value in fields_of(line))


def _named_day(roots: tuple[Tag, ...], weights: Weights) -> date | None:
    """The day in the element nearest above the body that is made for one by its class, its id or its name."""
    nearest = None
    bodies = {id(root) for root in roots}
    for tag in weights.tags[:_MOST_TAGS]:
        if id(tag) in bodies:
            break
        if weights.text(tag) <= 40 and not weights.links(tag) and _is_made_for_day(tag):
            nearest = _day_in(tag, weights.text(tag)) or nearest
    return nearest


def _is_made_for_day(tag: Tag) -> bool:
    classes = tag.get("class") or ()
    return is_made_for_day(
        str(tag.name), classes if isinstance(classes, str) else " ".join(classes), str(tag.get("id") or "")
    )


def _day_in(tag: Tag, size: int) -> date | None:
    """The day an element shows; else the one in its attributes or its pieces, unless it is an item of a list."""
    if size < 8 and next(islice(tag.descendants, 20, None), None) is not None:
        return None  # a nest of empty elements, each of which would be walked through
    text = tag.get_text(" ")[:100]
    if TODAY.search(text):
        return None
    if size >= 8 and (found := date_of(text)):
        return found
    if any(parent.name in {"li", "a"} for parent in islice(tag.parents, 4)):
        return None
    told = (day_told(str(tag.get(name) or "")) for name in ATTRIBUTES)
    return date_of(next(filter(None, told), "")) or pieced_date(list(islice(tag.stripped_strings, 4)))


def _named_source(roots: tuple[Tag, ...], weights: Weights) -> str | None:
    """The text of the element nearest above the body whose class or id says that it names the source."""
    nearest = None
    bodies = {id(root) for root in roots}
    for tag in weights.tags[:_MOST_TAGS]:
        if id(tag) in bodies:
            break
        if 2 <= weights.text(tag) <= 40 and _is_made_for_source(tag):
            lines = read_lines([tag], weights, drop_elements=False).lines
            text = without_beside(_SOURCE_LABEL.sub("", _STAMP.sub("", lines[0].spaced if len(lines) == 1 else "")))
            nearest = text if 2 <= len(text) <= 30 and not date_of(text) and not LABEL.search(text) else nearest
    return nearest


def _is_made_for_source(tag: Tag) -> bool:
    """Whether an element is named for the source; "rich_media" is the prefix of all that stands on an account's page."""
    words = words_of(tag)
    return tag.name == "ucapsource" or not (words - {"media"} if "rich" in words else words).isdisjoint(_SOURCE_WORDS)


def _told_source(zone: list[str]) -> str | None:
    """The source in a stamp without labels: "2026-03-05 来源于 某某周刊", "某某环境 · 2026-03-05 · 阅读 321"."""
    for number, line in enumerate(zone[:ZONE_LINES]):
        if not is_page_stamp(line) and not (number < _NEAR_ABOVE and is_day_and_name(line)):
            continue
        if match := _SOURCE_TOLD.search(line):
            return without_beside(match.group(1)) or None
        pieces = [_SOURCE_LABEL.sub("", piece).strip(BRACKETS) for piece in re.split(r"[\s·|｜]+", DATE.sub(" ", line))]
        pieces = [piece for piece in pieces if _HAN.search(piece) and not is_told_of_reader(piece)]
        if len(pieces) == 1 and re.fullmatch(r"[\u4e00-\u9fff]{4,12}", pieces[0]):
            return pieces[0]  # a name alone is not a person's: these have three characters at most
        for piece in pieces:
            if 3 <= len(piece) <= 20 and MEDIUM.search(piece) and not re.search(r"[\d:：]", piece):
                return piece
    return None


def _doc_number(fields: list[tuple[str, str]], body: tuple[str, ...], zone: list[str]) -> str | None:
    labelled = value_of(fields, "doc_number")
    if labelled and re.search(r"\d", labelled):
        return labelled
    for line in (*body[:6], *zone[:_NEAR_ABOVE]):  # the number stands alone under the heading, or between it and the body
        if _NUMBER.fullmatch(line.strip()):
            return line.strip()
    return None


def _signer(body: tuple[str, ...]) -> str | None:
    """The last body line that names an office: just above a line that is nothing but a date, or with nothing below it."""
    for above, line in zip(reversed(body[:-1]), reversed(body[1:]), strict=True):
        if len(line) <= 24 and _SIGNED_DAY.fullmatch(line):
            office = above.strip()
            return office if len(office) <= 40 and _ISSUER_END.search(office) else None
    signed = [line for line in body if not _APPENDED.match(line)]
    if len(signed) < 2:
        return None
    office, before = signed[-1].strip(), signed[-2].strip()
    if _OFFICE.fullmatch(office) and _ISSUER_END.search(office) and _SENTENCE_END.search(before):
        return office
    return None
