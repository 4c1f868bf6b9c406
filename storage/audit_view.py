"""Reading the audit log: what a role may see of it, filters, and rows for a file (V20; DOMAIN 5, row "Audit log")."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from storage.access import Access, Row
from storage.audit import AuditChains, AuditLog
from storage.database import Connection
from storage.model import AuditEvent

ADMINISTRATORS = ("sysadmin", "secadmin", "auditor")
OPENED, UNLOCKED = "protected_opened", "unlocked"
BLIND: Mapping[str, Row] = {"lead": "leads", "contact_report": "contact_reports"}
"""Kinds of which most roles have at best a number, with their rows of DOMAIN 5."""


@dataclass(frozen=True)
class AuditFilter:
    """What to show; an empty field filters nothing. `since` and `until` are days, both included.

    `number` is a record's number, or the number of a print, a medium, a register line.
    """

    since: str = ""
    until: str = ""
    actor: str = ""
    action: str = ""
    object: str = ""
    device: str = ""
    number: str = ""


class SessionLog(AuditChains):
    """The log as one account has it: for reading, by its role. Lines are written by the stores, for what they did."""

    def __init__(self, connection: Connection, device: str, access: Access, log: AuditLog) -> None:
        super().__init__(connection, device)
        self._access = access
        self._log = log

    def events(self, after: int = 0, device: str = "") -> Iterator[AuditEvent]:
        """Links the account may see: all for the auditor and the office; what the team did for the secrecy
        administrator; its own for the leader; none for others."""
        actors, shut = self._visible(), self._shut()
        for event in self._links(after, device):
            if event.object in shut and event.action != OPENED:
                event = replace(event, actor="", object="", detail={})
            if actors is None or event.actor in actors:
                yield event

    def find(self, wanted: AuditFilter, limit: int = 1000, offset: int = 0) -> list[AuditEvent]:
        """Newest first, across devices. Who wrote a lead or a contact report, and which, is withheld from whoever has
        no more of them than a count (DOMAIN 5); that one was opened is not."""
        actors = self._visible()
        rows = self._db.execute(
            "SELECT device, seq, at, actor, action, object, detail, prev, hash FROM ("
            "SELECT device, seq, at, iif(shut, '', actor) AS actor, action, iif(shut, '', object) AS object, "
            "iif(shut, '{}', detail) AS detail, prev, hash FROM (SELECT *, action <> :opened AND object IN "
            "(SELECT value FROM json_each(:shut)) AS shut FROM audit)) "
            "WHERE (:since = '' OR substr(at, 1, 10) >= :since) AND (:until = '' OR substr(at, 1, 10) <= :until) "
            "AND (:actor = '' OR actor = :actor) AND (:action = '' OR action = :action) "
            "AND (:object = '' OR object = :object) AND (:device = '' OR device = :device) "
            "AND (:number = '' OR object = :number OR json_extract(detail, '$.number') = :number "
            "OR object IN (SELECT id FROM record WHERE serial = :number AND kind NOT IN "
            "(SELECT value FROM json_each(:closed)))) "
            "AND (:all OR actor IN (SELECT value FROM json_each(:actors))) "
            "ORDER BY at DESC, device, seq DESC LIMIT :limit OFFSET :offset",
            {**wanted.__dict__, "all": actors is None, "actors": json.dumps(sorted(actors or ())), "limit": limit,
             "offset": offset, "opened": OPENED, "shut": json.dumps(sorted(self._shut())),
             "closed": json.dumps(self._closed())},
        )  # fmt: skip
        return [
            AuditEvent(row[1], row[0], row[2], row[3], row[4], row[5], json.loads(row[6]), row[7], row[8])
            for row in rows
        ]

    def choices(self) -> Mapping[str, list[str]]:
        """What the filters can be set to: `action`, `actor`, `device`, as far as the account may see."""
        events = self.find(AuditFilter(), limit=1 << 30)
        return {name: sorted({str(getattr(event, name)) for event in events}) for name in ("action", "actor", "device")}

    def export(self, wanted: AuditFilter) -> list[list[Any]]:
        """Rows for a table file, a head first; taking them is logged. Raises `Refused("NOT_YOUR_ROLE")`."""
        self._access.require("audit")
        found = self.find(wanted, limit=1 << 30)
        self._log.append("audit_exported", "", rows=len(found))
        head: list[Any] = ["device", "seq", "at", "actor", "action", "object", "detail", "hash"]
        return [head] + [
            [event.device, event.seq, event.at, event.actor, event.action, event.object,
             json.dumps(dict(event.detail), ensure_ascii=False, sort_keys=True), event.hash]
            for event in reversed(found)
        ]  # fmt: skip

    def openings(self) -> list[AuditEvent]:
        """Openings of protected groups with their reasons, newest first, as far as the account may see."""
        return self.find(AuditFilter(action=OPENED), limit=1 << 30)

    def serials(self, objects: Iterable[str]) -> Mapping[str, str]:
        """Record → number, of those the account may have the log of. Of leads and contact reports only for whoever
        has more of them than a count (DOMAIN 5)."""
        if not self._access.word("audit"):
            return {}
        closed = self._closed()
        rows = self._db.execute(
            "SELECT id, serial FROM record WHERE id IN (SELECT value FROM json_each(?)) "
            "AND kind NOT IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(objects)), json.dumps(closed)),
        )
        return dict(rows.fetchall())

    def compartment_counts(self) -> Mapping[str, int]:
        """How many leads and contact reports there are: numbers for whoever may have numbers (DOMAIN 5)."""
        found = {}
        for kind, area in BLIND.items():
            word = self._access.word(area)
            if word in ("count", "read", "write"):
                count = self._db.execute("SELECT count(*) FROM record WHERE kind = ?", (kind,)).fetchone()[0]
                found[kind] = int(count)
        return found

    def _closed(self) -> list[str]:
        """Blind kinds of which the account has no more than a count."""
        return [kind for kind, area in BLIND.items() if self._access.word(area) in ("", "blind", "count")]

    def _shut(self) -> frozenset[str]:
        """Ids of the records of those kinds."""
        rows = self._db.execute(
            "SELECT id FROM record WHERE kind IN (SELECT value FROM json_each(?))", (json.dumps(self._closed()),)
        )
        return frozenset(row[0] for row in rows)

    def _visible(self) -> set[str] | None:
        """Actors whose events the account may see; None for all."""
        word = self._access.word("audit")
        if word == "all":
            return None
        if word == "own_acts":
            return {self._access.account.id}
        if word == "user_acts":
            marks = ",".join(f"'{role}'" for role in ADMINISTRATORS)
            rows = self._db.execute(f"SELECT id FROM account WHERE role NOT IN ({marks})")
            return {row[0] for row in rows}
        return set()
