"""OpenRosa's functions for one filling: clock, randomness, language and lists come from its `World`."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal, InvalidOperation
from random import Random
from typing import Any

from forms.xlsform.model import Row
from forms.xlsform.openrosa import moments
from forms.xlsform.openrosa.values import XPathValue, node_text, texts, to_number, to_text, to_truth
from forms.xlsform.regexes import RegexError, compiled

Function = Callable[..., Any]
ChoiceNames = Callable[[int, str], str]


@dataclass
class World:
    """What a form's expressions may learn of the world. `now` is local wall-clock time, without an offset."""

    now: Callable[[], datetime]
    random: Random
    language: str = ""
    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    choice_name: ChoiceNames = lambda order, code: code


def functions(world: World) -> Mapping[str, Function]:
    """Our functions by name, as lxml calls them: the evaluation's context, then the arguments."""
    return {**_PURE, **_Worldly(world).table()}


class _Worldly:
    def __init__(self, world: World) -> None:
        self.world = world
        self._indexes: dict[tuple[str, str], dict[str, Row]] = {}

    def table(self) -> Mapping[str, Function]:
        return {
            "today": lambda context: self.world.now().date().isoformat(),
            "now": lambda context: moments.iso(self.world.now()),
            "random": lambda context: self.world.random.random(),
            "randomize": self.randomize,
            "uuid": self.uuid,
            "format-date": self.format_date,
            "format-date-time": self.format_date,
            "choice-name": self.choice_names,
            "pulldata": self.pulldata,
        }

    def randomize(self, context: Any, nodes: list[Any], seed: float = math.nan) -> list[Any]:
        shuffled = list(nodes)
        source = self.world.random if math.isnan(seed) else Random(int(seed))
        source.shuffle(shuffled)
        return shuffled

    def uuid(self, context: Any, length: float = math.nan) -> str:
        bits = f"{self.world.random.getrandbits(128):032x}"
        if not math.isnan(length):
            letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
            return "".join(self.world.random.choice(letters) for _ in range(max(0, min(int(length), 256))))
        variant = "89ab"[int(bits[16], 16) % 4]
        return f"{bits[:8]}-{bits[8:12]}-4{bits[13:16]}-{variant}{bits[17:20]}-{bits[20:]}"

    def format_date(self, context: Any, value: XPathValue, pattern: str) -> str:
        found = moments.moment(_plain(value))
        return moments.formatted(found, pattern, self.world.language) if found else ""

    def choice_names(self, context: Any, code: str, order: str) -> str:
        return self.world.choice_name(int(order), code)

    def pulldata(self, context: Any, table: str, column: str, key_column: str, key: str) -> str:
        name = f"{table.removesuffix('.csv')}.csv"
        index = self._indexes.get((name, key_column))
        if index is None:
            rows = self.world.tables.get(name, ())
            index = self._indexes[name, key_column] = {row.get(key_column, ""): row for row in reversed(rows)}
        return index.get(key, {}).get(column, "")


def _plain(value: XPathValue) -> str | float | bool:
    return node_text(value) if isinstance(value, list) else value


def _same(context: Any, one: XPathValue, other: XPathValue) -> bool:
    one, other = _plain(one), _plain(other)
    if isinstance(one, bool) or isinstance(other, bool):
        return to_truth(one) is to_truth(other)
    if isinstance(one, float) or isinstance(other, float):
        return _near(context, to_number(one), to_number(other))
    return one == other


def _near(context: Any, one: float, other: float) -> bool:
    """Equality of numbers as ODK has it: `0.1 + 0.2 = 0.3`."""
    return one == other or abs(one - other) < 1e-12


def _if(context: Any, condition: bool, yes: XPathValue, no: XPathValue) -> XPathValue:
    return yes if condition else no


def _coalesce(context: Any, *values: XPathValue) -> XPathValue:
    for value in values:
        if to_text(value) not in ("", "NaN"):
            return value
    return ""


def _once(context: Any, now: str, value: XPathValue) -> XPathValue:
    return now or value


def _position(context: Any, nodes: list[Any]) -> float:
    if not nodes:
        return math.nan
    return float(1 + sum(1 for _ in nodes[0].itersiblings(nodes[0].tag, preceding=True)))


def _selected_at(context: Any, value: str, place: float) -> str:
    words = value.split()
    return words[int(place)] if not math.isnan(place) and 0 <= place < len(words) else ""


def _boolean_from_string(context: Any, value: XPathValue) -> bool:
    return to_text(value).strip().lower() in ("1", "true")


def _checklist(context: Any, least: float, most: float, *truths: bool) -> bool:
    count = sum(1 for truth in truths if truth)
    return (least < 0 or count >= least) and (most < 0 or count <= most)


def _weighted_checklist(context: Any, least: float, most: float, *pairs: float | bool) -> bool:
    total = sum(float(weight) for truth, weight in zip(pairs[::2], pairs[1::2], strict=False) if truth)
    return (least < 0 or total >= least) and (most < 0 or total <= most)


def _regex(context: Any, text: str, pattern: str) -> bool:
    try:
        return compiled(pattern).matches(text)
    except RegexError:
        return False


def _concat(context: Any, *values: XPathValue) -> str:
    return "".join(text for value in values for text in texts(value))


def _join(context: Any, separator: str, *values: XPathValue) -> str:
    return separator.join(text for value in values for text in texts(value))


def _substr(context: Any, text: str, start: float, end: float = math.inf) -> str:
    if math.isnan(start) or math.isnan(end):
        return ""
    length = len(text)
    places = [int(max(-length, min(place, length))) for place in (start, end)]
    return text[places[0] : places[1]]


def _numbers(values: tuple[XPathValue, ...]) -> list[float]:
    """The numbers in the arguments; what is none does not count."""
    found = (to_number(text) for value in values for text in texts(value))
    return [number for number in found if not math.isnan(number)]


def _round(context: Any, value: float, places: float = 0.0) -> float:
    """Half goes towards plus infinity (XPath 1.0 §4.4), on the decimal figures that are shown."""
    if not math.isfinite(value) or not -30 <= places <= 30:
        return value if not math.isfinite(value) else math.nan
    unit = Decimal(1).scaleb(-int(places))
    rounding = ROUND_HALF_DOWN if value < 0 else ROUND_HALF_UP
    try:
        return float((Decimal(repr(value)) / unit).quantize(Decimal(1), rounding) * unit)
    except InvalidOperation:
        return value


def _number_function(work: Callable[..., float]) -> Function:
    """`work` with NaN for what it cannot compute."""

    def call(context: Any, *values: float) -> float:
        try:
            return float(work(*values))
        except (ValueError, OverflowError, ZeroDivisionError):
            return math.nan

    return call


def _extreme(choose: Callable[[list[float]], float]) -> Function:
    def call(context: Any, *values: XPathValue) -> float:
        numbers = _numbers(values)
        return choose(numbers) if numbers else math.nan

    return call


def _date(context: Any, value: XPathValue) -> str:
    found = moments.moment(_plain(value))
    return found.date().isoformat() if found else ""


def _date_time(context: Any, value: XPathValue) -> str:
    found = moments.moment(_plain(value))
    return moments.iso(found) if found else ""


def _decimal_date_time(context: Any, value: XPathValue) -> float:
    found = moments.moment(_plain(value))
    return moments.days(found) if found else math.nan


def _decimal_time(context: Any, value: XPathValue) -> float:
    text = to_text(value)
    part = moments.day_fraction(text)
    if part is not None:
        return part
    found = moments.moment(text)
    return moments.days(found) % 1.0 if found else math.nan


_PURE: Mapping[str, Function] = {
    "number": lambda context, value: to_number(value),
    "same": _same,
    "near": _near,
    "if": _if,
    "coalesce": _coalesce,
    "once": _once,
    "position": _position,
    "selected-at": _selected_at,
    "count-selected": lambda context, value: float(len(value.split())),
    "boolean-from-string": _boolean_from_string,
    "checklist": _checklist,
    "weighted-checklist": _weighted_checklist,
    "regex": _regex,
    "concat": _concat,
    "join": _join,
    "substr": _substr,
    "ends-with": lambda context, text, end: text.endswith(end),
    "sum": lambda context, values: math.fsum(_numbers((values,))),
    "min": _extreme(min),
    "max": _extreme(max),
    "count-non-empty": lambda context, values: float(sum(1 for text in texts(values) if text)),
    "round": _round,
    "int": _number_function(math.trunc),
    "pow": _number_function(lambda base, power: math.pow(base, power)),
    "abs": _number_function(abs),
    "sqrt": _number_function(math.sqrt),
    "exp": _number_function(math.exp),
    "exp10": _number_function(lambda value: math.pow(10.0, value)),
    "log": _number_function(math.log),
    "log10": _number_function(math.log10),
    "sin": _number_function(math.sin),
    "cos": _number_function(math.cos),
    "tan": _number_function(math.tan),
    "asin": _number_function(math.asin),
    "acos": _number_function(math.acos),
    "atan": _number_function(math.atan),
    "atan2": _number_function(math.atan2),
    "pi": lambda context: math.pi,
    "date": _date,
    "date-time": _date_time,
    "decimal-date-time": _decimal_date_time,
    "decimal-time": _decimal_time,
}
