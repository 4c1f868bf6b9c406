"""The lock against every page, wizard and dialog of the program (V21): each is opened, then the lock is fired.

Pages and wizards are found through the doors, dialogs through their base class, so that none can be forgotten: a new
dialog whose constructor asks for something unknown here fails until it is taught.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import is_dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

import ui
from forms.kinds import KINDS
from tests.ui.test_program import MARKER, unlock, words_in, world
from tests.ui.worlds import ROOT
from tests.worlds import World
from ui.app import Program
from ui.components.dialogs import ActDialog, ReasonDialog
from ui.doors import rooms
from ui.look import Look
from ui.pages.unlock import UnlockPage
from ui.preferences import Preferences, PreferenceStore
from ui.shell import Shell

__all__ = ["world"]


@pytest.fixture
def program(world: World, look: Look, qtbot: QtBot) -> Iterator[Program]:
    store = PreferenceStore(world.folder / "settings.json", Preferences(language="en"))
    made = Program(look, store, lambda: world.tools, ROOT, world.vault, None)
    made.start()
    yield made
    made.window.close()
    made.close()


ARGUMENTS = {"report_paper": '{"what": "outline"}', "registersheet": "prints"}
"""For doors that cannot be entered without one."""


def stray(program: Program) -> list[QWidget]:
    """Windows beside the program's one."""
    return [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not program.window]


def lock_and_look(program: Program, shell: Shell, qtbot: QtBot) -> None:
    """After the lock: the unlock page, no other window, nothing of the content, no session."""
    session = shell.space.session
    with qtbot.waitSignal(program.locked):
        program.window.lock_asked.emit()
    assert isinstance(program.window.centralWidget(), UnlockPage)
    assert stray(program) == []
    assert MARKER not in words_in(program)
    assert session.closed
    qtbot.waitUntil(lambda: not program.jobs.running)
    qtbot.waitUntil(lambda: not program.window.findChildren(Shell))


def test_the_lock_on_every_page_and_wizard(program: Program, qtbot: QtBot) -> None:
    """Every door, with and without a place in the navigation; one unlock each."""
    shell = unlock(program, qtbot)
    keys = [room.door.key for room in rooms(shell.space)]
    assert {"today", "export", "preview", "settings", "conflict"} <= set(keys)
    for key in keys:
        shell.go(key, ARGUMENTS.get(key, ""))
        assert shell.current.partition(":")[0] == key
        assert stray(program) == [], key
        lock_and_look(program, shell, qtbot)
        shell = unlock(program, qtbot)


def test_the_lock_on_a_new_record_of_every_kind(program: Program, qtbot: QtBot) -> None:
    shell = unlock(program, qtbot)
    kinds = [kind for kind in KINDS if shell.space.opens(kind)]
    assert len(kinds) > 10
    for kind in kinds:
        shell.open_record(kind, "")
        lock_and_look(program, shell, qtbot)
        shell = unlock(program, qtbot)


def dialogs() -> list[type[QDialog]]:
    """Every dialog class of the program that is not a base of others (a leading underscore)."""
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        importlib.import_module(module.name)
    found: list[type[QDialog]] = []
    waiting: list[type[QDialog]] = [QDialog]
    while waiting:
        for child in waiting.pop().__subclasses__():
            waiting.append(child)
            if child.__module__.startswith("ui.") and not child.__name__.startswith("_") and child not in found:
                found.append(child)
    return sorted(found, key=lambda one: one.__name__)


def sample(kind: str, shell: Shell) -> Any:
    """A value of the type that an annotation names: the window's own things, else made up field by field."""
    space = shell.space
    name = kind.replace(" | None", "").strip()
    own: dict[str, Callable[[], Any]] = {
        "Look": lambda: space.look,
        "Workspace": lambda: space,
        "QWidget": shell.window,
        "Page": lambda: shell.page,
        "Words": lambda: "Act",
        "Account": lambda: space.me,
        "Sequence[Account]": lambda: (space.me,),
        "Sequence[int]": lambda: (1,),
        "Form": lambda: space.forms["interview"],
        "PolicyRow": lambda: replace(made_up("PolicyRow"), name="idle_minutes", value=5),
        "Difference": lambda: replace(made_up("Difference"), field=_first_question(shell)),
    }
    return own[name]() if name in own else made_up(name)


def made_up(name: str) -> Any:
    """A value for a name of a type; dataclasses of the program are filled field by field."""
    plain: dict[str, Any] = {
        "str": "X-1", "int": 3, "float": 1.0, "bool": True, "bytes": b"x", "Path": Path("/media/x"), "Any": "x",
        "object": "x",
    }  # fmt: skip
    head = name.replace(" | None", "").partition("[")[0]
    if head in plain:
        return plain[head]
    if head in ("Sequence", "Iterable", "Collection", "tuple", "list", "frozenset", "set"):
        return ()
    if head in ("Mapping", "dict", "Content"):
        return {}
    if head == "Literal":
        return name.partition("[")[2].split(",")[0].strip("\"'] ")
    if head == "Callable":
        return lambda *_: None
    kind = _named(head)
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    asked = inspect.signature(kind).parameters.values()
    return kind(**{one.name: made_up(str(one.annotation)) for one in asked if one.default is inspect.Parameter.empty})


def _named(name: str) -> Any:
    """A class or an alias of the program by its name, wherever it stands."""
    modules = [one for one in sys.modules.values() if one.__name__.partition(".")[0] in ("forms", "storage", "ui")]
    known = [getattr(module, name) for module in modules if hasattr(module, name)]
    found = next((one for one in known if is_dataclass(one) or get_origin(one) is Literal), None)
    assert found is not None, f"{name}: teach this test to open the dialog that asks for it"
    return found


def _first_question(shell: Shell) -> str:
    from ui.questionnaires.sheet import Sheet

    return str(Sheet.of(shell.space.forms["interview"], shell.space.session.clock.now, "en").asked[0].key)


def opened(kind: type[QDialog], shell: Shell) -> QDialog:
    parameters = list(inspect.signature(kind).parameters.values())
    needed = [one for one in parameters if one.default is inspect.Parameter.empty]
    values = {one.name: sample(str(one.annotation), shell) for one in needed}
    dialog = kind(**values)
    dialog.open()
    return dialog


def test_the_lock_against_every_dialog(program: Program, qtbot: QtBot) -> None:
    shell = unlock(program, qtbot)
    kinds = dialogs()
    assert {"KeysDialog", "VoidDialog", "PledgeDialog", "MoveDialog"} <= {kind.__name__ for kind in kinds}
    for kind in kinds:
        dialog = opened(kind, shell)
        assert dialog.isVisible()
        lock_and_look(program, shell, qtbot)
        shell = unlock(program, qtbot)


def test_the_lock_against_a_dialog_over_a_dialog_and_a_menu(program: Program, qtbot: QtBot) -> None:
    shell = unlock(program, qtbot)
    first = ActDialog(shell.space.look, program.window, "One", "", "Do")
    first.open()
    ReasonDialog(shell.space.look, first, "Two", "", "Do").open()
    menu = QMenu(first)
    menu.addAction("Three")
    menu.popup(first.pos())
    lock_and_look(program, shell, qtbot)


@pytest.mark.parametrize("way", ["getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"])
def test_the_lock_against_a_file_dialog_that_waits(program: Program, qtbot: QtBot, way: str) -> None:
    """These run an event loop of their own; the page that asked gets no name."""
    shell = unlock(program, qtbot)
    window: QWidget = program.window
    QTimer.singleShot(200, window, program.lock)
    given: Any = getattr(QFileDialog, way)(window, "Choose")
    assert (given[0] if isinstance(given, tuple) else given) in ("", [])
    assert isinstance(window.centralWidget(), UnlockPage)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: shell.space.session.closed)
