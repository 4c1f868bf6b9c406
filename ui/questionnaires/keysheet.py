"""The sheet on the left of the keying page: questions, boxes, and keys that go on by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path as FilePath

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from forms.xlsform.instance import Path
from storage.answer_files import AnswerFile
from ui.components.panels import show_in
from ui.components.text import Panel, Text, hairline
from ui.i18n import tr
from ui.look import Look, set_property
from ui.questionnaires.asked import Asked
from ui.questionnaires.keybox import FILE_KEYS, OPTION_KEYS, QuestionBox
from ui.questionnaires.keyhint import hint_of
from ui.questionnaires.sheet import Sheet
from ui.records.files import FilesAnswer

_BOX = 72
_Made = tuple[str, tuple[Asked, ...], str, str]


class KeySheet(QWidget):
    """`finished()` after the last question (or Enter on the last one); `brought(at, paths)` when files were chosen for
    a question: whoever reads them puts the file on the sheet and renews it. `cleared(at)` when an
    answer is taken back."""

    finished = Signal()
    brought = Signal(int, object)
    cleared = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.sheet: Sheet | None = None
        self.current = 0
        self._typed = ""
        self._built: _Made | None = None
        self.boxes: list[QuestionBox] = []
        self._rows: list[Panel] = []
        self._hints: list[Text] = []
        self.wells: dict[int, FilesAnswer] = {}
        self._places: dict[Path, int] = {}
        self._shown: Sheet | None = None
        self._scroll = QScrollArea()
        self._scroll.setProperty("look", "clear")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)

    def show_sheet(self, sheet: Sheet) -> None:
        """Begin a sheet at its first question; the boxes stay where the questions are the same."""
        self.sheet = sheet
        self.current = -1  # what still stands in the last box belongs to the sheet before
        self.renew()
        self.go(sheet.after(-1))

    def preview(self, sheet: Sheet, name: str = "") -> None:
        """Show a sheet and leave the focus where it is; the question `name`, or the first of its block, in sight."""
        self.sheet = sheet
        self.current = 0
        self.renew()
        at = next((at for at, one in enumerate(sheet.asked) if name and name in (one.question.name, one.block)), -1)
        self.current = at
        self._mark()
        if at >= 0:
            self._scroll.ensureWidgetVisible(self._rows[at], 0, 60)

    def renew(self) -> None:
        """Show what the sheet says now."""
        if self.sheet is None:
            return
        sheet, places = self.sheet, list(range(len(self.boxes)))
        if self._built != self._made_from(sheet):
            self._build(sheet)
            places = []  # all of them new and shown; there may be fewer than before
        elif self._shown is sheet:
            places = [self._places[path] for path in sheet.touched if path in self._places]
        self._shown = sheet
        sheet.touched.clear()
        for at in places:
            self._renew(sheet, at)

    def _renew(self, sheet: Sheet, at: int) -> None:
        box, relevant = self.boxes[at], sheet.relevant(at)
        if self._rows[at].isHidden() is relevant:
            self._rows[at].setVisible(relevant)
        if relevant and sheet.asked[at].question.choice_filter:
            self._hints[at].say(hint_of(sheet, at))
        if at in self.wells:
            self._hints[at].say(hint_of(sheet, at))
            self._hints[at].setVisible(bool(self._hints[at].text()))
            self.wells[at].show_files([file] if (file := sheet.file(at)) else [])
        if not (box.typed and box.hasFocus() and at == self.current and box.text()):
            box.setText(sheet.shown(at))

    def go(self, at: int) -> None:
        """Make a question current; past the last one the sheet is finished."""
        sheet = self.sheet
        if sheet is None:
            return
        if at >= len(sheet.asked):
            self.finished.emit()
            return
        self.current = at
        self._typed = ""
        self._mark()
        self.boxes[at].setFocus(Qt.FocusReason.TabFocusReason)
        if self.boxes[at].typed:
            self.boxes[at].selectAll()
        self._scroll.ensureWidgetVisible(self._rows[at], 0, 60)

    def _mark(self) -> None:
        for number, row in enumerate(self._rows):
            set_property(row, "panel", "sunken" if number == self.current else "surface")

    def _made_from(self, sheet: Sheet) -> _Made:
        """What the rows say: of another form the same questions may have other options, and hints are the window's."""
        return sheet.form.sha256, sheet.asked, sheet.language, self._look.language.name

    def _build(self, sheet: Sheet) -> None:
        self._built = self._made_from(sheet)
        ground = Panel("surface")
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.boxes, self._rows, self._hints, self.wells = [], [], [], {}
        for at in range(len(sheet.asked)):
            column.addWidget(self._row(sheet, at))
            column.addWidget(hairline())
        column.addStretch(1)
        self._places = {one.path: at for at, one in enumerate(sheet.asked)}
        for at in range(len(sheet.asked)):
            self._renew(sheet, at)
        show_in(self._scroll, ground)

    def _row(self, sheet: Sheet, at: int) -> Panel:
        look, one = self._look, sheet.asked[at]
        typed = sheet.typed(at)
        label = sheet.filling.label(one.path, sheet.language)
        commands = FILE_KEYS if sheet.takes_file(at) else OPTION_KEYS
        box = QuestionBox(look, f"{one.number} {label}", typed=typed, commands=commands)
        box.pressed_key.connect(lambda key, at=at: self._key(at, key))
        box.taken.connect(lambda at=at: self._taken(at))
        if not (typed and one.question.type == "text"):
            box.setFixedWidth(look.px(120 if typed else _BOX))
        words = Text(look, label, wrap=True)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(words)
        hint = Text(look, hint_of(sheet, at), "note", "text2", wrap=True)
        if typed:
            hint.hide()  # never shown before it has a parent: that would be a window of its own, and take the keys
        text.addWidget(hint)
        self._hints.append(hint)
        if sheet.takes_file(at):
            text.addWidget(self._well(at, label))
        row = Panel("surface")
        line = QHBoxLayout()
        number = Text(look, one.number, "note", "text2")
        number.setFixedWidth(look.px(24))
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(text, 1)
        outer = QVBoxLayout(row)
        outer.setContentsMargins(16, 10, 16, 10)
        outer.addLayout(line)
        if typed and one.question.type == "text":
            text.addWidget(box)
        else:
            line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        self.boxes.append(box)
        self._rows.append(row)
        return row

    def say_reading(self, at: int, percent: int = 0) -> None:
        """A file for a question is being read; `renew` takes the words away."""
        self._hints[at].say(lambda: tr("Reading the file: {percent} %").format(percent=percent))
        self._hints[at].show()

    def read(self, at: int, file: AnswerFile | None) -> None:
        """The file for a question was read, or was not: the focus goes from its button to its box."""
        if self.sheet is None:
            return
        self.sheet.touched.add(self.sheet.asked[at].path)
        if file is not None:
            self.sheet.attach(self.sheet.asked[at].path, file)
        self.renew()
        if self.wells[at].choose.hasFocus():
            self.go(at)

    def _well(self, at: int, label: str) -> FilesAnswer:
        """Where the file is dropped or chosen, and taken away again."""

        def bring(paths: Sequence[FilePath]) -> None:
            self.brought.emit(at, paths)

        well = FilesAnswer(self._look, label, single=True)
        well.added.connect(bring)
        well.dropped.connect(lambda _sha256: self._key(at, "clear"))
        self.wells[at] = well
        return well

    def _taken(self, at: int) -> None:
        if at != self.current:
            self._commit(self.current)
            self.current = at
            self._typed = ""
            self._mark()

    def commit(self) -> None:
        """Take what stands in the current box."""
        self._commit(self.current)

    def _commit(self, at: int) -> bool:
        sheet = self.sheet
        if sheet is None or not self.boxes[at].typed or self.boxes[at].text() in ("", "·"):
            return True
        fits = sheet.write(at, self.boxes[at].text())
        set_property(self.boxes[at], "error", not fits)
        return fits

    def _key(self, at: int, key: str) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        if key in ("up", "down"):
            self._commit(at)
            self.go(sheet.before(at) if key == "up" else min(sheet.after(at), len(sheet.asked) - 1))
        elif key == ".":
            sheet.leave_blank(at)
            self.cleared.emit(at)
            self._on(at)
        elif key == "clear":
            sheet.clear(at)
            self._typed = ""
            self.cleared.emit(at)
            self.renew()
        elif key == "*":
            first = sheet.add_row(at)
            if first is not None:
                self.renew()
                self.go(first)
        elif key == "+":
            last = sheet.same_for_block(at)
            self.renew()
            self.go(sheet.after(last))
        elif key == " ":
            self.wells[at].ask()
        elif key == "enter":
            self._enter(at)
        else:
            self._digit(at, key)

    def _enter(self, at: int) -> None:
        sheet = self.sheet
        if sheet is None or not self._commit(at):
            return
        if self._typed:
            sheet.choose(at, self._typed)
        if not sheet.answered(at):
            sheet.leave_blank(at)
        self._on(at)

    def _digit(self, at: int, digit: str) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        if sheet.at_once(at):
            if sheet.choose(at, digit):
                self._on(at)
            return
        longest = max((len(option.digits) for option in sheet.options(at)), default=1)
        if sheet.several(at) and longest == 1:
            sheet.choose(at, digit)
            self.renew()
            return
        self._typed = (self._typed + digit)[-longest:]
        if sheet.several(at):
            if len(self._typed) == longest:
                sheet.choose(at, self._typed)
                self._typed = ""
        else:
            sheet.choose(at, self._typed)
        self.renew()

    def _on(self, at: int) -> None:
        self.renew()
        if self.sheet is not None:
            self.go(self.sheet.after(at))
