"""Curly quotes in words stay as they are written: pyxform makes straight ones of them, also in texts for people.

In Chinese they are the ordinary marks, and a page would say something else than the form. They are put aside as
private characters before the reader and come back after it; in names and expressions they are straightened as ever.
"""

from __future__ import annotations

from typing import Any

_CURLY = "“”‘’"
_ASIDE = "\uf8f0\uf8f1\uf8f2\uf8f3"
_AWAY, _BACK = str.maketrans(_CURLY, _ASIDE), str.maketrans(_ASIDE, _CURLY)
_WORDS = frozenset((
    "label", "caption", "hint", "guidance_hint", "constraint_message", "required_message", "constraint message",
    "required message", "guidance hint", "form_title", "title", "form_title_zh", "form_title_en",
))  # fmt: skip


def put_aside(sheets: Any) -> bool:
    """Curly quotes in the columns of words, set aside in place; whether there were any."""
    found = False
    for name in ("survey", "choices", "settings"):
        for row in getattr(sheets, name, None) or ():
            for column, value in row.items():
                if isinstance(value, str) and _is_words(column) and any(mark in value for mark in _CURLY):
                    row[column] = value.translate(_AWAY)
                    found = True
    return found


def put_back(described: Any) -> Any:
    """The reader's description with the quotes in their places."""
    if isinstance(described, str):
        return described.translate(_BACK)
    if isinstance(described, dict):
        return {name: put_back(value) for name, value in described.items()}
    if isinstance(described, list | tuple):
        return type(described)(put_back(one) for one in described)
    return described


def _is_words(column: object) -> bool:
    return isinstance(column, str) and column.partition("::")[0].strip().lower() in _WORDS
