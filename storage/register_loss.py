"""The loss of a medium: the register, the incident and the report in one act (R30, R55)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forms.kinds import KINDS
from forms.problems import Refused
from storage.database import transaction
from storage.model import Change
from storage.registers_paper import LossReport, loss_report
from storage.session import Session

INCIDENT, LOST = "incident", "medium_lost"


@dataclass(frozen=True)
class Loss:
    """What was noted: the medium, and the incident with its number, where the account may write one."""

    medium: str
    incident: str = ""
    serial: str = ""

    @property
    def change(self) -> Change:
        return Change((self.incident,) if self.incident else (), (INCIDENT,), ("media",))


def report_loss(session: Session, number: str, answers: Mapping[str, str]) -> Loss:
    """Note that a medium is lost, and an incident with `answers` (date, time, place, what, action, reported_to).

    Raises `Refused` (MEDIUM_UNKNOWN V18, FIELD_MISSING, ACCOUNT_INACTIVE V03). An administrator, who writes no records,
    notes the loss only: the team writes the incident.
    """
    for name in ("date", "what", "action"):
        if not answers.get(name, "").strip():
            raise Refused("FIELD_MISSING", rule="R55", field=name)
    writes = session.me.role in KINDS[INCIDENT].creators
    with transaction(session.connection):
        session.media.set_state(number, "lost")
        if not writes:
            return Loss(number)
        content = {name: text.strip() for name, text in answers.items() if text.strip()}
        made = session.records.create(INCIDENT, {**content, "type": LOST, "medium": number}).revision
    return Loss(number, made.record, made.serial)


def incident_of(session: Session, number: str) -> str:
    """The number of the newest incident about a lost medium, as far as the account may see it."""
    rows = [row for row in session.records.summaries(INCIDENT) if row.fields.get("medium") == number]
    return rows[-1].serial if rows else ""


def lost_medium(session: Session, number: str) -> LossReport:
    """The facts for the printed report. Raises `Refused` (MEDIUM_UNKNOWN V18, MEDIUM_NOT_LOST)."""
    report = loss_report(session.connection, number, session.me.name, session.clock.stamp())
    if report.medium.state != "lost":
        raise Refused("MEDIUM_NOT_LOST", rule="R55", medium=number)
    return report
