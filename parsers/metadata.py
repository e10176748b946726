"""What a page says about its notice outside the body: title, date, source, number, issuer, the index table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bs4 import Tag

from parsers.address import date_in
from parsers.blocks import Weights, read_lines
from parsers.boilerplate import is_footer_line, named_rule
from parsers.labels import CLOCK_ONLY, EDGES, LABEL, date_of, fields_of, value_of
from parsers.title import read_metas, read_title

_NUMBER = re.compile(r"[\u4e00-\u9fffA-Z]{1,14}[〔\[［(（【]\s*(?:19|20)\d{2}\s*[〕\]］)）】]\s*第?\s*\d{1,5}\s*号")
_TODAY = re.compile(r"今天是|今日|现在是|当前时间|天气")
_ISSUER_END = re.compile(r"(厅|局|委员会|委|政府|办公室|领导小组|办|部|支队|中心|管委会|督察组)$")
_ZONE_LINES = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What was found; None where the page does not say."""

    title: str | None
    published: date | None
    source: str | None
    doc_number: str | None
    issuer: str | None


def read_metadata(
    url: str, roots: tuple[Tag, ...], weights: Weights, head: Iterable[str], body: tuple[str, ...]
) -> Metadata:
    """Title, date and so on of a detail page.

    `roots` is the body, `head` what was dropped at its top (an information line may stand there), `body` its lines.
    """
    metas = read_metas(weights)
    zone = [*head, *_zone(roots, weights)]
    fields = [(name, value) for line in zone for name, value in fields_of(line)]
    title = read_title(metas, roots, weights, fields)
    return Metadata(
        title=title,
        published=_published(url, metas, zone, fields),
        source=_source(metas, fields),
        doc_number=_doc_number(fields, body),
        issuer=value_of(fields, "issuer") or _signer(body),
    )


def _zone(roots: tuple[Tag, ...], weights: Weights) -> list[str]:
    """Lines of the page around the body, those just above it first; what stands below comes last."""
    lines: list[str] = []
    if not roots:
        return lines
    below: list[str] = []
    node: Tag | None = roots[0]
    for _ in range(12):
        if node is None or node.name in {"body", "html", "[document]"} or len(lines) > _ZONE_LINES:
            break
        lines += _lines_of(node.previous_siblings, weights)
        if len(below) < 20:
            below += _lines_of(node.next_siblings, weights)
        node = node.parent
    return [*lines, *below]


def _lines_of(siblings: Iterable[object], weights: Weights) -> list[str]:
    lines: list[str] = []
    for number, sibling in enumerate(siblings):
        if number > 60 or len(lines) > _ZONE_LINES:
            break
        if isinstance(sibling, Tag):
            if (
                weights.text(sibling) > 1500
                or weights.links(sibling) * 2 > weights.text(sibling)
                or _is_elsewhere(sibling)
            ):
                continue
            reading = read_lines([sibling], weights, drop_elements=False)
            lines += _labels_joined([line.text for line in reading.lines if line.text and not line.only_links])
        else:
            text = re.sub(r"\s+", " ", str(sibling)).strip() if type(sibling).__name__ == "NavigableString" else ""
            if text:
                lines.append(text)
    return [line for line in lines if not _TODAY.search(line) and not is_footer_line(line)]


def _labels_joined(lines: list[str]) -> list[str]:
    """Lines of which a bare label ("生成日期：") is joined with the value on the line below it."""
    joined: list[str] = []
    for line in lines:
        if joined and LABEL.fullmatch(joined[-1].strip()) and not LABEL.match(line):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _is_elsewhere(tag: Tag) -> bool:
    return named_rule(tag) in {"related", "previous-next", "footer", "navigation", "advertisement", "comment"}


def _published(url: str, metas: dict[str, str], zone: list[str], fields: list[tuple[str, str]]) -> date | None:
    for name, value in fields:
        if name == "published" and (found := date_of(value)):
            return found
    for name, value in fields:  # "作者： 2023-12-01 14:43": the author was left empty
        if name == "other" and CLOCK_ONLY.match(value) and (found := date_of(value)):
            return found
    for line in zone[:_ZONE_LINES]:
        if len(line) <= 120 and ("来源" in line or CLOCK_ONLY.match(line)) and (found := date_of(line)):
            return found
    for name in ("pubdate", "publishdate", "article:published_time", "firstpublishedtime", "publish_time", "dc.date"):
        if found := date_of(metas.get(name, "")):
            return found
    if found := next((day for name, value in fields if name == "updated" and (day := date_of(value))), None):
        return found
    if found := date_in(url):
        return found
    return next((found for name, value in fields if name == "signed" and (found := date_of(value))), None)


def _source(metas: dict[str, str], fields: list[tuple[str, str]]) -> str | None:
    visible = value_of(fields, "source")
    meta = metas.get("contentsource") or re.sub(r"^来源\s*[:：]\s*", "", metas.get("source", ""))
    return visible or (meta.strip(EDGES) or None) or value_of(fields, "issuer")


def _doc_number(fields: list[tuple[str, str]], body: tuple[str, ...]) -> str | None:
    labelled = value_of(fields, "doc_number")
    if labelled and re.search(r"\d", labelled):
        return labelled
    for line in body[:6]:  # the number stands alone under the heading
        if _NUMBER.fullmatch(line.strip()):
            return line.strip()
    return None


def _signer(body: tuple[str, ...]) -> str | None:
    """The last body line that names an office just above a line that is nothing but a date."""
    for above, line in zip(reversed(body[:-1]), reversed(body[1:]), strict=True):
        if len(line) <= 20 and re.fullmatch(
            r"\s*(?:(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|[二〇○零一九]{4}年.{1,3}月.{1,4}日)\s*", line
        ):
            return above.strip() if len(above) <= 40 and _ISSUER_END.search(above.strip()) else None
    return None
