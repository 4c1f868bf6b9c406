"""The facts of a hand-over slip, from the bundle register (R28, DOMAIN 8 "Paper twin")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from forms.kinds import KINDS
from forms.printing.handover import HandoverPrint, HandoverRow
from forms.serials import Serial
from storage.exchange.bundles import BundleRow
from storage.exchange.selection import counted
from storage.exchange.statement import SerialSpan
from storage.model import Stint

BUNDLE_PREFIX = "SB"


def bundle_serial(row: BundleRow) -> str:
    """The bundle's human number, `SB-2601-03A-0004`."""
    said = row.statement
    return str(Serial(BUNDLE_PREFIX, said.round, said.team, said.laptop, said.sequence))


def handover_slip(
    row: BundleRow, stint: Stint, print_no: str, language: Literal["zh", "en"], previous: BundleRow | None = None
) -> HandoverPrint:
    """What the slip of a written bundle says; `previous` is the bundle before it."""
    zh = language == "zh"
    said = row.statement
    people = dict.fromkeys(name for name in (said.approved_by.name, said.created_by.name) if name)
    spans = {span.prefix: span for span in said.serials}
    counts: Counter[str] = Counter()
    for count in counted(said.counts):
        counts[count.kind] += count.count
    return HandoverPrint(
        number=bundle_serial(row), kind="记录" if zh else "records", medium=said.medium.number, sequence=said.sequence,
        previous=bundle_serial(previous) if previous else "", approval="／".join(people),
        rows=[_row(name, total, spans.get(KINDS[name].prefix), zh) for name, total in sorted(counts.items())],
        contents=_contents(row, zh), voids=sum(len(span.voids) for span in said.serials), sha256=row.sha256,
        print_no=print_no, language=language, marking=stint.marking, practice=stint.practice,
    )  # fmt: skip


def _contents(row: BundleRow, zh: bool) -> str:
    """Attachments, and how many records go without a registered signature (UI 08a: "the slip will say so")."""
    files, unsigned = len(row.statement.attachments), len(row.notes.get("unsigned", ()))
    if zh:
        return f"附件 {files} 个" + (f"；签名未登记 {unsigned} 件" if unsigned else "")
    return f"{files} attachments" + (f"; {unsigned} without a registered signature" if unsigned else "")


def _row(kind: str, count: int, span: SerialSpan | None, zh: bool) -> HandoverRow:
    label = KINDS[kind].label
    name = label.zh if zh else label.en
    if span is None or KINDS[kind].parent:
        return HandoverRow(name, count, "—")
    numbers = f"{span.first:04d}—{span.last:04d}"
    gaps = _ranges(span.gaps)
    if span.held:
        held = _ranges(span.held)
        gaps = "；".join(part for part in (gaps, f"留机 {held}" if zh else f"kept {held}") if part)
    voids = "；".join(f"{void.serial[-4:]} {void.reason}" for void in span.voids)
    return HandoverRow(name, count, f"{span.prefix} {numbers}", gaps, voids)


def _ranges(numbers: Iterable[int]) -> str:
    """`0006, 0011—0019`: numbers in a row as one range."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join("—".join(f"{number:04d}" for number in dict.fromkeys((run[0], run[-1]))) for run in runs)
