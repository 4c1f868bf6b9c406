"""What is designed is what is read: by our importer, by plain pyxform, and by the designer again."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyxform.xls2json import workbook_to_json
from pyxform.xls2json_backends import get_xlsform
from pyxform.xls2xform import convert

from forms.problems import Refused
from forms.xlsform.check import read_form_at
from forms.xlsform.design.checks import findings
from forms.xlsform.design.codec import design_from_json, design_to_json
from forms.xlsform.design.model import OTHER, Design, DesignedQuestion, Option, Skip, Words
from forms.xlsform.design.reading import design_of, next_version
from forms.xlsform.design.review import review
from forms.xlsform.design.templates import TEMPLATES, begun
from forms.xlsform.design.workbook import workbook_of
from forms.xlsform.model import Choice, Form, Group, Question
from forms.xlsform.reading import read_form
from tests.forms.xlsform.design.designs import designs
from tests.forms.xlsform.sheets import form, q, real_forms
from tests.storage.surveys import canteen

TYPES = {"yes_no": "select_one", "scale": "range"}
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def expected(design: Design) -> Iterator[tuple[str, str, str, bool, tuple[str, ...]]]:
    """(name, type, words, required, codes) of every question, told from the design alone."""
    first = design.languages[0]
    for item in design.items:
        codes = tuple(option.code for option in item.options)
        if item.sort == "matrix":
            for row in item.rows:
                yield row.code, "select_one", row.words.get(first), item.required, codes
        elif item.sort != "section":
            kind = "select_one" if item.sort == "scale" and codes else TYPES.get(item.sort, item.sort)
            codes = ("yes", "no") if item.sort == "yes_no" else codes
            codes = (*codes, OTHER) if item.other else codes
            yield item.key, kind, item.words.get(first), item.required, codes
            if item.other:
                yield item.follow, "text", "其他，请写明：" if first == "zh" else "Other, please write:", False, ()


def held(found: Form, language: str) -> Iterator[tuple[str, str, str, bool, tuple[str, ...]]]:
    for question in found.questions():
        if question.name in ("purpose", "anonymity"):
            continue
        codes = tuple(choice.name for choice in found.lists.get(question.choices, ()))
        yield question.name, question.type, question.label.get(language), bool(question.required), codes


def skips(found: Form) -> dict[str, str]:
    return {node.name: node.relevant for _, node in found.walk() if node.relevant and not node.name.endswith("_other")}


def in_words(design: Design, skip: Skip) -> str:
    source = design.item(skip.question)
    assert source is not None
    if source.sort == "select_multiple":
        chosen = f"selected(${{{skip.question}}}, '{skip.option}')"
        return f"not({chosen})" if skip.negated else chosen
    return f"${{{skip.question}}} {'!=' if skip.negated else '='} '{skip.option}'"


@quick
@given(designs())
def test_the_model_says_what_was_designed(drawn: Design) -> None:
    assert not findings(drawn)
    found, design = read_form(workbook_of(drawn), "x.xlsx"), drawn.tidy()
    first = design.languages[0]
    assert (found.name, found.version, found.title) == (design.form_id, design.version, design.title.get(first))
    assert found.default_language == first
    assert {language.code for language in found.languages} == set(design.languages)
    assert list(held(found, first)) == list(expected(design))
    assert skips(found) == {item.key: in_words(design, item.skip) for item in design.items if item.skip}
    for item in design.items:
        question = next((one for one in found.questions() if one.name == item.key), None)
        for option in item.options if item.sort in ("select_one", "select_multiple") and question else ():
            assert question is not None
            choice = next(one for one in found.lists[question.choices] if one.name == option.code)
            for language in design.languages:
                assert choice.label.get(language) == option.words.get(language)


@quick
@given(designs())
def test_a_designed_form_comes_back_as_it_was(drawn: Design) -> None:
    assert design_of(read_form(workbook_of(drawn), "x.xlsx")) == drawn.tidy()
    assert design_from_json(design_to_json(drawn)) == drawn


@settings(quick, max_examples=25)
@given(designs())
def test_other_tools_take_the_workbook(drawn: Design) -> None:
    source = workbook_of(drawn)
    assert workbook_to_json(get_xlsform(io.BytesIO(source)))["id_string"] == drawn.form_id
    xform = convert(io.BytesIO(source), file_type=".xlsx", validate=False).xform
    for name in re.findall(r"q\d+(?:_\d+)?\b", " ".join(row for row, *_ in expected(drawn.tidy()))):
        assert f"/{name}" in xform


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("chinese", [True, False])
def test_templates_are_complete_but_for_what_the_team_adds(name: str, chinese: bool) -> None:
    found = review(begun(name, "wj-1", chinese=chinese))
    codes = {one.problem.code for one in found.findings}
    assert codes == ({"DESIGN_NO_TITLE", "DESIGN_NOTHING_ASKED"} if name == "empty" else set())
    assert found.ready == (name != "empty")


def test_a_cell_that_begins_like_a_formula_stays_a_text() -> None:
    design = Design("x", "1", Words("=1+1"), items=(DesignedQuestion("q1", "text", Words("=HYPERLINK(1)")),))
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(design)))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    found = review(design)
    assert found.form is not None and found.form.title == "=1+1" and not found.findings


def test_an_appraisal_is_a_table_of_items_and_grades() -> None:
    found = read_form(workbook_of(begun("appraisal", "cp", chinese=True)), "x.xlsx")
    block = next(node for node in found.children if isinstance(node, Group))
    assert block.appearance == ("table-list",) and len(block.children) == 6
    for row in block.children:
        assert isinstance(row, Question)
        assert [choice.label.get("zh") for choice in found.lists[row.choices]] == ["好", "较好", "一般", "较差"]


def test_scores_make_a_mean() -> None:
    rated = DesignedQuestion("q1", "matrix", Words("评"), options=(Option("a", Words("好")), Option("b", Words("差"))),
                             rows=(Option("q1_1", Words("甲")), Option("q1_2", Words("乙"))), scored=True)  # fmt: skip
    found = read_form(workbook_of(Design("x", "1", Words("T"), items=(rated,))), "x.xlsx")
    scores: list[Choice] = list(found.lists["q1"])
    assert [choice.extra["score"] for choice in scores] == ["2", "1"]


def test_a_plain_form_of_somebody_else_comes_in() -> None:
    design = design_of(canteen().form)
    assert [item.sort for item in design.items] == [
        "note", "select_one", "select_one", "select_one", "select_multiple", "matrix", "scale", "integer", "text"
    ]  # fmt: skip
    assert design.items[4].skip == Skip("posted", "yes")


@pytest.mark.parametrize(
    "rows",
    [
        [q("text", "a"), q("calculate", "b", calculation="1 + 1")],
        [q("text", "a", constraint="string-length(.) > 3")],
        [q("begin repeat", "r"), q("text", "a"), q("end repeat")],
        [q("text", "a", default="x")],
        [q("integer", "a"), q("text", "b", relevant="${a} > 3")],
        [q("begin group", "g"), q("text", "a"), q("end group"), q("text", "b")],
        [q("time", "a")],
        [q("text", "a", **{"label::French (fr)": "x"})],
        [q("text", "a", **{"media::image": "x.png"})],
    ],
)
def test_more_than_the_designer_knows_is_refused(rows: list[dict[str, str]]) -> None:
    with pytest.raises(Refused) as refusal:
        design_of(form(rows))
    assert refusal.value.code == "DESIGN_BEYOND"


@pytest.mark.parametrize("codes", ["①②③", "²³", ["9" * 5000, "8"]])
def test_grades_that_are_no_plain_numbers_are_refused(codes: list[str]) -> None:
    choices = [{"list_name": "l", "name": code, "label": code} for code in codes]
    with pytest.raises(Refused) as refusal:
        design_of(form([q("select_one l", "a", appearance="likert")], choices))
    assert refusal.value.code == "DESIGN_BEYOND"


def test_a_bound_of_too_many_digits_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        design_of(form([q("text", "a", constraint=f"contains('. >= {'9' * 5000}', .)")]))
    assert refusal.value.code == "DESIGN_BEYOND"
    assert next_version("9" * 5000).endswith("9-2")


@pytest.mark.parametrize("path", real_forms("good"))
def test_real_forms_come_in_whole_or_not_at_all(path) -> None:  # type: ignore[no-untyped-def]
    found = read_form_at(path)
    try:
        design = design_of(found)
    except Refused as refusal:
        assert refusal.code == "DESIGN_BEYOND"
    else:
        assert len(list(read_form(workbook_of(design), "x.xlsx").questions())) == len(list(found.questions()))


@given(st.text(max_size=6))
def test_the_next_version_is_another(version: str) -> None:
    assert next_version(version) not in ("", version)
    assert [next_version(one) for one in ("", "1", "9", "2026.1", "a")] == ["2", "2", "10", "2026.2", "a-2"]
