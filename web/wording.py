"""Filters of the templates: times as people in China read them, sizes, places, addresses; and what is never shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from urllib.parse import urlencode, urlsplit

from markupsafe import Markup

from sources.clock import in_shanghai
from store.privacy import mask_mobiles

WEEKDAYS = "一二三四五六日"


class Verbatim(str):
    """Text that is shown as it is: an address or a digest, in which eleven digits are no telephone number."""

    __slots__ = ()


def shown(value: object) -> object:
    """What a template prints for a value: nothing for None, private mobiles masked unless the text is `Verbatim`.

    Every expression of every template passes here, so that no room can forget it (invariant 14).
    """
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup | Verbatim):
        return mask_mobiles(value)
    return value


def mask_runs(texts: Sequence[str]) -> list[str]:
    """Runs of one text, each masked as part of the whole: a number that a boundary cuts in two is hidden too."""
    whole, runs, start = mask_mobiles("".join(texts)), [], 0
    if len(whole) != sum(map(len, texts)):
        raise ValueError("masking must keep the length of a text")
    for text in texts:
        runs.append(whole[start : start + len(text)])
        start += len(text)
    return runs


def verbatim(text: str) -> Verbatim:
    """For digests and addresses."""
    return Verbatim(text)


def outward(url: str) -> Verbatim:
    """An address outside that may be linked: http and https as they are, '' for every other scheme."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return Verbatim("")
    return Verbatim(url if parts.scheme in {"http", "https"} and parts.netloc else "")


def when(moment: datetime | None) -> Markup:
    """An instant as a <time> element, to the minute, in Asia/Shanghai; 从未 where there is none."""
    if moment is None:
        return Markup("从未")
    local = in_shanghai(moment)
    return Markup('<time datetime="{}">{}</time>').format(local.isoformat(timespec="seconds"), f"{local:%Y-%m-%d %H:%M}")


def day(value: date | None) -> Markup:
    """A day as a <time> element; 日期不详 where there is none."""
    return Markup('<time datetime="{0}">{0}</time>').format(value.isoformat()) if value else Markup("日期不详")


def long_day(moment: datetime) -> str:
    """The day of an instant in China: 2026年3月2日 星期一."""
    local = in_shanghai(moment)
    return f"{local.year}年{local.month}月{local.day}日 星期{WEEKDAYS[local.weekday()]}"


def size(count: int) -> str:
    """Bytes as people read them: 812 字节, 20.5 KB, 3.1 MB, 1.2 GB."""
    for unit, factor in (("GB", 2**30), ("MB", 2**20), ("KB", 2**10)):
        if count >= factor:
            return f"{count / factor:.1f} {unit}"
    return f"{count} 字节"


def number(count: float) -> str:
    """A count with thousands set apart; no decimals where there are none."""
    return f"{int(count):,}" if float(count).is_integer() else f"{count:,g}"


def query_of(values: dict[str, object], **changed: object) -> Verbatim:
    """The query part of an address with these values, the empty ones left out; '' or beginning with '?'."""
    kept = {name: str(value) for name, value in {**values, **changed}.items() if value not in (None, "", 0)}
    return Verbatim(f"?{urlencode(kept)}" if kept else "")
