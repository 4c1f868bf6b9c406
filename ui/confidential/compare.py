"""A sealed part that differs between versions: whoever can open all of them sees them, with a reason, before choosing
(V09); who cannot is told who can."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from forms.problems import Refused
from storage.model import Content, RecordView
from storage.session import Session
from ui.components.banner import Banner
from ui.components.buttons import Button
from ui.components.dialogs import ReasonDialog
from ui.components.empty import ErrorPanel
from ui.confidential.opened import SHOWN_SECONDS, readable
from ui.i18n import tr
from ui.pages.versions import marks_of, underlined
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.pages.conflict import Versions


class SealedVersions(QObject):
    """Bound to one row of the conflict page; `sealed` are the texts that stand there while it is closed."""

    def __init__(
        self, space: Workspace, row: Versions, view: RecordView, sealed: Sequence[str], banner: Banner,
        error: ErrorPanel,
    ) -> None:  # fmt: skip
        super().__init__(row)
        self._space, self._row, self._view = space, row, view
        self._sealed = tuple(sealed)
        self._banner, self._error = banner, error
        self.dialog: ReasonDialog | None = None
        self.open = Button(space.look, lambda: tr("Open to compare…"), "link", role="note")
        self.open.clicked.connect(self.ask)
        row.addition(self.open)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_SECONDS * 1000)
        self._timer.timeout.connect(self.forget)

    def ask(self) -> ReasonDialog:
        """The reason first; it goes into the log once for each version."""
        form = self._space.forms[self._view.kind]
        label = form.protected_groups()[self._row.name].label.get(self._space.look.language.name)
        dialog = ReasonDialog(
            self._space.look,
            self._row.window(),
            lambda: tr("Open the versions of {group}").format(group=label),
            lambda: tr("Each opening goes into the log with the reason. Closes by itself after 60 seconds."),
            lambda: tr("Open"),
        )
        dialog.accepted.connect(lambda: self._open(dialog.text()))
        dialog.open()
        self.dialog = dialog
        return dialog

    def forget(self) -> None:
        """Out of sight again."""
        self._timer.stop()
        for body, text in zip(self._row.bodies, self._sealed, strict=True):
            if isValid(body):
                body.setText(text or "—")

    def _open(self, reason: str) -> None:
        view, group = self._view, self._row.name

        def failed(problem: BaseException) -> None:
            if isinstance(problem, Refused) and problem.code in ("NOT_A_RECIPIENT", "NOT_YOUR_ROLE"):
                self._space.read(lambda session: who_opens(session, view, group), self._tell_who, self._error.tell)
            else:
                self._error.tell(problem)

        self._error.clear()
        self._space.read(lambda session: open_versions(session, view, group, reason), self._show, failed)

    def _show(self, versions: Sequence[Content]) -> None:
        if not isValid(self._row):
            return
        space, name = self._space, self._row.name
        form = space.forms[self._view.kind]
        texts = []
        for fields in versions:
            rows = readable(form, name, fields, space.look.language.name, space.member_name)
            said = "\n".join(tr("{label}: {value}").format(label=label, value=value) for label, value in rows)
            texts.append(said or tr("Not in this version"))
        colour = space.look.color("warn").name()
        for body, text, marks in zip(self._row.bodies, texts, marks_of(texts), strict=True):
            body.setText(underlined(text, marks, colour))
        self._timer.start()

    def _tell_who(self, names: Sequence[str]) -> None:
        joined = tr(", ").join(names)
        self._banner.tell(
            "warn",
            (lambda: tr("You cannot open this part in every version. Let somebody decide who can: {names}.").format(
                names=joined
            )) if names
            else (lambda: tr("You cannot open this part in every version, and nobody here can. Ask the office.")),
        )  # fmt: skip


def open_versions(session: Session, view: RecordView, group: str, reason: str) -> list[Content]:
    """The group in each head, in the order of the heads. Whether all can be opened is asked before any is, so that
    nobody sees one side only. Raises as `Session.open_protected`."""
    me = session.accounts.get(session.me.id).recipient
    for head in view.heads:
        if group in head.protected and me not in head.protected[group].recipients:
            raise Refused("NOT_A_RECIPIENT", rule="V09")
    return [session.open_protected(view.id, group, reason, head.id) for head in view.heads]


def who_opens(session: Session, view: RecordView, group: str) -> list[str]:
    """Names of the accounts here that every version of the group is sealed to."""
    sealed = [set(head.protected[group].recipients) for head in view.heads if group in head.protected]
    common = set.intersection(*sealed) if sealed else set()
    return [entry.name for entry in session.accounts.all() if entry.active and entry.recipient in common]
