"""What an answer says by other means than visible text: messages in JSON, words in scripts."""

from __future__ import annotations

import json
from itertools import islice
from typing import Any

from .page import decode
from .phrases import SPOKEN

_MOST = 20
_MESSAGE = 16 * 1024
"""A JSON object that only says what went wrong is no longer than this."""
_KEYS = ("msg", "message", "error", "errmsg", "errormsg", "error_msg", "errormessage", "desc", "description", "info", "reason", "detail")
_WELL = {"200", "0", "1", "true", "success", "ok", "00000", "0000"}
_STATUS = ("code", "status", "success", "errcode", "state", "result")


def json_lines(raw: bytes) -> tuple[str, ...]:
    """What a short JSON object says went wrong; nothing where it says that all is well, or holds rows."""
    if len(raw) > _MESSAGE:
        return ()
    try:
        value = json.loads(decode(raw))
    except (ValueError, RecursionError):
        return ()
    if not isinstance(value, dict):
        return ()
    fields = {str(key).lower(): entry for key, entry in value.items()}
    if any(isinstance(entry, list | dict) and entry for entry in fields.values()) or _is_well(fields):
        return ()
    said = (fields.get(key) for key in _KEYS)
    return tuple(line[:300] for line in said if isinstance(line, str) and line)[:_MOST]


def _is_well(fields: dict[str, Any]) -> bool:
    told = [str(fields[key]).lower() for key in _STATUS if isinstance(fields.get(key), str | int | bool)]
    return bool(told) and all(word in _WELL for word in told)


def script_lines(scripts: str) -> tuple[str, ...]:
    """What scripts say to the reader, by alert and the like; at most twenty."""
    found = islice(SPOKEN.finditer(scripts), _MOST)
    return tuple(match[1] or match[2] for match in found)
