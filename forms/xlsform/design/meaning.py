"""What a form asks, whatever its lists are called and however its tables are drawn: for comparing two forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from forms.tally.numbering import is_matrix
from forms.tally.shape import scale_places
from forms.xlsform.codec import form_to_json
from forms.xlsform.model import Form, Group, Node, Question

_DRAWN_ALIKE = {"table-list", "field-list", "list-nolabel", "label", "likert", "w1", "w2", "w3", "w4", "minimal"}
"""Appearances that are only looks, for a matrix and its items."""


def meaning(form: Form, language: str) -> Mapping[str, Any]:
    """Equal for forms that ask the same. Words without a language count as words in `language`."""
    data = form_to_json(form)
    lists = {name: _spoken(choices, language) for name, choices in data["lists"].items()}
    return {
        "title": data["title"],
        "default": form.default_language or language,
        "languages": [one.code for one in form.languages if one.code] or [language],
        "settings": {name: value for name, value in data["settings"].items() if name != "namespaces"},
        "tables": data["tables"],
        "children": [
            _node(node, model, lists, language, False)
            for node, model in zip(data["children"], form.children, strict=True)
        ],
    }


def _node(
    node: dict[str, Any], model: Node, lists: Mapping[str, Any], language: str, in_matrix: bool
) -> dict[str, Any]:  # fmt: skip
    found = {name: value for name, value in _spoken(node, language).items() if name != "row"}
    matrix = isinstance(model, Group) and is_matrix(model)
    if matrix or in_matrix:
        found["appearance"] = [word for word in node.get("appearance", ()) if word not in _DRAWN_ALIKE]
        if not found["appearance"]:
            del found["appearance"]
    if isinstance(model, Question):
        if model.choices in lists:
            found["choices"] = lists[model.choices]
        if model.type == "range":
            found["parameters"] = scale_places(model) or found.get("parameters")
        return found
    found["children"] = [
        _node(one, inner, lists, language, matrix) for one, inner in zip(node["children"], model.children, strict=True)
    ]
    return found


def _spoken(value: Any, language: str) -> Any:
    """`value` with `language` for texts without one: a text is a list of pairs."""
    if isinstance(value, dict):
        return {name: _spoken(one, language) for name, one in value.items()}
    if isinstance(value, list):
        if len(value) == 2 and value[0] == "" and isinstance(value[1], str):
            return [language, value[1]]
        return [_spoken(one, language) for one in value]
    return value
