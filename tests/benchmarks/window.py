"""The window over 100,000 records: typing into the search against plain FTS5, opening the big lists; how long the
window stood still meanwhile."""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from forms.kinds import KINDS
from storage.search import match_expression, places, terms
from storage.session import Session
from storage.vault import unlock_vault
from tests.benchmarks.crowded import revisions
from tests.benchmarks.harness import Line, timed
from tests.benchmarks.vaults import QUERIES, plain_database
from tests.ui.worlds import LEADER, ROOT, a_world, fresh_vault
from tests.worlds import PASSPHRASE, World
from ui.app import Program
from ui.components.table import RecordView
from ui.components.twolines import TwoLineView
from ui.look import make_look
from ui.pages.search import SearchPanel, open_search
from ui.preferences import Preferences, PreferenceStore
from ui.shell import Shell

RECORDS = 100_000
BETWEEN_KEYS = 0.06
DOORS = ("interviews", "documents", "papers", "today")


class Heart:
    """Beats every millisecond while the window answers; `longest` is the longest time it did not."""

    def __init__(self) -> None:
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._beat)
        self._until: Callable[[], bool] = lambda: True
        self._loop = QEventLoop()
        self._timer.start()
        self.start()

    def start(self) -> None:
        self._last, self.longest = time.perf_counter(), 0.0

    def wait(self, until: Callable[[], bool]) -> None:
        self._until = until
        self._loop.exec()

    def _beat(self) -> None:
        now = time.perf_counter()
        self._last, self.longest = now, max(self.longest, now - self._last)
        if self._loop.isRunning() and self._until():
            self._loop.quit()


def _still(seconds: float) -> str:
    return f"the window stood still for {seconds * 1000:.0f} ms at most"


def measure(folder: Path, smaller: bool) -> Iterator[Line]:
    count = RECORDS // 20 if smaller else RECORDS
    world = a_world(folder)
    plain = crowded(world, count)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    preferences = PreferenceStore(folder / "settings.json", Preferences(language="zh"))
    look = make_look(ROOT, preferences.now)
    look.install()
    program = Program(look, preferences, lambda: world.tools, ROOT, world.vault, None)
    program.start()
    heart = Heart()
    try:
        shell = _opened(program, world, heart)
        yield _typing(program, shell, heart, plain, count)
        yield from _lists(program, shell, heart, count)
    finally:
        program.window.close()
        program.close()


def crowded(world: World, count: int) -> sqlite3.Connection:
    """A vault of `count` records, and the same texts in a plain FTS5 table."""
    plain = plain_database(world.folder / "plain.db")
    plain.execute("CREATE VIRTUAL TABLE t USING fts5(terms, content='', tokenize='unicode61 remove_diacritics 2')")
    session, made = fresh_vault(world), revisions(count)
    while some := list(islice(made, 2_000)):
        session.records.merge(some)
        plain.execute("BEGIN")
        for revision in some:
            for _, _, text in places(KINDS[revision.kind], revision.content):
                plain.execute("INSERT INTO t (terms) VALUES (?)", (" ".join(terms(text)),))
        plain.execute("COMMIT")
    session.learn_names()
    session.close()
    return plain


def _opened(program: Program, world: World, heart: Heart) -> Shell:
    def unlock(_report: object) -> Session:
        return unlock_vault(world.vault, LEADER.id, PASSPHRASE, world.device, world.tools)

    program.jobs.storage(unlock, program.adopt)
    heart.wait(lambda: program.window.shell is not None and not program.jobs.running)
    assert program.window.shell is not None
    return program.window.shell


def _typing(program: Program, shell: Shell, heart: Heart, plain: sqlite3.Connection, count: int) -> Line:
    """From the last key to the hits in the list; keys come as fast as people type."""
    panel = open_search(shell.space, program.window)
    spent, reference, still = list[float](), list[float](), 0.0
    for query in QUERIES * 3:
        panel.field.clear()
        heart.wait(lambda: not program.jobs.running)
        heart.start()
        spent.append(_type(panel, query, heart))
        still = max(still, heart.longest)
        reference.append(timed(partial(_plainly, plain, query)))
    note = f"plain FTS5, row ids only; {_still(still)}"
    panel.dismiss()
    return Line(f"type a search in {count:,} records", statistics.median(spent), statistics.median(reference), note)


def _type(panel: SearchPanel, query: str, heart: Heart) -> float:
    for at, key in enumerate(query):
        if at:
            due = time.perf_counter() + BETWEEN_KEYS
            heart.wait(partial(_past, due))
        panel.field.insert(key)
    pressed = time.perf_counter()
    heart.wait(lambda: panel.answered == query)
    return time.perf_counter() - pressed


def _past(due: float) -> bool:
    return time.perf_counter() >= due


def _plainly(plain: sqlite3.Connection, query: str) -> None:
    plain.execute(
        "SELECT rowid FROM t WHERE t MATCH ? ORDER BY rowid DESC LIMIT 60", (match_expression(query),)
    ).fetchall()


def _lists(program: Program, shell: Shell, heart: Heart, count: int) -> Iterator[Line]:
    """The first time a door is gone through: with the making of its page."""
    for door in DOORS:
        heart.wait(lambda: not program.jobs.running)
        heart.start()
        began = time.perf_counter()
        shell.go(door)
        heart.wait(lambda: _rows_shown(shell))
        spent = time.perf_counter() - began
        heart.wait(lambda: not program.jobs.running)
        yield Line(f"open {door} of {count:,} records", spent, None, _still(heart.longest))


def _rows_shown(shell: Shell) -> bool:
    assert shell.page is not None
    views = [*shell.page.findChildren(RecordView), *shell.page.findChildren(TwoLineView)]
    return any(view.isVisible() and view.rows_model.rowCount() for view in views)
