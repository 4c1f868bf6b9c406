"""Words for the kinds of turn in the language of the window."""

from __future__ import annotations

from forms.turns import TurnKind
from ui.i18n import tr


def turn_label(kind: TurnKind) -> str:
    """The letter or character before a turn."""
    return {"q": tr("Q"), "a": tr("A"), "note": tr("N"), "show_document": tr("S"), "break": tr("B")}[kind]


def turn_name(kind: TurnKind) -> str:
    """The kind spelled out, for assistive use and lists."""
    return {
        "q": tr("Question"),
        "a": tr("Answer"),
        "note": tr("Note"),
        "show_document": tr("Document shown"),
        "break": tr("Break"),
    }[kind]


def turn_marker(kind: TurnKind) -> str:
    """The marker of a copied line; questions and answers can be pasted back as turns."""
    return {"q": tr("Q: "), "a": tr("A: ")}.get(kind, "")
