"""TOML files that anybody may have written: read within bounds, and what is wrong with them said in Chinese."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_MAX_BYTES = 64_000  # a source is twenty lines; a file this long is something else


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with one key of one file; `key` is empty where the whole file is meant, `message` is Chinese."""

    file: str
    key: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key + ': ' if self.key else ''}{self.message}"


def read_toml(path: Path) -> tuple[dict[str, Any], Problem | None]:
    """What the file says, or why it cannot be read."""
    try:
        with path.open("rb") as file:
            raw = file.read(_MAX_BYTES + 1)
        if len(raw) > _MAX_BYTES:
            return {}, Problem(file=str(path), key="", message=f"文件超过 {_MAX_BYTES} 字节，不像是来源文件")
        return tomllib.loads(raw.decode("utf-8-sig")), None
    except OSError as error:
        message = f"读不了文件：{error.strerror or error}"
    except UnicodeDecodeError:
        message = "文件不是 UTF-8 编码"
    except (ValueError, RecursionError) as error:  # tomllib raises both: bad syntax, a number of 5,000 digits, nesting
        message = f"TOML 语法错误：{error}"
    return {}, Problem(file=str(path), key="", message=message)
