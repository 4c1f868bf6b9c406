"""Form rows: label, field, hint; an error is an edge, an icon and a sentence that says the old value is kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.components.banner import IconMark
from ui.components.text import Text
from ui.fonts import FontRole
from ui.i18n import Words, say, tr
from ui.look import Look, set_property


def nothing_of_its_own(event: QKeyEvent, *, undo: bool, redo: bool) -> bool:
    """Whether a key asks a field to undo or redo what it has not."""
    keys = QKeySequence.StandardKey
    return (event.matches(keys.Undo) and not undo) or (event.matches(keys.Redo) and not redo)


class Field(QLineEdit):
    """A one-line field. `sensitive` keeps input methods from remembering what is typed (UI.md 10)."""

    def __init__(
        self,
        look: Look,
        name: Words = "",
        placeholder: Words = "",
        role: FontRole = "ui",
        *,
        sensitive: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name: Words = name
        self._hint: Words = placeholder
        look.dress(self, role)
        if sensitive:
            self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the field has not to take back is asked of the page."""
        if nothing_of_its_own(event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable()):
            event.ignore()
            return
        super().keyPressEvent(event)

    def forget_typing(self) -> None:
        """Nothing typed so far is taken back in the field itself."""
        at, quiet = self.cursorPosition(), self.blockSignals(True)
        self.setText(self.text())
        self.setCursorPosition(at)
        self.blockSignals(quiet)

    def _show(self) -> None:
        self.setAccessibleName(say(self._name))
        self.setPlaceholderText(say(self._hint))


class TextArea(QPlainTextEdit):
    """A field of several lines; Tab moves on to the next field."""

    def __init__(self, look: Look, name: Words = "", role: FontRole = "record", lines: int = 3) -> None:
        super().__init__()
        self._name: Words = name
        self.setProperty("field", True)
        self.setTabChangesFocus(True)
        look.dress(self, role)
        self.setFixedHeight(look.fonts.line(role) * lines + 18)
        self.setAccessibleName(say(name))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(say(self._name))
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As `Field.keyPressEvent`."""
        document = self.document()
        if nothing_of_its_own(event, undo=document.isUndoAvailable(), redo=document.isRedoAvailable()):
            event.ignore()
            return
        super().keyPressEvent(event)

    def forget_typing(self) -> None:
        """As `Field.forget_typing`."""
        self.document().clearUndoRedoStacks()


class Complaint(QWidget):
    """The line under a field that says what is wrong; takes no room while nothing is."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._text = Text(look, "", "note", "danger", wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(IconMark(look, "triangle-alert", "danger", 14), 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._text, 1)
        self.hide()

    def tell(self, words: Words) -> None:
        self._text.say(words)
        self.show()

    def text(self) -> str:
        return "" if self.isHidden() else self._text.text()


class FormRow(QWidget):
    """A label above (or left of) a field. `check` runs when the person leaves the field, never while composing.

    `check` returns what is wrong as words, or None.
    """

    def __init__(
        self,
        look: Look,
        label: Words,
        field: QWidget,
        *,
        hint: Words = "",
        required: bool = False,
        left: int = 0,
        check: Callable[[], Words | None] | None = None,
        note: QWidget | None = None,
    ) -> None:
        """`left` > 0 puts the label left of the field, that many pixels wide; `note` stands at the end of its line."""
        super().__init__()
        self.field = field
        self._check = check
        self._complaint = Complaint(look)
        name = Text(look, label, "note" if not left else "ui", "text2", wrap=bool(left))
        name.setBuddy(field)
        head: QBoxLayout = QVBoxLayout() if left else QHBoxLayout()
        head.setSpacing(0 if left else 8)
        head.addWidget(name)
        if required:
            head.addWidget(Text(look, lambda: tr("required"), "note", "text3"))
        head.addStretch(1)
        if note is not None:
            head.addWidget(note)
        body = QVBoxLayout()
        body.setSpacing(4)
        body.addWidget(field)
        if hint:
            body.addWidget(Text(look, hint, "note", "text3", wrap=True))
        body.addWidget(self._complaint)
        way = QBoxLayout.Direction.LeftToRight if left else QBoxLayout.Direction.TopToBottom
        layout = QBoxLayout(way, self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8 if left else 4)
        if left:
            name.setFixedWidth(look.px(left))
            name.setAlignment(Qt.AlignmentFlag.AlignTop)
            name.setContentsMargins(0, 6, 0, 0)
        layout.addLayout(head)
        layout.addLayout(body, 1)
        if isinstance(field, QLineEdit):
            field.editingFinished.connect(self.check)

    def complain(self, words: Words | None) -> None:
        """Show what is wrong, or take it back."""
        set_property(self.field, "error", words is not None)
        if words is None:
            self._complaint.hide()
        else:
            self._complaint.tell(words)

    def check(self) -> bool:
        """Whether the field is in order now; says what is wrong if not."""
        wrong = self._check() if self._check is not None else None
        self.complain(wrong)
        return wrong is None

    def complaint(self) -> str:
        return self._complaint.text()


class Counter(Text):
    """`34 / 500` for a text field; ochre from 90 %."""

    def __init__(self, look: Look, most: int) -> None:
        super().__init__(look, "", "note", "text2")
        self._most = most
        self.count(0)

    def count(self, length: int) -> None:
        self.say(f"{length} / {self._most}")
        self.tone("warn" if length * 10 >= self._most * 9 else "text2")
