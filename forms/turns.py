"""Turns of an interview: what one is, and how pasted or imported text becomes turns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

TurnKind = Literal["q", "a", "note", "show_document", "break"]
TURN_KINDS: tuple[TurnKind, ...] = get_args(TurnKind)

_MARKER = re.compile(
    r"^[ \t\u3000]*(?:(?P<q>问题?|問題?|[QＱqｑ])|(?P<a>回?答|[AＡaａ]))[ \t\u3000]*[:：︰﹕.．、][ \t\u3000]*"
)


@dataclass(frozen=True)
class Turn:
    """One turn. `id` never changes once given (evidence points at it); `at` is `HH:MM` or empty."""

    id: str
    kind: TurnKind
    text: str
    at: str = ""
    sensitive: bool = False
    document: str = ""

    def as_answers(self) -> dict[str, Any]:
        """The turn as one row of the form's `turns` repeat."""
        row: dict[str, Any] = {"id": self.id, "kind": self.kind, "text": self.text}
        if self.at:
            row["at"] = self.at
        if self.sensitive:
            row["sensitive"] = True
        if self.document:
            row["document"] = self.document
        return row


def turns_of(content: Mapping[str, Any]) -> tuple[Turn, ...]:
    """The turns in a record's content; unknown keys of a row are ignored."""
    return tuple(
        Turn(
            id=str(row["id"]),
            kind=row["kind"],
            text=str(row.get("text", "")),
            at=str(row.get("at", "")),
            sensitive=bool(row.get("sensitive", False)),
            document=str(row.get("document", "")),
        )
        for row in content.get("turns", ())
    )


def has_markers(text: str) -> bool:
    """Whether `text` holds at least one line that begins with a question or answer marker."""
    return any(_MARKER.match(line) for line in text.splitlines())


def parse_transcript(text: str, new_id: Callable[[], str]) -> list[Turn]:
    """Turn a text with `问：/答：`, `Q:/A:` or `Q./A.` markers into turns.

    A line without a marker goes on in the turn before it. What stands before the first marker
    becomes a note. No character of the text is lost but the markers, the white space around
    them and blank lines at the edges of a turn.
    """
    kinds: list[TurnKind] = []
    bodies: list[list[str]] = []
    for line in text.lstrip("\ufeff").splitlines():
        match = _MARKER.match(line)
        if match:
            kinds.append("q" if match["q"] else "a")
            bodies.append([line[match.end() :]])
        elif bodies:
            bodies[-1].append(line)
        elif line.strip():
            kinds.append("note")
            bodies.append([line])
    joined: Iterable[str] = ("\n".join(lines).strip() for lines in bodies)
    return [Turn(new_id(), kind, body) for kind, body in zip(kinds, joined, strict=True) if body]
