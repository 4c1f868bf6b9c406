"""The stint goes on through the real windows, keys only: note, paper in three hands, notice, week, sheet; then the
third bundle, and the office follows every link (issue 4)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from storage.links import unresolved
from storage.lists import Filter
from storage.questionnaires import Questionnaires
from storage.session import Session
from tests.traces import traces
from tests.ui.stint import CTRL, Played, Sitter
from ui.demo.cast import DEPUTY, LEADER, MEMBERS
from ui.look import Look
from ui.questionnaires.batch import BatchPage

UNIT = "霁川县人民医院"
TYPED = {"note": "登记簿第四十四页证明栏空白", "paper": "登记簿缺少证明人签字", "notice": "服务窗口未张贴收费标准"}


@pytest.fixture
def played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Played]:
    monkeypatch.setattr("storage.machine.active_interfaces", list)
    monkeypatch.setattr("storage.media.removable_media", list)
    made = Played(tmp_path / "demo-output")
    yield made
    made.close()


def a_note(hands: Sitter) -> str:
    """A review note in a document that is still with the team."""
    item = hands.ask(lambda session: next(
        row.id for row in session.records.summaries("doc_item")
        if row.state == "in_review" and row.fields.get("unit", UNIT) == UNIT
    ))  # fmt: skip
    hands.show("doc_item", item)
    hands.tab_to("New review note")
    hands.key(Qt.Key.Key_Return)
    hands.write(Page="44", Extract=TYPED["note"])
    assert hands.act() == "kept"
    return hands.record


def a_paper(hands: Sitter) -> str:
    """Everything a paper asks for but its evidence."""
    hands.new("papers")
    hands.type(TYPED["paper"])
    hands.first("Inspected organisation")
    hands.write(Responsible_body="院办公室")
    hands.tab_to("Documents")
    hands.key(Qt.Key.Key_Space)
    hands.tab_to("Choose")
    hands.key(Qt.Key.Key_Return)
    hands.type("C-02")
    hands.key(Qt.Key.Key_Return)
    hands.write(Summary="登记簿一页缺证明人签字。")
    hands.tab_to("Add a row")
    hands.key(Qt.Key.Key_Return)
    hands.type("第四十四页证明栏空白。")
    hands.tab_to("Cause")
    QTest.keyClick(hands.focus, Qt.Key.Key_Backtab)
    hands.key(Qt.Key.Key_Return)
    hands.write(Criterion="财务管理办法第四条", How_it_was_found="逐页核对")
    hands.first("Suggested handling")
    hands.key(Qt.Key.Key_S, CTRL)
    return hands.record


def cite(hands: Sitter, note: str, paper: str) -> None:
    """From the note, one key opens "use as evidence"; the paper being written is the one that is offered."""
    hands.show("doc_review_note", note)
    hands.key(Qt.Key.Key_M, CTRL)
    assert hands.shell.current == "evidence"
    hands.write(What_it_shows="证明栏没有签字")
    hands.tab_to("Add to the paper")
    hands.key(Qt.Key.Key_Return)
    hands.show("workpaper", paper)


def three_signed(hands: Sitter) -> bool:
    """Whether the panel beside the paper has its tick at "Three different persons sign"."""
    panel = hands.page.view.corroboration
    assert panel is not None
    return panel.signed_by_three


def a_batch(session: Session) -> str:
    """A batch of two sheets, counted and waiting to be keyed."""
    desk = Questionnaires(session)
    (form,) = session.records.summaries("questionnaire_form")
    first, second = (session.accounts.get(name).id for name in MEMBERS)
    facts = {"unit": UNIT, "survey": "补充调查", "group": "职工", "date": "2026-03-30", "place": "大厅"}
    batch = desk.define(form.id, facts).revision.record
    desk.issue(batch, 5)
    desk.count(batch, {"collected": 2, "void": 0, "counter_1": first, "counter_2": second, "bag_no": "F-9"})
    desk.enter(batch)
    return batch


def key_a_sheet(hands: Sitter, batch: str) -> None:
    """Ones and full stops, until the next sheet is asked for."""
    hands.show("questionnaire_batch", batch)
    page = hands.shell.page
    assert isinstance(page, BatchPage) and page.keying is not None
    task, view = page.keying.task, page.keying.sheet
    assert (task.sheet, task.turn) == (1, 1)
    for _ in range(60):
        if page.keying.task != task or view.sheet is None:
            break
        key = view.sheet.asked[view.current].key
        box = view.boxes[view.current]
        QTest.keyClick(box, Qt.Key.Key_Period if key == "advice" else Qt.Key.Key_1)
        if key in ("seen", "advice", "satisfied"):
            QTest.keyClick(box, Qt.Key.Key_Return)
        hands.settle()
    assert page.keying.task.sheet == 2


def a_week(hands: Sitter) -> str:
    """A fifth week that ends today."""
    hands.new("weekly")
    hands.write(Week="5")
    hands.tab_to("Cut-off")
    hands.key(Qt.Key.Key_A, CTRL)
    QTest.keyClicks(hands.focus, "2026-03-31")
    hands.first("Inspected organisation")
    hands.write(Why_figures="前几周补登记", What_was_done="收尾核对", Next_week="移交")
    return hands.act()


def a_notice(hands: Sitter) -> str:
    """From an approved paper, chosen by a word of its title."""
    hands.new("rectification")
    hands.type(TYPED["notice"])
    hands.first("Inspected organisation")
    hands.write(Issue="收费标准贴在里间。")
    hands.tab_to("Choose")
    hands.key(Qt.Key.Key_Return)
    hands.type("投诉")
    hands.key(Qt.Key.Key_Return)
    hands.write(Basis="信息公开规定", What_is_required="贴到窗口。")
    hands.tab_to("To be done by")
    QTest.keyClicks(hands.focus, "2026-04-02")
    hands.write(How_to_report="书面")
    return hands.act()


def test_the_stint_goes_on_by_keys_and_arrives_whole(played: Played, look: Look, qtbot: QtBot, tmp_path: Path) -> None:
    def at(name: str) -> Sitter:
        return Sitter(look, qtbot, tmp_path, played, name)

    with at(MEMBERS[0]) as hands:
        note = a_note(hands)
        paper = a_paper(hands)
        cite(hands, note, paper)
        assert hands.act() == "submitted", hands.words()
        key_a_sheet(hands, hands.ask(a_batch))
    with at(DEPUTY) as hands:
        hands.show("workpaper", paper)
        assert hands.act() == "reviewed", hands.words()
    with at(LEADER) as hands:
        hands.show("workpaper", paper)
        assert not three_signed(hands)
        assert hands.act() == "approved", hands.words()
        assert three_signed(hands)
        assert a_notice(hands) == "approved", hands.words()
        assert a_week(hands) == "frozen", hands.words()

    played.story.hand_over(played.office)
    last = played.facts["bundles"][-1]
    assert last["name"] == "03-A-0003" and set(last["checks"].values()) == {"ok"}
    session = played.office.session
    assert unresolved(session.connection) == []
    kinds = {kind: sum(states.values()) for kind, states in session.lists.counts(Filter()).items()}
    assert (kinds["workpaper"], kinds["immediate_rectification"], kinds["weekly_report"]) == (31, 7, 5)
    head = session.records.get(paper).head
    assert head.content["evidence"][0]["ref"].startswith(note)
    played.leave()
    closed = [played.story.out / name for name in ("team", "office", "stick", "key-medium", "office-keys")]
    assert traces(TYPED.values(), *closed) == []
