"""V02 below the window: who is recused from what, and the hard block in every role.

A bar stands from the declaration on (`Kind.bar`), for an organisation, a person-role (source code) or both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from forms.kinds import KINDS, Kind, Role
from forms.problems import Refused
from forms.rules import members_of
from storage.access import Access
from storage.database import Connection
from storage.model import Content, Revision

_SEES_ALL: tuple[Role, ...] = ("leader", "deputy", "office")
BARRING = tuple(kind.name for kind in KINDS.values() if kind.bar)
"""Kinds of the declarations themselves: whoever is barred still reads those it may."""

_TOUCHES = "((b.unit <> '' AND b.unit = {unit}) OR (b.handle <> '' AND b.handle = {handle}))"  # a bar and a record meet


@dataclass(frozen=True)
class Bar:
    """One active recusal: the declaration it comes from, whom it concerns, and from what."""

    record: str
    account: str
    unit: str
    handle: str


@dataclass(frozen=True)
class Barred:
    """What a bar keeps its member from: how many records of each kind, never which."""

    bar: Bar
    counts: Mapping[str, int]


class RecusalView:
    """Active bars as a window may show them: all to the leader, the deputy and the office, to others
    their own."""

    def __init__(self, connection: Connection, access: Access) -> None:
        self._db = connection
        self._access = access

    def active(self) -> list[Barred]:
        """Raises `Refused("ACCOUNT_INACTIVE", rule="V03")`."""
        self._access.standing.check()
        me = self._access.account
        everybody = me.role in _SEES_ALL
        found = Recusals(self._db).of("" if everybody else me.id)
        return [Barred(bar, self._counts(bar)) for bar in found]

    def _counts(self, bar: Bar) -> dict[str, int]:
        exempt = ",".join("?" * len(BARRING))
        rows = self._db.execute(
            f"SELECT kind, count(*) FROM record WHERE kind NOT IN ({exempt}) "
            "AND ((? <> '' AND unit = ?) OR (? <> '' AND handle = ?)) GROUP BY kind ORDER BY kind",
            (*BARRING, bar.unit, bar.unit, bar.handle, bar.handle),
        )
        return {kind: int(count) for kind, count in rows}


class Recusals:
    """Reads and derives bars; callers of `derive` hold the transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def derive(self, record: str, kind: Kind, head: Revision) -> None:
        """Set or lift the bar that a declaration stands for."""
        if kind.bar is None:
            return
        self._db.execute("DELETE FROM bar WHERE record = ?", (record,))
        if head.state in kind.bar.states:
            found = (str(head.content.get(name) or "") for name in (kind.bar.account, kind.bar.unit, kind.bar.handle))
            self._db.execute("INSERT INTO bar VALUES (?,?,?,?)", (record, *found))

    def of(self, account: str = "") -> list[Bar]:
        """Active bars, of one account or of all."""
        rows = self._db.execute(
            "SELECT record, account, unit, handle FROM bar WHERE :account = '' OR account = :account ORDER BY record",
            {"account": account},
        )
        return [Bar(*row) for row in rows]

    def condition(self, account: str) -> str:
        """An SQL condition on `record r` (with `:me`): true for what no bar keeps the account from."""
        if not self.of(account):
            return "1"
        exempt = ", ".join(f"'{name}'" for name in BARRING)
        touches = _TOUCHES.format(unit="r.unit", handle="r.handle")
        return f"(r.kind IN ({exempt}) OR NOT EXISTS (SELECT 1 FROM bar b WHERE b.account = :me AND {touches}))"

    def check(self, accounts: Iterable[str], unit: str, handle: str) -> None:
        """Nobody of `accounts` may be barred from this. Raises `Refused("RECUSED", rule="V02", account=<id>)`."""
        touches = _TOUCHES.format(unit=":unit", handle=":handle")
        for account in sorted(set(accounts)):
            found = self._db.execute(
                f"SELECT 1 FROM bar b WHERE b.account = :account AND {touches}",
                {"account": account, "unit": unit, "handle": handle},
            ).fetchone()
            if found:
                raise Refused("RECUSED", rule="V02", account=account)

    def check_named(self, kind: Kind, content: Content, actor: str, parent_serial: str = "") -> None:
        """Neither the writer nor anybody named in `content` may be barred from what it is about. Raises as `check`."""
        if not kind.bar:
            self.check(members_of(content) | {actor}, *self._about(kind, content, "serial", parent_serial))

    def bars_draft(self, account: str, kind: Kind, record: str, content: Content) -> bool:
        """Whether `account` may not be shown what it typed: by what the draft is about, by the record it goes on from,
        or by the record that one belongs to. A new one that says nothing of what it belongs to is kept back from
        whoever is barred from anything."""
        if kind.bar or not self.of(account):
            return False
        row = self._db.execute("SELECT unit, handle, parent FROM record WHERE id = ?", (record,)).fetchone()
        if kind.parent and not row:
            return True
        places = [self._about(kind, content, "id", "")]
        if row:
            places += [(row[0], row[1]), self._about(kind, {}, "id", row[2])]
        try:
            for unit, handle in places:
                self.check([account], unit, handle)
        except Refused:
            return True
        return False

    def _about(self, kind: Kind, content: Content, column: str, parent: str) -> tuple[str, str]:
        """Organisation and person-role of `content`; what it does not say is the parent's."""
        unit, handle = str(content.get(kind.unit) or ""), str(content.get(kind.handle) or "")
        row = self._db.execute(f"SELECT unit, handle FROM record WHERE {column} = ?", (parent,)).fetchone()
        return (unit or row[0], handle or row[1]) if row else (unit, handle)
