"""The title of a notice: what the head of the page says, checked against the headings on it."""

from __future__ import annotations

import re
from itertools import islice

from bs4 import Tag

from parsers.blocks import Weights, read_lines
from parsers.boilerplate import is_furniture, words_of
from parsers.document import canonical
from parsers.labels import CLOCK_ONLY, LABEL, value_of

_TITLE_WORDS = frozenset({"title", "tit", "bt", "biaoti", "headline", "wztit", "tittle", "titles"})
_NOT_TITLE = frozenset({"sub", "subtitle", "site", "nav", "column", "lanmu", "list", "related", "small", "more"})
_SITE_SEPARATOR = re.compile(r"\s*(?:--+|——|_+|\||｜|－|\s-\s|-(?=[^-]*$)|–|»|>)\s*")
_MOST_HEADINGS = 200
_FAR = 3  # levels between a body and the element that holds a heading too, from which on the heading may be the site's


def read_title(
    metas: dict[str, str], roots: tuple[Tag, ...], weights: Weights, fields: list[tuple[str, str]]
) -> str | None:
    """The title of a page: its article meta tag, else the heading that <title> agrees with, else <title> less the site.

    `fields` are the labelled values around the body, one of which may be the title.
    """
    page = _head_title(weights)
    site = _site_names(metas)
    ranked = [(near, text) for near, text in _headings(roots, weights) if canonical(text) not in site]
    headings = [text for _, text in ranked]
    article = _without_site(metas.get("articletitle") or metas.get("og:title") or "", site)
    if article and canonical(article) not in site:
        known = canonical(article).rstrip(".")
        # the meta tag is often cut short: the heading on the page that begins like it is whole
        return next((text for text in headings if len(known) > 6 and known in canonical(text)), article)
    bare = _without_site(page, site)
    for text in headings:
        if _agree(text, bare) or _agree(text, page):
            return text
    if labelled := value_of(fields, "title"):
        return labelled
    # no heading says what <title> says: then <title> names the column or the site, if a heading stands by the text
    close = next((text for near, text in ranked if near and len(canonical(text)) >= 6), None)
    if close or (headings and (canonical(bare) in site or len(canonical(bare)) < 6)):
        return close or headings[0]
    return bare or (headings[0] if headings else None)


def _agree(heading: str, title: str) -> bool:
    mine, other = canonical(heading), canonical(title)
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


def _site_names(metas: dict[str, str]) -> set[str]:
    return {canonical(metas.get(name, "")) for name in ("sitename", "columnname")} - {""}


def _head_title(weights: Weights) -> str:
    """The text of the first <title> that has any."""
    titles = (_tidy(tag.get_text())[:400] for tag in weights.tags if tag.name == "title")
    return next(filter(None, titles), "")


def _headings(roots: tuple[Tag, ...], weights: Weights) -> list[tuple[bool, str]]:
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
        text = _heading_text(tag, weights)
        if text and not is_furniture(tag):
            ranked.append((below, min(level, _FAR), rank, order, text))
    return [(below == 0 and level < _FAR and rank < 2, text) for below, level, rank, _, text in sorted(ranked)[:12]]


def _heading_text(tag: Tag, weights: Weights) -> str:
    """What a heading element says, less information lines that its element holds too; "" when that is all it holds."""
    lines = [line.text for line in read_lines([tag], weights, drop_elements=False).lines if line.text]
    return " ".join(line for line in lines if not LABEL.search(line) and not CLOCK_ONLY.match(line))


def _heading_rank(tag: Tag) -> int | None:
    if tag.name == "h1":
        return 0
    if tag.name in {"h2", "h3", "h4", "h5"}:
        return 2
    if tag.name in {"div", "p", "td", "span", "strong", "table", "font", "ucaptitle"} and (
        tag.get("class") or tag.get("id")
    ):
        words = words_of(tag)
        if not words.isdisjoint(_TITLE_WORDS) and words.isdisjoint(_NOT_TITLE):
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
    start = title.find(longest)
    # a dash inside the title itself: what stands between the first and last kept piece is the title
    first, last = title.find(kept[0]), title.rfind(kept[-1])
    return (
        title[first : last + len(kept[-1])].strip()
        if len(kept) == len(pieces)
        else title[start : start + len(longest)].strip()
    )


_SITE_NAME = re.compile(
    r"(网|网站|专栏|人民政府|门户|政务|频道|生态环境[厅局]|公开|新闻|首页|栏目|新华网|人民网|半月谈|商报|日报|晚报)$"
)
