"""What the fork server of the reading pool loads before it makes a worker; workers share it all and load nothing."""

from __future__ import annotations

import gc

gc.disable()  # modules are made to stay

import parsers.api  # noqa: E402
import parsers.files.pdf  # noqa: E402, F401  # what nearly all files are; other readers load with the first of theirs

gc.freeze()  # a worker's first look for cycles would write into, and so copy, all that it shares
gc.enable()
