"""What goes out and what stays: decided from the vault alone, without looking into any text.

`select` sees every record; `Selection.shown` is what of it one account may be shown (V09): rows of records it reads,
numbers for the others, and nothing at all of kinds that go in every bundle (contact reports, V17).
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from forms.canonical import canonical, sha256_hex
from forms.kinds import KINDS, Kind
from forms.serials import Serial, serial_range
from storage.database import Connection
from storage.exchange.bundles import SENT
from storage.exchange.statement import Count, FileNote, SerialSpan, Void

Scope = Literal["delta", "unreceived", "full"]
"""`delta`: what no written bundle holds. `unreceived`: what no receipt covers (a stick was lost). `full`: all."""

ALWAYS = frozenset(kind.name for kind in KINDS.values() if kind.travels == "always")
"""Kinds that go in every bundle; no window counts them (V17)."""
_ALWAYS_PREFIXES = frozenset(KINDS[name].prefix for name in ALWAYS)
_SENT = ", ".join(f"'{state}'" for state in SENT)
_DONE: Mapping[Scope, str] = {
    "delta": "SELECT b.revision FROM bundle_revision b JOIN bundle n ON n.id = b.bundle "
    f"WHERE n.state IN ({_SENT}) AND n.id <> :bundle",
    "unreceived": "SELECT revision FROM bundle_revision WHERE received = 1",
    "full": "SELECT '' WHERE 0",
}


_ALWAYS = ", ".join(f"'{name}'" for name in sorted(ALWAYS)) or "''"
"""Kinds that go with every bundle, as SQL texts (V17)."""


@dataclass(frozen=True)
class OutRecord:
    """One record that leaves: no text, no identity. `unsigned` when its signature result is not registered yet."""

    id: str
    kind: str
    serial: str
    handle: str
    state: str
    custody: str
    fields: Mapping[str, Any]
    reason: str
    revisions: int
    files: int
    unsigned: bool


@dataclass(frozen=True)
class Held:
    """Records of one kind and state that stay, and why: `open` (not locked yet) or `conflict` (two heads). `hidden`
    more are not readable for whoever looks."""

    kind: str
    state: str
    why: Literal["open", "conflict"]
    serials: tuple[str, ...]
    hidden: int = 0

    @property
    def count(self) -> int:
        return len(self.serials) + self.hidden


@dataclass(frozen=True)
class Selection:
    """`revisions` are (id, record) pairs in the order in which they were written, `counts` records by kind and state,
    `files` attachments by kind, `unsigned` how many records have no registered signature. `anything` is false when
    nothing would go that has not gone before; `mark` differs when anything else goes or stays."""

    scope: Scope
    records: tuple[OutRecord, ...]
    held: tuple[Held, ...]
    revisions: tuple[tuple[str, str], ...]
    text_bytes: int
    attachments: tuple[FileNote, ...]
    forms: tuple[tuple[str, str], ...]
    markings: frozenset[str]
    counts: tuple[Count, ...] = ()
    files: Mapping[str, int] = field(default_factory=dict)
    unsigned: int = 0
    anything: bool = False
    mark: str = ""

    def shown(self, readable: Mapping[str, str]) -> Selection:
        """What an account may see that reads the records `readable` (serial by id)."""
        serials = frozenset(readable.values())
        records = tuple(row for row in self.records if row.id in readable and row.kind not in ALWAYS)
        inside = {row.id for row in records}
        held = []
        for row in self.held:
            known = tuple(serial for serial in row.serials if serial in serials)
            held.append(replace(row, serials=known, hidden=row.count - len(known)))
        return replace(
            self,
            records=records,
            held=tuple(row for row in held if row.kind not in ALWAYS),
            revisions=tuple(pair for pair in self.revisions if pair[1] in inside),
            counts=counted(self.counts),
        )

    @property
    def attachment_bytes(self) -> int:
        return sum(note.size for note in self.attachments)


@dataclass(frozen=True)
class _Listed:
    """A row of the table `record`."""

    id: str
    kind: Kind
    serial: str
    handle: str
    state: str
    heads: int
    head: str
    fields: Mapping[str, Any]

    @property
    def custody(self) -> str:
        return self.kind.state(self.state).custody

    @property
    def leaves(self) -> bool:
        return self.heads == 1 and self.kind.state(self.state).goes_out


def select(connection: Connection, scope: Scope, bundle: str = "") -> Selection:
    """Everything fixed or void that `scope` says; `bundle` is the one being made (its own rows do not count)."""
    listed = _list(connection)
    leaving = {row.id for row in listed if row.leaves}
    rows = connection.execute(
        f"SELECT id, record, length(body), id NOT IN ({_DONE[scope]}) AS fresh FROM revision "
        f"WHERE fresh OR kind IN ({_ALWAYS}) ORDER BY seq",
        {"bundle": bundle},
    ).fetchall()
    if not any(row[3] for row in rows if row[1] in leaving):
        rows = []  # what goes with every bundle makes no bundle by itself
    chosen = [(str(row[0]), str(row[1])) for row in rows if row[1] in leaving]
    size = sum(row[2] + 1 for row in rows if row[1] in leaving)
    per_record = Counter(record for _, record in chosen)
    details = _details(connection, [revision for revision, _ in chosen])
    reasons = _reasons(connection, [row.head for row in listed if row.custody == "void"])
    records = tuple(
        OutRecord(
            id=row.id, kind=row.kind.name, serial=row.serial, handle=row.handle, state=row.state, custody=row.custody,
            fields=row.fields, reason=reasons.get(row.head, ""), revisions=per_record[row.id],
            files=len(details.files_of[row.id]), unsigned=_unsigned(row),
        )
        for row in listed if row.id in per_record
    )  # fmt: skip
    sent = _sent_attachments(connection, scope, bundle)
    notes = tuple(FileNote(sha256, size) for sha256, size in sorted(details.files.items()) if sha256 not in sent)
    held = _held(listed)
    states = Counter((record.kind, record.state) for record in records)
    files = Counter({record.kind: 0 for record in records})
    for record in records:
        files[record.kind] += record.files
    return Selection(
        scope, records, held, tuple(chosen), size, notes, tuple(sorted(details.forms)), frozenset(details.markings),
        counts=tuple(Count(kind, state, count) for (kind, state), count in sorted(states.items())), files=files,
        unsigned=sum(record.unsigned for record in records), anything=bool(chosen),
        mark=sha256_hex(canonical([chosen, [[row.kind, row.state, row.why, *row.serials] for row in held]])),
    )  # fmt: skip


def counted(counts: Iterable[Count]) -> tuple[Count, ...]:
    """The counts that windows and slips show."""
    return tuple(count for count in counts if count.kind not in ALWAYS)


def _list(connection: Connection) -> list[_Listed]:
    rows = connection.execute(
        "SELECT id, kind, serial, handle, state, heads, head, summary FROM record ORDER BY kind, serial"
    )
    listed = (_Listed(r[0], KINDS[r[1]], r[2], r[3], r[4], r[5], r[6], json.loads(r[7])) for r in rows)
    return [row for row in listed if row.kind.travels != "apart"]  # leads go in bundles of their own (V16)


def _held(listed: Iterable[_Listed]) -> tuple[Held, ...]:
    found: dict[tuple[str, str, Literal["open", "conflict"]], list[str]] = defaultdict(list)
    for row in listed:
        if not row.leaves:
            found[row.kind.name, row.state, "conflict" if row.heads > 1 else "open"].append(row.serial)
    return tuple(Held(kind, state, why, tuple(serials)) for (kind, state, why), serials in sorted(found.items()))


def _unsigned(row: _Listed) -> bool:
    return any(row.state in move.sources for move in row.kind.transitions if move.name == "register_signature")


@dataclass
class _Details:
    """What the chosen revisions refer to."""

    files: dict[str, int]
    files_of: dict[str, set[str]]
    forms: set[tuple[str, str]]
    markings: set[str]


def _details(connection: Connection, revisions: list[str]) -> _Details:
    """Attachments, forms and markings of the chosen revisions, read by SQLite out of the JSON."""
    details = _Details({}, defaultdict(set), set(), set())
    for start in range(0, len(revisions), 500):
        part = revisions[start : start + 500]
        marks = ",".join("?" * len(part))
        rows = connection.execute(
            "SELECT record, json_extract(CAST(body AS TEXT), '$.attachments', '$.form', '$.content.marking') "
            f"FROM revision WHERE id IN ({marks})",
            part,
        )
        for record, text in rows:
            attachments, form, marking = json.loads(text)
            for ref in attachments:
                details.files[ref["sha256"]] = ref["size"]
                details.files_of[record].add(ref["sha256"])
            if form:
                details.forms.add((form["name"], form["sha256"]))
            if marking:
                details.markings.add(marking)
    return details


def _reasons(connection: Connection, heads: list[str]) -> dict[str, str]:
    query = "SELECT json_extract(CAST(body AS TEXT), '$.reason') FROM revision WHERE id = ?"
    return {head: str(connection.execute(query, (head,)).fetchone()[0]) for head in heads}


def _sent_attachments(connection: Connection, scope: Scope, bundle: str) -> set[str]:
    """Attachments that the revisions already sent (as `scope` counts it) brought along."""
    if scope == "full":
        return set()
    rows = connection.execute(
        "SELECT DISTINCT json_extract(a.value, '$.sha256') FROM revision r, "
        f"json_each(CAST(r.body AS TEXT), '$.attachments') a WHERE r.id IN ({_DONE[scope]})",
        {"bundle": bundle},
    )
    return {str(row[0]) for row in rows}


def one_line(text: str) -> str:
    """`text` as a statement takes it: white space as single spaces, at most 200 characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:200]


def spans(connection: Connection, selection: Selection, laptop: str) -> tuple[SerialSpan, ...]:
    """Serial ranges of this laptop's own records, by prefix, with what is missing, held back and void (V04)."""
    existing: dict[str, set[int]] = defaultdict(set)
    for (text,) in connection.execute("SELECT serial FROM record"):
        serial = Serial.parse(text)
        if serial.laptop == laptop and not serial.parts:
            existing[serial.prefix].add(serial.sequence)
    leaving: dict[str, set[int]] = defaultdict(set)
    voids: dict[str, list[Void]] = defaultdict(list)
    for record in selection.records:
        serial = Serial.parse(record.serial)
        if serial.laptop == laptop and not serial.parts:
            leaving[serial.prefix].add(serial.sequence)
            if record.custody == "void":
                voids[serial.prefix].append(Void(record.serial, one_line(record.reason)))
    held = {Serial.parse(text) for row in selection.held for text in row.serials}
    found = []
    for prefix, numbers in sorted(leaving.items()):
        span = serial_range(numbers)
        if span is None:
            continue
        issued = max(existing[prefix])
        gaps = tuple(n for n in range(1, issued + 1) if n not in existing[prefix])
        stay = tuple(sorted(s.sequence for s in held if (s.prefix, s.laptop, s.parts) == (prefix, laptop, ())))
        found.append(SerialSpan(prefix, span.first, span.last, issued, gaps, stay, tuple(voids[prefix])))
    return tuple(found)


def shown_spans(found: Iterable[SerialSpan], readable: Iterable[str]) -> tuple[SerialSpan, ...]:
    """`spans` for an account that reads the serials `readable`: of other records no reason is told."""
    known = frozenset(readable)
    return tuple(
        replace(span, voids=tuple(void if void.serial in known else Void(void.serial, "") for void in span.voids))
        for span in found if span.prefix not in _ALWAYS_PREFIXES
    )  # fmt: skip
