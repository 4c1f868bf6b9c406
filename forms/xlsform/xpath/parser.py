"""Tokens -> syntax tree (XPath 1.0 §3), by precedence climbing."""

from __future__ import annotations

from forms.xlsform.xpath.lexer import Token, tokens
from forms.xlsform.xpath.syntax import (
    Call,
    Chain,
    Expression,
    ExpressionError,
    Literal,
    Negation,
    Number,
    Path,
    Reference,
    Step,
)

MAX_DEPTH = 200
"""Levels of brackets and function calls within one another."""

_LEVELS: tuple[tuple[str, ...], ...] = (
    ("or",),
    ("and",),
    ("=", "!="),
    ("<", "<=", ">", ">="),
    ("+", "-"),
    ("*", "div", "mod"),
)
_LEVEL_OF = {operator: level for level, operators in enumerate(_LEVELS) for operator in operators}
_AXES = (
    "ancestor", "ancestor-or-self", "attribute", "child", "descendant", "descendant-or-self", "following",
    "following-sibling", "parent", "preceding", "preceding-sibling", "self",
)  # fmt: skip
_NODE_TYPES = ("node", "text", "comment", "processing-instruction")


def parse(text: str) -> Expression:
    """Raises `ExpressionError` with `FORM_EXPRESSION_WRONG`, `…_LONG` or `…_DEEP`."""
    parser = _Parser(tokens(text))
    found = parser.expression(0)
    parser.expect_end()
    return found


class _Parser:
    def __init__(self, found: list[Token]) -> None:
        self._tokens = found
        self._place = 0
        self._depth = 0

    @property
    def _now(self) -> Token:
        return self._tokens[self._place]

    def _next(self) -> Token:
        token = self._tokens[self._place]
        self._place += 1
        return token

    def _is(self, *marks: str) -> bool:
        return self._now.kind in ("mark", "operator") and self._now.text in marks

    def _expect(self, mark: str) -> None:
        if not self._is(mark):
            raise self._wrong()
        self._place += 1

    def _wrong(self) -> ExpressionError:
        start = self._place if self._now.kind != "end" else max(0, self._place - 2)
        rest = self._tokens[start : self._place + 4]
        return ExpressionError("FORM_EXPRESSION_WRONG", near=" ".join(token.text for token in rest).strip())

    def expect_end(self) -> None:
        if self._now.kind != "end":
            raise self._wrong()

    def expression(self, level: int) -> Expression:
        """One expression whose operators bind at least as close as `level`."""
        left = self._operand()
        while self._now.kind == "operator" and _LEVEL_OF.get(self._now.text, -1) >= level:
            here = _LEVEL_OF[self._now.text]
            rest: list[tuple[str, Expression]] = []
            while self._now.kind == "operator" and _LEVEL_OF.get(self._now.text) == here:
                operator = self._next().text
                rest.append((operator, self.expression(here + 1)))
            left = Chain(left, tuple(rest))
        return left

    def _operand(self) -> Expression:
        minus = 0
        while self._is("-"):
            self._place += 1
            minus += 1
        found = self._path()
        rest: list[tuple[str, Expression]] = []
        while self._is("|"):
            self._place += 1
            rest.append(("|", self._path()))
        if rest:
            found = Chain(found, tuple(rest))
        if not minus:
            return found
        return Negation(found) if minus % 2 else Negation(Negation(found))

    def _path(self) -> Expression:
        if self._is("/"):
            self._place += 1
            steps = self._steps(deep=False) if self._starts_step() else ()
            return Path(None, (), True, steps)
        if self._is("//"):
            self._place += 1
            return Path(None, (), True, self._steps(deep=True))
        base = self._primary()
        if base is None:
            return Path(None, (), False, self._steps(deep=False))
        predicates = self._predicates()
        steps = ()
        if self._is("/", "//"):
            steps = self._steps(deep=self._next().text == "//")
        return Path(base, predicates, False, steps) if predicates or steps else base

    def _primary(self) -> Expression | None:
        """A literal, number, reference, bracket or call; None when a path step stands here."""
        token = self._now
        if token.kind == "number":
            return Number(self._next().text)
        if token.kind == "literal":
            return Literal(self._next().text)
        if token.kind == "reference":
            return Reference(self._next().text)
        if self._is("("):
            return self._bracket()
        following = self._tokens[self._place + 1] if token.kind == "name" else token
        if token.kind == "name" and following.text == "(" and token.text not in _NODE_TYPES:
            return self._call()
        return None

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ExpressionError("FORM_EXPRESSION_DEEP", limit=str(MAX_DEPTH))

    def _bracket(self) -> Expression:
        self._deeper()
        self._expect("(")
        inside = self.expression(0)
        self._expect(")")
        self._depth -= 1
        return inside

    def _call(self) -> Call:
        self._deeper()
        name = self._next().text
        self._expect("(")
        arguments: list[Expression] = []
        while not self._is(")"):
            if arguments:
                self._expect(",")
            arguments.append(self.expression(0))
        self._expect(")")
        self._depth -= 1
        return Call(name, tuple(arguments))

    def _starts_step(self) -> bool:
        return self._now.kind == "name" or self._is(".", "..", "@", "*")

    def _steps(self, *, deep: bool) -> tuple[Step, ...]:
        found = [self._step(deep)]
        while self._is("/", "//"):
            found.append(self._step(self._next().text == "//"))
        return tuple(found)

    def _step(self, deep: bool) -> Step:
        if self._is(".", ".."):
            axis = "self" if self._next().text == "." else "parent"
            return Step(axis, "node()", self._predicates(), deep)
        axis = "child"
        if self._is("@"):
            self._place += 1
            axis = "attribute"
        elif self._now.kind == "name" and self._tokens[self._place + 1].text == "::":
            axis = self._next().text
            self._place += 1
            if axis not in _AXES:
                raise ExpressionError("FORM_EXPRESSION_WRONG", near=f"{axis}::")
        return Step(axis, self._test(), self._predicates(), deep)

    def _test(self) -> str:
        if self._is("*"):
            self._place += 1
            return "*"
        if self._now.kind != "name":
            raise self._wrong()
        name = self._next().text
        if name in _NODE_TYPES and self._is("("):
            self._place += 1
            self._expect(")")
            return f"{name}()"
        return name

    def _predicates(self) -> tuple[Expression, ...]:
        found = []
        while self._is("["):
            self._deeper()
            self._place += 1
            found.append(self.expression(0))
            self._expect("]")
            self._depth -= 1
        return tuple(found)
