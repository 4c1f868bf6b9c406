"""The report outline in the window: coverage, what is missing, the way to the papers, the ways out (R33, K10, V18)."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
from PySide6.QtTest import QTest

from forms.canonical import sha256_hex
from forms.problems import Refused
from forms.report.model import Scope
from storage.exporting import exports, register_export
from storage.media import folder_medium
from tests.storage.team import DEPUTY, LEADER, LIAISON, MEMBER
from tests.ui.bench import picture
from tests.ui.report.conftest import Desk
from tests.worlds import PASSPHRASE
from ui.components.rows import TwoLines
from ui.report.leaving import MediumDialog, as_export
from ui.report.page import ReportPage
from ui.report.paper import ReportPaper


def outline_page(desk: Desk) -> ReportPage:
    page = desk.bench.page(desk.shell, "report")
    assert isinstance(page, ReportPage)
    return page


def rows_of(page: ReportPage) -> list[TwoLines]:
    return [page.list.rows_model.row(at) for at in range(page.list.rows_model.rowCount())]


def test_k10_the_page_says_what_is_covered_and_leads_to_what_is_missing(desk: Desk) -> None:
    desk.sources.paper(frozen=True)
    late = desk.sources.paper(frozen=False, section="一（二）", title="质保金提前退付", category=["C-03-3"])
    desk.sit()
    page = outline_page(desk)
    assert "1/2 = 50.0 %" in page.head.about.text()
    assert "1 issue has no frozen paper" in page.banner.text()
    assert [row.first for row in rows_of(page) if row.is_heading] == ["一（二）", "二（一）"]
    page.chips.chosen.emit("missing")
    page.chips.choose("missing")
    page._show_rows()
    assert [row.key for row in rows_of(page) if row.mark] == [late]
    picture(desk.shell, "report-missing-en")
    QTest.keyClick(page.list, "\r")
    desk.bench.settle()
    assert desk.shell.current == f"workpaper:{late}"


def test_each_sentence_shows_its_way_back(desk: Desk) -> None:
    desk.sources.paper(frozen=True)
    desk.sit()
    page = outline_page(desk)
    said = page.issue.said()
    assert any("三十七台设备未列入清单" in text and "DG-2601-03A-0001, evidence 1]" in text for text in said)
    assert any("验收单倒签" in text and "evidence 2, 3]" in text for text in said)
    assert page.banner.text() == ""
    desk.bench.look.language.use("zh")
    desk.bench.settle()
    assert any("〔底稿 DG-2601-03A-0001，支撑材料 2、3〕" in text for text in page.issue.said())
    picture(desk.shell, "report-zh")


def test_scope_and_order_are_chosen(desk: Desk) -> None:
    desk.sources.paper(frozen=True, category=["C-03-2"])
    desk.sources.paper(frozen=True, category=["C-01-1"], unit="启明小学", section="三（一）")
    desk.sit()
    page = outline_page(desk)
    page.order.setCurrentIndex(1)
    desk.bench.settle()
    assert page.outline is not None and list(page.outline.groups()) == ["C-01", "C-03"]
    page.units.setCurrentIndex(page.units.findData("启明小学"))
    desk.bench.settle()
    assert [line.unit for line in page.outline.lines] == ["启明小学"]
    assert "1/1" in page.head.about.text()
    page.units.setCurrentIndex(0)
    page.areas.setCurrentIndex(page.areas.findData("C-03"))
    desk.bench.settle()
    assert [line.category for line in page.outline.lines] == [("C-03-2",)]


def test_only_who_reads_every_paper_has_the_door(desk: Desk) -> None:
    for account, has in ((LEADER, True), (DEPUTY, True), (MEMBER, False), (LIAISON, False)):
        desk.sit(account)
        assert desk.shell.space.has_door("report") is has
        desk.leave()


def test_an_empty_outline_says_where_papers_come_from(desk: Desk) -> None:
    desk.sit()
    page = outline_page(desk)
    assert page._stack.currentWidget() is page._empty and not page.paper.isEnabled()


def test_v06_the_pages_are_numbered_and_of_readable_papers_only(desk: Desk, tmp_path: Path) -> None:
    desk.sources.paper(frozen=True)
    desk.sit()
    outline_page(desk).paper.click()
    desk.bench.settle()
    page = desk.shell.page
    assert isinstance(page, ReportPaper)
    target = tmp_path / "outline.pdf"
    page.view.save_to(target)
    desk.bench.settle()
    picture(desk.shell, "report-paper-en")
    (job,) = desk.bench.ask(desk.session.prints.all)
    assert (job.page_kind, job.target, job.pages, job.disposition) == ("report_outline", "pdf", 1, "")
    assert target.read_bytes().startswith(b"%PDF")


def test_v18_docx_goes_to_a_registered_medium_and_is_read_back(desk: Desk, tmp_path: Path) -> None:
    desk.sources.paper(frozen=True)
    desk.sit(DEPUTY)
    stick = tmp_path / "stick"
    stick.mkdir()
    page = outline_page(desk)
    page.docx.click()
    desk.bench.settle()
    dialog = page.leaving.dialog
    assert isinstance(dialog, MediumDialog) and not dialog.ready()
    dialog.use_folder(stick)
    desk.bench.settle()
    assert dialog.chosen() is None and "not registered" in dialog.error.text()
    dialog.reject()
    desk.leave()
    desk.sit(LEADER)
    desk.bench.ask(lambda: desk.session.media.register(f"folder:{stick.name}", "folder", 1 << 30, LEADER.id))
    page = outline_page(desk)
    desk.shell.space.media_folders.append(stick)
    page.docx.click()
    desk.bench.settle()
    dialog = page.leaving.dialog
    assert dialog is not None and dialog.chosen() is not None
    picture(desk.shell, "report-docx-en")
    dialog.try_accept()
    desk.bench.settle()
    (file,) = stick.glob("*.docx")
    (entry,) = desk.bench.ask(lambda: exports(desk.session))
    assert file.name == f"BG-2601-03A-{entry.number}.docx" and file.name in page.result.text()
    assert entry.body["sha256"] == sha256_hex(file.read_bytes())


def test_the_file_says_nothing_of_who_when_and_where(desk: Desk) -> None:
    desk.sources.paper(frozen=True)
    desk.sit()
    made = desk.bench.ask(lambda: as_export(desk.session, Scope(), "zh"))
    assert made.data == desk.bench.ask(lambda: as_export(desk.session, Scope(), "zh")).data
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in package.namelist() if "thumbnail" in name or "app.xml" in name or "custom" in name]
        core = package.read("docProps/core.xml").decode()
        body = package.read("word/document.xml").decode()
        assert "python-docx" not in core and LEADER.name not in core + body and "rsid" not in body
    assert "验收单倒签" in body and "〔底稿 DG-2601-03A-0001，支撑材料 2、3〕" in body


def test_v18_without_the_leaders_word_nothing_leaves(desk: Desk, tmp_path: Path) -> None:
    desk.sources.paper(frozen=True)
    desk.sit(LEADER)
    stick = tmp_path / "stick"
    stick.mkdir()
    desk.bench.ask(lambda: desk.session.media.register(f"folder:{stick.name}", "folder", 1 << 30, LEADER.id))
    desk.leave()
    desk.sit(DEPUTY)
    page = outline_page(desk)
    page.leaving.write(Scope(), folder_medium(stick), "", "")
    desk.bench.settle()
    assert "word of the team leader" in page.error.text() and list(stick.iterdir()) == []
    page.leaving.write(Scope(), folder_medium(stick), LEADER.id, PASSPHRASE)
    desk.bench.settle()
    (entry,) = desk.bench.ask(lambda: exports(desk.session))
    assert entry.body["approved_by"] == LEADER.id and len(list(stick.iterdir())) == 1


def test_v09_a_file_of_papers_that_may_not_be_read_is_not_registered(desk: Desk) -> None:
    paper = desk.sources.paper(frozen=False)
    desk.sit()
    export = desk.bench.ask(lambda: as_export(desk.session, Scope(), "zh"))
    assert export.contents == (paper,)
    with pytest.raises(Refused, match="NOT_READABLE"):
        desk.bench.ask(lambda: register_export(desk.session, replace(export, contents=("9" * 32,))))


def test_a_volume_is_bound_with_contents_and_its_own_pages(desk: Desk, tmp_path: Path) -> None:
    papers = [desk.sources.paper(frozen=True, title=f"问题{number}") for number in (1, 2)]
    desk.sources.paper(frozen=False, title="未冻结")
    desk.sit()
    outline_page(desk).volume.click()
    desk.bench.settle()
    page = desk.shell.page
    assert isinstance(page, ReportPaper)
    page.number.setValue(3)
    desk.bench.settle()
    desk.bench.look.language.use("zh")
    desk.bench.settle()
    picture(desk.shell, "volume-zh")
    target = tmp_path / "volume.pdf"
    page.view.save_to(target)
    desk.bench.settle()
    with pdfplumber.open(target) as pdf:
        texts = ["".join((sheet.extract_text() or "").split()) for sheet in pdf.pages]
    assert "第3卷" in texts[0] and "底稿份数2" in texts[0] and "卷内目录" in texts[1]
    for number, title in enumerate(("问题1", "问题2"), 1):
        start = next(at for at, text in enumerate(texts[2:], 3) if f"DG-2601-03A-000{number}" in text)
        assert f"{title}霁川县人民医院{start}" in texts[1]
        assert f"卷内第{start}页共{len(texts)}页" in texts[start - 1]
    assert "未冻结" not in "".join(texts)
    (job,) = desk.bench.ask(desk.session.prints.all)
    assert (job.page_kind, job.serial, job.pages) == ("bound_volume", "JC-2601-03A-3", len(texts))
    assert all(job.number in text for text in texts) and papers
