"""The doors of `parsers` through which bytes come in, and what must hold of whatever comes out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from parsers import decode
from parsers.api import extract, read, read_facts
from parsers.document import Document, Role
from parsers.files import read_file
from parsers.files.reading import load_readers
from parsers.sameness import LARGEST, proof_of
from sources.source import Source

from .specimen import LIST_URL, Specimen

load_readers()  # before a process is measured, as are the others

MOST_TEXT = 1_300_000
"""Characters that a body may have: what a tree is made of, and the bars between cells."""

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CAUGHT = ("解析出错", "解析列表时出错", "文件损坏或格式异常", "读取文件所需内存", "文件损坏，层次过深")
_SELECTORS = {
    "selected": {"body": "div:has(p) > *, #zoom", "rows": "ul li, tr, div > a"}, "misspelt": {"body": "div[[[", "rows": ":is("}
}  # fmt: skip
_APIS = {
    "api": {"rows": "data.list", "title": "{title}（{id}）", "url": "url", "date": "publishDate", "pages": "data.pages", "next": "/zwgk/index_{page}.json"},
    "api-html": {"html": "data.html"},
}  # fmt: skip


@lru_cache(maxsize=8)
def source_named(name: str | None) -> Source | None:
    """The source that a specimen is read for."""
    if name is None:
        return None
    page: dict[str, Any] = {"url": LIST_URL}
    if name in _APIS:
        page["api"] = _APIS[name]
    return Source.model_validate({
        "id": "qinglan", "name": "青岚市生态环境局", "region": "130400", "level": "prefecture", "agency": "生态环境局", "hosts": ["sthjj.qinglan.gov.cn"],
        "lists": [page], "reading": _SELECTORS.get(name, {}),
    })  # fmt: skip


def _read(specimen: Specimen, role: Role) -> Document:
    return read(specimen.raw, specimen.url, role=role, charset=specimen.charset, source=source_named(specimen.source))


def _prove(specimen: Specimen, role: Role) -> str | None:
    return proof_of(specimen.raw, specimen.url, role=role, charset=specimen.charset, source=source_named(specimen.source))


def _facts(specimen: Specimen) -> dict[str, Any]:
    text = specimen.raw.decode("utf-8", "replace")
    published = date(2026, 3, 2) if len(text) % 2 else None
    return read_facts(text, specimen.url, text.partition("\n")[0][:200] or None, published)


DOORS: dict[str, Callable[[Specimen], Any]] = {
    "decode": lambda specimen: decode.decode(specimen.raw, specimen.charset),
    "proof": lambda specimen: _prove(specimen, Role.DETAIL),
    "list-proof": lambda specimen: _prove(specimen, Role.LIST),
    "detail": lambda specimen: _read(specimen, Role.DETAIL),
    "list": lambda specimen: _read(specimen, Role.LIST),
    "extract": lambda specimen: extract(specimen.raw, specimen.url),
    "facts": _facts,
    "file": lambda specimen: read_file(specimen.raw, specimen.url, specimen.charset),
}


def is_cheap(door: str) -> bool:
    """Whether a door is opened in the main process, where no process can be killed."""
    return door.endswith("proof")


def caught(answer: Any) -> str | None:
    """What was caught at the room's own boundary: an error that nobody foresaw, if not one that got out."""
    problem = answer.problem if isinstance(answer, Document) else None
    return problem if problem is not None and problem.startswith(_CAUGHT) else None


def fault_of(door: str, specimen: Specimen, answer: Any) -> str | None:
    """What is wrong with an answer; None when it can be stored and read again as it is."""
    if is_cheap(door):
        if len(specimen.raw) > LARGEST and answer is not None:
            return "a proof of a page over the limit"
        return None if answer is None or isinstance(answer, str) else "not a proof"
    if door == "decode":
        return _fault_of_text(answer.text)
    if isinstance(answer, Document):
        if len(answer.body) > MOST_TEXT:
            return f"a body of {len(answer.body)} characters"
        values = answer.to_json()
        return _fault_of_values(values) or _fault_of_round_trip(answer, values)
    return _fault_of_values(answer) if isinstance(answer, dict) else f"not a Document but {type(answer).__name__}"


def _fault_of_values(values: dict[str, Any]) -> str | None:
    json.dumps(values, ensure_ascii=False, allow_nan=False).encode("utf-8")
    return next(filter(None, map(_fault_of_text, _texts(values))), None)


def _fault_of_round_trip(document: Document, values: dict[str, Any]) -> str | None:
    again = Document.from_json(json.loads(json.dumps(values)))
    if again.fingerprint != document.fingerprint or again.body_fingerprint != document.body_fingerprint:
        return "another fingerprint after a round trip"
    return None if again.to_json() == values else "another Document after a round trip"


def _fault_of_text(text: str) -> str | None:
    """NUL and lone surrogates can be stored in no column of PostgreSQL, other controls stand in no feed and no workbook."""
    if (control := _CONTROLS.search(text)) is not None:
        return f"the character {control[0]!r} in a text"
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "a lone surrogate in a text"
    return None


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(key)
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
