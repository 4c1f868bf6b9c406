"""One set of answers as a tree: spots with their state, beside the document that expressions see.

The flat answers of a record and this tree say the same: groups are transparent, a repeat is a list of dicts, a
protected group a dict. What the form does not know is kept as it came.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

from lxml import etree

from forms.rules import is_empty
from forms.xlsform.model import Choice, Group, Question
from forms.xlsform.openrosa.values import answer_text
from forms.xlsform.tree import Place

Path = tuple[str | int, ...]
"""Where an answer stands in the flat answers: `("unit",)`, `("turns", 0, "text")`, `("identity", "name")`.

A transparent group, which has no answer, is addressed by its name with a stroke: `("head/",)`.
"""


_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Absent:
    """The answer that is not there (None and "" may be there)."""

    def __repr__(self) -> str:
        return "absent"


ABSENT = Absent()


class Spot:
    """What questions, groups, rows and repeats have in common. `own_relevant` is what its own rule says,
    `relevant` also what stands above says."""

    __slots__ = ("above", "key", "own_relevant", "place", "readonly", "relevant", "required", "xml")
    xml: Any

    def __init__(self, place: Place, above: Branch | Rows | None, key: str) -> None:
        self.place = place
        self.above = above
        self.key = key
        self.own_relevant = True
        self.relevant = True
        self.required = False
        self.readonly = False

    def path(self) -> Path:
        above = self.above
        return (*above.scope_path(), self.key) if isinstance(above, Branch) else ()


class Leaf(Spot):
    """A question. `choices` is None until asked for (or when nothing filters them)."""

    __slots__ = ("answer", "choices", "fits")

    def __init__(self, place: Place, above: Branch, key: str) -> None:
        super().__init__(place, above, key)
        self.answer: Any = ABSENT
        self.fits = True
        self.choices: tuple[Choice, ...] | None = None
        self.xml = etree.SubElement(above.xml, place.name)

    @property
    def question(self) -> Question:
        return cast(Question, self.place.node)

    @property
    def value(self) -> Any:
        return None if self.answer is ABSENT else self.answer

    def text(self) -> str:
        """What expressions see of the answer."""
        return self.xml.text or ""

    def is_empty(self) -> bool:
        return self.answer is ABSENT or is_empty(self.answer)

    def put(self, answer: Any) -> None:
        self.answer = answer
        self.xml.text = xml_text(answer_text(self.question.type, self.value)) or None


class Branch(Spot):
    """The form, a group or one row of a repeat. A scope (form, row, protected group) is one dict of answers:
    `names` has what stands in it by key, `extras` what the form does not know."""

    __slots__ = ("extras", "index", "is_scope", "members", "names", "present")

    def __init__(self, place: Place, above: Branch | Rows | None, key: str, xml: Any, *, is_scope: bool) -> None:
        super().__init__(place, above, key)
        self.xml = xml
        self.is_scope = is_scope
        self.index = 0
        self.present = False
        self.members: dict[str, Spot] = {}
        self.names: dict[str, Spot] = {}
        self.extras: dict[str, Any] = {}
        scope = self.scope()
        for child in place.children.values():
            spot = _spot(child, self)
            self.members[child.name] = spot
            scope.names[spot.key] = spot

    def members_given(self) -> bool:
        """Whether any question in this scope has an answer."""
        return any(isinstance(spot, Leaf) and not spot.is_empty() for spot in self.names.values())

    def scope(self) -> Branch:
        branch: Branch | Rows | None = self
        while isinstance(branch, Branch) and not branch.is_scope:
            branch = branch.above
        return cast(Branch, branch)

    def scope_path(self) -> Path:
        scope = self.scope()
        if isinstance(scope.above, Rows):
            return (*scope.above.path(), scope.index)
        return scope.path() if scope.above is not None else ()

    def path(self) -> Path:
        return self.scope_path() if isinstance(self.above, Rows) else super().path()


class Rows(Spot):
    """A repeat. `mark` is where its rows end in the document; `count` the number of rows its rule asks for."""

    __slots__ = ("count", "mark", "present", "rows")

    def __init__(self, place: Place, above: Branch, key: str) -> None:
        super().__init__(place, above, key)
        self.mark = etree.Comment("")
        above.xml.append(self.mark)
        self.xml = above.xml
        self.rows: list[Branch] = []
        self.count: int | None = None
        self.present = False

    def add(self, index: int) -> Branch:
        element = etree.Element(self.place.name)
        following = self.rows[index].xml if index < len(self.rows) else self.mark
        following.addprevious(element)
        row = Branch(self.place, self, "", element, is_scope=True)
        self.rows.insert(index, row)
        self._number(index)
        self.present = True
        return row

    def remove(self, index: int) -> Branch:
        row = self.rows.pop(index)
        row.xml.getparent().remove(row.xml)
        self._number(index)
        return row

    def move(self, index: int, target: int) -> None:
        row = self.rows.pop(index)
        self.rows.insert(target, row)
        following = self.rows[target + 1].xml if target + 1 < len(self.rows) else self.mark
        following.addprevious(row.xml)
        self._number(0)

    def _number(self, first: int) -> None:
        for index in range(first, len(self.rows)):
            self.rows[index].index = index


def _spot(place: Place, above: Branch) -> Spot:
    node = place.node
    if isinstance(node, Question):
        return Leaf(place, above, node.key)
    if isinstance(node, Group):
        element = etree.SubElement(above.xml, place.name)
        key = node.key if node.protected else f"{node.key}/"
        return Branch(place, above, key, element, is_scope=node.protected)
    return Rows(place, above, place.node.key if place.node else "")


def xml_text(text: str) -> str:
    """`text` without what XML cannot hold (control characters, lone surrogates): the answer itself keeps them."""
    return _NOT_XML.sub("", text)


def spots_of(place: Place, within: Branch) -> Iterator[Spot]:
    """Every spot of `place` under `within`; for a repeat the repeat itself, not its rows."""
    found: list[Branch] = [within]
    line = place.line()[len(within.place.line()) :]
    if not line:
        yield within
        return
    for step in line[:-1]:
        following: list[Branch] = []
        for branch in found:
            member = branch.members[step.name]
            following += member.rows if isinstance(member, Rows) else [cast(Branch, member)]
        found = following
    for branch in found:
        yield branch.members[line[-1].name]


def load(scope: Branch, answers: Mapping[str, Any]) -> None:
    """Put `answers` into the spots of an empty `scope`; what does not fit is kept beside, untouched."""
    for key, value in answers.items():
        spot = scope.names.get(key)
        if isinstance(spot, Leaf):
            spot.put(value)
        elif isinstance(spot, Rows) and isinstance(value, list) and all(isinstance(row, dict) for row in value):
            spot.present = True
            for row in value:
                load(spot.add(len(spot.rows)), row)
        elif isinstance(spot, Branch) and spot.is_scope and isinstance(value, dict):
            spot.present = True
            load(spot, value)
        else:
            scope.extras[key] = value


def answers_of(scope: Branch) -> dict[str, Any]:
    """The flat answers of a scope; `load` of them gives the same again."""
    found = dict(scope.extras)
    for key, spot in scope.names.items():
        if isinstance(spot, Leaf):
            if spot.answer is not ABSENT:
                found[key] = spot.answer
        elif isinstance(spot, Rows):
            if spot.rows or spot.present:
                found.setdefault(key, [answers_of(row) for row in spot.rows])
        elif isinstance(spot, Branch) and spot.is_scope:
            inside = answers_of(spot)
            if inside or spot.present:
                found.setdefault(key, inside)
    return found
