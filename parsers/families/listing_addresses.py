"""Which key of a list's JSON records holds the address of each notice: by its name, else by what it holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from parsers.address import PICTURE_SUFFIXES, canonical_url

_KNOWN = ("url", "docpuburl", "puburl", "link", "linkurl", "href", "infourl", "pageurl", "detailurl")
_ADDRESS = re.compile(r"(?:https?:)?//[^\s/]+\S*|\.{0,2}/\S+|[\w%-][\w./%-]*\.(?:s?html?|jsp|aspx?|php|do|thtml)(?:[?#]\S*)?", re.I)
_PAGE = re.compile(r"https?://\S|\.(?:s?html?|jsp|aspx?|php|do|thtml)(?:$|[?#])|\?\S", re.I)
_PICTURE = re.compile(rf"\.(?:{PICTURE_SUFFIXES}|svg|ico|mp[34])(?:$|[?#!@])", re.I)
_LEADS = re.compile(r"url|link|href", re.I)
_ELSEWHERE = re.compile(
    r"pic|img|image|photo|thumb|cover|logo|icon|avatar|video|audio|qr|site|channel|column|categor|cat(?:url|link)|node|menu|nav|home"
    r"|domain|api|source|author|from|share|parent|prev|next|edit|admin|comment|user"
)  # fmt: skip
"""What a key says that leads to a picture, a column, a person, never to the notice."""
_SECOND = re.compile(r"wap|mobile|h5|^m(?:url|link)|phone|file|attach|annex|appendix|down")
"""A page for telephones, or a file: the notice's address where there is no other."""
_SAMPLED = 50


def address_keys(records: Sequence[Mapping[str, Any]], base: str) -> tuple[str, ...]:
    """The keys under which the records name their pages, the surest first: of each record the first address counts.

    Known names go first, unless they say the same of all records where another tells them apart; then names that speak
    of an address, then keys that hold one page's address each.
    """
    sample = records[:_SAMPLED]
    found = [key for key in dict.fromkeys(key for record in sample for key in record) if _may_lead(key)]
    telling = {key: _tells_apart([str(record.get(key) or "") for record in sample], base) for key in found}
    strange = sorted((key for key in found if key not in _KNOWN and _holds_pages(key, sample)), key=_rank)
    known = [key for key in _KNOWN if key in telling]
    keys = [key for key in known if telling[key]] + [key for key in strange if telling[key]]
    return (*keys, *(key for key in known if not telling[key]))


def address_in(record: Mapping[str, Any], keys: Sequence[str], base: str) -> str:
    """The canonical address of one record's page; "" where it names none but the list's own."""
    return next((url for key in keys if (url := _address(record.get(key), base))), "")


def _address(value: Any, base: str) -> str:
    if not isinstance(value, str) or not value.strip():
        return ""
    url = canonical_url(value, base)
    return "" if url == canonical_url(base) else url


def _may_lead(key: str) -> bool:
    return key in _KNOWN or _ELSEWHERE.search(key) is None


def _tells_apart(values: Sequence[str], base: str) -> bool:
    """Whether addresses are there, and not the same one again and again."""
    addresses = [url for value in values if (url := _address(value, base))]
    return len(addresses) == 1 or len(set(addresses)) > 1


def _holds_pages(key: str, records: Sequence[Mapping[str, Any]]) -> bool:
    """Whether what stands under a key is an address wherever there is anything, and by name or ending a page's."""
    values = [value for record in records if (value := record.get(key)) not in (None, "")]
    texts = [value.strip() for value in values if isinstance(value, str)]
    return (
        len(texts) == len(values) > 0
        and all(_ADDRESS.fullmatch(text) and not _PICTURE.search(text) for text in texts)
        and (_LEADS.search(key) is not None or all(_PAGE.search(text) for text in texts))
    )


def _rank(key: str) -> tuple[bool, bool, str]:
    return _SECOND.search(key) is not None, _LEADS.search(key) is None, key
