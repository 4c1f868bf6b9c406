"""Runs a form's rules on one tree of answers, and after a change only those that the change can reach."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from typing import Any, cast

from lxml import etree

from forms.xlsform.instance import ABSENT, Branch, Leaf, Rows, Spot, spots_of
from forms.xlsform.model import Choice, Form
from forms.xlsform.openrosa.functions import World, functions
from forms.xlsform.openrosa.values import XPathValue, answer_from, answer_text, to_number, to_text, to_truth
from forms.xlsform.program import NAMESPACE, Program, Rule
from forms.xlsform.tree import shared_repeat
from forms.xlsform.xpath.translator import PREFIX

MAX_ROWS = 2_000
"""Rows that the `repeat_count`s of a form may ask for, all repeats together: counts within counts multiply."""
MAX_RUNS = 12
"""How often one rule may run on one spot after one change: triggers and rules whose reading cannot be told could
go on for ever."""

Lists = Mapping[str, tuple[Choice, ...]]
_Turn = tuple[int, tuple[int, ...], int, Rule, Spot]


class Engine:
    """`root` is the tree; `changed` gathers the spots whose state or answer has changed since it was last emptied.
    Nothing triggers before the answers have `begun` to change."""

    def __init__(self, program: Program, world: World, lists: Lists) -> None:
        self.program = program
        self.world = world
        self.lists: Lists = {**program.form.lists, **lists}
        document = etree.Element("fs")
        for name in sorted(program.lists):
            document.append(_list_element(name, self.lists, program.form))
        self.root = Branch(program.tree.root, None, "", etree.SubElement(document, "data"), is_scope=True)
        self.changed: set[Spot] = set()
        self._functions = functions(world)
        self._xpaths: dict[Rule, etree.XPath] = {}
        self._turns: list[_Turn] = []
        self._waiting: set[tuple[Rule, Spot]] = set()
        self._runs: dict[tuple[Rule, Spot], int] = {}
        self._count = 0
        self.begun = False
        self.row_total = 0

    def count_rows(self) -> None:
        """Bring `row_total` up to date after rows came or went otherwise than by `new_row`."""
        self.row_total = sum(len(spot.rows) for spot in _spots(self.root) if isinstance(spot, Rows))

    # -- evaluation

    def evaluate(self, rule: Rule, spot: Spot) -> XPathValue:
        """What `rule` says where `spot` stands."""
        return self._value(rule, rule.code, spot)

    def read(self, rule: Rule, name: str, spot: Spot) -> str:
        """The text that `${name}` stands for in the label of `spot`."""
        xpath = etree.XPath(rule.reads[name], smart_strings=False)
        return to_text(cast(XPathValue, xpath(spot.xml)))

    def _value(self, rule: Rule, code: str, spot: Spot) -> XPathValue:
        if code == "true()":
            return True
        xpath = self._xpaths.get(rule)
        if xpath is None:
            own = {(NAMESPACE, name): self._functions[name] for name in rule.uses.functions}
            xpath = etree.XPath(code, namespaces={PREFIX: NAMESPACE}, extensions=own, smart_strings=False, regexp=False)
            self._xpaths[rule] = xpath
        context = spot.xml
        found = xpath(context, cur=context) if rule.uses.current else xpath(context)
        return cast(XPathValue, found)

    # -- what has to run

    def start(self, within: Branch) -> None:
        """Let every rule of every spot in `within` run when its turn comes."""
        for spot in _spots(within):
            for rule in self.program.rules.get(spot.place, {}).values():
                if not _waits(rule) and (isinstance(spot, Rows) or not spot.place.is_repeat):
                    self._push(rule, spot)

    def notify(self, spot: Spot) -> None:
        """Let what reads `spot` run."""
        self.changed.add(spot)
        for rule, others in self.program.dependents.get(spot.place, ()):
            for target in self._readers(rule, others, spot):
                if (rule, target) in self._waiting:
                    continue
                if rule.what == "calculate" and rule.place is spot.place and _order(target) <= _order(spot):
                    continue
                self._push(rule, target)
        for rule in self.program.triggered.get(spot.place, ()) if self.begun else ():
            for target in self._readers(rule, False, spot):
                self._push(rule, target)

    def notify_removed(self, rows: Rows) -> None:
        """Let what reads a row that is gone run, and what reads the number of rows."""
        for place in rows.place.below():
            if place is rows.place:
                continue
            for rule, others in self.program.dependents.get(place, ()):
                if others or rows.place not in rule.place.line():
                    for target in self._readers(rule, others, rows):
                        self._push(rule, target)
        self.notify(rows)

    def _readers(self, rule: Rule, others: bool, spot: Spot) -> Iterator[Spot]:
        shared = None if others else shared_repeat(rule.place, spot.place)
        scope = self.root
        if shared is not None:
            above: Spot | None = spot
            while above is not None and not (isinstance(above, Branch) and above.place is shared):
                above = above.above
            if isinstance(above, Branch):
                scope = above
        return spots_of(rule.place, scope)

    def _push(self, rule: Rule, spot: Spot) -> None:
        key = (rule, spot)
        if key not in self._waiting:
            self._waiting.add(key)
            self._count += 1
            heapq.heappush(self._turns, (rule.rank, _order(spot), self._count, rule, spot))

    def settle(self) -> None:
        """Run all that waits, each rule before those that read its outcome."""
        self._runs.clear()
        while self._turns:
            _, _, _, rule, spot = heapq.heappop(self._turns)
            key = (rule, spot)
            self._waiting.discard(key)
            runs = self._runs.get(key, 0)
            if runs < MAX_RUNS:
                self._runs[key] = runs + 1
                self._run(rule, spot)
            if not self._turns and self.changed and runs == 0:
                self._push_always()

    def _push_always(self) -> None:
        for rule in self.program.always:
            for spot in spots_of(rule.place, self.root):
                if (rule, spot) not in self._runs:
                    self._push(rule, spot)

    # -- what a rule does

    def _run(self, rule: Rule, spot: Spot) -> None:
        if rule.what == "relevant":
            self._relevance(spot, to_truth(self.evaluate(rule, spot)))
        elif rule.what == "calculate":
            self._calculated(cast(Leaf, spot), self.evaluate(rule, spot))
        elif rule.what == "count":
            self._row_count(cast(Rows, spot), self.evaluate(rule, spot))
        elif rule.what == "constraint":
            leaf = cast(Leaf, spot)
            self._state(spot, "fits", leaf.is_empty() or to_truth(self.evaluate(rule, spot)))
        elif rule.what in ("required", "readonly"):
            self._state(spot, rule.what, to_truth(self.evaluate(rule, spot)))
        elif rule.what == "choice_filter":
            cast(Leaf, spot).choices = None
            self.changed.add(spot)
        else:
            self.changed.add(spot)

    def _calculated(self, leaf: Leaf, value: XPathValue) -> None:
        answer = answer_from(leaf.question.type, value)
        if answer_text(leaf.question.type, answer) != leaf.text():
            self.put(leaf, answer)

    def _state(self, spot: Spot, name: str, value: bool) -> None:
        if getattr(spot, name) is not value:
            setattr(spot, name, value)
            self.changed.add(spot)

    def put(self, leaf: Leaf, answer: Any) -> bool:
        """Set an answer (None takes it away) and let its readers run; False when it is the same as before."""
        new = ABSENT if answer is None else answer
        if type(new) is type(leaf.answer) and new == leaf.answer:
            return False
        leaf.put(new if new is not ABSENT else ABSENT)
        self.notify(leaf)
        return True

    def _relevance(self, spot: Spot, own: bool) -> None:
        spot.own_relevant = own
        self.spread_relevance(spot)

    def spread_relevance(self, spot: Spot) -> None:
        """Bring `relevant` of `spot` and all in it up to date, in the document too."""
        now = spot.own_relevant and (spot.above is None or spot.above.relevant)
        if now is spot.relevant:
            return
        spot.relevant = now
        if not isinstance(spot, Rows):
            if now:
                spot.xml.attrib.pop("x", None)
            else:
                spot.xml.set("x", "")
        self.notify(spot)
        for child in spot.rows if isinstance(spot, Rows) else _members(spot):
            self.spread_relevance(child)

    def _row_count(self, rows: Rows, value: XPathValue) -> None:
        number = to_number(value)
        room = len(rows.rows) + max(0, MAX_ROWS - self.row_total)
        wanted = int(max(0, min(number, room))) if number == number else 0
        rows.count = wanted
        while len(rows.rows) < wanted:
            self.new_row(rows, len(rows.rows))
        for row in rows.rows:
            self._relevance(row, row.index < wanted)

    def new_row(self, rows: Rows, index: int) -> Branch:
        """A row with the answers that a new one begins with."""
        row = rows.add(index)
        self.row_total += 1
        self.spread_relevance(row)
        self.defaults(row)
        self.start(row)
        for spot in _spots(row):
            self.notify(spot)
        self.notify(rows)
        return row

    def defaults(self, within: Branch) -> None:
        """Answers that a new record or row begins with."""
        for spot in _spots(within):
            if not isinstance(spot, Leaf) or not spot.question.default or spot.answer is not ABSENT:
                continue
            question = spot.question
            if question.default_is_expression:
                value = self.evaluate(self.program.rules[spot.place]["default"], spot)
            else:
                value = question.default
            answer = answer_from(question.type, value)
            if answer is not None:
                self.put(spot, answer)


def _waits(rule: Rule) -> bool:
    question = rule.place.question
    return rule.what == "default" or (rule.what == "calculate" and question is not None and bool(question.trigger))


def _members(spot: Spot) -> list[Spot]:
    return list(spot.members.values()) if isinstance(spot, Branch) else []


def _spots(within: Branch) -> Iterator[Spot]:
    for member in within.members.values():
        yield member
        if isinstance(member, Branch):
            yield from _spots(member)
        elif isinstance(member, Rows):
            for row in member.rows:
                yield row
                yield from _spots(row)


def _order(spot: Spot) -> tuple[int, ...]:
    """The numbers of the rows that `spot` stands in, outermost first."""
    found: list[int] = []
    above: Spot | None = spot
    while above is not None:
        if isinstance(above, Branch) and isinstance(above.above, Rows):
            found.append(above.index)
        above = above.above
    return tuple(reversed(found))


def _list_element(name: str, lists: Lists, form: Form) -> etree._Element:
    """A list as expressions see it: `instance/root/item` with name, label and the further columns."""
    instance = etree.Element("instance", id=name)
    root = etree.SubElement(instance, "root")
    choices = lists.get(name)
    if choices is None:
        for row in form.tables.get(name, ()):
            item = etree.SubElement(root, "item")
            for column, value in row.items():
                _column(item, column, value)
        return instance
    for number, choice in enumerate(choices):
        item = etree.SubElement(root, "item", n=str(number))
        columns = {"name": choice.name, "label": choice.label.get(form.default_language), **choice.extra}
        for column, value in columns.items():
            _column(item, column, value)
    return instance


def _column(item: etree._Element, column: str, value: str) -> None:
    try:
        etree.SubElement(item, column).text = value
    except ValueError:
        return  # a column whose name or text XML cannot hold cannot be asked for by an expression either
