"""A whole team on one vault: who acts is changed by locking and unlocking, as on the laptop."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from forms.kinds import KINDS
from storage.accounts import Approval
from storage.model import Account, Revision
from storage.session import Session
from storage.vault import create_vault, unlock_vault
from tests.worlds import PASSPHRASE, World, a_stint, an_interview

LEADER = Account("1" * 32, "陆明远", "leader")
MEMBER = Account("2" * 32, "方启", "member")
DEPUTY = Account("3" * 32, "沈若兰", "deputy")
SECOND = Account("4" * 32, "何静", "member")
LIAISON = Account("6" * 32, "唐越", "liaison")
EVERYONE = (LEADER, MEMBER, DEPUTY, SECOND, LIAISON)


class Team:
    """`team.be(DEPUTY)` locks the vault and unlocks it for that account; `team.now` is the session in use."""

    def __init__(self, world: World, **stint: Any) -> None:
        self.world = world
        self.now: Session = create_vault(
            world.vault, a_stint(roster=EVERYONE[1:], **stint), LEADER, PASSPHRASE, world.device, world.tools
        )
        for account in EVERYONE[1:]:
            self.now.accounts.add(account.name, account.role, PASSPHRASE, account=account.id)

    def be(self, account: Account) -> Session:
        if self.now.closed or self.now.me.id != account.id:
            self.now.close()
            self.now = unlock_vault(self.world.vault, account.id, PASSPHRASE, self.world.device, self.world.tools)
        return self.now

    def make(self, kind: str, content: Mapping[str, Any], parent: str = "", **more: Any) -> Revision:
        """Create a record as whoever is acting."""
        serial = self.now.records.get(parent).serial if parent else ""
        return self.now.records.create(kind, content, parent_serial=serial, **more).revision

    def move(self, record: str, name: str, updates: Mapping[str, Any] | None = None, reason: str = "") -> Revision:
        """Move a record; where the leader's word is needed it is given."""
        return self.now.records.transition(
            record, self.now.records.get(record).head.id, name, updates, reason=reason, approval=self.word(record, name)
        ).revision

    def word(self, record: str, name: str) -> Approval | None:
        """The leader's word for a move that needs it."""
        role = KINDS[self.now.records.get(record).kind].transition(name).approver
        if role is None or self.now.me.role == role:
            return None
        return self.now.accounts.approve(LEADER.id, PASSPHRASE, record)

    def refusals(self, record: str, name: str, updates: Mapping[str, Any] | None = None) -> list[str]:
        """Codes of all that stands against a move."""
        head = self.now.records.get(record).head
        return [refusal.code for refusal in self.now.records.blocked_by(record, head.id, name, updates)]

    def interview(self, **changes: Any) -> Revision:
        """A locked interview of an invented person."""
        first = self.make("interview", an_interview(**{"interviewers": [DEPUTY.id], "recorder": MEMBER.id} | changes))
        self.move(first.record, "begin")
        return self.move(first.record, "lock")

    def item(self, title: str = "设备采购合同", **changes: Any) -> Revision:
        """A received document of an approved and served request."""
        request = self.make("doc_request", a_request())
        item = self.make("doc_item", {**an_item(title), **changes}, request.record)
        self.move(request.record, "approve")
        self.move(request.record, "serve")
        return self.move(item.record, "receive", a_receipt())


def a_request(**changes: Any) -> dict[str, Any]:
    return {
        "title": "设备采购资料", "unit": "霁川县人民医院", "method": "borrow", "date": "2026-03-04",
        "due": "2026-03-06", "issued_by": LIAISON.id, "basis": "了解设备采购与验收", **changes,
    }  # fmt: skip


def an_item(title: str = "设备采购合同", **changes: Any) -> dict[str, Any]:
    return {
        "title": title, "medium": "paper", "original": "original", "quantity": 1, "quantity_unit": "volume",
        "to_return": "yes", "provide_by": "2026-03-06", **changes,
    }  # fmt: skip


def a_receipt(**changes: Any) -> dict[str, Any]:
    return {
        "provided_by": "设备科科长", "received_by": LIAISON.id, "received_at": "2026-03-05", "quantity_received": 1,
        "return_by": "2026-03-15", "condition": "完好", **changes,
    }  # fmt: skip


def a_paper(*evidence: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    return {
        "title": "一号楼配套设备未列清单，验收单倒签", "unit": "霁川县人民医院", "prepared_on": "2026-03-12",
        "prepared_by": MEMBER.id, "responsible_body": "设备科", "source_kind": ["interview", "document"],
        "category": ["C-03-2"], "summary": "三十七台设备未列入清单", "discovery": "谈话后调阅合同核对",
        "facts": [{"id": "f1", "text": "三十七台设备未列入清单"}, {"id": "f2", "text": "验收单倒签"}],
        "criteria": [{"text": "县属医院设备验收办法第十二条"}], "suggested_handling": "feedback",
        "evidence": list(evidence), **changes,
    }  # fmt: skip


def row(kind: str, ref: str, source: str = "来源", **changes: Any) -> dict[str, Any]:
    return {
        "id": "e1", "kind": kind, "ref": ref, "source": source, "location": "第 3 页", "shows": "说明事实",
        "supports": "f1", **changes,
    }  # fmt: skip
