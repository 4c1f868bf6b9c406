"""The generic page: files, sealed parts, names, drafts, conflicts, approvals, places, both languages, small windows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from storage.lists import Filter
from storage.model import Revision
from tests.ui.records.conftest import Team
from tests.ui.records.test_ways import a_request, received
from tests.ui.worlds import MEMBER
from tests.worlds import PASSPHRASE, an_interview
from ui.records.faces import KindFace, face_for
from ui.records.page import RecordPage
from ui.shell import Shell


def wait_saved(team: Team, page: RecordPage) -> None:
    team.bench.qtbot.waitUntil(lambda: not page.keeper.typing, timeout=5000)
    team.bench.settle()


def test_nothing_is_saved_before_something_is_typed(team: Team) -> None:
    page = team.open("activity")
    assert page.may_leave()
    QTest.qWait(100)
    team.bench.settle()
    assert team.bench.ask(lambda: team.session.records.summaries("activity")) == []


def test_typing_is_kept_within_two_seconds_and_offered_after_a_crash(team: Team) -> None:
    page = team.open("activity")
    assert page.form is not None
    page.form.put(("title",), "院务座谈")
    wait_saved(team, page)
    record = page.keeper.found.record  # type: ignore[union-attr]  # opened
    assert team.head(record).serial == "HD-2601-03A-0001"
    page.form.put(("gist",), "说到采购")
    wait_saved(team, page)
    draft = team.bench.ask(lambda: team.session.drafts.of(record))
    assert draft is not None and draft.content["gist"] == "说到采购"
    assert "gist" not in team.head(record).content
    page.save()
    wait_saved(team, page)
    head = team.head(record)
    typed = {**head.content, "gist": "说到采购和验收"}
    team.bench.ask(lambda: team.session.drafts.write(record, "activity", head.id, typed))
    again = team.open("activity", record)
    assert not again.view.recovery.isHidden()
    assert again.form is not None and again.form.fixed
    again.view.recovery.show_difference.click()
    shown = " ".join(label.text() for label in again.view.difference.findChildren(QLabel))
    assert "说到采购和验收" in shown
    again.view.recovery.recover.click()
    assert again.scope is not None and again.scope.content()["gist"] == "说到采购和验收"
    again.save()
    wait_saved(team, again)
    assert team.head(record).content["gist"] == "说到采购和验收"


def test_a_file_comes_in_by_drop_is_shown_and_comes_off(team: Team, tmp_path: Path) -> None:
    item = a_request(team).view.child_lists[0]._rows[0].id
    page = received(team, item)
    file = tmp_path / "合同.txt"
    file.write_text("第三十七页", "utf-8")
    page.doing.take_in("scans", [file])
    team.bench.settle()
    head = team.head(item)
    assert [(ref.name, ref.field) for ref in head.attachments] == [("合同.txt", "scans")]
    assert head.content["scans"] == "合同.txt"
    sha256 = head.attachments[0].sha256
    page.doing.show_file(sha256)
    team.bench.settle()
    assert page.view.viewer._text.toPlainText() == "第三十七页"
    assert page.back()
    assert page.view.viewer._text.toPlainText() == ""
    page.doing.use_as_evidence(f"#attachment/{sha256}")
    team.bench.settle()
    assert team.shell.current == "evidence"
    team.shell.back()
    page = team.page()
    page.doing.take_off("scans", sha256)
    team.bench.settle()
    assert team.head(item).attachments == ()


def test_a_reporter_is_sealed_and_opened_with_a_reason(team: Team) -> None:
    page = team.open("intake")
    team.fill(page, channel="letter", gist="反映采购问题", anonymous="no")
    assert page.form is not None
    card = page.form.sealed["reporter"].card
    card.edit()
    page.keeper.seal("reporter", {"name": "贺知秋", "contact": "来信地址"})
    page.save()
    wait_saved(team, page)
    record = page.keeper.found.record  # type: ignore[union-attr]  # opened
    head = team.head(record)
    assert "reporter" in head.protected and "贺知秋" not in str(head.content)
    again = team.open("intake", record)
    assert again.form is not None
    card = again.form.sealed["reporter"].card
    assert card.state == "sealed"
    again.doing.open_sealed("reporter", "核对来信")
    team.bench.settle()
    assert card.state == "shown"

    note = team.open("activity")
    team.fill(note, title="座谈", gist="贺知秋也在场。")
    note.save()
    wait_saved(team, note)
    assert note.names and note.view.banner.text(), "V13"
    note.go_to_place("names")
    area = note.form.sections[0].blocks[0].answers[("gist",)].area  # type: ignore[union-attr,index]
    assert area.textCursor().selectedText() == "贺知秋"


def test_the_leaders_word_is_asked_for(team: Team) -> None:
    team.sign_in(MEMBER)
    page = a_request(team)
    team.act(page, "move:approve")
    dialog = page.mover.dialog
    assert dialog is not None and dialog.passphrase is not None and dialog.reason is None
    dialog.passphrase.edit.setText("wrong")
    dialog.try_accept()
    team.bench.settle()
    assert page.state == "draft" and page.view.error.text()
    team.bench.world.time.turn(120)
    team.act(page, "move:approve")
    assert page.mover.dialog is not None and page.mover.dialog.passphrase is not None
    page.mover.dialog.passphrase.edit.setText(PASSPHRASE)
    page.mover.dialog.try_accept()
    team.bench.settle()
    assert page.state == "approved"
    record = page.keeper.found.record  # type: ignore[union-attr]  # opened
    assert team.head(record).content["approved_by"] == team.account("陆明远").id


def test_what_is_missing_is_listed_with_the_way_there(team: Team) -> None:
    page = team.open("activity")
    team.fill(page, title="座谈")
    team.act(page, "move:hold")
    panel = page.mover.panel
    assert panel is not None and not panel.ready and len(panel.links) >= 3
    panel.links[0].click()
    focused = team.shell.focusWidget()
    assert focused is not None and page.isAncestorOf(focused)
    assert page.back()
    assert page.mover.panel is None


def test_a_void_keeps_the_serial_and_its_reason(team: Team) -> None:
    page = team.open("activity")
    team.fill(page, title="重复登记")
    page.save()
    wait_saved(team, page)
    team.act(page, "move:void")
    dialog = page.mover.dialog
    assert dialog is not None and dialog.reason is not None
    dialog.try_accept()
    assert page.state == "planned"
    dialog.reason.setText("重复")
    dialog.try_accept()
    team.bench.settle()
    assert page.state == "void" and not [key for key in page.view.head.acts() if key.startswith("move:")]


def test_two_heads_lead_to_the_conflict_page(team: Team) -> None:
    page = team.open("activity")
    team.fill(page, title="座谈")
    page.save()
    wait_saved(team, page)
    record = page.keeper.found.record  # type: ignore[union-attr]  # opened
    first = team.head(record)

    def fork() -> None:
        from dataclasses import replace

        from forms.canonical import sha256_hex
        from storage.codec import encode

        def other(title: str) -> Revision:
            made = replace(first, id="", parents=(first.id,), content={**first.content, "title": title})
            return replace(made, id=sha256_hex(encode(made)))

        team.session.records.merge([other("座谈一"), other("座谈二")])

    team.bench.ask(fork)
    page = team.open("activity", record)
    assert page.conflict and page.form is not None and page.form.fixed
    team.act(page, "conflict")
    assert team.shell.current == "conflict"


def test_a_hit_opens_at_its_place(team: Team) -> None:
    page = team.open("workpaper")
    assert page.form is not None and page.scope is not None
    team.fill(page, title="设备未单列", unit="启明小学")
    page.scope.filling.add_row(("facts",))
    page.form.put(("facts", 0, "text"), "院务会只列工程。")
    page.save()
    wait_saved(team, page)
    hits = team.bench.ask(lambda: team.session.records.find("只列工程"))
    assert hits[0].place.startswith("facts/")
    again = team.open("workpaper", hits[0].record, hits[0].place)
    QTest.qWait(50)
    focused = team.shell.focusWidget()
    assert focused is not None and again.form is not None and again.form.isAncestorOf(focused)


def test_rows_are_added_moved_and_brought_back(team: Team) -> None:
    page = team.open("workpaper")
    assert page.form is not None and page.scope is not None
    block = next(b for s in page.form.sections for b in s.blocks if getattr(b, "_path", ()) == ("facts",))
    for text in ("一", "二"):
        block.append()  # type: ignore[union-attr]  # cards
        place = page.scope.filling.rows(("facts",)) - 1
        page.form.put(("facts", place, "text"), text)
    assert [row["id"] for row in page.scope.content()["facts"]] == ["1", "2"]
    block._shift(1, -1)  # type: ignore[union-attr]  # cards
    assert [row["text"] for row in page.scope.content()["facts"]] == ["二", "一"]
    block._remove(0)  # type: ignore[union-attr]  # cards
    assert [row["text"] for row in page.scope.content()["facts"]] == ["一"]
    page.form.undo()
    assert [row["text"] for row in page.scope.content()["facts"]] == ["二", "一"]


def test_what_is_late_stands_on_top_with_its_days(team: Team) -> None:
    a_request(team)
    face = face_for(team.shell.space, "doc_item")
    assert isinstance(face, KindFace)
    rows = team.bench.ask(lambda: team.session.records.summaries("doc_item"))
    from datetime import date

    late = KindFace(team.shell.space, face._kind, lambda: date(2026, 3, 23))
    assert [late.late(row) for row in rows] == [3, 3]
    assert "3 days late" in late._state(rows[0])
    items = Filter(kinds=("doc_item",))
    assert late.narrowed(items, "late").due_before == "2026-03-23"
    assert team.bench.ask(lambda: late.counted(team.session.lists, items)) == {"requested": 2, "late": 2, "all": 2}
    early = KindFace(team.shell.space, face._kind, lambda: date(2026, 3, 20))
    assert early.late(rows[0]) == 0


def test_figures_are_shown_before_they_freeze(team: Team) -> None:
    def lock() -> None:
        whole = an_interview(marking="work_secret_internal", notices=[{"item": "identity", "at": "10:01"}])
        made = team.session.records.create("interview", whole).revision
        begun = team.session.records.transition(made.record, made.id, "begin").revision
        team.session.records.transition(made.record, begun.id, "lock")

    team.bench.ask(lock)
    page = team.open("weekly_report")
    assert page.scope is not None
    content = page.scope.content()
    assert (content["week"], content["since"], content["until"]) == (1, "2026-03-03", "2026-03-20")
    text = " ".join(label.text() for label in page.form.findChildren(QLabel))  # type: ignore[union-attr]
    assert "K01 Interviews" in text


@pytest.mark.parametrize(
    "kind",
    [
        "workpaper",
        "doc_item",
        "intake",
        "weekly_report",
        "communication",
        "immediate_rectification",
        "checklist_result",
        "doc_return",
        "consultation",
        "envelope_batch",
        "outline",
        "plan_slot",
        "incident",
        "ledger_entry",
    ],
)
def test_every_form_opens_in_a_small_window_in_both_languages(team: Team, kind: str) -> None:
    shell: Shell = team.shell
    shell.resize(1280, 652)
    place = ""
    if kind == "doc_item":
        request = a_request(team)
        place = f"of/{request.keeper.found.record}"  # type: ignore[union-attr]  # opened
    shell.open_record(kind, "", place)
    team.bench.settle()
    page = team.page()
    assert page.form is not None and page.form.sections
    hint = shell.minimumSizeHint()
    assert hint.width() <= 1280 and hint.height() <= 652
    team.bench.look.language.use("zh")
    team.bench.settle()
    assert page.view.head.title.text()


def test_what_is_mended_beside_the_panel_goes_into_the_move(team: Team) -> None:
    page = team.open("doc_copy", "", f"of/{a_request(team).view.child_lists[0]._rows[0].id}")
    team.fill(page, copied="第 37 页", purpose="底稿附件")
    team.act(page, "move:make")
    panel = page.mover.panel
    assert panel is not None and not panel.ready
    team.fill(page, pages=1)
    team.bench.qtbot.waitUntil(lambda: panel.ready, timeout=5000)
    panel.act.click()
    team.bench.settle()
    assert page.state == "made"
    assert team.head(page.keeper.found.record).content["pages"] == 1  # type: ignore[union-attr]  # opened


def test_a_move_that_is_not_made_leaves_nothing_behind(team: Team) -> None:
    item = a_request(team).view.child_lists[0]._rows[0].id
    page = received(team, item)
    team.act(page, "move:lend")
    panel = page.mover.panel
    assert panel is not None and panel.fields is not None
    panel._put(("holder",), team.session.me.id)
    assert page.scope is not None and page.scope.content()["holder"] == team.session.me.id
    assert "holder" not in {name for name, value in page._take().items() if value}
    panel.later.click()
    assert not page.scope.content().get("holder")
