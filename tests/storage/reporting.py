"""A team with papers for the report: an interview, a document and its note, a letter behind them; frozen or not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.storage.team import DEPUTY, LEADER, MEMBER, Team, a_paper
from tests.worlds import World

ROOT = Path(__file__).resolve().parents[2]
PACKS = tuple(json.loads(path.read_bytes()) for path in sorted((ROOT / "resources" / "packs").glob("*.json")))
TURNS = (
    {"id": "t1", "kind": "q", "text": "设备清单是谁确认的？"},
    {"id": "t2", "kind": "a", "text": "清单由设备科拟，没有上会。"},
    {"id": "t3", "kind": "q", "text": "验收单上的日期是实际验收的日期吗？"},
    {"id": "t4", "kind": "a", "text": "不是，验收单是八月补的，日期写成六月二十日。"},
)


@dataclass
class Reporting:
    """`papers` are records in the order in which they were made, `talk` and `note` what their evidence points at."""

    team: Team
    talk: str = ""
    item: str = ""
    note: str = ""
    papers: list[str] = field(default_factory=list)

    def paper(self, *, frozen: bool, section: str = "二（一）", **changes: Any) -> str:
        """One paper for the report, with two facts: the note supports the first, note and talk the second."""
        team = self.team
        team.be(MEMBER)
        content = a_paper(disposition="in_report", report_section=section, severity="ordinary", **changes)
        made = team.make("workpaper", content)
        rows = ((self.note, "", "f1"), (self.note, "", "f2"), (self.talk, "turns/t4", "f2"))
        base = made.id
        for record, place, fact in rows:
            proposed = team.now.evidence.propose(record, place, "zh")
            row: Mapping[str, Any] = {**proposed, "shows": "说明该事实", "supports": fact}
            base = team.now.evidence.add(made.record, base, row).revision.id
        self.papers.append(made.record)
        if frozen:
            team.move(made.record, "submit")
            team.be(DEPUTY)
            team.move(made.record, "review")
            team.be(LEADER)
            team.move(made.record, "approve")
            team.move(made.record, "freeze")
        return made.record


def a_reporting_team(world: World, **stint: Any) -> Reporting:
    """The sources, and no paper yet; packs as the kit brings them."""
    team = Team(world, packs=PACKS, **stint)
    found = Reporting(team)
    team.be(MEMBER)
    found.talk = team.interview(turns=[dict(turn) for turn in TURNS]).record
    found.item = team.item().record
    note = {"page": "37", "line": "合同第 8 条", "kind": "fact", "extract": "设备到货后三十日内组织验收",
            "noted_by": MEMBER.id, "date": "2026-03-18"}  # fmt: skip
    found.note = team.make("doc_review_note", note, found.item).record
    team.move(found.note, "keep")
    return found
