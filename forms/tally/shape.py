"""A form as it is counted: which questions, with which cells, depending on what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from forms.tally.deciding import Deciders
from forms.tally.model import Counted, Option, Sort
from forms.tally.numbering import Numbers, is_matrix
from forms.xlsform.kinds_of_question import is_range, range_of
from forms.xlsform.model import FILE_TYPES, Choice, Form, FormNotice, Group, Node, Question, Repeat, Text

SCALE_STEPS = 21
"""A scale with more places than this is counted as a number: only its mean is shown."""
_FARTHEST = 1e9
"""A score beyond this is none: no mean could be made of it."""

_BOUNDS = re.compile(r"^\s*\.\s*>=\s*(-?\d{1,9})\s+and\s+\.\s*<=\s*(-?\d{1,9})\s*$")
_OPEN = ("text", "barcode", "date", "time", "datetime", "geopoint", "geotrace", "geoshape")
MOST_ROWS = 6
"""So many rows of a repeat and more are one cell."""


@dataclass(frozen=True)
class Shape:
    """`questions` in the order of the form; `matrices` the blocks of items rated alike, by name; `noted` what is
    counted otherwise than one would think, or not at all, with the code of the notice that says so."""

    questions: tuple[Counted, ...]
    matrices: dict[str, Text]
    noted: tuple[tuple[Node, str], ...]

    def find(self, key: str) -> Counted:
        """Raises `KeyError`."""
        for question in self.questions:
            if question.key == key:
                return question
        raise KeyError(key)


def shape_of(form: Form) -> Shape:
    """What is counted of `form`. Protected groups are not: they hold what must not be counted."""
    walk = _Walk(form)
    questions = tuple(walk.through(form.children, (), ""))
    return Shape(questions, walk.matrices, tuple(walk.noted))


def paper_notices(form: Form) -> list[FormNotice]:
    """What of a form comes through otherwise as a questionnaire on paper, keyed and counted."""
    found = []
    for node, code in shape_of(form).noted:
        facts = {"type": node.type} if isinstance(node, Question) else {}
        found.append(FormNotice(code, "survey", node.row, "type", facts))
    return found


def groupable(shape: Shape) -> tuple[Counted, ...]:
    """Questions that a survey can be broken down by: one answer of a few, asked of everybody."""
    return tuple(
        question for question in shape.questions
        if question.sort == "single" and not question.conditional and not question.matrix and not question.repeat
        and len(question.options) > 1
    )  # fmt: skip


class _Walk:
    def __init__(self, form: Form) -> None:
        self.form = form
        self.numbers = Numbers(form)
        self.deciders = Deciders(form)
        self.matrices: dict[str, Text] = {}
        self.noted: list[tuple[Node, str]] = []

    def through(
        self, nodes: tuple[Node, ...], above: tuple[str, ...], matrix: str, repeat: tuple[str, ...] = ()
    ) -> Iterator[Counted]:
        for node in nodes:
            conditions = (*above, node.relevant) if node.relevant else above
            if isinstance(node, Repeat):
                yield from self._repeat(node, conditions, repeat)
            elif isinstance(node, Group) and node.protected:
                self.noted.append((node, "FORM_PROTECTED_LEFT_OUT"))
            elif isinstance(node, Group):
                block = node.name if is_matrix(node) and not repeat else ""
                if block:
                    self.matrices[block] = node.label
                yield from self.through(node.children, conditions, block, repeat)
            else:
                yield from self._question(node, conditions, matrix, repeat)

    def _question(
        self, node: Question, conditions: tuple[str, ...], matrix: str, repeat: tuple[str, ...]
    ) -> Iterator[Counted]:
        if node.type in FILE_TYPES:
            self.noted.append((node, "FORM_FILE_ATTACHED"))
        if repeat:
            yield from self._in_rows(node, conditions, repeat)
        elif counted := self._counted(node, conditions, matrix):
            yield replace(counted, number=self.numbers.get(node))

    def _counted(self, node: Question, conditions: tuple[str, ...], matrix: str) -> Counted | None:
        sort, options = _sort(self.form, node)
        if sort is None:
            return None
        inside = matrix if sort in ("single", "scale") else ""
        bound = self.deciders.bounds(node)
        limits = bool(node.constraint or node.key in self.deciders.limited or conditions)
        return Counted(
            node.key, node.label, sort, options, tuple(sorted(self.deciders.of(conditions) | bound)),
            self.deciders.sole(conditions, bound), bool(bound) or (sort == "multi" and limits), bool(conditions),
            inside,
        )  # fmt: skip

    def _repeat(self, node: Repeat, conditions: tuple[str, ...], above: tuple[str, ...]) -> Iterator[Counted]:
        """What is in the rows; or, where nothing in them is counted, how many rows each respondent filled in. Never
        both: choices and numbers of rows tell of each other (TALLY.md)."""
        path = (*above, node.key)
        asked = conditions if node.count.strip().isdigit() or not node.count else (*conditions, node.count)
        inside = list(self.through(node.children, asked, "", path))
        if not inside and not node.count and not above:
            depends = tuple(sorted(self.deciders.of(conditions)))
            yield Counted("/".join((*path, "#")), node.label, "single", _ROWS, depends,
                          entire=bool(conditions), repeat=path)  # fmt: skip
        yield from inside

    def _in_rows(self, node: Question, conditions: tuple[str, ...], repeat: tuple[str, ...]) -> Iterator[Counted]:
        """A question with choices is counted by respondents: which of them gave an answer in any row."""
        sort, options = _sort(self.form, node)
        if options and sort is not None and node.type != "rank":
            plain = tuple(replace(option, score=None) for option in options)
            yield Counted("/".join((*repeat, node.key)), node.label, "multi", plain,
                          tuple(sorted(self.deciders.of(conditions) | self.deciders.bounds(node))), entire=True,
                          repeat=repeat, inner=node.key, number=self.numbers.get(node))  # fmt: skip
        elif sort is not None:
            in_rows = "FORM_FILE_IN_ROWS" if node.type in FILE_TYPES else "FORM_ROWS_NOT_COUNTED"
            self.noted.append((node, in_rows))


def _row_options() -> tuple[Option, ...]:
    few = [Option(str(count), Text((("", str(count)),))) for count in range(1, MOST_ROWS)]
    most = Text((("zh", f"{MOST_ROWS} 及以上"), ("en", f"{MOST_ROWS} or more")))
    return (*few, Option(str(MOST_ROWS), most))


_ROWS = _row_options()


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
        case "image" | "audio" | "video" | "file":
            return "file", ()
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
        score = float(choice.extra.get("score", ""))
    except ValueError:
        return None
    return score if abs(score) <= _FARTHEST else None


def _places(question: Question) -> list[float]:
    """The places of a `range`, as they are written; empty when there are too many of them or no end."""
    if not is_range(question.parameters):
        return []
    start, end, step = range_of(question.parameters)
    count = int(abs(end - start) / step + 1e-9) + 1
    sign = 1 if end >= start else -1
    found = [float(f"{start + sign * step * place:.12g}") for place in range(count)] if count <= SCALE_STEPS else []
    return found if 1 < len(set(found)) == count else []


def _scale(places: list[float]) -> tuple[Option, ...]:
    names = [f"{place:.12g}" for place in places]
    return tuple(Option(name, Text((("", name),)), place) for name, place in zip(names, places, strict=True))
