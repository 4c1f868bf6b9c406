"""Keys of the sheet, the kiosk, forms that are refused: small parts of the questionnaires' windows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from forms.xlsform.check import read_form_at
from forms.xlsform.model import Form
from storage.keyed import Keyed
from storage.questionnaires import FORM, Questionnaires
from tests.forms.tally.world import form_of
from tests.forms.xlsform.corpus import CORPUS
from tests.forms.xlsform.sheets import real_forms
from tests.storage.surveys import canteen
from tests.ui.bench import Bench
from ui.look import Look
from ui.questionnaires.keysheet import KeySheet
from ui.questionnaires.page import QuestionnairesPage
from ui.questionnaires.sheet import Sheet


def now() -> datetime:
    return datetime(2026, 3, 18, 10, 0, tzinfo=UTC)


@pytest.fixture
def bench(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, look, tmp_path)
    yield made
    made.close()


@pytest.fixture
def keys(qtbot: QtBot, look: Look) -> Callable[[Form], KeySheet]:
    def make(form: Form) -> KeySheet:
        view = KeySheet(look)
        qtbot.addWidget(view)
        view.resize(452, 500)
        view.show()
        view.show_sheet(Sheet.of(form, now, "en"))
        return view

    return make


def press(qtbot: QtBot, view: KeySheet, keys: str) -> None:
    for key in keys:
        box = view.boxes[view.current]
        if key == "⏎":
            qtbot.keyClick(box, Qt.Key.Key_Return)
        elif key == "↑":
            qtbot.keyClick(box, Qt.Key.Key_Up)
        else:
            qtbot.keyClicks(box, key)


def test_twenty_questions_take_under_twenty_strokes(keys: Callable[[Form], KeySheet], qtbot: QtBot) -> None:
    """Ten questions by one digit each and a block of ten rated alike: `+` gives the rest of it the same answer."""
    block = ["begin group | rate", *(f"select_one l | m{n}" for n in range(10)), "end group | "]
    form = form_of(*(f"select_one l | q{n}" for n in range(10)), *block, lists={"l": "a b c"})
    view = keys(form)
    strokes = "1212121212" + "1" + "↑" + "+"
    with qtbot.waitSignal(view.finished):
        press(qtbot, view, strokes)
    assert len(strokes) < 20
    assert view.sheet is not None
    keyed = view.sheet.keyed()
    assert len(keyed.answers) == 20 and {keyed.answers[f"m{n}"] for n in range(10)} == {"a"}


def test_digits_choose_points_abstain_and_enter_goes_on(keys: Callable[[Form], KeySheet], qtbot: QtBot) -> None:
    view = keys(canteen().form)
    with qtbot.waitSignal(view.finished):
        press(qtbot, view, "2.1" + "13⏎" + "1" + "⏎" + "10⏎" + "3")
        view.boxes[view.current].setText("多做蔬菜")
        press(qtbot, view, "⏎")
    assert view.sheet is not None
    assert view.sheet.keyed() == Keyed(
        {"who": "mother", "posted": "yes", "seen": ["prices", "accounts"], "taste": "good", "satisfied": 10, "days": 3,
         "advice": "多做蔬菜"},
        ("clean", "portion"),
    )  # fmt: skip


def test_a_skipped_question_is_neither_answered_nor_blank(keys: Callable[[Form], KeySheet], qtbot: QtBot) -> None:
    view = keys(canteen().form)
    press(qtbot, view, "112")
    assert view.sheet is not None and view.sheet.asked[view.current].key == "taste"
    assert "seen" not in view.sheet.keyed().fields()


def test_a_repeat_has_as_many_rows_as_are_keyed(keys: Callable[[Form], KeySheet], qtbot: QtBot) -> None:
    rows = ["begin repeat | kin", "select_one l | sort", "integer | age", "end repeat | "]
    view = keys(form_of(*rows, "select_one l | q", lists={"l": "a b"}))
    press(qtbot, view, "1")
    view.boxes[view.current].setText("7")
    press(qtbot, view, "⏎")
    press(qtbot, view, "↑")
    view.boxes[view.current].clear()
    press(qtbot, view, "*")
    assert len(view.boxes) == 5 and view.current == 2
    press(qtbot, view, "2⏎1")
    assert view.sheet is not None
    assert view.sheet.keyed() == Keyed({"kin": [{"sort": "a", "age": 7}, {"sort": "b"}], "q": "a"})


def test_an_answer_that_is_none_is_not_taken(keys: Callable[[Form], KeySheet], qtbot: QtBot) -> None:
    view = keys(form_of("integer | n", "select_one l | q", lists={"l": "a b"}))
    view.boxes[0].setText("drei")
    press(qtbot, view, "⏎")
    assert view.current == 0 and view.sheet is not None and view.sheet.value(0) is None
    view.boxes[0].setText("3")
    press(qtbot, view, "⏎9")
    assert view.current == 1 and view.sheet.value(1) is None


@pytest.mark.parametrize("path", real_forms("good"))
def test_real_forms_are_brought_and_keyed(path: Path, bench: Bench) -> None:
    shell = bench.shell_for(bench.vault(), "questionnaires")
    page = shell.page
    assert isinstance(page, QuestionnairesPage)
    page.bring(path)
    bench.settle()
    assert "usable" in page.intake.text.text()
    page.keep()
    bench.settle()
    assert page.forms.rows_model.rowCount() == 1, page.intake.error.text()
    record = page.forms.rows_model.key(0)
    form = bench.ask(lambda: Questionnaires(shell.space.session).form(record))
    view = KeySheet(bench.look)
    bench.qtbot.addWidget(view)
    view.show_sheet(Sheet.of(form, now, "en"))
    assert len(view.boxes) > 0


@pytest.mark.parametrize("path", real_forms("bad"))
def test_refused_forms_say_where_and_keep_nothing(path: Path, bench: Bench) -> None:
    session = bench.vault()
    shell = bench.shell_for(session, "questionnaires")
    page = shell.page
    assert isinstance(page, QuestionnairesPage)
    page.bring(path)
    bench.settle()
    assert page.intake.error.text()
    assert not page.intake.keep.isVisible()
    assert bench.ask(lambda: session.records.summaries(FORM)) == []


def test_a_switch_of_language_keeps_a_half_keyed_sheet(keys: Callable[[Form], KeySheet], qtbot: QtBot) -> None:
    view = keys(canteen().form)
    press(qtbot, view, "2.1")
    assert view.sheet is not None
    view.show_sheet(view.sheet.again("zh"))
    assert [box.text() for box in view.boxes[:3]] == ["2", "·", "1"]
    assert view.sheet.language == "zh" and view.sheet.keyed().answers == {"who": "mother", "posted": "yes"}


def test_a_key_renews_what_it_changed_and_no_more(
    keys: Callable[[Form], KeySheet], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long form stays fluid: of 300 questions a digit touches its own and the two that hang on it."""
    plain = [f"select_one l | q{n}" for n in range(300)]
    view = keys(form_of("select_one l | first", "text | why | ${first} = 'b'", *plain, lists={"l": "a b"}))
    renewed: list[int] = []
    whole = KeySheet._renew
    monkeypatch.setattr(KeySheet, "_renew", lambda self, sheet, at: (renewed.append(at), whole(self, sheet, at))[1])
    press(qtbot, view, "2")
    assert set(renewed) == {0, 1} and view.current == 1
    renewed.clear()
    view.boxes[1].setText("weil")
    press(qtbot, view, "⏎1")
    assert set(renewed) == {1, 2} and view.sheet is not None and view.sheet.value(2) == "a"


def test_options_that_hang_on_an_answer_are_shown_anew(keys: Callable[[Form], KeySheet], qtbot: QtBot) -> None:
    view = keys(read_form_at(CORPUS / "good" / "cascade.md"))
    assert view.sheet is not None
    press(qtbot, view, "1")
    assert "A one" in view._hints[1].text() and "B one" not in view._hints[1].text()
    press(qtbot, view, "2" + "9")
    assert view._hints[2].text().startswith("1 Town 3") and view.sheet.value(2) is None
    press(qtbot, view, "." + "⏎")
    assert view.sheet.keyed().answers == {"province": "a", "county": "a2"}


def test_a_repeat_in_a_repeat_is_keyed(keys: Callable[[Form], KeySheet], qtbot: QtBot) -> None:
    """Street, one who works, one more who does not; a second house without people. No photo of anybody."""
    view = keys(read_form_at(CORPUS / "good" / "nested-repeats.md"))
    view.boxes[0].setText("东街")
    press(qtbot, view, "⏎" + "1" + "*" + "2" + ".")
    assert view.sheet is not None and view.sheet.asked[view.current].key == "ok"
    view.go(0)
    view.boxes[0].clear()
    press(qtbot, view, "*")
    view.boxes[view.current].setText("西街")
    press(qtbot, view, "⏎" + "." + "." + "1")
    assert view.sheet.keyed() == Keyed(
        {"house": [{"street": "东街", "person": [{"works": "y"}, {"works": "n"}]}, {"street": "西街"}], "ok": "y"}
    )


def test_nothing_of_one_sheet_is_left_on_the_next(keys: Callable[[Form], KeySheet], qtbot: QtBot) -> None:
    form = form_of("select_one l | q", "text | last", lists={"l": "a b"})
    view = keys(form)
    press(qtbot, view, "1")
    view.boxes[1].setText("多做蔬菜")
    press(qtbot, view, "⏎")
    view.show_sheet(Sheet.of(form, now, "en"))
    assert [box.text() for box in view.boxes] == ["", ""]
    press(qtbot, view, "2.")
    assert view.sheet is not None and view.sheet.keyed() == Keyed({"q": "b"}, ("last",))
