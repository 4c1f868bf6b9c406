"""What shared code asks of a form about answers at rest: required names, and all that is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from random import Random

from forms.xlsform.engine import Lists
from forms.xlsform.filling import Answers, Filling, Finding, Surroundings
from forms.xlsform.model import Form, Question, Text
from forms.xlsform.program import Program, compile_form


def at_rest(form: Form | Program, content: Answers, now: datetime | None = None, lists: Lists | None = None) -> Filling:
    """A filling of `content` for asking only. `now` serves forms that ask for today; without it, they get the
    first day of the calendar, so that nothing here depends on the clock unless it is meant to."""
    program = form if isinstance(form, Program) else compile_form(form)
    moment = now or datetime.min
    return Filling(program, content, Surroundings(lambda: moment, Random(0), lists=lists or {}))


def required_now(form: Form | Program, content: Answers, now: datetime | None = None) -> tuple[str, ...]:
    """Names of the top level (questions and repeats) that are required and relevant, for `GuardContext.required`."""
    return at_rest(form, content, now).required()


def validate(
    form: Form | Program, content: Answers, now: datetime | None = None, lists: Lists | None = None
) -> list[Finding]:
    """All that is wrong with `content`: missing answers, also in rows and protected groups that are in it,
    constraints that do not hold, answers of another type, choices that cannot be taken. `lists` gives the lists
    that the program keeps itself; answers from a list that is not given are not judged."""
    return at_rest(form, content, now, lists).findings()


class FormLogic:
    """What a form's expressions say about answers that a window holds itself.

    Each question is answered from the answers given with it; for a form of a few dozen questions that costs about
    a millisecond. For long forms keep a `Filling` instead.
    """

    def __init__(self, program: Program, now: Callable[[], datetime] | None = None) -> None:
        self._program = program
        self._now = now

    def _filling(self, content: Answers) -> Filling:
        return at_rest(self._program, content, self._now() if self._now else None)

    def relevant(self, content: Answers) -> frozenset[str]:
        """Names of the questions, repeats and groups of the top level that apply now."""
        return self._filling(content).relevant_names()

    def complaint(self, name: str, content: Answers) -> Text | None:
        """What the form says against the answer to `name`: its words when the constraint does not hold (an empty
        text when it has none), or None."""
        filling = self._filling(content)
        try:
            state = filling.state((name,))
        except KeyError:
            return None
        node = self._program.form.find(name)
        broken = state.relevant and not state.fits
        return node.constraint_message if broken and isinstance(node, Question) else None
