"""Typing goes on while storage works: what was typed meanwhile stays in the window and is saved with the next."""

from __future__ import annotations

from pathlib import Path

from tests.ui.records.conftest import Team
from tests.ui.records.test_page import wait_saved
from ui.records.page import RecordPage


def begun(team: Team) -> tuple[RecordPage, str]:
    page = team.open("activity")
    team.fill(page, title="院务座谈")
    page.save()
    wait_saved(team, page)
    return page, page.keeper.found.record  # type: ignore[union-attr]  # opened


def a_file(folder: Path) -> Path:
    file = folder / "签到.pdf"
    file.write_bytes(b"%PDF-1.4 x" * 1000)
    return file


def test_typing_while_a_file_comes_in_stays(team: Team, tmp_path: Path) -> None:
    page, record = begun(team)
    assert page.form is not None and page.scope is not None
    page.keeper.attach([a_file(tmp_path)], "files")
    page.form.put(("gist",), "打字时附件还在存")
    form = page.form
    team.bench.settle()
    assert page.form is form  # the cursor stays where it is
    assert page.scope.content()["gist"] == "打字时附件还在存"
    assert page.scope.content()["files"] == "签到.pdf"
    assert [ref.name for ref in page.scope.files] == ["签到.pdf"]
    assert page.keeper.dirty
    page.save()
    wait_saved(team, page)
    head = team.head(record)
    assert (head.content["gist"], head.content["files"]) == ("打字时附件还在存", "签到.pdf")
    assert [ref.name for ref in head.attachments] == ["签到.pdf"]


def test_a_draft_kept_while_a_file_comes_in_keeps_the_file(team: Team, tmp_path: Path) -> None:
    page, record = begun(team)
    assert page.form is not None
    page.keeper.attach([a_file(tmp_path)], "files")
    page.form.put(("gist",), "打字时附件还在存")
    page.keeper.keep()  # two seconds of typing are over, the file is still on its way
    team.bench.settle()
    draft = team.bench.ask(lambda: team.session.drafts.of(record))
    assert draft is not None
    assert (draft.content["gist"], draft.content["files"]) == ("打字时附件还在存", "签到.pdf")


def test_a_file_taken_off_leaves_typing_alone(team: Team, tmp_path: Path) -> None:
    page, record = begun(team)
    page.keeper.attach([a_file(tmp_path)], "files")
    team.bench.settle()
    assert not page.keeper.dirty
    page.keeper.detach(team.head(record).attachments[0].sha256, "files")
    assert page.form is not None and page.scope is not None
    page.form.put(("gist",), "去掉附件时")
    team.bench.settle()
    assert page.scope.content()["gist"] == "去掉附件时"
    assert "files" not in team.head(record).content and page.scope.files == ()


def test_a_sealed_part_that_is_open_is_sealed_with_the_file(team: Team, tmp_path: Path) -> None:
    page = team.open("intake")
    team.fill(page, channel="letter", gist="设备闲置")
    page.keeper.seal("reporter", {"name": "丙某"})
    page.keeper.attach([a_file(tmp_path)], "files")
    team.bench.settle()
    head = team.head(page.keeper.found.record)  # type: ignore[union-attr]  # opened
    assert "reporter" in head.protected
    assert [ref.name for ref in head.attachments] == ["签到.pdf"]
    assert page.keeper.typed == {}


def test_typing_while_a_move_is_made_stays(team: Team) -> None:
    page, record = begun(team)
    assert page.form is not None
    move = page.kind.transitions[0]
    page.keeper.move(move, {})
    page.form.put(("gist",), "趁着审批")
    team.bench.settle()
    assert page.state == "approved"
    assert page.scope is not None and page.scope.content()["gist"] == "趁着审批"
    page.save()
    wait_saved(team, page)
    assert team.head(record).content["gist"] == "趁着审批"
