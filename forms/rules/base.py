"""What every guard may look at, and what many rules share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from forms.problems import Refused


@dataclass(frozen=True)
class Act:
    """One revision of the record's history: who did what, when (UTC, ISO 8601), and the state it led to."""

    action: str
    author: str
    at: str
    state: str


@dataclass(frozen=True)
class Linked:
    """Another record as far as a rule may look at it: never its content. `text_sha256` is the fingerprint of its
    text, by which a version of a paper is named, `version` its number; `settled` says that the
    office will get it as it is now."""

    record: str
    kind: str
    serial: str
    state: str
    handle: str = ""
    parent: str = ""
    text_sha256: str = ""
    settled: bool = True
    version: int = 0


@dataclass(frozen=True)
class GuardContext:
    """What a guard may look at, for a move of one record.

    `required` are the names of the form's fields that are required and relevant now; `given` are the protected
    groups written with this very act, `protected_present` names those that have content; `attachments` are the fields
    that have a file. `acts` is the history, oldest first; `actor` the account that moves, `role` its role, `today` its
    day (`YYYY-MM-DD`), `enter` and `leave` the stint's dates, `policy` the kit's values. `linked` has every record this
    one points at, by id, as far as it is in the vault; `children` the records that belong to it. `sealed_in` names the
    bundles that were written and read back with this record in them, and says of each whether it holds the record as
    it is now (sealing anew aside).
    """

    content: Mapping[str, Any]
    required: tuple[str, ...] = ()
    given: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    protected_present: frozenset[str] = field(default_factory=frozenset)
    attachments: frozenset[str] = field(default_factory=frozenset)
    acts: tuple[Act, ...] = ()
    actor: str = ""
    role: str = ""
    today: str = ""
    enter: str = ""
    leave: str = ""
    policy: Mapping[str, Any] = field(default_factory=dict)
    linked: Mapping[str, Linked] = field(default_factory=dict)
    children: tuple[Linked, ...] = ()
    sealed_in: Mapping[str, bool] = field(default_factory=dict)


Guard = Callable[[GuardContext], list[Refused]]


def is_empty(value: Any) -> bool:
    """Whether an answer counts as not given: nothing, blank text, a list of nothing but blank rows."""
    if isinstance(value, list | tuple):
        return all(is_blank_row(row) for row in value)
    return value is None or (isinstance(value, str) and not value.strip())


def is_blank_row(row: Any) -> bool:
    """Whether a row of a repeat was begun and nothing said in it; a number that it was given says nothing."""
    return isinstance(row, Mapping) and all(is_empty(value) for name, value in row.items() if name != "id")


def members_of(content: Mapping[str, Any]) -> set[str]:
    """Accounts that held or recorded the talk, or went on the activity."""
    return {
        name
        for name in (*content.get("interviewers", ()), content.get("recorder"), *content.get("members", ()))
        if name
    }


def rows_of(content: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """The rows of a repeat; none when it was not answered."""
    return [row for row in content.get(name) or () if isinstance(row, Mapping)]


def target_of(reference: Any) -> str:
    """The record id of a reference (`<id>` or `<id>#<place>`); empty when there is none."""
    return str(reference or "").partition("#")[0]


def required_fields(context: GuardContext) -> list[Refused]:
    """★ fields of DOMAIN 3, as the form's own `required` says."""
    return [Refused("FIELD_MISSING", field=name) for name in context.required if is_empty(context.content.get(name))]
