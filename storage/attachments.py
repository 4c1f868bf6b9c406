"""Attachments: content-addressed by SHA-256, in chunks inside the encrypted database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from forms.problems import IntegrityFailure, Refused, Report, no_report
from storage.access import Access
from storage.database import Connection, transaction
from storage.model import AttachmentRef
from storage.reading import RecordReader

CHUNK = 1 << 20
MAX_SIZE = 2 << 30


class Attachments:
    """Adding is one transaction: a cancelled or failed import leaves nothing behind."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(
        self, source: BinaryIO, name: str, media_type: str, field: str, size: int = 0, report: Report = no_report
    ) -> AttachmentRef:
        """Store what `source` holds; `size` (bytes, when known) is for progress.

        Raises `Refused("ATTACHMENT_TOO_LARGE")`, `Cancelled`.
        """
        digest = hashlib.sha256()
        total = count = 0
        with transaction(self._db):
            staged = f"staged:{name}"
            while chunk := source.read(CHUNK):
                total += len(chunk)
                if total > MAX_SIZE:
                    raise Refused("ATTACHMENT_TOO_LARGE", limit_mb=MAX_SIZE >> 20)
                digest.update(chunk)
                self._db.execute(
                    "INSERT INTO attachment_chunk (sha256, n, data) VALUES (?,?,?)", (staged, count, chunk)
                )
                count += 1
                report(total, max(size, total))
            sha256 = digest.hexdigest()
            if Attachments.size(self, sha256) is None:
                self._db.execute("UPDATE attachment_chunk SET sha256 = ? WHERE sha256 = ?", (sha256, staged))
                self._db.execute("INSERT INTO attachment VALUES (?,?,?)", (sha256, total, count))
            else:
                self._db.execute("DELETE FROM attachment_chunk WHERE sha256 = ?", (staged,))
        return AttachmentRef(sha256, name, media_type, total, field)

    def size(self, sha256: str) -> int | None:
        """Bytes, or None when it is not here."""
        row = self._db.execute("SELECT size FROM attachment WHERE sha256 = ?", (sha256,)).fetchone()
        return int(row[0]) if row else None

    def chunks(self, sha256: str) -> Iterator[bytes]:
        """The content, checked against its name at the end.

        Raises `IntegrityFailure` (ATTACHMENT_MISSING, ATTACHMENT_DAMAGED).
        """
        self._check(sha256)
        row = self._db.execute("SELECT chunks FROM attachment WHERE sha256 = ?", (sha256,)).fetchone()
        if not row:
            raise IntegrityFailure("ATTACHMENT_MISSING", sha256=sha256[:16])
        digest = hashlib.sha256()
        for n in range(row[0]):
            found = self._db.execute(
                "SELECT data FROM attachment_chunk WHERE sha256 = ? AND n = ?", (sha256, n)
            ).fetchone()
            if not found:
                raise IntegrityFailure("ATTACHMENT_DAMAGED", sha256=sha256[:16])
            digest.update(found[0])
            yield found[0]
        if digest.hexdigest() != sha256:
            raise IntegrityFailure("ATTACHMENT_DAMAGED", sha256=sha256[:16])

    def read(self, sha256: str) -> bytes:
        """All of it in memory, for showing."""
        return b"".join(self.chunks(sha256))

    def _check(self, sha256: str) -> None:
        """Whoever holds the connection reads everything; `ReadableAttachments` asks further."""

    def damaged(self) -> list[str]:
        """Attachments whose content is not what their name says."""
        found = []
        whole = Attachments(self._db)
        for (sha256,) in self._db.execute("SELECT sha256 FROM attachment").fetchall():
            try:
                for _ in whole.chunks(sha256):
                    pass
            except IntegrityFailure as problem:
                found.append(f"{problem.code} {sha256[:16]}")
        return found


class ReadableAttachments(Attachments):
    """For one account: what a record that it may read has, and what it added itself."""

    def __init__(self, connection: Connection, reader: RecordReader, access: Access) -> None:
        super().__init__(connection)
        self._reader = reader
        self._access = access

    def add(
        self, source: BinaryIO, name: str, media_type: str, field: str, size: int = 0, report: Report = no_report
    ) -> AttachmentRef:
        """As `Attachments.add`, for accounts that write records. Raises `Refused` (NOT_YOUR_ROLE, …)."""
        self._access.require("records")
        with transaction(self._db):
            ref = super().add(source, name, media_type, field, size, report)
            self._db.execute(
                "INSERT OR IGNORE INTO attachment_adder VALUES (?,?)", (ref.sha256, self._access.account.id)
            )
        return ref

    def size(self, sha256: str) -> int | None:
        """Bytes, or None when it is not here or not for this account."""
        return super().size(sha256) if self._may_read(sha256) else None

    def _check(self, sha256: str) -> None:
        if not self._may_read(sha256):
            raise Refused("NOT_READABLE", rule="V09")

    def _may_read(self, sha256: str) -> bool:
        if self._access.standing.code:
            return False
        added = self._db.execute(
            "SELECT 1 FROM attachment_adder WHERE sha256 = ? AND account = ?", (sha256, self._access.account.id)
        ).fetchone()
        return added is not None or self._reader.readable_file(sha256)
