"""What a blank consists of: blocks with a height, drawn where the page has room; and the pen that sets them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from forms.printing.breaking import Language
from forms.printing.measures import ASCENT, HAND, LEFT, MM, RIGHT, WIDTH
from forms.printing.setting import SetLine, Style, Typesetter
from forms.printing.sheet import Sheet, style
from forms.xlsform.model import Text

BOX = 4 * MM
OPEN_PITCH = 9 * MM
INDENT = 18.0
_PUT_IN = re.compile(r"\$\{[^}]*\}")


@dataclass(frozen=True)
class Block:
    """Something that is not divided. `held` keeps it on the page of the block after it; `repeats` is drawn above it
    when it begins a page (the head of a matrix)."""

    height: float
    draw: Callable[[Sheet, float], None]
    held: bool = False
    repeats: Block | None = None


def plain(words: str) -> str:
    """Words for paper: an answer that the screen would put in is a gap."""
    return _PUT_IN.sub("＿＿" if any(character > "\u2e80" for character in words) else "____", words)


class Pen:
    """Sets words in one language or two: the first in the size of the page, the second small beside or under it."""

    def __init__(self, setter: Typesetter, languages: tuple[Language, ...]) -> None:
        self.setter, self.languages, self.first = setter, languages, languages[0]
        zh = self.first == "zh"
        self.title = style("title", 22) if zh else style("serif_bold", 20)
        self.issuer = style("song", 11) if zh else style("serif", 10)
        self.question = style("hei", 12) if zh else style("sans_bold", 11)
        self.option = style("song", 12) if zh else Style("serif", 12, language="en")
        self.note = style("kai", 12) if zh else style("serif_italic", 11)
        self.section = style("hei", 14) if zh else style("sans_bold", 13)
        self.head = style("hei", 10.5) if zh else style("sans_bold", 9.5)

    def second(self, text: Text) -> str:
        """The words of the second language, when there is one and they are other words."""
        if len(self.languages) < 2:
            return ""
        other = dict(text.by_language)
        wanted = next((words for code, words in other.items() if code.split("-")[0] == self.languages[1]), "")
        return "" if plain(wanted) == self.words(text) else plain(wanted)

    def words(self, text: Text, fallback: str = "") -> str:
        return plain(text.get(self.first, fallback))

    def small(self, size: float = 9) -> Style:
        """How the second language is set."""
        zh = self.languages[-1] == "zh"
        return style("song", size) if zh else Style("serif", size, language="en")

    def space(self, height: float) -> Block:
        return Block(height, lambda sheet, top: None)

    def centred(self, line: SetLine, height: float) -> Block:
        def draw(sheet: Sheet, top: float) -> None:
            sheet.put(
                line, (LEFT + RIGHT - line.width) / 2, top + (height - line.size) / 2 + ASCENT * line.size, "head"
            )

        return Block(height, draw)

    def lines(
        self, text: str, look: Style, leading: float, indent: float = 0, held: bool = False, after: float = 0
    ) -> list[Block]:
        """Running text, one block a line."""
        blocks = []
        lines = self.setter.lines(text, look, WIDTH - indent)
        for number, line in enumerate(lines):
            last = number == len(lines) - 1
            blocks.append(self._line(line, leading + (after if last else 0), leading, indent, held or not last))
        return blocks

    def _line(self, line: SetLine, height: float, leading: float, indent: float, held: bool) -> Block:
        def draw(sheet: Sheet, top: float) -> None:
            sheet.put(line, LEFT + indent, top + (leading - line.size) / 2 + ASCENT * line.size, "body")

        return Block(height, draw, held)

    def paragraph(self, words: Mapping[Language, str]) -> list[Block]:
        """A note: in 楷体, and small in the second language."""
        blocks = self.lines(words[self.first], self.note, 20, after=3)
        other = words.get(self.languages[1], "") if len(self.languages) > 1 else ""
        return [*blocks, *(self.lines(other, self.small(9.5), 13.5) if other else []), self.space(5)]

    def blank_lines(self, count: int) -> Block:
        """Lines to write on, 9 mm apart."""

        def draw(sheet: Sheet, top: float) -> None:
            for number in range(1, count + 1):
                sheet.across(LEFT + INDENT, RIGHT, top + number * OPEN_PITCH, HAND)

        return Block(count * OPEN_PITCH + 6, draw)
