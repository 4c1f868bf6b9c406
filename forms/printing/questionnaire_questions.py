"""Questions of a blank: words, hints, boxes, grids, matrices, scales, lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from forms.printing.measures import ASCENT, FRAME, INNER, LEFT, MM, RIGHT, WIDTH
from forms.printing.placed import Box
from forms.printing.questionnaire_blocks import BOX, INDENT, Block, Pen, plain
from forms.printing.questionnaire_skips import skip_hint
from forms.printing.questionnaire_words import BLANK
from forms.printing.sheet import Sheet, style
from forms.tally.numbering import UNSEEN, Numbers, is_matrix
from forms.tally.shape import scale_places
from forms.xlsform.model import FILE_TYPES, Choice, Form, Group, Node, Question, Repeat, Text

_ANSWER = 19 * MM
_HELD = 420.0
"""Grids higher than this may be divided: two thirds of a page."""

_ROWS = 3
"""Rows of a repeat on paper, where the form does not say how many; in a repeat of a repeat one less."""
_MOST_ROWS = 12
_MATRIX_CHOICES = 12
_NUMERALS = "一二三四五六七八九十"
_NAMED = re.compile(r"\$\{\s*([^}\s]+)\s*\}")
_KINDS = {"select_one": "one", "select_multiple": "several", "rank": "rank", **dict.fromkeys(FILE_TYPES, "file")}
"""The word beside a question that says how it is answered, by its name in `BlankWords`."""
_AT_MOST = re.compile(r"count-selected\(\s*\.\s*\)\s*<=\s*(\d+)")


def body_blocks(pen: Pen, form: Form) -> list[Block]:
    """Everything a respondent answers, in the order of the form."""
    return _Body(pen, form).blocks(form.children)


class _Body:
    def __init__(self, pen: Pen, form: Form) -> None:
        self.pen, self.form = pen, form
        self.numbers = Numbers(form)
        self.sections = 0

    def blocks(self, nodes: Sequence[Node], rows: int = _ROWS) -> list[Block]:
        made: list[Block] = []
        for node in nodes:
            if isinstance(node, Group) and (node.protected or self._is_table(node)):
                made += [] if node.protected else self._matrix(node)
            elif isinstance(node, Repeat):
                made += self._rows(node, rows)
            elif isinstance(node, Group):
                made += [*self._section(node), *self.blocks(node.children)]
            elif node.type == "note":
                made += self.pen.paragraph(
                    {language: plain(node.label.get(language)) for language in self.pen.languages}
                )
            elif node.type not in UNSEEN:
                made += self._question(node)
        return made

    def _is_table(self, group: Group) -> bool:
        """A matrix whose grades fit beside each other."""
        if not is_matrix(group):
            return False
        choices = self._grades(group)
        room = _answer_width(len(choices)) - 4
        words = [self.pen.words(choice.label, choice.name) for choice in choices]
        return len(choices) <= _MATRIX_CHOICES and all(
            line.width <= room for text in words for line in self.pen.setter.lines(text, self.pen.head, room)
        )

    def _grades(self, group: Group) -> Sequence[Choice]:
        lists = [child.choices for child in group.children if isinstance(child, Question) and child.choices]
        return self.form.lists.get(lists[0], ())

    def _rows(self, repeat: Repeat, rows: int) -> list[Block]:
        """The questions of a repeat, once for each row there is room for."""
        pen = self.pen
        fixed = self._fixed(repeat)
        count = fixed or max(rows, 1)
        made = self._section(repeat, 0 if fixed else count)
        inside = self.blocks(repeat.children, rows - 1)
        if inside:  # the first question begins with a little space, which must not part it from the mark of its row
            inside[0] = replace(inside[0], held=True)
        for row in range(1, count + 1):
            mark = BLANK[pen.first].row.format(label=pen.words(repeat.label), row=row).strip()
            made += [*pen.lines(mark, pen.head, 18, held=True), *inside] if inside else []
        return made

    def _fixed(self, repeat: Repeat) -> int:
        """The number of rows a form asks for in so many words; 0 where it depends on an answer."""
        text = repeat.count.strip()
        if (named := _NAMED.fullmatch(text)) is not None:
            asked = next((one for one in self.form.questions() if one.name == named[1]), None)
            text = asked.calculate.strip() if asked is not None else ""
        return min(int(text), _MOST_ROWS) if text.isdecimal() else 0

    def _section(self, node: Group | Repeat, count: int = 0) -> list[Block]:
        if not node.label:
            return []
        pen = self.pen
        self.sections += 1
        mark = f"{_NUMERALS[self.sections - 1]}、" if pen.first == "zh" and self.sections <= 10 else ""
        lines = pen.setter.lines(mark + pen.words(node.label), pen.section, WIDTH)
        other = pen.setter.line(pen.second(node.label), pen.small(10.5))
        beside = lines[-1].width + 8 + other.width <= WIDTH
        below = [] if beside else pen.setter.lines(pen.second(node.label), pen.small(10.5), WIDTH)
        height = 36.0 + 21 * (len(lines) - 1) + 14 * len(below)

        def draw(sheet: Sheet, top: float) -> None:
            for at, line in enumerate(lines):
                sheet.put(line, LEFT, top + 20 + at * 21, "body")
            y = top + 20 + (len(lines) - 1) * 21
            if beside:
                sheet.put(other, LEFT + lines[-1].width + 8, y)
            for at, line in enumerate(below, 1):
                sheet.put(line, LEFT, y + at * 14)
            sheet.across(LEFT, RIGHT, top + height - 9, FRAME)

        hint = self._hint(node.relevant)
        rows = BLANK[pen.first].rows.format(count=count) if count > 1 else ""
        notes = pen.lines("；".join(text for text in (hint, rows) if text), pen.small(10), 16, held=True)
        return [Block(height, draw, held=True), *(notes if hint or rows else [])]

    def _hint(self, relevant: str) -> str:
        return skip_hint(self.form, relevant, self.numbers, self.pen.first)

    def _head(self, node: Question | Group, kind: str, other_kind: str) -> list[Block]:
        """Number, words, how to answer, who answers, hint: kept with what follows."""
        pen = self.pen
        mark = "．" if pen.first == "zh" else ". "
        words = f"{self.numbers.get(node)}{mark}{pen.words(node.label, node.name)}"
        blocks = pen.lines(f"{words} {kind}".rstrip(), pen.question, 19, held=True)
        if other := pen.second(node.label):
            blocks += pen.lines(f"{other} {other_kind}".rstrip(), pen.small(), 13, INDENT, held=True)
        for language, text in ((pen.first, self._hint(node.relevant)), (pen.first, pen.words(node.hint))):
            if text:
                left, right = ("（", "）") if language == "zh" else ("(", ")")
                blocks += pen.lines(left + text.strip("（）()") + right, pen.note, 17, INDENT, held=True)
        return [pen.space(5), *blocks]

    def _question(self, question: Question) -> list[Block]:
        words = [BLANK[language] for language in self.pen.languages]
        found = _AT_MOST.search(question.constraint) if question.type == "select_multiple" else None
        kinds = _KINDS if self.form.anonymous else {**_KINDS, **dict.fromkeys(FILE_TYPES, "file_numbered")}
        name = "at_most" if found else kinds.get(question.type, "")
        kind, other = (
            str(getattr(one, name)).format(count=found[1] if found else "") if name else ""
            for one in (words[0], words[-1])
        )
        head = self._head(question, kind, other)
        return [*head[:1], *_held(head[1:]), *self._answer(question), self.pen.space(4)]

    def _answer(self, question: Question) -> list[Block]:
        choices = self.form.lists.get(question.choices, ())
        places = scale_places(question)
        if question.type in ("select_one", "select_multiple", "rank") and choices:
            return self._grid(choices)
        if question.type == "acknowledge":
            return self._tick([BLANK[language].yes for language in self.pen.languages[:1]])
        if question.type in FILE_TYPES:
            return self._tick([BLANK[language].attached for language in self.pen.languages])
        if places:
            return [self._scale([f"{place:g}" for place in places])]
        if question.type == "text":
            return [self.pen.blank_lines(6 if "multiline" in question.appearance else 3)]
        return [self.pen.blank_lines(1)]

    def _tick(self, words: Sequence[str]) -> list[Block]:
        """One box, with words in the languages of the blank."""
        return self._grid((Choice("true", Text(tuple(zip(self.pen.languages, words, strict=False)))),))

    def _grid(self, choices: Sequence[Choice]) -> list[Block]:
        """Boxes in 4, 3, 2 columns or one, as the longest label allows; held together if that fits a page."""
        pen = self.pen
        texts = [(pen.words(choice.label, choice.name), pen.second(choice.label)) for choice in choices]
        gap = BOX + 6
        widest = max(max(pen.setter.width(one, pen.option), pen.setter.width(two, pen.small())) for one, two in texts)
        columns = next(
            (n for n in (4, 3, 2) if n <= max(len(choices), 2) and widest + gap + 8 <= (WIDTH - INDENT) / n), 1
        )
        pitch = 33.0 if any(two for _, two in texts) else 22.0
        width = (WIDTH - INDENT) / columns
        blocks = []
        for start in range(0, len(texts), columns):
            row = texts[start : start + columns]
            blocks.append(self._row(row, width, pitch))
        return _held(blocks) if sum(block.height for block in blocks) <= _HELD else blocks

    def _row(self, row: Sequence[tuple[str, str]], width: float, pitch: float) -> Block:
        pen, gap = self.pen, BOX + 6
        room = width - gap - 4
        cells = [
            (pen.setter.lines(one, pen.option, room), pen.setter.lines(two, pen.small(), room) if two else [])
            for one, two in row
        ]
        height = pitch + max(17 * (len(one) - 1) + 11 * max(len(two) - 1, 0) for one, two in cells)

        def draw(sheet: Sheet, top: float) -> None:
            for number, (one, two) in enumerate(cells):
                x = LEFT + INDENT + number * width
                sheet.box(x, top + 4, BOX, BOX, INNER)
                for at, line in enumerate(one):
                    sheet.put(line, x + gap, top + 14.5 + at * 17, "body")
                for at, line in enumerate(two):
                    sheet.put(line, x + gap, top + 26 + 17 * (len(one) - 1) + at * 11)

        return Block(height, draw)

    def _scale(self, places: Sequence[str]) -> Block:
        step = (WIDTH - INDENT) / len(places)

        def draw(sheet: Sheet, top: float) -> None:
            for number, place in enumerate(places):
                middle = LEFT + INDENT + (number + 0.5) * step
                sheet.text(middle, top + 12, place, style("serif", 11), "centre", "body")
                sheet.box(middle - BOX / 2, top + 17, BOX, BOX, INNER)

        return Block(36, draw)

    # -- matrix

    def _matrix(self, group: Group) -> list[Block]:
        pen = self.pen
        items = [child for child in group.children if isinstance(child, Question) and child.type not in UNSEEN]
        choices = self._grades(group)
        answer = _answer_width(len(choices))
        first = RIGHT - answer * len(choices)
        words = [BLANK[language].each_row for language in pen.languages]
        head = self._head(group, words[0], words[-1])
        top_row = self._matrix_head(choices, first, answer)
        rows = [self._item(number, item, first, answer, len(choices), top_row) for number, item in enumerate(items, 1)]
        # the head stays with two rows, the last row with the one before
        held = [Block(row.height, row.draw, at == 0 or at == len(rows) - 2, row.repeats) for at, row in enumerate(rows)]
        held[-1] = rows[-1]
        return [*head[:1], *_held(head[1:], True), Block(top_row.height, top_row.draw, True), *held, pen.space(8)]

    def _matrix_head(self, choices: Sequence[Choice], first: float, answer: float) -> Block:
        pen = self.pen
        two = any(pen.second(choice.label) for choice in choices)
        cells = [
            (pen.setter.lines(pen.words(choice.label, choice.name), pen.head, answer - 4),
             pen.setter.lines(pen.second(choice.label), pen.small(8.5), answer - 4) if two else [])
            for choice in choices
        ]  # fmt: skip
        height = max([24.0, *(13 * len(one) + 11 * len(two) + (7 if two else 11) for one, two in cells)])

        def draw(sheet: Sheet, top: float) -> None:
            sheet.items.append(Box(LEFT, top, WIDTH, height, 0, 0.93))
            sheet.across(LEFT, RIGHT, top, FRAME)
            sheet.text(LEFT + 6, top + 14, BLANK[pen.first].rated, pen.head)
            if two:
                sheet.text(LEFT + 6, top + 26, BLANK[pen.languages[-1]].rated, pen.small(8.5))
            for number, (one, other) in enumerate(cells):
                middle = first + (number + 0.5) * answer
                for at, line in enumerate(one):
                    sheet.put(line, middle - line.width / 2, top + 14 + at * 13)
                for at, line in enumerate(other):
                    sheet.put(line, middle - line.width / 2, top + 13 + len(one) * 13 + at * 11)
            sheet.across(LEFT, RIGHT, top + height, INNER)

        return Block(height, draw)

    def _item(self, number: int, item: Question, first: float, answer: float, count: int, head: Block) -> Block:
        pen = self.pen
        mark = f"{number}）" if pen.first == "zh" else f"{number}) "
        lines = pen.setter.lines(mark + pen.words(item.label, item.name), pen.option, first - LEFT - 10)
        other = (
            pen.setter.lines(pen.second(item.label), pen.small(8.5), first - LEFT - 28)
            if pen.second(item.label)
            else []
        )
        height = max(31.0, 17.0 * len(lines) + 11 * len(other) + 6)

        def draw(sheet: Sheet, top: float) -> None:
            for at, line in enumerate(lines):
                sheet.put(line, LEFT + 6, top + 5 + at * 17 + ASCENT * 12, "body")
            for at, line in enumerate(other):
                sheet.put(line, LEFT + 22, top + 14 + len(lines) * 15 + at * 11)
            for place in range(count):
                middle = first + (place + 0.5) * answer
                sheet.box(middle - BOX / 2, top + (height - BOX) / 2, BOX, BOX, INNER)
            sheet.across(LEFT, RIGHT, top + height, INNER)

        return Block(height, draw, repeats=head)


def _answer_width(count: int) -> float:
    """How wide the column of each grade of a matrix is."""
    return min(_ANSWER, WIDTH * 0.62 / max(1, count))


def _held(blocks: Sequence[Block], all_of_them: bool = False) -> list[Block]:
    """Blocks that stay together; the last one free, unless `all_of_them` go with what follows."""
    last = len(blocks) - 1
    return [
        Block(one.height, one.draw, all_of_them or one.held or at < last, one.repeats) for at, one in enumerate(blocks)
    ]
