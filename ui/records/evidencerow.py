"""From a place in a record to a row of evidence: kind, reference, number and name, exact location, extract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from forms.corroboration import EVIDENCE_TARGETS
from forms.kinds import KINDS
from forms.turns import turns_of
from storage.lists import Filter
from storage.model import RecordSummary, SearchHit
from storage.session import Session
from ui.components.rows import TwoLines
from ui.i18n import Language, dotted, tr
from ui.records.evidenceplaces import location_of
from ui.records.picker import LIVE, MOST_SHOWN, Finder, Show, record_row
from ui.records.places import place_text
from ui.workspace import Workspace

SOURCE_KINDS = tuple(dict.fromkeys(kind for kinds in EVIDENCE_TARGETS.values() for kind in kinds if kind in KINDS))
"""Kinds of record that evidence may point at, in the order in which kinds of evidence are shown."""


def evidence_kind(kind: str) -> str:
    """The kind of evidence that a record of `kind` is."""
    return next((name for name, targets in EVIDENCE_TARGETS.items() if kind in targets), "other")


def evidence_row(session: Session, reference: str, language: Language) -> dict[str, Any]:
    """Answers of a new row for `<record>#<place>`; on the storage thread. Raises as `RecordReader.get`.

    What cannot be known from the place (what it shows, which facts it supports) is left to the person.
    """
    record, _, place = reference.partition("#")
    view = session.records.get(record)
    content, kind = view.head.content, KINDS[view.kind]
    row: dict[str, Any] = {"kind": evidence_kind(view.kind), "ref": reference}
    if place.startswith("attachment/"):
        sha256 = place.split("/")[1]
        name = next((ref.name for ref in view.head.attachments if ref.sha256 == sha256), "")
        where = location_of(session, view, place, language)
        return row | {"kind": "attachment", "source": f"{view.serial} {name}".strip(), **_given("location", where)}
    handle = str(content.get(kind.handle) or "") if kind.handle else ""
    row["source"] = handle if row["kind"] == "interview" else f"{view.serial} {handle}".strip()
    if kind.parent:
        parent = session.records.summaries_of([record])[record].parent
        above = session.records.summaries_of([parent]).get(parent)
        row["source"] = f"{view.serial} {above.handle}".strip() if above is not None else row["source"]
    row["location"] = location_of(session, view, place, language) or _location(content, place, view.serial, language)
    row["extract"] = _extract(content, place, kind.gist)
    return {name: value for name, value in row.items() if value}


def _given(name: str, value: str) -> dict[str, str]:
    return {name: value} if value else {}


def _location(content: Mapping[str, Any], place: str, serial: str, language: Language) -> str:
    if place.startswith("turns/"):
        name = place.split("/")[1]
        number = next((at for at, turn in enumerate(turns_of(content), 1) if turn.id == name), 0)
        return _both(language, f"{serial} 第 {number} 段", f"{serial}, turn {number}") if number else serial
    parts = [place_text(content, zh=language.zh)]
    head, _, rest = place.partition("/")
    rows = content.get(head)
    if rest and isinstance(rows, list):
        at = next((at for at, row in enumerate(rows, 1) if str(row.get("id", at)) == rest), 0)
        parts.append(_both(language, f"第 {at} 项", f"no. {at}"))
    return " ".join(part for part in parts if part)


def _extract(content: Mapping[str, Any], place: str, gist: str) -> str:
    head, _, rest = place.partition("/")
    rows = content.get(head)
    if rest and isinstance(rows, list):
        for at, row in enumerate(rows, 1):
            if str(row.get("id", at)) == rest:
                return str(row.get("text") or "")
    if content.get("extract"):
        return str(content["extract"])
    return "" if place.startswith("turns/") else str(content.get(gist) or "") if gist in ("gist",) else ""


def _both(language: Language, zh: str, en: str) -> str:
    return zh if language.zh else en


def evidence_finder(space: Workspace) -> Finder:
    """Sources of evidence: without a query the newest records, with one the places in which the words stand."""

    def find(query: str, show: Show) -> None:
        def work(session: Session) -> tuple[Sequence[RecordSummary], Sequence[SearchHit]]:
            chosen = Filter(kinds=SOURCE_KINDS, custody=LIVE, text=query)
            rows = session.lists.page(chosen, "updated", descending=True, limit=MOST_SHOWN).rows
            hits = session.lists.search(query, Filter(kinds=SOURCE_KINDS)).hits if len(query) > 1 else ()
            return rows, hits

        def got(answer: tuple[Sequence[RecordSummary], Sequence[SearchHit]]) -> None:
            rows, hits = answer
            show([*(_hit_row(space, hit) for hit in hits), *(record_row(space, row) for row in rows)])

        space.read(work, got)

    return find


def _hit_row(space: Workspace, hit: SearchHit) -> TwoLines:
    head = hit.place.partition("/")[0]
    where = tr("turn {n}").format(n=hit.ordinal) if head == "turns" else ""
    kind = space.look.language.pick(KINDS[hit.kind].label)
    place = f"#{hit.place}" if "/" in hit.place else ""
    return TwoLines(
        f"{hit.record}{place}", hit.handle or hit.serial, hit.snippet, kind, icon="quote", tail=dotted(where),
        marks=hit.marks,
    )  # fmt: skip
