"""Registers the program writes itself: the fate of each copy, destructions, losses; and the auditor's look."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from forms.problems import Refused
from storage.audit import AuditLog
from storage.audit_chains import check_chains
from storage.audit_view import AuditFilter
from storage.exchange import sealing
from storage.exchange.export import Export
from storage.media import folder_medium
from storage.register_book import COPIES, RegisterBook
from storage.registers_paper import loss_report, unaccounted
from storage.session import Session
from tests.storage.crowd import AUDITOR, DEPUTY, LEADER, LIAISON, MEMBER, SECADMIN, SECOND, SYSADMIN, Crowd, theirs
from tests.worlds import an_interview


def printed(session: Session, copies: int = 2) -> str:
    made = session.records.create("interview", theirs(MEMBER, SECOND)).revision
    job = session.prints.register(made.record, made.serial, made.id, "h", "note", "note", copies, "printer", "签名")
    return session.prints.finish(job.number, 4).number


def test_every_copy_has_its_own_way(crowd: Crowd) -> None:
    session = crowd.be(LEADER)
    number = printed(session)
    assert [copy.fate for copy in session.copies.of(number)] == ["", ""]
    session.copies.set_fate(number, 1, "handed_out", "送被巡察单位")
    session.copies.set_fate(number, 1, "returned", "")
    session.copies.set_fate(number, 2, "lost", "清点缺一份")
    assert [copy.fate for copy in session.copies.of(number)] == ["returned", "lost"]
    lines = RegisterBook(session.connection).rows(COPIES, f"{number}/1")
    assert [line.body["fate"] for line in lines] == ["handed_out", "returned"]
    for bad in ((number, 3, "filed"), (number, 0, "filed")):
        with pytest.raises(Refused, match="COPY_UNKNOWN"):
            session.copies.set_fate(*bad)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="FATE_UNKNOWN"):
        session.copies.set_fate(number, 1, "burnt")  # type: ignore[arg-type]


def test_registers_are_append_only(crowd: Crowd) -> None:
    session = crowd.be(LEADER)
    session.copies.set_fate(printed(session), 1, "filed")
    for statement in ("UPDATE register_entry SET by = 'x'", "DELETE FROM register_entry"):
        with pytest.raises(Exception, match="append-only"):
            session.connection.execute(statement)


def test_who_may_not_see_a_record_sees_no_print_of_it(crowd: Crowd) -> None:
    number = printed(crowd.be(LEADER))
    for account in (DEPUTY, LIAISON):
        session = crowd.be(account)
        assert session.prints.all() == []
        with pytest.raises(Refused, match="PRINT_UNKNOWN"):
            session.prints.get(number)
        with pytest.raises(Refused, match="PRINT_UNKNOWN"):
            session.copies.set_fate(number, 1, "filed")
    for account in (AUDITOR, SECADMIN):
        assert [job.number for job in crowd.be(account).prints.all()] == [number]
    assert crowd.be(SYSADMIN).prints.all() == []


def test_a_destruction_needs_two_people_and_does_what_it_says(crowd: Crowd) -> None:
    session = crowd.be(LEADER)
    number = printed(session)
    with pytest.raises(Refused, match="TWO_PEOPLE_NEEDED"):
        session.destructions.register([f"{number}/1"], "粉碎", "方启", "方启", "2026-03-18")
    with pytest.raises(Refused, match="FIELD_MISSING"):
        session.destructions.register([], "粉碎", "方启", "沈若兰", "2026-03-18")
    with pytest.raises(Refused, match="COPY_UNKNOWN"):
        session.destructions.register([f"{number}/1", f"{number}/9"], "粉碎", "方启", "沈若兰", "2026-03-18")
    assert session.copies.of(number)[0].fate == ""  # all of it or nothing
    made = session.destructions.register([f"{number}/1", "废页三张"], "粉碎", "方启", "沈若兰", "2026-03-18")
    assert session.destructions.all() == [made]
    assert session.copies.of(number)[0].note == made.number
    with pytest.raises(Refused, match="MEDIUM_UNKNOWN"):
        session.destructions.register(["JZ-2601-03A-0009"], "消磁", "方启", "沈若兰", "2026-03-18")


def test_a_lost_medium_has_a_report(leader: Session, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    found = folder_medium(stick)
    export = Export(leader)
    number = export.register_medium(found, "唐越").number
    made = leader.records.create("interview", an_interview()).revision
    begun = leader.records.transition(made.record, made.id, "begin").revision
    leader.records.transition(made.record, begun.id, "lock")
    row = sealing.run(export.approve(export.review(), found, None)).row
    leader.media.set_state(number, "lost")
    report = loss_report(leader.connection, number, "唐越", "2026-03-18")
    assert (report.medium.number, report.medium.state, report.records) == (number, "lost", 1)
    assert report.bundles == ((row.statement.name, row.size, "written"),)
    with pytest.raises(Refused, match="MEDIUM_NOT_IN_USE"):
        export.check_medium(found)
    with pytest.raises(Refused, match="MEDIUM_UNKNOWN"):
        loss_report(leader.connection, "JZ-2601-03A-0044", "唐越", "2026-03-18")


def test_a_loss_is_everybodys_to_register_the_rest_is_not(crowd: Crowd) -> None:
    medium = crowd.be(SECADMIN).media.register("USB-1", "usb", 1 << 30, "唐越")
    session = crowd.be(LIAISON)
    with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
        session.media.set_state(medium.number, "destroyed")
    session.media.set_state(medium.number, "lost")
    assert session.media.all()[0].state == "lost"


def test_the_auditor_filters_and_exports(crowd: Crowd) -> None:
    session = crowd.be(LEADER)
    made = session.records.create("interview", theirs(MEMBER, SECOND), {"identity": {"name": "欧阳"}}).revision
    session.open_protected(made.record, "identity", "核对笔误")
    auditor = crowd.be(AUDITOR)
    (opening,) = auditor.audit.openings()
    assert (opening.actor, opening.object, opening.detail["reason"]) == (LEADER.id, made.record, "核对笔误")
    assert {event.action for event in auditor.audit.find(AuditFilter(actor=LEADER.id))} >= {"vault_created"}
    assert auditor.audit.find(AuditFilter(since="2026-03-19")) == []
    assert auditor.audit.find(AuditFilter(until="2026-03-17")) == []
    assert "protected_opened" in auditor.audit.choices()["action"]
    rows = auditor.audit.export(AuditFilter(action="protected_opened"))
    assert rows[0][:3] == ["device", "seq", "at"]
    assert len(rows) == 2
    assert auditor.audit.find(AuditFilter(action="audit_exported"))
    with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
        crowd.be(MEMBER).audit.export(AuditFilter())


def test_openings_are_seen_by_the_auditor_and_by_who_opened(crowd: Crowd) -> None:
    session = crowd.be(LEADER)
    made = session.records.create("interview", theirs(MEMBER, SECOND), {"identity": {"name": "欧阳"}}).revision
    crowd.be(MEMBER).open_protected(made.record, "identity", "核对")
    assert crowd.be(LEADER).audit.openings() == []  # the leader sees own acts only
    assert len(crowd.be(AUDITOR).audit.openings()) == 1


@pytest.mark.parametrize("fault", ["head_differs", "missing", "gap", "broken"])
def test_v20_the_office_holds_the_chain_against_every_bundle(
    leader: Session, tmp_path: Path, fault: str, as_account: Callable[..., Session]
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    found = folder_medium(stick)
    export = Export(leader)
    export.register_medium(found, "唐越")
    for _ in range(2):
        made = leader.records.create("interview", an_interview()).revision
        begun = leader.records.transition(made.record, made.id, "begin").revision
        leader.records.transition(made.record, begun.id, "lock")
        sealing.run(export.approve(export.review(), found, None))
    assert check_chains(leader.connection, leader.clock) == []
    db = leader.connection
    for trigger in ("audit_is_never_changed", "audit_is_never_deleted"):
        db.execute(f"DROP TRIGGER {trigger}")
    last = db.execute("SELECT max(seq) FROM audit").fetchone()[0]
    if fault == "broken":
        db.execute("UPDATE audit SET actor = 'x' WHERE seq = 2")
    elif fault == "missing":
        db.execute("DELETE FROM audit")
    elif fault == "gap":
        db.execute("DELETE FROM bundle WHERE sequence = 1")
    else:  # the whole past is written anew, and fits in itself
        rows = list(AuditLog(db, leader.device, "", leader.clock).events())
        db.execute("DELETE FROM audit")
        log = AuditLog(db, leader.device, "x", leader.clock)
        for event in rows:
            log.append(event.action, event.object, **event.detail)
        assert log.head()[0] == last
        log.check()
    assert fault in {finding.fault for finding in check_chains(db, leader.clock)}


def test_a_print_is_finished_once_and_by_whoever_printed(crowd: Crowd) -> None:
    session = crowd.be(LEADER)
    made = session.records.create("interview", theirs(MEMBER, SECOND)).revision
    job = session.prints.register(made.record, made.serial, made.id, "h", "note", "note", 1, "printer", "签名")
    with pytest.raises(Refused, match="PRINT_FINISHED"):
        crowd.be(AUDITOR).prints.finish(job.number, 0, "cancelled")
    session = crowd.be(LEADER)
    session.prints.finish(job.number, 3)
    for pages, disposition in ((0, "cancelled"), (3, "")):
        with pytest.raises(Refused, match="PRINT_FINISHED"):
            session.prints.finish(job.number, pages, disposition)
    assert session.prints.get(job.number).pages == 3
    assert [copy.print_no for copy in unaccounted(session.connection)] == [job.number]


def test_who_only_looks_says_of_no_paper_what_became_of_it(crowd: Crowd) -> None:
    number = printed(crowd.be(LEADER))
    for account in (AUDITOR, SYSADMIN):
        session = crowd.be(account)
        with pytest.raises(Refused, match=r"NOT_YOUR_ROLE|PRINT_UNKNOWN"):
            session.copies.set_fate(number, 1, "filed")
        for items in (["废页三张"], [f"{number}/1"], []):
            with pytest.raises(Refused, match=r"NOT_YOUR_ROLE|FIELD_MISSING"):
                session.destructions.register(items, "粉碎", "方启", "沈若兰", "2026-03-18")
    job = session.prints.register("vault", "", "", "", "recovery_sheet", "recovery_sheet", 1, "printer", "")
    session.prints.finish(job.number, 1)
    assert session.copies.set_fate(job.number, 1, "filed").fate == "filed"  # one's own sheet
    session = crowd.be(LEADER)
    assert session.copies.of(number)[0].fate == "" and session.destructions.all() == []
