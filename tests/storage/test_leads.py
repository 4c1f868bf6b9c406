"""V16, V17: leads and contact reports are written once and read by few; counts reconcile."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pyrage
import pytest

from forms.kinds import KINDS
from forms.problems import Refused
from storage.database import open_database
from storage.exchange import sealing
from storage.exchange.bundles import BundleBook
from storage.exchange.export import Export
from storage.leads import always_included, balance, ready, recipient, referral_sheet, revisions_of
from storage.media import folder_medium
from storage.model import Account
from storage.protected import new_identity, unseal
from storage.slots import read_slots, unwrap
from tests.storage.crowd import (
    AUDITOR,
    DEPUTY,
    KEEPER,
    LEADER,
    LIAISON,
    MEMBER,
    SECADMIN,
    SECOND,
    Crowd,
    a_contact_report,
    a_lead,
    file_report,
    pack_leads,
    register_lead,
    theirs,
)  # fmt: skip
from tests.worlds import KEEPER_IDENTITY, OFFICE_IDENTITY, PASSPHRASE, RECOVERY_IDENTITY

DISCIPLINE_IDENTITY, DISCIPLINE = new_identity()
FIRST = {"preliminary_class": "look", "first_participants": [LEADER.id, KEEPER.id], "first_opinion": "先核合同"}
SECOND_MEETING = FIRST | {
    "second_participants": [LEADER.id, KEEPER.id], "second_opinion": "移交", "proposed_body": "县纪委监委",
}  # fmt: skip


@pytest.fixture
def crowd(crowd_of: Callable[..., Crowd]) -> Crowd:
    return crowd_of(policy={"leads_recipient": DISCIPLINE})


def move(crowd: Crowd, record: str, name: str, updates: Mapping[str, Any], handling: Mapping[str, Any] | None) -> None:
    session = crowd.now
    head = session.records.get(record).head
    approver = KINDS["lead"].transition(name).approver
    word = session.accounts.approve(LEADER.id, PASSPHRASE, record) if approver and session.me.role != approver else None
    groups = {"handling": handling} if handling else {}
    session.records.transition(record, head.id, name, updates, approval=word, protected=groups)


def decided(crowd: Crowd) -> str:
    record = register_lead(crowd.be(MEMBER)).record
    crowd.be(KEEPER)
    move(crowd, record, "discuss", {"first_meeting_on": "2026-03-11"}, FIRST)
    move(crowd, record, "decide", {"second_meeting_on": "2026-03-16"}, SECOND_MEETING)
    return record


def test_v16_a_member_writes_a_lead_and_is_blind(crowd: Crowd) -> None:
    member = crowd.be(MEMBER)
    saved = register_lead(member)
    assert saved.serial == "XS-2601-03A-0001"
    own = member.accounts.get(MEMBER.id).recipient
    assert own
    assert not any(own in sealed.recipients for sealed in saved.protected.values())
    for call in (member.records.get, member.records.history):
        with pytest.raises(Refused, match="NOT_READABLE"):
            call(saved.record)
    assert member.records.summaries("lead") == []
    assert member.drafts.of(saved.record) is None
    with pytest.raises(Refused, match="NOT_READABLE"):
        member.open_protected(saved.record, "lead", "看看")


@pytest.mark.parametrize("who", [LEADER, KEEPER], ids=lambda one: one.role)
def test_v16_leader_and_keeper_open_it_with_a_reason(crowd: Crowd, who: Account) -> None:
    record = register_lead(crowd.be(MEMBER)).record
    session = crowd.be(who)
    assert session.open_protected(record, "lead", "办理")["subject_name"] == "欧阳怀瑾"
    with pytest.raises(Refused, match="REASON_NEEDED"):
        session.open_protected(record, "lead", " ")


@pytest.mark.parametrize("who", [DEPUTY, LIAISON], ids=lambda one: one.role)
def test_v16_others_register_none(crowd: Crowd, who: Account) -> None:
    with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
        register_lead(crowd.be(who))


@pytest.mark.parametrize("who", [LEADER, KEEPER, MEMBER, DEPUTY, AUDITOR], ids=lambda one: one.role)
def test_v16_no_search_finds_a_lead(crowd: Crowd, who: Account) -> None:
    register_lead(crowd.be(MEMBER))
    session = crowd.be(who)
    assert session.records.find("礼品") == session.records.find("怀瑾") == session.records.find("XS") == []


def test_v16_what_stands_in_the_clear_says_nothing(crowd: Crowd) -> None:
    register_lead(crowd.be(MEMBER))
    for (body,) in crowd.now.connection.execute("SELECT body FROM revision WHERE kind = 'lead'"):
        assert not any(word in body.decode() for word in ("礼品", "设备科", "欧阳", "司徒", "2207"))
    for table in ("record", "search_place", "draft", "audit", "figure", "link"):
        rows = str(crowd.now.connection.execute(f"SELECT * FROM {table}").fetchall())
        assert not any(word in rows for word in ("礼品", "设备科负责", "欧阳", "司徒"))


@pytest.mark.parametrize("who", [LEADER, MEMBER, KEEPER], ids=lambda one: one.role)
def test_v16_v17_what_is_sealed_to_few_takes_no_files(crowd: Crowd, who: Account) -> None:
    """A file is encrypted with the vault, which everybody on the team opens."""
    session = crowd.be(who)
    ref = session.attachments.add(io.BytesIO(b"letter"), "letter.png", "image/png", "materials")
    for kind, content, groups in (
        ("lead", {"received_on": "2026-03-10"}, a_lead()), ("contact_report", {}, a_contact_report())
    ):  # fmt: skip
        with pytest.raises(Refused, match="SEALED_TAKES_NO_FILES"):
            session.records.create(kind, content, groups, attachments=(ref,))
    if who.role != "member":
        saved = register_lead(session)
        with pytest.raises(Refused, match="SEALED_TAKES_NO_FILES"):
            session.records.save(saved.record, saved.id, dict(saved.content), attachments=(ref,))


def test_v16_a_lead_is_whole_when_it_is_registered(crowd: Crowd) -> None:
    session = crowd.be(MEMBER)
    for gone in ("channel", "gist", "subject_post"):
        groups = a_lead()
        del groups["lead"][gone]
        with pytest.raises(Refused, match="FIELD_MISSING"):
            session.records.create("lead", {"received_on": "2026-03-10"}, groups)
    with pytest.raises(Refused, match="GIST_TOO_LONG"):
        register_lead(session, gist="长" * 501)


def test_v16_the_group_meets_twice(crowd: Crowd) -> None:
    record = register_lead(crowd.be(MEMBER)).record
    crowd.be(KEEPER)
    for updates, handling, code in (
        ({}, FIRST, "FIELD_MISSING"),
        ({"first_meeting_on": "2026-03-09"}, FIRST, "MEETING_DAY"),
        ({"first_meeting_on": "2026-03-11"}, None, "FIELD_MISSING"),
        ({"first_meeting_on": "2026-03-11"}, FIRST | {"first_participants": [LEADER.id]}, "GROUP_MEETING_NEEDED"),
    ):
        with pytest.raises(Refused, match=code):
            move(crowd, record, "discuss", updates, handling)
    with pytest.raises(Refused, match="WRONG_STATE"):
        move(crowd, record, "decide", {"second_meeting_on": "2026-03-16"}, SECOND_MEETING)
    move(crowd, record, "discuss", {"first_meeting_on": "2026-03-11"}, FIRST)
    with pytest.raises(Refused, match="MEETING_DAY"):
        move(crowd, record, "decide", {"second_meeting_on": "2026-03-10"}, SECOND_MEETING)
    with pytest.raises(Refused, match="FIELD_MISSING"):
        move(crowd, record, "decide", {"second_meeting_on": "2026-03-16"}, FIRST)
    with pytest.raises(Refused, match="APPROVAL_NEEDED"):
        head = crowd.now.records.get(record).head
        crowd.now.records.transition(
            record, head.id, "decide", {"second_meeting_on": "2026-03-16"}, protected={"handling": SECOND_MEETING}
        )
    move(crowd, record, "decide", {"second_meeting_on": "2026-03-16"}, SECOND_MEETING)


def test_v16_no_reason_stands_in_the_clear(crowd: Crowd) -> None:
    record = register_lead(crowd.be(MEMBER)).record
    session = crowd.be(LEADER)
    head = session.records.get(record).head
    sealed = {"handling": {"not_accepted_reason": "一般作风问题", "passed_on_to": "县医院党委"}}
    with pytest.raises(Refused, match="REASON_IN_THE_CLEAR"):
        session.records.transition(record, head.id, "not_accept", reason="作风", protected=sealed)
    saved = session.records.transition(record, head.id, "not_accept", protected=sealed)
    assert saved.revision.reason == ""


def test_v16_the_way_of_a_lead_to_its_receipt(crowd: Crowd) -> None:
    record = decided(crowd)
    assert [row.id for row in ready(crowd.now)] == [record]
    assert recipient(crowd.now) == DISCIPLINE
    head = crowd.now.records.get(record).head
    assert revisions_of(crowd.now.connection, [record])[-1] == (head.id, record)
    assert unseal(head.protected["lead"], DISCIPLINE_IDENTITY)["gist"]  # the receiving body opens it with its own key
    pack_leads(crowd.now, record)
    with pytest.raises(Refused, match="HAND_OVER_NOT_SIGNED"):
        move(crowd, record, "hand_over", {"handed_over_on": "2026-03-18", "handed_over_by": KEEPER.id}, None)
    move(crowd, record, "hand_over",
         {"handed_over_on": "2026-03-18", "handed_over_by": KEEPER.id, "taken_over_signed": "yes"}, None)  # fmt: skip
    sheet = referral_sheet(crowd.now, record, "移交")
    assert (sheet.serial, sheet.handling["proposed_body"]) == ("XS-2601-03A-0001", "县纪委监委")
    assert sheet.approved_by == LEADER.id
    move(crowd, record, "receipt", {"receipt_no": "收-7", "receipted_on": "2026-03-18"}, None)
    assert crowd.now.figures.counter("K07").headline == "1 / 1 / 1"


def test_v16_no_lead_counts_as_packed_without_a_bundle_that_holds_it(crowd: Crowd) -> None:
    first, second = decided(crowd), decided(crowd)
    pack_leads(crowd.now, first)
    for bundle in ("never-was.sealed", "leads-03-A-0001"):  # none; and one that holds another lead
        with pytest.raises(Refused, match="LEAD_NOT_IN_BUNDLE"):
            move(crowd, second, "pack", {"packed_in": bundle}, None)
    assert balance(crowd.now.connection).packed == 1
    book = BundleBook(crowd.now.connection)
    (row,) = (one for one in book.all() if one.statement.kind == "leads")
    before_the_decision = crowd.now.records.history(second)[:-1]
    book.put_revisions(row.id, [(revision.id, second) for revision in before_the_decision])
    with pytest.raises(Refused, match="LEAD_NOT_IN_BUNDLE"):
        move(crowd, second, "pack", {"packed_in": "leads-03-A-0001"}, None)


def test_v16_v25_no_hand_over_or_receipt_without_the_bundle(crowd: Crowd) -> None:
    record = decided(crowd)
    bundle = pack_leads(crowd.now, record).row.id
    held = BundleBook(crowd.now.connection).revisions_in(bundle)
    signed = {"handed_over_on": "2026-03-18", "handed_over_by": KEEPER.id, "taken_over_signed": "yes"}
    BundleBook(crowd.now.connection).put_revisions(bundle, [])
    with pytest.raises(Refused, match="LEAD_NOT_IN_BUNDLE"):
        move(crowd, record, "hand_over", signed, None)
    BundleBook(crowd.now.connection).put_revisions(bundle, held)
    move(crowd, record, "hand_over", signed, None)
    BundleBook(crowd.now.connection).put_revisions(bundle, [])
    with pytest.raises(Refused, match="LEAD_NOT_IN_BUNDLE"):
        move(crowd, record, "receipt", {"receipt_no": "收-7", "receipted_on": "2026-03-18"}, None)


def test_v16_a_packed_lead_is_fixed(crowd: Crowd) -> None:
    record = decided(crowd)
    pack_leads(crowd.now, record)
    head = crowd.now.records.get(record).head
    with pytest.raises(Refused, match="RECORD_FIXED"):
        crowd.now.records.save(record, head.id, dict(head.content), {"lead": a_lead()["lead"]})
    with pytest.raises(Refused, match="RECORD_FIXED"):
        move(crowd, record, "hand_over", {"taken_over_signed": "yes"}, SECOND_MEETING)


def test_v16_the_count_reconciles(crowd: Crowd) -> None:
    packed, waiting = decided(crowd), register_lead(crowd.be(MEMBER)).record
    refused = register_lead(crowd.be(SECOND)).record
    crowd.be(KEEPER)
    pack_leads(crowd.now, packed)
    with pytest.raises(Refused, match="FIELD_MISSING"):
        move(crowd, refused, "not_accept", {}, FIRST)
    move(crowd, refused, "not_accept", {}, {"not_accepted_reason": "一般作风问题", "passed_on_to": "县医院党委"})
    found = balance(crowd.now.connection)
    assert (found.registered, found.packed, found.not_accepted, found.reconciles) == (3, 1, 1, False)
    assert found.waiting == ("XS-2601-03A-0002",)
    assert waiting
    sealed = crowd.now.records.get(refused).head
    assert sealed.reason == ""
    assert "作风" not in str(sealed.content)


def test_v16_without_a_key_of_the_receiving_body_nothing_is_packed(crowd_of: Callable[..., Crowd]) -> None:
    with pytest.raises(Refused, match="LEADS_KEY_MISSING"):
        recipient(crowd_of().be(KEEPER))


@pytest.mark.parametrize("who", [LEADER, DEPUTY, MEMBER, LIAISON, KEEPER], ids=lambda one: one.role)
def test_v17_anyone_of_the_team_files_a_contact_report(crowd: Crowd, who: Account) -> None:
    session = crowd.be(who)
    saved = file_report(session)
    assert (saved.serial, saved.state) == ("DT-2601-03A-0001", "filed")
    assert unseal(saved.protected["report"], KEEPER_IDENTITY)["about"] == "interceding"
    own = session.accounts.get(who.id).recipient
    assert (own in saved.protected["report"].recipients) == (who.role == "leader")
    if who.role == "leader":
        assert session.open_protected(saved.record, "report", "核对")["about"] == "interceding"
    else:
        with pytest.raises(Refused, match="NOT_READABLE"):
            session.records.get(saved.record)


def test_v17_the_leader_reads_own_reports_only(crowd: Crowd) -> None:
    theirs_ = file_report(crowd.be(MEMBER)).record
    leader = crowd.be(LEADER)
    own = file_report(leader)
    assert [row.id for row in leader.records.summaries("contact_report")] == [own.record]
    with pytest.raises(Refused, match="NOT_READABLE"):
        leader.records.get(theirs_)


def test_v17_nobody_edits_or_voids_one(crowd: Crowd) -> None:
    leader = crowd.be(LEADER)
    own = file_report(leader)
    assert KINDS["contact_report"].transitions == ()
    with pytest.raises(Refused, match="RECORD_FIXED"):
        leader.records.save(own.record, own.id, {}, a_contact_report(said="另一回事"))
    with pytest.raises(Exception, match="never deleted"):
        leader.connection.execute("DELETE FROM revision WHERE record = ?", (own.record,))
    with pytest.raises(Refused, match="FIELD_MISSING"):
        leader.records.create("contact_report", {}, {"report": {"about": "leak"}})


def test_v17_every_report_is_in_every_bundle(crowd: Crowd) -> None:
    first = file_report(crowd.be(MEMBER))
    second = file_report(crowd.be(LIAISON))
    assert always_included(crowd.now.connection) == [(first.id, first.record), (second.id, second.record)]


def test_v17_a_report_goes_again_with_every_later_bundle(crowd: Crowd, tmp_path: Path) -> None:
    report = file_report(crowd.be(MEMBER))
    stick = tmp_path / "stick"
    stick.mkdir()
    found = folder_medium(stick)
    crowd.be(SECADMIN).media.register(found.serial, "folder", found.size, "唐越")
    session = crowd.be(LEADER)
    export = Export(session)
    first = sealing.run(export.approve(export.review(), found, None)).row
    with pytest.raises(Refused, match="NOTHING_TO_SEND"):
        export.approve(export.review(), found, None)
    made = session.records.create("interview", theirs(MEMBER, SECOND)).revision
    session.records.transition(made.record, made.id, "void", reason="未谈成")
    second = sealing.run(export.approve(export.review(), found, None)).row
    book = BundleBook(session.connection)
    assert report.record in book.records_in(first.id)
    assert report.record in book.records_in(second.id)


def test_the_raw_key_and_one_members_account_open_no_other_protected_field(crowd: Crowd) -> None:
    """An attacker with the database key and one member's identity, reading the tables directly."""
    leader = crowd.be(LEADER)
    leader.records.create("interview", theirs(SECOND, LEADER), {"identity": {"name": "欧阳怀瑾"}})
    leader.records.create("intake", {"channel": "visit"}, {"reporter": {"name": "司徒望"}})
    leader.drafts.write("d" * 32, "lead", "", {}, a_lead())
    decided(crowd)  # the group's opinion, twice
    file_report(crowd.be(MEMBER))
    file_report(crowd.now, about="team_conduct")
    file_report(crowd.be(LEADER))  # the leader's own complaint is the leader's to read, and nobody else's here
    crowd.be(MEMBER)
    own = crowd.now.records.create("interview", theirs(MEMBER, SECOND), {"identity": {"name": "钟离春"}}).revision
    crowd.now.close()
    world = crowd.world
    file = read_slots(world.vault / "slots.json")
    secret = world.device.load(file.vault_id)
    keys = unwrap(file.vault_id, file.slot_of(MEMBER.id), PASSPHRASE, secret)
    connection = open_database(world.vault / "vault.db", keys.vault_key)
    bodies = connection.execute(
        "SELECT record, kind, CAST(body AS TEXT) FROM revision UNION ALL "
        "SELECT record, 'draft of ' || kind, CAST(body AS TEXT) FROM draft"
    ).fetchall()
    connection.close()
    opened: list[str] = []
    closed: set[tuple[str, str]] = set()
    for record, kind, body in bodies:
        for group, sealed in json.loads(body)["protected"].items():
            message = base64.b64decode(sealed["sealed"] if isinstance(sealed, dict) else sealed)
            try:
                pyrage.decrypt(message, [pyrage.x25519.Identity.from_str(keys.identity)])
                opened.append(record)
            except pyrage.DecryptError:
                closed.add((kind, group))
    assert opened == [own.record]
    assert closed == {
        ("interview", "identity"), ("intake", "reporter"), ("lead", "lead"), ("lead", "reporter"),
        ("lead", "handling"), ("contact_report", "report"), ("draft of lead", "lead"), ("draft of lead", "reporter"),
    }  # fmt: skip


@pytest.mark.parametrize("identity", [KEEPER_IDENTITY, OFFICE_IDENTITY, RECOVERY_IDENTITY], ids="kir")
def test_no_key_of_the_office_opens_a_lead(crowd: Crowd, identity: str) -> None:
    saved = register_lead(crowd.be(MEMBER))
    for sealed in saved.protected.values():
        with pytest.raises(Refused, match="NOT_A_RECIPIENT"):
            unseal(sealed, identity)
