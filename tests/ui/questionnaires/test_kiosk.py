"""The laptop in a respondent's hands: answered with digits, rows added, left with the passphrase only."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from forms.xlsform.check import read_form_at
from storage.questionnaires import Brought, Questionnaires
from tests.forms.xlsform.corpus import CORPUS
from tests.storage.answerfiles import leaks
from tests.storage.surveys import canteen
from tests.ui.bench import Bench
from tests.worlds import PASSPHRASE
from ui.components.dialogs import PassphraseDialog
from ui.look import Look
from ui.questionnaires.batch import BatchPage
from ui.questionnaires.kiosk import Kiosk

_LETTERS = (
    Qt.Key.Key_K, Qt.Key.Key_N, Qt.Key.Key_P, Qt.Key.Key_F, Qt.Key.Key_W, Qt.Key.Key_Q, Qt.Key.Key_O, Qt.Key.Key_L,
    Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Tab,
)  # fmt: skip


@pytest.fixture
def bench(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, look, tmp_path)
    yield made
    made.close()


def shown(widget: QWidget, name: str) -> None:
    """A picture, where FIELDSEAL_PICTURES names a folder."""
    if folder := os.environ.get("FIELDSEAL_PICTURES"):
        widget.resize(1366, 768)
        QApplication.processEvents()
        widget.grab().save(str(Path(folder) / f"{name}.png"))


def kiosk_of(bench: Bench, brought: Brought) -> tuple[BatchPage, Kiosk, str]:
    """A kiosk open for a respondent, the page behind it and the batch."""
    session = bench.vault()

    def prepare() -> str:
        desk = Questionnaires(session)
        form = desk.bring(brought).revision.record
        facts = {"unit": "启明小学", "survey": "本机", "group": "家长", "date": "2026-03-16", "mode": "kiosk"}
        batch = desk.define(form, facts).revision.record
        desk.issue(batch, 6)
        return batch

    batch = bench.ask(prepare)
    shell = bench.shell_for(session, "questionnaires")
    shell.open_record("questionnaire_batch", batch)
    bench.settle()
    page = shell.page
    assert isinstance(page, BatchPage)
    page.kiosk_button.click()
    assert page._kiosk is not None
    return page, page._kiosk, batch


def test_the_kiosk_is_left_with_the_passphrase_only(bench: Bench, qtbot: QtBot) -> None:
    page, kiosk, batch = kiosk_of(bench, canteen())
    session = page._space.session
    assert kiosk.isFullScreen()
    kiosk.go_on.click()
    QApplication.processEvents()
    shown(kiosk, "questionnaire-kiosk")
    for _ in range(20):
        if kiosk._sheet is None:
            break
        if kiosk._sheet.asked[kiosk._at].key == "who":
            qtbot.keyClicks(kiosk, "2")
            kiosk.go_on.click()
        else:
            kiosk.skip.click()
    bench.settle()
    assert "Thank you" in kiosk.question.text()
    assert bench.ask(lambda: Questionnaires(session).keying.answered(batch)) == 1
    assert not kiosk.close()
    kiosk.ask_to_leave()
    for word, gone in (("not this one at all", False), (PASSPHRASE, True)):
        dialog = kiosk.findChildren(PassphraseDialog)[-1]
        dialog.passphrase.edit.setText(word)
        dialog.try_accept()
        bench.settle()
        assert page._kiosk is not None and kiosk._may_close is gone
        if not gone:
            kiosk.error.clear()
            kiosk.ask_to_leave()
    QApplication.processEvents()


def test_no_key_leads_out_of_the_kiosk(bench: Bench, qtbot: QtBot) -> None:
    """Every way the window has: search, navigation, new, lock, print, help, back, tabs. Nothing opens, nothing ends."""
    page, kiosk, _ = kiosk_of(bench, canteen())
    shell = page.window()
    here = page
    kiosk.go_on.click()
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    ways = [(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
            (Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F4, alt), (Qt.Key.Key_Left, alt),
            *((key, control) for key in _LETTERS)]  # fmt: skip
    before = {id(widget) for widget in QApplication.topLevelWidgets() if widget.isVisible()}
    for key, modifier in ways:
        for target in (kiosk, kiosk.focusWidget() or kiosk):
            qtbot.keyClick(target, key, modifier)
            QApplication.processEvents()
    after = {id(widget) for widget in QApplication.topLevelWidgets() if widget.isVisible()}
    assert after <= before and kiosk.isVisible() and kiosk.isFullScreen()
    assert shell.page is here and page._kiosk is kiosk  # type: ignore[attr-defined]  # the shell's page
    assert kiosk._sheet is not None
    kiosk.close_for_good()


def test_a_respondent_fills_as_many_rows_as_there_are(bench: Bench, qtbot: QtBot) -> None:
    source = (CORPUS / "good" / "nested-repeats.md").read_bytes()
    brought = Brought("nested-repeats.md", source, read_form_at(CORPUS / "good" / "nested-repeats.md"), {})
    page, kiosk, batch = kiosk_of(bench, brought)
    kiosk.go_on.click()
    assert not kiosk.another.isVisible()
    kiosk.typed.setPlainText("东街")
    kiosk.go_on.click()
    kiosk._take("1")
    kiosk.go_on.click()  # a photo, which cannot be given here
    assert "Person" in kiosk.another.text()
    kiosk.another.click()
    assert kiosk.pane.section.text() == "House 1   Person 2"
    kiosk._take("2")
    kiosk.go_on.click()
    kiosk.go_on.click()
    kiosk._take("1")
    kiosk.go_on.click()
    bench.settle()
    session = page._space.session
    [sides] = bench.ask(lambda: list(Questionnaires(session).keying._rows(batch).values()))
    assert sides[0][2].answers == {"house": [{"street": "东街", "person": [{"works": "y"}, {"works": "n"}]}], "ok": "y"}
    kiosk.close_for_good()


def test_a_file_cannot_be_given_and_the_respondent_goes_on(bench: Bench, qtbot: QtBot) -> None:
    page, kiosk, batch = kiosk_of(bench, leaks())
    kiosk.go_on.click()
    kiosk._take("1")
    kiosk.go_on.click()
    assert "No file can be given" in kiosk.hint.text() and not kiosk.skip.isVisible()
    shown(kiosk, "questionnaire-kiosk-file")
    before = {id(widget) for widget in QApplication.topLevelWidgets() if widget.isVisible()}
    for key in (Qt.Key.Key_Space, Qt.Key.Key_O, Qt.Key.Key_Tab):
        qtbot.keyClick(kiosk, key)
        QApplication.processEvents()
    assert {id(widget) for widget in QApplication.topLevelWidgets() if widget.isVisible()} <= before
    kiosk.go_on.click()
    kiosk.go_on.click()
    bench.settle()
    session = page._space.session
    [sides] = bench.ask(lambda: list(Questionnaires(session).keying._rows(batch).values()))
    assert (sides[0][2].answers, sides[0][2].abstained) == ({"leaks": "yes"}, ("leak", "told"))
    kiosk.close_for_good()


def test_long_options_are_read_whole_and_a_scale_stands_in_a_row(bench: Bench, qtbot: QtBot) -> None:
    words = "the other relative who comes to the gate in the afternoon when neither of the parents can leave work " * 2
    _page, kiosk, _ = kiosk_of(bench, canteen(**{"another relative": words.strip()}))
    kiosk.showNormal()
    kiosk.resize(1366, 768)
    kiosk.go_on.click()
    QApplication.processEvents()
    button = kiosk.pane.options.buttons()[2]
    lines = button.text().split("\n")
    assert len(lines) > 1 and " ".join(lines).split() == f"3 {words}".split()
    room = button.width() - 40
    assert all(button.fontMetrics().horizontalAdvance(line) <= room for line in lines)
    assert button.height() >= len(lines) * button.fontMetrics().lineSpacing()
    while kiosk._sheet is not None and kiosk._sheet.asked[kiosk._at].key != "taste":
        kiosk.skip.click()
    assert kiosk.pane.section.text() == "Please rate:" and kiosk.pane.section.isVisible()
    while kiosk._sheet is not None and kiosk._sheet.asked[kiosk._at].key != "satisfied":
        kiosk.skip.click()
    QApplication.processEvents()
    assert len({one.y() for one in kiosk.pane.options.buttons()}) == 1 and not kiosk.pane.section.isVisible()
    kiosk.close_for_good()
