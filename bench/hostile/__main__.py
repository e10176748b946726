"""Ten thousand hostile documents: none may raise, take over 3 s or 512 MB; `make hostile` (or `python -m bench.hostile`)."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from .kinds import KINDS, kind_at, specimen_at
from .measuring import Reading, read_all
from .report import Limits, best_of, tell

_TRIES = 3
_MOST_AGAIN = 40


def run(seed: int, indices: Sequence[int], workers: int, limits: Limits, *, quiet: bool = False) -> list[Reading]:
    """Read the documents; what breaks a limit of time or memory is measured again alone, and the best counts."""
    readings: list[Reading] = []
    began = told = time.monotonic()
    for reading in read_all(seed, indices, workers):
        readings.append(reading)
        if not quiet and (why := limits.broken_by(reading)) is not None:
            print(f"  {reading.index} {reading.door} {reading.kind}: {reading.name[:80]}: {why}", flush=True)
        if not quiet and time.monotonic() - told > 20:
            told = time.monotonic()
            done = len({known.index for known in readings})
            broken = sum(limits.broken_by(known) is not None for known in readings)
            print(f"  {done} of {len(indices)} documents after {told - began:.0f} s, {broken} over a limit", flush=True)
    suspects = sorted({reading.index for reading in readings if limits.broken_by(reading)})[:_MOST_AGAIN]
    again = [reading for _ in range(_TRIES - 1) for reading in read_all(seed, suspects, 1)] if suspects else []
    return [best_of(reading, again) if limits.broken_by(reading) else reading for reading in readings]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run as the command line says; 1 when a limit is broken."""
    parser = argparse.ArgumentParser(prog="python -m bench.hostile", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kind", action="append", choices=[name for name, _, _ in KINDS], help="of the run, only these kinds")
    parser.add_argument("--only", type=int, nargs="+", metavar="N", help="read these documents alone")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the document of --only there and read nothing")
    wanted = parser.parse_args(arguments)
    if wanted.write is not None:
        if not wanted.only or len(wanted.only) != 1:
            parser.error("--write needs one --only N")
        specimen = specimen_at(wanted.seed, wanted.only[0])
        wanted.write.write_bytes(specimen.raw)
        print(f"{specimen.name}: {len(specimen.raw)} bytes, {specimen.url[:200]!r}, charset {specimen.charset!r}, source {specimen.source}")
        return 0
    indices = wanted.only or list(range(wanted.count))
    if wanted.kind:
        indices = [index for index in indices if kind_at(wanted.seed, index) in wanted.kind]
    if not indices or min(indices) < 0 or wanted.workers < 1:
        parser.error("nothing to read")
    limits = Limits()
    readings = run(wanted.seed, indices, wanted.workers, limits)
    return 0 if tell(readings, limits, wanted.seed) else 1


if __name__ == "__main__":
    sys.exit(main())
