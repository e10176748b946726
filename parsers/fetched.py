"""How often a file was fetched, as pages say beside its link: stopped, so that it says the same at every visit."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from parsers.address import FILE_SUFFIXES
from parsers.amid import INLINE, block_around
from parsers.weights import which_look_like_files

_LONGEST = 400  # characters of a block that lists files
_MOST_JUDGED = 150  # blocks; where a page has more, what is left of it is left alone
_MOST_LINKS = 50
_MOST_STEPS = 800  # into and out of the elements of a block
_TOLD = r"已?下载\s{0,8}+(?:次数|人数|数|量)?\s{0,8}+[:：]?\s{0,8}+"
_SAID = re.compile(rf"{_TOLD}\d")
_ALONE = re.compile(rf"{_TOLD}$")
_COUNT = re.compile(rf"({_TOLD})\d[\d,]*(?=\s{{0,8}}+次?\s{{0,8}}+(?:[)）\]】;；,，、|｜]|\s|$))")
_NUMBER = re.compile(r"\s*\d[\d,]*\s*")
_LINKED_COUNT = re.compile(
    rf"(?:\.(?:{FILE_SUFFIXES})[^\w\u4e00-\u9fff]?\s?(?:[\d.]{{1,10}}\s?[KMG]?B?)?|[\[(（【])\s{{0,8}}+{_TOLD}\d[\d,]*\s{{0,8}}+次?\s{{0,8}}+[\])）】]?\s*$",
    re.IGNORECASE,
)
"""A count at the end of what a link shows, in brackets or behind the file's name: elsewhere the name may say it."""

_NAME = re.compile(rf"[^\s，。；：:、]{{1,120}}\.(?:{FILE_SUFFIXES})(?![a-z0-9])", re.IGNORECASE)
_ASIDE = re.compile(
    r"已?下载(?:\s{0,8}+(?:次数|人数|数|量)?\s{0,8}+[:：]?\s{0,8}+\d[\d,]*\s{0,8}+次?)?|\d[\d.,]{0,12}\s?(?:[KMGkmg][Bb]?|字节|[Bb]ytes?)|"
    r"(?:相关|本文)?附\s?[件表]|(?:文件|附件|资料)?(?:列表|大小|格式|类型|名称)|(?:上传|发布|更新)(?:时间|日期)|点击|"
    r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?|[一二三四五六七八九十\d]{1,3}[.、：:]|\d{1,2}|[\s()（）\[\]【】:：、,，;；|｜·.\-—•]"
)
"""What stands beside the files of a list and is no word of a sentence: labels, sizes, days, counts."""


@dataclass(slots=True)
class _Line:
    """The texts of one line, each with its element and whether it stands behind it, and the links among them."""

    pieces: list[tuple[etree._Element, bool]] = field(default_factory=list)
    unlinked: str = ""
    before: int = -1  # pieces in front of the end of the first link or of a file's name

    @property
    def lists_files(self) -> bool:
        """Whether the line says nothing besides its links but what stands beside a file."""
        return not _ASIDE.sub("", _NAME.sub("", self.unlinked))


def stop_fetched(root: etree._Element, text: str) -> None:
    """Stop how often a file was fetched ("方案.pdf（下载次数：35）"); `text` is all that the tree says.

    Only in a line that says nothing else besides its files: in a sentence it is the notice's own figure.
    """
    if "下载" not in text or not _SAID.search(text):  # the word alone is found in a fiftieth of the time
        return
    judged: set[etree._Element] = set()
    for element in root.iter():
        if element.text and "下载" in element.text:
            _stop_around(element, judged)
        if element.tail and "下载" in element.tail:
            _stop_around(element.getparent(), judged)


def _stop_around(holder: etree._Element | None, judged: set[etree._Element]) -> None:
    block = block_around(holder)
    if block is None or block in judged or len(judged) >= _MOST_JUDGED:
        return
    judged.add(block)
    if not _names_file(block):
        return
    above: _Line | None = None
    for line in _lines_of(block):
        if line.lists_files and (line.before >= 0 or (above is not None and above.before >= 0)):
            _stop(line.pieces[max(0, line.before) :])
            above = line
        else:
            above = None
    for link in islice(block.iter("a"), _MOST_LINKS):
        if _LINKED_COUNT.search("".join(islice(link.itertext(), _MOST_LINKS))):
            _stop([(element, is_tail) for element in link.iter() for is_tail in (False, True) if element is not link or not is_tail])


def _names_file(block: etree._Element) -> bool:
    """Whether a short block links to a file, or names one beside a link."""
    pieces: list[str] = []
    size = 0
    for piece in block.itertext():
        pieces.append(piece)
        size += len(piece) if size else len(piece.lstrip())
        if size > _LONGEST:
            return False
    links = [link.get("href", "") for link in islice(block.iter("a"), _MOST_LINKS)]
    return bool(links) and bool(which_look_like_files([*links, "".join(pieces)]))


def _lines_of(block: etree._Element) -> list[_Line]:
    """The lines of a block, as far as it is looked into."""
    lines = [_Line()]
    links = 0
    for event, element in islice(etree.iterwalk(block, events=("start", "end")), _MOST_STEPS):
        enters = event == "start"
        if element.tag not in INLINE and element.tag != "img":
            lines.append(_Line())
        if element.tag == "a":
            links += 1 if enters else -1
            if not enters and lines[-1].before < 0:
                lines[-1].before = len(lines[-1].pieces)
        said = element.text if enters else element.tail
        if not said or (element is block and not enters) or links:
            continue
        line = lines[-1]
        if line.before < 0 and _NAME.search(said):
            line.before = len(line.pieces)
        line.pieces.append((element, not enters))
        line.unlinked += said
    return [line for line in lines if line.unlinked.strip() or line.before >= 0]


def _stop(pieces: list[tuple[etree._Element, bool]]) -> None:
    for element, is_tail in pieces:
        text = element.tail if is_tail else element.text
        if not text or "下载" not in text:
            continue
        if is_tail:
            element.tail = _COUNT.sub(r"\g<1>0", text)
        else:
            element.text = _COUNT.sub(r"\g<1>0", text)
        if _ALONE.search(text):
            stop_number(element.getnext() if is_tail or not len(element) else element[0])


def stop_number(element: etree._Element | None) -> None:
    """Stop the number that a label announces, where it stands in the next element by itself."""
    if element is not None and element.tag in INLINE and _NUMBER.fullmatch(element.text or ""):
        element.text = "0"
