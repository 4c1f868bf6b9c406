"""Append-only register lines of one shape: who noted what about which object, when (R30).

Each register counts on its own: `1`, `2`, … with the laptop's letter before it, so that two laptops never coin the
same. Lines travel to the office with the registers of a bundle.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from forms.canonical import canonical
from storage.database import Connection, transaction

RETIRED_KEYS, PLEDGES, COPIES, DESTRUCTIONS = "retired_keys", "pledges", "copies", "destructions"
AUTHORISATIONS, NETWORK, CLEARINGS, DELEGATIONS = "authorisations", "network", "clearings", "delegations"


@dataclass(frozen=True)
class Entry:
    """One line. `object` is the id or number it is about; `body` the register's own columns."""

    register: str
    number: str
    at: str
    by: str
    object: str
    body: Mapping[str, Any] = field(default_factory=dict)


class RegisterBook:
    """Reads and appends lines; nothing changes or deletes one (triggers refuse it)."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, register: str, laptop: str, at: str, by: str, object_id: str, body: Mapping[str, Any]) -> Entry:
        """Append a line with the register's next number (`A1`, `A2` …)."""
        with transaction(self._db):
            count = self._db.execute(
                "SELECT count(*) FROM register_entry WHERE register = ?", (register,)
            ).fetchone()[0]  # fmt: skip
            entry = Entry(register, f"{laptop}{count + 1}", at, by, object_id, dict(body))
            self._db.execute(
                "INSERT INTO register_entry VALUES (?,?,?,?,?,?)",
                (register, entry.number, at, by, object_id, canonical(entry.body).decode()),
            )
        return entry

    def rows(self, register: str = "", object_id: str = "") -> list[Entry]:
        """Lines in the order in which they were written; all, or of one register, or about one object."""
        rows = self._db.execute(
            "SELECT register, number, at, by, object, body FROM register_entry "
            "WHERE (:register = '' OR register = :register) AND (:object = '' OR object = :object) "
            "ORDER BY register, at, length(number), number",
            {"register": register, "object": object_id},
        )
        return [Entry(row[0], row[1], row[2], row[3], row[4], json.loads(row[5])) for row in rows]

    def last(self, register: str, object_id: str) -> Entry | None:
        """The latest line about an object."""
        found = self.rows(register, object_id)
        return found[-1] if found else None
