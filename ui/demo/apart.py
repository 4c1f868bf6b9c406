"""What stands apart: a recusal, a contact report, a lead and the bundle of its own it leaves in (V02, V16, V17)."""

from __future__ import annotations

from storage.exchange.leads import LeadExport
from storage.exchange.sealing import SealResult, run
from storage.media import FoundMedium
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
        self._lead = self._recusal = ""

    def register_lead(self) -> None:
        """A member passes on what somebody said about a person: from then on it cannot be read by the member."""
        story = self._story
        with story.acting(story.team.members[0]) as session:
            content = {"received_on": story.day(11), "received_by": session.me.id, "marking": "work_secret_internal"}
            groups = {"lead": dict(LEAD), "reporter": {"anonymous": "yes"}}
            self._lead = session.records.create("lead", content, groups).revision.record
        story.done["leads"] = 1

    def declare(self) -> None:
        """A member keeps away from one interviewee, and reports being asked about the plan."""
        story = self._story
        with story.acting(story.team.members[1]) as session:
            self._recusal = session.records.create("recusal", {
                "member": session.me.id, "source_code": story.codes[AVOIDED], "ground": "business",
                "relation": "三年前同在一个项目组", "declared_on": story.day(4), "marking": "work_secret_internal",
            }).revision.record  # fmt: skip
            session.records.create("contact_report", {}, {"report": dict(REPORT)})
        story.done["recusals"] = story.done["contact_reports"] = 1

    def decide(self) -> None:
        """The leader registers the office's word on the recusal and the two meetings on the lead."""
        story = self._story
        with story.acting(story.team.leader) as session:
            both = [session.me.id, story.account(session, story.team.deputy)]
            story.move(session, self._recusal, "uphold", {
                "decided_by": "巡察办", "decided_on": story.day(5),
                "replacement": story.account(session, story.team.deputy),
            })  # fmt: skip
            handling: Answers = {
                "preliminary_class": "look", "first_participants": both, "first_opinion": "先核合同和送货单"
            }  # fmt: skip
            self._handle("discuss", {"first_meeting_on": story.day(12)}, handling)
            handling |= {"second_participants": both, "second_opinion": "按线索移交", "proposed_body": "县纪委监委"}
            self._handle("decide", {"second_meeting_on": story.day(19)}, handling)

    def _handle(self, name: str, updates: Answers, handling: Answers) -> None:
        story = self._story
        with story.acting(story.team.leader) as session:
            head = session.records.get(self._lead).head
            session.records.transition(self._lead, head.id, name, updates, protected={"handling": handling})

    def seal(self, medium: FoundMedium) -> SealResult:
        """The lead leaves in a bundle of its own, which only the receiving body opens; its receipt is on paper."""
        story = self._story
        with story.acting(story.team.leader) as session:
            export = LeadExport(session)
            result = run(export.approve([self._lead], medium, None))
            export.packed(result)
            export.hand_over(result.row.id, session.me.id, story.day(27), signed=True)
            export.receipt(result.row.id, "收-2601-7", story.day(27))
        return result
