"""Opening a sealed bundle: one pass proves it, a second reads it (BUNDLE.md 8).

Nothing of the payload is looked at before the sender's signature over the whole is verified and every
file has met its hash; nothing decrypted touches a disk.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from forms.problems import IntegrityFailure, Report, no_report
from storage.exchange import bag, tarball
from storage.exchange.chain import Link
from storage.exchange.dsse import open_envelope
from storage.exchange.limits import DEFAULT_LIMITS, Limits
from storage.exchange.paths import PathSet, check_path, shown
from storage.exchange.source import Opener, PlainStream, find_parts, plain_stream
from storage.exchange.statement import Statement, refuse_wrong_name


class Trust(Protocol):
    """Who may have sealed a bundle (see `enrol`)."""

    def check(self, statement: Statement, keyid: str) -> bool:
        """Raise `IntegrityFailure` unless the sender is trusted; True for a sender met for the first time."""
        ...


@dataclass(frozen=True)
class Verified:
    """A bundle that was proven: who, what, and the bytes it stands for."""

    parts: tuple[Path, ...]
    statement: Statement
    payload: tuple[bag.Payload, ...]
    sealed_sha256: str
    sealed_size: int
    new_sender: bool

    @property
    def link(self) -> Link:
        """Its place in the sender's chain, for `chain.judge`."""
        said = self.statement
        return Link(
            said.sequence, said.bundle, said.previous, said.previous_content, self.sealed_sha256, said.tagmanifest
        )


@dataclass(frozen=True)
class File:
    """One payload file being read: `path` without `data/`. Use `pieces` up before the next file."""

    path: str
    size: int
    sha256: str
    pieces: Iterator[bytes]


@dataclass(frozen=True)
class _Head:
    """The tag files, checked: folder of the bag, statement, expected hash by payload path."""

    folder: str
    statement: Statement
    expected: dict[str, str]
    tags: dict[str, bytes]
    new_sender: bool


def verify(
    path: Path, opener: Opener, trust: Trust, limits: Limits = DEFAULT_LIMITS, report: Report = no_report
) -> Verified:
    """Prove the bundle at `path` (one file, or any of its parts). `report` counts sealed bytes.

    Raises `IntegrityFailure` with one code for each fault (BUNDLE.md 11), `EnvironmentProblem`
    for a medium that is gone or a newer format, and what `report` raises.
    """
    parts = find_parts(path)
    with plain_stream(parts, opener, report) as stream:
        members = tarball.members(stream)
        head = _read_head(members, trust, limits)
        payload = tuple(_proven(file) for file in _payload(members, head, limits))
        size, digest = _end(stream)
    _check_whole(head, payload)
    return Verified(parts, head.statement, payload, digest, size, head.new_sender)


@contextmanager
def entries(
    verified: Verified, opener: Opener, report: Report = no_report, whole: bool = True
) -> Iterator[Iterator[File]]:
    """The payload of a verified bundle, file by file, hashed again on the way.

    Leaving the block without an error means that every byte was the one that was verified: whoever
    stores what is read must commit after it. Raises `IntegrityFailure("BUNDLE_CHANGED")` otherwise.
    With `whole` false the reader may leave early (attachments come last); then only the files it used up are proven
    again, and nothing may be stored.
    """
    with plain_stream(verified.parts, opener, report) as stream:
        files = _read_again(tarball.members(stream), verified)
        yield files
        if not whole:
            return
        for file in files:
            for _ in file.pieces:
                pass
        if _end(stream) != (verified.sealed_size, verified.sealed_sha256):
            raise IntegrityFailure("BUNDLE_CHANGED")


def _end(stream: PlainStream) -> tuple[int, str]:
    if stream.read(1):
        raise IntegrityFailure("BUNDLE_TRAILING")
    return stream.sealed_size, stream.sealed_sha256


def _read_head(members: Iterator[tarball.Member], trust: Trust, limits: Limits) -> _Head:
    tags: dict[str, bytes] = {}
    folder = ""
    for name in bag.TAG_FILES:
        member = next(members, None)
        if member is None:
            raise IntegrityFailure("BUNDLE_FILE_MISSING", path=name)
        folder = folder or member.path.partition("/")[0]
        found = _inside(member.path, folder)
        if found != name:
            missing = found.startswith(bag.DATA) or found in bag.TAG_FILES
            raise IntegrityFailure(
                "BUNDLE_FILE_MISSING" if missing else "BUNDLE_FILE_EXTRA", path=shown(name if missing else found)
            )
        limits.check_tag_file(name, member.size)
        tags[name] = b"".join(member.pieces)
    bag.check_declaration(tags[bag.DECLARATION])
    content = bag.check_tagmanifest(tags)
    payload, keyid = open_envelope(tags[bag.SIGNATURE])
    statement = Statement.from_json(payload)
    new_sender = trust.check(statement, keyid)
    if statement.tagmanifest != content:
        raise IntegrityFailure("BUNDLE_STATEMENT_MISMATCH")
    refuse_wrong_name(statement, folder)
    expected = bag.read_manifest(tags[bag.MANIFEST])
    limits.check_count(len(expected))
    return _Head(folder, statement, expected, tags, new_sender)


def _inside(path: str, folder: str) -> str:
    """`path` below the bag's folder, checked; raises for anything outside it."""
    check_path(path)
    top, _, rest = path.partition("/")
    if top != folder or not rest:
        raise IntegrityFailure("BUNDLE_PATH_OUTSIDE", path=shown(path))
    return rest


def _payload(members: Iterator[tarball.Member], head: _Head, limits: Limits) -> Iterator[File]:
    """The payload members in their order; raises for any other."""
    waiting = iter(sorted(head.expected, key=bag.archive_order))
    passed_over: set[str] = set()
    met = PathSet()
    total = 0
    for member in members:
        path = _inside(member.path, head.folder)
        met.add(path)
        if path not in head.expected:
            raise IntegrityFailure("BUNDLE_FILE_EXTRA", path=shown(path))
        if path in passed_over:
            raise IntegrityFailure("BUNDLE_ORDER", path=shown(path))
        passed_over.update(itertools.takewhile(path.__ne__, waiting))
        limits.check_member(member.size, total)
        total += member.size
        yield File(path, member.size, head.expected[path], member.pieces)
    for path in itertools.chain(sorted(passed_over), waiting):
        raise IntegrityFailure("BUNDLE_FILE_MISSING", path=shown(path))


def _proven(file: File) -> bag.Payload:
    digest = sha256()
    for piece in file.pieces:
        digest.update(piece)
    if digest.hexdigest() != file.sha256:
        raise IntegrityFailure("BUNDLE_FILE_DAMAGED", path=shown(file.path))
    return bag.Payload(file.path, file.size, file.sha256)


def _check_whole(head: _Head, payload: Sequence[bag.Payload]) -> None:
    """What can only be said of the whole: label, Payload-Oxum and the attachments named in the statement."""
    bag.check_info(head.tags[bag.INFO], head.statement, payload)
    inside = [(file.path, file.sha256, file.size) for file in payload if file.path.startswith(bag.ATTACHMENTS)]
    stated = [(bag.ATTACHMENTS + note.sha256, note.sha256, note.size) for note in head.statement.attachments]
    if inside != sorted(stated):
        raise IntegrityFailure("BUNDLE_ATTACHMENTS_MISMATCH")


def _read_again(members: Iterator[tarball.Member], verified: Verified) -> Iterator[File]:
    for _ in bag.TAG_FILES:
        member = next(members, None)
        if member is None:
            raise IntegrityFailure("BUNDLE_CHANGED")
        for _piece in member.pieces:
            pass
    for known, member in zip(verified.payload, members, strict=False):
        if (member.path.partition("/")[2], member.size) != (known.path, known.size):
            raise IntegrityFailure("BUNDLE_CHANGED")
        yield File(known.path.removeprefix(bag.DATA), known.size, known.sha256, _rehashed(member, known.sha256))
    if next(members, None) is not None:
        raise IntegrityFailure("BUNDLE_CHANGED")


def _rehashed(member: tarball.Member, expected: str) -> Iterator[bytes]:
    digest = sha256()
    for piece in member.pieces:
        digest.update(piece)
        yield piece
    if digest.hexdigest() != expected:
        raise IntegrityFailure("BUNDLE_CHANGED")
