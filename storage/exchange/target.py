"""Writing to a medium so that "written" is true: temporary name, fsync, read-back, then the name (BUNDLE.md 10)."""

from __future__ import annotations

import errno
import os
import queue
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from forms.problems import EnvironmentProblem, IntegrityFailure, Report, no_report
from storage.exchange.limits import FAT32_FILE, MIB

SUFFIX = ".sealed"
PART_SUFFIX = ".{:03d}"
_TEMPORARY, _OLDER = ".writing", ".older"
_BATCH = 2 * MIB
_AHEAD = 4
_SPARE = MIB
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True)
class Written:
    """Bytes that stand on the medium under temporary names, read back and equal. `finish` gives them their names."""

    folder: Path
    stem: str
    temporary: tuple[Path, ...]
    size: int
    sha256: str

    @property
    def names(self) -> tuple[str, ...]:
        """The final names: `<stem>.sealed`, or `<stem>.sealed.001` … for a bundle in parts."""
        if len(self.temporary) == 1:
            return (self.stem + SUFFIX,)
        return tuple(self.stem + SUFFIX + PART_SUFFIX.format(n + 1) for n in range(len(self.temporary)))


@contextmanager
def environment(folder: Path) -> Iterator[None]:
    """What the operating system says of a medium, as one of our problems."""
    try:
        yield
    except OSError as error:
        code = "MEDIUM_FULL" if error.errno in _FULL else "MEDIUM_GONE"
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            code = "MEDIUM_READ_ONLY"
        raise EnvironmentProblem(code, medium=folder.name, reason=error.strerror or "") from error


def check_space(folder: Path, needed: int) -> None:
    """Raises `EnvironmentProblem("MEDIUM_TOO_SMALL")` unless `needed` bytes and a little more are free."""
    with environment(folder):
        free = shutil.disk_usage(folder).free
    if free < needed + _SPARE:
        raise EnvironmentProblem("MEDIUM_TOO_SMALL", medium=folder.name, needed_bytes=needed, free_bytes=free)


def clear_leftovers(folder: Path, stem: str) -> int:
    """Remove what an interrupted writing of this bundle left under temporary names; returns how many files."""
    with environment(folder):
        names = (path for path in folder.iterdir() if path.name.startswith(f"{stem}{SUFFIX}."))
        found = [path for path in names if path.name.endswith(_TEMPORARY)]
        for path in found:
            path.unlink()
    return len(found)


def final_paths(folder: Path, stem: str) -> tuple[Path, ...]:
    """The files that stand in `folder` under the final name of a bundle: one, its parts, or none."""
    whole = folder / (stem + SUFFIX)
    if whole.exists():
        return (whole,)
    return tuple(sorted(folder.glob(f"{stem}{SUFFIX}.[0-9][0-9][0-9]")))


class MediumWriter:
    """The sink on the medium: splits into parts, and hashes and writes in a thread of its own."""

    def __init__(self, folder: Path, stem: str, part_size: int = FAT32_FILE) -> None:
        self._folder = folder
        self._stem = stem
        self._part_size = part_size
        self._queue: queue.Queue[bytes | None] = queue.Queue(_AHEAD)
        self._batch: list[bytes] = []
        self._batched = 0
        self._raised: OSError | None = None
        self._file: BinaryIO | None = None
        self._room = 0
        self._digest = sha256()
        self.parts: list[Path] = []
        self.size = 0
        self._thread = threading.Thread(target=self._run, name="write", daemon=True)
        self._thread.start()

    def write(self, data: bytes, /) -> int:
        """Raises the `OSError` that an earlier write met."""
        self._batch.append(data)
        self._batched += len(data)
        if self._batched >= _BATCH:
            self._hand_over()
        return len(data)

    def _hand_over(self) -> None:
        self._queue.put(b"".join(self._batch))
        self._batch.clear()
        self._batched = 0
        if self._raised is not None:
            raise self._raised

    def _run(self) -> None:
        while (data := self._queue.get()) is not None:
            if self._raised is not None:
                continue
            try:
                self._store(data)
            except OSError as error:
                self._raised = error

    def _store(self, data: bytes) -> None:
        self._digest.update(data)
        self.size += len(data)
        view = memoryview(data)
        while view:
            if not self._room:
                self._next_part()
            assert self._file is not None
            taken = self._file.write(view[: self._room])
            self._room -= taken
            view = view[taken:]

    def _next_part(self) -> None:
        self._sync()
        path = self._folder / (self._stem + SUFFIX + PART_SUFFIX.format(len(self.parts) + 1) + _TEMPORARY)
        self._file = path.open("wb", buffering=0)
        self.parts.append(path)
        self._room = self._part_size

    def _sync(self) -> None:
        if self._file is not None:
            os.fsync(self._file.fileno())
            drop_cache(self._file)
            self._file.close()
            self._file = None

    def finish(self) -> str:
        """Write what is left, fsync; returns the SHA-256 of all bytes. Raises `OSError`."""
        self._hand_over()
        self._end()
        if self._raised is not None:
            raise self._raised
        self._sync()
        sync_folder(self._folder)
        return self._digest.hexdigest()

    def abandon(self) -> None:
        """Stop and remove what was written; a medium that is gone is left as it is."""
        self._end()
        with suppress(OSError):
            if self._file is not None:
                self._file.close()
            for path in self.parts:
                path.unlink(missing_ok=True)

    def _end(self) -> None:
        if self._thread.is_alive():
            self._queue.put(None)
            self._thread.join()


def drop_cache(file: BinaryIO) -> None:
    """Ask the system to forget the pages of `file`, so that what is read next comes from the medium."""
    advise = getattr(os, "posix_fadvise", None)
    if advise is not None:
        advise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def sync_folder(folder: Path) -> None:
    """fsync of a folder, where the system has it."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write(folder: Path, stem: str, fill: Callable[[Any], None], part_size: int = FAT32_FILE) -> Written:
    """Let `fill(sink)` write a sealed file into `folder` under a temporary name, and fsync it.

    Whatever goes wrong, nothing stands under the final name and the temporary files are removed where
    the medium still answers. Raises `MEDIUM_FULL`, `MEDIUM_GONE`, `MEDIUM_READ_ONLY` and what `fill` raises.
    """
    clear_leftovers(folder, stem)
    writer = MediumWriter(folder, stem, part_size)
    try:
        with environment(folder):
            fill(writer)
            digest = writer.finish()
    except BaseException:
        writer.abandon()
        raise
    return Written(folder, stem, tuple(writer.parts), writer.size, digest)


def read_back(written: Written, report: Report = no_report) -> None:
    """Read the temporary files from the medium and compare. `report` counts bytes.

    Raises `IntegrityFailure("READBACK_DIFFERS")` after removing them; `MEDIUM_GONE`.
    """
    try:
        with environment(written.folder):
            same = hash_parts(written.temporary, report) == (written.size, written.sha256)
        if not same:
            raise IntegrityFailure("READBACK_DIFFERS", medium=written.folder.name)
    except BaseException:
        discard(written)
        raise


def hash_parts(paths: Sequence[Path], report: Report = no_report) -> tuple[int, str]:
    """Bytes and SHA-256 of all `paths` in a row, read from the medium and not from the cache. Raises `OSError`."""
    digest, done = sha256(), 0
    total = sum(path.stat().st_size for path in paths)
    for path in paths:
        with path.open("rb", buffering=0) as file:
            drop_cache(file)
            while piece := file.read(_BATCH):
                digest.update(piece)
                done += len(piece)
                report(done, total)
    return done, digest.hexdigest()


def put_file(path: Path, data: bytes) -> None:
    """One file of a few megabytes, which gets its name once it reads back equal from the medium.

    Whatever goes wrong, nothing of it stays where the medium still answers, and an older file of that name is as it
    was. Raises `MEDIUM_FULL`, `MEDIUM_GONE`, `MEDIUM_READ_ONLY`, `IntegrityFailure("READBACK_DIFFERS")`.
    """
    temporary = standing = path.with_name(path.name + _TEMPORARY)
    older: Path | None = None
    try:
        with environment(path.parent):
            with temporary.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
                drop_cache(file)
            if hash_parts((temporary,)) != (len(data), sha256(data).hexdigest()):
                raise IntegrityFailure("READBACK_DIFFERS", medium=path.parent.name)
            if path.exists():
                older = path.replace(path.with_name(path.name + _OLDER))
            standing = temporary.replace(path)
            sync_folder(path.parent)
            if older:
                older.unlink()
    except BaseException:
        with suppress(OSError):
            standing.unlink(missing_ok=True)
            if older:
                older.replace(path)
        raise


def discard(written: Written) -> None:
    """Remove the temporary files, as far as the medium answers."""
    with suppress(OSError):
        for path in written.temporary:
            path.unlink(missing_ok=True)


def finish(written: Written) -> tuple[Path, ...]:
    """Give the bytes their final names, the first part last, and fsync the folder; returns the paths. When that fails
    for one part, those that were named are removed again."""
    final = tuple(written.folder / name for name in written.names)
    named: list[Path] = []
    try:
        with environment(written.folder):
            for temporary, path in reversed(list(zip(written.temporary, final, strict=True))):
                temporary.replace(path)
                named.append(path)
            sync_folder(written.folder)
    except EnvironmentProblem:
        with suppress(OSError):
            for path in named:
                path.unlink(missing_ok=True)
        raise
    return final
