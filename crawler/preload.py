"""What the fork server of the reading pool loads before it makes a worker; workers share it all and load nothing."""

from __future__ import annotations

import gc

gc.disable()  # modules are made to stay

import parsers.files.pdf  # noqa: E402, F401  # what nearly all files are; other readers load with the first of theirs
from parsers.api import read  # noqa: E402
from parsers.document import Role  # noqa: E402

# the table of regions and what else is made with the first page
read("<h1>某市督察整改公示</h1><p>青岛市：整改已完成。</p>".encode(), "http://localhost/", role=Role.DETAIL)

gc.freeze()  # a worker's first look for cycles would write into, and so copy, all that it shares
gc.enable()
