"""The lines of a page that stand around a body, where it says of its notice what the body does not."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bs4 import Tag

from parsers.blocks import Line, read_lines
from parsers.boilerplate import named_rule, tells
from parsers.dates import pieced_day, value_day
from parsers.labels import LABEL, fields_of, is_bare_label, is_information_line
from parsers.noise_lines import is_footer_line
from parsers.stamps import is_office_name
from parsers.told_lines import is_told_line
from parsers.weights import Weights, compact

TODAY = re.compile(r"今天是|今日|现在是|当前时间|天气")  # what is said of the day of reading
ZONE_LINES = 80
_LONGEST_LEAF = 12  # characters of a day in parts
_LONGEST_FOOT = 200


def lines_around(roots: tuple[Tag, ...], weights: Weights) -> list[str]:
    """Lines of the page around the body, those just above it first; what stands below comes last."""
    lines: list[str] = []
    if not roots:
        return lines
    below: list[str] = []
    node: Tag | None = roots[0]
    for _ in range(12):
        if node is None or node.name in {"body", "html", "[document]"} or len(lines) > ZONE_LINES:
            break
        lines += lines_beside(node.previous_siblings, weights)
        if len(below) < 20:
            below += lines_beside(node.next_siblings, weights)
        node = node.parent
    return [*lines, *below]


def lines_beside(siblings: Iterable[object], weights: Weights) -> list[str]:
    """The lines of what stands beside an element; boxes of links and of other notices aside."""
    lines: list[str] = []
    for number, sibling in enumerate(siblings):
        if number > 60 or len(lines) > ZONE_LINES:
            break
        if isinstance(sibling, Tag):
            if (
                weights.text(sibling) > 1500
                or weights.links(sibling) * 2 > weights.text(sibling)
                or (_is_elsewhere(sibling) and not _tells_of_notice(sibling, weights))
            ):
                continue
            reading = read_lines([sibling], weights, drop_elements=False)
            lines += _labels_joined([_labelled(line) for line in reading.lines if line.text and not line.only_links])
        else:
            text = re.sub(r"\s+", " ", str(sibling)).strip() if type(sibling).__name__ == "NavigableString" else ""
            if text:
                lines.append(text)
    return _days_joined([line for line in lines if not TODAY.search(line) and not _is_of_footer(line)])


def _is_of_footer(line: str) -> bool:
    """Whether a line stands in footers; "主办单位" may be told beside the day when a notice was published."""
    return is_footer_line(line) and not ("发布" in line and is_told_line(line))


def _labels_joined(lines: list[str]) -> list[str]:
    """Lines of which a bare label ("生成日期：", "来源") is joined with the value on the line below it."""
    joined: list[str] = []
    for line in lines:
        if joined and is_bare_label(joined[-1]) and len(line) <= 40 and not is_bare_label(line) and not LABEL.match(line):
            joined[-1] = f"{joined[-1].strip()}：{line}"
        elif joined and LABEL.fullmatch(joined[-1].strip()) and not LABEL.match(line):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _labelled(line: Line) -> str:
    """A line, with a colon behind the label in an element of its own that it begins with: "时间" and "2026-03-05"."""
    label, _, value = line.spaced.partition(" ")
    if not value or not is_bare_label(label) or line.text[len(label) : len(label) + 1].isspace():
        return line.spaced
    return f"{label}：{value}" if value_day(value) is not None or is_office_name(value) else line.spaced


def _days_joined(lines: list[str]) -> list[str]:
    """Lines of which two that are the parts of one day, as on a leaf of a calendar ("05" and "2026-03"), are joined."""
    joined: list[str] = []
    for line in lines:
        if joined and len(line) + len(joined[-1]) <= _LONGEST_LEAF and pieced_day(f"{joined[-1]} {line}") is not None:
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _is_elsewhere(tag: Tag) -> bool:
    return named_rule(tag) in {"related", "previous-next", "footer", "navigation", "advertisement", "comment"}


def _tells_of_notice(tag: Tag, weights: Weights) -> bool:
    """Whether an element called a footer tells where and when a notice was published, and nothing that a site's footer does."""
    if named_rule(tag) != "footer":
        return False
    text = compact(tag, _LONGEST_FOOT)
    if len(text) > _LONGEST_FOOT or tells("footer", text, 0):
        return False
    lines = [line.spaced for line in read_lines([tag], weights, drop_elements=False).lines if line.text]
    named = {name for line in lines for name, value in fields_of(line) if value}
    return all(map(is_information_line, lines)) and not named.isdisjoint({"source", "issuer", "published"})
