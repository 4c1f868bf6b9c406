"""An office, its kit and the laptops made from it, for tests of the whole way."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from storage.exchange import kit
from storage.exchange.export import Export
from storage.exchange.intake import Inspection, Intake
from storage.exchange.office import MadeKit, Office
from storage.exchange.office_receipts import OfficeReceipts
from storage.media import folder_medium
from storage.session import Session
from storage.vault import create_vault
from tests.storage.exchange.test_export import sealed
from tests.worlds import PASSPHRASE, World

KIT_TOML = """
[round]
id = "2601"
name = "2026年第一轮"
[team]
number = "03"
name = "第三组"
laptops = ["A", "B"]
[stint]
units = ["霁川县人民医院", "启明小学"]
enter_date = 2026-03-03
leave_date = 2026-04-01
practice = true
[[roster]]
name = "陆明远"
role = "leader"
[[roster]]
name = "方启"
role = "member"
[[outlines]]
title = "中层干部"
questions = [{text = "清单是谁确认的？", must_ask = true}]
[policy]
idle_minutes = 5
"""


@dataclass(frozen=True)
class Beginning:
    """An office that has made one kit; each test works on a copy of its folder."""

    world: World
    recovery: str
    made: MadeKit
    kit: kit.Kit


@dataclass
class Way:
    """An office, its kit and the laptops made from it."""

    world: World
    office: Office
    recovery: str
    folder: Path
    kit: kit.Kit
    opened: list[Session] = field(default_factory=list)

    @property
    def intake(self) -> Intake:
        return Intake(self.office)

    @property
    def receipts(self) -> OfficeReceipts:
        return OfficeReceipts(self.office)

    def laptop(self, letter: str, name: str = "") -> Session:
        stint = self.kit.for_laptop(letter)
        vault = self.folder / (name or f"vault-{letter}")
        session = create_vault(vault, stint, stint.roster[0], PASSPHRASE, self.world.device, self.world.tools)
        stick = self.stick(name or letter)
        Export(session).register_medium(folder_medium(stick), "方启")
        self.opened.append(session)
        return session

    def stick(self, letter: str) -> Path:
        folder = self.folder / f"stick-{letter}"
        folder.mkdir(exist_ok=True)
        return folder

    def seal(self, session: Session, name: str = "") -> Path:
        return sealed(session, folder_medium(self.stick(name or session.stint.laptop))).paths[0]

    def take(self, path: Path) -> Inspection:
        inspection = self.intake.inspect(path)
        self.intake.receive(inspection)
        return inspection


def levels(inspection: Inspection) -> dict[str, str]:
    """Codes of the checks that are not ok, by name."""
    return {check.name: check.code for check in inspection.checks if check.level != "ok"}
