"""Files that respondents handed in, shown as open answers are: with the tally of their survey, never with a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.problems import Refused
from forms.tally.model import Counted
from storage.attachments import Attachments
from storage.audit import log_of
from storage.exporting import Export
from storage.model import AttachmentRef
from storage.questionnaires import RESPONSE, Questionnaires

if TYPE_CHECKING:
    from storage.session import Session


@dataclass(frozen=True)
class HandedIn:
    """What was handed in for one question, in the order of the hashes; None where so few did (or did not) that it is
    withheld as texts are."""

    question: Counted
    files: tuple[AttachmentRef, ...] | None


def handed_in(session: Session, batch: str) -> list[HandedIn]:
    """Of the batches whose tally was released with `batch`. Raises as `Questionnaires.tally`."""
    desk = Questionnaires(session)
    tally = desk.tally(batch)
    # Those that were released, as the tally has them: others of the survey may be in this vault too (V10).
    released = session.records.get(batch).head.content["released_with"]
    parents = [row.id for line in released if (row := desk.batch_of(line["serial"]))]
    marks = ",".join("?" * len(parents))
    rows = session.connection.execute(
        "SELECT DISTINCT a.value ->> 'sha256', a.value ->> 'name', a.value ->> 'type', a.value ->> 'size', "
        "a.value ->> 'field' FROM record r JOIN revision v ON v.id = r.head, "
        f"json_each(CAST(v.body AS TEXT), '$.attachments') a WHERE r.kind = ? AND r.parent IN ({marks}) ORDER BY 1",
        (RESPONSE, *parents),
    ).fetchall()
    files: dict[str, tuple[AttachmentRef, ...]] = {}
    for ref in (AttachmentRef(*row) for row in rows):
        files[ref.field] = (*files.get(ref.field, ()), ref)
    asked = (one for one in tally.results if one.question.sort == "file")
    return [HandedIn(one.question, None if one.total.hidden else files.get(one.question.key, ())) for one in asked]


def handed_file(session: Session, batch: str, sha256: str) -> tuple[AttachmentRef, bytes]:
    """One of them; the log says that one was opened, not which.

    Raises `Refused` (NOT_READABLE V09 and as `Questionnaires.tally`), `IntegrityFailure`.
    """
    shown = (ref for one in handed_in(session, batch) for ref in one.files or ())
    ref = next((ref for ref in shown if ref.sha256 == sha256), None)
    if ref is None:
        raise Refused("NOT_READABLE", rule="V09")
    data = Attachments(session.connection).read(sha256)
    log_of(session).append("answer_file_opened", batch, question=ref.field)
    return ref, data


def handed_export(session: Session, batch: str, sha256: str) -> Export:
    """One of them as a file to leave. Raises as `handed_file`."""
    ref, data = handed_file(session, batch, sha256)
    serial = session.records.get(batch).head.serial
    return Export(batch, serial, ref.name.rpartition(".")[2] if "." in ref.name else "bin", data, "answer file")
