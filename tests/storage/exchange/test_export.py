"""Export from real vaults onto a folder that stands for the stick."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.problems import Cancelled, Refused
from storage.codec import decode
from storage.exchange import content, sealing, target
from storage.exchange.enrol import SelfTrust
from storage.exchange.export import Export
from storage.exchange.limits import DEFAULT_LIMITS
from storage.exchange.markings import allowed, highest
from storage.exchange.reading import Verified, entries, verify
from storage.exchange.source import Identities
from storage.media import FoundMedium, folder_medium
from storage.model import Account, Revision
from storage.session import Session
from storage.vault import create_vault, unlock_vault
from tests.worlds import OFFICE_IDENTITY, PASSPHRASE, World, a_stint, an_interview, an_office

LEADER = Account("1" * 32, "陆明远", "leader")
OPENER = Identities([OFFICE_IDENTITY])


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.fixture
def leader(world: World) -> Iterator[Session]:
    session = create_vault(world.vault, a_stint(), LEADER, PASSPHRASE, world.device, world.tools)
    yield session
    session.close()


@pytest.fixture
def stick(tmp_path: Path, leader: Session) -> FoundMedium:
    folder = tmp_path / "stick"
    folder.mkdir()
    found = folder_medium(folder)
    Export(leader).register_medium(found, "方启")
    return found


def begun(session: Session, **changes: object) -> Revision:
    """An interview under way, two revisions old."""
    first = session.records.create("interview", an_interview(**changes)).revision
    return session.records.transition(first.record, first.id, "begin").revision


def locked(session: Session, **changes: object) -> str:
    """A locked interview of three revisions; returns the record id."""
    head = begun(session, **changes)
    return session.records.transition(head.record, head.id, "lock").revision.record


def sealed(session: Session, stick: FoundMedium) -> sealing.SealResult:
    export = Export(session)
    review = export.review()
    return sealing.run(export.approve(review, stick, None))


def opened(path: Path) -> tuple[Verified, dict[str, bytes]]:
    verified = verify(path, OPENER, SelfTrust())
    with entries(verified, OPENER) as files:
        return verified, {file.path: b"".join(file.pieces) for file in files}


def test_review_says_what_leaves_and_what_stays(leader: Session) -> None:
    first, second = locked(leader), locked(leader)
    leader.records.transition(second, leader.records.get(second).head.id, "void", reason="登记\n重复")
    draft = leader.records.create("interview", an_interview())
    locked(leader, marking="internal")
    review = Export(leader).review()
    assert [record.id for record in review.selection.records][:2] == [first, second]
    assert [(held.kind, held.why, held.serials) for held in review.selection.held] == [
        ("interview", "open", (draft.revision.serial,))
    ]
    (span,) = review.serials
    assert (span.prefix, span.first, span.last, span.issued, span.gaps, span.held) == ("TH", 1, 4, 4, (), (3,))
    assert [(void.serial, void.reason) for void in span.voids] == [("TH-2601-03A-0002", "登记 重复")]
    assert review.marking == "work_secret_internal"
    assert len(review.unsigned) == 2
    assert review.previous is None
    assert review.audit.last == leader.audit.head()[0]
    assert {(count.state, count.count) for count in review.selection.counts} == {("locked", 2), ("void", 1)}


def test_the_bundle_holds_just_that(leader: Session, stick: FoundMedium) -> None:
    head = begun(leader)
    scan = leader.attachments.add(io.BytesIO(b"%PDF scan"), "scan.pdf", "application/pdf", "signed_pages")
    done = leader.records.transition(head.record, head.id, "lock", attachments=(scan,))
    leader.records.create("interview", an_interview(gist="MARKER-DRAFT"))
    result = sealed(leader, stick)
    assert [path.name for path in result.paths] == ["03-A-0001.sealed"]
    assert result.row.state == "written"
    assert done.revision.record in result.change.records
    assert set(result.seconds) == set(sealing.STEPS)
    verified, files = opened(result.paths[0])
    assert verified.sealed_sha256 == result.row.sha256
    assert set(files) == {"revisions.jsonl", "audit.jsonl", "registers.json", f"attachments/{scan.sha256}"}
    revisions = [decode(line) for line in files["revisions.jsonl"].splitlines()]
    assert [revision.id for revision in revisions][1:] == [head.id, done.revision.id]
    events = list(content.read_events([files["audit.jsonl"]], DEFAULT_LIMITS))
    assert events[-1].hash == verified.statement.audit.head
    assert verified.statement.medium.number == "JZ-2601-03A-0001"
    assert verified.statement.approved_by.name == "陆明远"
    assert leader.records.get(done.revision.record).custody == "sealed"


def test_the_next_bundle_goes_on(leader: Session, stick: FoundMedium) -> None:
    first = locked(leader)
    one = sealed(leader, stick)
    with pytest.raises(Refused, match="NOTHING_TO_SEND"):
        sealed(leader, stick)
    second = locked(leader)
    head = leader.records.get(first).head
    leader.records.transition(first, head.id, "print")
    assert Export(leader).pending().by_bundle == {}
    assert Export(leader).pending().only_here == 2
    two = sealed(leader, stick)
    verified, files = opened(two.paths[0])
    assert verified.statement.previous == one.row.sha256
    assert verified.statement.previous_content == one.row.statement.tagmanifest
    assert verified.statement.audit.first == one.row.statement.audit.last + 1
    assert [decode(line).record for line in files["revisions.jsonl"].splitlines()] == [second, second, second, first]
    assert Export(leader).pending().by_bundle == {2: 2}
    everything = Export(leader).review("unreceived").selection
    assert len(everything.revisions) == 7


def test_a_stopped_bundle_keeps_its_number(leader: Session, stick: FoundMedium) -> None:
    locked(leader)
    export = Export(leader)

    def stop(step: sealing.Step, done: int, total: int) -> None:
        if step == "read_back":
            raise Cancelled

    with pytest.raises(Cancelled):
        sealing.run(export.approve(export.review(), stick, None), stop)
    assert list(stick.path.iterdir()) == []
    assert export.unfinished() is not None
    locked(leader)
    review = export.review()
    assert (review.sequence, review.again) == (1, True)
    assert len(review.selection.records) == 2
    result = sealing.run(export.approve(review, stick, None))
    assert (result.row.sequence, result.row.records) == (1, 2)
    assert export.unfinished() is None


@pytest.mark.parametrize("before_rename", [True, False])
def test_cut_off_between_reading_back_and_registering(
    leader: Session, stick: FoundMedium, monkeypatch: pytest.MonkeyPatch, before_rename: bool
) -> None:
    locked(leader)
    export = Export(leader)
    real = target.finish

    def die(written: target.Written) -> tuple[Path, ...]:
        if not before_rename:
            real(written)
        raise KeyboardInterrupt

    order = export.approve(export.review(), stick, None)
    monkeypatch.setattr(target, "finish", die)
    with pytest.raises(KeyboardInterrupt):
        sealing.run(order)
    monkeypatch.undo()
    row = export.unfinished()
    assert row is not None
    assert row.state == "verified"
    with pytest.raises(Refused, match="BUNDLE_UNFINISHED"):
        export.review()
    result = sealing.run(export.again(row.id, stick, None))
    assert result.row.state == "written"
    assert (result.row.sha256 == row.sha256) is not before_rename
    assert opened(result.paths[0])[0].sealed_sha256 == result.row.sha256
    assert [path.name for path in stick.path.iterdir()] == ["03-A-0001.sealed"]


def test_a_lost_stick(leader: Session, stick: FoundMedium, tmp_path: Path) -> None:
    locked(leader)
    one = sealed(leader, stick)
    locked(leader)
    sealed(leader, stick)
    other = tmp_path / "other"
    other.mkdir()
    found = folder_medium(other)
    export = Export(leader)
    with pytest.raises(Refused, match="MEDIUM_UNKNOWN"):
        export.again(one.row.id, found, None)
    export.register_medium(found, "方启")
    leader.media.set_state("JZ-2601-03A-0001", "lost")
    with pytest.raises(Refused, match="MEDIUM_NOT_IN_USE"):
        export.review()
        export.check_medium(stick)
    again = sealing.run(export.again(one.row.id, found, None))
    assert again.row.statement.tagmanifest == one.row.statement.tagmanifest
    assert again.row.statement.medium.number == "JZ-2601-03A-0002"
    assert again.row.sha256 != one.row.sha256
    assert set(again.row.hashes) == {one.row.sha256, again.row.sha256}


def test_a_name_that_is_taken_by_another_bundle(leader: Session, stick: FoundMedium) -> None:
    locked(leader)
    (stick.path / "03-A-0001.sealed").write_bytes(b"of a vault that was restored from an old backup")
    with pytest.raises(Refused, match="BUNDLE_NAME_TAKEN"):
        sealed(leader, stick)


def test_a_stick_of_another_team(leader: Session, stick: FoundMedium) -> None:
    locked(leader)
    for name in ("receipt-03-A-0001.sealed", "kit-03-0001.sealed", "03-B-0001.sealed", "notes.sealed"):
        (stick.path / name).write_bytes(b"")
    Export(leader).check_medium(stick)
    (stick.path / "04-A-0001.sealed.001").write_bytes(b"")
    with pytest.raises(Refused, match="MEDIUM_USED_ELSEWHERE"):
        Export(leader).check_medium(stick)


def test_folders_only_in_practice_and_never_the_vault(world: World, leader: Session) -> None:
    with pytest.raises(Refused, match="MEDIUM_INSIDE_VAULT"):
        Export(leader).check_medium(folder_medium(world.vault))
    leader.close()
    other = world.folder / "real"
    session = create_vault(other, a_stint(practice=False), LEADER, PASSPHRASE, world.device, world.tools)
    with pytest.raises(Refused, match="FOLDER_ONLY_IN_PRACTICE"):
        Export(session).check_medium(folder_medium(world.folder))
    with pytest.raises(Refused, match="FOLDER_ONLY_IN_PRACTICE"):
        Export(session).register_medium(folder_medium(world.folder), "方启")
    session.close()


def test_a_member_seals_only_with_the_leaders_word(world: World, leader: Session, stick: FoundMedium) -> None:
    locked(leader)
    leader.accounts.add("方启", "member", PASSPHRASE, account="2" * 32)
    leader.close()
    member = unlock_vault(world.vault, "方启", PASSPHRASE, world.device, world.tools)
    export = Export(member)
    review = export.review()
    with pytest.raises(Refused, match="APPROVAL_NEEDED"):
        export.approve(review, stick, None)
    word = member.accounts.approve("陆明远", PASSPHRASE, review.bundle)
    result = sealing.run(export.approve(review, stick, word))
    said = result.row.statement
    assert (said.created_by.name, said.approved_by.name) == ("方启", "陆明远")
    with pytest.raises(Refused, match="APPROVAL_NEEDED"):
        export.again(review.bundle, stick, word)
    member.close()


def test_v18_without_the_offices_key_nothing_goes(world: World) -> None:
    stint = a_stint(office=an_office(recipient=""))
    session = create_vault(world.folder / "keyless", stint, LEADER, PASSPHRASE, world.device, world.tools)
    locked(session)
    with pytest.raises(Refused, match="OFFICE_KEY_MISSING"):
        Export(session).review()
    session.close()


def test_what_changed_after_the_review_is_not_sent_unseen(leader: Session, stick: FoundMedium) -> None:
    locked(leader)
    review = Export(leader).review()
    locked(leader)
    with pytest.raises(Refused, match="CHANGED_MEANWHILE"):
        Export(leader).approve(review, stick, None)


def test_markings() -> None:
    assert highest(["internal"], "internal") == "internal"
    assert highest(["internal", ""], "工作秘密·内部") == "work_secret_internal"
    with pytest.raises(Refused, match="STATE_SECRET_OFF"):
        highest(["秘密★3年"], "internal")
    assert allowed("internal_keep", ["internal"])
    assert not allowed("internal", ["internal_keep"])
    assert not allowed("秘密★", [])


def test_progress_as_one_number() -> None:
    told: list[int] = []
    tell = sealing.as_one(lambda done, total: told.append(done), 100)
    for step in sealing.STEPS:
        tell(step, 1, 2)
        tell(step, 2, 2)
    assert told == sorted(told)
    assert told[-1] == 200
