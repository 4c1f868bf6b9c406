"""A process that does with a vault what a team does, with words that must never be found in the clear.

`python -m tests.storage.quiet_worker STAGE FOLDER`: FOLDER gets `vault`, `keys`, `stick`; `tmp` and `home` are where
the environment points. Any internet socket or name look-up ends it. Stages: see `STAGES`.
"""

from __future__ import annotations

import gc
import io
import os
import resource
import secrets
import signal
import socket
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from forms.kinds import KINDS, Kind
from forms.printing.faces import Faces
from forms.printing.pages import render
from forms.problems import Cancelled, EnvironmentProblem, Refused
from forms.xlsform.book import BuiltinForms
from forms.xlsform.model import Form, Group, Question, Repeat
from storage.accounts import CLEARING
from storage.backup import backup_vault
from storage.clearing import clear_vault
from storage.clock import Clock
from storage.exchange import sealing
from storage.exchange.export import Export
from storage.keys import KeyFileSecret
from storage.machine import active_interfaces, keep_to_oneself, start_over
from storage.media import folder_medium, removable_media
from storage.paper import PrintDesk, PrintWish
from storage.record_index import depth
from storage.session import Session
from storage.vault import VaultTools, check_vault, create_vault, unlock_vault
from tests.worlds import CHEAP, PASSPHRASE, a_stint, an_interview

HAN, LATIN = "蓝鲸渡寒潭夜", "QUOKKA7741"
MARKER = f"{HAN} {LATIN}"
ROOT = Path(__file__).resolve().parents[2]
LEADER, MEMBER = "1" * 32, "2" * 32
_NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind", "socket.sendto")


def no_internet(event: str, arguments: tuple[Any, ...]) -> None:
    """Ends the process at the first internet socket; sockets to this desktop's own services (AF_UNIX) may be."""
    if event == "socket.__new__" and arguments[1] in (socket.AF_INET, socket.AF_INET6):
        stop(f"socket {arguments[1:]}")
    if event in _NETWORK and not (len(arguments) > 1 and isinstance(arguments[1], str | bytes)):
        stop(event)


def stop(why: str) -> None:
    os.write(2, f"NETWORK {why}\n".encode())
    os._exit(97)


def say(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


class Stage:
    """One run in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.vault = folder / "vault"
        for name in ("keys", "stick"):
            (folder / name).mkdir(exist_ok=True)
        self.device = KeyFileSecret(folder / "keys", self.vault, same_disk_allowed=True)
        self.book = BuiltinForms.for_program(ROOT)
        self.tools = VaultTools(self.book, Clock(), lambda: CHEAP)

    def make(self) -> Session:
        first = next(entry for entry in a_stint().roster if entry.id == MEMBER)
        session = create_vault(self.vault, a_stint(), _leader(), PASSPHRASE, self.device, self.tools)
        session.accounts.add(first.name, "member", PASSPHRASE, account=MEMBER)
        return session

    def open(self, account: str = LEADER) -> Session:
        return unlock_vault(self.vault, account, PASSPHRASE, self.device, self.tools)

    def whole(self) -> Session:
        """Everything: a record of every kind, drafts, files, prints, a bundle, a backup, search, the log."""
        session = self.make()
        fill_every_kind(session, self.book)
        session.drafts.write("d" * 32, "interview", "", {"gist": MARKER}, {"identity": {"name": MARKER}})
        record = self.locked(session)
        self.print(session, record)
        session.open_protected(record, "identity", MARKER)
        session.settings.set(f"phrases:{LEADER}", [MARKER])
        assert session.records.find(HAN[:2])
        assert session.records.find(LATIN)
        self.export(session)
        backup_vault(session, self.folder / "copy")
        active_interfaces()
        removable_media()
        assert check_vault(session) == []
        return session

    def locked(self, session: Session) -> str:
        content = an_interview(gist=MARKER, purpose=MARKER)
        content["turns"][1]["text"] = MARKER
        content["notices"] = [{"item": "identity"}]
        content["marking"] = "work_secret_internal"
        made = session.records.create("interview", content, {"identity": {"name": MARKER, "unit": MARKER}}).revision
        scan = session.attachments.add(
            io.BytesIO(MARKER.encode() * 9000), f"{MARKER}.txt", "text/plain", "signed_pages"
        )
        saved = session.records.save(made.record, made.id, dict(made.content), attachments=(scan,)).revision
        begun = session.records.transition(made.record, saved.id, "begin").revision
        return session.records.transition(made.record, begun.id, "lock").revision.record

    def print(self, session: Session, record: str, disposition: str = "") -> None:
        desk = PrintDesk(session, self.book)
        job, order = desk.register(PrintWish(record, "signed_record", 1, "printer", MARKER, MARKER))
        made = render(order, Faces.for_program(ROOT))
        assert made.pdf.startswith(b"%PDF")
        desk.finish(job, 0 if disposition else made.pages, disposition)

    def export(self, session: Session, on_step: Callable[[str, int, int], None] | None = None) -> None:
        export, found = Export(session), folder_medium(self.folder / "stick")
        if session.media.by_serial(found.serial) is None:
            export.register_medium(found, "唐越")
        order = export.approve(export.review(), found, None)
        sealing.run(order, on_step or sealing.no_steps)

    # -- stages --------------------------------------------------------------------------------------------------

    def exit(self) -> None:
        self.whole().close()

    def kill(self) -> None:
        """Stands in the middle of a write until it is killed."""
        session = self.whole()
        session.connection.execute("BEGIN IMMEDIATE")
        session.drafts.write("e" * 32, "interview", "", {"gist": MARKER * 500})
        say("ready")
        signal.pause()

    def crash(self) -> None:
        keep_to_oneself()
        session = self.whole()
        session.drafts.write("e" * 32, "interview", "", {"gist": MARKER * 500})
        os.abort()

    def cancel(self) -> None:
        session = self.make()
        self.locked(session)

        def cut(step: str, done: int, total: int) -> None:
            if step == "write":
                raise Cancelled

        try:
            self.export(session, cut)
        except Cancelled:
            session.close()

    def print_fails(self) -> None:
        session = self.make()
        self.print(session, self.locked(session), "failed")
        session.close()

    def full(self) -> None:
        """A disk that takes no more: a file may not grow beyond what it is."""
        session = self.whole()
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        size = max(path.stat().st_size for path in self.vault.iterdir())
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        for number in range(4000):
            try:
                session.records.create("incident", {"what": MARKER * 200, "action": f"{number}"})
            except EnvironmentProblem:
                break
        else:
            stop("the disk never filled")
        os._exit(0)

    def clear(self) -> None:
        session = self.whole()
        clear_vault(session, session.accounts.approve(MEMBER, PASSPHRASE, CLEARING))

    def lock(self) -> None:
        """Opens a record and its identity, locks, waits; then starts over and waits again."""
        session = self.make()
        said, named = secrets.token_hex(20), secrets.token_hex(20)
        content = an_interview(gist=said)
        record = session.records.create("interview", content, {"identity": {"name": named}}).revision.record
        assert session.records.get(record).head.content["gist"] == said
        assert session.open_protected(record, "identity", "x")["name"] == named
        parts = session.__dict__["_parts"]
        say(f"{parts.keeper.vault_key.hex()} {parts.identity} {said} {named}")
        del parts, content
        sys.stdin.readline()
        session.close()
        del session
        gc.collect()
        say("closed")
        sys.stdin.readline()
        start_over(["-m", "tests.storage.quiet_worker", "locked", str(self.folder)])

    def locked_again(self) -> None:
        say("started over")
        sys.stdin.readline()


def _leader() -> Any:
    from storage.model import Account

    return Account(LEADER, "陆明远", "leader")


def fill_every_kind(session: Session, book: BuiltinForms) -> list[str]:
    """A record of every kind with the marker in every field and every protected group; returns the kinds made."""
    serials: dict[str, str] = {}
    for kind in sorted((kind for kind in KINDS.values() if "leader" in kind.creators), key=depth):
        content, groups = answers(book[kind.form], kind)
        serials[kind.name] = session.records.create(
            kind.name, content, groups, parent_serial=serials.get(kind.parent, "")
        ).revision.serial
    return list(serials)


def answers(form: Form, kind: Kind) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Marked answers to all questions of a form that a person can type: (content, protected groups)."""
    groups = {name: values(group.children) for name, group in form.protected_groups().items() if name in kind.protected}
    content = values(form.children)
    for name in kind.stamped():
        content.pop(name, None)
    if kind.handle_series:
        content.pop(kind.handle, None)
    return content, groups


def values(nodes: Iterable[Question | Group | Repeat]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for node in nodes:
        if isinstance(node, Repeat):
            found[node.key] = [{"id": "r1", **values(node.children)}]
        elif isinstance(node, Group):
            found |= {} if node.protected else values(node.children)
        elif node.type not in ("note", "file", "image", "audio", "video"):
            marked = f"{MARKER} {node.key}"
            found[node.key] = [marked, f"{marked} 2"] if "select_multiple" in node.type else marked
    return found


STAGES: Mapping[str, Callable[[Stage], None]] = {
    "exit": Stage.exit, "kill": Stage.kill, "crash": Stage.crash, "cancel": Stage.cancel,
    "print": Stage.print_fails, "full": Stage.full, "clear": Stage.clear, "lock": Stage.lock,
    "locked": Stage.locked_again,
}  # fmt: skip

__all__ = ["HAN", "LATIN", "MARKER", "STAGES", "Refused", "fill_every_kind"]

if __name__ == "__main__":
    sys.addaudithook(no_internet)
    STAGES[sys.argv[1]](Stage(Path(sys.argv[2])))
