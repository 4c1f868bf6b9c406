"""Who may see and do what (DOMAIN 5), asked below the window by every store."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from forms.kinds import Kind
from forms.problems import Refused
from forms.rules import members_of
from storage.model import Account


def readers_of(content: Mapping[str, Any], author: str) -> set[str]:
    """Accounts that may read a record because they wrote, held or recorded it."""
    return members_of(content) | {author}


def sees_kind(account: Account, kind: Kind) -> bool:
    """Whether the account may see any record of the kind at all; which ones, `RecordReader` asks further."""
    return account.role in kind.content_of or account.role in kind.whole_to


def check_create(account: Account, kind: Kind) -> None:
    """Raises `Refused("NOT_YOUR_ROLE")`."""
    if account.role not in kind.creators:
        raise Refused("NOT_YOUR_ROLE", role=account.role)


def check_transition(account: Account, kind: Kind, name: str) -> None:
    """Raises `Refused("NOT_YOUR_ROLE")`."""
    if account.role not in kind.transition(name).roles:
        raise Refused("NOT_YOUR_ROLE", role=account.role)
