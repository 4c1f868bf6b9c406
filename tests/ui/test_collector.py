"""Cycles are collected on the GUI thread, whoever made them."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.collector import Collector, collect_due
from ui.jobs import Jobs


class Knot:
    """Garbage only a collector takes away; notes the thread that did."""

    freed: list[threading.Thread]

    def __init__(self, freed: list[threading.Thread]) -> None:
        self.itself = self
        self.freed = freed

    def __del__(self) -> None:
        self.freed.append(threading.current_thread())


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    made = Collector()
    yield made
    made.stop()
    assert gc.isenabled()


def test_what_a_worker_leaves_is_collected_on_the_gui_thread(collector: Collector, qtbot: QtBot) -> None:
    freed: list[threading.Thread] = []
    jobs = Jobs()

    def work(_report: object) -> None:
        for _ in range(20 * gc.get_threshold()[0]):
            Knot(freed)

    try:
        with qtbot.waitSignal(jobs.storage(work).settled, timeout=20_000):
            pass
        qtbot.waitUntil(lambda: bool(freed), timeout=5_000)
    finally:
        jobs.shutdown()
    assert set(freed) == {threading.main_thread()}


def test_nothing_due_nothing_collected(collector: Collector) -> None:
    gc.collect()
    knot = Knot([])
    alive = weakref.ref(knot)
    del knot
    collect_due()
    assert alive() is not None
