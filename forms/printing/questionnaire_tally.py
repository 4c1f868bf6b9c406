"""The tally on paper: population, a table with bars for each question, stacked bars for matrices, breakdowns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from forms.printing.breaking import Language
from forms.printing.faces import Faces
from forms.printing.furniture import PrintMarks, head_row, watermark
from forms.printing.measures import ASCENT, FOOT, INNER, LEFT, NORMAL, RIGHT, WIDTH
from forms.printing.placed import Box, Laid
from forms.printing.questionnaire_blocks import Block, Pen
from forms.printing.report_flow import feet
from forms.printing.setting import SetLine, Typesetter
from forms.printing.sheet import Sheet, finish, style
from forms.printing.table import SetRow, TextCell, draw_rows, fitted, set_rows
from forms.tally.flat import batch_rows, fact_rows
from forms.tally.grids import Grid, matrix_codes, matrix_grid, part_grid
from forms.tally.model import ABSTAINED, NOT_ASKED, Result, Tally
from forms.tally.reasons import is_withheld, question_notes, survey_notes
from forms.tally.tables import (
    blocks_of,
    breakdowns,
    cell_rows,
    cell_word,
    facts_text,
    heading,
    matrix_whole,
    question_words,
    text_lines,
)
from forms.tally.words import WORDS

_TOP = NORMAL.top(1) + 8
_HIGHEST = 420.0
"""A table higher than this goes on in another, under its head again."""
_BARS_AT_ONCE = 24
_CODES_AT_ONCE = 6
_BAR = 9.0
_BARS, _ROOM = LEFT + WIDTH * 0.28, WIDTH * 0.72
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
    feet(sheets, request.marks, _TITLE[language])
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
        line = "    ".join(f"{name} {value}" for name, value in fact_rows(self.tally, self.language)[1:])
        yield from self.pen.lines(line, self.value, 15, after=4)
        batches = [[str(cell) for cell in row] for row in batch_rows(self.tally, self.language)]
        yield from self._table(batches, self._widths(batches, (0.28, 0.2, 0.13, 0.13, 0.13, 0.13)))
        yield from self._notes(survey_notes(self.tally, self.language))
        for block, results in blocks_of(self.tally.results):
            if block:
                yield from self._matrix(results)
            else:
                for result in results:
                    yield from self._question(result)

    def _head(self, text: str, facts: str) -> list[Block]:
        return [
            self.pen.space(8), *self.pen.lines(text, self.pen.question, 18, held=True),
            *self.pen.lines(facts, self.small, 14, held=True),
        ]  # fmt: skip

    def _notes(self, notes: Sequence[str]) -> Iterator[Block]:
        for note in notes:
            yield from self.pen.lines(note, self.small, 14, after=2)

    def _question(self, result: Result) -> Iterator[Block]:
        yield from self._head(heading(result.question, self.language), facts_text(result, self.language))
        if not is_withheld(result):
            yield from self._bars(result)
            for text in text_lines(result, self.language):
                yield from self.pen.lines(f"· {text}", self.value, 14, 6, after=3)
            yield from self._parts(result)
        yield from self._notes(question_notes(self.tally, result, self.language))

    def _bars(self, result: Result) -> Iterator[Block]:
        """The table of one question, with a bar for the share of all sheets."""
        rows = cell_rows(result.question, result.total, self.language)
        cells = [[TextCell(text, self.pen.head, "left" if at == 0 else "centre")
                  for at, text in enumerate(_HEADS[self.language])]]  # fmt: skip
        cells += [
            [TextCell(row.label, self.value), TextCell(row.number, self.value, "centre"),
             TextCell(row.valid, self.value, "centre"), TextCell(row.all, self.value, "centre"),
             TextCell("", self.value)]
            for row in rows
        ]  # fmt: skip
        left, room = LEFT + sum(_COLUMNS[:4]) + 4, _COLUMNS[4] - 8

        def bar(sheet: Sheet, at: int, middle: float) -> None:
            if share := rows[at].of_all:
                sheet.items.append(Box(left, middle - _BAR / 2, room * share, _BAR, INNER, 0.45))

        yield from _divided(set_rows(self.pen.setter, cells, _COLUMNS, 17, 13), 13, bar=bar)

    def _parts(self, result: Result) -> Iterator[Block]:
        """Counts by batch and by group, one line each."""
        for way in breakdowns(result):
            yield from self._grid(part_grid(self.tally, result, way, self.language))

    def _grid(self, grid: Grid, held: bool = False) -> Iterator[Block]:
        """A table with a column for each cell, in pieces as wide and as high as fit; `held` to what comes after it."""
        for piece in grid.pieces(_CODES_AT_ONCE):
            count = len(piece.rows[0]) - 1
            widths = self._widths(piece.rows, (0.3, *([0.7 / count] * count)))
            yield from self._table(piece.rows, widths, held)

    def _matrix(self, results: list[Result]) -> Iterator[Block]:
        """Items × grades: counts and shares, under the table one stacked bar an item, then what is shown by parts."""
        whole = matrix_whole(self.tally, results)
        population = self.words.population.format(size=results[0].total.size)
        yield from self._head(heading(whole, self.language), population)
        yield from self._grid(matrix_grid(results, self.language), held=True)
        codes = [code for code in matrix_codes(results) if code not in (ABSTAINED, NOT_ASKED)]
        for at in range(0, len(results), _BARS_AT_ONCE):
            yield from self._stacked(results[at : at + _BARS_AT_ONCE], codes)
        for result in results:
            item, notes = heading(result.question, self.language), question_notes(self.tally, result, self.language)
            if breakdowns(result):
                yield from self.pen.lines(item, self.small, 15, held=True)
                yield from self._parts(result)
                yield from self._notes(notes)
            else:
                yield from self._notes([self.words.item.format(item=item, note=note) for note in notes])

    def _stacked(self, results: Sequence[Result], codes: Sequence[str]) -> Iterator[Block]:
        """Shares of all sheets beside each other, from the best grade to the worst; what is hidden is left white."""
        legend = self._legend([cell_word(results[0].question, code, self.language) for code in codes])
        caption = self.pen.setter.line(self.words.bars.format(size=results[0].total.size), self.small)

        def draw(sheet: Sheet, top: float) -> None:
            sheet.put(caption, LEFT, top + 13.5)
            for number, (x, y, word) in enumerate(legend):
                sheet.items.append(Box(x, top + y + 6, 8, 8, INNER, _grey(number, len(codes))))
                sheet.put(word, x + 11, top + y + 13.5)

        yield Block(legend[-1][1] + 20, draw, held=True)
        for at, result in enumerate(results, 1):
            yield self._stack(result, codes, 6 if at == len(results) else 0)

    def _stack(self, result: Result, codes: Sequence[str], after: float) -> Block:
        words = self.pen.setter.lines(question_words(result.question, self.language), self.small, WIDTH * 0.27)
        shares = [result.total.share_of_all(code) or 0 for code in codes]
        height = 5 + 11 * len(words)

        def draw(sheet: Sheet, top: float) -> None:
            for number, line in enumerate(words):
                sheet.put(line, LEFT, top + 2 + 11 * number + ASCENT * 9)
            x, y = _BARS, top + (height - 11) / 2
            for number, share in enumerate(shares):
                if share:
                    sheet.items.append(Box(x, y, _ROOM * share, 11, INNER, _grey(number, len(codes))))
                x += _ROOM * share
            sheet.box(_BARS, y, _ROOM, 11, INNER)

        return Block(height + after, draw)

    def _legend(self, words: Sequence[str]) -> list[tuple[float, float, SetLine]]:
        """Where the word of each grade stands: `(x, y, words)`, on as many lines as they need."""
        found, x, y = [], _BARS, 0.0
        for word in words:
            line = self.pen.setter.lines(word, self.small, _ROOM - 12)[0]
            if x + 11 + line.width > RIGHT and x > _BARS:
                x, y = _BARS, y + 14
            found.append((x, y, line))
            x += 11 + line.width + 12
        return found

    def _widths(self, rows: Sequence[Sequence[str]], shares: Sequence[float]) -> list[float]:
        """`shares` of the page, with room for the longest word of each column."""
        return fitted(self.pen.setter, self._cells(rows), [WIDTH * share for share in shares], self.language)

    def _cells(self, rows: Sequence[Sequence[str]]) -> list[list[TextCell]]:
        return [
            [TextCell(text, self.pen.head if at == 0 else self.value, "left" if column == 0 else "centre")
             for column, text in enumerate(row)]
            for at, row in enumerate(rows)
        ]  # fmt: skip

    def _table(
        self, rows: Sequence[Sequence[str]], widths: Sequence[float], held: bool = False
    ) -> Iterator[Block]:  # fmt: skip
        return _divided(set_rows(self.pen.setter, self._cells(rows), widths, 16, 12.5), 12.5, held)


_Bar = Callable[[Sheet, int, float], None]
"""Draws the bar of a row, counted from 0, around the middle of it."""


def _divided(
    made: Sequence[SetRow], leading: float, held: bool = False, bar: _Bar | None = None
) -> Iterator[Block]:  # fmt: skip
    """A table in pieces that fit on a page; `held` to what comes after it."""
    head, *rows = made
    start = 0
    while start < len(rows):
        end, height = start + 1, head.height + rows[start].height
        while end < len(rows) and height + rows[end].height <= _HIGHEST:
            height += rows[end].height
            end += 1
        yield _piece((head, *rows[start:end]), start, leading, held and end == len(rows), bar)
        start = end


def _piece(part: Sequence[SetRow], start: int, leading: float, held: bool, bar: _Bar | None) -> Block:
    def draw(sheet: Sheet, top: float) -> None:
        draw_rows(sheet, part, top, leading)
        y = top + part[0].height
        for at, row in enumerate(part[1:], start):
            if bar:
                bar(sheet, at, y + row.height / 2)
            y += row.height

    return Block(sum(row.height for row in part) + 6, draw, held)


def _grey(place: int, count: int) -> float:
    """From the best grade's dark to the worst's light."""
    return 0.25 + 0.55 * place / max(count - 1, 1)
