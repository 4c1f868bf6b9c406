"""The tally of a survey on the screen, and the ways out: paper, XLSX, CSV, each with the leader's word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from forms.tally.model import ABSTAINED, NOT_ASKED, Result, Tally
from forms.tally.sheets import tally_csv, tally_xlsx
from forms.tally.tables import (
    HIDDEN,
    WORDS,
    base_text,
    blocks_of,
    breakdowns,
    cell_rows,
    cell_word,
    heading,
    mean_text,
    scope_word,
    share_text,
)
from storage.exchange.single_file import FileOut
from storage.exporting import Export
from storage.questionnaires import Questionnaires
from storage.session import Session
from ui.components.banner import Banner
from ui.components.buttons import Button, IconButton
from ui.components.empty import ErrorPanel
from ui.components.pagehead import PageHead
from ui.components.panels import Card, ScrollPanel
from ui.components.text import Text, hairline
from ui.handover.fileout import FileLeaving, Leaving
from ui.i18n import tr
from ui.page import Page
from ui.questionnaires.charts import BarRow, BarTable, StackedBars
from ui.workspace import Workspace


class TallyPage(Page):
    """All tables of one survey, as they may be shown."""

    narrow = True

    def __init__(self, space: Workspace, batch: str) -> None:
        super().__init__()
        self._space, self._batch = space, batch
        self.tally: Tally | None = None
        look = space.look
        self._head = PageHead(look, lambda: tr("Tally"), self._about)
        back = IconButton(look, "chevron-left", lambda: tr("Back"))
        back.clicked.connect(self.left)
        self.paper = Button(look, lambda: tr("On paper…"), "plain", "printer")
        self.paper.clicked.connect(lambda: space.go_asked.emit("questionnaire_paper", f"tally/{batch}"))
        self.csv = Button(look, lambda: tr("Save CSV…"))
        self.csv.clicked.connect(lambda: self.leave("csv"))
        self.xlsx = Button(look, lambda: tr("Save XLSX…"))
        self.xlsx.clicked.connect(lambda: self.leave("xlsx"))
        for button in (back, self.paper, self.csv, self.xlsx):
            self._head.add_action(button)
        self.banner = Banner(look)
        self.error = ErrorPanel(look)
        self.leaving = FileLeaving(space, self, self._left, self.error.tell)
        self.panel = ScrollPanel("window", 24)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(hairline())
        for widget in (self.banner, self.error):
            layout.addWidget(widget)
        layout.addWidget(self.panel, 1)

    def _about(self) -> str:
        if self.tally is None:
            return ""
        found = self.tally
        words = tr("{title}, {survey} · issued {issued}, returned {collected}, valid {valid} · as of {day}")
        return words.format(title=found.title.get(self._language), survey=found.population, issued=found.issued,
                            collected=found.collected, valid=found.valid, day=found.as_of)  # fmt: skip

    @property
    def _language(self) -> str:
        return self._space.look.language.name

    def enter(self) -> None:
        batch = self._batch
        self._space.read(lambda session: Questionnaires(session).tally(batch), self._show, self.error.tell)

    def retranslate(self) -> None:
        if self.tally is not None:
            self._show(self.tally)

    def back(self) -> bool:
        self.left.emit()
        return True

    def regions(self) -> Sequence[QWidget]:
        return (self.paper,)

    def print_page(self) -> None:
        self.paper.click()

    # -- showing

    def _show(self, tally: Tally) -> None:
        self.tally = tally
        self._head.about.say(self._about)
        body = self.panel.body
        while (item := body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        look, words = self._space.look, WORDS[self._space.look.language.name]
        body.addWidget(Text(look, words.hidden_note.format(threshold=tally.threshold), "note", "text2", wrap=True))
        if tally.withheld:
            body.addWidget(Text(look, words.withheld.format(threshold=tally.threshold), "head"))
        for block, results in blocks_of(tally.results):
            for card in [self._matrix(tally, block, results)] if block else map(self._card, results):
                body.addWidget(card)
        body.addStretch(1)

    def _card(self, result: Result) -> Card:
        tally, look = self.tally, self._space.look
        assert tally is not None
        language = look.language.name
        question = result.question
        facts = [text for text in (base_text(result.total, language), mean_text(result.total, language)) if text]
        card = Card(look, heading(question, language), "   ".join(facts))
        rows = [BarRow("", (tr("Sheets"), tr("% of valid"), tr("% of all")), head=True)]
        rows += [
            BarRow(row.label, (row.number, share_text(row.of_valid), share_text(row.of_all)), row.of_all)
            for row in cell_rows(question, result.total, language)
        ]
        card.body.addWidget(BarTable(look, rows))
        if question.sort == "open":
            withheld = WORDS[language].texts_withheld.format(threshold=tally.threshold)
            text = withheld if result.texts is None else "\n".join(f"· {one}" for one in result.texts)
            card.body.addWidget(Text(look, text, "record" if result.texts else "note", wrap=True))
        self._add_breakdowns(card, tally, result)
        return card

    def _add_breakdowns(self, card: Card, tally: Tally, result: Result) -> None:
        look = self._space.look
        language, words = look.language.name, WORDS[look.language.name]
        for breakdown in breakdowns(result):
            codes = list(breakdown.lines[0].cells)
            label = next((one.question.label.get(language) for one in tally.results
                          if one.question.key == tally.group), "")  # fmt: skip
            title = words.batch if breakdown.name == "batch" else words.group.format(question=label.rstrip("：:"))
            rows = [BarRow(title, (*(cell_word(result.question, code, language) for code in codes), words.whole),
                           head=True)]  # fmt: skip
            for line in breakdown.lines:
                counts = tuple(HIDDEN if count is None else str(count) for count in line.cells.values())
                name = scope_word(tally, breakdown, line.scope, language)
                mean = f"  {mean_text(line, language)}" if line.mean is not None else ""
                rows.append(BarRow(name + mean, (*counts, str(line.size))))
            card.body.addWidget(BarTable(look, rows, bars=False))

    def _matrix(self, tally: Tally, block: str, results: list[Result]) -> Card:
        look = self._space.look
        language = look.language.name
        first = results[0].question
        whole = replace(first, number=first.number.partition(".")[0], label=tally.matrices[block], key=block)
        card = Card(look, heading(whole, language), base_text(results[0].total, language))
        codes = list(results[0].total.cells)
        rows = [BarRow("", tuple(cell_word(first, code, language) for code in codes), head=True)]
        for result in results:
            counts = tuple(HIDDEN if count is None else str(count) for count in result.total.cells.values())
            mean = f"  {mean_text(result.total, language)}" if result.total.mean is not None else ""
            rows.append(BarRow(result.question.label.get(language, result.question.key) + mean, counts))
        card.body.addWidget(BarTable(look, rows, bars=False))
        grades = [code for code in codes if code not in (ABSTAINED, NOT_ASKED)]
        bars = [(result.question.label.get(language, result.question.key),
                 [result.total.share_of_all(code) or 0.0 for code in grades]) for result in results]  # fmt: skip
        card.body.addWidget(StackedBars(look, [cell_word(first, code, language) for code in grades], bars))
        for result in results:
            if breakdowns(result):
                label = result.question.label.get(language, result.question.key)
                card.body.addWidget(Text(look, label, "note", "text2"))
                self._add_breakdowns(card, tally, result)
        return card

    # -- leaving

    def leave(self, kind: str) -> None:
        """The tables as a file, to a registered medium, with the word of who may give it."""
        self.error.clear()
        self.leaving.ask(lambda: tr("Save the tally as {format}").format(format=kind.upper()), self.file(kind))

    def file(self, kind: str) -> Leaving:
        """The tables as `kind` (`xlsx`, `csv`), made when they are written."""
        batch, language = self._batch, self._space.look.language.name

        def make(session: Session) -> Export:
            serial = session.records.get(batch).head.serial
            tally = Questionnaires(session).tally(batch)
            data = tally_csv(tally, language) if kind == "csv" else tally_xlsx(tally, language)
            return Export(batch, serial, kind, data, "tally")

        return Leaving(make, lambda session: session.records.get(batch).head.serial)

    def _left(self, out: FileOut) -> None:
        self.banner.tell("ok", lambda: tr(
            "{name} is written to {medium} and reads back equal; export {number}"
        ).format(name=out.path.name, medium=out.medium.number, number=out.entry.number))  # fmt: skip
