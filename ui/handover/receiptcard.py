"""What the office said of one bundle: received, left out, missing, correction requests."""

from __future__ import annotations

import json

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from storage.exchange.bundles import BundleRow
from storage.exchange.receipts import Receipt
from ui.components.layouts import empty
from ui.components.marks import MarkOnly, StateMark
from ui.components.panels import Card, Facts
from ui.components.text import Text
from ui.handover.words import (
    bundle_mark,
    bundle_word,
    code_sentence,
    dashed,
    enumerated,
    records_text,
    scope_word,
    sentences,
    when,
)
from ui.i18n import listed, tr, tr_n
from ui.messages import size_text
from ui.workspace import Workspace


def receipt_of(row: BundleRow) -> Receipt | None:
    """The last receipt of a bundle; None before one was imported."""
    text = row.notes.get("receipt")
    return Receipt.from_json(json.loads(text)) if text else None


def outcome_text(receipt: Receipt) -> str:
    """In one sentence what a receipt says."""
    if receipt.result == "rejected":
        return tr("Receipt imported: the office has returned bundle {n}; nothing of it counts as received.").format(
            n=receipt.sequence
        )
    text = tr_n(
        "Receipt of bundle {b} imported: {n} record received.",
        "Receipt of bundle {b} imported: {n} records received.",
        receipt.records,
        b=receipt.sequence,
    )
    if receipt.excluded:
        left_out = tr_n("{n} was left out and stays not received.", "{n} were left out and stay not received.",
                           len(receipt.excluded))  # fmt: skip
        text = sentences(text, left_out)
    return text


class BundleCard(QWidget):
    """The facts of the bundle chosen in the list, and its receipt."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        look = space.look
        self.card = Card(look, " ")
        self.mark = StateMark(look, "sealed", "")
        self.card.head.addWidget(self.mark)
        self.facts = Facts(look, 1, 92)
        self.card.body.addWidget(self.facts)
        self.answer = Card(look, lambda: tr("The office's receipt"))
        self._answer = QVBoxLayout()
        self._answer.setSpacing(8)
        self.answer.body.addLayout(self._answer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.answer)
        layout.addWidget(self.card)
        self.hide()

    def show_row(self, row: BundleRow | None) -> None:
        """Show `row`, or nothing."""
        self.setVisible(row is not None)
        if row is None:
            return
        look = self._space.look
        self.card.title.say(tr("Bundle {n}").format(n=row.sequence))
        self.mark.show_state(bundle_mark(row.state), bundle_word(row.state))
        said = row.statement
        facts = [
            (tr("File"), f"{said.name}.sealed"),
            (tr("Content"), listed(scope_word(row.scope), records_text(row.records))),
            (tr("File size"), size_text(row.size) if row.size else "–"),
            (tr("Fingerprint"), dashed(row.sha256) or "–"),
            (tr("Medium"), said.medium.number or "–"),
            (tr("Approved by"), listed(said.approved_by.name, when(look, row.times.get("approved", "")))),
        ]
        for state, words in (("written", tr("Written")), ("delivered", tr("Delivered"))):
            if row.times.get(state):
                facts.append((words, when(look, row.times[state])))
        self.facts.show_facts(facts)
        self._show_receipt(receipt_of(row))

    def _show_receipt(self, receipt: Receipt | None) -> None:
        empty(self._answer)
        self.answer.setVisible(receipt is not None)
        if receipt is None:
            return
        look = self._space.look
        self.answer.note.say(listed(receipt.received_by, when(look, receipt.received_at)))
        mark = "refused" if receipt.result == "rejected" else "received"
        self._line(mark, tr("Returned, nothing was taken in") if receipt.result == "rejected"
                   else tr("{records} received").format(records=records_text(receipt.records)))  # fmt: skip
        if receipt.excluded:
            left_out = len(receipt.excluded)
            self._line("act", tr_n("{n} left out: two versions, the team decides",
                                   "{n} left out: two versions each, the team decides", left_out))  # fmt: skip
        if receipt.missing:
            numbers = enumerated([str(number) for number in receipt.missing])
            self._line("act", tr("The office has not received bundle {numbers}").format(numbers=numbers))
        if receipt.requests:
            self._answer.addWidget(Text(look, tr("Correction requests"), "note", "text2"))
        for request in receipt.requests:
            self._line("act", code_sentence(look, request.code, dict(request.facts)))

    def _line(self, mark: str, words: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(MarkOnly(self._space.look, mark))  # type: ignore[arg-type]  # one of the marks, said above
        row.addWidget(Text(self._space.look, words, "note", wrap=True), 1)
        self._answer.addLayout(row)
