"""Each rule switched off makes its test fail: the tests watch the rules, not the other way round."""

from __future__ import annotations

import gc
import inspect
from collections.abc import Iterator
from typing import Any

import pytest

from forms.kinds import Role
from forms.problems import Problem
from storage.access import Row
from tests.storage import test_leads, test_pledges
from tests.storage.exchange import test_leads_bundle
from tests.storage.matrix import CELLS, EXPECTED, STRONGEST, Everyone, open_kinds, open_needs, put_word
from tests.storage.mutation_table import TABLE
from tests.storage.mutations import Test
from tests.storage.probes import PROBES, lay_out

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
def everyone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Everyone]:
    made = Everyone(tmp_path_factory.mktemp("mutants"))
    yield made
    made.close()


def probed(everyone: Everyone, row: Row, role: Role, patch: pytest.MonkeyPatch) -> str:
    """What the probe of `test_access` finds under the patches of this test; "?" where two ways to a record disagree."""
    session = everyone.be(role)
    with patch.context() as inner:
        open_needs(inner, row, role) if not EXPECTED[row, role] else None
        try:
            return PROBES[row](session, everyone.material)
        except AssertionError:
            return "?"


NOTHING_TO_TAKE = {
    ("leads", "office"): "all it means is that the office has the bytes and no key (V16)",
    ("own_interviews", "office"): "the office writes none; what it reads stands in the row of others' interviews",
}


@pytest.mark.parametrize(("row", "role"), [cell for cell in CELLS if EXPECTED[cell]])
def test_a_cell_switched_off_is_noticed(
    everyone: Everyone, row: Row, role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    everyone.be(role)
    put_word(monkeypatch, row, role, "")
    noticed = probed(everyone, row, role, monkeypatch) != EXPECTED[row, role]
    assert noticed != ((row, role) in NOTHING_TO_TAKE)


@pytest.mark.parametrize(("row", "role"), [cell for cell in CELLS if not EXPECTED[cell]])
def test_an_empty_cell_switched_on_is_noticed(
    everyone: Everyone, row: Row, role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With all else open that the act needs, the empty cell alone refuses it."""
    everyone.be(role)
    open_kinds(monkeypatch, row, role)
    assert probed(everyone, row, role, monkeypatch) == ""
    put_word(monkeypatch, row, role, STRONGEST[row])
    assert probed(everyone, row, role, monkeypatch) != ""
