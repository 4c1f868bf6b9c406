"""Each place where a store raises a refusal of V02, V03, V09, V13, V16–V22 or V25 is silenced once, and a test notices.

Beside `test_guards_matter`, which switches off the conditions, this goes by the refusals themselves: the table below
and the sources are held against each other, so that a new one without a test is found.
"""

from __future__ import annotations

import ast
import gc
import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from forms.rules import GUARDS
from tests.storage.exchange.exchange_mutations import EXCHANGE
from tests.storage.exchange.raise_table import RAISES
from tests.storage.mutation_table import TABLE
from tests.storage.mutations import Guard, Silent
from tests.storage.test_guards_matter import FAILS, Runner, name_of, run
from tests.ui.test_v21_matters import TABLE as WINDOW

__all__ = ["run"]

STORAGE = Path(__file__).resolve().parents[3] / "storage"
RULES = frozenset(f"V{number:02}" for number in (2, 3, 9, 13, 16, 17, 18, 19, 20, 21, 22, 25))
"""Those that issue 5 names."""


def raised() -> Iterator[tuple[str, str, str]]:
    for path in sorted(STORAGE.rglob("*.py")):
        module = ".".join(path.relative_to(STORAGE).with_suffix("").parts)
        for owner, function in functions(ast.parse(path.read_text("utf-8"))):
            for call in (call for one in ast.walk(function) if isinstance(one, ast.Raise) for call in ast.walk(one)):
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Refused":
                    for rule in rules_of(call):
                        yield rule, f"{module}:{owner}{function.name}", ast.literal_eval(call.args[0])


def functions(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield "", node
        elif isinstance(node, ast.ClassDef):
            yield from ((f"{node.name}.", one) for one in node.body if isinstance(one, ast.FunctionDef))


def rules_of(call: ast.Call) -> set[str]:
    """Of a rule that depends, the first one named."""
    words = [part for word in call.keywords if word.arg == "rule" for part in ast.walk(word.value)]
    found = [part.value for part in words if isinstance(part, ast.Constant) and part.value in RULES]
    return set(found[:1])


def test_every_refusal_of_these_rules_is_in_the_table() -> None:
    assert set(RAISES) == set(raised())


def test_every_guard_of_the_kinds_with_such_a_rule_is_in_the_table() -> None:
    with_rule = set()
    for path in (STORAGE.parent / "forms" / "rules").glob("*.py"):
        for _, function in functions(ast.parse(path.read_text("utf-8"))):
            made = [call for call in ast.walk(function) if isinstance(call, ast.Call)]
            if function.name in GUARDS and any(rules_of(call) for call in made):
                with_rule.add(function.name)
    assert with_rule <= {mutation.name for _, mutation, *_ in TABLE if isinstance(mutation, Guard)}
    assert len(with_rule) > 9


def test_the_tables_name_every_rule() -> None:
    named = {rule for rule, *_ in (*TABLE, *EXCHANGE, *WINDOW, *RAISES)}
    assert named >= RULES


# a test that is cut off in the middle leaves the session it was about to close
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("entry", RAISES, ids=lambda entry: "-".join(entry))
def test_without_the_refusal_its_test_fails(
    run: Runner, entry: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, place, code = entry
    module, _, name = place.partition(":")
    owner: Any = importlib.import_module(f"storage.{module}")
    if "." in name:
        owner, name = getattr(owner, name.partition(".")[0]), name.partition(".")[2]
    Silent(owner, name, code).switch_off(monkeypatch)
    test, given = RAISES[entry]
    with pytest.raises((Exception, pytest.fail.Exception)) as noticed:  # also of what comes where nobody went before
        run(test, given)
    del noticed
    gc.collect()


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("entry", EXCHANGE, ids=name_of)
def test_without_the_rule_its_test_fails(run: Runner, entry: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    _, mutation, test, given = entry
    mutation.switch_off(monkeypatch)
    with pytest.raises(FAILS) as noticed:
        run(test, given)
    del noticed
    gc.collect()
