"""Regions of China: names and codes of provinces, prefectures and counties (GB/T 2260), and finding them in text."""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Level = Literal["ministry", "province", "prefecture", "county"]

COUNTRY = "000000"
DATA = Path(__file__).parent / "data" / "regions-2025-12-31.csv"

_AUTONOMOUS = re.compile(
    r"(?:(?:各|蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇"
    r"|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|保安|裕固|独龙)族"
    r"|蒙古|哈萨克|柯尔克孜|锡伯|塔吉克)*自治(?:区|州|县|旗)$"
)
_SUFFIX = re.compile(r"(?:特别行政区|地区|林区|特区|新区|矿区|省|市|县|区|盟|旗)$")
_PROVINCES = {"150000": "内蒙古", "450000": "广西", "540000": "西藏", "640000": "宁夏", "650000": "新疆"}

# Names that are also plain words, or parts of them (入海口, 交通化, 阿里巴巴): they count only directly after a region
# that contains them, or alone.
_EVERYDAY = frozenset(
    {
        "阿里", "安康", "白山", "白银", "北海", "昌都", "朝阳", "城区", "大理", "大同", "东区", "海北", "海东", "海口",
        "海西", "和田", "和县", "河源", "黑河", "郊区", "开封", "矿区", "来宾", "南平", "南区", "普洱", "日照", "山南",
        "四平", "天水", "通化", "西区", "孝感", "新乡", "玉树", "长治", "中山", "中卫",
    }
)  # fmt: skip
_STREETS = ("路", "街", "大道")
_LANDSCAPE = ("湖", "山", "河", "江", "海", *_STREETS)
_COMPOUND = {"区": "域划位间块", "县": "级", "旗": "下舰帜"}  # 海南区域, 市和县级: the suffix belongs to the next word
_CONTEXT = 20  # how many regions named before are asked which 鼓楼区 is meant

@dataclass(frozen=True, slots=True, kw_only=True)
class _Region:
    code: str
    name: str
    other: tuple[str, ...]
    now: str  # the code in force; the same as `code` unless that was withdrawn


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    start: int
    end: int
    code: str


@cache
def _table() -> dict[str, _Region]:
    with DATA.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {
            row["code"]: _Region(
                code=row["code"],
                name=row["name"],
                other=tuple(filter(None, row["other_names"].split("|"))),
                now=row["moved_to"] or row["code"],
            )
            for row in rows
        }


@cache
def all_codes() -> tuple[str, ...]:
    """Every code in force, in ascending order, the whole country (000000) first."""
    return tuple(sorted(code for code, region in _table().items() if region.now == code))


def level_of(code: str) -> Level:
    """The level that the digits of a code speak of; the whole country is `ministry`."""
    if code == COUNTRY:
        return "ministry"
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def current_code(code: str) -> str | None:
    """The code in force for a code old or new (of the region that holds most of it now); None for an unknown one."""
    region = _table().get(code)
    return region.now if region else None


def name_of(code: str) -> str:
    """The region's own name, 葫芦岛市 for 211400; a withdrawn code keeps its last name, an unknown one names itself."""
    region = _table().get(code)
    return region.name if region else code


def full_name_of(code: str) -> str:
    """The name with all above it, 辽宁省葫芦岛市 for 211400; an unknown code names itself."""
    names = [name_of(code)]
    while (above := parent_of(code)) and above != COUNTRY:
        names.append(name_of(above))
        code = above
    return "".join(reversed(names))


def parent_of(code: str) -> str | None:
    """The code one level up (for a county without a prefecture its province); None for 000000 and unknown codes."""
    if code == COUNTRY or code not in _table():
        return None
    above = (code[:4] + "00", code[:2] + "0000", COUNTRY)
    return next(candidate for candidate in above if candidate != code and candidate in _table())


def is_within(code: str, ancestor: str) -> bool:
    """Whether a region lies in another or is the same; withdrawn codes count as what they are now, 000000 holds all."""
    here, there = current_code(code) or code, current_code(ancestor) or ancestor
    current: str | None = here
    while current is not None and current != there:
        current = parent_of(current)
    return current is not None


def codes_named(name: str) -> tuple[str, ...]:
    """The codes in force that a whole name may mean, be it full, short or former; several for 鼓楼区."""
    name = "".join(name.split())
    if name == name_of(COUNTRY):
        return (COUNTRY,)
    matches = list(_matches(name))
    if matches and matches[0].start == 0 and matches[-1].end == len(name) and _touching(matches):
        return (matches[-1].code,)
    return tuple(sorted(set(_highest([_table()[code].now for code in _index().get(name, ())]))))


def codes_in(text: str) -> tuple[str, ...]:
    """The codes in force of the regions a text names, in order of first mention.

    At each place the longest name wins; a county name that several prefectures have counts only when a region that
    contains one of them was named before it; short county names count only directly after such a region.
    """
    return tuple(dict.fromkeys(match.code for match in _matches(text)))


def find_region(text: str) -> str | None:
    """The region a text speaks of: the first one named, as precise as the text makes it; None where none is named."""
    found: str | None = None
    for code in codes_in(text):
        if found is None or is_within(code, found):
            found = code
    return found


def _touching(matches: list[_Match]) -> bool:
    return all(one.end == two.start for one, two in itertools.pairwise(matches))


def _matches(text: str) -> Iterator[_Match]:
    lengths = _lengths()
    seen: dict[str, None] = {}  # codes named so far, the latest last
    last_end = -1
    at = 0
    while at < len(text) - 1:
        step = 1
        for length in lengths.get(text[at : at + 2], ()):
            key = text[at : at + length]
            if len(key) < length:  # the text ends here
                continue
            follows = at - last_end <= 2 and bool(seen) and not text[last_end:at].strip()  # 辽宁省 葫芦岛市
            code = _resolve(key, text, at, list(seen)[-_CONTEXT:], follows) if key in _index() else None
            if code is not None:
                yield _Match(start=at, end=at + length, code=code)
                seen.pop(code, None)
                seen[code] = None
                last_end, step = at + length, length
                break
        at += step


def _resolve(key: str, text: str, at: int, seen: list[str], follows: bool) -> str | None:
    """Which of the regions of this name is meant here, if any; `follows`: directly after the last of `seen`."""
    end = at + len(key)
    if text[end : end + 1] and text[end] in _COMPOUND.get(key[-1], ""):
        return None
    candidates = [_table()[code] for code in _index()[key]]
    short = key not in _full_names()
    if follows and not (short and text.startswith(_LANDSCAPE, end)):
        inside = _inside(candidates, seen[-1])
        if inside:
            return _only(inside)
    if key in _EVERYDAY and key != text:
        return None
    if short and text.startswith(_STREETS, end):
        return None
    plain = [region for region in candidates if _stands_alone(key, region)]
    for code in reversed(seen):
        if inside := _inside(plain, code):
            return _only(inside)
    return _only(_highest([region.now for region in plain]))


def _stands_alone(key: str, region: _Region) -> bool:
    """Whether the name counts without the region above it: all but the bare short forms of counties."""
    if key == region.name or key in region.other or level_of(region.code) != "county":
        return True
    return key.endswith("县") and len(key) > 2  # 前郭县: the customary form of an autonomous county


def _inside(candidates: list[_Region], code: str) -> list[str]:
    return _highest([region.now for region in candidates if region.now != code and is_within(region.now, code)])


def _highest(codes: list[str]) -> list[str]:
    """Those of the highest level: 吉林 is the province before the city, 通化 the city before the county."""
    order = ("ministry", "province", "prefecture", "county")
    best = min((order.index(level_of(code)) for code in codes), default=0)
    return [code for code in codes if order.index(level_of(code)) == best]


def _only(codes: list[str]) -> str | None:
    return codes[0] if len(set(codes)) == 1 else None


@cache
def _full_names() -> frozenset[str]:
    return frozenset(name for region in _table().values() for name in (region.name, *region.other))


@cache
def _index() -> dict[str, tuple[str, ...]]:
    """Every way to write a region -> the codes that may be meant."""
    index: dict[str, list[str]] = {}
    for region in _table().values():
        if region.code != COUNTRY:
            for name in _ways_to_write(region):
                index.setdefault(name, []).append(region.code)
    return {name: tuple(dict.fromkeys(codes)) for name, codes in index.items()}


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """The first two characters of a name -> the lengths to try, longest first."""
    lengths: dict[str, set[int]] = {}
    for name in _index():
        lengths.setdefault(name[:2], set()).add(len(name))
    return {start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()}


def _ways_to_write(region: _Region) -> Iterator[str]:
    yield region.name
    yield from region.other
    short = _PROVINCES.get(region.code) or _short(region.name)
    if len(short) >= 2:
        yield short
        if "自治" in region.name and level_of(region.code) != "province":
            yield short + ("州" if region.name.endswith("州") else region.name[-1])


def _short(name: str) -> str:
    short = _AUTONOMOUS.sub("", name) if "自治" in name else _SUFFIX.sub("", name)
    return short or name.partition("族")[0]  # 东乡族自治县: the people is the name
