"""What the head of a page says it is called: its meta tags and <title>, and which pieces of these name the site."""

from __future__ import annotations

import re
from collections.abc import Collection

from parsers.document import canonical
from parsers.weights import Weights

_SITE_SEPARATOR = re.compile(r"\s*(?:--+|——|_+|\||｜|－|\s-\s|-(?=[^-]*$)|–|»|>)\s*")
_ANY_SEPARATOR = re.compile(r"[-_|｜—–－»>·]+")
_STRONG_SEPARATOR = re.compile(r"[_|｜]")  # never part of a title, as a dash may be
_LONGEST_SITE = 14
_LONGEST_NAME = 16  # characters of a site's or a column's name, where it stands as a heading
_SHORTEST_TITLE = 6  # characters up to which a heading says too little to be told from a column's
_MOST_CUTS = 12  # separators in a <title> up to which every run of its pieces is looked for
_WELCOME = re.compile(r"^[^\w]{0,6}(?:欢迎|无标题|Untitled|untitled|NewDocument)|^[^\w]{2,6}.{2,30}[^\w]{2,6}$")
_SITE_NAME = re.compile(
    r"(网|网站|在线|专栏|人民政府|门户|政务|频道|[厅局]|委员会|公开|新闻|资讯|首页|栏目|半月谈|商报|日报|晚报|早报|时报|晨报|电视台|订阅|平台|中心|信箱)([(（][\w.]{2,30}[)）])?$"
)
ONE_OF_MANY = re.compile(r"第[\d一二三四五六七八九十百零〇]{1,5}[批期号次项件]")
"""Which of a series something is: no column is counted so."""

_TOPIC = re.compile(r"(?:专题|专区|专页|专版|专刊)(?:网|页)?$")


def names_a_site(title: str, site: Collection[str] = ()) -> bool:
    """Whether a <title> that no heading repeats is the site's or the column's, as far as its form tells: these are short."""
    known = canonical(title)
    return known in site or len(known) <= _LONGEST_SITE or any(
        pattern.search(known) for pattern in (_WELCOME, _SITE_NAME, _TOPIC)
    )


def names_a_column(heading: str, site: Collection[str] = ()) -> bool:
    """Whether a heading may be that of a column, a topic or a site, and not of one notice; a longer one is a notice's."""
    known = canonical(heading)
    if known in site or len(known) <= _SHORTEST_TITLE or _TOPIC.search(known):
        return True
    if ONE_OF_MANY.search(known):
        return False
    return len(known) <= _LONGEST_NAME and _SITE_NAME.search(known) is not None


def first_piece(page: str) -> str:
    """The canonical text of what <title> says first."""
    return canonical(_ANY_SEPARATOR.split(page.strip(), maxsplit=1)[0])


def parts_of(page: str) -> dict[str, str]:
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
    site = site_names(metas)
    titles = [metas.get("articletitle", ""), metas.get("og:title", ""), head_title(weights)]
    return tuple(bare for title in titles if title and canonical(bare := without_site(title, site)) not in site)


def list_title(weights: Weights) -> str | None:
    """What a list page is called: its column, which its meta tag names, else what <title> says less the site's name."""
    metas = read_metas(weights)
    column = metas.get("columnname", "")
    if column and canonical(column) != canonical(metas.get("sitename", "")):
        return column
    return next(iter(page_titles(weights)), None)


def site_names(metas: dict[str, str]) -> set[str]:
    """What meta tags say that the site and the column are called, in canonical form."""
    return {canonical(metas.get(name, "")) for name in ("sitename", "columnname")} - {""}


def head_title(weights: Weights) -> str:
    """The text of the first <title> that has any."""
    titles = (_tidy(tag.get_text())[:400] for tag in weights.tags if tag.name == "title")
    return next(filter(None, titles), "")


def without_site(title: str, site: set[str]) -> str:
    """A <title> less the site's and the column's name before or behind it."""
    pieces = [piece for piece in _SITE_SEPARATOR.split(title) if piece.strip()]
    if len(pieces) < 2:
        return title
    kept = [piece for piece in pieces if canonical(piece) not in site and not _SITE_NAME.search(canonical(piece))]
    if not kept:  # a short notice may be called what its column is
        return next((piece.strip() for piece in pieces if not _SITE_NAME.search(canonical(piece))), max(pieces, key=len))
    longest = max(kept, key=len)
    if len(kept) == len(pieces):  # no piece is known to be a site's: a bar divides, a dash may be the title's own
        head = _STRONG_SEPARATOR.split(title)[0].strip()
        return head if len(canonical(head)) >= 4 and 2 * len(head) >= len(longest) else title.strip()
    if 2 * len(kept[0]) >= len(longest) and title.startswith(kept[0]):
        return kept[0].strip()  # the page comes first, then its column, then its site
    return longest.strip()
