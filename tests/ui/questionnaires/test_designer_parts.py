"""Parts of the designer: taking back, what is wrong, lines, the preview of a long form, the language of the window."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from forms.xlsform.design import edits
from storage.questionnaires import Questionnaires
from tests.storage.surveys import canteen
from tests.ui.bench import Bench, picture
from tests.ui.questionnaires.designer_hands import Hands, designer, settled
from ui.components.text import Text
from ui.look import Look
from ui.questionnaires.designer import DesignerPage
from ui.questionnaires.designer_fields import FormFields, ItemFields
from ui.questionnaires.designer_lines import LineList


@pytest.fixture
def bench(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, look, tmp_path)
    yield made
    made.close()


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


def test_a_shorter_form_takes_the_place_of_a_longer_one(bench: Bench) -> None:
    shell = bench.shell_for(bench.vault(), "questionnaires")
    page = designer(bench, shell)
    page.gallery.chosen.emit("template", "appraisal")
    bench.settle()
    settled(bench, page)
    view = page.editor.preview.sheet
    assert len(view.boxes) == 8
    page.editor.show_item("q1")
    page.editor.panel.delete()
    settled(bench, page)
    assert len(view.boxes) == 2


def begun(bench: Bench, template: str = "empty") -> tuple[Hands, DesignerPage]:
    shell = bench.shell_for(bench.vault(), "questionnaires")
    page = designer(bench, shell)
    page.gallery.chosen.emit("template", template)
    bench.settle()
    return Hands(bench, shell), page


def test_enter_alone_leads_from_a_question_over_its_options_to_the_next(bench: Bench) -> None:
    hands, page = begun(bench)
    hands.write("Canteen")
    hands.add("1")
    hands.write("Do you eat here?")
    hands.key(Qt.Key.Key_Return)
    assert hands.focus.accessibleName() == "Options 1", "the hint is passed by"
    hands.lines("Yes", "No", "Sometimes")
    hands.key(Qt.Key.Key_Return, times=2)
    assert hands.focus is page.editor.panel.add, "an empty line ends the list, and is gone"
    hands.key(Qt.Key.Key_Return)
    bench.qtbot.keyClicks(QApplication.activePopupWidget(), "6")
    bench.qtbot.wait(1)
    hands.write("Why?")
    settled(bench, page)
    assert page.keeper.last is not None and page.keeper.last.ready
    first, second = page.keeper.design.items
    assert [option.words.en for option in first.options] == ["Yes", "No", "Sometimes"]
    assert (first.words.en, second.sort, second.words.en) == ("Do you eat here?", "text", "Why?")
    hands.key(Qt.Key.Key_Tab)
    assert hands.focus.accessibleName() == "Hint", "Tab leaves nothing out"


def where(hands: Hands, page: DesignerPage) -> str:
    return "on" if hands.focus is page.editor.panel.add else hands.focus.accessibleName()


@pytest.mark.parametrize(("mark", "stops"), [
    ("1", ["The question", "Options 1", "Options 2", "on"]), ("2", ["The question", "Options 1", "Options 2", "on"]),
    ("3", ["The question", "on"]),
    ("4", ["The question", "From", "To", *(f"Words for {place}" for place in range(1, 6)), "on"]),
    ("5", ["The question", "Items to be rated 1", "Items to be rated 2", "Grades, the best one first 1",
           "Grades, the best one first 2", "on"]),
    ("6", ["The question", "on"]), ("7", ["The question", "At least", "At most", "on"]), ("9", ["The question", "on"]),
    ("0", ["Heading", "on"]), ("A", ["Text for the reader", "on"]),
])  # fmt: skip
def test_enter_goes_through_what_each_sort_of_question_needs(bench: Bench, mark: str, stops: list[str]) -> None:
    hands, page = begun(bench)
    hands.add(mark)
    seen = [where(hands, page)]
    while seen[-1] != "on" and len(seen) < 12:
        hands.key(Qt.Key.Key_Return)
        seen.append(where(hands, page))
    assert seen == stops


def shown(page: DesignerPage) -> list[str]:
    """Everything that stands in the preview on the screen."""
    view = page.editor.preview
    if not view.sheet.isVisible():
        return []
    return [text.text() for text in view.sheet.findChildren(Text) if text.isVisible() and text.text()]


def test_the_screen_preview_says_what_was_typed_last(bench: Bench) -> None:
    hands, page = begun(bench)
    hands.add("1")
    hands.write("Do you eat here?")
    hands.key(Qt.Key.Key_Return)
    hands.lines("Yes", "N")
    settled(bench, page)
    assert "1 Yes  2 N" in shown(page)
    hands.write("o")
    settled(bench, page)
    assert "1 Yes  2 No" in shown(page), "the same question has other options now"
    hands.add("1")
    hands.write("And why?")
    settled(bench, page)
    assert page.keeper.last is not None and page.keeper.last.form is None, "it has no options yet"
    page.editor.show_item("q1")
    assert page.editor.fields is not None
    page.editor.fields.go()
    hands.write(" Today?")
    settled(bench, page)
    assert "Do you eat here? Today?" in shown(page) and page.editor.preview.unfinished.isVisible()
    assert not any("And why?" in text for text in shown(page))
    for key in ("q1", "q2"):
        page.editor.show_item(key)
        page.editor.panel.delete()
    settled(bench, page)
    assert shown(page) == []


def test_the_paper_preview_is_of_the_last_design_also_after_one_that_cannot_be_printed(bench: Bench) -> None:
    hands, page = begun(bench)
    hands.add("3")
    hands.write("Do you eat here? \U00010600")
    view = page.editor.preview
    view.show_paper()
    settled(bench, page)
    bench.qtbot.waitUntil(view.error.isVisible, timeout=10_000)
    assert view.paper.document.pageCount() == 0
    hands.key(Qt.Key.Key_Backspace)
    settled(bench, page)
    bench.qtbot.waitUntil(lambda: view.paper.document.pageCount() == 1, timeout=10_000)
    assert not view.error.isVisible()


def test_what_was_said_goes_once_it_is_mended(bench: Bench) -> None:
    hands, page = begun(bench)
    hands.add("3")
    settled(bench, page)
    hands.ctrl(Qt.Key.Key_S)
    bench.settle()
    assert "2 places need work" in page.error.text() and "Not kept" not in page._state.text()
    assert hands.focus.accessibleName() == "Title"
    hands.write("Canteen")
    settled(bench, page)
    assert page.error.isVisible() and "1 place" in page.error.text()
    page.editor.show_item("q1")
    assert page.editor.fields is not None
    page.editor.fields.go()
    hands.write("Do you eat here?")
    settled(bench, page)
    assert not page.error.isVisible()


def test_the_preview_follows_the_language_of_the_window_also_in_a_form_of_another(bench: Bench) -> None:
    _hands, page = begun(bench, "survey")
    settled(bench, page)
    assert any(text.endswith("(several)") for text in shown(page))
    bench.look.language.use("zh")
    settled(bench, page)
    assert any("可多选" in text for text in shown(page)) and not any("several" in text for text in shown(page))
    assert "You are:" in shown(page), "the form itself stays what it is"


@pytest.mark.parametrize("template", ["appraisal", "survey"])
def test_a_choice_that_makes_its_own_fields_anew_is_not_cut_off_under_itself(bench: Bench, template: str) -> None:
    """The list of languages stands in what is made anew when it is changed."""
    chance = random.Random(template)
    shell = bench.shell_for(bench.vault(), "questionnaires")
    page = designer(bench, shell)
    page.gallery.chosen.emit("template", template)
    bench.settle()
    hands = Hands(bench, shell)
    for _ in range(25):
        boxes = [box for box in page.findChildren(QComboBox) if box.isVisible() and box.count() > 1]
        box = chance.choice(boxes)
        box.setFocus()
        hands.key(chance.choice((Qt.Key.Key_Down, Qt.Key.Key_Up)))
    settled(bench, page)
    assert page.findChildren(QComboBox)
