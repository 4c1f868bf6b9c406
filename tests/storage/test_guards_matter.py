"""Each rule switched off makes its test fail: the tests watch the rules, not the other way round."""

from __future__ import annotations

import gc
import inspect
from collections.abc import Iterator
from typing import Any

import pytest

from forms.kinds import Role
from forms.problems import Problem
from storage.access import MATRIX, ROLES, Row, cell
from tests.storage import (
    test_access,
    test_leads,
    test_pledges,
)  # fmt: skip
from tests.storage.crowd import PEOPLE, Crowd
from tests.storage.exchange import test_leads_bundle
from tests.storage.mutation_table import TABLE
from tests.storage.mutations import Test
from tests.storage.probes import PROBES, Material, lay_out
from tests.storage.test_access import CELLS, EXPECTED

FAILS = (AssertionError, pytest.fail.Exception, StopIteration, ValueError, Problem)
"""What a test that notices raises: its own assertion, or what it did not expect from a store."""


def name_of(entry: Any) -> str:
    rule, mutation, test, _ = entry
    what = getattr(mutation, "name", "")
    return f"{rule}-{what}-{test.__name__.removeprefix('test_')[:40]}"


class Runner:
    """Calls a test of another module with this run's fixtures."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        self._request = request
        self._made: dict[str, Any] = {}

    def __call__(self, test: Test, given: dict[str, Any]) -> None:
        wanted = inspect.signature(test).parameters
        values = {name: given[name] if name in given else self._once(name, test) for name in wanted}
        test(**values)

    def _once(self, name: str, test: Test) -> Any:
        if name not in self._made:
            self._made[name] = self._fixture(name, test)
        return self._made[name]

    def _fixture(self, name: str, test: Test) -> Any:
        if name == "stick":  # a fixture of the test's own module
            made = inspect.getmodule(test).stick.__wrapped__  # type: ignore[union-attr]
            return made(**{wanted: self._once(wanted, test) for wanted in inspect.signature(made).parameters})
        if name == "crowd" and test.__module__ in (test_leads.__name__, test_leads_bundle.__name__):
            return self._request.getfixturevalue("crowd_of")(policy={"leads_recipient": test_leads.DISCIPLINE})
        if name == "laid_out":
            crowd = self._request.getfixturevalue("crowd_of")()
            return crowd, lay_out(crowd)
        if name == "open_real":
            return test_pledges.open_real.__wrapped__(self._request.getfixturevalue("world"))
        return self._request.getfixturevalue(name)


@pytest.fixture
def run(request: pytest.FixtureRequest) -> Runner:
    return Runner(request)


# a test that is cut off in the middle leaves the session it was about to close
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("entry", TABLE, ids=name_of)
def test_without_the_rule_its_test_fails(run: Runner, entry: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    _, mutation, test, given = entry
    mutation.switch_off(monkeypatch)
    with pytest.raises(FAILS) as noticed:
        run(test, given)
    del noticed
    gc.collect()


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Crowd, Material]]:
    crowd = Crowd(tmp_path_factory.mktemp("mutants"))
    yield crowd, lay_out(crowd)
    crowd.now.close()


@pytest.mark.parametrize(
    ("row", "role"), [(row, role) for row, role in CELLS if EXPECTED[row, role] and role != "office"]
)
def test_without_its_right_a_role_does_less(
    laid_out: tuple[Crowd, Material], row: Row, role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd, material = laid_out
    words = list(MATRIX[row])
    words[ROLES.index(role)] = ""
    session = crowd.be(PEOPLE[role])
    monkeypatch.setitem(MATRIX, row, tuple(words))
    try:
        done = PROBES[row](session, material)
    except AssertionError:  # a probe that finds two ways to disagree has noticed, too
        return
    assert done != EXPECTED[row, role]


@pytest.mark.parametrize(("row", "role"), CELLS)
def test_another_word_in_a_cell_is_noticed(row: Row, role: Role, monkeypatch: pytest.MonkeyPatch) -> None:
    words = list(MATRIX[row])
    words[ROLES.index(role)] = "yes" if words[ROLES.index(role)] != "yes" else ""
    monkeypatch.setitem(MATRIX, row, tuple(words))
    with pytest.raises(FAILS):
        test_access.test_the_table_is_domain_5(row, role)
    assert cell(row, role) != EXPECTED[row, role]
