"""Gaps, bundles sealed twice, replaced and restored laptops, two laptops in conflict."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from forms.problems import IntegrityFailure, Refused
from storage.exchange import sealing
from storage.exchange.export import Export
from storage.exchange.office_report import report
from storage.exchange.receipts import import_receipt
from storage.media import folder_medium
from storage.vault import unlock_vault
from tests.storage.exchange.test_export import locked
from tests.storage.exchange.way import Way, levels
from tests.worlds import PASSPHRASE


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
