"""Steps that can be taken back: the answers of one open record before each change, text taken together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from forms.xlsform.instance import Path

MOST = 200
"""Steps that are remembered."""

Answers = Mapping[str, Any]


@dataclass(frozen=True)
class Step:
    """What was changed, and all answers as they stood before. `text` steps go on while the same text is typed."""

    path: Path
    before: Answers
    text: bool = False


class Steps:
    """`take()` gives the answers that a person may take back. Whoever changes them says `about` before."""

    def __init__(self, take: Callable[[], Answers]) -> None:
        self._take = take
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def last(self) -> Path | None:
        """Where the last change was made; None where there is none to take back."""
        return self._done[-1].path if self._done else None

    @property
    def typing(self) -> Path | None:
        """The text that the last change was typed into."""
        return self._done[-1].path if self._done and self._done[-1].text else None

    def about(self, path: Path, *, text: bool = False) -> None:
        """What is at `path` is about to change."""
        if text and not self._undone and self.typing == path:
            return
        self._undone.clear()
        self._done = [*self._done[1 - MOST :], Step(path, self._take(), text)]

    def settle(self) -> None:
        """After a text was changed: a field may have taken back its own typing, and then nothing is left of it."""
        if self.typing is not None and self._done[-1].before == self._take():
            self._done.pop()

    def undo(self) -> Step | None:
        """The step to take back: make the answers its `before`. None where there is none."""
        return self._turn(self._done, self._undone)

    def redo(self) -> Step | None:
        """The step to make again, in the same way."""
        return self._turn(self._undone, self._done)

    def _turn(self, source: list[Step], target: list[Step]) -> Step | None:
        if not source:
            return None
        step = source.pop()
        target.append(Step(step.path, self._take()))
        return step
