"""A bound volume has its papers in the order of the report."""

from __future__ import annotations

from pathlib import Path

from forms.report.model import Scope
from storage.outline import report_outline
from storage.volume import frozen_papers
from tests.storage.reporting import a_reporting_team
from tests.ui.worlds import RealForms
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
