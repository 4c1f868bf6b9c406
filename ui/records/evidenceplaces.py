"""What evidence is chosen from: records and places that hold the words, then the parts of the one chosen."""

from __future__ import annotations

from collections.abc import Sequence

from forms.kinds import KINDS
from forms.places import table_words
from storage.evidence import SOURCE_KINDS
from storage.lists import Filter
from storage.model import RecordSummary, SearchHit
from storage.session import Session
from ui.components.rows import TwoLines
from ui.i18n import Language, tr
from ui.messages import size_text
from ui.records.hitplaces import Known, hit_row, known_of
from ui.records.picker import LIVE, MOST_SHOWN, Finder, Show, among, record_row
from ui.workspace import Workspace


def evidence_finder(space: Workspace) -> Finder:
    """Sources of evidence: without a query the newest records, with one the places in which the words stand."""

    def find(query: str, show: Show) -> None:
        def work(session: Session) -> tuple[Sequence[RecordSummary], Sequence[SearchHit], Known]:
            chosen = Filter(kinds=SOURCE_KINDS, custody=LIVE, text=query)
            rows = session.lists.page(chosen, "updated", descending=True, limit=MOST_SHOWN).rows
            hits = session.lists.search(query, Filter(kinds=SOURCE_KINDS)).hits if len(query) > 1 else ()
            return rows, hits, known_of(session, hits)

        def got(answer: tuple[Sequence[RecordSummary], Sequence[SearchHit], Known]) -> None:
            rows, hits, known = answer
            show([*(_hit(space, hit, known) for hit in hits), *(record_row(space, row) for row in rows)])

        space.read(work, got)

    return find


def _hit(space: Workspace, hit: SearchHit, known: Known) -> TwoLines:
    """Taking a hit in a row of a record takes that row; a hit in one of its other answers takes the record."""
    place = f"#{hit.place}" if "/" in hit.place else ""
    return hit_row(space, hit, known, f"{hit.record}{place}", space.look.language.pick(KINDS[hit.kind].label))


def places_of(session: Session, record: str, language: Language) -> list[TwoLines]:
    """Rows to choose from, the whole record first; on the storage thread. Raises as `RecordReader.get`."""
    view = session.records.get(record)
    rows = [TwoLines(record, tr("The whole record"), view.serial, icon="file-text")]
    rows += [
        TwoLines(f"{record}#attachment/{ref.sha256}", ref.name, size_text(ref.size), tr("File"), icon="paperclip")
        for ref in view.head.attachments
    ]
    rows += [
        TwoLines(f"{record}#table/{table.key}", table_words(table.number, language.name),
                 table.label.get(language.name) or table.key, tr("Table"), icon="list-checks")
        for table in session.evidence.tables(view)
    ]  # fmt: skip
    return rows


def places_finder(rows: Sequence[TwoLines]) -> Finder:
    """Choose among places that are at hand."""

    def find(query: str, show: Show) -> None:
        show(among(rows, query))

    return find
