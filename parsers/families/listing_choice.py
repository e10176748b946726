"""Which group of links is the notice column: judged by its rows, its place and its neighbourhood, hardly by its size."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement

from parsers.families.listing_empty import said_empty, silent_lists
from parsers.families.listing_headings import MATTER, NOISE_HEADING, SHOWN, SUBJECT
from parsers.families.listing_joins import Group
from parsers.families.listing_links import column_of
from parsers.families.listing_marks import is_figure
from parsers.families.listing_rows import HAN, MAX_NESTING, attribute

GOOD_ENOUGH = 2.0
CERTAIN = 6.0
"""What a group must reach on a page whose own scripts say that they fetch the list from elsewhere."""

_PAGER = re.compile(r"下一?页|尾页|末页|共\s*\d+\s*[页条]|createPageHTML|pagination", re.I)
_PAGER_CLASS = re.compile(r"^(?:pages?|pager|pagination|page-?nav|fenye|paging)$", re.I)
_HARD_ZONE = frozenset(
    {
        "footer", "foot", "crumb", "crumbs", "breadcrumb", "copyright", "friendlink", "friendlinks",
        "<footer>", "<nav>", "<aside>",
    }
)  # fmt: skip
_SOFT_ZONE = frozenset(
    {
        "nav", "navs", "navi", "navbar", "menu", "menus", "sidebar", "side", "sider", "aside", "hot", "rank", "ranking",
        "paihang", "related", "relate", "relation", "relevant", "recommend", "tuijian", "xgwz", "xgyd", "xgxx", "xgnr",
        "share", "login", "search", "banner", "swiper", "slide", "slider", "focus", "carousel", "links", "link", "yqlj",
        "header", "head", "top", "topbar", "toolbar", "tools", "weather", "float", "fixed", "qrcode", "popup", "dialog",
    }
)  # fmt: skip
_HOME = re.compile(r"(?:网站|本站|返回)?(?:首页|主页)|设为首页|加入收藏|无障碍(?:浏览|阅读)?|长者(?:模式|专区)|登录|注册")
_MENU_NAMES = frozenset({"nav", "navs", "navi", "navbar", "menu", "menus", "topbar", "toolbar"})
"""What an element with links is named where these lead about the whole site."""

_FAR = 4
"""From so many elements up on, a pager is not one of the list."""

_BOX_HEADING = re.compile(r"[\u4e00-\u9fff]{2,12}")  # names a box; where the page names its column, that box is another
OWN_FOLDER = re.compile(r"/(?:(?:index(?:_\d{1,3})?|default|list)\.\w{3,6})?$|/col/col\d+")
"""An address whose folder is that of its column; /zwgk/list_31.html shares its folder with other columns."""

_COLUMN_HEADS = re.compile(r"^(?:序号|索引号|编号)|(?:标题|名称|文件名).{0,20}(?:日期|时间)")
_SITE = re.compile(r"(?:局|厅|委|办|部|院|中心|政府|网|网站|平台)\s*$")
_TITLE_PARTS = re.compile(r"[-_—–|·>»]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the page says about itself outside its lists: the names of its column and where its pagers stand."""

    page: str
    names: frozenset[str]
    columns: frozenset[str] = frozenset()  # of the names those that are the column's and not the site's
    pagers: tuple[dict[int, int], ...]  # for each pager the ids of the elements around it, with their places from within
    empty: bool = False  # under the name of the column it is said that nothing stands there


def read_surroundings(soup: BeautifulSoup | Tag, page: str) -> Surroundings:
    """The page's column names (meta, title, breadcrumb) and pagers."""
    told = {attribute(tag, "content") for tag in soup.find_all("meta", limit=60) if _is_column_meta(tag)}
    title = soup.find("title")
    titled, *site = _TITLE_PARTS.split(title.get_text()) if title is not None else [""]
    for crumb in soup.find_all(string=re.compile(r"(?:当前|所在)(?:的)?位置|您在"), limit=3):
        if crumb.parent is not None and crumb.parent.parent is not None:
            text = crumb.parent.get_text() if len(crumb.parent.get_text()) > 8 else crumb.parent.parent.get_text()
            told.add(re.split(r"[>＞»›/→]+", text)[-1])
    pagers = [*soup.find_all(string=_PAGER, limit=20), *soup.find_all(class_=_PAGER_CLASS, limit=20)]
    known = _clean_names({*told, titled})
    return Surroundings(
        page=page,
        names=known,
        columns=_clean_names(told) or _clean_names([titled] if site and not _SITE.search(titled) else []),
        empty=any(_names_column(_heading_text(tag), known) for tag in _empty_lists(soup)),
        pagers=tuple({id(parent): n for n, parent in enumerate(islice(pager.parents, MAX_NESTING))} for pager in pagers),
    )


def _clean_names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(clean for name in names if 2 <= len(clean := "".join(name.split())) <= 40)


def choose(groups: list[Group], around: Surroundings, bar: float = GOOD_ENOUGH) -> Group | None:
    """The group that looks most like the notice column; None where none reaches `bar`. The first wins a tie.

    What its rows speak of only tells it from other groups: a box that speaks of the column is not yet its list.
    """
    paged = _beside_pagers(groups, around)
    judged = [
        (score(group, around) + bonus, group) for group, bonus in zip(groups, paged, strict=True) if _is_eligible(group)
    ]
    best = max(judged, key=lambda pair: pair[0] + 2.5 * _spoken(pair[1], around.names), default=None)
    return best[1] if best and best[0] >= bar and not (around.empty and is_elsewhere(best[1], around)) else None


def score(group: Group, around: Surroundings) -> float:
    """How much a group looks like the notice column by its rows, its heading and its place."""
    entries = group.entries
    long_titles = sum(len(HAN.findall(entry.title)) >= 8 for entry in entries) / len(entries)
    details = sum(entry.detail for entry in entries) / len(entries)
    before = heading_before(entries[0].unit)
    heading = _visible(before) if before is not None else ""
    named = _names_column(heading, around.names)
    if not named and _is_menu(before):
        heading = ""
    return (
        3.0 * group.dated
        + 1.5 * long_titles
        + 1.5 * details
        + 2.5 * _column_share(group, around.page)
        + (2.0 if named else -1.0 if around.names and _BOX_HEADING.fullmatch(heading) else 0.0)
        - (4.0 if heading and not named and NOISE_HEADING.search(heading) else 0.0)
        - zone_penalty(group.container)
        - 2.0 * _counted(group)
        + 0.5 * sum(bool(SUBJECT.search(entry.title)) for entry in entries) / len(entries)
        + 0.02 * min(len(entries), 10)
    )


def _empty_lists(soup: BeautifulSoup | Tag) -> list[Tag]:
    """What says that nothing stands there, and lists without words, but for those of menus and moving pictures."""
    return said_empty(soup) + [tag for tag in silent_lists(soup) if not zone_penalty(tag)]


def is_elsewhere(group: Group, around: Surroundings) -> bool:
    """Whether a group is headed as another box and leads to other columns: where the own list is empty, it is not that."""
    heading = _heading_text(group.entries[0].unit)
    other = _BOX_HEADING.fullmatch(heading) is not None and not _names_column(heading, around.names)
    near = OWN_FOLDER.search(around.page) is not None and _column_share(group, around.page) >= 0.5
    return other and not near and _spoken(group, around.names) < 0.5


def _heading_text(unit: Tag) -> str:
    before = heading_before(unit)
    return _visible(before) if before is not None else ""


def _names_column(heading: str, names: frozenset[str]) -> bool:
    return len(heading) >= 2 and any(name in heading or heading in name for name in names)


def _is_eligible(group: Group) -> bool:
    details = sum(entry.detail for entry in group.entries) / len(group.entries)
    return group.dated >= 0.5 or details >= 0.5


def _column_share(group: Group, page: str) -> float:
    """How far the rows belong to the column whose list this is.

    1 = the same folder or column id, 0.6 = below it, 0.15 = only the first folder in common.
    """
    own = column_of(page)
    if own.count("/") == 0:
        return 0.0
    shares = []
    for entry in group.entries:
        column = column_of(entry.url)
        near = 0.15 if column.split("/")[:2] == own.split("/")[:2] else 0.0
        shares.append(1.0 if column == own else 0.6 if column.startswith(own + "/") else near)
    return sum(shares) / len(shares)


def _spoken(group: Group, names: frozenset[str]) -> float:
    """Share of rows that speak of inspections and their remedies, where the page's column is named after these."""
    if not any(MATTER.search(name) for name in names):
        return 0.0
    shown = any(SHOWN in name for name in names)
    return sum(
        MATTER.search(entry.title) is not None or (shown and SHOWN in entry.title) for entry in group.entries
    ) / len(group.entries)


def _beside_pagers(groups: list[Group], around: Surroundings) -> list[float]:
    """For each group up to 2 for a pager beside it, less for each level of elements between, where none is nearer to it."""
    bonuses = [0.0] * len(groups)
    for pager in around.pagers:
        met = [_meeting(group.container, pager) for group in groups]
        nearest = min((outward for outward, _ in met), default=MAX_NESTING)
        for place, (outward, level) in enumerate(met):
            if outward == nearest < MAX_NESTING:
                bonuses[place] = max(bonuses[place], 2.0 - 0.5 * level)
    return bonuses


def _meeting(container: Tag, pager: dict[int, int]) -> tuple[int, int]:
    """How many elements out from a pager, and up from a list, the first one stands that holds both."""
    for level, parent in enumerate([container, *islice(container.parents, _FAR - 1)]):
        if (outward := pager.get(id(parent))) is not None:
            return outward, level
    return MAX_NESTING, _FAR


def zone_penalty(container: Tag) -> float:
    """What a list loses for standing in a part of the page that is named for something else."""
    penalty = 0.0
    for tag in [container, *islice(container.parents, MAX_NESTING)]:
        if tag.name in {"body", "html"}:
            break
        zones = zones_of(tag)
        if not zones.isdisjoint(_HARD_ZONE):
            return 6.0
        if zones:
            penalty = 2.5
    return penalty


def zones_of(tag: Tag) -> set[str]:
    """What an element is by its name, its id or its classes that is no place for the notice column."""
    zones = _tokens(tag) & (_HARD_ZONE | _SOFT_ZONE)
    return zones | {f"<{tag.name}>"} if tag.name in {"footer", "nav", "aside", "header"} else zones


def _tokens(tag: Tag) -> set[str]:
    text = f"{attribute(tag, 'id')} {attribute(tag, 'class')} {attribute(tag, 'role')}"
    spaced = re.sub(r"([a-z])([A-Z])", r"\1 \2", text)
    return {token for token in re.split(r"[^a-z]+", spaced.lower()) if token}


def heading_before(unit: Tag) -> PageElement | None:
    """What stands before a list's first row, at most five levels up, where it is a short text; no heading of columns."""
    for tag in [unit, *islice(unit.parents, 5)]:
        if tag.name in {"body", "html"}:
            break
        for sibling in islice(tag.previous_siblings, 8):
            text = _visible(sibling)
            if any(c.isalnum() for c in text) and not _COLUMN_HEADS.search(text):
                return sibling if len(text) <= 40 and not _has_rows(sibling) else None
    return None


def _is_menu(node: PageElement | None) -> bool:
    """Whether what stands before a list is a row of links to other pages, which says nothing of the list.

    The heads of a box with several rankings are links as well: most of them say so. A row that leads home or is named
    as a menu is one however few its links are.
    """
    if not isinstance(node, Tag):
        return False
    links = [a for a in node.find_all("a", href=True, limit=40) if _visible(a)]
    inside = sum(_letters(_visible(a)) for a in links)
    if 4 * inside <= 3 * _letters(_visible(node)):
        return False
    if any(_HOME.fullmatch(_visible(a)) for a in links) or not _tokens(node).isdisjoint(_MENU_NAMES):
        return True
    noise = sum(bool(NOISE_HEADING.search(_visible(a))) for a in links)
    return len(links) > 2 and 2 * noise < len(links)


def _letters(text: str) -> int:
    """Letters and digits: what parts the links of a menu counts for nothing."""
    return sum(c.isalnum() for c in text)


def _has_rows(node: PageElement) -> bool:
    """Whether what stands before a list is another list with its heading."""
    return isinstance(node, Tag) and any(len(HAN.findall(a.get_text())) >= 8 for a in node.find_all("a", limit=20))


def _visible(node: PageElement) -> str:
    if isinstance(node, Tag) and node.name in {"script", "style", "noscript"}:
        return ""
    return "".join(node.get_text().split())


def _counted(group: Group) -> float:
    """Share of rows that end in a bare number: a ranking by clicks."""
    return sum(
        any(is_figure(text) for text in islice(entry.unit.stripped_strings, 1, 12))
        and entry.day is None
        and entry.month_day is None
        for entry in group.entries
    ) / len(group.entries)


def _is_column_meta(tag: Tag) -> bool:
    return attribute(tag, "name").lower() == "columnname"
