"""Hostile files: none raises, none costs more than seconds and some hundred megabytes."""

from __future__ import annotations

import io
import os
import random
import resource
import time
import zipfile
from collections.abc import Callable, Iterator

import pytest

from parsers.files import read_file
from parsers.files.reading import load_readers
from tests.file_samples_office import docx, ofd, pack, pptx, xlsx
from tests.file_samples_old_office import compound, doc, rtf, xls
from tests.file_samples_pictures import pdf, png, scan

URL = "http://sthjj.qinglan.test/a.bin"
SECONDS, MEGABYTES = 3.0, 512
_SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_LAUGHS = '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "' + f"&{chr(97 + n)};" * 10 + '">' for n in range(12)
) + "]>"  # fmt: skip


def workbook(sheet: str) -> bytes:
    """A workbook with this for its only sheet."""
    with zipfile.ZipFile(io.BytesIO(xlsx({"表": [["x", 1]]}))) as sound:
        parts = {name: sound.read(name) for name in sound.namelist()}
    return pack({**parts, "xl/worksheets/sheet1.xml": sheet})


def sheet(rows: str) -> bytes:
    return workbook(f"<worksheet {_SHEET}><sheetData>{rows}</sheetData></worksheet>")


HOSTILE: dict[str, Callable[[], bytes]] = {
    "rar with a number without end": lambda: b"Rar!\x1a\x07\x01\x00" + b"\xff" * 2_000_000,
    "docx cut": lambda: docx(*(f"第{n}段" for n in range(999)))[:3000],
    "docx bomb": lambda: docx(inner="<w:p><w:r><w:t>" + "A" * (100 << 20) + "</w:t></w:r></w:p>"),
    "docx of a million tags": lambda: docx(inner="<w:p/>" * 1_000_000),
    "docx of many paragraphs": lambda: docx(inner="".join(f"<w:p><w:r><w:t>{n}</w:t></w:r></w:p>" for n in range(300_000))),
    "docx laughs": lambda: pack({"word/document.xml": _LAUGHS + "<document><body><p><r><t>&m;</t></r></p></body></document>"}),
    "docx 10000 nested": lambda: docx(inner="<w:tbl><w:tr><w:tc>" * 10_000 + "</w:tc></w:tr></w:tbl>" * 10_000),
    "docx boxes in boxes": lambda: docx(inner="<w:p><w:txbxContent>" * 120 + "<w:p/>" + "</w:txbxContent></w:p>" * 120),
    "xlsx bomb": lambda: sheet(" " * (100 << 20)),
    "xlsx laughs": lambda: workbook(f'{_LAUGHS}<worksheet {_SHEET}><sheetData><row><c t="str"><v>&m;</v></c></row></sheetData></worksheet>'),
    "xlsx blank rows": lambda: sheet("".join(f'<row r="{n}"/>' for n in range(1, 500_000))),
    "xlsx last column": lambda: sheet("".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 200_000))),
    "xlsx row 999999999": lambda: sheet('<row r="999999999"><c r="A999999999"><v>1</v></c></row>'),
    "xlsx many cells": lambda: sheet(f"<row>{'<c><v>1.5</v></c>' * 50}</row>" * 14_000),
    "xlsx rows in rows": lambda: sheet("<row>" * 50_000 + "</row>" * 50_000),
    "pptx many": lambda: pptx(*[["x"] * 20_000] * 40),
    "ofd page after page": lambda: ofd(*[[(1, 2, "字" * 50)] * 2_000] * 30),
    "zip of many": lambda: pack({f"f{n}": "" for n in range(30_000)}),
    "zip cut": lambda: pack({f"f{n}": "x" for n in range(50)})[:-30],
    "pdf cut": lambda: pdf("文字" * 30)[:900],
    "pdf junk": lambda: b"%PDF-1.7\n" + random.Random(1).randbytes(4 << 20),
    "pdf bomb": lambda: pdf("x", content=b"q " * (24 << 20)),
    "pdf drawing without end": lambda: pdf("x", content=b"0 0 m 1 1 l S " * 300_000),
    "pdf of streams": lambda: b"%PDF-1.7\n" + b"/FlateDecode obj stream\n\x78\x9c" * 100_000,
    "pdf of 3000 pages": lambda: pdf(*["页"] * 3_000),
    "doc junk": lambda: compound({"WordDocument": b"\xec\xa5\xc1\0" + random.Random(2).randbytes(1 << 20), "1Table": b"\2" * 9_000, "0Table": b"\1" * 9_000}),
    "xls junk": lambda: compound({"Workbook": random.Random(3).randbytes(1 << 20)}),
    "ole junk": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + random.Random(4).randbytes(1 << 20),
    "rtf nested": lambda: b"{\\rtf1" + b"{" * 1_000_000,
    "rtf of words": lambda: b"{\\rtf1 " + b"\\b{}" * 2_000_000 + b"}",
    "csv unclosed": lambda: b'a,b,"c' * 1_000_000,
    "html nested": lambda: b"<html><body>" + b"<div>" * 200_000,
    "mht nested": lambda: b"MIME-Version: 1.0\r\n" + b"Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\n" * 100_000,
    "xml of elements": lambda: b"<?xml version='1.0'?><a>" + b"<b>x</b>" * 1_000_000 + b"</a>",
    "rar junk": lambda: b"Rar!\x1a\x07\x01\x00" + random.Random(5).randbytes(4 << 20),
    "jpeg of filling": lambda: b"\xff\xd8" + b"\xff" * (8 << 20),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_read_or_refused_within_bounds(name: str) -> None:
    answer, seconds, megabytes = measured(HOSTILE[name]())
    assert answer.startswith("file:")
    assert seconds < SECONDS and megabytes < MEGABYTES, (seconds, megabytes)


def measured(raw: bytes) -> tuple[str, float, int]:
    """Read in a child process: what it made of the file, its CPU seconds and how many megabytes it grew by."""
    receiver, sender = os.pipe()
    child = os.fork()
    if child == 0:  # nothing of pytest's may run here
        try:
            load_readers()
            before = resource.getrusage(resource.RUSAGE_SELF)
            document = read_file(raw, URL)
            after = resource.getrusage(resource.RUSAGE_SELF)
            seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            said = f"{document.container}\n{seconds}\n{(after.ru_maxrss - before.ru_maxrss) // 1024}"
            os.write(sender, said.encode())
        finally:
            os._exit(0)
    os.close(sender)
    with os.fdopen(receiver, "rb") as pipe:
        said = pipe.read().decode()
    _, status = os.waitpid(child, 0)
    assert status == 0 and said, f"the child ended with {status}"
    container, seconds, megabytes = said.split("\n")
    return container, float(seconds), int(megabytes)


def damaged(raw: bytes, seed: int) -> Iterator[bytes]:
    chance = random.Random(seed)
    for _ in range(40):
        spoilt = bytearray(raw)
        for _ in range(chance.randint(1, 12)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        yield bytes(spoilt)
        yield raw[: chance.randrange(len(raw))]


TABLE = [["序号", "完成率"], ["1", "85%"]]


@pytest.mark.parametrize(
    "raw",
    [docx("甲", TABLE), xlsx({"表": [["甲", 0.5]]}, formats={"B1": "0%"}), pptx(["甲"]), ofd([(1, 2, "甲")]), pdf("甲", scan(1)),
     doc("甲", TABLE), xls("表", [["甲", 0.5]], formats={1: "0%"}), rtf("甲", rows=TABLE), pack({"a.txt": "1"}), png(9, 9)],
    ids=["docx", "xlsx", "pptx", "ofd", "pdf", "doc", "xls", "rtf", "zip", "png"],
)  # fmt: skip
def test_damage_anywhere_raises_nothing(raw: bytes) -> None:
    started = time.process_time()
    for spoilt in damaged(raw, len(raw)):
        document = read_file(spoilt, URL)
        assert document.container.startswith("file:")
        assert document.blocks or document.problem
        document.to_json()
    assert time.process_time() - started < 20
