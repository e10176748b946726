"""Like compared with like where a template fits one of two responses only (invariant 4)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.document import Document
from parsers.template import is_by_template, version_without
from store.capture import Fetched, Poll
from store.rereading import refresh_reading, stale_reading
from store.templates import way_of

if TYPE_CHECKING:
    from .work import Bench


async def read_alike(bench: Bench, poll: Poll, fetched: Fetched, document: Document) -> Document | None:
    """The reading of a fresh response, found in the same way as that of the last version: both by the template or neither.

    A box that comes and goes may lead a path astray; its page is then read as if nothing had been learned, the last
    version first, until the template is another. None where that broke down by a fault of ours.
    """
    template = poll.template
    if template is None or document.problem is not None:
        return document
    last = await bench.write(lambda s: way_of(s, poll.page_id))
    if last is None:
        return document
    without = version_without(template)
    if last.parser_version != without:
        if is_by_template(last.container) == is_by_template(document.container):
            return document
        stale = await bench.write(lambda s: stale_reading(s, poll.page_id, anyway=True))
        if stale is not None:
            again = await bench.reader.read(
                stale.raw, stale.url, role=stale.role, charset=stale.charset, source=poll.source
            )
            again = replace(again, parser_version=without)
            if not await bench.write(lambda s: refresh_reading(s, stale, again)):
                return None
    if is_by_template(document.container):
        document = await bench.reader.read(
            fetched.raw, fetched.final_url, role=poll.role, charset=fetched.charset, source=poll.source
        )
    return replace(document, parser_version=without)
