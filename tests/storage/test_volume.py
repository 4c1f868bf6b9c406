"""A bound volume has its papers in the order of the report."""

from __future__ import annotations

from pathlib import Path

from forms.printing.faces import Faces
from forms.printing.measures import LEFT
from forms.printing.placed import Code
from forms.printing.volume import lay_out_volume
from forms.report.model import Scope
from storage.outline import report_outline
from storage.volume import VolumeDesk, frozen_papers
from tests.storage.reporting import a_reporting_team
from tests.ui.worlds import ROOT, RealForms
from tests.worlds import World


def test_the_volume_and_the_outline_have_one_order(tmp_path: Path) -> None:
    reporting = a_reporting_team(World(tmp_path, forms=RealForms()))
    for section in ("二（十一）", "2.10", "二（四）", "2.9"):
        reporting.paper(frozen=True, section=section)
    session = reporting.team.now
    bound = [str(row.fields["report_section"]) for row in frozen_papers(session, Scope())]
    assert bound == [line.section for line in report_outline(session).lines]
    assert bound.index("2.9") < bound.index("2.10") and bound.index("二（四）") < bound.index("二（十一）")
    session.close()


def test_every_page_of_a_volume_has_its_code_on_the_binding_side(tmp_path: Path) -> None:
    """Cover and contents as the papers themselves (PAPER 3.3), and a paper's number stands on one line."""
    reporting = a_reporting_team(World(tmp_path, forms=RealForms()))
    reporting.paper(frozen=True)
    session = reporting.team.now
    laid = lay_out_volume(VolumeDesk(session, RealForms(), Scope(), 1, "zh").preview(), Faces.for_program(ROOT))
    codes = [[item.x for item in page.items if isinstance(item, Code)] for page in laid.pages]
    assert len(codes) > 3 and all(places == [LEFT] for places in codes)
    (paper,) = frozen_papers(session, Scope())
    assert [line.text for line in laid.pages[1].lines("table")].count(paper.serial) == 1
    session.close()
