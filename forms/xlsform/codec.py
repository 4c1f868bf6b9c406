"""Forms as JSON: what a bundle carries, what set-up compiles, and what the identity of a form is made of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from forms.canonical import canonical, sha256_hex
from forms.problems import IntegrityFailure
from forms.xlsform.kinds_of_question import is_range
from forms.xlsform.model import Choice, Element, Form, FormNotice, Group, Language, Node, Question, Repeat, Text
from forms.xlsform.nesting import MAX_NESTING

FORMAT = 1
_TEXTS = ("label", "hint", "guidance", "required_message", "constraint_message")
_STRINGS = (
    "relevant",
    "required",
    "readonly",
    "choices",
    "choice_filter",
    "constraint",
    "calculate",
    "default",
    "count",
)
_TUPLES = ("appearance", "trigger")
_MAPS = ("extra", "parameters")


def form_to_json(form: Form) -> dict[str, Any]:
    """The whole form; `form_from_json` gives an equal one back."""
    return {
        **_model(form, rows=True),
        "format": FORMAT,
        "sha256": form.sha256,
        "notices": [
            {"code": note.code, "sheet": note.sheet, "row": note.row, "column": note.column, "facts": dict(note.facts)}
            for note in form.notices
        ],
    }


def form_from_json(data: Mapping[str, Any], *, verify: bool = True) -> Form:
    """Raises `IntegrityFailure("FORM_FILE_DAMAGED")` when `data` is no such form or (`verify`) not what its hash
    says."""
    try:
        form = _read(data)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise IntegrityFailure("FORM_FILE_DAMAGED") from error
    if data.get("format") != FORMAT or (verify and identity(form) != form.sha256):
        raise IntegrityFailure("FORM_FILE_DAMAGED", name=form.name)
    return form


def form_from_bytes(data: bytes) -> Form:
    """A form as it is kept beside its record, wherever that came from. Raises
    `IntegrityFailure("FORM_FILE_DAMAGED")`."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise IntegrityFailure("FORM_FILE_DAMAGED") from error
    return form_from_json(found, verify=False)


def identity(form: Form) -> str:
    """SHA-256 over the canonical model: two sources that mean the same form have the same identity."""
    return sha256_hex(canonical(_model(form, rows=False)))


def _model(form: Form, *, rows: bool) -> dict[str, Any]:
    return {
        "name": form.name,
        "title": form.title,
        "version": form.version,
        "default_language": form.default_language,
        "languages": [[language.code, language.name] for language in form.languages],
        "children": [_node(child, rows) for child in form.children],
        "lists": {name: [_choice(choice) for choice in choices] for name, choices in form.lists.items()},
        "tables": {name: [dict(row) for row in table] for name, table in form.tables.items()},
        "settings": dict(form.settings),
    }


def _node(node: Node, rows: bool) -> dict[str, Any]:
    found: dict[str, Any] = {"is": type(node).__name__.lower(), "name": node.name, "key": node.key}
    if isinstance(node, Question):
        found["type"] = node.type
        if node.default_is_expression:
            found["default_is_expression"] = True
    for name in _TEXTS:
        if text := getattr(node, name, None):
            found[name] = _text(text)
    for name in _STRINGS:
        if value := getattr(node, name, ""):
            found[name] = value
    for name in _TUPLES:
        if value := getattr(node, name, ()):
            found[name] = list(value)
    for name in _MAPS:
        if value := getattr(node, name, {}):
            found[name] = dict(value)
    if node.media:
        found["media"] = {kind: _text(text) for kind, text in node.media.items()}
    if rows:
        found["row"] = node.row
    if not isinstance(node, Question):
        found["children"] = [_node(child, rows) for child in node.children]
    return found


def _text(text: Text) -> list[list[str]]:
    return [[code, words] for code, words in text.by_language]


def _choice(choice: Choice) -> dict[str, Any]:
    found: dict[str, Any] = {"name": choice.name, "label": _text(choice.label)}
    if choice.media:
        found["media"] = {kind: _text(text) for kind, text in choice.media.items()}
    if choice.extra:
        found["extra"] = dict(choice.extra)
    return found


def _read(data: Mapping[str, Any]) -> Form:
    return Form(
        name=data["name"],
        title=data["title"],
        version=data["version"],
        sha256=data["sha256"],
        default_language=data["default_language"],
        languages=tuple(Language(code, name) for code, name in data["languages"]),
        children=tuple(_read_node(child) for child in data["children"]),
        lists={name: tuple(_read_choice(choice) for choice in choices) for name, choices in data["lists"].items()},
        tables={name: tuple(data["tables"][name]) for name in data["tables"]},
        settings=data["settings"],
        notices=tuple(FormNotice(**note) for note in data["notices"]),
    )


_KINDS: Mapping[str, type[Question | Group | Repeat]] = {"question": Question, "group": Group, "repeat": Repeat}


def _read_node(data: Mapping[str, Any], depth: int = 0) -> Node:
    if depth > MAX_NESTING:
        raise ValueError("groups nested too deep")
    values: dict[str, Any] = {}
    for name, value in data.items():
        if name == "is":
            continue
        if name in _TEXTS:
            values[name] = _read_text(value)
        elif name in _TUPLES:
            values[name] = tuple(map(_words, value))
        elif name in _MAPS:
            values[name] = {_words(key): _words(words) for key, words in value.items()}
        elif name in _STRINGS or name in ("name", "key", "type"):
            values[name] = _words(value)
        elif name == "media":
            values[name] = {kind: _read_text(text) for kind, text in value.items()}
        elif name == "children":
            values[name] = tuple(_read_node(child, depth + 1) for child in value)
        else:
            values[name] = value
    if values.get("type") == "range" and not is_range(values.get("parameters", {})):
        raise ValueError("a range without an end")
    return _KINDS[data["is"]](**values)


def _words(value: Any) -> str:
    """What must be a text, because it is reckoned with or shown."""
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value


def _read_text(value: list[list[str]]) -> Text:
    return Text(tuple((_words(code), _words(words)) for code, words in value))


def _read_choice(data: Mapping[str, Any]) -> Choice:
    media = {kind: _read_text(text) for kind, text in data.get("media", {}).items()}
    extra = {_words(key): _words(words) for key, words in data.get("extra", {}).items()}
    return Choice(_words(data["name"]), _read_text(data["label"]), media, extra)


def element_fields(node: Element) -> tuple[str, ...]:
    """Names of the fields of `node` that hold expressions, with something in them."""
    names = ("relevant", "required", "readonly", "constraint", "calculate", "choice_filter", "count")
    return tuple(name for name in names if getattr(node, name, ""))
