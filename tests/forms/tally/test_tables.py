"""What is shown of a tally and what is said of what is not: on the screen, on paper and in files alike (V10, V23)."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import openpyxl
import pytest

from forms.tally.counting import Sheet
from forms.tally.flat import flat_rows, text_rows
from forms.tally.grids import matrix_grid, part_grid
from forms.tally.model import Tally
from forms.tally.reasons import is_withheld, question_notes, survey_notes
from forms.tally.sheets import tally_csv, tally_xlsx
from forms.tally.tables import facts_text, group_words, text_lines
from forms.xlsform.model import Form, Text
from tests.forms.tally.world import counted, form_of, many

SKIPPED = form_of("select_one p | p", "select_one q | q | ${p} = 'x'", lists={"p": "x y z", "q": "u v"})
RATED = form_of("begin group | m", "select_one l | m1", "select_one l | m2", "select_one l | m3 | ${m1} = 'a'",
                "end group |", lists={"l": "a b c"})  # fmt: skip
OPEN = form_of("select_one g | g", "text | t", lists={"g": "a b"})


def notes(found: Tally, key: str) -> list[str]:
    return question_notes(found, next(one for one in found.results if one.question.key == key), "en")


def test_a_question_that_hangs_on_one_that_hides_says_so() -> None:
    found = counted(SKIPPED, many((21, {"p": "x", "q": "u"}), (3, {"p": "y"}), (20, {"p": "z"})))
    assert is_withheld(found.results[1])
    assert notes(found, "q") == [
        "Not shown: it depends on question 1, where numbers are hidden that this one might let be worked out."
    ]
    assert question_notes(found, found.results[1], "zh")[0].startswith("本题不列：本题取决于第 1 题")
    assert notes(found, "p") == []


@pytest.mark.parametrize(
    ("form", "batches", "said"),
    [
        (form_of("select_one q | q | 1 = 1", lists={"q": "x"}), [many((20, {"q": "x"}))], "not in this tally"),
        (form_of("select_one p | p", "select_one p | s", "select_one q | q | ${p} = 'x' and ${s} = 'x'",
                 lists={"p": "x y", "q": "u"}),
         [many((10, {"p": "x", "s": "x", "q": "u"}), (10, {"p": "x", "s": "y"}), (10, {"p": "y", "s": "x"}))],
         "with question 1, question 2 it might"),
        (form_of("select_multiple q | q | | count-selected(.) <= 1", lists={"q": "x y"}),
         [many((10, {"q": ["x"]}), (3, {"q": ["y"]}))], "Not shown: it might let fewer than 5"),
    ],
)  # fmt: skip
def test_each_question_withheld_has_its_sentence(form: Form, batches: list[list[Sheet]], said: str) -> None:
    found = counted(form, *batches)
    assert is_withheld(found.results[-1]) and said in notes(found, "q")[0]


def test_what_is_not_shown_by_parts_is_named() -> None:
    few = [many((1, {"g": "a", "t": "z"}), (20, {"g": "b"})), many((20, {"g": "a", "t": "z"}), (20, {"g": "b"}))]
    assert notes(counted(OPEN, *few), "t") == ["Not shown by batch: it might let fewer than 5 be worked out."]
    three = [many((10, {"q": "x"}), (10, {"q": "y"})) for _ in range(2)]
    small_parts = [many((5, {"q": "x"}), (some, {"q": "y"})) for some in (1, 2, 2)]
    form = form_of("select_one q | q", lists={"q": "x y"})
    assert notes(counted(form, *three, *small_parts), "q") == [
        "Not shown by batch by themselves:  (2),  (3),  (4); they might let fewer than 5 be worked out."
    ]


def test_nothing_is_said_of_tables_that_there_cannot_be() -> None:
    lone = counted(OPEN, many((3, {"g": "a"})), many((20, {"g": "a"}), (20, {"g": "b"})))
    crossed = counted(OPEN, *[many((few, {"g": "a"}), (20, {"g": "b"})) for few in (2, 20)], group="g")
    for found in (lone, crossed):
        assert notes(found, "g") == [] and not found.results[1].by_batch.merged
        assert "Nothing is shown by batch: it might let fewer than 5 be worked out." in survey_notes(found, "en")
    assert len(survey_notes(counted(OPEN, many((20, {"g": "a"}))), "en")) == 1
    none = counted(OPEN, many((3, {"g": "a"})))
    assert survey_notes(none, "zh")[1] == "有效问卷不足 5 份，不作统计。"
    assert [row[13] for row in flat_rows(none, "en")][-1] == "Fewer than 5 valid sheets: no tally."


def test_groups_that_stand_together_are_named() -> None:
    form = form_of("select_one g | g", "text | t", lists={"g": "a b c"})
    piles = [many((few, {"g": "a", "t": "z"}), (9, {"g": "b", "t": "z"}), (9, {"g": "c", "t": "z"})) for few in (2, 9)]
    assert survey_notes(counted(form, *piles, group="g"), "zh")[1:] == ["“其他（合并）”是：a、b。"]
    assert survey_notes(counted(form, piles[0], group="g"), "en")[1:] == ["“others, together” are: a, b, left blank."]


def test_of_rows_it_is_said_how_many_are_counted() -> None:
    rows = form_of("begin repeat | r", "select_one q | q", "end repeat | ", lists={"q": "x y"})
    found = counted(rows, many((10, {"r": [{"q": "x"}]})))
    assert survey_notes(found, "zh")[-1] == "分行填写的题目，每份问卷最多计 2,000 行。"


def test_the_words_follow_from_what_is_shown_alone() -> None:
    """Two surveys of the same tables are told in the same words, whatever was answered."""
    one = counted(SKIPPED, many((21, {"p": "x", "q": "u"}), (3, {"p": "y"}), (20, {"p": "z"})))
    other = counted(SKIPPED, many((21, {"p": "x", "q": "v"}), (4, {"p": "y"}), (19, {"p": "z"})))
    assert [result.total.cells for result in one.results] == [result.total.cells for result in other.results]
    assert list(flat_rows(one, "en")) == list(flat_rows(other, "en"))


def rated() -> Tally:
    return counted(RATED, [
        *many((10, {"m1": "a", "m2": "a", "m3": "b"}), (10, {"m1": "a", "m2": "b", "m3": "a"})),
        *many((12, {"m1": "b", "m2": "b"}), (3, {"m1": "b"})),
    ])  # fmt: skip


def test_each_item_of_a_matrix_has_its_own_denominator() -> None:
    found = rated()
    grid = matrix_grid(found.results, "en")
    assert grid.rows[0] == ("sheets, % of valid", "a", "b", "c", "left blank", "not asked", "valid")
    assert grid.rows[1][1:] == ("20\u00a0\u00a057.1 %", "15\u00a0\u00a042.9 %", "0\u00a0\u00a00.0 %", "0", "", "35")
    assert grid.rows[2][1:] == ("＊", "22\u00a0\u00a0＊", "＊", "＊", "", "＊"), "withheld cells and their denominator"
    assert grid.rows[3][1:] == ("10\u00a0\u00a050.0 %", "10\u00a0\u00a050.0 %", "0\u00a0\u00a00.0 %", "0", "15", "20")
    assert [piece.rows[2] for piece in grid.pieces(3)] == [
        ("m2", "＊", "22\u00a0\u00a0＊", "＊", "＊"), ("m2", "＊", "", "＊"),
    ]  # fmt: skip


def test_a_mean_by_part_stands_with_what_it_is_of() -> None:
    form = form_of("integer | n | | . >= 1 and . <= 2", lists={"x": "a"})
    found = counted(form, many((6, {"n": 1}), (6, {"n": 2})), many((12, {"n": 2}), (6, {})))
    result = replace(found.results[0], total=replace(found.results[0].total, mean=None))
    assert facts_text(found.results[0], "en") == "valid answers 24, all sheets 30    mean 1.75"
    assert facts_text(result, "en").endswith("mean ＊"), "a mean that is not given is not passed over"
    grid = part_grid(found, result, result.by_batch, "en")
    assert grid.rows[0] == ("by batch", "1", "2", "left blank", "valid", "all", "mean") and grid.tail == 3
    assert grid.rows[2][1:] == ("0", "12", "6", "12", "18", "2.00")


def test_open_answers_of_all_batches_stand_together() -> None:
    found = counted(
        OPEN, many((6, {"t": "多做蔬菜"}), (6, {})), many((3, {"t": "多做蔬菜"}), (1, {"t": "公布价格"}), (6, {}))
    )
    assert text_lines(found.results[1], "zh") == ["多做蔬菜（9 份）", "公布价格"]
    assert list(text_rows(found, "en"))[1:] == [["2", "t", "多做蔬菜", 9], ["2", "t", "公布价格", 1]]
    few = counted(OPEN, many((6, {}), (3, {"t": "多做蔬菜"})))
    assert list(text_rows(few, "en"))[1:] == [["2", "t", *notes(few, "t")]] and "多做" not in str(
        list(flat_rows(few, "en"))
    )


def test_open_answers_of_those_asked_are_withheld_in_words() -> None:
    form = form_of("select_one p | p", "text | t | ${p} = 'x'", lists={"p": "x y"})
    asked = [Sheet({"p": "x", "t": "多做蔬菜"})] * 18 + [Sheet({"p": "x"}, frozenset({"t"}))] * 2
    found = counted(form, asked + [Sheet({"p": "y"})] * 20)
    assert found.results[1].total.cells["?not_asked"] == 20 and not is_withheld(found.results[1])
    assert notes(found, "t") == ["Fewer than 5 answered, or left it blank: the answers are not listed."]


@pytest.mark.parametrize(
    ("label", "said"), [("您是：", "按“您是”分组"), ("您是学生的什么人？", "按“您是学生的什么人”分组")]
)  # fmt: skip
def test_the_group_is_quoted(label: str, said: str) -> None:
    found = counted(OPEN, many((20, {"g": "a"}), (20, {"g": "b"})), group="g")
    asked = replace(found.results[0], question=replace(found.results[0].question, label=Text((("zh", label),))))
    assert group_words(replace(found, results=(asked,)), "zh") == said


def test_files_say_what_each_rate_is_of_and_why_it_is_missing() -> None:
    found = counted(SKIPPED, many((21, {"p": "x", "q": "u"}), (3, {"p": "y"}), (20, {"p": "z"})))
    lines = list(csv.DictReader(io.StringIO(tally_csv(found, "en").decode("utf-8-sig"), newline="")))
    assert lines[0]["Note"].startswith("＊ Fewer than 5")
    cells = {(line["Question code"], line["Option code"]): line for line in lines}
    shown, hidden = cells["p", "x"], cells["q", "u"]
    assert (shown["Count"], shown["Valid answers"], shown["All sheets"]) == ("21", "＊", "44")
    assert (shown["Survey"], shown["As of"], shown["Note"]) == ("Survey", "2026-03-18", "")
    assert hidden["Count"] == "＊" and "depends on question 1" in hidden["Note"]
    book = openpyxl.load_workbook(io.BytesIO(tally_xlsx(found, "zh")))
    about = [[cell.value for cell in row] for row in book.worksheets[0]]
    assert about[4][:2] == [None, "＊ 不足 5 份，或可据以推算出不足 5 份的，不列。"]
    assert book.worksheets[1]["N1"].value == "说明" and book.worksheets[1].max_row == len(lines) + 1


def test_an_answer_that_a_workbook_cannot_hold_does_not_stop_it() -> None:
    found = counted(OPEN, many((6, {"t": "=1+1\x0b两页"}), (6, {})))
    sheet = openpyxl.load_workbook(io.BytesIO(tally_xlsx(found, "zh"))).worksheets[2]
    assert sheet["C2"].value == "=1+1 两页" and sheet["C2"].data_type == "s"
