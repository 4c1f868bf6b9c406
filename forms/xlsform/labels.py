"""Words of a form for its codes, for lists, pages and exports."""

from __future__ import annotations

from collections.abc import Mapping

from forms.xlsform.model import Form, Node, Question


def labels(form: Form, language: str) -> Mapping[str, Mapping[str, str]]:
    """For each question with choices, its codes and their words: `labels(form, "zh")["role_group"]["staff"]`.

    A question in a repeat or a protected group stands under `repeat.name`, as in a kind's `search_fields`
    (`turns.kind`). Choices that the program fills itself (`fs:source`) are not in it.
    """
    found: dict[str, dict[str, str]] = {}
    for name, question in _named(form.children, ""):
        choices = form.lists.get(question.choices)
        if choices:
            found[name] = {choice.name: choice.label.get(language, choice.name) for choice in choices}
    return found


def titles(form: Form, language: str) -> Mapping[str, str]:
    """The label of every question, repeat and protected group, by the same names as `labels`."""
    found: dict[str, str] = {}
    for name, node in _every(form.children, ""):
        found[name] = node.label.get(language, node.name)
    return found


def _named(children: tuple[Node, ...], above: str) -> list[tuple[str, Question]]:
    return [(name, node) for name, node in _every(children, above) if isinstance(node, Question)]


def _every(children: tuple[Node, ...], above: str) -> list[tuple[str, Node]]:
    found: list[tuple[str, Node]] = []
    for node in children:
        if isinstance(node, Question):
            found.append((above + node.key, node))
        elif node.key == node.name and getattr(node, "protected", True):
            found.append((above + node.key, node))
            found += _every(node.children, f"{above}{node.key}.")
        else:
            found += _every(node.children, above)
    return found
