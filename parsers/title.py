"""The title of a notice: what the head of the page says, checked against the headings on it."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import islice

from bs4 import Tag

from parsers.blocks import read_lines
from parsers.boilerplate import is_furniture, words_of
from parsers.dates import pieced_day
from parsers.document import canonical
from parsers.heading_days import without_day
from parsers.labels import CLOCK_ONLY, LABEL, is_information_line, is_labelled_day, is_stamp_line, value_of
from parsers.noise_lines import is_contact_line, is_footer_line, line_rule
from parsers.stamps import is_day_and_name
from parsers.weights import Weights, compact

_TITLE_WORDS = frozenset({"title", "tit", "bt", "biaoti", "headline", "wztit", "tittle", "titles"})
_TITLE_WORD = re.compile(
    r"(?!sub|site|col|lm|list|nav|box|mod|page|side|small)[a-z]{0,12}(?:title|biaoti)|title(?:style|text|con|txt|cont|name)"
)
_NOT_TITLE = frozenset({"sub", "subtitle", "site", "nav", "column", "lanmu", "list", "related", "small", "more"})
_SITE_SEPARATOR = re.compile(r"\s*(?:--+|——|_+|\||｜|－|\s-\s|-(?=[^-]*$)|–|»|>)\s*")
_DAY_BEHIND = re.compile(r"\s*[(（](?:19|20)\d{2}年\d{1,2}月\d{1,2}日[)）]$")
_ANY_SEPARATOR = re.compile(r"[-_|｜—–－»>·]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_TOP_OF_BODY = 30
_OWN_HEADING, _SECTION_HEADING = 2, 1  # close above a body: in an element for the page's heading, or for any
_STRONG_SEPARATOR = re.compile(r"[_|｜]")  # never part of a title, as a dash may be
_LONGEST_SITE = 14
_LONGEST_NAME = 16  # characters of a site's or a column's name, where it stands as a heading
_MOST_HEADINGS = 200
_MOST_CUTS = 12  # separators in a <title> up to which every run of its pieces is looked for
_FAR = 3  # levels between a body and the element that holds a heading too, from which on the heading may be the site's


def read_title(
    metas: dict[str, str], roots: tuple[Tag, ...], weights: Weights, fields: list[tuple[str, str]], zone: list[str]
) -> str | None:
    """The title of a page: its article meta tag, else the heading that <title> agrees with, else <title> less the site.

    `fields` are the labelled values around the body, one of which may be the title; `zone` is the lines they stand in,
    the nearest above the body first.
    """
    page = _head_title(weights)
    site = _site_names(metas)
    ranked = [(near, text) for near, text in _headings(roots, weights, page) if canonical(text) not in site]
    headings = [text for _, text in ranked]
    article = _without_site(metas.get("articletitle") or metas.get("og:title") or "", site)
    if article and canonical(article) not in site:
        known = canonical(article).rstrip(".")
        # the meta tag is often cut short: the heading on the page that begins like it is whole
        return next((text for text in headings if len(known) > 6 and known in canonical(text)), article)
    shown = _shown_piece(page, roots, weights)
    bare = shown or _without_site(page, site)
    above = _above_stamp(zone)
    for text in headings:
        if (_agree(text, bare) or _agree(text, page)) and not (above and _SITE_NAME.search(canonical(text))):
            return text
    if shown and canonical(shown) not in site and not _SITE_NAME.search(canonical(shown)):
        return shown
    if labelled := value_of(fields, "title"):
        return labelled
    # no heading says what <title> says: then <title> names the column or the site, if a heading stands by the text
    least = _SECTION_HEADING if names_a_site(bare, site) else _OWN_HEADING
    close = next((text for near, text in ranked if near >= least and _may_be_heading(text)), None)
    if close:
        return close
    if names_a_site(bare, site) and (above := above or next(filter(_may_be_heading, zone[:1]), None)):
        return above
    if headings and (canonical(bare) in site or len(canonical(bare)) < 6):
        return headings[0]
    return bare or (headings[0] if headings else None)


def names_a_site(title: str, site: Collection[str] = ()) -> bool:
    """Whether a <title> that no heading repeats is the site's or the column's, as far as its form tells: these are short."""
    known = canonical(title)
    return known in site or len(known) <= _LONGEST_SITE or _WELCOME.match(known) is not None or _SITE_NAME.search(known) is not None


def _above_stamp(zone: list[str]) -> str | None:
    """The line just above the page's information line, where a lay-out without names puts the heading.

    `zone` runs from the body upwards, but downwards within one element beside it: the line before is looked at second.
    """
    for number, line in enumerate(zone):
        if is_information_line(line) or is_stamp_line(line) or pieced_day(line) or is_labelled_day(line) or _is_bare_stamp(line):
            after = (text for text in zone[number + 1 : number + 5] if not is_information_line(text))
            beside = [*islice(after, 1), *zone[max(0, number - 1) : number]]
            return next((text for text in beside if _may_be_heading(text)), None)
    return None


def _is_bare_stamp(line: str) -> bool:
    """Whether a line is a day, and perhaps who published something, without a word that says so."""
    return CLOCK_ONLY.match(line) is not None or is_day_and_name(line)


def _may_be_heading(line: str) -> bool:
    known = canonical(line)
    if not 6 <= len(known) <= 80 or LABEL.search(line) or line_rule(line) or known[-1] in "。；：:":
        return False
    if is_contact_line(line) or is_footer_line(line):
        return False
    if len(known) <= _LONGEST_NAME and _SITE_NAME.search(known):  # a longer one is the heading of what is made public
        return False
    return len(_HAN.findall(known)) >= 4 and re.match(r"下载|打印|分享|字[号体]", known) is None


def _shown_piece(page: str, roots: tuple[Tag, ...], weights: Weights) -> str | None:
    """The longest part of <title>, cut at its separators, that an element of the page shows as its whole text."""
    parts = _parts_of(page)
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


def _parts_of(page: str) -> dict[str, str]:
    """What <title> may say of the page, by its canonical text: its beginnings and, in the middle or at the end, most of it.

    What is not at the beginning may as well be the name of the column or the site, which the page shows, too.
    """
    cuts = list(_ANY_SEPARATOR.finditer(page))
    parts = {canonical(part): part.strip() for cut in cuts if len(canonical(part := page[: cut.start()])) >= 4}
    least = max(_LONGEST_SITE, len(canonical(page)) / 2) if len(cuts) <= _MOST_CUTS else len(page)
    ends = [*(cut.start() for cut in cuts), len(page)]
    for number, cut in enumerate(cuts):
        runs = {canonical(run): run.strip() for end in ends[number + 1 :] if len(run := page[cut.end() : end]) >= least}
        parts |= {known: run for known, run in runs.items() if not _SITE_NAME.search(known)}
    return parts


def _agree(heading: str, title: str) -> bool:
    mine, other = canonical(heading), canonical(title)
    if other.endswith(".."):  # cut short: the heading is whole
        begun = other.rstrip(".")
        return len(begun) >= 8 and mine.startswith(begun)
    return len(mine) > 5 and mine in other and 2 * len(mine) > len(other)


def read_metas(weights: Weights) -> dict[str, str]:
    """The page's meta tags by lower-case name, the first of each that says anything."""
    found: dict[str, str] = {}
    for meta in (tag for tag in weights.tags if tag.name == "meta"):
        name = str(meta.get("name") or meta.get("property") or "").strip().lower()
        value = _tidy(str(meta.get("content") or ""))
        if name and value and name not in found:
            found[name] = value
    return found


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def page_titles(weights: Weights) -> tuple[str, ...]:
    """What the head of a page says its title is, less the site's name: the article's title, then the <title>."""
    metas = read_metas(weights)
    site = _site_names(metas)
    titles = [metas.get("articletitle", ""), metas.get("og:title", ""), _head_title(weights)]
    return tuple(bare for title in titles if title and canonical(bare := _without_site(title, site)) not in site)


def list_title(weights: Weights) -> str | None:
    """What a list page is called: its column, which its meta tag names, else what <title> says less the site's name."""
    metas = read_metas(weights)
    column = metas.get("columnname", "")
    if column and canonical(column) != canonical(metas.get("sitename", "")):
        return column
    return next(iter(page_titles(weights)), None)


def _site_names(metas: dict[str, str]) -> set[str]:
    return {canonical(metas.get(name, "")) for name in ("sitename", "columnname")} - {""}


def _head_title(weights: Weights) -> str:
    """The text of the first <title> that has any."""
    titles = (_tidy(tag.get_text())[:400] for tag in weights.tags if tag.name == "title")
    return next(filter(None, titles), "")


def _headings(roots: tuple[Tag, ...], weights: Weights, page: str) -> list[tuple[int, str]]:
    """Texts of heading elements with whether each stands close above the body; the likeliest title first."""
    levels = {id(tag): level for level, tag in enumerate(islice(roots[0].parents, 60))} if roots else {}
    bodies = {id(root) for root in roots}
    ranked: list[tuple[int, int, int, int, str]] = []
    below = 0  # 1 from the body on: a heading there is more likely a section's
    for order, tag in enumerate(weights.tags[:20000]):
        below = 1 if id(tag) in bodies else below
        rank = _heading_rank(tag)
        if rank is None or not 4 <= weights.text(tag) <= 160 or weights.links(tag) * 2 > weights.text(tag):
            continue
        level = next((levels[id(parent)] for parent in islice(tag.parents, 60) if id(parent) in levels), 60)
        if len(ranked) >= _MOST_HEADINGS:
            break
        text = without_day(_heading_text(tag, weights, page), tag, weights, page)
        if text and not is_furniture(tag):
            ranked.append((below, min(level, _FAR), rank, order, text))
    found = sorted(ranked)[:12]
    return [(_OWN_HEADING - (rank >= 2) if below == 0 and level < _FAR else 0, text) for below, level, rank, _, text in found]


def _heading_text(tag: Tag, weights: Weights, page: str) -> str:
    """What a heading element says, less information lines that its element holds too; "" when that is all it holds.

    A day in brackets behind it goes, unless `page`, the <title>, says it too.
    """
    lines = [line.text for line in read_lines([tag], weights, drop_elements=False).lines if line.text]
    text = " ".join(line for line in lines if not LABEL.search(line) and not CLOCK_ONLY.match(line))
    return text if text and canonical(text) in canonical(page) else _DAY_BEHIND.sub("", text)


def _heading_rank(tag: Tag) -> int | None:
    if tag.name == "h1":
        return 0
    if tag.name in {"h2", "h3", "h4", "h5"}:
        return 2
    if tag.name in {"div", "p", "td", "span", "strong", "table", "font", "ucaptitle"} and (
        tag.get("class") or tag.get("id")
    ):
        words = words_of(tag)
        if words.isdisjoint(_NOT_TITLE) and any(word in _TITLE_WORDS or _TITLE_WORD.fullmatch(word) for word in words):
            return 1
    return 2 if tag.name == "ucaptitle" else None


def _without_site(title: str, site: set[str]) -> str:
    """A <title> less the site's and the column's name before or behind it."""
    pieces = [piece for piece in _SITE_SEPARATOR.split(title) if piece.strip()]
    if len(pieces) < 2:
        return title
    kept = [piece for piece in pieces if canonical(piece) not in site and not _SITE_NAME.search(canonical(piece))]
    if not kept:
        return max(pieces, key=len)
    longest = max(kept, key=len)
    if len(kept) == len(pieces):  # no piece is known to be a site's: a bar divides, a dash may be the title's own
        head = _STRONG_SEPARATOR.split(title)[0].strip()
        return head if len(canonical(head)) >= 4 and 2 * len(head) >= len(longest) else title.strip()
    if 2 * len(kept[0]) >= len(longest) and title.startswith(kept[0]):
        return kept[0].strip()  # the page comes first, then its column, then its site
    return longest.strip()


_WELCOME = re.compile(r"[^\w]{0,6}(?:欢迎|无标题|Untitled|untitled|NewDocument)|[^\w]{2,6}.{2,30}[^\w]{2,6}$")
_SITE_NAME = re.compile(
    r"(网|网站|在线|专栏|人民政府|门户|政务|频道|[厅局]|委员会|公开|新闻|资讯|首页|栏目|半月谈|商报|日报|晚报|早报|时报|晨报|电视台|订阅|平台|中心|信箱)([(（][\w.]{2,30}[)）])?$"
)
