"""Use as evidence: from a place in any record to a row of a working paper, and where that place stands (R12).

A place is what search and links name it: `turns/t2`, `points/p1`, `notes/n1`, `table/q3`, `attachment/<sha256>/p4`,
or empty for the record as a whole.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from forms.corroboration import EVIDENCE_TARGETS
from forms.kinds import KINDS
from forms.places import Language, location_of_note, next_row_id, page_words, row_words, table_words
from forms.problems import Problem, Refused
from forms.references import references
from forms.rules import rows_of
from forms.xlsform.model import Question, Text
from storage.lists import Filter
from storage.model import AttachmentRef, Content, PlaceWords, RecordView, Saved
from storage.questionnaires import Questionnaires

if TYPE_CHECKING:
    from storage.session import Session

SOURCE_KINDS = tuple(dict.fromkeys(kind for kinds in EVIDENCE_TARGETS.values() for kind in kinds if kind in KINDS))
"""Kinds of record that evidence may point at, in the order in which kinds of evidence are shown."""

FORM_FIELD = "form_record"
"""The field by which a batch names its form: what has it has tables."""
_ASKED = ("select_one", "select_multiple", "integer", "decimal", "range", "text")
_EXTRACT = 500


@dataclass(frozen=True)
class Table:
    """A question that a batch is tallied by: its number on paper, its key, its words."""

    number: int
    key: str
    label: Text


def evidence_kind(kind: str) -> str:
    """The kind of evidence that records of `kind` are; empty for a kind that is none."""
    return next((name for name, kinds in EVIDENCE_TARGETS.items() if kind in kinds), "")


class Evidence:
    """Proposes and adds rows of evidence for one account; it proposes only from what the account may read."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def propose(self, record: str, place: str, language: Language) -> Content:
        """The row for one place: `{kind, ref, source, location, extract}`. An interview stands there by its code.

        What cannot be known from the place (what it shows, which facts it supports) is left to the person.
        Raises as `Records.get`, and `Refused` (NO_EVIDENCE, PLACE_UNKNOWN).
        """
        view = self._session.records.get(record)
        name, _, tail = place.partition("/")
        kind = "attachment" if name == "attachment" else evidence_kind(view.kind)
        if not kind:
            raise Refused("NO_EVIDENCE", kind=view.kind)
        source = f"{view.serial} {_file(view, tail).name}" if kind == "attachment" else self._source(view)
        return {
            "kind": kind, "ref": f"{record}#{place}" if place else record, "source": source,
            "location": self._location(view, place, language), "extract": _extract(view, name, tail),
        }  # fmt: skip

    def places(self, kind: str, content: Content, readable: Collection[str]) -> dict[str, PlaceWords]:
        """The places that `content` points at inside `readable` records: reference -> words."""
        pointed = {(target, place) for _, _, target, place in references(KINDS[kind], content) if place}
        return {f"{target}#{place}": self.words(target, place) for target, place in pointed if target in readable}

    def words(self, record: str, place: str) -> PlaceWords:
        """A place in words, for where the record itself is named already; empty for all of it, or for a place that is
        gone. Raises as `Records.get`."""
        view = self._session.records.get(record)
        try:
            return {"zh": self._where(view, place, "zh"), "en": self._where(view, place, "en")}
        except Refused:
            return {"zh": "", "en": ""}

    def tables(self, view: RecordView) -> tuple[Table, ...]:
        """The questions that a batch is tallied by; none where its form cannot be read."""
        record = str(view.head.content.get(FORM_FIELD) or "")
        if not record:
            return ()
        try:
            form = Questionnaires(self._session).form(record)
        except Problem:
            return ()
        asked = [node for node in form.questions() if isinstance(node, Question) and node.type in _ASKED]
        return tuple(Table(number, node.key, node.label) for number, node in enumerate(asked, 1))

    def add(self, paper: str, base: str, row: Content, content: Content | None = None) -> Saved:
        """Append a row to a paper that may still be written and give it its id; `content` are the paper's answers where
        they differ from its head, since somebody is typing in it.

        Raises as `Records.save`.
        """
        records = self._session.records
        answers = records.get(paper).head.content if content is None else content
        rows = rows_of(answers, "evidence")
        added = {"id": next_row_id(rows), **{name: value for name, value in row.items() if value}}
        return records.save(paper, base, {**answers, "evidence": [*rows, added]})

    def used_in(self, record: str) -> dict[str, tuple[str, ...]]:
        """Place -> `DG-2601-03A-0007/1`: readable papers with the number of the row, for marks in the margin;
        void, withdrawn and merged ones use nothing."""
        found: dict[str, list[str]] = {}
        for link in self._session.links.back(record):
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
        found = self._session.lists.page(Filter(kinds=("doc_item",), serial=above), limit=1).rows
        return (above, found[0].handle) if found else (above, "")

    def _location(self, view: RecordView, place: str, language: Language) -> str:
        """As it goes into the paper: a turn names its interview where the person was heard more than once."""
        where = self._where(view, place, language)
        if evidence_kind(view.kind) == "interview" and where and self._heard_again(view):
            return f"{view.serial} {where}" if language == "zh" else f"{view.serial}, {where}"
        return where

    def _heard_again(self, view: RecordView) -> bool:
        code = str(view.head.content.get(KINDS[view.kind].handle) or "")
        rows = self._session.lists.page(Filter(kinds=(view.kind,), text=code)).rows if code else ()
        return any(row.handle == code and row.id != view.id and row.custody != "void" for row in rows)

    def _where(self, view: RecordView, place: str, language: Language) -> str:
        name, _, tail = place.partition("/")
        if name == "attachment":
            _file(view, tail)
            return page_words(tail.partition("/")[2].removeprefix("p"), language)
        if name == "table":
            numbers = {table.key: table.number for table in self.tables(view)}
            return table_words(numbers[tail], language) if tail in numbers else ""
        if tail:
            return row_words(name, _row(view.head.content, name, tail)[0], language)
        return location_of_note(view.head.content, language) if view.kind == "doc_review_note" else ""


def _extract(view: RecordView, name: str, tail: str) -> str:
    """The very words that stand at the place; none for a file, a table or the record as a whole."""
    content = view.head.content
    if view.kind == "doc_review_note" and name != "attachment":
        return str(content.get("extract") or content.get("result") or "")[:_EXTRACT]
    if not tail or name in ("attachment", "table"):
        return ""
    return str(_row(content, name, tail)[1].get("text") or "")[:_EXTRACT]


def _file(view: RecordView, tail: str) -> AttachmentRef:
    sha256 = tail.partition("/")[0]
    for ref in view.head.attachments:
        if ref.sha256 == sha256:
            return ref
    raise Refused("PLACE_UNKNOWN")


def _row(content: Content, name: str, key: str) -> tuple[int, Mapping[str, Any]]:
    for number, row in enumerate(rows_of(content, name), 1):
        if str(row.get("id", number)) == key:
            return number, row
    raise Refused("PLACE_UNKNOWN")
