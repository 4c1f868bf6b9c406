"""From a turn back to the papers that rest on it: in the window's margin and on the internal copy."""

from __future__ import annotations

from forms.printing.faces import Faces
from forms.printing.pages import PAGES
from storage.paper import PrintDesk, PrintWish
from tests.storage.team import LEADER
from tests.ui.bench import picture
from tests.ui.report.conftest import Desk
from tests.ui.worlds import ROOT
from ui.interview.page import InterviewPage


def test_the_margin_names_the_paper_and_its_row(desk: Desk) -> None:
    desk.sources.paper(frozen=True)
    desk.sit()
    desk.shell.open_record("interview", desk.sources.talk)
    desk.bench.settle()
    page = desk.shell.page
    assert isinstance(page, InterviewPage)
    assert page.view.editor.papers_of("t4") == ("DG-…0001/3",)
    assert page.view.editor.papers_of("t2") == ()
    picture(desk.shell, "margin-en")


def test_a_paper_that_came_to_nothing_is_not_named(desk: Desk) -> None:
    paper = desk.sources.paper(frozen=False)
    team = desk.sources.team
    assert team.now.evidence.used_in(desk.sources.talk) == {"turns/t4": ("DG-2601-03A-0001/3",)}
    team.move(paper, "withdraw", reason="查无此事")
    assert team.now.evidence.used_in(desk.sources.talk) == {}


def test_the_internal_copy_names_the_paper_under_the_turn_and_the_signed_record_does_not(desk: Desk) -> None:
    desk.sources.paper(frozen=True)
    team = desk.sources.team
    team.be(LEADER)
    faces = Faces.for_program(ROOT)
    found = {}
    for page in ("internal_copy", "signed_record"):
        wish = PrintWish(desk.sources.talk, page, 1, "pdf", "")
        order = PrintDesk(team.now, desk.bench.world.forms).preview(wish)  # type: ignore[arg-type]  # the book gives forms
        laid = PAGES[page](order, 1, faces)
        found[page] = "".join(line.text for sheet in laid.pages for line in sheet.lines())
    assert "日期写成六月二十日。〔底稿 DG-2601-03A-0001，支撑材料 3〕" in found["internal_copy"]
    assert "DG-2601" not in found["signed_record"]
