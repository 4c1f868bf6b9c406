"""Fixtures for windows: no display, real fonts and icons where set-up made them, translations compiled here."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Generator, Iterator
from pathlib import Path

import PySide6
import pytest
from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem
from shiboken6 import Shiboken

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
    forget_programs()
    made.language.use("en")
    qapp.setStyleSheet("")


def forget_programs() -> None:
    """Delete what a test's program had open. Left alive, its pages hear of the next test's switch of language, ask a
    storage thread that has ended, and raise in the middle of Qt's event: PySide may not survive that."""
    for kind in (Window, Program, Workspace):
        for wrapper in Shiboken.getAllValidWrappers():
            if isinstance(wrapper, kind) and Shiboken.isValid(wrapper) and wrapper.parent() is None:
                Shiboken.delete(wrapper)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Function) -> Generator[None]:
    """After each test with windows: no item of a layout was deleted behind the back of its wrapper, or the program
    may crash at any later moment (`ui/components/layouts.py`)."""
    yield
    if "qapp" in item.fixturenames:
        assert not (gone := dangling_items()), f"{len(gone)} widgets were deleted or moved while they stood in a layout"


def dangling_items() -> list[int]:
    """Addresses of layout items that Qt has deleted and a wrapper still points to."""
    wrappers = Shiboken.getAllValidWrappers()
    layouts = [wrapper for wrapper in wrappers if isinstance(wrapper, QLayout)]
    standing = {
        Shiboken.getCppPointer(item)[0]
        for layout in layouts
        for place in range(layout.count())
        if (item := layout.itemAt(place)) is not None
    }
    items = (wrapper for wrapper in wrappers if isinstance(wrapper, QLayoutItem) and not isinstance(wrapper, QLayout))
    return [address for item in items if (address := Shiboken.getCppPointer(item)[0]) not in standing]


def make_look(qm_folder: Path) -> "Look":  # noqa: UP037
    fonts = Fonts(ROOT / "build" / "fonts")
    theme = Theme("light")
    return Look(theme, fonts, Icons(ROOT / "build" / "icons", theme), Language(qm_folder, "en"))


from ui.app import Program  # noqa: E402
from ui.fonts import Fonts  # noqa: E402
from ui.i18n import Language  # noqa: E402
from ui.icons import Icons  # noqa: E402
from ui.look import Look  # noqa: E402
from ui.theme import Theme  # noqa: E402
from ui.window import Window  # noqa: E402
from ui.workspace import Workspace  # noqa: E402
