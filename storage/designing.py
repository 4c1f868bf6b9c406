"""Questionnaires under design: drafts of form records, until what was designed is kept as a form that was brought.

A design is typing on its way to a record like any: it lives in the draft of the form it will become, in the vault.
Made from a session, on its thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from forms.problems import IntegrityFailure, Refused
from forms.xlsform.design.codec import design_from_json, design_to_json
from forms.xlsform.design.model import Design
from forms.xlsform.design.review import Review, file_name
from forms.xlsform.model import Form
from storage.exporting import Export
from storage.model import Saved
from storage.questionnaires import FORM, Brought, Questionnaires

if TYPE_CHECKING:
    from storage.session import Session


@dataclass(frozen=True)
class Pending:
    """A design that is not kept yet."""

    record: str
    title: str
    written_at: str


@dataclass(frozen=True)
class Kept:
    """A form that is kept. `source` is the name of its file."""

    record: str
    serial: str
    state: str
    kind: Literal["survey", "appraisal"]
    form: Form
    source: str


@dataclass(frozen=True)
class Opened:
    """What there is under a record's id: a design, a kept form, or nothing yet; then `pending` may be gone on with.
    `versions` are the ids and versions that forms here have."""

    record: str
    design: Design | None
    kept: Kept | None
    pending: tuple[Pending, ...]
    forms: tuple[tuple[str, str, str], ...]
    versions: frozenset[tuple[str, str]]
    day: str

    def free_id(self, kind: str) -> str:
        """An id that no form here has: `survey-2026-03-18`, then `…-2`."""
        stem = f"{kind}-{self.day}"
        taken = {form_id for form_id, _ in self.versions}
        names = [stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3))]
        return next(name for name in names if name not in taken)


class Designs:
    """Designs of one session's account."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def open(self, record: str) -> Opened:
        """Raises `Refused` as `Records.get`, `IntegrityFailure("DESIGN_DAMAGED")` for a draft that is none."""
        session = self._session
        record = record or session.clock.new_id()
        draft = session.drafts.of(record)
        rows = session.records.summaries(FORM)
        known = next((row for row in rows if row.id == record), None)
        if draft is not None and draft.kind != FORM:
            raise IntegrityFailure("DESIGN_DAMAGED")
        return Opened(
            record, design_from_json(draft.content["design"]) if draft is not None else None,
            self._kept(record) if draft is None and known is not None else None, tuple(self._pending()),
            tuple((row.id, str(row.fields.get("title", "")), str(row.fields.get("version", ""))) for row in rows),
            frozenset((str(row.fields.get("form_id", "")), str(row.fields.get("version", ""))) for row in rows),
            session.clock.today(),
        )  # fmt: skip

    def _pending(self) -> list[Pending]:
        drafts = [draft for draft in self._session.drafts.pending() if draft.kind == FORM]
        return [Pending(draft.record, str(draft.content.get("title", "")), draft.written_at) for draft in drafts]

    def _kept(self, record: str) -> Kept:
        head = self._session.records.get(record).head
        form = Questionnaires(self._session).form(record)
        source = next((ref.name for ref in head.attachments if ref.field == "source"), "")
        kind: Literal["survey", "appraisal"] = "appraisal" if head.content.get("kind") == "appraisal" else "survey"
        return Kept(record, head.serial, head.state, kind, form, source)

    def keep(self, record: str, design: Design) -> str:
        """Commit the design as it stands; returns when (UTC). Raises as `Drafts.write`."""
        content = {"title": design.title.any(design.languages[0]), "design": design_to_json(design)}
        return self._session.drafts.write(record, FORM, "", content)

    def discard(self, record: str) -> None:
        self._session.drafts.discard(record)

    def save(self, record: str, reviewed: Review) -> Saved:
        """Keep what was reviewed, as a form that was brought; the draft ends with it.

        Raises `Refused` (DESIGN_NOT_READY, and as `Questionnaires.bring`).
        """
        if reviewed.form is None or not reviewed.ready:
            raise not_ready(reviewed)
        design = reviewed.design
        brought = Brought(file_name(design), reviewed.source, reviewed.form, {})
        return Questionnaires(self._session).bring(brought, design.kind, record)

    def file(self, record: str) -> Export:
        """The workbook of a kept form, for the export register. Raises as `Records.get`,
        `IntegrityFailure("FORM_FILE_DAMAGED")`."""
        head = self._session.records.get(record).head
        ref = next((ref for ref in head.attachments if ref.field == "source"), None)
        if ref is None:
            raise IntegrityFailure("FORM_FILE_DAMAGED", name=head.serial)
        data = self._session.attachments.read(ref.sha256)
        return Export(record, head.serial, ref.name.rpartition(".")[2].lower(), data, "form")


def not_ready(reviewed: Review) -> Refused:
    """Why what was reviewed cannot be kept."""
    return Refused("DESIGN_NOT_READY", count=reviewed.stops)
