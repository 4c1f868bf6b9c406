"""A form as it is counted: which questions, with which cells, depending on what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from forms.tally.model import Counted, Option, Sort
from forms.xlsform.model import Choice, Form, Group, Node, Question, Repeat, Text

SCALE_STEPS = 21
"""A scale with more places than this is counted as a number: only its mean is shown."""

_REFERENCE = re.compile(r"\$\{\s*(?:last-saved#)?([^}\s]+)\s*\}")
_BOUNDS = re.compile(r"^\s*\.\s*>=\s*(-?\d+)\s+and\s+\.\s*<=\s*(-?\d+)\s*$")
_OPEN = ("text", "barcode", "date", "time", "datetime", "geopoint", "geotrace", "geoshape")


@dataclass(frozen=True)
class Shape:
    """`questions` in the order of the form; `matrices` the blocks of items rated alike, by name; `left_out` the keys
    of what is not counted (repeats, attachments)."""

    questions: tuple[Counted, ...]
    matrices: dict[str, Text]
    left_out: tuple[str, ...]

    def find(self, key: str) -> Counted:
        """Raises `KeyError`."""
        for question in self.questions:
            if question.key == key:
                return question
        raise KeyError(key)


def shape_of(form: Form) -> Shape:
    """What is counted of `form`. Protected groups are not: they hold what must not be counted."""
    matrices: dict[str, Text] = {}
    left_out: list[str] = []
    questions = tuple(_walk(form, form.children, (), "", matrices, left_out))
    return Shape(questions, matrices, tuple(left_out))


def groupable(shape: Shape) -> tuple[Counted, ...]:
    """Questions that a survey can be broken down by: one answer of a few, asked of everybody."""
    return tuple(
        question for question in shape.questions
        if question.sort == "single" and not question.conditional and not question.matrix and len(question.options) > 1
    )  # fmt: skip


def _walk(
    form: Form, nodes: tuple[Node, ...], above: tuple[str, ...], matrix: str, matrices: dict[str, Text],
    left_out: list[str],
) -> Iterator[Counted]:  # fmt: skip
    for node in nodes:
        conditions = (*above, node.relevant) if node.relevant else above
        if isinstance(node, Repeat) or (isinstance(node, Group) and node.protected):
            left_out.append(node.key)
        elif isinstance(node, Group):
            block = node.name if is_matrix(node) else ""
            if block:
                matrices[block] = node.label
            yield from _walk(form, node.children, conditions, block, matrices, left_out)
        elif counted := _counted(form, node, conditions, matrix):
            yield counted
        elif node.type in ("image", "audio", "video", "file"):
            left_out.append(node.key)


def is_matrix(group: Group) -> bool:
    """Two or more questions with one choice each from the same list, and nothing else."""
    asked = [child for child in group.children if not (isinstance(child, Question) and child.type == "note")]
    lists = {child.choices if isinstance(child, Question) and child.type == "select_one" else "" for child in asked}
    return len(asked) > 1 and len(lists) == 1 and lists != {""}


def _counted(form: Form, question: Question, conditions: tuple[str, ...], matrix: str) -> Counted | None:
    sort, options = _sort(form, question)
    if sort is None:
        return None
    depends = tuple(dict.fromkeys(name for text in conditions for name in _REFERENCE.findall(text)))
    inside = matrix if sort in ("single", "scale") else ""
    return Counted(question.key, question.label, sort, options, depends, bool(conditions), inside)


def _sort(form: Form, question: Question) -> tuple[Sort | None, tuple[Option, ...]]:
    match question.type:
        case "select_one" | "rank":
            return _of_list(form, question, "single")
        case "select_multiple":
            return _of_list(form, question, "multi")
        case "acknowledge":
            return "single", (Option("true", Text((("zh", "确认"), ("en", "confirmed")))),)
        case "range" | "integer" | "decimal":
            places = scale_places(question)
            return ("scale", _scale(places)) if places else ("number", ())
    return ("open", ()) if question.type in _OPEN else (None, ())


def scale_places(question: Question) -> list[float]:
    """The places of a scale: of a `range`, or of whole numbers that a plain constraint bounds (`. >= 0 and . <= 5`);
    empty when there are none or too many."""
    if question.type == "range":
        return _places(question)
    found = _BOUNDS.match(question.constraint) if question.type == "integer" else None
    low, high = (int(found[1]), int(found[2])) if found else (0, 0)
    return [float(place) for place in range(low, high + 1)] if 0 < high - low < SCALE_STEPS else []


def _of_list(form: Form, question: Question, sort: Sort) -> tuple[Sort, tuple[Option, ...]]:
    choices = form.lists.get(question.choices, ())
    scores = [_score(choice) for choice in choices]
    scored = sort == "single" and bool(choices) and all(score is not None for score in scores)
    options = tuple(
        Option(choice.name, choice.label, score if scored else None)
        for choice, score in zip(choices, scores, strict=True)
    )
    return ("scale" if scored else sort), options


def _score(choice: Choice) -> float | None:
    """A column `score` of the choices sheet makes a list a scale."""
    try:
        return float(choice.extra.get("score", ""))
    except ValueError:
        return None


def _places(question: Question) -> list[float]:
    """The places of a `range`; empty when there are too many of them or they are no numbers."""
    try:
        start, end, step = (
            float(question.parameters.get(name, given))
            for name, given in (("start", "1"), ("end", "10"), ("step", "1"))
        )
    except ValueError:
        return []
    count = int(abs(end - start) / step + 1e-9) + 1 if step > 0 else 0
    sign = 1 if end >= start else -1
    return [start + sign * step * place for place in range(count)] if 1 < count <= SCALE_STEPS else []


def _scale(places: list[float]) -> tuple[Option, ...]:
    return tuple(Option(f"{place:g}", Text((("", f"{place:g}"),)), place) for place in places)
