"""Sealing anew what readers changed for: a new member's key, a removed account, a recusal, another recorder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from forms.kinds import KINDS
from forms.problems import Report, no_report
from storage.model import Account, Change, Revision
from storage.session import Session


@dataclass(frozen=True)
class Due:
    """A record whose protected groups are sealed to others than those who may read them; `groups` names them."""

    record: str
    serial: str
    head: str
    groups: tuple[str, ...]


def reseal_due(session: Session) -> list[Due]:
    """What this account can seal anew: it must be able to open every group in question."""
    return [
        Due(head.record, head.serial, head.id, tuple(groups))
        for head, groups in _candidates(session)
        if all(session.me.recipient in head.protected[group].recipients for group in groups)
    ]


def out_of_reach(session: Session) -> int:
    """How many records need sealing anew by somebody else."""
    return sum(
        any(session.me.recipient not in head.protected[group].recipients for group in groups)
        for head, groups in _candidates(session)
    )


@dataclass(frozen=True)
class Stuck:
    """A record that this account cannot seal anew; `by` are the accounts that can. When nobody is left, only the
    office's recovery key opens it."""

    serial: str
    groups: tuple[str, ...]
    by: tuple[Account, ...]


def stuck(session: Session) -> list[Stuck]:
    """What needs sealing anew by somebody else, and by whom."""
    holders = {account.recipient: account for account in session.accounts.all() if account.active}
    found = []
    for head, groups in _candidates(session):
        closed = [group for group in groups if session.me.recipient not in head.protected[group].recipients]
        if closed:
            able = set.intersection(*(set(head.protected[group].recipients) for group in groups))
            by = tuple(holders[key] for key in sorted(able) if key and key in holders)
            found.append(Stuck(head.serial, tuple(groups), by))
    return found


def reseal_all(session: Session, report: Report = no_report) -> Change:
    """Seal anew all that is due, one transaction a record; `report` counts records. Raises as `Records.reseal`."""
    due = reseal_due(session)
    touched: set[str] = set()
    for done, entry in enumerate(due):
        report(done, len(due))
        session.records.reseal(entry.record, entry.head)
        touched.add(entry.record)
    report(len(due), max(len(due), 1))
    return Change(tuple(sorted(touched)), tuple(kind.name for kind in KINDS.values() if kind.protected))


def _candidates(session: Session) -> Iterator[tuple[Revision, list[str]]]:
    for kind in KINDS.values():
        if not kind.protected:
            continue
        for row in session.records.summaries(kind.name):
            view = session.records.get(row.id)
            groups = session.records.reseal_due(view.head)
            if groups and not view.in_conflict:
                yield view.head, groups
