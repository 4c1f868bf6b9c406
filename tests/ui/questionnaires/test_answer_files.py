"""Files that are answers, through the real window: dropped, chosen with keys, taken away, keyed twice, settled, sealed,
and at the office."""

from __future__ import annotations

import hashlib
import shutil
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from forms.problems import Report
from forms.tally.model import ABSTAINED, ANSWERED
from storage.answer_files import AnswerFile
from storage.attachments import Attachments
from storage.codec import decode
from storage.exchange.export import Export
from storage.media import folder_medium
from storage.model import Account
from storage.questionnaires import RESPONSE, Questionnaires
from storage.session import Session
from tests.storage.answerfiles import AUTHOR, answer, leaks, photo
from tests.ui.bench import picture
from tests.ui.office.conftest import Side, bench, side
from tests.ui.questionnaires.keyers import be, in_both_languages, page_of
from tests.ui.worlds import LEADER, MEMBER, OTHER
from tests.worlds import PASSPHRASE
from ui.components.buttons import Button
from ui.handover.media import MediaPage
from ui.look import Look
from ui.pages.registers import RegistersPage
from ui.questionnaires.acts import CloseDialog
from ui.questionnaires.answerpicture import AnswerPicture
from ui.questionnaires.batch import BatchPage
from ui.questionnaires.handedin import HandedInPage
from ui.questionnaires.keying import KeyingView
from ui.questionnaires.paperdialog import PaperDialog
from ui.questionnaires.tally import TallyPage

__all__ = ["bench", "side"]

COUNT = 6
FACTS = {"unit": "启明小学", "survey": "2026年3月校舍", "group": "教师", "date": "2026-03-16"}


def drop(target: QWidget, *paths: Path) -> None:
    """Files dropped from a file manager."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    nothing, copy, left = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(4, 4), copy, data, left, nothing))
    QApplication.sendEvent(target, QDropEvent(QPointF(4, 4), copy, data, left, nothing))


class Leaks:
    """A batch of six sheets being keyed on laptop A, by whoever signs in."""

    def __init__(self, side: Side) -> None:
        self.side, self.bench = side, side.bench
        self.session: Session = side.laptop("A")
        session = self.session
        for account in (MEMBER, OTHER):
            self.bench.ask(lambda one=account: session.accounts.add(one.name, one.role, PASSPHRASE, account=one.id))
        self.batch = self.bench.ask(self._counted)

    def _counted(self) -> str:
        desk = Questionnaires(self.session)
        batch = desk.define(desk.bring(leaks()).revision.record, FACTS).revision.record
        desk.issue(batch, COUNT)
        desk.count(batch, {"collected": COUNT, "void": 0, "counter_1": MEMBER.id, "counter_2": OTHER.id})
        desk.enter(batch)
        return batch

    def sign_in(self, account: Account) -> BatchPage:
        self.session = be(self.bench, self.bench.world.folder / "vault-A", self.session, account)
        shell = self.bench.shell_for(self.session, "questionnaires")
        shell.open_record("questionnaire_batch", self.batch)
        self.bench.settle()
        self.shell = shell
        return page_of(shell, BatchPage)

    def keyer(self, account: Account) -> KeyingView:
        page = self.sign_in(account)
        assert page.keying is not None
        return page.keying

    def key(self, view: KeyingView, picture: Path | None) -> None:
        """One sheet: the roof leaks, a picture of it or none, no recording."""
        sheet, qtbot = view.sheet, self.bench.qtbot
        qtbot.keyClicks(sheet.boxes[0], "1")
        if picture is not None:
            drop(sheet.wells[1], picture)
            self.bench.settle()
            assert sheet.boxes[1].text() == "✓", view.error.text()
            qtbot.keyClick(sheet.boxes[1], Qt.Key.Key_Return)
        else:
            qtbot.keyClicks(sheet.boxes[1], ".")
        qtbot.keyClicks(sheet.boxes[2], ".")
        self.bench.settle()


@pytest.fixture
def made(side: Side) -> Leaks:
    return Leaks(side)


def test_a_file_is_chosen_with_keys_shown_and_taken_away(
    made: Leaks, qtbot: QtBot, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = made.keyer(MEMBER)
    sheet = view.sheet
    picture, sound = photo(tmp_path, 1), tmp_path / "周立华.mp3"
    sound.write_bytes(b"ID3" + bytes(4000))

    def chosen(dialog: QFileDialog) -> None:
        assert dialog.fileMode() == QFileDialog.FileMode.ExistingFile
        dialog.filesSelected.emit([str(picture)])

    monkeypatch.setattr(QFileDialog, "open", chosen)
    qtbot.keyClicks(sheet.boxes[0], "1")
    qtbot.keyClicks(sheet.boxes[1], " ")
    made.bench.settle()
    file = answer(view._form, "leak", picture)
    assert sheet.sheet is not None and sheet.sheet.keyed().files == (file.ref,)
    drop(sheet.wells[2], sound)
    made.bench.settle()
    assert "stays in it" in sheet._hints[2].text() and sheet._hints[1].isHidden()
    in_both_languages(made.bench, look, made.shell, "questionnaire-keying-file")
    assert sheet.sheet is not None and len(sheet.sheet.keyed().files) == 2, "another language, the same sheet"
    qtbot.keyClick(sheet.boxes[2], Qt.Key.Key_Delete)
    assert sheet.boxes[2].text() == "" and sheet.sheet.keyed().files == (file.ref,)
    assert "Space bar" in sheet._hints[2].text()
    drop(sheet.wells[1], sound)
    made.bench.settle()
    assert "a picture" in view.error.text() and sheet.sheet.keyed().files == (file.ref,)
    drop(sheet.wells[1], picture, sound)
    made.bench.settle()
    assert "one file" in view.error.text()
    drop(sheet.wells[2], picture)
    made.bench.settle()
    assert "a sound" in view.error.text() and sheet.boxes[2].text() == ""


def test_a_file_gone_or_changed_before_the_sheet_is_finished_is_told(made: Leaks, tmp_path: Path) -> None:
    view = made.keyer(MEMBER)
    sound = tmp_path / "told.mp3"
    sound.write_bytes(b"ID3" + bytes(4000))
    made.bench.qtbot.keyClicks(view.sheet.boxes[0], "1")
    for spoil, code in ((lambda: sound.write_bytes(b"ID3 other"), "has changed"), (sound.unlink, "told-")):
        sound.write_bytes(b"ID3" + bytes(4000))
        drop(view.sheet.wells[2], sound)
        made.bench.settle()
        spoil()
        view.finish()
        made.bench.settle()
        assert view.task.sheet == 1 and code in view.error.text()
        assert view.sheet.boxes[2].text() == "✓"


def test_the_whole_way_of_files_to_the_office(made: Leaks, look: Look, tmp_path: Path) -> None:
    camera = tmp_path / "camera"
    camera.mkdir()
    pictures = [photo(camera, number) for number in range(1, COUNT + 1)]
    view = made.keyer(MEMBER)
    for one in pictures:
        made.key(view, one)
    view = made.keyer(OTHER)
    other, third = photo(camera, 31), photo(camera, 32)
    for number, one in enumerate(pictures):
        made.key(view, {2: other, 4: photo(camera, 33)}.get(number, one))
    settle(made, look, third)
    kept = [
        answer(leaks().form, "leak", path) for path in (*pictures[:2], pictures[2], pictures[3], third, pictures[5])
    ]
    ours = made.bench.ask(lambda: Questionnaires(made.session).tally(made.batch))
    leak = next(one for one in ours.results if one.question.key == "leak")
    assert dict(leak.total.cells) == {ANSWERED: COUNT, ABSTAINED: 0}
    session = made.session
    made.side.act(made.side.look_at(made.side.sealed(session)))
    office = made.side.office
    check_office(made, office, kept)
    out = tmp_path / "out"
    out.mkdir()
    register(made, out)
    made.side.shell.go("questionnaire_tally", made.batch)
    made.bench.settle()
    page = page_of(made.side.shell, TallyPage)
    assert page.tally == ours
    look_and_take_out(made, look, page, kept, out)
    shutil.rmtree(camera)
    for path in (path for path in tmp_path.rglob("*") if path.is_file()):
        data = path.read_bytes()
        assert b"JFIF" not in data and AUTHOR.encode() not in data, path.name


def look_and_take_out(made: Leaks, look: Look, tally: TallyPage, kept: list[AnswerFile], out: Path) -> None:
    """From the tally to the files; one looked at, and taken out with the bytes that its name says."""
    shell, bench = made.side.shell, made.bench
    in_both_languages(bench, look, shell, "questionnaire-tally-files")
    tally.files.click()
    bench.settle()
    page = page_of(shell, HandedInPage)
    assert [row.ref for row in page.list.rows_model.rows() if row.ref] == sorted(
        (file.ref for file in kept), key=lambda ref: ref.sha256
    )
    page.list.setCurrentIndex(page.list.proxy.index(1, 0))
    in_both_languages(bench, look, shell, "questionnaire-files")
    bench.qtbot.keyClick(page.list, Qt.Key.Key_Return)
    bench.settle()
    assert page.viewer.isVisible() and not page.viewer._picture.pixmap().isNull(), page.error.text()
    picture(shell, "questionnaire-file-shown")
    page.viewer.closed.emit()
    file = page.file()
    assert file is not None and not page.viewer.isVisible()
    page.leaving.write(file, folder_medium(out))
    bench.settle()
    assert "reads back equal" in page.banner.text(), page.error.text()
    [path] = out.iterdir()
    row = page.list.current()
    assert row is not None and row.ref is not None
    assert hashlib.sha256(path.read_bytes()).hexdigest() == row.ref.sha256 and path.name.startswith("leak-")
    path.unlink()


def register(made: Leaks, folder: Path) -> None:
    """The office has a register of media too, and the way to it leads from its registers."""
    shell, bench = made.side.shell, made.bench
    registers = bench.page(shell, "registers", "media")
    assert isinstance(registers, RegistersPage)
    buttons = {button.text(): button for button in registers.findChildren(Button) if button.isVisible()}
    buttons["Media and what is plugged in"].click()
    bench.settle()
    media = page_of(shell, MediaPage)
    assert media.register.isVisible()
    bench.ask(lambda: Export(made.side.office).register_medium(folder_medium(folder), made.side.office.me.id))


def settle(made: Leaks, look: Look, third: Path) -> None:
    """Who keyed nothing says what was handed in: the first keyer's, then a file that neither had."""
    page = made.sign_in(LEADER)
    view = page.keying
    assert view is not None and [one.sheet for one in view.differences.list.rows_model.rows()] == [3, 5]
    in_both_languages(made.bench, look, made.shell, "questionnaire-differences-file")
    pictures = view.differences.findChildren(AnswerPicture)
    assert len(pictures) == 2 and all(one.pixmap().width() > 80 for one in pictures)
    view.differences.choose("first")
    made.bench.settle()
    view.differences.choose("neither")
    dialog = made.shell.findChildren(PaperDialog)[-1]
    drop(dialog.well, third)
    made.bench.settle()
    dialog.try_accept()
    made.bench.settle()
    for _ in range(3):  # verify, close, open the tally
        assert page.next.isVisible(), page.error.text()
        page.next.click()
        for asked in page.window().findChildren(CloseDialog):  # once: what closing forgets
            asked.verb.click()
        made.bench.settle()


def check_office(made: Leaks, office: Session, kept: list[AnswerFile]) -> None:
    """Every file of a response is there, whole, under its neutral name, with no response to read for anybody."""

    def arrived() -> dict[str, str]:
        rows = office.connection.execute("SELECT body FROM revision WHERE kind = ?", (RESPONSE,)).fetchall()
        found = {}
        for (body,) in rows:
            revision = decode(body)
            [ref] = revision.attachments
            assert revision.content["answers"]["leak"] == ref.name and revision.at.endswith("T00:00:00.000Z")
            data = Attachments(office.connection).read(ref.sha256)
            assert AUTHOR.encode() not in data and len(data) == ref.size
            found[ref.sha256] = ref.name
        return found

    assert made.bench.ask(arrived) == {file.ref.sha256: file.ref.name for file in kept}


def test_a_sheet_is_mended_with_its_file_and_reading_is_stopped(
    made: Leaks, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = made.keyer(MEMBER)
    made.key(view, photo(tmp_path, 1))
    assert view.task.sheet == 2
    view._look_at(1)
    made.bench.settle()
    file = answer(leaks().form, "leak", photo(tmp_path, 1))
    assert view.task.sheet == 1 and view.sheet.boxes[1].text() == "✓"
    qtbot.keyClicks(view.sheet.boxes[0], "2")
    view.finish()
    made.bench.settle()
    session, batch = made.session, made.batch
    kept = made.bench.ask(lambda: Questionnaires(session).keying.mine(batch, 1, 1))
    assert kept is not None and (kept.answers["leaks"], kept.files) == ("no", (file.ref,))

    def slow(paths: object, question: object, key: str, report: Report) -> AnswerFile:
        for done in range(1, 400):
            report(done, 400)
            time.sleep(0.01)
        return file

    monkeypatch.setattr("ui.questionnaires.filereading.only_answer", slow)
    drop(view.sheet.wells[1], photo(tmp_path, 2))
    qtbot.waitUntil(
        lambda: "Reading the file" in view.sheet._hints[1].text() and " 0 %" not in view.sheet._hints[1].text()
    )
    view.finish()
    assert view.task.sheet == 2, "not while it is read"
    qtbot.keyClick(view.sheet.boxes[1], Qt.Key.Key_Delete)
    made.bench.settle()
    assert view.sheet.boxes[1].text() == "" and "Space bar" in view.sheet._hints[1].text()
