"""What surrounds an open vault is told to it and to the window, also when it did not work the first time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from forms.problems import EnvironmentProblem
from ui.jobs import Jobs
from ui.surroundings import Seen, Surroundings


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shutdown()


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.surroundings.look_around", lambda: Seen(("wlan0",), ()))


class Watch:
    """`network.seen` that fails as often as told."""

    def __init__(self, failures: int) -> None:
        self.failures = failures
        self.asked = 0

    def seen(self, interfaces: tuple[str, ...]) -> tuple[str, ...]:
        self.asked += 1
        if self.asked <= self.failures:
            raise EnvironmentProblem("DISK_FULL")
        return interfaces


def session_with(watch: Watch) -> Any:
    return SimpleNamespace(network=watch)


def test_v22_a_network_that_could_not_be_told_is_told_at_the_next_look(qtbot: QtBot, jobs: Jobs) -> None:
    parent, watch = QObject(), Watch(failures=1)
    around = Surroundings(jobs, parent)
    around.start(session_with(watch))
    qtbot.waitUntil(lambda: watch.asked == 1 and not jobs.running)
    with qtbot.waitSignal(around.network, timeout=2000) as told:
        around.look()
    assert told.args == [("wlan0",)]
    around.look()
    qtbot.waitUntil(lambda: not jobs.running)
    assert watch.asked == 2  # what is the same as last time is told to nobody
    around.stop()


def test_v22_the_look_does_not_wait_for_sealing_and_drawing(qtbot: QtBot, jobs: Jobs) -> None:
    parent, go_on = QObject(), threading.Event()
    for _ in range(2):
        jobs.free(lambda _report: go_on.wait(10))
    around = Surroundings(jobs, parent)
    with qtbot.waitSignal(around.network, timeout=2000):
        around.start(session_with(Watch(failures=0)))
    go_on.set()
    around.stop()
