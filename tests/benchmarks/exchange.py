"""Sealing and receiving, against the stock tools on the same payload."""

from __future__ import annotations

import hashlib
import io
import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from storage.exchange.export import Export
from storage.exchange.intake import Intake
from storage.exchange.kit import plan_from_file, read_kit
from storage.exchange.office import Office, init_office
from storage.exchange.sealing import run
from storage.exchange.target import drop_cache
from storage.media import folder_medium
from storage.session import Session
from storage.vault import create_vault
from tests.benchmarks.harness import Line, side_by_side
from tests.worlds import PASSPHRASE, World, an_interview

MIB = 1 << 20
ROOT = Path(__file__).parents[2]


def measure(folder: Path, smaller: bool) -> Iterator[Line]:
    if shutil.which("age") is None or shutil.which("tar") is None:
        print("age or tar is missing: sealing and receiving are not measured")
        return
    megabytes = 20 if smaller else 500
    world = World(folder)
    office, _ = init_office(
        folder / "office", "霁川县巡察办", "白露", PASSPHRASE, world.device, world.tools, practice=True
    )
    stick = folder / "stick"
    stick.mkdir()
    plan = plan_from_file(ROOT / "resources" / "examples" / "stint.toml", office.card, world.tools.clock.new_id)
    made = office.make_kit(plan, stick)
    stint = read_kit(made.path, made.passphrase).for_laptop("A")
    session = create_vault(world.vault, stint, stint.roster[0], PASSPHRASE, world.device, world.tools)
    payload = folder / "payload"
    payload.mkdir()
    fill(session, payload, megabytes)
    yield sealing(session, office, payload, stick, megabytes)
    yield receiving(office, folder, stick, megabytes)
    session.close()
    office.session.close()


def fill(session: Session, payload: Path, megabytes: int) -> None:
    """Locked interviews with attachments of one MiB, and the same bytes as files."""
    source = random.Random(11)
    people = [entry.id for entry in session.stint.roster]
    for number in range(megabytes):
        data = source.randbytes(MIB)
        (payload / f"{number:04d}").write_bytes(data)
        ref = session.attachments.add(io.BytesIO(data), f"{number}.bin", "application/octet-stream", "signed_pages")
        content = an_interview(interviewers=[people[1]], recorder=people[2])
        first = session.records.create("interview", content, attachments=(ref,)).revision
        begun = session.records.transition(first.record, first.id, "begin").revision
        session.records.transition(first.record, begun.id, "lock")


def sealing(session: Session, office: Office, payload: Path, stick: Path, megabytes: int) -> Line:
    """All five steps against tar | age, fsync and a hash of what was written, read with the cache dropped."""
    export = Export(session)
    found = folder_medium(stick)
    export.register_medium(found, "唐越")
    order = export.approve(export.review(), found, None)
    plain = stick / "reference.age"

    def ours() -> None:
        run(order)

    def reference() -> None:
        with plain.open("wb") as file:
            tar = subprocess.Popen(["tar", "c", "-C", str(payload), "."], stdout=subprocess.PIPE)
            subprocess.run(["age", "-r", office.card.recipient], stdin=tar.stdout, stdout=file, check=True)
            tar.wait()
            os.fsync(file.fileno())
        with plain.open("rb") as file:
            drop_cache(file)
            hashlib.file_digest(file, "sha256")

    line = side_by_side(f"seal {megabytes} MB", ours, reference, 1, "tar | age + fsync + re-reading hash")
    plain.unlink()
    return line


def receiving(office: Office, folder: Path, stick: Path, megabytes: int) -> Line:
    """Verify, survey and merge into the office's encrypted store, against decrypting and unpacking to plain files."""
    (bundle,) = stick.glob("03-*.sealed")
    keys = folder / "keys.txt"
    keys.write_text(office.age_identity())

    def ours() -> None:
        intake = Intake(office)
        intake.receive(intake.inspect(bundle))

    def reference() -> None:
        target = folder / "unpacked"
        target.mkdir()
        age = subprocess.Popen(["age", "-d", "-i", str(keys), str(bundle)], stdout=subprocess.PIPE)
        subprocess.run(["tar", "x", "-C", str(target)], stdin=age.stdout, check=True)
        age.wait()
        os.sync()
        shutil.rmtree(target)

    return side_by_side(f"receive {megabytes} MB", ours, reference, 1, "age -d | tar x, synced")
