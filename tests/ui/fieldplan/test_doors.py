"""Plan, outlines, checklist and criteria library in the window, by keyboard (R05, R06, R09, K11, K12)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.storage.team import LIAISON, MEMBER
from tests.ui.bench import picture
from tests.ui.report.conftest import Desk
from ui.checklist.criteria import CriteriaPage
from ui.checklist.page import ChecklistPage
from ui.i18n import say
from ui.interview.page import InterviewPage
from ui.pages.records import RecordsPage
from ui.plan.page import PlanPage

UNIT = "霁川县人民医院"


def in_zh(desk: Desk, name: str) -> None:
    """The same page in Chinese, as a picture, and back."""
    desk.bench.look.language.use("zh")
    desk.bench.settle()
    picture(desk.shell, f"{name}-zh")
    desk.bench.look.language.use("en")
    desk.bench.settle()


def slots(desk: Desk) -> None:
    for at, group in enumerate(("staff", "staff", "leadership", "resident")):
        desk.sources.team.make("plan_slot", {
            "unit": UNIT, "role_group": group, "date": f"2026-03-{19 + at}", "slot": "09:30", "place": "谈话室二",
            "note": "了解采购与验收", "pair": [MEMBER.id],
        })  # fmt: skip


def test_k12_the_plan_shows_coverage_by_group_and_a_slot_becomes_an_interview(desk: Desk) -> None:
    slots(desk)
    desk.sit()
    page = desk.bench.page(desk.shell, "plan")
    assert isinstance(page, PlanPage)
    assert "0/4" in page.band.whole.text(), "an interview that was held without being planned is no part of it"
    picture(desk.shell, "plan-en")
    in_zh(desk, "plan")
    assert page.begin.isEnabled()
    page.begin.click()
    desk.bench.settle()
    talk = desk.shell.page
    assert isinstance(talk, InterviewPage)
    assert talk.keeper.working.content["role_group"] == "staff"
    assert talk.view.outline._outline is not None and "staff" in talk.view.outline._outline.name
    desk.shell.go("plan")
    desk.bench.settle()
    states = sorted(row.state for row in desk.bench.ask(lambda: desk.session.records.summaries("plan_slot")))
    assert states == ["planned", "planned", "planned", "taken"]


def test_an_outline_of_a_pack_becomes_the_teams_own(desk: Desk) -> None:
    desk.sit()
    page = desk.bench.page(desk.shell, "plan")
    assert isinstance(page, PlanPage)
    page.choose("outline")
    desk.bench.settle()
    page.copy_outline(desk.bench.ask(lambda: desk.session.packs.outlines("zh"))[0])
    desk.bench.settle()
    (row,) = desk.bench.ask(lambda: desk.session.records.summaries("outline"))
    assert desk.shell.current == f"outline:{row.id}"
    head = desk.bench.ask(lambda: desk.session.records.get(row.id).head)
    assert len(head.content["questions"]) == 8 and head.content["role_group"] == "leadership"
    desk.shell.go("plan")
    page.choose("outline")
    desk.bench.settle()
    picture(desk.shell, "outlines-en")


def test_k11_the_checklist_by_keyboard(desk: Desk) -> None:
    desk.sit()
    page = desk.bench.page(desk.shell, "checklist")
    assert isinstance(page, ChecklistPage)
    assert "0/60" in page.head.about.text()
    assert page.point() is not None and page.point().code == "A-01"  # type: ignore[union-attr]  # asserted
    QTest.keyClick(page.tree, Qt.Key.Key_Return)
    page.pane.note.area.insertPlainText("规则 2024 年修订")
    picture(desk.shell, "checklist-en")
    page.pane.no_problem.click()
    desk.bench.settle()
    assert "1/60" in page.head.about.text() and page.error.text() == ""
    QTest.keyClick(page.tree, Qt.Key.Key_Down)
    page.pane.note.area.insertPlainText("设备未上会")
    page.pane.problem.click()
    desk.bench.settle()
    assert desk.shell.current.startswith("workpaper:")
    paper = desk.shell.current.partition(":")[2]
    head = desk.bench.ask(lambda: desk.session.records.get(paper).head)
    assert (head.content["checklist_ref"], head.content["unit"]) == ("A-02", UNIT)
    assert head.content["marking"] == "work_secret_internal", "the form's defaults are there"
    desk.shell.go("checklist")
    desk.bench.settle()
    QTest.keyClick(page.tree, Qt.Key.Key_Left)
    assert page.tree.leaf() == "" and "general-checklist/A" in page.tree.folded
    QTest.keyClick(page.tree, Qt.Key.Key_Right)
    QTest.keyClick(page.tree, Qt.Key.Key_Down)
    QTest.keyClick(page.tree, Qt.Key.Key_Down)
    in_zh(desk, "checklist")


def test_nothing_is_said_of_all_organisations_at_once(desk: Desk) -> None:
    desk.sit()
    page = desk.bench.page(desk.shell, "checklist")
    assert isinstance(page, ChecklistPage)
    page.units.setCurrentIndex(page.units.count() - 1)
    desk.bench.settle()
    assert page.tree.leaf() and page.point() is None and page.pane.note.isHidden() and not page.pane.choose.isHidden()
    assert "K11" in page.head.about.text()
    page.units.setCurrentIndex(0)
    desk.bench.settle()
    assert UNIT in page.head.about.text() and "K11" not in page.head.about.text(), "K11 is over all organisations"


def test_no_problem_needs_a_word_on_what_was_looked_at(desk: Desk) -> None:
    desk.sit()
    page = desk.bench.page(desk.shell, "checklist")
    assert isinstance(page, ChecklistPage)
    page.pane.no_problem.click()
    desk.bench.settle()
    assert page.error.text() and "0/60" in page.head.about.text()


def test_a_clause_is_found_and_cited(desk: Desk) -> None:
    paper = desk.sources.paper(frozen=False)
    desk.sit()
    page = desk.bench.page(desk.shell, "criteria")
    assert isinstance(page, CriteriaPage)
    picture(desk.shell, "criteria-en")
    page.filter.setText("HR-PUR-3")
    assert page.tree.leaf() == "example-criteria/HR-PUR-3"
    in_zh(desk, "criteria")
    page.retranslate()
    desk.bench.settle()
    desk.bench.look.language.use("zh")
    desk.bench.settle()
    QTest.keyClick(page.tree, Qt.Key.Key_Return)
    desk.bench.settle()
    head = desk.bench.ask(lambda: desk.session.records.get(paper).head)
    row = head.content["criteria"][-1]
    assert row["clause"] == "HR-PUR-3" and row["text"].startswith(
        "《霁川县县属医院采购与验收办法（示例）》（示例〔2023〕4号）第3条："
    )
    assert "HR-PUR-3" in page.banner.text()
    page.begin_paper()
    desk.bench.settle()
    assert desk.shell.current.startswith("workpaper:")


def test_who_has_no_part_in_it_has_no_door(desk: Desk) -> None:
    desk.sit(LIAISON)
    assert not desk.shell.space.has_door("checklist") and not desk.shell.space.has_door("criteria")


def test_the_footer_names_what_its_tab_opens_and_an_empty_tab_says_where_the_outlines_are(desk: Desk) -> None:
    desk.sit()
    page = desk.bench.page(desk.shell, "plan")
    assert isinstance(page, PlanPage)
    page.choose("outline")
    desk.bench.settle()
    assert ("Ctrl N", "New outline") in [(key, say(words)) for key, words in (*page.keys(),)]
    shown = [label.text() for label in desk.shell.hints.findChildren(QLabel)]
    assert "New outline" in shown and not any("slot" in text for text in shown)
    assert "outlines stand ready in the packs in use" in page.lists["outline"].empty.hint.text()
    in_zh(desk, "outlines-empty")


def test_an_empty_list_says_none_only_to_who_would_see_them(desk: Desk) -> None:
    desk.sit(MEMBER)
    page = desk.bench.page(desk.shell, "papers")
    lists = [page] if isinstance(page, RecordsPage) else page.findChildren(RecordsPage)
    assert any(one.empty.title.text() == "No working papers that you may see" for one in lists)
    desk.leave()
    desk.sit()
    page = desk.bench.page(desk.shell, "papers")
    lists = [page] if isinstance(page, RecordsPage) else page.findChildren(RecordsPage)
    assert any(one.empty.title.text() == "No working papers yet" for one in lists)
