"""Where a record points at others, by the references of its kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from forms.kinds import Kind
from forms.rules import target_of


def references(kind: Kind, content: Mapping[str, Any]) -> Iterator[tuple[str, int, str, str]]:
    """(field, ordinal, target id, place) of every reference in `content`; empty answers are left out."""
    for reference in kind.references:
        head, _, column = reference.field.partition(".")
        value = content.get(head)
        rows = value if isinstance(value, list | tuple) else [value]
        ordinal = 0
        for number, row in enumerate(rows, 1):
            inside = row.get(column) if column and isinstance(row, Mapping) else row
            answers = inside if isinstance(inside, list | tuple) else [inside]
            for answer in answers:
                target = target_of(answer) if isinstance(answer, str) else ""
                if target:
                    ordinal = max(ordinal + 1, number)
                    yield reference.field, ordinal, target, str(answer).partition("#")[2]
