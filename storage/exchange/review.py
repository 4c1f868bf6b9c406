"""What the export wizard shows: frozen facts, no text of any record, no row of a record that is not readable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

from storage.exchange.bundles import BundleRow
from storage.exchange.selection import Selection, shown_spans
from storage.exchange.statement import AuditSpan, SerialSpan


@runtime_checkable
class FormSources(Protocol):
    """A form book that can also hand out what it was read from."""

    def source(self, name: str, sha256: str) -> tuple[str, bytes]:
        """File suffix (`.md`, `.xlsx` …) and bytes of one form version. Raises `KeyError` when it is not known."""


@dataclass(frozen=True)
class Pending:
    """How much the office has not confirmed (UI 08c): records only here, and by bundle without a receipt."""

    only_here: int
    by_bundle: Mapping[int, int]

    @property
    def total(self) -> int:
        return self.only_here + sum(self.by_bundle.values())


@dataclass(frozen=True)
class Review:
    """What the wizard shows before anybody approves. `bundle` is the object of the approval.

    `previous` is the bundle before this one, None for the first; `again` is true when a bundle that was approved
    and not written is taken up once more. `forms_missing` are the forms whose sources this program does not have:
    the bundle goes without them.
    """

    bundle: str
    sequence: int
    selection: Selection
    serials: tuple[SerialSpan, ...]
    audit: AuditSpan
    marking: str
    office: str
    recipient: str
    previous: BundleRow | None
    created_at: str
    again: bool
    forms_missing: tuple[str, ...] = ()

    def shown(self, readable: Mapping[str, str]) -> Review:
        """What an account may see of it that reads the records `readable` (serial by id)."""
        return replace(
            self, selection=self.selection.shown(readable), serials=shown_spans(self.serials, readable.values())
        )

    @property
    def total_bytes(self) -> int:
        """Bytes of records and attachments, before sealing."""
        return self.selection.text_bytes + self.selection.attachment_bytes

    @property
    def unsigned(self) -> tuple[str, ...]:
        """Serials in `selection` that are locked without a registered signature; they may go, the slip says so."""
        return tuple(record.serial for record in self.selection.records if record.unsigned)
