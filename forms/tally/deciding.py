"""Which answers decide whether a question is asked, or what can be answered to it (TALLY.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from forms.xlsform.model import Form, Group, Node, Question, Repeat

UNKNOWN = "?"
"""A decider that nothing is known of: it counts as one that hides something."""

_REFERENCE = re.compile(r"\$\{\s*(?:last-saved#)?([^}\s]+)\s*\}")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")


class Deciders:
    """The names in the expressions of a form, as keys of its questions; calculations are followed to what they use."""

    def __init__(self, form: Form) -> None:
        self._places: dict[str, list[tuple[Node, tuple[str, ...]]]] = {}
        self.limited: set[str] = set()
        self._read(form.children, ())
        for node in form.questions():
            self.limited |= self.named((node.constraint,))

    def _read(self, nodes: Iterable[Node], above: tuple[str, ...]) -> None:
        for node in nodes:
            conditions = (*above, node.relevant) if node.relevant else above
            self._places.setdefault(node.name, []).append((node, conditions))
            if isinstance(node, Group | Repeat):
                self._read(node.children, conditions)

    def named(self, texts: Iterable[str], seen: frozenset[str] = frozenset()) -> frozenset[str]:
        """What `texts` name. A path, a name that stands twice and a calculation of nothing are `UNKNOWN`."""
        found: set[str] = set()
        for text in texts:
            if "/" in _REFERENCE.sub("", _QUOTED.sub("", text)):
                found.add(UNKNOWN)
            for name in _REFERENCE.findall(text):
                found |= self._meant(name, seen)
        return frozenset(found)

    def _meant(self, name: str, seen: frozenset[str]) -> frozenset[str]:
        places = self._places.get(name, [])
        if len(places) != 1 or name in seen:
            return frozenset((UNKNOWN,))
        node, conditions = places[0]
        if isinstance(node, Question) and node.type in ("calculate", "hidden"):
            texts = (node.calculate, node.default, *(f"${{{one}}}" for one in node.trigger), *conditions)
            return self.named(texts, seen | {name}) or frozenset((UNKNOWN,))
        return frozenset((node.key,))

    def _conditions(self, key: str) -> tuple[str, ...]:
        return next((above for places in self._places.values() for node, above in places if node.key == key), ())

    def of(self, conditions: tuple[str, ...]) -> frozenset[str]:
        """What decides whether a question under `conditions` is asked; a condition that names nothing is `UNKNOWN`."""
        return self.named(conditions) or frozenset((UNKNOWN,) if conditions else ())

    def sole(self, conditions: tuple[str, ...], bound: frozenset[str]) -> str:
        """The one question that alone decides, beside the conditions it stands under itself; empty when there are
        several or none."""
        for key in sorted(self.of(conditions) | bound):
            own = set(self._conditions(key))
            rest = tuple(one for one in conditions if one not in own)
            apart = own <= set(conditions) or len(rest) == len(conditions)
            if apart and self.named(rest) | bound == {key}:
                return key
        return ""

    def bounds(self, question: Question) -> frozenset[str]:
        """What decides which answers a question takes: filters, constraints, what it must have, what it begins with."""
        default = question.default if question.default_is_expression else ""
        texts = (question.choice_filter, question.choices, question.constraint, question.required, question.calculate,
                 default)  # fmt: skip
        return self.named(texts) - {question.key}
