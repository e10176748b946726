"""Bounds of reading files, in one place: what a reader takes at most, so that no file costs more than seconds."""

from __future__ import annotations

TEXT_MOST = 400_000
"""Characters of text taken from one file; a task list of a whole province has a quarter of that."""

BLOCKS_MOST = 20_000
"""Paragraphs and rows taken from one file."""

PAGES_MOST = 300
"""Pages of a PDF or OFD, slides of a presentation."""

CELLS_MOST = 40_000
"""Filled cells taken from one workbook."""

ROWS_MOST = 30_000
"""Rows of one workbook that are looked at, blank ones too: a border drawn to the last row makes a million of them."""

COLUMNS_MOST = 120
"""Columns of one row."""

SHEET_TAGS_MOST = 300_000
"""Elements of all sheets of one workbook that are looked at, three microseconds each; the rows behind them are left."""

STRING_TAGS_MOST = 150_000
"""Elements of a workbook's table of shared strings, five microseconds each."""

STYLE_TAGS_MOST = 40_000
"""Elements of a workbook's styles, 20 microseconds each."""

PART_TAGS_MOST = 60_000
"""Elements of all parts of a workbook that are made into objects, its styles among them."""

LOOKS_MOST = 30_000
"""Cell formats and columns that a workbook of Excel 97 describes; Excel makes 4,000 and 256 a sheet."""

BLANKS_MOST = 2_500_000
"""Blank cells with a format of such a workbook, a microsecond each."""

SHEETS_MOST = 60
"""Sheets of one workbook."""

MEMBERS_MOST = 5_000
"""Members of a packed file that are looked at; a document has dozens."""

LISTED_MOST = 500
"""Members of an archive that are named."""

MEMBER_MOST = 24 * 1024 * 1024
"""Unpacked bytes of one member of a packed document."""

UNPACKED_MOST = 64 * 1024 * 1024
"""Unpacked bytes of all members of one packed document that are read."""

XML_MOST = 32 * 1024 * 1024
"""Bytes of XML of one document that are made into trees."""

TAGS_MOST = 400_000
"""Elements of the same; each costs some microseconds, however short it is."""

RATIO_MOST = 200
"""Unpacked to packed size from which a member of more than `RATIO_FREE` bytes is a bomb; text packs to a tenth."""

RATIO_FREE = 4 * 1024 * 1024

PICTURES_MOST = 200
"""Pictures inside one file that are fingerprinted."""
