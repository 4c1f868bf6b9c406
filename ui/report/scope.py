"""A scope as the argument of a page, and back."""

from __future__ import annotations

import json
from dataclasses import asdict

from forms.report.model import Scope


def to_argument(what: str, scope: Scope) -> str:
    """`what` is `outline` or `volume`."""
    return json.dumps({"what": what, **asdict(scope)}, ensure_ascii=False)


def from_argument(argument: str) -> tuple[str, Scope]:
    """What `to_argument` was given."""
    found = json.loads(argument)
    return found.pop("what"), Scope(**found)
