"""Writing onto a medium: nothing under the final name before the read-back, whatever happens."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path

import pytest

from forms.problems import Cancelled, EnvironmentProblem, IntegrityFailure
from storage.exchange import target
from storage.exchange.enrol import SelfTrust
from storage.exchange.reading import entries, verify
from storage.exchange.seal import Entry, prepare, seal, seal_with_passphrase
from storage.exchange.source import Identities, Passphrase
from tests.storage.exchange.craft import (
    DEVICE_KEY,
    OFFICE,
    Bag,
    age,
    entry,
    office_trust,
    prepared,
    sample,
    statement,
    tar,
    write,
)

import pyrage  # isort: skip

RECIPIENT = str(pyrage.x25519.Identity.from_str(OFFICE).to_public())
OPENER = Identities([OFFICE])


def _write(folder: Path, part_size: int = target.FAT32_FILE) -> target.Written:
    return target.write(folder, "03-A-0001", lambda sink: seal(prepared(), [RECIPIENT], sink), part_size)


def test_the_name_comes_last(tmp_path: Path) -> None:
    written = _write(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["03-A-0001.sealed.001.writing"]
    target.read_back(written)
    assert target.finish(written) == (tmp_path / "03-A-0001.sealed",)
    assert [path.name for path in tmp_path.iterdir()] == ["03-A-0001.sealed"]
    verified = verify(tmp_path / "03-A-0001.sealed", OPENER, office_trust())
    assert (verified.sealed_sha256, verified.sealed_size) == (written.sha256, written.size)
    assert verified.new_sender
    assert target.hash_parts(target.final_paths(tmp_path, "03-A-0001")) == (written.size, written.sha256)


def test_the_size_is_known_before(tmp_path: Path) -> None:
    bound = prepared().sealed_size(1)
    assert bound - 400 < _write(tmp_path).size <= bound


def test_parts_join_and_a_missing_one_is_named(tmp_path: Path) -> None:
    written = _write(tmp_path, part_size=3000)
    target.read_back(written)
    parts = target.finish(written)
    assert [path.name[-4:] for path in parts] == [f".{n:03d}" for n in range(1, len(parts) + 1)]
    assert len(parts) > 2
    for path in (parts[0], parts[1]):
        assert verify(path, OPENER, office_trust()).sealed_sha256 == written.sha256
    joined = write(tmp_path, b"".join(path.read_bytes() for path in parts), "joined.sealed")
    assert verify(joined, OPENER, office_trust()).sealed_sha256 == written.sha256
    parts[1].unlink()
    with pytest.raises(IntegrityFailure, match="BUNDLE_PART_MISSING"):
        verify(parts[0], OPENER, office_trust())


def test_a_bit_that_turned_on_the_medium_is_found(tmp_path: Path) -> None:
    written = _write(tmp_path)
    data = bytearray(written.temporary[0].read_bytes())
    data[-1] ^= 1
    written.temporary[0].write_bytes(data)
    with pytest.raises(IntegrityFailure, match="READBACK_DIFFERS"):
        target.read_back(written)
    assert list(tmp_path.iterdir()) == []


def test_stopping_leaves_nothing(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        target.write(tmp_path, "03-A-0001", lambda sink: seal(prepared(), [RECIPIENT], sink, stop))
    written = _write(tmp_path)
    with pytest.raises(Cancelled):
        target.read_back(written, stop)
    assert list(tmp_path.iterdir()) == []


def test_leftovers_of_a_crash_are_cleared_and_the_number_written_again(tmp_path: Path) -> None:
    (tmp_path / "03-A-0001.sealed.001.writing").write_bytes(b"half")
    (tmp_path / "03-A-0002.sealed.001.writing").write_bytes(b"of another")
    target.finish(_write(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["03-A-0001.sealed", "03-A-0002.sealed.001.writing"]


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "MEDIUM_FULL"), (errno.EIO, "MEDIUM_GONE"), (errno.EROFS, "MEDIUM_READ_ONLY")],
)
def test_what_the_system_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(target.os, "fsync", fail)
    with pytest.raises(EnvironmentProblem, match=code):
        _write(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_full_device_stops_at_once() -> None:
    """/dev/full answers ENOSPC to every write."""
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")

    class Full(target.MediumWriter):
        def _next_part(self) -> None:
            self._file = Path("/dev/full").open("wb", buffering=0)  # noqa: SIM115
            self._room = 1 << 30

    writer = Full(Path("/dev"), "x")
    with pytest.raises(EnvironmentProblem, match="MEDIUM_FULL"), target.environment(Path("/dev")):
        for _ in range(64):
            writer.write(bytes(target._BATCH))
        writer.finish()
    writer.abandon()


def test_space_is_looked_at_first(tmp_path: Path) -> None:
    target.check_space(tmp_path, 1)
    with pytest.raises(EnvironmentProblem, match="MEDIUM_TOO_SMALL"):
        target.check_space(tmp_path, 1 << 60)


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="MEDIUM_GONE"):
        _write(tmp_path / "gone")
    with pytest.raises(EnvironmentProblem, match="FILE_MISSING"):
        verify(tmp_path / "gone.sealed", OPENER, office_trust())


def test_swapped_between_the_two_passes(tmp_path: Path) -> None:
    path = write(tmp_path, age(tar(Bag().members())))
    verified = verify(path, OPENER, office_trust())
    other = Bag(payload={"data/revisions.jsonl": b"forged\n"})
    path.write_bytes(age(tar(other.members())))
    with pytest.raises(IntegrityFailure, match="BUNDLE_CHANGED"), entries(verified, OPENER) as files:
        assert all(b"forged" not in piece for file in files for piece in file.pieces)
    path.write_bytes(age(tar(Bag().members())))
    with pytest.raises(IntegrityFailure, match="BUNDLE_CHANGED"), entries(verified, OPENER) as files:
        assert len(list(files)) == 3


def test_leaving_early_ends_the_thread(tmp_path: Path) -> None:
    big = entry("revisions.jsonl", b"x" * 20_000_000)
    path = tmp_path / "03-A-0001.sealed"
    with path.open("wb") as sink:
        seal(prepare([big], statement(), DEVICE_KEY), [RECIPIENT], sink)
    verified = verify(path, OPENER, office_trust())
    with pytest.raises(Cancelled), entries(verified, OPENER) as files:
        next(next(files).pieces)
        raise Cancelled


def test_an_attachment_that_is_not_what_its_name_says() -> None:
    entries_, said = sample()
    wrong = [Entry(e.path, e.size, lambda: io.BytesIO(b"y" * 33), e.sha256) if e.sha256 else e for e in entries_]
    with pytest.raises(IntegrityFailure, match="SOURCE_DAMAGED"):
        seal(prepare(wrong, said, DEVICE_KEY), [RECIPIENT], io.BytesIO())
    short = [Entry(e.path, e.size + 1, e.open, e.sha256) for e in entries_]
    with pytest.raises(EnvironmentProblem, match="SOURCE_CHANGED"):
        seal(prepare(short, said, DEVICE_KEY), [RECIPIENT], io.BytesIO())


def test_a_passphrase_opens_a_kit(tmp_path: Path) -> None:
    made = prepare([entry("kit.json", b"{}")], statement(kind="kit", laptop=""), DEVICE_KEY)
    path = tmp_path / "kit-03-0001.sealed"
    with path.open("wb") as sink:
        seal_with_passphrase(made, "correct horse", sink)
    assert verify(path, Passphrase("correct horse"), SelfTrust(("kit",))).statement.kind == "kit"
    with pytest.raises(IntegrityFailure, match="KIT_PASSPHRASE_WRONG"):
        verify(path, Passphrase("wrong"), SelfTrust())
    with pytest.raises(IntegrityFailure, match="KIT_TOO_BIG"):
        verify(path, Passphrase("correct horse", limit=100), SelfTrust())
    with pytest.raises(IntegrityFailure, match="BUNDLE_NOT_FOR_US"):
        verify(path, OPENER, SelfTrust())
