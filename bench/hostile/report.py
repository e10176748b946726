"""What a run of hostile documents came to: a table by kind and by door, the worst of them, and one last line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from .doors import is_cheap
from .kinds import KINDS
from .measuring import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Seconds of processor and megabytes: in a killable process the peak of all it holds, in the main one its growth."""

    seconds: float = 3.0
    megabytes: float = 512.0
    cheap_seconds: float = 0.15
    cheap_megabytes: float = 100.0

    def broken_by(self, reading: Reading) -> str | None:
        """Which limit a reading breaks, in words."""
        if reading.error is not None:
            return reading.error
        if reading.caught is not None:
            return f"caught: {reading.caught}"
        cheap = is_cheap(reading.door)
        if reading.cpu > (self.cheap_seconds if cheap else self.seconds):
            return f"{reading.cpu:.2f} s"
        if (reading.growth > self.cheap_megabytes) if cheap else (reading.peak > self.megabytes):
            return f"{reading.growth if cheap else reading.peak:.0f} MB"
        return None


def best_of(first: Reading, again: Iterable[Reading]) -> Reading:
    """The better of several measurements of one document at one door: the machine has other work too."""
    tries = [first, *(reading for reading in again if (reading.index, reading.door) == (first.index, first.door))]
    if failed := next((reading for reading in tries if reading.error or reading.caught), None):
        return failed
    return min(tries, key=lambda reading: reading.cpu)


def tell(readings: Sequence[Reading], limits: Limits, seed: int) -> bool:
    """Print the report; whether every limit held."""
    documents = len({reading.index for reading in readings})
    print(f"\n{'kind':<24}{'docs':>7}{'readings':>10}{'cpu':>8}{'wall':>8}{'peak MB':>9}  slowest")
    for kind, _, _ in KINDS:
        _row(kind, [reading for reading in readings if reading.kind == kind and not is_cheap(reading.door)])
    print(f"\n{'door':<24}{'docs':>7}{'readings':>10}{'cpu':>8}{'wall':>8}{'peak MB':>9}  slowest")
    doors: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        doors[reading.door].append(reading)
    for door in sorted(doors):
        _row(door, doors[door])
    _worst("slowest", readings, lambda reading: reading.cpu)
    _worst("largest", readings, lambda reading: reading.peak)
    _worst("slowest proofs", [r for r in readings if is_cheap(r.door)], lambda reading: reading.cpu)
    _worst("largest proofs", [r for r in readings if is_cheap(r.door)], lambda reading: reading.growth)
    broken = [(reading, why) for reading in readings if (why := limits.broken_by(reading)) is not None]
    if broken:
        print(f"\nbroken: {len(broken)} (python -m bench.hostile --seed {seed} --only N reads one again)")
        for reading, why in broken[:60]:
            print(f"  {reading.index:>6} {reading.door:<10} {reading.kind}: {reading.name[:70]} ({reading.size:,} bytes): {why}")
    held = [reading for reading in readings if not is_cheap(reading.door)] or list(readings)
    proofs = [reading for reading in readings if is_cheap(reading.door)]
    if proofs:
        print(
            f"\n{len(proofs)} proofs in the main process: slowest {max(r.cpu for r in proofs) * 1000:.0f} ms, largest {max(r.growth for r in proofs):.0f} MB"
        )
    raised = sum(reading.error is not None for reading in readings)
    print(
        f"{documents} documents: {raised} exceptions, {sum(r.caught is not None for r in readings)} caught at the boundary, "
        f"slowest {max(r.cpu for r in held):.2f} s (clock {max(r.wall for r in held):.2f} s), largest {max(r.peak for r in held):.0f} MB"
    )
    return not broken


def _row(name: str, readings: list[Reading]) -> None:
    if readings:
        slowest = max(readings, key=lambda reading: reading.cpu)
        print(
            f"{name:<24}{len({r.index for r in readings}):>7}{len(readings):>10}{slowest.cpu:>8.2f}{max(r.wall for r in readings):>8.2f}"
            f"{max(r.peak for r in readings):>9.0f}  {slowest.index} {slowest.door} {slowest.name[:50]!r}"
        )


def _worst(title: str, readings: Sequence[Reading], by: Callable[[Reading], float]) -> None:
    if not readings:
        return
    print(f"\n{title}:")
    for reading in sorted(readings, key=by, reverse=True)[:6]:
        print(
            f"  {reading.cpu:6.2f} s {reading.peak:5.0f} MB (+{reading.growth:3.0f})  {reading.index:>6} {reading.door:<10} {reading.kind}: {reading.name[:60]!r} ({reading.size:,} bytes)"
        )
