"""A page at a glance: how much text a reader would see, without building a tree; linear, and mostly on its first part."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from .limits import WORDS_WINDOW

THIN = 400
"""A page with fewer visible characters may be a refusal; every list and nearly every notice has more."""

PROSE = 160
"""A page with more characters in whole sentences says something; a refusal says less."""

_PARTS = (8 * 1024, 24 * 1024)
_TITLE_WITHIN = 64 * 1024
# Possessive and unrolled: nothing is read twice, however broken the markup; what is not closed runs to the end.
_RAW_NAMES = r"(?i:script|style|noscript|template|svg)"
_COMMENT = r"<!--[^-]*+(?:-(?!->)[^-]*+)*+(?:-->)?"
_TOKEN = re.compile(
    _COMMENT + rf"|<(?P<raw>{_RAW_NAMES})\b(?P<raw_text>[^<]*+(?:<(?!/(?i:(?P=raw)))[^<]*+)*+)(?:<[^>]*+>?)?"
    r"|</?(?P<tag>[a-zA-Z][a-zA-Z0-9]*+)(?P<attributes>[^>]*+)>?"
    r"|<[^>]*+>?"
)
# The common case first: a tag that begins like no other alternative.
_MARKUP = re.compile(
    r"<(?![sSnNtT!])[^>]*+>?|" + _COMMENT + rf"|<(title|{_RAW_NAMES})\b[^<]*+(?:<(?!/(?i:\1))[^<]*+)*+(?:<[^>]*+>?)?|<[^>]*+>?"
)
_INLINE = frozenset({"span", "font", "b", "strong", "i", "em", "u", "big", "small", "sub", "sup", "wbr", "o"})
_SPACE = re.compile(r"[\s\u3000\u200b\ufeff]+")
_HIDDEN = re.compile(r"display\s*:\s*none|\bhidden\b", re.I)
_SENTENCE = re.compile("[\u3002;\uff1b]|[,\uff0c].*[,\uff0c]")
_SENTENCE_LENGTH = 24
_TITLE = re.compile(rb"<title[^>]{0,100}>([^<]{1,400})", re.I)
_TITLE_CUT = re.compile(r"\s*[-_|—–·]+\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What a reader would see: `lines` of visible text that are no links, `linked` text, scripts; counts of characters."""

    title: str
    lines: tuple[str, ...]
    linked: str
    scripts: str
    visible: int
    prose: int
    has_media: bool

    @property
    def title_parts(self) -> tuple[str, ...]:
        """The title, and its parts where the site's name is joined to it."""
        return parts_of(self.title)

    @property
    def says(self) -> str:
        """Title and visible text that is no link."""
        return "\n".join((self.title, *self.lines))


def parts_of(title: str) -> tuple[str, ...]:
    """A title, and its parts where the site's name is joined to it."""
    return (title, *_TITLE_CUT.split(title))


def title_of(raw: bytes) -> str:
    """The title of a page, read without looking at the rest."""
    found = _TITLE.search(raw[:_TITLE_WITHIN])
    return _SPACE.sub(" ", html.unescape(decode(found[1]))).strip() if found else ""


def decode(raw: bytes) -> str:
    """Text of a page or of its first part: UTF-8 where it is, else GB18030, else UTF-16 by its mark; never fails."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _is_spoilt_utf8(raw, error.start):
            return raw.decode("utf-8-sig", "ignore")
    return raw.decode("gb18030", "replace")


def _is_spoilt_utf8(raw: bytes, start: int) -> bool:
    """Whether UTF-8 goes on behind the first bad byte: a cut character, a stray byte. What a page declares may be a lie."""
    rest = raw[start : start + 512].decode("utf-8", "replace")
    bad = rest.count("\ufffd")
    return start >= len(raw) - 3 or bad * 8 < sum(character > "\x7f" for character in rest)


def glance(text: str, *, enough_prose: int | None = None) -> Glance:
    """Look at a page; stops once `enough_prose` characters in sentences have been seen."""
    reader = _Reader()
    position = 0
    for token in _TOKEN.finditer(text):
        if token.start() > position:
            reader.text(text[position : token.start()])
        position = token.end()
        reader.markup(token)
        if enough_prose is not None and reader.prose >= enough_prose:
            return reader.result()
    reader.text(text[position:])
    return reader.result()


def is_thin(raw: bytes) -> bool:
    """Whether so little text is visible that the page may be a refusal; most pages show enough in their first part."""
    return all(_length(raw[:size]) < THIN for size in _PARTS if size < len(raw)) and _length(raw[:WORDS_WINDOW]) < THIN


def _length(raw: bytes) -> int:
    """How many characters are visible, roughly: one pass in C, for the many pages that are just pages."""
    text = _MARKUP.sub(" ", decode(raw))
    return len("".join((html.unescape(text) if "&" in text else text).split()))


class _Reader:
    """Collects lines of text; inline markup does not end a line."""

    def __init__(self) -> None:
        self.visible = 0
        self.prose = 0
        self._line: list[str] = []
        self._lines: list[str] = []
        self._linked: list[str] = []
        self._scripts: list[str] = []
        self._title = ""
        self._in_title = self._in_link = self._hidden = False
        self._has_media = False

    def text(self, piece: str) -> None:
        if piece.isspace():
            return
        if self._in_title:
            self._title += piece[:200]
            return
        self._line.append(piece)

    def markup(self, token: re.Match[str]) -> None:
        if token["raw"]:
            if token["raw"].lower() in {"script", "noscript"}:
                self._scripts.append(token["raw_text"][:65536])
            return
        tag = (token["tag"] or "").lower()
        if not tag or tag in _INLINE:
            return
        self._flush()
        closing = token[0].startswith("</")
        if tag == "title":
            self._in_title = not closing
        elif tag == "a":
            self._in_link = not closing
        elif tag in {"img", "iframe", "frame", "embed", "object", "video", "table"}:
            self._has_media = True
        self._hidden = not closing and bool(token["attributes"]) and bool(_HIDDEN.search(token["attributes"][:400]))

    def _flush(self) -> None:
        if not self._line:
            return
        line = "".join(self._line)
        self._line.clear()
        if "&" in line:
            line = html.unescape(line)
        line = _SPACE.sub(" ", line).strip()
        if not line or self._hidden:
            return
        self.visible += len(line)
        if self._in_link:
            self._linked.append(line)
            return
        self._lines.append(line)
        if len(line) >= _SENTENCE_LENGTH and _SENTENCE.search(line):
            self.prose += len(line)

    def result(self) -> Glance:
        self._flush()
        return Glance(
            title=_SPACE.sub(" ", html.unescape(self._title)).strip()[:200], lines=tuple(self._lines),
            linked="\n".join(self._linked), scripts="\n".join(self._scripts), visible=self.visible, prose=self.prose,
            has_media=self._has_media,
        )  # fmt: skip
