"""The body of an article: the story's lines drawn in the markup of one editor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from .view import FileLink


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """How one editor writes paragraphs and tables; every text is a format string with one {} place."""

    text: str = "<p>{}</p>\n"
    heading: str = "<p><strong>{}</strong></p>\n"
    signature: str = '<p style="text-align:right">{}</p>\n'
    table: str = "<table><tbody>{}</tbody></table>\n"
    row: str = "<tr>{}</tr>\n"
    cell: str = "<td>{}</td>"
    file: str = "<p>{}</p>\n"
    link: str = '<a href="{href}" target="_blank">{name}</a>'


def draw(body: str, markup: Markup, files: tuple[FileLink, ...]) -> str:
    """The HTML of a body; a file line that names no file of the page raises KeyError."""
    known = {file.key: file for file in files}
    parts: list[str] = []
    for kind, lines in groupby((line for line in body.splitlines() if line.strip()), key=_kind):
        if kind == "row":
            parts.append(markup.table.format("".join(_row(line, markup) for line in lines)))
        else:
            parts.extend(_lines(kind, lines, markup, known))
    return "".join(parts)


def _kind(line: str) -> str:
    return {"#": "heading", ">": "signature", "|": "row", "@": "file"}.get(line[0], "text")


def _lines(kind: str, lines: Iterator[str], markup: Markup, files: dict[str, FileLink]) -> Iterator[str]:
    for line in lines:
        match kind:
            case "heading":
                yield markup.heading.format(escape(line[1:].strip()))
            case "signature":
                yield markup.signature.format(escape(line[1:].strip()))
            case "file":
                file = files[line[1:].strip()]
                link = markup.link.format(href=escape(file.href), name=escape(file.name))
                yield markup.file.format(f"附件:{link}")
            case _:
                yield markup.text.format(escape(line))


def _row(line: str, markup: Markup) -> str:
    cells = (cell.strip() for cell in line.strip().strip("|").split("|"))
    return markup.row.format("".join(markup.cell.format(escape(cell)) for cell in cells))
