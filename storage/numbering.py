"""Serials and handles: gap-free per kind and laptop, given at the first save, never reused (V04)."""

from __future__ import annotations

from dataclasses import replace

from forms.kinds import Kind
from forms.serials import Serial
from storage.database import Connection
from storage.model import Stint


class Numbering:
    """Counters of this laptop. Callers hold the transaction in which the number is used."""

    def __init__(self, connection: Connection, stint: Stint) -> None:
        self._db = connection
        self._stint = stint

    def next_serial(self, kind: Kind, parent_serial: str = "") -> str:
        """`TH-2601-03A-0014`, or `TH-2601-03A-0014/2` for a record that belongs to another."""
        if parent_serial:
            parent = Serial.parse(parent_serial)
            letter = "" if parent.laptop == self._stint.laptop else self._stint.laptop
            return str(replace(parent, parts=(*parent.parts, (letter, self.take(f"part:{parent_serial}")))))
        return self.next_number(kind.prefix)

    def next_number(self, prefix: str) -> str:
        """The next number of a register or kind with this prefix."""
        return self._serial(prefix, self.take(f"serial:{prefix}"))

    def peek_number(self, prefix: str) -> str:
        """What `next_number` would give, without taking it."""
        row = self._db.execute("SELECT next FROM serial_counter WHERE series = ?", (f"serial:{prefix}",)).fetchone()
        return self._serial(prefix, int(row[0]) if row else 1)

    def _serial(self, prefix: str, sequence: int) -> str:
        stint = self._stint
        return str(Serial(prefix, stint.round, stint.team, stint.laptop, sequence))

    def next_handle(self, kind: Kind) -> str:
        """`J-014` on laptop A; other laptops put their letter in (`J-B014`), so that two never coin the same code."""
        letter = "" if self._stint.laptop == "A" else self._stint.laptop
        return f"{kind.handle_series}-{letter}{self.take(f'handle:{kind.handle_series}'):03d}"

    def take(self, series: str) -> int:
        """The next value of a counter, starting at 1."""
        row = self._db.execute(
            "INSERT INTO serial_counter VALUES (?, 2) "
            "ON CONFLICT (series) DO UPDATE SET next = next + 1 RETURNING next",
            (series,),
        ).fetchone()
        return int(row[0]) - 1
