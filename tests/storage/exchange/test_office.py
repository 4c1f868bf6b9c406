"""The whole way between real vaults: kit, bundle, intake, receipt."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from forms.kinds import KINDS
from forms.problems import EnvironmentProblem, IntegrityFailure, Refused
from storage.exchange import intake as intake_module
from storage.exchange.export import Export
from storage.exchange.office_report import report
from storage.exchange.receipts import import_receipt
from tests.storage.exchange.test_export import begun, locked
from tests.storage.exchange.way import Way, levels
from tests.worlds import an_interview


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


def test_v13_names_that_come_in_are_known_at_the_office(way: Way) -> None:
    laptop = way.laptop("A")
    saved = laptop.records.create("interview", an_interview(), {"identity": {"name": "欧阳霁"}}).revision
    head = laptop.records.transition(saved.record, saved.id, "begin").revision
    laptop.records.transition(saved.record, head.id, "lock")
    way.take(way.seal(laptop))
    typed = {"facts": [{"id": "f1", "text": "由欧阳霁签字。"}]}
    (hit,) = way.office.session.names.scan(KINDS["workpaper"], typed)
    assert (hit.start, hit.end) == (1, 4)


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
