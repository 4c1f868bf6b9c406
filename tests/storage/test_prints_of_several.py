"""Pages made from several records are asked for like one record's: each readable, with the leader's word (V09, V18)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from forms.problems import Refused
from storage.model import PrintJob
from tests.storage.reporting import Reporting, a_reporting_team
from tests.storage.team import DEPUTY, LEADER, SECOND
from tests.ui.worlds import RealForms
from tests.worlds import PASSPHRASE, World


@pytest.fixture
def reporting(tmp_path: Path) -> Iterator[Reporting]:
    made = a_reporting_team(World(tmp_path, forms=RealForms()))
    yield made
    made.team.now.close()


def register(reporting: Reporting, **more: Any) -> PrintJob:
    session = reporting.team.now
    return session.prints.register(
        session.stint.id, "BG-2601-03A", "", "ab" * 32, "report_outline", "zh", 1, "pdf", "",
        contents=tuple(reporting.papers), **more,
    )  # fmt: skip


def test_v09_pages_of_a_paper_that_may_not_be_read_get_no_number(reporting: Reporting) -> None:
    reporting.paper(frozen=False)
    reporting.team.be(SECOND)
    with pytest.raises(Refused, match="NOT_READABLE"):
        register(reporting)
    reporting.team.be(LEADER)
    assert register(reporting).number == "DYJ-2601-03A-0001"


def test_the_leaders_word_is_needed_where_policy_asks_for_it(reporting: Reporting) -> None:
    reporting.paper(frozen=True)
    session = reporting.team.be(LEADER)
    session.policy.set("print_approval", "leader", "按要求审批")
    session = reporting.team.be(DEPUTY)
    with pytest.raises(Refused, match="APPROVAL_NEEDED"):
        register(reporting)
    word = session.accounts.approve(LEADER.id, PASSPHRASE, session.stint.id)
    assert register(reporting, approval=word).approved_by == LEADER.id
