"""The head block of an interview record: labelled rows, notices as ticked boxes (DOMAIN 9.1, PAPER 4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forms.printing.breaking import Language
from forms.printing.interview_words import INTERVIEW, date_text, span_text
from forms.printing.measures import ASCENT, INNER, LEFT, RIGHT
from forms.printing.setting import Style
from forms.printing.sheet import Sheet, style
from forms.printing.words import COMMON

Labels = Mapping[str, Mapping[str, str]]
"""Field → code → label, in the language of the print."""

ROW = 21.0
EN_ROW = 19.5
BOX = 10.5
MIN_GAP, MAX_GAP = 6.0, 14.0
"""Between a notice and the box of the next."""


@dataclass(frozen=True)
class HeadStyle:
    """Widths and styles of the rows: `right` is where the second label of a row begins; in a row of three `middle` and
    `code` are where the second and third one do."""

    label: Style
    value: Style
    small: Style
    label_width: float
    right_label_width: float
    narrow_label_width: float
    middle: float
    code: float
    right: float
    row: float
    gap: float


HEADS: Mapping[Language, HeadStyle] = {
    "zh": HeadStyle(style("hei", 12), style("fang", 14), style("fang", 12), 52.6, 51.8, 28, 182, 261, 261, ROW, 11.6),
    "en": HeadStyle(
        style("sans", 9), style("serif", 12), style("serif", 10.5), 76, 76, 40, 196, 296, 247.5, EN_ROW, 10.5
    ),
}


@dataclass(frozen=True)
class Cell:
    """A label and its value between two x positions, counted from the left edge of the type area."""

    label: str
    value: str
    start: float
    end: float
    label_width: float


def people(codes: Any, members: Mapping[str, str], language: Language) -> str:
    """Names of team members by account id; an id that is not known stands as it is."""
    given = codes if isinstance(codes, (list, tuple)) else [codes] if codes else []
    return COMMON[language].between.join(members.get(str(code), str(code)) for code in given)


def label_of(labels: Labels, field: str, code: Any) -> str:
    return labels.get(field, {}).get(str(code), str(code)) if code not in (None, "") else ""


def when(content: Mapping[str, Any], language: Language) -> str:
    """Date, start, end and the interruptions, or that there were none."""
    words, common = INTERVIEW[language], COMMON[language]
    breaks = [
        span_text(str(row.get("from", "")), str(row.get("to", "")), language) for row in content.get("breaks") or ()
    ]
    paused = words.interruptions.format(breaks=common.between.join(breaks)) if any(breaks) else words.no_interruptions
    day = date_text(str(content.get("date", "")), language)
    span = span_text(str(content.get("start", "")), str(content.get("end", "")), language)
    joined = day + span if language == "zh" else ", ".join(part for part in (day, span) if part)
    return joined + common.opening + paused + common.closing


def where(content: Mapping[str, Any], labels: Labels, language: Language) -> str:
    """Place and, in brackets, its kind."""
    common = COMMON[language]
    kind = label_of(labels, "place_kind", content.get("place_kind"))
    return str(content.get("place", "")) + (common.opening + kind + common.closing if kind else "")


def others(content: Mapping[str, Any], language: Language) -> str:
    """Everyone present beside the two sides: others, guardian, interpreter."""
    named = [content.get(field) for field in ("others_present", "guardian", "interpreter")]
    present = [str(name) for name in named if name and name is not True]
    return COMMON[language].between.join(present) or INTERVIEW[language].nobody_else


def rows_of(
    content: Mapping[str, Any], identity: Mapping[str, Any] | None, members: Mapping[str, str], labels: Labels,
    language: Language,
) -> list[list[Cell]]:  # fmt: skip
    """The rows above the notices. Without `identity` the code and the role group stand for the person."""
    look, words = HEADS[language], INTERVIEW[language].rows
    width = RIGHT - LEFT

    def wide(name: str, value: str) -> list[Cell]:
        return [Cell(words[name], value, 0, width, look.label_width)]

    def pair(first: str, value: str, second: str, other: str) -> list[Cell]:
        return [
            Cell(words[first], value, 0, look.right - 11.6, look.label_width),
            Cell(words[second], other, look.right, width, look.right_label_width),
        ]

    rows = [
        wide("time", when(content, language)),
        wide("place", where(content, labels, language)),
        wide("interviewers", people(content.get("interviewers"), members, language)),
        pair("recorder", people(content.get("recorder"), members, language), "others", others(content, language)),
        *_interviewee(content, identity, labels, language, pair, wide),
    ]
    topics = content.get("topics")
    purpose = str(content.get("purpose") or (topics if isinstance(topics, str) else "") or "")
    return [*rows, wide("purpose", purpose)]


def _interviewee(
    content: Mapping[str, Any], identity: Mapping[str, Any] | None, labels: Labels, language: Language,
    pair: Any, wide: Any,
) -> list[list[Cell]]:  # fmt: skip
    look, words = HEADS[language], INTERVIEW[language].rows
    code = str(content.get("source_code", ""))
    if identity is None:
        group = label_of(labels, "role_group", content.get("role_group"))
        return [pair("interviewee", code, "role_group", group)]
    name, gender = str(identity.get("name", "")), label_of(labels, "identity.gender", identity.get("gender"))
    between = "" if language == "zh" else ", "
    post = between.join(str(identity[field]) for field in ("unit", "post") if identity.get(field))
    row: list[Cell] = pair("interviewee", name, "code", code)
    if gender:
        row = [
            Cell(words["interviewee"], name, 0, look.middle - 12, look.label_width),
            Cell(words["gender"], gender, look.middle, look.code - 11.6, look.narrow_label_width),
            Cell(words["code"], code, look.code, RIGHT - LEFT,
                 look.right_label_width if look.code == look.right else look.narrow_label_width),
        ]  # fmt: skip
    return [row, wide("post", post)]


def draw_rows(sheet: Sheet, rows: Sequence[Sequence[Cell]], top: float, language: Language) -> float:
    """Draw `rows` from `top`; returns the lower edge of the last."""
    look = HEADS[language]
    for row in rows:
        # every cell of a row has as many lines as the longest
        values = [_fitted(sheet, cell, look) for cell in row]
        height = max(len(lines) for lines in values)
        for cell, lines in zip(row, values, strict=True):
            _draw_cell(sheet, cell, lines, top, look, height)
        top += height * look.row
    return top


def _fitted(sheet: Sheet, cell: Cell, look: HeadStyle) -> list[Any]:
    """The value in one line, else smaller, else smaller and wrapped."""
    width = cell.end - cell.start - cell.label_width - 3
    for size in (look.value, look.small):
        lines = sheet.setter.lines(cell.value, size, width)
        if len(lines) == 1:
            return lines
    return lines


def _draw_cell(sheet: Sheet, cell: Cell, lines: list[Any], top: float, look: HeadStyle, height: int) -> None:
    start, end = LEFT + cell.start, LEFT + cell.end
    sheet.text(start, _sits(top, look.label.size, look), cell.label, look.label, area="head")
    for number in range(height):
        foot = top + (number + 1) * look.row
        if number < len(lines):
            sheet.put(lines[number], start + cell.label_width + 2.5, foot - 3.4, "head")
        sheet.across(start + cell.label_width, end, foot, INNER)


def _sits(top: float, size: float, look: HeadStyle) -> float:
    """Baseline of a label beside a value."""
    return top + look.row - 3.4 - (look.value.size - size) * (ASCENT - 0.5) / 2


def draw_notices(sheet: Sheet, given: set[str], labels: Labels, top: float, language: Language) -> float:
    """One box per notice, ticked when given; returns the lower edge."""
    look, words = HEADS[language], INTERVIEW[language]
    known = labels.get("notices.item", {})
    names = dict(known) | {code: code for code in sorted(given) if code not in known}
    sheet.text(LEFT, _sits(top, look.label.size, look), words.rows["notices"], look.label, area="head")
    start = x = LEFT + look.label_width + 2.5
    value, gap = _box_style(sheet, list(names.values()), language, RIGHT - start)
    for code, name in names.items():
        line = sheet.setter.line(name, value)
        if x > start and x + BOX + 3 + line.width > RIGHT + 0.1:
            x, top = start, top + look.row
        baseline = top + look.row - 3.4
        sheet.box(x, baseline - BOX + 1.2, BOX, BOX, 0.7, ticked=code in given)
        sheet.put(line, x + BOX + 3, baseline, "head")
        x += BOX + 3 + line.width + gap
    return top + look.row


def _box_style(sheet: Sheet, names: list[str], language: Language, width: float) -> tuple[Style, float]:
    """Style and space between boxes that let all of them stand in one row, if any do."""
    look = HEADS[language]
    for value in (look.value, look.small):
        used = sum(BOX + 3 + sheet.setter.width(name, value) for name in names)
        gap = (width - used) / max(1, len(names) - 1)
        if gap >= MIN_GAP:
            return value, min(MAX_GAP, gap)
    return look.small, MAX_GAP
