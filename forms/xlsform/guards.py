"""What shared code asks of a form about answers at rest: required names, and all that is wrong."""

from __future__ import annotations

from datetime import datetime
from random import Random

from forms.xlsform.engine import Lists
from forms.xlsform.filling import Answers, Filling, Finding, Surroundings
from forms.xlsform.model import Form
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
