"""Answers being given: what a window, a keying screen or a guard asks of a form with some answers in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any, Literal

from forms.xlsform import answers as typed
from forms.xlsform.engine import Engine, Lists
from forms.xlsform.instance import Branch, Leaf, Path, Rows, Spot, answers_of, load
from forms.xlsform.model import Choice, Question, Text
from forms.xlsform.openrosa.functions import World
from forms.xlsform.openrosa.values import texts
from forms.xlsform.program import REFERENCE, Program

Answers = Mapping[str, Any]


@dataclass(frozen=True)
class Surroundings:
    """What a filling takes from outside: local wall-clock time, randomness, the language of dates and labels, and
    lists that the program itself keeps (`fs:source`), by the name the form uses (`members.csv`)."""

    now: Callable[[], datetime]
    random: Random
    language: str = ""
    lists: Lists = field(default_factory=dict)


@dataclass(frozen=True)
class State:
    """How a question, group or repeat stands now. `missing`: required, relevant and without an answer;
    `fits`: its constraint holds."""

    relevant: bool
    required: bool
    readonly: bool
    missing: bool
    fits: bool


@dataclass(frozen=True)
class Finding:
    """One thing wrong with the answers. `message` are the form's own words, empty when it has none."""

    path: Path
    kind: Literal["missing", "constraint", "type", "choice"]
    message: Text


class Filling:
    """A form with answers, kept up to date: a change lets only those rules run that can notice it.

    `content` are a record's answers, protected groups among them as dicts; None begins a new record, with the
    form's defaults. Not for use by two threads at once.
    """

    def __init__(self, program: Program, content: Answers | None, surroundings: Surroundings) -> None:
        self.program = program
        self.form = program.form
        self._surroundings = surroundings
        world = World(surroundings.now, surroundings.random, surroundings.language or self.form.default_language)
        world.tables = self.form.tables
        world.choice_name = self._choice_name
        self._engine = Engine(program, world, surroundings.lists)
        self._root = self._engine.root
        self._sealed: frozenset[str] = frozenset()
        self._places = {place.order: place for place in program.tree.root.below()}
        if content is None:
            self._begin()
        else:
            load(self._root, content)
            self._engine.count_rows()
            self._sealed = frozenset(self.form.protected_groups()) - content.keys()
        self._engine.start(self._root)
        self._engine.settle()
        self._engine.changed.clear()
        self._engine.begun = True

    def _begin(self) -> None:
        self._engine.defaults(self._root)
        today = self._surroundings.now().date().isoformat()
        for leaf in self._leaves():
            if leaf.question.type == "today":
                self._engine.put(leaf, today)
            elif leaf.question.type == "start":
                self._engine.put(leaf, f"{today}T00:00:00")

    # -- changing

    def set(self, path: Path, answer: Any) -> frozenset[Path]:
        """Give an answer (None takes it away). The paths of all whose answer or state changed by it."""
        self._engine.put(self._leaf(path), answer)
        return self._settled()

    def add_row(self, path: Path, index: int | None = None) -> frozenset[Path]:
        """A new row in the repeat at `path`, at the end or before row `index`."""
        rows = self._rows(path)
        place = len(rows.rows) if index is None else index
        self._engine.new_row(rows, place)
        return self._settled()

    def remove_row(self, path: Path, index: int) -> frozenset[Path]:
        """Take row `index` away. Raises `IndexError` when there is none."""
        rows = self._rows(path)
        rows.remove(index)
        self._engine.count_rows()
        self._engine.notify_removed(rows)
        return self._settled()

    def move_row(self, path: Path, index: int, target: int) -> frozenset[Path]:
        """Put row `index` where row `target` is."""
        rows = self._rows(path)
        rows.move(index, target)
        self._engine.notify_removed(rows)
        for row in rows.rows:
            self._engine.start(row)
        return self._settled()

    def finish(self) -> frozenset[Path]:
        """The filling is done: questions of type `end` take the day."""
        day = f"{self._surroundings.now().date().isoformat()}T00:00:00"
        for leaf in list(self._leaves()):
            if leaf.question.type == "end":
                self._engine.put(leaf, day)
        return self._settled()

    def _settled(self) -> frozenset[Path]:
        self._engine.settle()
        changed = frozenset(spot.path() for spot in self._engine.changed)
        self._engine.changed.clear()
        return changed

    # -- asking

    def answers(self) -> dict[str, Any]:
        """The flat answers, as they are kept in a record; also those that are not relevant now."""
        return answers_of(self._root)

    def value(self, path: Path) -> Any:
        """One answer; None when there is none."""
        return self._leaf(path).value

    def rows(self, path: Path) -> int:
        """The number of rows of the repeat at `path`."""
        return len(self._rows(path).rows)

    def state(self, path: Path) -> State:
        return _state(self._spot(path))

    def choices(self, path: Path) -> tuple[Choice, ...]:
        """The choices that can be taken now."""
        return self._choices(self._leaf(path))

    def label(self, path: Path, language: str) -> str:
        """The label in `language`, other answers put in where it asks for them (`${name}`)."""
        node = self._spot(path).place.node
        return self.words(path, node.label, language) or node.name if node else ""

    def words(self, path: Path, text: Text, language: str) -> str:
        """Any text of what stands at `path` (its hint, a message, the label of a choice), other answers put in."""
        spot = self._spot(path)
        words = text.get(language)
        rule = self.program.rules.get(spot.place, {}).get("label")
        if rule is None or "${" not in words:
            return words
        return REFERENCE.sub(lambda match: self._engine.read(rule, match[1], spot), words)

    def required(self) -> tuple[str, ...]:
        """The names of the top level that are required and relevant now."""
        return tuple(key for key, spot in self._root.names.items() if spot.required and spot.relevant)

    def relevant_names(self) -> frozenset[str]:
        """The keys of the top level, and the names of groups, that are relevant now."""
        names = {key for key, spot in self._root.names.items() if spot.relevant}
        return frozenset(names | {key.removesuffix("/").rpartition("/")[2] for key in names if key.endswith("/")})

    def findings(self) -> list[Finding]:
        """All that is wrong among what is relevant, in the order of the form; a protected group that was not in
        the answers given is sealed elsewhere and not judged."""
        spots = (spot for spot in _all(self._root, self._sealed) if spot.relevant)
        return [finding for spot in spots for finding in self._judge(spot)]

    def _judge(self, spot: Spot) -> Iterator[Finding]:
        if _state(spot).missing:
            yield Finding(spot.path(), "missing", spot.place.node.required_message if spot.place.node else Text())
        if not isinstance(spot, Leaf) or spot.is_empty():
            return
        if not typed.fits_type(spot.question, spot.value):
            yield Finding(spot.path(), "type", Text())
        elif not spot.fits:
            yield Finding(spot.path(), "constraint", spot.question.constraint_message)
        if spot.question.choices and self._has_list(spot.question):
            known = {choice.name for choice in self._choices(spot)}
            if not set(typed.codes(spot.value)) <= known:
                yield Finding(spot.path(), "choice", Text())

    def _has_list(self, question: Question) -> bool:
        return question.choices in self._engine.lists or question.choices.startswith("${")

    def _choices(self, leaf: Leaf) -> tuple[Choice, ...]:
        if leaf.choices is None:
            leaf.choices = self._filtered(leaf)
        return leaf.choices

    def _filtered(self, leaf: Leaf) -> tuple[Choice, ...]:
        question = leaf.question
        rule = self.program.rules.get(leaf.place, {}).get("choice_filter")
        every = self._engine.lists.get(question.choices, ())
        if rule is not None:
            found = self._engine.evaluate(rule, leaf)
            nodes = found if isinstance(found, list) else []
            if question.choices.startswith("${"):
                answered = dict.fromkeys(text for text in texts(nodes) if text)
                every = tuple(Choice(text, Text((("", text),))) for text in answered)
            else:
                every = tuple(every[int(node.get("n"))] for node in nodes)
        if question.parameters.get("randomize") == "true":
            shuffled = list(every)
            self._shuffler(leaf).shuffle(shuffled)
            return tuple(shuffled)
        return every

    def _shuffler(self, leaf: Leaf) -> Random:
        """The same order for one question as long as the filling lasts, or for one seed."""
        seed = leaf.question.parameters.get("seed", "")
        try:
            return Random(int(float(seed)))
        except ValueError:
            return self._surroundings.random

    def _choice_name(self, order: int, code: str) -> str:
        node = self._places[order].node
        if isinstance(node, Question):
            for choice in self._engine.lists.get(node.choices, ()):
                if choice.name == code:
                    return choice.label.get(self._engine.world.language, code)
        return code

    # -- finding

    def _spot(self, path: Path) -> Spot:
        """Raises `KeyError` for a path that the form or these answers do not have."""
        spot: Spot = self._root
        for step in path:
            if isinstance(spot, Rows) and isinstance(step, int) and 0 <= step < len(spot.rows):
                spot = spot.rows[step]
            elif isinstance(spot, Branch) and step in spot.names:
                spot = spot.names[str(step)]
            else:
                raise KeyError(path)
        return spot

    def _leaf(self, path: Path) -> Leaf:
        spot = self._spot(path)
        if not isinstance(spot, Leaf):
            raise KeyError(path)
        return spot

    def _rows(self, path: Path) -> Rows:
        spot = self._spot(path)
        if not isinstance(spot, Rows):
            raise KeyError(path)
        return spot

    def _leaves(self) -> Iterator[Leaf]:
        return (spot for spot in _all(self._root) if isinstance(spot, Leaf))


def _state(spot: Spot) -> State:
    missing = False
    fits = True
    if isinstance(spot, Leaf):
        missing, fits = spot.is_empty(), spot.fits
    elif isinstance(spot, Rows):
        missing = not any(row.relevant for row in spot.rows)
    missing = missing and spot.required and spot.relevant
    return State(spot.relevant, spot.required, spot.readonly, missing, fits)


def _all(scope: Branch, without: frozenset[str] = frozenset()) -> Iterator[Spot]:
    for name, member in scope.members.items():
        if name in without and isinstance(member, Branch) and member.is_scope and not member.members_given():
            continue
        yield member
        for branch in member.rows if isinstance(member, Rows) else [member]:
            if isinstance(branch, Branch):
                yield from _all(branch, without)
