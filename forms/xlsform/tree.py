"""The elements of a form as places in a tree: where each stands, and the way from one to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from forms.xlsform.model import Form, Group, Node, Question, Repeat

ROOT = "/fs/data"
"""Where the answers stand in the document that expressions see; lists stand in `/fs/instance[@id]`."""


@dataclass(eq=False)
class Place:
    """One element of the form, or the form itself (`node` None). `order` counts in the order of the sheet."""

    node: Node | None
    parent: Place | None
    order: int
    children: dict[str, Place] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.node.name if self.node else ""

    @property
    def is_repeat(self) -> bool:
        return isinstance(self.node, Repeat)

    @property
    def question(self) -> Question | None:
        return self.node if isinstance(self.node, Question) else None

    def line(self) -> tuple[Place, ...]:
        """From the form down to this place."""
        return (*self.parent.line(), self) if self.parent else (self,)

    def repeats(self) -> tuple[Place, ...]:
        """The repeats strictly above this place, outermost first."""
        return tuple(place for place in self.line()[:-1] if place.is_repeat)

    def below(self) -> Iterator[Place]:
        """This place and all under it, in order."""
        yield self
        for child in self.children.values():
            yield from child.below()

    def absolute(self) -> str:
        return "/".join((ROOT, *(place.name for place in self.line()[1:])))


class Tree:
    """All places of a form. `named` gives the places of a name; a reference `${name}` needs exactly one."""

    def __init__(self, form: Form) -> None:
        self.root = Place(None, None, 0)
        self.named: dict[str, list[Place]] = {}
        self._count = 0
        self._grow(self.root, form.children)

    def _grow(self, above: Place, children: tuple[Node, ...]) -> None:
        for node in children:
            self._count += 1
            place = Place(node, above, self._count)
            above.children[node.name] = place
            self.named.setdefault(node.name, []).append(place)
            if isinstance(node, Group | Repeat):
                self._grow(place, node.children)


def shared_repeat(start: Place, target: Place) -> Place | None:
    """The innermost repeat of which `start` stands in a row (or is one) and `target` stands in the same row."""
    shared = None
    mine = (*start.repeats(), start) if start.is_repeat else start.repeats()
    for one, other in zip(mine, target.repeats(), strict=False):
        if one is not other:
            break
        shared = one
    return shared


def way(start: Place, target: Place) -> str:
    """The XPath from `start` to `target`: within the row that both share, else from the root to all rows."""
    shared = shared_repeat(start, target)
    if start is target:
        return "."
    return steps_between(start, shared, target) if shared else target.absolute()


def steps_between(start: Place, turn: Place, target: Place) -> str:
    """Up from `start` to `turn`, then down to `target`; `turn` stands above both (or is one of them)."""
    up = len(start.line()) - len(turn.line())
    down = target.line()[len(turn.line()) :]
    return "/".join((*([".."] * up), *(place.name for place in down))) or "."
