"""What happens to a record at its end: check, lock, signature, addendum, void; and the identity card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from forms.kinds import KINDS
from forms.problems import Problem, Refused
from storage.model import Content
from ui.components.dialogs import VoidDialog
from ui.i18n import tr
from ui.interview.checks import warnings
from ui.interview.desk import KIND, Desk, leader_of
from ui.interview.keeper import Keeper
from ui.interview.localtime import today
from ui.interview.lockpanel import Finding, findings_of
from ui.interview.view import InterviewView
from ui.workspace import Workspace

RECHECK_MS = 500


class Closing(QObject):
    """Bound to one view and keeper. `label(field)` gives a field's name in the language of the window."""

    def __init__(
        self,
        space: Workspace,
        view: InterviewView,
        keeper: Keeper,
        desk: Desk,
        label: Callable[[str], str],
        now: Callable[[], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._space = space
        self._view = view
        self._keeper = keeper
        self._desk = desk
        self._label = label
        self._now = now
        self._take_focus = False
        self._again = QTimer(self, singleShot=True, interval=RECHECK_MS)
        self._again.timeout.connect(self._recheck)
        panel = view.lock_panel
        panel.go_there.connect(self._go_there)
        panel.quick.connect(self._mend)
        panel.closed.connect(self.stop_checking)
        panel.locked.connect(self._lock)
        view.signature.registered.connect(self._register)
        view.addendum.written.connect(self._write_addendum)
        card = view.facts.card
        card.opening.connect(self._open_identity)
        card.typed.connect(keeper.put_identity)
        card.sealing.connect(keeper.save)
        keeper.saved_state.connect(self._changed)

    # -- check and lock ----------------------------------------------------------------------------------------

    def check(self) -> None:
        """Commit, then list what is missing; the list follows what is mended until it is closed."""
        self._view.editor.commit_input()
        self._take_focus = True
        if self._keeper.blank:
            self._ask()
        else:
            self._keeper.save(self._ask)

    def stop_checking(self) -> None:
        self._view.show_checks(False)
        self._view.show_text()

    def _ask(self) -> None:
        content = self._keeper.content()

        def told(refusals: Sequence[Problem]) -> None:
            if isValid(self):
                self._tell(content, refusals)

        if self._keeper.working.state in ("", "planned"):
            self._tell(content, [Refused("NO_TURNS")])
        else:
            self._desk.blocked("lock", content, told, self._failed)

    def _failed(self, problem: BaseException) -> None:
        """A job may answer after the page is gone."""
        if isValid(self._keeper):
            self._keeper.failed.emit(problem)

    def _recheck(self) -> None:
        if self._view.checking:
            self._ask()

    def _changed(self, _state: str) -> None:
        if self._view.checking:
            self._again.start()

    def _tell(self, content: Content, refusals: Sequence[Problem]) -> None:
        view, working = self._view, self._keeper.working
        findings = [self._quickened(found) for found in findings_of(refusals, self._space.look, self._label)]
        findings += warnings(
            content,
            must_ask_left=view.outline.must_ask_left(),
            notices_left=len(view.notices.left()),
            has_identity=working.has_identity or bool(working.identity),
            policy=self._space.stint.policy,
            now=f"{today()} {self._now()}",
        )
        findings += [self._name_finding() for _ in self._keeper.names[:1]]
        first, self._take_focus = self._take_focus or not view.checking, False
        view.show_checks(True)
        view.lock_panel.show_findings(str(working.content.get("source_code") or ""), findings, take_focus=first)

    def _quickened(self, found: Finding) -> Finding:
        """A talk without an end can end now."""
        if found.place == "end" and not self._keeper.working.content.get("end"):
            now = self._now()
            return replace(found, quick=lambda: tr("End now, {time}").format(time=now))
        return found

    def _name_finding(self) -> Finding:
        return Finding(lambda: tr("A name from the sealed identity stands in the text"), "name", warning=True)

    def _go_there(self, place: str) -> None:
        if place == "name" and self._keeper.names:
            self._view.go_to_hit(self._keeper.names[0])
        else:
            self._view.go_to(place)

    def _mend(self, place: str) -> None:
        self._keeper.put(place, self._now())
        self._view.particulars.show_content(self._keeper.working.content)
        self._view.facts.show_content(self._keeper.working.content)
        self._ask()

    def _lock(self) -> None:
        self._view.editor.commit_input()
        self._keeper.lock(self.stop_checking)

    # -- after the lock ----------------------------------------------------------------------------------------

    def ask_signature(self) -> None:
        self._view.signature.begin(self._code(), self._keeper.working.content)
        self._view.show_subpage(self._view.signature)

    def _register(self, updates: Content, files: Sequence[tuple[Path, str]]) -> None:
        self._keeper.register_signature(updates, files, self._view.show_text)

    def ask_addendum(self) -> None:
        keeper = self._keeper
        self._view.addendum.begin(self._code(), keeper.working.content, keeper.addenda)
        self._view.show_subpage(self._view.addendum)

    def _write_addendum(self, content: Content) -> None:
        self._keeper.add_addendum(content, self.ask_addendum)

    def ask_void(self) -> VoidDialog | None:
        """Reason, and the leader's passphrase unless the leader is signed in; None where there is no leader."""
        transition = KINDS[KIND].transition("void")
        leader = leader_of(self._keeper.members)
        own = self._space.me.role == transition.approver
        if leader is None and not own:
            self._view.banner.tell("warn", lambda: tr("Voiding needs the leader's passphrase, and no leader is here."))
            return None
        asked = None if own else leader
        name = asked.name if asked is not None else None
        dialog = VoidDialog(self._space.look, self._view.window(), self._keeper.working.serial, name)
        approver = asked.id if asked is not None else ""
        dialog.accepted.connect(lambda: self._keeper.void(dialog.text(), approver, dialog.approval()))
        dialog.open()
        return dialog

    # -- identity ------------------------------------------------------------------------------------------------

    def _open_identity(self, reason: str) -> None:
        def shown(fields: Content) -> None:
            if isValid(self):
                self._view.facts.card.show_fields(fields)

        self._desk.open_identity(reason, shown, self._failed)

    def _code(self) -> str:
        return str(self._keeper.working.content.get("source_code") or "")


def field_labels(form: Any, language: Callable[[], str]) -> Callable[[str], str]:
    """Names of fields for people; a name the form does not know stands for itself."""

    def label(name: str) -> str:
        try:
            return str(form.find(name).label.get(language(), name))
        except KeyError:
            return name

    return label
