"""Counters: what each record adds, and rates that cannot be said without their parts (V23; DOMAIN 7)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from forms.counters import COUNTERS, COUNTINGS, Counter, Rate
from forms.counters.counting import EVER


def amounts(kind: str, state: str, **content: Any) -> dict[tuple[str, str, str], int]:
    """(figure, day, group) -> amount of one record."""
    return {(one.figure, one.day, one.group): one.amount for one in COUNTINGS[kind](state, content, "2026-03-18")}


def test_v23_a_rate_shows_numerator_denominator_population_and_as_of() -> None:
    rate = Counter(COUNTERS["K09"], "2026-03-13", {"due": 306, "written_off": 279}).rates()[0]
    assert (rate.numerator, rate.denominator, rate.percent(2)) == (279, 306, "91.18 %")
    for language in ("zh", "en"):
        text = rate.text(language, 2)
        assert "279/306 = 91.18 %" in text and "2026-03-13" in text
        assert rate.definition.population.get(language) in text


def test_v23_every_rate_names_its_population_in_both_languages() -> None:
    for definition in COUNTERS.values():
        names = {figure.name for figure in definition.figures}
        for rate in definition.rates:
            assert rate.population.zh and rate.population.en and {rate.numerator, rate.denominator} <= names
        assert definition.definition.zh and definition.definition.en and set(definition.shown) <= names


def test_v23_nothing_due_is_no_rate() -> None:
    assert Rate(COUNTERS["K08"].rates[0], 0, 0, "2026-03-13").percent() == "–"


def test_every_figure_is_counted_by_some_kind() -> None:
    source = Path(COUNTINGS["interview"].__code__.co_filename).read_text("utf-8")
    for definition in COUNTERS.values():
        for figure in definition.figures:
            name = f"{definition.code}.{figure.name}"
            names = [f"{definition.code}.{one}" for one in figure.met] if figure.met else [name]
            assert all(one in source for one in names) or name in ("K11.points", "K05.in_scope", "K05.passed_on"), name


@pytest.mark.parametrize(
    ("kind", "state", "content", "expected"),
    [
        ("interview", "draft", {"role_group": "staff"}, {}),
        ("interview", "locked", {"role_group": "staff", "date": "2026-03-10"},
         {("K01.interviews", "2026-03-10", ""): 1, ("K01.persons", "2026-03-10", ""): 1,
          ("K12.held", "2026-03-10", ""): 1}),
        ("interview", "void", {"role_group": "staff"}, {}),
        ("doc_item", "requested", {}, {}),
        ("doc_item", "returned", {"received_at": "2026-03-05", "original": "original", "quantity_unit": "volume",
                                  "quantity_received": 3},
         {("K03.items", "2026-03-05", ""): 1, ("K03.originals", "2026-03-05", ""): 1,
          ("K03.volumes", "2026-03-05", ""): 3}),
        ("doc_item", "received", {"original": "copy", "quantity_unit": "page", "quantity_received": 96},
         {("K03.items", "2026-03-18", ""): 1, ("K03.copies", "2026-03-18", ""): 1,
          ("K03.pages", "2026-03-18", ""): 96}),
        ("questionnaire_batch", "closed", {"issued": 60, "collected": 54, "void": 2, "date": "2026-03-10"},
         {("K02.issued", "2026-03-10", ""): 60, ("K02.collected", "2026-03-10", ""): 54,
          ("K02.valid", "2026-03-10", ""): 52}),
        ("questionnaire_batch", "closed", {"issued": 10, "collected": 11}, {}),
        ("activity", "held", {"type": "unannounced_visit", "date": "2026-03-10", "persons_count": 9},
         {("K04.unannounced", "2026-03-10", ""): 1}),
        ("workpaper", "merged", {"category": ["C-01-1"], "approved_on": "2026-03-10"}, {}),
        ("workpaper", "submitted", {"category": ["C-01-1"]}, {}),
        ("immediate_rectification", "approved", {"due": "2026-03-20"}, {}),
        ("immediate_rectification", "closed",
         {"served_on": "2026-03-10", "due": "2026-03-20", "closed_on": "2026-03-15"},
         {("K08.served", "2026-03-10", ""): 1, ("K08.due", "2026-03-20", ""): 1, ("K08.closed", "2026-03-15", ""): 1,
          ("K08.closed_due", "2026-03-20", ""): 1}),
        ("ledger_entry", "written_off", {"due": "2026-06-01", "written_off_on": "2026-05-20"},
         {("K09.due", "2026-06-01", ""): 1, ("K09.written_off", "2026-06-01", ""): 1}),
        ("ledger_entry", "relapsed", {"due": "2026-06-01"}, {("K09.due", "2026-06-01", ""): 1}),
        ("lead", "registered", {"received_on": "2026-03-10"}, {("K07.registered", "2026-03-10", ""): 1}),
        ("workpaper", "submitted", {"disposition": "in_report", "prepared_on": "2026-03-17"},
         {("K10.issues", "2026-03-17", ""): 1}),
        ("plan_slot", "planned", {"role_group": "staff"},
         {("K12.planned", EVER, ""): 1, ("K12.planned", EVER, "staff"): 1}),
        ("plan_slot", "planned", {"role_group": "staff", "date": "2026-03-20"},
         {("K12.planned", "2026-03-20", ""): 1, ("K12.planned", "2026-03-20", "staff"): 1}),
        ("plan_slot", "taken", {"role_group": "staff", "date": "2026-03-20"},
         {("K12.planned", "2026-03-18", ""): 1, ("K12.planned", "2026-03-18", "staff"): 1}),
        ("plan_slot", "dropped", {"role_group": "staff"}, {}),
    ],
)  # fmt: skip
def test_what_a_record_adds(kind: str, state: str, content: dict[str, Any], expected: dict[Any, int]) -> None:
    assert amounts(kind, state, **content) == expected
