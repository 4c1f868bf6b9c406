"""Between the passphrase and the shell: a lock meanwhile, a failure, names that came from elsewhere."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from forms.problems import IntegrityFailure
from storage.names import NameGuard
from tests.ui.test_program import gate, program, unlock, world
from tests.worlds import PASSPHRASE, World
from ui.app import Program
from ui.pages.unlock import UnlockPage

__all__ = ["program", "world"]


def press(program: Program, qtbot: QtBot) -> UnlockPage:
    page = gate(program)
    qtbot.waitUntil(lambda: not page.card.isHidden())
    page.passphrase.edit.setText(PASSPHRASE)
    page.unlock.click()
    return page


def shut(program: Program, qtbot: QtBot) -> bool:
    qtbot.waitUntil(lambda: not program.jobs.running, timeout=20_000)
    return program.session is None and program.window.shell is None and gate(program) is not None


def test_a_vault_that_cannot_be_shown_is_closed_and_opens_at_the_next_try(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_session: object) -> None:
        raise IntegrityFailure("RECORD_DAMAGED")

    with monkeypatch.context() as patch:
        patch.setattr("ui.app.inside_of", broken)
        page = press(program, qtbot)
        qtbot.waitUntil(lambda: not page.error.isHidden(), timeout=20_000)
        assert shut(program, qtbot)
    assert unlock(program, qtbot) is program.window.shell


def test_a_lock_during_the_key_derivation_leaves_the_vault_shut(program: Program, qtbot: QtBot) -> None:
    press(program, qtbot)
    with qtbot.waitSignal(program.locked, timeout=20_000):
        program.desktop.locked.emit()
    assert shut(program, qtbot)
    assert unlock(program, qtbot) is program.window.shell  # who comes back opens it as ever


def test_a_lock_before_the_shell_stands_leaves_the_vault_shut(program: Program, qtbot: QtBot) -> None:
    press(program, qtbot)
    with qtbot.waitSignal(program.gate.opened, timeout=20_000):
        pass
    assert program.session is not None and program.window.shell is None
    with qtbot.waitSignal(program.locked, timeout=20_000):
        program.desktop.locked.emit()
    assert shut(program, qtbot)


def test_a_lock_before_anybody_comes_is_no_hindrance(program: Program, qtbot: QtBot) -> None:
    program.desktop.locked.emit()
    assert unlock(program, qtbot) is program.window.shell


def test_v13_names_from_elsewhere_are_learned_when_the_vault_opens(
    program: Program, world: World, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    unlearned = NameGuard.unlearned

    def watched(guard: NameGuard, kinds: list[str]) -> list[str]:
        found = unlearned(guard, kinds)
        asked.append(len(found))
        return found

    monkeypatch.setattr(NameGuard, "unlearned", watched)
    unlock(program, qtbot)
    assert len(asked) == 1
