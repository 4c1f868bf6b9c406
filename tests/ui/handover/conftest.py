"""A bench with a window over a practice vault, and a folder that stands for the stick."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.bench import Bench
from ui.look import Look


@pytest.fixture
def bench(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, look, tmp_path)
    yield made
    made.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder
