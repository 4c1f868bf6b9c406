"""A process that is meant to be killed: it works on a vault and says aloud what has been committed.

`python -m tests.trials.worker save|draft <vault folder> <key folder>`: one line on stdout for each commit that
has returned, so that the parent knows what may not be lost.
"""

from __future__ import annotations

import sys
from pathlib import Path

from storage.clock import Clock
from storage.keys import KeyFileSecret
from storage.session import Session
from storage.vault import VaultTools, unlock_vault
from tests.worlds import CHEAP, PASSPHRASE, PlainForms, an_interview


def open_session(vault: Path, keys: Path) -> Session:
    device = KeyFileSecret(keys, vault, same_disk_allowed=True)
    account = "1" * 32
    return unlock_vault(vault, account, PASSPHRASE, device, VaultTools(PlainForms(), Clock(), lambda: CHEAP))


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def save_for_ever(session: Session) -> None:
    """New records and new revisions of them, without end."""
    number = 0
    while True:
        saved = session.records.create("interview", an_interview(gist=f"第{number}次"), {"identity": {"name": "沈"}})
        say("revision", saved.revision.id)
        for step in range(5):
            content = {**saved.revision.content, "gist": f"第{number}次第{step}稿" * 20}
            saved = session.records.save(saved.revision.record, saved.revision.id, content)
            say("revision", saved.revision.id)
        number += 1


def draft_for_ever(session: Session) -> None:
    """One draft that grows."""
    first = session.records.create("interview", an_interview()).revision
    say("record", first.record)
    text = ""
    for step in range(1_000_000):
        text += f"{step}。"
        session.drafts.write(first.record, "interview", first.id, {"turns": [{"id": "t", "kind": "a", "text": text}]})
        say("draft", step)


if __name__ == "__main__":
    work = {"save": save_for_ever, "draft": draft_for_ever}[sys.argv[1]]
    work(open_session(Path(sys.argv[2]), Path(sys.argv[3])))
