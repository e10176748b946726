"""Numbers and dates as notices write them: numerals, dates whole or damaged, ranges; and the text they are read in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from parsers.width import nfkc

HAN = "\u3400-\u9fff〇"
_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_DASHES = dict.fromkeys(map(ord, "—–‒―‐‑−ー─━"), "-") | dict.fromkeys(map(ord, "∼〜～"), "~")
_ENUMERATION = dict.fromkeys(map(ord, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳²³¹"), "、")  # NFKC would make whole numbers of them
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_UNWANTED: dict[int, str | None] = {**_ENUMERATION, **_INVISIBLE}
# Traditional, simplified, in turn: characters of notices and place names (big5 gateways); a reading aid, no converter.
_PAIRS = (
    "環环護护進进駐驻開开關关於于為为與与個个項项門门電电話话郵邮編编號号碼码報报訴诉辦办結结責责單单時时書书"
    "組组織织請请實实現现發发標标題题問问類类務务銷销驗验將将來来無无達达對对續续導导領领黨党級级縣县區区鄉乡"
    "鎮镇東东廣广雲云貴贵陝陕蘭兰寧宁遼辽龍龙蘇苏灣湾瀋沈長长濱滨營营錦锦陽阳慶庆內内濟济濰潍煙烟臺台臨临萊莱"
    "齊齐揚扬鹽盐連连溫温紹绍麗丽麥麦陰阴漢汉黃黄岡冈鹹咸婁娄懷怀張张嶽岳綿绵樂乐儀仪圍围綜综認认總总體体質质"
    "優优據据規规範范億亿國国處处罰罚則则經经產产業业議议員员會会屆届論论訪访眾众舉举監监線线聯联繫系係系網网"
    "紅红條条約约談谈屬属積积極极還还餘余圓圆頭头勵励飭饬夾夹態态輪轮況况調调檢检測测動动擬拟應应該该轉转傳传"
    "記记錄录過过這这後后從从幾几間间兩两變变衛卫裝装設设計计劃划誠诚專专協协強强熱热點点節节資资廢废氣气壓压"
    "縮缩減减溝沟庫库鋼钢鐵铁鋁铝礦矿風风飛飞農农糧粮漁渔養养種种樹树葉叶劑剂藥药醫医療疗廠厂場场園园樓楼車车"
    "輛辆運运輸输載载機机構构權权雙双邊边際际層层歲岁齡龄歷历曆历稱称證证執执懲惩審审賬账戶户財财賠赔償偿價价"
    "擔担負负險险災灾難难復复雜杂試试講讲學学習习貫贯徹彻紀纪彙汇匯汇滙汇簡简確确準准備备淨净潔洁濃浓濁浊渾浑"
    "濕湿澤泽湧涌漲涨潰溃滲渗灑洒瀾澜瀏浏覽览爭争狀状獎奖獲获獨独畫画異异當当盡尽縱纵緊紧緩缓繼继統统絕绝給给"
    "純纯紙纸終终緒绪聲声職职脫脱腳脚膽胆興兴舊旧艦舰藍蓝蓋盖蔣蒋蔭荫薦荐虛虚蟲虫衝冲補补製制複复見见視视覺觉"
    "觀观許许評评詢询詳详語语誤误說说課课諮咨諾诺謝谢識识譯译讓让賴赖購购贏赢趕赶趙赵跡迹踐践踴踊躍跃軍军軟软"
    "較较輕轻轄辖迴回週周遊游違违遠远適适選选遲迟鄭郑鄰邻釋释針针鈔钞銀银錯错鍋锅鍵键鏈链閉闭閱阅隊队階阶隨随"
    "隱隐雖虽離离霧雾靜静響响頁页順顺須须預预頒颁頓顿頻频顆颗顧顾顯显願愿飲饮館馆馬马驅驱驚惊髒脏鬥斗鬧闹魚鱼"
    "鮮鲜鳥鸟鴻鸿鷹鹰滿满瀘泸滬沪滯滞漿浆潛潜潤润澇涝瀆渎灘滩爐炉牆墙獻献瑪玛瓊琼甌瓯疊叠癥症盤盘睏困矚瞩穩稳"
    "窪洼競竞築筑籌筹籤签糾纠紛纷絡络綱纲維维緝缉縫缝繪绘羅罗義义聖圣聞闻臘腊臟脏艱艰蕪芜薩萨觸触訂订討讨訊讯"
    "訓训託托診诊詞词誌志諸诸謀谋謹谨譽誉豐丰貧贫貨货販贩貪贪貼贴費费賀贺賓宾賞赏賣卖趨趋軌轨輔辅輝辉輩辈遙遥"
    "遷迁遺遗醞酝鄧邓釘钉鈣钙鈉钠鉛铅鉻铬鎘镉鎳镍鋅锌閒闲閣阁閩闽闊阔闆板陸陆陳陈隴陇雞鸡霽霁韓韩頂顶頗颇額额"
    "飄飘飯饭飾饰駕驾騙骗騰腾驟骤鬆松鯨鲸"
)
_TRADITIONAL = str.maketrans(dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)))
_MARKS_OF_TRADITIONAL = re.compile(
    "[環護駐開關為個項門辦責單時組實現發問務銷驗將來達對級縣區處會議總質優國產業舉態輪況題進動報應該]"
)
_PINYIN = re.compile(r"(?<=[" + HAN + r"])\((?:[a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]{1,7})\)")
_GAP = re.compile(r"[^\S\n]+")
_HAN_DATE = re.compile(
    r"(?P<y>[二一][零〇○O0一二三四五六七八九]{3})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日"
)
_THOUSANDS = re.compile(r"(?<![\d,])(\d{1,3}),(\d{3})(?=[项个件条])")


@lru_cache(maxsize=8)
def normalise(text: str) -> str:
    """The text as the rules read it: NFKC, simplified where it was traditional, gaps closed, one line per line.

    A gap stays, as one space, only between two Latin letters or digits, so that spacing never changes what is read.
    """
    if len(_MARKS_OF_TRADITIONAL.findall(text[:20_000])) >= 3:
        text = text.translate(_TRADITIONAL)
    text = nfkc(_translated(text, _UNWANTED))
    text = _translated(text, _DASHES).replace("\r\n", "\n").replace("\r", "\n").replace("○", "〇").replace("\u2f00", "一")
    text = _GAP.sub(_close_gap, text)
    text = _PINYIN.sub("", text)
    text = _HAN_DATE.sub(_arabic_date, text)
    text = _THOUSANDS.sub(r"\1\2", text)
    return "\n".join(line for line in text.split("\n") if line)


def _translated(text: str, table: Mapping[int, str | None]) -> str:
    """The text with each of these characters replaced; a translation costs the same where none of them occurs."""
    found = {chr(code) for code in table if chr(code) in text}
    for character in found:
        text = text.replace(character, table[ord(character)] or "")
    return text


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
    r"(?:自|从|于)?"
    + _DAY.format(p="a")
    + r"(?:\(?(?:星期|周)[一二三四五六日天]\)?)?(?:\d{1,2}[:时]\d{0,2})?起?(?:至|到|-{1,2}|~|…)+(?:今年|本年|同年)?"
    + r"(?:"
    + _DAY.format(p="b")
    + r"|(?P<bd5>\d{1,2})(?:日|(?=[,。;)\n]|$)))"
)


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
    """Every period `A至B` in reading order; a missing year comes from its start, or from `anchor` where that lacks it."""
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


LONGEST_SENTENCE = 3000
"""What runs on longer is no sentence; it is read in pieces, so that the time stays linear."""


def sentences(text: str) -> Iterator[str]:
    """The sentences of a normalised text: closed by 。!? or the end of a line."""
    return iter(_sentences(text))


@lru_cache(maxsize=8)
def _sentences(text: str) -> tuple[str, ...]:
    return tuple(
        part[start : start + LONGEST_SENTENCE]
        for part in re.split(r"[。!?\n]", text)
        for start in range(0, len(part), LONGEST_SENTENCE)
    )
