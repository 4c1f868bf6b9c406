"""Values of two versions as people read them, with what differs marked: for the team's and the office's pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from ui.textdiff import Spans, differing

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

    if "text" in item:
        return f"{turn_letter(str(item.get('kind', '')))} {item['text']}".strip()
    return " ".join(str(part) for part in item.values())


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
