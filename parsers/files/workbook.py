"""openpyxl on a short lead: it opens only the parts that cells need, through us, and each only so far."""

from __future__ import annotations

import io
import re
from itertools import islice
from typing import Any

from openpyxl.reader.excel import ExcelReader
from openpyxl.reader.strings import read_string_table
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.xml.constants import SHARED_STRINGS

from .content import Unreadable
from .limits import PART_TAGS_MOST, SHEET_TAGS_MOST, STRING_TAGS_MOST
from .packages import Package, count_elements

STYLES = "xl/styles.xml"
_OPENING = re.compile(rb"<(?!/)")  # as `count_elements` counts them
_ROW = re.compile(rb"<(?:[A-Za-z][\w.-]{0,20}:)?row(?=[\s/>])")  # some programs write their names with a prefix
_FAR = re.compile(rb'c r="(?:D[Q-Z]|[E-Z][A-Z]|[A-Z]{3})[0-9]{1,7}"[^>]*[^/>]>')  # a filled cell beyond `COLUMNS_MOST`


class Archive:
    """The members of a package as openpyxl asks for them; what it builds objects of is counted."""

    def __init__(self, package: Package, *, styles: bool) -> None:
        self._package = package
        self._parts, self._strings, self._sheets = PART_TAGS_MOST, STRING_TAGS_MOST, SHEET_TAGS_MOST
        self._has_styles = styles
        self.is_cut = False

    def namelist(self) -> list[str]:
        """The names of the members."""
        return self._package.names

    def read(self, name: str) -> bytes:
        """A part that is made into objects as a whole."""
        if name == STYLES and not self._has_styles:
            raise KeyError(name)
        raw = self._member(name)
        self._parts -= count_elements(raw)
        if self._parts < 0:
            raise Unreadable(f"表格的附属内容超过 {PART_TAGS_MOST // 10_000} 万个元素，未读取")
        return raw

    def strings(self, name: str) -> io.BytesIO:
        """The table of shared strings; without the last of them no cell would be sure."""
        raw = self._member(name)
        self._strings -= count_elements(raw)
        if self._strings < 0:
            raise Unreadable(f"表格的共享文字超过 {STRING_TAGS_MOST // 10_000} 万个元素，未读取")
        return io.BytesIO(raw)

    def open(self, name: str) -> io.BytesIO:
        """A sheet as far as all sheets together may go: openpyxl hands out the rows before the cut."""
        raw = self._member(name)
        self.is_cut = self.is_cut or _FAR.search(raw) is not None
        tags = count_elements(raw)
        if tags > self._sheets:
            self.is_cut = True
            raw = _cut(raw, self._sheets)
            if not raw:
                raise Unreadable(f"表格内容超过 {SHEET_TAGS_MOST // 10_000} 万个元素，未读取")
        self._sheets = max(0, self._sheets - tags)
        return io.BytesIO(raw)

    def _member(self, name: str) -> bytes:
        raw = self._package.read(name)
        if raw is None:
            raise KeyError(name)
        return raw


def _cut(raw: bytes, tags: int) -> bytes:
    """The rows at the beginning of a sheet that have so many elements together at most; nothing where the first has more."""
    beyond = next(islice(_OPENING.finditer(raw), tags, None), None)
    end = len(raw) if beyond is None else beyond.start()
    rows = [row.start() for row in _ROW.finditer(raw, 0, end + 30) if row.start() <= end]  # that which is cut off, too
    return raw[: rows[-1]] if len(rows) > 1 else b""


class _Sheet(ReadOnlyWorksheet):  # type: ignore[misc]
    """A sheet that is not looked through for its size, for what it says of that may be a lie."""

    def _get_size(self) -> None:
        pass


class _Reader(ExcelReader):  # type: ignore[misc]
    """Reads a workbook's strings, its styles and the places of its sheets; charts, names and properties are not asked for."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.valid_files = archive.namelist()
        self.read_only = self.data_only = True
        self.keep_vba = self.keep_links = self.rich_text = False
        self.shared_strings: list[str] = []

    def read_strings(self) -> None:
        part = self.package.find(SHARED_STRINGS)
        if part is not None:
            self.shared_strings = read_string_table(self.archive.strings(part.PartName[1:]))

    def read_worksheets(self) -> None:
        for sheet, relation in self.parser.find_sheets():
            if relation.target not in self.valid_files or "chartsheet" in relation.Type:
                continue
            found = _Sheet(self.wb, sheet.name, relation.target, self.shared_strings)
            found.sheet_state = sheet.state
            self.wb._sheets.append(found)


def open_workbook(archive: Archive) -> Any:
    """openpyxl's workbook; its sheets are read from the archive when their rows are asked for."""
    reader = _Reader(archive)
    reader.read_manifest()
    reader.read_strings()
    reader.read_workbook()
    apply_stylesheet(archive, reader.wb)
    reader.read_worksheets()
    return reader.wb
