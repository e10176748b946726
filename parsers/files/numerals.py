"""Numbers of lists as Word writes them: 1, 01, a, IV, 三, 〇, 甲, 壹, ①."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS, _CAPITALS = "〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
          (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_UNSEEN = frozenset({"none", "bullet"})
_MOST = 32_767  # as far as Word counts


def numeral(number: int, style: str) -> str:
    """A number in a style of numbering; in digits where the style has no sign for it or is not known."""
    if style in _UNSEEN:
        return ""
    number = max(0, min(number, _MOST))
    write = _STYLES.get(style)
    return (write(number) if write else "") or str(number)


def chinese(number: int, digits: str = _DIGITS, places: str = "十百千万") -> str:
    """A number in Chinese as it is spoken: 十二, 一百零五."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        zero = "零" if 0 < low < 1_000 else ""
        return chinese(high, digits, places) + places[3] + zero + (_thousands(low, digits, places) if low else "")
    text = _thousands(number, digits, places) or ("零" if digits is _CAPITALS else "〇")
    return text[1:] if text.startswith("一十") else text


def _thousands(number: int, digits: str, places: str) -> str:
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if gap and text else "") + digits[digit] + (places[place - 1] if place else "")
            gap = False
        else:
            gap = True
    return text


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= 26 * 20 else ""


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else ""


def _digit_by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _traditional(number: int) -> str:
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if number else ""


def _ordinal(number: int) -> str:
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _counting(number: int) -> str:
    return chinese(number) if number < 100 else _digit_by_digit(number)


def _full_width(number: int) -> str:
    return str(number).translate({48 + n: 0xFF10 + n for n in range(10)})


_STYLES: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}", "lowerLetter": _letters, "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman, "upperRoman": lambda number: _roman(number).upper(), "ordinal": _ordinal,
    "numberInDash": lambda number: f"- {number} -", "decimalFullWidth": _full_width, "decimalFullWidth2": _full_width,
    "chineseCountingThousand": chinese, "taiwaneseCountingThousand": chinese, "japaneseCounting": chinese,
    "chineseCounting": _counting, "taiwaneseCounting": _counting, "ideographDigital": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit, "japaneseDigitalTenThousand": _digit_by_digit,
    "chineseLegalSimplified": lambda number: chinese(number, _CAPITALS, "拾佰仟万"),
    "ideographLegalTraditional": lambda number: chinese(number, "零壹貳參肆伍陸柒捌玖", "拾佰仟萬"),
    "ideographTraditional": _one_of(_STEMS), "ideographZodiac": _one_of(_BRANCHES), "ideographZodiacTraditional": _traditional,
    "decimalEnclosedCircle": _one_of(_CIRCLED), "decimalEnclosedCircleChinese": _one_of(_CIRCLED),
    "ideographEnclosedCircle": _one_of("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"), "decimalEnclosedFullstop": _one_of("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "decimalEnclosedParen": _one_of("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
}  # fmt: skip
