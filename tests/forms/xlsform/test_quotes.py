"""Words keep the quotes that were written; expressions may be written with any."""

from __future__ import annotations

import pytest

from forms.xlsform.model import Question
from forms.xlsform.reading import read_form
from tests.forms.xlsform.sheets import markdown, q, workbook

SURVEY = [
    q("select_one yn", "a", "是否“关键少数”？", hint="选‘是’"),
    q(
        "text",
        "b",
        "原因",
        relevant="${a} = ‘y’",
        constraint="string-length(.) > 1",
        constraint_message="“短”",
    ),
]
CHOICES = [{"list_name": "yn", "name": "y", "label": "“是”"}, {"list_name": "yn", "name": "n", "label": "否"}]


@pytest.mark.parametrize("write", [workbook, markdown])
def test_curly_quotes_stay_in_words_alone(write) -> None:  # type: ignore[no-untyped-def]
    suffix = "xlsx" if write is workbook else "md"
    form = read_form(write(SURVEY, CHOICES, {"form_title": "“两会”问卷", "form_id": "x"}), f"x.{suffix}")
    first, second = form.children
    assert isinstance(first, Question) and isinstance(second, Question)
    assert form.title == "“两会”问卷" and first.label.get("") == "是否“关键少数”？" and first.hint.get("") == "选‘是’"
    assert form.lists["yn"][0].label.get("") == "“是”" and second.constraint_message.get("") == "“短”"
    assert second.relevant == "${a} = 'y'"
