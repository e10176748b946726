"""Files that hold addresses: one a line, or the exports of other change monitors."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

FILE_MOST = 32 * 1024 * 1024
"""Bytes; a hundred thousand addresses are a third of it."""

LINE_MOST = 4096


class FileError(ValueError):
    """A file of addresses cannot be used; the message is Chinese and names the file."""


def listed_addresses(file: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file, with their numbers; empty ones and comments (from # at the beginning or after a blank) left out.

    Raises FileError.
    """
    for number, line in enumerate(_text_of(file).splitlines(), 1):
        words = line.split()
        if words and not words[0].startswith("#"):
            comment = next((n for n, word in enumerate(words) if word.startswith("#")), len(words))
            yield number, " ".join(words[:comment])[:LINE_MOST]


def imported_addresses(file: Path) -> tuple[list[str], int]:
    """Addresses in a urlwatch or webchanges YAML file (of several documents) or a changedetection.io JSON export.

    Gives the addresses in order and how many entries have none. Raises FileError when there is no address at all.
    """
    text = _text_of(file)
    try:
        entries = list(_entries_of(_documents_of(file, text)))
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # ValueError: JSON, and dates that YAML takes for such
        said = " ".join(str(error).split())[:300]
        raise FileError(f"{file.name} 无法读取，应为 urlwatch 的 YAML 或 changedetection.io 的 JSON：{said}") from error
    found = [url for entry in entries if (url := _address_of(entry))]
    if not found:
        raise FileError(f"{file.name} 中没有网址，应为 urlwatch 的 YAML 或 changedetection.io 的 JSON")
    return found, len(entries) - len(found)


def _text_of(file: Path) -> str:
    try:
        if file.stat().st_size > FILE_MOST:
            raise FileError(f"{file.name} 超过 {FILE_MOST >> 20} MiB")
        raw = file.read_bytes()
    except OSError as error:
        raise FileError(f"{file.name} 无法读取：{error.strerror}") from error
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    return raw.decode("utf-8-sig", "replace")


def _documents_of(file: Path, text: str) -> list[Any]:
    if file.suffix.lower() == ".json" or text.lstrip().startswith("{"):
        return [json.loads(text)]
    return list(yaml.safe_load_all(text))


def _entries_of(documents: list[Any]) -> Iterator[Any]:
    """Jobs: of urlwatch one a document, or a list of them; of changedetection.io the values below a uuid.

    changedetection.io has two shapes: {"watching": {uuid: {"url": …}}} in its url-watches.json, {uuid: {"url": …}} from
    its API.
    """
    for document in documents:
        if isinstance(document, list):
            yield from document
        elif not isinstance(document, dict) or _address_of(document):
            yield document
        elif isinstance(document.get("watching"), dict | list):
            yield from _entries_of([document["watching"]])
        elif all(isinstance(value, dict) for value in document.values()):
            yield from document.values()
        else:
            yield document


def _address_of(entry: Any) -> str | None:
    if not isinstance(entry, dict):
        return None
    url = entry.get("url") or entry.get("navigate")
    return url.strip()[:LINE_MOST] if isinstance(url, str) and url.strip() else None
