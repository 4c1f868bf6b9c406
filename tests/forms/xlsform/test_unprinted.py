"""Characters that no face prints are named when a form is brought, each cell by sheet, row and column."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from forms.printing.faces import Faces
from forms.problems import Refused
from forms.xlsform.check import check
from ui.messages import explain

ROOT = Path(__file__).resolve().parents[3]

FORM = """
| survey | | | | |
| | type | name | label::中文 (zh) | label::English (en) | hint::English (en) | constraint |
| | select_one mood | mood | 您今天心情如何🙂？ | How are you? | be honest 🙂👍🏽 | |
| | text | plain | 平常的字 | Plain “words” – naïve façade | | |
| | text | screen | 只看屏幕 | Screen | | . != '🙂' |
| choices | | | | |
| | list_name | name | label::中文 (zh) | label::English (en) |
| | mood | good | 好 | good |
| | mood | bad | 不好 | bad 🙁 |
| settings | | | |
| | form_title | form_id | default_language |
| | 心情🙂 | mood | 中文 (zh) |
"""


@pytest.fixture(scope="module")
def faces() -> Faces:
    return Faces.for_program(ROOT)


def test_each_cell_is_named(faces: Faces, tmp_path: Path) -> None:
    path = tmp_path / "mood.md"
    path.write_text(FORM, encoding="utf-8")
    report = check(path, faces.missing_characters)
    assert report.usable
    found = [notice for notice in report.notices if notice.code == "FORM_NOT_PRINTED"]
    assert [(notice.sheet, notice.row, notice.column) for notice in found] == [
        ("survey", 2, "label::中文 (zh)"), ("survey", 2, "hint::English (en)"), ("choices", 3, "label::English (en)"),
        ("settings", 2, "form_title"),
    ]  # fmt: skip
    assert found[1].facts["characters"].startswith("🙂 👍")
    for language in ("zh", "en"):
        line = explain(found[0].as_problem(), language).line()
        assert "survey" in line and "2" in line and "🙂" in line
    assert not [notice for notice in check(path).notices if notice.code == "FORM_NOT_PRINTED"]


def test_a_workbook_and_its_table_beside_are_looked_at(faces: Faces, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "survey"
    for row in (["type", "name", "label"], ["select_one_from_file places.csv", "place", "Where 🏫"]):
        sheet.append(row)
    book.save(tmp_path / "places.xlsx")
    (tmp_path / "places.csv").write_text("name,label\na,North\nb,South 🧭\n", encoding="utf-8")
    report = check(tmp_path / "places.xlsx", faces.missing_characters)
    found = {
        (notice.sheet, notice.row, notice.column) for notice in report.notices if notice.code == "FORM_NOT_PRINTED"
    }
    assert found == {("survey", 2, "label"), ("places.csv", 3, "label")}


def test_what_is_named_is_what_printing_refuses(faces: Faces, tmp_path: Path) -> None:
    from forms.printing.questionnaire import BlankPrint, languages_of, lay_out_blank

    path = tmp_path / "mood.md"
    for text, prints in ((FORM, False), (FORM.replace("🙂", "").replace("🙁", "").replace("👍🏽", ""), True)):
        path.write_text(text, encoding="utf-8")
        report = check(path, faces.missing_characters)
        assert report.form is not None
        assert any(notice.code == "FORM_NOT_PRINTED" for notice in report.notices) is not prints
        request = BlankPrint(report.form, languages_of(report.form))
        if prints:
            lay_out_blank(request, faces)
            continue
        with pytest.raises(Refused, match="CHARACTER_MISSING"):
            lay_out_blank(request, faces)
