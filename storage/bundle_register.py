"""The register of bundles as a window may read it: by whoever may work, and leads bundles by whoever keeps leads."""

from __future__ import annotations

from storage.access import Access
from storage.database import Connection
from storage.exchange.bundles import BundleBook, BundleRow
from storage.exchange.chain import Memory


class Bundles:
    """Reads only; writing is part of sealing and of taking in. Every call raises `Refused("ACCOUNT_INACTIVE")` for an
    account that may not work (V03)."""

    def __init__(self, connection: Connection, access: Access) -> None:
        self._book = BundleBook(connection)
        self._access = access

    def all(self, device: str = "") -> list[BundleRow]:
        """By device and number; all, or those of one device."""
        self._access.standing.check()
        return [row for row in self._book.all(device) if self._sees(row)]

    def get(self, bundle: str) -> BundleRow:
        """Raises `Refused` (BUNDLE_UNKNOWN, NOT_YOUR_ROLE for a bundle of leads)."""
        self._access.standing.check()
        row = self._book.get(bundle)
        if not self._sees(row):
            self._access.require("leads", "write")
        return row

    def before(self, row: BundleRow) -> BundleRow | None:
        """The bundle of the same device that came before."""
        earlier = [other for other in self.all(row.device) if other.sequence < row.sequence]
        return earlier[-1] if earlier else None

    def records_in(self, bundle: str) -> set[str]:
        """Ids of the records that a bundle holds. Raises as `get`."""
        return self._book.records_in(self.get(bundle).id)

    def memory(self, device: str) -> Memory:
        """The chain of a device as far as it is known here."""
        self._access.standing.check()
        return self._book.memory(device)

    def _sees(self, row: BundleRow) -> bool:
        return row.statement.kind != "leads" or self._access.word("leads") == "write"
