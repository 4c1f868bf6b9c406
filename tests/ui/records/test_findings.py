"""What newcomers stumbled over: late requests, empty rows, words lost on the way, versions, practising alone."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QLabel

from storage.model import Account
from tests.storage.team import a_request as request_answers
from tests.ui.records.conftest import DEPUTY, Team
from tests.ui.records.test_by_keys import a_paper, talks
from tests.ui.worlds import MEMBER, ROOT
from tests.worlds import an_interview
from ui.checklist.criteria import CriteriaPage
from ui.components.buttons import Button
from ui.records.corroboration import can_be_signed
from ui.records.evidence import EvidenceTable
from ui.records.page import RecordPage
from ui.records.tokens import Token
from ui.records.useevidence import UseAsEvidence

EXAMPLE = (ROOT / "resources" / "packs" / "criteria-example.json").read_bytes()


def words(page: RecordPage) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_a_row_with_nothing_in_it_is_no_answer_and_is_not_kept(team: Team) -> None:
    team.sign_in(MEMBER)
    paper = a_paper(team, talks(team, "staff"), criteria=[])
    page = team.open("workpaper", paper)
    assert page.form is not None
    cards = next(b for b in page.form._blocks() if getattr(b, "_path", ()) == ("criteria",))
    cards.append()  # type: ignore[union-attr]  # cards
    marks = {key: mark for key, _, mark in page.form.marks()}
    assert marks["criteria"] == "act"
    team.act(page, "move:submit")
    assert page.state == "draft" and page.mover.panel is not None and not page.mover.panel.ready
    page.mover.stop()
    page.form.put(("title",), "改过")
    page.save()
    team.bench.settle()
    assert "criteria" not in team.head(paper).content


def test_what_was_typed_goes_along_into_a_new_paper(team: Team) -> None:
    talk = team.bench.ask(lambda: team.session.records.create("interview", an_interview()).revision.record)
    page = team.bench.page(team.shell, "evidence", f"{talk}#turns/t2")
    assert isinstance(page, UseAsEvidence)
    page.shows.area.setPlainText("倒签; 甲/乙, with 50 %")
    page.location.setText("第 2 段末句")
    page.begin_paper()
    paper = team.page()
    assert paper.scope is not None
    (row,) = paper.scope.content()["evidence"]
    assert (row["shows"], row["location"], row["id"]) == ("倒签; 甲/乙, with 50 %", "第 2 段末句", "1")


def test_the_source_of_a_row_is_called_by_its_place_in_words(team: Team) -> None:
    paper = a_paper(team, talks(team, "staff"))
    page = team.open("workpaper", paper)
    assert page.form is not None
    table = next(block for block in page.form._blocks() if isinstance(block, EvidenceTable))
    table.choose(0)
    (token,) = [one for one in table.findChildren(Token) if not one.isHidden()]
    said = " ".join(part.text() for part in token.findChildren(QLabel)) + " ".join(
        part.text() for part in token.children() if hasattr(part, "text")
    )
    assert "turn 2" in said and "t2" not in said.split()


def test_a_talk_with_the_head_says_which_version_was_shown(team: Team) -> None:
    paper = a_paper(team, talks(team, "staff"))
    page = team.open("workpaper", paper)
    team.fill(page, title="改过")
    page.save()
    team.bench.settle()
    talk = team.open("communication")
    assert talk.scope is not None and talk.form is not None
    talk.scope.filling.add_row(("papers",))
    talk.form.put(("papers", 0, "paper"), paper)
    talk.linking.ask()
    team.bench.settle()
    (row,) = talk.scope.content()["papers"]
    assert (row["version_no"], len(row["version"])) == (2, 64)


def test_a_request_is_not_late_when_its_items_are_there(team: Team) -> None:
    def make() -> None:
        records = team.session.records
        request = records.create(
            "doc_request", {**request_answers(), "due": "2026-03-01", "marking": "internal"}
        ).revision
        item = {
            "title": "合同",
            "original": "original",
            "quantity": 1,
            "quantity_unit": "set",
            "provide_by": "2026-03-01",
        }
        records.create("doc_item", item, parent_serial=request.serial)
        approved = records.transition(request.record, request.id, "approve").revision
        records.transition(request.record, approved.id, "serve")

    team.bench.ask(make)
    late = team.bench.ask(lambda: [row.kind for row in team.session.lists.late("2026-03-18")])
    assert late == ["doc_item"]


def test_who_practises_alone_is_told_how_to_get_three_signatures(team: Team) -> None:
    page = team.open("workpaper", a_paper(team, talks(team, "staff")))
    assert "Alone you cannot get three signatures" not in words(page)
    alone = [Account("1" * 32, "陆明远", "leader"), Account("9" * 32, "何静", "leader"), MEMBER]
    assert not can_be_signed(page.kind, alone) and can_be_signed(page.kind, [*alone, DEPUTY])
    assert page.scope is not None and page.view.corroboration is not None
    page.scope.lists = replace(page.scope.lists, members=tuple(alone))
    page.view.corroboration.retranslate()
    assert "Alone you cannot get three signatures" in words(page)


def test_an_empty_criteria_library_says_what_to_do_and_offers_one_to_practise(team: Team) -> None:
    page = team.bench.page(team.shell, "criteria")
    assert isinstance(page, CriteriaPage) and page._stack.currentWidget() is page._empty
    page._install_example()
    team.bench.settle()
    assert page._stack.currentWidget() is page._body and page._clauses


def test_a_clause_is_asked_for_only_where_there_is_a_library(team: Team) -> None:
    page = team.open("workpaper", a_paper(team, talks(team, "staff")))
    assert page.form is not None
    for there in (False, True):
        cards = next(b for b in page.form._blocks() if getattr(b, "_path", ()) == ("criteria",))
        keys = {path[-1] for path in cards.cards[0].answers}  # type: ignore[union-attr]  # cards
        assert ("clause" in keys) is there and "text" in keys
        team.bench.ask(lambda: team.session.packs.install(EXAMPLE))
        page.doing.renew_lists()
        team.bench.settle()


def test_an_empty_vault_offers_what_can_be_begun(team: Team) -> None:
    page = team.bench.page(team.shell, "today")
    names = {button.text().strip(): button for button in page.findChildren(Button) if button.isVisible()}
    names["New working paper"].click()
    assert team.page().kind.name == "workpaper"
