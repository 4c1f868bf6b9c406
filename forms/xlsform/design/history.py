"""What can be taken back: every state of a design with the item that was worked on."""

from __future__ import annotations

from dataclasses import dataclass, field

from forms.xlsform.design.model import Design

MOST_STEPS = 500


@dataclass(frozen=True)
class Step:
    """A state, and what was current in it."""

    design: Design
    current: str = ""


@dataclass
class History:
    """`note` after each change. Changes that carry the same `tag` in a row (typing in one field) are one step."""

    now: Step
    _before: list[Step] = field(default_factory=list)
    _after: list[Step] = field(default_factory=list)
    _tag: str = ""

    def note(self, design: Design, current: str, tag: str = "") -> None:
        if design == self.now.design:
            return
        if not tag or tag != self._tag:
            self._before = [*self._before[1 - MOST_STEPS :], self.now]
        self._tag = tag
        self._after.clear()
        self.now = Step(design, current)

    def rest(self) -> None:
        """Whatever comes next is a step of its own."""
        self._tag = ""

    @property
    def can_undo(self) -> bool:
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        return bool(self._after)

    def undo(self) -> Step:
        """The state before, to be shown where the change was."""
        if self._before:
            undone = self.now
            self._after.append(undone)
            self.now = self._before.pop()
            self._tag = ""
            return Step(self.now.design, undone.current if self.now.design.item(undone.current) else self.now.current)
        return self.now

    def redo(self) -> Step:
        if self._after:
            self._before.append(self.now)
            self.now = self._after.pop()
            self._tag = ""
        return self.now
