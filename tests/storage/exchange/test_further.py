"""A further kit of the same stint: a new laptop, a new member, newer dates; the old laptop goes on (R02, R06)."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.problems import Refused
from storage.exchange import kit
from storage.exchange.export import Export
from storage.exchange.office import MadeKit
from storage.media import folder_medium
from storage.vault import create_vault, unlock_vault
from tests.storage.exchange.test_export import locked
from tests.storage.exchange.way import KIT_TOML, Beginning, Way, levels
from tests.worlds import PASSPHRASE, an_interview
from ui.pages.takekit import KitTaken, take_kit

MORE = KIT_TOML.replace('laptops = ["A", "B"]', 'laptops = ["A", "B", "C"]').replace("2026-04-01", "2026-04-10") + (
    '[[roster]]\nname = "何静"\nrole = "member"\n'
)


def plan_of(way: Way, text: str) -> kit.KitPlan:
    (way.folder / "further.toml").write_text(text, "utf-8")
    return kit.plan_from_file(way.folder / "further.toml", way.office.card, way.world.tools.clock.new_id)


@pytest.fixture
def further(way: Way) -> tuple[MadeKit, kit.Kit]:
    made = way.office.further_kit(plan_of(way, MORE), way.folder)
    return made, kit.read_kit(made.path, made.passphrase, way.office.card.signing_key)


def test_a_further_kit_keeps_what_is_in_use(way: Way, beginning: Beginning, further: tuple[MadeKit, kit.Kit]) -> None:
    made, opened = further
    first, again, new = way.kit.for_laptop("A"), opened.for_laptop("A"), opened.for_laptop("C")
    assert made.path.name == "kit-03-0002.sealed"
    assert (opened.number, again.id, new.id) == (2, first.id, first.id)
    assert again.enrolment_secret == first.enrolment_secret != new.enrolment_secret
    assert [entry.id for entry in again.roster][:2] == [entry.id for entry in first.roster]

    # the laptop in use takes the new member and the new last day; an older kit no more
    laptop = way.laptop("A")
    laptop.pledges.authorise(made.path, made.passphrase)
    member = laptop.accounts.get("何静")
    assert member.recipient == "" and member.id == again.roster[2].id
    laptop.accounts.add(member.name, member.role, PASSPHRASE, account=member.id)
    with pytest.raises(Refused, match="KIT_OLDER"):
        laptop.pledges.authorise(beginning.made.path, beginning.made.passphrase)
    laptop.close()
    session = unlock_vault(laptop.folder, "何静", PASSPHRASE, way.world.device, way.world.tools)
    assert (session.stint.leave_date, session.me.id) == ("2026-04-10", member.id)
    session.close()


def test_a_laptop_that_joins_hands_in_beside_the_first(way: Way, further: tuple[MadeKit, kit.Kit]) -> None:
    old = way.laptop("A")
    locked(old)
    first = way.take(way.seal(old))
    stint = further[1].for_laptop("C")
    world, stick = way.world, way.stick("C")
    joined = create_vault(way.folder / "vault-C", stint, stint.roster[0], PASSPHRASE, world.device, world.tools)
    way.opened.append(joined)
    locked(joined)
    Export(joined).register_medium(folder_medium(stick), "方启")
    second = way.take(way.seal(joined))
    assert levels(first) == levels(second) == {}
    assert {row.statement.laptop for row in way.intake.bundles()} == {"A", "C"}


def test_the_same_round_and_team_is_no_new_stint(way: Way, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="STINT_KNOWN"):
        way.office.make_kit(plan_of(way, KIT_TOML), tmp_path)
    with pytest.raises(Refused, match="STINT_UNKNOWN"):
        way.office.further_kit(plan_of(way, KIT_TOML.replace('"2601"', '"2602"')), tmp_path)
    for less in ('["A", "B"]', '["霁川县人民医院", "启明小学"]', "practice = true"):
        changed = KIT_TOML.replace(less, {"[": less.split(",")[0] + "]", "p": "practice = false"}[less[0]])
        with pytest.raises(Refused, match="KIT_DIFFERS"):
            way.office.further_kit(plan_of(way, changed), tmp_path)
    assert list(tmp_path.glob("*.sealed")) == []
    (tmp_path / "kit-03-0002.sealed").touch()
    with pytest.raises(Refused, match="BUNDLE_NAME_TAKEN"):
        way.office.further_kit(plan_of(way, KIT_TOML), tmp_path)


def test_after_a_kit_went_astray_its_unused_letters_are_worth_nothing(way: Way) -> None:
    laptop = way.laptop("A")
    locked(laptop)
    way.take(way.seal(laptop))
    before = {letter: place.secret for letter, place in next(iter(way.office.stints().values())).places.items()}
    way.office.further_kit(plan_of(way, KIT_TOML), way.folder, astray=True)
    after = {letter: place.secret for letter, place in next(iter(way.office.stints().values())).places.items()}
    assert after["A"] == before["A"] and after["B"] != before["B"]


LESS = KIT_TOML.replace('[[roster]]\nname = "方启"\nrole = "member"\n', "")
OTHER_LEADER = LESS.replace("陆明远", "何静")


def test_v03_whom_a_further_kit_drops_has_neither_access_nor_key(way: Way) -> None:
    laptop = way.laptop("A")
    member = laptop.accounts.get("方启")
    laptop.accounts.add(member.name, member.role, PASSPHRASE, account=member.id)
    slots = (laptop.folder / "slots.json").read_bytes()
    key = laptop.accounts.get("方启").recipient
    made = way.office.further_kit(plan_of(way, LESS), way.folder)
    assert laptop.pledges.authorise(made.path, made.passphrase).code == ""

    # at once, and not only after the next unlocking
    assert laptop.pledges.standings()[member.id].code == "ACCOUNT_REMOVED"
    assert laptop.accounts.get("方启").recipient == ""
    with pytest.raises(Refused, match="ACCOUNT_INACTIVE"):
        laptop.accounts.approve(member.id, PASSPHRASE, "x")
    identity = {"identity": {"name": "欧阳怀瑾"}}
    head = laptop.records.create("interview", an_interview(recorder=member.id), identity).revision
    assert key not in head.protected["identity"].recipients
    laptop.close()
    with pytest.raises(Refused, match="NO_SLOT"):
        unlock_vault(laptop.folder, member.id, PASSPHRASE, way.world.device, way.world.tools)
    (laptop.folder / "slots.json").write_bytes(slots)  # a copy of the slots from before
    session = unlock_vault(laptop.folder, member.id, PASSPHRASE, way.world.device, way.world.tools)
    assert session.access.standing.code == "ACCOUNT_REMOVED" and session.records.summaries() == []
    session.close()


def test_a_further_kit_that_leaves_nobody_to_add_accounts_is_not_taken_over(way: Way) -> None:
    laptop = way.laptop("A")
    made = way.office.further_kit(plan_of(way, OTHER_LEADER), way.folder)
    with pytest.raises(Refused, match="KIT_LEAVES_NOBODY"):
        laptop.pledges.authorise(made.path, made.passphrase)
    assert {entry.name for entry in laptop.accounts.all()} == {"陆明远", "方启"}
    laptop.accounts.add("何静", "leader", PASSPHRASE)
    assert laptop.pledges.authorise(made.path, made.passphrase).code == "ACCOUNT_REMOVED"  # the former leader's
    with pytest.raises(Refused, match="ACCOUNT_INACTIVE"):
        laptop.records.create("interview", an_interview())


def test_another_role_on_the_roster_takes_a_new_passphrase(way: Way) -> None:
    laptop = way.laptop("A")
    member = laptop.accounts.get("方启")
    laptop.accounts.add(member.name, member.role, PASSPHRASE, account=member.id)
    text = KIT_TOML.replace('name = "方启"\nrole = "member"', 'name = "方启"\nrole = "deputy"')
    made = way.office.further_kit(plan_of(way, text), way.folder)
    laptop.pledges.authorise(made.path, made.passphrase)
    waiting = laptop.accounts.get("方启")
    assert (waiting.id, waiting.role, waiting.recipient, waiting.active) == (member.id, "deputy", "", True)
    laptop.accounts.add(waiting.name, waiting.role, PASSPHRASE, account=waiting.id)
    assert laptop.pledges.standings()[member.id].code == ""


def test_whom_a_later_kit_names_again_waits_for_a_passphrase(way: Way) -> None:
    laptop = way.laptop("A")
    member = laptop.accounts.get("方启")
    laptop.accounts.add(member.name, member.role, PASSPHRASE, account=member.id)
    made = way.office.further_kit(plan_of(way, LESS), way.folder)
    assert take_kit(laptop, made.path, made.passphrase) == KitTaken((), ("方启",))
    made = way.office.further_kit(plan_of(way, KIT_TOML), way.folder)
    assert take_kit(laptop, made.path, made.passphrase) == KitTaken(("方启",), ())
    assert laptop.accounts.add("方启", "member", PASSPHRASE, account=member.id).id == member.id
