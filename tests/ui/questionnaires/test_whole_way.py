"""Through the real window: form, blank, thirty sheets keyed twice by two people, differences, tally, XLSX, PDF.

The bundle and the office are in `tests/storage/test_questionnaires_office.py`."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from forms.tally.tables import flat_rows
from storage.keying import Keyed
from storage.model import Account
from storage.questionnaires import FORM
from storage.session import Session
from storage.vault import unlock_vault
from tests.storage.surveys import CANTEEN, sheets
from tests.ui.bench import Bench, picture
from tests.ui.worlds import LEADER, MEMBER, OTHER
from tests.worlds import PASSPHRASE
from ui.look import Look
from ui.questionnaires.batch import BatchPage
from ui.questionnaires.page import QuestionnairesPage
from ui.questionnaires.papers import QuestionnairePaper
from ui.questionnaires.tally import TallyPage
from ui.shell import Shell

COUNT = 30
DIGITS = {
    "who": {"father": "1", "mother": "2", "other": "3"}, "portion": {"right": "1", "little": "2", "much": "3"},
    "posted": {"yes": "1", "no": "2", "unclear": "3"}, "seen": {"prices": "1", "menu": "2", "accounts": "3"},
    "taste": {"good": "1", "fair": "2", "poor": "3"}, "clean": {"good": "1", "fair": "2", "poor": "3"},
}  # fmt: skip


@pytest.fixture
def bench(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, look, tmp_path)
    yield made
    made.close()


def be(bench: Bench, session: Session | None, account: Account) -> Session:
    """Lock the vault and unlock it for another account."""
    if session is not None:
        bench.settle()
        bench.ask(session.close)
    world = bench.world
    return bench.opened(lambda: unlock_vault(world.vault, account.id, PASSPHRASE, world.device, world.tools))


def page_of(shell: Shell, kind: type[Any]) -> Any:
    assert isinstance(shell.page, kind)
    return shell.page


def key_sheet(bench: Bench, page: BatchPage, keyed: Keyed) -> int:
    """Key one sheet as a person does; returns the number of key strokes."""
    assert page.keying is not None
    view = page.keying.sheet
    qtbot, strokes, finished = bench.qtbot, 0, page.keying.task
    while page.keying.task == finished and view.sheet is not None:
        at = view.current
        key, box = view.sheet.asked[at].key, view.boxes[at]
        last = view.sheet.after(at) >= len(view.sheet.asked)
        value = keyed.answers.get(key)
        if value is None:
            qtbot.keyClicks(box, ".")
            strokes += 1
        elif key in DIGITS and isinstance(value, list):
            qtbot.keyClicks(box, "".join(DIGITS[key][code] for code in value))
            qtbot.keyClick(box, Qt.Key.Key_Return)
            strokes += len(value) + 1
        elif key in DIGITS or key == "days":
            qtbot.keyClicks(box, DIGITS[key][value] if key in DIGITS else str(value))
            strokes += 1
        else:
            text = str(value)
            if key == "advice":
                box.setText(text)
            else:
                qtbot.keyClicks(box, text)
            qtbot.keyClick(box, Qt.Key.Key_Return)
            strokes += 1 if key == "advice" else len(text) + 1
        if last:
            break
    bench.settle()
    return strokes


def test_from_the_form_to_the_files(bench: Bench, qtbot: QtBot, tmp_path: Path, look: Look) -> None:
    form = tmp_path / "canteen.md"
    form.write_text(CANTEEN, encoding="utf-8")
    leader = bench.vault()
    for account in (MEMBER, OTHER):
        bench.ask(lambda a=account: leader.accounts.add(a.name, a.role, PASSPHRASE, account=a.id))

    # the leader brings the form and defines a batch
    shell = bench.shell_for(leader, "questionnaires")
    listing = page_of(shell, QuestionnairesPage)
    listing.bring(form)
    bench.settle()
    assert "usable" in listing.intake.text.text()
    picture(shell, "questionnaire-intake")
    listing.intake.keep.click()
    bench.settle()
    record = bench.ask(lambda: leader.records.summaries(FORM)[0].id)
    listing.define(record, {"unit": "启明小学", "survey": "2026年3月食堂", "group": "家长", "date": "2026-03-16",
                            "group_question": "who"})  # fmt: skip
    bench.settle()
    batch = page_of(shell, BatchPage)

    # blanks, issue, count
    shell.go("questionnaire_paper", f"blank/{batch.record}")
    bench.settle()
    blank = page_of(shell, QuestionnairePaper)
    blank.view.save_to(tmp_path / "blank.pdf")
    bench.settle()
    assert (tmp_path / "blank.pdf").read_bytes().startswith(b"%PDF")
    picture(shell, "questionnaire-blank")
    shell.open_record("questionnaire_batch", batch.record)
    bench.settle()
    batch = page_of(shell, BatchPage)
    batch.issue(40)
    bench.settle()
    batch.count({"collected": 32, "void": 2, "counter_1": MEMBER.id, "counter_2": OTHER.id, "bag_no": "F-3"})
    bench.settle()
    picture(shell, "questionnaire-counted")
    batch.next.click()
    bench.settle()

    # thirty sheets, twice, by two people; the second errs once
    wanted = sheets(COUNT)
    session: Session | None = leader
    for account in (MEMBER, OTHER):
        session = be(bench, session, account)
        shell = bench.shell_for(session, "questionnaires")
        shell.open_record("questionnaire_batch", batch.record)
        bench.settle()
        page = page_of(shell, BatchPage)
        strokes = []
        for number, keyed in enumerate(wanted):
            shown = keyed
            if account is OTHER and number == 11:
                shown = Keyed({**keyed.answers, "who": "other"}, keyed.abstained)
            strokes.append(key_sheet(bench, page, shown))
            if account is OTHER and number == 20:
                picture(shell, "questionnaire-keying-en")
                look.language.use("zh")
                bench.settle()
                picture(shell, "questionnaire-keying-zh")
                look.language.use("en")
                bench.settle()
        assert max(strokes) < 20, strokes
        assert page.keying is not None and page.keying.task.sheet == 0

    # a third person settles, closes, opens the tally
    assert session is not None
    session = be(bench, session, LEADER)
    shell = bench.shell_for(session, "questionnaires")
    shell.open_record("questionnaire_batch", batch.record)
    bench.settle()
    page = page_of(shell, BatchPage)
    assert page.keying is not None and page.keying.differences.list.rows_model.rowCount() == 1
    picture(shell, "questionnaire-differences")
    assert not page.next.isVisible()
    page.keying.differences.list.setFocus()
    qtbot.keyClick(page.keying.differences.list, Qt.Key.Key_1)
    bench.settle()
    for _ in range(4):  # verify, close, open the tally, go there
        assert page.next.isVisible(), page.error.text()
        page.next.click()
        bench.settle()
    tally = page_of(shell, TallyPage)
    assert tally.tally is not None and tally.tally.valid == COUNT
    picture(shell, "questionnaire-tally-en")
    look.language.use("zh")
    bench.settle()
    picture(shell, "questionnaire-tally-zh")
    look.language.use("en")
    bench.settle()

    # out: XLSX and PDF
    tally.export_to(tmp_path / "tally.xlsx", "xlsx")
    bench.settle()
    book = openpyxl.load_workbook(BytesIO((tmp_path / "tally.xlsx").read_bytes()))
    rows = [list(row) for row in book.worksheets[1].iter_rows(values_only=True)]
    assert [str(row[7]) for row in rows] == [str(row[7]) for row in flat_rows(tally.tally, "en")]
    shell.go("questionnaire_paper", f"tally/{batch.record}")
    bench.settle()
    paper = page_of(shell, QuestionnairePaper)
    paper.view.save_to(tmp_path / "tally.pdf")
    bench.settle()
    assert (tmp_path / "tally.pdf").read_bytes().startswith(b"%PDF")
