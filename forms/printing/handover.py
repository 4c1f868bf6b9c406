"""The hand-over slip of a sealed bundle: two parts, on one A4 where they fit, else each on its own (PAPER 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from forms.printing.breaking import Language
from forms.printing.faces import Faces, Role
from forms.printing.furniture import QR_SIDE, PrintMarks, code_at, marking_text, watermark
from forms.printing.handover_words import HANDOVER, HandoverWords
from forms.printing.interview_closing import Blank, draw_row
from forms.printing.marks import grouped
from forms.printing.measures import HAND, LEFT, MM, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, WIDTH
from forms.printing.placed import Laid, Rule
from forms.printing.setting import Style, Typesetter
from forms.printing.sheet import Sheet, finish, style
from forms.printing.table import SetRow, TextCell, draw_rows, set_rows
from forms.printing.words import COMMON

_FACTS = tuple(WIDTH * share for share in (0.135, 0.365, 0.135, 0.365))
_COLUMNS = tuple(WIDTH * share for share in (0.283, 0.083, 0.307, 0.09, 0.237))
_LEADING = 12.0
_LEAST, _FACT_LEAST = 15.8, 18.2
_TOP = 20 * MM
"""Upper edge of a part on its sheet."""

_HALF = PAGE_HEIGHT / 2
_BEFORE, _AFTER = 47.0, 158.0
"""Height of what stands above and below the tables of a part."""


@dataclass(frozen=True)
class HandoverRow:
    """One kind of record in the bundle. `span` is its range of numbers; `gaps` and `voids` are worded, empty for
    none (V04)."""

    kind: str
    count: int
    span: str
    gaps: str = ""
    voids: str = ""


@dataclass(frozen=True)
class HandoverPrint:
    """The slip of one bundle. `approval` says who approved and made it and when; `contents` what else is in it
    (attachments, revisions); `voids` is the number of void records; `sha256` is that of the sealed file."""

    number: str
    kind: str
    medium: str
    sequence: int
    previous: str
    approval: str
    rows: Sequence[HandoverRow]
    contents: str
    voids: int
    sha256: str
    print_no: str
    language: Language
    marking: str
    practice: bool = False

    @property
    def marks(self) -> PrintMarks:
        return PrintMarks(
            self.language, self.marking, self.number, self.number, self.sha256, self.print_no, 1, 2, self.practice
        )


def lay_out(request: HandoverPrint, faces: Faces) -> Laid:
    """One page with both parts, or two pages with one part each when the table is long.

    Raises `Refused("CHARACTER_MISSING")` naming characters that no face has.
    """
    setter, words = Typesetter(faces), HANDOVER[request.language]
    facts, rows = _facts(request, words, setter), _rows(request, words, setter)
    height = _BEFORE + _AFTER + sum(row.height for row in (*facts, *rows))
    together = _TOP + height <= _HALF - 8
    sheets: list[Sheet] = []
    for copy in (1, 2):
        if copy == 1 or not together:
            sheets.append(Sheet(setter))
            watermark(sheets[-1], request.marks)
        part = _Part(sheets[-1], request, words, copy)
        part.draw(facts, rows, _TOP + (_HALF if copy == 2 and together else 0), len(sheets))
    if together:
        _cut(sheets[0], request.language, words)
    for number, sheet in enumerate(sheets, 1):
        place = words.place.format(page=number, pages=len(sheets))
        sheet.text(RIGHT, PAGE_HEIGHT - 36, place, _song(request.language, 9), "right")
    return finish(sheets, f"{words.title} {request.number}", setter)


def _song(language: Language, size: float) -> Style:
    return style("song" if language == "zh" else "serif", size)


def _hei(language: Language, size: float) -> Style:
    return style("hei" if language == "zh" else "sans_bold", size if language == "zh" else size - 1)


def _facts(request: HandoverPrint, words: HandoverWords, setter: Typesetter) -> list[SetRow]:
    head, value = _hei(request.language, 10), _song(request.language, 9.5)
    template = words.sequence_value if request.previous else words.first_of_device
    sequence = template.format(sequence=request.sequence, previous=request.previous)
    facts = ((words.kind, request.kind, words.medium, request.medium),
             (words.sequence, sequence, words.approval, request.approval))  # fmt: skip
    rows = [
        [TextCell(text, value if number % 2 else head, "left" if number % 2 else "centre")
         for number, text in enumerate(row)]
        for row in facts
    ]  # fmt: skip
    return set_rows(setter, rows, _FACTS, _FACT_LEAST, _LEADING)


def _rows(request: HandoverPrint, words: HandoverWords, setter: Typesetter) -> list[SetRow]:
    head, value = _hei(request.language, 9.5), _song(request.language, 9.5)
    none = COMMON[request.language].none
    bold = _hei(request.language, 9)
    rows = [[TextCell(text, head, "centre") for text in words.heads]]
    for row in request.rows:
        cells = ((row.kind, "left"), (str(row.count), "centre"), (row.span or none, "centre"),
                 (row.gaps or none, "centre"), (row.voids or none, "left"))  # fmt: skip
        rows.append([TextCell(text, value, "left" if align == "left" else "centre") for text, align in cells])
    total = sum(row.count for row in request.rows)
    without_gaps = all(not row.gaps for row in request.rows)
    rows.append([
        TextCell(words.total, bold), TextCell(str(total), value, "centre"), TextCell(request.contents, value, "centre"),
        TextCell(none if without_gaps else "", value, "centre"),
        TextCell(str(request.voids) if request.voids else none, value),
    ])  # fmt: skip
    return set_rows(setter, rows, _COLUMNS, _LEAST, _LEADING)


def _cut(sheet: Sheet, language: Language, words: HandoverWords) -> None:
    role: Role = "song" if language == "zh" else "sans"
    sheet.text(PAGE_WIDTH / 2, _HALF - 4, words.cut, style(role, 8), "centre")
    sheet.rule(Rule(8 * MM, _HALF, PAGE_WIDTH - 8 * MM, _HALF, HAND, (4, 3)))


class _Part:
    """One part of the slip: head, tables, fingerprint, lines for signatures, QR."""

    def __init__(self, sheet: Sheet, request: HandoverPrint, words: HandoverWords, copy: int) -> None:
        self.sheet, self.request, self.words, self.copy = sheet, request, words, copy
        self.language = request.language

    def draw(self, facts: Sequence[SetRow], rows: Sequence[SetRow], top: float, page: int) -> None:
        self._head(top)
        y = draw_rows(self.sheet, facts, top + _BEFORE, _LEADING)
        y = draw_rows(self.sheet, rows, y, _LEADING)
        self._fingerprint(y)
        self._signatures(y + 50)
        marks = replace(self.request.marks, copy_no=self.copy)
        code_at(self.sheet, marks, page, RIGHT - QR_SIDE, y + 39)
        words = self.words.print_line.format(print_no=self.request.print_no, copy=self.copy)
        self.sheet.text(LEFT, y + 92, words, _song(self.language, 9))
        self.sheet.text(LEFT, y + 104.5, self.words.note, _song(self.language, 9))

    def _head(self, top: float) -> None:
        sheet, zh = self.sheet, self.language == "zh"
        sheet.text(LEFT, top + 11.5, marking_text(self.request.marks), _hei(self.language, 14 if zh else 12))
        serial = self.words.serial.format(number=self.request.number)
        sheet.text(RIGHT, top + 11.5, serial, _song(self.language, 12), "right")
        part = self.words.parts[self.copy - 1]
        sheet.text(RIGHT, top + 34, part, _song(self.language, 10.5), "right")
        if zh:
            line = sheet.setter.line(self.words.title, style("title", 18, 6))
            sheet.put(line, (LEFT + RIGHT - line.width + 6) / 2, top + 35, "head")
        else:
            sheet.text(LEFT, top + 35, self.words.title, style("serif_bold", 17), area="head")

    def _fingerprint(self, top: float) -> None:
        groups, sheet = grouped(self.request.sha256, 4), self.sheet
        sheet.text(LEFT, top + 14, self.words.fingerprint, _hei(self.language, 10))
        sheet.text(LEFT, top + 27, "SHA-256", style("serif", 8.5))
        for number in (0, 1):
            row = groups[number * 8 : number * 8 + 8]
            for place, group in enumerate(row):
                sheet.text(LEFT + 60 + place * 37, top + 14.5 + number * 13, group, style("mono", 11))
        sheet.across(LEFT, RIGHT, top + 34)

    def _signatures(self, top: float) -> None:
        right = RIGHT - QR_SIDE - 22
        middle = LEFT + (right - LEFT) * 0.51
        look = _song(self.language, 10.5)
        pairs = ((self.words.giver, self.words.receiver), (self.words.given_at, self.words.received_at))
        for number, (left_word, right_word) in enumerate(pairs):
            baseline = top + number * 22
            draw_row(self.sheet, (f"{left_word}  ", Blank()), baseline, look, LEFT, middle - 10)
            draw_row(self.sheet, (f"{right_word}  ", Blank()), baseline, look, middle, right)
