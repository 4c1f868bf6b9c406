"""Characters of a form that no face of the machine prints, by the cells they stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any

from forms.xlsform.model import Form, FormNotice, Text
from forms.xlsform.workbook import opened

Missing = Callable[[str], Iterable[str]]
"""Which characters of a text cannot be printed (`Faces.missing_characters`)."""

_PRINTED = ("label", "hint", "form_title", "form_title_zh", "form_title_en")
"""Columns whose words are printed, without their language."""


def unprinted(form: Form, source: bytes, name: str, missing_in: Missing) -> list[FormNotice]:
    """A notice for each cell with such characters. The workbook is opened again only where there are any."""
    used = {character for words in _words(form) for character in words if not character.isascii()}
    missing = set(missing_in("".join(sorted(used))))
    if not missing:
        return []
    book = opened(source, PurePath(name).suffix.lower()).sheets
    sheets = [(sheet, getattr(book, sheet) or ()) for sheet in ("survey", "choices", "settings")]
    sheets += list(form.tables.items())
    return [notice for sheet, rows in sheets for notice in _in_sheet(sheet, rows, missing)]


def _words(form: Form) -> Iterator[str]:
    yield form.title
    texts: list[Text] = []
    for _, node in form.walk():
        texts += [node.label, node.hint]
    texts += [choice.label for choices in form.lists.values() for choice in choices]
    for text in texts:
        yield from (words for _, words in text.by_language)
    yield from (str(form.settings.get(column, "")) for column in _PRINTED)


def _in_sheet(sheet: str, rows: Iterable[Mapping[str, Any]], missing: set[str]) -> Iterator[FormNotice]:
    for number, row in enumerate(rows, start=2):
        for column, words in row.items():
            found = dict.fromkeys(one for one in str(words or "") if one in missing)
            if found and str(column).partition("::")[0].strip().lower() in _PRINTED:
                yield FormNotice("FORM_NOT_PRINTED", sheet, number, str(column), {"characters": " ".join(found)})
