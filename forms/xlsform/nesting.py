"""How deep groups may stand in one another: everything that goes down a form needs room for each level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from forms.problems import Refused

MAX_NESTING = 50


def check_nesting(rows: Iterable[Mapping[str, Any]], headers: Iterable[str]) -> None:
    """Raises `Refused("FORM_NESTED_DEEP")` with the row of the group that is one too deep. Types are plain."""
    columns = [header for header in headers if header.strip().lower() in ("type", "command")]
    depth = 0
    for number, row in enumerate(rows, start=2):
        words = " ".join(str(row.get(column) or "") for column in columns).replace("_", " ").split()
        if words[:1] == ["begin"]:
            depth += 1
        elif words[:1] == ["end"]:
            depth -= 1
        if depth > MAX_NESTING:
            raise Refused("FORM_NESTED_DEEP", sheet="survey", row=number, column="type", limit=MAX_NESTING)
