"""The whole way between real vaults: kit, bundle, intake, receipt."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from forms.problems import EnvironmentProblem, IntegrityFailure, Refused
from storage.exchange import intake as intake_module
from storage.exchange import kit, sealing
from storage.exchange.export import Export
from storage.exchange.intake import Inspection, Intake
from storage.exchange.office import MadeKit, Office, init_office, open_office
from storage.exchange.office_receipts import OfficeReceipts
from storage.exchange.office_report import report
from storage.exchange.receipts import import_receipt
from storage.media import folder_medium
from storage.session import Session
from storage.slots import open_recovery, read_slots
from storage.vault import create_vault, unlock_vault
from tests.storage.exchange.test_export import begun, locked, sealed
from tests.worlds import PASSPHRASE, World, an_interview

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


@pytest.fixture(scope="module")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> Beginning:
    """One kit for the whole module: age's scrypt takes seconds to seal and to open."""
    folder = tmp_path_factory.mktemp("office")
    world = World(folder)
    office, recovery = init_office(folder / "office", "霁川县巡察办", "白露", PASSPHRASE, world.device, world.tools)
    (folder / "kit.toml").write_text(KIT_TOML, "utf-8")
    plan = kit.plan_from_file(folder / "kit.toml", office.card, world.tools.clock.new_id)
    made = office.make_kit(plan, folder)
    with pytest.raises(Refused, match="BUNDLE_NAME_TAKEN"):
        office.make_kit(plan, folder)
    office.session.close()
    return Beginning(world, recovery, made, kit.read_kit(made.path, f" {made.passphrase}\n"))


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


@pytest.fixture
def way(beginning: Beginning, tmp_path: Path) -> Iterator[Way]:
    shutil.copytree(beginning.world.folder / "office", tmp_path / "office")
    world = replace(beginning.world, folder=tmp_path)
    office = open_office(tmp_path / "office", "白露", PASSPHRASE, world.device, world.tools)
    made = Way(world, office, beginning.recovery, tmp_path, beginning.kit)
    yield made
    for session in (office.session, *made.opened):
        session.close()


def levels(inspection: Inspection) -> dict[str, str]:
    """Codes of the checks that are not ok, by name."""
    return {check.name: check.code for check in inspection.checks if check.level != "ok"}


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


def test_the_whole_way(way: Way) -> None:
    laptop = way.laptop("A")
    head = begun(laptop)
    scan = laptop.attachments.add(io.BytesIO(b"%PDF scan"), "scan.pdf", "application/pdf", "signed_pages")
    laptop.records.transition(head.record, head.id, "lock", attachments=(scan,))
    voided = locked(laptop)
    laptop.records.transition(voided, laptop.records.get(voided).head.id, "void", reason="登记重复")
    begun(laptop)
    path = way.seal(laptop)
    inspection = way.intake.inspect(path)
    assert (inspection.outcome, levels(inspection)) == ("acceptable", {})
    assert [check.name for check in inspection.checks] == [
        "sender", "complete", "content", "audit", "order", "conflict", "serials", "marking",
    ]  # fmt: skip
    assert way.office.session.records.summaries() == []
    received = way.intake.receive(inspection)
    assert (received.new, received.row.records) == (True, 2)
    office = way.office.session
    assert office.records.get(head.record).head == laptop.records.get(head.record).head
    assert office.attachments.read(scan.sha256) == b"%PDF scan"
    last = inspection.found.audit_last
    assert last is not None
    assert office.audit.head(laptop.device) == (last.seq, last.hash)
    assert {hit.record for hit in office.records.find("验收单")} == {head.record, voided}
    assert office.records.get(head.record).custody == "received"
    made = way.receipts.issue(received.row.id, way.stick("A"))
    assert made.path.name == "receipt-03-A-0001.sealed"
    done = import_receipt(laptop, made.path)
    assert (done.new, done.row.state, done.receipt.records) == (True, "receipted", 2)
    assert laptop.records.get(head.record).custody == "received"
    assert Export(laptop).pending().total == 1
    assert import_receipt(laptop, made.path).new is False
    again = way.intake.inspect(path)
    assert again.outcome == "known"
    assert way.intake.receive(again).new is False
    (line, other) = report(way.office).laptops
    assert (line.received, line.missing, line.without_receipt, line.receipts) == ((1,), (), (), 1)
    assert line.records == {("interview", "locked"): 1, ("interview", "void"): 1}
    assert (other.laptop, other.received, other.device) == ("B", (), "")


def test_identity_is_read_at_the_office_with_a_reason(way: Way) -> None:
    laptop = way.laptop("A")
    saved = laptop.records.create("interview", an_interview(), {"identity": {"name": "欧阳霁"}}).revision
    head = laptop.records.transition(saved.record, saved.id, "begin").revision
    laptop.records.transition(saved.record, head.id, "lock")
    way.take(way.seal(laptop))
    with pytest.raises(Refused, match="REASON_NEEDED"):
        way.office.open_protected(saved.record, "identity", " ")
    assert way.office.open_protected(saved.record, "identity", "核对") == {"name": "欧阳霁"}


def test_a_gap_then_the_late_one(way: Way) -> None:
    laptop = way.laptop("A")
    first = locked(laptop)
    way.take(way.seal(laptop))
    second = locked(laptop)
    two = way.seal(laptop)
    for record in (first, second):
        laptop.records.transition(record, laptop.records.get(record).head.id, "print")
    three = way.seal(laptop)
    inspection = way.take(three)
    assert inspection.outcome == "with_notes"
    assert levels(inspection) == {
        "content": "REFERENCES_MISSING", "audit": "AUDIT_GAP", "order": "ORDER_GAP",
    }  # fmt: skip
    assert inspection.verdict is not None
    assert inspection.verdict.missing == (2,)
    receipt = way.receipts.draft(way.intake.bundles()[-1].id)
    assert receipt.missing == (2,)
    assert {request.code for request in receipt.requests} == {"REFERENCES_MISSING", "AUDIT_GAP", "ORDER_GAP"}
    assert report(way.office).laptops[0].missing == (2,)
    assert levels(way.take(two)) == {}
    office = way.office.session
    assert office.audit.head(laptop.device)[0] == Export(laptop).bundles()[-1].statement.audit.last
    assert office.records.get(second).head == laptop.records.get(second).head


def test_a_bundle_sealed_twice_is_one_bundle(way: Way, tmp_path: Path) -> None:
    laptop = way.laptop("A")
    locked(laptop)
    path = way.seal(laptop)
    copy = path.rename(tmp_path / path.name)
    row = Export(laptop).bundles()[0]
    stick = folder_medium(way.stick("A"))
    again = sealing.run(Export(laptop).again(row.id, stick, None))
    way.take(again.paths[0])
    inspection = way.intake.inspect(copy)
    assert inspection.outcome == "known"
    received = way.intake.receive(inspection)
    assert set(received.row.hashes) == set(again.row.hashes)
    import_receipt(laptop, way.receipts.issue(row.id, way.stick("A")).path)
    assert Export(laptop).bundles()[0].state == "receipted"


def test_a_second_device_under_the_same_letter(way: Way) -> None:
    one, other = way.laptop("A"), way.laptop("A", "again")
    locked(one)
    locked(other)
    way.take(way.seal(one))
    forked = way.seal(other, "again")
    inspection = way.intake.inspect(forked)
    assert inspection.outcome == "refused"
    assert inspection.fault is not None
    assert inspection.fault.code == "SENDER_CHANGED"
    with pytest.raises(IntegrityFailure, match="SENDER_CHANGED"):
        way.intake.receive(inspection)
    stint = one.stint.id
    with pytest.raises(Refused, match="REASON_NEEDED"):
        way.office.reset_device(stint, "A", "")
    way.office.reset_device(stint, "A", "电脑送修，重装")
    inspection = way.intake.inspect(forked)
    assert levels(inspection) == {"serials": "SERIAL_TWICE"}
    with pytest.raises(Refused, match="BUNDLE_REFUSED"):
        way.intake.receive(inspection)
    made = way.receipts.reject(inspection, way.stick("again"))
    done = import_receipt(other, made.path)
    assert (done.row.state, [request.code for request in done.receipt.requests]) == ("rejected", ["SERIAL_TWICE"])
    assert Export(other).pending().only_here == 1


def test_a_restored_laptop_forks_and_is_named(way: Way, tmp_path: Path) -> None:
    """A vault put back from a backup writes number 1 anew: same device, same number, other content."""
    laptop = way.laptop("A")
    locked(laptop)
    laptop.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copytree(laptop.folder, tmp_path / "old")
    way.take(way.seal(laptop))
    locked(laptop)
    way.take(way.seal(laptop))
    laptop.close()
    old = unlock_vault(tmp_path / "old", "陆明远", PASSPHRASE, way.world.device, way.world.tools)
    way.opened.append(old)
    locked(old)
    with pytest.raises(Refused, match="BUNDLE_NAME_TAKEN"):
        way.seal(old)
    for path in way.stick("A").iterdir():
        path.unlink()
    unfinished = Export(old).unfinished()
    assert unfinished is not None
    result = sealing.run(Export(old).again(unfinished.id, folder_medium(way.stick("A")), None))
    inspection = way.intake.inspect(result.paths[0])
    assert levels(inspection)["order"] == "ORDER_ROLLBACK"
    assert levels(inspection)["serials"] == "SERIAL_TWICE"


def test_two_laptops_in_conflict(way: Way) -> None:
    """The same record went on differently on both: both versions are kept, the receipt leaves the record out."""
    one, two = way.laptop("A"), way.laptop("B")
    record = locked(one)
    two.records.merge(one.records.history(record))
    for session in (one, two):
        session.records.transition(record, session.records.get(record).head.id, "print", {}, reason="")
        way.world.time.turn(60)
    way.take(way.seal(one))
    other = locked(two)
    path = way.seal(two)
    inspection = way.intake.inspect(path)
    assert levels(inspection) == {"conflict": "CONFLICTS"}
    (conflict,) = inspection.conflicts
    assert len(conflict.heads) == 2
    assert inspection.receivable == (other,)
    received = way.intake.receive(inspection)
    assert way.office.session.records.get(record).in_conflict
    done = import_receipt(two, way.receipts.issue(received.row.id, way.stick("B")).path)
    assert done.receipt.excluded == (record,)
    assert two.records.get(other).custody == "received"
    assert two.records.get(record).custody == "sealed"
    assert report(way.office).conflicts == ("TH-2601-03A-0001",)


def test_receiving_is_all_or_nothing(way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop = way.laptop("A")
    locked(laptop)
    inspection = way.intake.inspect(way.seal(laptop))

    def fail(*_: object) -> None:
        raise EnvironmentProblem("DISK_FULL")

    monkeypatch.setattr(intake_module.BundleBook, "put_revisions", fail)
    with pytest.raises(EnvironmentProblem, match="DISK_FULL"):
        way.intake.receive(inspection)
    monkeypatch.undo()
    office = way.office.session
    assert office.records.summaries() == []
    assert way.intake.bundles() == []
    assert office.audit.head(laptop.device)[0] == 0
    assert way.office.trust().devices == {}
    assert way.intake.receive(inspection).new


def test_a_file_swapped_after_the_preview(way: Way) -> None:
    laptop = way.laptop("A")
    locked(laptop)
    path = way.seal(laptop)
    inspection = way.intake.inspect(path)
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    with pytest.raises(IntegrityFailure, match="BUNDLE_DAMAGED"):
        way.intake.receive(inspection)
    assert way.office.session.records.summaries() == []


def test_a_receipt_for_another_laptop_or_other_bytes(way: Way) -> None:
    one, two = way.laptop("A"), way.laptop("B")
    locked(one)
    locked(two)
    way.take(way.seal(one))
    made = way.receipts.issue(way.intake.bundles()[0].id, way.stick("A"))
    with pytest.raises(Refused, match="NOT_A_RECIPIENT"):
        import_receipt(two, made.path)
    row = Export(one).bundles()[0]
    one.connection.execute("UPDATE bundle SET body = replace(body, ?, ?)", (row.sha256, "0" * 64))
    with pytest.raises(IntegrityFailure, match="RECEIPT_MISMATCH"):
        import_receipt(one, made.path)


def test_a_bundle_that_is_none(way: Way, tmp_path: Path) -> None:
    (tmp_path / "x.sealed").write_bytes(b"hello")
    inspection = way.intake.inspect(tmp_path / "x.sealed")
    assert inspection.outcome == "refused"
    assert inspection.fault is not None
    assert inspection.fault.code == "NOT_A_BUNDLE"
    with pytest.raises(Refused, match="NOTHING_TO_REJECT"):
        way.receipts.reject(inspection, tmp_path)
    with pytest.raises(EnvironmentProblem, match="FILE_MISSING"):
        way.intake.inspect(tmp_path / "y.sealed")


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
