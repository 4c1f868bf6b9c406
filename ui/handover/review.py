"""Second step: what leaves this laptop, kind by kind and record by record, and what stays and why (UI.md 08a)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from forms.kinds import KINDS
from storage.exchange.selection import Held, OutRecord
from ui.components.banner import Banner
from ui.components.layouts import empty
from ui.components.marks import Mark, StateMark
from ui.components.panels import ScrollPanel
from ui.components.table import Column, RecordModel, RecordView
from ui.components.text import ElidedText, Panel, Text, hairline
from ui.dates import record_day
from ui.handover.mediums import MediumChoice
from ui.handover.outgoing import KindLine, Outgoing
from ui.handover.words import (
    NONE,
    files_text,
    gaps_text,
    kind_plural,
    marking_word,
    missing_forms_text,
    office_fingerprint,
    previous_text,
    records_text,
    span_text,
    state_label,
    unsigned_text,
)
from ui.i18n import Words, listed, tr, tr_n
from ui.messages import size_text
from ui.recordrows import mark_named
from ui.workspace import Workspace

REGISTERS, CONTACT = "@registers", "@contact"


@dataclass(frozen=True)
class _Row:
    """A row of the table of kinds; registers and contact reports go along without a count."""

    key: str
    line: KindLine | None = None


class ReviewStep(QWidget):
    """Tables fill what height there is; the side card stays as it is."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        self._out: Outgoing | None = None
        look = space.look
        self.banner = Banner(look)
        self._values: dict[str, Text] = {}
        self.kinds = RecordView(look, self._kinds_model(), lambda: tr("Leaves this laptop"), dense=True)
        self.kinds.current_changed.connect(lambda _key: self._show_records())
        self.records = RecordView(look, self._records_model(), lambda: tr("Records of the row chosen"), dense=True)
        self._stay_title = Text(look, "", wrap=True)
        self._stay = QVBoxLayout()
        self._stay.setSpacing(6)
        self._apart = Text(look, "", "note", "text2", wrap=True)
        self._lay_out()

    def show_outgoing(self, out: Outgoing, choice: MediumChoice | None) -> None:
        """Fill everything anew."""
        self._out = out
        rows = [_Row(line.kind, line) for line in out.lines]
        rows.append(_Row(REGISTERS))
        rows += [_Row(CONTACT)] if any(kind.travels == "always" for kind in KINDS.values()) else []
        self.kinds.rows_model.show_rows(rows)
        self._fit_kinds(len(rows))
        self._show_summary(out, choice)
        self._show_notes(out)
        self._show_held(out)
        self._show_records()

    def _fit_kinds(self, rows: int) -> None:
        """As high as its rows, at most nine; what is left goes to the records."""
        line = self._space.look.fonts.line("ui")
        self.kinds.setFixedHeight(line + 10 + min(rows, 9) * (line + 9))

    def _show_summary(self, out: Outgoing, choice: MediumChoice | None) -> None:
        look, office = self._space.look, self._space.stint.office
        total = listed(records_text(sum(line.count for line in out.lines)), files_text(out.files),
                       size_text(out.size) if out.size else "")  # fmt: skip
        previous, waits = previous_text(look, out.previous)
        values = {
            "total": total,
            "marking": tr("{marking} (highest inside)").format(marking=marking_word(look, out.marking)),
            "to": f"{office.name} {office_fingerprint(office)[:9]}",
            "previous": previous,
            "medium": tr("{medium}, registered").format(medium=choice.name) if choice else NONE,
            "free": size_text(choice.found.free) if choice else NONE,
        }
        for name, value in values.items():
            self._values[name].say(value)
        self._values["previous"].tone("warn" if waits else "text")

    def _show_notes(self, out: Outgoing) -> None:
        self.banner.clear()
        if out.forms_missing:
            self.banner.tell("warn", missing_forms_text(out.forms_missing))
        elif out.unsigned or out.more_unsigned:
            self.banner.tell("info", unsigned_text(out.unsigned, out.more_unsigned))

    def _show_held(self, out: Outgoing) -> None:
        empty(self._stay)
        total = sum(held.count for held in out.held)
        self._stay_title.say(
            tr_n("{n} record stays here", "{n} records stay here", total) if total else tr("Nothing stays here")
        )
        for held in out.held:
            self._stay.addLayout(self._held_row(held))
        self._apart.setVisible(bool(out.apart))
        self._apart.say(
            tr_n("{n} lead is not in it: the lead keeper seals it separately.",
                 "{n} leads are not in it: the lead keeper seals them separately.", out.apart)
        )  # fmt: skip

    def _held_row(self, held: Held) -> QHBoxLayout:
        look = self._space.look
        mark: Mark = "act" if held.why == "conflict" else "open"
        kind = look.language.pick(KINDS[held.kind].label)
        why = tr("two versions") if held.why == "conflict" else state_label(look, held.kind, held.state)
        row = QHBoxLayout()
        row.addWidget(StateMark(look, mark, tr("{kind}: {why}").format(kind=kind, why=why)))
        row.addStretch(1)
        row.addWidget(Text(look, str(held.count), "note"))
        return row

    def _show_records(self) -> None:
        row = self.kinds.current()
        out = self._out
        if out is None or row is None:
            return
        kept = [record for record in out.records if record.kind == row.key]
        self.records.rows_model.show_rows(kept)
        self._records_card.setVisible(row.line is not None)
        self.records.rows_model.retranslate()

    # -- tables ----------------------------------------------------------------------------------------------

    def _kinds_model(self) -> RecordModel[_Row]:
        zh = self._space.look.language
        return RecordModel(
            [
                Column(lambda: tr("Leaves this laptop"), self._kind_name, 150, mark=lambda _row: "fixed"),
                Column(lambda: tr("Count"), lambda row: str(row.line.count) if row.line else tr("all"), 52,
                       lambda row: row.line.count if row.line else 0, right=True),
                Column(lambda: tr("Serials"), lambda row: self._serials(row, zh.zh), 140, tone="text2"),
                Column(lambda: tr("Gaps and voids"), self._gaps, tone="text2"),
                Column(lambda: tr("Files"), lambda row: files_text(row.line.files) if row.line and row.line.files
                       else NONE, 70, tone="text2"),
            ],
            lambda row: row.key,
        )  # fmt: skip

    def _kind_name(self, row: _Row) -> str:
        if row.line is not None:
            return kind_plural(self._space.look, row.line.kind)
        return tr("Registers and log") if row.key == REGISTERS else tr("Contact reports")

    def _serials(self, row: _Row, zh: bool) -> str:
        if row.line is not None:
            return span_text(row.line.span, zh)
        if row.key == CONTACT:
            return tr("office only")
        audit = self._out.audit if self._out is not None else None
        if audit is None or not audit.last:
            return NONE
        dash = "—" if zh else "–"
        return tr("log {span}").format(span=f"{audit.first:,}{dash}{audit.last:,}")

    def _gaps(self, row: _Row) -> str:
        if row.line is not None:
            return gaps_text(row.line.span)
        return tr("count not shown") if row.key == CONTACT else tr("continuous")

    def _records_model(self) -> RecordModel[OutRecord]:
        space = self._space
        return RecordModel(
            [
                Column(self._records_title, lambda row: f"{row.serial.partition('-')[0]} …{row.serial[-4:]}", 124,
                       lambda row: row.serial, mark=lambda row: mark_named(row.custody)),
                Column(lambda: tr("Code"), lambda row: row.handle, 66, tone="text2"),
                Column(lambda: tr("Role group"), self._group, 110, tone="text2"),
                Column(lambda: tr("Date"), lambda row: record_day(str(row.fields.get("date", "")), "", date.today(),
                       space.look.language.zh), 76, lambda row: str(row.fields.get("date", "")), tone="text2"),
                Column(lambda: tr("State"), self._state, tone="text2"),
            ],
            lambda row: row.id,
            lambda row: row.custody == "void",
        )  # fmt: skip

    def _records_title(self) -> str:
        row = self.kinds.current() if hasattr(self, "kinds") else None
        if row is None or row.line is None:
            return tr("Records")
        kind = kind_plural(self._space.look, row.line.kind)
        shown = sum(record.kind == row.line.kind for record in self._out.records) if self._out else row.line.count
        if shown < row.line.count:
            return tr("{kind} ({n}, {m} not open to you)").format(kind=kind, n=row.line.count, m=row.line.count - shown)
        return tr("{kind} ({n})").format(kind=kind, n=row.line.count)

    def _group(self, row: OutRecord) -> str:
        value = str(row.fields.get("role_group", "") or "")
        words = self._space.words(row.kind)
        return words.choice("role_group", value, self._space.look.language.name) if value else ""

    def _state(self, row: OutRecord) -> str:
        if row.custody == "void":
            return tr("Void: {reason}").format(reason=row.reason) if row.reason else tr("Void")
        label = state_label(self._space.look, row.kind, row.state)
        return tr("{state}, no signature yet").format(state=label) if row.unsigned else label

    # -- making ----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        look = self._space.look
        left = QVBoxLayout()
        left.setSpacing(12)
        self._records_card = _card(self.records)
        left.addWidget(_card(self.kinds))
        left.addWidget(self._records_card, 1)
        side = ScrollPanel("surface", 0)
        side.setFixedWidth(look.px(230))
        stay = Panel("well")
        inner = QVBoxLayout(stay)
        inner.setContentsMargins(14, 12, 14, 12)
        inner.setSpacing(8)
        inner.addWidget(self._stay_title)
        inner.addLayout(self._stay)
        inner.addWidget(self._apart)
        side.body.addWidget(stay)
        side.body.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addWidget(side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._summary())
        layout.addWidget(self.banner)
        layout.addLayout(row, 1)
        self.first: QWidget = self.kinds

    def _summary(self) -> QWidget:
        well = Panel("well")
        row = QHBoxLayout(well)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(16)
        pairs: tuple[tuple[tuple[str, Words], tuple[str, Words]], ...] = (
            (("total", lambda: tr("Total")), ("marking", lambda: tr("Marking"))),
            (("to", lambda: tr("Recipient")), ("previous", lambda: tr("Previous"))),
            (("medium", lambda: tr("Medium")), ("free", lambda: tr("Free"))),
        )
        for number, pair in enumerate(pairs):
            if number:
                row.addWidget(hairline(vertical=True))
            column = QVBoxLayout()
            column.setSpacing(4)
            for name, words in pair:
                line = QHBoxLayout()
                label = Text(self._space.look, words, "note", "text2")
                label.setFixedWidth(self._space.look.px(60))
                self._values[name] = ElidedText(self._space.look, "", "note")
                line.addWidget(label)
                line.addWidget(self._values[name], 1)
                column.addLayout(line)
            row.addLayout(column, (6, 6, 4)[number])
        well.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return well


def _card(view: QWidget) -> Panel:
    card = Panel("card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(2, 1, 2, 4)
    layout.addWidget(view)
    view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return card
