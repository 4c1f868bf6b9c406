"""Forms of many kinds: each is used, with all that is done otherwise said, or refused where it is wrong."""

# ruff: noqa: E501 (one form a line)

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from forms.xlsform.check import check
from tests.forms.xlsform.corpus import own_forms
from tests.forms.xlsform.sheets import real_forms
from ui.messages import explain

NOTICES = {
    "all-types": "FORM_BARCODE_TYPED FORM_DEVICE_EMPTY*3 FORM_FILE_ATTACHED*4 FORM_NOT_RECORDED FORM_PLACE_AS_TEXT*4 FORM_TABLE_UNREAD FORM_TIME_TO_DAY*2",
    "appearances": "FORM_APPEARANCE_IGNORED*20 FORM_BARCODE_TYPED FORM_FILE_ATTACHED*5 FORM_PLACE_AS_TEXT FORM_SEARCH_IGNORED",
    "entities": "FORM_SETTING_IGNORED",
    "from-answers": "FORM_ROWS_NOT_COUNTED*2",
    "functions": "FORM_ROWS_NOT_COUNTED",
    "groups": "FORM_APPEARANCE_IGNORED",
    "headers": "FORM_ROW_SKIPPED FORM_TRANSLATION_MISSING FORM_TRANSLATION_ONLY",
    "languages": "FORM_MEDIA_MISSING*2 FORM_TRANSLATION_MISSING*4",
    "nested-repeats": "FORM_FILE_ATTACHED FORM_FILE_IN_ROWS FORM_ROWS_NOT_COUNTED",
    "repeats": "FORM_ROWS_NOT_COUNTED*3",
    "settings": "FORM_SETTING_IGNORED*6",
    "spellings": "FORM_DEVICE_EMPTY FORM_FILE_ATTACHED FORM_PLACE_AS_TEXT",
    "triggers": "FORM_NOT_RECORDED",
}  # fmt: skip

OF_A_SHEET = ("FORM_TRANSLATION_MISSING", "FORM_TRANSLATION_ONLY", "FORM_NO_CHOICES")

REFUSALS = {
    "bracket": ("FORM_EXPRESSION_WRONG", "survey", 2, "constraint"),
    "calculation-missing": ("FORM_NO_CALCULATION", "survey", 4, "calculation"),
    "choice-filter-wrong": ("FORM_REFERENCE_WRITTEN", "survey", 3, "choice_filter"),
    "choice-space": ("FORM_CHOICE_SPACES", "choices", 3, "name"),
    "choice-twice": ("FORM_CHOICE_TWICE", "choices", 3, "name"),
    "column-twice": ("FORM_COLUMN_TWICE", "survey", 1, "label"),
    "count-unknown": ("FORM_REFERENCE_UNKNOWN", "survey", 2, "repeat_count"),
    "cycle": ("FORM_CYCLE", "survey", 2, "relevant"),
    "end-crossed": ("FORM_END_WITHOUT_BEGIN", "survey", 5, "type"),
    "end-missing": ("FORM_BEGIN_WITHOUT_END", "survey", 2, "type"),
    "external-list-missing": ("FORM_NO_CHOICES", "survey", 3, "type"),
    "file-kind": ("FORM_FILE_KIND", "survey", 2, "type"),
    "file-missing": ("FORM_FILE_MISSING", "survey", 2, "type"),
    "function-unknown": ("FORM_FUNCTION_UNKNOWN", "survey", 3, "calculation"),
    "label-reference": ("FORM_REFERENCE_UNKNOWN", "survey", 3, "label"),
    "last-saved": ("FORM_LAST_SAVED", "survey", 2, "default"),
    "list-missing": ("FORM_NO_LIST", "survey", 3, "type"),
    "loop": ("FORM_TYPE_UNSUPPORTED", "survey", 2, "type"),
    "name-missing": ("FORM_NO_NAME", "survey", 3, "name"),
    "name-twice": ("FORM_NAME_TWICE", "survey", 4, "name"),
    "name-wrong": ("FORM_NAME_CHARACTERS", "survey", 2, "name"),
    "no-header": ("FORM_COLUMN_MISSING", "survey", 1, "type"),
    "no-questions": ("FORM_NO_QUESTIONS", "survey", 1, "type"),
    "no-survey": ("FORM_NO_SURVEY", "survey", 0, ""),
    "parameter-unknown": ("FORM_PARAMETER_UNKNOWN", "survey", 2, "parameters"),
    "quote": ("FORM_EXPRESSION_WRONG", "survey", 3, "relevant"),
    "range-wrong": ("FORM_PARAMETER_VALUE", "survey", 2, "parameters"),
    "reference-unknown": ("FORM_REFERENCE_UNKNOWN", "survey", 3, "relevant"),
    "regex-explodes": ("FORM_REGEX_LARGE", "survey", 3, "constraint"),
    "table-lists-differ": ("FORM_TABLE_LISTS_DIFFER", "survey", 4, "type"),
    "trigger-unknown": ("FORM_REFERENCE_UNKNOWN", "survey", 3, "trigger"),
    "type-unknown": ("FORM_TYPE_UNKNOWN", "survey", 3, "type"),
}


def listed(words: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for word in words.split():
        code, _, count = word.partition("*")
        found[code] += int(count or 1)
    return found


@pytest.mark.parametrize("path", own_forms("good"))
def test_what_is_done_otherwise_is_said(path: Path) -> None:
    report = check(path)
    assert report.usable, report.problem
    assert Counter(notice.code for notice in report.notices) == listed(NOTICES.get(path.stem, ""))


@pytest.mark.parametrize("path", own_forms("bad"))
def test_wrong_forms_are_refused_where_they_are_wrong(path: Path) -> None:
    report = check(path)
    assert report.problem is not None and report.exit_code == 3
    facts = report.problem.facts
    assert (report.problem.code, facts["sheet"], facts["row"], facts["column"]) == REFUSALS[path.stem]


@pytest.mark.parametrize("path", [*own_forms("good"), *own_forms("bad"), *real_forms("good"), *real_forms("bad")])
def test_everything_is_said_in_both_languages_with_its_row(path: Path) -> None:
    report = check(path)
    problems = [notice.as_problem() for notice in report.notices] + ([report.problem] if report.problem else [])
    for problem in problems:
        for language in ("zh", "en"):
            told = explain(problem, language).line()  # type: ignore[arg-type]  # the languages are literals
            assert not re.search(r"(?<!\$)\{[a-z]", told) and told[-1] in "。.", told
            if problem.facts["row"] and problem.code not in OF_A_SHEET:
                assert str(problem.facts["row"]) in told, told
