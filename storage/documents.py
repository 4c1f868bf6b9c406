"""Document review over several records: what is out, what is late, returns, ledger arithmetic (R11, V14)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from forms.ledger import Ledger, read_ledger
from forms.problems import Refused
from forms.rules.documents import ITEM_SETTLED
from storage.attachments import Attachments
from storage.database import Connection, transaction
from storage.model import Content, RecordSummary, Saved
from storage.records import Records

LEDGERS_OF = ("doc_item",)
"""Kinds whose files may be calculated in: what the unit handed over and the log knows, nothing else (R46)."""

OUT = ("received", "partly", "in_review")
"""States in which an item is with the team."""


@dataclass(frozen=True)
class Custody:
    """What the documents page says on top: originals and copies are counted apart (V14)."""

    originals_out: int
    copies_out: int
    overdue: tuple[RecordSummary, ...]
    awaited_late: tuple[RecordSummary, ...]


class Documents:
    """Acts on requests, items and slips of one session; each single write stays one of `Records`."""

    def __init__(self, connection: Connection, records: Records, attachments: Attachments) -> None:
        self._db = connection
        self._records = records
        self._attachments = attachments

    def custody(self, on: str) -> Custody:
        """What is out on the day `on`, what should be back, and what should have been provided by then."""
        items = self._records.summaries("doc_item")
        out = [row for row in items if row.state in OUT and row.fields.get("to_return") == "yes"]
        originals = sum(row.fields.get("original") != "copy" for row in out)
        return Custody(
            originals_out=originals,
            copies_out=len(out) - originals,
            overdue=_late(out, "return_by", on),
            awaited_late=_late([row for row in items if row.state == "requested"], "provide_by", on),
        )

    def still_out(self) -> list[RecordSummary]:
        """V14: what keeps a stint from closing: everything asked for and neither back nor accounted for."""
        return [
            row for row in self._records.summaries("doc_item")
            if row.state not in ITEM_SETTLED and (row.state == "requested" or row.fields.get("to_return") == "yes")
        ]  # fmt: skip

    def give_back(self, items: Sequence[str], slip: Content) -> list[Saved]:
        """Return items on one slip that both sides have signed; either all of them or the first refusal.

        `slip` are the answers of `doc_return` (`signed_by_both` = yes). Returns the saved slip, then the items.
        Raises as `Records.transition`; `Refused("ITEM_NOT_OUT")` for an item that is not with the team.
        """
        heads = [self._records.get(item).head for item in items]
        for head in heads:
            if head.kind != "doc_item" or head.state not in OUT:
                raise Refused("ITEM_NOT_OUT", rule="V14", serial=head.serial)
        with transaction(self._db):
            made = self._records.create("doc_return", {**slip, "items": list(items)}).revision
            signed = self._records.transition(made.record, made.id, "sign")
            slip_field = {"return_slip": made.record}
            return [signed, *(self._records.transition(head.record, head.id, "return", slip_field) for head in heads)]

    def ledger(self, item: str, sha256: str, sheet: str = "") -> Ledger:
        """The one ledger to calculate in: a file that is attached to this very item (R46).

        Raises as `ledger_file` and `forms.ledger.read_ledger`.
        """
        return read_ledger(*self.ledger_file(item, sha256), sheet)

    def ledger_file(self, item: str, sha256: str) -> tuple[bytes, str]:
        """Bytes and name of that file, to be read on another thread: a long sheet takes its time.

        Raises `Refused("LEDGER_NOT_LOGGED")` for a file of any other record.
        """
        head = self._records.get(item).head
        found = [ref for ref in head.attachments if ref.sha256 == sha256]
        if head.kind not in LEDGERS_OF or not found:
            raise Refused("LEDGER_NOT_LOGGED", rule="R11")
        return self._attachments.read(sha256), found[0].name

    def note_calculation(self, item: str, answers: dict[str, Any], noted_by: str, on: str) -> Saved:
        """Keep a result of `forms.ledger_notes` as a review note of the item."""
        serial = self._records.get(item).serial
        content = {**answers, "noted_by": noted_by, "date": on}
        return self._records.create("doc_review_note", content, parent_serial=serial)


def _late(rows: list[RecordSummary], field: str, on: str) -> tuple[RecordSummary, ...]:
    late = [row for row in rows if (due := str(row.fields.get(field) or "")) and due < on]
    return tuple(sorted(late, key=lambda row: (str(row.fields[field]), row.serial)))
