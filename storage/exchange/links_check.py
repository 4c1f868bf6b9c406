"""The ninth check at the office, once a bundle is merged: every link of its records leads to a record here (DOMAIN 8).

It cannot be made before: what a record points at may lie in another bundle of the same laptop or of its neighbour.
So it is asked again whenever somebody looks, and a later bundle may answer it.
"""

from __future__ import annotations

from collections.abc import Iterable

from storage.database import Connection
from storage.exchange.bundles import BundleBook, BundleRow
from storage.exchange.checks import Check
from storage.links import Broken, unresolved

NAMED = 20
"""So many links are named in a check; the report names all."""


def links_check(connection: Connection, records: Iterable[str]) -> Check:
    """`ok`, or a note that names the links which lead nowhere, by serial and place."""
    chosen = set(records)
    broken = unresolved(connection, chosen) if chosen else []
    rows = connection.execute("SELECT record, count(*) FROM link GROUP BY record")
    total = sum(count for record, count in rows if record in chosen)
    if not broken:
        return Check("links", "ok", "LINKS_RESOLVED", {"count": total})
    facts = {"broken": len(broken), "count": total, "links": [link_name(one) for one in broken[:NAMED]]}
    return Check("links", "note", "LINKS_UNRESOLVED", facts)


def checks_of(connection: Connection, row: BundleRow) -> list[Check]:
    """The checks of a bundle that came in: as they were then, but that of its links as it stands now."""
    kept = [Check(**check) for check in row.notes.get("checks", ()) if check["name"] != "links"]
    return [*kept, links_check(connection, BundleBook(connection).records_in(row.id))]


def link_name(broken: Broken) -> str:
    """`DG-2601-03A-0007 evidence.ref 3`: the record, its field, which one of several; never content."""
    return f"{broken.serial} {broken.field} {broken.ordinal}"
