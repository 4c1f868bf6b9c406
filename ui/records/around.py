"""What comes from storage to the page of one record: the record, what stands about it, what a commit has come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from forms.rules import Linked, is_empty
from forms.rules.base import is_blank_row
from storage.links import BackLink
from storage.model import Account, Change, Content, Draft, NameHit, PlaceWords, RecordSummary, RecordView, Revision
from ui.records.sources import Lists

Typed = Mapping[str, Content]
"""Protected groups typed in the window and not sealed yet, by name."""


def tidy(content: Mapping[str, Any]) -> dict[str, Any]:
    """`content` without answers that are not given and rows in which nothing is said; `False` and 0 are answers."""
    return {name: _tidy(value) for name, value in content.items() if not is_empty(value)}


def _tidy(value: Any) -> Any:
    return [row for row in value if not is_blank_row(row)] if isinstance(value, list) else value


@dataclass(frozen=True)
class Around:
    """What stands about a record: its parent, what belongs to it, who points at it, its acts, what it points at."""

    parent: RecordSummary | None = None
    children: tuple[RecordSummary, ...] = ()
    back: tuple[BackLink, ...] = ()
    history: tuple[Revision, ...] = ()
    known: Mapping[str, RecordSummary] = field(default_factory=dict)
    places: Mapping[str, PlaceWords] = field(default_factory=dict)
    linked: Mapping[str, Linked] | None = None


@dataclass(frozen=True)
class Opened:
    """All that a page needs to begin: the record (None for one not saved yet) and the draft left from last time.

    `writable` says whether this account may write the record by its role; the state is another question. `typed_over`
    is what the draft was typed over, where the record was saved since then; `names` are sealed names in its text.
    """

    record: str
    view: RecordView | None
    draft: Draft | None
    first: Content
    members: tuple[Account, ...]
    lists: Lists
    around: Around
    writable: bool
    typed_over: Content | None = None
    names: tuple[NameHit, ...] = ()


@dataclass(frozen=True)
class Written:
    """A commit. `view` is None for a draft; `at` is the local time of the commit."""

    at: datetime
    view: RecordView | None = None
    change: Change = field(default_factory=Change)
    around: Around | None = None
    names: tuple[NameHit, ...] = ()
