"""Switch one rule off inside this process: a line of a function changed, a guard emptied, a cell of the table moved."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from forms.rules import GUARDS


@dataclass(frozen=True)
class Line:
    """`old` in the source of `owner.name` becomes `new`."""

    owner: Any
    name: str
    old: str
    new: str

    def switch_off(self, patch: pytest.MonkeyPatch) -> None:
        found = inspect.getattr_static(self.owner, self.name)
        function = found.fget if isinstance(found, property) else found
        source = textwrap.dedent(inspect.getsource(function))
        assert self.old in source, f"{self.name} no longer says {self.old!r}"
        space: dict[str, Any] = dict(function.__globals__)
        changed = textwrap.indent(source.replace(self.old, self.new), " ")
        # `super()` without arguments needs its class as a variable of the function around
        maker = f"from __future__ import annotations\ndef made(__class__):\n{changed}\n return {self.name}\n"
        exec(compile(maker, "mutant", "exec"), space)  # noqa: S102
        mutant = space["made"](self.owner)
        patch.setattr(self.owner, self.name, property(mutant) if isinstance(found, property) else mutant)


@dataclass(frozen=True)
class Silent:
    """A function that raises a refusal with `code` goes on instead, for whoever has imported it as well."""

    owner: Any
    name: str
    code: str

    def switch_off(self, patch: pytest.MonkeyPatch) -> None:
        function = inspect.getattr_static(self.owner, self.name)
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
        silencer = _Silencer(self.code)
        changed = ast.fix_missing_locations(silencer.visit(tree))
        assert silencer.found, f"{self.name} no longer raises {self.code}"
        space: dict[str, Any] = dict(function.__globals__)
        exec(compile(changed, "mutant", "exec"), space)  # noqa: S102
        patch.setattr(function, "__code__", space[self.name].__code__)


class _Silencer(ast.NodeTransformer):
    def __init__(self, code: str) -> None:
        self._code = code
        self.found = False

    def visit_Raise(self, node: ast.Raise) -> ast.stmt:
        if self._code not in codes_in(node):
            return node
        self.found = True
        return ast.Pass()


def codes_in(node: ast.AST) -> set[str]:
    """Codes of the refusals made inside `node`."""
    return {
        call.args[0].value
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Refused" and call.args
        and isinstance(call.args[0], ast.Constant)
    }  # fmt: skip


@dataclass(frozen=True)
class Guard:
    """A guard of the kinds table never objects."""

    name: str

    def switch_off(self, patch: pytest.MonkeyPatch) -> None:
        assert self.name in GUARDS
        patch.setitem(GUARDS, self.name, lambda context: [])  # type: ignore[arg-type]


@dataclass(frozen=True)
class Field:
    """A field of a frozen row (a kind) has another value."""

    row: Any
    name: str
    value: Any

    def switch_off(self, patch: pytest.MonkeyPatch) -> None:
        before = getattr(self.row, self.name)
        assert before != self.value
        patch.setitem(self.row.__dict__, self.name, self.value)


Mutation = Line | Silent | Guard | Field
Test = Callable[..., None]
