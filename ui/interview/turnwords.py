"""Words for the kinds of turn: before a turn in the language of the record, elsewhere in that of the window."""

from __future__ import annotations

from collections.abc import Mapping

from forms.turns import TurnKind
from ui.i18n import tr

_LABELS: Mapping[TurnKind, tuple[str, str]] = {
    "q": ("问", "Q"),
    "a": ("答", "A"),
    "note": ("注", "N"),
    "show_document": ("示", "S"),
    "break": ("休", "B"),
}
_MARKERS: Mapping[TurnKind, tuple[str, str]] = {"q": ("问：", "Q: "), "a": ("答：", "A: ")}


def turn_label(kind: TurnKind, language: str) -> str:
    """The character before a turn, as it goes to paper: in the record's language (`zh` or `en`)."""
    zh, en = _LABELS[kind]
    return en if language == "en" else zh


def turn_name(kind: TurnKind) -> str:
    """The kind spelled out, for assistive use and lists."""
    return {
        "q": tr("Question"),
        "a": tr("Answer"),
        "note": tr("Note"),
        "show_document": tr("Document shown"),
        "break": tr("Break"),
    }[kind]


def turn_marker(kind: TurnKind, language: str) -> str:
    """The marker of a copied line; questions and answers can be pasted back as turns."""
    zh, en = _MARKERS.get(kind, ("", ""))
    return en if language == "en" else zh
