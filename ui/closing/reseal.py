"""Seal anew: after somebody left, came, or stepped aside, what is sealed goes to those who may read it now (V09)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from forms.printing.register_words import coded
from storage.model import Change
from storage.resealing import Due, Stuck, reseal_all, reseal_due, stuck
from storage.session import Session
from ui.components.banner import Banner
from ui.components.buttons import Button, IconButton
from ui.components.empty import EmptyState, ErrorPanel
from ui.components.marks import Mark
from ui.components.pagehead import PageHead
from ui.components.progress import Busy, WorkPanel
from ui.components.table import Column, RecordModel, RecordView
from ui.components.text import Panel, Text, hairline
from ui.i18n import tr, tr_n
from ui.page import KeyList, Page
from ui.workspace import Workspace


@dataclass(frozen=True)
class Line:
    """A record that is sealed to others than those who may read it; `by` can seal it anew, empty: this account."""

    serial: str
    groups: tuple[str, ...]
    mine: bool
    by: tuple[str, ...] = ()


@dataclass(frozen=True)
class State:
    """What this account can seal anew, and what somebody else must."""

    due: tuple[Due, ...]
    stuck: tuple[Stuck, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return (
            *(Line(one.serial, one.groups, True) for one in self.due),
            *(Line(one.serial, one.groups, False, tuple(account.name for account in one.by)) for one in self.stuck),
        )


def read_state(session: Session) -> State:
    """On the storage thread."""
    return State(tuple(reseal_due(session)), tuple(stuck(session)))


class ResealPage(Page):
    """One press seals everything that this account can; the rest stands there with who must do it."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        self._done = 0
        look = space.look
        self._head = PageHead(
            look, lambda: tr("Seal anew"), lambda: tr("What is sealed to others than those who may read it now")
        )
        back = IconButton(look, "chevron-left", lambda: tr("Back"))
        back.clicked.connect(self.left)
        self.act = Button(look, lambda: tr("Seal anew"), "primary", "lock")
        self.act.clicked.connect(self.run)
        self._head.add_action(back)
        self._head.add_action(self.act)
        self.banner = Banner(look)
        self.error = ErrorPanel(look)
        self.work = WorkPanel(look)
        self.list = RecordView(look, self._model(), lambda: tr("Sealed to others"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(
            EmptyState(look, "lock", lambda: tr("Everything is sealed to those who may read it"),
                       lambda: tr("After an account is removed or added, or a recusal, look here again."))
        )  # fmt: skip
        self._note = Text(
            look,
            lambda: tr(
                "Sealing anew makes a new version; what somebody could read before, they may still have in an old copy."
            ),
            "note", "text2", wrap=True,
        )  # fmt: skip
        self._lay_out()

    def enter(self) -> None:
        self._load()
        self.act.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, change: Change) -> None:
        self._load()

    def regions(self) -> Sequence[QWidget]:
        return (self.act, self.list)

    def keys(self) -> KeyList:
        return (("↑ ↓", lambda: tr("Row")), ("Esc", lambda: tr("Back")))

    def back(self) -> bool:
        self.left.emit()
        return True

    def run(self) -> None:
        """Seal anew all that this account can."""
        self.error.clear()
        self.banner.clear()
        self._done = sum(line.mine for line in self.list.rows_model.rows())
        job = self._space.write(lambda session, report: reseal_all(session, report), self._sealed, self.error.tell)
        self.work.follow(job, lambda: tr("Sealing anew"))
        job.stopped.connect(lambda: self._space.tell(Change()))
        Busy(self.act, job)

    def _sealed(self, _change: Change) -> None:
        count = self._done
        self.banner.tell(
            "ok",
            lambda: tr_n("{n} record is sealed anew; the log has it.", "{n} records are sealed anew; the log has them.",
                         count),
        )  # fmt: skip

    def _load(self) -> None:
        self._space.read(read_state, self._show, self.error.tell)

    def _show(self, state: State) -> None:
        self.list.rows_model.show_rows(state.lines)
        self._stack.setCurrentIndex(0 if state.lines else 1)
        self.act.setEnabled(bool(state.due) and not self._space.read_only)
        mine, others = len(state.due), len(state.stuck)
        self._head.about.say(
            lambda: tr("{mine} by you, {others} by somebody else").format(mine=mine, others=others)
        )  # fmt: skip

    def _model(self) -> RecordModel[Line]:
        zh = self._space.look.language
        return RecordModel(
            [
                Column(lambda: tr("Number"), lambda line: line.serial, 220, mark=_mark),
                Column(
                    lambda: tr("Sealed part"),
                    lambda line: ", ".join(coded("part", group, zh.zh) for group in line.groups), 240,
                ),
                Column(lambda: tr("Who must seal it anew"), self._who),
            ],
            lambda line: line.serial,
        )  # fmt: skip

    @staticmethod
    def _who(line: Line) -> str:
        if line.mine:
            return tr("You can")
        if line.by:
            return tr("{names}: sign in and seal anew here").format(names=", ".join(line.by))
        return tr("Nobody here has a key to it any more: ask the office, whose recovery key opens it")

    def _lay_out(self) -> None:
        ground = Panel("surface")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(0, 0, 0, 12)
        notes = QVBoxLayout()
        notes.setContentsMargins(24, 8, 24, 0)
        for widget in (self.banner, self.error, self.work):
            notes.addWidget(widget)
        inner.addLayout(notes)
        inner.addWidget(self._stack, 1)
        self._note.setContentsMargins(24, 0, 24, 0)
        inner.addWidget(self._note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(hairline())
        layout.addWidget(ground, 1)


def _mark(line: Line) -> Mark:
    return "act" if line.mine else "open" if line.by else "refused"
