"""A page at a glance: how much text a reader would see, without building a tree; linear, and mostly on its first part."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .limits import WORDS_WINDOW

THIN = 400
"""A page with fewer visible characters may be a refusal; every list and nearly every notice has more."""

PROSE = 160
"""A page with more characters in whole sentences says something; a refusal says less."""

_FEW_LINKS = 6
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
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|(?<![-\w:])(?<!:\s)hidden(?![-\w])|(?<![-\w])v-(?:if|else|show)\b", re.I)
_VOID = frozenset({"input", "img", "br", "hr", "meta", "link", "base", "area", "col", "embed", "source", "track", "wbr", "param"})
_MEDIA = frozenset({"img", "iframe", "frame", "embed", "object", "video", "table"})
_ENDS_ITSELF = frozenset({"p", "li", "td", "tr", "dd", "dt", "option"})
"""Elements that another of their name ends."""
_MEDIA_KEPT = 200
_SCRIPT_KEPT = 16 * 1024
_SCRIPTS_KEPT = 64 * 1024
_SOURCE = re.compile(r"(?<![-\w])src\s{0,3}=\s{0,3}(?:\"([^\"]{0,1000})|'([^']{0,1000})|([^\s\"'>]{1,1000}))", re.I)
_ALT = re.compile(r"(?<![-\w])(?:alt|title)\s{0,3}=\s{0,3}(?:\"([^\"]{1,60})\"|'([^']{1,60})')", re.I)
_SENTENCE = re.compile("[\u3002;\uff1b]|[,\uff0c].*[,\uff0c]")
_SENTENCE_LENGTH = 24
_FURNITURE = re.compile("分辨率|浏览器|版权所有|网站标识码|备案|公网安备|未经.{0,12}(?:许可|授权|同意)|转载|[主承]办单位")
_TITLE = re.compile(rb"<title[^>]{0,100}>([^<]{1,400})", re.I)
_TITLE_CUT = re.compile(r"\s*[-_|—–·]+\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """Something shown that is no text: its tag, address and the words said in its place."""

    tag: str
    source: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What a reader would see: `lines` of visible text that are no links, `linked` text, scripts; counts of characters.

    `prose` counts sentences without those of a site's footer; `media` are pictures, frames and tables, the first 200;
    `hidden` counts what is there but not shown.
    """

    title: str
    lines: tuple[str, ...]
    linked: str
    scripts: str
    visible: int
    hidden: int
    prose: int
    media: tuple[Media, ...]
    has_scripts: bool

    @property
    def title_parts(self) -> tuple[str, ...]:
        """The title, and its parts where the site's name is joined to it."""
        return parts_of(self.title)

    @property
    def is_bare(self) -> bool:
        """Whether the page stands without a site's navigation around it."""
        return self.linked.count("\n") < _FEW_LINKS

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
        if is_spoilt_utf8(raw, error.start):
            return raw.decode("utf-8-sig", "ignore")
    return raw.decode("gb18030", "replace")


def is_spoilt_utf8(raw: bytes, start: int) -> bool:
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


def tags_of(text: str) -> Iterator[tuple[str, bool]]:
    """The names of the tags of a page in turn, and whether each closes; what stands in scripts and comments is no tag."""
    for token in _TOKEN.finditer(text):
        if token["tag"]:
            yield token["tag"].lower(), token[0].startswith("</")


def is_thin(raw: bytes) -> bool:
    """Whether so little text is visible that the page may be a refusal; most pages show enough in their first part."""
    return all(_length(raw[:size]) < THIN for size in _PARTS if size < len(raw)) and _length(raw[:WORDS_WINDOW]) < THIN


def is_blank(raw: bytes) -> bool:
    """Whether nothing at all is visible, hidden text included."""
    return _length(raw[:WORDS_WINDOW]) == 0


def _length(raw: bytes) -> int:
    """How many characters are visible, roughly: one pass in C, for the many pages that are just pages."""
    text = _MARKUP.sub(" ", decode(raw))
    return len("".join((html.unescape(text) if "&" in text else text).split()))


class _Reader:
    """Collects lines of text; inline markup does not end a line."""

    def __init__(self) -> None:
        self.visible = 0
        self.hidden = 0
        self.prose = 0
        self._line: list[str] = []
        self._lines: list[str] = []
        self._linked: list[str] = []
        self._scripts: list[str] = []
        self._title = ""
        self._in_title = self._in_link = False
        self._hidden_in = ""  # the hidden element we are in, and how deep in elements of its name
        self._hidden_depth = 0
        self._media: list[Media] = []
        self._has_scripts = False
        self._script_room = _SCRIPTS_KEPT

    def text(self, piece: str) -> None:
        if piece.isspace():
            return
        if self._in_title:
            self._title += piece[:200]
            return
        self._line.append(piece)

    def markup(self, token: re.Match[str]) -> None:
        if token["raw"]:
            self._raw(token["raw"].lower(), token["raw_text"])
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
        elif tag in _MEDIA and not closing and len(self._media) < _MEDIA_KEPT:
            self._media.append(_medium(tag, (token["attributes"] or "")[:4000]))
        if tag not in _VOID:
            self._hide(tag, closing, token["attributes"] or "")

    def _raw(self, name: str, text: str) -> None:
        if name not in {"script", "noscript"}:
            return
        self._has_scripts = True
        if self._script_room > 0:
            self._scripts.append(text[:_SCRIPT_KEPT])
            self._script_room -= _SCRIPT_KEPT if len(text) > _SCRIPT_KEPT else len(text)

    def _hide(self, tag: str, closing: bool, attributes: str) -> None:
        """Keep track of whether we are inside a hidden element."""
        if self._hidden_in:
            if tag == self._hidden_in:
                self._hidden_depth += -1 if closing or tag in _ENDS_ITSELF else 1
                if self._hidden_depth <= 0:
                    self._hidden_in = ""
        elif not closing and tag != "body" and attributes and _HIDDEN.search(attributes[:400]):
            self._hidden_in, self._hidden_depth = tag, 1

    def _flush(self) -> None:
        if not self._line:
            return
        line = "".join(self._line)
        self._line.clear()
        if "&" in line:
            line = html.unescape(line)
        line = _SPACE.sub(" ", line).strip()
        if not line:
            return
        if self._hidden_in:
            self.hidden += len(line)
            return
        self.visible += len(line)
        if self._in_link:
            self._linked.append(line)
            return
        self._lines.append(line)
        if len(line) >= _SENTENCE_LENGTH and _SENTENCE.search(line) and not _FURNITURE.search(line):
            self.prose += len(line)

    def result(self) -> Glance:
        self._flush()
        return Glance(
            title=_SPACE.sub(" ", html.unescape(self._title)).strip()[:200], lines=tuple(self._lines),
            linked="\n".join(self._linked), scripts="\n".join(self._scripts), visible=self.visible, hidden=self.hidden,
            prose=self.prose, media=tuple(self._media), has_scripts=self._has_scripts,
        )  # fmt: skip


def _medium(tag: str, attributes: str) -> Media:
    source, words = _SOURCE.search(attributes), _ALT.search(attributes)
    return Media(
        tag=tag, source=(source[1] or source[2] or source[3] or "") if source else "",
        words=(words[1] or words[2]) if words else "",
    )  # fmt: skip
