"""The pages of a form: head row, title, blocks, foot strip with the QR (PAPER 3). The rest comes as blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from forms.printing.answers import Answers
from forms.printing.blocks import Area, Block, PlacedBlock, divide_blocks, draw_blocks
from forms.printing.body import body_style
from forms.printing.breaking import Language
from forms.printing.faces import Faces
from forms.printing.furniture import (
    VOICES,
    PrintMarks,
    coded_foot,
    fingerprint_line,
    marking_text,
    print_line,
    watermark,
)
from forms.printing.interview_closing import full_fingerprint
from forms.printing.measures import ASCENT, FOOT, LEFT, MM, NORMAL, RIGHT, WIDTH
from forms.printing.order import PageOrder
from forms.printing.placed import Laid
from forms.printing.rows import CellLine, Drawn, Paragraph, Row, RowCell, cell_lines, numbered_lines, table_row
from forms.printing.setting import Style, Typesetter
from forms.printing.sheet import Align, Sheet, finish, style
from forms.printing.words import COMMON

_RESERVED = 14.0
"""Kept free above the lower edge of the type area: for “continued”, and for the full fingerprint on the last page."""

_WITH_SECOND, _WITHOUT = {"zh": 193.4, "en": 181.0}, {"zh": 168.0, "en": 158.0}
"""Baseline of the title with and without a line in slot 1."""


@dataclass(frozen=True)
class FormLook:
    """How a form is set in one language (PAPER 2, 4)."""

    label: Style
    short: Style
    long: Style
    bar: Style
    head: Style
    cell: Style
    small: Style
    note: Style
    name: Style
    label_width: float
    short_leading: float
    long_leading: float
    cell_leading: float
    least: float
    hang: float
    centred: bool


LOOKS: Mapping[Language, FormLook] = {
    "zh": FormLook(
        label=style("hei", 10.5), short=style("song", 11), long=Style("fang", 12, justify=True), bar=style("hei", 12),
        head=style("hei", 10.5), cell=style("song", 10.5), small=style("song", 9.5), note=style("song", 9),
        name=style("title", 14), label_width=23 * MM, short_leading=14.6, long_leading=17.6, cell_leading=14.2,
        least=21.6, hang=17, centred=True,
    ),
    "en": FormLook(
        label=style("sans", 9), short=Style("serif", 11, language="en"), long=Style("serif", 11, language="en"),
        bar=style("sans_bold", 10), head=style("sans_bold", 8.5), cell=Style("serif", 10, language="en"),
        small=Style("serif", 9, language="en"), note=Style("sans", 8, language="en"), name=style("serif_bold", 13),
        label_width=76, short_leading=14, long_leading=15, cell_leading=13, least=20.6, hang=17, centred=False,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Front:
    """What stands above the blocks. `serial` is the whole line in the head row; `second` the line under it (a part of
    a slip, the copy), empty for none; `duplex` mirrors even pages; `kind` is a row of the foot strip in place of the
    version."""

    title: str
    serial: str
    second: str = ""
    duplex: bool = False
    kind: str = ""
    tracking: float = 8


class FormSetter:
    """Makes blocks of one form in one language."""

    def __init__(self, order: PageOrder, faces: Faces) -> None:
        self.order = order
        self.language: Language = order.language
        self.look = LOOKS[order.language]
        self.common = COMMON[order.language]
        self.answers = Answers(order)
        self.setter = Typesetter(faces)

    # -- rows ------------------------------------------------------------------------------------------------

    def bar(self, text: str) -> Row:
        """A grey bar; it stays with what it heads."""
        lines = cell_lines(self.setter, text, self.look.bar, WIDTH)
        return Row((RowCell(0, WIDTH, lines, self.look.short_leading),), self.look.least, pad=3, fill=0.93, keep=True)

    def row(self, label: str, text: str, style: Style | None = None) -> Row:
        """A label and a short value over the whole width."""
        return self._labelled(label, cell_lines(self.setter, text, style or self.look.short, self.value_width))

    def name_row(self, label: str, text: str) -> Row:
        """What the paper is about, in the face of titles."""
        row = self.row(label, text, self.look.name)
        return replace(row, least=28, cells=(row.cells[0], replace(row.cells[1], leading=18)))

    def halves(self, left: tuple[str, str], right: tuple[str, str]) -> Row:
        """Two labels with short values, side by side."""
        look, half = self.look, WIDTH / 2
        found: list[RowCell] = []
        for start, (label, text) in ((0.0, left), (half, right)):
            found.append(self._label(label, start))
            edge = start + look.label_width
            lines = cell_lines(self.setter, text, look.short, half - look.label_width)
            found.append(RowCell(edge, start + half, lines, look.short_leading))
        return Row(tuple(found), look.least, pad=3.2, whole=True)

    def long(self, label: str, text: str) -> Row:
        """A label and running text; it may go on on the next page, with its label again."""
        lines = cell_lines(self.setter, text, self.look.long, self.value_width)
        return self._text_row(label, lines)

    def numbered(self, label: str, items: Sequence[str]) -> Row:
        """A label and numbered items, the text hanging."""
        marks = [(f"{number}.", text) for number, text in enumerate(items, 1)]
        hang = self.look.hang + (6 if len(items) > 9 else 0) + (6 if len(items) > 99 else 0)
        return self._text_row(label, numbered_lines(self.setter, marks, self.look.long, self.value_width, hang))

    def table(
        self, heads: Sequence[str], widths: Sequence[float], rows: Sequence[Sequence[str]], aligns: Sequence[Align], *,
        least: float = 0, style: Style | None = None, followed: bool = False, empty: str = "",
    ) -> list[Block]:  # fmt: skip
        """A table whose head is repeated; `followed` keeps its last row with what comes after it (PAPER 5.3). `empty`
        stands in place of rows where there are none."""
        look = self.look
        top = table_row(self.setter, [(text, "centre") for text in heads], widths, look.head, 13, look.least)
        head = replace(top, keep=True)
        if not rows:
            return [head, replace(self._plain(empty), keep=followed)]
        cell, least = style or look.cell, max(least, look.least)
        leading = look.cell_leading * cell.size / look.cell.size
        found = [
            table_row(self.setter, list(zip(cells, aligns, strict=True)), widths, cell, leading, least, (head,))
            for cells in rows
        ]
        found[-1] = replace(found[-1], keep=followed)
        return [head, *found]

    def _plain(self, text: str) -> Row:
        lines = cell_lines(self.setter, text, self.look.cell, WIDTH)
        return Row((RowCell(0, WIDTH, lines, self.look.cell_leading, "left"),), self.look.least)

    def facing(self, left: str, right: str, size: float) -> Block:
        """Two facts above a table, left and right; one under the other where they are too long for one line."""
        look = Style("song", size) if self.language == "zh" else Style("serif", size - 0.5, language="en")
        together = self.setter.width(left, look) + self.setter.width(right, look) + 12 <= WIDTH
        lines = [] if together else [*self.setter.lines(left, look, WIDTH), *self.setter.lines(right, look, WIDTH)]
        pitch = size + 6

        def paint(sheet: Sheet, top: float) -> None:
            if together:
                sheet.text(LEFT, top + size, left, look, area="head")
                sheet.text(RIGHT, top + size, right, look, "right", "head")
            for number, line in enumerate(lines):
                sheet.put(line, LEFT, top + size + number * pitch, "head")

        return Drawn(max(1, len(lines)) * pitch + 2, paint, keep=True)

    def paragraph(self, text: str, *, keep: bool = False) -> Paragraph:
        """Running text on the dense grid (PAPER 1)."""
        look = body_style(self.language, dense=True)
        return Paragraph(tuple(self.setter.lines(text, look.text, WIDTH)), look.pitch, keep=keep)

    def note(self, text: str, *, keep: bool = False) -> Paragraph:
        """Small print under a table."""
        lines = self.setter.lines(text, self.look.note, WIDTH)
        return Paragraph(tuple(lines), 13 if self.language == "zh" else 11.5, keep=keep, area="furniture")

    @property
    def value_width(self) -> float:
        return WIDTH - self.look.label_width

    def _label(self, text: str, start: float) -> RowCell:
        look = self.look
        lines = cell_lines(self.setter, text, look.label, look.label_width)
        align = "centre" if look.centred else "left"
        return RowCell(start, start + look.label_width, lines, 13, align, again=True)  # type: ignore[arg-type]

    def _labelled(self, label: str, lines: tuple[CellLine, ...]) -> Row:
        look = self.look
        value = RowCell(look.label_width, WIDTH, lines, look.short_leading)
        return Row((self._label(label, 0), value), look.least, pad=3.2)

    def _text_row(self, label: str, lines: tuple[CellLine, ...]) -> Row:
        look = self.look
        value = RowCell(look.label_width, WIDTH, lines, look.long_leading, middle=False, area="body")
        named = replace(self._label(label, 0), middle=False, leading=look.long_leading)
        return Row((named, value), look.least, pad=3.8)


def lay_form(form: FormSetter, copy: int, front: Front, blocks: Sequence[Block]) -> Laid:
    """The pages of a form. Raises `Refused("CHARACTER_MISSING")` naming characters that no face has."""
    order, marks = form.order, form.order.marks(copy)
    first = title_foot(marks, front)

    def area(page: int) -> Area:
        return Area(first if page == 0 else NORMAL.top(1) + 6, FOOT - _RESERVED)

    pages = divide_blocks(blocks, area)
    sheets = []
    for number, placed in enumerate(pages):
        sheet = Sheet(form.setter)
        watermark(sheet, marks)
        _head(sheet, marks, front, number == 0)
        draw_blocks(sheet, placed)
        last = number == len(pages) - 1
        if last:
            full_fingerprint(sheet, order.language, order.text_sha256, FOOT - 3)
        elif _goes_on(placed, pages[number + 1]):
            look = form.look.note
            sheet.text(RIGHT, placed[-1].foot + 3 + ASCENT * look.size, form.common.goes_on, look, "right")
        version = form.common.revision.format(revision=order.revision, state=order.state)
        rows = (print_line(marks), front.kind or version, fingerprint_line(marks))
        place = form.common.page.format(page=number + 1, pages=len(pages))
        coded_foot(sheet, marks, rows, number + 1, place, front.duplex and number % 2 == 1)
        sheets.append(sheet)
    return finish(sheets, f"{front.title} {order.serial}", form.setter)


def _goes_on(placed: Sequence[PlacedBlock], following: Sequence[PlacedBlock]) -> bool:
    return bool(placed) and placed[-1].block.framed and following[0].block.framed


def title_foot(marks: PrintMarks, front: Front) -> float:
    """Where the blocks of page 1 begin."""
    baseline = (_WITH_SECOND if front.second else _WITHOUT)[marks.language]
    return baseline + (24 if marks.language == "zh" else 16)


def _head(sheet: Sheet, marks: PrintMarks, front: Front, first: bool) -> None:
    voice = VOICES[marks.language]
    sheet.text(LEFT, voice.head_baseline, marking_text(marks), voice.marking)
    sheet.text(RIGHT, voice.head_baseline, front.serial, voice.serial, "right")
    if not first:
        return
    if front.second:
        sheet.text(RIGHT, voice.copy_baseline, front.second, voice.copy, "right")
    baseline = (_WITH_SECOND if front.second else _WITHOUT)[marks.language]
    if marks.language == "en":
        sheet.text(LEFT, baseline, front.title, style("serif_bold", 22), area="head")
        return
    line = sheet.setter.line(front.title, style("title", 22, front.tracking))
    # the tracking behind the last character is not part of the centred word
    sheet.put(line, (LEFT + RIGHT - line.width + front.tracking) / 2, baseline, "head")
