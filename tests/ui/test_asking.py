"""Of questions that come faster than answers only the first and the last are asked, and only the last is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from storage.session import Session
from ui.asking import Asking


class Slow(QObject):
    """A workspace whose storage answers when told to."""

    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[tuple[Callable[[Any], Any], Callable[[Any], Any], Callable[[Any], Any]]] = []

    def read(
        self, work: Callable[[Session], Any], done: Callable[[Any], Any], failed: Callable[[Any], Any]
    ) -> None:  # fmt: skip
        self.waiting.append((work, done, failed))

    def answer(self) -> None:
        work, done, _ = self.waiting.pop(0)
        done(work(None))


def asked(space: Slow, *queries: str) -> tuple[Asking, list[str]]:
    asking, answers = Asking(space, space), []  # type: ignore[arg-type, var-annotated]  # as much of one as it needs
    for query in queries:
        asking.ask(lambda _session, query=query: query, answers.append)
    return asking, answers


def test_the_last_question_is_the_one_that_is_answered(qapp: QApplication) -> None:
    space = Slow()
    _, answers = asked(space, "验", "验收", "验收单")
    space.answer()
    assert not answers and len(space.waiting) == 1
    space.answer()
    assert answers == ["验收单"] and not space.waiting


def test_what_nobody_wants_any_more_is_not_told(qapp: QApplication) -> None:
    space = Slow()
    asking, answers = asked(space, "验收", "验收单")
    asking.drop()
    space.answer()
    assert not answers and not space.waiting
    asking.ask(lambda _session: "台账", answers.append)
    space.answer()
    assert answers == ["台账"]


def test_a_failure_is_told_and_the_next_question_asked(qapp: QApplication) -> None:
    space, told = Slow(), list[BaseException]()
    space.failed.connect(told.append)
    asking, answers = asked(space, "验收")
    problem = ValueError("broken")
    space.waiting.pop(0)[2](problem)
    assert told == [problem]
    asking.ask(lambda _session: "台账", answers.append)
    space.answer()
    assert answers == ["台账"]
