"""Registers that the program writes itself: prints, media, log. Read only; each line is what happened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from storage.model import AuditEvent, Change, Medium, PrintJob
from storage.session import Session
from ui.components.chips import Chip, FilterChips
from ui.components.empty import EmptyState
from ui.components.marks import Mark
from ui.components.pagehead import PageHead
from ui.components.table import Column, RecordModel, RecordView
from ui.components.text import Panel, hairline
from ui.dates import moment_text
from ui.i18n import tr
from ui.look import Look
from ui.messages import size_text
from ui.page import KeyList, Page
from ui.wording.registers import MEDIA, PAGES, act_word, word
from ui.workspace import Workspace

LOG_SHOWN = 1000


class RegistersPage(Page):
    """Three lists behind three chips. The log shows its newest links; all of it goes into every bundle."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        look = space.look
        self._head = PageHead(look, lambda: tr("Registers"), lambda: tr("Written by the program, never edited"))
        self.chips = FilterChips(look)
        self.chips.chosen.connect(self._choose)
        self._head.filters.addWidget(self.chips)
        self._head.has_filters(True)
        self.prints = RecordView(look, self._prints_model(), lambda: tr("Print register"))
        self.media = RecordView(look, self._media_model(), lambda: tr("Media register"))
        self.log = RecordView(look, self._log_model(), lambda: tr("Log"), dense=True)
        self._stack = QStackedWidget()
        self._empty = EmptyState(
            look,
            "book-open",
            lambda: tr("Nothing registered yet"),
            lambda: tr("Every print, medium and act is entered here by itself."),
        )
        for view in (self.prints, self.media, self.log, self._empty):
            self._stack.addWidget(view)
        ground = Panel("surface")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(hairline())
        layout.addWidget(ground, 1)

    def enter(self) -> None:
        self._load()
        self._view().setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, change: Change) -> None:
        self._load()

    def regions(self) -> Sequence[QWidget]:
        return (self.chips, self._view())

    def keys(self) -> KeyList:
        return (
            ("↑ ↓", lambda: tr("Row")),
            ("F6", lambda: tr("List or choice of lists")),
            ("Ctrl K", lambda: tr("Search")),
        )

    def _load(self) -> None:
        def work(session: Session) -> tuple[tuple[PrintJob, ...], tuple[Medium, ...], tuple[AuditEvent, ...]]:
            events = tuple(session.audit.events())[-LOG_SHOWN:]
            return tuple(reversed(session.prints.all())), tuple(session.media.all()), tuple(reversed(events))

        self._space.read(work, self._show)

    def _show(self, found: tuple[tuple[PrintJob, ...], tuple[Medium, ...], tuple[AuditEvent, ...]]) -> None:
        prints, media, events = found
        self.prints.rows_model.show_rows(prints)
        self.media.rows_model.show_rows(media)
        self.log.rows_model.show_rows(events)
        self.chips.show_chips(
            [
                Chip("prints", lambda: tr("Prints"), len(prints)),
                Chip("media", lambda: tr("Media"), len(media)),
                Chip("log", lambda: tr("Log"), events[0].seq if events else 0),
            ]
        )
        self._choose(self.chips.current())

    def _view(self) -> RecordView[Any]:
        views: dict[str, RecordView[Any]] = {"media": self.media, "log": self.log}
        return views.get(self.chips.current(), self.prints)

    def _choose(self, _key: str) -> None:
        view = self._view()
        self._stack.setCurrentWidget(view if view.rows_model.rowCount() else self._empty)

    def _when(self, stamp: str) -> str:
        return moment_text(stamp, datetime.now().astimezone(), self._space.look.language.zh)

    def _act(self, event: AuditEvent) -> str:
        return act_word(event.action, str(event.detail.get("kind", "")), self._space.look.language.zh)

    def _prints_model(self) -> RecordModel[PrintJob]:
        space = self._space
        return RecordModel(
            [
                Column(lambda: tr("Number"), lambda job: job.number, 200, mark=_print_mark),
                Column(lambda: tr("Record"), lambda job: job.serial, 180),
                Column(lambda: tr("What"), lambda job: page_word(job.page_kind, space.look)),
                Column(lambda: tr("Copies × pages"), lambda job: f"{job.copies} × {job.pages}", 110, right=True),
                Column(lambda: tr("To"), lambda job: tr("Printer") if job.target == "printer" else "PDF", 80),
                Column(lambda: tr("By"), lambda job: space.member_name(job.by), 100),
                Column(lambda: tr("When"), lambda job: self._when(job.at), 120, lambda job: job.at),
            ],
            lambda job: job.number,
            lambda job: job.disposition in ("cancelled", "failed"),
        )

    def _media_model(self) -> RecordModel[Medium]:
        return RecordModel(
            [
                Column(lambda: tr("Number"), lambda medium: medium.number, 160, mark=_medium_mark),
                Column(lambda: tr("Kind"), lambda medium: word(MEDIA, medium.kind, self._space.look.language.zh), 140),
                Column(lambda: tr("Hardware serial"), lambda medium: medium.serial),
                Column(lambda: tr("Size"), lambda medium: size_text(medium.capacity), 90, right=True),
                Column(lambda: tr("Held by"), lambda medium: self._space.member_name(medium.custodian), 120),
                Column(lambda: tr("Registered"), lambda medium: self._when(medium.registered_at), 120),
            ],
            lambda medium: medium.number,
        )

    def _log_model(self) -> RecordModel[AuditEvent]:
        return RecordModel(
            [
                Column(lambda: tr("No."), lambda event: str(event.seq), 70, lambda event: event.seq, right=True),
                Column(lambda: tr("When"), lambda event: self._when(event.at), 130, lambda event: event.at),
                Column(lambda: tr("Who"), lambda event: self._space.member_name(event.actor), 110),
                Column(lambda: tr("Act"), self._act, 180),
                Column(lambda: tr("Reason"), lambda event: str(event.detail.get("reason", ""))),
                Column(lambda: tr("Link"), lambda event: event.hash[:12], 120, tone="text2"),
            ],
            lambda event: f"{event.device}/{event.seq}",
        )


def page_word(page: str, look: Look) -> str:
    """The name of a printed page."""
    return word(PAGES, page, look.language.zh)


def _print_mark(job: PrintJob) -> Mark:
    return "void" if job.disposition in ("cancelled", "failed") else "met" if job.pages else "open"


def _medium_mark(medium: Medium) -> Mark:
    return {"in_use": "met", "lost": "refused", "destroyed": "void", "returned": "void"}.get(medium.state, "open")  # type: ignore[return-value]  # the words above are marks
