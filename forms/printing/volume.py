"""A bound volume of working papers: cover, contents with page numbers, each paper with its evidence list (PAPER 4).

Every paper keeps its own pages, number and fingerprint; the volume's page stands below the foot strip.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from forms.printing.faces import Faces
from forms.printing.furniture import PrintMarks, head_row, watermark
from forms.printing.interview_closing import Blank, draw_row
from forms.printing.measures import HAND, LEFT, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, WIDTH
from forms.printing.order import PageOrder
from forms.printing.placed import Laid, Page
from forms.printing.questionnaire_blocks import Block, Pen
from forms.printing.report_flow import feet, paged
from forms.printing.report_outline import short
from forms.printing.setting import SetLine, Style, Typesetter
from forms.printing.sheet import Sheet, finish, style
from forms.printing.table import TextCell, draw_rows, set_rows
from forms.printing.volume_words import VOLUME
from forms.printing.workingpaper import lay_evidence, lay_paper

_COLUMNS = tuple(WIDTH * share for share in (0.06, 0.225, 0.3, 0.185, 0.06, 0.17))
_FOOT = PAGE_HEIGHT - 28
"""Baseline of the volume's own page number, under the foot strip."""


@dataclass(frozen=True)
class VolumePrint:
    """`papers` are frozen ones in the order of the volume; `marks` identify the print, its serial is the volume's.
    `facts` are label and value on the cover."""

    number: int
    papers: tuple[PageOrder, ...]
    facts: tuple[tuple[str, str], ...]
    marks: PrintMarks


def lay_out_volume(request: VolumePrint, faces: Faces) -> Laid:
    """Raises `Refused("CHARACTER_MISSING")`."""
    setter, words = Typesetter(faces), VOLUME[request.marks.language]
    laid = [_paper(order, faces) for order in request.papers]
    front = len(_contents(setter, request, [0] * len(laid))) + 1
    starts, page = [], front + 1
    for pages in laid:
        starts.append(page)
        page += len(pages)
    sheets = [_cover(setter, request, page - 1), *_contents(setter, request, starts)]
    feet(sheets, request.marks, words.kind, pages=page - 1)
    made = finish(sheets, f"{words.title} {request.marks.serial}", setter)
    bound = [one for pages in laid for one in pages]
    numbered = [_numbered(one, number, page - 1, setter, request) for number, one in enumerate(bound, front + 1)]
    return replace(made, pages=(*made.pages, *numbered))


def _paper(order: PageOrder, faces: Faces) -> list[Page]:
    """The paper, then its evidence list with the extracts."""
    return [*lay_paper(order, 1, faces).pages, *lay_evidence(replace(order, page="evidence_list"), 1, faces).pages]


def _numbered(page: Page, number: int, pages: int, setter: Typesetter, request: VolumePrint) -> Page:
    look = style("song", 9) if request.marks.language == "zh" else style("sans", 8)
    text = VOLUME[request.marks.language].place.format(number=request.number, page=number, pages=pages)
    line = setter.line(text, look)
    return replace(page, items=(*page.items, line.placed((PAGE_WIDTH - line.width) / 2, _FOOT)))


def _contents(setter: Typesetter, request: VolumePrint, starts: Sequence[int]) -> list[Sheet]:
    words = VOLUME[request.marks.language]
    blocks = list(_Contents(setter, request).blocks(starts))
    return paged(blocks, setter, request.marks, words.serial.format(serial=request.marks.serial))


class _Contents:
    def __init__(self, setter: Typesetter, request: VolumePrint) -> None:
        self.request, self.setter = request, setter
        self.language = request.marks.language
        self.pen = Pen(setter, (self.language,))
        zh = self.language == "zh"
        self.cell: Style = style("song", 10) if zh else Style("serif", 9.5, language="en")
        self.small = style("song", 7.5) if zh else style("serif", 7.5)

    def blocks(self, starts: Sequence[int]) -> Iterator[Block]:
        words = VOLUME[self.language]
        title: SetLine = self.setter.line(words.contents, self.pen.title)
        yield replace(self.pen.centred(title, 40), held=True)
        head = self._row([TextCell(text, self.pen.head, "centre") for text in words.heads])
        yield replace(head, held=True)
        for number, (order, start) in enumerate(zip(self.request.papers, starts, strict=True), 1):
            cells = (str(number), order.serial, str(order.content.get("title") or ""),
                     str(order.content.get("unit") or ""), str(start))  # fmt: skip
            row = [TextCell(text, self.cell, "left" if at in (2, 3) else "centre") for at, text in enumerate(cells)]
            row.append(TextCell(short(order.text_sha256), self.small, "centre"))
            yield replace(self._row(row), repeats=head)

    def _row(self, cells: Sequence[TextCell]) -> Block:
        made = set_rows(self.setter, [cells], _COLUMNS, 19, 13)

        def draw(sheet: Sheet, top: float) -> None:
            draw_rows(sheet, made, top, 13)

        return Block(made[0].height, draw)


def _cover(setter: Typesetter, request: VolumePrint, pages: int) -> Sheet:
    """Title, what the volume holds, and who bound it: filled in by hand."""
    marks, words = request.marks, VOLUME[request.marks.language]
    zh = marks.language == "zh"
    sheet = Sheet(setter)
    watermark(sheet, marks)
    head_row(sheet, marks, words.serial.format(serial=marks.serial), True)
    title = setter.line(words.title, style("title", 36, 10) if zh else style("serif_bold", 32))
    sheet.put(title, (LEFT + RIGHT - title.width + (10 if zh else 0)) / 2, 260, "head")
    part = setter.line(words.part.format(number=request.number), style("song", 18) if zh else style("serif", 16))
    sheet.put(part, (LEFT + RIGHT - part.width) / 2, 305, "head")
    label, value = (style("hei", 12), style("song", 13)) if zh else (style("sans_bold", 10), style("serif", 12))
    facts = (*request.facts, (words.papers, str(len(request.papers))), (words.pages, str(pages)))
    y = 380.0
    for name, text in facts:
        sheet.text(LEFT + 60, y, name, label)
        for number, line in enumerate(setter.lines(text, value, WIDTH - 200)):
            y += 20 if number else 0
            sheet.put(line, LEFT + 160, y, "head")
        y += 28
    sheet.across(LEFT + 50, RIGHT - 50, y, HAND)
    look = style("song", 12) if zh else style("serif", 11)
    for name in words.hands:
        y += 34
        draw_row(sheet, (f"{name}  ", Blank()), y, look, LEFT + 60, RIGHT - 60)
    return sheet
