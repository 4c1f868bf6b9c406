"""The end of a vault through the real program: what is open first, then two people, then nothing is left (V25)."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forms.problems import Problem
from storage.closeout import blocks
from storage.exchange import sealing
from storage.exchange.bundles import BundleBook
from storage.exchange.export import Export
from storage.media import FoundMedium, folder_medium
from storage.session import Session
from storage.vault import unlock_vault
from tests.ui.bench import picture
from tests.ui.worlds import LEADER, MEMBER, OTHER, ROOT, a_world, fresh_vault
from tests.worlds import PASSPHRASE, World, an_interview
from ui.app import Program
from ui.closing.clearing import ClearingPage
from ui.closing.closeout import CloseoutPage
from ui.closing.fates import FateDialog
from ui.leaving import AfterLock
from ui.look import Look
from ui.pages.registers import RegistersPage
from ui.pages.unlock import UnlockPage
from ui.preferences import Preferences, PreferenceStore
from ui.shell import Shell


def prepared(folder: Path) -> World:
    """A real stint: pledges, a medium, one locked interview that was printed twice, one that is still a draft."""
    world = a_world(folder)
    session = fresh_vault(world, practice=False, roster=(LEADER, MEMBER, OTHER))
    session.pledges.register(LEADER.id, "1", "2026-03-02", "承-01")
    session.accounts.add(MEMBER.name, MEMBER.role, PASSPHRASE, account=MEMBER.id)
    session.pledges.register(MEMBER.id, "1", "2026-03-02", "承-02")
    session.media.register("USB-77", "usb", 64 << 30, LEADER.id)
    locked = make(session, "lock")
    head = session.records.get(locked).head
    job = session.prints.register(locked, head.serial, head.id, "h", "signed_record", "signed", 2, "printer", "签名")
    session.prints.finish(job.number, 3)
    make(session, "")
    session.close()
    return world


def make(session: Session, move: str) -> str:
    made = session.records.create("interview", an_interview(interviewers=[LEADER.id], recorder=MEMBER.id)).revision
    begun = session.records.transition(made.record, made.id, "begin").revision
    if move:
        session.records.transition(made.record, begun.id, move)
    return made.record


def mend(session: Session, stick: Path) -> None:
    """The draft is voided; a bundle goes out and its receipt comes back (what importing one does)."""
    draft = next(one.record for one in blocks(session) if one.code == "INTERVIEW_UNLOCKED")
    session.records.transition(draft, session.records.get(draft).head.id, "void", reason="未谈成")
    stick.mkdir()
    plain = folder_medium(stick)
    export = Export(session)
    found = FoundMedium(stick, "USB-77", "STICK", "vfat", plain.size, plain.free)
    sealing.run(export.approve(export.review(), found, None))
    book = BundleBook(session.connection)
    for row in book.all(session.device):
        book.put(row.moved("receipted", session.clock.stamp()))
        book.mark_received(row.id, ())


@pytest.fixture
def begun() -> list[Sequence[str]]:
    """What a fresh process was called with."""
    return []


@pytest.fixture
def program(
    tmp_path: Path, look: Look, begun: list[Sequence[str]], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    world = prepared(tmp_path)
    monkeypatch.setattr("storage.machine.active_interfaces", list)
    monkeypatch.setattr("storage.media.removable_media", list)
    store = PreferenceStore(world.folder / "settings.json", Preferences(language="en", vault=str(world.vault)))
    made = Program(look, store, lambda: world.tools, ROOT, world.vault, None, AfterLock(begun.append))
    made.world = world  # type: ignore[attr-defined]  # for the test alone
    made.start()
    made.window.resize(1366, 768)
    yield made
    made.window.close()
    made.close()


class Hand:
    """What a person does at this program."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self.qtbot = program, qtbot
        self.world: World = program.world  # type: ignore[attr-defined]  # put there by the fixture

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.program.jobs.running, timeout=20_000)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.program.jobs.running, timeout=20_000)

    def sign_in(self) -> Shell:
        with self.qtbot.waitSignal(self.program.opened, timeout=10_000):
            self.program.adopt(self.ask(lambda: unlock_vault(
                self.world.vault, LEADER.id, PASSPHRASE, self.world.device, self.world.tools)))  # fmt: skip
        self.settle()
        shell = self.program.window.shell
        assert shell is not None
        return shell

    def ask(self, work: Callable[[], object]) -> Session:
        box: list[object] = []
        job = self.program.jobs.storage(lambda _report: work(), box.append)
        with self.qtbot.waitSignal(job.settled, timeout=20_000):
            pass
        return box[0]  # type: ignore[return-value]  # what the caller asked for

    def closeout(self, shell: Shell) -> CloseoutPage:
        shell.go("closeout")
        self.settle()
        assert isinstance(shell.page, CloseoutPage)
        return shell.page

    def press(self, page: CloseoutPage) -> str:
        page.wizard.next.click()
        self.settle()
        return page.wizard.step.key


@pytest.fixture
def hand(program: Program, qtbot: QtBot) -> Hand:
    return Hand(program, qtbot)


def texts(page: CloseoutPage) -> str:
    model = page.open_step.list.rows_model
    return "\n".join(str(model.data(model.index(row))) for row in range(model.rowCount()))


def key_of(page: CloseoutPage, code: str) -> str:
    return next(str(index) for index, block in enumerate(page._blocks) if block.code == code)


def test_what_is_open_blocks_and_leads_to_where_it_is_ended(hand: Hand) -> None:
    shell = hand.sign_in()
    page = hand.closeout(shell)
    assert "Interviews not locked  1" in texts(page)
    assert "Printed copies not accounted for (R30)  2" in texts(page)
    assert "Records the office has not received" in texts(page)
    assert hand.press(page) == "open"
    assert "Cannot clear yet (V25): 4 things are open" in page.wizard.banner.text()
    picture(shell, "closeout-blocked-en")
    page.open_step.list.opened.emit(key_of(page, "INTERVIEW_UNLOCKED"))
    hand.settle()
    assert shell.current.startswith("interview:")
    page = hand.closeout(shell)
    page.open_step.list.opened.emit(key_of(page, "PRINT_UNACCOUNTED"))
    hand.settle()
    registers = shell.page
    assert isinstance(registers, RegistersPage)
    assert registers.name == "copies"
    assert registers.lists["copies"].shown() == 2
    dialog = registers.acts.ask_fate()
    assert isinstance(dialog, FateDialog)
    dialog.all.setChecked(True)
    dialog.note.setText("卷 3")
    dialog.try_accept()
    hand.settle()
    assert registers.lists["copies"].shown() == 0, "both copies are filed"
    shell.back()
    hand.settle()
    page = hand.closeout(shell)
    assert "Printed copies" not in texts(page)


def ready(hand: Hand) -> tuple[Shell, CloseoutPage]:
    """Everything ended; the wizard stands at the last step, both words given."""
    shell = hand.sign_in()
    session = shell.space.session

    def account_for_all() -> None:
        for job in session.prints.all():
            for copy in session.copies.of(job.number):
                session.copies.set_fate(job.number, copy.number, "filed", "卷 3")
        mend(session, hand.world.folder / "stick")

    hand.ask(account_for_all)
    page = hand.closeout(shell)
    assert not page._blocks
    assert hand.press(page) == "people"
    return shell, page


def give_words(hand: Hand, page: CloseoutPage) -> None:
    page.people.own.edit.setText(PASSPHRASE)
    page.people.other.edit.setText(PASSPHRASE)
    assert hand.press(page) == "confirm"


def clear(hand: Hand, page: CloseoutPage) -> ClearingPage:
    """Type the code, let the pause run out, wait for the certificate."""
    page.confirm.code.setText("2601-03a")
    page.wizard.next.click()
    assert page.pausing
    page._left = 1
    page._tick()
    done = hand.program.window.centralWidget()
    assert isinstance(done, ClearingPage)
    hand.qtbot.waitUntil(lambda: done.made is not None, timeout=20_000)
    hand.settle()
    return done


def test_two_people_a_code_and_a_pause_stand_before_the_end(hand: Hand) -> None:
    shell, page = ready(hand)
    assert page.people.who.count() == 1, "the leader is no witness"
    assert MEMBER.name in page.people.who.itemText(0)
    assert hand.press(page) == "people"
    assert "Both type" in page.people.complaint.text()
    page.people.own.edit.setText(PASSPHRASE)
    page.people.other.edit.setText("wrong horse battery")
    assert hand.press(page) == "people"
    assert "wrong" in page.wizard.error.text()
    assert page.people.own.text() == page.people.other.text() == ""
    hand.world.time.turn(3600)
    give_words(hand, page)
    picture(shell, "closeout-confirm-en")
    page.confirm.code.setText("2601-03B")
    page.wizard.next.click()
    assert not page.pausing
    assert "not the code" in page.confirm._row.complaint()
    page.confirm.code.setText("2601-03A")
    page.wizard.next.click()
    assert page.pausing
    assert "10 s" in page.wizard.status.text()
    page.wizard.next.click()
    assert not page.pausing
    assert (hand.world.vault / "slots.json").exists()


def test_v25_a_cleared_vault_is_gone_and_the_certificate_says_what_was_done(
    hand: Hand, begun: list[Sequence[str]], tmp_path: Path
) -> None:
    _, page = ready(hand)
    copy = tmp_path / "stolen"
    give_words(hand, page)
    hand.ask(lambda: shutil.copytree(hand.world.vault, copy))
    done = clear(hand, page)
    program, made = hand.program, done.made
    assert made is not None
    assert list(hand.world.vault.iterdir()) == []
    assert hand.world.device.secrets == {}
    with pytest.raises(Problem):
        unlock_vault(hand.world.vault, LEADER.id, PASSPHRASE, hand.world.device, hand.world.tools)
    with pytest.raises(Problem):
        unlock_vault(copy, LEADER.id, PASSPHRASE, hand.world.device, hand.world.tools)
    if shutil.which("sqlcipher"):
        said = subprocess.run(
            ["sqlcipher", str(copy / "vault.db"), f"PRAGMA key = '{PASSPHRASE}'; SELECT count(*) FROM record;"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert "not a database" in said.stderr
    pages = paper_of(done)
    picture(program.window, "clearing-certificate-en")  # type: ignore[arg-type]  # any widget has a window
    for file in made.files:
        assert file.removed
        assert file.name in pages
        assert str(file.size) in pages
    for said_there in (LEADER.name, MEMBER.name, made.job.number, "destroyed", "Interviews", made.vault.audit_head[:8]):
        assert said_there in pages
    assert "not wiped" in done.not_done.text()
    assert "Registered media: In use" in pages
    program.lock()
    assert program.window.centralWidget() is done, "there is nothing to lock"
    assert not program.window.close(), "the certificate has not come out"
    assert "neither been printed nor saved" in done.banner.text()
    done.slip.save_to(tmp_path / "certificate.pdf")
    hand.settle()
    assert (tmp_path / "certificate.pdf").read_bytes().startswith(b"%PDF")
    assert done.came_out
    assert in_the_clear(tmp_path, "验收单事后补签", "清单是谁确认的", "谈话室二") == []
    done.end.click()
    assert [list(words[:1]) for words in begun] == [["window"]]
    assert not any(str(hand.world.vault) in word for word in begun[0])
    assert program.preferences.now.vault == ""


def in_the_clear(folder: Path, *markers: str) -> list[str]:
    """Files below `folder` (the stolen copy, the stick, settings, the certificate) that hold a word of a record."""
    forms = [marker.encode(code) for marker in markers for code in ("utf-8", "utf-16-le", "gb18030")]
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 4
    return [path.name for path in files if any(form in path.read_bytes() for form in forms)]


def paper_of(done: ClearingPage) -> str:
    document = done.slip.paper.document
    return "\n".join(document.getAllText(page).text() for page in range(document.pageCount()))


def test_without_a_process_to_begin_the_unlock_page_stands_there_empty(hand: Hand, qtbot: QtBot) -> None:
    hand.program._after = AfterLock()
    _, page = ready(hand)
    give_words(hand, page)
    done = clear(hand, page)
    done.end.click()
    assert "“Close for good” once more" in done.banner.text()
    done.end.click()
    hand.settle()
    assert isinstance(hand.program.window.centralWidget(), UnlockPage)
    assert hand.program.gate.vault is None


def test_what_comes_in_between_is_refused_and_the_vault_stays(hand: Hand) -> None:
    shell, page = ready(hand)
    give_words(hand, page)
    session = shell.space.session
    hand.ask(lambda: make(session, ""))
    page.confirm.code.setText("2601-03A")
    page.wizard.next.click()
    page._left = 1
    page._tick()
    hand.settle()
    assert isinstance(hand.program.window.centralWidget(), UnlockPage)
    assert session.closed
    assert (hand.world.vault / "vault.db").exists()


def test_a_lock_in_the_pause_stops_it_and_takes_both_words_back(hand: Hand, qtbot: QtBot) -> None:
    shell, page = ready(hand)
    give_words(hand, page)
    page.confirm.code.setText("2601-03A")
    page.wizard.next.click()
    page._left = 1
    asked: list[object] = []
    shell.space.clearing_asked.connect(asked.append)
    with qtbot.waitSignal(hand.program.locked):
        hand.program.lock()
    qtbot.wait(1100)
    assert asked == []
    assert shell.space.session.closed
    assert (hand.world.vault / "slots.json").exists()
