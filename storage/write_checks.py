"""What is asked below the window before a revision is written, beside states and guards: who, about whom, with what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from forms.kinds import Kind
from forms.problems import Refused
from forms.rules import GuardContext
from storage.clock import Clock
from storage.database import Connection
from storage.model import Account, AttachmentRef, Content, Revision, Sealed
from storage.reading import RecordReader
from storage.recusal import Recusals


class WriteChecks:
    """For one account; `reader` says what that account may read."""

    def __init__(self, connection: Connection, reader: RecordReader, me: Account, clock: Clock) -> None:
        self._db = connection
        self._reader = reader
        self._me = me.id
        self._role = me.role
        self._clock = clock
        self._recusals = Recusals(connection)

    def new(self, kind: Kind, record: str, content: Content, given: Mapping[str, Content], parent_serial: str) -> None:
        """A new record takes nobody's id, hangs on a parent its writer may read, and is whole where it must be.

        Raises `Refused` (RECORD_EXISTS, NOT_READABLE, RECUSED V02, what `Kind.first_guards` say).
        """
        if record and self._db.execute("SELECT 1 FROM revision WHERE record = ?", (record,)).fetchone():
            raise Refused("RECORD_EXISTS", rule="V09")
        if parent_serial:
            row = self._db.execute("SELECT id FROM record WHERE serial = ?", (parent_serial,)).fetchone()
            self._reader.get(row[0] if row else "")
        self._recusals.check_named(kind, content, self._me, parent_serial)
        today = self._clock.now().astimezone().date().isoformat()
        refusals = kind.unfit(GuardContext(content, given=given, actor=self._me, role=self._role, today=today))
        if refusals:
            raise refusals[0]

    def actors(self, kind: Kind, head: Revision, content: Content, approver: str) -> None:
        """V02: whoever approves is not recused; nor, while the record is still written, anybody it names."""
        if not kind.is_fixed(head.state):
            self._recusals.check_named(kind, content, self._me)
        if approver and not kind.bar:
            row = self._db.execute("SELECT unit, handle FROM record WHERE id = ?", (head.record,)).fetchone()
            self._recusals.check([approver], row[0], row[1])

    def decided(self, kind: Kind, heads: Sequence[Revision], content: Content) -> None:
        """What ends a conflict invents nothing that a save could not: fields that moves write, and a handle that was
        given, are those of one of the heads; nobody in it is recused.

        Raises `Refused` (FIELD_STAMPED V05, HANDLE_FIXED V09, RECUSED V02).
        """
        for name in sorted(kind.stamped()):
            if all((content.get(name) or None) != (head.content.get(name) or None) for head in heads):
                raise Refused("FIELD_STAMPED", rule="V05", field=name)
        if kind.handle_series and all(content.get(kind.handle) != head.content.get(kind.handle) for head in heads):
            raise Refused("HANDLE_FIXED", rule="V09")
        self._recusals.check_named(kind, content, self._me)

    def files(self, kind: Kind, attachments: Iterable[AttachmentRef]) -> None:
        """Naming a file makes it readable with the record, so it must have been readable before (V09). Files are
        encrypted with the vault and not to anybody, so records that are sealed to few take none (V16, V17).

        Raises `Refused` (SEALED_TAKES_NO_FILES, NOT_READABLE).
        """
        for ref in attachments:
            if kind.blind:
                raise Refused("SEALED_TAKES_NO_FILES", rule="V16" if kind.area == "leads" else "V17")
            mine = self._db.execute(
                "SELECT 1 FROM attachment_adder WHERE sha256 = ? AND account = ?", (ref.sha256, self._me)
            ).fetchone()
            if not mine and not self._reader.readable_file(ref.sha256):
                raise Refused("NOT_READABLE", rule="V09")


def groups_apart(heads: Sequence[Revision]) -> tuple[str, ...]:
    """Protected groups that are not the same in all heads: sealed, so nobody can compare what they say."""
    names = sorted({name for head in heads for name in head.protected})
    return tuple(
        name for name in names if any(head.protected.get(name) != heads[0].protected.get(name) for head in heads)
    )


def groups_taken(heads: Sequence[Revision], taken: Mapping[str, str]) -> dict[str, Sealed]:
    """The protected groups that end a conflict: `taken` names the head (by id) whose group a person chose.

    Raises `Refused("CONFLICT_PROTECTED", rule="V09", groups=…)` while one that is not the same has no choice.
    """
    by_id = {head.id: head for head in heads}
    open_ones = [name for name in groups_apart(heads) if taken.get(name) not in by_id]
    if open_ones:
        raise Refused("CONFLICT_PROTECTED", rule="V09", groups=open_ones)
    names = {name for head in heads for name in head.protected}
    found = {name: by_id.get(taken.get(name, ""), heads[0]).protected.get(name) for name in sorted(names)}
    return {name: sealed for name, sealed in found.items() if sealed is not None}
