"""What the page of rights shows, read in one go on the storage thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from storage.access import Standing
from storage.grants import Delegation, Grant
from storage.model import Account
from storage.session import Session
from ui.pages.accountstate import state_text


@dataclass(frozen=True)
class Rights:
    """`called` names the records that were opened, as far as this account may see them; `gives` and `delegates` say
    whether it may open and delegate."""

    grants: tuple[Grant, ...]
    delegations: tuple[Delegation, ...]
    accounts: tuple[Account, ...]
    standings: Mapping[str, Standing]
    called: Mapping[str, str]
    today: str
    gives: bool
    delegates: bool

    @property
    def yesterday(self) -> str:
        """The last day of a delegation that ends now."""
        return (date.fromisoformat(self.today) - timedelta(days=1)).isoformat()

    def in_force(self, row: Delegation) -> bool:
        """Of several for one deputy the latest counts."""
        latest = [other for other in self.delegations if other.account == row.account][-1]
        return latest.number == row.number and row.until >= self.today


def read_rights(session: Session) -> Rights:
    """Raises `Refused("ACCOUNT_INACTIVE", rule="V03")`."""
    session.access.standing.check()
    grants = tuple(session.grants.all())
    rows = session.records.summaries_of([grant.record for grant in grants if grant.record])
    return Rights(
        grants, tuple(session.grants.delegations()), tuple(session.accounts.all()), session.pledges.standings(),
        {name: f"{row.handle} {row.serial}".strip() for name, row in rows.items()}, session.clock.today(),
        session.access.word("others_interviews") == "write", session.access.word("approve_output") == "yes",
    )  # fmt: skip


def standing_word(rights: Rights | None, account: Account) -> str:
    """Whether an account may work today, and why not."""
    standing = rights.standings.get(account.id) if rights is not None else None
    return state_text(account, standing) if standing is not None else "–"
