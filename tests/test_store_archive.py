"""Bodies come back byte for byte, cost little when they resemble the last one, and never silently go wrong."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from store import archive
from store.archive import KEYFRAME_EVERY, Corrupt, digest_of_bytes, drop, get, put, sizes, walk
from store.database import Database
from store.tables import BodyRow, PageRow, SourceRow, VersionRow

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def page(seed: int = 1, size: int = 60_000) -> bytes:
    """A page of about this many bytes: markup around sentences drawn from a vocabulary, as hard to press as prose."""
    rng = random.Random(seed)
    words = ["".join(chr(rng.randrange(0x4E00, 0x6E00)) for _ in range(rng.choice((1, 2, 2, 3)))) for _ in range(1500)]
    lines: list[str] = []
    length = 0
    while length < size:
        line = f'<p class="indent">{"".join(rng.choice(words) for _ in range(45))},共{rng.randrange(300)}项。</p>\n'
        lines.append(line)
        length += len(line.encode())
    return "".join(["<html><body>\n", *lines, "</body></html>"]).encode()


def row(session: Session, digest: str) -> BodyRow:
    session.expire_all()
    return session.get_one(BodyRow, digest)


def chain_of(session: Session, count: int, size: int = 3000) -> list[tuple[str, bytes]]:
    """Versions of one page, each put with the one before as base."""
    raw, base, kept = page(size=size), None, []
    for n in range(count):
        raw = raw.replace(b"</body>", f"<p>第{n}次更新</p></body>".encode())
        base = put(session, raw, base)
        kept.append((base, raw))
    return kept


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bodies=st.lists(st.one_of(st.binary(max_size=300), st.binary(max_size=30).map(lambda b: b * 40)), max_size=8), data=st.data())  # fmt: skip
def test_any_bytes_come_back(database: Database, bodies: list[bytes], data: st.DataObject) -> None:
    with database.read() as session:
        kept: dict[str, bytes] = {}
        for raw in bodies:
            base = data.draw(st.sampled_from([None, "0" * 64, *kept]))
            kept[put(session, raw, base)] = raw
        assert all(get(session, digest) == raw for digest, raw in kept.items())
        gone = data.draw(st.sets(st.sampled_from(sorted(kept)))) if kept else set()
        assert all(drop(session, digest) for digest in sorted(gone))
        assert all(get(session, digest) == raw for digest, raw in kept.items() if digest not in gone)
        assert dict(walk(session)) == dict.fromkeys(kept.keys() - gone)


def test_one_changed_word_of_a_large_page_costs_tens_of_bytes(database: Database) -> None:
    before = page()
    after = before.replace("共".encode(), "计".encode(), 1)
    assert len(before) == len(after) > 60_000 and before != after
    with database.begin() as session:
        base = put(session, before, None)
        digest = put(session, after, base)
        assert len(row(session, digest).data) < 100
        assert len(row(session, base).data) > 15_000
        assert get(session, digest) == after
        held = sizes(session)
        assert (held.bodies, held.keyframes, held.raw_bytes) == (2, 1, len(before) + len(after))
        assert held.stored_bytes == len(row(session, digest).data) + len(row(session, base).data)


def test_a_ten_megabyte_body_still_leans_on_its_base(database: Database) -> None:
    before = random.Random(3).randbytes(10_000_000)
    after = before[:5_000_000] + b"edited" + before[5_000_000:]
    with database.read() as session:
        digest = put(session, after, put(session, before, None))
        assert len(row(session, digest).data) < 20_000
        assert get(session, digest) == after


def test_a_body_too_large_is_refused(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST", 100)
    with database.read() as session:
        put(session, b"x" * 100, None)
        with pytest.raises(ValueError, match="101 bytes"):
            put(session, b"x" * 101, None)


def test_the_same_bytes_are_kept_once(database: Database) -> None:
    with database.begin() as session:
        first = put(session, b"same", None)
        assert put(session, b"same", first) == first == digest_of_bytes(b"same")
        assert sizes(session).bodies == 1


def test_a_base_of_no_help_is_not_used(database: Database) -> None:
    with database.read() as session:
        base = put(session, page(1), None)
        assert row(session, put(session, random.Random(5).randbytes(5000), base)).base is None


def test_chains_end_at_a_keyframe(database: Database) -> None:
    with database.read() as session:
        kept = chain_of(session, 2 * KEYFRAME_EVERY + 3)
        depths = [row(session, digest).depth for digest, _ in kept]
        assert max(depths) == KEYFRAME_EVERY - 1
        assert [n for n, depth in enumerate(depths) if depth == 0] == [0, KEYFRAME_EVERY, 2 * KEYFRAME_EVERY]
        assert all(get(session, digest) == raw for digest, raw in kept)


@pytest.mark.parametrize("n", [0, 3, 9])
def test_what_depends_on_a_dropped_body_stays_readable(database: Database, n: int) -> None:
    with database.read() as session:
        kept = chain_of(session, 10)
        sibling = kept[0][1].replace(b"</body>", b"<p>twin</p></body>")
        kept.append((put(session, sibling, kept[0][0]), sibling))
        assert drop(session, kept[n][0])
        rest = kept[:n] + kept[n + 1 :]
        assert all(get(session, digest) == raw for digest, raw in rest)
        assert dict(walk(session)) == {digest: None for digest, _ in rest}
        assert sizes(session).keyframes == 1
        with pytest.raises(Corrupt):
            get(session, kept[n][0])
        assert not drop(session, kept[n][0])


def test_a_body_that_a_version_needs_is_not_dropped(database: Database) -> None:
    with database.begin() as session:
        digest = put(session, b"shared by two pages", None)
        session.add(SourceRow(id="s", name="s", added_at=NOW))
        session.flush()
        session.add(PageRow(id=1, url="http://a/", url_key="a", host="a", role="detail", source_id="s", added_at=NOW))
        session.flush()
        session.add(VersionRow(
            page_id=1, n=1, captured_at=NOW, body_digest=digest, parser_version="1", fingerprint="f", title="", text="",
            document={}, final_url="http://a/",
        ))  # fmt: skip
        session.flush()
        assert not drop(session, digest)
        assert get(session, digest) == b"shared by two pages"


def damage(session: Session, digest: str, **values: object) -> None:
    session.execute(update(BodyRow).where(BodyRow.digest == digest).values(**values))


def test_damage_is_noticed(database: Database) -> None:
    with database.read() as session:
        digest = put(session, b"as fetched" * 50, None)
        good = session.scalar(select(BodyRow.data).where(BodyRow.digest == digest))
        other = zstandard.ZstdCompressor().compress(b"as changed" * 50)
        assert good is not None
        bomb = zstandard.ZstdCompressor().compress(b"\0" * 10**8)
        for data, size, why in (
            (b"", 500, "decompressed"), (b"no zstd", 500, "decompressed"), (good[:-3], 500, "decompressed"),
            (other, 500, "digest"), (good, 5, "size"), (bomb, 500, "size"), (bomb, 10**8, "size"),
        ):  # fmt: skip
            damage(session, digest, data=data, size=size)
            with pytest.raises(Corrupt) as caught:
                get(session, digest)
            assert caught.value.digest == digest
            assert why in caught.value.why
            assert [bad is None for _, bad in walk(session)] == [False]


def test_new_bytes_do_not_hang_on_a_damaged_body(database: Database) -> None:
    with database.read() as session:
        base = put(session, page(size=3000), None)
        damage(session, base, data=b"no zstd")
        raw = page(size=3000).replace(b"indent", b"normal")
        digest = put(session, raw, base)
        assert row(session, digest).base is None
        assert get(session, digest) == raw


def test_a_circle_of_bases_ends(database: Database) -> None:
    with database.read() as session:
        (first, _), (second, _) = chain_of(session, 2)
        damage(session, first, base=second)
        with pytest.raises(Corrupt, match="does not end"):
            get(session, second)


def test_an_unknown_digest_is_corrupt(database: Database) -> None:
    with database.read() as session, pytest.raises(Corrupt, match="not there"):
        get(session, "0" * 64)


def test_two_writers_of_the_same_bytes_do_not_collide(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def put_meanwhile(session: Session, raw: bytes, base: str | None) -> object:
        """Encode, while another writer keeps the same bytes: it has seen no row and now there is one."""
        monkeypatch.undo()
        put(session, raw, None)
        return encode(session, raw, base)

    encode = archive._encode
    with database.begin() as session:
        monkeypatch.setattr(archive, "_encode", put_meanwhile)
        assert put(session, b"same", None) == digest_of_bytes(b"same")
        assert sizes(session).bodies == 1
