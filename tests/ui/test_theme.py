"""Tokens keep their contrast; the sheet is made of them alone; switching repaints."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.components.text import Text
from ui.look import Look
from ui.stylesheet import style_sheet
from ui.theme import DARK, LIGHT, PAIRS, Tokens, contrast


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0]}-on-{pair[1]}")
def test_contrast(tokens: Tokens, pair: tuple[str, str, float]) -> None:
    foreground, background, least = pair
    assert contrast(getattr(tokens, foreground), getattr(tokens, background)) >= least


def test_known_contrasts() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast(LIGHT.text, LIGHT.surface) == pytest.approx(15.8, abs=0.06)
    assert contrast(DARK.text2, DARK.rail) == pytest.approx(9.2, abs=0.06)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_sheet_is_filled_and_names_no_font(tokens: Tokens) -> None:
    sheet = style_sheet(tokens)
    assert "$" not in sheet
    assert "::item {" not in re.sub(r"QMenu::item", "", sheet)
    assert "font" not in sheet


def test_switching_theme_changes_palette_and_sheet(look: Look, qapp: QApplication) -> None:
    light = qapp.styleSheet()
    look.theme.use("dark")
    assert qapp.styleSheet() != light
    assert qapp.palette().window().color().name().upper() == DARK.window
    look.theme.use("light")
    assert qapp.styleSheet() == light


def test_none_keeps_its_references() -> None:
    """PySide6 6.12.0 on Python 3.11 drops one reference to None per binding call; 6.11.3 does not (UI.md 10)."""
    import sys

    font = QFont()
    before = sys.getrefcount(None)
    for _ in range(1000):
        font.setPointSizeF(10.5)
    assert abs(sys.getrefcount(None) - before) < 100


def test_faces_survive_a_switch_of_theme(look: Look, qtbot: QtBot) -> None:
    shown, hidden = Text(look, "x", "note"), Text(look, "x", "title")
    for label in (shown, hidden):
        qtbot.addWidget(label)
    shown.show()
    look.theme.use("dark")
    look.fonts.use(large=True)
    look.theme.use("light")
    hidden.show()
    QApplication.sendPostedEvents()
    assert shown.font().pointSizeF() == pytest.approx(9 * 1.15)
    assert hidden.font().pointSizeF() == pytest.approx(14 * 1.15)
