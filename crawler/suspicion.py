"""Whether a page with a site's whole navigation around it is worth a thorough look; nearly none is.

Chinese words are looked for in what remains of the bytes when ASCII is taken out: a third of a page, and no markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import excuses, phrases
from .limits import WORDS_WINDOW
from .page import decode, glance, is_spoilt_utf8

_ASCII = bytes(range(128))
_AROUND = 400
_LINE = 60
_INLINE = re.compile(rb"</?(?:span|font|b|strong|i|em|u|big|small)\b", re.I)
_FRAGMENT = 60
"""A piece of fewer bytes may be part of a line that inline markup has divided."""
_MOST = 16
"""How many places of one word are looked at."""
_NUMBER = re.compile(rb"404(?:[\w-]{0,12}\.(?:png|jpe?g|gif|svg|webp)|\s{0,8}[^0-9<>]{0,60}<)", re.I)
"""A picture named so, or a piece of text that begins so."""
_ROOTS = phrases.GONE_ROOTS + phrases.DOOR_ROOTS + excuses.ROOTS
# one character is found several times as fast as two: the rarest of each word goes first
_BY_CHARACTER = {rare: tuple(root for root in _ROOTS if rare in root) for rare in "存删线找丢见撤移架效布此该录陆护升查建违截禁频参络执载整更访闭停权网审流超滑再取在您篇条个"}
_CODED = {root.encode("gbk"): root for root in _ROOTS}
_IN_GBK = re.compile(b"|".join(map(re.escape, _CODED)))


def is_suspicious(raw: bytes) -> bool:
    """Whether some line of the page may be a refusal, or some picture says 404."""
    window = raw[:WORDS_WINDOW]
    if window[:2] in (b"\xff\xfe", b"\xfe\xff"):
        window = decode(window).encode()
    if b"ot found" in window or _shows_number(window):
        return True
    encoding, roots = _roots_in(window)
    return any(_is_refusal(line) for line in _lines_with(roots, window, encoding))


def _shows_number(window: bytes) -> bool:
    """Whether 404 stands where an error page has it, rather than somewhere in an address or a figure."""
    position = window.find(b"404")
    for _ in range(_MOST):
        if position < 0:
            return False
        found = _NUMBER.match(window, position)
        if found and (found[0][-1:] != b"<" or window[max(0, position - 8) : position].rstrip()[-1:] == b">"):
            return True
        position = window.find(b"404", position + 3)
    return False


def _roots_in(window: bytes) -> tuple[str, list[str]]:
    """The encoding, and which of the words stand somewhere in the page."""
    chinese = window.translate(None, _ASCII)
    try:
        return "utf-8", _roots_of(chinese.decode())
    except UnicodeDecodeError as error:
        if is_spoilt_utf8(chinese, error.start):
            return "utf-8", _roots_of(chinese.decode("utf-8", "ignore"))
    # some second bytes are ASCII: what remains cannot be decoded, only searched
    return "gb18030", [_CODED[coded] for coded in set(_IN_GBK.findall(chinese))]


def _roots_of(text: str) -> list[str]:
    return [root for rare, roots in _BY_CHARACTER.items() if rare in text for root in roots if root in text]


def _lines_with(roots: list[str], window: bytes, encoding: str) -> Iterator[str]:
    """The lines around these words, without markup; of each word the first places only.

    Brackets are never part of a character, in either encoding.
    """
    for root in roots:
        coded = root.encode(encoding)
        position = window.find(coded)
        for _ in range(_MOST):
            if position < 0:
                break
            start = window.rfind(b">", max(0, position - _AROUND), position) + 1
            end = window.find(b"<", position, position + _AROUND)
            piece = window[start:end].strip() if start and end >= 0 else b""
            opened = window.rfind(b"<", max(0, start - _AROUND), start) if piece else -1
            if not piece or b"<" in piece or window.startswith((b"<a ", b"<A "), opened):
                pass  # inside a tag, or a link: it leads elsewhere
            elif len(piece) <= _FRAGMENT and (_INLINE.match(window, end) or (opened >= 0 and _INLINE.match(window, opened))):
                around = window[max(0, position - _AROUND) : position + _AROUND]
                yield from glance(around.decode(encoding, "ignore")).lines
            else:
                yield piece.decode(encoding, "ignore")
            position = window.find(coded, position + max(len(coded), len(piece)))


def _is_refusal(line: str) -> bool:
    spoken = phrases.SPOKEN.search(line)
    if spoken:
        return phrases.GONE_WORDS.search(spoken[1] or spoken[2]) is not None
    return len(line) <= _LINE and (
        any(pattern.search(line) for pattern in (phrases.GONE_LINE, phrases.ASKS_LOGIN_LINE, phrases.MAINTENANCE_LINE))
        or excuses.is_excuse(line)
    )
