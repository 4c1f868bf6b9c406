"""Values of two versions as people read them, with what differs marked: for the team's and the office's pages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from forms.xlsform.model import Question
from ui.i18n import dotted, listed, tr
from ui.textdiff import Spans, differing

_REFERENCE = re.compile(r"[0-9a-f]{32}(#.+)?")

if TYPE_CHECKING:
    from ui.workspace import Workspace


def value_text(space: Workspace, kind: str, name: str, value: Any) -> str:
    """One field as a person reads it; turns as question and answer."""
    if isinstance(value, list):
        return "\n".join(_line(space, kind, name, item) for item in value)
    if value is None:
        return ""
    return space.words(kind).choice(name, space.member_name(str(value)), space.look.language.name)


def _line(space: Workspace, kind: str, name: str, item: Any) -> str:
    if not isinstance(item, Mapping):
        return value_text(space, kind, name, item)
    from ui.pages.preview import turn_letter

    if name == "turns":
        return f"{turn_letter(str(item.get('kind', '')))} {item.get('text', '')}".strip()
    given = [(key, part) for key, part in item.items() if key != "id" and part not in (None, "", [])]
    parts = [_cell(space, kind, (name, key), part, named=len(given) > 1) for key, part in given]
    return dotted(*parts)


def _cell(space: Workspace, kind: str, path: tuple[str, str], part: Any, *, named: bool) -> str:
    """One answer of a row with its label: choices and people by their words, a record only as being one."""
    language, form = space.look.language.name, space.forms.get(kind)
    try:
        node = form.find(*path) if form is not None else None
    except KeyError:
        node = None
    choices = form.lists.get(node.choices, ()) if form is not None and isinstance(node, Question) else ()
    words = {choice.name: choice.label.get(language, choice.name) for choice in choices}
    many = part if isinstance(part, list | tuple) else [part]
    said = listed(*(_word(space, words, one) for one in many))
    label = node.label.get(language) if node is not None else ""
    return tr("{name}: {value}").format(name=label or path[1], value=said) if named else said


def _word(space: Workspace, words: Mapping[str, str], one: Any) -> str:
    if isinstance(one, bool):
        return tr("yes") if one else tr("no")
    text = str(one)
    known = words.get(text) or space.member_name(text)
    return tr("a record") if known == text and _REFERENCE.fullmatch(text) else known


def marks_of(texts: Sequence[str]) -> list[Spans]:
    """What differs in each text from the first (in the first: from the second)."""
    if len(texts) < 2:
        return [() for _ in texts]
    first, second = differing(texts[0], texts[1])
    return [first, second, *(differing(texts[0], text)[1] for text in texts[2:])]


def underlined(text: str, spans: Spans, color: str) -> str:
    """Rich text with the characters of `spans` in `color` and underlined."""
    made, at = [], 0
    for start, end in spans:
        made.append(escape(text[at:start]))
        made.append(f'<span style="color:{color}; text-decoration:underline">{escape(text[start:end])}</span>')
        at = end
    made.append(escape(text[at:]))
    return "".join(made).replace("\n", "<br>")
