"""The program with a real vault: unlock, wrong passphrase, lock, idleness, keys, languages, recovery, creation."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from storage.session import Session
from tests.ui.worlds import LEADER, ROOT, a_world, fill, fresh_vault
from tests.worlds import PASSPHRASE, RECOVERY_IDENTITY, World
from ui.app import Program
from ui.idle import IdleWatch
from ui.look import Look
from ui.pages.keys import KeysDialog
from ui.pages.recover import RecoverVault
from ui.pages.search import SearchPanel
from ui.pages.unlock import UnlockPage
from ui.preferences import Preferences, PreferenceStore
from ui.shell import Shell

MARKER = "二十万以上项目上会的口径"


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """A practice vault with interviews, its device secret in memory, no network."""
    made = a_world(tmp_path)
    session = fresh_vault(made)
    fill(session)
    session.close()
    monkeypatch.setattr("ui.gatekeeper.device_secret", lambda facts, kind: made.device)
    monkeypatch.setattr("storage.machine.active_interfaces", list)
    monkeypatch.setattr("storage.media.removable_media", list)
    return made


@pytest.fixture
def program(world: World, look: Look, qtbot: QtBot) -> Iterator[Program]:
    store = PreferenceStore(world.folder / "settings.json", Preferences(language="en"))
    made = Program(look, store, lambda: world.tools, ROOT, world.vault, None)
    made.start()
    yield made
    made.window.close()
    made.close()


def gate(program: Program) -> UnlockPage:
    widget = program.window.centralWidget()
    assert isinstance(widget, UnlockPage)
    return widget


def unlock(program: Program, qtbot: QtBot, passphrase: str = PASSPHRASE) -> Shell:
    page = gate(program)
    qtbot.waitUntil(lambda: not page.card.isHidden())
    page.passphrase.edit.setText(passphrase)
    with qtbot.waitSignal(program.opened, timeout=20_000):
        page.unlock.click()
    shell = program.window.shell
    assert shell is not None
    qtbot.waitUntil(lambda: not program.jobs.running)
    return shell


def words_in(program: Program) -> str:
    """All text of all labels of the window."""
    return "\n".join(label.text() for label in program.window.findChildren(QLabel) if label.isVisible())


def test_nothing_of_the_content_stands_before_the_key(program: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not gate(program).card.isHidden())
    assert LEADER.name in words_in(program)
    assert "J-0" not in words_in(program)
    assert program.window.windowTitle() == "Fieldseal"


def test_unlock_shows_today_and_goes_everywhere_by_keys(program: Program, qtbot: QtBot) -> None:
    shell = unlock(program, qtbot)
    assert shell.current == "today"
    for number, door in enumerate(shell.nav.keys(), 1):
        program.window._go_number(number)
        qtbot.waitUntil(lambda: not program.jobs.running)
        assert shell.current == door
        for _ in range(6):
            program.window.next_region()


def test_a_wrong_passphrase_is_one_sentence_and_a_wait(program: Program, world: World, qtbot: QtBot) -> None:
    page = gate(program)
    qtbot.waitUntil(lambda: not page.card.isHidden())
    for _ in range(3):
        page.passphrase.edit.setText("wrong passphrase")
        page.unlock.click()
        assert page.passphrase.text() == ""
        qtbot.waitUntil(lambda: page.unlock.isEnabled() and not program.jobs.running)
    said = page.complaint.text()
    assert said.startswith("Passphrase or device key wrong. The vault is unchanged. Check account and key medium;")
    assert "next try in" in said
    page.passphrase.edit.setText(PASSPHRASE)
    page.unlock.click()
    assert page.passphrase.text() == PASSPHRASE, "not even tried while the wait runs"


class OwnClipboard:
    """A clipboard that says whose content it holds, which the offscreen platform does not."""

    def __init__(self, owned: bool) -> None:
        self.owned, self.cleared = owned, False

    def ownsClipboard(self) -> bool:
        return self.owned

    def clear(self) -> None:
        self.cleared = True


@pytest.mark.parametrize("owned", [True, False])
def test_locking_clears_the_clipboard_when_it_is_ours(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, owned: bool
) -> None:
    clipboard = OwnClipboard(owned)
    unlock(program, qtbot)
    monkeypatch.setattr(QGuiApplication, "clipboard", staticmethod(lambda: clipboard))
    with qtbot.waitSignal(program.locked):
        program.window.lock_asked.emit()
    assert clipboard.cleared is owned


def test_locking_empties_the_window_and_forgets_the_keys(program: Program, qtbot: QtBot) -> None:
    shell = unlock(program, qtbot)
    shell.go("interviews")
    qtbot.waitUntil(lambda: not program.jobs.running)
    session = program.session
    assert session is not None
    program._keys()
    with qtbot.waitSignal(program.locked):
        program.window.lock_asked.emit()
    assert session.closed
    assert program.session is None
    qtbot.waitUntil(lambda: not program.window.findChildren(Shell))
    assert not program.window.findChildren(KeysDialog)
    assert MARKER not in words_in(program)
    assert "sealed" in gate(program)._about.text()
    assert unlock(program, qtbot).current == "interviews", "one goes on where one was"


def test_idleness_locks_and_touch_delays_it(qtbot: QtBot) -> None:
    watch = IdleWatch()
    fired: list[int] = []
    watch.idle.connect(lambda: fired.append(1))
    watch.start(0.002)
    for _ in range(8):
        qtbot.wait(40)
        watch.watch(QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier))
    assert not fired
    qtbot.waitUntil(lambda: fired == [1], timeout=2000)


def test_an_active_network_shuts_a_real_vault_and_only_warns_in_practice(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.machine.active_interfaces", lambda: ["wlp2s0"])
    page = gate(program)
    qtbot.waitUntil(lambda: program.gate.facts is not None)
    program.gate.look_again()
    qtbot.waitUntil(lambda: page.banner.text() != "")
    assert "practice" in page.banner.text()
    facts = program.gate.facts
    assert facts is not None
    assert facts.info is not None
    from dataclasses import replace

    page.show_facts(replace(facts, info=replace(facts.info, practice=False)))
    assert page.card.isHidden()
    assert "Switch it off" in page.banner.text()


def test_search_opens_at_the_place(program: Program, qtbot: QtBot) -> None:
    shell = unlock(program, qtbot)
    program._search()
    panel = program.window.findChildren(SearchPanel)[0]
    asked: list[tuple[str, str, str]] = []
    shell.space.open_asked.disconnect()
    shell.space.open_asked.connect(lambda *names: asked.append(names))
    qtbot.keyClicks(panel.field, "x")
    panel.field.setText("验收")
    qtbot.waitUntil(lambda: panel.list.current_key() != "")
    assert panel.list.current() is not None
    qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert asked
    assert asked[0][0] == "interview"
    program._search()
    qtbot.keyClick(program.window.findChildren(SearchPanel)[-1].field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not program.window.findChildren(SearchPanel))


def test_language_and_theme_switch_without_restart(program: Program, qtbot: QtBot) -> None:
    shell = unlock(program, qtbot)
    assert "Waiting for me" in words_in(program)
    program.preferences.change(language="zh", theme="dark", large_type=True)
    QApplication.sendPostedEvents()
    assert "待我处理" in words_in(program)
    assert program.window.windowTitle() == "印证"
    assert "Waiting for me" not in words_in(program)
    assert shell.nav.width() > 196
    again = PreferenceStore(program.preferences._path)
    assert (again.now.language, again.now.theme, again.now.large_type) == ("zh", "dark", True)


def test_preferences_may_change_after_a_lock_and_an_unlock(program: Program, qtbot: QtBot) -> None:
    unlock(program, qtbot)
    with qtbot.waitSignal(program.locked):
        program.lock()
    qtbot.waitUntil(lambda: not program.window.findChildren(Shell))
    shell = unlock(program, qtbot)
    program.preferences.change(language="zh", idle_minutes=2)
    QApplication.sendPostedEvents()
    assert "2" in shell.status.idle.text()


def test_settings_hold_no_content(program: Program, world: World, qtbot: QtBot) -> None:
    unlock(program, qtbot)
    program.preferences.change(language="zh")
    text = (world.folder / "settings.json").read_text("utf-8")
    assert MARKER not in text
    assert "J-0" not in text
    assert PASSPHRASE not in text


def test_damaged_settings_count_as_absent(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"language": "klingon", "idle_minutes": 0, "theme": "dark", "unknown": 1}')
    assert PreferenceStore(path).now == Preferences(theme="dark", idle_minutes=1)
    for written, kept in ((60, 30), (12, 10), (-5, 1), (True, 5), (5.0, 5), ("10", 5), ([1], 5)):
        path.write_text(json.dumps({"idle_minutes": written}))
        assert PreferenceStore(path).now.idle_minutes == kept
    path.write_text("not json")
    assert PreferenceStore(path).now == Preferences()


def test_recovery_sets_a_new_passphrase(program: Program, world: World, qtbot: QtBot, tmp_path: Path) -> None:
    key = tmp_path / "recovery.key"
    key.write_text(f"# office\n{RECOVERY_IDENTITY}\n")
    qtbot.waitUntil(lambda: not gate(program).card.isHidden())
    program.gate.recover(LEADER.id)
    page = program.window.centralWidget()
    assert isinstance(page, RecoverVault)
    page.place.secret = lambda vault, practice: world.device  # type: ignore[method-assign]  # the keyring is faked
    page.place.ready = lambda: True  # type: ignore[method-assign]  # as above
    page.key_file.setText(str(tmp_path / "missing"))
    page.wizard.next.click()
    assert page.wizard.step.key == "key"
    page.key_file.setText(str(key))
    page.wizard.next.click()
    page.wizard.go_to(2)
    new = "three copper kettles, 1 window"
    page.passphrase.first.edit.setText(new)
    page.passphrase.again.edit.setText(new)
    with qtbot.waitSignal(program.opened, timeout=20_000):
        page.wizard.next.click()
    with qtbot.waitSignal(program.locked):
        program.lock()
    unlock(program, qtbot, new)


def test_closing_seals_and_ends_all_threads(world: World, look: Look, qtbot: QtBot) -> None:
    store = PreferenceStore(world.folder / "other.json", Preferences(language="en"))
    program = Program(look, store, lambda: world.tools, ROOT, world.vault, None)
    program.start()
    unlock(program, qtbot)
    session = program.session
    assert isinstance(session, Session)
    program.window.close()
    assert session.closed
    program.close()


def test_a_folder_without_a_vault_offers_to_make_one(
    tmp_path: Path, look: Look, qtbot: QtBot, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = PreferenceStore(tmp_path / "none.json", Preferences(language="en"))
    program = Program(look, store, lambda: world.tools, ROOT, tmp_path / "nothing", None)
    program.start()
    page = gate(program)
    qtbot.waitUntil(lambda: not page.start.isHidden())
    assert page.card.isHidden()
    assert "no vault" in page.rows.vault._facts.text()
    asked: list[Callable[[], None]] = []
    page.create_asked.connect(lambda: asked.append(program.gate.create))
    page.make.click()
    assert asked
    program.window.close()


def test_the_network_is_told_to_vault_and_window(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = unlock(program, qtbot)
    qtbot.waitUntil(lambda: shell.status.network.text() == "Offline, no active interface")
    monkeypatch.setattr("storage.machine.active_interfaces", lambda: ["wlp2s0"])
    program.surroundings.look()
    qtbot.waitUntil(lambda: "wlp2s0" in shell.status.network.text())
    assert program.session is not None
    assert program.session.network._seen == {"wlp2s0"}
    assert shell.status.medium.text() == "No medium inserted"
