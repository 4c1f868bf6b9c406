"""Components: what they say, what they refuse, what the keyboard does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from forms.problems import EnvironmentProblem, Refused
from storage.keys import MIN_PASSPHRASE, MIN_STRENGTH
from ui.components.banner import Banner
from ui.components.buttons import Button, IconButton
from ui.components.chips import Chip, FilterChips
from ui.components.dialogs import ReasonDialog, VoidDialog
from ui.components.empty import ErrorPanel
from ui.components.fields import Counter, Field, FormRow
from ui.components.focus import FocusRing
from ui.components.marks import MARKS, Mark, MarkOnly, StateMark
from ui.components.passphrase import PassphraseField
from ui.components.rows import TwoLines
from ui.components.table import Column, RecordModel, RecordView
from ui.components.text import ElidedText, Text
from ui.components.twolines import TwoLineView
from ui.i18n import LanguageName, tr
from ui.look import Look
from ui.strength import LEAST_LENGTH, LEAST_SCORE, judge


def shape(widget: QWidget) -> tuple[bool, ...]:
    """Where a widget leaves dark ink on white, whatever its colour."""
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    widget.render(image)
    return tuple(image.pixelColor(x, y).lightness() < 160 for x in range(40) for y in range(40))


def speak(look: Look, language: LanguageName) -> None:
    """Switch and let the windows hear it: Qt posts the event."""
    look.language.use(language)
    QApplication.sendPostedEvents()


def test_marks_differ_by_shape_and_have_names(look: Look, qtbot: QtBot) -> None:
    drawn: dict[Mark, tuple[bool, ...]] = {}
    for mark in MARKS:
        widget = MarkOnly(look, mark)
        qtbot.addWidget(widget)
        widget.resize(40, 40)
        drawn[mark] = shape(widget)
    assert len(set(drawn.values())) >= len(MARKS) - 1, "only act and refused may share a shape, with different words"
    state = StateMark(look, "received", lambda: tr("Received"))
    qtbot.addWidget(state)
    assert state.accessibleName() == "State: Received"
    speak(look, "zh")
    assert state.accessibleName() == "状态：已收讫"


def test_words_follow_the_language(look: Look, qtbot: QtBot) -> None:
    label, button, icon = (
        Text(look, lambda: tr("Cancel")),
        Button(look, lambda: tr("Back")),
        IconButton(look, "x", lambda: tr("Stop")),
    )
    for widget in (label, button, icon):
        qtbot.addWidget(widget)
    speak(look, "zh")
    assert (label.text(), button.text(), icon.toolTip()) == ("取消", "返回", "停止")
    speak(look, "en")
    assert (label.text(), button.text(), icon.accessibleName()) == ("Cancel", "Back", "Stop")


def test_english_faces_are_proportional_and_chinese_ones_are_not(look: Look, qtbot: QtBot) -> None:
    label = Text(look, "“a”")
    qtbot.addWidget(label)
    narrow = label.fontMetrics().horizontalAdvance("“”")
    speak(look, "zh")
    wide = label.fontMetrics().horizontalAdvance("“”")
    speak(look, "en")
    assert label.fontMetrics().horizontalAdvance("“”") == narrow
    if look.fonts.loaded:
        assert wide > narrow * 1.5


def test_large_type_reaches_every_label(look: Look, qtbot: QtBot) -> None:
    label = Text(look, "x", "note")
    qtbot.addWidget(label)
    before = label.font().pointSizeF()
    look.fonts.use(large=True)
    assert label.font().pointSizeF() == pytest.approx(before * 1.15)


def test_an_ampersand_in_a_button_is_shown(look: Look, qtbot: QtBot) -> None:
    button = Button(look, "A & B")
    qtbot.addWidget(button)
    assert button.text() == "A && B"
    assert button.accessibleName() == "A & B"


def test_elided_text_gives_the_whole_as_tooltip(look: Look, qtbot: QtBot) -> None:
    label = ElidedText(look, "a long text that does not fit")
    qtbot.addWidget(label)
    label.show()
    label.resize(60, 20)
    assert label.toolTip() == "a long text that does not fit"
    label.resize(600, 20)
    assert label.toolTip() == ""


def test_banner_has_at_most_one_action(look: Look, qtbot: QtBot) -> None:
    banner = Banner(look)
    qtbot.addWidget(banner)
    assert banner.text() == ""
    done: list[int] = []
    banner.tell("warn", "Something waits.", "Do it", lambda: done.append(1))
    banner.findChild(QPushButton).click()
    assert (banner.text(), done) == ("Something waits.", [1])
    banner.clear()
    assert banner.text() == ""


def test_error_panel_speaks_both_languages_and_hides_bugs(look: Look, qtbot: QtBot) -> None:
    panel = ErrorPanel(look)
    qtbot.addWidget(panel)
    panel.tell(EnvironmentProblem("DISK_FULL", name="stick"))
    assert "The disk is full: stick" in panel.text()
    speak(look, "zh")
    assert "磁盘已满：stick" in panel.text()
    assert "保住了什么" in panel.text()
    panel.tell(RuntimeError("words of a record"))
    assert "words of a record" not in panel.text()


def test_form_row_checks_on_leaving(look: Look, qtbot: QtBot) -> None:
    field = Field(look, "amount")
    row = FormRow(look, "Amount", field, check=lambda: None if field.text().isdigit() else "Only digits")
    qtbot.addWidget(row)
    row.show()
    qtbot.keyClicks(field, "18x")
    assert row.complaint() == ""
    field.editingFinished.emit()
    assert row.complaint() == "Only digits"
    field.setText("18")
    field.editingFinished.emit()
    assert row.complaint() == ""


def test_counter_turns_ochre_at_nine_tenths(look: Look, qtbot: QtBot) -> None:
    counter = Counter(look, 500)
    qtbot.addWidget(counter)
    counter.count(449)
    assert counter.property("tone") == "text2"
    counter.count(450)
    assert (counter.text(), counter.property("tone")) == ("450 / 500", "warn")


def test_strength_asks_what_storage_asks() -> None:
    assert (LEAST_LENGTH, LEAST_SCORE) == (MIN_PASSPHRASE, MIN_STRENGTH)
    assert judge("").missing[0] == "length"
    assert judge("password12").missing == ("guessable",)
    assert judge("blue-lantern over 7 quiet rivers").enough


def test_passphrase_field_shows_and_hides(look: Look, qtbot: QtBot) -> None:
    field = PassphraseField(look, "Passphrase", meter=True)
    qtbot.addWidget(field)
    field.edit.setText("abc")
    assert field.edit.displayText() != "abc"
    field._toggle()
    assert field.edit.displayText() == "abc"
    field.clear()
    assert field.text() == ""
    assert field.edit.echoMode() == field.edit.EchoMode.Password
    hints = field.edit.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData


def test_caps_lock_is_noticed(look: Look, qtbot: QtBot) -> None:
    field = PassphraseField(look, "Passphrase")
    qtbot.addWidget(field)
    QApplication.sendEvent(
        field.edit, QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    )
    assert field._note.text() == ""
    QApplication.sendEvent(
        field.edit, QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "A")
    )
    assert field._note.text() == "Caps Lock is on"


def test_reason_is_needed(look: Look, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ReasonDialog(look, parent, "Open J-041", "", "Open")
    accepted: list[int] = []
    dialog.accepted.connect(lambda: accepted.append(1))
    dialog.open()
    dialog.verb.click()
    assert not accepted
    qtbot.keyClicks(dialog.reason, "check the handwriting")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert accepted == [1]
    assert dialog.text() == "check the handwriting"


def test_void_dialog_asks_the_approver_only_when_needed(look: Look, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    own, other = VoidDialog(look, parent, "TH-1"), VoidDialog(look, parent, "TH-1", "陆明远")
    assert own.approval() == ""
    assert other.findChild(PassphraseField) is not None


def test_chips_keep_the_choice_when_counts_change(look: Look, qtbot: QtBot) -> None:
    chips = FilterChips(look)
    qtbot.addWidget(chips)
    chosen: list[str] = []
    chips.chosen.connect(chosen.append)
    chips.show_chips([Chip("all", "All", 3), Chip("draft", "Draft", 1)])
    assert chips.current() == "all"
    chips._buttons["draft"].click()
    chips.show_chips([Chip("all", "All", 4), Chip("draft", "Draft", 0)])
    assert (chips.current(), chosen) == ("draft", ["draft"])
    assert chips._buttons["all"].text() == "All  4"


@dataclass(frozen=True)
class Row:
    key: str
    name: str


def a_list(look: Look, qtbot: QtBot) -> RecordView[Row]:
    view = RecordView(
        look,
        RecordModel(
            [Column("Key", lambda row: row.key, 80, mark=lambda row: "open"), Column("Name", lambda row: row.name)],
            lambda row: row.key,
        ),
        "Rows",
    )
    qtbot.addWidget(view)
    view.rows_model.show_rows([Row("J-001", "one"), Row("J-002", "two"), Row("J-014", "three")])
    view.resize(400, 300)
    view.show()
    return view


def test_list_keys(look: Look, qtbot: QtBot) -> None:
    view = a_list(look, qtbot)
    opened: list[str] = []
    view.opened.connect(opened.append)
    view.choose("J-001")
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current_key() == "J-002"
    qtbot.keyClick(view, Qt.Key.Key_Return)
    view.keyboardSearch("14")
    assert view.current_key() == "J-014"
    assert opened == ["J-002"]
    with qtbot.waitSignal(view.preview_asked):
        qtbot.keyClick(view, Qt.Key.Key_Space)


def test_list_keeps_its_row_over_a_refresh_and_a_filter(look: Look, qtbot: QtBot) -> None:
    view = a_list(look, qtbot)
    view.choose("J-002")
    view.rows_model.show_rows([Row("J-000", "new"), Row("J-001", "one"), Row("J-002", "two")])
    assert view.current_key() == "J-002"
    view.proxy.keep(lambda row: row.name != "one")
    assert view.shown() == 2
    view.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert view.key_at(view.proxy.index(0, 0)) == "J-002"


def test_two_line_list_skips_headings(look: Look, qtbot: QtBot) -> None:
    view = TwoLineView(look, "Todo")
    qtbot.addWidget(view)
    view.show_rows(
        [TwoLines("", "Today"), TwoLines("a", "A", "why", mark="open"), TwoLines("", "Later"),
         TwoLines("b", "B", "why", mark="open")]
    )  # fmt: skip
    view.resize(300, 300)
    view.show()
    assert view.current_key() == "a"
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current_key() == "b"
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.current_key() == "a"
    opened: list[str] = []
    view.opened.connect(opened.append)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened == ["a"]


def test_focus_ring_follows_tab_and_not_the_mouse(look: Look, qtbot: QtBot) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    button, field = QPushButton("b"), Field(look, "f")
    layout.addWidget(button)
    layout.addWidget(field)
    qtbot.addWidget(window)
    ring = FocusRing(look, window)
    seen: list[Callable[[], QWidget | None]] = [ring.target]
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent

    window.show()
    ring.watch(button, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert seen[0]() is button
    ring.watch(button, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.MouseFocusReason))
    assert seen[0]() is None
    ring.watch(field, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert seen[0]() is None


def test_refusals_keep_their_rule_in_words(look: Look, qtbot: QtBot) -> None:
    panel = ErrorPanel(look)
    qtbot.addWidget(panel)
    panel.tell(Refused("NOT_YOUR_ROLE", role="auditor"))
    assert "auditor" in panel.text()
