"""A sealed file as it lies on a medium: whole or in numbered parts, opened as a stream of plain bytes."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import pyrage

from forms.problems import EnvironmentProblem, IntegrityFailure, Report, no_report
from storage.exchange.limits import MIB
from storage.exchange.target import PART_SUFFIX, SUFFIX

_MAGIC = b"age-encryption.org/v1\n"
_BATCH = MIB
_AHEAD = 8


class Opener(Protocol):
    """Turns sealed bytes into plain bytes: with age identities or with a passphrase."""

    def decrypt(self, source: Any, sink: Any) -> None: ...


@dataclass(frozen=True)
class Identities:
    """age X25519 identities (`AGE-SECRET-KEY-1…`), any one of which may open."""

    keys: Sequence[str]

    def decrypt(self, source: Any, sink: Any) -> None:
        """Raises `IntegrityFailure`: `BUNDLE_NOT_FOR_US`, `BUNDLE_DAMAGED`."""
        identities = [pyrage.x25519.Identity.from_str(key) for key in self.keys]
        try:
            pyrage.decrypt_io(source, sink, identities)
        except (pyrage.DecryptError, OSError) as error:  # a damaged payload comes as a bare OSError
            raise IntegrityFailure(_code(str(error), "BUNDLE_NOT_FOR_US")) from error


@dataclass(frozen=True)
class Passphrase:
    """The passphrase of a kit. Decrypts in memory, so the sealed file may have at most `limit` bytes."""

    passphrase: str
    limit: int = 256 * MIB

    def decrypt(self, source: Any, sink: Any) -> None:
        """Raises `IntegrityFailure`: `KIT_TOO_BIG`, `KIT_PASSPHRASE_WRONG`, `BUNDLE_DAMAGED`."""
        sealed = bytearray()
        while piece := source.read(MIB):
            sealed += piece
            if len(sealed) > self.limit:
                raise IntegrityFailure("KIT_TOO_BIG", limit=self.limit)
        try:
            sink.write(pyrage.passphrase.decrypt(bytes(sealed), self.passphrase))
        except pyrage.DecryptError as error:
            text = str(error)
            code = "KIT_PASSPHRASE_WRONG" if text == "Decryption failed" else _code(text, "NOT_A_KIT")
            raise IntegrityFailure(code) from error


def _code(text: str, no_match: str) -> str:
    return no_match if text == "No matching keys found" else "BUNDLE_DAMAGED"


def find_parts(path: Path) -> tuple[Path, ...]:
    """The files that make up the bundle `path` belongs to: itself, or all its numbered parts in order.

    Raises `EnvironmentProblem("FILE_MISSING")`, `IntegrityFailure("BUNDLE_PART_MISSING")`.
    """
    if not path.is_file():
        raise EnvironmentProblem("FILE_MISSING", name=path.name)
    stem, dot, number = path.name.rpartition(".")
    if not (number.isdigit() and len(number) == 3 and stem.endswith(SUFFIX)):
        return (path,)
    names = {other.name for other in path.parent.glob(f"{stem}{dot}[0-9][0-9][0-9]")}
    count = max(int(name[-3:]) for name in names)
    parts = [stem + PART_SUFFIX.format(n) for n in range(1, count + 1)]
    missing = [name for name in parts if name not in names]
    if missing:
        raise IntegrityFailure("BUNDLE_PART_MISSING", name=missing[0])
    return tuple(path.parent / name for name in parts)


class _Joined:
    """The parts as one file; counts and hashes what goes by."""

    def __init__(self, parts: Sequence[Path]) -> None:
        self._waiting = list(parts)
        self._current: BinaryIO | None = None
        self._digest = sha256()
        self.size = 0
        self.raised: EnvironmentProblem | None = None

    def read(self, size: int = -1, /) -> bytes:
        """Raises `EnvironmentProblem("MEDIUM_GONE")`, kept in `raised` because age words it anew."""
        try:
            data = self._next(size)
        except OSError as error:
            self.raised = medium_gone(error)
            raise self.raised from error
        self._digest.update(data)
        self.size += len(data)
        return data

    def _next(self, size: int) -> bytes:
        while True:
            if self._current is None:
                if not self._waiting:
                    return b""
                self._current = self._waiting.pop(0).open("rb", buffering=_BATCH)
            data = self._current.read(size)
            if data:
                return data
            self.close()

    def drain(self) -> None:
        """Read what age left unread, so that the hash covers the whole file."""
        while self.read(_BATCH):
            pass

    def hexdigest(self) -> str:
        return self._digest.hexdigest()

    def close(self) -> None:
        if self._current is not None:
            self._current.close()
        self._current = None


class _Stopped(Exception):
    """The reader of the stream has gone; ends the decrypting thread."""


class PlainStream:
    """Decrypts in a thread of its own; `read` gives plain bytes, a few MiB ahead at most.

    `sealed_sha256` and `sealed_size` are set when `read` has given its last byte.
    """

    def __init__(self, parts: Sequence[Path], opener: Opener, report: Report) -> None:
        self._joined = _Joined(parts)
        self._total = sum(part.stat().st_size for part in parts)
        self._report = report
        self._opener = opener
        self._queue: queue.Queue[bytes | None] = queue.Queue(_AHEAD)
        self._stop = threading.Event()
        self._batch: list[bytes] = []
        self._batched = 0
        self._raised: BaseException | None = None
        self._piece = memoryview(b"")
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="unseal", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._opener.decrypt(self._joined, self)
            self._flush_batch()
            self._joined.drain()
        except BaseException as error:  # noqa: BLE001  # handed over to the reading thread, which raises it
            self._raised = self._joined.raised or error
        finally:
            self._joined.close()
            self._put(None)

    def write(self, data: bytes, /) -> int:
        """Called by age in the decrypting thread."""
        self._batch.append(data)
        self._batched += len(data)
        if self._batched >= _BATCH:
            self._flush_batch()
        if self._stop.is_set():
            raise _Stopped
        return len(data)

    def flush(self) -> None:
        """age flushes at its end; the batch is handed over there."""

    def _flush_batch(self) -> None:
        self._put(b"".join(self._batch))
        self._batch.clear()
        self._batched = 0

    def _put(self, item: bytes | None) -> None:
        while not self._stop.is_set():
            try:
                self._queue.put(item, timeout=0.2)
                return
            except queue.Full:
                continue

    def read(self, size: int, /) -> bytes:
        """1…`size` bytes, none at the end. Raises what decrypting raised."""
        while not self._piece and not self._ended:
            item = self._queue.get()
            if item is None:
                self._ended = True
                self._thread.join()
                if self._raised is not None:
                    raise self._raised
            else:
                self._piece = memoryview(item)
                self._report(self._joined.size, self._total)
        taken, self._piece = self._piece[:size], self._piece[size:]
        return bytes(taken)

    @property
    def sealed_sha256(self) -> str:
        return self._joined.hexdigest()

    @property
    def sealed_size(self) -> int:
        return self._joined.size

    def close(self) -> None:
        """End the decrypting thread, wherever it is."""
        self._stop.set()
        self._thread.join()


def medium_gone(error: OSError) -> EnvironmentProblem:
    """The medium does not answer: pulled out, or failing."""
    return EnvironmentProblem("MEDIUM_GONE", reason=error.strerror or "")


def check_magic(parts: Sequence[Path]) -> None:
    """Raises `IntegrityFailure("NOT_A_BUNDLE")` unless the file begins as an age v1 file does."""
    with parts[0].open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise IntegrityFailure("NOT_A_BUNDLE", name=parts[0].name)


@contextmanager
def plain_stream(parts: Sequence[Path], opener: Opener, report: Report = no_report) -> Iterator[PlainStream]:
    """The decrypted bytes of a sealed file. Raises `NOT_A_BUNDLE`, `MEDIUM_GONE` and what the opener raises.

    `report` counts sealed bytes and is called in the thread that reads.
    """
    try:
        check_magic(parts)
        stream = PlainStream(parts, opener, report)
    except OSError as error:
        raise medium_gone(error) from error
    try:
        yield stream
    finally:
        stream.close()
