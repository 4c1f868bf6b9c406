"""The immediate-rectification notice as an official document (GB/T 9704, PAPER 4): head, body on the 28 × 22 grid,
date and body's name, colophon; the receipt as its last page, on a sheet of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from forms.printing.answers import Answers
from forms.printing.blocks import Area, Block, PlacedBlock, divide_blocks, draw_blocks
from forms.printing.breaking import Language
from forms.printing.faces import Faces
from forms.printing.furniture import PrintMarks, coded_foot, fingerprint_line, marking_text, print_line, watermark
from forms.printing.interview_closing import full_fingerprint
from forms.printing.measures import FOOT, FRAME, INNER, LEFT, MM, NORMAL, RIGHT, TOP, WIDTH, baseline_in
from forms.printing.notice_receipt import draw_receipt
from forms.printing.notice_words import NOTICE, NoticeWords
from forms.printing.order import PageOrder
from forms.printing.placed import Laid, Rule
from forms.printing.rows import Drawn, Gap, Paragraph
from forms.printing.setting import SetLine, Style, Typesetter
from forms.printing.sheet import Sheet, finish, style

BODY_SIZE = 36
BODY_TOP = TOP + 35 * MM
"""The issuing body's name: its size, and its top 35 mm under the top of the type area."""

_NUMBER_BASELINE, _RULE = BODY_TOP + 102, BODY_TOP + 115.0
_TITLE_SLOT, _TEXT_SLOT, _COLOPHON_SLOT = 9, 11, 20
_CELL = NORMAL.cell


def lay_notice(order: PageOrder, copy: int, faces: Faces) -> Laid:
    """The notice with its receipt. Raises `Refused("CHARACTER_MISSING")` naming characters that no face has."""
    notice = _Notice(order, copy, faces)
    return finish(notice.sheets(), f"{notice.words.title} {order.serial}", notice.setter)


def lay_receipt(order: PageOrder, copy: int, faces: Faces) -> Laid:
    """The receipt alone."""
    notice = _Notice(order, copy, faces)
    sheet = notice.receipt(len(notice.pages), 1, 1)
    return finish([sheet], f"{notice.words.receipt_title} {order.serial}", notice.setter)


class _Notice:
    """One copy: blocks of the text, and the sheets made of them."""

    def __init__(self, order: PageOrder, copy: int, faces: Faces) -> None:
        self.order, self.copy = order, copy
        self.language: Language = order.language
        self.words: NoticeWords = NOTICE[order.language]
        self.answers = Answers(order)
        self.setter = Typesetter(faces)
        self.marks: PrintMarks = order.marks(copy)
        zh = self.language == "zh"
        self.pitch = NORMAL.pitch if zh else 18.0
        self.text = Style("fang", 16, _CELL, justify=True) if zh else Style("serif", 12, language="en")
        self.heading = Style("hei", 16, _CELL) if zh else Style("sans_bold", 12)
        self.indent = "　　" if zh else ""
        self.pages = divide_blocks(self.blocks(), self._area)

    def sheets(self) -> list[Sheet]:
        total = len(self.pages) + 1
        found = [self._page(number, placed, total) for number, placed in enumerate(self.pages)]
        return [*found, self.receipt(len(self.pages), total, total)]

    def receipt(self, notice_pages: int, page: int, pages: int) -> Sheet:
        """The receipt as page `page`."""
        sheet = Sheet(self.setter)
        watermark(sheet, self.marks)
        draw_receipt(sheet, self.order, self.copy, notice_pages)
        self._strip(sheet, page, pages)
        return sheet

    # -- the text --------------------------------------------------------------------------------------------

    def blocks(self) -> list[Block]:
        answers, words = self.answers, self.words
        papers = [self.order.linked[one].serial for one in answers.content.get("basis_papers") or ()
                  if one in self.order.linked]  # fmt: skip
        cited = words.papers.format(papers=answers.common.between.join(papers)) if papers else ""
        reporting = answers.said("reporting") or words.reporting
        parts = [
            (words.issue, self._cited(answers.said("issue"), cited)),
            (words.basis, answers.said("basis")),
            (words.requirement, answers.said("requirement")),
            (words.when, words.due.format(due=answers.or_none("due"), reporting=reporting)),
        ]
        found: list[Block] = [
            self._lines(words.addressee.format(unit=answers.said("unit")), self.text, keep=True),
            self._lines(self.indent + words.opening, self.text),
        ]
        said = [(heading, text) for heading, text in parts if text]
        for number, (heading, text) in enumerate(said):
            last = number == len(said) - 1
            if self.language == "en":
                found.append(Gap(6, keep=True))
            found.append(self._lines(self.indent + words.numbers[number] + heading, self.heading, keep=True))
            paragraphs = text.split("\n")
            found += [
                self._lines(self.indent + one, self.text, keep=last and at == len(paragraphs) - 1)
                for at, one in enumerate(paragraphs)
            ]
        return [*found, Gap(2 * self.pitch, keep=True), self._sign_off()]

    def _cited(self, issue: str, cited: str) -> str:
        """The issue with the papers it comes from, before its full stop."""
        if not issue or not cited:
            return issue
        end = issue[-1] if issue[-1] in "。." else ""
        return issue.removesuffix(end) + cited + end if end else issue + cited

    def _lines(self, text: str, look: Style, *, keep: bool = False) -> Paragraph:
        return Paragraph(tuple(self.setter.lines(text, look, WIDTH)), self.pitch, keep=keep)

    def _sign_off(self) -> Block:
        """The body's name centred over the date, four characters from the right; the colophon's two slots are kept."""
        day = self.setter.line(self._day(), self.text)
        name = self.setter.line(self.order.team, self.text)
        right = RIGHT - 4 * _CELL
        centre = min(right - day.width / 2, RIGHT - name.width / 2)

        def paint(sheet: Sheet, top: float) -> None:
            for number, line in enumerate((name, day)):
                baseline = baseline_in(top + number * self.pitch, self.pitch, self.text.size)
                sheet.put(line, max(LEFT, centre - line.width / 2), baseline, "closing")

        return Drawn(2 * self.pitch + 2 * NORMAL.pitch, paint)

    def _day(self) -> str:
        return self.answers.said("date") or self.answers.said("approved_on")

    # -- the pages -------------------------------------------------------------------------------------------

    def _area(self, page: int) -> Area:
        return Area(NORMAL.top(_TEXT_SLOT if page == 0 else 0), FOOT)

    def _page(self, number: int, placed: Sequence[PlacedBlock], total: int) -> Sheet:
        sheet = Sheet(self.setter)
        watermark(sheet, self.marks)
        if number == 0:
            self._head(sheet)
        draw_blocks(sheet, placed)
        if number == total - 2:
            self._colophon(sheet)
        self._strip(sheet, number + 1, total)
        return sheet

    def _head(self, sheet: Sheet) -> None:
        zh, red = self.language == "zh", self.order.colour
        sheet.text(LEFT, NORMAL.baseline(0), f"{self.copy:06}", style("serif", 16 if zh else 12))
        look = style("hei", 16) if zh else style("sans_bold", 12)
        sheet.text(LEFT, NORMAL.baseline(1), marking_text(self.marks), look)
        name = self._issuer()
        placed = sheet.put(name, (LEFT + RIGHT - name.width) / 2, BODY_TOP + 0.88 * name.size, "head")
        sheet.items[-1] = replace(placed, red=red)
        number = self.words.number.format(serial=self.order.serial)
        sheet.text((LEFT + RIGHT) / 2, _NUMBER_BASELINE, number, replace(self.text, justify=False), "centre", "head")
        sheet.rule(Rule(LEFT, _RULE, RIGHT, _RULE, 1.6, red=red))
        title = self.setter.line(self.words.title, style("title", 22, 2) if zh else style("serif_bold", 20))
        sheet.put(title, (LEFT + RIGHT - title.width) / 2, NORMAL.baseline(_TITLE_SLOT, 22), "head")

    def _issuer(self) -> SetLine:
        """The issuing body in one line: spread a little when short, smaller when it would not fit."""
        text = self.order.team
        role = "title" if self.language == "zh" else "serif_bold"
        size = BODY_SIZE if self.language == "zh" else 26
        natural = self.setter.width(text, style(role, size))  # type: ignore[arg-type]  # one of the roles
        if natural > WIDTH:
            return self.setter.line(text, style(role, size * WIDTH / natural))  # type: ignore[arg-type]
        tracking = min(5.0, (WIDTH - natural) / max(1, len(text)))
        return self.setter.line(text, style(role, size, tracking))  # type: ignore[arg-type]

    def _colophon(self, sheet: Sheet) -> None:
        zh = self.language == "zh"
        look = style("fang", 14) if zh else style("serif", 11)
        top = NORMAL.top(_COLOPHON_SLOT)
        for number, width in enumerate((FRAME, INNER, FRAME)):
            sheet.across(LEFT, RIGHT, top + number * NORMAL.pitch, width)
        rows = ((self.words.copy_to.format(office=self.order.office), ""),
                (self.order.team, self.words.issued.format(day=self._day())))  # fmt: skip
        for number, (left, right) in enumerate(rows):
            baseline = NORMAL.baseline(_COLOPHON_SLOT + number, 14)
            sheet.text(LEFT + _CELL, baseline, left, look, area="closing")
            sheet.text(RIGHT - _CELL, baseline, right, look, "right", area="closing")

    def _strip(self, sheet: Sheet, page: int, pages: int) -> None:
        """Marking, number, print and page stand in the strip; the page number's dash is 7 mm under the type area."""
        rows = [
            one.format(
                marking=marking_text(self.marks), serial=self.order.serial, print=print_line(self.marks),
                copies=self.order.copies, page=page, pages=pages, fingerprint=fingerprint_line(self.marks),
            )
            for one in self.words.strip
        ]  # fmt: skip
        coded_foot(sheet, self.marks, rows, page, f"— {page} —", page % 2 == 0, drop=-3.7)
        if page == pages:
            full_fingerprint(sheet, self.language, self.order.text_sha256, FOOT - 2)
