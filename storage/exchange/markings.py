"""Markings and their order (V19): an output carries the highest of its contents, never less.

The marks with a star are reserved for state secrets and stay off until an approval is recorded (DOMAIN 9.9);
they are known here only so that they can be refused by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from forms.kinds import Label
from forms.problems import Refused

MARKINGS: Mapping[str, Label] = {
    "internal": Label("内部", "Internal"),
    "internal_keep": Label("内部事项 注意保管", "Internal matter · keep safe"),
    "work_secret_internal": Label("工作秘密·内部", "Work secret · internal"),
}
"""Lowest first; the codes are those of the forms."""

STATE_SECRET = ("secret", "confidential", "top_secret", "秘密★", "机密★", "绝密★")

_ORDER = tuple(MARKINGS)


def code_of(marking: str) -> str:
    """The code of a marking given as code or as either label; what is unknown counts as the highest."""
    for code, label in MARKINGS.items():
        if marking in (code, label.zh, label.en):
            return code
    return _ORDER[-1]


def highest(markings: Iterable[str], least: str) -> str:
    """The code of the highest of `markings`, at least `least`. Raises `Refused("STATE_SECRET_OFF", rule="V19")`."""
    found = [least, *markings]
    if any(is_state_secret(marking) for marking in found):
        raise Refused("STATE_SECRET_OFF", rule="V19")
    return max((code_of(marking) for marking in found if marking), key=_ORDER.index)


def is_state_secret(marking: str) -> bool:
    return marking in STATE_SECRET or "★" in marking


def allowed(marking: str, contents: Iterable[str]) -> bool:
    """Whether `marking` is one we know and not lower than any of `contents`."""
    if marking not in MARKINGS:
        return False
    return all(not is_state_secret(m) and _ORDER.index(code_of(m)) <= _ORDER.index(marking) for m in contents)
