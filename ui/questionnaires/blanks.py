"""The blank of a questionnaire on paper: the copies of a batch, with their numbers where they have some, or a specimen
of a form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from storage.blanks import Blanks, Copies
from storage.model import PrintJob
from storage.session import Session
from ui.components.pagehead import PageHead
from ui.components.text import Text
from ui.i18n import tr, tr_n
from ui.look import Look
from ui.pages.printed import Language, PrintedPage, numbered_slip
from ui.pages.slip import Slip, Target
from ui.questionnaires.acts import number
from ui.workspace import Workspace

MOST_NUMBER = 9_999
_SETTLED_MS = 400
"""After so long without a change a range of numbers is laid out."""


@dataclass(frozen=True)
class Offer:
    """What a person may choose: the languages (both first, then each), and the numbers of the copies, if there are
    any left to print. `printed` says how many have been, where that is all of them."""

    ways: Sequence[tuple[Language, ...]]
    copies: Copies | None
    specimen: bool
    printed: int = 0


def offer_of(session: Session, record: str) -> Offer:
    from forms.printing.questionnaire import languages_of

    blanks = Blanks(session, record)
    both = languages_of(blanks.form)
    ways = [both, *((one,) for one in both)] if len(both) > 1 else [both]
    copies = blanks.next() if blanks.numbered else None
    printed = blanks.issued if blanks.numbered and copies is None else 0
    return Offer(ways, copies, blanks.specimen, printed)


def blank_of(
    session: Session, record: str, root: Path, wanted: Sequence[Language] = (), copies: Copies | None = None
) -> Slip:
    """Copies that are alike carry no print number: it stands in the register only. `wanted` are one or two languages;
    the form's own, if unsaid. Raises as `Blanks.check`."""
    from forms.printing.draw import draw
    from forms.printing.faces import Faces
    from forms.printing.questionnaire import BlankPrint, languages_of, lay_out_blank

    faces = Faces.for_program(root)
    blanks, stint = Blanks(session, record), session.stint
    blanks.check(copies)
    head, form = blanks.head, blanks.form
    issuer = f"{stint.team_name}  {str(head.content.get('date', ''))[:7]}".strip()
    request = BlankPrint(
        form, languages_of(form, ",".join(wanted)), issuer, "" if blanks.specimen else record,
        copies.numbers if copies else (), stint.practice, blanks.specimen,
    )  # fmt: skip

    def register(target: Target) -> tuple[PrintJob, Any]:
        return blanks.register("+".join(request.languages), copies, target), request

    return numbered_slip(
        session, f"blank-{head.serial}", lambda: request, register,
        lambda made: draw(lay_out_blank(made, faces), faces),
    )  # fmt: skip


class BlankPaper(PrintedPage):
    """`record` is a batch or a form."""

    def __init__(self, space: Workspace, record: str) -> None:
        self._record = record
        self._offer: Offer | None = None
        look = space.look
        self.languages = QComboBox()
        look.dress(self.languages)
        self.languages.setAccessibleName(tr("Languages of the blank"))
        self.range = NumberRange(look)
        self.all_printed = Text(look, "", "ui", "text2")
        tools = (self.all_printed, self.range, self.languages)
        super().__init__(space, lambda: tr("Blank questionnaire"), self._hint, tools)
        for tool in tools:
            tool.hide()
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self.lay)
        self.languages.activated.connect(lambda _at: self.lay())
        self.range.changed.connect(self._changed)
        self.view.came_out.connect(self._came_out)

    def _hint(self) -> str:
        offer = self._offer
        if offer is None:
            return ""
        if offer.specimen:
            return tr("A specimen to look at; copies to hand out are printed from a batch")
        if offer.copies is not None or offer.printed:
            return tr("Each copy carries its own number; no number is printed twice")
        return tr("All copies are the same; none carries a number")

    def enter(self) -> None:
        record = self._record
        self._space.read(lambda session: offer_of(session, record), self._take, self.view.error.tell)

    def _take(self, offer: Offer) -> None:
        self._show_numbers(offer)
        head = self.findChild(PageHead)
        if head is not None:
            head.about.say(self._hint)
        self.languages.clear()
        for way in offer.ways:
            self.languages.addItem(" + ".join({"zh": "中文", "en": "English"}[one] for one in way), way)
        self.languages.setVisible(len(offer.ways) > 1)
        super().enter()

    def _show_numbers(self, offer: Offer) -> None:
        """The numbers to print next, or that all are printed."""
        self._offer = offer
        self.range.setVisible(offer.copies is not None)
        self.all_printed.setVisible(bool(offer.printed))
        self.all_printed.say(
            lambda: tr_n("The one number has been printed", "All {n} numbers have been printed", offer.printed)
        )
        if offer.copies is not None:
            self.range.show_copies(offer.copies)

    def _changed(self) -> None:
        """Nothing is printed until the pages that are shown are those that were asked for."""
        self.view.error.clear()
        self.view.banner.clear()
        self.view.hold(True)
        self._settled.start()

    def lay(self) -> None:
        self._space.read(self.maker(self.language), self._laid, self.view.error.tell)

    def _laid(self, slip: Slip) -> None:
        self.view.show_slip(slip)
        self.view.hold(self._settled.isActive() or bool(self._offer and self._offer.printed))

    def _came_out(self) -> None:
        """These numbers are used up, which the buttons say; the next ones are offered, and laid out. Behind the last
        one its pages stay in sight."""
        record = self._record
        if self.range.isVisible():
            self.view.hold(True)
            self._space.read(lambda session: offer_of(session, record), self._go_on, self.view.error.tell)

    def _go_on(self, offer: Offer) -> None:
        self._show_numbers(offer)
        if offer.copies is not None:
            self.lay()

    def maker(self, language: Language) -> Callable[[Session], Slip]:
        record, root, copies = self._record, self._space.root, self.range.copies() if self.range.isVisible() else None
        wanted: tuple[Language, ...] = self.languages.currentData() or ()
        return lambda session: blank_of(session, record, root, wanted, copies)

    def retranslate(self) -> None:
        """A blank is in the languages of its form."""


class NumberRange(QWidget):
    """From which number to which. `changed()` by the person."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.first = number(look, tr("First number"), 1, MOST_NUMBER)
        self.last = number(look, tr("Last number"), 1, MOST_NUMBER)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in (Text(look, lambda: tr("Numbers"), "ui", "text2"), self.first, Text(look, "–"), self.last):
            row.addWidget(part)
        for box in (self.first, self.last):
            box.setMinimum(1)
            box.valueChanged.connect(self.changed)

    def show_copies(self, copies: Copies) -> None:
        """Offer these, silently."""
        for box, value in ((self.first, copies.first), (self.last, copies.last)):
            box.blockSignals(True)
            box.setValue(value)
            box.blockSignals(False)

    def copies(self) -> Copies:
        return Copies(self.first.value(), self.last.value())
