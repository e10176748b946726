"""How a list that comes as JSON is read, as a source file describes it: paths to the rows and to what stands in each."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from .model import Model

PAGE = "{page}"
"""Where the number of a page goes in an address or a body."""

_STEP = r"(?:[^\s.{}\[\]*]{1,60}|\*)"
_PATH = re.compile(rf"{_STEP}(?:\.{_STEP}){{0,9}}")
_HOLE = re.compile(r"\{([^{}]*)\}")
_ADDRESS = re.compile(r"https?://[^\s/]+(?:[/?]\S*)?|[/?.]\S*", re.I)


def _is_path(value: str) -> str:
    if value and not _PATH.fullmatch(value):
        raise ValueError("应为用点连接的键名，如 data.list；数字取数组的第几项（从 0 起），* 取每一项")
    return value


def _is_template(value: str) -> str:
    holes = _HOLE.findall(value)
    if not holes and "{" not in value and "}" not in value:
        return _is_path(value)
    if not holes or "{" in _HOLE.sub("", value) or "}" in _HOLE.sub("", value):
        raise ValueError("花括号不成对")
    for hole in holes:
        if not hole or not _PATH.fullmatch(hole):
            raise ValueError(f"花括号里应为键名，如 /content/{{id}}.html；{{{hole}}} 不是")
    return value


def _is_next(value: str) -> str:
    if PAGE not in value:
        raise ValueError("缺少 {page}：页码应写在其中")
    if not _ADDRESS.fullmatch(value):
        raise ValueError("应为网址，或以 / 或 ? 开头的相对地址")
    return value


Path = Annotated[str, StringConstraints(max_length=300), AfterValidator(_is_path)]
Template = Annotated[str, StringConstraints(min_length=1, max_length=1000), AfterValidator(_is_template)]


class ApiList(Model):
    """A list as JSON: where its rows are, what in a row is title, address and date, and how further pages are asked for.

    A path names keys joined by dots; a number takes that item of an array, `*` every one; the empty path is the answer
    itself. `title` and `url` are paths, or texts with paths in braces. `html` names fragments of a page instead of rows.
    """

    rows: Path = ""
    title: Template = "title"
    url: Template = "url"
    date: Path = ""
    html: Path = ""
    next: Annotated[str, StringConstraints(max_length=2000), AfterValidator(_is_next)] | None = None
    body: Annotated[str, StringConstraints(min_length=1, max_length=4000)] | None = None
    first: int = Field(default=1, ge=0, le=1, description="the number of the first page")
    pages: Path = ""

    @model_validator(mode="after")
    def _agree(self) -> ApiList:
        if self.html and self.model_fields_set & {"rows", "title", "url", "date"}:
            raise ValueError("写了 html 就不再写 rows、title、url、date：条目从网页片段里读")
        if self.pages and not (self.next or PAGE in (self.body or "")):
            raise ValueError("写了 pages 还要写 next，或在 body 里用 {page}，否则无法翻页")
        return self

    @property
    def content_type(self) -> str:
        """The media type of the body: JSON where it looks like that, else a form."""
        is_json = (self.body or "").lstrip()[:1] in {"{", "["}
        return "application/json" if is_json else "application/x-www-form-urlencoded"

    def body_of(self, page: int) -> str | None:
        """What is posted for this page; None where the list is asked for by GET."""
        return None if self.body is None else self.body.replace(PAGE, str(page))
