"""Which list of a source an address is, and so how it is asked for and read."""

from __future__ import annotations

from parsers.address import url_key
from sources.source import ListPage, Source


def list_page_at(source: Source | None, url: str) -> ListPage | None:
    """The entry of the source's file that this list page came from; None for any other address."""
    if source is None:
        return None
    key = url_key(url)
    return next((page for page in source.lists if url_key(str(page.url)) == key), None)


def narrowed(source: Source | None, url: str) -> Source | None:
    """The source as one of its lists sees it: `lists` holds that list alone.

    What is read for a list may come from elsewhere than its own address (a further page, a redirect): who reads it is
    told so which entry counts.
    """
    page = list_page_at(source, url)
    if source is None or page is None or len(source.lists) == 1:
        return source
    return source.model_copy(update={"lists": (page,)})
