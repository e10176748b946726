"""The archive of raw bytes: content-addressed, zstd, an earlier version of the page serving as dictionary.

One changed word of a page costs tens of bytes instead of the whole page once more. A body without base (a keyframe)
at the latest after every twentieth bounds the chain that a reading has to walk.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import zstandard
from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from .tables import BodyRow, VersionRow

LARGEST = 16 * 2**20
"""No body is longer (bytes, decompressed); the crawler stops a download well before."""

KEYFRAME_EVERY = 20
"""So many bodies at most hang on one another, the keyframe included."""

_LEVEL = 6
_SURELY_SHORTER = 40  # of a fortieth of its length no page is left by itself: it need not be tried
_WORTH = 0.9  # a delta must save at least a tenth, or the body is stored whole and starts a chain of its own


class Corrupt(Exception):
    """The archive cannot give back these bytes; `digest` says which, `why` says why."""

    def __init__(self, digest: str, why: str) -> None:
        super().__init__(f"body {digest}: {why}")
        self.digest = digest
        self.why = why


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """What the archive holds: number of bodies, keyframes among them, bytes as fetched and bytes as stored."""

    bodies: int
    keyframes: int
    raw_bytes: int
    stored_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Encoded:
    data: bytes
    base: str | None
    depth: int


def digest_of_bytes(raw: bytes) -> str:
    """The address of a body: SHA-256 in hex."""
    return hashlib.sha256(raw).hexdigest()


def put(session: Session, raw: bytes, base: str | None) -> str:
    """Keep these bytes and return their digest; keeping the same bytes again does nothing.

    `base` is the digest of the body they most likely resemble (the page's last version); one that is unknown, at the
    end of its chain or of no help is not used. ValueError when `raw` is longer than LARGEST.
    """
    if len(raw) > LARGEST:
        raise ValueError(f"{len(raw)} bytes are more than the archive takes ({LARGEST})")
    digest = digest_of_bytes(raw)
    if session.scalar(select(exists().where(BodyRow.digest == digest))):
        return digest
    encoded = _encode(session, raw, base)
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    row = {"digest": digest, "base": encoded.base, "depth": encoded.depth, "size": len(raw), "data": encoded.data}
    session.execute(insert(BodyRow).values(row).on_conflict_do_nothing())
    return digest


def get(session: Session, digest: str) -> bytes:
    """The bytes with this digest, checked against it; Corrupt when they are not there or not intact."""
    raw: bytes | None = None
    for size, data in reversed(_chain(session, digest)):
        raw = _decompress(digest, data, size, raw)
    assert raw is not None
    return _checked(digest, raw)


def walk(session: Session) -> Iterator[tuple[str, Corrupt | None]]:
    """Read every body once, bases before what hangs on them: each digest, with what is wrong with it.

    Cheaper than `get` of each, which walks the chain anew. What hangs on a damaged body is not reached.
    """
    keyframes = select(BodyRow.digest).where(BodyRow.base.is_(None)).order_by(BodyRow.digest)
    for keyframe in session.scalars(keyframes).all():
        todo: list[tuple[str, bytes | None]] = [(keyframe, None)]
        while todo:
            digest, base = todo.pop()
            size, data = session.execute(select(BodyRow.size, BodyRow.data).where(BodyRow.digest == digest)).one()
            try:
                raw = _checked(digest, _decompress(digest, data, size, base))
            except Corrupt as damage:
                yield digest, damage
                continue
            yield digest, None
            hanging = session.scalars(select(BodyRow.digest).where(BodyRow.base == digest).order_by(BodyRow.digest))
            todo += [(dependent, raw) for dependent in hanging]


def drop(session: Session, digest: str) -> bool:
    """Remove a body; what depends on it is encoded anew first. False when it is not there or a version still needs it.

    Flush the removal of the versions before. Corrupt, and nothing removed, when a dependent body cannot be read.
    """
    row = session.execute(
        select(BodyRow.digest, BodyRow.base).where(BodyRow.digest == digest).with_for_update()
    ).one_or_none()
    if row is None or session.scalar(select(exists().where(VersionRow.body_digest == digest))):
        return False
    base: str | None = row.base
    dependents = session.scalars(select(BodyRow.digest).where(BodyRow.base == digest).order_by(BodyRow.digest)).all()
    for dependent in dependents:
        encoded = _encode(session, get(session, dependent), base)
        session.execute(
            update(BodyRow)
            .where(BodyRow.digest == dependent)
            .values(data=encoded.data, base=encoded.base, depth=encoded.depth)
            .execution_options(synchronize_session=False)
        )
        base = base or dependent  # a keyframe goes: its first dependent becomes the keyframe of the others
    session.execute(delete(BodyRow).where(BodyRow.digest == digest).execution_options(synchronize_session=False))
    return True


def sizes(session: Session) -> Sizes:
    """How much the archive holds, and what it takes."""
    bodies, keyframes, raw, stored = session.execute(
        select(
            func.count(),
            func.count().filter(BodyRow.base.is_(None)),
            func.coalesce(func.sum(BodyRow.size), 0),
            func.coalesce(func.sum(func.length(BodyRow.data)), 0),
        )
    ).one()
    return Sizes(bodies=bodies, keyframes=keyframes, raw_bytes=int(raw), stored_bytes=int(stored))


def _encode(session: Session, raw: bytes, base: str | None) -> _Encoded:
    """The shorter of the bytes on their own and the bytes after those of `base`."""
    after = _encode_after(session, raw, base) if base is not None else None
    if after is not None and len(after.data) * _SURELY_SHORTER < len(raw):
        return after
    whole = _Encoded(data=_compress(raw, None), base=None, depth=0)
    return after if after is not None and len(after.data) <= _WORTH * len(whole.data) else whole


def _encode_after(session: Session, raw: bytes, base: str) -> _Encoded | None:
    # the share lock keeps the base from being dropped before this transaction ends
    depth = session.scalar(
        select(BodyRow.depth).where(BodyRow.digest == base).with_for_update(read=True, key_share=True)
    )
    if depth is None or depth + 1 >= KEYFRAME_EVERY:
        return None
    try:
        data = _compress(raw, get(session, base))
    except Corrupt:  # new bytes must not hang on a damaged body; `verify` reports the damage
        return None
    return _Encoded(data=data, base=base, depth=depth + 1)


def _chain(session: Session, digest: str) -> list[tuple[int, bytes]]:
    """Size and stored bytes of a body and of all it hangs on, the keyframe last."""
    chain: list[tuple[int, bytes]] = []
    wanted: str | None = digest
    while wanted is not None:
        row = session.execute(
            select(BodyRow.base, BodyRow.size, BodyRow.data).where(BodyRow.digest == wanted)
        ).one_or_none()
        if row is None:
            raise Corrupt(digest, "not there" if wanted == digest else f"its base {wanted} is not there")
        chain.append((row.size, row.data))
        if len(chain) > KEYFRAME_EVERY:
            raise Corrupt(digest, "its chain of bases does not end")
        wanted = row.base
    return chain


def _checked(digest: str, raw: bytes) -> bytes:
    if digest_of_bytes(raw) != digest:
        raise Corrupt(digest, "the bytes do not have this digest")
    return raw


def _compress(raw: bytes, base: bytes | None) -> bytes:
    reach = len(raw) + len(base or b"")
    window = min(max(reach.bit_length(), zstandard.WINDOWLOG_MIN), 26)
    # zstd indexes no more of a dictionary than its tables hold, and level 6 has tables for small files
    tables = {"hash_log": window - 2, "chain_log": window - 2} if reach > 2**20 else {}
    parameters = zstandard.ZstdCompressionParameters.from_level(
        _LEVEL, source_size=reach, window_log=window, write_content_size=True, write_checksum=False,
        write_dict_id=False, **tables,
    )  # fmt: skip
    return zstandard.ZstdCompressor(compression_params=parameters, dict_data=_dictionary(base)).compress(raw)


def _decompress(digest: str, data: bytes, size: int, base: bytes | None) -> bytes:
    """The bytes behind `data`; what it claims to hold is checked before any memory is taken for it."""
    try:
        if zstandard.frame_content_size(data) != size or size > LARGEST:
            raise Corrupt(digest, "its size is not what was kept")
        return zstandard.ZstdDecompressor(dict_data=_dictionary(base)).decompress(data, max_output_size=LARGEST)
    except zstandard.ZstdError as error:
        raise Corrupt(digest, f"cannot be decompressed ({error})") from error


def _dictionary(base: bytes | None) -> zstandard.ZstdCompressionDict | None:
    if not base:
        return None
    return zstandard.ZstdCompressionDict(base, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
