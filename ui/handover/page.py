"""Hand-over and receipts: this laptop's bundles, what the office has not received, what to do next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from storage.exchange.bundles import BundleRow
from storage.exchange.export import SEALERS
from storage.exchange.receipts import ReceiptImported
from storage.model import Change
from ui.components.banner import Banner
from ui.components.buttons import Button
from ui.components.empty import EmptyState, ErrorPanel
from ui.components.layouts import empty
from ui.components.marks import MarkOnly
from ui.components.pagehead import PageHead
from ui.components.panels import Card, ScrollPanel
from ui.components.progress import Busy
from ui.components.table import Column, RecordModel, RecordView
from ui.components.text import Panel, Text, hairline
from ui.handover.desk import HandoverDesk
from ui.handover.nextacts import next_acts
from ui.handover.outgoing import Standing
from ui.handover.receiptcard import BundleCard, outcome_text
from ui.handover.words import bundle_mark, bundle_word, records_text, when
from ui.i18n import Words, tr, tr_n
from ui.page import KeyList, Page
from ui.workspace import Workspace


class HandoverPage(Page):
    """Enter on a bundle: its slip (or, when it is not finished, the wizard). A receipt may be dropped here."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        self._desk = HandoverDesk(space)
        self._standing: Standing | None = None
        look = space.look
        self._head = PageHead(look, lambda: tr("Hand-over and receipts"))
        self.media = Button(look, lambda: tr("Media…"), "quiet", "usb")
        self.media.clicked.connect(lambda: space.go_asked.emit("media", ""))
        self.receipt = Button(look, lambda: tr("Import receipt…"), "plain", "download")
        self.receipt.clicked.connect(self.ask_receipt)
        self.prepare = Button(look, lambda: tr("Prepare a bundle"), "primary", "package")
        self.prepare.clicked.connect(lambda: space.go_asked.emit("export", ""))
        for button in (self.media, self.receipt, self.prepare):
            self._head.add_action(button)
        may = space.me.role in SEALERS and not space.read_only
        self.prepare.setVisible(may)
        self.receipt.setVisible(not space.read_only)
        self.banner = Banner(look)
        self.error = ErrorPanel(look)
        self.list = RecordView(look, self._model(), lambda: tr("Bundles"))
        self.list.current_changed.connect(lambda _key: self._show_card())
        self.list.opened.connect(self._open)
        self.owed = Card(look, " ")
        self.owed.head.insertWidget(0, MarkOnly(look, "sealed"))
        self.next = Card(look, lambda: tr("What comes next"))
        self.card = BundleCard(space)
        self.slip = Button(look, lambda: tr("Slip…"), "plain", "printer")
        self.slip.clicked.connect(lambda: self._go("slip"))
        self.deliver = Button(look, lambda: tr("Handed over"))
        self.deliver.clicked.connect(self._deliver)
        self.again = Button(look, lambda: tr("Write again…"), "quiet")
        self.again.clicked.connect(lambda: self._go("export"))
        self.setAcceptDrops(True)
        self._lay_out(may)

    # -- Page ------------------------------------------------------------------------------------------------

    def enter(self) -> None:
        self._desk.standing(self._show)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, change: Change) -> None:
        self._desk.standing(self._show)

    def retranslate(self) -> None:
        if self._standing is not None:
            self._show(self._standing)

    def regions(self) -> Sequence[QWidget]:
        return (self.list, self.slip, self.prepare)

    def keys(self) -> KeyList:
        return (
            ("↑ ↓", lambda: tr("Bundle")),
            ("Enter", lambda: tr("Slip, or go on where it stopped")),
            ("Ctrl N", lambda: tr("Prepare a bundle")),
            ("Ctrl P", lambda: tr("Slip of the bundle")),
        )

    def new_record(self) -> None:
        if not self.prepare.isHidden():
            self._space.go_asked.emit("export", "")

    def print_page(self) -> None:
        if self.slip.isEnabled():
            self._go("slip")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None and not self.receipt.isHidden():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.import_receipt(path)

    # -- receipts --------------------------------------------------------------------------------------------

    def ask_receipt(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self.window(), tr("The office's receipt"), "", tr("Receipts (receipt-*.sealed);;All files (*)")
        )
        if name:
            self.import_receipt(Path(name))

    def import_receipt(self, path: Path) -> None:
        """Import it; the answer stays until the next one."""
        self.banner.clear()
        self.error.clear()
        job = self._desk.import_receipt(path, self._imported, self.error.tell)
        Busy(self.receipt, job)

    def _imported(self, done: ReceiptImported) -> None:
        receipt = done.receipt
        tone = "ok" if receipt.result == "accepted" else "warn"
        if not done.new:
            number = receipt.sequence
            self.banner.tell(
                "info", lambda: tr("This receipt of bundle {n} was imported before; nothing changed.").format(n=number)
            )
        else:
            self.banner.tell("warn" if tone == "warn" else "ok", lambda: outcome_text(receipt))
        self.list.choose(done.row.id)

    # -- showing ---------------------------------------------------------------------------------------------

    def _show(self, standing: Standing) -> None:
        self._standing = standing
        self.list.rows_model.show_rows(standing.bundles)
        self.list.choose(self.list.current_key())
        self._body.setCurrentIndex(0 if standing.bundles else 1)
        number = self._next_number(standing)
        self.prepare.say(
            (lambda: tr("Go on with bundle {n}").format(n=number))
            if standing.unfinished is not None
            else (lambda: tr("Prepare bundle {n}").format(n=number))
        )
        self._show_owed(standing)
        self._show_next(standing)
        self._show_card()
        self._space.owed_changed.emit(standing.pending.total)

    def _show_owed(self, standing: Standing) -> None:
        pending = standing.pending
        self.owed.title.say(
            tr_n("{n} record not yet received by the office", "{n} records not yet received by the office",
                 pending.total)
        )  # fmt: skip
        empty(self.owed.body)
        lines = [(tr("On this laptop only"), pending.only_here)]
        lines += [
            (tr("Written in bundle {n}, awaiting its receipt").format(n=number), count)
            for number, count in sorted(pending.by_bundle.items())
        ]
        for words, count in lines:
            row = QHBoxLayout()
            row.addWidget(Text(self._space.look, words, tone="text2"), 1)
            row.addWidget(Text(self._space.look, str(count)))
            self.owed.body.addLayout(row)

    def _show_next(self, standing: Standing) -> None:
        empty(self.next.body)
        for words in next_acts(standing):
            self.next.body.addWidget(Text(self._space.look, words, "ui", "text2", wrap=True))

    def _show_card(self) -> None:
        row = self.list.current()
        self.card.show_row(row)
        written = row is not None and bool(row.sha256) and row.state not in ("approved", "verified")
        self.slip.setEnabled(written)
        self.deliver.setVisible(row is not None and row.state == "written")
        self.again.setVisible(row is not None and row.state in ("written", "delivered") and not self.prepare.isHidden())
        self._acts.setVisible(row is not None)

    @staticmethod
    def _next_number(standing: Standing) -> int:
        if standing.unfinished is not None:
            return standing.unfinished.sequence
        return max((row.sequence for row in standing.bundles), default=0) + 1

    # -- acting ----------------------------------------------------------------------------------------------

    def _open(self, key: str) -> None:
        row = self.list.current()
        if row is not None and row.state in ("approved", "verified"):
            self._space.go_asked.emit("export", "")
        elif row is not None:
            self._go("slip")

    def _go(self, door: str) -> None:
        key = self.list.current_key()
        if key:
            self._space.go_asked.emit(door, key)

    def _deliver(self) -> None:
        key = self.list.current_key()
        if key:
            self.error.clear()
            self._desk.deliver(key, lambda _change: None, self.error.tell)

    # -- making ----------------------------------------------------------------------------------------------

    def _model(self) -> RecordModel[BundleRow]:
        look = self._space.look
        return RecordModel(
            [
                Column(lambda: tr("State"), lambda row: bundle_word(row.state), 120, lambda row: row.state,
                       mark=lambda row: bundle_mark(row.state)),
                Column(lambda: tr("Bundle"), lambda row: str(row.sequence), 64, lambda row: row.sequence),
                Column(lambda: tr("Content"), lambda row: records_text(row.records), 100, lambda row: row.records),
                Column(lambda: tr("Medium"), lambda row: row.statement.medium.number, tone="text2"),
                Column(lambda: tr("Date"), lambda row: when(look, row.times.get("written", "")), 100,
                       lambda row: row.times.get("written", ""), tone="text2"),
            ],
            lambda row: row.id,
        )  # fmt: skip

    def _lay_out(self, may: bool) -> None:
        look = self._space.look
        ground = Panel("card")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.list)
        nothing = Panel("card")
        actions: list[tuple[Words, Callable[[], object]]] = (
            [(lambda: tr("Prepare the first bundle"), self.new_record)] if may else []
        )
        QVBoxLayout(nothing).addWidget(
            EmptyState(look, "package", lambda: tr("Nothing has been handed over yet"),
                       lambda: tr("Locked records leave in numbered sealed bundles that only the office can open."),
                       actions)
        )  # fmt: skip
        self._body = QStackedWidget()
        self._body.addWidget(ground)
        self._body.addWidget(nothing)
        split = QHBoxLayout()
        split.setSpacing(12)
        split.addWidget(self._body, 1)
        split.addWidget(self._side())
        column = QVBoxLayout()
        column.setContentsMargins(24, 12, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.banner)
        column.addWidget(self.error)
        column.addLayout(split, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(hairline())
        layout.addLayout(column, 1)

    def _side(self) -> QWidget:
        side = ScrollPanel("window", 0)
        side.setFixedWidth(self._space.look.px(360))
        self._acts = QWidget()
        row = QHBoxLayout(self._acts)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.slip, self.deliver, self.again):
            row.addWidget(button)
        row.addStretch(1)
        self.card.card.body.addWidget(self._acts)
        for part in (self.owed, self.card, self.next):
            side.body.addWidget(part)
        side.body.addStretch(1)
        return side


def _dropped(event: QDropEvent) -> Path | None:
    """The one sealed file that is dragged."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and ".sealed" in path.name else None
