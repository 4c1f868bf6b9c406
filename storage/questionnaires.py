"""Questionnaires from the form to the tally (R10; V10, V11): what the windows and the command line ask for.

Made from a session, on its thread. Responses are written once, when a batch closes, and read by `tally` alone.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from forms.canonical import canonical, sha256_hex
from forms.kinds import KINDS
from forms.problems import IntegrityFailure, Refused
from forms.serials import Serial
from forms.tally.counting import Sheet
from forms.tally.model import BatchFacts, Tally
from forms.tally.protect import LEAST_THRESHOLD
from forms.tally.shape import shape_of
from forms.tally.tally import tally
from forms.xlsform.codec import form_from_bytes, form_to_json
from forms.xlsform.model import Form
from storage.accounts import Approval
from storage.audit import log_of
from storage.codec import content_in, encode
from storage.database import transaction
from storage.keyed import Keyed
from storage.keying import BATCH, Keying
from storage.model import AttachmentRef, Change, Content, RecordSummary, Revision, Saved
from storage.record_index import RecordIndex

if TYPE_CHECKING:
    from storage.session import Session

FORM, RESPONSE = "questionnaire_form", "questionnaire_response"
_FORMATS = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xls": "application/vnd.ms-excel",
    ".csv": "text/csv", ".md": "text/markdown",
}  # fmt: skip


@dataclass(frozen=True)
class Brought:
    """A form file that was read: its bytes as they were, those of the files beside it that it uses, and the form."""

    name: str
    source: bytes
    form: Form
    companions: Mapping[str, bytes]


class Questionnaires:
    """Forms, batches and tallies of one session; `keying` is the work between counting and closing."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._records = session.records
        self._db = session.connection
        self.keying = Keying(session)
        self._forms: dict[str, Form] = {}

    # -- forms

    def bring(self, brought: Brought, kind: str = "survey", record: str = "") -> Saved:
        """Keep a form version; `record` is the id under which it was designed.

        Raises `Refused`: FORM_KNOWN (this very form is here), FORM_ID_TAKEN (another has this id and version).
        """
        form = brought.form
        for row in self._records.summaries(FORM):
            fields = row.fields
            if fields.get("sha256") == form.sha256 and row.state == "in_use":
                raise Refused("FORM_KNOWN", serial=row.serial, title=form.title)
            same = (fields.get("form_id"), fields.get("version", "")) == (form.name, form.version)
            if same and fields.get("sha256") != form.sha256:
                raise Refused("FORM_ID_TAKEN", serial=row.serial, id=form.name, version=form.version)
        content = {
            "title": form.title, "form_id": form.name, "version": form.version, "sha256": form.sha256, "kind": kind,
            "questions": len(shape_of(form).questions), "brought_on": self._session.clock.today(),
        }  # fmt: skip
        with transaction(self._db):
            return self._records.create(FORM, content, record=record, attachments=tuple(self._files(brought)))

    def _files(self, brought: Brought) -> list[AttachmentRef]:
        suffix = "." + brought.name.rpartition(".")[2].lower()
        model = canonical(form_to_json(brought.form))
        files = [("source", brought.name, brought.source, _FORMATS.get(suffix, "application/octet-stream")),
                 ("model", "form.json", model, "application/json")]  # fmt: skip
        files += [("companions", name, data, "text/csv") for name, data in sorted(brought.companions.items()) if data]
        add = self._session.attachments.add
        return [add(BytesIO(data), name, media, field, len(data)) for field, name, data, media in files]

    def form(self, record: str) -> Form:
        """The form kept in a form record. Raises as `Records.get`, `IntegrityFailure("FORM_FILE_DAMAGED")`."""
        if record not in self._forms:
            head = self._records.get(record).head
            ref = next((ref for ref in head.attachments if ref.field == "model"), None)
            if ref is None or head.kind != FORM:
                raise IntegrityFailure("FORM_FILE_DAMAGED", name=head.serial)
            form = form_from_bytes(self._session.attachments.read(ref.sha256))
            if form.sha256 != head.content["sha256"]:
                raise IntegrityFailure("FORM_FILE_DAMAGED", name=head.serial)
            self._forms[record] = form
        return self._forms[record]

    # -- batches

    def define(self, form_record: str, content: Content) -> Saved:
        """A new batch of a form in use. Raises `Refused` (FORM_NOT_IN_USE, SURVEY_COUNTED V10, GROUPS_DIFFER V10)."""
        head = self._records.get(form_record).head
        if head.kind != FORM or head.state != "in_use":
            raise Refused("FORM_NOT_IN_USE", rule="R10")
        facts = head.content
        whole = {
            "title": facts["title"], "form_record": form_record, "form_id": facts["form_id"],
            "form_version": facts.get("version", ""), "form_sha256": facts["sha256"], "mode": "paper", **content,
        }  # fmt: skip
        self._check_survey(whole)
        return self._records.create(BATCH, whole)

    def issue(self, batch: str, issued: int) -> Saved:
        """Hand out `issued` sheets; nothing of the batch changes any more but by counting and keying."""
        head = self._records.get(batch).head
        self._check_survey(head.content, batch)
        return self._records.transition(batch, head.id, "issue", {"issued": issued})

    def count(self, batch: str, counted: Content) -> Saved:
        """Register what two people counted: `collected`, `void`, `counter_1`, `counter_2`, `bag_no`.

        More back than went out voids the batch (V11); the revision says so by its state.
        """
        head = self._records.get(batch).head
        facts = dict(counted)
        if head.content.get("mode") == "kiosk":
            facts |= {"collected": self.keying.answered(batch), "void": 0}
        facts.setdefault("void", 0)
        facts |= {"valid": facts["collected"] - facts["void"], "counted_on": self._session.clock.today()}
        beyond = facts["collected"] > head.content["issued"]
        return self._records.transition(batch, head.id, "invalidate" if beyond else "count", facts)

    def enter(self, batch: str) -> Saved:
        """Begin keying."""
        return self._records.transition(batch, self._records.get(batch).head.id, "enter")

    def verify(self, batch: str) -> Saved:
        """Keyed twice and settled. Raises `Refused` (KEYING_OPEN, DIFFERENCES_OPEN V11)."""
        self.keying.result(batch)
        differing = self.keying.differences(batch)
        first, second = self.keying.keyers(batch)
        facts = {"keyed_first": first, "keyed_second": second, "differences": len(differing), "settled": len(differing)}
        return self._records.transition(batch, self._records.get(batch).head.id, "verify", facts)

    def close(self, batch: str) -> Saved:
        """Turn the sheets into responses in an order drawn by lot, and forget the sheets: one transaction."""
        with transaction(self._db):
            saved = self._records.transition(batch, self._records.get(batch).head.id, "close")
            sheets = self.keying.result(batch)
            secrets.SystemRandom().shuffle(sheets)
            for number, keyed in enumerate(sheets, 1):
                self._write_response(saved.revision, number, keyed)
            self.keying.forget(batch)
            log_of(self._session).append("responses_shuffled", batch, count=len(sheets))
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return replace(saved, change=Change((batch,), (BATCH, RESPONSE)))

    def _write_response(self, batch: Revision, number: int, keyed: Keyed) -> None:
        """A response says of itself only what it answers. `at` is the day of closing, as for all of its batch."""
        own = Serial.parse(batch.serial)
        letter = "" if own.laptop == self._session.stint.laptop else self._session.stint.laptop
        revision = Revision(
            id="", record=self._session.clock.new_id(), kind=RESPONSE, parents=(), author=batch.author,
            device=self._session.device, at=f"{batch.content['closed_on']}T00:00:00.000Z",
            serial=str(replace(own, parts=((letter, number),))), state="closed", action="save",
            content={"answers": dict(keyed.answers), "abstained": sorted(keyed.abstained)},
            attachments=tuple(sorted(keyed.files, key=lambda ref: (ref.field, ref.name))),
            form=self._session.forms.reference(RESPONSE),
        )  # fmt: skip
        body = encode(revision)
        index = RecordIndex(self._db)
        index.add(replace(revision, id=sha256_hex(body)), body)
        index.refresh(revision.record, KINDS[RESPONSE])

    def void(self, batch: str, reason: str, approval: Approval | None = None) -> Saved:
        """V04: with a reason and the leader's word; what was keyed is forgotten."""
        with transaction(self._db):
            head = self._records.get(batch).head
            saved = self._records.transition(batch, head.id, "void", reason=reason, approval=approval)
            self.keying.forget(batch)
        return saved

    # -- tallies

    def survey_of(self, batch: str) -> list[RecordSummary]:
        """The batches that are tallied with `batch`: same form, organisation and survey, void ones left out."""
        content = self._records.get(batch).head.content
        return [row for row in self._records.summaries(BATCH) if _same(row.fields, content) and row.state != "void"]

    def release(self, batch: str) -> list[Saved]:
        """Open the tally of a survey: its batches are closed, and from now on it is what it is (V10).

        Raises `Refused` (BATCHES_OPEN, GROUPS_DIFFER, SURVEY_COUNTED).
        """
        rows = self.survey_of(batch)
        waiting = [row.serial for row in rows if row.state != "closed"]
        if waiting:
            raise Refused("BATCHES_OPEN", rule="V10", serial=waiting[0], count=len(waiting))
        if len({str(row.fields.get("group_question") or "") for row in rows}) > 1:
            raise Refused("GROUPS_DIFFER", rule="V10")
        threshold = max(int(self._session.policy.get("anonymity_threshold")), LEAST_THRESHOLD)
        facts = {"released_with": [{"serial": row.serial} for row in rows], "threshold": threshold,
                 "released_on": self._session.clock.today()}  # fmt: skip
        with transaction(self._db):
            heads = [self._records.get(row.id).head for row in rows]
            return [self._records.transition(head.record, head.id, "release", facts) for head in heads]

    def tally(self, batch: str) -> Tally:
        """The tables of the survey that `batch` belongs to; nothing else ever comes out of the responses.

        Raises `Refused` (NOT_YOUR_ROLE, NOT_RELEASED V10, RESPONSES_MISSING: a batch of it is not in this vault).
        """
        self._session.access.require("tallies")
        content = self._records.get(batch).head.content
        if not content.get("released_on"):
            raise Refused("NOT_RELEASED", rule="V10")
        serials = [row["serial"] for row in content["released_with"]]
        batches = [self._counted(serial) for serial in serials]
        form = self.form(str(content["form_record"]))
        group = str(content.get("group_question") or "")
        found = tally(form, batches, int(content["threshold"]), group, str(content["survey"]), content["released_on"])
        log_of(self._session).append("tally_shown", batch, batches=len(serials))
        return found

    def batch_of(self, serial: str) -> RecordSummary | None:
        """The batch of a line of `released_with`, if it is in this vault."""
        return next((row for row in self._records.summaries(BATCH) if row.serial == serial), None)

    def _counted(self, serial: str) -> tuple[BatchFacts, list[Sheet]]:
        row = self.batch_of(serial)
        bodies = [] if row is None else self._db.execute(
            "SELECT v.body FROM record r JOIN revision v ON v.id = r.head WHERE r.parent = ? AND r.kind = ?",
            (row.id, RESPONSE),
        ).fetchall()  # fmt: skip
        if row is None or len(bodies) != row.fields.get("valid"):
            raise Refused("RESPONSES_MISSING", rule="V10", serial=serial, found=len(bodies))
        contents = [content_in(body) for (body,) in bodies]
        fields: Mapping[str, Any] = row.fields
        facts = BatchFacts(
            serial, row.gist, fields["issued"], fields["collected"], fields.get("void", 0), fields["valid"]
        )
        return facts, [Sheet(content["answers"], frozenset(content["abstained"])) for content in contents]

    def _check_survey(self, content: Content, batch: str = "") -> None:
        """V10: nothing joins a survey that has been tallied, and all its batches are grouped by the same question."""
        for row in self._records.summaries(BATCH):
            if row.id == batch or row.state == "void" or not _same(row.fields, content):
                continue
            if row.fields.get("released_on"):
                raise Refused("SURVEY_COUNTED", rule="V10", serial=row.serial)
            if str(row.fields.get("group_question") or "") != str(content.get("group_question") or ""):
                raise Refused("GROUPS_DIFFER", rule="V10", serial=row.serial)


def _same(one: Content, other: Content) -> bool:
    return all(str(one.get(name) or "") == str(other.get(name) or "") for name in ("form_sha256", "unit", "survey"))
