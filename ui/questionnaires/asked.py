"""The questions of a form as they stand on a sheet of paper, rows of repeats among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from forms.tally.numbering import UNSEEN, Numbers, is_matrix
from forms.xlsform.instance import Path
from forms.xlsform.model import Form, Group, Node, Question, Repeat


@dataclass(frozen=True)
class Asked:
    """A question on the sheet; `number` as it is printed, `block` the matrix it belongs to, `above` the groups and
    repeats it stands in, outermost first. In a repeat `path` leads through its row: `("members", 0, "age")`."""

    question: Question
    number: str
    block: str = ""
    path: Path = ()
    above: tuple[Group | Repeat, ...] = field(default=(), compare=False)

    @property
    def key(self) -> str:
        """What the answer stands under in the end: the question's key, or its repeat's."""
        return str(self.path[0])

    @property
    def in_repeat(self) -> bool:
        return len(self.path) > 1


def asked_of(form: Form, rows: Mapping[Path, int] | None = None) -> tuple[Asked, ...]:
    """Everything that is keyed from paper, in order; `rows` says how many rows each repeat has (one, if unsaid).
    Protected groups are not keyed (`paper_notices` says so when the form is brought)."""
    return tuple(_collect(form.children, "", Numbers(form), (), rows or {}, ()))


def _collect(
    nodes: tuple[Node, ...], block: str, numbers: Numbers, path: Path, rows: Mapping[Path, int],
    above: tuple[Group | Repeat, ...],
) -> Iterator[Asked]:  # fmt: skip
    for node in nodes:
        if isinstance(node, Group) and not node.protected:
            inside = node.name if is_matrix(node) else ""
            yield from _collect(node.children, inside, numbers, path, rows, (*above, node))
        elif isinstance(node, Question) and node.type not in UNSEEN:
            yield Asked(node, numbers.get(node), block, (*path, node.key), above)
        elif isinstance(node, Repeat):
            inner = (*path, node.key)
            for row in range(rows.get(inner, 1)):
                yield from _collect(node.children, "", numbers, (*inner, row), rows, (*above, node))


def repeats_in(nodes: tuple[Node, ...]) -> Iterator[Repeat]:
    """The repeats that stand in one row or in the form itself."""
    for node in nodes:
        if isinstance(node, Repeat):
            yield node
        elif isinstance(node, Group) and not node.protected:
            yield from repeats_in(node.children)
