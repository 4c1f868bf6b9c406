"""XLSForm's question types, in all their spellings, as the types this program knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import isfinite
from typing import Any

from forms.xlsform.model import QuestionType

SELECTS: Mapping[str, QuestionType] = {
    "select one": "select_one",
    "select one external": "select_one",
    "select all that apply": "select_multiple",
    "rank": "rank",
}
_BY_BIND: Mapping[str, QuestionType] = {
    "int": "integer", "decimal": "decimal", "date": "date", "time": "time", "dateTime": "datetime",
    "barcode": "barcode",    "geopoint": "geopoint", "geotrace": "geotrace", "geoshape": "geoshape", "string": "text",
}  # fmt: skip
_BY_MEDIA: Mapping[str, QuestionType] = {"image/*": "image", "audio/*": "audio", "video/*": "video"}
_BY_NAME: Mapping[str, QuestionType] = {
    "range": "range", "calculate": "calculate", "q calculate": "calculate", "add calculate prompt": "calculate",
    "hidden": "hidden", "start-geopoint": "geopoint", "background-geopoint": "hidden", "background-audio": "hidden",
    "osm": "file", "audit": "hidden", "trigger": "acknowledge",
}  # fmt: skip

NOTICES: Mapping[str, str] = {
    "geopoint": "FORM_PLACE_AS_TEXT", "geotrace": "FORM_PLACE_AS_TEXT", "geoshape": "FORM_PLACE_AS_TEXT",
    "barcode": "FORM_BARCODE_TYPED", "start": "FORM_TIME_TO_DAY", "end": "FORM_TIME_TO_DAY",
    "device": "FORM_DEVICE_EMPTY",
}  # fmt: skip
"""What is said about a question of a type that is kept otherwise than a phone would."""

NOT_RECORDED = ("background-audio", "background-geopoint", "audit")
KNOWN_APPEARANCES = frozenset((
    "minimal", "likert", "columns", "columns-flex", "columns-pack", "multiline", "numbers", "table-list",
    "field-list", "label", "list-nolabel", "list", "autocomplete", "quick", "compact", "quickcompact",
    "horizontal", "multiple", "horizontal-compact", "vertical", "label-outside",
))  # fmt: skip
"""Appearances that mean something on a laptop, or ask for what is done anyhow. All others are said."""
MAX_PLACES = 1_000_000_000
"""Places of a `range`."""
_WITH_NUMBER = re.compile(r"(columns|compact|quickcompact|w)-?\d+")
_APPLICATION = re.compile(r"^(?:search|ex|printer)\b.*\(.*\)", re.DOTALL)


def range_of(parameters: Mapping[str, str]) -> tuple[float, float, float]:
    """Start, end and step of a `range`, with XLSForm's own where there are none. Raises `ValueError`."""
    given = (("start", "1"), ("end", "10"), ("step", "1"))
    start, end, step = (float(parameters.get(name, usual)) for name, usual in given)
    return start, end, step


def is_range(parameters: Mapping[str, str]) -> bool:
    """Whether a `range` has an end that can be reached: its numbers and the number of its places are finite."""
    try:
        start, end, step = range_of(parameters)
    except ValueError:
        return False
    return all(map(isfinite, (start, end, step))) and step > 0 and abs(end - start) / step <= MAX_PLACES


def unknown_appearances(written: str) -> list[str]:
    """The words in an `appearance` that mean nothing here; what calls another program is one word."""
    text = written.strip()
    if _APPLICATION.match(text) or "search(" in text:
        return [text]
    return [word for word in text.split() if not _is_known(word.lower())]


def _is_known(word: str) -> bool:
    return word in KNOWN_APPEARANCES or word.startswith("fs-") or bool(_WITH_NUMBER.fullmatch(word))


def question_type(name: str, catalogue: Mapping[str, Any]) -> QuestionType | None:
    """The type for pyxform's `name`, whose entry `catalogue` (its question type dictionary) describes."""
    if name in SELECTS:
        return SELECTS[name]
    if name in _BY_NAME:
        return _BY_NAME[name]
    entry = catalogue.get(name)
    if entry is None or not entry:
        return None
    bind, control = entry.get("bind", {}), entry.get("control", {})
    if "jr:preload" in bind:
        return _preloaded(bind["jr:preloadParams"])
    if control.get("tag") == "upload":
        return _BY_MEDIA.get(control.get("mediatype", ""), "file")
    if control.get("tag") == "trigger":
        return "acknowledge"
    if control.get("tag") in ("select", "select1"):
        return None
    if bind.get("readonly") == "true()":
        return "note"
    return _BY_BIND.get(bind.get("type", "string"))


def _preloaded(what: str) -> QuestionType:
    known: Mapping[str, QuestionType] = {"start": "start", "end": "end", "today": "today"}
    return known.get(what, "device")
