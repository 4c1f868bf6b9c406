"""Each register as one table, and who gets it."""

from __future__ import annotations

import pytest

from forms.problems import Refused
from storage.register_tables import REGISTERS, register_table
from tests.storage.crowd import AUDITOR, LEADER, MEMBER, SECADMIN, SECOND, SYSADMIN, Crowd, theirs


def filled(crowd: Crowd) -> None:
    crowd.be(SECADMIN).media.register("USB-1", "usb", 1 << 30, "顾清和")
    session = crowd.be(LEADER)
    made = session.records.create("interview", theirs(MEMBER, SECOND), {"identity": {"name": "欧阳怀瑾"}}).revision
    job = session.prints.register(made.record, made.serial, made.id, "h", "note", "note", 2, "printer", "核对")
    session.prints.finish(job.number, 3)
    session.copies.set_fate(job.number, 1, "filed", "卷 3")
    session.destructions.register([f"{job.number}/2"], "粉碎", "方启", "沈若兰", "2026-03-18")
    session.open_protected(made.record, "identity", "核对笔误")
    session.records.create("incident", {"type": "other", "date": "2026-03-18", "what": "停电"})
    session.grants.give(MEMBER.id, "核对", record=made.record)
    session.network.seen(["wlan0"])


@pytest.mark.parametrize("name", sorted(REGISTERS))
def test_every_row_has_every_column(crowd: Crowd, name: str) -> None:
    filled(crowd)
    table = register_table(crowd.be(AUDITOR if name in ("openings", "network") else LEADER), name)
    assert table.rows or name in ("exports", "pledges")
    assert all(len(row) == len(table.columns) and all(isinstance(cell, str) for cell in row) for row in table.rows)
    assert "欧阳" not in str(table)


def test_tables_go_by_the_same_rights(crowd: Crowd) -> None:
    filled(crowd)
    assert register_table(crowd.be(SYSADMIN), "prints").rows == ()
    assert register_table(crowd.now, "incidents").rows == ()
    assert register_table(crowd.now, "openings").rows == ()
    for name in ("exports", "network"):
        with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
            register_table(crowd.now, name)
    assert len(register_table(crowd.be(AUDITOR), "openings").rows) == 1
    assert register_table(crowd.now, "incidents").rows == ()


def test_a_record_is_found_on_paper_by_its_number(crowd: Crowd) -> None:
    """Its last print of each page, by number and by the code that papers cite; what never came out is not there."""
    filled(crowd)
    session = crowd.be(LEADER)
    (talk,) = session.records.summaries("interview")
    paper = session.records.create("workpaper", {"title": "验收单倒签"}).revision
    for number, (record, serial, page, gone) in enumerate((
        (talk.id, talk.serial, "note", ""), (talk.id, talk.serial, "note", "failed"),
        (paper.record, paper.serial, "working_paper", ""),
    ), 4):  # fmt: skip
        job = session.prints.register(record, serial, "r", "h", page, page, 1, "pdf", "")
        session.prints.finish(job.number, 0 if gone else number, gone)
    rows = [row[:5] for row in register_table(session, "places").rows]
    numbers = [job.number for job in session.prints.all()]
    assert rows == [
        (paper.serial, "", "working_paper", numbers[3], "6"),
        (talk.serial, talk.handle, "note", numbers[1], "4"),
    ]
    assert talk.handle and "验收单" not in str(rows), "a code is what papers cite, a title is content"
