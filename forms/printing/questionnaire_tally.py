"""The tally on paper: population, a table with bars for each question, stacked bars for matrices, breakdowns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from forms.printing.breaking import Language
from forms.printing.faces import Faces
from forms.printing.furniture import QR_SIDE, STRIP_TOP, PrintMarks, code_at, foot_strip, head_row, watermark
from forms.printing.measures import ASCENT, FOOT, INNER, LEFT, NORMAL, RIGHT, WIDTH
from forms.printing.placed import Box, Laid
from forms.printing.questionnaire_blocks import Block, Pen
from forms.printing.setting import SetLine, Typesetter
from forms.printing.sheet import Sheet, finish, style
from forms.printing.table import TextCell, draw_rows, set_rows
from forms.tally.model import ABSTAINED, NOT_ASKED, Breakdown, Counted, Line, Result, Tally
from forms.tally.tables import (
    HIDDEN,
    WORDS,
    CellRow,
    base_text,
    blocks_of,
    breakdowns,
    cell_rows,
    cell_word,
    fact_rows,
    heading,
    mean_text,
    scope_word,
    share_text,
)

_TOP = NORMAL.top(1) + 8
_ROWS_AT_ONCE = 24
_CODES_AT_ONCE = 6
_GREYS = (0.25, 0.45, 0.62, 0.76, 0.87, 0.94)
_TITLE = {"zh": "问卷统计表", "en": "Questionnaire tally"}
_HEADS = {
    "zh": ("选项", "份数", "占有效", "占全部", ""),
    "en": ("Answer", "Sheets", "% of valid", "% of all", ""),
}
_COLUMNS = (WIDTH * 0.34, WIDTH * 0.1, WIDTH * 0.12, WIDTH * 0.12, WIDTH * 0.32)


@dataclass(frozen=True)
class TallyPrint:
    """`marks` identify the print (V06); their serial is that of the batch that was opened."""

    tally: Tally
    marks: PrintMarks


def lay_out_tally(request: TallyPrint, faces: Faces) -> Laid:
    """Raises `Refused("CHARACTER_MISSING")`."""
    setter = Typesetter(faces)
    language = request.marks.language
    report = _Report(Pen(setter, (language,)), request.tally, language)
    sheets = _paged(list(report.blocks()), setter, request.marks)
    for number, sheet in enumerate(sheets, 1):
        foot_strip(sheet, request.marks, _TITLE[language], number, len(sheets))
        code_at(sheet, request.marks, number, RIGHT - QR_SIDE - 130, STRIP_TOP)
    return finish(sheets, f"{_TITLE[language]} {request.marks.serial}", setter)


def _paged(blocks: Sequence[Block], setter: Typesetter, marks: PrintMarks) -> list[Sheet]:
    sheets: list[Sheet] = []
    y, at = FOOT, 0
    while at < len(blocks):
        group = [blocks[at]]
        while group[-1].held and at + len(group) < len(blocks):
            group.append(blocks[at + len(group)])
        if y + sum(block.height for block in group) > FOOT and (not sheets or y > _TOP):
            sheets.append(Sheet(setter))
            watermark(sheets[-1], marks)
            head_row(sheets[-1], marks, marks.serial, len(sheets) == 1)
            y = _TOP + (14 if len(sheets) == 1 else 0)
        for block in group:
            if y + block.height > FOOT and y > _TOP + 14:
                sheets.append(Sheet(setter))
                watermark(sheets[-1], marks)
                head_row(sheets[-1], marks, marks.serial, False)
                y = _TOP
            block.draw(sheets[-1], y)
            y += block.height
        at += len(group)
    return sheets


class _Report:
    def __init__(self, pen: Pen, tally: Tally, language: Language) -> None:
        self.pen, self.tally, self.language = pen, tally, language
        self.words = WORDS[language]
        self.value = style("song", 9.5) if language == "zh" else style("serif", 9.5)
        self.small = style("song", 9) if language == "zh" else style("serif", 9)

    def blocks(self) -> Iterator[Block]:
        title = self.pen.setter.line(_TITLE[self.language], self.pen.title)
        yield self.pen.centred(title, 36)
        yield self.pen.centred(self.pen.setter.line(self.tally.title.get(self.language), self.pen.issuer), 22)
        facts = fact_rows(self.tally, self.language)
        line = "    ".join(f"{row[0]} {row[1]}" for row in facts[1:4])
        yield from self.pen.lines(line, self.value, 15, after=4)
        yield self._table([[str(cell) for cell in row] for row in facts[6:]], (0.28, 0.2, 0.13, 0.13, 0.13, 0.13))
        yield from self.pen.lines(str(facts[4][1]), self.small, 15, after=8)
        if self.tally.withheld:
            yield from self.pen.lines(self.words.withheld.format(threshold=self.tally.threshold), self.value, 18)
        for block, results in blocks_of(self.tally.results):
            if block:
                yield from self._matrix(block, results)
            else:
                for result in results:
                    yield from self._question(result)

    def _head(self, text: str, facts: str) -> list[Block]:
        return [
            self.pen.space(8), *self.pen.lines(text, self.pen.question, 18, held=True),
            *self.pen.lines(facts, self.small, 14, held=True),
        ]  # fmt: skip

    def _facts(self, line: Line) -> str:
        return "    ".join(text for text in (base_text(line, self.language), mean_text(line, self.language)) if text)

    def _question(self, result: Result) -> Iterator[Block]:
        question = result.question
        yield from self._head(heading(question, self.language), self._facts(result.total))
        yield from self._bars(result)
        if question.sort == "open":
            yield from self._texts(result)
        for breakdown in breakdowns(result):
            yield from self._breakdown(result, breakdown)

    def _bars(self, result: Result) -> Iterator[Block]:
        """The table of one question, with a bar for the share of all sheets; a long one in several pieces."""
        rows = cell_rows(result.question, result.total, self.language)
        for start in range(0, len(rows), _ROWS_AT_ONCE):
            yield self._bar_table(rows[start : start + _ROWS_AT_ONCE])

    def _bar_table(self, rows: Sequence[CellRow]) -> Block:
        head = [TextCell(text, self.pen.head, "left" if at == 0 else "centre")
                for at, text in enumerate(_HEADS[self.language])]  # fmt: skip
        cells = [head] + [
            [TextCell(row.label, self.value), TextCell(row.number, self.value, "centre"),
             TextCell(share_text(row.of_valid), self.value, "centre"),
             TextCell(share_text(row.of_all), self.value, "centre"), TextCell("", self.value)]
            for row in rows
        ]  # fmt: skip
        made = set_rows(self.pen.setter, cells, _COLUMNS, 17, 13)
        left = LEFT + sum(_COLUMNS[:4]) + 4
        room = _COLUMNS[4] - 8

        def draw(sheet: Sheet, top: float) -> None:
            draw_rows(sheet, made, top, 13)
            y = top + made[0].height
            for row, one in zip(rows, made[1:], strict=True):
                if row.of_all:
                    sheet.items.append(Box(left, y + 4, room * row.of_all, one.height - 8, INNER, 0.45))
                y += one.height

        return Block(sum(row.height for row in made) + 4, draw)

    def _texts(self, result: Result) -> Iterator[Block]:
        if result.texts is None:
            yield from self.pen.lines(self.words.texts_withheld.format(threshold=self.tally.threshold), self.small, 14)
        for text in result.texts or ():
            yield from self.pen.lines(f"· {text}", self.value, 14, 6)

    def _breakdown(self, result: Result, breakdown: Breakdown) -> Iterator[Block]:
        """Counts by batch or by group, one line each."""
        question = result.question
        codes = list(breakdown.lines[0].cells)
        for start in range(0, len(codes), _CODES_AT_ONCE):
            yield from self._part(question, breakdown, codes[start : start + _CODES_AT_ONCE])

    def _part(self, question: Counted, breakdown: Breakdown, codes: Sequence[str]) -> Iterator[Block]:
        language = self.language
        title = self.words.batch if breakdown.name == "batch" else self.words.group.format(question=self._group_label())
        head = [title, *(cell_word(question, code, language) for code in codes), self.words.whole]
        rows = [head]
        for line in breakdown.lines:
            counts = [HIDDEN if line.cells[code] is None else f"{line.cells[code]}" for code in codes]
            mean = f" {mean_text(line, language)}" if line.mean is not None else ""
            rows.append([scope_word(self.tally, breakdown, line.scope, language) + mean, *counts, str(line.size)])
        share = 0.7 / (len(codes) + 1)
        for first in range(1, len(rows), _ROWS_AT_ONCE):
            yield self._table([head, *rows[first : first + _ROWS_AT_ONCE]], (0.3, *([share] * (len(codes) + 1))))

    def _group_label(self) -> str:
        found = next((one.question for one in self.tally.results if one.question.key == self.tally.group), None)
        return found.label.get(self.language, self.tally.group).rstrip("：:") if found else ""

    def _matrix(self, block: str, results: list[Result]) -> Iterator[Block]:
        """Items × grades: counts, and under the table one stacked bar an item."""
        first = results[0].question
        whole = replace(first, number=first.number.partition(".")[0], label=self.tally.matrices[block], key=block)
        yield from self._head(heading(whole, self.language), base_text(results[0].total, self.language))
        codes = list(results[0].total.cells)
        extra = any(result.total.mean is not None for result in results)
        head = ["", *(cell_word(first, code, self.language) for code in codes)]
        rows = [head + ([self.words.mean.format(mean="").strip()] if extra else [])]
        for result in results:
            counts = [HIDDEN if count is None else f"{count}  {share_text(result.total.share_of_all(code))}"
                      for code, count in result.total.cells.items()]  # fmt: skip
            mean = [f"{result.total.mean:.2f}" if result.total.mean is not None else HIDDEN] if extra else []
            rows.append([result.question.label.get(self.language, result.question.key), *counts, *mean])
        share = 0.72 / (len(rows[0]) - 1)
        for at in range(1, len(rows), _ROWS_AT_ONCE):
            part = [rows[0], *rows[at : at + _ROWS_AT_ONCE]]
            yield self._table(part, (0.28, *([share] * (len(rows[0]) - 1))), held=at + _ROWS_AT_ONCE >= len(rows))
        yield self._stacked(results)
        for result in results:
            for breakdown in breakdowns(result):
                yield from self.pen.lines(heading(result.question, self.language), self.small, 15, held=True)
                yield from self._breakdown(result, breakdown)

    def _stacked(self, results: list[Result]) -> Block:
        """Shares of all sheets beside each other, from the best grade to the worst; what is hidden is left white."""
        codes = [code for code in results[0].total.cells if code not in (ABSTAINED, NOT_ASKED)]
        left, room, pitch = LEFT + WIDTH * 0.28, WIDTH * 0.72, 16.0
        legend = self._legend([cell_word(results[0].question, code, self.language) for code in codes], left)
        start = legend[-1][1] + 20

        def draw(sheet: Sheet, top: float) -> None:
            for number, (x, y, word) in enumerate(legend):
                sheet.items.append(Box(x, top + y + 6, 8, 8, INNER, _GREYS[number % len(_GREYS)]))
                sheet.put(word, x + 11, top + y + 13.5)
            for at, result in enumerate(results):
                y = top + start + at * pitch
                label = result.question.label.get(self.language, result.question.key)
                line = self.pen.setter.lines(label, self.small, WIDTH * 0.27)[0]
                sheet.put(line, LEFT, y + 2 + ASCENT * 9)
                x = left
                for number, code in enumerate(codes):
                    width = room * (result.total.share_of_all(code) or 0)
                    if width:
                        sheet.items.append(Box(x, y + 2, width, pitch - 5, INNER, _GREYS[number % len(_GREYS)]))
                    x += width
                sheet.box(left, y + 2, room, pitch - 5, INNER)

        return Block(start + 6 + pitch * len(results), draw)

    def _legend(self, words: Sequence[str], left: float) -> list[tuple[float, float, SetLine]]:
        """Where the word of each grade stands: `(x, y, words)`, on as many lines as they need."""
        found, x, y = [], left, 0.0
        for word in words:
            line = self.pen.setter.lines(word, self.small, RIGHT - left - 12)[0]
            if x + 11 + line.width > RIGHT and x > left:
                x, y = left, y + 14
            found.append((x, y, line))
            x += 11 + line.width + 12
        return found

    def _table(self, rows: Sequence[Sequence[str]], shares: Sequence[float], held: bool = False) -> Block:
        widths = [WIDTH * share for share in shares]
        cells = [
            [TextCell(text, self.pen.head if at == 0 else self.value, "left" if column == 0 else "centre")
             for column, text in enumerate(row)]
            for at, row in enumerate(rows)
        ]  # fmt: skip
        made = set_rows(self.pen.setter, cells, widths, 16, 12.5)
        return Block(
            sum(row.height for row in made) + 6, lambda sheet, top: void(draw_rows(sheet, made, top, 12.5)), held
        )


def void(_: float) -> None:
    """Where a table ends is known before it is drawn."""
