"""What a counter is: named figures and rates, each with its definition in words (DOMAIN 7, V23)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True)
class Words:
    """One term or sentence in both languages."""

    zh: str
    en: str

    def get(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True)
class FigureDefinition:
    """One number of a counter. `distinct` counts different keys instead of adding amounts (persons, not talks).

    `met` makes it a figure of two records: amounts of the first figure count on the day of the second one, found in a
    record that theirs points at (slots planned, interviews held).
    """

    name: str
    label: Words
    distinct: bool = False
    met: tuple[str, str] | None = None


@dataclass(frozen=True)
class RateDefinition:
    """A share of one figure in another, and what both were counted over."""

    name: str
    label: Words
    numerator: str
    denominator: str
    population: Words


@dataclass(frozen=True)
class CounterDefinition:
    """A row of DOMAIN 7. `groups` says what the figures are split by (role group, channel, category), if by anything;
    `shown` are the figures of the headline, in the order in which they are written: `40 / 38`."""

    code: str
    label: Words
    definition: Words
    figures: tuple[FigureDefinition, ...]
    shown: tuple[str, ...]
    rates: tuple[RateDefinition, ...] = ()
    groups: Words | None = None

    def figure(self, name: str) -> FigureDefinition:
        """Raises `KeyError`."""
        return {figure.name: figure for figure in self.figures}[name]


@dataclass(frozen=True)
class Rate:
    """A rate that cannot be said without its parts: numerator, denominator, population and as-of date (V23)."""

    definition: RateDefinition
    numerator: int
    denominator: int
    as_of: str

    def percent(self, places: int = 1) -> str:
        """`91.2 %`, rounded half up; an en dash when nothing was due."""
        if not self.denominator:
            return "–"
        share = Decimal(self.numerator) * 100 / Decimal(self.denominator)
        return f"{share.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)} %"

    def text(self, language: Language, places: int = 1) -> str:
        """`279/306 = 91.2 %（population，截至 as-of）`: never the percentage alone, and none of nothing."""
        parts = f"{self.numerator}/{self.denominator} = {self.percent(places)}"
        population = self.definition.population.get(language)
        if not self.denominator:
            return (
                f"尚无可计（{population}，截至 {self.as_of}）"
                if language == "zh"
                else (f"nothing to count yet ({population}, as of {self.as_of})")
            )
        if language == "zh":
            return f"{parts}（{population}，截至 {self.as_of}）"
        return f"{parts} ({population}, as of {self.as_of})"


@dataclass(frozen=True)
class Counter:
    """A counter with its values. `figures` by name; `groups` by figure name, then by group code."""

    definition: CounterDefinition
    as_of: str
    figures: Mapping[str, int]
    groups: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @property
    def code(self) -> str:
        return self.definition.code

    @property
    def headline(self) -> str:
        """The figures of the headline: `40 / 38`."""
        return " / ".join(str(self.figures.get(name, 0)) for name in self.definition.shown)

    def rates(self) -> tuple[Rate, ...]:
        """All rates of this counter, with their parts."""
        return tuple(
            Rate(rate, self.figures.get(rate.numerator, 0), self.figures.get(rate.denominator, 0), self.as_of)
            for rate in self.definition.rates
        )
