"""What crosses from storage to the windows: frozen dataclasses and ids, never rows or cursors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from forms.kinds import Role

Content = Mapping[str, Any]
"""Answers of a form: flat, repeats as lists of dicts (ARCHITECTURE, "Records")."""


@dataclass(frozen=True)
class OfficeCard:
    """The public half of an office: who may read what the team seals, and who signs kits and receipts.

    `recipient`, `recovery` and `keeper` are age recipients (`age1…`); `signing_key` is Ed25519, raw, base64.
    `practice`: an office to practise with; nothing real goes to it, and no practice to any other.
    """

    name: str
    recipient: str
    recovery: str
    keeper: str
    signing_key: str
    practice: bool = False


@dataclass(frozen=True)
class Account:
    """A member's account. `recipient` is the public half of its own age identity; empty until a slot exists.

    `person` is the roster's number of whoever holds it (somebody may hold two accounts, but see 9.9). The round's
    authorisation: `document` is its number, `valid_from` and `valid_to` its days (`YYYY-MM-DD`, empty: no limit).
    """

    id: str
    name: str
    role: Role
    recipient: str = ""
    active: bool = True
    person: str = ""
    valid_from: str = ""
    valid_to: str = ""
    document: str = ""


@dataclass(frozen=True)
class Stint:
    """The workspace: one team on one stint, on this laptop. `policy` holds the kit's values (DOMAIN 8),
    `packs` its checklists, taxonomies, criteria and outlines as `forms.packs` reads them."""

    id: str
    round: str
    round_name: str
    team: str
    team_name: str
    laptop: str
    units: tuple[str, ...]
    office: OfficeCard
    practice: bool = False
    marking: str = "工作秘密·内部"
    enter_date: str = ""
    leave_date: str = ""
    policy: Mapping[str, Any] = field(default_factory=dict)
    roster: tuple[Account, ...] = ()
    outlines: tuple[Mapping[str, Any], ...] = ()
    packs: tuple[Mapping[str, Any], ...] = ()
    enrolment_secret: str = ""


@dataclass(frozen=True)
class Sealed:
    """One protected group of fields: an age v1 message (base64) and the recipients it is for."""

    recipients: tuple[str, ...]
    sealed: str


@dataclass(frozen=True)
class AttachmentRef:
    """A file that belongs to a revision; `field` is the question it answers."""

    sha256: str
    name: str
    type: str
    size: int
    field: str


@dataclass(frozen=True)
class Revision:
    """One saved state of a record; `id` is the SHA-256 of its canonical JSON. `at` is UTC, ISO 8601, milliseconds."""

    id: str
    record: str
    kind: str
    parents: tuple[str, ...]
    author: str
    device: str
    at: str
    serial: str
    state: str
    action: str
    content: Content
    protected: Mapping[str, Sealed] = field(default_factory=dict)
    attachments: tuple[AttachmentRef, ...] = ()
    form: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    approved_by: str = ""


@dataclass(frozen=True)
class RecordView:
    """A record with its head or, in a conflict, its heads (all are shown until people resolve it)."""

    id: str
    kind: str
    serial: str
    heads: tuple[Revision, ...]
    custody: str
    bundle: str = ""

    @property
    def head(self) -> Revision:
        """The head; with a conflict the one saved last (`in_conflict` tells)."""
        return max(self.heads, key=lambda revision: (revision.at, revision.id))

    @property
    def in_conflict(self) -> bool:
        return len(self.heads) > 1


@dataclass(frozen=True)
class RecordSummary:
    """One row of a list: no identity, no long text. `custody` is one of `forms.kinds.Custody`."""

    id: str
    kind: str
    serial: str
    handle: str
    state: str
    custody: str
    gist: str
    fields: Mapping[str, Any]
    author: str
    updated_at: str
    conflict: bool = False
    bundle: str = ""
    parent: str = ""


@dataclass(frozen=True)
class Change:
    """What a write touched; the windows refresh what they show of it."""

    records: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    registers: tuple[str, ...] = ()


@dataclass(frozen=True)
class NameHit:
    """A name from the protected fields stands in a text (V13): where, never whose. `place` as in `SearchHit`,
    `start` and `end` are offsets into the text that stands there."""

    place: str
    ordinal: int
    start: int
    end: int


@dataclass(frozen=True)
class Saved:
    """A committed write: the new head, what changed, and the protected names to warn about (V13)."""

    revision: Revision
    change: Change
    names: tuple[NameHit, ...] = ()


@dataclass(frozen=True)
class Draft:
    """Typing that is committed but not yet a revision. `protected` is readable by its author only."""

    record: str
    kind: str
    account: str
    base: str
    written_at: str
    content: Content
    protected: Mapping[str, Content] = field(default_factory=dict)


@dataclass(frozen=True)
class SearchHit:
    """One place that holds every word of a query. `place` is `gist`, `turns/<turn id>` …; `marks` are
    (start, end) offsets into `snippet`."""

    record: str
    kind: str
    serial: str
    handle: str
    state: str
    custody: str
    place: str
    ordinal: int
    snippet: str
    marks: tuple[tuple[int, int], ...]
    updated_at: str


PlaceWords = Mapping[Literal["zh", "en"], str]
"""A place inside a record in words: `turn 12`, `p. 37`; empty for the record as a whole."""


@dataclass(frozen=True)
class AuditEvent:
    """One link of the chain: `hash` = SHA-256(previous hash bytes ‖ canonical JSON of the rest)."""

    seq: int
    device: str
    at: str
    actor: str
    action: str
    object: str
    detail: Mapping[str, Any]
    prev: str
    hash: str


@dataclass(frozen=True)
class PrintJob:
    """One line of the print register. `disposition` says what became of the paper (signed, destroyed …)."""

    number: str
    record: str
    serial: str
    revision: str
    text_sha256: str
    page_kind: str
    variant: str
    copies: int
    pages: int
    by: str
    approved_by: str
    at: str
    target: Literal["printer", "pdf"]
    purpose: str
    disposition: str = ""


@dataclass(frozen=True)
class Medium:
    """A registered stick. `serial` is the hardware's own; a folder in practice mode has `folder:<name>`."""

    number: str
    kind: str
    serial: str
    capacity: int
    custodian: str
    registered_at: str
    state: Literal["in_use", "lost", "destroyed", "returned"] = "in_use"


@dataclass(frozen=True)
class SlotInfo:
    """What the unlock page may know before the key: who has a slot, and how the device secret is kept."""

    id: str
    account: str
    name: str
    role: Role
    device: Literal["keyring", "keyfile"]


@dataclass(frozen=True)
class VaultInfo:
    """What can be said of a vault without opening it. `wait_seconds` > 0 while the wrong-passphrase delay runs."""

    vault_id: str
    path: str
    slots: tuple[SlotInfo, ...]
    round: str
    team_name: str
    laptop: str
    practice: bool
    size: int
    wait_seconds: float
    has_recovery: bool
