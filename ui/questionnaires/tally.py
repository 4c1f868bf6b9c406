"""The tally of a survey on the screen, and the ways out: paper, XLSX, CSV, each with the leader's word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from forms.tally.grids import Grid, matrix_codes, matrix_grid, part_grid
from forms.tally.model import ABSTAINED, NOT_ASKED, Result, Tally
from forms.tally.reasons import is_withheld, question_notes, survey_notes
from forms.tally.sheets import tally_csv, tally_xlsx
from forms.tally.tables import (
    blocks_of,
    breakdowns,
    cell_rows,
    cell_word,
    facts_text,
    heading,
    matrix_whole,
    question_words,
    text_lines,
)
from forms.tally.words import WORDS, LanguageName
from storage.exchange.single_file import FileOut
from storage.exporting import Export
from storage.questionnaires import Questionnaires
from storage.session import Session
from ui.components.banner import Banner
from ui.components.buttons import Button, IconButton
from ui.components.empty import ErrorPanel
from ui.components.layouts import empty
from ui.components.pagehead import PageHead
from ui.components.panels import Card, ScrollPanel
from ui.components.text import Text, hairline
from ui.handover.fileout import FileLeaving, Leaving
from ui.i18n import tr
from ui.page import Page
from ui.questionnaires.charts import BarRow, BarTable, StackedBars
from ui.workspace import Workspace

_COUNTS, _SHARES = 12, 6
"""Columns of counts, and of counts with shares, beside each other in a narrow window."""


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
        self.files = Button(look, lambda: tr("Files handed in…"), "plain", "paperclip")
        self.files.clicked.connect(lambda: space.go_asked.emit("questionnaire_files", batch))
        self.files.hide()
        for button in (back, self.files, self.paper, self.csv, self.xlsx):
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
    def _language(self) -> LanguageName:
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
        self.files.setVisible(any(one.question.sort == "file" for one in tally.results))
        self._head.about.say(self._about)
        body = self.panel.body
        empty(body)
        for note in survey_notes(tally, self._language):
            body.addWidget(self._note(note))
        for block, results in blocks_of(tally.results):
            for card in [self._matrix(tally, results)] if block else (self._card(tally, one) for one in results):
                body.addWidget(card)
        body.addStretch(1)

    def _note(self, words: str) -> Text:
        return Text(self._space.look, words, "note", "text2", wrap=True)

    def _headed(self, title: str, facts: str) -> Card:
        """A card whose title takes as many lines as it needs."""
        card = Card(self._space.look, title, facts)
        card.title.setWordWrap(True)
        card.head.setStretch(card.head.indexOf(card.title), 100)
        return card

    def _card(self, tally: Tally, result: Result) -> Card:
        look, language, question = self._space.look, self._language, result.question
        card = self._headed(heading(question, language), facts_text(result, language))
        if not is_withheld(result):
            rows = [BarRow("", (tr("Sheets"), tr("% of valid"), tr("% of all")), head=True)]
            rows += [
                BarRow(row.label, (row.number, row.valid, row.all), row.of_all)
                for row in cell_rows(question, result.total, language)
            ]
            card.body.addWidget(BarTable(look, rows))
            if texts := text_lines(result, language):
                card.body.addWidget(Text(look, "\n".join(f"· {text}" for text in texts), "record", wrap=True))
            self._add_parts(card, tally, result)
        for note in question_notes(tally, result, language):
            card.body.addWidget(self._note(note))
        return card

    def _add_parts(self, card: Card, tally: Tally, result: Result) -> None:
        for way in breakdowns(result):
            self._add_grid(card, part_grid(tally, result, way, self._language), _COUNTS)

    def _add_grid(self, card: Card, grid: Grid, most: int) -> None:
        for piece in grid.pieces(most):
            rows = [BarRow(row[0], row[1:], head=at == 0) for at, row in enumerate(piece.rows)]
            card.body.addWidget(BarTable(self._space.look, rows, bars=False))

    def _matrix(self, tally: Tally, results: list[Result]) -> Card:
        look, language, size = self._space.look, self._language, results[0].total.size
        words = WORDS[language]
        card = self._headed(heading(matrix_whole(tally, results), language), words.population.format(size=size))
        self._add_grid(card, matrix_grid(results, language), _SHARES)
        grades = [code for code in matrix_codes(results) if code not in (ABSTAINED, NOT_ASKED)]
        bars = [
            (question_words(one.question, language), [one.total.share_of_all(code) or 0.0 for code in grades])
            for one in results
        ]
        grade_words = [cell_word(results[0].question, code, language) for code in grades]
        card.body.addWidget(StackedBars(look, words.bars.format(size=size), grade_words, bars))
        for result in results:
            item, notes = heading(result.question, language), question_notes(tally, result, language)
            if breakdowns(result):
                card.body.addWidget(self._note(item))
                self._add_parts(card, tally, result)
            else:
                notes = [words.item.format(item=item, note=note) for note in notes]
            for note in notes:
                card.body.addWidget(self._note(note))
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
