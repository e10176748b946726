"""What LibreOffice and antiword make, within our limits, of real files, and what our own readers make of theirs."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace

import pytest

from crawler.conversion import ANTIWORD, PROGRAMS, Program, convert
from parsers.files import read_file
from tests.file_samples_office import xlsx
from tests.file_samples_old_office import rtf

OFFICE = PROGRAMS["doc"][1]
NOTICE = "关于青岚市第十七项整改任务完成情况的公示\n现将PM2.5浓度35微克/立方米、整改率85.5%公示如下。\n联系电话：0411-1234567"
TASKS = [["序号", "整改任务", "完成情况"], ["1", "河道清淤3.2公里", "已完成"], ["2", "关停企业6家", "正在整改"]]
ROWS = ["序号 | 整改任务 | 完成情况", "1 | 河道清淤3.2公里 | 已完成", "2 | 关停企业6家 | 正在整改"]

needs_office = pytest.mark.skipif(OFFICE.path is None, reason="LibreOffice is not installed")
needs_antiword = pytest.mark.skipif(ANTIWORD.path is None, reason="antiword is not installed")


def office(suffix: str) -> Program:
    """LibreOffice, told to write another format, with the patience that a busy machine needs."""
    arguments = tuple(suffix if argument == OFFICE.makes else argument for argument in OFFICE.arguments)
    return replace(OFFICE, arguments=arguments, makes=suffix, seconds=120.0)


def saved(raw: bytes, kind: str, suffix: str) -> bytes:
    made = asyncio.run(convert(raw, kind, office(suffix)))
    assert made is not None and made.program == "soffice" and made.suffix == suffix
    return made.raw


def text(raw: bytes) -> str:
    document = read_file(raw, "http://sthjj.qinglan.test/files/a")
    assert document.problem is None
    return document.body


@needs_office
@pytest.mark.parametrize("suffix", ["doc", "docx", "rtf"])
def test_our_readers_read_what_libreoffice_saves_as_text(suffix: str) -> None:
    assert text(saved(rtf(*NOTICE.split("\n"), rows=TASKS), "rtf", suffix)).split("\n") == [*NOTICE.split("\n"), *ROWS]


@needs_office
def test_our_reader_reads_what_libreoffice_prints() -> None:
    printed = re.sub(r"\s+", "", text(saved(rtf(*NOTICE.split("\n")), "rtf", "pdf")))
    assert printed == re.sub(r"\s+", "", NOTICE)


@needs_office
@pytest.mark.parametrize("suffix", ["xls", "xlsx"])
def test_our_readers_read_what_libreoffice_saves_as_a_sheet(suffix: str) -> None:
    assert text(saved(xlsx({"任务": TASKS}), "xlsx", suffix)).split("\n") == ["任务", *ROWS]


@needs_office
def test_libreoffice_reads_within_its_limits_and_is_ended_beyond_them() -> None:
    old = saved(rtf(*NOTICE.split("\n"), rows=TASKS), "rtf", "doc")
    assert text(saved(old, "doc", "docx")).split("\n") == [*NOTICE.split("\n"), *ROWS]
    assert asyncio.run(convert(old, "doc", replace(office("docx"), seconds=0.05))) is None
    assert asyncio.run(convert(old, "doc", replace(office("docx"), memory=1 << 25))) is None


@needs_office
@needs_antiword
def test_antiword_reads_the_text_that_libreoffice_saved() -> None:
    lines = NOTICE.split("\n") * 20  # it has no patience with very short files
    made = asyncio.run(convert(saved(rtf(*lines), "rtf", "doc"), "doc", ANTIWORD))
    assert made is not None and made.raw.decode().split() == lines
