"""Location paths and `${name}` -> XPath, noting what is looked at.

The document that expressions see: `/fs/data` holds the answers, `/fs/instance[@id]` the lists. What is not
relevant carries the attribute `x`, and paths step over it: its value counts as none (OpenRosa).
"""

from __future__ import annotations

from collections.abc import Set
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from forms.xlsform.tree import ROOT, Place, Tree, shared_repeat, steps_between, way
from forms.xlsform.xpath.functions import Kind
from forms.xlsform.xpath.syntax import ExpressionError, Path, Reference, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.xlsform.xpath.syntax import Expression

RELEVANT = "[not(@x)]"
_NUMERIC = ("integer", "decimal", "range")


@dataclass(frozen=True, slots=True)
class Code:
    """XPath text and the kind of its value. `numeric`: the node holds a number or nothing; `listed`: it is a part
    of a list, which holds no dates."""

    text: str
    kind: Kind
    numeric: bool = False
    listed: bool = False


@dataclass
class Uses:
    """What an expression looks at. `places` maps to whether rows other than one's own are looked at too;
    `everything` when that cannot be told. `functions` are ours that it calls, `lists` the ones it reads, `columns`
    what a filter asks of the items of a list; `itself`: by its name, the very answer that it settles."""

    places: dict[Place, bool] = field(default_factory=dict)
    everything: bool = False
    current: bool = False
    itself: bool = False
    functions: set[str] = field(default_factory=set)
    lists: set[str] = field(default_factory=set)
    columns: set[str] = field(default_factory=set)


class PathWriter:
    """Writes the paths of one expression that belongs to `own` and is evaluated where `here` stands.

    The two differ for what a repeat asks about itself (`relevant`, `count`): that is evaluated above its rows.
    Inside a predicate `_inside` is True and `_spot` the place of the filtered node (None: an item of a list).
    """

    def __init__(self, tree: Tree, own: Place, here: Place, lists: Set[str]) -> None:
        self.tree, self.own, self.here, self.lists = tree, own, here, lists
        self.uses = Uses()
        self._inside = False
        self._spot: Place | None = None

    def write(self, expression: Expression) -> Code:
        raise NotImplementedError

    def predicate(self, expression: Expression) -> str:
        raise NotImplementedError

    @contextmanager
    def filtering(self, spot: Place | None) -> Iterator[None]:
        """Write what stands in a predicate on `spot`."""
        before = (self._inside, self._spot)
        self._inside, self._spot = True, spot
        try:
            yield
        finally:
            self._inside, self._spot = before

    def place_of(self, name: str) -> Place:
        """The place that `${name}` means."""
        places = self.tree.named.get(name, [])
        if len(places) != 1:
            code = "FORM_REFERENCE_AMBIGUOUS" if places else "FORM_REFERENCE_UNKNOWN"
            raise ExpressionError("FORM_LAST_SAVED" if name.startswith("last-saved#") else code, name=name)
        return places[0]

    def reference(self, reference: Reference) -> Code:
        if reference.name == "instanceID" and "instanceID" not in self.tree.named:
            return Code(f"{ROOT}/meta/instanceID", "nodes")
        return self.to_place(self.place_of(reference.name))

    def to_place(self, target: Place) -> Code:
        """The way to `target` from where the expression stands."""
        if target is self.own and not self._inside and not target.is_repeat:
            self.uses.places.setdefault(target, False)
            self.uses.itself = True
            return _code(".", target)
        self._use(target, others=False)
        return _code(self.row_way(target) + RELEVANT, target)

    def row_way(self, target: Place) -> str:
        mine = shared_repeat(self.here, target)
        if self._inside:
            near = shared_repeat(self._spot, target) if self._spot else None
            if near is not None and (mine is None or len(near.line()) > len(mine.line())):
                return way(self._spot or self.here, target)
            if mine is not None:
                self.uses.current = True
                return f"$cur/{way(self.here, target)}"
        return way(self.here, target)

    def _use(self, place: Place, *, others: bool) -> None:
        self.uses.places[place] = self.uses.places.get(place, False) or others

    def path(self, path: Path) -> Code:
        """A path with its predicates."""
        if path.base is not None:
            return self._from_base(path)
        if path.absolute:
            return self._absolute(path)
        if self._inside:
            if self._spot is None and path.steps[0].axis == "child":
                self.uses.columns.add(path.steps[0].test)
            code = self._go_on("", self._spot, path.steps, loose=self._spot is None)
            return replace(code, listed=self._spot is None)
        return self._relative(path.steps)

    def _relative(self, steps: tuple[Step, ...], anchor: str = "") -> Code:
        """From the node the expression belongs to; `anchor` is `$cur/` inside a predicate."""
        turn = end = self.own
        used = 0
        for step in steps:
            if not _is_plain(step):
                break
            end = _step_to(end, step)
            turn = end if len(end.line()) < len(turn.line()) else turn
            used += 1
        start = self.here if self.here in turn.line() else turn
        text = steps_between(self.here, start, end)
        shared = shared_repeat(self.here, end)
        others = shared is not None and shared not in turn.line()
        if end is self.own and not end.is_repeat:
            self.uses.places.setdefault(end, False)
        else:
            self._use(end, others=others)
        text = anchor + text if text != "." or not anchor else anchor.rstrip("/")
        if used == len(steps):
            return _code(text if end in self.here.line() else text + RELEVANT, end)
        return self._go_on(text, end, steps[used:], loose=False)

    def _absolute(self, path: Path) -> Code:
        if not path.steps:
            self.uses.everything = True
            return Code(ROOT, "nodes")
        first, rest = path.steps[0], path.steps[1:]
        if first.deep or first.axis != "child":
            self.uses.everything = True
            return self._go_on(ROOT, None, path.steps, loose=True)
        place = self.tree.root
        plain = not first.predicates
        for step in rest:
            if step.predicates or step.deep or step.axis != "child" or step.test not in place.children:
                plain = False
                break
            place = place.children[step.test]
        if plain and rest:
            return self.to_place(place)
        return self._go_on(ROOT, self.tree.root, rest, loose=False)

    def _from_base(self, path: Path) -> Code:
        base = path.base
        if isinstance(base, Reference) and base.name in self.tree.named:
            place = self.place_of(base.name)
            code = self.to_place(place)
            text = code.text
            spot: Place | None = place
        else:
            text, spot, done = self._odd_base(path)
            if done is not None:
                return done
        for predicate in path.predicates:
            with self.filtering(spot):
                text += f"[{self.predicate(predicate)}]"
        if spot is not None and path.predicates:
            self._use(spot, others=True)
        code = self._go_on(text, spot, path.steps, loose=spot is None)
        return replace(code, listed=getattr(base, "name", "") == "instance")

    def _odd_base(self, path: Path) -> tuple[str, Place | None, Code | None]:
        """`current()/…`, `instance('…')/…` or `(…)/…`."""
        name = getattr(path.base, "name", "")
        if name == "current" and not path.predicates:
            if self._inside:
                self.uses.current = True
                return "", None, self._relative(path.steps, "$cur/")
            return "", None, self._relative(path.steps)
        if path.base is None:
            raise ExpressionError("FORM_EXPRESSION_WRONG", near="/")
        code = self.write(path.base)
        if code.kind != "nodes":
            raise ExpressionError("FORM_EXPRESSION_WRONG", near=code.text[:30])
        if name != "instance" and path.steps:
            self.uses.everything = True
        return f"({code.text})", None, None

    def _go_on(self, text: str, place: Place | None, steps: tuple[Step, ...], *, loose: bool) -> Code:
        """The remaining `steps`, each with its predicates; `loose` when the place cannot be told."""
        first = not text
        for step in steps:
            following = None if loose or place is None else _next_place(place, step)
            if place is not None and not loose and following is None:
                loose = self.uses.everything = True
            place = following
            joint = "//" if step.deep else "/"
            text += ("" if first else joint) + _step_text(step)
            first = False
            if place is not None:
                self._use(place, others=True)
                text += RELEVANT if step.axis == "child" else ""
            for predicate in step.predicates:
                with self.filtering(place):
                    text += f"[{self.predicate(predicate)}]"
        return _code(text or ".", place)


def _code(text: str, place: Place | None) -> Code:
    question = place.question if place else None
    return Code(text, "nodes", question is not None and question.type in _NUMERIC)


def _is_plain(step: Step) -> bool:
    """A step to a named child, to the parent or to oneself, without conditions."""
    if step.predicates or step.deep:
        return False
    return step.axis in ("parent", "self") or (step.axis == "child" and step.test[-1] not in "*)")


def _step_to(place: Place, step: Step) -> Place:
    found = _next_place(place, step)
    if found is None:
        raise ExpressionError("FORM_PATH_UNKNOWN", name=step.test)
    return found


def _next_place(place: Place, step: Step) -> Place | None:
    """Where a plain step leads; None when the form has no such place or the step is not plain."""
    if step.deep or step.axis not in ("child", "parent", "self"):
        return None
    if step.axis == "child":
        return place.children.get(step.test)
    return place.parent if step.axis == "parent" else place


def _step_text(step: Step) -> str:
    if step.test == "node()" and step.axis in ("self", "parent"):
        return "." if step.axis == "self" else ".."
    return {"child": "", "attribute": "@"}.get(step.axis, f"{step.axis}::") + step.test
