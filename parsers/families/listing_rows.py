"""One entry of a list: its address, its whole title, and the date that is printed beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice

from bs4 import BeautifulSoup, Tag

from parsers.address import canonical_url, family_of, is_route
from parsers.dates import MonthDay, cell_date, cell_month_day, edge_date
from parsers.families.listing_day_blocks import is_day_block
from parsers.families.listing_days import printed_date, texts_of
from parsers.families.listing_hints import clean, hint_of, whole_title
from parsers.families.listing_marks import HAN as HAN
from parsers.families.listing_marks import is_count, title_strings

TITLE_LIMIT = 500
MAX_LINKS = 4000
MAX_NESTING = 100
"""Deeper links are no list's: only broken or hostile markup nests like that, and reading it would cost a square."""

_NOT_A_TITLE = re.compile(
    r"^[\[【(（<《\s]*(?:更多.{0,2}|more.{0,2}|查看(?:更多|全部|详情|全文)?|(?:阅读)?(?:详细|全文|详情)(?:信息)?|首\s*页|尾\s*页|末\s*页|"
    r"(?:上|下|前|后)一?页|第?\d+页?|共\d+页|返回.{0,4}|跳转|刷新|打印|关闭|收藏|分享|下载|点击.{0,4}|转到|go|next|prev)[\]】)）>》\s]*$",
    re.I,
)
_IN_SCRIPT = re.compile(r"""['"]((?:https?:/)?/[^'"\s]{3,300}|\.{1,2}/[^'"\s]{3,300})['"]""")
_PATH = re.compile(r"(?:https?:/)?/\S|\.{1,2}/\S")
_BUTTON = re.compile(
    r"^[\[【(（<《\s]*(?:(?:点击)?(?:查看|阅读)(?:详情|详细|全文|原文|内容)?|了解(?:详情|详细)|(?:详细|详情|全文)(?:信息|内容)?)[\]】)）>》»＞…→›\s]*$"
)
_HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
_TITLE_CLASS = re.compile(r"(?:^|[-_])(?:title|tit|bt|biaoti|subject|name)(?:$|[-_\d])", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row as found: the element that holds it, and what it says. `month_day` only where no full date is printed."""

    unit: Tag
    anchor: Tag
    url: str
    title: str
    day: date | None
    month_day: MonthDay | None
    detail: bool  # the address looks like that of a single notice


def attribute(tag: Tag, name: str) -> str:
    """An attribute as one string; "" where it is missing."""
    value = tag.get(name)
    return value if isinstance(value, str) else " ".join(value or ())


def links_in(tree: BeautifulSoup | Tag) -> list[Tag]:
    """The links of a page in document order, at most MAX_LINKS; broken ones that swallow other links are left out."""
    links: list[Tag] = []
    swallowing: set[int] = set()
    for anchor in tree.find_all("a", limit=MAX_LINKS):
        around = list(islice(anchor.parents, MAX_NESTING))
        swallowing.update(id(parent) for parent in around if parent.name == "a")
        if len(around) < MAX_NESTING:
            links.append(anchor)
    return [link for link in links if id(link) not in swallowing]


def clicked_in(tree: BeautifulSoup | Tag) -> list[Tag]:
    """The rows of a page that are no links but lead somewhere when they are clicked, at most MAX_LINKS."""
    rows = tree.find_all(["li", "tr", "div", "dl", "p"], onclick=_IN_SCRIPT, limit=MAX_LINKS)
    nested = [row for row in rows if len(list(islice(row.parents, MAX_NESTING))) < MAX_NESTING]
    # in this order: where all are nested, the second look would go through each to its end
    return [row for row in nested if row.find(onclick=_IN_SCRIPT) is None and row.find("a", href=True) is None]


def link_of(anchor: Tag, base: str) -> str:
    """Where a link leads, canonical; a script call that names an address counts. "" where it leads nowhere."""
    href = attribute(anchor, "href").strip()
    if href.startswith("#") and not is_route(href[1:]):
        href = ""
    if not href and _PATH.match(elsewhere := attribute(anchor, "data-url") or attribute(anchor, "data-href")):
        href = elsewhere
    if href and not href.lower().startswith("javascript:"):
        return canonical_url(href, base)
    call = _IN_SCRIPT.search(href) or _IN_SCRIPT.search(attribute(anchor, "onclick"))
    return canonical_url(call[1], base) if call else ""


def has_title(anchor: Tag, url: str) -> bool:
    """Whether a link says enough to be a row: two Han characters and five in all (four where it leads to a notice)."""
    text = "".join(anchor.get_text().split()) or attribute(anchor, "title")
    words = sum(c.isalnum() for c in text[:200])
    if words < 4 or _NOT_A_TITLE.match(text) or len(HAN.findall(text[:200])) < 2:
        return False
    return words >= 5 or is_detail(url)


def is_word(anchor: Tag) -> bool:
    """Whether a link says a word or two, too little to be a row wherever it stands: 公示, 第3号."""
    text = "".join(anchor.get_text().split()) or attribute(anchor, "title")
    return len(HAN.findall(text[:20])) >= 2 and len(text) <= 12 and not _NOT_A_TITLE.match(text)


def is_button(anchor: Tag) -> bool:
    """Whether a link only asks to look at what its row tells: 查看, [详细]."""
    return _BUTTON.match("".join(anchor.get_text().split())) is not None


def heading_within(unit: Tag, anchor: Tag) -> str:
    """What the heading of a row says that is not its link; "" where it has none."""
    headed = unit.find(_HEADINGS) or unit.find(class_=_TITLE_CLASS)
    told = isinstance(headed, Tag) and headed is not anchor and len(HAN.findall(headed.get_text())) >= 2
    return "".join(title_strings(headed)) if told and isinstance(headed, Tag) else ""


def row_title(unit: Tag, anchor: Tag) -> str:
    """The title of a row whose link does not say it: its heading, or its longest text, beside a link no label."""
    if headed := heading_within(unit, anchor):
        return headed
    skipped = set() if anchor.name != "a" else set(texts_of(anchor))
    found = [s for s in texts_of(unit) if s not in skipped and len(HAN.findall(s)) >= 2 and not (cell_date(s) or cell_month_day(s))]
    longest = max(found, key=len, default="")
    return longest if anchor.name != "a" or sum(c.isalnum() for c in longest) >= 5 else ""


@lru_cache(maxsize=512)
def is_detail(url: str) -> bool:
    """Whether an address looks like that of a single notice rather than of a column."""
    if family_of(url):
        return True
    path, _, query = url.partition("://")[2].partition("?")
    last = path.rpartition("/")[2]
    if re.match(r"(?:index|list|col|default)\b|.*_list", last, re.I) or re.search(r"/col/col\d+", path):
        return False
    return bool(re.search(r"\d{2,}", last) or re.search(r"(?:^|&)\w*id=\w*\d", query, re.I))


def read_entry(unit: Tag, anchor: Tag, url: str, columns: tuple[str, ...] = ()) -> Entry:
    """The row that `anchor` stands for inside `unit`; `columns` are the headings where the row is one of a table."""
    title, edge = _title_of(unit, anchor)
    day, month_day = printed_date(unit, anchor, columns)
    return Entry(
        unit=unit, anchor=anchor, url=url, title=title, day=day or edge,
        month_day=None if day or edge else month_day, detail=is_detail(url),
    )  # fmt: skip


# --- titles ---------------------------------------------------------------------------------------------------------


def _title_of(unit: Tag, anchor: Tag) -> tuple[str, date | None]:
    silent = anchor.name != "a" or is_button(anchor)
    text, edge = edge_date(clean("" if silent else _link_text(anchor)))
    if silent and not any(len(HAN.findall(title)) >= 2 for title in _title_attributes(anchor, anchor)):
        text, edge = edge_date(clean(row_title(unit, anchor)))
    whole = whole_title(text, _title_attributes(unit, anchor))
    whole, second = edge_date(whole) if edge else (whole, None)
    return whole[:TITLE_LIMIT], edge or second


def _link_text(anchor: Tag) -> str:
    """The words of the title alone: badges, dates and a summary in tags of their own are left out."""
    if _is_bare(anchor):
        return anchor.get_text()
    headed = anchor.find(_HEADINGS) or anchor.find(class_=_TITLE_CLASS)
    if isinstance(headed, Tag) and len(HAN.findall(headed.get_text())) >= 2:
        return "".join(title_strings(headed))
    inside = anchor.find_all(["p", "div", "dt", "li"], recursive=False)
    blocks = [b for b in inside if HAN.search(text := b.get_text()) and not is_count(text) and not is_day_block(b)]
    if len(blocks) > 1:
        return "".join(title_strings(blocks[0]))
    return "".join(title_strings(anchor))


def _title_attributes(unit: Tag, anchor: Tag) -> list[str]:
    inner = [] if _is_bare(anchor) else [*anchor.find_all(attrs={"title": True}, limit=3), *anchor.find_all("img", limit=2)]
    tags = [anchor, *inner]
    if unit is not anchor:
        tags.append(unit)
    values = [attribute(tag, name) for tag in tags for name in ("title", "alt")]
    return [hint_of(value) for value in values if value]


def _is_bare(anchor: Tag) -> bool:
    return not any(isinstance(child, Tag) for child in anchor.children)
