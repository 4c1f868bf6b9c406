"""Every role of DOMAIN 5 with a key to one vault, and material of every row to try it on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from forms.kinds import Role
from storage.access import ROLES
from storage.exchange.leads import LeadExport
from storage.exchange.sealing import SealResult, run
from storage.media import folder_medium
from storage.model import Account, Revision
from storage.session import Session
from storage.vault import create_vault, unlock_vault
from tests.worlds import PASSPHRASE, World, a_stint, an_interview

NAMES = ("陆明远", "沈若兰", "方启", "唐越", "顾清和", "何静", "白露", "闻人语")
PEOPLE: dict[Role, Account] = {
    role: Account(f"{number}" * 32, name, role)
    for number, (role, name) in enumerate(zip(ROLES, NAMES, strict=False), 1)
}
LEADER, DEPUTY, MEMBER, LIAISON = (PEOPLE[role] for role in ("leader", "deputy", "member", "liaison"))
KEEPER, SYSADMIN, SECADMIN, AUDITOR = (PEOPLE[role] for role in ("lead_keeper", "sysadmin", "secadmin", "auditor"))
SECOND = Account("a" * 32, "钟离", "member")
EVERYBODY = (*PEOPLE.values(), SECOND)


class Crowd:
    """`crowd.be(AUDITOR)` locks the vault and unlocks it for that account."""

    def __init__(self, folder: Path, **stint: Any) -> None:
        self.world = World(folder)
        self.now: Session = create_vault(
            self.world.vault, a_stint(roster=EVERYBODY, **stint), LEADER, PASSPHRASE, self.world.device,
            self.world.tools,
        )  # fmt: skip
        if not self.now.stint.practice:
            self.now.pledges.register(LEADER.id, "1", "2026-03-02", "承-01")
        for account in EVERYBODY[1:]:
            if account.role not in ("sysadmin", "secadmin"):
                self.now.accounts.add(account.name, account.role, PASSPHRASE, account=account.id)
        for account in (SECADMIN, SYSADMIN):
            self.now.accounts.add(account.name, account.role, PASSPHRASE, account=account.id)
        if not self.now.stint.practice:
            for account in EVERYBODY[1:]:
                self.now.pledges.register(account.id, "1", "2026-03-02", f"承-{account.id[0]}")

    def be(self, account: Account) -> Session:
        if self.now.closed or self.now.me.id != account.id:
            self.now.close()
            self.now = unlock_vault(self.world.vault, account.id, PASSPHRASE, self.world.device, self.world.tools)
        return self.now


def theirs(*members: Account, **changes: Any) -> dict[str, Any]:
    """An interview of these members."""
    first, *others = members
    return an_interview(interviewers=[one.id for one in others or [SECOND]], recorder=first.id, **changes)


def a_lead(**changes: Any) -> dict[str, dict[str, Any]]:
    """The protected groups of a lead that may be registered."""
    lead = {"channel": "interview", "gist": "反映验收时收受设备商礼品", "subject_post": "设备科负责人",
            "subject_name": "欧阳怀瑾"}  # fmt: skip
    return {"lead": lead | changes, "reporter": {"anonymous": "no", "name": "司徒望", "contact": "内线 2207"}}


def register_lead(session: Session, **changes: Any) -> Revision:
    return session.records.create("lead", {"received_on": "2026-03-10"}, a_lead(**changes)).revision


def pack_leads(session: Session, *records: str) -> SealResult:
    """Seal these decided leads into a bundle on a registered folder beside the vault, and mark them."""
    folder = session.folder.parent / "leads-stick"
    folder.mkdir(exist_ok=True)
    found = folder_medium(folder)
    if session.media.by_serial(found.serial) is None:
        word = session.accounts.approve(SECADMIN.id, PASSPHRASE, found.serial)
        session.media.register(found.serial, "folder", found.size, "顾清和", word)
    export = LeadExport(session)
    result = run(export.approve(list(records), found, session.accounts.approve(LEADER.id, PASSPHRASE, "leads")))
    export.packed(result)
    return result


def a_contact_report(**changes: Any) -> dict[str, dict[str, Any]]:
    """The protected group of a contact report that may be filed."""
    report = {"about": "interceding", "when": "2026-03-11 晚", "who": "县医院办公室人员", "how": "来电",
              "said": "希望设备科的事不要写进底稿"}  # fmt: skip
    return {"report": report | changes}


def file_report(session: Session, **changes: Any) -> Revision:
    return session.records.create("contact_report", {}, a_contact_report(**changes)).revision
