"""Sheets of single records as ruled tables: which answers stand where is data, the labels are those of the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from forms.printing.blocks import Block
from forms.printing.faces import Faces
from forms.printing.formpage import FormSetter, Front, lay_form
from forms.printing.marks import short_fingerprint
from forms.printing.measures import MM
from forms.printing.order import PageOrder
from forms.printing.placed import Laid
from forms.printing.rows import Gap, Row
from forms.printing.sheet_words import SHEETS
from forms.printing.signing import sign_rows


@dataclass(frozen=True)
class Pair:
    """Two short answers side by side."""

    left: str
    right: str


@dataclass(frozen=True)
class One:
    """A short answer over the whole width; `asked` leaves it out when it was not answered."""

    name: str
    asked: bool = True


@dataclass(frozen=True)
class Long:
    """Running text."""

    name: str
    asked: bool = True


@dataclass(frozen=True)
class Points:
    """A repeat as a numbered list: evidence names a row by that number."""

    name: str
    column: str = "text"


@dataclass(frozen=True)
class Grid:
    """A repeat as a table; `widths` in mm add up to 156."""

    name: str
    columns: tuple[str, ...]
    widths: tuple[float, ...]


Item = Pair | One | Long | Points | Grid

PARTS: Mapping[str, tuple[tuple[Item, ...], ...]] = {
    "activity": (
        (One("title"), Pair("type", "unit"), Pair("date", "persons_count"), Pair("start", "end"), One("place"),
         One("members"), One("role_groups", asked=False), One("approved_by", asked=False)),
        (Long("gist"),),
        (Points("notes"), One("papers", asked=False)),
    ),
    "intake_register": (
        (Pair("channel", "date"), Pair("unit", "anonymous")),
        (Long("gist"), Points("points")),
        (Pair("handling", "passed_to"), Long("not_accepted_reason", asked=False), Pair("handled_by", "handled_on"),
         One("papers", asked=False)),
    ),
    "envelope_slip": (
        (Pair("unit", "date"), One("place"), Pair("issued", "received"), One("members"), Long("note", asked=False)),
    ),
    "consultation": (
        (One("title"), Pair("unit", "body"), Pair("date", "members"), One("papers", asked=False)),
        (Long("question"), Long("answer")),
    ),
    "communication": (
        (One("title"), Pair("unit", "date"), One("place"), One("members"), One("participants")),
        (Grid("papers", ("paper", "version_no", "version", "response", "said", "effect"), (38, 14, 26, 18, 42, 18)),),
        (One("supplements"), Long("minutes")),
    ),
    "rectification_result": (
        (One("title"), Pair("unit", "due"), Long("issue"), One("basis_papers"), Long("requirement")),
        (Pair("served_on", "received_by"), Long("promised", asked=False), One("reply_on"), Long("reply"),
         One("evidence")),
        (Pair("verified_by", "verified_on"), Long("verification"), Pair("result", "closed_on"),
         One("carried_to", asked=False)),
    ),
}  # fmt: skip
"""The answers of each sheet, part by part."""


def lay_sheet(order: PageOrder, copy: int, faces: Faces) -> Laid:
    """The sheet of one record. Raises `Refused("CHARACTER_MISSING")` naming characters that no face has."""
    form, words = FormSetter(order, faces), SHEETS[order.page][order.language]
    blocks: list[Block] = []
    for bar, part in zip(words.bars, PARTS[order.page], strict=True):
        blocks.append(form.bar(bar))
        for item in part:
            blocks += _blocks(form, item)
    # the sign-off takes the last row with it
    if isinstance(blocks[-1], Row):
        blocks[-1] = replace(blocks[-1], keep=True)
    blocks.append(Gap(5, keep=True))
    if words.note:
        blocks += [form.note(words.note, keep=True), Gap(4, keep=True)]
    blocks.append(sign_rows(form, words.signs))
    tracking = 8 if len(words.title) <= 6 else 2
    return lay_form(form, copy, Front(words.title, words.serial.format(serial=order.serial), tracking=tracking), blocks)


def _blocks(form: FormSetter, item: Item) -> Sequence[Block]:
    answers = form.answers
    if isinstance(item, Pair):
        left, right = ((answers.title(name), answers.or_none(name)) for name in (item.left, item.right))
        return [form.halves(left, right)]
    if isinstance(item, Points):
        texts = [str(row.get(item.column) or "") for row in answers.rows(item.name)]
        return [form.numbered(answers.title(item.name), texts)] if texts else []
    if isinstance(item, Grid):
        return _grid(form, item)
    if not item.asked and not answers.has(item.name):
        return []
    make = form.long if isinstance(item, Long) else form.row
    return [make(answers.title(item.name), answers.or_none(item.name))]


def _grid(form: FormSetter, item: Grid) -> Sequence[Block]:
    answers = form.answers
    heads = [answers.title(item.name, column) for column in item.columns]
    rows = [[_cell(answers.said(item.name, column, row=row)) for column in item.columns]
            for row in answers.rows(item.name)]  # fmt: skip
    widths = [MM * width for width in item.widths]
    return form.table(heads, widths, rows, ["left"] * len(heads), empty=form.common.none)


def _cell(text: str) -> str:
    """A fingerprint in its short form, as on every page; any other answer as it stands."""
    if len(text) == 64 and all(character in "0123456789abcdef" for character in text):
        return short_fingerprint(text).replace("·", "·\u200b")
    return text
