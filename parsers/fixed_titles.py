"""What a notice is called, where need be by the headings of its page: many sites have one <title> for all of their pages."""

from __future__ import annotations

import re
from itertools import islice

from parsers.boilerplate import is_furniture
from parsers.document import canonical
from parsers.headings import is_own_heading
from parsers.page_names import names_a_column, page_titles, read_metas, site_names
from parsers.visibility import is_hidden
from parsers.weights import Weights

_OFFICE = re.compile(
    r"(?:欢迎(?:访问|光临|来到))?[^，。：:]{2,20}?"
    r"(?:政府|[省市县区州盟旗]委|[厅局办]|委员会|管委会|督察组|有限(?:责任)?公司|集团(?:公司)?|(?:门户|政务|政府|官方)?网站?|门户|(?:服务|政务|公开)平台)[!！]?"
)
_OF_NOTICE = re.compile(r"关于|公示|公告|通知|通报|整改|督察(?!组|办)|督[办查导]|方案|报告|情况|清单|开展|检查|约谈|召开|调研|走访|完成|验收|处罚|查处|[到赴\s？?“”《》]")
_LONGEST_OFFICE = 24
_SHORTEST, _LONGEST = 7, 160
_MOST = 3
_MOST_TAGS = 20_000
_DEEPEST = 60


def notice_titles(weights: Weights) -> tuple[str, ...]:
    """What the head of a page says its title is, the likeliest first; where that is but a site's name, what its headings say."""
    return tuple(title for title in page_titles(weights) if not names_an_office(title)) or _shown(weights)


def names_an_office(title: str) -> bool:
    """Whether a title is the name of an office or its site, which stands at the top and the bottom of every page."""
    known = canonical(title)
    return len(known) <= _LONGEST_OFFICE and _OFFICE.fullmatch(known) is not None and _OF_NOTICE.search(title.strip()) is None


def _shown(weights: Weights) -> tuple[str, ...]:
    """The first texts that stand in elements made for a page's own heading, and may be a notice's."""
    site = site_names(read_metas(weights))
    found: dict[str, None] = {}
    for tag in weights.tags[:_MOST_TAGS]:
        if not _SHORTEST <= weights.text(tag) <= _LONGEST or weights.links(tag) or not is_own_heading(tag):
            continue
        text = " ".join(tag.get_text(" ").split())
        if names_a_column(text, site) or names_an_office(text) or is_furniture(tag):
            continue
        if not any(is_hidden(part) for part in (tag, *islice(tag.parents, _DEEPEST))):
            found[text] = None
            if len(found) == _MOST:
                break
    return tuple(found)
