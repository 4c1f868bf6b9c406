"""Sealing: entries and a statement become one age file, streamed (BUNDLE.md 2–7).

Two passes over the entries: the first only where a hash is not known yet, the second into the
archive, which age pulls piece by piece. Nothing is kept on disk but the sealed bytes.
"""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any, BinaryIO, Protocol

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from forms.canonical import sha256_hex
from forms.problems import EnvironmentProblem, IntegrityFailure, Report, no_report
from storage.exchange import tarball
from storage.exchange.bag import DATA, SIGNATURE, TAGMANIFEST, Payload, archive_order, tag_files
from storage.exchange.dsse import sign
from storage.exchange.paths import PathSet
from storage.exchange.statement import Statement

_PIECE = 1 << 20
_AGE_CHUNK = 1 << 16
_AGE_HEADER = 256
_AHEAD = 8


class Writable(Protocol):
    """Where sealed bytes go. Every byte given is taken."""

    def write(self, data: bytes, /) -> int: ...


@dataclass(frozen=True)
class Entry:
    """One payload file to be sealed. `path` is without `data/`; `size` in bytes; `sha256` is "" when it must be
    computed first. `open` gives a fresh reader each time and is used up to twice."""

    path: str
    size: int
    open: Callable[[], BinaryIO]
    sha256: str = ""


@dataclass(frozen=True)
class Prepared:
    """A bundle ready to be streamed: everything is decided and signed, only the bytes are missing."""

    statement: Statement
    tags: dict[str, bytes]
    entries: tuple[Entry, ...]
    tar_size: int

    @property
    def content(self) -> str:
        """SHA-256 of the tagmanifest: names the content whatever key it is sealed with."""
        return self.statement.tagmanifest

    def sealed_size(self, recipients: int) -> int:
        """Upper bound of the sealed file in bytes (age: header, nonce, 16 bytes for every 64 KiB)."""
        chunks = self.tar_size // _AGE_CHUNK + 1
        return self.tar_size + 16 * chunks + _AGE_HEADER * (recipients + 1)


def prepare(
    entries: Sequence[Entry], statement: Statement, key: Ed25519PrivateKey, report: Report = no_report
) -> Prepared:
    """Hash what has no hash, write the tag files, sign. `report` counts bytes hashed.

    Raises `IntegrityFailure` for a path no bundle may hold, `EnvironmentProblem("SOURCE_CHANGED")`.
    """
    paths = PathSet()
    for entry in entries:
        paths.add(DATA + entry.path)
    hashed = tuple(sorted(_hashed(entries, report), key=lambda entry: archive_order(DATA + entry.path)))
    payload = [Payload(DATA + entry.path, entry.size, entry.sha256) for entry in hashed]
    tags = tag_files(statement, payload)
    signed = replace(statement, tagmanifest=sha256_hex(tags[TAGMANIFEST]))
    tags[SIGNATURE] = sign(signed.to_json(), key)
    sizes = [len(data) for data in tags.values()] + [entry.size for entry in hashed]
    tar_size = sum(tarball.space(size) for size in sizes) + len(tarball.trailer())
    return Prepared(signed, tags, hashed, tar_size)


def _hashed(entries: Sequence[Entry], report: Report) -> Iterator[Entry]:
    total = sum(entry.size for entry in entries if not entry.sha256)
    done = 0
    for entry in entries:
        if entry.sha256:
            yield entry
            continue
        digest = sha256()
        for piece in _read(entry):
            digest.update(piece)
            done += len(piece)
            report(done, total)
        yield replace(entry, sha256=digest.hexdigest())


def _read(entry: Entry) -> Iterator[bytes]:
    """The bytes of `entry`; raises `SOURCE_CHANGED` when they are not as many as it said."""
    left = entry.size
    with entry.open() as source:
        while piece := source.read(min(_PIECE, left + 1)):
            left -= len(piece)
            if left < 0:
                break
            yield piece
    if left:
        raise EnvironmentProblem("SOURCE_CHANGED")


def archive(prepared: Prepared, report: Report = no_report) -> Iterator[bytes]:
    """The tar, piece by piece. `report` counts its bytes. Raises `IntegrityFailure("SOURCE_DAMAGED")` when an
    entry is no longer what was signed."""
    statement = prepared.statement
    mtime = int(datetime.fromisoformat(statement.created_at).timestamp())
    for name, data in prepared.tags.items():
        yield tarball.header(f"{statement.name}/{name}", len(data), mtime)
        yield data + bytes(tarball.padding(len(data)))
    done = 0
    for entry in prepared.entries:
        yield tarball.header(f"{statement.name}/{DATA}{entry.path}", entry.size, mtime)
        digest = sha256()
        for piece in _read(entry):
            digest.update(piece)
            yield piece
            done += len(piece)
            report(done, prepared.tar_size)
        if digest.hexdigest() != entry.sha256:
            raise IntegrityFailure("SOURCE_DAMAGED", sha256=entry.sha256)
        yield bytes(tarball.padding(entry.size))
    yield tarball.trailer()
    report(prepared.tar_size, prepared.tar_size)


class _Stopped(Exception):
    """The archive ends before its end; stops the encrypting thread."""


class _Feed:
    """The archive as the file that age reads, a few pieces ahead, from another thread than the one that makes it."""

    def __init__(self) -> None:
        self._queue: queue.Queue[bytes | None] = queue.Queue(_AHEAD)
        self._piece = memoryview(b"")
        self._stop = threading.Event()
        self._ended = False

    def put(self, piece: bytes | None, reader: threading.Thread) -> bool:
        """Hand over a piece, None at the end; False when the reader has gone."""
        while reader.is_alive():
            try:
                self._queue.put(piece, timeout=0.2)
                return True
            except queue.Full:
                continue
        return False

    def stop(self) -> None:
        """Let the next `read` raise."""
        self._stop.set()
        with suppress(queue.Full):
            self._queue.put_nowait(None)

    def read(self, size: int = -1, /) -> bytes:
        """Called by age in the encrypting thread."""
        while not self._piece and not self._ended:
            piece = self._queue.get()
            self._ended = piece is None
            self._piece = memoryview(piece or b"")
        if self._stop.is_set():
            raise _Stopped
        taken, self._piece = self._piece[:size], self._piece[size:]
        return bytes(taken)


class _Pusher:
    """The file that age writes to; keeps what was raised while it was written."""

    def __init__(self, sink: Writable) -> None:
        self._sink = sink
        self.raised: BaseException | None = None

    def write(self, data: bytes, /) -> int:
        try:
            return self._sink.write(data)
        except BaseException as error:
            self.raised = error
            raise

    def flush(self) -> None:
        """The sink is flushed by whoever owns it."""


def seal(prepared: Prepared, recipients: Sequence[str], sink: Writable, report: Report = no_report) -> None:
    """Stream `prepared` through age to `sink`. `recipients` are `age1…`; memory stays flat.

    Raises what the entries, `sink` or `report` raise (so a stopped job raises `Cancelled`), and
    `EnvironmentProblem("RECIPIENT_BAD")`.
    """
    try:
        keys = [pyrage.x25519.Recipient.from_str(recipient) for recipient in recipients]
    except pyrage.RecipientError as error:
        raise EnvironmentProblem("RECIPIENT_BAD") from error
    feed, pusher = _Feed(), _Pusher(sink)
    age = _Age(feed, pusher, keys)
    age.start()
    try:
        for piece in itertools.chain(archive(prepared, report), (None,)):
            if piece != b"" and not feed.put(piece, age):
                break
    except BaseException:
        feed.stop()
        raise
    finally:
        age.join()
    if age.raised is not None:
        raise pusher.raised or age.raised


class _Age(threading.Thread):
    """Encrypts on its own thread while the archive is made; keeps what it raised."""

    def __init__(self, feed: _Feed, pusher: _Pusher, keys: list[Any]) -> None:
        super().__init__(name="seal", daemon=True)
        self._work = (feed, pusher, keys)
        self.raised: BaseException | None = None

    def run(self) -> None:
        try:
            pyrage.encrypt_io(*self._work)
        except BaseException as error:  # noqa: BLE001  # handed over to the thread that joins
            self.raised = error


def seal_with_passphrase(prepared: Prepared, passphrase: str, sink: Writable) -> None:
    """Seal a kit: age's scrypt recipient, whole in memory (a kit is small)."""
    sink.write(pyrage.passphrase.encrypt(b"".join(archive(prepared)), passphrase))
