"""What people do with a batch through the window: another signs in, a sheet is keyed, a picture is taken."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt

from storage.keyed import Keyed
from storage.model import Account
from storage.session import Session
from storage.vault import unlock_vault
from tests.ui.bench import Bench, picture
from tests.worlds import PASSPHRASE
from ui.look import Look
from ui.page import Page
from ui.questionnaires.batch import BatchPage
from ui.shell import Shell

P = TypeVar("P", bound=Page)

DIGITS = {
    "who": {"father": "1", "mother": "2", "other": "3"}, "portion": {"right": "1", "little": "2", "much": "3"},
    "posted": {"yes": "1", "no": "2", "unclear": "3"}, "seen": {"prices": "1", "menu": "2", "accounts": "3"},
    "taste": {"good": "1", "fair": "2", "poor": "3"}, "clean": {"good": "1", "fair": "2", "poor": "3"},
}  # fmt: skip


def be(bench: Bench, vault: Path, session: Session, account: Account) -> Session:
    """Lock the vault and unlock it for another account."""
    bench.settle()
    bench.ask(session.close)
    world = bench.world
    return bench.opened(lambda: unlock_vault(vault, account.id, PASSPHRASE, world.device, world.tools))


def page_of(shell: Shell, kind: type[P]) -> P:
    assert isinstance(shell.page, kind)
    return shell.page


def in_both_languages(bench: Bench, look: Look, shell: Shell, name: str) -> None:
    """Pictures in zh and en; English stays."""
    for language in ("zh", "en"):
        look.language.use(language)
        bench.settle()
        picture(shell, f"{name}-{language}")


def key_sheet(bench: Bench, page: BatchPage, keyed: Keyed) -> int:
    """Key one sheet as a person does; returns the number of key strokes."""
    assert page.keying is not None
    view, task = page.keying.sheet, page.keying.task
    strokes = 0
    while page.keying.task == task and view.sheet is not None:
        at = view.current
        last = view.sheet.after(at) >= len(view.sheet.asked)
        strokes += _key(bench, view.boxes[at], view.sheet.asked[at].key, keyed.answers.get(view.sheet.asked[at].key))
        if last:
            break
    bench.settle()
    return strokes


def _key(bench: Bench, box: Any, key: str, value: Any) -> int:
    """The strokes for one answer; words that a person writes out count as the one stroke that ends them."""
    qtbot = bench.qtbot
    if value is None:
        qtbot.keyClicks(box, ".")
        return 1
    if key == "advice":
        box.setText(str(value))
        qtbot.keyClick(box, Qt.Key.Key_Return)
        return 1
    codes = value if isinstance(value, list) else [value]
    typed = "".join(DIGITS[key][code] for code in codes) if key in DIGITS else str(value)
    qtbot.keyClicks(box, typed)
    if isinstance(value, list) or (key not in DIGITS and key != "days"):
        qtbot.keyClick(box, Qt.Key.Key_Return)
        return len(typed) + 1
    return len(typed)
