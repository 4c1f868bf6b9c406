"""Any XLSForm, from its bytes to a checked `Form`."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath

from forms.problems import Refused
from forms.xlsform.build import Builder
from forms.xlsform.codec import identity
from forms.xlsform.model import Choice, Form, FormNotice, Node, Question, Row, Text, languages_of
from forms.xlsform.program import compile_form
from forms.xlsform.pulled import pulled_tables
from forms.xlsform.workbook import ROW, Workbook, read_workbook

Companions = Mapping[str, bytes]
"""Files that lie beside a form (CSV lists, pictures), by name."""

_MAX_TABLE = 16 * 1024 * 1024


def read_form(source: bytes, name: str, companions: Companions | None = None) -> Form:
    """The form in `source`, a workbook named `name` (its ending says the format: .xlsx .xlsm .xls .csv .md).

    `companions` are the files beside it. Raises `Refused("FORM_…", sheet=, row=, column=, …)` for a form that
    cannot be used and `EnvironmentProblem("FORM_FILE_DAMAGED")` for a file that is no workbook.
    """
    path = PurePath(name)
    book = read_workbook(source, path.suffix.lower(), path.stem)
    form = form_in(book, path.stem, companions or {})
    program = compile_form(form)
    notices = sorted((*form.notices, *program.notices), key=lambda note: (note.sheet != "survey", note.sheet, note.row))
    return replace(form, sha256=identity(form), notices=tuple(notices))


def form_in(book: Workbook, stem: str, companions: Companions) -> Form:
    """The form that a workbook describes, its expressions not looked at yet. Raises as `read_form`."""
    from pyxform.question_type_dictionary import QUESTION_TYPE_DICT

    survey = book.survey
    builder = Builder(QUESTION_TYPE_DICT)
    children = builder.children(survey["children"])
    if not children:
        raise Refused("FORM_NO_QUESTIONS", sheet="survey", row=1, column="type")
    lists = builder.choices(survey.get("choices", {}))
    lists |= _external_lists(book.external, builder)
    settings = {key: value for key, value in survey.items() if isinstance(value, str) and key not in _SETTINGS_KNOWN}
    form = Form(
        name=str(survey.get("id_string") or stem),
        title=str(survey.get("title") or stem),
        version=str(survey.get("version", "")),
        sha256="",
        default_language=_default_language(survey, builder),
        languages=languages_of(tuple(builder.language_names)),
        children=children,
        lists=lists,
        settings=settings,
        notices=(*book.notices, *builder.notices, *_settings_notices(survey), *_languages_twice(builder)),
    )
    return _with_tables(form, companions, _external_tables(survey["children"]))


_SETTINGS_KNOWN = {"type", "name", "title", "id_string", "sms_keyword", "default_language", "version", "children"}
_SETTINGS_USED = {*_SETTINGS_KNOWN, "allow_choice_duplicates", "clean_text_values", "namespaces", "omit_instanceID",
                  "choices", "entities", "entity_version", "external_choices", "fs-row",
                  "form_title_zh", "form_title_en", "anonymous"}  # fmt: skip
"""Settings that are obeyed, that ask for nothing, or that pyxform makes itself."""


def _default_language(survey: Mapping[str, object], builder: Builder) -> str:
    named = str(survey.get("default_language", "default"))
    names = list(builder.language_names)
    if named == "default" and names:
        named = "default" if "default" in names else names[0]
    return languages_of((named,))[0].code


def _languages_twice(builder: Builder) -> list[FormNotice]:
    """Of columns for one language under two names only the last is shown."""
    first: dict[str, str] = {}
    found = []
    for language in languages_of(tuple(builder.language_names)):
        if first.setdefault(language.code, language.name) != language.name:
            facts = {"name": first[language.code], "other": language.name}
            found.append(FormNotice("FORM_LANGUAGE_TWICE", "survey", 1, "label", facts))
    return found


def _settings_notices(survey: Mapping[str, object]) -> list[FormNotice]:
    found = [
        FormNotice("FORM_SETTING_IGNORED", "settings", 2, key, {"setting": key})
        for key, value in survey.items()
        if key not in _SETTINGS_USED and value not in ("", None, False, [], {})
    ]
    if survey.get("entities") or survey.get("entity_version"):
        found.append(FormNotice("FORM_SETTING_IGNORED", "entities", 1, "", {"setting": "entities"}))
    return found


def _external_lists(rows: list[dict[str, str]], builder: Builder) -> dict[str, tuple[Choice, ...]]:
    """Lists of the external_choices sheet (type `select_one_external`)."""
    found: dict[str, list[Choice]] = {}
    for row in rows:
        name = row.get("list_name") or row.get("list name") or ""
        if not name or not row.get("name"):
            continue
        labels = {key.partition("::")[2] or "default": row[key] for key in row if key.split("::")[0] == "label"}
        named = ("list_name", "list name", "name", "label")
        extra = {key: value for key, value in row.items() if key.split("::")[0] not in named}
        words = labels["default"] if set(labels) == {"default"} else labels
        found.setdefault(name, []).append(Choice(row["name"], builder.text(words), {}, extra))
    return {name: tuple(choices) for name, choices in found.items()}


def _external_tables(described: list[dict[str, object]]) -> dict[str, int]:
    """The tables that `csv-external` rows declare, by name, with the row."""
    found: dict[str, int] = {}
    for child in described:
        if child["type"] == "csv-external":
            found[f"{child['name']}.csv"] = int(str(child.get(ROW, 0)))
        inside = child.get("children")
        if isinstance(inside, list):
            found |= _external_tables(inside)
    return found


def _with_tables(form: Form, companions: Companions, declared: Mapping[str, int]) -> Form:
    """The form with the CSV files it asks for and no others: what lies beside it by chance must not change it. A
    list that the program fills itself (`fs:source`) needs none."""
    lists = dict(form.lists)
    named = {*declared, *pulled_tables(form)}
    tables = {name: read_table(companions[name], name) for name in sorted(named) if name in companions}
    notices = [
        FormNotice("FORM_TABLE_UNREAD", "survey", row, "type", {"name": name})
        for name, row in declared.items()
        if name not in companions
    ]
    for question in form.questions():
        name = question.choices
        if not name or name in lists or name.startswith("${") or "fs:source" in question.extra:
            continue
        if not name.endswith(".csv"):
            raise Refused("FORM_FILE_KIND", sheet="survey", row=question.row, column="type", name=name)
        if name not in companions:
            raise Refused("FORM_FILE_MISSING", sheet="survey", row=question.row, column="type", name=name)
        tables[name] = read_table(companions[name], name)
        lists[name] = _table_choices(tables[name], question)
    notices += _missing_media(form, companions)
    return replace(form, lists=lists, tables=tables, notices=(*form.notices, *notices))


def read_table(data: bytes, name: str) -> tuple[Row, ...]:
    """A CSV with a header row. Raises `Refused("FORM_TABLE_…")` when it is none or too large."""
    if len(data) > _MAX_TABLE:
        raise Refused("FORM_TABLE_LARGE", name=name, limit_bytes=_MAX_TABLE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError as error:
            raise Refused("FORM_TABLE_ENCODING", name=name) from error
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
    except csv.Error as error:
        raise Refused("FORM_TABLE_WRONG", sheet=name, row=0, column="") from error
    return tuple({key: value or "" for key, value in row.items() if key is not None} for row in rows)


def _table_choices(table: tuple[Row, ...], question: Question) -> tuple[Choice, ...]:
    value, label = question.parameters.get("value", "name"), question.parameters.get("label", "label")
    if table and value not in table[0]:
        raise Refused("FORM_TABLE_COLUMN", sheet=question.choices, row=1, column=value, name=question.choices)
    return tuple(
        Choice(row[value], Text((("", row.get(label) or row[value]),)), {}, dict(row)) for row in table if row[value]
    )


def _missing_media(form: Form, companions: Companions) -> list[FormNotice]:
    found = []
    for _, node in form.walk():
        files = {words for text in node.media.values() for _, words in text.by_language}
        found += [_media_notice(node, file) for file in sorted(files - set(companions))]
    return found


def _media_notice(node: Node, file: str) -> FormNotice:
    return FormNotice("FORM_MEDIA_MISSING", "survey", node.row, "media", {"name": file})
