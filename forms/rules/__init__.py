"""The guards: small pure functions, named in the kinds table, each the source of one rule (DOMAIN 6).

One module a family; `GUARDS` finds a guard by the name that the kinds table uses.
"""

from __future__ import annotations

from collections.abc import Mapping

from forms.rules.base import (
    Act,
    Guard,
    GuardContext,
    Linked,
    is_empty,
    members_of,
    required_fields,
    rows_of,
    target_of,
)
from forms.rules.interview import has_turns, signature_complete, times_in_order, two_members

GUARDS: Mapping[str, Guard] = {
    guard.__name__: guard for guard in (required_fields, two_members, times_in_order, has_turns, signature_complete)
}

__all__ = [
    "GUARDS", "Act", "Guard", "GuardContext", "Linked", "has_turns", "is_empty", "members_of", "required_fields",
    "rows_of", "signature_complete", "target_of", "times_in_order", "two_members",
]  # fmt: skip
