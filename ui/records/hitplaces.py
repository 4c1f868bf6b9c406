"""Hits of a search as rows: what was found, and in words where in it (turn 12, p. 37, Facts, no. 2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from forms.kinds import KINDS
from forms.places import location_of_note, row_words, says_itself
from storage.model import RecordSummary, SearchHit
from storage.session import Session
from ui.components.rows import TwoLines
from ui.i18n import listed
from ui.recordrows import group_word
from ui.records.places import shortened
from ui.records.words import kind_icon
from ui.workspace import Workspace

Known = Mapping[str, RecordSummary]
"""List rows of the records found and of those they belong to, by record."""


def known_of(session: Session, hits: Sequence[SearchHit]) -> Known:
    """Runs on the storage thread."""
    rows = session.records.summaries_of({hit.record for hit in hits})
    return {**session.records.summaries_of({row.parent for row in rows.values() if row.parent}), **rows}


def hit_row(space: Workspace, hit: SearchHit, known: Known, key: str, right: str) -> TwoLines:
    """One hit with its snippet. Beside a name stands the number, since many have the same; what a record belongs to is
    named where it has no name of its own."""
    row = known.get(hit.record)
    above = known.get(row.parent) if row is not None and not hit.handle else None
    named = hit.handle and not KINDS[hit.kind].handle_series
    about = [
        shortened(hit.serial) if named else "", above.handle if above is not None else "",
        group_word(row, space) if row is not None else "",
    ]  # fmt: skip
    return TwoLines(
        key, hit.handle or hit.serial, hit.snippet, right, icon=kind_icon(hit.kind),
        tail=listed(*about, place_of_hit(space, hit, row)), marks=hit.marks,
    )  # fmt: skip


def place_of_hit(space: Workspace, hit: SearchHit, row: RecordSummary | None) -> str:
    """Where in the record the words stand; empty in what it is known by (its title, its gist)."""
    kind, language = KINDS[hit.kind], space.look.language.name
    location = location_of_note(row.fields, language) if row is not None and not kind.handle else ""
    if location or not hit.place:
        return location
    head, _, rest = hit.place.partition("/")
    if not rest and head in (kind.gist, kind.handle):
        return ""
    label = space.words(hit.kind).label(head, language)
    if not rest:
        return label
    number = row_words(head, hit.ordinal, language)
    return number if says_itself(head) else f"{label}{' ' if language == 'zh' else ', '}{number}"
