"""A passphrase field with show/hide, Caps Lock notice and, where one is chosen, a strength meter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.components.buttons import Button
from ui.components.fields import Field
from ui.components.text import Text
from ui.i18n import Words, tr
from ui.look import Look
from ui.strength import LEAST_LENGTH, Strength, judge

_NO_MEMORY = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class PassphraseField(QWidget):
    """Field, note line and "show". `changed(text)` on each edit, `entered()` on Enter."""

    changed = Signal(str)
    entered = Signal()

    def __init__(self, look: Look, label: Words, *, meter: bool = False, about: tuple[str, ...] = ()) -> None:
        """`about` are words a guesser would try first (the account's and the team's name)."""
        super().__init__()
        self._about = about
        self.edit = Field(look, label)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(_NO_MEMORY)
        self.edit.installEventFilter(self)
        self._note = Text(look, "", "note", "text3")
        self._show_button = Button(look, lambda: tr("Show"), "link")
        self._show_button.clicked.connect(self._toggle)
        self._meter = StrengthMeter(look) if meter else None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        title = Text(look, label, "note", "text2")
        title.setBuddy(self.edit)
        layout.addWidget(title)
        layout.addWidget(self.edit)
        foot = QHBoxLayout()
        foot.addWidget(self._note, 1)
        foot.addWidget(self._show_button)
        if self._meter is not None:
            layout.addWidget(self._meter)
        layout.addLayout(foot)
        self.edit.textChanged.connect(self._edited)
        self.edit.returnPressed.connect(self.entered)
        self.setFocusProxy(self.edit)

    def text(self) -> str:
        return self.edit.text()

    def clear(self) -> None:
        self.edit.clear()
        self._hide_text()

    def strength(self) -> Strength:
        return judge(self.text(), self._about)

    def tell_about(self, *words: str) -> None:
        """Replace the words that weaken a passphrase when it contains them."""
        self._about = words
        self._edited(self.text())

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._notice_caps(event)
        return False

    def _notice_caps(self, event: QKeyEvent) -> None:
        """Qt does not tell whether Caps Lock is on; a letter that comes out upper without Shift does."""
        letter = event.text()
        if len(letter) == 1 and letter.isalpha() and letter.isascii():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            caps = letter.isupper() != shift
            self._note.say((lambda: tr("Caps Lock is on")) if caps else "")
            self._note.tone("warn" if caps else "text3")

    def _edited(self, text: str) -> None:
        if self._meter is not None:
            self._meter.show_strength(judge(text, self._about) if text else None)
        self.changed.emit(text)

    def _toggle(self) -> None:
        if self.edit.echoMode() == QLineEdit.EchoMode.Password:
            self.edit.setEchoMode(QLineEdit.EchoMode.Normal)
            self._show_button.say(lambda: tr("Hide"))
        else:
            self._hide_text()
        self.edit.setFocus()

    def _hide_text(self) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._show_button.say(lambda: tr("Show"))
        QGuiApplication.inputMethod().reset()


def sentence(strength: Strength) -> str:
    """What the meter says: that it is enough, or the first thing that is missing."""
    if not strength.missing:
        return tr("Strong enough") if strength.score < 4 else tr("Strong")
    return {
        "length": tr("Too short: at least {n} characters").format(n=LEAST_LENGTH),
        "guessable": tr("Easy to guess; add words that do not belong together"),
    }[strength.missing[0]]


class StrengthMeter(QWidget):
    """Four bars and a sentence: what a guesser needs, and what would help."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._strength: Strength | None = None
        self._bars = _Bars(look)
        self._text = Text(look, "", "note", "text2", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._bars)
        layout.addWidget(self._text)
        self.show_strength(None)

    def show_strength(self, strength: Strength | None) -> None:
        self._strength = strength
        self._bars.show_score(-1 if strength is None else strength.score, bool(strength and strength.enough))
        self._text.say(self._sentence)
        self._text.tone("ok" if strength and strength.enough else "text2")

    def _sentence(self) -> str:
        if self._strength is None:
            return tr("At least 10 characters; a sentence of five or six words is best")
        return sentence(self._strength)


class _Bars(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._score = -1
        self._enough = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_score(self, score: int, enough: bool) -> None:
        self._score, self._enough = score, enough
        self.setAccessibleName(tr("Strength {score} of 4").format(score=max(score, 0)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = (self.width() - 12) / 4
        for bar in range(4):
            tone = "line" if bar >= self._score else ("ok" if self._enough else "warn")
            painter.setBrush(self._look.color(tone))
            painter.drawRoundedRect(QRectF(bar * (width + 4), 1, width, 4), 2, 2)
        painter.end()
