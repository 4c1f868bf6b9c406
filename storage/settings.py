"""Key and value pairs of the vault: the stint, policy and each account's preferences. Never record content."""

from __future__ import annotations

import json
from typing import Any

from storage.database import Connection, transaction


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
