"""How much a bundle may ask of the reader; checked before anything is allocated (BUNDLE.md 8)."""

from __future__ import annotations

from dataclasses import dataclass

from forms.problems import IntegrityFailure

KIB, MIB, GIB = 1 << 10, 1 << 20, 1 << 30

MAX_ENTRY = 8 * GIB - 1
"""The largest file that eleven octal digits of a ustar header can name."""

FAT32_FILE = 4 * GIB - 1
"""The largest file FAT32 takes; larger bundles are split into parts of this size."""


@dataclass(frozen=True)
class Limits:
    """Bytes, except `entries` (payload files). `line` bounds one revision, `json` any JSON read whole."""

    total: int = 64 * GIB
    entries: int = 200_000
    entry: int = MAX_ENTRY
    tag_file: int = 64 * MIB
    json: int = 16 * MIB
    line: int = 32 * MIB

    def check_member(self, size: int, so_far: int) -> None:
        """`size` of the next file and the bytes of all before it."""
        if size > self.entry:
            raise IntegrityFailure("BUNDLE_FILE_TOO_BIG", size=size, limit=self.entry)
        if so_far + size > self.total:
            raise IntegrityFailure("BUNDLE_TOO_BIG", limit=self.total)

    def check_count(self, count: int) -> None:
        if count > self.entries:
            raise IntegrityFailure("BUNDLE_TOO_MANY_FILES", limit=self.entries)

    def check_tag_file(self, name: str, size: int) -> None:
        if size > self.tag_file or (name.endswith(".json") and size > self.json):
            raise IntegrityFailure("BUNDLE_TAG_FILE_TOO_BIG", name=name, size=size)


DEFAULT_LIMITS = Limits()
KIT_LIMITS = Limits(total=256 * MIB, entries=5_000, entry=64 * MIB, tag_file=4 * MIB, json=4 * MIB)
"""A kit is opened in memory (age passphrases have no streaming form here), so it is kept small."""
