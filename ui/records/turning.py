"""Undo and redo of a form: its answers go back and come again, and the person sees where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from forms.xlsform.instance import Path
from ui.interview.focusing import reveal
from ui.records.answers import typed_in
from ui.records.steps import Step

if TYPE_CHECKING:
    from ui.records.form import FormView

SETTLED_MS = 160
"""After this the rows that came back have their place."""


class Turning(QObject):
    """Bound to one form."""

    def __init__(self, form: FormView) -> None:
        super().__init__(form)
        self._form = form

    def about(self, path: Path, *, text: bool = False) -> None:
        """A change at `path`. What was typed into another text before is a step of the page now, not of its field."""
        steps = self._form.scope.steps
        typing = steps.typing
        if typing is not None and typing != path and (field := typed_in(self._form.answer_at(typing))) is not None:
            field.forget_typing()
        steps.about(path, text=text)

    def turn(self, step: Step | None) -> None:
        """Make the answers those of the step, with the focus where they changed."""
        form = self._form
        if step is None or form.fixed:
            return
        form.scope.go_back(step.before)
        form.renew()
        form.go_to(step.path)
        form.edited()
        QTimer.singleShot(SETTLED_MS, self, self._reveal_focus)

    def _reveal_focus(self) -> None:
        widget = self._form.window().focusWidget()
        if widget is not None and self._form.isAncestorOf(widget):
            reveal(widget)
