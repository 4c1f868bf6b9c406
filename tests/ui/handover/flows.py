"""What the tests of hand-over have in common: records, and the wizard walked as a person does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from storage.exchange.export import Export
from storage.media import folder_medium
from storage.session import Session
from tests.ui.bench import Bench
from tests.worlds import an_interview
from ui.handover.export import ExportPage
from ui.shell import Shell


def locked(session: Session, **changes: object) -> str:
    """A locked interview; returns its record. On the storage thread."""
    made = session.records.create("interview", an_interview(**changes)).revision
    begun = session.records.transition(made.record, made.id, "begin").revision
    return session.records.transition(begun.record, begun.id, "lock").revision.record


def registered(bench: Bench, session: Session, stick: Path) -> None:
    """The folder is in the register, kept by the one who is signed in."""
    bench.ask(lambda: Export(session).register_medium(folder_medium(stick), session.me.id))


def wizard(bench: Bench, shell: Shell, stick: Path | None, bundle: str = "") -> ExportPage:
    """The wizard at its first step, with `stick` chosen."""
    page = bench.page(shell, "export", bundle)
    assert isinstance(page, ExportPage)
    if stick is not None:
        page.media.add_folder(stick)
        bench.settle()
    return page


def step(page: ExportPage) -> str:
    assert page.wizard is not None
    return page.wizard.step.key


def go_on(bench: Bench, page: ExportPage) -> str:
    """Press the foot's act by keyboard; returns the step that is shown then."""
    assert page.wizard is not None
    page.wizard.next.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.wizard.next, Qt.Key.Key_Space)
    bench.settle()
    return step(page)


def seal(bench: Bench, shell: Shell, stick: Path) -> ExportPage:
    """All the way to the result, the leader being signed in."""
    page = wizard(bench, shell, stick)
    for wanted in ("review", "approve", "slip"):
        assert go_on(bench, page) == wanted, page.wizard.error.text() if page.wizard else ""
    return page


def names(folder: Path) -> list[str]:
    """Files in a folder."""
    return sorted(path.name for path in folder.iterdir())
