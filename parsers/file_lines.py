"""Links that are files because the line they stand in says so: no ending, but "附件：" before them or a file's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from bs4 import Tag

from parsers.address import FILE_SUFFIXES, canonical_url
from parsers.blocks import Line
from parsers.document import BlockKind
from parsers.weights import ADDRESSED, compact, leads_nowhere

SERVLET = re.compile(r"(down|attach|file|annex)[a-z_]*(\.(jsp|do|action|aspx?|php|ashx|jhtml)|/|\?|$)", re.IGNORECASE)
"""How the address of a program that hands out files reads."""

_LABEL = re.compile(
    r"[【\[(（]?(?:相关|本文|文件)?附\s?[件表]\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2}|下载|列表)?\s?(?:[】\])）:：.．、]|\s|$)"
)
_LABEL_ALONE = re.compile(r"[【\[(（]?(?:相关|本文|文件)?附\s?[件表]\s?(?:下载|列表)?\s?[】\])）:：]{0,2}")
_NAMED = re.compile(rf"\.(?:{FILE_SUFFIXES})(?![a-z0-9])", re.IGNORECASE)
_BUTTON = re.compile(r"[(（\[【]?(?:点击|点此|立即|本地|文件|附件)?下载(?:附件|文件|此处)?[)）\]】]?")
_DYNAMIC = frozenset({"jsp", "do", "action", "asp", "aspx", "php", "ashx", "jhtml"})
_STATIC = frozenset({"html", "htm", "shtml", "shtm", "xhtml"})
_ENDING = re.compile(r"\.([a-z0-9]{2,5})$", re.IGNORECASE)
_CALL = re.compile(r"\b(\w{0,40}(?:down|file|attach|annex|fujian)\w{0,40})\s?\(([^()<>]{1,200})\)", re.IGNORECASE)
_ANY_VISIT = frozenset({"this", "event", ""})


def is_labelled(text: str) -> bool:
    """Whether a text begins with "附件" as a label of files."""
    return _LABEL.match(text) is not None


def links_and_word(lines: Sequence[Line]) -> Iterator[tuple[Tag, bool]]:
    """The file elements and links of lines in reading order, each with whether its line says that it is a file."""
    for line, labelled in _labelled(lines):
        named = _NAMED.search(line.text[:400]) is not None
        for tag in line.holders:
            yield tag, labelled or (named and (_is_button(tag) or _is_name_to_call(tag)))


def listed_as_files(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that are attachments for standing under "附件：", whatever their addresses.

    Behind one that is a file by its address, only programs that hand out files are: lists of other notices follow there.
    """
    found: set[int] = set()
    plain = False  # whether a file that is one by its address stands above, under the same label
    for number, (line, labelled) in enumerate(_labelled(lines)):
        plain = labelled and plain
        if labelled and (not plain or any(_is_handed_out(tag) for tag in line.holders)):
            found.add(number)
        plain = plain or (labelled and line.has_file)
    return frozenset(found)


def _labelled(lines: Sequence[Line]) -> Iterator[tuple[Line, bool]]:
    """The lines, each with whether it begins with "附件", or is one of the links below a line that says nothing else."""
    below = False
    for line in lines:
        text = line.text[:400]
        below = line.kind is not BlockKind.ROW and (
            _LABEL_ALONE.fullmatch(text) is not None or (below and (line.only_links or not text))
        )
        yield line, below or (line.kind is not BlockKind.ROW and is_labelled(text))


def _is_handed_out(tag: Tag) -> bool:
    target = str(tag.get("href") or "").strip()
    return leads_nowhere(target) or SERVLET.search(target) is not None


def told_address(tag: Tag, base: str) -> str | None:
    """The address of a link whose line says that it is a file; None where it leads to a page all the same.

    A link that calls a function is known by the call, as "script:downFile(33)": nothing can be fetched there, yet
    another file is another call.
    """
    target = str(tag.get("href") or "").strip()
    if tag.name != "a":
        return None
    if leads_nowhere(target):
        return _called(" ".join([target, *(str(tag.get(name) or "") for name in ADDRESSED)]))
    address = canonical_url(target, base)
    return address if address and _may_be_file(address) else None


def _is_button(tag: Tag) -> bool:
    return _BUTTON.fullmatch(compact(tag, 20)) is not None


def _is_name_to_call(tag: Tag) -> bool:
    """Whether a file's name calls a function."""
    return leads_nowhere(str(tag.get("href") or "").strip()) and _NAMED.search(compact(tag, 300)) is not None


def _may_be_file(address: str) -> bool:
    parts = urlsplit(address)
    last = parts.path.rpartition("/")[2]
    ending = _ENDING.search(last)
    if ending is None:
        return bool(last) and (SERVLET.search(address) is not None or re.search(r"\d", last + parts.query) is not None)
    kind = ending[1].lower()
    return kind not in _STATIC and (kind not in _DYNAMIC or SERVLET.search(parts.path) is not None)


def _called(script: str) -> str | None:
    match = _CALL.search(script[:1000])
    if match is None:
        return None
    told = [piece.strip(" \t\r\n'\"") for piece in match[2].split(",")]
    kept = [piece for piece in told if piece not in _ANY_VISIT]
    return f"script:{match[1]}({','.join(kept)})" if kept else None
