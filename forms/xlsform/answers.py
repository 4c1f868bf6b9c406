"""Which answers a question of some type takes."""

from __future__ import annotations

import re
from typing import Any

from forms.xlsform.model import Question
from forms.xlsform.openrosa import moments

_TIME = re.compile(r"\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?")


def fits_type(question: Question, value: Any) -> bool:
    """Whether `value`, which is not empty, can be an answer to `question`."""
    match question.type:
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "decimal":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "range":
            return isinstance(value, int | float) and not isinstance(value, bool) and _in_range(question, value)
        case "date":
            return isinstance(value, str) and moments.is_date(value)
        case "time":
            return isinstance(value, str) and bool(_TIME.fullmatch(value)) and moments.day_fraction(value) is not None
        case "datetime":
            return isinstance(value, str) and moments.moment(value) is not None
        case "select_multiple" | "rank":
            return isinstance(value, list) and all(isinstance(code, str) for code in value)
        case "acknowledge":
            return isinstance(value, bool)
        case "calculate" | "hidden":
            return True
        case "image" | "audio" | "video" | "file":
            return isinstance(value, str) or (isinstance(value, list) and all(isinstance(name, str) for name in value))
    return isinstance(value, str)


def _in_range(question: Question, value: float) -> bool:
    """XLSForm's `range`: from `start` to `end`; between the steps is as good as any other place."""
    try:
        ends = [float(question.parameters.get(name, given)) for name, given in (("start", "1"), ("end", "10"))]
    except ValueError:
        return True
    return min(ends) <= value <= max(ends)


def codes(value: Any) -> tuple[str, ...]:
    """The codes of choices in an answer."""
    if isinstance(value, list):
        return tuple(str(code) for code in value)
    return (str(value),)
