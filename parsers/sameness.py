"""A cheap proof that a response says what an earlier one said: no tree is built of what can be proved unchanged.

Everything read of a page is read from what the first pass leaves of it (`parsers.pruning`), its address, the source's
own rules and the parser's version. Where all of these are as they were, so is the reading: the proof needs no trust in
any rule. The reverse does not hold, and need not: what cannot be proved is read.
"""

from __future__ import annotations

import hashlib

from parsers import decode
from parsers.document import Role
from parsers.identity import read_identity
from parsers.pruning import prune_detail, prune_list
from parsers.template import Template, version_of
from sources.source import Source

_DIGITS = 43
"""Hexadecimal digits of the digest: 172 bits, so that mark and digest fit a column of 64."""

LARGEST = 600_000
"""Bytes from which on a page is read in full in a process that can be killed."""

MOST_TAGS = 10_000
"""And tags: honest pages have half of this at most, and a proof is made where nothing can be killed."""


def proof_of(
    raw: bytes, url: str, *, role: Role, charset: str | None, source: Source | None, template: Template | None = None
) -> str | None:
    """A mark (the parser's version, with the template on offer, and a digest) that is equal for two responses only if they are read alike; None where none is to be had cheaply.

    `url` is the address the response came from, `charset` what the Content-Type header named. Never raises.
    """
    if role is Role.ATTACHMENT or len(raw) > LARGEST or raw.count(b"<") > MOST_TAGS or not raw.strip():
        return None
    if decode.foreign_format(raw, may_be_json=role is Role.LIST) is not None:
        return None
    try:
        decoded = decode.decode(raw, charset)
        selector = source.reading.body if source else None
        page = prune_list(decoded.text) if role is Role.LIST else prune_detail(decoded.text, selector)
    except Exception:  # the room's boundary; the reader will say what is wrong with the page
        return None
    said = (role.value, url, decoded.encoding, page.truncated, read_identity(page.signs))
    sha = hashlib.sha256(repr(said).encode("utf-8", "surrogatepass"))
    sha.update(_rules_of(source))
    sha.update(page.substance)
    return f"{_mark(template)}{sha.hexdigest()[:_DIGITS]}"


def is_of_this_parser(proof: str | None, template: Template | None = None) -> bool:
    """Whether a proof was made by this version of the parser, with this template on offer."""
    return proof is not None and proof.startswith(_mark(template))


def _mark(template: Template | None) -> str:
    return f"{version_of(template)}-"


def _rules_of(source: Source | None) -> bytes:
    """What of a source's definition has a say in how its pages are read."""
    if source is None:
        return b""
    return repr((source.reading, source.detail_pattern, source.expect.min_rows, source.identity, source.hosts, source.region,
                 [page.api for page in source.lists])).encode()  # fmt: skip
