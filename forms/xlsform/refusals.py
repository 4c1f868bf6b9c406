"""pyxform's complaints as codes with sheet, row and column, so that they can be said in plain words."""

# ruff: noqa: E501 (one pattern a line, so that the table can be read)

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from forms.problems import Refused
from forms.xlsform.model import FormNotice

Blame = Callable[[Refused], object]
"""What becomes of something wrong: it is raised (`at_once`), or noted, and reading goes on (`faults.py`)."""


def at_once(problem: Refused) -> object:
    raise problem


_ROW = re.compile(r"\[row : (\d+)\]")
_SHEET = re.compile(r"(?:On the|for sheet:) '(\w+)'")
_COLUMN = re.compile(r"the '([^']+)' value is")

_ERRORS: tuple[tuple[str, str, str, str], ...] = (
    (r"^Duplicate column header: (?P<name>.*)", "FORM_COLUMN_TWICE", "", ""),
    (r"different names for the same column were found: '[^']*', '(?P<name>[^']*)'", "FORM_COLUMN_TWICE", "", ""),
    (r"sheet named '(?P<name>survey)'\. .*similar names were found: (?P<found>[^.]*)\.", "FORM_SHEET_OTHERWISE", "survey", ""),
    (r"sheet named 'survey'", "FORM_NO_SURVEY", "survey", ""),
    (r"column headers were not found: '?(?P<name>.*?)'?\. ", "FORM_COLUMN_MISSING", "", ""),
    (r"Invalid headers provided", "FORM_NO_HEADER", "", ""),
    (r"Missing calculation", "FORM_NO_CALCULATION", "survey", "calculation"),
    (r"Question or group with no name", "FORM_NO_NAME", "survey", "name"),
    (r"Question with no type", "FORM_NO_TYPE", "survey", "type"),
    (r"Unmatched 'end_(?P<type>\w+)'", "FORM_END_WITHOUT_BEGIN", "survey", "type"),
    (r"Unmatched 'begin_(?P<type>\w+)'", "FORM_BEGIN_WITHOUT_END", "survey", "type"),
    (r"List name not in (?:external )?choices sheet: (?P<name>.*)", "FORM_NO_LIST", "survey", "type"),
    (r"There should be an? (?P<name>\w+) sheet.*similar names were found: (?P<found>[^.]*)\.", "FORM_SHEET_OTHERWISE", "survey", "type"),
    (r"There should be an? (?P<name>\w+) sheet", "FORM_NO_CHOICES", "survey", "type"),
    (r"Choice names with spaces .* See \[(?P<name>.*?)\] in \[(?P<list>.*?)\]", "FORM_CHOICE_SPACES", "choices", "name"),
    (r"'name' value '(?P<name>meta)' is invalid", "FORM_NAME_RESERVED", "survey", "name"),
    (r"the 'name' value '(?P<name>[^']*)' is invalid\. (?:Questions|Repeat names must unique)", "FORM_NAME_TWICE", "survey", "name"),
    (r"'name' value '(?P<name>[^']*)' is invalid\. Repeat names must not be", "FORM_NAME_RESERVED", "survey", "name"),
    (r"Choices must have a name", "FORM_CHOICE_NO_NAME", "choices", "name"),
    (r"Choice names must be unique", "FORM_CHOICE_TWICE", "choices", "name"),
    (r"Names must begin with a letter", "FORM_NAME_CHARACTERS", "", "name"),
    (r"Could not find the name '(?P<name>[^']*)'", "FORM_REFERENCE_UNKNOWN", "", ""),
    (r"The name '(?P<name>[^']*)' appears more than once", "FORM_REFERENCE_AMBIGUOUS", "", ""),
    (r"Reference variable", "FORM_REFERENCE_WRITTEN", "", ""),
    (r"accepted parameter keys .* are '(?P<accepted>[^']*)'.*key\(s\): '(?P<name>[^']*)'", "FORM_PARAMETER_UNKNOWN", "survey", "parameters"),
    (r"parameter '(?P<name>[\w-]+)' must|^(?:Parameter )?(?P<other>[\w-]+) (?:value )?must (?:be|have)|Invalid value for (?P<one>[\w-]+)\.|Parameter '(?P<two>app)'", "FORM_PARAMETER_VALUE", "survey", "parameters"),
    (r"Parameters must (?:be in the form|include)|'parameters' value is invalid|must have an integer|'(?:priority|location-[\w-]+)'", "FORM_PARAMETER_WRONG", "survey", "parameters"),
    (r"'save_to' value is invalid|'entities' sheet", "FORM_ENTITIES_WRONG", "", ""),
    (r"Audits must always be named", "FORM_AUDIT_NAME", "survey", "name"),
    (r"For 'background-geopoint' questions", "FORM_TRIGGER_EMPTY", "survey", "trigger"),
    (r"Choice filter not supported with or_other", "FORM_FILTER_OTHER", "survey", "choice_filter"),
    (r"Choice filter not supported for table-list", "FORM_FILTER_TABLE", "survey", "choice_filter"),
    (r"Please specify choices for this 'or other'", "FORM_NO_LIST_OTHER", "survey", "type"),
    (r"Repeat loop without list name|List name not in columns sheet", "FORM_LOOP", "survey", "type"),
    (r"File name for '\S+ (?P<name>.*)' should end", "FORM_FILE_KIND", "survey", "type"),
    (r"list names don't match: (?P<name>.*)", "FORM_TABLE_LISTS_DIFFER", "survey", "type"),
    (r"invalid date on the (?P<sheet>\w+) sheet, under the (?P<column>.*) column on row number (?P<row>\d+)", "FORM_DATE_AMBIGUOUS", "", ""),
    (r"not recognized as a supported type|does not appear to be a valid XLSForm", "FORM_NOT_A_FORM", "", ""),
)  # fmt: skip

_ALSO = {"other": "name", "one": "name", "two": "name"}
"""Names of groups that stand for the same fact in another wording."""

_WARNINGS: tuple[tuple[str, str, str], ...] = (
    (r"Choices should have a label", "FORM_CHOICE_NO_LABEL", "label"),
    (r"Column headers must not be empty and must not contain spaces", "FORM_COLUMN_IGNORED", ""),
    (r"Repeat has no label", "FORM_REPEAT_NO_LABEL", "label"),
    (r"'disabled' column", "FORM_DISABLED_COLUMN", "disabled"),
    (
        r"named '(?P<wanted>\w+)', the following sheets with similar names were found: (?P<found>[^.]*)\.",
        "FORM_SHEET_MISSPELT",
        "",
    ),
    (r"form_id and id_string column headers are both", "FORM_SETTING_TWICE", "form_id"),
    (r"case-insensitive match", "FORM_NAME_CASE", "name"),
    (r"Row without name, text, or label", "FORM_ROW_SKIPPED", ""),
)
_TRANSLATION = re.compile(r"Language '([^']*)' is missing the (survey|choices) (?:columns (.*)|(.*) column)\.")
_SAID_ELSEWHERE = re.compile(r"max-pixels|or_other and translations|is no longer supported on most devices")


def refusal(text: str, context: Mapping[str, object] | None = None) -> Refused:
    """The `Refused` for what pyxform raised with `text`; its own words stay as the fact `detail`."""
    first = text.split("\n", 1)[0]
    context = context or {}
    for pattern, code, sheet, column in _ERRORS:
        match = re.search(pattern, first)
        if match:
            facts = {_ALSO.get(key, key): value.strip() for key, value in match.groupdict().items() if value}
            row = int(facts.pop("row", 0)) or _row(first)
            if code in ("FORM_COLUMN_TWICE", "FORM_COLUMN_MISSING", "FORM_NO_HEADER"):
                row, column = 1, facts.get("name", "")
            return Refused(
                code,
                sheet=facts.pop("sheet", "") or sheet or _found(_SHEET, first) or str(context.get("sheet", "")),
                row=row,
                column=facts.pop("column", "") or column or _found(_COLUMN, first) or str(context.get("column", "")),
                **facts,
            )
    row = _row(first)
    if not row:
        return Refused("FORM_NOT_VALID_SOMEWHERE", sheet="", row=0, column="", detail=_plain(first))
    sheet = _found(_SHEET, first) or "survey"
    return Refused("FORM_NOT_VALID", sheet=sheet, row=row, column=_found(_COLUMN, first), detail=_plain(first))


def notices_from(warnings: list[str]) -> list[FormNotice]:
    """What pyxform warned of, once each, as notices; what is said better elsewhere is left out."""
    found: list[FormNotice] = []
    for warning in warnings:
        for part in warning.split("\n") if "is missing the" in warning else [warning]:
            if part and not _SAID_ELSEWHERE.search(part):
                found.append(_notice(part))
    return list({(note.code, note.sheet, note.row, tuple(note.facts.items())): note for note in found}.values())


def _notice(warning: str) -> FormNotice:
    translation = _TRANSLATION.fullmatch(warning.strip())
    if translation:
        facts = {"language": translation[1], "columns": translation[3] or translation[4]}
        only = {"default": "FORM_TRANSLATION_ONLY", "": "FORM_LANGUAGE_EMPTY"}
        code = only.get(translation[1], "FORM_TRANSLATION_MISSING")
        return FormNotice(code, translation[2], 1, "", facts)
    sheet, column = _found(_SHEET, warning) or "survey", _found(_COLUMN, warning)
    facts = {}
    code = "FORM_READER_NOTE"
    for pattern, name, own_column in _WARNINGS:
        match = re.search(pattern, warning)
        if match:
            code, column, facts = name, own_column or column, match.groupdict()
            break
    else:
        facts = {"detail": _plain(warning)}
    return FormNotice(code, sheet, _row(warning), column, facts)


def _row(text: str) -> int:
    return int(_found(_ROW, text) or 0)


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[1] if match else ""


def _plain(text: str) -> str:
    """Without the row mark (said apart) and addresses of web pages (nothing here can open them)."""
    return re.sub(r"\s*Learn more: \S+|\[row : \d+\]\s*", "", text.split("\n", 1)[0]).strip()[:400]
