"""Patterns match as Python's own do, and none takes longer than pattern times text."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.xlsform.regexes import MAX_TEXT, RegexError, compiled

PATTERNS = [
    "^[A-Z]{1,3}-[0-9]{3,}$", "(a+)+b", "(a|aa)*c", "[^0-9]{2,5}x?", r"^\d{3}\s?\w+$", r"(?=.*\d)(?=.*[a-z]).{4,8}",
    "(ab|cd){2,3}?", r"\bfoo\b.*", r".*@.*\..*", "[一-龥]{2,4}", "(?i)abc", "(?!x).*", "", "a||b",
    r"(\d\D)*", r"\S+\s\S+",
    "(?:a{2}){0,3}", r".*\B.", r"[\w.-]+", "[a-c-]+", "x{0}", "(?s).+", "(?i)[x-z]+",
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(PATTERNS), st.text("aabcdxyzXYZ129 -A.@fo汉字\n", max_size=10))
def test_as_the_library_of_python(pattern: str, text: str) -> None:
    assert compiled(pattern).matches(text) is bool(re.fullmatch(pattern, text))


@pytest.mark.parametrize(
    "pattern", ["(a+)+b", "(a|a)*b", "(a{0,30}){0,30}b", "((?=.*x)|a)*b", "(.*){1,30}[bc]", "(?=(a+)+x)a*"]
)
def test_patterns_that_explode_elsewhere(pattern: str) -> None:
    start = time.perf_counter()
    assert not compiled(pattern).matches("a" * MAX_TEXT)
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    ("pattern", "code"),
    [("(a", "FORM_REGEX_WRONG"), (r"(a)\1", "FORM_REGEX_UNSUPPORTED"), ("(?<=a)b", "FORM_REGEX_UNSUPPORTED"),
     ("a{1,99999}", "FORM_REGEX_LARGE"), ("(((a{90}){90}){90})", "FORM_REGEX_LARGE"), ("(" * 3000, "FORM_REGEX_WRONG")],
)  # fmt: skip
def test_what_is_refused(pattern: str, code: str) -> None:
    with pytest.raises(RegexError) as caught:
        compiled(pattern)
    assert caught.value.code == code


def test_java_classes_and_long_texts() -> None:
    assert compiled(r"\p{L}+").matches("汉字abc")
    assert not compiled(".*").matches("a" * (MAX_TEXT + 1))
