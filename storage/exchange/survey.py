"""The second pass over a verified bundle before anything is stored: ids, states and links, no texts kept."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field

from forms.kinds import KINDS
from forms.problems import IntegrityFailure, Report, no_report
from forms.serials import Serial
from storage.audit import check_chain
from storage.exchange import content
from storage.exchange.bag import DATA
from storage.exchange.limits import DEFAULT_LIMITS, Limits
from storage.exchange.reading import File, Verified, entries
from storage.exchange.source import Opener
from storage.exchange.team_registers import Registers, read_registers
from storage.model import AuditEvent, Revision

_NO_REGISTERS = Registers((), (), (), ())


@dataclass(frozen=True)
class RevisionFact:
    """What a check must know of one revision."""

    id: str
    record: str
    kind: str
    state: str
    serial: str
    at: str
    author: str
    parents: tuple[str, ...]
    attachments: tuple[str, ...]
    marking: str


@dataclass
class Survey:
    """What is inside. `audit_first` is the first link (its `prev` says what it follows), `audit_last` the last;
    `audit_fault` a code when the links do not hold together; `damaged` likewise for revisions."""

    revisions: list[RevisionFact] = field(default_factory=list)
    attachments: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    registers: Registers = _NO_REGISTERS
    audit_first: AuditEvent | None = None
    audit_last: AuditEvent | None = None
    audit_fault: str = ""
    damaged: str = ""

    @property
    def records(self) -> list[str]:
        """Record ids in the order of their first revision here."""
        return list(dict.fromkeys(fact.record for fact in self.revisions))

    def heads(self) -> dict[str, RevisionFact]:
        """The revision of each record that no other in this bundle follows; of several the one saved last."""
        parents = {parent for fact in self.revisions for parent in fact.parents}
        found: dict[str, RevisionFact] = {}
        for fact in self.revisions:
            other = found.get(fact.record)
            if fact.id not in parents and (other is None or (other.at, other.id) < (fact.at, fact.id)):
                found[fact.record] = fact
        return found

    def counts(self) -> Counter[tuple[str, str]]:
        """Records by kind and state, as this bundle has them."""
        return Counter((fact.kind, fact.state) for fact in self.heads().values())


def survey(verified: Verified, opener: Opener, limits: Limits = DEFAULT_LIMITS, report: Report = no_report) -> Survey:
    """Read all but the attachments, which come last and were proven. `report` counts sealed bytes.

    Raises as `reading.entries`.
    """
    paths = (note.path.removeprefix(DATA) for note in verified.payload)
    found = Survey(attachments={path.removeprefix(content.ATTACHMENTS) for path in paths if _is_attachment(path)})
    with entries(verified, opener, report, whole=False) as files:
        for file in itertools.takewhile(lambda file: not _is_attachment(file.path), files):
            _look(found, file, limits)
    return found


def _is_attachment(path: str) -> bool:
    return path.startswith(content.ATTACHMENTS)


def _look(found: Survey, file: File, limits: Limits) -> None:
    if file.path == content.REVISIONS:
        try:
            for revision in content.read_revisions(file.pieces, limits):
                found.revisions.append(_fact(revision))
        except IntegrityFailure as problem:
            found.damaged = problem.code
    elif file.path == content.AUDIT:
        _look_at_audit(found, file, limits)
    elif file.path == content.REGISTERS:
        found.registers = read_registers(content.read_json(file.pieces, limits, "REGISTERS_DAMAGED"))
    elif file.path.startswith(content.FORMS):
        found.forms.add(file.path.removeprefix(content.FORMS))


def _fact(revision: Revision) -> RevisionFact:
    kind = KINDS.get(revision.kind)
    if kind is None or revision.state not in {state.name for state in kind.states}:
        raise IntegrityFailure("KIND_UNKNOWN", kind=revision.kind[:40])
    try:
        Serial.parse(revision.serial)
    except ValueError as error:
        raise IntegrityFailure("REVISION_DAMAGED") from error
    return RevisionFact(
        id=revision.id, record=revision.record, kind=revision.kind, state=revision.state, serial=revision.serial,
        at=revision.at, author=revision.author, parents=revision.parents,
        attachments=tuple(ref.sha256 for ref in revision.attachments), marking=str(revision.content.get("marking", "")),
    )  # fmt: skip


def _look_at_audit(found: Survey, file: File, limits: Limits) -> None:
    try:
        for event in content.read_events(file.pieces, limits):
            before = found.audit_last
            if before is None:
                found.audit_first = event
                check_chain([event], event.prev, event.seq - 1)
            else:
                check_chain([event], before.hash, before.seq)
                if event.device != before.device:
                    raise IntegrityFailure("AUDIT_BROKEN", seq=event.seq)
            found.audit_last = event
    except (IntegrityFailure, ValueError) as problem:
        found.audit_fault = problem.code if isinstance(problem, IntegrityFailure) else "AUDIT_DAMAGED"
