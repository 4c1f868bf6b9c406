"""Writing what stands as it is from the first moment: leads, contact reports, recusals. One page, one act (V02, V16,
V17)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from forms.kinds import KINDS
from forms.problems import Problem, Report
from forms.rules import GuardContext
from storage.model import Draft, Saved
from storage.session import Session
from ui.components.banner import Banner
from ui.components.buttons import Button, IconButton
from ui.components.dialogs import ActDialog
from ui.components.empty import EmptyState, ErrorPanel
from ui.components.layouts import discard
from ui.components.pagehead import PageHead
from ui.components.panels import ScrollPanel
from ui.components.progress import Busy
from ui.components.text import Panel, Text, hairline
from ui.confidential.sealedform import SealedForm, defaults, first_groups, first_questions
from ui.confidential.words import ACTS, FILES, SEALING, WRITE_TITLES, before_sealing, stays_sealed
from ui.i18n import tr
from ui.page import KeyList, Page
from ui.workspace import Workspace

KEEP_MS = 2000


class WritePage(Page):
    """`record` is that of a draft to go on with; empty begins a new one. What is typed is kept as a draft that only
    its writer opens, until it is sealed or thrown away."""

    narrow = True

    def __init__(self, space: Workspace, kind: str, record: str = "") -> None:
        super().__init__()
        self.space = space
        self.kind = KINDS[kind]
        self._record = record
        self._today = ""
        self._touched = False
        self._sealing = False
        self.form: SealedForm | None = None
        self._timer = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._timer.timeout.connect(self._keep)
        look = space.look
        head = PageHead(look, WRITE_TITLES[kind], FILES[kind])
        back = IconButton(look, "chevron-left", lambda: tr("Back"))
        back.clicked.connect(self.left)
        head.add_action(back)
        self.banner = Banner(look)
        self.error = ErrorPanel(look)
        self._body = ScrollPanel("surface", 24)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._page())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(hairline())
        layout.addWidget(self._stack, 1)
        shortcut = QShortcut(QKeySequence("F8"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.seal_record)

    # -- Page ------------------------------------------------------------------------------------------------

    def enter(self) -> None:
        if self.form is None and not self._sealing:
            self.space.read(self._open, self._build, self.error.tell)
        elif self.form is not None:
            self.form.focus_first()

    def seal(self) -> None:
        if self._touched:
            self._keep()

    def regions(self) -> Sequence[QWidget]:
        return (self._body, self.act)

    def keys(self) -> KeyList:
        return (("F8", ACTS.get(self.kind.name, SEALING)[0]), ("Esc", lambda: tr("Back")))

    def back(self) -> bool:
        self.left.emit()
        return True

    # -- opening ---------------------------------------------------------------------------------------------

    def _open(self, session: Session) -> tuple[str, Draft | None, str]:
        session.access.check_create(self.kind)
        record = self._record or session.clock.new_id()
        return record, session.drafts.of(record), session.clock.today()

    def _build(self, found: tuple[str, Draft | None, str]) -> None:
        self._record, draft, self._today = found
        space, form = self.space, self.space.forms[self.kind.name]
        names = first_questions(self.kind, form)
        self.form = SealedForm(space.look, form, names, first_groups(self.kind, form), space.members)
        if draft is not None:
            self.form.show_answers(draft.content, draft.protected)
            self._touched = True
        else:
            self.form.show_answers(defaults(form, names, space.me.id, self._today), {})
        self.form.changed.connect(self._edited)
        self.form.setMaximumWidth(space.look.px(720))
        self._body.body.insertWidget(2, self.form)
        self.discard.setVisible(draft is not None)
        self.form.focus_first()

    # -- keeping ---------------------------------------------------------------------------------------------

    def _edited(self) -> None:
        self._touched = True
        self.discard.show()
        if not self._timer.isActive():
            self._timer.start()

    def _keep(self) -> None:
        """Commit what is typed as a draft: sealed to its writer."""
        self._timer.stop()
        if self.form is None or self._sealing:
            return
        self._touched = False
        content, groups = self.form.content(), self.form.groups()
        record, kind = self._record, self.kind.name
        self.space.jobs.storage(
            lambda _report: self.space.session.drafts.write(record, kind, "", content, groups),
            lambda _at: self.saved_at.emit(tr("Typing kept, not sealed yet")),
            self.error.tell,
        )

    def _ask_discard(self) -> None:
        dialog = ActDialog(
            self.space.look,
            self.window(),
            lambda: tr("Throw away what is typed"),
            lambda: tr("Nothing was sealed. What you typed here is deleted for good."),
            lambda: tr("Throw away"),
            "danger",
        )
        dialog.accepted.connect(self._discard)
        dialog.open()

    def _discard(self) -> None:
        record = self._record
        self._timer.stop()
        self._sealing, self._touched = True, False

        def work(session: Session, _report: Report) -> None:
            session.drafts.discard(record)

        self.space.write(work, lambda _none: self.left.emit(), self.error.tell)

    # -- sealing ---------------------------------------------------------------------------------------------

    def seal_record(self) -> None:
        """Seal what is typed, if it is whole; else say what is missing."""
        form = self.form
        if form is None or self._sealing or not form.check():
            return
        content, groups = form.content(), form.groups()
        context = GuardContext(
            content, given=groups, actor=self.space.me.id, role=self.space.me.role, today=self._today
        )
        refusals = self.kind.unfit(context)
        left = form.complain(refusals)
        self.error.clear()
        if left:
            self.error.tell(left[0])
        if refusals:
            return
        self._sealing = True
        self._timer.stop()
        record, kind = self._record, self.kind.name
        job = self.space.write(
            lambda session, _report: session.records.create(kind, content, groups, record=record),
            self._sealed,
            self._not_sealed,
        )
        Busy(self.act, job)

    def _not_sealed(self, problem: BaseException) -> None:
        self._sealing = False
        left = [problem] if self.form is None or not isinstance(problem, Problem) else self.form.complain([problem])
        if left:
            self.error.tell(left[0])

    def _sealed(self, saved: Saved) -> None:
        serial, self._touched = saved.revision.serial, False
        if self.form is not None:
            discard(self._body.body, self.form)
            self.form = None
        kind, role, look = self.kind.name, self.space.me.role, self.space.look
        done = EmptyState(
            look, "lock", serial, lambda: stays_sealed(kind, role),
            ((lambda: tr("Write another"), self._again), (lambda: tr("Back"), self.left.emit)),
        )  # fmt: skip
        ground = Panel("surface")
        layout = QVBoxLayout(ground)
        layout.addWidget(done)
        self._stack.addWidget(ground)
        self._stack.setCurrentWidget(ground)
        done.findChildren(Button)[-1].setFocus(Qt.FocusReason.OtherFocusReason)
        self.saved_at.emit(tr("{serial} sealed").format(serial=serial))

    def _again(self) -> None:
        gone: Any = self._stack.currentWidget()
        self._stack.setCurrentIndex(0)
        discard(self._stack, gone)
        self._record, self._sealing = "", False
        self.enter()

    # -- making ----------------------------------------------------------------------------------------------

    def _page(self) -> QWidget:
        space, kind = self.space, self.kind.name
        look = space.look
        role = space.me.role
        self.banner.tell("warn", lambda: before_sealing(kind, role), icon="lock")
        for part in (self.banner, self.error):
            part.setMaximumWidth(look.px(720))
            self._body.body.addWidget(part)
        self._body.body.addStretch(1)
        verb, foot_words = ACTS.get(kind, SEALING)
        self.act = Button(look, verb, "primary", "lock")
        self.act.clicked.connect(self.seal_record)
        self.discard = Button(look, lambda: tr("Throw away…"), "quiet")
        self.discard.clicked.connect(self._ask_discard)
        self.discard.hide()
        foot = Panel("window")
        foot.setFixedHeight(look.px(56))
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(12)
        row.addWidget(Text(look, foot_words, "note", "text2"))
        row.addStretch(1)
        row.addWidget(self.discard)
        row.addWidget(self.act)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._body, 1)
        layout.addWidget(hairline())
        layout.addWidget(foot)
        return page
