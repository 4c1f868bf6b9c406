"""Switch one rule off inside this process: a line of a function changed, a guard emptied, a cell of the table moved."""

from __future__ import annotations

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


Mutation = Line | Guard | Field
Test = Callable[..., None]
