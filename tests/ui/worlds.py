"""A program with a real vault behind it, for tests of windows and for pictures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from forms.kinds import KINDS
from forms.xlsform.book import BuiltinForms
from forms.xlsform.guards import FormLogic
from forms.xlsform.model import Form
from storage.model import Account
from storage.session import Session
from storage.vault import create_vault
from tests.worlds import PASSPHRASE, PlainForms, World, a_stint, an_interview

ROOT = Path(__file__).resolve().parents[2]
LEADER = Account("1" * 32, "陆明远", "leader")
MEMBER = Account("2" * 32, "方启", "member")
OTHER = Account("3" * 32, "沈若兰", "member")


class RealForms(PlainForms):
    """As `PlainForms`, and gives the built-in forms whole."""

    def __init__(self) -> None:
        super().__init__()
        self._book = BuiltinForms.for_program(ROOT)

    def form(self, name: str) -> Form:
        return self._book.form(name)

    def labels(self, form: str, language: str) -> Mapping[str, Mapping[str, str]]:
        return self._book.labels(form, language)

    def logic(self, name: str) -> FormLogic:
        return self._book.logic(name)


def a_world(folder: Path) -> World:
    return World(folder, forms=RealForms())


def fresh_vault(world: World, **changes: Any) -> Session:
    """A vault whose leader is signed in."""
    return create_vault(world.vault, a_stint(**changes), LEADER, PASSPHRASE, world.device, world.tools)


ROWS: tuple[Mapping[str, Any], ...] = (
    {"gist": "验收单与入库单编号不连续", "role_group": "staff", "date": "2026-03-06"},
    {"gist": "验收小组名单由设备科临时确定", "role_group": "middle_manager", "date": "2026-03-06"},
    {"gist": "比选表三家报价同一天同一格式", "role_group": "staff", "date": "2026-03-09"},
    {"gist": "八月初仍在安装，验收单已签六月", "role_group": "staff", "date": "2026-03-10"},
    {"gist": "二十万以上项目上会的口径", "role_group": "leadership", "date": "2026-03-11"},
    {"gist": "自费耗材告知与收费单据", "role_group": "service_user", "date": "2026-03-12"},
    {"gist": "质保金退还由科室口头通知", "role_group": "middle_manager", "date": "2026-03-13"},
    {"gist": "配套设备未单列上会；验收单事后补签", "role_group": "middle_manager", "date": "2026-03-18"},
)


def fill(session: Session) -> list[str]:
    """Interviews in several states; returns their records. The last one stays a draft."""
    records = []
    for number, changes in enumerate(ROWS):
        made = session.records.create("interview", an_interview(recorder=session.me.id, **changes)).revision
        records.append(made.record)
        if number < len(ROWS) - 1:
            begun = session.records.transition(made.record, made.id, "begin").revision
            if number < len(ROWS) - 2:
                session.records.transition(made.record, begun.id, "lock")
    assert "interview" in KINDS
    return records
