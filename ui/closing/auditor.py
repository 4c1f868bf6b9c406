"""The auditor's view: the log with filters, what was opened and why, whether the chains hold, a file for a medium.

It shows acts, never content; what a role sees of it is decided below the window (DOMAIN 5, row "Audit log").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from storage.audit_export import ExportedLog
from storage.audit_status import ChainState, chain_states
from storage.audit_view import AuditFilter
from storage.model import AuditEvent, Change
from storage.session import Session
from ui.closing.auditfilter import AuditFilterBar
from ui.closing.auditlist import detail_text, log_list
from ui.closing.logexport import LogExportDialog
from ui.components.banner import Banner
from ui.components.buttons import Button
from ui.components.empty import EmptyState, ErrorPanel
from ui.components.pagehead import PageHead
from ui.components.text import Panel, Text, hairline
from ui.i18n import listed, tr, tr_n
from ui.page import KeyList, Page
from ui.workspace import Workspace

SHOWN = 1000


@dataclass(frozen=True)
class Log:
    """What the page shows, read in one job; one event more than is shown says that there are more."""

    events: tuple[AuditEvent, ...]
    serials: Mapping[str, str]
    choices: Mapping[str, list[str]]
    chains: tuple[ChainState, ...]
    counts: Mapping[str, int]


def read_log(session: Session, wanted: AuditFilter) -> Log:
    """On the storage thread. Raises `Refused("NOT_YOUR_ROLE")`."""
    events = tuple(session.audit.find(wanted, SHOWN + 1))
    return Log(
        events, session.audit.serials({event.object for event in events}), session.audit.choices(),
        chain_states(session), session.audit.compartment_counts(),
    )  # fmt: skip


class AuditPage(Page):
    """Newest first. The foot says everything about the chosen line."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        self._log: Log | None = None
        look = space.look
        self._head = PageHead(look, lambda: tr("Audit log"), self._about)
        self.export = Button(look, lambda: tr("Export…"), "plain", "upload")
        self.export.clicked.connect(self.ask_export)
        self.export.setVisible(not space.read_only)
        self._head.add_action(self.export)
        self.filters = AuditFilterBar(space)
        self.filters.changed.connect(self._load)
        self._head.filters.addWidget(self.filters, 1)
        self._head.has_filters(True)
        self.chain = Banner(look)
        self.banner = Banner(look)
        self.error = ErrorPanel(look)
        self.list = log_list(space, self._holds)
        self.list.current_changed.connect(lambda _key: self._moved())
        self._told = Text(look, "", "note", "text2", wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(
            EmptyState(look, "search", lambda: tr("No entry fits the filter"),
                       lambda: tr("Empty the filter, or take other days."))
        )  # fmt: skip
        self._lay_out()

    def enter(self) -> None:
        self._load()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, change: Change) -> None:
        self._load()

    def retranslate(self) -> None:
        if self._log is not None:
            self._show(self._log)

    def regions(self) -> Sequence[QWidget]:
        return (self.filters, self.list)

    def keys(self) -> KeyList:
        return (("↑ ↓", lambda: tr("Row")), ("Ctrl F", lambda: tr("Filter")), ("F6", lambda: tr("Filter or list")))

    def find_here(self) -> None:
        self.filters.number.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def wanted(self) -> AuditFilter:
        """What the filters ask for now."""
        return self.filters.wanted()

    def ask_export(self) -> LogExportDialog:
        """Ask for a medium and write what the filter shows to it."""
        dialog = LogExportDialog(self._space, self.window(), self.wanted())
        dialog.exported.connect(self._exported)
        dialog.open()
        return dialog

    # -- showing ---------------------------------------------------------------------------------------------

    def _load(self) -> None:
        wanted = self.filters.wanted()
        self._space.read(lambda session: read_log(session, wanted), self._show, self.error.tell)

    def _show(self, log: Log) -> None:
        self._log = log
        self.error.clear()
        self.filters.show_choices(log.choices)
        self._space.names.update({event.object: log.serials[event.object] for event in log.events
                                  if event.object in log.serials})  # fmt: skip
        self.list.rows_model.show_rows(log.events[:SHOWN])
        self._stack.setCurrentIndex(0 if log.events else 1)
        self._head.about.say(self._about)
        self._show_chains(log.chains)
        self._moved()

    def _about(self) -> str:
        log = self._log
        if log is None:
            return ""
        if len(log.events) > SHOWN:
            shown = tr("The newest {n} entries; narrow the filter for older ones").format(n=SHOWN)
        else:
            shown = tr_n("{n} entry", "{n} entries", len(log.events))
        names = {"lead": tr("leads"), "contact_report": tr("contact reports")}
        counts = [f"{names[kind]} {count}" for kind, count in log.counts.items()]
        return listed(shown, *counts)

    def _show_chains(self, chains: Sequence[ChainState]) -> None:
        broken = [chain for chain in chains if chain.broken_at]
        if broken:
            seq = broken[0].broken_at
            own = broken[0].own
            self.chain.tell("danger", lambda: _broken(seq, own))
            return
        own_chain = next((chain for chain in chains if chain.own), None)
        links, head = (own_chain.links, own_chain.head[:16]) if own_chain is not None else (0, "")
        self.chain.tell(
            "ok",
            lambda: tr_n(
                "The chain holds: {n} entry, each fits the one before. Last: {head}",
                "The chain holds: {n} entries, each fits the one before. Last: {head}",
                links,
                head=head,
            ),
        )

    def _holds(self, event: AuditEvent) -> bool:
        """Whether the chain is whole up to this entry."""
        chains = self._log.chains if self._log is not None else ()
        return all(
            not chain.broken_at or event.seq < chain.broken_at for chain in chains if chain.device == event.device
        )

    def _moved(self) -> None:
        event = self.list.current()
        self._told.say(detail_text(self._space, event) if event is not None else "")

    def _exported(self, made: ExportedLog) -> None:
        number, name, rows = made.number, made.path.name, made.rows
        self.banner.tell(
            "ok",
            lambda: tr("{file} is written and reads back equal: {n} entries, number {number} in the export register.")
            .format(file=name, n=rows, number=number),
        )  # fmt: skip

    def _lay_out(self) -> None:
        ground = Panel("surface")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._stack)
        notes = QVBoxLayout()
        notes.setContentsMargins(24, 0, 24, 8)
        for widget in (self.chain, self.banner, self.error):
            notes.addWidget(widget)
        self._told.setContentsMargins(24, 8, 24, 8)
        self._told.setMinimumHeight(self._space.look.px(52))
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addLayout(notes)
        layout.addWidget(hairline())
        layout.addWidget(ground, 1)
        layout.addWidget(hairline())
        layout.addWidget(self._told)


def _broken(seq: int, own: bool) -> str:
    """What a break means and what to do."""
    if not own:
        return tr(
            "The chain of another laptop is broken at entry {seq} (V20). Ask that team for its bundles once more."
        ).format(seq=seq)
    return tr(
        "The chain is broken at entry {seq} (V20). The vault can only be read. Do not go on working: note the day and "
        "who used the laptop, tell the office, and bring the last backup and all written bundles; the office compares "
        "the chain with what the bundles were signed with."
    ).format(seq=seq)
