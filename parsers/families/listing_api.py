"""Lists that come as JSON and are described in a source file: paths are walked, templates filled, misfits explained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from urllib.parse import quote

from parsers.address import canonical_url
from parsers.dates import cell_date, plain, read_date
from parsers.document import Ask, Row
from parsers.families.listing_json import load_json, shown
from sources.api_list import PAGE, ApiList

MOST_VALUES = 2_000
"""What a path with `*` may lead to at most."""

MOST_AHEAD = 19
"""Further pages named at once: what is read of a list ends at twenty pages anyway."""

NOT_JSON = "应答不是 JSON（开头是“{start}”）：请核对 lists.url，或去掉 lists.api"
NO_PATH = 'lists.api.{key} = "{path}" 在应答里走不通：{where}'
NOT_ROWS = 'lists.api.rows = "{path}" 不是数组，而是{kind}'
NO_ROWS = "列表为空：lists.api.rows 处是空数组"
NO_FRAGMENT = 'lists.api.html = "{path}" 处不是网页片段，而是{kind}'
NO_FIELDS = "{count} 个条目里没有一个读得出标题和网址；第一个条目有：{keys}"

_WRAPPED = re.compile(r"\s*[A-Za-z_$][\w.$]{0,80}\s*\(")
_HOLE = re.compile(r"\{([^{}]+)\}")
_SHANGHAI = timezone(timedelta(hours=8))
_SHOWN = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a described answer holds: rows, or fragments of a page; `pages` how many pages it says there are (0: silent)."""

    rows: tuple[Row, ...] = ()
    fragments: tuple[str, ...] = ()
    pages: int = 0
    problem: str | None = None


class Misfit(Exception):
    """The answer is not built as described; the text says so in Chinese."""


def read_answer(text: str, base: str, api: ApiList) -> Answer:
    """The answer as its description reads it; addresses relative to `base`. Never raises: `problem` says what misfits."""
    value = load_json(_unwrapped(text))
    if value is None:
        return Answer(problem=NOT_JSON.format(start=" ".join(text[:200].split())[:40]))
    try:
        pages = _count(value, api)
        if api.html:
            return Answer(fragments=_fragments(value, api), pages=pages)
        items = _items(value, api)
        rows = tuple(row for item in items if (row := _row(item, base, api)) is not None)
    except Misfit as misfit:
        return Answer(problem=str(misfit))
    if not items:
        return Answer(pages=pages, problem=NO_ROWS)
    if not rows:
        return Answer(pages=pages, problem=NO_FIELDS.format(count=len(items), keys=_kind(items[0])))
    return Answer(rows=rows, pages=pages)


def asks_of(api: ApiList, url: str, pages: int) -> list[Ask]:
    """Further pages of the list at `url`, as its description asks for them; where it names no count, as many as are read.

    The page that is being read may be among them: who follows them asks for nothing twice.
    """
    if api.next is None and PAGE not in (api.body or ""):
        return []
    last = api.first + (min(pages - 1, MOST_AHEAD) if pages else MOST_AHEAD)
    numbers = range(api.first + 1, last + 1)
    asks = []
    for number in numbers:
        address = canonical_url((api.next or url).replace(PAGE, str(number)), url)
        body = api.body_of(number)
        asks += [Ask(url=address, body=body, content_type=api.content_type if body is not None else "")]
    return [ask for ask in asks if ask.url]


def _unwrapped(text: str) -> str:
    """The JSON inside a callback, as answers for other hosts' scripts have it."""
    text = text.lstrip("\ufeff \t\r\n")
    if text[:1] in {"{", "["} or (opening := _WRAPPED.match(text)) is None:
        return text
    return text[opening.end() : text.rfind(")")]


# --- paths ----------------------------------------------------------------------------------------------------------


def _at(value: Any, path: str, key: str) -> list[Any]:
    """Every value that the path leads to; raises Misfit where no way leads on. JSON inside a text is unpacked."""
    found = [_opened(value)]
    for number, step in enumerate(path.split(".") if path else []):
        onward = [_opened(inner) for current in found for inner in _step(current, step)][:MOST_VALUES]
        if not onward:
            if step == "*" and any(isinstance(current, list) for current in found):
                return []
            taken = ".".join(path.split(".")[:number]) or "应答"
            raise Misfit(NO_PATH.format(key=key, path=path, where=f"{taken} 是{_kind(found[0])}，其中没有 {step}"))
        found = onward
    return found


def _step(value: Any, step: str) -> Iterator[Any]:
    if step == "*":
        yield from value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
    elif isinstance(value, dict) and step in value:
        yield value[step]
    elif isinstance(value, list) and step.isascii() and step.isdecimal() and int(step) < len(value):
        yield value[int(step)]


def _opened(value: Any) -> Any:
    if isinstance(value, str) and value.lstrip()[:1] in {"{", "["}:
        inner = load_json(value)
        return value if inner is None else inner
    return value


def _kind(value: Any) -> str:
    """A JSON value in words: what an operator needs to mend the path."""
    if isinstance(value, dict):
        names = "、".join(str(name)[:40] for name in list(value)[:_SHOWN])
        return f"对象（{names}{'……' if len(value) > _SHOWN else ''}）" if value else "空对象"
    if isinstance(value, list):
        return f"数组（{len(value)} 项）"
    if value is None:
        return "空值"
    return f"单个值（{' '.join(str(value)[:60].split())[:30]}）"


# --- rows -----------------------------------------------------------------------------------------------------------


def _items(value: Any, api: ApiList) -> list[Any]:
    found = _at(value, api.rows, "rows")
    if len(found) == 1 and "*" not in api.rows.split("."):
        if not isinstance(found[0], list):
            raise Misfit(NOT_ROWS.format(path=api.rows, kind=_kind(found[0])))
        return [_opened(item) for item in found[0][:MOST_VALUES]]
    if found and all(isinstance(part, list) for part in found):  # an array of rows in each of several groups
        return [_opened(item) for part in found for item in part][:MOST_VALUES]
    return found


def _fragments(value: Any, api: ApiList) -> tuple[str, ...]:
    found = _at(value, api.html, "html")
    texts = tuple(part for part in found if isinstance(part, str) and part.strip())
    if not texts:
        raise Misfit(NO_FRAGMENT.format(path=api.html, kind=_kind(found[0] if found else None)))
    return texts


def _count(value: Any, api: ApiList) -> int:
    if not api.pages:
        return 0
    found = _at(value, api.pages, "pages")
    text = str(found[0]).strip() if found else ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 0


def _row(item: Any, base: str, api: ApiList) -> Row | None:
    title = shown(_text(item, api.title, "title", quoted=False))
    address = _text(item, api.url, "url", quoted=True)
    url = canonical_url(address.strip(), base) if address.strip() else ""
    if not title or not url:
        return None
    return Row(url=url, title=title, published=_day(_first(item, api.date, "date")) if api.date else None)


def _text(item: Any, template: str, key: str, *, quoted: bool) -> str:
    """The template filled from one row; "" where something it needs is missing. A bare path gives the value as it is."""
    if "{" not in template:
        return _plain(_first(item, template, key))
    missing = False

    def fill(hole: re.Match[str]) -> str:
        nonlocal missing
        value = _plain(_first(item, hole[1], key))
        missing = missing or not value
        return quote(value, safe="/:?=&%,;@+~!$'()*") if quoted else value

    filled = _HOLE.sub(fill, template)
    return "" if missing else filled


def _first(item: Any, path: str, key: str) -> Any:
    """What stands at the path in this row; None where nothing does: rows differ in what they carry."""
    try:
        return next(iter(_at(item, path, key)), None)
    except Misfit:
        return None


def _plain(value: Any) -> str:
    if isinstance(value, bool) or value is None or isinstance(value, dict | list):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value)


# --- days -----------------------------------------------------------------------------------------------------------


def _day(value: Any) -> date | None:
    """The day in China that a JSON value names: milliseconds or seconds since 1970, an ISO instant, a printed date."""
    if isinstance(value, bool) or value is None:
        return None
    text = _plain(value).strip()
    if re.fullmatch(r"\d{9,10}|\d{12,13}", text):
        seconds = int(text) / (1000 if len(text) > 10 else 1)
        return datetime.fromtimestamp(seconds, UTC).astimezone(_SHANGHAI).date()
    if len(text) > 60:
        return None
    return _instant(text) or cell_date(plain(text)) or read_date(text)


def _instant(text: str) -> date | None:
    """The day of an instant with a zone: half past midnight in Beijing is still yesterday in UTC."""
    if "T" not in text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(_SHANGHAI).date() if moment.tzinfo is not None else moment.date()
