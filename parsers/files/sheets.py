"""Workbooks to text: each visible sheet a heading and its rows, cells as they are shown."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import xlrd
from openpyxl.cell.read_only import EMPTY_CELL
from xlrd.xldate import XLDateError, xldate_as_datetime

from parsers.document import BlockKind

from .cells import show_cell
from .content import Collector, Content, Unreadable
from .docx import finish
from .limits import (
    BLANKS_MOST,
    CELLS_MOST,
    COLUMNS_MOST,
    LOOKS_MOST,
    PICTURES_MOST,
    ROWS_MOST,
    SHEETS_MOST,
    STYLE_TAGS_MOST,
)
from .packages import Package, count_elements
from .workbook import STYLES, Archive, open_workbook

_LOOKS = re.compile(rb"(?:\xe0\x00[\x14-\xff]|\x7d\x00[\x0a-\xff])\x00")  # XF and COLINFO records of [MS-XLS]
_BLANKS = re.compile(rb"\xbe\x00([\x00-\xff][\x00-\x20])")  # MULBLANK
_NOTHING = bytes([xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK])


class _Sheets:
    """Collects sheets up to the limits of one workbook."""

    def __init__(self) -> None:
        self.collector = Collector()
        self.dropped: list[tuple[str, str]] = []
        self._rows = self._cells = 0

    @property
    def full(self) -> bool:
        return self.collector.full

    def add(self, title: str, rows: Iterable[Iterable[str]]) -> None:
        """Take a sheet; a blank one is nothing."""
        is_named = False
        for row in rows:
            self._rows += 1
            texts = list(row)
            filled = sum(1 for text in texts if text)
            self._cells += filled
            if self._rows > ROWS_MOST or self._cells > CELLS_MOST:
                self.collector.full = True
            if self.full:
                return
            if filled and not is_named:
                self.collector.add(BlockKind.HEADING, title)
                is_named = True
            self.collector.add_row(texts)

    def hide(self, title: str) -> None:
        """Name a sheet that readers are not shown."""
        self.dropped.append(("hidden-sheet", title))


def read_xlsx(raw: bytes) -> Content:
    """The visible sheets of an XLSX workbook; formulas as the values they had when the file was saved."""
    package = Package(raw)
    package.check()
    sheets = _Sheets()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl complains about parts that it does not know
        try:
            workbook, archive = _open(package, sheets)
            for sheet in workbook.worksheets[:SHEETS_MOST]:
                if sheet.sheet_state != "visible":
                    sheets.hide(sheet.title)
                    continue
                sheets.add(sheet.title, _rows_of(sheet))
        except MemoryError:
            raise
        except Unreadable:
            if not sheets.collector.blocks:
                raise
            sheets.collector.full = True
        except Exception as error:  # openpyxl raises what it likes on broken input
            if not sheets.collector.blocks:
                raise Unreadable("表格文件损坏，无法打开") from error
            sheets.collector.full = True
    sheets.collector.full = sheets.full or archive.is_cut or len(workbook.worksheets) > SHEETS_MOST
    media = [name for name in package.names if name.startswith("xl/media/")][:PICTURES_MOST]
    content = finish(sheets.collector, package, media)
    return replace(content, dropped=(*sheets.dropped, *content.dropped))


def _open(package: Package, sheets: _Sheets) -> tuple[Any, Archive]:
    """The workbook; without its styles where openpyxl does not take them, as with some programs other than Excel.

    Without them, too, where there are more than any workbook needs.
    """
    if count_elements(package.read(STYLES) or b"") <= STYLE_TAGS_MOST:
        try:
            archive = Archive(package, styles=True)
            return open_workbook(archive), archive
        except (ValueError, TypeError, KeyError, IndexError, AttributeError):
            if STYLES not in package.names:
                raise
    archive = Archive(package, styles=False)
    workbook = open_workbook(archive)
    sheets.dropped.append(("cell-formats", "单元格格式无法读取，日期、百分比以原始数值列出"))
    return workbook, archive


def _rows_of(sheet: Any) -> Iterator[list[str]]:
    for row in sheet.iter_rows(max_col=COLUMNS_MOST):  # without a bound a row is as wide as its last cell: 16,384
        yield [
            "" if cell is EMPTY_CELL or cell.value is None else show_cell(cell.value, _number_format(cell))
            for cell in row
        ]


def _number_format(cell: Any) -> str | None:
    try:
        return str(cell.number_format)
    except (IndexError, KeyError):  # a style that the workbook does not have
        return None


def read_xls(raw: bytes) -> Content:
    """The visible sheets of an Excel 97–2003 or WPS workbook."""
    _refuse_stuffed(raw)
    sheets = _Sheets()
    try:
        book = xlrd.open_workbook(file_contents=raw, logfile=io.StringIO(), formatting_info=True, on_demand=True,
                                  ragged_rows=True)  # fmt: skip
        read = 0
        for number in range(min(book.nsheets, SHEETS_MOST)):
            if book._sheet_visibility[number]:
                sheets.hide(book.sheet_names()[number])
                continue
            if sheets.full or read > len(raw):  # sheets may stand inside one another
                sheets.collector.full = True
                break
            sheet = book.sheet_by_index(number)
            read += max(0, book._position - book._sh_abs_posn[number])
            sheets.add(sheet.name, _old_rows_of(book, sheet))
            book.unload_sheet(number)
    except MemoryError:
        raise
    except Exception as error:  # xlrd raises what it likes on broken input
        if "encrypted" in str(error).lower():
            raise Unreadable("表格已加密，需要密码") from error
        if not sheets.collector.blocks:
            raise Unreadable("表格文件损坏，无法打开") from error
        sheets.collector.full = True
    collector = sheets.collector
    return Content(
        blocks=tuple(collector.blocks), dropped=tuple(sheets.dropped), truncated=collector.truncated,
        problem=None if collector.blocks else "表格中没有内容",
    )  # fmt: skip


def _refuse_stuffed(raw: bytes) -> None:
    """Unreadable for more formats, columns or blank cells than Excel ever writes: xlrd makes an object of each."""
    looks = sum(1 for _ in _LOOKS.finditer(raw))
    blanks = sum(int.from_bytes(match[1], "little") // 2 for match in _BLANKS.finditer(raw))
    if looks > LOOKS_MOST or blanks > BLANKS_MOST:
        raise Unreadable("表格的格式或空白单元格过多，未读取")


def _old_rows_of(book: Any, sheet: Any) -> Iterator[list[str]]:
    """The rows as far as something stands in them; of an empty cell no object is made."""
    for number in range(sheet.nrows):
        types = sheet.row_types(number).tobytes().rstrip(_NOTHING)[: COLUMNS_MOST + 1]
        yield [_old_cell(book, sheet.cell(number, column)) if kind not in _NOTHING else "" for column, kind in enumerate(types)]


def _old_cell(book: Any, cell: Any) -> str:
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return show_cell(bool(cell.value), None)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return str(cell.value)
    number_format = _format_of(book, cell.xf_index)
    if cell.ctype == xlrd.XL_CELL_DATE and (moment := _moment(cell.value, book.datemode)) is not None:
        return show_cell(moment.time() if cell.value < 1 else moment, number_format)
    return show_cell(cell.value, number_format)


def _moment(value: float, datemode: int) -> datetime | None:
    try:
        moment: datetime = xldate_as_datetime(value, datemode)
    except (XLDateError, OverflowError, ValueError):
        return None
    return moment


def _format_of(book: Any, xf_index: int | None) -> str | None:
    try:
        return str(book.format_map[book.xf_list[xf_index].format_key].format_str)
    except (IndexError, KeyError, TypeError):
        return None
