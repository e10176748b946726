"""The head of a body that its container took in: breadcrumb, index table, the page's own heading, its information line."""

from __future__ import annotations

import re
from dataclasses import replace

from parsers import noise_lines
from parsers.blocks import Line, Reading, is_section
from parsers.dates import cell_date, edge_date, pieced_day
from parsers.document import BlockKind, canonical
from parsers.labels import CLOCK_ONLY, LABEL, date_of, fields_of, is_information_line, is_stamp_line
from parsers.page_names import names_a_column, names_a_site
from parsers.stamps import is_day_and_name, is_told_near_heading
from parsers.subtitles import is_subtitle
from parsers.tallies import COUNTED
from parsers.title import may_be_heading
from parsers.told_again import Told, tells_otherwise, told_whole
from parsers.told_pairs import with_pairs_joined

_HEAD_LINES = 24
_MENU_LINES = 120
_HEADING_LINES = 2  # in which a heading may be written
_BESIDE_TITLE = 4  # lines that may stand between a heading and the information line
_NUMBER = re.compile(r"[〔\[［(（【]\s*(?:19|20)\d{2}\s*[〕\]］)）】]\s*第?\s*\d{1,5}\s*号")
_COLUMNS = frozenset({"序号", "编号", "项目", "类别", "名称", "文件名称", "标题", "信息名称", "任务", "问题"})
_INDEX_LABELS = re.compile(
    r"索\s*引\s*号|主\s*题\s*分\s*类|发\s*[文布]\s*机\s*[构关]|发\s*[文布]\s*日\s*期|生\s*成\s*日\s*期|成\s*文\s*日\s*期|文\s*号|信\s*息\s*类\s*别|有\s*效\s*性|主\s*题\s*词|公\s*开\s*方\s*式"
)


def without_head(reading: Reading, title: str, told: Told, *, holds_heading: bool) -> list[Line]:
    """The lines of a reading without its head, up to the first line that is the notice's; what goes is recorded in it.

    `holds_heading` says that the page's own heading stands among the lines, and is noise even where it stands alone.
    """
    lines = _without_menu(reading.lines, title, reading) if holds_heading else reading.lines
    lines = _without_to_stamp(lines, title, reading, told, holds_heading=holds_heading)
    if holds_heading and lines and _is_title(edge_date(lines[0].spaced)[0], title):
        day = len(lines) > 1 and lines[1].kind is not BlockKind.ROW and _is_day(lines[1])
        reading.drop("title", lines[0].spaced)
        if day:
            reading.drop("information-line", lines[1].text)
        lines = lines[1 + day :]
    return lines


def _without_menu(lines: list[Line], title: str, reading: Reading) -> list[Line]:
    """Drop the links above the page's own heading, where nothing else stands above it: a menu, as no name says."""
    end = next((number for number, line in enumerate(lines[:_MENU_LINES]) if line.text and not _is_way_of_site(line)), 0)
    if end == 0 or not (_is_title(edge_date(lines[end].spaced)[0], title) or _is_heading_of_page(lines[end], title)):
        return lines
    for line in lines[:end]:
        reading.drop("navigation", line.text)
    return lines[end:]


def _is_way_of_site(line: Line) -> bool:
    """Whether a line is nothing but links to other pages."""
    return line.only_links and line.kind is not BlockKind.ROW and not (line.has_file or line.images)


def _without_to_stamp(lines: list[Line], title: str, reading: Reading, told: Told, *, holds_heading: bool) -> list[Line]:
    """Drop the top of a body that the container took in: breadcrumb, index table, heading, information line.

    The page's heading goes only together with an information line below it, and so do the short lines beside it (what
    stands over a heading, its second line, the author): where it stands alone it is part of the notice, as it was typed.
    """
    end = 0
    rules: list[tuple[Line, str]] = []
    waiting: list[tuple[Line, str]] = []
    start = next((number for number, line in enumerate(lines) if not _may_stand_above_pairs(line, title)), 0)
    lines = with_pairs_joined(lines, start, told)
    for line in lines[: _HEAD_LINES]:
        if not line.text:
            waiting.append((line, ""))
            continue
        last = rules[-1][1] if rules and not waiting else ""
        rule = _head_rule(line, last)
        if rule in {"editor", "counter"} and waiting and COUNTED.search(line.text):
            rule = "information-line"  # who edited it and how often it was read are told of the heading above
        if rule in {"information-line", "index-table"} and line.kind is not BlockKind.ROW and tells_otherwise(line.spaced, told):
            rule = None
        if rule is None and _is_told_below_heading(line, waiting, holds_heading=holds_heading):
            rule = "information-line"
        if rule is None and not (rules or told) and _is_told_below_first(line, waiting, title):
            rule = "information-line"
        if rule is None:
            if not _repeats(line.text, title):
                if not _may_stand_by_title(line, waiting):
                    break
                below = any(name == "title" for _, name in waiting)
                own = _NUMBER.search(line.text) or (below and is_subtitle(line, title))
                waiting.append((line, "" if own else "by-title"))  # a number and what the title goes on with are the notice's
                continue
            if last == "index-table" and line.kind is BlockKind.HEADING:  # the page's own heading below its index table
                rules.append((line, "title"))
                end = len(rules)
                continue
            waiting.append((line, "title"))
            continue
        if rule in {"information-line", "index-table"}:
            if any(name == "by-title" for _, name in waiting) and not any(name == "title" for _, name in waiting):
                heads_stamp = rule == "information-line" and not (rules or told) and _stands_over_stamp(waiting, line, title)
                if not (heads_stamp or _is_heading_of_page(waiting[-1][0], title)):
                    break
                waiting = _with_heading_joined(waiting) if heads_stamp else waiting
                waiting[-1] = (waiting[-1][0], "title")
            rules += [*waiting, (line, rule)]
            told = (*told, *told_whole(line.spaced))
        else:
            rules += [(kept, "") for kept, _ in waiting] + [(line, rule)]
        waiting = []
        end = len(rules)
    kept = []
    for line, rule in rules:
        if rule:
            reading.drop(rule, line.spaced)
        else:
            kept.append(line)
    return kept + lines[end:]


def _may_stand_above_pairs(line: Line, title: str) -> bool:
    """Whether a line says nothing, is the page's heading, or its breadcrumb and buttons."""
    if not line.text or _repeats(line.text, title) or noise_lines.line_rule(line.text) is not None:
        return True
    return _is_heading_of_page(line, title) and not is_section(line.text)


def _head_rule(line: Line, last: str) -> str | None:
    """The rule by which a line at the top is noise; `last` is the rule of the line just above it."""
    rule = None if line.has_file else noise_lines.line_rule(line.text) or noise_lines.head_rule(line.text)
    if rule is None and last and noise_lines.is_button_word(line.text) and not line.has_file:
        return "tools"
    if rule is None and (is_index_row(line) or (last == "index-table" and is_labelled(line))):
        return "index-table"
    if (
        rule is None
        and line.kind is not BlockKind.ROW
        and (is_information_line(line.spaced) or is_stamp_line(line.spaced) or _is_pieced_day(line))
    ):
        return "information-line"
    return rule


def _is_day(line: Line) -> bool:
    """Whether a line is nothing but a day in figures, as a page writes below its heading."""
    return CLOCK_ONLY.match(line.text) is not None or (line.text[:1].isdigit() and cell_date(line.text) is not None)


def _is_pieced_day(line: Line) -> bool:
    """Whether a line is a day whose parts stand in elements of their own, as on a leaf of a calendar."""
    return line.text != line.spaced and pieced_day(line.spaced) is not None


def _is_told_below_heading(line: Line, waiting: list[tuple[Line, str]], *, holds_heading: bool) -> bool:
    """Whether a line just below the page's own heading is nothing but a day, or a day with values about the page."""
    if not waiting or waiting[-1][1] != "title" or not (holds_heading or waiting[-1][0].kind is BlockKind.HEADING):
        return False
    if line.kind is BlockKind.ROW:
        return is_information_line(line.text)
    if waiting[-1][0].kind is BlockKind.HEADING and _is_day(line):
        return True
    return is_told_near_heading(line.spaced) or is_day_and_name(line.spaced)


def _is_told_below_first(line: Line, waiting: list[tuple[Line, str]], title: str) -> bool:
    """Whether a line is nothing but a day, or a day and a name, below the one heading a body begins with.

    The heading is the page's own where <title> names a topic or a site, and nothing above the body tells what it is.
    """
    said = [above for above, _ in waiting if above.text]
    if len(said) != 1 or not names_a_column(title) or not _is_heading_of_page(said[0], title):
        return False
    return line.kind is not BlockKind.ROW and (_is_day(line) or is_day_and_name(line.spaced))


def _stands_over_stamp(waiting: list[tuple[Line, str]], stamp: Line, title: str) -> bool:
    """Whether what a body begins with is the page's heading, though no heading by its element: one or two lines over its day.

    <title> names a topic or a site there, and nothing above the body tells what the page is.
    """
    said = [line for line, _ in waiting if line.text]
    told = any(name == "published" for name, _ in fields_of(stamp.spaced)) or is_stamp_line(stamp.spaced)
    dated = told and date_of(stamp.spaced) is not None
    return dated and len(said) <= _HEADING_LINES and names_a_site(title) and may_be_heading("".join(line.text for line in said))


def _with_heading_joined(waiting: list[tuple[Line, str]]) -> list[tuple[Line, str]]:
    """Two lines as the one heading they are; what may be the name of a column over a heading stays a line by itself."""
    said = [line for line, _ in waiting if line.text]
    if len(said) < 2 or names_a_column(said[0].text):
        return [(line, "") for line, _ in waiting]
    text = " ".join(line.text for line in said)
    emptied = [(replace(line, text="", spaced=""), "") for line, _ in waiting[:-1]]  # each line keeps its place
    return [*emptied, (replace(waiting[-1][0], text=text, spaced=text), "title")]


def _is_heading_of_page(line: Line, title: str) -> bool:
    """Whether a line over an information line is the page's heading although <title>, which names the site, is another."""
    return line.kind is BlockKind.HEADING and line.chars >= 6 and names_a_site(title)


def _may_stand_by_title(line: Line, waiting: list[tuple[Line, str]]) -> bool:
    """Whether a line may be one of those around a heading: short, no sentence, and near it."""
    if line.kind is BlockKind.ROW or line.has_file or line.chars > 60 or re.search(r"[。；！？]", line.text):
        return False
    named = [name for _, name in waiting if name]
    return named.count("by-title") < (_BESIDE_TITLE if "title" in named else 2)


def is_index_row(line: Line) -> bool:
    """Whether a line of a body is a row of the index table above it: 索引号 or two of its labels."""
    if line.kind is BlockKind.ROW and _is_head_of_table(line.text):
        return False
    return len(line.text) <= 300 and (
        len(_INDEX_LABELS.findall(line.text)) >= 2 or re.match(r"索\s*引\s*号|信\s*息\s*索\s*引", line.text) is not None
    )


def _is_head_of_table(text: str) -> bool:
    """Whether a row says only what its columns are: label stands beside label, and none has a value."""
    cells = [re.sub(r"\s+", "", cell) for cell in text.split("|")]
    return len(cells) >= 3 and all(0 < len(cell) <= 8 and cell[-1] not in ":：" for cell in cells) and cells[0] in _COLUMNS


def is_labelled(line: Line) -> bool:
    """Whether a line begins with a label of the index table."""
    return len(line.text) <= 300 and LABEL.match(line.text) is not None and "。" not in line.text


def _is_title(text: str, title: str) -> bool:
    """Whether a line says most of what <title> says."""
    return _repeats(text, title) and len(canonical(text)) >= 8


def _repeats(text: str, title: str) -> bool:
    mine, page = canonical(text), canonical(title)
    return len(mine) >= 4 and mine in page
