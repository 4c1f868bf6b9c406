"""Through the real window: form, blank, thirty sheets keyed twice by two people, differences, tally, XLSX, PDF, the
sealed bundle, and the office, where the same tally comes out."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pdfplumber
from PySide6.QtCore import Qt

from forms.tally.flat import flat_rows
from forms.tally.model import Tally
from storage.keyed import Keyed
from storage.media import folder_medium
from storage.model import Account
from storage.questionnaires import FORM, Questionnaires
from storage.session import Session
from tests.storage.surveys import CANTEEN, sheets
from tests.ui.bench import picture
from tests.ui.office.conftest import Side, bench, side
from tests.ui.questionnaires.keyers import be, in_both_languages, key_sheet, page_of
from tests.ui.worlds import LEADER, MEMBER, OTHER
from tests.worlds import PASSPHRASE
from ui.look import Look
from ui.pages.printed import PrintedPage
from ui.questionnaires.acts import CloseDialog
from ui.questionnaires.batch import BatchPage
from ui.questionnaires.page import QuestionnairesPage
from ui.questionnaires.tally import TallyPage

__all__ = ["bench", "side"]

COUNT = 30
FACTS = {"unit": "启明小学", "survey": "2026年3月食堂", "group": "家长", "date": "2026-03-16", "group_question": "who"}


class WholeWay:
    """One batch on laptop A; each method is a stage, done by the person whose stage it is."""

    def __init__(self, side: Side, look: Look, folder: Path) -> None:
        self.side, self.bench, self.look, self.folder = side, side.bench, look, folder
        self.session: Session = side.laptop("A")
        for account in (MEMBER, OTHER):
            self.ask_account(account)
        self.shell = self.bench.shell_for(self.session, "questionnaires")
        self.batch = ""

    def ask_account(self, account: Account) -> None:
        session = self.session
        self.bench.ask(lambda: session.accounts.add(account.name, account.role, PASSPHRASE, account=account.id))

    def sign_in(self, account: Account) -> BatchPage:
        """Another person at the laptop, with the batch open."""
        self.session = be(self.bench, self.bench.world.folder / "vault-A", self.session, account)
        self.shell = self.bench.shell_for(self.session, "questionnaires")
        return self.open_batch()

    def open_batch(self) -> BatchPage:
        self.shell.open_record("questionnaire_batch", self.batch)
        self.bench.settle()
        return page_of(self.shell, BatchPage)

    def paper(self, argument: str, name: str) -> bytes:
        """A printed page as a PDF."""
        self.shell.go("questionnaire_paper", argument)
        self.bench.settle()
        page_of(self.shell, PrintedPage).view.save_to(self.folder / name)
        self.bench.settle()
        in_both_languages(self.bench, self.look, self.shell, f"questionnaire-paper-{name.removesuffix('.pdf')}")
        return (self.folder / name).read_bytes()

    def choose_languages(self) -> None:
        """The blank in both languages, or in one."""
        page = page_of(self.shell, PrintedPage)
        assert [page.languages.itemText(at) for at in range(3)] == ["中文 + English", "中文", "English"]
        found = []
        for at in range(3):
            page.languages.setCurrentIndex(at)
            page.languages.activated.emit(at)
            self.bench.settle()
            page.view.save_to(self.folder / "one.pdf")
            self.bench.settle()
            with pdfplumber.open(self.folder / "one.pdf") as pdf:
                words = "".join(text.extract_text() for text in pdf.pages)
            found.append(("您是学生的" in words, "You are the pupil" in words))
        assert found == [(True, True), (True, False), (False, True)]

    def bring_the_form(self) -> None:
        source = self.folder / "canteen.md"
        source.write_text(CANTEEN, encoding="utf-8")
        listing = page_of(self.shell, QuestionnairesPage)
        listing.bring(source)
        self.bench.settle()
        assert "usable" in listing.intake.text.text()
        in_both_languages(self.bench, self.look, self.shell, "questionnaire-intake")
        listing.intake.keep.click()
        self.bench.settle()
        session = self.session
        record = self.bench.ask(lambda: session.records.summaries(FORM)[0].id)
        listing.define(record, FACTS)
        self.bench.settle()
        self.batch = page_of(self.shell, BatchPage).record

    def issue_and_count(self) -> None:
        page = self.open_batch()
        page.issue(40)
        self.bench.settle()
        page.count({"collected": 32, "void": 2, "counter_1": MEMBER.id, "counter_2": OTHER.id, "bag_no": "F-3"})
        self.bench.settle()
        in_both_languages(self.bench, self.look, self.shell, "questionnaire-counted")
        page.next.click()
        self.bench.settle()

    def key(self, account: Account, wrong: int = -1) -> None:
        """All sheets by one person, who reads sheet `wrong` differently."""
        page = self.sign_in(account)
        strokes = []
        for number, keyed in enumerate(sheets(COUNT)):
            said = Keyed({**keyed.answers, "who": "other"}, keyed.abstained) if number == wrong else keyed
            strokes.append(key_sheet(self.bench, page, said))
            if number == 20:
                in_both_languages(self.bench, self.look, self.shell, "questionnaire-keying")
        assert max(strokes) < 20, strokes
        assert page.keying is not None and page.keying.task.sheet == 0

    def settle_and_close(self) -> None:
        """The leader, who has keyed nothing, says what the paper says."""
        page = self.sign_in(LEADER)
        assert page.keying is not None and page.keying.differences.list.rows_model.rowCount() == 1
        in_both_languages(self.bench, self.look, self.shell, "questionnaire-differences")
        assert not page.next.isVisible()
        assert page.focusWidget() is page.keying.differences.list  # nothing to key: the digits settle
        self.bench.qtbot.keyClick(page.keying.differences.list, Qt.Key.Key_1)
        self.bench.settle()
        for _ in range(3):  # verify, close, open the tally
            assert page.next.isVisible(), page.error.text()
            page.next.click()
            for dialog in page.window().findChildren(CloseDialog):  # asked once: what closing forgets
                assert (
                    page.facts is not None and page.facts.state == "verified" and dialog.focusWidget() is dialog.cancel
                )
                dialog.verb.click()
            self.bench.settle()

    def tally(self) -> Tally:
        page = page_of(self.shell, TallyPage)
        assert page.tally is not None and page.tally.valid == COUNT
        in_both_languages(self.bench, self.look, self.shell, "questionnaire-tally")
        return page.tally

    def take_out_xlsx(self) -> list[list[str]]:
        """The tables leave on the registered stick; their counts, as they stand in the file."""
        page = page_of(self.shell, TallyPage)
        page.leaving.write(page.file("xlsx"), folder_medium(self.side.sticks["A"]))
        self.bench.settle()
        assert "reads back equal" in page.banner.text(), page.error.text()
        [written] = self.side.sticks["A"].glob("*.xlsx")
        book = openpyxl.load_workbook(BytesIO(written.read_bytes()))
        return [[str(cell) for cell in row] for row in book.worksheets[1].iter_rows(values_only=True)]

    def at_the_office(self) -> Tally:
        """The batch in a sealed bundle, taken in at the office, and its tally opened there."""
        inbox = self.side.look_at(self.side.sealed(self.session))
        assert inbox.shown().stage == "to_take"
        self.side.act(inbox)
        self.side.shell.go("questionnaire_tally", self.batch)
        self.bench.settle()
        page = page_of(self.side.shell, TallyPage)
        assert page.tally is not None, page.error.text()
        picture(self.side.shell, "questionnaire-tally-office")
        return page.tally


def test_from_the_form_to_the_tally_at_the_office(side: Side, look: Look, tmp_path: Path) -> None:
    way = WholeWay(side, look, tmp_path)
    way.bring_the_form()
    assert way.paper(f"blank/{way.batch}", "blank.pdf").startswith(b"%PDF")
    way.choose_languages()
    way.issue_and_count()
    way.key(MEMBER)
    way.key(OTHER, wrong=11)
    way.settle_and_close()
    ours = way.tally()
    rows = [["None" if cell in (None, "") else str(cell) for cell in row] for row in flat_rows(ours, "en")]
    assert [row[:8] for row in way.take_out_xlsx()] == [row[:8] for row in rows]
    assert way.paper(f"tally/{way.batch}", "tally.pdf").startswith(b"%PDF")
    assert way.at_the_office() == ours
    session = way.session
    assert ours == side.bench.ask(lambda: Questionnaires(session).tally(way.batch))
