"""The designer with real keys over a real vault: an appraisal from nothing to a keyed sheet; drafts, taking back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from pyxform.xls2xform import convert

from forms.xlsform.design.model import Design, Skip
from forms.xlsform.model import Group, Question
from forms.xlsform.reading import read_form
from storage.designing import Designs
from storage.exporting import exports
from storage.keying import BATCH
from storage.media import folder_medium
from storage.questionnaires import FORM, Questionnaires
from storage.session import Session
from storage.vault import unlock_vault
from tests.storage.surveys import canteen
from tests.ui.bench import Bench, picture
from tests.ui.questionnaires.designer_hands import Hands, designer, page_of, settled
from tests.ui.worlds import LEADER
from tests.worlds import PASSPHRASE
from ui.look import Look
from ui.pages.today import TodayPage
from ui.questionnaires.batch import BatchPage
from ui.questionnaires.blanks import BlankPaper
from ui.questionnaires.page import QuestionnairesPage
from ui.shell import Shell

ITEMS = ("政治建设", "履行职责", "民主决策", "选人用人", "廉洁自律", "工作作风")
GRADES = ("好", "较好", "一般", "较差")


@pytest.fixture
def bench(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, look, tmp_path)
    yield made
    made.close()


def check_form(bench: Bench, session: Session, record: str) -> None:
    form = bench.ask(lambda: Questionnaires(session).form(record))
    block = form.children[1]
    assert isinstance(block, Group) and [row.label.get("zh") for row in block.children] == list(ITEMS)
    row = block.children[0]
    assert isinstance(row, Question)
    assert [choice.label.get("zh") for choice in form.lists[row.choices]] == list(GRADES)
    assert form.title == "领导班子“一班人”测评表"
    assert bench.ask(session.drafts.pending) == []


def batch_of(session: Session, form: str) -> str:
    """One sheet, issued, counted, to be keyed."""
    facts = {"unit": "启明小学", "survey": "测评", "group": "教职工", "date": "2026-03-16"}
    desk = Questionnaires(session)
    batch = desk.define(form, facts).revision.record
    desk.issue(batch, 1)
    people = {"counter_1": "1" * 32, "counter_2": "2" * 32, "bag_no": ""}
    desk.count(batch, {"collected": 1, "void": 0, **people})
    desk.enter(batch)
    return batch


def check_blank(bench: Bench, shell: Shell, batch: str) -> None:
    shell.go("questionnaire_paper", f"blank/{batch}")
    bench.settle()
    paper = shell.page
    assert isinstance(paper, BlankPaper)
    bench.qtbot.waitUntil(lambda: paper.view.paper.document.pageCount() > 0, timeout=20_000)
    pdf = bench.folder / "blank.pdf"
    paper.view.save_to(pdf)
    bench.settle()
    assert pdf.read_bytes().startswith(b"%PDF")


def key_one_sheet(bench: Bench, shell: Shell, batch: str) -> None:
    shell.open_record(BATCH, batch)
    bench.settle()
    keying = shell.page
    assert isinstance(keying, BatchPage) and keying.keying is not None
    view = keying.keying.sheet
    assert len(view.boxes) == 8
    for digit in "1234121":
        bench.qtbot.keyClicks(view.boxes[view.current], digit)
    bench.settle()
    assert view.sheet is not None and view.current == 7, "the comment is still to be typed"
    view.boxes[7].setText("坚持得好")
    finished = keying.keying.task
    bench.qtbot.keyClick(view.boxes[7], Qt.Key.Key_Return)
    bench.settle()
    assert keying.keying.task != finished


def test_an_appraisal_by_keyboard_alone_from_nothing_to_a_keyed_sheet(bench: Bench, look: Look) -> None:
    look.language.use("zh")
    session = bench.vault()
    shell = bench.shell_for(session, "questionnaires")
    listing = shell.page
    assert isinstance(listing, QuestionnairesPage)
    hands = Hands(bench, shell)
    listing.design_button.setFocus()
    hands.key(Qt.Key.Key_Return)
    bench.settle()
    page = page_of(shell)
    picture(shell, "designer-gallery-zh")

    hands.key(Qt.Key.Key_Down, times=2)
    hands.key(Qt.Key.Key_Return)
    hands.write("领导班子“一班人”测评表")
    hands.add("5")
    hands.write("请对下列方面作出评价：")
    hands.key(Qt.Key.Key_Return)
    hands.lines(*ITEMS)
    hands.key(Qt.Key.Key_Return, times=2)
    hands.lines(*GRADES)
    hands.add("3")
    hands.write("您是否参加过班子民主生活会？")
    hands.add("6")
    hands.write("您参加后的意见：")
    settled(bench, page)
    picture(shell, "designer-editor-zh")
    hands.tab_to("由谁填写")
    hands.key(Qt.Key.Key_Down)
    settled(bench, page)
    assert page.keeper.design.items[-1].skip == Skip("q2", "yes")
    page.print_page()
    settled(bench, page)
    picture(shell, "designer-paper-zh")

    hands.ctrl(Qt.Key.Key_S)
    bench.settle()
    bench.qtbot.waitUntil(lambda: page.edit.isVisible(), timeout=10_000)
    bench.settle()
    picture(shell, "designer-kept-zh")
    check_form(bench, session, page.record)
    batch = bench.ask(lambda: batch_of(session, page.record))
    check_blank(bench, shell, batch)
    key_one_sheet(bench, shell, batch)
    assert bench.ask(lambda: Questionnaires(session).keying.answered(batch)) == 0, "the second keying is to come"


def test_what_is_typed_is_in_the_vault_at_once_and_can_be_gone_on_with(bench: Bench) -> None:
    session = bench.vault()
    shell = bench.shell_for(session, "questionnaires")
    page = designer(bench, shell)
    page.gallery.chosen.emit("template", "survey")
    bench.settle()
    assert bench.ask(session.drafts.pending) == [], "nothing typed, nothing kept"
    hands = Hands(bench, shell)
    hands.write("Canteen survey")
    bench.qtbot.waitUntil(lambda: "Draft kept" in page._state.text(), timeout=5_000)
    record = page.record
    copied = after_a_crash(bench, record)
    assert copied is not None and copied.title.en == "Canteen survey"
    today = bench.page(shell, "today")
    assert isinstance(today, TodayPage)
    model = today.todo.rows_model
    rows = [model.row(at) for at in range(model.rowCount())]
    waiting = [row for row in rows if row.key == f"{FORM}:{record}"]
    assert [row.first for row in waiting] == ["Questionnaire form, not saved yet"]
    today.todo.opened.emit(waiting[0].key)
    bench.settle()
    again = page_of(shell)
    assert again.record == record and again.keeper.design.title.en == "Canteen survey"
    again.editor.panel.add_item("date")
    shell.seal()
    bench.settle()
    kept = bench.ask(lambda: Designs(session).open(record).design)
    assert kept is not None and [item.sort for item in kept.items].count("date") == 1
    assert again.editor.fields is None and again.editor.preview.paper.document.pageCount() == 0
    assert again.editor.panel.outline.rows_model.rowCount() == 0, "nothing of the design stays in the window"


def after_a_crash(bench: Bench, record: str) -> Design | None:
    """The design in the vault as it lies on the disk now, while the program still runs."""
    world, folder = bench.world, bench.folder / "after"
    shutil.copytree(world.vault, folder)

    def look() -> Design | None:
        session = unlock_vault(folder, LEADER.id, PASSPHRASE, world.device, world.tools)
        try:
            return Designs(session).open(record).design
        finally:
            session.close()

    return bench.ask(look)


def test_a_design_is_discarded_for_good(bench: Bench) -> None:
    session = bench.vault()
    shell = bench.shell_for(session, "questionnaires")
    page = designer(bench, shell)
    page.gallery.chosen.emit("template", "appraisal")
    bench.settle()
    page.editor.panel.add_item("yes_no")
    bench.qtbot.waitUntil(lambda: "Draft kept" in page._state.text(), timeout=5_000)
    assert len(bench.ask(session.drafts.pending)) == 1
    page.discard_now()
    bench.settle()
    assert bench.ask(session.drafts.pending) == [] and isinstance(shell.page, QuestionnairesPage)


def test_a_draft_that_cannot_be_read_can_be_discarded(bench: Bench) -> None:
    session = bench.vault()
    record = "d" * 32
    bench.ask(lambda: session.drafts.write(record, FORM, "", {"title": "x", "design": {"format": 99}}))
    shell = bench.shell_for(session, "questionnaires")
    page = designer(bench, shell, record)
    assert "cannot be read" in page.error.text()
    page.discard_now()
    bench.settle()
    assert bench.ask(session.drafts.pending) == []


def test_a_kept_form_is_edited_as_a_new_version_and_leaves_by_the_register(bench: Bench, tmp_path: Path) -> None:
    session = bench.vault()
    record = bench.ask(lambda: Questionnaires(session).bring(canteen()).revision.record)
    shell = bench.shell_for(session, "questionnaires")
    page = designer(bench, shell, record)
    bench.qtbot.waitUntil(lambda: page.edit.isVisible(), timeout=10_000)
    assert page.kept.kept is not None
    stick = tmp_path / "stick"
    stick.mkdir()
    bench.ask(lambda: session.media.register("folder:stick", "folder", 1 << 20, session.me.id))
    page.kept.leaving.write(page.kept.file(page.kept.kept.record), folder_medium(stick))
    bench.settle()
    (out,) = stick.iterdir()
    assert out.read_bytes() == canteen().source and len(bench.ask(lambda: exports(session))) == 1
    page.edit.click()
    bench.settle()
    page = page_of(shell)
    bench.qtbot.waitUntil(lambda: page.designing, timeout=10_000)
    assert page.keeper.design.version == "3" and page.record != record
    page.editor.panel.add_item("text")
    fields = page.editor.fields
    assert fields is not None
    Hands(bench, shell).write("还有什么要说的")
    design = page.keeper.design
    assert design.items[-1].words.zh == "还有什么要说的"
    assert design.languages == ("zh", "en")
    settled(bench, page)
    picture(shell, "designer-bilingual-en")
    page.keeper.undo()
    page.keeper.undo()
    page.save_form()
    bench.settle()
    bench.qtbot.waitUntil(lambda: page.kept.kept is not None and page.kept.kept.record == page.record, timeout=10_000)
    export = bench.ask(lambda: Designs(session).file(page.record))
    assert export.format == "xlsx" and read_form(export.data, "x.xlsx").version == "3"
    assert "<h:title>食堂满意度问卷</h:title>" in convert(BytesIO(export.data), file_type=".xlsx", validate=False).xform


def test_a_form_beyond_the_designer_is_shown_and_says_so(bench: Bench) -> None:
    session = bench.vault()
    brought = canteen(**{"text | advice": "time | advice"})
    record = bench.ask(lambda: Questionnaires(session).bring(brought).revision.record)
    shell = bench.shell_for(session, "questionnaires")
    page = designer(bench, shell, record)
    bench.qtbot.waitUntil(lambda: page.kept.banner.isVisible(), timeout=10_000)
    assert "more than the designer knows (advice)" in page.kept.banner.text() and not page.edit.isVisible()
    picture(shell, "designer-beyond-en")
