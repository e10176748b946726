"""One entry of a list: its address, its whole title, and the date that is printed beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import islice

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import Comment

from parsers.address import canonical_url, family_of, is_route
from parsers.dates import MonthDay, cell_date, cell_month_day, edge_date, pieced_date, plain, read_date

TITLE_LIMIT = 500
MAX_LINKS = 4000
MAX_NESTING = 100
"""Deeper links are no list's: only broken or hostile markup nests like that, and reading it would cost a square."""

HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")

_ELLIPSIS = re.compile(r"\s*(?:…+|\.{3,}|。{3,}|·{3,}|⋯+)\s*$")
_BADGE = re.compile(r"[\[【(（<\s]*(?:new|hot|top|新|热|荐|推荐|置顶|最新|图|视频|附件)[!！]?[\]】)）>\s]*", re.I)
_TOP_PREFIX = re.compile(r"^\s*[\[【(（]\s*(?:置顶|new|hot|最新|热|图文|组图)\s*[\]】)）]\s*", re.I)
_MEASURE = re.compile(r"[年月日号项个家批轮起件处条期次份名座吨万亿余多县区]")
_BULLET = re.compile(r"^[\s·•・▪■□◆◇●○►▶▸»>＞※★☆|｜]+")
_TITLE_LABEL = re.compile(r"^\s*(?:文章)?标\s*题\s*[:：]\s*([^\r\n]+)")
_NOT_A_TITLE = re.compile(
    r"^[\[【(（<《\s]*(?:更多.{0,2}|more.{0,2}|查看(?:更多|全部|详情|全文)?|(?:阅读)?(?:详细|全文|详情)(?:信息)?|首\s*页|尾\s*页|末\s*页|"
    r"(?:上|下|前|后)一?页|第?\d+页?|共\d+页|返回.{0,4}|跳转|刷新|打印|关闭|收藏|分享|下载|点击.{0,4}|转到|go|next|prev)[\]】)）>》\s]*$",
    re.I,
)
_IN_SCRIPT = re.compile(r"""['"]((?:https?:/)?/[^'"\s]{3,300}|\.{1,2}/[^'"\s]{3,300})['"]""")
_TITLE_CLASS = re.compile(r"(?:^|[-_])(?:title|tit|bt|biaoti|subject|name)(?:$|[-_\d])", re.I)
_GOOD_LABEL = re.compile(r"发布|公开|公布|上网|更新")
_OTHER_LABEL = re.compile(r"成文|生成|发文|印发|文件|起草")
_NO_ROW_DATE = re.compile(r"截止|结束|有效|废止|失效|到期|实施|施行|开始|起始")
_MAX_STRINGS = 60


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


def link_of(anchor: Tag, base: str) -> str:
    """Where a link leads, canonical; a script call that names an address counts. "" where it leads nowhere."""
    href = attribute(anchor, "href").strip()
    if href.startswith("#") and not is_route(href[1:]):
        href = ""
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
    day, month_day = _printed_date(unit, anchor, columns)
    return Entry(
        unit=unit, anchor=anchor, url=url, title=title, day=day or edge,
        month_day=None if day or edge else month_day, detail=is_detail(url),
    )  # fmt: skip


# --- titles ---------------------------------------------------------------------------------------------------------


def _title_of(unit: Tag, anchor: Tag) -> tuple[str, date | None]:
    text = _clean(_link_text(anchor))
    text, edge = edge_date(text)
    whole = _whole_title(text, _title_attributes(unit, anchor))
    whole, second = edge_date(whole) if edge else (whole, None)
    return whole[:TITLE_LIMIT], edge or second


def _link_text(anchor: Tag) -> str:
    """The words of the title alone: badges, dates and a summary in tags of their own are left out."""
    if _is_bare(anchor):
        return anchor.get_text()
    headed = anchor.find(["h1", "h2", "h3", "h4", "h5", "h6"]) or anchor.find(class_=_TITLE_CLASS)
    if isinstance(headed, Tag) and len(HAN.findall(headed.get_text())) >= 2:
        return "".join(_strings(headed))
    blocks = [b for b in anchor.find_all(["p", "div", "dt", "li"], recursive=False) if HAN.search(b.get_text())]
    if len(blocks) > 1:
        return "".join(_strings(blocks[0]))
    return "".join(_strings(anchor))


def _strings(tag: Tag) -> list[str]:
    strings = [s for s in _texts(tag) if not _BADGE.fullmatch(s)]
    if len(strings) > 1 and _is_counter(tag, strings[0], strings[1]):
        strings = strings[1:]
    if len(strings) < 2:
        return strings
    kept = [s for s in strings if not (cell_date(s) or cell_month_day(s))]
    return kept if pieced_date(kept) is None else [s for s in kept if HAN.search(s)]


def _is_counter(tag: Tag, first: str, second: str) -> bool:
    """Whether a title's first piece is a number in an icon's element that counts nothing of what follows."""
    icon = tag.find("i")
    return (
        isinstance(icon, Tag) and icon.string == first and first.strip().isdecimal() and HAN.match(second.strip()) is not None
        and _MEASURE.match(second.strip()) is None
    )  # fmt: skip


def _texts(tag: Tag) -> list[str]:
    """The visible texts of a tag; the first sixty are more than any row has."""
    return list(islice((str(s) for s in tag.strings if s.strip()), _MAX_STRINGS))


def _title_attributes(unit: Tag, anchor: Tag) -> list[str]:
    inner = [] if _is_bare(anchor) else [*anchor.find_all(attrs={"title": True}, limit=3), *anchor.find_all("img", limit=2)]
    tags = [anchor, *inner]
    if unit is not anchor:
        tags.append(unit)
    values = [attribute(tag, name) for tag in tags for name in ("title", "alt")]
    found = [_TITLE_LABEL.match(value) for value in values]
    return [_clean(label[1] if label else value) for label, value in zip(found, values, strict=True) if value]


def _is_bare(anchor: Tag) -> bool:
    return not any(isinstance(child, Tag) for child in anchor.children)


def _whole_title(text: str, candidates: list[str]) -> str:
    """The printed title, or the attribute it was cut from."""
    stem = _squeeze(_ELLIPSIS.sub("", text))
    is_cut = bool(_ELLIPSIS.search(text))
    for candidate in candidates:
        full = _squeeze(candidate)
        if not stem and len(HAN.findall(candidate)) >= 2:
            return candidate
        if is_cut and full == stem:  # not cut after all: the dots stand behind every title
            return candidate
        if len(full) <= len(stem) or not full.startswith(stem) or _squeeze(edge_date(candidate)[0]) == stem:
            continue
        if is_cut or len(stem) >= 4:
            return candidate
    return text


def _clean(text: str) -> str:
    text = " ".join(text.replace("\u200b", "").replace("\ufeff", "").split())
    return _BULLET.sub("", _TOP_PREFIX.sub("", _BULLET.sub("", text))).strip()


def _squeeze(text: str) -> str:
    return "".join(plain(text).split())


# --- dates ----------------------------------------------------------------------------------------------------------


def _printed_date(unit: Tag, anchor: Tag, columns: tuple[str, ...]) -> tuple[date | None, MonthDay | None]:
    day, month_day = _date_among(_row_strings(unit, anchor), _column_labels(unit, columns))
    if day or month_day or unit.name in {"li", "tr", "dl"}:
        return day, month_day
    return _date_among(_beside(unit), {})


def _row_strings(unit: Tag, anchor: Tag) -> list[str]:
    """Every text of the row but the title itself, which may hold dates of its own."""
    inside = _texts(anchor)
    own = inside if len(inside) > 1 else []
    return own + [s for s in _texts(unit) if s not in inside] if unit is not anchor else own


def _date_among(strings: list[str], labels: dict[str, str]) -> tuple[date | None, MonthDay | None]:
    ranked = [(_rank(i, strings, labels), i, day) for i, s in enumerate(strings) if (day := cell_date(s))]
    usable = [(rank, i, day) for rank, i, day in ranked if rank < 9]
    if ranked:
        return (min(usable)[2] if usable else None), None
    pieces = [piece for s in strings if len(s) < 40 for piece in s.split()]
    if day := pieced_date(pieces):
        return day, None
    for s in strings:
        if month_day := cell_month_day(s):
            return None, month_day
    for s in strings:
        if len(s) <= 80 and not _NO_ROW_DATE.search(s) and (day := _labelled(s)):
            return day, None
    return None, None


def _rank(index: int, strings: list[str], labels: dict[str, str]) -> int:
    before = strings[index - 1] if index and len(strings[index - 1].strip()) <= 12 else ""
    label = labels.get(strings[index], "") or strings[index] + before
    if _NO_ROW_DATE.search(label):
        return 9
    return 0 if _GOOD_LABEL.search(label) else 2 if _OTHER_LABEL.search(label) else 1


def _labelled(text: str) -> date | None:
    """A date inside a line such as 发布机构：某局 日期：2026-03-02, or set off at the end of a short line."""
    clean = plain(text)
    if match := re.search(r"(?:日期|时间|发布)\s*[:]?\s*(\d{4}.{4,14})", clean):
        return read_date(match[1])
    return edge_date(clean)[1] or (read_date(clean) if len(clean) <= 24 else None)


def _column_labels(unit: Tag, columns: tuple[str, ...]) -> dict[str, str]:
    if unit.name != "tr" or not columns:
        return {}
    cells = unit.find_all(["td", "th"], recursive=False)
    return {s: label for cell, label in zip(cells, columns, strict=False) for s in _texts(cell)}


def _beside(unit: Tag) -> list[str]:
    """Texts that follow a unit which is not a whole row (a `td`, a `dd`, a bare link), up to the next link."""
    if unit.name == "dd":
        term = unit.find_previous_sibling(["dt", "dd"])
        if term is not None and term.name == "dt" and (found := _date_texts(term)):
            return found
    strings: list[str] = []
    for sibling in unit.next_siblings:
        if isinstance(sibling, Tag):
            if sibling.name == "a" or sibling.find("a") is not None or len(strings) > 4:
                break
            strings += _texts(sibling)
        elif isinstance(sibling, NavigableString) and not isinstance(sibling, Comment) and sibling.strip():
            strings.append(str(sibling))
    return strings


def _date_texts(tag: Tag) -> list[str]:
    strings = _texts(tag)
    day, month_day = _date_among(strings, {})
    return strings if (day or month_day) and tag.find("a") is None else []
