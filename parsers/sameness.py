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
from parsers.pruning import Bare, bare_of, prune
from parsers.template import Template, version_of
from sources.source import Source

_DIGITS = 43
"""Hexadecimal digits of the digest: 172 bits, so that mark and digest fit a column of 64."""

_REMEMBERED = 20_000
"""Pages whose digests are remembered, a quarter of a kilobyte each."""

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
        bare = bare_of(decoded.text, role)
        said = (role.value, url, decoded.encoding, bare.truncated)
        known = hashlib.sha256(repr(said).encode("utf-8", "surrogatepass") + _rules_of(source))
        digest = _DIGESTS.of(known, bare, source)
    except Exception:  # the room's boundary; the reader will say what is wrong with the page
        return None
    return f"{_mark(template)}{digest[:_DIGITS]}"


class _Digests:
    """The digests of pages whose bytes, what nobody sees aside, were met before: on most polls only scripts differ."""

    def __init__(self, most: int) -> None:
        self._known: dict[bytes, str] = {}
        self._most = most

    def of(self, known: hashlib._Hash, bare: Bare, source: Source | None) -> str:
        """The digest of what is read of a page; `known` is the sum over all else that has a say in how it is read."""
        seen = known.copy()
        seen.update(bare.written)
        key = seen.digest()
        if key not in self._known:
            if len(self._known) >= self._most:
                del self._known[next(iter(self._known))]
            self._known[key] = _digest(known, bare, source)
        return self._known[key]

    def clear(self) -> None:
        """Forget all of them."""
        self._known.clear()


_DIGESTS = _Digests(_REMEMBERED)


def forget() -> None:
    """Have met no page before, as in a new process."""
    _DIGESTS.clear()


def _digest(known: hashlib._Hash, bare: Bare, source: Source | None) -> str:
    page = prune(bare, source.reading.body if source else None)
    known.update(repr(read_identity(page.signs)).encode("utf-8", "surrogatepass"))
    known.update(page.substance)
    return known.hexdigest()


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
