"""Values of table cells as a reader of the sheet sees them: 85%, 2026年3月5日, 1,234.50 – and no fifteen digits."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

_SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;"\\])*')
_BRACKET = re.compile(r"\[[^\]]*\]")
_PADDING = re.compile(r'("[^"]*"|\\.)|[_*].', re.DOTALL)
_PLACES = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*,*)?|\.[#0?]+,*")
_ESCAPE = re.compile(r'("[^"]*"|\\.)|!(.)', re.DOTALL)  # Chinese Excel writes "!" where others write a backslash
_GENERAL = re.compile("general", re.IGNORECASE)
_CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|([^"\\])', re.DOTALL)
_TIMES = re.compile(
    r'"[^"]*"|\\.|\[h+\]|\[m+\]|\[s+\]|AM/PM|A/P|上午/下午|y+|m+|d+|h+|s+|a{3,4}|\.0+|\[[^\]]*\]|.',
    re.IGNORECASE | re.DOTALL,
)
_SHORT_DATES = frozenset(
    {"mm-dd-yy", "m/d/yy", "m/d/yyyy", "mm/dd/yy", "mm/dd/yyyy", "d-m-yy"}
)  # what the machine's owner sees
_GENERAL_DIGITS = 11
_APART = "\0"  # before places of digits that literals part: 0000"年"00"月"
_TINY = Decimal("1e-9")
_MOST_DIGITS = 15  # as many as Excel keeps of a number
_HALF_UP = Context(prec=800, rounding=ROUND_HALF_UP)  # more than any number and format have together


def show_cell(value: object, number_format: str | None) -> str:
    """The text of a cell; `number_format` in Excel's language, None or "General" for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return show_number(value, (number_format or "General")[:255])
    if isinstance(value, timedelta):
        return _duration(value)
    if isinstance(value, datetime | date | time):
        return _show_moment(value, (number_format or "")[:255])
    return _CODED.sub(lambda code: chr(int(code[1], 16)), str(value))


def show_number(value: float, number_format: str) -> str:
    """A number in its format; in the general one where the format is none that is common in documents."""
    if value != value or value in {float("inf"), float("-inf")}:
        return "#NUM!"
    prefix, places, suffix, is_signed = _plan(number_format, value < 0)
    if places is None:
        return prefix + _general(abs(value) if is_signed else value) + suffix
    percent = suffix.count("%") + prefix.count("%")
    amount = Decimal(repr(abs(value) if is_signed else value)).scaleb(2 * percent, _HALF_UP)
    if places.startswith(_APART) and abs(amount) < 10**_MOST_DIGITS:
        return prefix + _between(amount, places[1:]) + suffix
    whole, _, decimals = places.partition(".")
    scale = len(decimals) - len(decimals.rstrip(","))
    amount, decimals = amount.scaleb(-3 * scale, _HALF_UP), decimals.rstrip(",")
    if abs(amount) >= 10**_MOST_DIGITS:
        return prefix + _general(amount) + suffix
    trimmed = whole.rstrip(",")
    amount = amount.scaleb(-3 * (len(whole) - len(trimmed)), _HALF_UP)
    amount = amount.quantize(Decimal(1).scaleb(-len(decimals)), context=_HALF_UP)
    text = f"{amount:,f}" if "," in trimmed else f"{amount:f}"
    if decimals and (optional := len(decimals) - len(decimals.rstrip("#?"))):
        head, _, tail = text.partition(".")
        kept = tail[: len(tail) - optional] + tail[len(tail) - optional :].rstrip("0")
        text = f"{head}.{kept}" if kept else head
    needed = trimmed.replace(",", "").count("0")
    sign = "-" if text.startswith("-") else ""
    head, point, tail = text.removeprefix("-").partition(".")
    text = sign + head.rjust(needed, "0") + point + tail if "," not in trimmed else text
    if text.lstrip("-").strip("0.,") == "":
        text = text.lstrip("-")  # no negative nought
    return prefix + text + suffix


@lru_cache(maxsize=512)
def _plan(number_format: str, negative: bool) -> tuple[str, str | None, str, bool]:
    """What stands before the digits, the places of the digits (None: the general format), what stands after them, and
    whether the format shows the sign by itself."""
    sections = [found for found in _SECTION.findall(number_format) if found]
    section = sections[1] if negative and len(sections) > 1 else sections[0] if sections else ""
    section = _ESCAPE.sub(lambda found: found[1] or f"\\{found[2]}", _BRACKET.sub("", section))
    section = _PADDING.sub(lambda found: found[1] or "", section)
    bare = re.sub(r'"[^"]*"|\\.', "", section)
    masked = re.sub(r'"[^"]*"|\\.', lambda found: "\0" * len(found[0]), section)
    is_general = bare.strip().lower() == "general"
    found = list((_GENERAL if is_general else _PLACES).finditer(masked))
    if not found or (not is_general and re.search(r"[eE][+-]|/|@", bare)):
        return "", None, "", False
    start, end = found[0].start(), found[0].end()
    places: str | None = None if is_general else found[0][0]
    if len(found) > 1 and "." not in masked and "%" not in masked:
        end = found[-1].end()
        places = _APART + section[start:end]
    return _literal(section[:start]), places, _literal(section[end:]), negative and len(sections) > 1


def _between(amount: Decimal, layout: str) -> str:
    """The digits of a number at their places among literals, from the right; the first place takes what is left."""
    commas = len(layout) - len(layout.rstrip(","))
    digits = list(str(abs(amount.scaleb(-3 * commas, _HALF_UP).quantize(Decimal(1), context=_HALF_UP))))
    tokens = _LITERAL.findall(layout)
    left = sum(1 for _, _, plain in tokens if plain and plain in "#0?")
    shown: list[str] = []
    for quoted, escaped, plain in reversed(tokens):
        if not plain or plain not in "#0?,":
            shown.append(quoted or escaped or plain)
        elif plain != ",":
            left -= 1
            taken = digits[-1:] if left else digits[:]
            shown.append("".join(taken) or ("0" if plain == "0" else ""))
            del digits[len(digits) - len(taken) :]
    return ("-" if amount < 0 else "") + "".join(reversed(shown))


def _literal(text: str) -> str:
    """What a piece of a format prints; further places of digits print nothing that we know."""
    return "".join(
        quoted or escaped or ("" if plain in "#?" else plain) for quoted, escaped, plain in _LITERAL.findall(text)
    )


def _general(value: float | Decimal) -> str:
    number = value if isinstance(value, Decimal) else Decimal(repr(value))
    if number == number.to_integral_value():
        return f"{number:.0f}" if number else "0"
    text = f"{value:.{_GENERAL_DIGITS}g}"
    if "e+" in text:
        return f"{_HALF_UP.create_decimal(f'{value:.{_MOST_DIGITS}g}'):f}"
    return f"{value:.{_GENERAL_DIGITS}f}".rstrip("0").rstrip(".") if "e-" in text and abs(number) > _TINY else text


def _show_moment(value: datetime | date | time, number_format: str) -> str:
    """A date or time in its format; as 2026/3/5 where the format leaves it to the reader's machine."""
    plain = _BRACKET.sub("", number_format.partition(";")[0]).strip().lower()
    if "[$-f800]" in number_format.lower() and not isinstance(value, time):
        return f"{value.year}年{value.month}月{value.day}日"
    if plain in _SHORT_DATES and not isinstance(value, time):
        return f"{value.year}/{value.month}/{value.day}"
    tokens = _TIMES.findall(number_format.partition(";")[0])
    shown = [_part(value, token, _is_minute(tokens, at)) for at, token in enumerate(tokens)]
    text = "".join(shown).strip()
    return text if any(character.isdigit() for character in text) else _iso(value)


def _is_minute(tokens: list[str], at: int) -> bool:
    """Whether an m stands for minutes: after hours, or before seconds."""
    letters = [
        (n, token[0].lower()) for n, token in enumerate(tokens) if token[0].lower() in "ymdhs" and token[0] != "["
    ]
    place = next((n for n, (where, _) in enumerate(letters) if where == at), None)
    if place is None or letters[place][1] != "m":
        return False
    before = letters[place - 1][1] if place else ""
    after = letters[place + 1][1] if place + 1 < len(letters) else ""
    return before == "h" or after == "s"


def _part(value: datetime | date | time, token: str, is_minute: bool) -> str:
    if token[0] == '"':
        return token.strip('"')
    if token[0] == "\\":
        return token[1:]
    if token[0] == "[":
        return ""
    letter, width = token[0].lower(), len(token)
    if letter == "m" and is_minute:
        number: int | None = getattr(value, "minute", None)
    elif letter in "ymdhs" and token.isalpha():
        number = getattr(value, {"y": "year", "m": "month", "d": "day", "h": "hour", "s": "second"}[letter], None)
    else:
        return (
            "" if letter == "a" or token.startswith(".0") or token in {"AM/PM", "上午/下午", "@", "_", "*"} else token
        )
    if number is None or (letter == "d" and width > 2):  # names of weekdays tell nothing that the date does not
        return ""
    if letter == "y":
        return f"{number % 100:02d}" if width <= 2 else str(number)
    return f"{number:02d}" if width > 1 else str(number)


def _iso(value: datetime | date | time) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time(0) else f"{value:%Y-%m-%d %H:%M}"
    return value.isoformat()


def _duration(value: timedelta) -> str:
    minutes, seconds = divmod(int(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"
