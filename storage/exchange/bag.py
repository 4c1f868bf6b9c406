"""The BagIt 1.0 tag files (RFC 8493) of a bundle: written one way, read strictly (BUNDLE.md 5)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from forms.canonical import sha256_hex
from forms.problems import IntegrityFailure
from storage.exchange.paths import PathSet, shown
from storage.exchange.statement import Statement

DECLARATION, INFO, MANIFEST = "bagit.txt", "bag-info.txt", "manifest-sha256.txt"
TAGMANIFEST, SIGNATURE = "tagmanifest-sha256.txt", "signature.dsse.json"
TAG_FILES = (DECLARATION, INFO, MANIFEST, TAGMANIFEST, SIGNATURE)
"""In the order in which they stand in the archive, before all payload."""

DATA = "data/"
ATTACHMENTS = "data/attachments/"
_BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_LINE = re.compile(r"([0-9a-f]{64})  ([!-~]+)")
_INFO_LINE = re.compile(r"([A-Za-z][A-Za-z-]*): ([^\x00-\x1f\x7f]*)")


@dataclass(frozen=True)
class Payload:
    """A payload file as the manifest lists it; `path` begins with `data/`."""

    path: str
    size: int
    sha256: str


def archive_order(path: str) -> tuple[bool, str]:
    """Sort key of payload in the archive: attachments last, so that the rest can be read without them."""
    return path.startswith(ATTACHMENTS), path


def declaration() -> bytes:
    """bagit.txt (RFC 8493 §2.1.1)."""
    return _BAGIT


def info(statement: Statement, payload: Sequence[Payload]) -> bytes:
    """bag-info.txt (RFC 8493 §2.2.2): nothing in it is not in the signed statement or counted from the payload."""
    octets = sum(file.size for file in payload)
    lines = (
        ("Bag-Software-Agent", statement.software),
        ("Bagging-Date", statement.created_at[:10]),
        ("External-Identifier", statement.name),
        ("Internal-Sender-Identifier", statement.bundle),
        (
            "Bag-Group-Identifier",
            "-".join(part for part in (statement.round, statement.team, statement.laptop) if part),
        ),
        ("Bag-Count", f"{statement.sequence} of ?"),
        ("Payload-Oxum", f"{octets}.{len(payload)}"),
    )
    return "".join(f"{name}: {value}\n" for name, value in lines).encode()


def manifest(files: Iterable[tuple[str, str]]) -> bytes:
    """A manifest of (path, SHA-256) pairs, sorted by path."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(files)).encode("ascii")


def tag_files(statement: Statement, payload: Sequence[Payload]) -> dict[str, bytes]:
    """The first four tag files in their order; the signature is made over the last."""
    files = {
        DECLARATION: declaration(),
        INFO: info(statement, payload),
        MANIFEST: manifest((file.path, file.sha256) for file in payload),
    }
    files[TAGMANIFEST] = manifest((name, sha256_hex(data)) for name, data in files.items())
    return files


def read_manifest(data: bytes) -> dict[str, str]:
    """SHA-256 by payload path, in the order listed. Raises `IntegrityFailure`."""
    found: dict[str, str] = {}
    paths = PathSet()
    for path, digest in _manifest_lines(data, "BUNDLE_MANIFEST_FORM"):
        paths.add(path)
        if not path.startswith(DATA):
            raise IntegrityFailure("BUNDLE_MANIFEST_FORM", path=shown(path))
        found[path] = digest
    if list(found) != sorted(found):
        raise IntegrityFailure("BUNDLE_MANIFEST_FORM", path="")
    return found


def check_tagmanifest(tags: Mapping[str, bytes]) -> str:
    """Compare the tag files with their manifest; returns the SHA-256 of that manifest.

    `tags` holds the bytes of the first four tag files by name.
    """
    listed = dict(_manifest_lines(tags[TAGMANIFEST], "BUNDLE_TAGMANIFEST_FORM"))
    if list(listed) != sorted((DECLARATION, INFO, MANIFEST)):
        raise IntegrityFailure("BUNDLE_TAGMANIFEST_FORM", path="")
    for name, digest in listed.items():
        if sha256_hex(tags[name]) != digest:
            raise IntegrityFailure("BUNDLE_TAG_FILE_DAMAGED", path=name)
    return sha256_hex(tags[TAGMANIFEST])


def _manifest_lines(data: bytes, code: str) -> list[tuple[str, str]]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise IntegrityFailure(code, path="") from error
    if text and not text.endswith("\n"):
        raise IntegrityFailure(code, path="")
    pairs = []
    for line in text.split("\n")[:-1]:
        match = _LINE.fullmatch(line)
        if not match:
            raise IntegrityFailure(code, path=shown(line[66:]))
        pairs.append((match[2], match[1]))
    return pairs


def check_declaration(data: bytes) -> None:
    if data != _BAGIT:
        raise IntegrityFailure("BUNDLE_BAGIT_VERSION")


def check_info(data: bytes, statement: Statement, payload: Sequence[Payload]) -> None:
    """bag-info.txt must say what the statement and the payload say. Raises `IntegrityFailure`."""
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise IntegrityFailure("BUNDLE_INFO_FORM") from error
    matches = [_INFO_LINE.fullmatch(line) for line in lines[:-1]]
    if lines[-1] or not all(matches):
        raise IntegrityFailure("BUNDLE_INFO_FORM")
    if data != info(statement, payload):
        raise IntegrityFailure("BUNDLE_LABEL_MISMATCH")
