"""Practice and real work never mix: neither side of the exchange has anything to do with the other (R50, 11.13)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from forms.problems import Refused
from storage.exchange import kit
from storage.exchange.export import Export
from storage.exchange.leads import LeadExport
from storage.exchange.office import Office, OfficeStint, init_office
from storage.media import FoundMedium, folder_medium
from storage.model import Stint
from storage.session import Session
from storage.vault import create_vault
from tests.storage.crowd import LEADER
from tests.storage.exchange.test_export import locked
from tests.storage.exchange.test_prolonging import KIT_WORDS, further_kit
from tests.storage.exchange.way import KIT_TOML, Way, levels
from tests.worlds import PASSPHRASE, World, a_stint, an_office


def flipped(stint: Stint) -> Stint:
    """The stint as an office of the other sort would have it; its keys stay."""
    office = replace(stint.office, practice=not stint.practice)
    return replace(stint, practice=not stint.practice, office=office)


@pytest.mark.parametrize("practice", [True, False], ids=["practice", "real"])
def test_r50_a_vault_has_an_office_of_its_own_sort(world: World, practice: bool) -> None:
    stint = a_stint(practice=practice, office=an_office(practice=not practice))
    with pytest.raises(Refused, match="PRACTICE_APART") as caught:
        create_vault(world.vault, stint, LEADER, PASSPHRASE, world.device, world.tools)
    assert caught.value.rule == "R50"
    assert not world.vault.exists()


def mixed(session: Session) -> None:
    """A vault that came by a real office's keys in some other way."""
    session.stint = replace(session.stint, office=replace(session.stint.office, practice=False))


def stick_of(session: Session, folder: Path) -> FoundMedium:
    folder.mkdir()
    found = folder_medium(folder)
    session.media.register(found.serial, "folder", found.size, "方启")
    return found


def test_r50_practice_is_never_sealed_to_a_real_office(leader: Session, tmp_path: Path) -> None:
    found = stick_of(leader, tmp_path / "stick")
    locked(leader)
    export = Export(leader)
    review = export.review()
    order = export.approve(review, found, None)
    mixed(leader)
    for call in (
        lambda: export.approve(review, found, None),
        lambda: export.again(order.bundle, found, None),
        lambda: LeadExport(leader).again(found, None),
    ):
        with pytest.raises(Refused, match="PRACTICE_APART"):
            call()


def test_r50_an_office_makes_kits_of_its_own_sort_only(world: World) -> None:
    office, _ = init_office(world.folder / "office", "霁川县巡察办", "白露", PASSPHRASE, world.device, world.tools)
    (world.folder / "kit.toml").write_text(KIT_TOML, "utf-8")
    plan = kit.plan_from_file(world.folder / "kit.toml", office.card, world.tools.clock.new_id)
    with pytest.raises(Refused, match="PRACTICE_APART"):
        office.make_kit(plan, world.folder)
    assert list(world.folder.glob("*.sealed")) == [] and office.stints() == {}
    office.session.close()


def test_r50_a_further_kit_makes_no_practice_of_real_work(way: Way, tmp_path: Path) -> None:
    laptop = way.laptop("A")
    path = further_kit(way.office, laptop.stint, tmp_path / "kit", practice=False)
    with pytest.raises(Refused, match="PRACTICE_APART"):
        laptop.pledges.authorise(path, KIT_WORDS)


def put_flipped(office: Office) -> None:
    (entry,) = office.stints().values()
    office.put_stint(OfficeStint(flipped(entry.stint), entry.places, entry.kit))


def test_r50_the_office_takes_no_bundle_of_the_other_sort(way: Way) -> None:
    laptop = way.laptop("A")
    locked(laptop)
    path = way.seal(laptop)
    put_flipped(way.office)
    inspection = way.intake.inspect(path)
    assert (inspection.outcome, levels(inspection)) == ("refused", {"sender": "PRACTICE_MIXED"})
    with pytest.raises(Refused, match="BUNDLE_REFUSED") as caught:
        way.intake.receive(inspection)
    assert caught.value.facts["why"] == "PRACTICE_MIXED"
    assert way.office.session.records.summaries() == [] and way.intake.bundles() == []


def test_r50_the_office_itself_counts_whatever_its_stint_says(way: Way) -> None:
    laptop = way.laptop("A")
    locked(laptop)
    path = way.seal(laptop)
    way.office.session.stint = replace(way.office.session.stint, practice=False)
    assert levels(way.intake.inspect(path)) == {"sender": "PRACTICE_MIXED"}
