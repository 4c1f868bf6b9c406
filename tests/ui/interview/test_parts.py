"""The parts of the page that need no vault: counts, times, draft timer, transcripts, differences, working copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from forms.problems import EnvironmentProblem, Refused
from forms.turns import Turn
from storage.model import Revision
from ui.interview.breaks import begin_break, end_break, open_break
from ui.interview.checks import warnings
from ui.interview.counts import clock_text, count, read_date, read_time, spoken_minutes
from ui.interview.drafttimer import DraftTimer
from ui.interview.followups import FollowUps
from ui.interview.formanswers import ManyAnswer, OneAnswer, Option, time_answer
from ui.interview.importing import MOST_BYTES, ImportPage, decode_transcript, read_transcript
from ui.interview.lockpanel import Finding, LockPanel
from ui.interview.notices import NoticesPanel
from ui.interview.outline import Outline, OutlinePanel, outline_for
from ui.interview.recovery import Difference, differences
from ui.interview.talk import with_reference
from ui.interview.turnformat import to_document_text, to_record_text
from ui.interview.working import WorkingCopy
from ui.look import Look

TALK = "问：谁订的？\n答：院务会。\n说过两次。\n"


@pytest.mark.parametrize(
    ("typed", "time"),
    [("9:05", "09:05"), ("905", "09:05"), ("0905", "09:05"), ("9：05", "09:05"), ("9点05分", "09:05"),
     ("24:00", None), ("9:5", None), ("12:60", None), ("x", None), ("", None)],
)  # fmt: skip
def test_times_as_people_type_them(typed: str, time: str | None) -> None:
    assert read_time(typed) == time


@pytest.mark.parametrize(
    ("typed", "date"),
    [("2026-3-5", "2026-03-05"), ("2026年3月5日", "2026-03-05"), ("20260305", "2026-03-05"),
     ("2026/03/05", "2026-03-05"), ("2026.2.29", None), ("2028-02-29", "2028-02-29"), ("2026-13-01", None),
     ("2026-04-31", None), ("3月5日", None)],
)  # fmt: skip
def test_dates_as_people_type_them(typed: str, date: str | None) -> None:
    assert read_date(typed) == date


def test_spoken_time_leaves_breaks_out() -> None:
    rows = [{"from": "10:10", "to": "10:20"}, {"from": "10:50"}]
    assert spoken_minutes("10:00", "11:00", rows) == 40
    assert spoken_minutes("", "11:00", []) == 0
    assert spoken_minutes("11:00", "10:00", []) == 0
    assert clock_text(605) == "10:05"


def test_counts_han_and_words_apart() -> None:
    turns = [Turn("1", "q", "2024年设备？"), Turn("2", "a", "The board's list, 37 items")]
    found = count(turns, "signed_record", "zh")
    assert (found.turns, found.characters, found.words, found.pages) == (2, 3, 6, 1)
    long = [Turn(str(n), "a", "字" * 26 * 19) for n in range(3)]
    assert count(long, "signed_record", "zh").pages == 4
    assert count((), "signed_record", "zh").pages == 0


def test_breaks_open_and_end() -> None:
    rows = begin_break([], "10:20")
    assert open_break(rows) == 0
    rows = end_break(rows, "10:31")
    assert rows == [{"from": "10:20", "to": "10:31"}]
    assert open_break(rows) == -1
    assert end_break(rows, "11:00") == rows


def test_the_draft_timer_waits_for_a_pause_but_never_long(qtbot: QtBot) -> None:
    timer = DraftTimer(pause_ms=60, latest_ms=150)
    heard: list[int] = []
    timer.due.connect(lambda: heard.append(1))
    for _ in range(10):
        timer.touch()
        QTest.qWait(20)
    assert len(heard) == 1
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=1000)
    QTest.qWait(120)
    assert len(heard) == 2
    timer.touch()
    timer.stop()
    assert not timer.waiting


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_transcripts_in_the_encodings_of_offices(encoding: str) -> None:
    assert decode_transcript(TALK.encode(encoding)) == TALK


def test_traditional_transcripts_in_big5() -> None:
    talk = "問：誰訂的？\n答：院務會。\n"
    assert decode_transcript(talk.encode("big5")) == talk


def test_what_is_no_transcript_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="TRANSCRIPT_NOT_TEXT"):
        decode_transcript(b"\x00\x01\x02\xff\xff\x00")
    with pytest.raises(EnvironmentProblem):
        read_transcript(tmp_path / "gone.txt")
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(Refused, match="TRANSCRIPT_TOO_LARGE"):
        read_transcript(big)


def test_the_import_page_previews_before_it_adds(
    qtbot: QtBot, look: Look, new_id: Callable[[], str], tmp_path: Path
) -> None:
    page = ImportPage(look, new_id)
    qtbot.addWidget(page)
    assert not page.act.isEnabled()
    page.source.setPlainText("no markers here")
    assert not page.act.isEnabled()
    path = tmp_path / "talk.txt"
    path.write_text(TALK, "utf-8")
    page.read(path)
    assert page.act.text() == "Add 2 turns"
    assert [turn.text for turn in page.preview.turns()] == ["谁订的？", "院务会。\n说过两次。"]
    with qtbot.waitSignal(page.added, check_params_cb=lambda turns: len(turns) == 2):
        page.act.click()
    page.read(tmp_path / "gone.txt")
    assert not page.error.isHidden()


@given(st.text())
def test_text_survives_the_document(text: str) -> None:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").replace("\u2028", "\n")
    for character in "\x00\ufdd0\ufdd1\ufffc":
        plain = plain.replace(character, "")
    assert to_record_text(to_document_text(text)) == plain


def test_differences_name_fields_and_turns(look: Look) -> None:
    before = {"gist": "a", "turns": [{"id": "1", "kind": "q", "text": "x"}, {"id": "2", "kind": "a", "text": "y"}]}
    after = {"place": "Room", "turns": [{"id": "1", "kind": "q", "text": "x"}, {"id": "2", "kind": "a", "text": "z"}]}
    assert differences(before, after) == [
        Difference("gist", "a", ""),
        Difference("place", "", "Room"),
        Difference("turns", "Answer: y", "Answer: z"),
    ]
    assert differences(before, before) == []


def a_revision(content: dict[str, object], number: str = "1") -> Revision:
    return Revision(number * 64, "r", "interview", (), "a", "d", "", "TH-2601-03A-0001", "planned", "save", content)


def test_the_working_copy_keeps_typing_when_a_save_returns() -> None:
    copy = WorkingCopy("r", "interview")
    copy.put("gist", "first")
    copy.put("gist", "first and more")
    copy.follow(a_revision({"gist": "first", "source_code": "J-001"}))
    assert copy.content == {"gist": "first and more", "source_code": "J-001"}
    assert copy.dirty
    assert copy.put("gist", "first")
    assert not copy.dirty
    assert copy.put("gist", "  ") and "gist" not in copy.content
    assert not copy.put("gist", None)


def test_an_outline_is_found_by_memory_then_group_then_for_all() -> None:
    kit = [{"title": "A", "role_group": "staff"}, {"title": "B", "role_group": ""}, {"title": "C", "version": "2"}]
    assert outline_for(kit, "C v2", "staff").name == "C v2"  # type: ignore[union-attr]
    assert outline_for(kit, "", "staff").name == "A"  # type: ignore[union-attr]
    assert outline_for(kit, "gone", "resident").name == "B"  # type: ignore[union-attr]
    assert outline_for([], "", "") is None


def test_the_outline_by_keyboard(qtbot: QtBot, look: Look) -> None:
    panel = OutlinePanel(look)
    qtbot.addWidget(panel)
    outline = Outline.of({"title": "A", "questions": [{"text": "one"}, {"text": "two", "must_ask": True}]})
    panel.show_outline(outline, frozenset())
    assert panel.must_ask_left() == ["two"]
    with qtbot.waitSignal(panel.taken, check_params_cb=lambda number, text: (number, text) == (2, "two")):
        QTest.keyClick(panel._rows[1], Qt.Key.Key_Return)
    assert panel.must_ask_left() == []
    assert "asked" in panel._rows[1].accessibleName()
    QTest.keyClick(panel._rows[1], Qt.Key.Key_Space)
    assert panel.must_ask_left() == ["two"]
    panel.lock(True)
    assert not panel.take(1)


def test_notices_by_keyboard_with_their_time(qtbot: QtBot, look: Look) -> None:
    panel = NoticesPanel(look, [Option("identity", "Identity"), Option("recusal", "Recusal")], lambda: "10:01")
    qtbot.addWidget(panel)
    panel.show_rows([{"item": "other", "at": "09:59"}])
    with qtbot.waitSignal(panel.changed):
        QTest.keyClick(panel._rows["identity"], Qt.Key.Key_Space)
    assert panel.rows() == [{"item": "identity", "at": "10:01"}, {"item": "other", "at": "09:59"}]
    assert panel.left() == ["recusal"]
    panel.toggle("identity")
    assert panel.rows() == [{"item": "other", "at": "09:59"}]


def test_follow_ups_by_keyboard(qtbot: QtBot, look: Look) -> None:
    box = FollowUps(look)
    qtbot.addWidget(box)
    box.add.click()
    QTest.keyClicks(box._lines[0][2], "delivery notes")
    QTest.keyClick(box._lines[0][2], Qt.Key.Key_Return)
    QTest.keyClicks(box._lines[1][2], "site log")
    box._lines[1][1].click()
    assert box.rows() == [{"text": "delivery notes"}, {"text": "site log", "done": True}]
    for _ in "delivery notes":
        QTest.keyClick(box._lines[0][2], Qt.Key.Key_Backspace)
    QTest.keyClick(box._lines[0][2], Qt.Key.Key_Backspace)
    assert box.rows() == [{"text": "site log", "done": True}]


def test_a_slip_of_the_hand_keeps_the_old_time(qtbot: QtBot, look: Look) -> None:
    answer = time_answer(look, "Start")
    qtbot.addWidget(answer)
    answer.show_value("09:10")
    answer.field.setText("9:7")
    answer.changed.emit()
    assert answer.value() == "09:10"
    words = answer.wrong()
    assert callable(words) and "09:10" in words()


def test_answers_not_in_the_list_are_kept(qtbot: QtBot, look: Look) -> None:
    one = OneAnswer(look, "Unit", [Option("a", "A")])
    many = ManyAnswer(look, "Members", [Option("a", "A"), Option("b", "B")])
    qtbot.addWidget(one)
    qtbot.addWidget(many)
    one.show_value("gone")
    assert one.value() == "gone"
    many.show_value(["b", "gone"])
    assert many.value() == ["b", "gone"]
    one.show_value(None)
    assert one.value() is None


def test_a_shown_document_names_its_record() -> None:
    turn = Turn("1", "show_document", "Shown: DY-2601-03A-0009-03, slip")
    assert with_reference(turn).document == "DY-2601-03A-0009-03"
    assert with_reference(Turn("1", "a", "DY-2601-03A-0009")).document == ""


def test_warnings_do_not_keep_from_locking(qtbot: QtBot, look: Look) -> None:
    content = {"profile": "signed_record", "start": "09:00", "end": "13:30"}
    policy = {"interview_most_minutes": 240, "interview_latest_end": "12:00"}
    found = warnings(content, must_ask_left=["x"], notices_left=2, has_identity=False, policy=policy)
    assert [finding.place for finding in found] == ["outline", "notices", "identity", "end", "end"]
    panel = LockPanel(look)
    qtbot.addWidget(panel)
    panel.show_findings("J-001", found)
    assert panel.ready and not panel.lock.isHidden()
    panel.show_findings("J-001", [*found, Finding("Missing: Place", "place")])
    assert not panel.ready and panel.lock.isHidden()
    assert any("Cannot lock J-001 yet" in label.text() for label in panel.findChildren(QLabel))


def test_a_signed_record_that_is_in_order_has_no_warning() -> None:
    content = {"profile": "signed_record", "start": "09:00", "end": "10:00"}
    assert warnings(content, must_ask_left=[], notices_left=0, has_identity=True, policy={}) == []
