"""Last step: what was written, and what to do on paper; the number not received stays in sight (UI.md 08c)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from storage.exchange.review import Pending
from storage.exchange.sealing import SealResult
from ui.components.buttons import Button
from ui.components.marks import StateMark
from ui.components.panels import Facts
from ui.components.text import Panel, Text, hairline
from ui.handover.words import clock_time, dashed, records_text, when
from ui.i18n import Words, listed, tr, tr_n
from ui.messages import size_text
from ui.workspace import Workspace


def pending_text(pending: Pending) -> str:
    """`37 not yet received by the office: 6 only here, 13 in bundle 3, 18 in bundle 4`."""
    head = tr_n("{n} record not yet received by the office", "{n} records not yet received by the office",
                pending.total)  # fmt: skip
    parts = [tr("only here {n}").format(n=pending.only_here)]
    parts += [tr("bundle {b} {n}").format(b=number, n=count) for number, count in sorted(pending.by_bundle.items())]
    return tr("{head}: {parts}").format(head=head, parts=listed(*parts)) if pending.total else head


class _Next(QWidget):
    """One thing to do: number, what, why, and perhaps a button."""

    def __init__(self, space: Workspace, number: int, what: Words, why: Words, button: Button | None = None) -> None:
        super().__init__()
        look = space.look
        self.why = Text(look, why, "note", "text2", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(look, what))
        words.addWidget(self.why)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(16)
        row.addWidget(Text(look, str(number), "head", "accent"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        if button is not None:
            row.addWidget(button)


class ResultStep(QWidget):
    """`slip_asked()`, `deliver_asked()`."""

    slip_asked = Signal()
    deliver_asked = Signal()

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        look = space.look
        self.facts = Facts(look, 1, 110, role="ui")
        card = Panel("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 12, 20, 12)
        inside.addWidget(self.facts)
        self.slip = Button(look, lambda: tr("Print the slip…"), "primary", "printer")
        self.slip.clicked.connect(self.slip_asked)
        self.deliver = Button(look, lambda: tr("Handed over"))
        self.deliver.clicked.connect(self.deliver_asked)
        self._third = _Next(space, 3, lambda: tr("Import the receipt"), "")
        following = Panel("card")
        column = QVBoxLayout(following)
        column.setContentsMargins(20, 12, 20, 8)
        column.setSpacing(0)
        column.addWidget(Text(look, lambda: tr("What comes next"), "note", "text2"))
        column.addWidget(_Next(space, 1, lambda: tr("Print the hand-over slip, two parts"),
                               lambda: tr("Both sides sign, each keeps one"), self.slip))  # fmt: skip
        column.addWidget(hairline())
        column.addWidget(_Next(space, 2, lambda: tr("Take out the medium and bring it to the office"),
                               lambda: tr("Only the office can open it; a lost medium still has to be reported"),
                               self.deliver))  # fmt: skip
        column.addWidget(hairline())
        column.addWidget(self._third)
        self.pending = StateMark(look, "sealed", "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(card)
        layout.addWidget(following)
        layout.addWidget(self.pending)
        layout.addStretch(1)
        self.first: QWidget = self.slip

    def show_result(self, result: SealResult, custodian: str) -> None:
        """The facts of what was written."""
        look, row = self._space.look, result.row
        said = row.statement
        names = ", ".join(path.name for path in result.paths)
        held = self._space.member_name(custodian)
        medium = tr("{medium}, held by {name}").format(medium=said.medium.number, name=held) if held else ""
        size = tr("{size} ({bytes} bytes)").format(size=size_text(row.size), bytes=f"{row.size:,}")
        entry = tr("no. {n}, {time}").format(n=row.notes.get("log", ""), time=clock_time(look, row.times["written"]))
        approved = listed(said.approved_by.name, when(look, row.times.get("approved", said.created_at)))
        self.facts.show_facts([
            (tr("File"), names),
            (tr("File size"), size),
            (tr("Fingerprint"), dashed(row.sha256)),
            (tr("Medium"), medium or said.medium.number),
            (tr("Approved by"), approved),
            (tr("Exit entry"), entry),
        ])  # fmt: skip
        self._third.why.say(
            tr("Until then these {records} count as not received").format(records=records_text(row.records))
        )
        self.show_delivered(row.state == "delivered")

    def show_delivered(self, delivered: bool) -> None:
        """Whether the stick has been handed over already."""
        self.deliver.setEnabled(not delivered)
        self.deliver.say((lambda: tr("Handed over, noted")) if delivered else (lambda: tr("Handed over")))

    def show_pending(self, pending: Pending) -> None:
        """The number that only a receipt changes."""
        self.pending.show_state("sealed", pending_text(pending))
