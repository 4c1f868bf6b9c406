"""Blocks that people write on: lines beside labels, boxed cells with signature and day (PAPER 3, 4)."""

from __future__ import annotations

from collections.abc import Sequence

from forms.printing.breaking import Language
from forms.printing.formpage import FormSetter
from forms.printing.interview_closing import Blank, draw_row
from forms.printing.measures import LEFT, WIDTH
from forms.printing.rows import Drawn
from forms.printing.setting import Style
from forms.printing.sheet import Sheet, style

PITCH = 32.0
"""Of rows to sign: more than the 9 mm that handwriting needs."""

_LABEL: dict[Language, Style] = {"zh": style("song", 12), "en": style("serif", 11)}
_GAP = 12.0
LEAST_LINE = 68.0
"""A line to sign on is at least so long."""


def sign_rows(form: FormSetter, rows: Sequence[Sequence[str]], keep: bool = False) -> Drawn:
    """Rows of labels, each with a line beside it; the labels of a row share its width, or each has a row of its own
    where that would leave no line to write on."""
    look = _LABEL[form.language]
    set_rows: list[list[str]] = []
    for labels in rows:
        width = _share(len(labels))
        if all(form.setter.width(label, look) <= width - LEAST_LINE for label in labels):
            set_rows.append(list(labels))
        else:
            set_rows += [[_shortened(form, label, WIDTH - LEAST_LINE)] for label in labels]

    def paint(sheet: Sheet, top: float) -> None:
        for number, labels in enumerate(set_rows):
            baseline = top + number * PITCH + 21
            width = _share(len(labels))
            for place, label in enumerate(labels):
                left = LEFT + place * (width + _GAP)
                draw_row(sheet, (f"{label}  ", Blank()), baseline, look, left, left + width)

    return Drawn(len(set_rows) * PITCH + 4, paint, keep)


def _share(labels: int) -> float:
    return (WIDTH - _GAP * (labels - 1)) / labels


def _shortened(form: FormSetter, label: str, width: float) -> str:
    """A label that leaves room for a line: what is too long ends in “…”."""
    look = _LABEL[form.language]
    if form.setter.width(label, look) <= width:
        return label
    while label and form.setter.width(label + "…", look) > width:
        label = label[:-1]
    return label + "…"


def sign_boxes(form: FormSetter, boxes: Sequence[Sequence[str]], day: str, keep: bool = False) -> Drawn:
    """Cells side by side: a heading, labels with lines, a day to be written. Empty labels leave no line."""
    language = form.language
    look, head = _LABEL[language], form.look.bar
    width = WIDTH / len(boxes)
    lines = max(sum(bool(label) for label in box[1:]) for box in boxes)
    height = 24 + lines * 29 + 24

    def paint(sheet: Sheet, top: float) -> None:
        for number, (heading, *labels) in enumerate(boxes):
            left, right = LEFT + number * width, LEFT + (number + 1) * width
            sheet.text(left + 6, top + 15, heading, head)
            for place, label in enumerate(_shortened(form, one, width - LEAST_LINE - 14) for one in labels if one):
                draw_row(sheet, (f"{label}  ", Blank()), top + 40 + place * 29, look, left + 6, right - 8)
            if language == "zh":
                sheet.text(right - 8, top + height - 8, day, look, "right", "closing")
            else:
                draw_row(sheet, (f"{day}  ", Blank()), top + height - 9, look, left + 6, right - 8)
            if number:
                sheet.down(left, top, top + height)

    return Drawn(height, paint, keep, framed=True)
