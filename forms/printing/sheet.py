"""A page being filled: text, rules and boxes at measured places. Turned into a `Page` when it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from forms.printing.faces import Role
from forms.printing.measures import INNER
from forms.printing.placed import Area, Box, Item, Laid, Line, Page, Rule
from forms.printing.setting import SetLine, Style, Typesetter
from forms.problems import Refused

Align = Literal["left", "right", "centre"]


@dataclass
class Sheet:
    """One page; items are drawn in the order in which they are put."""

    setter: Typesetter
    items: list[Item] = field(default_factory=list)

    def text(
        self, x: float, baseline: float, text: str, style: Style, align: Align = "left", area: Area = "furniture",
        grey: float = 0,
    ) -> Line:  # fmt: skip
        """One line whose left edge, right edge or centre is at `x`."""
        line = self.setter.line(text, style)
        shift = {"left": 0.0, "right": line.width, "centre": line.width / 2}[align]
        return self.put(line, x - shift, baseline, area, grey)

    def put(self, line: SetLine, x: float, baseline: float, area: Area = "furniture", grey: float = 0) -> Line:
        placed = line.placed(x, baseline, area, grey)
        self.items.append(placed)
        return placed

    def across(self, x1: float, x2: float, y: float, width: float = INNER) -> None:
        """A horizontal rule."""
        self.items.append(Rule(x1, y, x2, y, width))

    def down(self, x: float, y1: float, y2: float, width: float = INNER) -> None:
        """A vertical rule."""
        self.items.append(Rule(x, y1, x, y2, width))

    def rule(self, rule: Rule) -> None:
        self.items.append(rule)

    def box(self, x: float, y: float, width: float, height: float, line: float = INNER, ticked: bool = False) -> None:
        self.items.append(Box(x, y, width, height, line, None, ticked))


def style(role: Role, size: float, tracking: float = 0) -> Style:
    """The style of a label, value or furniture text: natural advances, no justification."""
    return Style(role, size, tracking=tracking)


def finish(sheets: Sequence[Sheet], title: str, setter: Typesetter) -> Laid:
    """The document; raises `Refused("CHARACTER_MISSING")` naming what no face can draw (PAPER 7)."""
    if setter.missing:
        raise Refused("CHARACTER_MISSING", characters=" ".join(setter.missing))
    return Laid(tuple(Page(tuple(sheet.items)) for sheet in sheets), title)
