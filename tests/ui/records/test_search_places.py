"""From a hit straight to the turn, the note, the row: its place is named in words, in both languages."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication

from tests.storage.team import a_request
from tests.ui.records.conftest import Team
from tests.ui.records.test_by_keys import a_paper, talks
from ui.components.rows import ROW_ROLE, TwoLines
from ui.pages.search import SearchPanel, open_search


def records_of(team: Team) -> dict[str, str]:
    paper = a_paper(team, talks(team, "staff"))

    def documents() -> dict[str, str]:
        records = team.session.records
        request = records.create("doc_request", a_request()).revision
        item = records.create("doc_item", {"title": "设备采购合同"}, parent_serial=request.serial).revision
        note = {"page": "37", "line": "合同第 8 条", "kind": "fact", "extract": "三十日内组织验收"}
        return {"note": records.create("doc_review_note", note, parent_serial=item.serial).revision.record}

    return {"paper": paper, **team.bench.ask(documents)}


def found(team: Team, words: str) -> tuple[SearchPanel, dict[str, TwoLines]]:
    panel = open_search(team.shell.space, team.shell)
    panel.field.setText(words)
    team.bench.qtbot.waitUntil(lambda: panel.answered == words)
    model: Any = panel.list.model()
    rows = [model.index(at, 0).data(ROW_ROLE) for at in range(model.rowCount())]
    return panel, {row.key: row for row in rows if row.key}


def test_places_are_words_in_both_languages(team: Team) -> None:
    made = records_of(team)
    for language, turn, place, fact in (
        ("en", "turn 2", "设备采购合同, p. 37, 合同第 8 条", "Facts, no. 1"),
        ("zh", "第 2 段", "设备采购合同，第 37 页 合同第 8 条", "基本事实 第 1 项"),
    ):
        team.shell.space.look.language.use(language)  # type: ignore[arg-type]  # one of two
        QApplication.processEvents()
        panel, rows = found(team, "验收")
        tails = [row.tail for key, row in rows.items() if key.startswith("interview:") and "turns/t2" in key]
        assert tails and tails[0].endswith(turn)
        assert rows[f"doc_review_note:{made['note']}:extract"].tail == place
        panel.dismiss()
        panel, rows = found(team, "院务会只列工程")
        (tail,) = [row.tail for key, row in rows.items() if key.startswith(f"workpaper:{made['paper']}:facts")]
        assert tail.startswith("DG-…0001") and tail.endswith(fact)
        panel.dismiss()
    team.shell.space.look.language.use("en")


def test_a_hit_opens_where_the_words_stand(team: Team) -> None:
    made = records_of(team)
    panel, rows = found(team, "三十日内")
    panel._open(next(iter(rows)))
    page = team.page()
    assert page.record == made["note"]
    team.bench.qtbot.waitUntil(lambda: page.window().focusWidget() is not None)
    QApplication.processEvents()
    assert page.window().focusWidget().accessibleName().startswith("Extract")  # type: ignore[union-attr]  # waited for
