"""Fixtures for windows: no display, real fonts and icons where set-up made them, translations compiled here."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest
from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def qm_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All `.ts` compiled, so that the tests speak both languages without the set-up step."""
    folder = tmp_path_factory.mktemp("qm")
    lrelease = Path(PySide6.__file__).parent / "lrelease"
    for source in sorted((ROOT / "resources" / "translations").glob("*.ts")):
        subprocess.run([str(lrelease), "-silent", str(source), "-qm", str(folder / f"{source.stem}.qm")], check=True)
    return folder


@pytest.fixture
def look(qapp: QApplication, qm_folder: Path) -> Iterator["Look"]:  # noqa: UP037 - imported after the platform is set
    """A fresh `Look` in English, light; the application gets its plain sheet back afterwards."""
    made = make_look(qm_folder)
    made.install()
    yield made
    made.language.use("en")
    qapp.setStyleSheet("")


def make_look(qm_folder: Path) -> "Look":  # noqa: UP037
    fonts = Fonts(ROOT / "build" / "fonts")
    theme = Theme("light")
    return Look(theme, fonts, Icons(ROOT / "build" / "icons", theme), Language(qm_folder, "en"))


from ui.fonts import Fonts  # noqa: E402
from ui.i18n import Language  # noqa: E402
from ui.icons import Icons  # noqa: E402
from ui.look import Look  # noqa: E402
from ui.theme import Theme  # noqa: E402
