"""Sealing and receiving a vault of 500 MB, against `tar | age` and `age -d | tar x` of the same payload."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from storage.exchange import sealing, target
from storage.exchange.export import Export
from storage.exchange.intake import Intake
from storage.media import folder_medium
from tests.benchmarks.harness import Line, side_by_side
from tests.trials.handover import add_locked, open_clerk, open_team, prepare

FILE = 10 << 20
FILES = 50


def measure(folder: Path, smaller: bool) -> Iterator[Line]:
    if not shutil.which("age") or not shutil.which("tar"):
        return
    files = FILES // 10 if smaller else FILES
    prepare(folder)
    session = open_team(folder)
    for _ in range(files):
        add_locked(session, FILE)
    export, stick = Export(session), folder / "stick"
    first = sealing.run(export.approve(export.review(), folder_medium(stick), None))
    office = open_clerk(folder)
    keys = folder / "keys.txt"
    keys.write_text(office.age_identity())
    office.session.close()
    plain = folder / "plain"
    _unpack(keys, first.paths[0], plain)
    yield _sealing(export, first, stick, plain, session.stint.office.recipient)
    session.close()
    yield _receiving(folder, first.paths[0], keys)


def _unpack(keys: Path, sealed: Path, into: Path) -> None:
    into.mkdir()
    subprocess.run(f"age -d -i '{keys}' '{sealed}' | tar -x -C '{into}'", shell=True, check=True)


def _sealing(export: Export, first: sealing.SealResult, stick: Path, plain: Path, recipient: str) -> Line:
    """Hash, sign, encrypt, write, fsync, drop the cache, read back, rename, register."""
    reference_file = stick.parent / "reference.age"

    def ours() -> None:
        sealing.run(export.again(first.row.id, folder_medium(stick), None))

    def reference() -> None:
        subprocess.run(f"tar -c -C '{plain}' . | age -r {recipient} > '{reference_file}'", shell=True, check=True)
        with reference_file.open("rb") as file:
            os.fsync(file.fileno())
            target.drop_cache(file)
            digest = hashlib.sha256()
            while piece := file.read(1 << 20):
                digest.update(piece)

    size = first.row.size >> 20
    return side_by_side(f"seal {size} MiB", ours, reference, 3, "tar | age, fsync, re-reading SHA-256, same payload")


def _receiving(folder: Path, sealed: Path, keys: Path) -> Line:
    """Two streaming passes that prove everything, then a third into the encrypted vault, in one transaction."""
    fresh = folder / "office-fresh"
    shutil.copytree(folder / "office", fresh)

    def ours() -> None:
        shutil.rmtree(folder / "office")
        shutil.copytree(fresh, folder / "office")
        office = open_clerk(folder)
        intake = Intake(office)
        intake.receive(intake.inspect(sealed))
        office.session.close()

    def reference() -> None:
        shutil.rmtree(folder / "unpacked", ignore_errors=True)
        _unpack(keys, sealed, folder / "unpacked")

    return side_by_side(
        f"receive {sealed.stat().st_size >> 20} MiB", ours, reference, 3, "age -d | tar x, nothing proven"
    )
