"""What a guard may look at, gathered from the vault; and what a move writes into a record by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from forms.canonical import canonical, sha256_hex
from forms.kinds import KINDS, Kind, Transition
from forms.problems import Refused
from forms.references import references
from forms.rules import Act, GuardContext, Linked
from storage.clock import Clock
from storage.codec import content_in
from storage.database import Connection
from storage.model import Account, AttachmentRef, Content, Revision, Stint

Freezer = Callable[[Content], list[dict[str, Any]]]
"""Makes the rows of a weekly report's `figures` from the report's own dates (V24)."""


class Stamps:
    """Fields that moves write and nobody types: days, accounts, figures, and a row in the record's log."""

    def __init__(self, me: str, clock: Clock, freezer: Freezer | None = None) -> None:
        self._me = me
        self._clock = clock
        self._freezer = freezer

    def written(self, move: Transition, content: Content, approver: str = "") -> Content:
        """`content` with the move's stamps; the approver's only when the word has been given."""
        found = dict(content)
        for name, stamp in move.stamps.items():
            if stamp == "today":
                found[name] = self._clock.today()
            elif stamp == "me":
                found[name] = self._me
            elif stamp == "figures" and self._freezer:
                found[name] = self._freezer(content)
            elif stamp == "approver" and approver:
                found[name] = approver
        return found

    def logged(self, move: Transition, content: Content, opinion: str) -> Content:
        """`content` with one more row in the move's log: what, by whom, on which day, in which words."""
        if not move.log:
            return content
        row = {"step": move.name, "by": self._me, "on": self._clock.today(), "opinion": opinion}
        return {**content, move.log: [*(content.get(move.log) or ()), row]}


class Contexts:
    """Gathers `GuardContext`s. Looks at records the account may not read, but only as `Linked`: never at content."""

    def __init__(self, connection: Connection, me: Account, stint: Stint, clock: Clock) -> None:
        self._db = connection
        self._me = me
        self._stint = stint
        self._clock = clock

    def context(
        self,
        kind: Kind,
        head: Revision,
        content: Content,
        required: tuple[str, ...],
        attachments: tuple[AttachmentRef, ...],
    ) -> GuardContext:
        """Everything a guard of `kind` may ask about the record whose head is `head` and content to be `content`."""
        return GuardContext(
            content=content,
            required=required,
            protected_present=frozenset(head.protected),
            attachments=frozenset(ref.field for ref in attachments),
            acts=self.acts(head.record),
            actor=self._me.id,
            role=self._me.role,
            today=self._clock.today(),
            enter=self._stint.enter_date,
            leave=self._stint.leave_date,
            policy=self._stint.policy,
            linked=self.linked_of(kind, content),
            children=self._children(head.record),
            sealed_in=self._sealed_in(head.record),
        )

    def acts(self, record: str) -> tuple[Act, ...]:
        """The history of a record as who did what when, oldest first."""
        rows = self._db.execute(
            "SELECT a.action, a.author, a.at, a.state FROM act a JOIN revision v ON v.id = a.revision "
            "WHERE a.record = ? ORDER BY a.at, v.seq",
            (record,),
        )
        return tuple(Act(*row) for row in rows)

    def linked_of(self, kind: Kind, content: Content) -> dict[str, Linked]:
        """Every record that `content` points at, by id, as far as it is in this vault."""
        targets = {target for _, _, target, _ in references(kind, content)}
        return {target: linked for target in sorted(targets) if (linked := self.linked(target))}

    def linked(self, record: str) -> Linked | None:
        """A record as rules see it, or None when it is not in this vault."""
        row = self._db.execute(
            "SELECT r.id, r.kind, r.serial, r.state, r.handle, r.parent, v.body, "
            "(SELECT count(*) FROM revision n WHERE n.record = r.id) FROM record r "
            "JOIN revision v ON v.id = r.head WHERE r.id = ?",
            (record,),
        ).fetchone()
        if not row:
            return None
        text = sha256_hex(canonical(KINDS[row[1]].text(content_in(row[6]))))
        settled = KINDS[row[1]].state(row[3]).goes_out
        return Linked(row[0], row[1], row[2], row[3], row[4], row[5], text, settled, row[7])

    def _sealed_in(self, record: str) -> dict[str, bool]:
        """Bundles of this vault that reached their stick with the record, by name (see `GuardContext`)."""
        last = self._db.execute(
            "SELECT v.id FROM revision v JOIN act a ON a.revision = v.id "
            "WHERE v.record = ? AND a.action <> 'reseal' ORDER BY v.seq DESC LIMIT 1",
            (record,),
        ).fetchone()
        rows = self._db.execute(
            "SELECT json_extract(json_extract(n.body, '$.statement'), '$.name'), max(b.revision = ?) "
            "FROM bundle_revision b JOIN bundle n ON n.id = b.bundle "
            "WHERE b.record = ? AND n.state IN ('written', 'delivered', 'receipted') GROUP BY n.id",
            (last[0] if last else "", record),
        )
        return {str(name): bool(whole) for name, whole in rows}

    def _children(self, record: str) -> tuple[Linked, ...]:
        rows = self._db.execute(
            "SELECT id, kind, serial, state, handle, parent FROM record WHERE parent = ? ORDER BY serial", (record,)
        )
        return tuple(Linked(*row) for row in rows)


def check_stamped(kind: Kind, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Fields that moves write cannot be typed. Raises `Refused("FIELD_STAMPED", rule="V05")`."""
    for name in sorted(kind.stamped()):
        if after.get(name) != before.get(name) and (after.get(name) or before.get(name)):
            raise Refused("FIELD_STAMPED", rule="V05", field=name)
