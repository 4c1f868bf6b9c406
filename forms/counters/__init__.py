"""Counters K01 to K12: their definitions in words and what each record adds to them."""

from __future__ import annotations

from forms.counters.counting import COUNTINGS, Amount, Counting
from forms.counters.definitions import COUNTERS
from forms.counters.model import Counter, CounterDefinition, FigureDefinition, Rate, RateDefinition, Words

__all__ = [
    "COUNTERS", "COUNTINGS", "Amount", "Counter", "CounterDefinition", "Counting", "FigureDefinition", "Rate",
    "RateDefinition", "Words",
]  # fmt: skip
