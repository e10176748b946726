"""What a host answers for an address that cannot exist, and whether another answer is the same: pure functions.

Sites answer 200 with a page of their own, or with their home page, for whatever is not there, in words that no list of
phrases has. What such an answer looks like is learned by asking for one; a page that looks exactly so is not there.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit, urlunsplit

from store.capture import Fetched, Outcome

from .content import Content, kind_of
from .limits import WORDS_WINDOW
from .page import decode, glance
from .refusal import is_marked_notice

MAY_DIFFER = 4
"""Characters of text that the two may have more or less: a weather word, a greeting. A notice has more to say."""

_SUBSTANCE = 6
"""Characters of text without which an answer says nothing: an echo of the address has none."""
_LOOKS_LIKE = 200
"""Characters of text beyond the learned answer's with which a page may still turn out to be it, asked anew."""
_SHARED_LINKS = 0.8
_MOST_LINES = 500
_LINKS_KEPT = 200
_LONGER = 1.5
_NAME = re.compile(r"(?P<name>[^/]*?)(?P<suffix>\.[A-Za-z]{1,6})?")
_INDEX = re.compile(r"(?:index|default|main)(?:_\d{1,4})?\.[a-z]{3,5}", re.I)
_QUERY_ID = re.compile(r"(?P<key>(?:^|&)[^=&]{1,40}=)(?P<value>\d{2,}|[0-9A-Fa-f-]{16,})(?=&|$)")
_OWN_NAME = re.compile(r"\d+|.*\d{3}.*", re.S)
"""The name of a file that holds one notice; that of a program, show2.asp, says nothing of which one."""
_WRITTEN_AS = 2
"""The number of the rules by which answers are learned: what was learned by others is asked for anew."""
_ADDRESS = re.compile(r"https?://[^\s\u4e00-\u9fff]{1,2000}|/[\w./?=&%-]{2,2000}|[0-9a-f]{8,64}", re.I | re.A)
_DIGITS = re.compile(r"\d+")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What a page shows, in hashes: lines of text (with their lengths), the smallest hashes of its links, pictures."""

    title: str
    size: int  # bytes
    words: dict[str, int]
    links: tuple[str, ...]
    link_count: int
    media: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Whether there is too little to tell this page from others by."""
        return sum(self.words.values()) < _SUBSTANCE and not self.links and not self.media


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A host's answer for what cannot exist: its status and its looks. Where the status speaks, looks hardly matter."""

    status: int
    sketch: Sketch


def missing_address(url: str, token: str, number: int) -> str | None:
    """An address beside this one, of its shape, that cannot exist; None where the address has no name to exchange.

    `token` is 32 hex digits, `number` a random id far above any real one: a query that names the page gets one of them,
    and a path that names it gets the token, whatever its query.
    """
    parts = urlsplit(url)
    path, names_page = _other_path(parts.path, token)
    if not parts.query:
        return urlunsplit(parts._replace(path=path)) if path else None
    query, changed = _QUERY_ID.subn(
        lambda found: found["key"] + (str(number) if found["value"].isdecimal() else token), parts.query
    )
    if names_page and path:  # a server may well ignore the query of a file
        return urlunsplit(parts._replace(path=path, query=query))
    return urlunsplit(parts._replace(query=query)) if changed else None


def _other_path(path: str, token: str) -> tuple[str | None, bool]:
    """The path with another name in the place of the page's, None where it has none; whether that is a name of its own."""
    folders = path.split("/")
    at = len(folders) - 1
    if not folders[at] or _INDEX.fullmatch(folders[at]):  # the folder is the notice: /2026030209001234567/index.shtml
        at -= 1
    if at < 1 or not folders[at]:
        return None, False
    found = _NAME.fullmatch(folders[at])
    name, suffix = (found["name"], found["suffix"] or "") if found else (folders[at], "")
    folders[at] = token + suffix
    return "/".join(folders), _OWN_NAME.fullmatch(name) is not None


def learn(answer: Fetched) -> Missing | None:
    """What is to be remembered of the answer for an address that cannot exist; None where it teaches nothing.

    A challenge, an error or a redirect to the home page teaches nothing (invariant 2: none of them is ever a removal);
    nor does a notice that a program shows for whatever it was asked.
    """
    if answer.outcome not in {Outcome.FRESH, Outcome.GONE} or answer.status is None or is_marked_notice(answer.raw):
        return None
    drawn = sketch_of(answer.raw) if kind_of(answer.raw) in {Content.HTML, Content.TEXT} else None
    if drawn is None or drawn.is_blank:
        drawn = None if answer.outcome is Outcome.FRESH else _EMPTY
    return Missing(status=answer.status, sketch=drawn) if drawn is not None else None


def may_match(missing: Missing, fetched: Fetched) -> bool:
    """A cheap look before a thorough one: whether this answer could be the host's answer for what is missing."""
    if missing.sketch.is_blank:
        return False
    if missing.status != fetched.status:  # where the host says 404 for what is missing, its 200 is a page
        return False
    return len(fetched.raw) <= missing.sketch.size * _LONGER + 1024


def matches(missing: Missing, drawn: Sketch) -> bool:
    """Whether a page is this answer: title, links and pictures equal, the text equal but for four characters."""
    learned = missing.sketch
    if learned.is_blank or (learned.title, learned.media) != (drawn.title, drawn.media):
        return False
    if (learned.link_count, learned.links) != (drawn.link_count, drawn.links):
        return False
    return _beyond(drawn, learned) <= MAY_DIFFER and _beyond(learned, drawn) <= MAY_DIFFER


def says_all_of(missing: Missing, raw: bytes) -> bool:
    """Whether an answer says all that a page says: then it may be that page, whatever was changed in its address."""
    drawn, learned = sketch_of(raw), missing.sketch
    if drawn is None or learned.title != drawn.title or not set(drawn.media) <= set(learned.media):
        return False
    return _beyond(drawn, learned) <= MAY_DIFFER


def resembles(missing: Missing, drawn: Sketch) -> bool:
    """Whether a page may be this answer with other headlines around it, so that it is worth asking anew."""
    learned = missing.sketch
    if learned.is_blank or learned.title != drawn.title or _beyond(drawn, learned) > _LOOKS_LIKE:
        return False
    shared = len(set(learned.links) & set(drawn.links))
    return shared >= _SHARED_LINKS * max(len(learned.links), len(drawn.links)) or not drawn.links


def sketch_of(raw: bytes) -> Sketch | None:
    """A page's looks; None for one too long to be an answer of this kind."""
    seen = glance(decode(raw[:WORDS_WINDOW]))
    if len(seen.lines) > _MOST_LINES or len(raw) > WORDS_WINDOW:
        return None
    words: dict[str, int] = {}
    for line in seen.lines:
        plain = _plain(line)
        if plain:
            words[_hash(plain)] = len(plain)
    links = [_hash(plain) for line in seen.linked.split("\n") if (plain := _plain(line))]
    media = sorted({_hash(f"{medium.tag} {medium.source.partition('?')[0]}") for medium in seen.media})
    return Sketch(
        title=_plain(seen.title), size=len(raw), words=words, links=tuple(sorted(set(links))[:_LINKS_KEPT]),
        link_count=len(links), media=tuple(media),
    )  # fmt: skip


_EMPTY = Sketch(title="", size=0, words={}, links=(), link_count=0, media=())


def to_text(missing: Missing) -> str:
    """One line of JSON, as the store keeps it."""
    return json.dumps({"by": _WRITTEN_AS, **asdict(missing)}, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> Missing | None:
    """What the store kept; None where an older or newer Ducha wrote it otherwise: it is asked anew."""
    try:
        value = json.loads(text)
        if value["by"] != _WRITTEN_AS:
            return None
        drawn = value["sketch"]
        return Missing(
            status=int(value["status"]),
            sketch=Sketch(
                title=str(drawn["title"]), size=int(drawn["size"]),
                words={str(line): int(length) for line, length in drawn["words"].items()},
                links=tuple(map(str, drawn["links"])), link_count=int(drawn["link_count"]),
                media=tuple(map(str, drawn["media"])),
            ),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _beyond(one: Sketch, other: Sketch) -> int:
    """How many characters of text the one has in lines that the other has not."""
    return sum(length for line, length in one.words.items() if line not in other.words)


def _plain(line: str) -> str:
    """A line without what differs from request to request: the address asked for, figures, blanks."""
    return _DIGITS.sub("0", _ADDRESS.sub("~", _SPACE.sub("", line)))[:400].lower()


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
