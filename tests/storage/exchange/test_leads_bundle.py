"""V16: leads leave in a bundle of their own that only the receiving body opens."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from forms.canonical import short_fingerprint
from forms.problems import Cancelled, IntegrityFailure, Refused
from storage.closeout import blocks
from storage.exchange import sealing
from storage.exchange.bundles import BundleBook
from storage.exchange.export import Export
from storage.exchange.leads import LeadExport, open_leads, sender_of
from storage.leads import balance
from storage.media import FoundMedium, folder_medium
from storage.protected import new_identity
from storage.resealing import reseal_all
from storage.session import Session
from storage.settings import Settings
from storage.stints import stint_to_json
from tests.storage.crowd import DEPUTY, KEEPER, LEADER, MEMBER, SECADMIN, Crowd, pack_leads, register_lead
from tests.storage.test_leads import DISCIPLINE, DISCIPLINE_IDENTITY, decided, move
from tests.worlds import OFFICE_IDENTITY, PASSPHRASE


@pytest.fixture
def crowd(crowd_of: Callable[..., Crowd]) -> Crowd:
    return crowd_of(policy={"leads_recipient": DISCIPLINE})


@pytest.fixture
def stick(crowd: Crowd, tmp_path: Path) -> FoundMedium:
    folder = tmp_path / "stick"
    folder.mkdir()
    found = folder_medium(folder)
    crowd.be(SECADMIN).media.register(found.serial, "folder", found.size, "顾清和")
    return found


def seal(crowd: Crowd, stick: FoundMedium, record: str) -> sealing.SealResult:
    session = crowd.be(KEEPER)
    word = session.accounts.approve(LEADER.id, PASSPHRASE, "leads")
    export = LeadExport(session)
    result = sealing.run(export.approve([record], stick, word))
    export.packed(result)
    return result


def test_only_the_receiving_body_opens_it(crowd: Crowd, stick: FoundMedium) -> None:
    record = decided(crowd)
    result = seal(crowd, stick, record)
    (path,) = result.paths
    assert path.name == "leads-03-A-0001.sealed"
    (lead,) = open_leads(path, DISCIPLINE_IDENTITY)
    assert (lead.serial, lead.groups["lead"]["subject_name"]) == ("XS-2601-03A-0001", "欧阳怀瑾")
    assert lead.groups["handling"]["proposed_body"] == "县纪委监委"
    with pytest.raises((Refused, IntegrityFailure)):
        open_leads(path, OFFICE_IDENTITY)
    assert crowd.now.records.get(record).head.content["packed_in"] == "leads-03-A-0001"


def public_bytes(session: Session) -> bytes:
    return session.signing_key.public_key().public_bytes_raw()


def test_the_receiving_body_reads_it_at_the_command_line(crowd: Crowd, stick: FoundMedium, tmp_path: Path) -> None:
    (path,) = seal(crowd, stick, decided(crowd)).paths
    key = tmp_path / "key.txt"
    key.write_text(f"# the receiving body\n{DISCIPLINE_IDENTITY}\n", "utf-8")
    root = Path(__file__).resolve().parents[3]
    call = [
        sys.executable,
        str(root / "main.py"),
        "--lang",
        "zh",
        "bundle",
        "leads",
        str(path),
        "--identity",
        str(key),
    ]
    done = subprocess.run(call, capture_output=True, text=True, timeout=60, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "XS-2601-03A-0001" in done.stdout
    assert "反映对象姓名: 欧阳怀瑾" in done.stdout
    assert "来源: 谈话" in done.stdout  # words, not codes
    assert LEADER.id not in done.stdout
    assert short_fingerprint(public_bytes(crowd.now).hex()) in done.stdout
    assert "请与移交单上的封装机公钥指纹核对" in done.stdout
    assert "练习" in done.stdout
    key.write_text(f"{OFFICE_IDENTITY}\n", "utf-8")
    refused = subprocess.run(call, capture_output=True, text=True, timeout=60, cwd=tmp_path)
    assert refused.returncode != 0
    assert "欧阳" not in refused.stdout + refused.stderr


def test_the_leaders_word_and_a_registered_stick(crowd: Crowd, stick: FoundMedium, tmp_path: Path) -> None:
    record = decided(crowd)
    export = LeadExport(crowd.be(KEEPER))
    with pytest.raises(Refused, match="APPROVAL_NEEDED"):
        export.approve([record], stick, None)
    other = tmp_path / "other"
    other.mkdir()
    with pytest.raises(Refused, match="MEDIUM_UNKNOWN"):
        export.approve([record], folder_medium(other), None)
    waiting = register_lead(crowd.be(MEMBER)).record
    export = LeadExport(crowd.be(KEEPER))
    for records in ([], [waiting], [record, waiting]):
        with pytest.raises(Refused, match="NOTHING_TO_SEND"):
            export.approve(records, stick, None)
    for account in (MEMBER, DEPUTY):
        with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
            LeadExport(crowd.be(account)).review()


def test_leads_make_no_gap_in_the_offices_series(crowd: Crowd, stick: FoundMedium) -> None:
    seal(crowd, stick, decided(crowd))
    second = seal(crowd, stick, decided(crowd))
    assert second.row.sequence == 2
    assert second.row.statement.previous
    session = crowd.be(LEADER)
    assert Export(session).bundles() == []
    assert Export(session).review().sequence == 1
    assert [row.sequence for row in BundleBook(session.connection).all(sender_of(session.device))] == [1, 2]


def test_a_cut_off_writing_is_taken_up_again(crowd: Crowd, stick: FoundMedium) -> None:
    record = decided(crowd)
    session = crowd.be(KEEPER)
    export = LeadExport(session)

    def cut(step: str, done: int, total: int) -> None:
        if step == "write":
            raise Cancelled

    with pytest.raises(Cancelled):
        sealing.run(export.approve([record], stick, session.accounts.approve(LEADER.id, PASSPHRASE, "leads")), cut)
    with pytest.raises(Refused, match="BUNDLE_UNFINISHED"):
        export.review()
    assert session.records.get(record).head.state == "decided"
    result = sealing.run(export.again(stick, session.accounts.approve(LEADER.id, PASSPHRASE, "leads")))
    export.packed(result)
    assert result.row.sequence == 1
    assert balance(session.connection).reconciles


def test_a_bundle_whose_leads_were_not_marked_is_settled(crowd: Crowd, stick: FoundMedium) -> None:
    """The program ended between the read-back and the note: the lead would go out a second time."""
    record = decided(crowd)
    session = crowd.be(KEEPER)
    export = LeadExport(session)
    sealing.run(export.approve([record], stick, session.accounts.approve(LEADER.id, PASSPHRASE, "leads")))
    assert [row.id for row in export.review()] == [record]
    (saved,) = LeadExport(session).settle()
    assert (saved.revision.state, saved.revision.content["packed_in"]) == ("packed", "leads-03-A-0001")
    assert export.review() == export.settle() == []
    with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
        LeadExport(crowd.be(MEMBER)).settle()


def test_a_bundle_is_handed_over_as_a_whole(crowd: Crowd, stick: FoundMedium) -> None:
    record = decided(crowd)
    bundle = seal(crowd, stick, record).row.id
    export = LeadExport(crowd.now)
    with pytest.raises(Refused, match="WRONG_STATE"):
        export.receipt(bundle, "收-7", "2026-03-18")
    with pytest.raises(Refused, match="HAND_OVER_NOT_SIGNED"):
        export.hand_over(bundle, KEEPER.id, "2026-03-18", signed=False)
    assert crowd.now.records.get(record).head.state == "packed"
    export.hand_over(bundle, KEEPER.id, "2026-03-18", signed=True)
    assert crowd.now.records.get(record).head.state == "handed_over"
    assert crowd.now.bundles.get(bundle).state == "delivered"
    export.receipt(bundle, "收-7", "2026-03-18")
    assert crowd.now.bundles.get(bundle).state == "receipted"
    with pytest.raises(Refused, match="WRONG_STATE"):
        export.hand_over(bundle, KEEPER.id, "2026-03-18", signed=True)
    for account in (MEMBER, DEPUTY):
        session = crowd.be(account)
        assert session.bundles.all() == []
        with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
            session.bundles.get(bundle)


def test_v25_a_lead_without_receipt_blocks_and_the_office_waits_for_none(crowd: Crowd, stick: FoundMedium) -> None:
    record = decided(crowd)
    result = seal(crowd, stick, record)
    assert {block.code for block in blocks(crowd.be(LEADER))} == {"LEAD_UNRECEIPTED"}
    crowd.be(KEEPER)
    move(crowd, record, "hand_over",
         {"handed_over_on": "2026-03-18", "handed_over_by": KEEPER.id, "taken_over_signed": "yes"}, None)  # fmt: skip
    LeadExport(crowd.now).receipt(result.row.id, "收-7", "2026-03-18")
    assert crowd.now.records.get(record).head.state == "receipted"
    assert blocks(crowd.be(LEADER)) == []


def with_kit_of(crowd: Crowd, recipient: str) -> None:
    """What taking over a further kit does to the policy; in force from the next unlocking."""
    session = crowd.now
    policy = {**session.stint.policy, "leads_recipient": recipient}
    Settings(session.connection).set("stint", stint_to_json(replace(session.stint, policy=policy)))
    session.close()


def test_v16_what_the_receiving_body_cannot_open_is_not_packed(crowd_of: Callable[..., Crowd], tmp_path: Path) -> None:
    """The lead was sealed before the kit had the body's key."""
    crowd = crowd_of()
    record = decided(crowd)
    with_kit_of(crowd, DISCIPLINE)
    with pytest.raises(Refused, match="LEAD_SEALED_TO_OTHERS"):
        pack_leads(crowd.be(KEEPER), record)
    assert LeadExport(crowd.now).bundles() == []
    assert record in reseal_all(crowd.now).records
    (path,) = pack_leads(crowd.now, record).paths
    (lead,) = open_leads(path, DISCIPLINE_IDENTITY)
    assert set(lead.groups) == {"lead", "reporter", "handling"}


def test_v16_a_bundle_taken_up_again_is_for_the_key_that_holds_now(crowd: Crowd, stick: FoundMedium) -> None:
    record, (identity, recipient) = decided(crowd), new_identity()
    session = crowd.be(KEEPER)
    LeadExport(session).approve([record], stick, session.accounts.approve(LEADER.id, PASSPHRASE, "leads"))
    with_kit_of(crowd, recipient)
    session = crowd.be(KEEPER)
    word = session.accounts.approve(LEADER.id, PASSPHRASE, "leads")
    with pytest.raises(Refused, match="LEAD_SEALED_TO_OTHERS"):
        LeadExport(session).again(stick, word)
    reseal_all(session)
    result = sealing.run(LeadExport(session).again(stick, word))
    assert open_leads(result.paths[0], identity)[0].groups["handling"]["proposed_body"] == "县纪委监委"
    LeadExport(session).packed(result)
    assert balance(session.connection).reconciles


def test_v16_a_written_bundle_is_sealed_again_for_a_new_key(crowd: Crowd, stick: FoundMedium) -> None:
    """Written, not handed over, and the body has another key by now; with the old key it is written again as it was."""
    record, (identity, recipient) = decided(crowd), new_identity()
    first = seal(crowd, stick, record)
    session = crowd.be(KEEPER)
    word = session.accounts.approve(LEADER.id, PASSPHRASE, "leads")
    first.paths[0].unlink()
    same = sealing.run(LeadExport(session).again(stick, word))
    assert same.row.statement.tagmanifest == first.row.statement.tagmanifest
    same.paths[0].unlink()
    with_kit_of(crowd, recipient)
    session = crowd.be(KEEPER)
    word = session.accounts.approve(LEADER.id, PASSPHRASE, "leads")
    with pytest.raises(Refused, match="LEAD_SEALED_TO_OTHERS"):
        LeadExport(session).again(stick, word)
    assert record in reseal_all(session).records
    result = sealing.run(LeadExport(session).again(stick, word))
    assert result.row.sequence == first.row.sequence
    assert open_leads(result.paths[0], identity)[0].groups["handling"]["proposed_body"] == "县纪委监委"
    LeadExport(session).settle()
    assert balance(session.connection).reconciles
