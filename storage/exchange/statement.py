"""What a bundle says of itself, signed by its sender (BUNDLE.md 7, DOMAIN 8 "Manifest")."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

from forms.canonical import canonical
from forms.problems import EnvironmentProblem, IntegrityFailure
from storage.exchange.strict import Shape, parse_object

SCHEMA = 1
"""Version of bundle and statement. A reader refuses a higher one."""

BundleKind = Literal["kit", "records", "weekly", "leads", "closeout", "receipt"]
BUNDLE_KINDS: tuple[BundleKind, ...] = get_args(BundleKind)
FROM_OFFICE: tuple[BundleKind, ...] = ("kit", "receipt")

_HEX32, _HEX64 = r"[0-9a-f]{32}", r"[0-9a-f]{64}"
_TIME = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z"
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,63}")


@dataclass(frozen=True)
class Sender:
    """Who sealed it: device id, raw Ed25519 public key (base64), enrolment token (hex; "" from the office)."""

    device: str
    key: str
    token: str = ""


@dataclass(frozen=True)
class Person:
    """An account: id and the name that stands on paper. Empty for what nobody had to approve."""

    id: str = ""
    name: str = ""


@dataclass(frozen=True)
class MediumNote:
    """The registered stick: its number and hardware serial; `folder:<name>` for a practice folder."""

    number: str = ""
    serial: str = ""


@dataclass(frozen=True)
class Count:
    """Records of one kind in one state."""

    kind: str
    state: str
    count: int


@dataclass(frozen=True)
class Void:
    """A serial that was voided, and why."""

    serial: str
    reason: str


@dataclass(frozen=True)
class SerialSpan:
    """The serials of one prefix that this bundle brings: from, to, the numbers between that no record has (`gaps`),
    those up to `issued` whose records stay on the laptop (`held`), and the voided ones."""

    prefix: str
    first: int
    last: int
    issued: int
    gaps: tuple[int, ...] = ()
    held: tuple[int, ...] = ()
    voids: tuple[Void, ...] = ()


@dataclass(frozen=True)
class FileNote:
    """An attachment: content hash and bytes."""

    sha256: str
    size: int


@dataclass(frozen=True)
class AuditSpan:
    """Events `first`…`last` of the device's chain are inside; `head` is the hash of event `last`. All zero: none."""

    first: int = 0
    last: int = 0
    head: str = ""


@dataclass(frozen=True)
class Statement:
    """The signed statement. `name` is the bag's folder and the file's stem; `previous` and
    `previous_content` are the SHA-256 of the sealed file before this one from the same sender and of the tagmanifest
    inside it ("" for the first); `tagmanifest` is set on sealing."""

    bundle: str
    name: str
    kind: BundleKind
    round: str
    team: str
    laptop: str
    stint: str
    sender: Sender
    sequence: int
    previous: str
    previous_content: str
    created_at: str
    created_by: Person
    approved_by: Person
    medium: MediumNote
    marking: str
    practice: bool
    software: str
    counts: tuple[Count, ...] = ()
    serials: tuple[SerialSpan, ...] = ()
    attachments: tuple[FileNote, ...] = ()
    audit: AuditSpan = AuditSpan()
    tagmanifest: str = ""
    schema: int = SCHEMA

    def to_json(self) -> bytes:
        """Canonical JSON, every field present."""
        return canonical(_plain(self))

    @classmethod
    def from_json(cls, data: bytes) -> Statement:
        """Raises `IntegrityFailure("BUNDLE_STATEMENT_FORM")`, or `EnvironmentProblem("BUNDLE_NEWER")`."""
        value = parse_object(data, "BUNDLE_STATEMENT_FORM")
        schema = value.get("schema")
        if isinstance(schema, int) and not isinstance(schema, bool) and schema > SCHEMA:
            raise EnvironmentProblem("BUNDLE_NEWER", schema=schema, known=SCHEMA)
        return _statement(Shape(value, "BUNDLE_STATEMENT_FORM"))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


def _statement(shape: Shape) -> Statement:
    statement = Statement(
        bundle=shape.text("bundle", _HEX32),
        name=shape.text("name", _NAME.pattern),
        kind=shape.one_of("kind", BUNDLE_KINDS),
        round=shape.text("round", r"\d{4}"),
        team=shape.text("team", r"\d{2}"),
        laptop=shape.text("laptop", r"[A-Z]?"),
        stint=shape.text("stint", rf"({_HEX32})?"),
        sender=_sender(shape.inner("sender")),
        sequence=shape.number("sequence", 1),
        previous=shape.text("previous", rf"({_HEX64})?"),
        previous_content=shape.text("previous_content", rf"({_HEX64})?"),
        created_at=shape.text("created_at", _TIME),
        created_by=_person(shape.inner("created_by")),
        approved_by=_person(shape.inner("approved_by")),
        medium=_medium(shape.inner("medium")),
        marking=shape.text("marking"),
        practice=shape.flag("practice"),
        software=shape.text("software"),
        counts=tuple(_count(row) for row in shape.rows("counts")),
        serials=tuple(_span(row) for row in shape.rows("serials")),
        attachments=tuple(_file(row) for row in shape.rows("attachments")),
        audit=_audit(shape.inner("audit")),
        tagmanifest=shape.text("tagmanifest", _HEX64),
        schema=shape.number("schema", 1),
    )
    shape.nothing_else()
    return statement


def _sender(shape: Shape) -> Sender:
    found = Sender(
        shape.text("device", _HEX32), shape.text("key", r"[A-Za-z0-9+/]{43}="), shape.text("token", rf"({_HEX64})?")
    )
    return shape.done(found)


def _person(shape: Shape) -> Person:
    return shape.done(Person(shape.text("id"), shape.text("name")))


def _medium(shape: Shape) -> MediumNote:
    return shape.done(MediumNote(shape.text("number"), shape.text("serial")))


def _count(shape: Shape) -> Count:
    return shape.done(Count(shape.text("kind"), shape.text("state"), shape.number("count", 0)))


def _span(shape: Shape) -> SerialSpan:
    voids = tuple(row.done(Void(row.text("serial"), row.text("reason"))) for row in shape.rows("voids"))
    first, last, issued = (shape.number(name, 1) for name in ("first", "last", "issued"))
    prefix = shape.text("prefix", r"[A-Z]{2,3}")
    return shape.done(SerialSpan(prefix, first, last, issued, shape.numbers("gaps"), shape.numbers("held"), voids))


def _file(shape: Shape) -> FileNote:
    return shape.done(FileNote(shape.text("sha256", _HEX64), shape.number("size", 0)))


def _audit(shape: Shape) -> AuditSpan:
    head = shape.text("head", rf"({_HEX64})?")
    return shape.done(AuditSpan(shape.number("first", 0), shape.number("last", 0), head))


def bundle_name(kind: BundleKind, team: str, laptop: str, sequence: int) -> str:
    """The stem of the file: `03-A-0004`; other kinds than `records` carry their name: `weekly-03-A-0005`.

    One sender numbers all its bundles in one series whatever their kind.
    """
    stem = "-".join(part for part in (team, laptop, f"{sequence:04d}") if part)
    return stem if kind == "records" else f"{kind}-{stem}"


def refuse_wrong_name(statement: Statement, folder: str) -> None:
    """The folder of the bag, the statement's name and the name its numbers give must be one."""
    made = bundle_name(statement.kind, statement.team, statement.laptop, statement.sequence)
    if not folder == statement.name == made:
        raise IntegrityFailure("BUNDLE_LABEL_MISMATCH")
