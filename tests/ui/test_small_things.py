"""What a person who tried the windows stumbled over; each by what is shown."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from storage.session import Session
from tests.ui.bench import Bench
from tests.ui.worlds import fill
from tests.worlds import an_interview
from ui.components.filedialogs import last_folder
from ui.components.keyhints import KeyCap, hints_of
from ui.handover.export import ExportPage
from ui.look import Look
from ui.messages import WORDS
from ui.page import Page
from ui.pages.keys import KeysDialog
from ui.pages.printing import PrintPage
from ui.pages.records import RecordsPage
from ui.pages.registers import page_word
from ui.pages.settings import SettingsPage
from ui.pages.today import TodayPage
from ui.wording.registers import ACTS, DETAILS, MEDIA, PAGES, act_word


@pytest.fixture
def bench(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, look, tmp_path)
    yield made
    made.close()


@pytest.fixture
def session(bench: Bench) -> Session:
    return bench.vault()


def test_todays_hint_goes_by_what_there_is(bench: Bench, session: Session) -> None:
    page = bench.shell_for(session, "today").page
    assert isinstance(page, TodayPage)
    assert page._nothing.hint.text().startswith("Begin with an interview")
    bench.ask(lambda: fill(session))
    page.enter()
    bench.settle()
    assert not page._nothing.hint.text().startswith("Begin with an interview")


def test_today_lists_typing_left_behind(bench: Bench, session: Session) -> None:
    records = bench.ask(lambda: fill(session))
    view = bench.ask(lambda: session.records.get(records[-1]))
    bench.ask(lambda: session.drafts.write(records[-1], "interview", view.head.id, an_interview(gist="新")))
    page = bench.shell_for(session, "today").page
    assert isinstance(page, TodayPage)
    rows = page.todo.rows_model
    found = [rows.row(n) for n in range(rows.rowCount()) if rows.row(n).key == f"interview:{records[-1]}"]
    assert [row.second for row in found] == ["There is unsaved typing from last time"]
    assert rows.row(1).key == found[0].key, "before anything else"


@pytest.mark.parametrize("door", ["today", "interviews", "handover", "registers"])
def test_pages_show_three_to_five_keys(bench: Bench, session: Session, door: str) -> None:
    shell = bench.shell_for(session, door)
    caps = [cap for cap in shell.hints.findChildren(KeyCap) if cap.isVisible()]
    assert 3 <= len(caps) <= 5
    assert shell.page is not None
    assert len(caps) == len(hints_of(shell.page.keys()))


def test_a_narrow_page_has_no_bar_of_the_shell(bench: Bench, session: Session) -> None:
    record = bench.ask(lambda: fill(session))[0]
    shell = bench.shell_for(session)
    bench.page(shell, "preview", record)
    assert shell.hints.isHidden()


def test_the_reason_of_a_void_record_stands_in_the_preview(bench: Bench, session: Session) -> None:
    record = bench.ask(lambda: fill(session))[-1]
    head = bench.ask(lambda: session.records.get(record).head.id)
    bench.ask(lambda: session.records.transition(record, head, "void", reason="重复登记"))
    page = bench.shell_for(session, "interviews").page
    assert isinstance(page, RecordsPage)
    page.list.choose(record)
    bench.settle()
    assert "重复登记" in [label.text() for label in page.preview.facts.findChildren(QLabel)]


def a_preview(bench: Bench, session: Session, qtbot: QtBot) -> PrintPage:
    record = bench.ask(lambda: fill(session))[0]
    shell = bench.shell_for(session)
    shell.go("preview", record)
    page = shell.page
    assert isinstance(page, PrintPage)
    qtbot.waitUntil(lambda: page.paper.is_working or page.save.isEnabled())
    qtbot.waitUntil(page.save.isEnabled, timeout=30_000)
    assert not page.paper.is_working
    return page


def test_printing_without_a_printer_says_so(
    bench: Bench, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.pages.printoptions.printers", list)
    page = a_preview(bench, session, qtbot)
    page.print_page()
    assert page.banner.text().startswith("No printer is set up")
    assert bench.ask(session.prints.all) == []


def test_ctrl_s_asks_for_a_file_and_the_answer_names_it(
    bench: Bench, session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = a_preview(bench, session, qtbot)
    target = tmp_path / "out.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    page.window().activateWindow()
    page.options.page.setFocus()
    qtbot.keyClick(page.options.page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "saved as a PDF" in page.banner.text(), timeout=30_000)
    bench.settle()
    assert "out.pdf" in page.banner.text()
    assert str(tmp_path) in page.banner.text()


def test_the_wizard_keeps_the_folder_and_says_to_register(bench: Bench, session: Session, tmp_path: Path) -> None:
    bench.ask(lambda: fill(session))
    stick = tmp_path / "stick"
    stick.mkdir()
    shell = bench.shell_for(session)
    page = bench.page(shell, "export")
    assert isinstance(page, ExportPage)
    page.media.add_folder(stick)
    bench.settle()
    assert "register it first" in page.choose._why.text()
    page.back()
    again = bench.page(shell, "export")
    assert isinstance(again, ExportPage)
    assert again is not page
    bench.settle()
    assert again.choose.media.current_key() == str(stick)


def test_an_arrow_key_chooses(bench: Bench, session: Session, qtbot: QtBot) -> None:
    shell = bench.shell_for(session, "settings")
    page = shell.page
    assert isinstance(page, SettingsPage)
    before = shell.space.preferences.now.theme
    button = page.theme.checkedButton()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Right if button is page.theme.buttons()[0] else Qt.Key.Key_Left)
    assert shell.space.preferences.now.theme != before


def test_registers_have_words_for_codes(look: Look) -> None:
    from forms.kinds import KINDS

    pages = {page for kind in KINDS.values() for page in kind.pages}
    assert pages <= set(PAGES)
    for language in ("zh", "en"):
        look.language.use(language)  # type: ignore[arg-type]  # one of the two
        assert page_word("recovery_sheet", look) in ("恢复单", "Recovery sheet")
    assert act_word("lock", "interview", True) != "lock"
    for table in (PAGES, MEDIA, ACTS):
        assert all(zh and en for zh, en in table.values())


def test_every_act_and_every_fact_of_the_log_has_a_word() -> None:
    """Read from the source: whatever a store appends to the log."""
    acts = {"account_removed", "account_dismissed", "leads_handed_over", "leads_receipted"}
    acts |= {"network_active", "network_acknowledged"}
    facts: set[str] = set()
    for path in (Path(__file__).parents[2] / "storage").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            said = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            noted = said == "note"
            if noted or said.endswith(("audit.append", "_log.append", "session).append", "self._note")):
                assert isinstance(node, ast.Call)
                acts |= {one.value for one in node.args[noted : noted + 1] if isinstance(one, ast.Constant)}
                facts |= {one.arg for one in node.keywords if one.arg}
    assert len(acts) > 40
    assert acts - set(ACTS) == set()
    assert facts - set(DETAILS) - {"reason", "kind"} == set()


def test_the_marking_speaks_the_language(bench: Bench, session: Session, look: Look) -> None:
    shell = bench.shell_for(session, "today")
    assert shell.status.marking.text() == "Work secret · internal"
    look.language.use("zh")
    QApplication.sendPostedEvents()
    assert shell.status.marking.text() == "工作秘密·内部"


def test_no_key_stands_twice_in_the_overview(bench: Bench, session: Session, look: Look) -> None:
    shell = bench.shell_for(session, "interviews")
    dialog = KeysDialog(look, shell, shell.page)
    texts = [cap.findChildren(QLabel)[0].text() for cap in dialog.findChildren(KeyCap)]
    assert len(texts) == len(set(texts))
    assert "Lock the vault" in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.deleteLater()


def test_file_dialogs_begin_at_home_and_speak_chinese(look: Look, qtbot: QtBot) -> None:
    look.install()
    assert last_folder("a.pdf") == str(Path(QDir.homePath()) / "a.pdf")
    look.language.use("zh")
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert words
    assert not [text for text in words if text.isascii() and text.strip()]


def test_what_was_kept_is_never_a_thing_not_opened() -> None:
    for code, (zh, _) in WORDS.items():
        kept = [*zh.split("|"), "", ""][1]
        assert "没有打开" not in kept, code
    assert "found in {folder}" in WORDS["KEY_FILE_MISSING"][1]


def test_pages_know_their_keys(bench: Bench, session: Session) -> None:
    shell = bench.shell_for(session, "today")
    for door in shell.doors():
        shell.go(door)
        bench.settle()
        assert isinstance(shell.page, Page)
        assert len(hints_of(shell.page.keys())) >= 3
