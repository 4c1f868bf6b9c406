"""What stands in the survey sheet before the reader sees it: types in any case, columns that nobody would read."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from forms.problems import Refused
from forms.xlsform.model import FormNotice
from forms.xlsform.refusals import Blame

_BAR = re.compile(r"(?<!\\)\|")
"""Between two cells of a Markdown table; an escaped one belongs to the text."""

_OWN_WORDS = (
    "begin group", "begin repeat", "begin loop", "end group", "end repeat", "end loop", "begin_group", "begin_repeat",
    "end_group", "end_repeat", "or_other",
)  # fmt: skip
_COLUMNS = frozenset((
    "type", "name", "label", "hint", "guidance_hint", "default", "appearance", "parameters", "choice_filter",
    "trigger", "media", "bind", "body", "instance", "control", "disabled", "autoplay", "sms_field", "sms_option",
    "sms_separator", "sms_allow_media", "sms_date_format", "sms_datetime_format", "sms_response", "tag", "value",
    "command", "caption", "attribute", "big-image", "flat", "query",
))  # fmt: skip
_PREFIXES = ("jr", "fs", "odk", "orx", "entities")
_REMARKS = ("comment", "comments", "note", "notes", "remark", "remarks", "备注", "说明")
"""Columns that people keep for themselves: nobody expects them to do anything."""


@cache
def _types() -> tuple[re.Pattern[str], dict[str, str]]:
    """The words a type can begin with, and each as the reader spells it."""
    from pyxform import aliases
    from pyxform.question_type_dictionary import QUESTION_TYPE_DICT

    words = {*QUESTION_TYPE_DICT, *aliases.select, *_OWN_WORDS}
    spelt = {word.lower(): word for word in sorted(words, reverse=True)}
    longest = sorted(map(re.escape, spelt), key=len, reverse=True)
    return re.compile(rf"({'|'.join(longest)})(?=\s|$)", re.IGNORECASE), spelt


def plain_type(written: str) -> str:
    """`Select_One yn` as `select_one yn`, `Begin  Group` as `begin group`; names of lists stay as they are."""
    pattern, spelt = _types()
    text = " ".join(written.split())
    found = pattern.match(text)
    if found is None or found[1] in spelt.values():
        return text
    return spelt[found[1].lower()] + text[found.end() :]


def unread_columns(headers: Iterable[str]) -> list[FormNotice]:
    """A notice for each column of the survey sheet that XLSForm does not know: most are misspelt."""
    known = _COLUMNS | _aliased()
    return [
        FormNotice("FORM_COLUMN_UNKNOWN", "survey", 1, header, {"name": header})
        for header in headers
        if not _is_known(re.sub(r"\s+", "_", header.strip().lower()), known)
    ]


def _is_known(name: str, known: frozenset[str]) -> bool:
    first, *more = name.split(":")
    return first in known or (first in _PREFIXES if more else first in _REMARKS)


@cache
def _aliased() -> frozenset[str]:
    from pyxform import aliases

    return frozenset(aliases.survey_header)


def plain_types(rows: Iterable[dict[str, Any]], headers: Iterable[str]) -> None:
    """Bring the types of `rows` into the reader's spelling, in place."""
    columns = [header for header in headers if header.strip().lower() in ("type", "command")]
    for row in rows:
        for column in columns:
            if row.get(column):
                row[column] = plain_type(str(row[column]))


def text_headers(text: str, suffix: str) -> dict[str, list[str]]:
    """The column names of each sheet in a Markdown or CSV file. A sheet begins where the first cell has its name."""
    rows = _table_rows(text) if suffix == ".md" else csv.reader(io.StringIO(text, newline=""))
    found: dict[str, list[str]] = {}
    sheet = ""
    for row in rows:
        if row and row[0].strip():
            sheet = row[0].strip().lower()
        elif sheet and sheet not in found and any(cell.strip() for cell in row):
            found[sheet] = [cell.strip() for cell in row[1:]]
    return found


def _table_rows(text: str) -> Iterator[list[str]]:
    for line in text.splitlines():
        if line.strip().startswith("|"):
            yield [cell.strip() for cell in _BAR.split(line.strip().strip("|"))]


def check_headers(headers: Mapping[str, list[str]], blame: Blame) -> None:
    """Blames `Refused("FORM_COLUMN_TWICE")`: of two columns of one name a reader would drop one without a word."""
    for sheet, names in headers.items():
        for name, count in Counter(name for name in names if name).items():
            if count > 1:
                blame(Refused("FORM_COLUMN_TWICE", sheet=sheet, row=1, column=name, name=name))
