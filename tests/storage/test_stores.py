"""Drafts, attachments, registers, audit: each through a real vault."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from forms.problems import Cancelled, IntegrityFailure, Refused
from storage.attachments import CHUNK
from storage.audit import check_chain, log_of
from storage.registers import End
from storage.session import Session
from tests.worlds import an_interview


def test_a_draft_is_there_until_the_save(leader: Session) -> None:
    first = leader.records.create("interview", an_interview()).revision
    leader.drafts.write(first.record, "interview", first.id, {"gist": "半句"}, {"identity": {"name": "沈国栋"}})
    draft = leader.drafts.of(first.record)
    assert (
        draft is not None and draft.content == {"gist": "半句"} and draft.protected == {"identity": {"name": "沈国栋"}}
    )
    assert leader.drafts.pending() == [draft]
    stored = leader.connection.execute("SELECT body FROM draft").fetchone()[0]
    assert "沈国栋" not in stored
    leader.records.save(first.record, first.id, {**first.content, "gist": "半句"})
    assert leader.drafts.pending() == []


def test_attachments_are_named_by_their_content(leader: Session) -> None:
    data = bytes(range(256)) * 5000
    seen: list[int] = []
    ref = leader.attachments.add(
        io.BytesIO(data),
        "扫描.pdf",
        "application/pdf",
        "signed_pages",
        len(data),
        lambda done, total: seen.append(done),
    )
    again = leader.attachments.add(io.BytesIO(data), "同一份.pdf", "application/pdf", "signed_pages")
    assert ref.sha256 == again.sha256 and leader.attachments.read(ref.sha256) == data
    assert seen == [CHUNK, len(data)]
    assert leader.connection.execute("SELECT count(*) FROM attachment_chunk").fetchone()[0] == 2


def test_a_cancelled_attachment_leaves_nothing(leader: Session) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        leader.attachments.add(io.BytesIO(b"x" * 100), "a", "text/plain", "scan", 100, stop)
    assert leader.connection.execute("SELECT count(*) FROM attachment_chunk").fetchone()[0] == 0


def test_a_damaged_attachment_is_named(leader: Session) -> None:
    ref = leader.attachments.add(io.BytesIO(b"page"), "a", "text/plain", "scan")
    leader.connection.execute("UPDATE attachment_chunk SET data = x'00'")
    with pytest.raises(IntegrityFailure, match="ATTACHMENT_DAMAGED"):
        leader.attachments.read(ref.sha256)


def test_print_register_numbers_every_print(leader: Session) -> None:
    job = leader.prints.register("r", "TH-2601-03A-0001", "v", "h", "signed_record", "signed", 2, "printer", "签名")
    assert job.number == "DYJ-2601-03A-0001"
    assert leader.prints.finish(job.number, 4).pages == 4
    assert [entry.number for entry in leader.prints.all("r")] == [job.number]


def test_v18_a_medium_is_known_by_its_serial(leader: Session) -> None:
    medium = leader.media.register("USB-77", "usb", 64 << 30, "唐越")
    assert leader.media.by_serial("USB-77") == medium and leader.media.by_serial("USB-78") is None
    with pytest.raises(Refused, match="MEDIUM_REGISTERED"):
        leader.media.register("USB-77", "usb", 64 << 30, "唐越")
    leader.media.set_state(medium.number, "lost")
    assert leader.media.by_serial("USB-77").state == "lost"


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [((), "lost", True), ((), "returned", True), ((), "destroyed", True), (("lost",), "returned", True),
     (("lost",), "destroyed", True), (("returned",), "destroyed", True), (("lost",), "lost", False),
     (("returned",), "lost", False), (("destroyed",), "lost", False), (("destroyed",), "returned", False),
     (("destroyed",), "destroyed", False)],
)  # fmt: skip
def test_r30_what_was_destroyed_stays_destroyed(
    leader: Session, before: tuple[End, ...], after: End, allowed: bool
) -> None:
    number = leader.media.register("USB-77", "usb", 64 << 30, "唐越").number
    for state in before:
        leader.media.set_state(number, state)
    events = leader.audit.head()
    if allowed:
        leader.media.set_state(number, after)
        assert leader.media.all()[0].state == after
    else:
        with pytest.raises(Refused, match="MEDIUM_ENDED"):
            leader.media.set_state(number, after)
        assert (leader.media.all()[0].state, leader.audit.head()) == (before[-1], events)


def test_audit_chain_shows_change_truncation_and_order(leader: Session) -> None:
    for number in range(5):
        log_of(leader).append("note", str(number))
    events = list(leader.audit.events())
    assert check_chain(events) == leader.audit.head()
    for broken in (
        [*events[:2], replace(events[2], actor="x"), *events[3:]],
        [*events[:2], *events[3:]],
        [events[1], events[0], *events[2:]],
    ):
        with pytest.raises(IntegrityFailure, match="AUDIT_BROKEN"):
            check_chain(broken)


def test_another_devices_chain_is_adopted_once(leader: Session) -> None:
    events = [replace(event, device="f" * 32) for event in leader.audit.events()]
    with pytest.raises(IntegrityFailure, match="AUDIT_BROKEN"):
        log_of(leader).adopt(events)
