"""A sample of bench/hostile holds every limit, and its measuring would notice if one were broken."""

from __future__ import annotations

import hashlib
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bench.hostile import measuring
from bench.hostile.doors import DOORS, fault_of
from bench.hostile.kinds import KINDS, kind_at, specimen_at
from bench.hostile.measuring import Reading, read_all
from bench.hostile.report import Limits, best_of
from bench.hostile.specimen import Specimen
from parsers.document import Block, BlockKind, Document

ROOT = Path(__file__).resolve().parents[1]
URL = "http://sthjj.qinglan.gov.cn/zwgk/t20260301_1.html"


@pytest.mark.slow
def test_a_sample_holds_every_limit() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench.hostile", "--seed", "7", "--count", "150", "--workers", "1"],
        cwd=ROOT, capture_output=True, text=True, timeout=500, check=False,
    )  # fmt: skip
    last = done.stdout.strip().splitlines()[-1:]
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert re.fullmatch(r"150 documents: 0 exceptions, 0 caught at the boundary, slowest [\d.]+ s .*, largest \d+ MB", *last)


# --- what a run is made of ------------------------------------------------------------------------------------------


def digest_of(specimen: Specimen) -> str:
    return hashlib.sha256(repr((specimen.url, specimen.charset, specimen.source, specimen.doors)).encode() + specimen.raw).hexdigest()


def test_a_seed_names_its_documents_in_whatever_order() -> None:
    forward = [digest_of(specimen_at(5, index)) for index in range(40)]
    backward = [digest_of(specimen_at(5, index)) for index in reversed(range(40))]
    assert forward == backward[::-1]
    assert len(set(forward)) > 35
    assert sum(one == other for one, other in zip(forward, (digest_of(specimen_at(6, index)) for index in range(40)), strict=True)) < 5


def test_the_same_documents_in_another_process() -> None:
    """Neither the clock nor the seed of hashes has a say."""
    code = "from bench.hostile.kinds import specimen_at as s; import hashlib; print(hashlib.sha256(b''.join(s(5, n).raw for n in range(60))).hexdigest())"
    printed = {
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(printed) == 1


def test_every_kind_has_its_share() -> None:
    assert sum(share for _, share, _ in KINDS) == 10_000
    met = {kind_at(1, index) for index in range(2_000)}
    assert met == {name for name, _, _ in KINDS}


@pytest.mark.parametrize("name", [name for name, _, _ in KINDS])
def test_every_maker_makes_different_documents_for_known_doors(name: str) -> None:
    make = next(make for known, _, make in KINDS if known == name)
    made = [make(random.Random(number)) for number in range(4)]
    assert len({specimen.raw for specimen in made}) > 1
    assert all(specimen.doors and set(specimen.doors) <= set(DOORS) for specimen in made)


# --- what a run would notice ----------------------------------------------------------------------------------------


def _raise(_: Specimen) -> Any:
    raise KeyError("unforeseen")


def _eat(_: Specimen) -> Any:
    return len(b"x" * (200 << 20)) and Document()


def _spin(_: Specimen) -> Any:
    began = time.process_time()
    while time.process_time() - began < 2.5:
        pass
    return Document()


def _body(text: str) -> Callable[[Specimen], Any]:
    return lambda _: Document(blocks=(Block(kind=BlockKind.PARAGRAPH, text=text),))


FAULTS: dict[str, tuple[Callable[[Specimen], Any], str]] = {
    "an exception": (_raise, "KeyError"),
    "an exit": (lambda _: sys.exit(0), "SystemExit"),
    "a death": (lambda _: os.kill(os.getpid(), 9), "the process died with status 9"),
    "a hang": (lambda _: time.sleep(30), "killed after"),
    "hunger": (lambda _: b"x" * (2 << 30), "MemoryError"),
    "what was caught": (lambda _: Document(problem="解析出错：KeyError: 1"), "caught: 解析出错"),
    "a surrogate": (_body("\ud800"), "surrogate"),
    "a NUL": (_body("a\0"), "character"),
    "a body without end": (_body("督" * 2_000_000), "a body of"),
    "infinity": (lambda _: Document(facts={"letters": {"total": float("inf")}}), "ValueError"),
    "a dictionary for a Document": (lambda _: 5, "not a Document but int"),
    "time": (_spin, "2."),
    "memory": (_eat, "MB"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_and_the_others_are_still_read(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    act, said = FAULTS[fault]

    def specimen(_: int, index: int) -> Specimen:
        return Specimen(name=f"n{index}", raw=b"<p>x</p>", doors=("detail",), url="bad" if index == 1 else URL)

    sound = DOORS["detail"]
    monkeypatch.setitem(DOORS, "detail", lambda found: act(found) if found.url == "bad" else sound(found))
    monkeypatch.setattr(measuring, "specimen_at", specimen)
    monkeypatch.setattr(measuring, "PATIENCE", 4.0 if fault == "a hang" else 60.0)
    # a suite may have read thousands of pages in this process, and its children begin where it stands
    monkeypatch.setattr(measuring, "ADDRESS_SPACE", measuring.memory("VmSize") + (1 << 30))
    own = measuring.memory("VmRSS") / 2**20
    # a sound reading takes hundredths of a second; on a busy machine the kernel's work for memory counts many times that
    limits = Limits(seconds=2.0 if fault == "time" else 60.0, megabytes=own + 100 if fault == "memory" else own + 4000)
    readings = {reading.index: reading for reading in read_all(1, [0, 1, 2], workers=1)}
    assert sorted(readings) == [0, 1, 2]
    assert (limits.broken_by(readings[0]), limits.broken_by(readings[2])) == (None, None)
    broken = limits.broken_by(readings[1])
    assert broken is not None and said in broken


def reading(door: str = "detail", *, cpu: float = 0.01, peak: float = 90.0, growth: float = 1.0, error: str | None = None) -> Reading:
    return Reading(index=1, kind="golden, spoilt", name="x", door=door, size=9, cpu=cpu, wall=cpu, peak=peak, growth=growth, error=error)


def test_limits_differ_where_nothing_can_be_killed() -> None:
    limits = Limits()
    assert limits.broken_by(reading(cpu=2.9, peak=511.0)) is None
    assert limits.broken_by(reading(cpu=3.1)) == "3.10 s"
    assert limits.broken_by(reading(peak=513.0)) == "513 MB"
    assert limits.broken_by(reading("proof", cpu=0.14, peak=900.0, growth=99.0)) is None
    assert limits.broken_by(reading("proof", cpu=0.16)) == "0.16 s"
    assert limits.broken_by(reading("list-proof", growth=101.0)) == "101 MB"


def test_a_busy_machine_is_forgiven_but_no_error() -> None:
    assert best_of(reading(cpu=5.0), [reading(cpu=1.0), reading("list", cpu=0.1)]).cpu == 1.0
    assert best_of(reading(cpu=5.0), [reading(cpu=9.0, error="KeyError")]).error == "KeyError"


def test_a_proof_of_a_page_over_the_limit_is_a_fault() -> None:
    large = Specimen(name="x", raw=b"x" * 600_001, doors=("proof",))
    assert fault_of("proof", large, "2-abc") is not None
    assert fault_of("proof", large, None) is None
