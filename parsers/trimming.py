"""The second look at a body: noise that has no element of its own, judged line by line and by its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers import edge_lines, noise_lines
from parsers.afterwards import is_row_of_steps, without_runs, without_ways_on
from parsers.blocks import Line, Reading
from parsers.buttons import without_buttons
from parsers.comments import is_said
from parsers.document import BlockKind
from parsers.feedback import answers_it
from parsers.heads import is_index_row, is_labelled, without_head
from parsers.labels import fields_of, is_information_line
from parsers.reactions import is_reaction, is_spread_reaction
from parsers.related import end_of_related
from parsers.sign_off import announces, closes, end_of_signature, is_day, is_sentence
from parsers.tallies import COUNTED
from parsers.told_again import Told
from parsers.told_lines import is_told_line

_BESIDE = 4  # lines on either side of one that may be of the same row of counters
_LISTED = 6  # lines of attachments that may stand between a signature and what the page tells of itself
_ANSWER = re.compile(
    r"^(?:(?:官方|部门|单位)?[答回]复(?:单位|部门|机关|机构|人|时间|日期|内容|情况|意见|结果)?|(?:受理|承办|办理|责任|主办)(?:单位|部门|时间|情况|结果|状态)|(?:调查|核查|处理)(?:情况|结果))\s?[：:]"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ARROW = re.compile(r"^[«‹<＜〈◀◁←⇐☜]|[»›▶▷→⇒☞]$")  # not ">", behind which more of something stands


def trim(reading: Reading, title: str, *, holds_heading: bool = False, told: Told = ()) -> Reading:
    """The same reading without noise lines; `title` is the page's <title>, against which a repeated heading is known.

    `told` is what the page tells of itself above the body: a first line that tells it otherwise is the notice's own.

    `holds_heading` says that the page's own heading stands among the lines, and is noise even where it stands alone;
    otherwise it may have been typed with the notice.
    """
    lines = without_head(reading, title, told, holds_heading=holds_heading)
    lines = _without_tail(lines, reading)  # first: what it says about copies is the signed line above its address
    lines = _without_named(lines, reading)
    lines = without_runs(lines, end_of_signature(lines), end_of_related, "related", reading)
    lines = without_ways_on(lines, reading)
    lines = _without_comments(_without_invitations(lines, reading), reading)
    lines = _without_disclaimer(lines, reading)
    lines = _without_tail(without_buttons(lines, reading), reading)
    if holds_heading or not any(kind in {"source", "issuer", "published"} for kind, _ in told):
        lines = _without_told_below(lines, reading)
    return Reading(lines=lines, dropped=reading.dropped)


def _without_named(lines: list[Line], reading: Reading) -> list[Line]:
    kept: list[Line] = []
    end = _start_of_end(lines)
    last = _last_of_text(lines, end)
    is_signed = asks = begun = False  # whether the sign-off, the page's question to its readers, a sentence stands above
    for number, line in enumerate(lines):
        place = _Place(
            at_top=len(kept) < noise_lines.LINES_AT_TOP,
            at_end=number >= end,
            is_above=not begun,
            is_below=is_signed or number > last,
        )
        rule = _named_rule(line, place)
        if rule is None and place.at_end:
            rule = _rule_below(line, kept, is_signed=is_signed, asks=asks)
        if rule == "address" and _is_among_contacts(lines, number):
            rule = None
        if rule is None and place.is_edge:
            rule = _rule_beside(lines, number)
        if rule is None:
            above = next((other for other in reversed(kept) if other.text), None)
            is_signed = closes(line, above) or (is_signed and not is_sentence(line))
            kept.append(line)
            asks = False
            begun = begun or is_sentence(line)
        else:
            reading.drop(rule, line.text)
            asks = asks or rule == "poll"
    return kept


def _start_of_end(lines: list[Line]) -> int:
    """Where the lines near the end begin; what says nothing but links to other pages is none, as in the first pass (`amid`)."""
    own = [number for number, line in enumerate(lines) if not _leads_on(line)]
    return own[-noise_lines.LINES_AT_END] if len(own) >= noise_lines.LINES_AT_END else 0


def _leads_on(line: Line) -> bool:
    """Whether a line says nothing outside its links but figures and signs, and none of them leads to a file."""
    return bool(line.link_chars) and len(_HAN.findall(line.text)) <= line.link_chars and not line.has_file


def _last_of_text(lines: list[Line], start: int) -> int:
    """The number of the last line near the end that is the notice's for sure: a sentence or a row, no reader's, no site's."""
    last = -1
    for number, line in enumerate(lines):
        if noise_lines.is_comment_heading(line.text) or noise_lines.is_disclaimer_heading(line.text):
            break
        if number < start:
            last = number
        elif line.kind is BlockKind.ROW:
            last = last if is_index_row(line) or is_labelled(line) or is_row_of_steps(line) else number
        elif is_sentence(line) and _named_rule(line, _AT_THE_END) is None and not noise_lines.is_footer_line(line.text):
            last = number
    return last


def _rule_below(line: Line, above: list[Line], *, is_signed: bool, asks: bool) -> str | None:
    """The rule by which a line below the end of a notice is noise, unless the line above it announces it."""
    if asks and not line.has_file and answers_it(line.text):
        return "poll"
    if line.kind is BlockKind.ROW or line.has_file or not (is_signed or asks):
        return None
    before = [other for other in above if other.text][-2:]
    if not asks and announces(before[-1]) and not closes(before[-1], before[-2] if len(before) > 1 else None):
        return None
    return edge_lines.below_rule(line.text)


def _is_among_contacts(lines: list[Line], number: int) -> bool:
    """Whether a line stands beside one that tells how an office is reached."""
    return any(noise_lines.is_contact_line(other.text) for other in lines[max(0, number - 1) : number + 2] if other.text)


def _rule_beside(lines: list[Line], number: int) -> str | None:
    """The rule by which a line is noise together with the lines beside it: the row of buttons, or of counters, that it is of."""
    line = lines[number]
    if line.kind is BlockKind.ROW or line.has_file:
        return None
    if is_spread_reaction([other.text for other in lines[max(0, number - _BESIDE) : number + _BESIDE + 1]], min(number, _BESIDE)):
        return "counter"
    return "tools" if _is_of_toolbar(lines, number) else None


def _is_of_toolbar(lines: list[Line], number: int) -> bool:
    """Whether a line is the bare word of a button, and the line beside it another button."""
    line = lines[number]
    if not noise_lines.is_button_word(line.text):
        return False
    beside = [other.text.strip() for other in (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])]
    return any(
        text != line.text.strip() and (noise_lines.is_button_word(text) or noise_lines.line_rule(text) == "tools") for text in beside
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a body a line stands: among its first or its last lines, above or below all sentences of the notice."""

    at_top: bool
    at_end: bool
    is_above: bool
    is_below: bool

    @property
    def is_edge(self) -> bool:
        """Whether no sentence of the notice stands between a line and the edge that it is near to."""
        return (self.at_top and self.is_above) or (self.at_end and self.is_below)


_AT_THE_END = _Place(at_top=True, at_end=True, is_above=True, is_below=True)


def _named_rule(line: Line, place: _Place) -> str | None:
    """The rule by which a line is noise for what it says, near the top or the end of a body or anywhere in it."""
    if not line.text or line.kind is BlockKind.ROW or line.has_file:
        return "previous-next" if (place.at_top or place.at_end) and is_row_of_steps(line) else None
    rule = noise_lines.line_rule(line.text) or (noise_lines.link_rule(line.text) if 2 * line.link_chars >= line.chars else None)
    if rule is None and line.link_chars and noise_lines.is_crumb(line.text) and (place.at_top or not noise_lines.may_be_place(line.text)):
        rule = "breadcrumb"
    if rule is None and (place.at_top or place.at_end):
        rule = edge_lines.edge_rule(line.text)
        rule = rule if place.is_edge or rule == "counter" else None  # the first pass has stopped a tally near an edge
    if rule is None and place.is_edge and is_reaction(line.text):
        rule = "counter"
    if rule is None and place.at_end and COUNTED.search(line.text) and is_told_line(line.spaced):
        return "information-line"
    if rule is not None or not place.at_end:
        return rule
    if line.only_links and _ARROW.search(line.text):
        return "previous-next"
    rule = edge_lines.tail_rule(line.text)
    return rule if place.is_below or rule == "poll" else None  # the page's question names the page


def _without_invitations(lines: list[Line], reading: Reading) -> list[Line]:
    """Drop the links that lead to what readers write: one such line is a button, and heads nothing."""
    kept: list[Line] = []
    for line in lines:
        if line.only_links and not line.has_file and noise_lines.is_comment_heading(line.text):
            reading.drop("comment", line.text)
        else:
            kept.append(line)
    return kept


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
        if 2 * sum(1 for other in below if is_said(other.text)) >= len(below):
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
        elif line.kind is BlockKind.ROW or line.has_file or _named_rule(line, _AT_THE_END) is None:
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
    if line.kind is BlockKind.ROW and (is_index_row(line) or is_labelled(line)):
        return True
    return is_information_line(line.spaced)


def _is_signed(lines: list[Line]) -> bool:
    """Whether the last line, the list of its attachments aside, is nothing but a day."""
    for line in [line for line in lines if line.text][: -_LISTED - 2 : -1]:
        if is_day(line):
            return True
        if not line.has_file and not re.match(r"附\s*[件表]", line.text):
            return False
    return False
