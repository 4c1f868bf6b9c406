"""The choices beside a print preview: pages, identity, copies, purpose, printer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from forms.kinds import KINDS
from forms.printing.pages import COLOURED, COPIES, PAGES
from storage.model import RecordView
from storage.paper import IDENTITY
from ui.components.dialogs import ReasonDialog
from ui.components.fields import Field, FormRow
from ui.components.panels import ScrollPanel
from ui.components.progress import WorkPanel
from ui.components.text import Text
from ui.i18n import tr
from ui.look import Look
from ui.pages.paper import printers
from ui.pages.registers import page_word

MOST_COPIES = 9


class PrintOptions(ScrollPanel):
    """`page_chosen()`, `identity_chosen(bool)`, `copies_chosen()` when the person changes something."""

    page_chosen = Signal()
    identity_chosen = Signal(bool)
    copies_chosen = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__("window", 16)
        self.setFixedWidth(look.px(268))
        self.page = QComboBox()
        self.identity = QComboBox()
        self.language = QComboBox()
        self.head = QComboBox()
        self.printer = QComboBox()
        self.copies = QSpinBox()
        self.copies.setRange(1, MOST_COPIES)
        self.purpose = Field(look, lambda: tr("Purpose"), lambda: tr("For example: for signing"))
        self.pages = Text(look, "", "note", "text2")
        self.work = WorkPanel(look)
        self._look = look
        self._kinds: tuple[str, ...] = ()
        self._rows: dict[QWidget, FormRow] = {}
        self._no_printer = Text(look, lambda: tr("No printer is set up on this laptop."), "note", "warn", wrap=True)
        for label, field in (
            (lambda: tr("Pages"), self.page),
            (lambda: tr("Interviewee"), self.identity),
            (lambda: tr("Language"), self.language),
            (lambda: tr("Head of the notice"), self.head),
            (lambda: tr("Copies"), self.copies),
            (lambda: tr("Purpose"), self.purpose),
            (lambda: tr("Printer"), self.printer),
        ):
            look.dress(field)
            self._rows[field] = FormRow(look, label, field)
            self.body.addWidget(self._rows[field])
        for widget in (self._no_printer, self.pages, self.work):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        note = Text(look, _note, "note", "text2", wrap=True)
        self.body.addWidget(note)
        self.page.activated.connect(lambda _index: self._choose_page())
        self.identity.activated.connect(lambda _index: self.identity_chosen.emit(self.with_identity()))
        for box in (self.language, self.head):
            box.activated.connect(lambda _index: self.page_chosen.emit())
        _choices(self.language, [("中文", "zh"), ("English", "en")])
        self.language.setCurrentIndex(0 if look.language.zh else 1)
        self.copies.valueChanged.connect(lambda _count: self.copies_chosen.emit())
        self.fill((), with_identity=False)

    def fill(self, kinds: Sequence[str], *, with_identity: bool) -> None:
        """The choices in the language of now; `kinds` are the pages of the record's kind. What was chosen stays.
        `with_identity`: whether these pages may show who was spoken to."""
        first = not self._kinds
        self._kinds = tuple(kinds) or self._kinds
        _choices(self.page, [(page_word(page, self._look), page) for page in self._kinds])
        _choices(self.head, [(tr("Black"), False), (tr("Red, for a colour printer"), True)])
        self._rows[self.identity].setVisible(with_identity)
        self._show_head()
        if first and self._kinds:
            self._usual_copies()
        _choices(self.identity, [(tr("Code only"), False), (tr("With identity (asks a reason)"), True)])
        names = printers()
        _choices(self.printer, [(name, name) for name in names])
        self.printer.setEnabled(bool(names))
        self._no_printer.setVisible(not names)

    def fill_for(self, view: RecordView | None) -> None:
        """The pages of a record's kind; those that print in its state of now stand first."""
        if view is None:
            self.fill((), with_identity=False)
            return
        kind = KINDS[view.kind]
        pages = [page for page in kind.pages if page in PAGES]
        pages.sort(key=lambda page: not kind.prints(page, view.head.state))
        self.fill(pages, with_identity=IDENTITY in kind.protected)
        # a record that was kept in one language is printed in it
        self._rows[self.language].setVisible(view.head.content.get("language") is None)

    def _choose_page(self) -> None:
        self._usual_copies()
        self._show_head()
        self.page_chosen.emit()

    def language_code(self) -> Literal["zh", "en"]:
        """The language of the labels; what people wrote stands as it is."""
        return "en" if self.language.currentData() == "en" else "zh"

    def in_colour(self) -> bool:
        """Whether the head of a notice shall be red."""
        return self._page() in COLOURED and bool(self.head.currentData())

    def _show_head(self) -> None:
        self._rows[self.head].setVisible(self._page() in COLOURED)

    def _page(self) -> str:
        return str(self.page.currentData() or "")

    def _usual_copies(self) -> None:
        """As many copies as the page is made in, without a signal."""
        self.copies.blockSignals(True)
        self.copies.setValue(COPIES.get(self._page(), 1))
        self.copies.blockSignals(False)

    def with_identity(self) -> bool:
        return bool(self.identity.currentData())

    def code_only(self) -> None:
        """Back to the code, without a signal."""
        self.identity.setCurrentIndex(0)

    def has_printer(self) -> bool:
        return self.printer.count() > 0


def _note() -> str:
    return tr("A print number is taken when the pages leave the program. The preview is kept in memory only.")


def _choices(box: QComboBox, choices: Sequence[tuple[str, Any]]) -> None:
    before = box.currentData()
    box.blockSignals(True)
    box.clear()
    for words, data in choices:
        box.addItem(words, data)
    at = next((i for i, (_, data) in enumerate(choices) if data == before), 0)
    box.setCurrentIndex(at if choices else -1)
    box.blockSignals(False)


def identity_dialog(look: Look, parent: QWidget) -> ReasonDialog:
    """Asks why the pages shall bear the interviewee's identity (V09)."""
    return ReasonDialog(
        look,
        parent,
        lambda: tr("Print with the interviewee's identity"),
        lambda: tr("Auditor, secrecy administrator and office can read the reason."),
        lambda: tr("Open"),
        example=lambda: tr("For example: signed record for the sealed paper file"),
    )
