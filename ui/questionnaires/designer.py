"""The designer: a questionnaire made in the window, kept as a draft while it is worked on, and saved as an XLSForm.

One page shows what stands under a form's id: what to begin with, a design under way, or a form that is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from forms.problems import Refused
from forms.xlsform.design.model import Design
from forms.xlsform.design.reading import design_of, next_version
from forms.xlsform.design.review import Review
from forms.xlsform.design.templates import begun
from storage.designing import Designs, Opened, not_ready
from storage.model import Change, Saved
from storage.questionnaires import FORM
from ui.components.buttons import Button, IconButton
from ui.components.dialogs import ActDialog
from ui.components.empty import ErrorPanel
from ui.components.text import ElidedText, Panel, hairline
from ui.i18n import tr
from ui.page import KeyList, Page
from ui.questionnaires.designer_editor import Editor
from ui.questionnaires.designer_gallery import Gallery
from ui.questionnaires.designer_inputs import focus
from ui.questionnaires.designer_keeper import DesignKeeper
from ui.questionnaires.designer_kept import KeptForm
from ui.questionnaires.designer_state import DraftState
from ui.workspace import Workspace


class DesignerPage(Page):
    """`record` is the id of a form, empty for a new one; `place` is `of/<form>` for a new version of that one."""

    narrow = True

    def __init__(self, space: Workspace, record: str, place: str = "") -> None:
        super().__init__()
        self._space, self.record = space, record
        self._of = place.partition("of/")[2]
        self._opened: Opened | None = None
        self._said: tuple[Design, BaseException] | None = None
        look = space.look
        self.keeper = DesignKeeper(space, self)
        self.gallery = Gallery(space)
        self.editor = Editor(space, self.keeper)
        self.kept = KeptForm(space)
        self.error = ErrorPanel(look)
        self.back_button = IconButton(look, "chevron-left", lambda: tr("Back"))
        self._title = ElidedText(look, "", "head")
        self._state = DraftState(look)
        self.undo = IconButton(look, "undo-2", lambda: tr("Undo"))
        self.redo = IconButton(look, "redo-2", lambda: tr("Redo"))
        self.discard = Button(look, lambda: tr("Discard design…"), "quiet")
        self.save = Button(look, lambda: tr("Save the form"), "primary")
        self.export = Button(look, lambda: tr("Export the file…"))
        self.specimen = Button(look, lambda: tr("Print a specimen…"), "plain", "printer")
        self.edit = Button(look, lambda: tr("Edit as a new version"), "primary")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_part(self.gallery)

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self._title)
        names.addWidget(self._state)
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 20, 6)
        head.setSpacing(8)
        head.addWidget(self.back_button)
        head.addLayout(names, 1)
        for button in (self.undo, self.redo, self.discard, self.save, self.specimen, self.export, self.edit):
            head.addWidget(button)
        bar = Panel("window")
        bar.setLayout(head)
        bar.setFixedHeight(self._space.look.px(56))
        for part in (self.gallery, self.editor, self.kept):
            self._stack.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(hairline())
        layout.addWidget(self.error)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        panel, keeper = self.editor.panel, self.keeper
        for button, act in (
            (self.back_button, self.left.emit), (self.undo, keeper.undo), (self.redo, keeper.redo),
            (self.discard, self._ask_discard), (self.save, self.save_form), (self.edit, self.edit_kept),
            (self.export, self.kept.export), (self.specimen, self.print_page),
        ):  # fmt: skip
            button.clicked.connect(lambda _=False, act=act: act())
        self.gallery.chosen.connect(self._begin_with)
        self.kept.editable.connect(self.edit.setVisible)
        keeper.saved_state.connect(self._state.tell)
        keeper.edited.connect(self._fit)
        keeper.stored.connect(self._stored)
        keeper.failed.connect(self._failed)
        keeper.reviewed.connect(self._reviewed)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Undo), keeper.undo), (QKeySequence("Ctrl+Y"), keeper.redo),
            (QKeySequence("Ctrl+Shift+Z"), keeper.redo), (QKeySequence("Alt+Up"), lambda: panel.shift(-1)),
            (QKeySequence("Alt+Down"), lambda: panel.shift(1)), (QKeySequence("Ctrl+D"), panel.duplicate),
            (QKeySequence("Ctrl+PgUp"), lambda: self.editor.step(-1)),
            (QKeySequence("Ctrl+PgDown"), lambda: self.editor.step(1)), (QKeySequence("Ctrl+S"), self.save_form),
            (QKeySequence("Ctrl+Return"), panel.open_menu),
        ):  # fmt: skip
            shortcut = QShortcut(keys, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=act: act() if self.designing else None)

    @property
    def designing(self) -> bool:
        return self._stack.currentWidget() is self.editor

    # -- opening ---------------------------------------------------------------------------------------------

    def enter(self) -> None:
        if self._opened is not None:
            return
        record = self.record
        self._space.read(lambda session: Designs(session).open(record), self._show, self._unreadable)

    def _show(self, opened: Opened) -> None:
        self._opened = opened
        self.record = opened.record
        if opened.design is not None:
            self._work_on(opened.design, kept=True)
        elif opened.kept is not None:
            self.kept.show_kept(opened.kept)
            self._show_part(self.kept)
        elif self._of:
            before = self._of
            self._space.read(lambda session: Designs(session).open(before), self._again, self.error.tell)
        else:
            self.gallery.show_choices(opened)
            self._show_part(self.gallery)
            focus(self.gallery.list)

    def _unreadable(self, problem: BaseException) -> None:
        self.error.tell(problem, [(lambda: tr("Discard design…"), self._ask_discard)] if self.record else [])

    def _begin_with(self, what: str, key: str) -> None:
        opened = self._opened
        if opened is None:
            return
        if what == "template":
            design = begun(key, "", chinese=self._space.look.language.zh)
            self._work_on(replace(design, form_id=opened.free_id(design.kind)), kept=False)
        else:
            self._space.open_asked.emit(FORM, key, "")

    def _work_on(self, design: Design, *, kept: bool) -> None:
        taken = self._opened.versions if self._opened is not None else frozenset[tuple[str, str]]()
        self.keeper.begin(self.record, design, kept=kept, taken=taken)
        self.editor.begin()
        self._show_part(self.editor)

    def edit_kept(self) -> None:
        """A new version is another form under the same form id, with a page of its own."""
        before, go = self.record, self._space.open_asked.emit
        self._space.read(lambda session: session.clock.new_id(), lambda new: go(FORM, new, f"of/{before}"))

    def _again(self, found: Opened) -> None:
        """Begin a new version of the form that was found."""
        kept, versions = found.kept, found.versions

        def begin(design: Design) -> None:
            version = next_version(design.version)
            while (design.form_id, version) in versions:
                version = next_version(version)
            if isValid(self):
                self._work_on(replace(design, version=version), kept=False)

        if kept is not None:
            self._space.jobs.free(lambda _report: design_of(kept.form, kept.kind), begin, self.error.tell)

    # -- saving ----------------------------------------------------------------------------------------------

    def save_form(self) -> None:
        """Keep the form; where something is in the way, go there and say it."""
        self.error.clear()
        self.keeper.save()

    def _stored(self, saved: Saved) -> None:
        self.record = saved.revision.record
        self._opened = None
        self.enter()

    def _failed(self, problem: BaseException) -> None:
        self.error.tell(problem)
        self._said = (self.keeper.design, problem)
        if self.designing:
            self.editor.go_to_first_problem()

    def _reviewed(self, found: Review) -> None:
        """What was said of an earlier state of the design goes, or says how many places are left."""
        self.facts_changed.emit(self.editor.facts())
        if self._said is None or found.design == self._said[0]:
            return
        if isinstance(self._said[1], Refused) and found.stops:
            self.error.tell(not_ready(found))
        else:
            self._said = None
            self.error.clear()

    def _ask_discard(self) -> None:
        dialog = ActDialog(
            self._space.look, self.window(), lambda: tr("Discard this design"),
            lambda: tr("It is gone for good. Forms that were saved stay."), lambda: tr("Discard"), "danger",
        )  # fmt: skip
        dialog.accepted.connect(self.discard_now)
        dialog.open()

    def discard_now(self) -> None:
        self.keeper.record = self.record
        self.keeper.discard(self._discarded)

    def _discarded(self) -> None:
        self._space.tell(Change(kinds=(FORM,)))
        self.left.emit()

    # -- what the page shows ---------------------------------------------------------------------------------

    def _show_part(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        designing, kept = part is self.editor, part is self.kept
        for button in (self.undo, self.redo, self.discard, self.save):
            button.setVisible(designing)
        self.export.setVisible(kept)
        self.specimen.setVisible(kept)
        self.edit.setVisible(kept and self.kept.design is not None)
        self._state.setVisible(designing)
        if not designing:
            self.facts_changed.emit("")
        self._fit()

    def _fit(self) -> None:
        if self.designing:
            self.undo.setEnabled(self.keeper.history.can_undo)
            self.redo.setEnabled(self.keeper.history.can_redo)
            self._title.say(self.keeper.design.title.any(self.keeper.design.languages[0]) or tr("(no title yet)"))
        elif self._stack.currentWidget() is self.kept and self.kept.kept is not None:
            self._title.say(self.kept.kept.form.title)
        else:
            self._title.say(lambda: tr("Design a form"))

    def retranslate(self) -> None:
        self._fit()
        self.gallery.retell()
        self.kept.retell()
        self.editor.retell()

    # -- the shell's ------------------------------------------------------------------------------------------

    def seal(self) -> None:
        QGuiApplication.inputMethod().commit()
        self.keeper.keep()
        self.keeper.end()
        self.editor.clear()
        self.kept.clear()

    def regions(self) -> Sequence[QWidget]:
        if self.designing:
            return self.editor.regions()
        return (self.kept.preview.paper,) if self.export.isVisible() else (self.gallery.list,)

    def keys(self) -> KeyList:
        if self.export.isVisible():
            return (("Ctrl P", lambda: tr("Print a specimen…")),)
        return (
            ("Ctrl Enter", lambda: tr("Add a question")), ("Alt ↑ ↓", lambda: tr("Move the question")),
            ("Ctrl D", lambda: tr("Duplicate")), ("Ctrl Z", lambda: tr("Undo")),
            ("Ctrl PgUp PgDn", lambda: tr("Next question")),
            ("Del", lambda: tr("Delete the question (in the list)")), ("Ctrl S", lambda: tr("Save the form")),
        )  # fmt: skip

    def new_record(self) -> None:
        if self.designing:
            self.editor.panel.open_menu()

    def print_page(self) -> None:
        if self.designing:
            self.editor.preview.show_paper()
        elif self.specimen.isVisible():
            self._space.go_asked.emit("questionnaire_paper", f"blank/{self.record}")

    def back(self) -> bool:
        self.left.emit()
        return True
