"""The report outline on paper: dense grid, every paragraph with its way back, the index of papers (R33, PAPER 1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from forms.printing.body import body_style
from forms.printing.faces import Faces
from forms.printing.furniture import PrintMarks
from forms.printing.measures import LEFT, RIGHT, WIDTH
from forms.printing.placed import Laid
from forms.printing.questionnaire_blocks import Block, Pen
from forms.printing.report_flow import feet, paged
from forms.printing.setting import Style, Typesetter
from forms.printing.sheet import Sheet, finish, style
from forms.printing.table import TextCell, draw_rows, set_rows
from forms.report.model import ReportOutline
from forms.report.text import Labels, Paragraph, category_word, paragraphs
from forms.report.words import REPORT

_COLUMNS = tuple(WIDTH * share for share in (0.06, 0.205, 0.245, 0.13, 0.08, 0.135, 0.145))


@dataclass(frozen=True)
class OutlinePrint:
    """`labels` are those of the working paper's form. The fingerprint of `marks` is the outline's own."""

    outline: ReportOutline
    labels: Labels
    marks: PrintMarks


def lay_out_outline(request: OutlinePrint, faces: Faces) -> Laid:
    """Raises `Refused("CHARACTER_MISSING")`."""
    setter, marks = Typesetter(faces), request.marks
    words = REPORT[marks.language]
    made = _Outline(setter, request)
    sheets = paged(list(made.blocks()), setter, marks, words.serial.format(serial=marks.serial))
    feet(sheets, marks, words.kind, duplex=True)
    return finish(sheets, f"{words.title} {marks.serial}", setter)


class _Outline:
    def __init__(self, setter: Typesetter, request: OutlinePrint) -> None:
        self.request, self.setter = request, setter
        self.language = request.marks.language
        self.pen = Pen(setter, (self.language,))
        self.look = body_style(self.language, dense=True)
        zh = self.language == "zh"
        self.heading = style("hei", 16) if zh else style("sans_bold", 14)
        self.issue = style("hei", 14) if zh else style("sans_bold", 12)
        self.small = Style("kai", 12) if zh else Style("serif_italic", 10.5, language="en")
        self.cell = style("song", 9.5) if zh else style("serif", 9)
        self.number = style("song", 7.5) if zh else style("serif", 7.5)

    def blocks(self) -> Iterator[Block]:
        request = self.request
        for paragraph in paragraphs(request.outline, request.labels, self.language):
            yield from self._paragraph(paragraph)
        yield from self._index()

    def _paragraph(self, paragraph: Paragraph) -> Iterator[Block]:
        look, text = paragraph.look, paragraph.whole
        if look == "title":
            yield self.pen.centred(self.setter.line(text, self.pen.title), 44)
        elif look in ("about", "how"):
            yield from self.pen.lines(text, self.small, 18.5, after=7 if look == "how" else 0)
        elif look == "heading":
            yield self.pen.space(10)
            yield from self._held(self.pen.lines(text, self.heading, 26))
        elif look == "issue":
            yield self.pen.space(8)
            yield from self._held(self.pen.lines(text, self.issue, 21))
        elif look in ("facts", "open"):
            yield from self._held(self.pen.lines(text, self.small, 18))
        else:
            yield from self._body(text)

    def _held(self, blocks: Sequence[Block]) -> list[Block]:
        """Headings stay with what they head (PAPER 5.3)."""
        return [replace(block, held=True) for block in blocks]

    def _body(self, text: str) -> list[Block]:
        """Running text with two lines at least on each side of a break; Chinese begins two characters in."""
        indent = self.look.indent if self.language == "zh" else 0.0
        first = self.setter.lines(text, self.look.text, WIDTH - indent)
        if not indent or len(first) == 1:
            lines = [(indent, line) for line in first]
        else:
            rest = self.setter.lines(text[len(first[0].text) :], self.look.text, WIDTH)
            lines = [(indent, replace(first[0], last=False)), *((0.0, line) for line in rest)]
        pitch, last = self.look.pitch, len(lines) - 1
        blocks = []
        for number, (left, line) in enumerate(lines):
            height = pitch + (3 if number == last else 0)
            held = number < last and (number == 0 or number == last - 1)
            blocks.append(self.pen._line(line, height, pitch, left, held))
        return blocks

    def _index(self) -> Iterator[Block]:
        """The table of papers on rows of their own, its head repeated on every page."""
        words, outline = REPORT[self.language], self.request.outline
        yield self.pen.space(12)
        yield from self._held(self.pen.lines(words.index, self.heading, 26))
        head = self._row([TextCell(text, self.pen.head, "centre") for text in words.index_heads])
        yield replace(head, held=True)
        number = 0
        for lines in outline.groups().values():
            for line in lines:
                number += 1
                category = words.between.join(category_word(outline, code, self.language) for code in line.category)
                cells = (str(number), line.serial, line.title, category, str(line.evidence),
                         line.frozen_on if line.frozen else words.not_frozen)  # fmt: skip
                row = [TextCell(text, self.cell, "left" if at == 2 else "centre") for at, text in enumerate(cells)]
                row.append(TextCell(short(line.version), self.number, "centre"))
                yield replace(self._row(row), repeats=head)

    def _row(self, cells: Sequence[TextCell]) -> Block:
        made = set_rows(self.setter, [cells], _COLUMNS, 17, 12.5)

        def draw(sheet: Sheet, top: float) -> None:
            draw_rows(sheet, made, top, 12.5, (LEFT + RIGHT - sum(_COLUMNS)) / 2)

        return Block(made[0].height, draw)


def short(digits: str) -> str:
    """The first sixteen digits in two rows: a narrow column."""
    upper = digits[:16].upper()
    return f"{upper[:4]}·{upper[4:8]}\n{upper[8:12]}·{upper[12:]}"
