"""How running text of a record is set, by language and grid (PAPER 1, 4)."""

from __future__ import annotations

from dataclasses import dataclass

from forms.printing.breaking import Language
from forms.printing.measures import DENSE, NORMAL, Grid
from forms.printing.setting import Style


@dataclass(frozen=True)
class BodyStyle:
    """How the body is set: `indent` is where text hangs; `pitch` from baseline to baseline."""

    text: Style
    label: Style
    note: Style
    indent: float
    pitch: float


def body_style(language: Language, dense: bool) -> BodyStyle:
    """The 28 × 22 grid, the dense one for internal copies and reports; English is 12/18 ragged right."""
    if language == "en":
        return BodyStyle(
            Style("serif", 12, language="en"), Style("sans_bold", 12), Style("serif_italic", 12, language="en"), 24, 18
        )
    grid: Grid = DENSE if dense else NORMAL
    return BodyStyle(
        Style("fang", grid.size, grid.cell, justify=True), Style("hei", grid.size, grid.cell),
        Style("kai", grid.size, grid.cell, justify=True), 2 * grid.cell, grid.pitch,
    )  # fmt: skip
