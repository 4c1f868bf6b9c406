"""Papers by keys only: corroboration, names, the return, the merge, the disposition (issue 4)."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu

from forms.canonical import short_fingerprint
from storage.model import Account
from tests.ui.bench import picture
from tests.ui.hands import Hands
from tests.ui.records.conftest import DEPUTY, Team
from tests.ui.records.test_ways import PACK
from tests.ui.worlds import LEADER, MEMBER
from tests.worlds import PASSPHRASE, an_interview
from ui.records.evidence import EvidenceTable
from ui.records.namemarks import underline
from ui.records.page import RecordPage
from ui.records.rows import Rows

CTRL = Qt.KeyboardModifier.ControlModifier
NOTICES = [{"item": "identity", "at": "10:01"}]


class Keys(Hands):
    """Somebody of the team at its window."""

    def __init__(self, team: Team) -> None:
        self.team = team
        super().__init__(SimpleNamespace(window=team.shell, jobs=team.bench.jobs), team.bench.qtbot)  # type: ignore[arg-type]  # what hands need of a program

    def sit(self, account: Account) -> None:
        if self.team.session.me.name != account.name:
            self.program = SimpleNamespace(window=self.team.sign_in(account), jobs=self.team.bench.jobs)  # type: ignore[assignment]  # as above

    def show(self, record: str, kind: str = "workpaper", place: str = "") -> RecordPage:
        page = self.team.open(kind, record, place)
        self.settle()
        self.front()
        return page

    def next_step(self) -> str:
        self.key(Qt.Key.Key_Return, CTRL)
        return self.team.page().state

    def head(self) -> None:
        """What F6 does in the whole window: into the head of the page."""
        head = self.team.page().view.head
        head.setFocus(Qt.FocusReason.ShortcutFocusReason)
        head.focusNextChild()
        assert head.isAncestorOf(self.focus), self.named()

    def press(self, name: str) -> None:
        self.tab_to(name)
        self.key(Qt.Key.Key_Return)

    def into(self, name: str, text: str) -> None:
        """In place of what stands there."""
        self.tab_to(name)
        self.key(Qt.Key.Key_A, CTRL)
        self.type(text)

    def look(self, name: str) -> None:
        picture(self.team.shell, f"keys-{name}")


@pytest.fixture
def keys(team: Team) -> Iterator[Keys]:
    team.shell.activateWindow()
    yield Keys(team)


def talks(team: Team, *groups: str) -> list[str]:
    def make() -> list[str]:
        return [
            team.session.records.create(
                "interview",
                an_interview(role_group=group, marking="work_secret_internal", notices=NOTICES),
            ).revision.record
            for group in groups
        ]

    return team.bench.ask(make)


def a_paper(team: Team, sources: list[str], **changes: Any) -> str:
    """A paper of the member's that asks for nothing more, with these records as evidence; submitted."""
    content = {
        "title": "设备未单列上会", "unit": "霁川县人民医院", "prepared_on": "2026-03-18", "prepared_by": "",
        "responsible_body": "院务会", "source_kind": ["document"], "category": ["A"], "marking": "work_secret_internal",
        "summary": "院务会未单列设备。", "discovery": "查阅合同。", "suggested_handling": "feedback",
        "facts": [{"id": "1", "text": "2024 年 5 月院务会只列工程。"}], "criteria": [{"text": "采购管理办法第 12 条"}],
    }  # fmt: skip

    def make() -> str:
        session = team.session
        rows = [{**session.evidence.propose(source, "turns/t2", "zh"), "id": str(number), "shows": "补签",
                 "supports": "1"} for number, source in enumerate(sources, 1)]  # fmt: skip
        answers = {**content, "prepared_by": session.me.id, "evidence": rows, **changes}
        return session.records.create("workpaper", answers).revision.record

    return team.bench.ask(make)


def test_v12_one_interview_is_not_enough_and_the_panel_says_so(keys: Keys) -> None:
    team = keys.team
    team.bench.ask(lambda: team.session.packs.install(PACK))
    keys.sit(MEMBER)
    paper = a_paper(team, talks(team, "staff"))
    page = keys.show(paper)
    panel = page.view.corroboration
    assert panel is not None
    keys.look("single")
    assert (panel.counted.independent, panel.counted.single_source) == (1, True)
    assert "Only one interview supports this" in keys.words()
    assert keys.next_step() == "submitted", keys.words()
    keys.sit(DEPUTY)
    keys.show(paper)
    assert keys.next_step() == "reviewed", keys.words()
    keys.sit(LEADER)
    page = keys.show(paper)
    assert keys.next_step() == "reviewed"
    keys.look("refused")
    assert page.mover.panel is not None and [link.text() for link in page.mover.panel.links]
    assert keys.named() == "Go there"
    keys.key(Qt.Key.Key_Return)
    assert page.form is not None and page.form.isAncestorOf(keys.focus), keys.named()


def test_a_return_with_an_opinion_and_three_hands_end_in_the_report(keys: Keys) -> None:
    team = keys.team
    team.bench.ask(lambda: team.session.packs.install(PACK))
    sources = talks(team, "staff", "leadership")
    for source in sources:
        team.bench.ask(lambda source=source: locked(team, source))  # type: ignore[misc]  # bound by the default
    keys.sit(MEMBER)
    paper = a_paper(team, sources)
    keys.show(paper)
    assert keys.next_step() == "submitted", keys.words()
    keys.sit(DEPUTY)
    keys.show(paper)
    keys.head()
    keys.press("Return…")
    opinion(keys, "第 1 项缺页码")
    assert team.page().state == "returned"
    keys.sit(MEMBER)
    page = keys.show(paper)
    assert "第 1 项缺页码" in keys.words() and "秦望舒" in page.view.banner.text()
    keys.key(Qt.Key.Key_S, CTRL)
    assert keys.next_step() == "submitted", keys.words()
    keys.sit(DEPUTY)
    page = keys.show(paper)
    assert page.view.corroboration is not None and not page.view.corroboration.signed_by_three
    assert keys.next_step() == "reviewed", keys.words()
    keys.sit(LEADER)
    page = keys.show(paper)
    assert keys.next_step() == "approved", keys.words()
    assert page.view.corroboration is not None and page.view.corroboration.signed_by_three
    keys.look("approved")
    keys.head()
    keys.press("Freeze")
    keys.look("freeze")
    assert keys.named() == "Disposition"
    keys.key(Qt.Key.Key_Down)
    keys.into("Section of the report", "二（一）")
    keys.press("Freeze")
    assert page.state == "frozen", keys.words()
    keys.look("frozen")
    assert "二（一）" in keys.words()
    head = team.head(paper)
    assert (head.content["disposition"], head.content["report_section"]) == ("in_report", "二（一）")
    assert [row["step"] for row in head.content["reviews"]] == [
        "submit", "return", "submit", "review", "approve", "freeze",
    ]  # fmt: skip


def locked(team: Team, record: str) -> None:
    records = team.session.records
    begun = records.transition(record, records.get(record).head.id, "begin").revision
    records.transition(record, begun.id, "lock")


def opinion(keys: Keys, text: str, word: str = "") -> None:
    """The dialog that asks for a reason, and for another's word where the move needs it."""
    dialog = keys.team.page().mover.dialog
    assert dialog is not None and dialog.isVisible()
    keys.qtbot.waitUntil(lambda: dialog.focusWidget() is not None)

    def typed(words: str) -> None:
        QTest.keyClicks(dialog.focusWidget(), words) if words.isascii() else commit(dialog, words)

    typed(text)
    if word:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        typed(word)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    keys.settle()


def commit(dialog: Any, words: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(dialog.focusWidget(), event)


def test_two_papers_on_one_problem_become_one(keys: Keys) -> None:
    team = keys.team
    keys.sit(MEMBER)
    sources = talks(team, "staff")
    kept = a_paper(team, sources, title="设备验收倒签")
    gone = a_paper(team, sources, title="验收单事后补签")
    page = keys.show(gone)
    from_menu(keys, "Merge into another paper…")
    keys.look("merge")
    keys.press("Choose")
    keys.type("倒签")
    keys.look("merge-picker")
    keys.key(Qt.Key.Key_Return)
    keys.look("merge-chosen")
    keys.press("Merge into another paper")
    opinion(keys, "同一问题", PASSPHRASE)
    keys.look("merged")
    assert page.state == "merged", keys.words()
    assert team.head(gone).content["merged_into"] == kept
    assert "设备验收倒签" in keys.words()
    other = keys.show(kept)
    keys.look("merged-target")
    assert "验收单事后补签" in keys.words(), other.view.side


def from_menu(keys: Keys, name: str) -> None:
    """An act of the menu behind the three dots."""
    keys.head()
    keys.press("More")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [action.text() for action in menu.actions() if not action.isSeparator()]
    for _ in range(names.index(name) + 1):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    keys.settle()


def test_v13_sealed_names_in_the_text_are_underlined_and_warned_of(keys: Keys) -> None:
    team = keys.team
    identity = {"identity": {"name": "贺知秋"}}
    team.bench.ask(lambda: team.session.records.create("interview", an_interview(), identity))
    paper = a_paper(team, [], title="设备验收倒签")
    page = keys.show(paper)
    keys.into("Title", "贺知秋说的事")
    keys.into("Summary", "据贺知秋说，验收单是倒签的。")
    keys.key(Qt.Key.Key_S, CTRL)
    keys.tab_to("Cause")
    assert "in 2 places" in page.view.banner.text()
    keys.qtbot.waitUntil(lambda: "Sealed names stand in the text, 2 places" in keys.words(), timeout=20_000)
    assert page.form is not None
    rows = [block for section in page.form.sections for block in section.blocks if isinstance(block, Rows)]
    (title,) = (block.lines[("title",)] for block in rows if ("title",) in block.lines)
    assert title.spans == ((0, 3),)
    (area,) = (block.answers[("summary",)].area for block in rows if ("summary",) in block.answers)  # type: ignore[attr-defined]  # a long one
    (mark,) = area.extraSelections()
    assert mark.cursor.selectedText() == "贺知秋" and mark.format.underlineStyle() == underline().underlineStyle()
    again = keys.show(paper)
    assert "in 2 places" in again.view.banner.text(), "who opens it later sees it too"
    keys.tab_to("Responsible")
    keys.look("names")
    keys.into("Title", "验收倒签")
    keys.into("Summary", "验收单是倒签的。")
    keys.key(Qt.Key.Key_S, CTRL)
    keys.qtbot.waitUntil(lambda: "No sealed identity in the text" in keys.words(), timeout=20_000)
    assert "sealed identity" not in again.view.banner.text()


def test_the_version_that_was_shown_is_a_short_fingerprint(keys: Keys) -> None:
    team, whole = keys.team, "ab12" * 16
    talk = team.bench.ask(lambda: team.session.records.create(
        "communication", {"title": "反馈前沟通", "papers": [{"version": whole}]}
    ).revision.record)  # fmt: skip
    page = keys.show(talk, "communication")
    keys.look("talk")
    assert page.form is not None and page.scope is not None
    shown = [field.text() for field in page.form.findChildren(QLineEdit) if field.accessibleName() == "Version shown"]
    assert shown == [short_fingerprint(whole)]
    assert page.scope.content()["papers"][0]["version"] == whole
    names = [button.accessibleName() for button in page.form.findChildren(QAbstractButton)]
    assert "Add a row (Papers discussed)" in names


def test_a_place_of_evidence_is_scrolled_to(keys: Keys) -> None:
    paper = a_paper(keys.team, talks(keys.team, "staff", "leadership"))
    for place, row in (("evidence", "0"), ("evidence/2", "1")):
        page = keys.show(paper, place=place)
        assert page.form is not None
        block = next(b for s in page.form.sections for b in s.blocks if isinstance(b, EvidenceTable))
        assert block.table.current_key() == row
        keys.qtbot.waitUntil(lambda block=block: not block.rows.visibleRegion().isEmpty(), timeout=2000)  # type: ignore[misc]  # bound by the default
