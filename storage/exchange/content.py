"""The payload files of a `records` bundle: written from a vault, read at the office (BUNDLE.md 12)."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from forms.canonical import canonical
from forms.problems import IntegrityFailure
from storage.attachments import CHUNK
from storage.audit import event_fields
from storage.codec import decode
from storage.database import Connection
from storage.exchange.limits import Limits
from storage.exchange.seal import Entry
from storage.exchange.statement import FileNote
from storage.model import AuditEvent, Revision

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

REVISIONS, AUDIT, REGISTERS = "revisions.jsonl", "audit.jsonl", "registers.json"
ATTACHMENTS, FORMS = "attachments/", "forms/"


class _Pieces(io.RawIOBase):
    """An iterator of bytes as a file."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._piece = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        while not self._piece:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._piece = memoryview(piece)
        room = memoryview(buffer).cast("B")
        count = min(len(room), len(self._piece))
        room[:count] = self._piece[:count]
        self._piece = self._piece[count:]
        return count


def as_file(pieces: Callable[[], Iterator[bytes]]) -> Callable[[], BinaryIO]:
    """What an `Entry` opens: each call begins the iterator anew."""
    return lambda: io.BufferedReader(_Pieces(pieces()), 1 << 18)


def bytes_entry(path: str, data: bytes) -> Entry:
    return Entry(path, len(data), lambda: io.BytesIO(data))


def revisions_entry(connection: Connection, bundle: str) -> Entry:
    """revisions.jsonl: the canonical body of every revision noted for `bundle`, one a line, oldest first."""
    chosen = "FROM revision r JOIN bundle_revision b ON b.revision = r.id WHERE b.bundle = ?"
    size = connection.execute(f"SELECT coalesce(sum(length(r.body) + 1), 0) {chosen}", (bundle,)).fetchone()[0]

    def lines() -> Iterator[bytes]:
        for (body,) in connection.execute(f"SELECT r.body {chosen} ORDER BY r.seq", (bundle,)):
            yield bytes(body) + b"\n"

    return Entry(REVISIONS, size, as_file(lines))


def audit_entry(events: Iterable[AuditEvent]) -> Entry:
    """audit.jsonl: the links, each with the hash before it and its own. Held in memory (a few hundred bytes each)."""
    return bytes_entry(AUDIT, b"".join(encode_event(event) + b"\n" for event in events))


def attachment_entry(connection: Connection, note: FileNote) -> Entry:
    """One attachment, streamed from its chunks; the sealing compares it with its name."""

    def chunks() -> Iterator[bytes]:
        n = 0
        query = "SELECT data FROM attachment_chunk WHERE sha256 = ? AND n = ?"
        while row := connection.execute(query, (note.sha256, n)).fetchone():
            yield row[0]
            n += 1

    return Entry(ATTACHMENTS + note.sha256, note.size, as_file(chunks), note.sha256)


def store_attachment(connection: Connection, sha256: str, size: int, pieces: Iterator[bytes]) -> None:
    """Put verified `pieces` into chunks under their final name, which spares the vault a second writing.

    Whoever gives `pieces` compares them with `sha256`; the caller holds the transaction that a difference undoes.
    """
    if connection.execute("SELECT 1 FROM attachment WHERE sha256 = ?", (sha256,)).fetchone():
        return
    source = as_file(lambda: pieces)()
    count = 0
    while chunk := source.read(CHUNK):
        connection.execute("INSERT INTO attachment_chunk (sha256, n, data) VALUES (?,?,?)", (sha256, count, chunk))
        count += 1
    connection.execute("INSERT INTO attachment (sha256, size, chunks) VALUES (?,?,?)", (sha256, size, count))


def encode_event(event: AuditEvent) -> bytes:
    return canonical(event_fields(event) | {"prev": event.prev, "hash": event.hash})


def decode_event(line: bytes) -> AuditEvent:
    """Raises `IntegrityFailure("AUDIT_DAMAGED")`."""
    try:
        event = AuditEvent(**json.loads(line))
        if encode_event(event) != line:
            raise IntegrityFailure("AUDIT_DAMAGED")
    except (ValueError, TypeError) as error:
        raise IntegrityFailure("AUDIT_DAMAGED") from error
    return event


def lines_of(pieces: Iterable[bytes], limits: Limits, code: str) -> Iterator[bytes]:
    """The lines of a stream without their ends. Raises `IntegrityFailure(code)` for a line that is too long or
    has no end."""
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        yield from whole
        if len(rest) > limits.line:
            raise IntegrityFailure(code)
    if rest:
        raise IntegrityFailure(code)


def read_revisions(pieces: Iterable[bytes], limits: Limits) -> Iterator[Revision]:
    """Raises `IntegrityFailure("REVISION_DAMAGED")`."""
    return (decode(line) for line in lines_of(pieces, limits, "REVISION_DAMAGED"))


def read_events(pieces: Iterable[bytes], limits: Limits) -> Iterator[AuditEvent]:
    """Raises `IntegrityFailure("AUDIT_DAMAGED")`."""
    return (decode_event(line) for line in lines_of(pieces, limits, "AUDIT_DAMAGED"))


def read_small(pieces: Iterable[bytes], limits: Limits, code: str) -> bytes:
    """All of a small file. Raises `IntegrityFailure(code)` when it is larger than JSON may be."""
    data = bytearray()
    for piece in pieces:
        data += piece
        if len(data) > limits.json:
            raise IntegrityFailure(code)
    return bytes(data)


def read_json(pieces: Iterable[bytes], limits: Limits, code: str) -> dict[str, Any]:
    """A small JSON object. Raises `IntegrityFailure(code)`."""
    try:
        value = json.loads(read_small(pieces, limits, code))
    except (ValueError, RecursionError) as error:
        raise IntegrityFailure(code) from error
    if not isinstance(value, dict):
        raise IntegrityFailure(code)
    return value
