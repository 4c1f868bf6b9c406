"""A form that is kept: how it looks, and what can be done with it. It never changes; a new version is another form."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from forms.tally.shape import shape_of
from forms.xlsform.design.model import Design
from forms.xlsform.design.reading import design_of
from storage.designing import Designs, Kept
from storage.exchange.single_file import FileOut
from ui.components.banner import Banner
from ui.components.buttons import Button
from ui.components.empty import ErrorPanel
from ui.components.panels import Card, Facts
from ui.components.text import Panel, hairline
from ui.handover.fileout import FileLeaving, Leaving
from ui.i18n import tr
from ui.messages import explain
from ui.questionnaires.defining import ask_batch
from ui.questionnaires.designer_preview import Preview
from ui.workspace import Workspace


class KeptForm(QWidget):
    """`editable(bool)` once it is known whether the designer knows all of the form; `design` is it then."""

    editable = Signal(bool)

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        self.kept: Kept | None = None
        self.design: Design | None = None
        self.banner = Banner(space.look)
        self.result = Banner(space.look)
        self.facts = Facts(space.look, 1, 84, role="ui")
        self.preview = Preview(space)
        self.error = ErrorPanel(space.look)
        self.leaving = FileLeaving(space, self, self._left, self.error.tell)
        card = Card(space.look, lambda: tr("Questionnaire form"))
        card.body.addWidget(self.facts)
        left = QVBoxLayout()
        left.setContentsMargins(24, 16, 24, 16)
        left.setSpacing(12)
        for widget in (self.result, self.error, self.banner, card):
            left.addWidget(widget)
        self.new_batch = Button(space.look, lambda: tr("New batch…"))
        self.new_batch.clicked.connect(self._ask_batch)
        left.addWidget(self.new_batch, 0, Qt.AlignmentFlag.AlignLeft)
        left.addStretch(1)
        holder = QWidget()
        holder.setLayout(left)
        holder.setFixedWidth(space.look.px(440))
        right = Panel("surface")
        inner = QVBoxLayout(right)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.preview)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(holder)
        layout.addWidget(hairline(vertical=True))
        layout.addWidget(right, 1)

    def export(self) -> None:
        """The workbook leaves through the export register, to a registered medium."""
        if self.kept is not None:
            self.error.clear()
            self.leaving.ask(lambda: tr("Export the form"), self.file(self.kept.record))

    def _ask_batch(self) -> None:
        if self.kept is not None:
            self.error.clear()
            ask_batch(self._space, self, self.error.tell, self.kept.record)

    @staticmethod
    def file(record: str) -> Leaving:
        """The workbook of a kept form, named by its number."""
        return Leaving(
            lambda session: Designs(session).file(record), lambda session: session.records.get(record).head.serial
        )

    def _left(self, out: FileOut) -> None:
        self.result.tell("ok", lambda: tr(
            "{name} is written to {medium} and reads back equal; export {number}"
        ).format(name=out.path.name, medium=out.medium.number, number=out.entry.number))  # fmt: skip

    def show_kept(self, kept: Kept) -> None:
        """Show the form, and find out whether it can be edited here."""
        self.kept, self.design = kept, None
        self.banner.clear()
        self.new_batch.setVisible(kept.state == "in_use" and kept.kind == "survey")
        self.result.clear()
        self._tell_facts(kept)
        self.preview.clear()
        self.preview.show_form(kept.form)
        self.preview.show_paper()
        self.editable.emit(False)

        def known(design: Design) -> None:
            if isValid(self) and self.kept is kept:
                self.design = design
                self.editable.emit(True)

        self._space.jobs.free(lambda _report: design_of(kept.form, kept.kind), known, self._beyond)

    def _beyond(self, problem: BaseException) -> None:
        if isValid(self):
            self.banner.tell("info", lambda: explain(problem, self._space.look.language.name).line())

    def retell(self) -> None:
        if self.kept is not None:
            self._tell_facts(self.kept)
            self.preview.show_form(self.kept.form)

    def _tell_facts(self, kept: Kept) -> None:
        form, language = kept.form, self._space.look.language.name
        self.facts.show_facts([
            (tr("Number"), kept.serial), (tr("Form id"), form.name), (tr("Version"), form.version or "–"),
            (tr("Kind"), tr("Appraisal") if kept.kind == "appraisal" else tr("Questionnaire")),
            (tr("Questions"), str(len(shape_of(form).questions))),
            (tr("Copies on paper"), tr("all alike, anonymous") if form.anonymous else tr("each with its number")),
            (tr("Languages"), ", ".join(one.name for one in form.languages) or language), (tr("File"), kept.source),
        ])  # fmt: skip

    def clear(self) -> None:
        self.kept = self.design = None
        self.preview.clear()
