"""Reading JSON that strangers may have written: exact members, exact types, one code for every fault."""

from __future__ import annotations

import json
import re
from typing import Any, TypeVar

from forms.canonical import canonical
from forms.problems import IntegrityFailure

_T = TypeVar("_T")


def parse_object(data: bytes, code: str) -> dict[str, Any]:
    """`data` as a JSON object in canonical form (RFC 8785). Raises `IntegrityFailure(code)`."""
    try:
        value = json.loads(data)
        if not isinstance(value, dict) or canonical(value) != data:
            raise IntegrityFailure(code, where="canonical form")
    except (ValueError, RecursionError) as error:
        raise IntegrityFailure(code, where="JSON") from error
    return value


class Shape:
    """One JSON object, asked member by member; each answer has the type asked for or the code is raised."""

    def __init__(self, value: Any, code: str, where: str = "") -> None:
        self._code = code
        self._where = where
        self._asked: set[str] = set()
        if not isinstance(value, dict):
            raise self._fault("")
        self._value = value

    def _fault(self, name: str) -> IntegrityFailure:
        return IntegrityFailure(self._code, where=f"{self._where}/{name}")

    def _take(self, name: str) -> Any:
        if name not in self._value:
            raise self._fault(name)
        self._asked.add(name)
        return self._value[name]

    def text(self, name: str, pattern: str = r"[^\x00-\x08\x0a-\x1f\x7f]{0,400}") -> str:
        """A string that `pattern` matches as a whole; by default one line of at most 400 characters."""
        value = self._take(name)
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            raise self._fault(name)
        return value

    def one_of(self, name: str, values: tuple[_T, ...]) -> _T:
        value = self._take(name)
        for known in values:
            if value == known and isinstance(value, type(known)):
                return known
        raise self._fault(name)

    def number(self, name: str, least: int) -> int:
        """An integer of at least `least`, below 2^53."""
        return self._number(self._take(name), name, least)

    def _number(self, value: Any, name: str, least: int) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value < 1 << 53:
            raise self._fault(name)
        return value

    def numbers(self, name: str) -> tuple[int, ...]:
        return tuple(self._number(value, name, 0) for value in self._list(name))

    def texts(self, name: str, pattern: str) -> tuple[str, ...]:
        values = self._list(name)
        if not all(isinstance(value, str) and re.fullmatch(pattern, value) for value in values):
            raise self._fault(name)
        return tuple(values)

    def flag(self, name: str) -> bool:
        value = self._take(name)
        if not isinstance(value, bool):
            raise self._fault(name)
        return value

    def inner(self, name: str) -> Shape:
        return Shape(self._take(name), self._code, f"{self._where}/{name}")

    def mapping(self, name: str) -> dict[str, Any]:
        """An object taken as it is."""
        value = self._take(name)
        if not isinstance(value, dict):
            raise self._fault(name)
        return value

    def optional(self, name: str, default: _T) -> _T:
        """The member, of the type of `default`, or `default` where it is absent."""
        if name not in self._value:
            return default
        value = self._take(name)
        if not isinstance(value, type(default)):
            raise self._fault(name)
        return value

    def rows(self, name: str) -> tuple[Shape, ...]:
        """A list of objects."""
        return tuple(Shape(row, self._code, f"{self._where}/{name}/{i}") for i, row in enumerate(self._list(name)))

    def _list(self, name: str) -> list[Any]:
        value = self._take(name)
        if not isinstance(value, list):
            raise self._fault(name)
        return value

    def nothing_else(self) -> None:
        """Refuse members nobody asked for."""
        if set(self._value) != self._asked:
            raise self._fault("+")

    def done(self, result: _T) -> _T:
        self.nothing_else()
        return result
