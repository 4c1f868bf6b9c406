"""What the hand-over pages ask of storage: each question is one job, answers come back on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from storage.exchange.export import Export
from storage.exchange.receipts import ReceiptImported, import_receipt
from storage.exchange.review import Pending
from storage.exchange.sealing import SealOrder
from storage.exchange.selection import Scope
from storage.model import Change, Medium
from storage.session import Session
from ui.handover.mediums import Entry, MediumChoice, Registrar, enter, registrar
from ui.handover.outgoing import Opening, Outgoing, Standing, of_review, open_export, read_standing
from ui.jobs import Failed, Job
from ui.workspace import Workspace


class HandoverDesk:
    """Every method returns at once."""

    def __init__(self, space: Workspace) -> None:
        self._space = space

    def standing(self, done: Callable[[Standing], object]) -> None:
        self._space.read(read_standing, done)

    def pending(self, done: Callable[[Pending], object]) -> None:
        self._space.read(lambda session: Export(session).pending(), done)

    def open(self, bundle: str, done: Callable[[Opening], object], failed: Failed) -> None:
        self._space.read(lambda session: open_export(session, bundle), done, failed)

    def review(self, scope: Scope, done: Callable[[Outgoing], object], failed: Failed) -> None:
        self._space.read(lambda session: of_review(session, scope), done, failed)

    def register(self, choice: MediumChoice, entry: Entry, done: Callable[[Medium], object], failed: Failed) -> None:
        """Enter a medium in the register, with the word of who keeps it where one is needed."""
        self._space.write(lambda session, _report: enter(session, choice.found, entry), done, failed)

    def registrar(self, done: Callable[[Registrar], object]) -> None:
        self._space.read(registrar, done)

    def approve(
        self, out: Outgoing, choice: MediumChoice, leader: str, passphrase: str,
        done: Callable[[SealOrder], object], failed: Failed,
    ) -> Job[SealOrder]:  # fmt: skip
        """`leader` empty: the one who is signed in is the leader."""

        def work(session: Session, _report: object) -> SealOrder:
            export = Export(session)
            word = session.accounts.approve(leader, passphrase, out.bundle) if leader else None
            if out.row is not None:
                return export.again(out.bundle, choice.found, word)
            assert out.review is not None
            return export.approve(out.review, choice.found, word)

        return self._space.write(work, done, failed)

    def deliver(self, bundle: str, done: Callable[[Change], object], failed: Failed) -> None:
        self._space.write(lambda session, _report: Export(session).deliver(bundle), done, failed)

    def import_receipt(
        self, path: Path, done: Callable[[ReceiptImported], object], failed: Failed
    ) -> Job[ReceiptImported]:
        return self._space.write(lambda session, _report: import_receipt(session, path), done, failed)
