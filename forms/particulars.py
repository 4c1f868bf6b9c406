"""What a camera writes into a picture beside the picture: taken out, the picture itself byte for byte as it was.

Of JPEG and PNG alone is known what every part of the file is; of other files nothing is taken out.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from forms.problems import Refused

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT pHYs bKGD acTL fcTL fdAT".split())
_SCAN, _END, _JFIF, _EXIF, _ADOBE, _COMMENT = 0xDA, 0xD9, 0xE0, 0xE1, 0xEE, 0xFE
_EXIF_HEAD = b"Exif\0\0"
_ORIENTATION = 0x0112
_BARE = frozenset((0x01, *range(0xD0, 0xD8)))
"""Markers of JPEG without a length."""


def picture_type(head: bytes) -> str:
    """The media type of a picture whose particulars can be taken out, by its first bytes; empty for anything else."""
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    return "image/png" if head.startswith(_PNG) else ""


def without_particulars(data: bytes) -> bytes:
    """The picture without what its device or program wrote into it (who, where, when, with what, small previews); which
    side is up stays. Raises `Refused("PICTURE_DAMAGED")`."""
    parts = {"image/jpeg": _jpeg, "image/png": _png}[picture_type(data[:16])]
    try:
        return b"".join(parts(data))
    except (struct.error, IndexError) as error:
        raise Refused("PICTURE_DAMAGED") from error


def _png(data: bytes) -> Iterator[bytes]:
    yield _PNG
    at = len(_PNG)
    while True:
        size, name = struct.unpack_from(">I4s", data, at)
        end = at + 12 + size
        if end > len(data):
            raise Refused("PICTURE_DAMAGED")
        if name in _PNG_KEPT:
            yield data[at:end]
        elif name == b"eXIf":
            yield _png_turned(_side_up(data[at + 8 : end - 4].removeprefix(_EXIF_HEAD)))
        if name == b"IEND":
            return
        at = end


def _png_turned(side: int) -> bytes:
    body = b"eXIf" + _only_side(side)
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body)) if side else b""


def _jpeg(data: bytes) -> Iterator[bytes]:
    """Up to the end of the first picture: what some telephones put after it (a film, a second picture) is left out."""
    yield data[:2]
    at = 2
    while True:
        if data[at] != 0xFF:
            raise Refused("PICTURE_DAMAGED")
        while data[at + 1] == 0xFF:
            at += 1
        marker = data[at + 1]
        if marker == _END:
            yield data[at : at + 2]
            return
        if marker in _BARE:
            yield data[at : at + 2]
            at += 2
            continue
        (size,) = struct.unpack_from(">H", data, at + 2)
        yield _segment(marker, data[at + 4 : at + 2 + size])
        at += 2 + size
        if marker == _SCAN:
            end = _scan_end(data, at)
            yield data[at:end]
            at = end


def _segment(marker: int, body: bytes) -> bytes:
    """A segment as it is kept: of the device's own only what the picture cannot be shown without."""
    if marker == _JFIF and body.startswith(b"JFIF\0") and len(body) >= 14:
        body = body[:12] + b"\0\0"  # without its small preview
    elif marker == _EXIF and body.startswith(_EXIF_HEAD):
        side = _side_up(body.removeprefix(_EXIF_HEAD))
        body = _EXIF_HEAD + _only_side(side) if side else b""
    elif marker == _ADOBE and body.startswith(b"Adobe"):
        body = body[:12]
    elif _JFIF <= marker <= 0xEF or marker == _COMMENT:
        body = b""
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body if body else b""


def _only_side(side: int) -> bytes:
    """Particulars that say nothing but which side is up."""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, 3, 1, side, 0, 0)


def _side_up(tiff: bytes) -> int:
    """How a picture is turned (2 to 8); 0 where it stands upright or nothing is said."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2], "")
    if not order:
        return 0
    try:
        (start,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, start)
        for entry in range(count):
            tag, _, _, value = struct.unpack_from(order + "HHIH", tiff, start + 2 + entry * 12)
            if tag == _ORIENTATION:
                return int(value) if 2 <= value <= 8 else 0
    except struct.error:
        return 0
    return 0


def _scan_end(data: bytes, at: int) -> int:
    """Where the picture's own data ends: at the next marker that is none of its own."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise Refused("PICTURE_DAMAGED")
        if data[at + 1] == 0 or 0xD0 <= data[at + 1] <= 0xD7:
            at += 2
        elif data[at + 1] == 0xFF:
            at += 1
        else:
            return at
