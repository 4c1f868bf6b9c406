"""Every good form, the real ones and ours: it is shown, filled in, printed and tallied."""

from __future__ import annotations

import csv
import io
import random
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pdfplumber
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from forms.printing.breaking import Language
from forms.printing.draw import draw
from forms.printing.faces import Faces
from forms.printing.furniture import PrintMarks
from forms.printing.measures import FOOT, LEFT, RIGHT
from forms.printing.questionnaire import BlankPrint, languages_of, lay_out_blank
from forms.printing.questionnaire_blocks import plain
from forms.printing.questionnaire_tally import TallyPrint, lay_out_tally
from forms.tally.counting import Sheet as Counted
from forms.tally.model import BatchFacts, Tally
from forms.tally.protect import small
from forms.tally.shape import groupable, shape_of
from forms.tally.sheets import tally_csv, tally_xlsx
from forms.tally.tally import tally
from forms.xlsform.check import read_form_at
from forms.xlsform.guards import validate
from forms.xlsform.model import Form
from forms.xlsform.program import compile_form
from storage.keyed import Keyed
from tests.forms.xlsform.corpus import own_forms
from tests.forms.xlsform.sheets import real_forms
from ui.look import Look
from ui.questionnaires.keysheet import KeySheet
from ui.questionnaires.sheet import Sheet

GOOD = [*own_forms("good"), *real_forms("good")]
TYPED = {
    "integer": "7", "decimal": "2.5", "range": "3", "date": "2026-03-05", "time": "08:30",
    "datetime": "2026-03-05T08:30", "geopoint": "31.2 121.5 0 0",
}  # fmt: skip


def now() -> datetime:
    return datetime(2026, 3, 18, 10, 0, tzinfo=UTC)


def filled(form: Form, seed: int) -> Keyed:
    """One sheet, filled in by lot as a person does it: digits where there are options, else something typed."""
    draw_lot, sheet, at = random.Random(seed), Sheet.of(form, now, "en"), -1
    for _ in range(400):
        at = sheet.after(at)
        if at >= len(sheet.asked):
            break
        options = sheet.options(at)
        if draw_lot.random() < 0.1 or not (options or sheet.typed(at)):
            sheet.leave_blank(at)
        elif options:
            most = min(2, len(options)) if sheet.several(at) else 1
            for option in draw_lot.sample(options, draw_lot.randint(1, most)):
                assert sheet.choose(at, option.digits)
        else:
            kind = sheet.asked[at].question.type
            typed = str(draw_lot.randint(1, 9)) if kind == "integer" else TYPED.get(kind, "Text")
            assert sheet.write(at, typed), typed
        if sheet.asked[at].in_repeat and draw_lot.random() < 0.1:
            sheet.add_row(at)
    return sheet.keyed()


def keyed_by_hand(view: KeySheet, qtbot: QtBot) -> None:
    """The first option of everything, through the keyboard."""
    for _ in range(300):
        sheet = view.sheet
        assert sheet is not None
        at, box = view.current, view.boxes[view.current]
        options = sheet.options(at)
        last = sheet.after(at) >= len(sheet.asked)
        if options:
            qtbot.keyClicks(box, options[0].digits)
        else:
            box.setText(TYPED.get(sheet.asked[at].question.type, "Text"))
        if not (options and sheet.at_once(at)):
            qtbot.keyClick(box, Qt.Key.Key_Return)
        if last and sheet.after(at) >= len(sheet.asked):
            return


@pytest.fixture(scope="module")
def faces() -> Faces:
    return Faces.for_program(Path(__file__).parents[3])


@pytest.mark.parametrize("path", GOOD)
def test_it_is_shown_and_keyed(path: Path, qtbot: QtBot, look: Look) -> None:
    form = read_form_at(path)
    view = KeySheet(look)
    qtbot.addWidget(view)
    view.resize(452, 600)
    view.show()
    view.show_sheet(Sheet.of(form, now, "zh"))
    assert view.sheet is not None and len(view.boxes) == len(view.sheet.asked)
    if view.boxes:
        keyed_by_hand(view, qtbot)
        relevant = {one.key for at, one in enumerate(view.sheet.asked) if view.sheet.relevant(at)}
        assert view.sheet.keyed().fields() == relevant


@pytest.mark.parametrize("path", GOOD)
def test_what_is_filled_in_fits_the_form(path: Path) -> None:
    form = read_form_at(path)
    for seed in range(6):
        keyed = filled(form, seed)
        wrong = [one for one in validate(form, keyed.answers, now()) if one.kind in ("type", "choice")]
        assert wrong == []
        assert Sheet(compile_form(form), now, "en", keyed).keyed() == keyed


@pytest.mark.parametrize("path", GOOD)
def test_it_is_printed_inside_the_page_with_every_question(path: Path, faces: Faces) -> None:
    form = read_form_at(path)
    languages = languages_of(form)
    laid = lay_out_blank(BlankPrint(form, languages), faces)
    for page in laid.pages:
        assert all(line.baseline <= FOOT + 1 for line in page.lines("body"))
    with pdfplumber.open(io.BytesIO(draw(laid, faces))) as pdf:
        words = squeezed("".join(page.extract_text() for page in pdf.pages))
        for page in pdf.pages:
            assert all(char["x0"] >= LEFT - 2 and char["x1"] <= RIGHT + 12 for char in page.chars), path.name
    for one in Sheet.of(form, now, "en").asked:
        label = plain(one.question.label.get(languages[0], one.question.name))
        assert squeezed(label)[:24] in words, label


def marks(language: Language) -> PrintMarks:
    return PrintMarks(language, "内部", "WJ-2601-03A-0001", "a" * 32, "b" * 64, "DYJ-2601-03A-0001", 1, 1, False)


def squeezed(text: str) -> str:
    return re.sub(r"\s|[＿_]", "", text)


def tallied(form: Form, piles: Sequence[Sequence[Keyed]], threshold: int = 3) -> Tally:
    groups = groupable(shape_of(form))
    batches = [
        (BatchFacts(f"WJ-{n}", "all", len(pile), len(pile), 0, len(pile)),
         [Counted(one.answers, frozenset(one.abstained)) for one in pile])
        for n, pile in enumerate(piles)
    ]  # fmt: skip
    return tally(form, batches, threshold, groups[0].key if groups else "", "survey", "2026-03-18")


@pytest.mark.parametrize("path", GOOD)
def test_it_is_tallied_and_the_tally_printed(path: Path, faces: Faces) -> None:
    form = read_form_at(path)
    piles = [[filled(form, seed) for seed in range(start, start + 12)] for start in (0, 100)]
    found = tallied(form, piles)
    assert [one.question for one in found.results] == list(shape_of(form).questions)
    for result in found.results:
        for line in (result.total, *result.by_batch.lines, *result.by_group.lines):
            assert not any(small(count, 3) for count in line.cells.values() if count is not None)
    book = openpyxl.load_workbook(io.BytesIO(tally_xlsx(found, "en")))
    lines = list(csv.reader(io.StringIO(tally_csv(found, "en").decode("utf-8-sig"), newline="")))
    assert book.worksheets[1].max_row == len(lines)
    languages: tuple[Language, ...] = ("zh", "en")
    for language in languages:
        laid = lay_out_tally(TallyPrint(found, marks(language)), faces)
        with pdfplumber.open(io.BytesIO(draw(laid, faces))) as pdf:
            for page in pdf.pages:
                low = [char for char in page.chars if char["bottom"] > page.height - 20 or char["x1"] > page.width - 20]
                assert low == [], (path.name, language, page.page_number, low[0]["text"])
