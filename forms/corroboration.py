"""How many independent sources a working paper stands on, and of which kinds (R14, V12)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forms.rules.base import Linked, rows_of, target_of

EVIDENCE_TARGETS: Mapping[str, tuple[str, ...]] = {
    "interview": ("interview", "interview_addendum"),
    "document": ("doc_item", "doc_review_note", "doc_copy"),
    "questionnaire": ("questionnaire_batch",),
    "intake": ("intake",),
    "activity": ("activity",),
    "attachment": (),
    "other": (),
}
"""Kinds of evidence, in the order in which they are shown, and the kinds of record each may point at."""

PARTS = ("doc_review_note", "doc_copy")
"""Kinds that are no source of their own but part of the document they belong to."""

_FILE = re.compile(r"attachment/[^/]+")

DEAD_STATES = ("void", "withdrawn", "not_provided")
"""A record in one of these supports nothing."""


@dataclass(frozen=True)
class Sources:
    """Independent sources by kind of evidence: one person met twice, two notes in one document, or a record and a file
    attached to it, are one source; it stands under the first kind that names it.

    `missing` are the numbers (from 1) of rows whose source is not in this vault, void, or not named at all.
    """

    by_kind: Mapping[str, frozenset[str]]
    missing: tuple[int, ...] = ()

    def count(self, kind: str) -> int:
        return len(self.by_kind.get(kind, ()))

    @property
    def independent(self) -> int:
        """All kinds together."""
        return sum(len(found) for found in self.by_kind.values())

    @property
    def single_source(self) -> bool:
        """Only one interview supports this: the flag of V12 on a draft."""
        return self.independent == 1 and self.count("interview") == 1

    @property
    def suffices(self) -> bool:
        """V12: at least one document, or at least two independent sources."""
        return self.count("document") >= 1 or self.independent >= 2


@dataclass(frozen=True)
class FactSupport:
    """One fact of a paper and the numbers (from 1) of the evidence rows that support it, by kind of evidence."""

    id: str
    number: int
    text: str
    by_kind: Mapping[str, tuple[int, ...]]


def source_of(row: Mapping[str, Any], linked: Mapping[str, Linked]) -> str:
    """What makes the source of an evidence row one and the same; empty when it points at nothing that stands."""
    reference = str(row.get("ref") or "")
    place = reference.partition("#")[2]
    if row.get("kind") == "attachment" and not _FILE.match(place):
        return ""
    target = linked.get(target_of(reference))
    if target is None or target.state in DEAD_STATES:
        return ""
    if target.kind in EVIDENCE_TARGETS["interview"]:
        return target.handle or target.record
    return target.parent if target.kind in PARTS and target.parent else target.record


def sources(content: Mapping[str, Any], linked: Mapping[str, Linked]) -> Sources:
    """Count the independent sources of a paper; `linked` are the records its evidence points at."""
    found: dict[str, set[str]] = {}
    missing = []
    for number, row in enumerate(rows_of(content, "evidence"), 1):
        source = source_of(row, linked)
        if source:
            found.setdefault(str(row.get("kind") or "other"), set()).add(source)
        else:
            missing.append(number)
    by_kind: dict[str, frozenset[str]] = {}
    for kind in sorted(found, key=_rank):
        if names := found[kind].difference(*by_kind.values()):
            by_kind[kind] = frozenset(names)
    return Sources(by_kind, tuple(missing))


def _rank(kind: str) -> int:
    order = list(EVIDENCE_TARGETS)
    return order.index(kind) if kind in order else len(order)


def matrix(content: Mapping[str, Any]) -> tuple[FactSupport, ...]:
    """Facts against kinds of evidence; evidence names the facts it supports by their ids."""
    evidence = rows_of(content, "evidence")
    found = []
    for number, fact in enumerate(rows_of(content, "facts"), 1):
        name = str(fact.get("id") or number)
        support: dict[str, list[int]] = {}
        for position, row in enumerate(evidence, 1):
            if name in str(row.get("supports") or "").split():
                support.setdefault(str(row.get("kind") or "other"), []).append(position)
        by_kind = {kind: tuple(rows) for kind, rows in support.items()}
        found.append(FactSupport(name, number, str(fact.get("text") or ""), by_kind))
    return tuple(found)
