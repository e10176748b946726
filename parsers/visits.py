"""What of an address is another at every visit: sessions, numbers drawn against caches, where a link was passed on."""

from __future__ import annotations

import re

_SESSION_VALUE = r"(?:=|%3D)(?:[^/;&?%]|%21)*"
_SESSION_IN_PATH = re.compile(rf"(?:;|%3B)(?:jsessionid|phpsessid|sessionid|sid){_SESSION_VALUE}", re.I)
_SESSION_IN_QUERY = re.compile(rf"(?:;|%3B)(?:jsessionid|phpsessid|sessionid){_SESSION_VALUE}", re.I)
_SESSION_FOLDER = re.compile(
    r"/(?:\(|%28)(?:[a-z0-5]{24}|(?:(?:[AF](?:\(|%28)[\w-]{20,}|X(?:\(|%28)1|S(?:\(|%28)[a-z0-5]{24})(?:\)|%29)){1,4})(?:\)|%29)(?=/)"
)  # ASP.NET keeps its session in a folder where it sets no cookie: /(S(24 letters))/, of old /(24 letters)/
_DROPPED = frozenset(
    {
        "jsessionid", "phpsessid", "sessionid", "session_id", "aspsessionid", "cfid", "cftoken",
        "_t", "_", "timestamp", "_timestamp", "nocache",
        "ddtab", "xxgkhide", "isappinstalled", "nsukey", "spm",
    }
)  # fmt: skip
_SHARED_FROM = re.compile(r"[a-z_-]*", re.I)  # where a page was opened: WeChat's timeline, a list; rows and days have digits
_DROPPED_PREFIXES = ("utm_", "aspsessionid")
PASSING = frozenset(
    {"t", "ts", "tm", "tt", "dt", "time", "timestamp", "stamp", "r", "rd", "rn", "rnd", "rand", "random", "nonce", "seed", "v", "ver", "version", "_"}
)  # fmt: skip
"""Names under which numbers drawn at chance, and moments, stand in addresses."""

_MOMENT = re.compile(r"1[2-9]\d{8}(?:\d{3})?")
_DRAWN = re.compile(r"0?\.\d{3,}")
_WRITTEN_MOMENT = re.compile(r"(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)(?:%20|%2C|[+,])[\w%+,:]{10,40}(?::|%3A)\d\d(?:%20|\+).*")
_OF_CACHE = frozenset({"t", "ts", "tm", "tt", "time", "timestamp", "r", "rd", "rn"})
_LEAST_DRAWN = 5  # figures from which on no edition and no chapter is meant
_CHANCE = frozenset({"rand", "random", "rnd", "nonce"})
_NUMBER = re.compile(r"\d+|\d?\.\d+")
_TOKEN_NAMES = frozenset({"sessid", "sess_id", "sess", "session", "jsession", "sessionkey", "session_key", "sessiontoken", "session_token"})
_TOKEN = re.compile(r"^(?=.*\d)[0-9a-z_-]{20,}$", re.I)
_STATIC_PAGE = re.compile(r"\.s?html?$", re.I)
_NUMBERED_PAGE = re.compile(r"/(?:[^/]*\d{3}[^/]*|\d+)\.s?html?$", re.I)
_AND = re.compile(r"&(?:amp;)+", re.I)


def in_session(path: str) -> bool:
    """Whether an encoded path names a session."""
    return without_session(path) != path


def without_session(path: str) -> str:
    """An encoded path without the session that a server keeps in it."""
    if ";" in path or "%3B" in path:
        path = _SESSION_IN_PATH.sub("", path)
    return _SESSION_FOLDER.sub("", path) if "(" in path or "%28" in path else path


def kept_query(path: str, query: str, *, is_file: bool = False) -> str:
    """An encoded query without what is another at every visit; `is_file` tells that the path alone names a file.

    What a name and its value give away goes wherever it stands. What only a name or only a value speaks for goes beside
    something that tells pages apart, be it another parameter or the path: alone, it may be the notice's own number.
    """
    if not query:
        return ""
    if ";" in query or "%3B" in query:
        query = _SESSION_IN_QUERY.sub("", _AND.sub("&", query))  # a link may be escaped twice
    pieces = [piece for piece in query.split("&") if piece and not _is_noise(piece)]
    is_static = is_file or _STATIC_PAGE.search(path) is not None
    pieces = _beside_others(pieces, [piece for piece in pieces if _is_chance(piece)], is_told=is_static)
    is_numbered = is_file or _NUMBERED_PAGE.search(path) is not None  # a script may show detail.html?1741235999061
    pieces = _beside_others(pieces, [piece for piece in pieces if _MOMENT.fullmatch(piece)], is_told=is_numbered)
    pieces = _beside_others(pieces, [piece for piece in pieces if _is_sid_token(piece)], is_told=is_static)
    pieces = [piece for piece in pieces if not _is_against_cache(piece)] if is_file else pieces
    return "&".join(pieces)


def _beside_others(pieces: list[str], passing: list[str], *, is_told: bool) -> list[str]:
    """The pieces without the passing ones, if anything is left, or the path tells pages apart."""
    return [piece for piece in pieces if piece not in passing] if is_told or len(passing) < len(pieces) else pieces


def _is_noise(piece: str) -> bool:
    name, sign, value = piece.partition("=")
    name = name.lower()
    if name in _DROPPED or name.startswith(_DROPPED_PREFIXES):
        return True
    if name == "from":
        return _SHARED_FROM.fullmatch(value) is not None
    if not sign:
        return _DRAWN.fullmatch(name) is not None
    if name.lstrip("_") in PASSING:
        return any(shape.fullmatch(value) for shape in (_MOMENT, _DRAWN, _WRITTEN_MOMENT))
    return name in _TOKEN_NAMES and _TOKEN.match(value) is not None


def _is_chance(piece: str) -> bool:
    name, _, value = piece.partition("=")
    return name.lower().lstrip("_") in _CHANCE and _NUMBER.fullmatch(value) is not None


def _is_against_cache(piece: str) -> bool:
    name, _, value = piece.partition("=")
    return name.lower().lstrip("_") in _OF_CACHE and value.isdigit() and len(value) >= _LEAST_DRAWN


def _is_sid_token(piece: str) -> bool:
    name, _, value = piece.partition("=")
    return name.lower() == "sid" and _TOKEN.match(value) is not None
