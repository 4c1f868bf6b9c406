"""Bundles for tests: good ones through the real code, faulty ones put together by hand, byte for byte."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from forms.canonical import sha256_hex
from storage.exchange import bag, dsse, enrol, tarball
from storage.exchange.seal import Entry, Prepared, prepare
from storage.exchange.statement import FileNote, MediumNote, Person, Sender, Statement, bundle_name

OFFICE = "AGE-SECRET-KEY-1ATUA0D6R8CH5YDJ485TR24J7G6AT28JDKKH6JWJM28JJWXYFGPQS8DMFTW"
STINT, DEVICE, BUNDLE = "5" * 32, "d" * 32, "b" * 32
SECRET = bytes(range(32))
DEVICE_KEY = Ed25519PrivateKey.from_private_bytes(b"\x01" * 32)
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(b"\x02" * 32)
PLACE = (STINT, "03", "A")

Tar = list[tuple[str, bytes]]


def sender(key: Ed25519PrivateKey = DEVICE_KEY, secret: bytes = SECRET) -> Sender:
    public = dsse.public_key(key)
    return Sender(DEVICE, public, enrol.token(secret, public, DEVICE, "03", "A", STINT))


def statement(**changes: object) -> Statement:
    base = Statement(
        bundle=BUNDLE,
        name="03-A-0001",
        kind="records",
        round="2601",
        team="03",
        laptop="A",
        stint=STINT,
        sender=sender(),
        sequence=1,
        previous="",
        previous_content="",
        created_at="2026-03-18T10:58:31.000Z",
        created_by=Person("a" * 32, "方启"),
        approved_by=Person("c" * 32, "陆明远"),
        medium=MediumNote("JZ-2601-03-02", "0123456789"),
        marking="工作秘密·内部",
        practice=False,
        software="fieldseal 0.1.0",
    )
    changed = replace(base, **changes)  # type: ignore[arg-type]
    return replace(changed, name=bundle_name(changed.kind, changed.team, changed.laptop, changed.sequence))


def entry(path: str, data: bytes, known: bool = False) -> Entry:
    return Entry(path, len(data), lambda: io.BytesIO(data), sha256_hex(data) if known else "")


SCAN = b"%PDF-1.7 a scanned page, invented"


def sample(said: Statement | None = None) -> tuple[list[Entry], Statement]:
    scan = entry(f"attachments/{sha256_hex(SCAN)}", SCAN, known=True)
    entries = [entry("revisions.jsonl", b'{"v":1}\n'), entry("audit.jsonl", b""), scan]
    return entries, replace(said or statement(), attachments=(FileNote(scan.sha256, scan.size),))


def prepared(said: Statement | None = None) -> Prepared:
    entries, full = sample(said)
    return prepare(entries, full, DEVICE_KEY)


def office_trust() -> enrol.OfficeTrust:
    return enrol.OfficeTrust({}, {PLACE: SECRET})


def age(plain: bytes, identity: str = OFFICE) -> bytes:
    return bytes(pyrage.encrypt(plain, [pyrage.x25519.Identity.from_str(identity).to_public()]))


@dataclass
class Bag:
    """A bag that can be spoilt at any place before it is put together."""

    said: Statement = field(default_factory=statement)
    folder: str = "03-A-0001"
    payload: dict[str, bytes] = field(default_factory=dict)
    key: Ed25519PrivateKey = DEVICE_KEY

    def __post_init__(self) -> None:
        if not self.payload:
            scan = f"data/attachments/{sha256_hex(SCAN)}"
            self.payload = {"data/audit.jsonl": b"", "data/revisions.jsonl": b'{"v":1}\n', scan: SCAN}
            self.said = replace(self.said, attachments=(FileNote(sha256_hex(SCAN), len(SCAN)),))

    def tags(self, change: Callable[[dict[str, bytes]], None] | None = None) -> dict[str, bytes]:
        """The five tag files; `change` spoils them before the tagmanifest is made."""
        listed = [bag.Payload(path, len(data), sha256_hex(data)) for path, data in self.payload.items()]
        tags = bag.tag_files(self.said, listed)
        if change:
            change(tags)
            names = (bag.DECLARATION, bag.INFO, bag.MANIFEST)
            tags[bag.TAGMANIFEST] = bag.manifest((name, sha256_hex(tags[name])) for name in names)
        self.said = replace(self.said, tagmanifest=sha256_hex(tags[bag.TAGMANIFEST]))
        tags[bag.SIGNATURE] = dsse.sign(self.said.to_json(), self.key)
        return tags

    def members(self, change: Callable[[dict[str, bytes]], None] | None = None) -> Tar:
        return [(f"{self.folder}/{path}", data) for path, data in {**self.tags(change), **self.payload}.items()]


def tar(members: Sequence[tuple[str, bytes]], tail: bytes = b"") -> bytes:
    body = b"".join(
        tarball.header(path, len(data), 0) + data + bytes(tarball.padding(len(data))) for path, data in members
    )
    return body + tarball.trailer() + tail


def special(path: str, kind: bytes, target: str = "", size: int = 0) -> bytes:
    """The header of a member that no bundle may hold, made by the standard library."""
    info = tarfile.TarInfo(path)
    info.type, info.linkname, info.size = kind, target, size
    return info.tobuf(tarfile.USTAR_FORMAT)


def write(folder: Path, data: bytes, name: str = "03-A-0001.sealed") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path
