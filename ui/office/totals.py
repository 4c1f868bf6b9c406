"""Totals: what is here, by team, kind and state, with what each number counts and as of when (V23)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forms.kinds import KINDS
from storage.model import Change
from ui.components.pagehead import PageHead
from ui.components.panels import Card
from ui.components.table import Column, RecordModel, RecordView
from ui.components.text import Panel, Text, hairline
from ui.handover.words import enumerated, kind_plural, state_label
from ui.i18n import dotted, tr
from ui.office.desk import OfficeDesk, Overview
from ui.page import Page
from ui.workspace import Workspace


@dataclass(frozen=True)
class TotalLine:
    """Records of one kind from one laptop, by state."""

    team: str
    laptop: str
    team_name: str
    kind: str
    states: tuple[tuple[str, int], ...]

    @property
    def count(self) -> int:
        return sum(count for _, count in self.states)


class TotalsPage(Page):
    """A void record keeps its number and is counted as void, never as content."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        self._desk = OfficeDesk(space)
        self._overview: Overview | None = None
        look = space.look
        self._head = PageHead(look, lambda: tr("Totals"))
        self.list = RecordView(look, self._model(), lambda: tr("Totals"))
        self._figures: dict[str, Text] = {}
        self._definitions: dict[str, Text] = {}
        ground = Panel("card")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.list)
        column = QVBoxLayout()
        column.setContentsMargins(24, 12, 24, 16)
        column.setSpacing(12)
        column.addLayout(self._cards())
        column.addWidget(ground, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(hairline())
        layout.addLayout(column, 1)

    def enter(self) -> None:
        self._desk.overview(self._show)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, change: Change) -> None:
        self._desk.overview(self._show)

    def retranslate(self) -> None:
        if self._overview is not None:
            self._show(self._overview)

    def regions(self) -> Sequence[QWidget]:
        return (self.list,)

    def figure(self, name: str) -> str:
        """One of the figures on top, as it is shown."""
        return self._figures[name].text()

    def _show(self, overview: Overview) -> None:
        self._overview = overview
        report = overview.report
        lines = total_lines(overview)
        self.list.rows_model.show_rows(lines)
        self.list.choose(self.list.current_key())
        self._head.about.say(tr("as of {time}").format(time=datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")))
        void = sum(count for line in lines for state, count in line.states if _is_void(line.kind, state))
        figures = {
            "records": str(report.records - void),
            "bundles": str(sum(len(laptop.received) for laptop in report.laptops)),
            "conflicts": str(len(report.conflicts)),
            "missing": str(sum(len(laptop.missing) for laptop in report.laptops)),
        }
        for name, figure in figures.items():
            self._figures[name].say(figure)
        waiting = sum(len(laptop.without_receipt) for laptop in report.laptops)
        self._definitions["bundles"].say(tr("taken in; {n} without a receipt").format(n=waiting))
        self._definitions["records"].say(tr("taken in, without {n} void").format(n=void))
        some = enumerated(list(report.conflicts[:2]))
        self._definitions["conflicts"].say(some or tr("records with two versions"))

    def _cards(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        titles = {
            "records": lambda: tr("Records"),
            "bundles": lambda: tr("Bundles"),
            "conflicts": lambda: tr("In conflict"),
            "missing": lambda: tr("Bundles missing"),
        }
        for name, words in titles.items():
            card = Card(self._space.look, words)
            self._figures[name] = Text(self._space.look, "–", "title")
            self._definitions[name] = Text(self._space.look, "", "note", "text2")
            card.body.addWidget(self._figures[name])
            card.body.addWidget(self._definitions[name])
            row.addWidget(card, 1)
        self._definitions["missing"].say(lambda: tr("below the highest number received"))
        return row

    def _model(self) -> RecordModel[TotalLine]:
        look = self._space.look
        return RecordModel(
            [
                Column(lambda: tr("Team"), lambda line: dotted(line.team_name, f"{line.team}{line.laptop}"), 200,
                       lambda line: (line.team, line.laptop, line.kind)),
                Column(lambda: tr("Kind"), lambda line: kind_plural(look, line.kind), 200),
                Column(lambda: tr("Count"), lambda line: str(line.count), 80, lambda line: line.count, right=True),
                Column(lambda: tr("By state"), self._states, tone="text2"),
            ],
            lambda line: f"{line.team}{line.laptop}/{line.kind}",
        )  # fmt: skip

    def _states(self, line: TotalLine) -> str:
        look = self._space.look
        return enumerated([f"{state_label(look, line.kind, state)} {count}" for state, count in line.states])


def total_lines(overview: Overview) -> list[TotalLine]:
    """In the order of teams, laptops and kinds."""
    lines = []
    for laptop in overview.report.laptops:
        for kind in KINDS:
            states = tuple(sorted((state, n) for (name, state), n in laptop.records.items() if name == kind))
            if states:
                lines.append(TotalLine(laptop.team, laptop.laptop, laptop.team_name, kind, states))
    return lines


def _is_void(kind: str, state: str) -> bool:
    return KINDS[kind].state(state).custody == "void"
