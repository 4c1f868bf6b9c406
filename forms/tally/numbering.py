"""The number of each question, the same on the blank, on the keyer's sheet and in the tally."""

from __future__ import annotations

from collections.abc import Sequence

from forms.xlsform.model import Form, Group, Node, Question

UNSEEN = ("note", "calculate", "hidden", "start", "end", "today", "device")
"""What nobody answers: neither printed as a question nor keyed nor counted."""


def is_matrix(group: Group) -> bool:
    """Two or more questions with one choice each from the same list, and nothing else."""
    asked = [child for child in group.children if not (isinstance(child, Question) and child.type in UNSEEN)]
    lists = {child.choices if isinstance(child, Question) and child.type == "select_one" else "" for child in asked}
    return len(asked) > 1 and len(lists) == 1 and lists != {""}


class Numbers:
    """Numbers by the elements of one form: a matrix counts as one, its items are 4.1, 4.2 …; what stands in a repeat
    is numbered once. Names may occur twice in a form, so the element itself is asked for."""

    def __init__(self, form: Form) -> None:
        self._form = form  # the ids below are those of its elements
        self._found: dict[int, str] = {}
        self._count = 0
        self._walk(form.children)

    def get(self, node: Node) -> str:
        """The number of `node`; empty where it has none."""
        return self._found.get(id(node), "")

    def named(self, name: str) -> str:
        """The number of the first question called `name`."""
        return next((self.get(question) for question in self._form.questions() if question.name == name), "")

    def _walk(self, nodes: Sequence[Node]) -> None:
        for node in nodes:
            if isinstance(node, Question):
                if node.type not in UNSEEN:
                    self._count += 1
                    self._found[id(node)] = str(self._count)
            elif isinstance(node, Group) and node.protected:
                continue
            elif isinstance(node, Group) and is_matrix(node):
                self._count += 1
                self._found[id(node)] = str(self._count)
                items = [child for child in node.children if isinstance(child, Question) and child.type not in UNSEEN]
                self._found |= {id(child): f"{self._count}.{at}" for at, child in enumerate(items, 1)}
            else:
                self._walk(node.children)
