"""The one dialect of tar a bundle speaks: POSIX ustar, regular files only (BUNDLE.md 4).

Written by hand because the reader must meet a hostile file with bounded memory: the standard
library's reader follows pax and GNU extension headers of any size.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from forms.problems import IntegrityFailure
from storage.exchange.limits import MAX_ENTRY
from storage.exchange.paths import shown

BLOCK = 512
_PIECE = 1 << 20
_NAME, _PREFIX = 100, 155
_TRAILER_BLOCKS = 20
_LINKS = b"12"
_DEVICES = b"346"
_FOLDER = b"5"


class Readable(Protocol):
    """What the reader pulls from: `read(n)` gives 1…n bytes, or none at the end."""

    def read(self, size: int, /) -> bytes: ...


def padding(size: int) -> int:
    """Zero bytes after a file of `size` bytes."""
    return -size % BLOCK


def space(size: int) -> int:
    """Bytes a file of `size` bytes takes in the archive, its header included."""
    return BLOCK + size + padding(size)


def header(path: str, size: int, mtime: int) -> bytes:
    """The 512-byte ustar header of a regular file, mode 0644, no owner; `mtime` in seconds since 1970."""
    if size > MAX_ENTRY:
        raise ValueError("file too large for a ustar header")
    name, prefix = _split(path)
    block = b"".join(
        (
            name.encode("ascii").ljust(_NAME, b"\0"),
            b"0000644\x000000000\x000000000\0",
            b"%011o\0%011o\0" % (size, mtime),
            b" " * 8,
            b"0".ljust(101, b"\0"),
            b"ustar\x0000".ljust(8 + 64, b"\0"),
            b"0000000\x000000000\0",
            prefix.encode("ascii").ljust(_PREFIX + 12, b"\0"),
        )
    )
    return block[:148] + b"%06o\0 " % sum(block) + block[156:]


def trailer() -> bytes:
    """The end of the archive: two zero blocks."""
    return bytes(2 * BLOCK)


def _split(path: str) -> tuple[str, str]:
    """`path` as ustar name and prefix; the name is as long as it can be."""
    if len(path) <= _NAME:
        return path, ""
    cut = path.find("/", len(path) - _NAME - 1)
    if cut < 0 or cut > _PREFIX:
        raise ValueError("path does not fit a ustar header")
    return path[cut + 1 :], path[:cut]


@dataclass(frozen=True)
class Member:
    """One file of the archive. What is left of `pieces` is skipped when the next member is asked for."""

    path: str
    size: int
    pieces: Iterator[bytes]


def members(stream: Readable) -> Iterator[Member]:
    """The files of the archive in `stream`, as they come.

    Raises `IntegrityFailure` for a damaged header, a link, a device, any other kind of member,
    bytes behind the end, or an end in the middle.
    """
    while True:
        block = _exactly(stream, BLOCK)
        if not block.strip(b"\0"):
            _check_end(stream)
            return
        path, size = _parse(block)
        pieces = _pieces(stream, size)
        yield Member(path, size, pieces)
        for _ in pieces:
            pass


def _parse(block: bytes) -> tuple[str, int]:
    checksum = sum(block[:148]) + sum(block[156:]) + 8 * 32
    if _octal(block[148:156]) != checksum or block[257:265] != b"ustar\x0000":
        raise IntegrityFailure("BUNDLE_TAR_DAMAGED")
    name, prefix = _text(block[:_NAME]), _text(block[345 : 345 + _PREFIX])
    path = f"{prefix}/{name}" if prefix else name
    _check_type(block[156:157], path)
    return path, _octal(block[124:136])


def _check_type(kind: bytes, path: str) -> None:
    if kind == b"0":
        return
    if kind in _LINKS:
        raise IntegrityFailure("BUNDLE_MEMBER_LINK", path=shown(path))
    if kind in _DEVICES:
        raise IntegrityFailure("BUNDLE_MEMBER_DEVICE", path=shown(path))
    if kind == _FOLDER:
        raise IntegrityFailure("BUNDLE_MEMBER_FOLDER", path=shown(path))
    raise IntegrityFailure("BUNDLE_MEMBER_TYPE", path=shown(path), type=shown(kind.decode("latin-1")))


def _text(field: bytes) -> str:
    text, _, rest = field.partition(b"\0")
    if rest.strip(b"\0"):
        raise IntegrityFailure("BUNDLE_TAR_DAMAGED")
    return text.decode("utf-8", "backslashreplace")


def _octal(field: bytes) -> int:
    digits = field.rstrip(b" \0")
    if not digits or digits.strip(b"01234567"):
        raise IntegrityFailure("BUNDLE_TAR_DAMAGED")
    return int(digits, 8)


def _pieces(stream: Readable, size: int) -> Iterator[bytes]:
    left = size
    while left:
        piece = stream.read(min(left, _PIECE))
        if not piece:
            raise IntegrityFailure("BUNDLE_TRUNCATED")
        left -= len(piece)
        yield piece
    if _exactly(stream, padding(size)).strip(b"\0"):
        raise IntegrityFailure("BUNDLE_TAR_DAMAGED")


def _exactly(stream: Readable, size: int) -> bytes:
    parts = []
    while size:
        part = stream.read(size)
        if not part:
            raise IntegrityFailure("BUNDLE_TRUNCATED")
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _check_end(stream: Readable) -> None:
    """One zero block was read: another must follow, then at most a record of zeros, then nothing."""
    if _exactly(stream, BLOCK).strip(b"\0"):
        raise IntegrityFailure("BUNDLE_TAR_DAMAGED")
    for _ in range(_TRAILER_BLOCKS):
        rest = stream.read(BLOCK)
        if not rest:
            return
        if rest.strip(b"\0"):
            break
    raise IntegrityFailure("BUNDLE_TRAILING")
