"""Every kind that has pages is printed through its own page and the register, as a person does it: practice mode."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from forms.kinds import KINDS
from forms.printing.pages import COPIES, PAGES
from storage.model import Revision
from tests.forms.printing.pdfs import text_of, without_space
from tests.storage.team import a_paper, a_receipt, an_item
from tests.ui.bench import picture
from tests.ui.records.conftest import DEPUTY, Team
from tests.ui.worlds import LEADER, MEMBER
from tests.worlds import PASSPHRASE, an_interview
from ui.components.dialogs import PassphraseDialog
from ui.pages.printing import PrintPage

DAY = {"unit": "霁川县人民医院", "date": "2026-03-10", "marking": "work_secret_internal"}
REQUEST = {"title": "设备采购资料", "method": "borrow", "due": "2026-03-12", "basis": "组务会第 3 次", **DAY}


class Maker:
    """Makes records as the leader, who may give every word that is needed."""

    def __init__(self, team: Team) -> None:
        self.team = team

    def make(
        self, kind: str, content: dict[str, Any], *moves: tuple[str, dict[str, Any]], parent: str = ""
    ) -> Revision:
        session = self.team.session

        def work() -> Revision:
            serial = session.records.get(parent).serial if parent else ""
            head = session.records.create(kind, content, parent_serial=serial).revision
            for name, updates in moves:
                head = session.records.transition(head.record, head.id, name, updates).revision
            return head

        return self.team.bench.ask(work)

    def move(self, record: str, name: str, **updates: Any) -> None:
        session = self.team.session
        self.team.bench.ask(
            lambda: session.records.transition(record, session.records.get(record).head.id, name, updates)
        )


def documents(maker: Maker) -> dict[str, Revision]:
    """A request with an item that came in, a note, a copy, and the slip with which the item goes back."""
    me = maker.team.session.me.id
    request = maker.make("doc_request", {**REQUEST, "issued_by": me})
    item = maker.make("doc_item", an_item("设备采购合同"), parent=request.record)
    maker.move(request.record, "approve")
    maker.move(request.record, "serve")
    maker.move(item.record, "receive", **a_receipt(received_by=me))
    note = maker.make(
        "doc_review_note",
        {"page": "37", "line": "合同第 8 条", "extract": "十五日内完成验收", "kind": "fact", "noted_by": me,
         "date": "2026-03-10"},
        ("keep", {}), parent=item.record,
    )  # fmt: skip
    copy = maker.make(
        "doc_copy",
        {"copied": "合同首页", "pages": 1, "copies": 1, "purpose": "装订底稿", "copy_no": "FZ-1", "custodian": me,
         "date": "2026-03-10"},
        ("make", {}), parent=item.record,
    )  # fmt: skip
    back = maker.make(
        "doc_return", {**DAY, "items": [item.record], "returned_by": me, "taken_back_by": "设备科负责人",
                       "condition": "完好"},
    )  # fmt: skip
    return {"request_slip": request, "handover_slip": item, "review_notes": note, "copy_register": copy,
            "return_slip": back}  # fmt: skip


def simple(maker: Maker) -> dict[str, Revision]:
    me = maker.team.session.me.id
    two = [me, maker.team.account(MEMBER.name).id]
    forum = {
        **DAY,
        "type": "forum",
        "title": "职工座谈",
        "members": two,
        "place": "会议室",
        "start": "14:00",
        "end": "15:00",
        "persons_count": 9,
        "gist": "采购程序",
        "notes": [{"id": "n1", "text": "十万元以上应上会"}],
    }
    intake = {**DAY, "channel": "letter", "gist": "反映采购", "anonymous": "yes",
              "points": [{"id": "p1", "text": "验收单倒签"}]}  # fmt: skip
    return {
        "activity": maker.make("activity", forum, ("hold", {})),
        "intake_register": maker.make("intake", intake),
        "envelope_slip": maker.make("envelope_batch", {**DAY, "place": "启明小学", "issued": 60, "members": two}),
        "consultation": maker.make(
            "consultation", {**DAY, "title": "验收口径", "body": "县财政局", "members": two, "question": "何为验收？",
                             "answer": "以实物点收为准。"}, ("keep", {})),
    }  # fmt: skip


def printed(team: Team, kind: str, record: str, page: str, folder: Path) -> str:
    """The text of the PDF that comes of choosing `page` on the record's own page."""
    team.act(team.open(kind, record), "print")
    view = team.shell.page
    assert isinstance(view, PrintPage)
    view.options.page.setCurrentIndex(view.options.page.findData(page))
    view.options.language.setCurrentIndex(view.options.language.findData("zh"))
    view.options.page.activated.emit(view.options.page.currentIndex())
    team.bench.qtbot.waitUntil(lambda: view.save.isEnabled(), timeout=30_000)
    assert view.options.copies.value() == COPIES.get(page, 1)
    picture(team.shell, f"print-{page}")
    target = folder / f"{page}.pdf"
    view.save_to(target)
    team.bench.settle()
    assert view.error.text() == ""
    return without_space(text_of(target.read_bytes(), "-raw"))


def test_documents_and_logs_are_printed_from_their_own_pages(team: Team, tmp_path: Path) -> None:
    maker = Maker(team)
    made = documents(maker) | simple(maker)
    for page, revision in made.items():
        text = printed(team, revision.kind, revision.record, page, tmp_path)
        serial = revision.serial if page not in ("handover_slip",) else revision.serial.partition("/")[0]
        assert without_space(serial).rpartition("/")[0] in text or serial in text, page
        assert "演练" in text  # practice mode says so on every page
    jobs = team.bench.ask(team.session.prints.all)
    assert [job.page_kind for job in jobs] == list(made)
    assert all(job.pages >= 1 and job.target == "pdf" for job in jobs)
    assert [job.copies for job in jobs][:2] == [2, 2]


def test_a_working_paper_is_previewed_as_a_draft_and_printed_once_it_is_approved(team: Team, tmp_path: Path) -> None:
    maker = Maker(team)
    item = documents(maker)["handover_slip"]
    source = f"{item.serial} 设备采购合同"
    evidence = {"id": "e1", "kind": "document", "ref": item.record, "source": source, "location": "第 37 页",
                "shows": "验收期限", "supports": "f1", "extract": "十五日内完成验收"}  # fmt: skip
    me = team.session.me.id
    team.sign_in(MEMBER)
    paper = Maker(team).make(
        "workpaper", a_paper(evidence, prepared_by=team.session.me.id, marking="work_secret_internal"),
        ("submit", {}),
    )  # fmt: skip
    page = team.open("workpaper", paper.record)
    team.act(page, "print")
    view = team.shell.page
    assert isinstance(view, PrintPage)
    team.bench.qtbot.waitUntil(lambda: view.paper.document.pageCount() > 0, timeout=30_000)
    assert not view.save.isEnabled() and not view.print_button.isEnabled()
    assert "draft" in view.banner.text()
    picture(team.shell, "print-draft")
    assert team.bench.ask(team.session.prints.all) == []
    team.sign_in(DEPUTY)
    Maker(team).move(paper.record, "review")
    team.sign_in(LEADER)
    assert team.session.me.id == me
    maker = Maker(team)
    maker.move(paper.record, "approve")
    text = printed(team, "workpaper", paper.record, "working_paper", tmp_path)
    for needed in (paper.serial, source, "第37页", "验收期限", "独立来源1类1件", "已审签"):
        assert without_space(needed) in text
    text = printed(team, "workpaper", paper.record, "evidence_list", tmp_path)
    assert "十五日内完成验收" in text
    notice = maker.make(
        "immediate_rectification",
        {**DAY, "title": "补验收", "issue": "验收单倒签。", "basis_papers": [paper.record], "basis": "办法第八条",
         "requirement": "重新验收。", "due": "2026-03-25"},
        ("approve", {}),
    )  # fmt: skip
    text = printed(team, "immediate_rectification", notice.record, "rectification_notice", tmp_path)
    assert "立行立改通知书（回执）" in text and paper.serial in text
    assert "签收人（主要负责人）" in printed(
        team, "immediate_rectification", notice.record, "rectification_receipt", tmp_path
    )
    shown = team.bench.ask(lambda: team.session.records.text_hash(team.session.records.get(paper.record).head))
    talk = maker.make(
        "communication",
        {**DAY, "title": "底稿沟通", "place": "会议室", "members": [me, team.account(DEPUTY.name).id],
         "participants": "院长", "minutes": "认可事实。",
         "papers": [{"paper": paper.record, "version": shown, "response": "agreed", "said": "认可",
                     "effect": "kept"}]},
        ("hold", {}),
    )  # fmt: skip
    text = printed(team, "communication", talk.record, "communication", tmp_path)
    assert paper.serial in text


def test_a_weekly_report_shows_its_figures_before_and_after_they_freeze(team: Team, tmp_path: Path) -> None:
    maker = Maker(team)
    maker.make(
        "interview",
        an_interview(
            recorder=team.session.me.id,
            date="2026-03-09",
            marking="work_secret_internal",
            notices=[{"item": "identity", "at": "10:03"}],
            place_kind="team_room",
        ),
        ("begin", {}),
        ("lock", {}),
    )
    report = maker.make(
        "weekly_report",
        {"week": 1, "since": "2026-03-03", "until": "2026-03-13", "unit": "霁川县人民医院",
         "prepared_by": team.session.me.id, "narrative": "按计划谈话", "marking": "work_secret_internal"},
    )  # fmt: skip
    page = team.open("weekly_report", report.record)
    team.act(page, "print")
    view = team.shell.page
    assert isinstance(view, PrintPage)
    team.bench.qtbot.waitUntil(lambda: view.paper.document.pageCount() > 0, timeout=30_000)
    assert view._order is not None and view._order.marking == "Work secret · internal"
    assert any(row["week"] == 1 for row in view._order.content["figures"])
    maker.move(report.record, "freeze")
    text = printed(team, "weekly_report", report.record, "weekly_report", tmp_path)
    assert "K0" in text and "1/1" in text and "更正：无。" in text and "数据冻结" in text


@pytest.mark.parametrize("page", sorted(PAGES))
def test_every_layout_belongs_to_a_kind(page: str) -> None:
    assert any(page in kind.pages for kind in KINDS.values())


def test_where_the_policy_asks_for_it_a_print_needs_the_leaders_word(team: Team, tmp_path: Path) -> None:
    maker = Maker(team)
    made = simple(maker)["envelope_slip"]
    team.bench.ask(lambda: team.session.policy.set("print_approval", "leader", "规定"))
    team.sign_in(MEMBER)
    team.act(team.open("envelope_batch", made.record), "print")
    view = team.shell.page
    assert isinstance(view, PrintPage)
    for word, comes in (("a wrong word entirely", False), (PASSPHRASE, True)):
        team.bench.qtbot.waitUntil(lambda: view.save.isEnabled(), timeout=30_000)
        view.save_to(tmp_path / "out.pdf")
        team.bench.settle()
        dialog = next(one for one in team.shell.window().findChildren(PassphraseDialog) if one.isVisible())
        dialog.passphrase.edit.setText(word)
        dialog.accept()
        team.bench.settle()
        assert (tmp_path / "out.pdf").exists() == comes
        assert view.error.isHidden() == comes
    (job,) = team.bench.ask(team.session.prints.all)
    assert job.approved_by == team.account(LEADER.name).id
