"""A program whose parser has other rules and another version: what an upgrade changes, in every process of a command.

Python reads `sitecustomize` first of all. The one written here lets the modules of `parsers/` be read from their own
files and adds the other rules behind them, before anybody has taken anything from them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_CUSTOMIZE = '''
import importlib.abc, importlib.machinery, importlib.util, sys

ADDED = {added!r}
ROOT = {root!r}


class OtherRules(importlib.machinery.SourceFileLoader):
    def get_code(self, fullname):  # no byte code: what is kept beside the file has the old rules
        source = self.get_source(fullname)
        return compile(source + ADDED[fullname], self.path, "exec")


class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, fullname, path=None, target=None):
        if fullname not in ADDED:
            return None
        file = ROOT + "/" + fullname.replace(".", "/") + ".py"
        return importlib.util.spec_from_file_location(fullname, file, loader=OtherRules(fullname, file))


sys.meta_path.insert(0, Finder())
'''

_VERSION = """
PARSER_VERSION = {version!r}
Document.__init__.__kwdefaults__["parser_version"] = PARSER_VERSION
"""
_NO_HEADINGS = """
_as_blocks = as_blocks
def as_blocks(lines):
    return _as_blocks(line for line in lines if line.kind is not BlockKind.HEADING)
"""
_FEWER_ROWS = """
import dataclasses
_read_list = read_list
def read_list(soup, text, url, source):
    found = _read_list(soup, text, url, source)
    rows = tuple(row for number, row in enumerate(found.rows) if number % 3 != {unseen})
    return dataclasses.replace(found, rows=rows)
"""
_LESS_OF_FILES = """
import dataclasses
_read_file = read_file
def read_file(*arguments, **named):
    found = _read_file(*arguments, **named)
    return dataclasses.replace(found, blocks=found.blocks[1:])
"""


def rules(version: str, *, unseen: int) -> Mapping[str, str]:
    """Other rules by module: no headings in bodies, a third of all rows unseen, files without their first paragraph."""
    return {
        "parsers.document": _VERSION.format(version=version), "parsers.blocks": _NO_HEADINGS,
        "parsers.listing": _FEWER_ROWS.format(unseen=unseen), "parsers.files.reading": _LESS_OF_FILES,
    }  # fmt: skip


@contextmanager
def parser_with(added: Mapping[str, str], folder: Path) -> Iterator[None]:
    """Commands that are started in here are programs with these rules."""
    folder.mkdir(exist_ok=True)
    root = str(Path(__file__).parents[1])
    (folder / "sitecustomize.py").write_text(_CUSTOMIZE.format(added=dict(added), root=root), "utf-8")
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(folder), before or "")))
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before
