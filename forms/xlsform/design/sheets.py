"""A design as the sheets of an XLSForm, each row with the item it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from forms.xlsform.design.model import (
    ANONYMITY,
    FOLLOW_WORDS,
    OTHER,
    OTHER_WORDS,
    PURPOSE,
    YES_NO,
    YES_NO_OPTIONS,
    Design,
    DesignedQuestion,
    Language,
    Option,
    Skip,
    Words,
)

Row = Mapping[str, str]
COLUMN: Mapping[Language, str] = {"zh": "中文 (zh)", "en": "English (en)"}
"""How the form names its languages."""
SECOND_TITLE = "form_title_"
"""The settings column of the title in the second language: `form_title_en`. XLSForm itself knows one title."""

_SURVEY = ("type", "name", "label", "hint", "required", "relevant", "constraint", "appearance", "parameters")
_SPOKEN = ("label", "hint")


@dataclass(frozen=True)
class Sheets:
    """Header and rows of each sheet. `survey_items` and `choices_items` say, row by row, which item a row comes from
    (the first data row stands in row 2); empty for what belongs to the form as a whole."""

    survey: tuple[tuple[str, ...], tuple[Row, ...]]
    choices: tuple[tuple[str, ...], tuple[Row, ...]]
    settings: tuple[tuple[str, ...], tuple[Row, ...]]
    survey_items: tuple[str, ...]
    choices_items: tuple[str, ...]

    def item_of(self, sheet: str, row: int) -> str:
        """The key of the item that a row of a sheet comes from; empty where there is none."""
        items = {"survey": self.survey_items, "choices": self.choices_items}.get(sheet, ())
        return items[row - 2] if 0 <= row - 2 < len(items) else ""


def sheets_of(design: Design) -> Sheets:
    """The sheets of the tidied design."""
    tidied = design.tidy()
    survey = list(_Survey(tidied).rows())
    choices = list(_choices(tidied))
    return Sheets(
        _table(_SURVEY, [row for _, row in survey], tidied.languages),
        _table(("list_name", "name", "label", "score"), [row for _, row in choices], tidied.languages),
        _settings(tidied), tuple(key for key, _ in survey), tuple(key for key, _ in choices),
    )  # fmt: skip


def condition(design: Design, skip: Skip | None) -> str:
    """`relevant` for a condition: `${q1} = 'a'`, or `selected(${q1}, 'a')` where several may be chosen."""
    if skip is None:
        return ""
    source = design.item(skip.question)
    if source is not None and source.sort == "select_multiple":
        chosen = f"selected(${{{skip.question}}}, '{skip.option}')"
        return f"not({chosen})" if skip.negated else chosen
    return f"${{{skip.question}}} {'!=' if skip.negated else '='} '{skip.option}'"


def bounds(item: DesignedQuestion) -> str:
    """`constraint` of an item."""
    if item.sort in ("integer", "decimal"):
        parts = [f". {sign} {end}" for sign, end in ((">=", item.low), ("<=", item.high)) if end is not None]
        return " and ".join(parts)
    return f"count-selected(.) <= {item.most}" if item.most else ""


class _Survey:
    """Rows of the survey sheet; a section is open until the next one."""

    def __init__(self, design: Design) -> None:
        self._design = design

    def rows(self) -> Iterator[tuple[str, Row]]:
        design, open_section = self._design, ""
        for name, words in ((PURPOSE, design.purpose), (ANONYMITY, design.anonymity)):
            if words:
                yield "", self._row("note", name, words)
        for item in design.items:
            if item.sort == "section":
                if open_section:
                    yield open_section, {"type": "end group"}
                open_section = item.key
                yield item.key, self._row("begin group", item.key, item.words, item)
            elif item.sort == "matrix":
                yield from ((item.key, row) for row in self._matrix(item))
            else:
                yield from ((item.key, row) for row in self._question(item))
        if open_section:
            yield open_section, {"type": "end group"}

    def _question(self, item: DesignedQuestion) -> Iterator[Row]:
        more: dict[str, str] = {"constraint": bounds(item)}
        kind: str = item.sort
        if item.sort == "scale" and item.options:
            kind, more["appearance"] = f"select_one {item.key}", "likert"
        elif item.sort == "scale":
            kind, more["parameters"] = "range", f"start={item.low} end={item.high} step=1"
        elif item.sort == "yes_no":
            kind = f"select_one {YES_NO}"
        elif item.sort in ("select_one", "select_multiple"):
            kind = f"{item.sort} {item.key}"
        elif item.long:
            more["appearance"] = "multiline"
        yield self._row(kind, item.key, item.words, item, **more)
        if item.takes_other:
            relevant = condition(self._design, Skip(item.key, OTHER))
            yield {**self._row("text", item.follow, FOLLOW_WORDS.only(self._design.languages)), "relevant": relevant}

    def _matrix(self, item: DesignedQuestion) -> Iterator[Row]:
        yield self._row("begin group", item.key, item.words, item, appearance="table-list", required="")
        required = "yes" if item.required else ""
        for row in item.rows:
            yield self._row(f"select_one {item.key}", row.code, row.words, required=required)
        yield {"type": "end group"}

    def _row(self, kind: str, name: str, words: Words, item: DesignedQuestion | None = None, **more: str) -> Row:
        row = {"type": kind, "name": name, **_in_columns("label", words)}
        if item is not None:
            row |= _in_columns("hint", item.hint)
            row |= {"required": "yes" if item.required else "", "relevant": condition(self._design, item.skip)}
        return row | more


def _choices(design: Design) -> Iterator[tuple[str, Row]]:
    shared = False
    for item in design.items:
        if item.sort == "yes_no" and not shared:
            shared = True
            for code, words in YES_NO_OPTIONS.items():
                yield item.key, _choice(YES_NO, Option(code, words.only(design.languages)))
        for number, option in enumerate(item.options):
            yield item.key, _choice(item.key, _placed(item, option, design), _score(item, number))
        if item.takes_other:
            yield item.key, _choice(item.key, Option(OTHER, OTHER_WORDS.only(design.languages)))


def _placed(item: DesignedQuestion, option: Option, design: Design) -> Option:
    """A place of a scale says its number first."""
    if item.sort != "scale":
        return option
    words = {one: f"{option.code} {option.words.get(one)}".strip() for one in design.languages}
    return Option(option.code, Words(**words))


def _score(item: DesignedQuestion, number: int) -> str:
    if item.sort == "scale":
        return item.options[number].code
    return str(len(item.options) - number) if item.scored else ""


def _choice(listed: str, option: Option, score: str = "") -> Row:
    return {"list_name": listed, "name": option.code, **_in_columns("label", option.words), "score": score}


def _in_columns(column: str, words: Words) -> dict[str, str]:
    return {f"{column}::{name}": words.get(language) for language, name in COLUMN.items()}


def _settings(design: Design) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    first = design.languages[0]
    row = {"form_title": design.title.get(first), "form_id": design.form_id, "version": design.version,
           "default_language": COLUMN[first]}  # fmt: skip
    row |= {f"{SECOND_TITLE}{other}": design.title.get(other) for other in design.languages[1:]}
    if not design.anonymous:
        row["anonymous"] = "no"
    return tuple(row), (row,)


def _table(
    columns: tuple[str, ...], rows: list[Row], languages: tuple[Language, ...]
) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Only columns in use, but for those that every form has; a spoken column stands there in each language."""
    header: list[str] = []
    for column in columns:
        spoken = [f"{column}::{COLUMN[one]}" for one in languages] if column in _SPOKEN else [column]
        if column in ("type", "name", "label", "list_name") or any(row.get(one) for row in rows for one in spoken):
            header += spoken
    return tuple(header), tuple({name: row[name] for name in header if row.get(name)} for row in rows)
