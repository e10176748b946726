"""The second look at a body: noise that has no element of its own, judged line by line and by its place."""

from __future__ import annotations

import re

from parsers import noise_lines
from parsers.afterwards import is_linked_title, without_runs, without_ways_on
from parsers.blocks import Line, Reading
from parsers.buttons import without_buttons
from parsers.dates import cell_date, edge_date, pieced_day, value_day
from parsers.document import BlockKind, canonical
from parsers.labels import CLOCK_ONLY, LABEL, fields_of, is_information_line, is_stamp_line
from parsers.stamps import is_day_and_name, is_told_of_page
from parsers.tallies import COUNTED
from parsers.title import names_a_site
from parsers.told_again import Told, tells_otherwise
from parsers.told_lines import is_told_line

_HEAD_LINES = 24
_LISTED = 6  # lines of attachments that may stand between a signature and what the page tells of itself
_BESIDE_TITLE = 4  # lines that may stand between a heading and the information line
_NUMBER = re.compile(r"[〔\[［(（【]\s*(?:19|20)\d{2}\s*[〕\]］)）】]\s*第?\s*\d{1,5}\s*号")
_COMMENT = re.compile(
    r"^[^\s：:。，]{1,14}\s?[：:]|\d{1,2}[:：]\d{2}|(?:20)?\d{2}-\d{1,2}-\d{1,2}|\d{1,3}\s?(?:分钟|小时|天)前|^(?:回复|赞|顶|踩)|网友$"
)  # a name before a colon, a time of day, buttons
_ANSWER = re.compile(
    r"^(?:(?:官方|部门|单位)?[答回]复(?:单位|部门|机关|机构|人|时间|日期|内容|情况|意见|结果)?|(?:受理|承办|办理|责任|主办)(?:单位|部门|时间|情况|结果|状态)|(?:调查|核查|处理)(?:情况|结果))\s?[：:]"
)
_SENTENCE = re.compile(r"[。；！？]\s*$")
_COLUMNS = frozenset({"序号", "编号", "项目", "类别", "名称", "文件名称", "标题", "信息名称", "任务", "问题"})
_INDEX_LABELS = re.compile(
    r"索\s*引\s*号|主\s*题\s*分\s*类|发\s*[文布]\s*机\s*[构关]|发\s*[文布]\s*日\s*期|生\s*成\s*日\s*期|成\s*文\s*日\s*期|文\s*号|信\s*息\s*类\s*别|有\s*效\s*性|主\s*题\s*词|公\s*开\s*方\s*式"
)


def trim(reading: Reading, title: str, *, holds_heading: bool = False, told: Told = ()) -> Reading:
    """The same reading without noise lines; `title` is the page's <title>, against which a repeated heading is known.

    `told` is what the page tells of itself above the body: a first line that tells it otherwise is the notice's own.

    `holds_heading` says that the page's own heading stands among the lines, and is noise even where it stands alone;
    otherwise it may have been typed with the notice.
    """
    lines = _without_head(reading.lines, title, reading, told, holds_heading=holds_heading)
    if holds_heading and lines and _is_title(edge_date(lines[0].spaced)[0], title):
        day = len(lines) > 1 and lines[1].kind is not BlockKind.ROW and _is_day(lines[1])
        reading.drop("title", lines[0].spaced)
        if day:
            reading.drop("information-line", lines[1].text)
        lines = lines[1 + day :]
    lines = _without_tail(lines, reading)  # first: what it says about copies is the signed line above its address
    lines = _without_named(lines, reading)
    lines = without_runs(lines, 0, _end_of_related, "related", reading)
    lines = without_ways_on(lines, reading)
    lines = _without_comments(lines, reading)
    lines = _without_disclaimer(lines, reading)
    lines = _without_tail(without_buttons(lines, reading), reading)
    if holds_heading:
        lines = _without_told_below(lines, reading)
    return Reading(lines=lines, dropped=reading.dropped)


def _without_head(lines: list[Line], title: str, reading: Reading, told: Told, *, holds_heading: bool) -> list[Line]:
    """Drop the top of a body that the container took in: breadcrumb, index table, heading, information line.

    The page's heading goes only together with an information line below it, and so do the short lines beside it (what
    stands over a heading, its second line, the author): where it stands alone it is part of the notice, as it was typed.
    """
    end = 0
    rules: list[tuple[Line, str]] = []
    waiting: list[tuple[Line, str]] = []
    for line in lines[: _HEAD_LINES]:
        if not line.text:
            waiting.append((line, ""))
            continue
        last = rules[-1][1] if rules and not waiting else ""
        rule = _head_rule(line, last)
        if rule in {"editor", "counter"} and waiting and COUNTED.search(line.text):
            rule = "information-line"  # who edited it and how often it was read are told of the heading above
        if rule == "information-line" and tells_otherwise(line.spaced, told):
            rule = None
        if rule is None and _is_told_below_heading(line, waiting, holds_heading=holds_heading):
            rule = "information-line"
        if rule is None:
            if not _repeats(line.text, title):
                if not _may_stand_by_title(line, waiting):
                    break
                waiting.append((line, "" if _NUMBER.search(line.text) else "by-title"))  # a number is the notice's own
                continue
            if last == "index-table" and line.kind is BlockKind.HEADING:  # the page's own heading below its index table
                rules.append((line, "title"))
                end = len(rules)
                continue
            waiting.append((line, "title"))
            continue
        if rule in {"information-line", "index-table"}:
            if any(name == "by-title" for _, name in waiting) and not any(name == "title" for _, name in waiting):
                if not _is_heading_of_page(waiting[-1][0], title):
                    break
                waiting[-1] = (waiting[-1][0], "title")
            rules += [*waiting, (line, rule)]
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


def _head_rule(line: Line, last: str) -> str | None:
    """The rule by which a line at the top is noise; `last` is the rule of the line just above it."""
    rule = None if line.has_file else noise_lines.line_rule(line.text) or noise_lines.share_rule(line.text)
    if rule is None and last and noise_lines.is_button_word(line.text) and not line.has_file:
        return "tools"
    if rule is None and (_is_index_row(line) or (last == "index-table" and _is_labelled(line))):
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
    return is_told_of_page(line.spaced) or is_day_and_name(line.spaced)


def _is_heading_of_page(line: Line, title: str) -> bool:
    """Whether a line over an information line is the page's heading although <title>, which names the site, is another."""
    return line.kind is BlockKind.HEADING and line.chars >= 6 and names_a_site(title)


def _may_stand_by_title(line: Line, waiting: list[tuple[Line, str]]) -> bool:
    """Whether a line may be one of those around a heading: short, no sentence, and near it."""
    if line.kind is BlockKind.ROW or line.has_file or line.chars > 60 or re.search(r"[。；！？]", line.text):
        return False
    named = [name for _, name in waiting if name]
    return named.count("by-title") < (_BESIDE_TITLE if "title" in named else 2)


def _without_named(lines: list[Line], reading: Reading) -> list[Line]:
    kept: list[Line] = []
    is_signed = asks = False  # whether the sign-off, or the page's question to its readers, stands above
    for number, line in enumerate(lines):
        at_end = number >= len(lines) - noise_lines.LINES_AT_END
        rule = _named_rule(line, at_edge=len(kept) < noise_lines.LINES_AT_TOP or at_end, at_end=at_end)
        if rule is None and at_end:
            rule = _rule_below(line, kept, is_page=is_signed or asks)
        if rule is None and _is_of_toolbar(lines, number):
            rule = "tools"
        if rule is None:
            kept.append(line)
            asks = False
            is_signed = _is_day_of_signing(line) or (is_signed and not _SENTENCE.search(line.text))
        else:
            reading.drop(rule, line.text)
            asks = asks or rule == "poll"
    return kept


def _rule_below(line: Line, above: list[Line], *, is_page: bool) -> str | None:
    """The rule by which a line below the end of a notice is noise, unless the line above it announces it."""
    announced = next((other.text for other in reversed(above) if other.text), "").endswith((":", "："))
    if not is_page or announced or line.kind is BlockKind.ROW or line.has_file:
        return None
    return noise_lines.below_rule(line.text)


def _is_of_toolbar(lines: list[Line], number: int) -> bool:
    """Whether a line is the bare word of a button, and the line beside it a button too."""
    if lines[number].kind is BlockKind.ROW or lines[number].has_file or not noise_lines.is_button_word(lines[number].text):
        return False
    beside = [other.text for other in (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])]
    return any(noise_lines.is_button_word(text) or noise_lines.line_rule(text) == "tools" for text in beside)


def _is_day_of_signing(line: Line) -> bool:
    """Whether a line is nothing but a day, as below a signature."""
    return line.kind is not BlockKind.ROW and value_day(line.text) is not None


def _named_rule(line: Line, *, at_edge: bool, at_end: bool) -> str | None:
    """The rule by which a line is noise for what it says, near the top or the end of a body or anywhere in it."""
    if not line.text or line.kind is BlockKind.ROW or line.has_file:
        return None
    rule = noise_lines.line_rule(line.text) or (noise_lines.link_rule(line.text) if 2 * line.link_chars >= line.chars else None)
    if rule is None and line.link_chars and noise_lines.is_crumb(line.text):
        rule = "breadcrumb"
    if rule is None and at_edge:
        rule = noise_lines.edge_rule(line.text)
    if rule is None and at_end and COUNTED.search(line.text) and is_told_line(line.spaced):
        return "information-line"
    return noise_lines.tail_rule(line.text) if rule is None and at_end else rule


def _end_of_related(lines: list[Line], start: int) -> int:
    """Where a "related" heading and the links under it end; a heading over plain text is part of the notice."""
    line = lines[start]
    tight = re.sub(r"\s+", "", line.text)
    match = noise_lines.RELATED_HEADING.match(tight)
    if match is None or len(tight) > 200:
        return start
    rest = len(tight) - match.end()
    if rest and line.link_chars < 0.7 * rest:
        return start
    end = start + 1
    while end < len(lines) and (is_linked_title(lines[end]) or not lines[end].text):
        end += 1
    return end if rest or end > start + 1 or end == len(lines) else start


def _without_comments(lines: list[Line], reading: Reading) -> list[Line]:
    """Drop what readers wrote below the text: the heading that says so, and all that follows, if it looks like that.

    An exchange in which an office answers is the notice's own, the question too.
    """
    for number, line in enumerate(lines):
        if not noise_lines.is_comment_heading(line.text):
            continue
        below = [other for other in lines[number + 1 :] if other.text]
        if any(other.has_file or other.kind is BlockKind.ROW or _ANSWER.match(other.text) for other in below):
            continue
        if 2 * sum(1 for other in below if _COMMENT.search(other.text)) >= len(below):
            for gone in lines[number:]:
                reading.drop("comment", gone.text)
            return lines[:number]
    return lines


def _without_disclaimer(lines: list[Line], reading: Reading) -> list[Line]:
    """Drop the site's disclaimer from the end of a body: its heading and the few sentences under it."""
    for number in range(max(0, len(lines) - noise_lines.LINES_AT_END), len(lines)):
        below = lines[number + 1 :]
        if not noise_lines.is_disclaimer_heading(lines[number].text) or any(line.has_file for line in below):
            continue
        text = "".join(line.text for line in below)
        if len(text) <= 800 and (not text or noise_lines.is_disclaimer_text(text)):
            for gone in lines[number:]:
                reading.drop("reprint-notice", gone.text)
            return lines[:number]
    return lines


def _without_tail(lines: list[Line], reading: Reading) -> list[Line]:
    """Drop the site's footer from the end of a body: back to its first signed line, what stands between such lines too.

    Only where one of them is the site's beyond doubt: a notice may end with who sponsored and who supported something.
    """
    start, walked, is_signed = len(lines), 0, False
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        if not line.text or noise_lines.may_stand_in_footer(line.text):
            continue
        if noise_lines.is_footer_line(line.text) or noise_lines.is_footer_offer(line.text):
            start, is_signed = number, is_signed or noise_lines.is_site_signature(line.text)
        elif line.kind is BlockKind.ROW or line.has_file or _named_rule(line, at_edge=True, at_end=True) is None:
            break
        walked += 1
        if walked == noise_lines.LINES_AT_END:
            break
    if not is_signed:
        return lines
    for gone in lines[start:]:
        reading.drop("footer", gone.text)
    return lines[:start]


def _without_told_below(lines: list[Line], reading: Reading) -> list[Line]:
    """Drop what a page tells of itself below the sign-off of its notice, where nothing of the kind stood above it."""
    if any(rule in {"information-line", "index-table"} for rule, _ in reading.dropped):
        return lines
    start = len(lines)
    while start > max(0, len(lines) - noise_lines.LINES_AT_END) and (not lines[start - 1].text or _tells_of_page(lines[start - 1])):
        start -= 1
    below = [line for line in lines[start:] if line.text]
    named = {name for line in below for name, value in fields_of(line.spaced) if value}
    if "published" not in named or named.isdisjoint({"source", "issuer", "index"}) or not _is_signed(lines[:start]):
        return lines
    for line in below:
        reading.drop("index-table" if line.kind is BlockKind.ROW else "information-line", line.spaced)
    return lines[:start]


def _tells_of_page(line: Line) -> bool:
    """Whether a line at the end is an information line, or a row of the index table."""
    if line.has_file:
        return False
    if line.kind is BlockKind.ROW and (_is_index_row(line) or _is_labelled(line)):
        return True
    return is_information_line(line.spaced)


def _is_signed(lines: list[Line]) -> bool:
    """Whether the last line, the list of its attachments aside, is nothing but a day."""
    for line in [line for line in lines if line.text][: -_LISTED - 2 : -1]:
        if _is_day_of_signing(line):
            return True
        if not line.has_file and not re.match(r"附\s*[件表]", line.text):
            return False
    return False


def _is_index_row(line: Line) -> bool:
    if line.kind is BlockKind.ROW and _is_head_of_table(line.text):
        return False
    return len(line.text) <= 300 and (
        len(_INDEX_LABELS.findall(line.text)) >= 2 or re.match(r"索\s*引\s*号|信\s*息\s*索\s*引", line.text) is not None
    )


def _is_head_of_table(text: str) -> bool:
    """Whether a row says only what its columns are: label stands beside label, and none has a value."""
    cells = [re.sub(r"\s+", "", cell) for cell in text.split("|")]
    return len(cells) >= 3 and all(0 < len(cell) <= 8 and cell[-1] not in ":：" for cell in cells) and cells[0] in _COLUMNS


def _is_labelled(line: Line) -> bool:
    """Whether a line begins with a label of the index table."""
    return len(line.text) <= 300 and LABEL.match(line.text) is not None and "。" not in line.text


def _is_title(text: str, title: str) -> bool:
    """Whether a line says most of what <title> says."""
    return _repeats(text, title) and len(canonical(text)) >= 8


def _repeats(text: str, title: str) -> bool:
    mine, page = canonical(text), canonical(title)
    return len(mine) >= 4 and mine in page
