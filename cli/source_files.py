"""Writing what a probe has verified into the operator's source files."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

from pydantic import HttpUrl, ValidationError

from sources.source import Evidence, Source

_LIST = re.compile(r"(?m)^[ \t]*\[\[\s*lists\s*\]\][^\n]*$")
_TABLE = re.compile(r"(?m)^[ \t]*\[")
_URL = re.compile(r"(?m)^[ \t]*url[ \t]*=[^\n]*$")
_EVIDENCE = re.compile(r"(?m)^([ \t]*evidence[ \t]*=[ \t]*)(\"[^\"\n]*\"|'[^'\n]*')")
_VERIFIED = f'"{Evidence.VERIFIED.value}"'


def write_verified(source: Source, urls: set[str], folder: Path) -> Path:
    """Save that these list addresses are verified in the operator's file of a source; gives the file.

    A file of the operator's own is changed in place, comments and all; of a shipped source a copy is made. OSError when
    it cannot be written.
    """
    wanted = verified(source, urls)
    folder.mkdir(parents=True, exist_ok=True)
    path = _own_file(source.id, folder) or folder / f"{source.id}.toml"
    text = _mended(path.read_text("utf-8-sig"), urls) if path.exists() else ""
    path.write_text(text if _reads_as(text, wanted) else to_toml(wanted), "utf-8")
    return path


def verified(source: Source, urls: set[str]) -> Source:
    """The source with these list addresses marked as verified."""
    mark = {"evidence": Evidence.VERIFIED}
    lists = tuple(page.model_copy(update=mark) if str(page.url) in urls else page for page in source.lists)
    return source.model_copy(update={"lists": lists})


def _own_file(source_id: str, folder: Path) -> Path | None:
    for path in sorted(folder.rglob("*.toml")):
        if (read := _source_in(path.read_text("utf-8-sig", "replace"))) is not None and read.id == source_id:
            return path
    return None


def _source_in(text: str) -> Source | None:
    try:
        return Source.model_validate(tomllib.loads(text))
    except (ValueError, ValidationError, RecursionError, OverflowError):
        return None


def _reads_as(text: str, wanted: Source) -> bool:
    return _source_in(text) == wanted


def _mended(text: str, urls: set[str]) -> str:
    """The text of a file with the evidence of these [[lists]] replaced; what is written otherwise stays as it is."""
    starts = [match.end() for match in _LIST.finditer(text)]
    for start in reversed(starts):
        following = _TABLE.search(text, start)
        end = following.start() if following else len(text)
        text = text[:start] + _mended_list(text[start:end], urls) + text[end:]
    return text


def _mended_list(block: str, urls: set[str]) -> str:
    line = _URL.search(block)
    if line is None or _address_in(line[0]) not in urls:
        return block
    if _EVIDENCE.search(block):
        return _EVIDENCE.sub(lambda match: match[1] + _VERIFIED, block, count=1)
    return f"{block[: line.end()]}\nevidence = {_VERIFIED}{block[line.end() :]}"


def _address_in(line: str) -> str:
    try:
        return str(HttpUrl(tomllib.loads(line)["url"]))
    except (ValueError, TypeError):
        return ""


def to_toml(source: Source) -> str:
    """TOML that reads as this source; what equals its default is left out."""
    data = source.model_dump(mode="json", exclude_defaults=True)
    plain = [f"{key} = {_value(value)}" for key, value in data.items() if not isinstance(value, dict) and key != "lists"]
    for key, value in data.items():
        if isinstance(value, dict) and value:
            plain += ["", f"[{key}]", *(f"{k} = {_value(v)}" for k, v in value.items() if v is not None)]
    for page in data["lists"]:
        plain += ["", "[[lists]]", *(f"{k} = {_value(v)}" for k, v in page.items() if v is not None)]
    return "\n".join(plain) + "\n"


def _value(value: object) -> str:
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{k} = {_value(v)}" for k, v in value.items() if v is not None) + " }"
    # a JSON string is a TOML basic string, but for DEL, which TOML wants escaped; numbers and booleans are the same
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
