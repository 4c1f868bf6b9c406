"""The matrix of DOMAIN 5 cell by cell, every role signed in, and what it takes to switch a cell on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import pytest

from forms.kinds import KINDS, Role
from storage.access import MATRIX, ROLES, Row, Word
from storage.audit import log_of
from storage.codec import decode
from storage.model import Account
from storage.session import Session
from storage.vault import create_vault
from tests.storage.crowd import LEADER, PEOPLE, SYSADMIN, Crowd
from tests.storage.probes import lay_out
from tests.worlds import KEEPER_IDENTITY, OFFICE_IDENTITY, PASSPHRASE, World, a_stint, an_office

# DOMAIN 5 typed a second time, on purpose: leader, deputy, member, liaison, lead keeper, sysadmin, secadmin, auditor,
# office. "-" is nothing. `incidents` and `records` are the team's own rows.
DOMAIN_5 = """
own_interviews     write     write      write    -      -      -    -          -      read
others_interviews  write     assigned   granted  -      -      -    -          -      read
identity           all       own        own      -      -      -    -          -      keeper
tallies            read      read       read     -      -      -    -          -      read
documents          write     write      write    write  -      -    -          -      read
papers             approve   review     own      -      -      -    -          -      read
leads              write     -          blind    -      write  -    -          -      sealed
contact_reports    read_own  blind      blind    blind  blind  -    -          count  read
incidents          write     write      write    write  write  -    read       -      read
records            write     write      write    write  write  -    -          -      write
approve_output     yes       delegated  -        -      -      -    -          -      -
accounts           -         -          -        -      -      yes  -          -      -
policy             -         -          -        -      -      -    yes        -      -
audit              own_acts  -          -        -      -      -    user_acts  all    all
"""
EXPECTED: dict[tuple[str, Role], str] = {
    (line.split()[0], role): word.replace("-", "")
    for line in DOMAIN_5.strip().splitlines()
    for role, word in zip(ROLES, line.split()[1:], strict=True)
}
CELLS = sorted(EXPECTED, key=lambda cell: (ROLES.index(cell[1]), cell[0]))
"""Role by role, so that a run signs each of them in once."""

STRONGEST: Mapping[Row, Word] = {
    "own_interviews": "write", "others_interviews": "write", "identity": "own", "tallies": "read", "documents": "write",
    "papers": "approve", "leads": "write", "contact_reports": "read", "incidents": "write", "records": "write",
    "approve_output": "yes", "accounts": "yes", "policy": "yes", "audit": "all",
}  # fmt: skip
"""What an empty cell is switched on to. A whole `identity` would be no more: the rest is what one has a key to."""

NEEDS: Mapping[Row, tuple[Row, ...]] = {"identity": ("own_interviews",), "tallies": ("records",)}
"""What somebody must be able to read before the right in the row is asked for at all."""

AREAS: Mapping[Row, str] = {"own_interviews": "interviews", "others_interviews": "interviews"}


def put_word(patch: pytest.MonkeyPatch, row: Row, role: Role, word: Word) -> None:
    words = list(MATRIX[row])
    words[ROLES.index(role)] = word
    patch.setitem(MATRIX, row, tuple(words))


def open_kinds(patch: pytest.MonkeyPatch, row: Row, role: Role) -> None:
    """No kind of the row keeps the role out by its own narrower list: the cell alone decides."""
    for kind in KINDS.values():
        if kind.area != AREAS.get(row, row):
            continue
        for name in ("creators", "content_of") if row == "own_interviews" else ("creators", "content_of", "whole_to"):
            patch.setitem(kind.__dict__, name, (*getattr(kind, name), role))


def open_needs(patch: pytest.MonkeyPatch, row: Row, role: Role) -> None:
    for needed in NEEDS.get(row, ()):
        put_word(patch, needed, role, STRONGEST[needed])
        open_kinds(patch, needed, role)


class Everyone:
    """Every role of DOMAIN 5 over the same material: the team on its vault, the office on its own."""

    def __init__(self, folder: Path) -> None:
        self.crowd = Crowd(folder)
        self.material = lay_out(self.crowd)
        self.office = office_of(self.crowd, folder / "at-the-office")

    def be(self, role: Role) -> Session:
        return self.office if role == "office" else self.crowd.be(PEOPLE[role])

    def close(self) -> None:
        self.crowd.now.close()
        self.office.close()


def office_of(crowd: Crowd, folder: Path) -> Session:
    """The office's own vault with everything the team wrote and logged, its keys, and administrators of its own."""
    world = World(folder)
    account = Account("f" * 32, "白石", "office")
    session = create_vault(world.vault, a_stint(), account, PASSPHRASE, world.device, world.tools)
    crowd.be(SYSADMIN)  # who is in the log from then on
    leader = crowd.be(LEADER)
    session.records.merge(
        [decode(row[0]) for row in leader.connection.execute("SELECT body FROM revision ORDER BY seq")]
    )
    log_of(session).adopt(log_of(leader).events())
    card = asdict(an_office())
    session._settings.set("office", {"card": card, "intake": OFFICE_IDENTITY, "keeper": KEEPER_IDENTITY})
    session.accounts.add("顾清和", "secadmin", PASSPHRASE)
    session.accounts.add("唐越", "sysadmin", PASSPHRASE)
    return session
