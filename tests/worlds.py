"""What tests of several rooms share: an invented stint, a clock that can be turned, a device secret in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from forms.problems import EnvironmentProblem
from storage.clock import Clock, random_id
from storage.keys import KdfCost
from storage.model import Account, OfficeCard, Stint
from storage.protected import new_identity
from storage.vault import VaultTools

PASSPHRASE = "blue-lantern over 7 quiet rivers"
CHEAP = KdfCost(64, 1, 1)
"""Below the floor on purpose: tests must not wait for Argon2id."""

RECOVERY_IDENTITY, RECOVERY = new_identity()
KEEPER_IDENTITY, KEEPER = new_identity()
OFFICE_IDENTITY, OFFICE = new_identity()


class MemorySecret:
    """A keyring that forgets when the test ends."""

    kind: Literal["keyring", "keyfile"] = "keyring"

    def __init__(self) -> None:
        self.secrets: dict[str, bytes] = {}

    def load(self, vault_id: str) -> bytes:
        if vault_id not in self.secrets:
            raise EnvironmentProblem("KEYRING_EMPTY")
        return self.secrets[vault_id]

    def store(self, vault_id: str, secret: bytes) -> None:
        self.secrets[vault_id] = secret

    def forget(self, vault_id: str) -> None:
        del self.secrets[vault_id]


class PlainForms:
    """Forms as the store needs them, without reading any: what is required is told by the test."""

    def __init__(self, required: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self.required_names = dict(required or {})

    def reference(self, form: str) -> Mapping[str, str]:
        return {"name": form, "version": "1", "sha256": "0" * 64}

    def required(self, form: str, content: Mapping[str, Any]) -> tuple[str, ...]:
        return self.required_names.get(form, ())


@dataclass
class Time:
    """A clock that stands until it is turned."""

    moment: datetime = datetime(2026, 3, 18, 2, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def turn(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


@dataclass
class World:
    """A folder with a vault in it, and everything outside the vault that a test may turn."""

    folder: Path
    time: Time = field(default_factory=Time)
    device: MemorySecret = field(default_factory=MemorySecret)
    forms: PlainForms = field(default_factory=PlainForms)

    @property
    def vault(self) -> Path:
        return self.folder / "vault"

    @property
    def tools(self) -> VaultTools:
        return VaultTools(self.forms, Clock(self.time.now, random_id), lambda: CHEAP)


def an_office(**changes: Any) -> OfficeCard:
    return OfficeCard(
        **({"name": "霁川县巡察办", "recipient": OFFICE, "recovery": RECOVERY, "keeper": KEEPER,
            "signing_key": "A" * 43 + "=", "practice": True} | changes)
    )  # fmt: skip


def a_stint(**changes: Any) -> Stint:
    """An invented team on an invented stint; `changes` replace fields."""
    fields: dict[str, Any] = {
        "id": "5" * 32, "round": "2601", "round_name": "2026年第一轮", "team": "03", "team_name": "第三组",
        "laptop": "A", "units": ("霁川县人民医院", "启明小学"), "practice": True,
        "enter_date": "2026-03-03", "leave_date": "2026-04-01",
        "roster": (Account("1" * 32, "陆明远", "leader"), Account("2" * 32, "方启", "member"),
                   Account("3" * 32, "沈若兰", "member")),
    }  # fmt: skip
    fields |= changes
    if "office" not in changes:
        fields["office"] = an_office(practice=fields["practice"])
    return Stint(**fields)


def an_interview(**changes: Any) -> dict[str, Any]:
    """Answers of an interview that may be locked."""
    answers: dict[str, Any] = {
        "profile": "internal_note", "language": "zh", "unit": "霁川县人民医院", "purpose": "了解设备采购与验收",
        "date": "2026-03-18", "start": "10:03", "end": "10:42", "place": "谈话室二",
        "interviewers": ["3" * 32], "recorder": "2" * 32, "role_group": "middle_manager", "gist": "验收单事后补签",
        "turns": [
            {"id": "t1", "kind": "q", "text": "清单是谁确认的？有没有书面材料？"},
            {"id": "t2", "kind": "a", "text": "验收单是事后补的，日期写的是六月二十日，实际装完是八月初。"},
        ],
    }  # fmt: skip
    return answers | changes
