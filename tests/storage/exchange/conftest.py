"""An office that made one kit, fresh for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from forms.problems import Refused
from storage.exchange import kit
from storage.exchange.office import init_office, open_office
from tests.storage.exchange.way import KIT_TOML, Beginning, Way
from tests.worlds import PASSPHRASE, World


@pytest.fixture(scope="module")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> Beginning:
    """One kit for the whole module: age's scrypt takes seconds to seal and to open."""
    folder = tmp_path_factory.mktemp("office")
    world = World(folder)
    office, recovery = init_office(
        folder / "office", "霁川县巡察办", "白露", PASSPHRASE, world.device, world.tools, practice=True
    )
    (folder / "kit.toml").write_text(KIT_TOML, "utf-8")
    plan = kit.plan_from_file(folder / "kit.toml", office.card, world.tools.clock.new_id)
    made = office.make_kit(plan, folder)
    with pytest.raises(Refused, match="STINT_KNOWN"):
        office.make_kit(plan, folder)
    office.session.close()
    return Beginning(world, recovery, made, kit.read_kit(made.path, f" {made.passphrase}\n"))


@pytest.fixture
def way(beginning: Beginning, tmp_path: Path) -> Iterator[Way]:
    shutil.copytree(beginning.world.folder / "office", tmp_path / "office")
    world = replace(beginning.world, folder=tmp_path)
    office = open_office(tmp_path / "office", "白露", PASSPHRASE, world.device, world.tools)
    made = Way(world, office, beginning.recovery, tmp_path, beginning.kit)
    yield made
    for session in (office.session, *made.opened):
        session.close()
