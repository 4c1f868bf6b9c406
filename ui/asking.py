"""One question at a time: who asks anew before the answer is there wants the answer to the last question only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from storage.session import Session
from ui.workspace import Workspace

Question = tuple[Callable[[Session], Any], Callable[[Any], object]]


class Asking(QObject):
    """Questions of one place in the window: what is typed, which row is in view. The first is asked at once; of those
    that come while it is under way only the last is asked after it, and the answers between are never shown."""

    def __init__(self, space: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._space = space
        self._under_way: Question | None = None
        self._next: Question | None = None

    def ask(self, work: Callable[[Session], Any], done: Callable[[Any], object]) -> None:
        if self._under_way is not None:
            self._next = (work, done)
            return
        self._under_way = (work, done)
        self._space.read(work, self._answered, self._failed)

    def drop(self) -> None:
        """Nobody wants an answer any more."""
        self._next = None
        if self._under_way is not None:
            self._under_way = (self._under_way[0], lambda _answer: None)

    def _answered(self, answer: object) -> None:
        done = self._over()
        if done is not None:
            done(answer)

    def _failed(self, problem: BaseException) -> None:
        if self._over() is not None:
            self._space.failed.emit(problem)

    def _over(self) -> Callable[[Any], object] | None:
        """The one under way is answered: ask what came meanwhile, or give back who takes the answer."""
        assert self._under_way is not None
        done, following = self._under_way[1], self._next
        self._under_way = self._next = None
        if following is None:
            return done
        self.ask(*following)
        return None
