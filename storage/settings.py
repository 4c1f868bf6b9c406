"""Key and value pairs of the vault: the stint, policy and each account's preferences. Never record content."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager
from typing import Any

from forms.problems import Refused
from storage.database import Connection, transaction
from storage.model import Account

CORE = frozenset({"stint", "device", "signing_key", "derived", "policy", "name_key"})
"""Keys the stores keep for themselves; no account reads or writes them through its session."""


class Settings:
    """JSON values under text keys."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def get(self, key: str, default: Any = None) -> Any:
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return json.loads(row[0]) if row else default

    def set(self, key: str, value: Any) -> None:
        with transaction(self._db):
            self._db.execute(
                "INSERT OR REPLACE INTO meta VALUES (?,?)", (key, json.dumps(value, ensure_ascii=False, sort_keys=True))
            )

    def together(self) -> AbstractContextManager[None]:
        """What is set inside is kept as a whole, with what other stores write meanwhile, or not at all."""
        return transaction(self._db)


class OwnSettings(Settings):
    """What one account may keep: keys that end with `:<its id>`. The office's own vault keeps its stints here too."""

    def __init__(self, connection: Connection, me: Account) -> None:
        super().__init__(connection)
        self._me = me

    def get(self, key: str, default: Any = None) -> Any:
        """Raises `Refused("NOT_READABLE", rule="R31")`."""
        self._check(key)
        return super().get(key, default)

    def set(self, key: str, value: Any) -> None:
        """Raises `Refused("NOT_READABLE", rule="R31")`."""
        self._check(key)
        super().set(key, value)

    def _check(self, key: str) -> None:
        of_office = self._me.role == "office" and key not in CORE
        if not of_office and not key.endswith(f":{self._me.id}"):
            raise Refused("NOT_READABLE", rule="R31")
