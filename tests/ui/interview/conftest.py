"""A real `Look` and a clock that stands still."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ui.fonts import Fonts
from ui.i18n import Language
from ui.icons import Icons
from ui.look import Look
from ui.theme import Theme

ROOT = Path(__file__).parents[3]


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    theme = Theme("light")
    made = Look(
        theme,
        Fonts(ROOT / "build" / "fonts"),
        Icons(ROOT / "build" / "icons", theme),
        Language(ROOT / "build" / "translations"),
    )
    made.install()
    yield made
    made.language.use("en")


@pytest.fixture
def new_id() -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"{next(numbers):032x}"


class Clock:
    """Wall time for turns (`HH:MM`), moved by hand."""

    def __init__(self) -> None:
        self.time = "10:00"

    def __call__(self) -> str:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()
