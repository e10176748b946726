"""Full-text search over the newest text of every page, exact for Chinese on both databases.

A text is folded (NFKC, case, blanks) and cut into tokens: single characters and bigrams of what is written without
blanks, whole words of Latin letters or digits. The index narrows the search to pages that have every token of the
query; whether the words stand there as asked is then read off the folded text itself. So a hit is exact at any length
of text, where phrase positions are not: a tsvector counts them to 16,383 only and keeps 256 for a lexeme.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Integer,
    MetaData,
    Select,
    Table,
    Text,
    and_,
    bindparam,
    case,
    cast,
    column,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session

from .search_words import find_terms, key_of, read_terms, storable, tokens_asked, tokens_of
from .tables import PageRow

TEXT_MOST = 1_000_000
"""Characters of one page that are searchable."""

_TOKENS_MOST = 64  # tokens that narrow a search; more would not narrow it further
_LEAD, _TRAIL = 30, 90  # characters of a snippet before and after the first match
_SCANNED = 200_000  # characters of a text that are looked through for a snippet

_BLANKS = re.compile(r"\s+")

# kept apart from the tables of the program: the migration makes them its own way on each database
_ENTRY = Table(
    "search_text", MetaData(),
    Column("page_id", BigInteger, primary_key=True), Column("title", Text), Column("text", Text),
    Column("title_key", Text), Column("text_key", Text), Column("tokens", postgresql.ARRAY(Integer)),
)  # fmt: skip
_FTS = table("search_index", column("rowid", BigInteger), column("tokens", Text))
_KEYS = select(_ENTRY.c.title_key, _ENTRY.c.text_key).where(_ENTRY.c.page_id == bindparam("page"))
_FORGET = text("INSERT INTO search_index(search_index, rowid, tokens) VALUES ('delete', :page_id, :tokens)")
_DELETE = delete(_ENTRY).where(_ENTRY.c.page_id == bindparam("page"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A run of snippet text; `is_match` when it is what was asked for."""

    text: str
    is_match: bool

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A page that has every word of the query; `rank` is how many of them stand in its title."""

    page_id: int
    title: str
    snippet: tuple[Part, ...]
    rank: int


def index_version(session: Session, page_id: int, title: str, text: str) -> None:
    """Make a page findable by this title and text, and no longer by those before."""
    title, text = storable(title), storable(text[:TEXT_MOST])
    keys = (key_of(title), key_of(text))
    values = {"page_id": page_id, "title": title, "text": text, "title_key": keys[0], "text_key": keys[1]}
    if not _is_sqlite(session):
        values["tokens"] = sorted({_number(token) for token in tokens_of(*keys)})
        upsert = postgresql.insert(_ENTRY).values(values)
        session.execute(upsert.on_conflict_do_update(index_elements=["page_id"], set_=values))
        return
    remove(session, page_id)
    session.execute(insert(_ENTRY).values(values))
    session.execute(insert(_FTS).values(rowid=page_id, tokens=" ".join(tokens_of(*keys))))


def remove(session: Session, page_id: int) -> None:
    """Make a page unfindable; one that is not there is no error."""
    if _is_sqlite(session):
        row = session.execute(_KEYS, {"page": page_id}).one_or_none()
        if row is not None:
            # the index holds no texts: it forgets a page only when told the very tokens it was given
            session.execute(_FORGET, {"page_id": page_id, "tokens": " ".join(tokens_of(*row))})
    session.execute(_DELETE, {"page": page_id})


def search(session: Session, query: str, *, limit: int = 20, offset: int = 0) -> list[Hit]:
    """The pages that have every word of the query, in title or text: most words in the title first, then the newest.

    Words are parted by blanks; "quoted" words stand together. Chinese is found as any part of a text, Latin words and
    numbers whole, punctuation inside a word as it stands (at its ends only when quoted); width and case do not matter.
    What holds no letter or digit is ignored. No query is an error.
    """
    terms = read_terms(query)
    if not terms or limit <= 0:
        return []
    with _by_index(session):
        rows = session.execute(_query(terms, _is_sqlite(session)).limit(limit).offset(max(0, offset))).all()
    return [
        Hit(page_id=row.page_id, title=row.title, snippet=_snippet(row.title, row.text, terms), rank=row.rank)
        for row in rows
    ]


def count_hits(session: Session, query: str) -> int:
    """How many pages `search` would find in all."""
    terms = read_terms(query)
    if not terms:
        return 0
    found = _query(terms, _is_sqlite(session)).order_by(None).subquery()
    with _by_index(session):
        return session.scalar(select(func.count()).select_from(found)) or 0


def indexed_pages() -> Select[tuple[int]]:
    """The ids of the pages that can be found, as a query to be used within others."""
    return select(_ENTRY.c.page_id)


def _query(terms: list[str], is_sqlite: bool) -> Select[tuple[int, str, str, int]]:
    find = func.instr if is_sqlite else func.strpos
    tokens = list(dict.fromkeys(token for term in terms for token in tokens_asked(term)))[:_TOKENS_MOST]
    source = _ENTRY.outerjoin(PageRow.__table__, PageRow.id == _ENTRY.c.page_id)
    narrowing: ColumnElement[bool]
    if is_sqlite:
        source = source.join(_FTS, _FTS.c.rowid == _ENTRY.c.page_id)
        narrowing = _matches(" AND ".join(f'"{token}"' for token in tokens))
    else:
        narrowing = _ENTRY.c.tokens.contains(cast([_number(token) for token in tokens], postgresql.ARRAY(Integer)))
    keys = [key_of(term) for term in terms]
    in_title = [find(_ENTRY.c.title_key, key) > 0 for key in keys]
    in_text = [find(_ENTRY.c.text_key, key) > 0 for key in keys]
    rank: ColumnElement[int] = literal(0)
    for found in in_title:
        rank = rank + case((found, 1), else_=0)
    rank = rank.label("rank")
    return (
        select(_ENTRY.c.page_id, _ENTRY.c.title, _ENTRY.c.text, rank)
        .select_from(source)
        .where(narrowing, and_(*(or_(*places) for places in zip(in_title, in_text, strict=True))))
        .order_by(rank.desc(), PageRow.published.desc().nulls_last(), _ENTRY.c.page_id.desc())
    )


def _matches(expression: str) -> ColumnElement[bool]:
    """The condition that FTS5 finds this expression."""
    return text("search_index MATCH :expression").bindparams(expression=expression)  # type: ignore[return-value]


@contextmanager
def _by_index(session: Session) -> Iterator[None]:
    """Keep PostgreSQL from reading every page: its planner does not know what it costs to fetch a long text."""
    if _is_sqlite(session):
        yield
        return
    session.execute(select(func.set_config("enable_seqscan", "off", True)))
    yield
    session.execute(select(func.set_config("enable_seqscan", "on", True)))


def _number(token: str) -> int:
    """A token as PostgreSQL keeps it: two that share a number only widen what is then looked through."""
    return int.from_bytes(zlib.crc32(token.encode()).to_bytes(4), signed=True)


def _is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"


def _snippet(title: str, text: str, terms: list[str]) -> tuple[Part, ...]:
    """The text around the first match, matches marked; the beginning where only the title has what was asked for."""
    shown = text if text.strip() else title
    shown = shown[:_SCANNED]
    matches = sorted(find_terms(shown, terms))
    start = max(0, matches[0][0] - _LEAD) if matches else 0
    end = min(len(shown), (matches[0][0] if matches else 0) + _TRAIL)
    if matches:
        end = max(end, matches[0][1])
    parts = [Part(text="…", is_match=False)] if start else []
    at = start
    for low, high in matches:
        if low < at or high > end:
            continue
        if low > at:
            parts.append(Part(text=_one_line(shown[at:low]), is_match=False))
        parts.append(Part(text=_one_line(shown[low:high]), is_match=True))
        at = high
    if at < end:
        parts.append(Part(text=_one_line(shown[at:end]), is_match=False))
    if end < len(shown):
        parts.append(Part(text="…", is_match=False))
    return tuple(parts)


def _one_line(text: str) -> str:
    return _BLANKS.sub(" ", text)
