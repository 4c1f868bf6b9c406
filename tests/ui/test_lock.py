"""A lock ends the process and starts a locked one (V21, SECURITY.md 2), whatever is under way."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from forms.problems import Report
from tests.storage.test_security import memory_of
from tests.ui.test_program import gate, unlock, world
from tests.ui.worlds import LEADER, ROOT
from tests.worlds import PASSPHRASE, World
from ui.app import Program
from ui.capture import CaptureGuard
from ui.components.watermark import Watermark
from ui.leaving import AfterLock, LeavingPage, words_for
from ui.look import Look
from ui.pages.keys import KeysDialog
from ui.pages.recover import RecoverVault
from ui.pages.unlock import UnlockPage
from ui.preferences import Preferences, PreferenceStore

__all__ = ["world"]


@pytest.fixture
def begun() -> list[Sequence[str]]:
    """What fresh processes were called with."""
    return []


@pytest.fixture
def staying(world: World, look: Look, qtbot: QtBot) -> Iterator[Program]:
    """One that shows the unlock page itself after a lock."""
    store = PreferenceStore(world.folder / "staying.json", Preferences(language="en"))
    made = Program(look, store, lambda: world.tools, ROOT, world.vault, None)
    made.start()
    yield made
    made.window.close()
    made.close()


@pytest.fixture
def program(world: World, look: Look, qtbot: QtBot, begun: list[Sequence[str]]) -> Iterator[Program]:
    store = PreferenceStore(world.folder / "settings.json", Preferences(language="en"))
    made = Program(look, store, lambda: world.tools, ROOT, world.vault, None, AfterLock(begun.append))
    made.start()
    yield made
    made.window.close()
    made.close()


def test_a_lock_begins_a_process_that_is_told_places_only(
    program: Program, world: World, begun: list[Sequence[str]], qtbot: QtBot
) -> None:
    shell = unlock(program, qtbot)
    with qtbot.waitSignal(program.locked):
        program.lock()
    qtbot.waitUntil(lambda: bool(begun))
    words = begun[0]
    assert list(words[:2]) == ["window", str(world.vault)]
    assert [word.partition("=")[0] for word in words[2:]] == ["--locked-at", "--geometry"]
    assert shell.space.session.closed
    assert not program.window.isVisible()


def test_the_next_window_goes_on_where_the_last_one_was(staying: Program, qtbot: QtBot) -> None:
    shell = unlock(staying, qtbot)
    found: list[str] = []
    shell.space.read(lambda session: session.records.summaries("interview")[0].id, lambda one: found.append(one))
    qtbot.waitUntil(lambda: bool(found))
    record = found[0]
    shell.open_record("interview", record)
    qtbot.waitUntil(lambda: not staying.jobs.running)
    with qtbot.waitSignal(staying.locked):
        staying.lock()
    again = unlock(staying, qtbot)
    assert again.current == f"interview:{record}"
    kept: list[str] = []
    again.space.read(lambda session: session.settings.get(f"resume:{LEADER.id}"), lambda one: kept.append(one))
    qtbot.waitUntil(lambda: kept == [""])


class Bundle:
    """Stands for a bundle being written: goes on until it is let go, or until it is cut."""

    def __init__(self, program: Program) -> None:
        self.outcome: list[str] = []
        self.let_go = Event()
        self._job = program.jobs.free(self._write, lambda _none: self.outcome.append("written"))
        self._job.stopped.connect(lambda: self.outcome.append("cut"))

    def _write(self, report: Report) -> None:
        while not self.let_go.wait(0.01):
            report(0, 1)


def test_what_is_being_written_ends_before_the_process_does(
    program: Program, begun: list[Sequence[str]], qtbot: QtBot
) -> None:
    unlock(program, qtbot)
    bundle = Bundle(program)
    with qtbot.waitSignal(program.locked):
        program.lock()
    page = program.window.centralWidget()
    assert isinstance(page, LeavingPage)
    assert "written to its end" in "".join(label.text() for label in page.findChildren(QLabel))
    assert not begun
    bundle.let_go.set()
    qtbot.waitUntil(lambda: bool(begun))
    assert bundle.outcome == ["written"]


@pytest.mark.parametrize("by", ["policy", "sleep", "person"])
def test_it_is_cut_by_policy_by_sleep_and_by_the_person(
    program: Program, begun: list[Sequence[str]], qtbot: QtBot, by: str
) -> None:
    shell = unlock(program, qtbot)
    if by == "policy":
        shell.space.policy = {**shell.space.policy, "export_on_lock": "cut"}
    bundle = Bundle(program)
    with qtbot.waitSignal(program.locked):
        if by == "sleep":
            program.desktop.on_sleep(True)
        else:
            program.lock()
    page = program.window.centralWidget()
    assert isinstance(page, LeavingPage)
    if by == "person":
        page.stop.click()
    qtbot.waitUntil(lambda: bool(begun))
    assert bundle.outcome == ["cut"]


def test_what_does_not_stop_is_left_behind_after_a_while(
    program: Program, begun: list[Sequence[str]], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.leaving.CUT_MS", 200)
    unlock(program, qtbot)
    end = Event()
    program.jobs.free(lambda _report: end.wait(20))
    program.desktop.on_sleep(True)
    qtbot.waitUntil(lambda: bool(begun))
    end.set()


def test_a_page_that_fails_in_sealing_does_not_keep_the_vault_open(
    program: Program, begun: list[Sequence[str]], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = unlock(program, qtbot)
    page = shell.page
    assert page is not None

    def fails() -> None:
        raise RuntimeError("a page's own fault")

    monkeypatch.setattr(page, "seal", fails)
    with qtbot.waitSignal(program.locked):
        program.lock()
    qtbot.waitUntil(lambda: bool(begun))
    assert shell.space.session.closed


def test_a_lock_before_the_key_drops_what_was_typed(staying: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not gate(staying).card.isHidden())
    gate(staying).passphrase.edit.setText(PASSPHRASE)
    qtbot.waitUntil(lambda: not staying.jobs.running)
    staying.desktop.locked.emit()
    assert gate(staying).passphrase.edit.text() == ""
    qtbot.waitUntil(lambda: not gate(staying).card.isHidden())
    staying.gate.recover(LEADER.id)
    page = staying.window.centralWidget()
    assert isinstance(page, RecoverVault)
    qtbot.waitUntil(lambda: not staying.jobs.running)
    staying.idle.idle.emit()
    assert isinstance(staying.window.centralWidget(), UnlockPage)
    unlock(staying, qtbot)


def test_the_unlock_page_of_the_fresh_process_says_when_it_was_locked(
    world: World, look: Look, qtbot: QtBot, begun: list[Sequence[str]]
) -> None:
    from main import parser

    given = parser().parse_args(["window", str(world.vault), "--locked-at=2026-03-05T10:47:00+08:00", "--geometry="])
    store = PreferenceStore(world.folder / "settings.json", Preferences(language="en"))
    after = AfterLock(begun.append, given.locked_at, given.geometry)
    program = Program(look, store, lambda: world.tools, ROOT, given.vault, None, after)
    program.start()
    page = program.window.centralWidget()
    assert isinstance(page, UnlockPage)
    assert any("Locked. What was typed before 10:47" in label.text() for label in page.findChildren(QLabel))
    program.window.close()
    program.close()


def test_the_words_say_the_key_folder_too(tmp_path: Path) -> None:
    from main import parser

    stamp = parser().parse_args(["window", "--locked-at=2026-03-05T10:47:00+08:00"]).locked_at
    given = parser().parse_args(words_for(tmp_path / "v", tmp_path / "k", stamp, "0a"))
    assert (given.vault, given.key_folder, given.locked_at, given.geometry) == (
        tmp_path / "v", tmp_path / "k", stamp, "0a",
    )  # fmt: skip


DRIVER = ROOT / "tests" / "ui" / "lock_driver.py"


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="reads a process's memory through /proc")
def test_after_the_lock_of_the_real_window_its_memory_holds_nothing(tmp_path: Path) -> None:
    """The program itself, in a process of its own: what was typed and the key are in its memory, then they are not."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, str(DRIVER), str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env,
        cwd=ROOT,
    ) as process:  # fmt: skip
        try:
            assert process.stdout is not None
            assert process.stdin is not None
            key, typed = process.stdout.readline().split()
            secrets = {bytes.fromhex(key), key.encode(), typed.encode(), typed.encode("utf-16-le"), PASSPHRASE.encode()}

            def held() -> set[bytes]:
                return {secret for region in memory_of(process.pid) for secret in secrets if secret in region}

            assert {bytes.fromhex(key), typed.encode("utf-16-le")} <= held()
            process.stdin.write("\n")
            process.stdin.flush()
            _until(lambda: b"--locked-at" in Path(f"/proc/{process.pid}/cmdline").read_bytes())
            _until(lambda: "libQt6Widgets" in Path(f"/proc/{process.pid}/maps").read_text())
            assert held() == set()
        finally:
            process.kill()


def _until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_watermark_by_policy_says_who_and_when(staying: Program, world: World, qtbot: QtBot) -> None:
    shell = unlock(staying, qtbot)
    assert not shell.findChildren(Watermark)
    shell.space.write(lambda session, _report: session.policy.set("screen_watermark", "on", "按保密要求"))
    qtbot.waitUntil(lambda: not staying.jobs.running)
    with qtbot.waitSignal(staying.locked):
        staying.lock()
    shell = unlock(staying, qtbot)
    dialog = KeysDialog(shell.space.look, staying.window, None)
    dialog.open()
    assert [mark.words()[:3] for mark in dialog.findChildren(Watermark)] == [LEADER.name]
    dialog.close()
    (mark,) = shell.findChildren(Watermark)
    assert mark.words().startswith(f"{LEADER.name}  20")
    staying.window.resize(1400, 800)
    assert mark.size() == shell.size()
    picture = shell.grab().toImage()
    mark.hide()
    assert picture != shell.grab().toImage()


def test_every_window_is_kept_out_of_captures_where_the_platform_can(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []
    program.window.capture = CaptureGuard(lambda window, affinity: asked.append((window, affinity)))
    program.window.hide()
    program.window.show()
    program._keys()
    dialog = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, KeysDialog))
    assert asked == [(int(program.window.winId()), 0x11), (int(dialog.winId()), 0x11)]
    dialog.close()
