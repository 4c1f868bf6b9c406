"""At the office every link of what came in leads to a record, or is named until it does (DOMAIN 8)."""

from __future__ import annotations

from storage.exchange.office_report import report
from storage.session import Session
from tests.storage.exchange.test_office import begun, levels
from tests.storage.exchange.way import Way
from ui.office.detail import Detail, of_row


def a_slot(laptop: Session, interview: str) -> str:
    """A slot of the plan that was taken up: it leaves, although its interview is not locked yet."""
    content = {"unit": "霁川县人民医院", "role_group": "staff", "date": "2026-03-06", "interview": interview}
    made = laptop.records.create("plan_slot", content).revision
    return laptop.records.transition(made.record, made.id, "take").revision.serial


def check_of(detail: Detail) -> tuple[str, str, object]:
    found = next(check for check in detail.checks if check.name == "links")
    return found.level, found.code, found.facts.get("links")


def test_a_link_that_leads_nowhere_is_named_until_a_later_bundle_brings_its_record(way: Way) -> None:
    laptop = way.laptop("A")
    head = begun(laptop)
    serial = a_slot(laptop, head.record)
    inspection = way.intake.inspect(way.seal(laptop))
    assert levels(inspection) == {}
    first = way.intake.receive(inspection).row
    named = [f"{serial} interview 1"]
    assert check_of(of_row(way.office, first.id)) == ("note", "LINKS_UNRESOLVED", named)
    assert [f"{one.serial} {one.field} {one.ordinal}" for one in report(way.office).broken] == named
    stored = [check for check in first.notes["checks"] if check["name"] == "links"]
    assert [(check["level"], check["facts"]["broken"]) for check in stored] == [("note", 1)]
    way.receipts.issue(first.id, way.stick("A"))

    laptop.records.transition(head.record, laptop.records.get(head.record).head.id, "lock")
    second = way.intake.receive(way.intake.inspect(way.seal(laptop))).row
    assert check_of(of_row(way.office, first.id)) == ("ok", "LINKS_RESOLVED", None)
    assert check_of(of_row(way.office, second.id))[0] == "ok"
    assert report(way.office).broken == ()
