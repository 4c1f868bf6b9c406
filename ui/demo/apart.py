"""What stands apart: a recusal, a contact report, a lead and the bundle of its own it leaves in (V02, V16, V17)."""

from __future__ import annotations

from collections.abc import Callable

from storage.exchange.leads import LeadExport
from storage.exchange.sealing import SealResult, run
from storage.media import FoundMedium
from ui.demo.agenda import DECIDING, WRITING, Agenda
from ui.demo.fieldwork import Answers, Field

LEAD = {
    "channel": "interview", "subject_post": "设备科负责人", "subject_unit": "霁川县人民医院",
    "gist": "反映收受供应商礼品，具体次数和价值不详。", "known": "谈话中由一人提到，未核实。",
    "materials": "谈话记录摘录一份",
}  # fmt: skip
AVOIDED = "01-zh"
"""The interview whose interviewee one member keeps away from."""
REPORT = {
    "about": "prying", "when": "第二周星期三傍晚", "who": "一名中层干部", "how": "打电话",
    "concerning": "打听谈话安排", "said": "问下一批找谁谈话。", "action": "未透露，当晚报告。",
}  # fmt: skip


class Apart:
    """Members write into these; only the leader, the office or the receiving body reads them."""

    def __init__(self, story: Field) -> None:
        self._story = story
        self.lead = self._recusal = ""
        self._handling: Answers = {}

    def plan(self, agenda: Agenda, seal: Callable[[], object]) -> None:
        """`seal` finds the stick and calls `seal` of this."""
        agenda.at(5, WRITING[1], self._declare)
        agenda.at(6, DECIDING, self._uphold)
        agenda.at(11, WRITING[0], self._register)
        agenda.at(11, WRITING[1], self._report)
        agenda.at(12, DECIDING, self._discuss)
        agenda.at(19, DECIDING, self._decide)
        agenda.at(27, DECIDING, seal)

    def _register(self) -> None:
        """A member passes on what somebody said about a person: from then on it cannot be read by the member."""
        story = self._story
        with story.acting(story.team.members[0]) as session:
            content = {
                "received_on": session.clock.today(), "received_by": session.me.id, "marking": "work_secret_internal"
            }  # fmt: skip
            groups = {"lead": dict(LEAD), "reporter": {"anonymous": "yes"}}
            self.lead = session.records.create("lead", content, groups).revision.record
        story.done["leads"] = 1

    def _declare(self) -> None:
        """A member keeps away from one interviewee."""
        story = self._story
        with story.acting(story.team.members[1]) as session:
            self._recusal = session.records.create("recusal", {
                "member": session.me.id, "source_code": story.codes[AVOIDED], "ground": "business",
                "relation": "三年前同在一个项目组", "declared_on": session.clock.today(),
                "marking": "work_secret_internal",
            }).revision.record  # fmt: skip
        story.done["recusals"] = 1

    def _report(self) -> None:
        """The same member is asked about the plan."""
        story = self._story
        with story.acting(story.team.members[1]) as session:
            session.records.create("contact_report", {}, {"report": dict(REPORT)})
        story.done["contact_reports"] = 1

    def _uphold(self) -> None:
        """The leader registers the office's word."""
        story = self._story
        with story.acting(story.team.leader) as session:
            story.move(session, self._recusal, "uphold", {
                "decided_by": "巡察办", "decided_on": session.clock.today(),
                "replacement": story.account(session, story.team.deputy),
            })  # fmt: skip

    def _discuss(self) -> None:
        self._meet("discuss", "first_meeting_on", {"preliminary_class": "look", "first_opinion": "先核合同和送货单"})

    def _decide(self) -> None:
        self._meet("decide", "second_meeting_on", {"second_opinion": "按线索移交", "proposed_body": "县纪委监委"})

    def _meet(self, move: str, when: str, said: Answers) -> None:
        """One of the two meetings on the lead: what was said is added to what was sealed before."""
        story = self._story
        with story.acting(story.team.leader) as session:
            both = [session.me.id, story.account(session, story.team.deputy)]
            self._handling |= {when.replace("meeting_on", "participants"): both, **said}
            head = session.records.get(self.lead).head
            session.records.transition(
                head.record, head.id, move, {when: session.clock.today()}, protected={"handling": self._handling}
            )

    def seal(self, medium: FoundMedium) -> SealResult:
        """The lead leaves in a bundle of its own, which only the receiving body opens; its receipt is on paper."""
        story = self._story
        with story.acting(story.team.leader) as session:
            export = LeadExport(session)
            result = run(export.approve([self.lead], medium, None))
            export.packed(result)
            export.hand_over(result.row.id, session.me.id, session.clock.today(), signed=True)
            export.receipt(result.row.id, "收-2601-7", session.clock.today())
        return result
