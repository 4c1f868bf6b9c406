"""V03: an account works only with a registered pledge and inside its authorisation (R02, R25)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from forms.problems import Refused
from storage.access import Standing
from storage.accounts import Approval, deactivate, forget_slots, store_account
from storage.database import Connection, transaction
from storage.gate import INACTIVE
from storage.model import Account, Stint
from storage.policy import VALUES
from storage.register_book import AUTHORISATIONS, PLEDGES, RegisterBook
from storage.registers import Desk
from storage.settings import Settings
from storage.stints import check_practice, stint_to_json

ENOUGH = 2
"""Pledges a stint needs before it is open (DOMAIN 4)."""
KIT_NUMBER = "kit"
"""Setting: the number of the last kit that was taken over."""


@dataclass(frozen=True)
class Pledge:
    """A signed paper pledge in the register: whose, of which text, signed when, filed under which number."""

    number: str
    account: str
    text_version: str
    signed_on: str
    paper_no: str
    registered_by: str
    at: str


def round_end(stint: Stint) -> str:
    """The last day on which accounts work; empty when neither kit nor stint says."""
    given = str(stint.policy.get("round_end") or "")
    if given or not stint.leave_date:
        return given
    days = stint.policy.get("closing_days", VALUES["closing_days"].default)
    return (date.fromisoformat(stint.leave_date) + timedelta(days=int(days))).isoformat()


def standing_of(connection: Connection, account: Account, stint: Stint, today: str) -> Standing:
    """Whether `account` may work on the day `today` (`YYYY-MM-DD`). Practice and the office's own vault ask nothing.

    Codes: ACCOUNT_REMOVED, NO_AUTHORISATION, NOT_YET_VALID, AUTHORISATION_ENDED, ROUND_ENDED, PLEDGE_MISSING.
    """
    row = connection.execute(
        "SELECT active, valid_from, valid_to FROM account WHERE id = ?", (account.id,)
    ).fetchone()  # fmt: skip
    if row and not row[0]:
        return Standing("ACCOUNT_REMOVED")
    if stint.practice or account.role == "office":
        return Standing()
    if not authorised(account, stint):
        return Standing("NO_AUTHORISATION")
    begins, ends = (row[1], row[2]) if row else ("", "")
    end = round_end(stint)
    if begins and today < begins:
        return Standing("NOT_YET_VALID", {"day": begins})
    if ends and today > ends:
        return Standing("AUTHORISATION_ENDED", {"day": ends})
    if end and today > end:
        return Standing("ROUND_ENDED", {"day": end})
    if RegisterBook(connection).last(PLEDGES, account.id) is None:
        return Standing("PLEDGE_MISSING")
    return Standing()


def authorised(account: Account, stint: Stint) -> bool:
    """Whether the office's roster names the account in this role: nobody here gives out what is the office's."""
    named = (entry for entry in stint.roster if account.id == entry.id or account.name == entry.name)
    return any(entry.role == account.role for entry in named)


def _dismissed(account: Account, old: Stint, new: Stint) -> bool:
    return account.active and authorised(account, old) and not authorised(account, new)


class Pledges:
    """The register of pledges, and the office's authorisations as they come in kits."""

    def __init__(self, connection: Connection, desk: Desk, settings: Settings, slots: Path) -> None:
        """`slots` is the file of key slots beside the vault."""
        self._slots = slots
        self._db = connection
        self._stint = desk.stint
        self._access = desk.access
        self._accounts = desk.accounts
        self._audit = desk.audit
        self._clock = desk.clock
        self._gate = desk.gate
        self._settings = settings
        self._book = RegisterBook(connection)

    def register(
        self, account: str, text_version: str, signed_on: str, paper_no: str, approval: Approval | None = None
    ) -> Pledge:
        """Enter a signed pledge; from then on the account works.

        The leader's own is the leader's to enter; anybody else's the leader's or the secrecy administrator's, or one's
        own with the leader's word (`accounts.approve(leader, passphrase, "pledge")`). Raises `Refused`
        (ACCOUNT_UNKNOWN, FIELD_MISSING, PLEDGE_REGISTERED, APPROVAL_NEEDED, NOT_YOUR_ROLE, ACCOUNT_INACTIVE).
        """
        entry = self._accounts.get(account)
        for name, value in (("text_version", text_version), ("signed_on", signed_on), ("paper_no", paper_no)):
            if not value.strip():
                raise Refused("FIELD_MISSING", rule="V03", field=name)
        if self._book.last(PLEDGES, entry.id):
            raise Refused("PLEDGE_REGISTERED", rule="V03")
        me = self._access.account
        if entry.id == me.id and me.role != "leader":
            self._accounts.redeem(approval, "leader", "pledge")
        elif entry.id != me.id and me.role != "leader":
            self._access.require("policy")
        elif entry.id != me.id:
            self._access.standing.check()
        with self._gate.lifted(), transaction(self._db):
            line = self._book.add(
                PLEDGES, self._stint.laptop, self._clock.stamp(), me.id, entry.id,
                {"text_version": text_version, "signed_on": signed_on, "paper_no": paper_no},
            )  # fmt: skip
            self._audit.append("pledge_registered", entry.id, number=line.number)
        if entry.id == me.id:
            self.refresh()
        return Pledge(line.number, entry.id, text_version, signed_on, paper_no, me.id, line.at)

    def standing(self, account: Account) -> Standing:
        """Whether an account may work today, by the last kit that was taken over."""
        return standing_of(self._db, account, self._stint, self._clock.today())

    def standings(self) -> dict[str, Standing]:
        """The same of each account, by its id."""
        return {entry.id: self.standing(entry) for entry in self._accounts.all()}

    def all(self) -> list[Pledge]:
        """By number."""
        return [
            Pledge(row.number, row.object, row.body["text_version"], row.body["signed_on"], row.body["paper_no"],
                   row.by, row.at)
            for row in self._book.rows(PLEDGES)
        ]  # fmt: skip

    def authorise(self, kit: Path, passphrase: str) -> Standing:
        """Take over a further kit of this stint: its dates and policy, its organisations, outlines and packs, and who
        is new on its roster (the leader then gives them a passphrase). What is new is there from the next unlocking;
        whom the roster names no more, or in another role, has neither key nor access from now on.

        Only the office that signed the first kit is believed. Raises as `storage.exchange.kit.read_kit`, and
        `Refused` (KIT_OF_ANOTHER_STINT, KIT_OLDER: a later one has been taken over, PRACTICE_APART R50,
        KIT_LEAVES_NOBODY: it would leave nobody who gives out passphrases).
        """
        from storage.exchange.kit import read_kit  # the exchange stands on the stores, not they on it

        opened = read_kit(kit, passphrase, self._stint.office.signing_key)
        stint = opened.for_laptop(self._stint.laptop)
        if stint.id != self._stint.id:
            raise Refused("KIT_OF_ANOTHER_STINT", rule="R02")
        check_practice(replace(stint, office=self._stint.office))
        last = int(self._settings.get(KIT_NUMBER, 0))
        if opened.number < last:
            raise Refused("KIT_OLDER", rule="R02", number=opened.number, last=last)
        gone = [entry for entry in self._accounts.all() if _dismissed(entry, self._stint, stint)]
        with self._gate.lifted(), transaction(self._db):
            for entry in gone:
                deactivate(self._db, entry, self._stint.laptop, self._clock.stamp(), self._access.account.id)
                self._audit.append("account_dismissed", entry.id)
            for entry in stint.roster:
                self._take_over(entry)
            self._check_left(stint)
            self._settings.set("stint", stint_to_json(stint))
            self._settings.set(KIT_NUMBER, opened.number)
            self._audit.append("authorised", stint.id, number=opened.number)
        self._stint = stint
        if gone:
            forget_slots(self._slots, (entry.id for entry in gone))
        return self.refresh()

    def _check_left(self, stint: Stint) -> None:
        for entry in self._accounts.all():
            works = entry.active and entry.recipient and (stint.practice or authorised(entry, stint))
            if works and entry.role in ("leader", "sysadmin"):
                return
        raise Refused("KIT_LEAVES_NOBODY", rule="R02")

    def _take_over(self, entry: Account) -> None:
        """One line of the roster: new dates for an account that is here, by id or name; else an account without key.

        Who has no key (any more) takes the roster's role and waits for a passphrase.
        """
        row = self._db.execute(
            "SELECT id FROM account WHERE id = ? OR name = ? ORDER BY id <> ?", (entry.id, entry.name, entry.id)
        ).fetchone()
        known = str(row[0]) if row else entry.id
        if row is None:
            store_account(self._db, entry)
        self._db.execute(
            "UPDATE account SET valid_from = ?, valid_to = ?, document = ?, role = iif(recipient = '', ?, role), "
            "active = iif(recipient = '', 1, active) WHERE id = ?",
            (entry.valid_from, entry.valid_to, entry.document, entry.role, known),
        )
        self._book.add(
            AUTHORISATIONS, self._stint.laptop, self._clock.stamp(), self._access.account.id, known,
            {"from": entry.valid_from, "to": entry.valid_to, "document": entry.document, "role": entry.role},
        )  # fmt: skip

    def refresh(self) -> Standing:
        """Ask again whether this account may work now (the day may have changed) and set the gate accordingly."""
        standing = self.standing(self._access.account)
        self._access.standing = standing
        if standing.code:
            self._gate.close(INACTIVE, standing.refusal())
        else:
            self._gate.open(INACTIVE)
        return standing
