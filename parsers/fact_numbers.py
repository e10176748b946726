"""Numbers and dates as notices write them: numerals, whole dates, damaged dates, ranges; and the text they are read in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

HAN = "\u3400-\u9fff〇"
_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_DASHES = dict.fromkeys(map(ord, "—–‒―‐‑−ー─━"), "-") | dict.fromkeys(map(ord, "∼〜～"), "~")
_ENUMERATION = dict.fromkeys(map(ord, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳²³¹"), "、")  # NFKC would make whole numbers of them
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
# Characters of our own patterns and of place names in the traditional script (big5 gateways): a reading aid, no converter.
_TRADITIONAL = str.maketrans(
    "環護進駐開關於為與個項門電話郵編號碼報訴辦結責單時書組織請實現發布標題問題類務銷驗將來無達對續"
    "導領黨級縣區鄉鎮東廣雲貴陝蘭寧遼龍蘇灣瀋長濱營錦陽慶儋內濟濰煙臺臨萊齊揚鎮鹽連溫紹麗麥"
    "陰漢鄂襄荊黃岡鹹恩婁懷湘張益陽嶽潭衡邵韶圳門茂惠潮揭雲瀘綿廣資眉達樂儀遂圍",
    "环护进驻开关于为与个项门电话邮编号码报诉办结责单时书组织请实现发布标题问题类务销验将来无达对续"
    "导领党级县区乡镇东广云贵陕兰宁辽龙苏湾沈长滨营锦阳庆儋内济潍烟台临莱齐扬镇盐连温绍丽麦"
    "阴汉鄂襄荆黄冈咸恩娄怀湘张益阳岳潭衡邵韶圳门茂惠潮揭云泸绵广资眉达乐仪遂围",
) | str.maketrans("綜認總體質優據規範億國處罰則經濟產業議員會屆論訪眾舉監線聯繫係網紅條約談處屬積極還餘圓頭勵飭夾",
                  "综认总体质优据规范亿国处罚则经济产业议员会届论访众举监线联系系网红条约谈处属积极还余圆头励饬夹")  # fmt: skip
_MARKS_OF_TRADITIONAL = re.compile("[環護駐開關為個項門辦責單時組實現發問務銷驗將來達對級縣區處會議總質優國產業舉]")
_PINYIN = re.compile(r"(?<=[" + HAN + r"])\((?:[a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]{1,7})\)")
_GAP = re.compile(r"[^\S\n]+")
_HAN_DATE = re.compile(
    r"(?P<y>[二一][零〇○O0一二三四五六七八九]{3})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日"
)
_THOUSANDS = re.compile(r"(?<![\d,])(\d{1,3}),(\d{3})(?=[项个件条])")


def normalise(text: str) -> str:
    """The text as the rules read it: NFKC, simplified where it was traditional, gaps closed, one line per line.

    A gap stays, as one space, only between two Latin letters or digits, so that spacing never changes what is read.
    """
    if len(_MARKS_OF_TRADITIONAL.findall(text[:20_000])) >= 3:
        text = text.translate(_TRADITIONAL)
    text = unicodedata.normalize("NFKC", text.translate(_ENUMERATION).translate(_INVISIBLE))
    text = text.translate(_DASHES).replace("\r\n", "\n").replace("\r", "\n").replace("○", "〇").replace("\u2f00", "一")
    text = _GAP.sub(_close_gap, text)
    text = _PINYIN.sub("", text)
    text = _HAN_DATE.sub(_arabic_date, text)
    text = _THOUSANDS.sub(r"\1\2", text)
    return "\n".join(line for line in text.split("\n") if line)


def _close_gap(match: re.Match[str]) -> str:
    text = match.string
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return " " if before.isascii() and before.isalnum() and after.isascii() and after.isalnum() else ""


def _arabic_date(match: re.Match[str]) -> str:
    year = "".join(str(_DIGIT.get(c, 0)) for c in match["y"])
    gap = " " if match.string[max(0, match.start() - 1) : match.start()].isdigit() else ""
    return f"{gap}{year}年{numeral(match['m'])}月{numeral(match['d'])}日"


def numeral(text: str) -> int | None:
    """The value of `12`, `十二`, `二十四`, `一百零三`, `四十七`; None where it is no numeral below ten thousand."""
    if text.isascii() and text.isdigit():
        return int(text) if len(text) <= 6 else None
    total, digit = 0, None
    for char in text:
        if char in _DIGIT:
            digit = _DIGIT[char]
        elif char in "十百千":
            total += (1 if digit is None else digit) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = None
        else:
            return None
    return total + (digit or 0) if text else None


NUMERAL = r"(?:\d{1,4}|[零〇一二三四五六七八九十百]{1,6})"


def number(text: str) -> int | float:
    """A decimal string as int where it is whole, else float."""
    value = float(text)
    return int(value) if value.is_integer() and "." not in text else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A date in a text with its place; `whole` tells that the year was written, `in_range` that it bounds a period."""

    day: date
    start: int
    end: int
    whole: bool
    in_range: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A period in a text with its place."""

    first: date
    last: date
    start: int
    end: int


_DAY = (
    r"(?:(?P<{p}y>20\d\d)年(?P<{p}m>\d{{1,2}})月(?P<{p}d>\d{{1,2}})(?!\d)日?(?![项个件条])"
    r"|(?P<{p}y2>20\d\d)[-./](?P<{p}m2>\d{{1,2}})[-./](?P<{p}d2>\d{{1,2}})(?!\d)日?"
    r"|(?<!\d)(?P<{p}y3>20\d\d)(?P<{p}m3>[01]\d)(?P<{p}d3>[0-3]\d)日?"
    r"|(?<![\d年])(?P<{p}m4>\d{{1,2}})月(?P<{p}d4>\d{{1,2}})日)"
)
_ONE = re.compile(_DAY.format(p="a"))
_RANGE = re.compile(
    r"(?:自|从|于)?" + _DAY.format(p="a")
    + r"(?:\(?(?:星期|周)[一二三四五六日天]\)?)?(?:\d{1,2}[:时]\d{0,2})?起?(?:至|到|-{1,2}|~|…)+(?:今年|本年|同年)?"
    + r"(?:" + _DAY.format(p="b") + r"|(?P<bd5>\d{1,2})(?:日|(?=[,。;)\n]|$)))"
)  # fmt: skip


def _group(match: re.Match[str], name: str) -> int | None:
    for suffix in ("", "2", "3", "4", "5"):
        value = match.groupdict().get(name + suffix)
        if value:
            return int(value)
    return None


def make_date(year: int | None, month: int | None, day: int | None) -> date | None:
    """A date, or None where a part is missing or impossible."""
    if year is None or month is None or day is None or not 1990 <= year <= 2099:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest_year(month: int, day: int, anchor: date) -> date | None:
    """The date with this month and day closest to `anchor`, for a date written without its year."""
    found = [made for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (made := make_date(year, month, day))]
    return min(found, key=lambda made: abs((made - anchor).days), default=None)


def spans(text: str, anchor: date | None = None) -> Iterator[Span]:
    """Every period `A至B` in reading order; a missing year comes from the start, or from `anchor` where that lacks it too."""
    for match in _RANGE.finditer(text):
        month, day, year = _group(match, "am"), _group(match, "ad"), _group(match, "ay")
        if month is None or day is None:
            continue
        first = make_date(year, month, day) if year else nearest_year(month, day, anchor) if anchor else None
        if first is None:
            continue
        end_month, end_day = _group(match, "bm") or first.month, _group(match, "bd")
        last = make_date(_group(match, "by") or first.year, end_month, end_day)
        if last and last < first and not _group(match, "by"):
            last = make_date(first.year + 1, end_month, end_day)
        if last and last >= first:
            yield Span(first=first, last=last, start=match.start(), end=match.end())


def stamps(text: str, anchor: date | None = None) -> list[Stamp]:
    """Every single date; one without its year takes it from the date before it in the text, else from `anchor`."""
    periods = [(m.start(), m.end()) for m in _RANGE.finditer(text)]
    found: list[Stamp] = []
    at = 0
    for match in _ONE.finditer(text):
        while at < len(periods) and periods[at][1] <= match.start():
            at += 1
        inside = at < len(periods) and periods[at][0] <= match.start()
        month, day, year = _group(match, "am"), _group(match, "ad"), _group(match, "ay")
        if month is None or day is None:
            continue
        if year:
            made = make_date(year, month, day)
        elif found:
            made = make_date(found[-1].day.year, month, day)
        else:
            made = nearest_year(month, day, anchor) if anchor else None
        if made:
            found.append(Stamp(day=made, start=match.start(), end=match.end(), whole=bool(year), in_range=inside))
    return found


def sentences(text: str) -> Iterator[str]:
    """The sentences of a normalised text: closed by 。!? or the end of a line."""
    for part in re.split(r"[。!?\n]", text):
        if part:
            yield part
