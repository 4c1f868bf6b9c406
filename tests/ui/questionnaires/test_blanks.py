"""Blanks in the window: a specimen from a form's page, numbers from–to where a form is not anonymous."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from pytestqt.qtbot import QtBot

from forms.printing import questionnaire
from storage.questionnaires import Brought, Questionnaires
from storage.session import Session
from tests.storage.surveys import canteen
from tests.storage.test_blanks import numbered
from tests.ui.bench import Bench, picture
from tests.ui.questionnaires.designer_hands import designer
from ui.look import Look
from ui.questionnaires.blanks import BlankPaper
from ui.shell import Shell


@pytest.fixture
def bench(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, look, tmp_path)
    yield made
    made.close()


def laid_out(bench: Bench, shell: Shell) -> BlankPaper:
    bench.settle()
    paper = shell.page
    assert isinstance(paper, BlankPaper)
    bench.qtbot.waitUntil(lambda: paper.view.save.isEnabled(), timeout=20_000)
    return paper


def words_of(path: Path) -> list[str]:
    with pdfplumber.open(path) as pdf:
        return [page.extract_text() for page in pdf.pages]


def test_a_specimen_is_printed_from_the_page_of_a_form(bench: Bench, tmp_path: Path) -> None:
    session = bench.vault()
    form = bench.ask(lambda: Questionnaires(session).bring(canteen()).revision.record)
    shell = bench.shell_for(session, "questionnaires")
    bench.look.language.use("zh")
    page = designer(bench, shell, form)
    bench.qtbot.waitUntil(page.specimen.isVisible, timeout=10_000)
    picture(shell, "form-kept-zh")
    page.print_page()  # Ctrl+P, as the window hands it down
    paper = laid_out(bench, shell)
    assert not paper.range.isVisible() and paper.languages.isVisible()
    picture(shell, "specimen-zh")
    paper.view.save_to(tmp_path / "specimen.pdf")
    bench.settle()
    assert all("样张" in words and "不发放" in words for words in words_of(tmp_path / "specimen.pdf"))
    (job,) = bench.ask(session.prints.all)
    assert (job.record, job.copies) == (form, 1)


def a_batch(session: Session, brought: Brought, issued: int) -> str:
    desk = Questionnaires(session)
    facts = {"unit": "启明小学", "survey": "s", "group": "家长", "date": "2026-03-16"}
    batch = desk.define(desk.bring(brought).revision.record, facts).revision.record
    desk.issue(batch, issued)
    return batch


def test_numbered_copies_are_chosen_from_and_to(bench: Bench, tmp_path: Path) -> None:
    session = bench.vault()
    batch = bench.ask(lambda: a_batch(session, numbered(), 12))
    shell = bench.shell_for(session, "questionnaires")
    shell.go("questionnaire_paper", f"blank/{batch}")
    paper = laid_out(bench, shell)
    assert (paper.range.first.value(), paper.range.last.value()) == (1, 12)
    picture(shell, "numbered-en")
    paper.range.last.setValue(3)
    assert not paper.view.save.isEnabled(), "what is shown is not yet what was asked for"
    laid_out(bench, shell)
    paper.view.save_to(tmp_path / "one.pdf")
    bench.settle()
    pages = words_of(tmp_path / "one.pdf")
    for number in (1, 2, 3):
        assert any(f"第000{number}号" in words.replace(" ", "") for words in pages)
    (job,) = bench.ask(session.prints.all)
    assert job.copies == 3
    laid_out(bench, shell)
    assert (paper.range.first.value(), paper.range.last.value()) == (4, 12), "the next ones are offered"
    paper.range.first.setValue(3)
    bench.qtbot.waitUntil(paper.view.error.isVisible, timeout=5_000)
    assert "Numbers 3 to 3 have been printed" in paper.view.error.text() and not paper.view.save.isEnabled()
    paper.range.last.setValue(13)
    paper.range.first.setValue(5)
    bench.qtbot.waitUntil(lambda: "above the 12 sheets" in paper.view.error.text(), timeout=5_000)
    picture(shell, "numbered-wrong-en")
    paper.range.last.setValue(12)
    laid_out(bench, shell)
    assert not paper.view.error.isVisible()


def test_when_all_numbers_are_printed_the_window_says_so(bench: Bench, look: Look, tmp_path: Path) -> None:
    session = bench.vault()
    batch = bench.ask(lambda: a_batch(session, numbered(), 3))
    shell = bench.shell_for(session, "questionnaires")
    shell.go("questionnaire_paper", f"blank/{batch}")
    paper = laid_out(bench, shell)
    assert not paper.all_printed.isVisible()
    paper.view.save_to(tmp_path / "all.pdf")
    bench.settle()
    assert_all_printed(paper)
    assert "is saved as a PDF" in paper.view.banner.text()
    for language, words in (("zh", "3 个编号都已印过"), ("en", "All 3 numbers have been printed")):
        look.language.use(language)
        bench.settle()
        assert paper.all_printed.text() == words
        picture(shell, f"numbered-all-{language}")
    shell.go("questionnaire_paper", f"blank/{batch}")  # come back to
    bench.settle()
    assert isinstance(shell.page, BlankPaper) and shell.page is not paper
    assert_all_printed(shell.page)
    shell.page.languages.setCurrentIndex(1)
    shell.page.languages.activated.emit(1)
    bench.settle()
    assert_all_printed(shell.page)
    assert len(bench.ask(session.prints.all)) == 1


def assert_all_printed(paper: BlankPaper) -> None:
    """Said, with pages in sight and no complaint; nothing more comes out."""
    assert paper.all_printed.isVisible() and not paper.range.isVisible()
    assert not paper.view.error.isVisible() and paper.view.paper.document.pageCount() > 0
    assert not paper.view.save.isEnabled() and not paper.view.print_button.isEnabled()


def test_numbers_typed_while_others_are_drawn_hold_what_is_shown(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reviewer's finding: the pages of 1–4 freed the buttons while the boxes said 3–4."""
    real = questionnaire.lay_out_blank
    drawn = threading.Event()

    def slow(*given: Any) -> Any:
        made = real(*given)
        drawn.wait(5)
        return made

    session = bench.vault()
    batch = bench.ask(lambda: a_batch(session, numbered(), 12))
    shell = bench.shell_for(session, "questionnaires")
    shell.go("questionnaire_paper", f"blank/{batch}")
    paper = laid_out(bench, shell)
    monkeypatch.setattr(questionnaire, "lay_out_blank", slow)
    before = paper.view._slip
    paper.range.last.setValue(4)
    bench.qtbot.waitUntil(lambda: paper.view._slip is not before, timeout=5_000)
    paper._settled.setInterval(60_000)
    paper.range.first.setValue(3)
    drawn.set()
    bench.settle()
    assert not paper.view.save.isEnabled()


def test_blanks_of_an_anonymous_form_offer_no_numbers(bench: Bench) -> None:
    session = bench.vault()
    batch = bench.ask(lambda: a_batch(session, canteen(), 12))
    shell = bench.shell_for(session, "questionnaires")
    shell.go("questionnaire_paper", f"blank/{batch}")
    assert not laid_out(bench, shell).range.isVisible()
