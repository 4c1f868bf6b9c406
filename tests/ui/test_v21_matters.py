"""V21 and V22 at the window: what locks, what a lock takes away, and that a test watches each of these."""

from __future__ import annotations

import gc
import inspect
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from pytestqt.exceptions import TimeoutError as Waited
from pytestqt.qtbot import QtBot

from tests.storage.mutations import Line, Test
from tests.ui import test_lock, test_program
from tests.ui.test_lock import begun, staying
from tests.ui.test_program import unlock, world
from tests.ui.worlds import ROOT
from tests.worlds import World
from ui.app import Program
from ui.components.watermark import Watermark
from ui.idle import DesktopLock, IdleWatch
from ui.look import Look
from ui.preferences import Preferences, PreferenceStore
from ui.surroundings import Seen, Surroundings
from ui.window import Window

__all__ = ["begun", "staying", "world"]

SOON = 0.0001
"""Minutes."""
WAYS: dict[str, Callable[[Program], object]] = {
    "idle": lambda program: program.idle.start(SOON),
    "the desktop locks": lambda program: program.desktop.on_lock(),
    "screen saver": lambda program: program.desktop.on_active(True),
    "sleep": lambda program: program.desktop.on_sleep(True),
    "the button": lambda program: program.window.shell.lock_asked.emit(),  # type: ignore[union-attr]  # it is open
}


@pytest.fixture
def program(world: World, look: Look, qtbot: QtBot) -> Iterator[Program]:
    """Somebody who prefers a longer time than the policy's five minutes."""
    store = PreferenceStore(world.folder / "settings.json", Preferences(language="en", idle_minutes=10))
    made = Program(look, store, lambda: world.tools, ROOT, world.vault, None)
    made.start()
    yield made
    made.window.close()
    made.close()


@pytest.mark.parametrize("way", sorted(WAYS))
def test_v21_it_locks_by_itself(program: Program, qtbot: QtBot, way: str) -> None:
    unlock(program, qtbot)
    session = program.session
    with qtbot.waitSignal(program.locked, timeout=1500):
        WAYS[way](program)
    assert session is not None and session.closed


def test_v21_the_policys_minutes_are_the_most(program: Program, qtbot: QtBot) -> None:
    unlock(program, qtbot)
    assert program.idle._timer.interval() == 5 * 60_000
    assert program.idle._timer.isActive()


def test_v21_only_a_touch_begins_the_time_anew(qtbot: QtBot) -> None:
    watch = IdleWatch()
    watch.start(1)
    begun: list[QEvent.Type] = []
    watch._timer.start = lambda *_: begun.append(event.type())  # type: ignore[method-assign]
    for kind in (QEvent.Type.Timer, QEvent.Type.KeyPress, QEvent.Type.Paint, QEvent.Type.MouseMove):
        event = QEvent(kind)
        watch.watch(event)
    assert begun == [QEvent.Type.KeyPress, QEvent.Type.MouseMove]
    watch.stop()


def test_v21_sleep_waits_while_a_vault_is_open(program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(DesktopLock, "hold", lambda self: asked.append("hold"))
    monkeypatch.setattr(DesktopLock, "release", lambda self: asked.append("release"))
    unlock(program, qtbot)
    assert asked == ["hold"]
    with qtbot.waitSignal(program.locked, timeout=1500):
        program.lock()
    assert asked == ["hold", "release"]


def test_v21_what_was_copied_is_gone_after_a_lock(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, owned: bool = True
) -> None:
    test_program.test_locking_clears_the_clipboard_when_it_is_ours(program, qtbot, monkeypatch, owned)


def test_v22_the_open_window_looks_at_the_network_again_and_again(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    up: list[str] = []
    monkeypatch.setattr("ui.surroundings.look_around", lambda: Seen(tuple(up), ()))
    shell = unlock(program, qtbot)
    up.append("wlan0")
    program.surroundings._timer.setInterval(20)
    qtbot.waitUntil(lambda: shell.space.session.network._seen == {"wlan0"}, timeout=1500)
    qtbot.waitUntil(lambda: "wlan0" in shell.status.network.text(), timeout=1500)


L = Line
TABLE: list[tuple[str, Line, Test, dict[str, Any]]] = [
    ("V21", L(Window, "__init__", "idle.idle.connect(self.lock_asked)", "pass"), test_v21_it_locks_by_itself,
     {"way": "idle"}),
    ("V21", L(IdleWatch, "__init__", "self._timer.timeout.connect(self.idle)", "pass"), test_v21_it_locks_by_itself,
     {"way": "idle"}),
    ("V21", L(Program, "_connect", "self.window.lock_asked.connect(self.lock)", "pass"), test_v21_it_locks_by_itself,
     {"way": "idle"}),
    ("V21", L(Window, "show_shell", "shell.lock_asked.connect(self.lock_asked)", "pass"), test_v21_it_locks_by_itself,
     {"way": "the button"}),
    ("V21", L(Program, "_connect", "self.desktop.locked.connect(self.lock)", "pass"), test_v21_it_locks_by_itself,
     {"way": "the desktop locks"}),
    ("V21", L(DesktopLock, "on_lock", "self.locked.emit()", "pass"), test_v21_it_locks_by_itself,
     {"way": "the desktop locks"}),
    ("V21", L(DesktopLock, "on_active", "if active", "if False"), test_v21_it_locks_by_itself,
     {"way": "screen saver"}),
    ("V21", L(Program, "_connect", "self.desktop.asleep.connect(lambda: self.lock(cut=True))", "pass"),
     test_v21_it_locks_by_itself, {"way": "sleep"}),
    ("V21", L(DesktopLock, "on_sleep", "if begins", "if False"), test_v21_it_locks_by_itself, {"way": "sleep"}),
    ("V21", L(Program, "lock", "close_at(session, here)", "None"), test_v21_it_locks_by_itself,
     {"way": "the button"}),
    ("V21", L(Program, "_show_shell", "self.idle.start(space.idle_minutes())", "pass"),
     test_v21_the_policys_minutes_are_the_most, {}),
    ("V21", L(IdleWatch, "watch", "event.type() in _LIVE and", ""), test_v21_only_a_touch_begins_the_time_anew, {}),
    ("V21", L(IdleWatch, "watch", "self._timer.start()", "pass"), test_v21_only_a_touch_begins_the_time_anew, {}),
    ("V21", L(Program, "_show_shell", "self.desktop.hold()", "pass"), test_v21_sleep_waits_while_a_vault_is_open, {}),
    ("V21", L(Program, "_keys_gone", "self.desktop.release()", "pass"), test_v21_sleep_waits_while_a_vault_is_open, {}),
    ("V21", L(Program, "_put_away", "self.window.clear_clipboard()", "pass"),
     test_v21_what_was_copied_is_gone_after_a_lock, {"owned": True}),
    ("V21", L(Window, "clear_clipboard", "clipboard.clear()", "pass"), test_v21_what_was_copied_is_gone_after_a_lock,
     {"owned": True}),
    ("V21", L(Window, "clear_clipboard", "if clipboard.ownsClipboard()", "if True"),
     test_v21_what_was_copied_is_gone_after_a_lock, {"owned": False}),
    ("V21", L(Program, "_show_shell", "Watermark(self.look, shell, session.me.name)", "pass"),
     test_lock.test_a_watermark_by_policy_says_who_and_when, {}),
    ("V21", L(Window, "eventFilter", "mark_once(self._look, watched, self.who)", "pass"),
     test_lock.test_a_watermark_by_policy_says_who_and_when, {}),
    ("V21", L(Watermark, "words", "{self._who}", ""), test_lock.test_a_watermark_by_policy_says_who_and_when, {}),
    ("V21", L(Watermark, "paintEvent", "painter.drawText(0, 0, words)", "pass"),
     test_lock.test_a_watermark_by_policy_says_who_and_when, {}),
    ("V21", L(Window, "eventFilter", "self.capture.watch(watched, event)", "pass"),
     test_lock.test_every_window_is_kept_out_of_captures_where_the_platform_can, {}),
    ("V22", L(Program, "_show_shell", "self.surroundings.start(session)", "pass"),
     test_v22_the_open_window_looks_at_the_network_again_and_again, {}),
    ("V22", L(Surroundings, "start", "self._timer.start()", "pass"),
     test_v22_the_open_window_looks_at_the_network_again_and_again, {}),
    ("V22", L(Surroundings, "_seen", "session.network.seen(seen.interfaces)", "session.network.state"),
     test_v22_the_open_window_looks_at_the_network_again_and_again, {}),
    ("V22", L(Program, "_show_shell", "self.surroundings.network.connect(shell.show_network)", "pass"),
     test_v22_the_open_window_looks_at_the_network_again_and_again, {}),
]  # fmt: skip

FAILS = (AssertionError, ValueError, pytest.fail.Exception, Waited)


def name_of(entry: Any) -> str:
    rule, mutation, test, _ = entry
    return f"{rule}-{mutation.owner.__name__}.{mutation.name}-{test.__name__.removeprefix('test_')[:40]}"


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("entry", TABLE, ids=name_of)
def test_without_the_rule_its_test_fails(
    request: pytest.FixtureRequest, entry: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, mutation, test, given = entry
    mutation.switch_off(monkeypatch)  # before the fixtures: a window wires itself when it is made
    wanted = [name for name in inspect.signature(test).parameters if name not in given]
    fixtures = {name: request.getfixturevalue(name) for name in wanted}
    with pytest.raises(FAILS):
        test(**fixtures, **given)
    gc.collect()
