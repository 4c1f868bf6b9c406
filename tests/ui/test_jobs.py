"""The job runner: no lost result, progress, cancel, families of failure, one storage thread, shutdown."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from forms.problems import Refused, Report
from ui.jobs import Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    runner = Jobs()
    yield runner
    runner.shutdown()


def test_results_of_work_that_is_done_at_once_are_never_lost(jobs: Jobs, qtbot: QtBot) -> None:
    got: list[int] = []
    for n in range(300):
        jobs.free(lambda report, n=n: n, got.append)
        jobs.storage(lambda report, n=n: -n, got.append)
    qtbot.waitUntil(lambda: len(got) == 600)
    assert sorted(n for n in got if n > 0) == list(range(1, 300))
    assert not jobs.running


def test_outcomes_come_on_the_gui_thread(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[bool] = []
    gui = QThread.currentThread()
    jobs.free(lambda report: threading.get_ident(), lambda ident: seen.append(ident != threading.get_ident()))
    jobs.free(lambda report: 1, lambda _: seen.append(QThread.currentThread() is gui))
    qtbot.waitUntil(lambda: seen == [True, True])


def test_storage_has_one_thread_and_keeps_order(jobs: Jobs, qtbot: QtBot) -> None:
    order: list[int] = []
    idents: list[int] = []
    for n in range(20):
        jobs.storage(lambda report, n=n: (order.append(n), threading.get_ident())[1], idents.append)
    qtbot.waitUntil(lambda: len(idents) == 20)
    assert order == list(range(20))
    assert len(set(idents)) == 1


def test_progress_is_throttled_but_its_last_word_is_told(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []

    def work(report: Report) -> None:
        for n in range(5001):
            report(n, 5000)

    job = jobs.free(work)
    job.progressed.connect(lambda done, total: told.append((done, total)))
    with qtbot.waitSignal(job.finished):
        pass
    assert told[-1] == (5000, 5000)
    assert len(told) < 200


def test_cancel_stops_at_the_next_report(jobs: Jobs, qtbot: QtBot) -> None:
    def work(report: Report) -> None:
        while True:
            report(1, 2)
            time.sleep(0.001)

    job = jobs.free(work)
    finished: list[object] = []
    job.finished.connect(finished.append)
    with qtbot.waitSignal(job.stopped):
        job.cancel()
    assert not finished


def test_failures_keep_their_family(jobs: Jobs, qtbot: QtBot) -> None:
    problems: list[BaseException] = []

    def refuse(report: Report) -> None:
        raise Refused("NO_TURNS")

    jobs.storage(refuse, failed=problems.append)
    jobs.free(lambda report: 1 / 0, failed=problems.append)
    qtbot.waitUntil(lambda: len(problems) == 2)
    assert {type(problem) for problem in problems} == {Refused, ZeroDivisionError}


def test_shutdown_finishes_saves_that_were_asked_for(qtbot: QtBot) -> None:
    runner = Jobs()
    saved: list[int] = []

    def save(n: int) -> None:
        time.sleep(0.005)
        saved.append(n)

    for n in range(10):
        runner.storage(lambda report, n=n: save(n))
    runner.shutdown()
    runner.shutdown()
    assert saved == list(range(10))
    with pytest.raises(RuntimeError):
        runner.storage(lambda report: None)


def test_seconds_left_goes_down(jobs: Jobs, qtbot: QtBot) -> None:
    left: list[float] = []

    def work(report: Report) -> None:
        for n in range(1, 11):
            time.sleep(0.02)
            report(n, 10)

    job = jobs.free(work)
    job.progressed.connect(lambda done, total: left.append(job.seconds_left() or 0.0))
    with qtbot.waitSignal(job.finished):
        pass
    assert left[-1] == 0.0
