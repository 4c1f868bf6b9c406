"""The eight checks at the office, each a code with its facts (UI picture 09; the words live in ui/wording)."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from forms.serials import Serial
from storage.audit import AuditChains
from storage.database import Connection
from storage.exchange.chain import Verdict
from storage.exchange.markings import allowed
from storage.exchange.reading import Verified
from storage.exchange.survey import RevisionFact, Survey

Level = Literal["ok", "note", "refuse"]
CheckName = Literal["sender", "complete", "content", "audit", "order", "conflict", "serials", "marking", "links"]


@dataclass(frozen=True)
class Check:
    """`code` names the sentence, `facts` fill it in: numbers, serials, ids; no content."""

    name: CheckName
    level: Level
    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Conflict:
    """A record with more than one head once this bundle is merged; (revision, author, time) of each head."""

    record: str
    kind: str
    serial: str
    heads: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Known:
    """What the office's vault says, asked once for all checks."""

    connection: Connection
    audit: AuditChains

    def has_revision(self, revision: str) -> bool:
        return self._one("SELECT 1 FROM revision WHERE id = ?", revision)

    def has_attachment(self, sha256: str) -> bool:
        return self._one("SELECT 1 FROM attachment WHERE sha256 = ?", sha256)

    def _one(self, query: str, value: str) -> bool:
        return self.connection.execute(query, (value,)).fetchone() is not None

    def facts_of(self, record: str) -> list[RevisionFact]:
        """Revisions of a record that are here already; only what a conflict needs."""
        rows = self.connection.execute(
            "SELECT id, kind, json_extract(CAST(body AS TEXT), '$.state', '$.serial', '$.at', '$.author', '$.parents') "
            "FROM revision WHERE record = ?",
            (record,),
        )
        return [_from_json(record, *row) for row in rows]

    def serials(self, team: str, laptop: str) -> list[tuple[str, str]]:
        """(serial, record) of all records of one laptop."""
        pattern = f"%-{team}{laptop}-%"
        return list(self.connection.execute("SELECT serial, id FROM record WHERE serial LIKE ?", (pattern,)))


def _from_json(record: str, revision: str, kind: str, text: str) -> RevisionFact:
    state, serial, at, author, parents = json.loads(text)
    return RevisionFact(revision, record, kind, state, serial, at, author, tuple(parents), (), "")


def sender_check(verified: Verified) -> Check:
    said = verified.statement
    code = "SENDER_FIRST" if verified.new_sender else "SENDER_KNOWN"
    return Check("sender", "ok", code, {"team": said.team, "laptop": said.laptop, "key": said.sender.key[:8]})


def complete_check(verified: Verified) -> Check:
    return Check("complete", "ok", "ALL_FILES_MATCH", {"files": len(verified.payload) + 4})


def content_check(verified: Verified, found: Survey, known: Known) -> Check:
    """Counts as stated, revisions undamaged, parents and attachments here or at the office."""
    if found.damaged:
        return Check("content", "refuse", found.damaged)
    stated = Counter({(count.kind, count.state): count.count for count in verified.statement.counts})
    if stated != found.counts():
        return Check("content", "refuse", "COUNTS_DIFFER", {"records": len(found.records)})
    inside = {fact.id for fact in found.revisions}
    parents = {parent for fact in found.revisions for parent in fact.parents} - inside
    files = {sha256 for fact in found.revisions for sha256 in fact.attachments} - found.attachments
    missing = sum(not known.has_revision(parent) for parent in parents)
    missing_files = sum(not known.has_attachment(sha256) for sha256 in files)
    facts = {"records": len(found.records), "missing": missing, "files": missing_files}
    if missing or missing_files:
        return Check("content", "note", "REFERENCES_MISSING", facts)
    return Check("content", "ok", "REFERENCES_FOUND", facts)


def audit_check(verified: Verified, found: Survey, known: Known) -> Check:
    """The links hold together, end at the stated head and go on from what the office has."""
    span, device = verified.statement.audit, verified.statement.sender.device
    if found.audit_fault:
        return Check("audit", "refuse", found.audit_fault)
    first, last = found.audit_first, found.audit_last
    if first is None or last is None:
        return Check("audit", "ok" if not span.last else "refuse", "AUDIT_NONE" if not span.last else "AUDIT_BROKEN")
    if (first.seq, last.seq, last.hash) != (span.first, span.last, span.head) or first.device != device:
        return Check("audit", "refuse", "AUDIT_BROKEN", {"seq": last.seq})
    seq, head = known.audit.head(device)
    if first.seq > seq + 1:
        return Check("audit", "note", "AUDIT_GAP", {"first": seq + 1, "last": first.seq - 1})
    if first.seq == seq + 1 and first.prev != head:
        return Check("audit", "refuse", "AUDIT_REWRITTEN", {"seq": first.seq})
    return Check("audit", "ok", "AUDIT_CONTINUOUS", {"last": last.seq})


def order_check(verdict: Verdict) -> Check:
    level: Level = "ok" if verdict.order in ("first", "next", "late") else "note"
    if not verdict.accepted:
        level = "refuse"
    facts: dict[str, Any] = {"sequence": verdict.sequence, "missing": list(verdict.missing)}
    facts |= {"expected": verdict.expected[:16], "claimed": verdict.claimed[:16]}
    return Check("order", level, f"ORDER_{verdict.order.upper()}", facts)


def conflicts_of(found: Survey, known: Known) -> tuple[Conflict, ...]:
    """Records that will have several heads: union of what is here and what comes."""
    by_record: dict[str, dict[str, RevisionFact]] = defaultdict(dict)
    for fact in found.revisions:
        by_record[fact.record][fact.id] = fact
    conflicts = []
    for record, facts in by_record.items():
        for fact in known.facts_of(record):
            facts.setdefault(fact.id, fact)
        parents = {parent for fact in facts.values() for parent in fact.parents}
        heads = sorted((fact for fact in facts.values() if fact.id not in parents), key=lambda fact: fact.at)
        if len(heads) > 1:
            named = tuple((fact.id, fact.author, fact.at) for fact in heads)
            conflicts.append(Conflict(record, heads[-1].kind, heads[-1].serial, named))
    return tuple(conflicts)


def conflict_check(conflicts: tuple[Conflict, ...]) -> Check:
    if not conflicts:
        return Check("conflict", "ok", "NO_CONFLICT")
    serials = [conflict.serial for conflict in conflicts]
    return Check("conflict", "note", "CONFLICTS", {"count": len(serials), "serials": serials})


def serials_check(verified: Verified, found: Survey, known: Known) -> Check:
    """Gap-free by prefix over all the office has, but for what the laptop says it holds back (V04)."""
    said = verified.statement
    owner: dict[str, set[str]] = defaultdict(set)
    for serial, record in known.serials(said.team, said.laptop):
        owner[serial].add(record)
    for fact in found.revisions:
        owner[fact.serial].add(fact.record)
    twice = sorted(serial for serial, records in owner.items() if len(records) > 1)
    if twice:
        return Check("serials", "refuse", "SERIAL_TWICE", {"serials": twice[:20]})
    numbers: dict[str, set[int]] = defaultdict(set)
    for text in owner:
        parsed = Serial.parse(text)
        if (parsed.team, parsed.laptop, parsed.parts) == (said.team, said.laptop, ()):
            numbers[parsed.prefix].add(parsed.sequence)
    voids = sum(len(span.voids) for span in said.serials)
    missing = [
        f"{span.prefix} {number:04d}"
        for span in said.serials
        for number in range(1, span.issued + 1)
        if number not in numbers[span.prefix] and number not in span.held
    ]
    if missing:
        return Check("serials", "note", "SERIALS_MISSING", {"count": len(missing), "serials": missing[:20]})
    return Check("serials", "ok", "SERIALS_CONTINUOUS", {"voids": voids})


def marking_check(verified: Verified, found: Survey) -> Check:
    marking = verified.statement.marking
    if allowed(marking, {fact.marking for fact in found.heads().values() if fact.marking}):
        return Check("marking", "ok", "MARKING_ALLOWED", {"marking": marking})
    return Check("marking", "refuse", "MARKING_WRONG", {"marking": marking[:40]})
