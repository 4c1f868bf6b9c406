"""Rounds and teams: which laptops have a kit, which device each letter belongs to, what came from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from storage.exchange.office import OfficeStint
from storage.exchange.office_report import LaptopReport
from storage.model import Change
from ui.components.banner import Banner
from ui.components.buttons import Button
from ui.components.dialogs import ReasonDialog
from ui.components.empty import EmptyState, ErrorPanel
from ui.components.marks import Mark
from ui.components.pagehead import PageHead
from ui.components.panels import Card, Facts, ScrollPanel
from ui.components.table import Column, RecordModel, RecordView
from ui.components.text import Panel, hairline
from ui.handover.words import dashed, enumerated, marking_word, when
from ui.i18n import dotted, tr
from ui.office.desk import OfficeDesk, Overview
from ui.page import KeyList, Page
from ui.roles import role_word
from ui.workspace import Workspace


@dataclass(frozen=True)
class LaptopLine:
    """One letter of one stint."""

    entry: OfficeStint
    laptop: LaptopReport

    @property
    def key(self) -> str:
        return f"{self.laptop.stint}/{self.laptop.laptop}"


class RoundsPage(Page):
    """One row is one laptop; the side shows its stint."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        self._desk = OfficeDesk(space)
        self._overview: Overview | None = None
        look = space.look
        self._head = PageHead(look, lambda: tr("Rounds and teams"))
        self.make = Button(look, lambda: tr("Make a kit…"), "primary", "plus")
        self.make.clicked.connect(self.new_record)
        self._head.add_action(self.make)
        self.banner = Banner(look)
        self.error = ErrorPanel(look)
        self.list = RecordView(look, self._model(), lambda: tr("Laptops"))
        self.list.current_changed.connect(lambda _key: self._show_stint())
        self.facts = Facts(look, 1, 84)
        self.roster = Facts(look, 1, 84)
        self.reset = Button(look, lambda: tr("Let another device take its place…"))
        self.reset.clicked.connect(self.ask_reset)
        self._lay_out()

    def enter(self) -> None:
        self._desk.overview(self._show)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, change: Change) -> None:
        self._desk.overview(self._show)

    def retranslate(self) -> None:
        if self._overview is not None:
            self._show(self._overview)

    def regions(self) -> Sequence[QWidget]:
        return (self.list, self.reset, self.make)

    def keys(self) -> KeyList:
        return (("↑ ↓", lambda: tr("Row")), ("Ctrl N", lambda: tr("Make a kit")))

    def new_record(self) -> None:
        self._space.go_asked.emit("kit", "")

    def ask_reset(self) -> ReasonDialog | None:
        """A laptop was replaced or set up anew: its letter may be taken once more."""
        line = self.list.current()
        if line is None or not line.laptop.device:
            return None
        name = f"{line.laptop.team}{line.laptop.laptop}"
        dialog = ReasonDialog(
            self._space.look,
            self.window(),
            lambda: tr("Let another device be laptop {name}").format(name=name),
            lambda: tr(
                "The next device that knows the kit's secret takes the letter. Bundles of the old device are no longer "
                "taken; what came in stays."
            ),
            lambda: tr("Let it"),
            "danger",
            lambda: tr("For example: the laptop was replaced"),
        )
        dialog.accepted.connect(lambda: self._reset(line, dialog.text()))
        dialog.open()
        return dialog

    def _reset(self, line: LaptopLine, reason: str) -> None:
        self.error.clear()
        name = f"{line.laptop.team}{line.laptop.laptop}"

        def done(_change: Change) -> None:
            self.banner.tell("ok", lambda: tr("{name} waits for its new device.").format(name=name))

        self._desk.reset_device(line.laptop.stint, line.laptop.laptop, reason, done, self.error.tell)

    # -- showing ---------------------------------------------------------------------------------------------

    def _show(self, overview: Overview) -> None:
        self._overview = overview
        lines = [LaptopLine(overview.stints[laptop.stint], laptop) for laptop in overview.report.laptops]
        self.list.rows_model.show_rows(lines)
        self.list.choose(self.list.current_key())
        self._body.setCurrentIndex(0 if lines else 1)
        twice = overview.report.media_twice
        if twice:
            names = enumerated(list(twice))
            self.banner.tell(
                "warn", lambda: tr("Two laptops call the same medium their own: {serials}").format(serials=names)
            )
        self._show_stint()

    def _show_stint(self) -> None:
        line = self.list.current()
        self._side.setVisible(line is not None)
        if line is None:
            return
        stint, laptop = line.entry.stint, line.laptop
        self._stint.title.say(dotted(stint.team_name, tr("laptop {laptop}").format(laptop=laptop.laptop)))
        kit = tr("no. {n}, {fingerprint}").format(n=line.entry.kit, fingerprint=dashed(line.entry.kit_sealed))
        days = "—".join(day for day in (stint.enter_date, stint.leave_date) if day)
        marking = marking_word(self._space.look, stint.marking)
        self.facts.show_facts([
            (tr("Round"), stint.round_name or stint.round),
            (tr("Units"), "\n".join(stint.units)),
            (tr("Stint"), days),
            (tr("Marking"), dotted(marking, tr("Practice") if stint.practice else "")),
            (tr("Kit"), kit),
            (tr("Device"), laptop.device[:8] or tr("none yet: its first bundle decides")),
        ])  # fmt: skip
        self.roster.show_facts([(member.name, role_word(member.role)) for member in stint.roster])
        self.reset.setVisible(bool(laptop.device))

    def _model(self) -> RecordModel[LaptopLine]:
        look = self._space.look
        return RecordModel(
            [
                Column(lambda: tr("Laptop"), lambda line: f"{line.laptop.team}{line.laptop.laptop}", 78, mark=_mark),
                Column(lambda: tr("Team"), lambda line: line.laptop.team_name, 96),
                Column(lambda: tr("Round"), lambda line: line.entry.stint.round_name, tone="text2"),
                Column(lambda: tr("Bundles"), lambda line: str(len(line.laptop.received)), 64,
                       lambda line: len(line.laptop.received), right=True),
                Column(lambda: tr("Missing"), _missing, 60),
                Column(lambda: tr("Records"), lambda line: str(sum(line.laptop.records.values())), 60,
                       lambda line: sum(line.laptop.records.values()), right=True),
                Column(lambda: tr("Last received"), lambda line: when(look, line.laptop.last_received) or "–", 110,
                       lambda line: line.laptop.last_received, tone="text2"),
            ],
            lambda line: line.key,
        )  # fmt: skip

    def _lay_out(self) -> None:
        look = self._space.look
        ground = Panel("card")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.list)
        nothing = Panel("card")
        QVBoxLayout(nothing).addWidget(
            EmptyState(look, "layers", lambda: tr("No team has a kit yet"),
                       lambda: tr("A kit brings a team its roster, units and this office's keys."),
                       [(lambda: tr("Make a kit…"), self.new_record)])
        )  # fmt: skip
        self._body = QStackedWidget()
        self._body.addWidget(ground)
        self._body.addWidget(nothing)
        self._lay_out_side()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._body, 1)
        row.addWidget(self._side)
        column = QVBoxLayout()
        column.setContentsMargins(24, 12, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.banner)
        column.addWidget(self.error)
        column.addLayout(row, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(hairline())
        layout.addLayout(column, 1)

    def _lay_out_side(self) -> None:
        look = self._space.look
        self._side = ScrollPanel("window", 0)
        self._side.setFixedWidth(look.px(310))
        self._stint = Card(look, " ")
        self._stint.body.addWidget(self.facts)
        self._stint.body.addWidget(self.reset)
        people = Card(look, lambda: tr("Roster"))
        people.body.addWidget(self.roster)
        self._side.body.addWidget(self._stint)
        self._side.body.addWidget(people)
        self._side.body.addStretch(1)


def _missing(line: LaptopLine) -> str:
    return enumerated([str(number) for number in line.laptop.missing]) or "–"


def _mark(line: LaptopLine) -> Mark:
    if line.laptop.missing or line.laptop.without_receipt:
        return "act"
    if line.laptop.received:
        return "received"
    return "open" if line.laptop.device else "not_begun"
