"""Every part of the rule is watched: without it one of the quick tests fails."""

from __future__ import annotations

import inspect
import sys
from typing import Any

import pytest

from tests.forms.tally import test_rules, test_rules_survey
from tests.forms.tally.mutation_table import ROWS
from tests.storage.mutations import Line

TESTS = [
    test
    for module in (test_rules, test_rules_survey)
    for name, test in vars(module).items()
    if name.startswith("test_")
]


def name_of(row: tuple[Any, str, str, str]) -> str:
    return f"{row[1]}-{row[2][:40]}"


def switch_off(owner: Any, name: str, old: str, new: str, patch: pytest.MonkeyPatch) -> None:
    """Also in the modules that have the function by name."""
    before = inspect.getattr_static(owner, name)
    Line(owner, name, old, new).switch_off(patch)
    if inspect.ismodule(owner):
        for module in [module for key, module in sys.modules.items() if key.startswith(("forms.", "tests."))]:
            if getattr(module, name, None) is before:
                patch.setattr(module, name, getattr(owner, name))


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_without_a_part_of_the_rule_a_test_fails(
    row: tuple[Any, str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    switch_off(*row, monkeypatch)
    noticed = []
    for test in TESTS:
        try:
            test()
        except (AssertionError, ArithmeticError, LookupError, RecursionError, ValueError):
            noticed.append(test.__name__)
            break
    assert noticed, "nothing watches this"
