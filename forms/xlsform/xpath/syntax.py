"""The syntax tree of an expression, and why one cannot be read."""

from __future__ import annotations

from dataclasses import dataclass


class ExpressionError(Exception):
    """An expression that cannot be used. `code` is one of the `FORM_…` codes, `facts` what its words need."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Number:
    text: str


@dataclass(frozen=True, slots=True)
class Literal:
    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """`${name}`."""

    name: str


@dataclass(frozen=True, slots=True)
class Call:
    name: str
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """Terms of one level of precedence, joined from the left: `a + b - c` is `a, (("+", b), ("-", c))`."""

    first: Expression
    rest: tuple[tuple[str, Expression], ...]


@dataclass(frozen=True, slots=True)
class Negation:
    term: Expression


@dataclass(frozen=True, slots=True)
class Step:
    """`axis::test[predicates]`; `deep` when `//` stands before it. `..` is `parent::node()`, `.` `self::node()`."""

    axis: str
    test: str
    predicates: tuple[Expression, ...] = ()
    deep: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """`base[predicates]/steps`; without a base it begins at the root (`absolute`) or where one stands."""

    base: Expression | None
    predicates: tuple[Expression, ...]
    absolute: bool
    steps: tuple[Step, ...]


Expression = Number | Literal | Reference | Call | Chain | Negation | Path
