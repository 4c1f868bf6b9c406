"""Measures pairs side by side in one run: what the program does, and the plain reference it is held against."""

from __future__ import annotations

import gc
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True)
class Line:
    """One line of the table. `seconds` and `reference` are medians; `note` says what was measured against what."""

    name: str
    seconds: float
    reference: float | None
    note: str

    @property
    def ratio(self) -> str:
        return f"{self.seconds / self.reference:.2f}×" if self.reference else "–"


def timed(work: Work) -> float:
    """Seconds of `work`, which must not pay for clearing away what the one before it left."""
    gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def side_by_side(name: str, ours: Work, reference: Work, rounds: int, note: str) -> Line:
    """Alternate the two, so that a noisy moment falls on both; medians."""
    pairs = [(timed(ours), timed(reference)) for _ in range(rounds)]
    return Line(name, statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs), note)


def alone(name: str, work: Work, rounds: int, note: str) -> Line:
    return Line(name, statistics.median(timed(work) for _ in range(rounds)), None, note)


def amount(seconds: float) -> str:
    if seconds < 0.001:
        return f"{seconds * 1e6:.0f} µs"
    return f"{seconds * 1e3:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def print_table(lines: list[Line]) -> None:
    cores = os.cpu_count()
    processor = platform.processor() or platform.machine()
    print(f"Python {platform.python_version()}, {platform.system()} {platform.release()}, {processor}, {cores} cores\n")
    print(f"{'what':<44}{'ratio':>8}  {'ours':>10}  {'reference':>10}  against")
    for line in lines:
        reference = amount(line.reference) if line.reference else "–"
        print(f"{line.name:<44}{line.ratio:>8}  {amount(line.seconds):>10}  {reference:>10}  {line.note}")
    sys.stdout.flush()
