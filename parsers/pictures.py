"""Pictures of a body that say something: many task lists are published as pictures only."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from urllib.parse import unquote, urlsplit

from bs4 import Tag

from parsers.address import FILE_SUFFIXES, PICTURE_SUFFIXES, canonical_url
from parsers.blocks import Line
from parsers.document import Attachment
from parsers.noise_lines import line_rule
from parsers.visits import PASSING
from parsers.weights import compact, leads_nowhere, nodes_within, points_at_file

_SMALLEST = 60
"""A picture that is declared narrower or lower than this (pixels) is an icon, a line or a spacer."""

_CERTAIN = 100  # declared at least so large, a picture counts even where its place or address speaks against it
_ACCOUNT = re.compile(r"(?:wx|weixin|wechat|wb|weibo|gzh|dyh|fwh|dy|douyin|tt|toutiao|app|code|gov)+(?:[_-]?(?:ma|code|img|pic|ewm|logo))?[_-]?\d{0,2}")
_OF_PAGE = 300  # and so wide or high, it fills a good part of a page
_INLINED_LEAST = 2_000  # bytes of an inlined picture: smaller ones are placeholders and icons
_LAZY = (
    "data-original",
    "data-src",
    "data-url",
    "data-file",
    "data-lazy-src",
    "data-lazy",
    "data-echo",
    "lazy-src",
    "lazysrc",
    "original",
    "file",
    "zoomfile",
)
_EDITOR = ("oldsrc", "_src", "data-cke-saved-src")  # what an editor noted down; true only where nothing else is
_PLACEHOLDER = re.compile(
    r"(?:^|[/_.-])(?:blank|placeholder|loading|lazy(?:load)?|grey|gray|transparent|spacer|space|pixel|1x1|default)[\w-]{0,12}\.(?:gif|png|jpe?g|svg|webp)$",
    re.IGNORECASE,
)
_UNFILLED = re.compile(r"$|about:|#|\?|[{$<]|(?:null|undefined|false|none)$", re.IGNORECASE)  # or filled in by a script
_ENDING = re.compile(rf"\.(?:{PICTURE_SUFFIXES})(?=$|[!@])", re.IGNORECASE)
_RESIZED = re.compile(rf"(\.(?:{PICTURE_SUFFIXES}))[!@][^/]*$", re.IGNORECASE)
_ASKED = re.compile(r"validat|captcha|verif|v?yzm|(?:check|auth|rand|img|image|v|bar)code|code(?:img|image)|login|qr[_-]?code|(?<![a-z])\w{0,6}qr(?![a-z])", re.IGNORECASE)
"""In the address of a program: what it draws is to be typed into a form or scanned, or tells whose visit it is."""

_COUNTS = re.compile(
    r"(?<![a-z])(?:pv|hits?|stats?|tongji|track(?:er|ing)?|log|beacon|pixel)(?![a-z])|(?<!ac)count(?:er|s|ing)?(?![a-z])|click|visit", re.IGNORECASE
)
"""In the last two names of such an address: it is asked for to be counted."""

_STORED = re.compile(rf"/[^/]*\.(?:{PICTURE_SUFFIXES})/|/(?!v\d{{1,2}}/)[^/]*\d[^/]*/[^/.]+$|\d[^/]*$|[a-z_-]{{16,}}$", re.IGNORECASE)
"""How the path ends under which one of many things is stored: with a number, in its name or that of its folder, or at length."""

_LAID = re.compile(r"(?:/[^/.]+)+/[^/.]+")
_SIZING = frozenset({"w", "h", "width", "height", "size", "quality"})
_CHANCE = re.compile(r"0?\.\d{3,}|\d+")  # of a number drawn, or of the moment
_WORD = re.compile(r"[a-z]+")
_DECORATION = frozenset(
    {"icon", "icons", "ico", "logo", "emoji", "emotion", "emotions", "smiley", "qrcode", "qr", "ewm", "erweima", "share", "print",
     "btn", "button", "arrow", "bullet", "spacer", "blank", "loading", "placeholder", "weixin", "wechat", "weibo", "filetype",
     "avatar", "close", "back", "top", "hits", "counter", "badge", "ad", "ads", "guanggao"}
)  # fmt: skip
_ICON_FOLDERS = frozenset(
    {"icon", "icons", "ico", "logo", "emotion", "emotions", "emoji", "smiley", "smilies", "face", "faces", "filetypeimages",
     "filetype", "qrcode", "ewm", "avatar", "share"}
)  # fmt: skip
_FILE_ICON = re.compile(rf"(?:^|[_-])(?!gz$)(?:{FILE_SUFFIXES}|jpg|default)$", re.IGNORECASE)  # gz: 工作
_DECORATION_SAID = re.compile(r"二维码|扫一扫|图标|徽标|分享|打印|关闭|返回顶部")
_DAY = re.compile(r"\s{0,9}(?:(?:19|20)\d\d|[二一][〇○Ｏ零0一二三四五六七八九]{3})\s?年[^。，；年]{1,9}日\s{0,9}")  # closes a notice
_LINK_LEVELS = 4
_LEAST_STEM = 6  # characters of a picture's name that no other address has by chance
_CAPTION_LEVELS, _CAPTION_NODES, _LONGEST_CAPTION = 4, 40, 60
_TOLD = 30  # characters of a body that is no mere scan
_PIXELS = re.compile(r"^\s*(\d{1,6})(?:\.\d{1,6})?\s*(?:px)?\s*$", re.IGNORECASE)
_STYLED = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*(\d{1,6})(?:\.\d{1,6})?\s*px", re.IGNORECASE)


def body_pictures(lines: Sequence[Line], base: str) -> tuple[Attachment, ...]:
    """The pictures of a body that carry content, each once, in reading order; relative addresses read against `base`.

    Left out are icons, spacers, QR codes and the like, by declared size, name, place and caption, and banners that lead to
    other pages above the first line and below the last or the sign-off. The address is the one a reader's browser ends up with: lazy loading resolved, parameters of size and
    session dropped. An inlined picture is "sha256:" and the digest of its bytes.
    """
    found: dict[str, Attachment] = {}
    first, last = _edges(lines)
    is_told = sum(line.chars for line in lines) >= _TOLD
    for number, line in enumerate(lines):
        for tag in line.images:
            if not first <= number <= last and not line.text and leads_to_page(tag):
                continue
            if is_told and _is_captioned_code(tag):
                continue
            for picture in _picture(tag, base, beside_file=line.has_file):
                found.setdefault(picture.url, picture)
    return tuple(found.values())


def _edges(lines: Sequence[Line]) -> tuple[int, int]:
    """The numbers of the first line that says something, and of the sign-off or the last that does; all where none does."""
    said = [number for number, line in enumerate(lines) if line.text]
    if not said:
        return 0, len(lines)
    signed = next((number for number in reversed(said) if _DAY.fullmatch(lines[number].text)), said[-1])
    return said[0], signed


def _is_captioned_code(tag: Tag) -> bool:
    """Whether a picture stands alone with words that tell readers to scan it and pass the page on, and is of no scan's size."""
    if is_large(tag):
        return False
    for box in islice(tag.parents, _CAPTION_LEVELS):
        nodes = list(nodes_within(box, _CAPTION_NODES))
        if len(nodes) == _CAPTION_NODES or sum(1 for node in nodes if isinstance(node, Tag) and node.name == "img") > 1:
            return False
        if text := compact(box, _LONGEST_CAPTION + 1):
            return len(text) <= _LONGEST_CAPTION and line_rule(text) == "qr-code"
    return False


def leads_to_page(tag: Tag) -> bool:
    """Whether a picture is a link to a page: not to a larger picture, nor to a file, nor to a page that shows it."""
    link = next((parent for parent in islice(tag.parents, _LINK_LEVELS) if parent.name == "a"), None)
    if link is None or points_at_file(link):
        return False
    address = str(link.get("href") or "").strip()
    if leads_nowhere(address) or _ENDING.search(address.partition("?")[0]) is not None:
        return False
    stem = urlsplit(_source(tag)[:2000]).path.rpartition("/")[2].partition(".")[0]
    return len(stem) < _LEAST_STEM or stem not in address


def _picture(tag: Tag, base: str, *, beside_file: bool) -> Iterator[Attachment]:
    sizes = _sizes(tag)
    if any(size < _SMALLEST for size in sizes):
        return
    is_large = bool(sizes) and min(sizes) >= _CERTAIN
    if beside_file and not is_large:
        return
    source = _source(tag)
    text = str(tag.get("alt") or tag.get("title") or "").strip()[:300] or "图片"
    if source.lower().startswith("data:"):
        if (digest := _inlined(source)) is not None:
            yield Attachment(url=f"sha256:{digest}", text=text)
        return
    address = canonical_url(source, base) if source else ""
    if not address or _is_decoration(tag, address):
        return
    if _ENDING.search(urlsplit(address).path):
        yield Attachment(url=_RESIZED.sub(r"\1", address.partition("?")[0]), text=text)
    elif not _ASKED.search(address):
        path, _, query = address.partition("?")
        told = [piece for piece in query.split("&") if piece and not _is_chance(piece)]
        if is_large or _tells_one_of_many(urlsplit(path).path, told, is_asked="?" in source):
            yield Attachment(url=path + (f"?{'&'.join(told)}" if told else ""), text=text)


def _tells_one_of_many(path: str, told: Sequence[str], *, is_asked: bool) -> bool:
    """Whether the address of a picture without an ending names what somebody has stored, and no counter.

    What a program is asked for must be told apart by a number or at length; what lies in a folder need not be.
    """
    if _COUNTS.search("/".join(path.rsplit("/", 2)[1:])) is not None:
        return False
    if any(_identifies(piece) for piece in told) or _STORED.search(path) is not None:
        return True
    return not is_asked and _LAID.fullmatch(path) is not None


def _is_chance(piece: str) -> bool:
    """Whether a piece of a query is another at every visit: a bare number, or one under a name for numbers drawn."""
    name, sign, value = piece.partition("=")
    if not sign:
        return _CHANCE.fullmatch(name) is not None
    return (name.lower() in PASSING and _CHANCE.fullmatch(value) is not None) or re.fullmatch(r"0\.\d{3,}", value) is not None


def _identifies(piece: str) -> bool:
    name, _, value = piece.partition("=")
    return name.lower() not in PASSING | _SIZING and (bool(value) or "." in name)


def is_large(tag: Tag) -> bool:
    """Whether a picture is declared to be of a size that no icon, code or button has."""
    return max(_sizes(tag), default=0) >= _OF_PAGE


def is_small(tag: Tag) -> bool:
    """Whether a picture is declared to be of the size of a code, a button or an icon."""
    sizes = _sizes(tag)
    return bool(sizes) and max(sizes) < _OF_PAGE


def is_of_account(tag: Tag) -> bool:
    """Whether a picture's name is that of an account to follow and nothing else ("wx.jpg"); a photo has a number, too."""
    stem = unquote(urlsplit(_source(tag)[:2000]).path).lower().rpartition("/")[2].partition(".")[0]
    return _ACCOUNT.fullmatch(stem) is not None


def _source(tag: Tag) -> str:
    """The address that is shown in the end: scripts that load late keep it beside a placeholder."""
    shown = str(tag.get("src") or "").strip()
    for name in _LAZY:
        value = str(tag.get(name) or "").strip()
        if value and not _is_placeholder(value) and ("/" in value or _ENDING.search(value)):
            return value
    if not _is_placeholder(shown):
        return shown
    for name in _EDITOR:
        value = str(tag.get(name) or "").strip()
        if value and not _is_placeholder(value):
            return value
    first = str(tag.get("srcset") or tag.get("data-srcset") or "").strip().partition(",")[0].split()
    return first[0] if first and not _is_placeholder(first[0]) else ""


def _is_placeholder(source: str) -> bool:
    if source.lower().startswith("data:"):
        return len(source) < _INLINED_LEAST
    return _UNFILLED.match(source) is not None or _PLACEHOLDER.search(source.partition("?")[0]) is not None


def _inlined(source: str) -> str | None:
    head, _, payload = source.partition(",")
    if not head.lower().startswith("data:image/"):
        return None
    try:
        raw = base64.b64decode(unquote(payload)) if head.lower().endswith("base64") else unquote(payload).encode()
    except (binascii.Error, ValueError):
        return None
    return hashlib.sha256(raw).hexdigest() if len(raw) >= _INLINED_LEAST // 2 else None


def _sizes(tag: Tag) -> list[int]:
    """The declared width and height in pixels, as far as there are any; a style counts before an attribute."""
    sizes: dict[str, int] = {}
    for name in ("width", "height"):
        if (found := _PIXELS.match(str(tag.get(name) or ""))) is not None:
            sizes[name] = int(found[1])
    for name, value in _STYLED.findall(str(tag.get("style") or "")[:1000]):
        sizes[name.lower()] = int(value)
    return [size for size in sizes.values() if size > 0]


def _is_decoration(tag: Tag, address: str) -> bool:
    *folders, name = unquote(urlsplit(address).path).lower().split("/")
    stem = name.partition(".")[0]
    classes = tag.get("class") or ()
    labels = " ".join([*([classes] if isinstance(classes, str) else classes), str(tag.get("id") or "")])[:200]
    words = set(_WORD.findall(f"{stem} {labels}".lower()))
    if not _DECORATION.isdisjoint(words) or not _ICON_FOLDERS.isdisjoint(folders):
        return True
    if "." in name and _FILE_ICON.search(stem) and not re.search(r"\d{4}", stem):
        return True
    return _DECORATION_SAID.search(f"{tag.get('alt') or ''} {tag.get('title') or ''}"[:200]) is not None
