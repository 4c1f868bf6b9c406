"""The designer with real keys over a real vault: an appraisal from nothing to a keyed sheet; drafts, taking back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot
from pyxform.xls2xform import convert

from forms.xlsform.design import edits
from forms.xlsform.design.model import Design, Skip
from forms.xlsform.model import Group, Question
from forms.xlsform.reading import read_form
from storage.designing import Designs
from storage.exporting import exports
from storage.keying import BATCH
from storage.questionnaires import FORM, Questionnaires
from storage.vault import unlock_vault
from tests.storage.surveys import canteen
from tests.ui.bench import Bench, picture
from tests.ui.worlds import LEADER
from tests.worlds import PASSPHRASE
from ui.look import Look
from ui.pages.today import TodayPage
from ui.questionnaires.batch import BatchPage
from ui.questionnaires.designer import DesignerPage
from ui.questionnaires.designer_fields import FormFields, ItemFields
from ui.questionnaires.designer_lines import LineList
from ui.questionnaires.page import QuestionnairesPage
from ui.questionnaires.papers import QuestionnairePaper
from ui.shell import Shell

ITEMS = ("政治建设", "履行职责", "民主决策", "选人用人", "廉洁自律", "工作作风")
GRADES = ("好", "较好", "一般", "较差")


@pytest.fixture
def bench(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, look, tmp_path)
    yield made
    made.close()


class Hands:
    """Types into whatever has the focus, as a person does."""

    def __init__(self, bench: Bench, shell: Shell) -> None:
        self.bench, self.shell, self.qtbot = bench, shell, bench.qtbot
        shell.activateWindow()
        self.qtbot.waitUntil(shell.isActiveWindow)

    @property
    def focus(self) -> QWidget:
        QApplication.processEvents()
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
        for _ in range(times):
            self.qtbot.keyClick(self.focus, key, modifier)
            QApplication.processEvents()

    def write(self, text: str) -> None:
        """Text as an input method commits it."""
        from PySide6.QtGui import QInputMethodEvent

        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.focus, event)

    def tab_to(self, name: str) -> None:
        """On with Tab until a field of that name has the focus."""
        for _ in range(20):
            self.key(Qt.Key.Key_Tab)
            if self.focus.accessibleName().startswith(name):
                return
        raise AssertionError(name)

    def ctrl(self, key: Qt.Key) -> None:
        self.key(key, Qt.KeyboardModifier.ControlModifier)

    def add(self, mark: str) -> None:
        """A question of the sort that stands at `mark` in the menu."""
        self.ctrl(Qt.Key.Key_Return)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        self.qtbot.keyClicks(menu, mark)
        QApplication.processEvents()
        self.qtbot.wait(1)

    def lines(self, *texts: str) -> None:
        """Lines of a list, from its first field on."""
        for number, text in enumerate(texts):
            self.write(text)
            if number < len(texts) - 1:
                self.key(Qt.Key.Key_Return)


def designer(bench: Bench, shell: Shell, record: str = "") -> DesignerPage:
    shell.open_record(FORM, record)
    bench.settle()
    return page_of(shell)


def page_of(shell: Shell) -> DesignerPage:
    page = shell.page
    assert isinstance(page, DesignerPage)
    return page


def settled(bench: Bench, page: DesignerPage) -> None:
    """Until the check and the draft have caught up."""
    bench.qtbot.waitUntil(
        lambda: page.keeper.last is not None and page.keeper.last.design == page.keeper.design, timeout=10_000
    )
    bench.settle()


def test_an_appraisal_by_keyboard_alone_from_nothing_to_a_keyed_sheet(bench: Bench, look: Look) -> None:
    look.language.use("zh")
    session = bench.vault()
    shell = bench.shell_for(session, "questionnaires")
    listing = shell.page
    assert isinstance(listing, QuestionnairesPage)
    hands = Hands(bench, shell)
    listing.design_button.setFocus()
    hands.key(Qt.Key.Key_Return)
    bench.settle()
    page = page_of(shell)
    picture(shell, "designer-gallery-zh")

    hands.key(Qt.Key.Key_Down, times=2)
    hands.key(Qt.Key.Key_Return)
    hands.write("领导班子“一班人”测评表")
    hands.add("5")
    hands.write("请对下列方面作出评价：")
    hands.key(Qt.Key.Key_Return, times=2)
    hands.lines(*ITEMS)
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Backspace)
    hands.tab_to("等级")
    hands.lines(*GRADES)
    hands.add("3")
    hands.write("您是否参加过班子民主生活会？")
    hands.add("6")
    hands.write("您参加后的意见：")
    settled(bench, page)
    picture(shell, "designer-editor-zh")
    hands.tab_to("由谁填写")
    hands.key(Qt.Key.Key_Down)
    settled(bench, page)
    assert page.keeper.design.items[-1].skip == Skip("q2", "yes")
    page.print_page()
    settled(bench, page)
    picture(shell, "designer-paper-zh")

    hands.ctrl(Qt.Key.Key_S)
    bench.settle()
    bench.qtbot.waitUntil(lambda: page.edit.isVisible(), timeout=10_000)
    bench.settle()
    picture(shell, "designer-kept-zh")
    form = bench.ask(lambda: Questionnaires(session).form(page.record))
    block = form.children[1]
    assert isinstance(block, Group) and [row.label.get("zh") for row in block.children] == list(ITEMS)
    row = block.children[0]
    assert isinstance(row, Question)
    assert [choice.label.get("zh") for choice in form.lists[row.choices]] == list(GRADES)
    assert form.title == "领导班子“一班人”测评表"
    assert bench.ask(session.drafts.pending) == []

    # a batch of it: blank on paper, one response keyed
    def define() -> str:
        facts = {"unit": "启明小学", "survey": "测评", "group": "教职工", "date": "2026-03-16"}
        desk = Questionnaires(session)
        batch = desk.define(page.record, facts).revision.record
        desk.issue(batch, 1)
        people = {"counter_1": "1" * 32, "counter_2": "2" * 32, "bag_no": ""}
        desk.count(batch, {"collected": 1, "void": 0, **people})
        desk.enter(batch)
        return batch

    batch = bench.ask(define)
    shell.go("questionnaire_paper", f"blank/{batch}")
    bench.settle()
    paper = shell.page
    assert isinstance(paper, QuestionnairePaper)
    bench.qtbot.waitUntil(lambda: paper.view.paper.document.pageCount() > 0, timeout=20_000)
    pdf = bench.folder / "blank.pdf"
    paper.view.save_to(pdf)
    bench.settle()
    assert pdf.read_bytes().startswith(b"%PDF")
    shell.open_record(BATCH, batch)
    bench.settle()
    keying = shell.page
    assert isinstance(keying, BatchPage) and keying.keying is not None
    view = keying.keying.sheet
    assert len(view.boxes) == 8
    for digit in "1234121":
        bench.qtbot.keyClicks(view.boxes[view.current], digit)
    bench.settle()
    assert view.sheet is not None and view.current == 7, "the comment is still to be typed"
    view.boxes[7].setText("坚持得好")
    finished = keying.keying.task
    bench.qtbot.keyClick(view.boxes[7], Qt.Key.Key_Return)
    bench.settle()
    assert keying.keying.task != finished
    assert bench.ask(lambda: Questionnaires(session).keying.answered(batch)) == 0, "the second keying is to come"


def test_what_is_typed_is_in_the_vault_at_once_and_can_be_gone_on_with(bench: Bench) -> None:
    session = bench.vault()
    shell = bench.shell_for(session, "questionnaires")
    page = designer(bench, shell)
    page.gallery.chosen.emit("template", "survey")
    bench.settle()
    assert bench.ask(session.drafts.pending) == [], "nothing typed, nothing kept"
    hands = Hands(bench, shell)
    hands.write("Canteen survey")
    bench.qtbot.waitUntil(lambda: "Draft kept" in page._state.text(), timeout=5_000)
    record = page.record
    copied = after_a_crash(bench, record)
    assert copied is not None and copied.title.en == "Canteen survey"
    today = bench.page(shell, "today")
    assert isinstance(today, TodayPage)
    model = today.todo.rows_model
    rows = [model.row(at) for at in range(model.rowCount())]
    waiting = [row for row in rows if row.key == f"{FORM}:{record}"]
    assert [row.first for row in waiting] == ["Questionnaire form, not saved yet"]
    today.todo.opened.emit(waiting[0].key)
    bench.settle()
    again = page_of(shell)
    assert again.record == record and again.keeper.design.title.en == "Canteen survey"
    again.editor.panel.add_item("date")
    shell.seal()
    bench.settle()
    kept = bench.ask(lambda: Designs(session).open(record).design)
    assert kept is not None and [item.sort for item in kept.items].count("date") == 1
    assert again.editor.fields is None and again.editor.preview.paper.document.pageCount() == 0
    assert again.editor.panel.outline.rows_model.rowCount() == 0, "nothing of the design stays in the window"


def after_a_crash(bench: Bench, record: str) -> Design | None:
    """The design in the vault as it lies on the disk now, while the program still runs."""
    world, folder = bench.world, bench.folder / "after"
    shutil.copytree(world.vault, folder)

    def look() -> Design | None:
        session = unlock_vault(folder, LEADER.id, PASSPHRASE, world.device, world.tools)
        try:
            return Designs(session).open(record).design
        finally:
            session.close()

    return bench.ask(look)


def test_every_change_can_be_taken_back_and_done_again(bench: Bench) -> None:
    shell = bench.shell_for(bench.vault(), "questionnaires")
    page = designer(bench, shell)
    page.gallery.chosen.emit("template", "appraisal")
    bench.settle()
    hands = Hands(bench, shell)
    first = page.keeper.design
    states = [first]
    page.editor.show_item("q2")
    assert page.editor.fields is not None
    page.editor.fields.go()
    hands.write("Taken together:")
    states.append(page.keeper.design)
    alt = Qt.KeyboardModifier.AltModifier
    for act in (
        lambda: hands.key(Qt.Key.Key_Up, alt),
        lambda: hands.ctrl(Qt.Key.Key_D),
        lambda: hands.add("4"),
        lambda: page.editor.panel.delete(),
    ):
        act()
        bench.settle()
        states.append(page.keeper.design)
    assert len(set(states)) >= 5 and states[2].items[0].key == "q2"
    for state in reversed(states[:-1]):
        hands.ctrl(Qt.Key.Key_Z)
        bench.settle()
        assert page.keeper.design == state
    assert not page.keeper.history.can_undo
    for state in states[1:]:
        hands.ctrl(Qt.Key.Key_Y)
        bench.settle()
        assert page.keeper.design == state


def test_what_is_wrong_stands_beside_the_question(bench: Bench) -> None:
    shell = bench.shell_for(bench.vault(), "questionnaires")
    page = designer(bench, shell)
    page.gallery.chosen.emit("template", "empty")
    bench.settle()
    page.editor.panel.add_item("select_one")
    settled(bench, page)
    fields = page.editor.fields
    assert isinstance(fields, ItemFields)
    said = [line.text() for line in fields.wrong if line.text()]
    assert said == ["It has no words yet. Write them.", "At least 2 options are needed. Write more options."]
    picture(shell, "designer-wrong-en")
    page.save_form()
    bench.settle()
    settled(bench, page)
    assert "cannot be saved yet" in page.error.text()
    assert isinstance(page.editor.fields, FormFields), "the first thing that is wrong is the title"
    assert not page.editor.preview.sheet.isVisible(), "nothing is asked in a way that could be shown"


def test_a_kept_form_is_edited_as_a_new_version_and_leaves_by_the_register(bench: Bench, tmp_path: Path) -> None:
    session = bench.vault()
    record = bench.ask(lambda: Questionnaires(session).bring(canteen()).revision.record)
    shell = bench.shell_for(session, "questionnaires")
    page = designer(bench, shell, record)
    bench.qtbot.waitUntil(lambda: page.edit.isVisible(), timeout=10_000)
    assert page.kept.kept is not None
    out = tmp_path / "out.md"
    page._export.export_to(out, page.kept.kept)
    bench.settle()
    assert out.read_bytes() == canteen().source and len(bench.ask(lambda: exports(session))) == 1
    page.edit.click()
    bench.settle()
    page = page_of(shell)
    bench.qtbot.waitUntil(lambda: page.designing, timeout=10_000)
    assert page.keeper.design.version == "3" and page.record != record
    page.editor.panel.add_item("text")
    fields = page.editor.fields
    assert fields is not None
    Hands(bench, shell).write("还有什么要说的")
    design = page.keeper.design
    assert design.items[-1].words.zh == "还有什么要说的"
    assert design.languages == ("zh", "en")
    settled(bench, page)
    picture(shell, "designer-bilingual-en")
    page.keeper.undo()
    page.keeper.undo()
    page.save_form()
    bench.settle()
    bench.qtbot.waitUntil(lambda: page.kept.kept is not None and page.kept.kept.record == page.record, timeout=10_000)
    export = bench.ask(lambda: Designs(session).file(page.record))
    assert export.format == "xlsx" and read_form(export.data, "x.xlsx").version == "3"
    assert "<h:title>食堂满意度问卷</h:title>" in convert(BytesIO(export.data), file_type=".xlsx", validate=False).xform


def test_a_form_beyond_the_designer_is_shown_and_says_so(bench: Bench) -> None:
    session = bench.vault()
    brought = canteen(**{"text | advice": "time | advice"})
    record = bench.ask(lambda: Questionnaires(session).bring(brought).revision.record)
    shell = bench.shell_for(session, "questionnaires")
    page = designer(bench, shell, record)
    bench.qtbot.waitUntil(lambda: page.kept.banner.isVisible(), timeout=10_000)
    assert "more than the designer knows (advice)" in page.kept.banner.text() and not page.edit.isVisible()
    picture(shell, "designer-beyond-en")


def test_a_design_is_discarded_for_good(bench: Bench) -> None:
    session = bench.vault()
    shell = bench.shell_for(session, "questionnaires")
    page = designer(bench, shell)
    page.gallery.chosen.emit("template", "appraisal")
    bench.settle()
    page.editor.panel.add_item("yes_no")
    bench.qtbot.waitUntil(lambda: "Draft kept" in page._state.text(), timeout=5_000)
    assert len(bench.ask(session.drafts.pending)) == 1
    page.discard_now()
    bench.settle()
    assert bench.ask(session.drafts.pending) == [] and isinstance(shell.page, QuestionnairesPage)


def test_an_id_and_version_that_are_here_are_told_while_designing(bench: Bench) -> None:
    session = bench.vault()
    bench.ask(lambda: Questionnaires(session).bring(canteen()))
    shell = bench.shell_for(session, "questionnaires")
    page = designer(bench, shell)
    page.gallery.chosen.emit("template", "appraisal")
    bench.settle()
    fields = page.editor.fields
    assert isinstance(fields, FormFields)
    hands = Hands(bench, shell)
    for field, text in ((fields.form_id, "canteen"), (fields.version, "2")):
        field.setFocus()
        field.selectAll()
        hands.write(text)
    settled(bench, page)
    assert [line.text() for line in fields.wrong if line.text()] == [
        "There is a form canteen, version 2 already. Change the version, or take another form id."
    ]


def test_lines_are_pasted_moved_and_taken_away(bench: Bench) -> None:
    shell = bench.shell_for(bench.vault(), "questionnaires")
    page = designer(bench, shell)
    page.gallery.chosen.emit("template", "empty")
    bench.settle()
    page.editor.panel.add_item("select_one")
    hands = Hands(bench, shell)
    fields = page.editor.fields
    assert isinstance(fields, ItemFields)
    bench.qtbot.waitUntil(lambda: hands.focus is fields.first)
    lines = fields.findChildren(LineList)[0]
    lines.go(0, "en")
    QApplication.clipboard().setText("red\n green \n\nblue\n")
    hands.ctrl(Qt.Key.Key_V)

    def words() -> list[str]:
        return [option.words.en for option in page.keeper.design.items[0].options]

    assert words() == ["red", "green", "blue"]
    hands.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert words() == ["red", "blue", "green"] and hands.focus.accessibleName() == "Options 2"
    hands.key(Qt.Key.Key_Backspace, times=5)
    assert words() == ["red", "green"] and hands.focus.accessibleName() == "Options 1"
    hands.ctrl(Qt.Key.Key_Z)
    assert words() == ["red", "", "green"]
    QApplication.clipboard().clear()


def test_the_language_of_the_window_changes_while_designing(bench: Bench) -> None:
    shell = bench.shell_for(bench.vault(), "questionnaires")
    page = designer(bench, shell)
    page.gallery.chosen.emit("template", "appraisal")
    bench.settle()
    design = page.keeper.design
    page.editor._turned("q1")
    bench.look.language.use("zh")
    settled(bench, page)
    assert isinstance(page.editor.fields, ItemFields) and page.editor.fields.sort.currentText() == "测评表：项目×等级"
    assert page.keeper.design == design and not page.keeper.history.can_undo
    assert page.minimumSizeHint().width() <= 1280 - 196, "beside the whole navigation, in the smallest window"


def test_a_draft_that_cannot_be_read_can_be_discarded(bench: Bench) -> None:
    session = bench.vault()
    record = "d" * 32
    bench.ask(lambda: session.drafts.write(record, FORM, "", {"title": "x", "design": {"format": 99}}))
    shell = bench.shell_for(session, "questionnaires")
    page = designer(bench, shell, record)
    assert "cannot be read" in page.error.text()
    page.discard_now()
    bench.settle()
    assert bench.ask(session.drafts.pending) == []


def test_a_long_form_is_shown_around_the_question_that_is_worked_on(bench: Bench) -> None:
    shell = bench.shell_for(bench.vault(), "questionnaires")
    page = designer(bench, shell)
    page.gallery.chosen.emit("template", "appraisal")
    bench.settle()
    design = page.keeper.design
    for _ in range(6):
        design, key = edits.duplicate(design, "q1")
    page.keeper.change(design, key, turn=True)
    settled(bench, page)
    view = page.editor.preview
    assert view.sheet.sheet is not None and len(view.sheet.sheet.asked) == 24
    assert view.sheet.sheet.asked[view.sheet.current].block == key
    assert view.part.isVisible() and view.part.text() == "Answers 1 to 24 of 44"
    page.editor.show_item("q3")
    assert view.sheet.sheet.asked[view.sheet.current].key == "q3"
    assert view.part.text() == "Answers 21 to 44 of 44"


def test_the_buttons_of_an_item_do_as_the_keys(bench: Bench) -> None:
    shell = bench.shell_for(bench.vault(), "questionnaires")
    page = designer(bench, shell)
    page.gallery.chosen.emit("template", "appraisal")
    bench.settle()
    page.editor.show_item("q2")
    for what, keys in (("up", "q2 q1 q3"), ("down", "q1 q2 q3"), ("duplicate", "q1 q2 q4 q3"), ("delete", "q1 q2 q3")):
        fields = page.editor.fields
        assert isinstance(fields, ItemFields)
        fields.asked.emit(what)
        bench.settle()
        assert " ".join(item.key for item in page.keeper.design.items) == keys
