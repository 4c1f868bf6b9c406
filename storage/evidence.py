"""Use as evidence: from a place in any record to a row of a working paper, and where that place stands (R12).

A place is what search and links name it: `turns/t2`, `points/p1`, `notes/n1`, `table/q3`, `attachment/<sha256>/p4`,
or empty for the record as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from forms.corroboration import EVIDENCE_TARGETS
from forms.counters.model import Language
from forms.kinds import KINDS
from forms.places import location_of_note
from forms.problems import Refused
from forms.rules import rows_of
from storage.links import Links
from storage.lists import Filter, Lists
from storage.model import Content, RecordView, Saved
from storage.records import Records

_ROWS: Mapping[str, tuple[str, str]] = {
    "turns": ("第 {} 段", "turn {}"), "points": ("第 {} 项", "item {}"), "notes": ("第 {} 段", "note {}"),
}  # fmt: skip
_EXTRACT = 500


def evidence_kind(kind: str) -> str:
    """The kind of evidence that records of `kind` are; empty for a kind that is none."""
    return next((name for name, kinds in EVIDENCE_TARGETS.items() if kind in kinds), "")


class Evidence:
    """Proposes and adds rows of evidence for one account; it proposes only from what the account may read."""

    def __init__(self, records: Records, links: Links, lists: Lists) -> None:
        self._records = records
        self._links = links
        self._lists = lists

    def propose(self, record: str, place: str, language: Language) -> Content:
        """The row for one place: `{kind, ref, source, location, extract}`. An interview stands there by its code.

        Raises as `Records.get`, and `Refused` (NO_EVIDENCE, PLACE_UNKNOWN).
        """
        view = self._records.get(record)
        content = view.head.content
        name, _, tail = place.partition("/")
        row: dict[str, Any] = {"ref": f"{record}#{place}" if place else record, "source": self._source(view)}
        if name == "attachment":
            return {**row, "kind": "attachment", **self._file(view, tail, language)}
        row["kind"] = evidence_kind(view.kind)
        if not row["kind"]:
            raise Refused("NO_EVIDENCE", kind=view.kind)
        if view.kind == "doc_review_note":
            extract = str(content.get("extract") or content.get("result") or "")
            return {**row, "location": location_of_note(content, language), "extract": extract[:_EXTRACT]}
        if name in _ROWS:
            number, found = _row(content, name, tail)
            words = _ROWS[name][language == "en"].format(number)
            return {**row, "location": words, "extract": str(found.get("text") or "")[:_EXTRACT]}
        if name == "table":
            return {**row, "location": tail, "extract": ""}
        return {**row, "location": "", "extract": ""}

    def add(self, paper: str, base: str, row: Content) -> Saved:
        """Append a row to a paper that may still be written; gives it its id (`e3`).

        Raises as `Records.save`.
        """
        content = self._records.get(paper).head.content
        rows = rows_of(content, "evidence")
        taken = [int(str(one.get("id"))[1:]) for one in rows if str(one.get("id"))[1:].isdigit()]
        added = {"id": f"e{max(taken, default=0) + 1}", **row}
        return self._records.save(paper, base, {**content, "evidence": [*rows, added]})

    def used_in(self, record: str) -> dict[str, tuple[str, ...]]:
        """Place -> `DG-2601-03A-0007/1`: readable papers with the number of the row, for marks in the margin;
        void, withdrawn and merged ones use nothing."""
        found: dict[str, list[str]] = {}
        for link in self._links.back(record):
            if link.field == "evidence.ref" and link.source.custody != "void":
                found.setdefault(link.place, []).append(f"{link.source.serial}/{link.ordinal}")
        return {place: tuple(marks) for place, marks in found.items()}

    def _source(self, view: RecordView) -> str:
        """How the source is called on paper: an interview by its code, a document by number and name."""
        kind, head = KINDS[view.kind], view.head
        if evidence_kind(view.kind) == "interview":
            return str(head.content.get(kind.handle) or head.serial)
        if kind.parent == "doc_item":
            return " ".join(self._parent_title(head.serial)).strip()
        title = str(head.content.get(kind.handle) or "") if kind.handle else ""
        return f"{head.serial} {title}".strip()

    def _parent_title(self, serial: str) -> tuple[str, str]:
        above = serial.rpartition("/")[0]
        found = self._lists.page(Filter(kinds=("doc_item",), serial=above), limit=1).rows
        return (above, found[0].handle) if found else (above, "")

    def _file(self, view: RecordView, tail: str, language: Language) -> dict[str, str]:
        sha256, _, page = tail.partition("/")
        for ref in view.head.attachments:
            if ref.sha256 == sha256:
                number = page.lstrip("p")
                words = ("第 {} 页" if language == "zh" else "p. {}").format(number) if number else ""
                return {"location": words, "extract": "", "source": f"{view.serial} {ref.name}"}
        raise Refused("PLACE_UNKNOWN")


def _row(content: Content, name: str, key: str) -> tuple[int, Mapping[str, Any]]:
    for number, row in enumerate(rows_of(content, name), 1):
        if str(row.get("id", number)) == key:
            return number, row
    raise Refused("PLACE_UNKNOWN")
