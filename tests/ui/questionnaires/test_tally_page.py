"""The tally on the screen: shares with what they are of, and a sentence for what is not shown (V10, V23)."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from storage.keyed import Keyed
from storage.questionnaires import Questionnaires
from storage.session import Session
from tests.storage.surveys import canteen
from tests.ui.bench import picture
from tests.ui.office.conftest import Side, bench, side
from ui.components.text import Text
from ui.look import Look
from ui.questionnaires.charts import BarRow, BarTable, StackedBars
from ui.questionnaires.tally import TallyPage

__all__ = ["bench", "side"]


def sheets() -> list[Keyed]:
    """Three who saw nothing posted, so that what the others saw tells of them; few left "clean" blank."""
    made = []
    for number in range(24):
        posted = "yes" if number < 12 else "no" if number < 15 else "unclear"
        answers = {"who": "mother", "portion": "right", "posted": posted, "taste": "good" if number % 2 else "fair",
                   "clean": "good", "satisfied": 7, "days": 1, "advice": "多做蔬菜"}  # fmt: skip
        if posted == "yes":
            answers["seen"] = ["prices"]
        blank = ["clean"] if number < 2 else []
        made.append(Keyed({key: value for key, value in answers.items() if key not in blank}, tuple(blank)))
    return made


def released(session: Session) -> str:
    desk = Questionnaires(session)
    form = desk.bring(canteen()).revision.record
    facts = {"unit": "启明小学", "survey": "本机", "group": "家长", "date": "2026-03-16", "mode": "kiosk",
             "group_question": "portion"}  # fmt: skip
    batch = desk.define(form, facts).revision.record
    desk.issue(batch, 24)
    for keyed in sheets():
        desk.keying.answer(batch, keyed)
    desk.count(batch, {"counter_1": "1" * 32, "counter_2": "2" * 32})
    for step in (desk.enter, desk.verify, desk.close, desk.release):
        step(batch)
    return batch


def test_the_window_says_what_it_does_not_show(side: Side, look: Look) -> None:
    session = side.laptop("A")
    batch = side.bench.ask(lambda: released(session))
    shell = side.bench.shell_for(session, "questionnaires")
    page = side.bench.page(shell, "questionnaire_tally", batch)
    assert isinstance(page, TallyPage)
    said = {label.text() for label in page.findChildren(Text)}
    assert (
        "Not shown: it depends on question 3, where numbers are hidden that this one might let be worked out." in said
    )
    assert "· 多做蔬菜 (24 sheets)" in said
    tables = [table.accessibleName() for table in page.findChildren(BarTable)]
    assert any("by “Are the portions right”" in table for table in tables)
    matrix = next(table for table in tables if table.startswith("sheets, % of valid"))
    assert "Taste 12\u00a0\u00a050.0 % 12\u00a0\u00a050.0 %" in matrix and "24 2.50" in matrix
    assert "Cleanliness ＊" in matrix
    picture(shell, "questionnaire-tally-withheld-en")
    look.language.use("zh")
    side.bench.settle()
    said = {label.text() for label in page.findChildren(Text)}
    assert "本题不列：本题取决于第 3 题，其中有不列的数字，列出本题就可能推算出来。" in said
    picture(shell, "questionnaire-tally-withheld-zh")


def test_long_words_take_more_lines_and_are_never_cut(qtbot: QtBot, look: Look) -> None:
    short, long = (BarTable(look, [BarRow(words, ("12", "50.0 %"), 0.5)]) for words in ("好", "公开的内容" * 30))
    for table in (short, long):
        qtbot.addWidget(table)
    assert long.heightForWidth(400) > long.heightForWidth(1200) > short.heightForWidth(1200)


def test_the_legend_of_many_grades_goes_on_in_another_line(qtbot: QtBot, look: Look) -> None:
    grades = [f"第 {number} 个等次" for number in range(12)]
    bars = StackedBars(look, "占全部 9 份", grades, [("一项", [1 / 12] * 12)])
    qtbot.addWidget(bars)
    assert bars.heightForWidth(500) > bars.heightForWidth(2000)
    bars.resize(500, bars.heightForWidth(500))
    assert not bars.grab().isNull()
