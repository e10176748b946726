"""Places: which regions a notice names, as its labels write them, and which of them it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from sources import regions

# The label under gov.cn of the provinces whose hosts stand below it, where it is not plain from the code.
_LABELS = {
    "11": "beijing", "12": "tj", "13": "hebei", "14": "shanxi", "15": "nmg", "21": "ln", "22": "jl", "23": "hlj",
    "31": "sh shanghai", "32": "jiangsu", "33": "zj", "34": "ah", "35": "fujian", "36": "jiangxi", "37": "shandong",
    "41": "henan hnep", "42": "hubei", "43": "hunan", "44": "gd", "45": "gxzf", "46": "hainan", "50": "cq", "51": "sc",
    "52": "guizhou", "53": "yn", "54": "xizang", "61": "shaanxi", "62": "gansu", "63": "qinghai", "64": "nx",
    "65": "xinjiang", "66": "xjbt",
}  # fmt: skip
_CORPS = "新疆生产建设兵团"
# Autonomous prefectures as people write them; the gazetteer holds the whole names.
_CUSTOMARY = {
    "延边州": "222400", "恩施州": "422800", "湘西州": "433100", "阿坝州": "513200", "甘孜州": "513300", "凉山州": "513400",
    "黔西南州": "522300", "黔东南州": "522600", "黔南州": "522700", "楚雄州": "532300", "红河州": "532500",
    "文山州": "532600", "西双版纳州": "532800", "大理州": "532900", "德宏州": "533100", "怒江州": "533300",
    "迪庆州": "533400", "临夏州": "622900", "甘南州": "623000", "海北州": "632200", "黄南州": "632300",
    "海南州": "632500", "果洛州": "632600", "玉树州": "632700", "海西州": "632800", "昌吉州": "652300",
    "博州": "652700", "巴州": "652800", "克州": "653000", "伊犁州": "654000",
}  # fmt: skip
# Short names of cities that are also plain words, or another region's name: read only directly after their province.
_PLAIN = frozenset(
    {"吉林", "朝阳", "白山", "中山", "黄山", "新乡", "山南", "海口", "北海", "大同", "安康", "四平", "通化"}
)
MUNICIPALITIES = frozenset({"北京市", "天津市", "上海市", "重庆市"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place named in a text: `name` as a label writes it, `rank` 1 province, 2 prefecture, 3 county.

    `code` is its GB/T 2260 code, None for a county that several regions have and for a development zone.
    """

    name: str
    rank: int
    province: str | None
    code: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    written: str
    rank: int
    codes: tuple[str, ...]
    short: bool = False


@cache
def provinces() -> dict[str, str]:
    """First two digits of a region or site code -> full name of the province."""
    found = {code[:2]: regions.name_of(code) for code in regions.all_codes() if regions.level_of(code) == "province"}
    return found | {"66": _CORPS}


@cache
def _names() -> dict[str, _Name]:
    """Every way to write a region -> what may be meant."""
    names: dict[str, _Name] = {}
    for code in regions.all_codes():
        level, name = regions.level_of(code), regions.name_of(code)
        rank = {"province": 1, "prefecture": 2, "county": 3}.get(level)
        if rank is None:
            continue
        held = names.get(name)
        codes = (*held.codes, code) if held and held.rank == rank else (code,)
        if held is None or held.rank >= rank:
            names[name] = _Name(written=name, rank=rank, codes=codes)
    for name, code in _CUSTOMARY.items():
        names[name] = _Name(written=name, rank=2, codes=(code,))
    names[_CORPS] = _Name(written=_CORPS, rank=1, codes=("660000",))
    return names | _short_names(names)


def _short_names(names: dict[str, _Name]) -> dict[str, _Name]:
    short = re.compile(r"(?:壮族|回族|维吾尔)?自治区$|特别行政区$|省$|市$")
    found: dict[str, _Name] = {}
    for entry in sorted(names.values(), key=lambda name: -name.rank):
        stem = short.sub("", entry.written)
        if entry.rank <= 2 and stem != entry.written and len(stem) >= 2 and stem not in names:
            found[stem] = _Name(written=entry.written, rank=entry.rank, codes=entry.codes, short=True)
    return found


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for name in _names():
        lengths.setdefault(name[:2], set()).add(len(name))
    return {start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()}


def _name_at(text: str, at: int) -> tuple[_Name, int] | None:
    """The longest name that begins here, with its end."""
    for length in _lengths().get(text[at : at + 2], ()):
        if (name := _names().get(text[at : at + length])) is not None:
            return name, at + length
    return None


_LEAD = re.compile(r"[^一-龥]|[向对在共于驻及和与的涉到给由]|(?<=中)共|(?<=关)于")
_ZONE = re.compile(
    r"[一-龥]{0,6}?(?:经济技术开发区|高新技术产业开发区|开发区|经开区|高新区|新区|经济区|示范区|度假区)(?!域)"
)
_STREET = re.compile(r"[东南西北中]?(?:路|街|大道|大街)")


def places(text: str) -> Iterator[Place]:
    """Every place named in a normalised text, in reading order; adjoining names (省市区) are one place.

    A bare district (区), and a county of two characters, counts only where a name may begin; the short form of a city
    only directly after its province or before a development zone of its own.
    """
    at = 0
    while at < len(text) - 1:
        found = _place_at(text, at)
        if found is None:
            at += 1
            continue
        yield found
        at = found.end


def _place_at(text: str, at: int) -> Place | None:
    chain: list[_Name] = []
    end = at
    while (found := _name_at(text, end)) is not None and len(chain) < 3:
        name, name_end = found
        if not _fits(name, chain, text, end, name_end):
            break
        chain.append(name)
        end = name_end
    if not chain:
        return None
    place = _compose(chain, at, end)
    zone = _ZONE.match(text, end) if place.rank in {2, 3} else None
    if zone:
        return replace(place, name=text[at : zone.end()], rank=3, code=None, end=zone.end())
    return None if chain[-1].short and chain[-1].rank == 2 and len(chain) == 1 else place


def _fits(name: _Name, chain: list[_Name], text: str, start: int, end: int) -> bool:
    if name.short and _STREET.match(text, end):
        return False
    if chain:
        return name.rank > chain[-1].rank and any(_inside(code, chain[-1]) for code in name.codes)
    if name.short and name.rank == 2:
        return name.written[:-1] not in _PLAIN and _ZONE.match(text, end) is not None
    if name.rank == 3 and (name.written.endswith("区") or len(name.written) == 2):
        return _may_begin(text, start) and not text.startswith("域", end) and len(name.written) > 2
    return True


def _inside(code: str, above: _Name) -> bool:
    return any(
        code != held and (regions.is_within(code, held) or (held == "660000" and code[:2] == "65"))
        for held in above.codes
    )


def _may_begin(text: str, at: int) -> bool:
    return at == 0 or _LEAD.match(text, at - 1) is not None


def _compose(chain: list[_Name], start: int, end: int) -> Place:
    """The last name of a chain as a label writes it: a district with its city, everything else alone."""
    last = chain[-1]
    codes = [code for code in last.codes if all(_inside(code, above) for above in chain[:-1])]
    code = codes[0] if len(codes) == 1 else None
    province = provinces().get((code or codes[0])[:2]) if code or len({c[:2] for c in codes}) == 1 else None
    name = last.written
    if last.rank == 3 and name.endswith("区"):
        city = (
            chain[-2].written
            if len(chain) > 1 and (chain[-2].rank == 2 or chain[-2].written in MUNICIPALITIES)
            else None
        )
        name = (city or _city_of(code)) + name
    return Place(name=name, rank=last.rank, province=province, code=code, start=start, end=end)


def _city_of(code: str | None) -> str:
    """The city above a district, for one that only one city has; nothing where that is not known."""
    above = regions.parent_of(code) if code else None
    city = regions.name_of(above) if above else ""
    return city if city.endswith(("市", "州", "盟", "地区")) else ""


def province_of_host(host: str) -> Place | None:
    """The province whose own domain a government host stands under (`sthjt.hubei.gov.cn`), or None."""
    labels = host.split(":")[0].split(".")
    if labels[-2:] != ["gov", "cn"] or len(labels) < 3:
        return None
    name = next((provinces()[code] for code, names in _LABELS.items() if labels[-3] in names.split()), None)
    return province_named(name) if name else None


def province_named(name: str) -> Place:
    """The province of this full name, not bound to any text."""
    code = next(digits for digits, full in provinces().items() if full == name)
    return Place(name=name, rank=1, province=name, code=f"{code}0000", start=0, end=0)


_INSPECTOR = re.compile(r"^(?:级|委)*(?:第[一二三四五六七八九十]{1,3}[轮批]?)?(?:生态|环境|环保|保护)*督[察查]")
_OBJECT = re.compile(r"(?:督[察查]组?|组|督导)[^,。;\n]{0,30}?(?:向|对|进驻|下沉)|进驻|(?:反馈|移交|交办|转办)给?")
_ANNOUNCES = re.compile(r"公开|落实|通报|发布|召开|公布|全面|扎实|推进|:|关于|对|晒")


def place_in_title(title: str) -> Place | None:
    """The place a title is about: the one an inspection speaks to, else the first that is not the inspector's own."""
    if spoken := place_spoken_to(title):
        return spoken
    start = 2 if title.startswith("中共") else 0
    found = _name_at(title, start)
    if found and found[0].short and found[0].rank == 2 and _ANNOUNCES.match(title, found[1]):
        return _compose([found[0]], start, found[1])
    return next((p for p in places(title) if p.rank > 1 or not _INSPECTOR.match(title[p.end :])), None)


def place_spoken_to(text: str) -> Place | None:
    """The place that a team of inspectors addresses (`督察组向X反馈`, `对X开展督察`, `进驻X`), or None."""
    found = list(places(text))
    for place in found:
        lead = text[max(0, place.start - 48) : place.start]
        if lead.endswith(("向", "对", "进驻", "驻")) and _OBJECT.search(lead):
            return widen(place, text)
    return None


def widen(place: Place, text: str) -> Place:
    """A district that several cities have, with the one it is written under, or named beside, in the text."""
    if place.rank != 3 or place.code is not None or not place.name.endswith("区") or place.name not in _names():
        return place
    named = list(places(text[:20_000]))
    longer = Counter(p.name for p in named if p.rank == 3 and p.code is not None and p.name.endswith(place.name))
    if longer:
        best = longer.most_common(1)[0][0]
        whole = next(p for p in named if p.name == best)
        return replace(whole, start=place.start, end=place.end)
    for other in named:
        codes = [c for c in _names()[place.name].codes if other.code and regions.is_within(c, other.code)]
        if len(codes) == 1:
            name = _city_of(codes[0]) + place.name
            return replace(place, name=name, code=codes[0], province=provinces().get(codes[0][:2]))
    return place
