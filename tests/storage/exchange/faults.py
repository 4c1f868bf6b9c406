"""One bundle for each fault: what is wrong with it, and the one code it must be refused with."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from forms.canonical import canonical
from storage.exchange import bag, dsse, tarball
from tests.storage.exchange.craft import (
    OTHER_KEY,
    SCAN,
    Bag,
    Tar,
    age,
    sender,
    special,
    statement,
    tar,
)

TOP = "03-A-0001"
NOT_LISTED = f"data/attachments/{'0' * 64}"
REVISIONS = f"{TOP}/data/revisions.jsonl"


@dataclass(frozen=True)
class Fault:
    """`code` is "" for a bundle that must be accepted."""

    name: str
    code: str
    what: str
    sealed: Callable[[], bytes]


def _plain(members: Tar, tail: bytes = b"") -> Callable[[], bytes]:
    return lambda: age(tar(members, tail))


def _with(path: str, data: bytes = b"x", at: int | None = None) -> Callable[[], bytes]:
    """A good bag with one more member, at the end or at a place."""
    members = Bag().members()
    members.insert(len(members) if at is None else at, (path, data))
    return _plain(members)


def _without(name: str) -> Callable[[], bytes]:
    return _plain([member for member in Bag().members() if member[0] != f"{TOP}/{name}"])


def _replaced(name: str, data: bytes) -> Callable[[], bytes]:
    return _plain([(path, data if path == f"{TOP}/{name}" else old) for path, old in Bag().members()])


def _special(kind: bytes, target: str = "") -> Callable[[], bytes]:
    body = tar(Bag().members())[: -len(tarball.trailer())]
    return lambda: age(body + special(f"{TOP}/data/more", kind, target) + tarball.trailer())


def _spoilt(name: str, change: Callable[[bytes], bytes]) -> Callable[[], bytes]:
    """A tag file spoilt by the sender itself: hashes and signature agree."""

    def spoil(tags: dict[str, bytes]) -> None:
        tags[name] = change(tags[name])

    return _plain(Bag().members(spoil))


def _place(item: tuple[str, bytes]) -> tuple[bool, str]:
    return bag.archive_order(item[0])


def _listed(path: str) -> Callable[[], bytes]:
    """A sender who lists and brings a file under a path no bundle may hold."""
    made = Bag()
    made.payload = dict(sorted({**made.payload, path: b"x"}.items(), key=_place))
    return _plain(made.members())


def _said(change: Callable[[dict[str, object]], object]) -> Callable[[], bytes]:
    """A statement changed and signed again by the right device."""
    made = Bag()
    tags = made.tags()
    value = json.loads(made.said.to_json())
    change(value)
    tags[bag.SIGNATURE] = dsse.sign(canonical(value), made.key)
    return _plain([(f"{TOP}/{path}", data) for path, data in {**tags, **made.payload}.items()])


def _envelope(change: Callable[[dict[str, object]], object]) -> Callable[[], bytes]:
    value = json.loads(Bag().tags()[bag.SIGNATURE])
    change(value)
    return _replaced(bag.SIGNATURE, json.dumps(value).encode())


def _resigned(statement_bytes: bytes) -> Callable[[], bytes]:
    return _replaced(bag.SIGNATURE, dsse.sign(statement_bytes, Bag().key))


def _flipped(offset: int) -> bytes:
    sealed = bytearray(age(tar(Bag().members())))
    sealed[offset] ^= 1
    return bytes(sealed)


def _damaged_header() -> bytes:
    plain = bytearray(tar(Bag().members()))
    plain[124] ^= 1
    return age(bytes(plain))


def _cut(count: int) -> bytes:
    return age(tar(Bag().members())[:-count])


def _last() -> str:
    return Bag().members()[-1][0].removeprefix(f"{TOP}/")


def _swapped() -> Callable[[], bytes]:
    members = Bag().members()
    members[-1], members[-2] = members[-2], members[-1]
    return _plain(members)


def _big_size() -> bytes:
    members = Bag().members()
    body = tar(members[:-1])[: -len(tarball.trailer())]
    return age(body + tarball.header(members[-1][0], tarball.MAX_ENTRY, 0) + b"{}")


def _many() -> bytes:
    made = Bag()
    made.payload |= {f"data/x/{n:03d}": b"" for n in range(60)}
    made.payload = dict(sorted(made.payload.items(), key=_place))
    return age(tar(made.members()))


def _statement_of(made: Bag) -> bytes:
    made.tags()
    return made.said.to_json()


OUTSIDE = (
    Fault("good", "", "nothing is wrong", _plain(Bag().members())),
    Fault("good-more-zeros", "", "the archive is filled up with zeros as GNU tar does",
          _plain(Bag().members(), bytes(4096))),
    Fault("not-age", "NOT_A_BUNDLE", "a foreign file", lambda: b"%PDF-1.7 not a bundle"),
    Fault("empty-file", "NOT_A_BUNDLE", "no byte at all", lambda: b""),
    Fault(
        "other-recipient", "BUNDLE_NOT_FOR_US", "sealed to somebody else",
        lambda: age(b"x", "AGE-SECRET-KEY-1JNMWRVUEY2D28WH7J6M367A4F45E62RPTTHARYM8JYN6W7VACCRSUJTGET"),
    ),
    Fault("bit-flipped", "BUNDLE_DAMAGED", "one bit of the sealed payload is wrong", lambda: _flipped(-20)),
    Fault("sealed-cut", "BUNDLE_DAMAGED", "the sealed file ends too early", lambda: age(tar(Bag().members()))[:-100]),
)  # fmt: skip

ARCHIVE = (
    Fault("tar-checksum", "BUNDLE_TAR_DAMAGED", "a tar header does not meet its checksum", _damaged_header),
    Fault("tar-cut", "BUNDLE_TRUNCATED", "the archive ends inside a file", lambda: _cut(1600)),
    Fault("tar-no-end", "BUNDLE_TRUNCATED", "the archive has no end", lambda: _cut(1024)),
    Fault("trailing", "BUNDLE_TRAILING", "bytes behind the end of the archive", _plain(Bag().members(), b"x" * 512)),
    Fault("symlink", "BUNDLE_MEMBER_LINK", "a symbolic link", _special(b"2", "/etc/passwd")),
    Fault("hardlink", "BUNDLE_MEMBER_LINK", "a hard link", _special(b"1", REVISIONS)),
    Fault("device", "BUNDLE_MEMBER_DEVICE", "a character device", _special(b"3")),
    Fault("fifo", "BUNDLE_MEMBER_DEVICE", "a named pipe", _special(b"6")),
    Fault("folder", "BUNDLE_MEMBER_FOLDER", "a folder of its own", _special(b"5")),
    Fault("pax", "BUNDLE_MEMBER_TYPE", "a pax extension header", _special(b"x")),
    Fault("gnu-longname", "BUNDLE_MEMBER_TYPE", "a GNU extension header", _special(b"L")),
    Fault("absolute", "BUNDLE_PATH_ABSOLUTE", "an absolute path", _with("/etc/cron.d/x")),
    Fault("drive", "BUNDLE_PATH_ABSOLUTE", "a path with a drive letter", _with("C:/x")),
    Fault("parent", "BUNDLE_PATH_PARENT", "a path that climbs out", _with(f"{TOP}/data/../../x")),
    Fault("parent-backslash", "BUNDLE_PATH_PARENT", "a path that climbs out with backslashes", _with(f"{TOP}\\..\\x")),
    Fault("hidden", "BUNDLE_PATH_FORM", "a hidden file", _with(f"{TOP}/data/.profile")),
    Fault("reserved", "BUNDLE_PATH_FORM", "a device name of Windows", _with(f"{TOP}/data/NUL.txt")),
    Fault("double-slash", "BUNDLE_PATH_FORM", "an empty step in a path", _with(f"{TOP}/data//x")),
    Fault("other-folder", "BUNDLE_PATH_OUTSIDE", "a file outside the bag's folder", _with("03-A-0002/data/x")),
    Fault("twice", "BUNDLE_PATH_TWICE", "the same file twice", _with(REVISIONS)),
    Fault("case", "BUNDLE_PATH_CASE", "two names that differ only in case", _with(f"{TOP}/data/Revisions.jsonl")),
    Fault("listed-case", "BUNDLE_PATH_CASE", "the manifest itself lists both", _listed("data/Revisions.jsonl")),
    Fault("listed-parent", "BUNDLE_PATH_PARENT", "the manifest itself climbs out", _listed("data/../x")),
    Fault("size-bomb", "BUNDLE_TOO_BIG", "a header that promises 8 GiB (limit of the vectors: 1 MiB)", _big_size),
    Fault("count-bomb", "BUNDLE_TOO_MANY_FILES", "more files than allowed (limit of the vectors: 50)", _many),
    Fault(
        "json-bomb", "BUNDLE_TAG_FILE_TOO_BIG", "a signature file over the limit (of the vectors: 64 KiB)",
        _replaced(bag.SIGNATURE, b" " * 70_000),
    ),
)  # fmt: skip

CONTENT = (
    Fault("extra-file", "BUNDLE_FILE_EXTRA", "a file the manifest does not list", _with(f"{TOP}/data/zzz")),
    Fault("extra-tag", "BUNDLE_FILE_EXTRA", "a tag file that does not belong", _with(f"{TOP}/notes.txt", at=1)),
    Fault("missing-file", "BUNDLE_FILE_MISSING", "a listed file is not there", _without("data/audit.jsonl")),
    Fault("missing-last", "BUNDLE_FILE_MISSING", "the last listed file is not there", _without(_last())),
    Fault("missing-signature", "BUNDLE_FILE_MISSING", "no signature", _without(bag.SIGNATURE)),
    Fault("order", "BUNDLE_ORDER", "two files have changed places", _swapped()),
    Fault("file-changed", "BUNDLE_FILE_DAMAGED", "a file does not meet its hash",
          _replaced("data/revisions.jsonl", b"{}\n")),
    Fault("tag-changed", "BUNDLE_TAG_FILE_DAMAGED", "a tag file does not meet its hash",
          _replaced(bag.INFO, b"A: b\n")),
    Fault("bagit-version", "BUNDLE_BAGIT_VERSION", "another BagIt version",
          _spoilt(bag.DECLARATION, lambda data: data.replace(b"1.0", b"0.97"))),
    Fault("manifest-form", "BUNDLE_MANIFEST_FORM", "a manifest line that is none",
          _spoilt(bag.MANIFEST, lambda data: data + b"hello\n")),
    Fault("manifest-order", "BUNDLE_MANIFEST_FORM", "a manifest that is not sorted",
          _spoilt(bag.MANIFEST, lambda data: b"".join(reversed(data.splitlines(keepends=True))))),
    Fault("tagmanifest-form", "BUNDLE_TAGMANIFEST_FORM", "a tag manifest that lists something else",
          _replaced(bag.TAGMANIFEST, b"0" * 64 + b"  notes.txt\n")),
    Fault("info-form", "BUNDLE_INFO_FORM", "bag-info.txt is no list of labels",
          _spoilt(bag.INFO, lambda data: data + b"?\n")),
    Fault("oxum", "BUNDLE_LABEL_MISMATCH", "Payload-Oxum is wrong",
          _spoilt(bag.INFO, lambda data: data.replace(b".3\n", b".4\n"))),
    Fault("folder-name", "BUNDLE_LABEL_MISMATCH", "the folder has another name than the statement",
          _plain(Bag(folder="03-A-0002").members())),
)  # fmt: skip

SENDER = (
    Fault("signature-changed", "BUNDLE_SIGNATURE_WRONG", "the signature is another's",
          _envelope(lambda value: value["signatures"][0].update(sig=base64.b64encode(bytes(64)).decode()))),  # type: ignore[index]
    Fault("payload-changed", "BUNDLE_SIGNATURE_WRONG", "the statement was changed after signing",
          _envelope(lambda value: value.update(payload=base64.b64encode(b"{}").decode()))),
    Fault("two-signatures", "BUNDLE_SIGNATURE_FORM", "more than one signature",
          _envelope(lambda value: value["signatures"].append(value["signatures"][0]))),  # type: ignore[attr-defined,index]
    Fault("payload-type", "BUNDLE_SIGNATURE_FORM", "another payload type",
          _envelope(lambda value: value.update(payloadType="text/plain"))),
    Fault("envelope-no-json", "BUNDLE_SIGNATURE_FORM", "no JSON", _replaced(bag.SIGNATURE, b"hello")),
    Fault("statement-not-canonical", "BUNDLE_STATEMENT_FORM", "a statement that is not canonical",
          _resigned(b" " + _statement_of(Bag()))),
    Fault("statement-member-missing", "BUNDLE_STATEMENT_FORM", "a statement without a marking",
          _said(lambda value: value.pop("marking"))),
    Fault("statement-member-extra", "BUNDLE_STATEMENT_FORM", "a statement with one member more",
          _said(lambda value: value.update(more=1))),
    Fault("newer", "BUNDLE_NEWER", "a later version of the format", _said(lambda value: value.update(schema=2))),
    Fault("other-tagmanifest", "BUNDLE_STATEMENT_MISMATCH", "the signature belongs to another bag",
          _said(lambda value: value.update(tagmanifest="0" * 64))),
    Fault("attachments", "BUNDLE_ATTACHMENTS_MISMATCH", "the statement lists an attachment that is not inside",
          _plain(Bag(said=replace(statement(), attachments=()), payload={NOT_LISTED: SCAN}).members())),
    Fault("key-not-named", "SENDER_KEY_FORM", "signed with another key than the statement names",
          _plain(Bag(key=OTHER_KEY).members())),
    Fault("kind-of-office", "SENDER_KEY_FORM", "a team sends what only the office may",
          _plain(Bag(said=statement(kind="receipt"), folder="receipt-03-A-0001").members())),
    Fault("unknown-laptop", "SENDER_UNKNOWN", "no such laptop in the kit",
          _plain(Bag(said=statement(laptop="B"), folder="03-B-0001").members())),
    Fault("token", "SENDER_TOKEN_WRONG", "a device that does not know the kit's secret",
          _plain(Bag(said=statement(sender=sender(secret=bytes(32)))).members())),
)  # fmt: skip

FAULTS = (*OUTSIDE, *ARCHIVE, *CONTENT, *SENDER)
