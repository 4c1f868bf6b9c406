"""Columns of the three lists of rights."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from storage.grants import Delegation, Grant
from storage.model import Account
from ui.components.marks import Mark
from ui.components.table import Column, RecordModel
from ui.confidential.rights import Rights, standing_word
from ui.dates import moment_text
from ui.i18n import tr
from ui.roles import role_word
from ui.workspace import Workspace


def _when(space: Workspace, stamp: str) -> str:
    return moment_text(stamp, datetime.now().astimezone(), space.look.language.zh)


def grants_model(space: Workspace, what: Callable[[Grant], str]) -> RecordModel[Grant]:
    """What was opened one by one; `what` names it as far as the account may see it."""
    name = space.member_name

    def state(row: Grant) -> str:
        return tr("Ended") if row.ended_at else tr("In force")

    def mark(row: Grant) -> Mark:
        return "void" if row.ended_at else "met"

    return RecordModel(
        [
            Column(lambda: tr("State"), state, 100, mark=mark),
            Column(lambda: tr("To whom"), lambda row: name(row.account), 120),
            Column(lambda: tr("What"), what, 210),
            Column(lambda: tr("Reason"), lambda row: row.reason),
            Column(lambda: tr("By"), lambda row: name(row.by), 110, tone="text2"),
            Column(lambda: tr("When"), lambda row: _when(space, row.at), 130, lambda row: row.at, tone="text2"),
        ],
        lambda row: row.id,
        lambda row: bool(row.ended_at),
    )


def delegations_model(space: Workspace, in_force: Callable[[Delegation], bool]) -> RecordModel[Delegation]:
    """Approval delegated, up to which day."""
    name = space.member_name

    def state(row: Delegation) -> str:
        return tr("In force") if in_force(row) else tr("Ended")

    def mark(row: Delegation) -> Mark:
        return "met" if in_force(row) else "void"

    return RecordModel(
        [
            Column(lambda: tr("State"), state, 120, mark=mark),
            Column(lambda: tr("To whom"), lambda row: name(row.account), 130),
            Column(lambda: tr("Until and including"), lambda row: row.until, 150),
            Column(lambda: tr("Reason"), lambda row: row.reason),
            Column(lambda: tr("By"), lambda row: name(row.by), 110, tone="text2"),
            Column(lambda: tr("When"), lambda row: _when(space, row.at), 130, lambda row: row.at, tone="text2"),
        ],
        lambda row: row.number,
        lambda row: not in_force(row),
    )


def people_model(rights: Callable[[], Rights | None]) -> RecordModel[Account]:
    """Accounts with their days, and whether they may work today."""

    def mark(row: Account) -> Mark:
        found = rights()
        standing = found.standings.get(row.id) if found is not None else None
        return "void" if not row.active else "met" if standing is not None and not standing.code else "act"

    return RecordModel(
        [
            Column(lambda: tr("State"), lambda row: standing_word(rights(), row), 230, mark=mark),
            Column(lambda: tr("Name"), lambda row: row.name, 130),
            Column(lambda: tr("Role"), lambda row: role_word(row.role)),
            Column(lambda: tr("From"), lambda row: row.valid_from or "–", 110),
            Column(lambda: tr("Until"), lambda row: row.valid_to or "–", 110),
            Column(lambda: tr("Document"), lambda row: row.document or "–", 170, tone="text2"),
        ],
        lambda row: row.id,
        lambda row: not row.active,
    )
