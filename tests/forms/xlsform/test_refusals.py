"""What is refused, with its code, row and column, and that each code has words."""

# ruff: noqa: E501 (one case a line)

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from forms.problems import Refused
from forms.xlsform.model import FormNotice
from tests.forms.xlsform.sheets import Rows, form, q
from ui.messages import WORDS, explain

L = [{"list_name": "l", "name": "a", "label": "A"}, {"list_name": "l", "name": "b", "label": "B"}]
A = q("text", "a")

CASES: list[tuple[str, int, str, Rows, Rows]] = [
    ("FORM_TYPE_UNKNOWN", 3, "type", [A, q("telepathy", "b")], []),
    ("FORM_NO_TYPE", 3, "type", [A, q("", "b")], []),
    ("FORM_NO_NAME", 3, "name", [A, q("text")], []),
    ("FORM_NAME_TWICE", 3, "name", [A, q("integer", "a")], []),
    ("FORM_NAME_CHARACTERS", 3, "name", [A, q("text", "1 b")], []),
    ("FORM_NAME_CHARACTERS", 3, "name", [A, q("text", "x:b")], []),
    ("FORM_NO_LIST", 3, "type", [A, q("select_one z", "b")], L),
    ("FORM_NO_CALCULATION", 3, "calculation", [A, q("calculate", "b")], []),
    ("FORM_END_WITHOUT_BEGIN", 3, "type", [A, q("end group")], []),
    ("FORM_BEGIN_WITHOUT_END", 3, "type", [A, q("begin repeat", "r"), q("text", "b")], []),
    ("FORM_PARAMETER_UNKNOWN", 3, "parameters", [A, q("text", "b", parameters="x=1")], []),
    ("FORM_PARAMETER_VALUE", 3, "parameters", [A, q("range", "b", parameters="start=z")], []),
    ("FORM_PARAMETER_WRONG", 3, "parameters", [A, q("text", "b", parameters="rows")], []),
    ("FORM_FILTER_OTHER", 3, "choice_filter", [A, q("select_one l or_other", "b", choice_filter="name != 'x'")], L),
    ("FORM_LOOP", 3, "type", [A, q("begin loop", "b"), A, q("end loop")], L),
    ("FORM_FILE_KIND", 3, "type", [A, q("select_one_from_file x.pdf", "b")], []),
    ("FORM_TRIGGER_EMPTY", 3, "trigger", [A, q("background-geopoint", "b")], []),
    ("FORM_AUDIT_NAME", 3, "name", [A, q("audit", "b")], []),
    ("FORM_ENTITIES_WRONG", 3, "save_to", [A, q("text", "b", save_to="c")], []),
    ("FORM_RANGE_WRONG", 3, "parameters", [A, q("range", "b", parameters="start=1 end=1e308 step=1e-308")], []),
    ("FORM_RANGE_WRONG", 3, "parameters", [A, q("range", "b", parameters="start=-1e308 end=1e308")], []),
    ("FORM_NESTED_DEEP", 52, "type",
     [*(q("begin group", f"g{n}") for n in range(400)), A, *[q("end group")] * 400], []),
    ("FORM_EXPRESSION_WRONG", 3, "constraint", [A, q("integer", "b", constraint=". >= 0 and . <= " + "9" * 5000)], []),
    ("FORM_TYPE_UNSUPPORTED", 3, "type", [A, q("begin loop over l", "b"), A, q("end loop")], L),
    ("FORM_REFERENCE_UNKNOWN", 3, "relevant", [A, q("text", "b", relevant="${z} = 1")], []),
    ("FORM_REFERENCE_AMBIGUOUS", 6, "relevant",
     [A, q("begin group", "g"), A, q("end group"), q("text", "b", relevant="${a} = 1")], []),
    ("FORM_FUNCTION_UNKNOWN", 3, "constraint", [A, q("text", "b", constraint="frobnicate(.) = 1")], []),
    ("FORM_FUNCTION_ARGUMENTS", 3, "constraint", [A, q("text", "b", constraint="selected(.)")], []),
    ("FORM_FUNCTION_ARGUMENTS", 3, "calculation", [A, q("calculate", "b", calculation="jr:choice-name(1, '${a}')")], []),
    ("FORM_FUNCTION_ARGUMENTS", 3, "calculation", [A, q("calculate", "b", calculation="indexed-repeat(${a}, ${a}, 1)")], []),
    ("FORM_EXPRESSION_WRONG", 3, "required", [A, q("text", "b", required="${a} = ")], []),
    ("FORM_EXPRESSION_WRONG", 3, "relevant", [A, q("text", "b", relevant="(${a}")], []),
    ("FORM_EXPRESSION_WRONG", 3, "relevant", [A, q("text", "b", relevant="${a} # 1")], []),
    ("FORM_EXPRESSION_DEEP", 3, "relevant", [A, q("text", "b", relevant="(" * 300 + "1" + ")" * 300)], []),
    ("FORM_EXPRESSION_LONG", 3, "relevant", [A, q("text", "b", relevant="1 + " * 20000 + "1")], []),
    ("FORM_PATH_UNKNOWN", 3, "relevant", [A, q("text", "b", relevant="../nowhere = 1")], []),
    ("FORM_INSTANCE_UNKNOWN", 3, "calculation", [A, q("calculate", "b", calculation="count(instance('z')/root/item)")], []),
    ("FORM_FILE_MISSING", 3, "calculation", [A, q("calculate", "b", calculation="pulldata('z', 'a', 'b', 'c')")], []),
    ("FORM_FILE_KIND", 3, "type", [A, q("select_one_from_file x.xml", "b")], []),
    ("FORM_LAST_SAVED", 3, "calculation", [A, q("calculate", "b", calculation="${last-saved#a}")], []),
    ("FORM_REGEX_WRONG", 3, "constraint", [A, q("text", "b", constraint="regex(., '(a')")], []),
    ("FORM_REGEX_UNSUPPORTED", 3, "constraint", [A, q("text", "b", constraint=r"regex(., '(a)\1')")], []),
    ("FORM_REGEX_LARGE", 3, "constraint", [A, q("text", "b", constraint="regex(., 'a{1,9000}')")], []),
    ("FORM_CYCLE", 2, "calculation",
     [q("calculate", "x", calculation="${y} + 1"), q("calculate", "y", calculation="${x} + 1")], []),
    ("FORM_CYCLE", 2, "relevant", [q("text", "a", relevant="${a} = 1")], []),
    ("FORM_CYCLE", 2, "relevant",
     [q("begin group", "g", relevant="${b} = 1"), q("text", "b"), q("end group")], []),
    ("FORM_CYCLE", 3, "calculation", [q("integer", "b"), q("calculate", "x", calculation="${x} + ${b}")], []),
    ("FORM_CYCLE", 3, "calculation",
     [A, q("begin repeat", "r", repeat_count="count(${r})"), q("text", "b"), q("end repeat")], []),
    ("FORM_CHOICE_TWICE", 3, "name", [q("select_one l", "b")], [L[0], L[0]]),
    ("FORM_CHOICE_NO_NAME", 3, "name", [q("select_one l", "b")], [L[0], {"list_name": "l", "name": "", "label": "x"}]),
    ("FORM_CHOICE_SPACES", 3, "name", [q("select_multiple l", "b")], [L[0], {"list_name": "l", "name": "x y", "label": "x"}]),
    ("FORM_NO_QUESTIONS", 1, "type", [q("csv-external", "x")], []),
]  # fmt: skip


@pytest.mark.parametrize(("code", "row", "column", "survey", "choices"), CASES)
def test_refused_where_it_is_wrong(code: str, row: int, column: str, survey: Rows, choices: Rows) -> None:
    with pytest.raises(Refused) as caught:
        form(survey, choices)
    facts = caught.value.facts
    assert (caught.value.code, facts["row"], facts["column"]) == (code, row, column)
    assert facts["sheet"] in ("survey", "choices")
    for language in ("zh", "en"):
        told = explain(caught.value, language).what  # type: ignore[arg-type]  # the languages are literals
        assert str(row) in told
        assert "…" not in told


def codes_in_sources() -> Sequence[str]:
    sources = (Path(__file__).parents[3] / "forms" / "xlsform").rglob("*.py")
    return sorted({code for path in sources for code in re.findall(r'"(FORM_[A-Z_]+)"', path.read_text("utf-8"))})


@pytest.mark.parametrize("code", codes_in_sources())
def test_every_code_has_words(code: str) -> None:
    assert code in WORDS


def test_notices_have_words() -> None:
    notice = FormNotice("FORM_DEVICE_EMPTY", "survey", 7, "type", {"type": "deviceid"})
    assert explain(notice.as_problem(), "en").what.startswith("Sheet survey, row 7: nothing is recorded")
