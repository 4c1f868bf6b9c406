"""The tally on paper: what is not shown is said, and however long it is, nothing leaves the page."""

from __future__ import annotations

import io

import pdfplumber
import pytest

from forms.printing.breaking import Language
from forms.printing.draw import draw
from forms.printing.faces import Faces
from forms.printing.furniture import STRIP_TOP, PrintMarks
from forms.printing.measures import FOOT, RIGHT
from forms.printing.questionnaire_tally import TallyPrint, lay_out_tally
from forms.tally.counting import Sheet
from forms.tally.model import BatchFacts, Tally
from tests.forms.tally.world import counted, form_of


def pages_of(found: Tally, faces: Faces, language: Language = "zh") -> list[str]:
    """The text of each page; nothing stands beyond the paper's edge or in the foot."""
    marks = PrintMarks(language, "内部", "WJ-2601-03A-0001", "a" * 32, "b" * 64, "DYJ-2601-03A-0001", 1, 1, False)
    with pdfplumber.open(io.BytesIO(draw(lay_out_tally(TallyPrint(found, marks), faces), faces))) as pdf:
        for page in pdf.pages:
            foot = [char for char in page.chars if FOOT < char["bottom"] < STRIP_TOP or char["x1"] > RIGHT + 1]
            assert foot == [], (page.page_number, foot[0]["text"])
        return [page.extract_text() for page in pdf.pages]


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "本题不列：本题取决于第1题"), ("en", "Not shown: it depends on question 1")]
)
def test_what_is_not_shown_is_said(faces: Faces, language: Language, said: str) -> None:
    form = form_of("select_one p | p", "select_one q | q | ${p} = 'x'", lists={"p": "x y z", "q": "u v"})
    sheets = [Sheet({"p": "x", "q": "u"})] * 21 + [Sheet({"p": "y"})] * 3 + [Sheet({"p": "z"})] * 20
    text = "".join(pages_of(counted(form, sheets), faces, language))
    assert said.replace(" ", "") in text.replace(" ", "")


def test_open_answers_of_all_batches_stand_together(faces: Faces) -> None:
    form = form_of("text | t", lists={"x": "a"})
    one, other = [Sheet({"t": "多做蔬菜"})] * 6 + [Sheet({})] * 6, [Sheet({"t": "多做蔬菜"})] * 7 + [Sheet({})] * 6
    text = "".join(pages_of(counted(form, one, other), faces)).replace(" ", "")
    assert text.count("多做蔬菜") == 1 and "多做蔬菜（13份）" in text


def test_each_item_of_a_matrix_has_its_own_denominator(faces: Faces) -> None:
    form = form_of("begin group | m", "select_one l | m1", "select_one l | m2", "end group |", lists={"l": "a b"})
    sheets = [Sheet({"m1": "a", "m2": "b"})] * 10 + [Sheet({"m1": "b"})] * 10 + [Sheet({"m2": "a"})] * 5
    text = "".join(pages_of(counted(form, sheets), faces, "en"))
    assert "10 50.0 % 10 50.0 % 5 20" in text and "5 33.3 % 10 66.7 % 10 15" in text, text
    assert "all sheets 25" in text and "% of all 25 sheets" in text


def test_long_tables_go_on_overleaf(faces: Faces) -> None:
    """Sixty items with long words, sixty options, sixty batches."""
    items, long = 60, "对公开收费和一次性告知以及限时办结等方面的评价"
    rated = (f"select_one l | {long}{n}" for n in range(items))
    form = form_of("select_one k | q", "begin group | m", *rated, "end group |",
                   lists={"l": "a b c d e f g h", "k": " ".join(long * 3 + str(n) for n in range(items))})  # fmt: skip
    sheets = [Sheet({"q": f"{long * 3}{n % items}"}) for n in range(items * 5)]
    facts = BatchFacts("WJ-2601-03A-0001", "家长", 9, 8, 1, items * 5)
    found = counted(form, sheets)
    text = "".join(pages_of(Tally(**{**found.__dict__, "batches": (facts,) * items}), faces)).replace("\n", "")
    assert all(text.count(f"等方面的评价{n}") for n in (0, 30, items - 1))
