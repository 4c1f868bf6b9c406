"""A process that is meant to be killed while it seals or receives; it says what is done when it is done.

`python -m tests.trials.handover seal|receive <folder>`; `prepare` makes that folder: `vault/`, `office/`, `keys/`,
`stick/`.
"""

from __future__ import annotations

import io
import os
import sys
from dataclasses import replace
from pathlib import Path

from storage.clock import Clock
from storage.exchange import sealing
from storage.exchange.dsse import b64
from storage.exchange.enrol import new_secret
from storage.exchange.export import Export
from storage.exchange.intake import Intake
from storage.exchange.office import Office, OfficeStint, Place, init_office, open_office
from storage.keys import KeyFileSecret
from storage.media import folder_medium
from storage.model import Account
from storage.session import Session
from storage.vault import VaultTools, create_vault, unlock_vault
from tests.trials.worker import say
from tests.worlds import CHEAP, PASSPHRASE, PlainForms, a_stint, an_interview

LEADER = Account("1" * 32, "陆明远", "leader")
CLERK = "白露"
TOOLS = VaultTools(PlainForms(), Clock(), lambda: CHEAP)


def device(folder: Path) -> KeyFileSecret:
    return KeyFileSecret(folder / "keys", folder / "vault", same_disk_allowed=True)


def prepare(folder: Path) -> None:
    """An office that knows one laptop, the laptop's vault, and a folder that stands for the stick."""
    for name in ("keys", "stick"):
        (folder / name).mkdir(parents=True)
    office, _ = init_office(folder / "office", "霁川县巡察办", CLERK, PASSPHRASE, device(folder), TOOLS, practice=True)
    secret = b64(new_secret())
    stint = a_stint(office=office.card, enrolment_secret=secret)
    office.put_stint(OfficeStint(replace(stint, laptop="", enrolment_secret=""), {"A": Place(secret)}))
    office.session.close()
    session = create_vault(folder / "vault", stint, LEADER, PASSPHRASE, device(folder), TOOLS)
    Export(session).register_medium(folder_medium(folder / "stick"), "方启")
    session.close()


def open_team(folder: Path) -> Session:
    return unlock_vault(folder / "vault", LEADER.id, PASSPHRASE, device(folder), TOOLS)


def open_clerk(folder: Path) -> Office:
    return open_office(folder / "office", CLERK, PASSPHRASE, device(folder), TOOLS)


def add_locked(session: Session, size: int = 3_000_000) -> None:
    """One locked interview with an attachment of `size` bytes."""
    head = session.records.create("interview", an_interview()).revision
    head = session.records.transition(head.record, head.id, "begin").revision
    scan = session.attachments.add(io.BytesIO(os.urandom(size)), "scan.pdf", "application/pdf", "signed_pages")
    session.records.transition(head.record, head.id, "lock", attachments=(scan,))


def seal_next(session: Session, stick: Path) -> sealing.SealResult:
    """Finish what is unfinished, else make the next bundle."""
    export, found = Export(session), folder_medium(stick)
    row = export.unfinished()
    if row is not None:
        return sealing.run(export.again(row.id, found, None))
    add_locked(session)
    return sealing.run(export.approve(export.review(), found, None))


def seal_for_ever(folder: Path) -> None:
    session = open_team(folder)
    say("ready")
    while True:
        row = seal_next(session, folder / "stick").row
        say("written", row.sequence, row.sha256)


def receive_all(folder: Path) -> None:
    intake = Intake(open_clerk(folder))
    say("ready")
    for path in sorted((folder / "stick").glob("*.sealed")):
        row = intake.receive(intake.inspect(path)).row
        say("received", row.sequence, row.sha256)
    sys.stdin.read()


if __name__ == "__main__":
    {"seal": seal_for_ever, "receive": receive_all}[sys.argv[1]](Path(sys.argv[2]))
