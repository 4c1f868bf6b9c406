"""Kits: made from a file, sealed, opened on the laptop; and who may open an office."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.problems import EnvironmentProblem, IntegrityFailure, Refused
from storage.exchange import kit
from storage.exchange.office import open_office
from storage.slots import open_recovery, read_slots
from tests.storage.exchange.way import KIT_TOML, Beginning, Way
from tests.worlds import PASSPHRASE


def test_the_kit(beginning: Beginning) -> None:
    opened = beginning.kit
    stint = opened.for_laptop("B")
    assert (stint.round, stint.team, stint.laptop, stint.practice) == ("2601", "03", "B", True)
    assert stint.enter_date == "2026-03-03"
    assert [entry.name for entry in stint.roster] == ["陆明远", "方启"]
    assert stint.policy == {"idle_minutes": 5}
    assert stint.outlines[0]["title"] == "中层干部"
    assert stint.office.name == "霁川县巡察办"
    assert stint.enrolment_secret != opened.for_laptop("A").enrolment_secret
    assert beginning.made.path.name == "kit-03-0001.sealed"
    with pytest.raises(Refused, match="LAPTOP_NOT_IN_KIT"):
        opened.for_laptop("C")


def test_a_kit_of_another_office_is_not_taken_for_ours(beginning: Beginning) -> None:
    other = "A" * 43 + "="
    with pytest.raises(IntegrityFailure, match="SENDER_UNKNOWN"):
        kit.read_kit(beginning.made.path, beginning.made.passphrase, other)


@pytest.mark.parametrize("broken", ['number = "03"', 'role = "leader"', "practice = true", 'id = "2601"', "[stint]"])
def test_a_kit_file_that_lacks_something(tmp_path: Path, way: Way, broken: str) -> None:
    (tmp_path / "kit.toml").write_text(KIT_TOML.replace(broken, ""), "utf-8")
    with pytest.raises(Refused, match="KIT_FILE_WRONG"):
        kit.plan_from_file(tmp_path / "kit.toml", way.office.card, lambda: "0" * 32)
    with pytest.raises(EnvironmentProblem, match="FILE_MISSING"):
        kit.plan_from_file(tmp_path / "none.toml", way.office.card, lambda: "0" * 32)


def test_the_recovery_identity_opens_a_team_vault_and_is_not_kept(way: Way) -> None:
    laptop = way.laptop("A")
    (entry,) = read_slots(laptop.folder / "slots.json").recovery
    assert open_recovery(entry, way.recovery).identity
    settings = way.office.session.connection.execute("SELECT group_concat(value) FROM meta").fetchone()[0]
    assert way.recovery not in settings


def test_a_team_vault_is_no_office(way: Way) -> None:
    way.laptop("A").close()
    with pytest.raises(Refused, match="NOT_AN_OFFICE"):
        open_office(way.folder / "vault-A", "陆明远", PASSPHRASE, way.world.device, way.world.tools)
    assert way.office.age_identity().splitlines()[1].startswith("AGE-SECRET-KEY-1")
