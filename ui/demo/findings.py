"""From evidence to a frozen paper, a notice, a talk, a ledger and four Fridays: the second half of the field story."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from storage.session import Session
from ui.demo.fieldwork import Answers, Field

KINDS_OF_SOURCE = ("document", "interview", "petition", "visit")


class Findings:
    """Goes on from a `Field` whose documents, letters and visits are there."""

    def __init__(self, story: Field) -> None:
        self._story = story
        self._approved: list[tuple[int, int, str]] = []
        self._notices: list[str] = []

    # -- papers ----------------------------------------------------------------------------------------------

    def papers(self) -> None:
        """Ten papers a unit: written by the two members, reviewed, some returned once, approved."""
        story = self._story
        for name in story.team.members:
            with story.acting(name) as session:
                self._write(session, name)
        self._review(first=True)
        for name in story.team.members:
            with story.acting(name) as session:
                for key, record in story.papers.items():
                    mine = story.preparer(key[1]) == name
                    if mine and session.records.get(record).head.state == "returned":
                        story.move(session, record, "submit")
        self._review(first=False)
        with story.acting(story.team.leader) as session:
            for key, record in story.papers.items():
                if session.records.get(record).head.state == "reviewed":
                    story.move(session, record, "approve")
                    self._approved.append((*key, record))
        story.done["workpapers"] = len(story.papers)

    def _write(self, session: Session, name: str) -> None:
        story = self._story
        for at, unit in enumerate(story.units):
            talks = story.interviews_of(session, unit["name"])
            for number, paper in enumerate(story.source["paper"]):
                if story.preparer(number) != name:
                    continue
                made = session.records.create("workpaper", self._answers(session, unit, paper)).revision
                story.papers[at, number] = made.record
                rows = self._evidence(session, at, paper, talks, number)
                base = made
                for row in rows:
                    base = session.evidence.add(made.record, base.id, row).revision
                story.move(session, made.record, "submit")

    def _answers(self, session: Session, unit: Mapping[str, str], paper: Mapping[str, Any]) -> Answers:
        story = self._story
        (library,) = session.packs.in_use("criteria")
        clause = library.item(paper["criteria"])
        rule = library.item(clause.parent)
        taxonomy = session.packs.in_use("taxonomy")[0]
        cited = f"《{rule.title.zh}》{clause.title.zh}：{clause.texts['text'].zh}"
        facts = [{"id": f"f{n}", "text": story.words(unit, text)} for n, text in enumerate(paper["facts"], 1)]
        return {
            "title": story.words(unit, paper["title"]), "unit": unit["name"], "prepared_on": story.day(20),
            "prepared_by": session.me.id, "responsible_body": unit["office"], "source_kind": ["document"],
            "category": [paper["category"]], "taxonomy_version": taxonomy.version, "severity": "ordinary",
            "recurring": "no", "checklist_ref": paper["point"], "amount": paper["amount"],
            "summary": story.words(unit, paper["summary"]), "discovery": story.words(unit, paper["discovery"]),
            "facts": facts, "marking": "work_secret_internal", "suggested_handling": paper["handling"],
            "criteria": [{"clause": clause.code, "text": cited}],
            "disposition": "in_report" if paper["handling"] == "feedback" else "not_used",
            "report_section": f"二（{'一二三四五六七'[int(paper['category'][3]) - 1]}）",
            "not_used_reason": "" if paper["handling"] == "feedback" else "进驻期间已立行立改",
        }  # fmt: skip

    def _evidence(
        self, session: Session, at: int, paper: Mapping[str, Any], talks: list[str], number: int
    ) -> list[Answers]:
        """Notes in documents, a turn of an interview, a letter, a visit: proposed from the place, as a person would."""
        story = self._story
        rows = []
        for wanted in paper["evidence"]:
            note = self._note(session, at, wanted)
            rows.append({**session.evidence.propose(note, "", "zh"), "shows": wanted["shows"],
                         "supports": f"f{wanted['fact']}"})  # fmt: skip
        if paper["talk"] and talks:
            talk = talks[number % len(talks)]
            turn = next(row for row in session.records.get(talk).head.content["turns"] if row["kind"] == "a")
            proposed = session.evidence.propose(talk, f"turns/{turn['id']}", "zh")
            rows.append({**proposed, "shows": "谈话说明同一情况", "supports": "f1"})
        if paper.get("visit"):
            seen = session.records.summaries_of(record for _, record in story.extra[at])  # others' letters are not
            for place, record in story.extra[at]:
                if record in seen and seen[record].fields.get("type", "visit") == "visit":
                    proposed = session.evidence.propose(record, place, "zh")
                    rows.append({**proposed, "shows": "反映同一情况", "supports": "f1 f2"})
        return rows

    def _note(self, session: Session, at: int, wanted: Mapping[str, Any]) -> str:
        story = self._story
        request, line = wanted["item"]
        item = session.records.get(story.items[at, request, line])
        made = session.records.create("doc_review_note", {
            "page": wanted["page"], "line": wanted["line"], "kind": "fact", "extract": wanted["extract"],
            "noted_by": session.me.id, "date": story.day(18),
        }, parent_serial=item.serial).revision  # fmt: skip
        story.move(session, made.record, "keep")
        return made.record

    def _review(self, *, first: bool) -> None:
        story = self._story
        with story.acting(story.team.deputy) as session:
            for (at, number), record in story.papers.items():
                if session.records.get(record).head.state != "submitted":
                    continue
                if first and (at + number) % 7 == 3:
                    story.move(session, record, "return", why="第 1 项支撑材料请写明所在行")
                else:
                    story.move(session, record, "review")

    # -- after approval --------------------------------------------------------------------------------------

    def notices(self) -> None:
        """Six notices of immediate rectification, each from one approved paper: served, answered, most closed."""
        story = self._story
        chosen = [one for one in self._approved if story.source["paper"][one[1]]["handling"] == "immediate"][:6]
        with story.acting(story.team.leader) as session:
            for at, number, record in chosen:
                self._notices.append(self._notice(session, at, number, record))
        with story.acting(story.team.members[0]) as session:
            for count, notice in enumerate(self._notices):
                self._follow(session, notice, count)
        story.done["rectifications"] = len(self._notices)

    def _notice(self, session: Session, at: int, number: int, record: str) -> str:
        story = self._story
        unit, paper = story.units[at], story.source["paper"][number]
        made = session.records.create("immediate_rectification", {
            "title": story.words(unit, paper["title"]), "unit": unit["name"],
            "issue": story.words(unit, paper["summary"]), "basis_papers": [record], "basis": paper["criteria"],
            "requirement": "补齐手续并逐笔核对，书面报告结果。", "due": story.day(27), "reporting": "书面报送巡察组",
            "date": story.day(23), "marking": "work_secret_internal",
        }).revision  # fmt: skip
        story.move(session, made.record, "approve")
        return made.record

    def _follow(self, session: Session, notice: str, count: int) -> None:
        story = self._story
        story.move(session, notice, "serve", {
            "served_on": story.day(23), "received_by": "主要负责人", "receipt_signed": "yes", "promised": "五日内补齐",
        })  # fmt: skip
        if count == 5:
            return
        story.move(session, notice, "reply", {"reply_on": story.day(26), "reply": "已补齐并登记"})
        story.move(session, notice, "verify", {
            "verified_by": session.me.id, "verified_on": story.day(27), "verification": "现场查看并抽查",
            "result": "done" if count < 4 else "partly",
        })  # fmt: skip
        if count < 4:
            story.move(session, notice, "close")
        else:
            story.move(session, notice, "carry_forward", {"carried_to": "TZ"}, "部分完成，转入台账")

    def talks(self) -> None:
        """One talk with each principal head over that unit's papers; then the papers are frozen."""
        story = self._story
        with story.acting(story.team.leader) as session:
            for at, unit in enumerate(story.units):
                papers = [record for place, _, record in self._approved if place == at]
                talk = self._talk(session, unit, papers)
                for record in papers[:4]:
                    story.move(session, record, "communicate", {"communications": [talk], "response": "explained"})
                for record in papers:
                    story.move(session, record, "freeze")
                    self._enter(session, record)
        story.done["frozen"] = len(self._approved)

    def _talk(self, session: Session, unit: Mapping[str, str], papers: list[str]) -> str:
        story = self._story
        rows = [
            {"paper": record, "version": session.records.text_hash(session.records.get(record).head),
             "response": "explained", "said": "说明了经过，认可事实", "effect": "kept"}
            for record in papers[:4]
        ]  # fmt: skip
        members = [session.me.id, story.account(session, story.team.deputy)]
        made = session.records.create("communication", {
            "title": f"与{unit['short']}主要负责人沟通", "unit": unit["name"], "date": story.day(25), "place": "会议室",
            "members": members, "participants": unit["head"], "papers": rows, "minutes": "逐项通报，听取说明。",
            "marking": "work_secret_internal",
        }).revision  # fmt: skip
        story.move(session, made.record, "hold")
        return made.record

    def _enter(self, session: Session, record: str) -> None:
        content = session.records.get(record).head.content
        if content.get("disposition") == "in_report":
            made = session.records.create("ledger_entry", {
                "title": content["title"], "unit": content["unit"], "paper": record, "category": content["category"][0],
                "due": self._story.day(30, 6), "marking": "work_secret_internal",
            }).revision  # fmt: skip
            self._story.move(session, made.record, "report")

    def fridays(self) -> None:
        """Four weekly reports; between the second and the third a visit of the first week is entered late."""
        story = self._story
        weeks = ((3, 6), (7, 13), (14, 20), (21, 27))
        with story.acting(story.team.leader) as session:
            for number, (since, until) in enumerate(weeks, 1):
                made = session.records.create("weekly_report", {
                    "week": number, "since": story.day(since), "until": story.day(until), "unit": "、".join(
                        unit["short"] for unit in story.units),
                    "prepared_by": session.me.id, "narrative": "按计划谈话、调阅资料、走访，逐项核对。",
                    "plan": "继续核对并形成底稿。", "adjustment_note": "第1周走访一次补登记。" if number == 3 else "",
                    "marking": "work_secret_internal",
                }).revision  # fmt: skip
                story.move(session, made.record, "freeze")
                if number == 2:
                    late = story.activity(session, story.units[0], story.source["activity"][1], 5)
                    story.move(session, late, "hold")
        story.done["weekly_reports"] = len(weeks)

    def returns(self) -> None:
        """What was borrowed goes back on slips that both sides signed; a few stay out and are late."""
        story = self._story
        with story.acting(story.team.members[0]) as session:
            for at, unit in enumerate(story.units):
                for number in (1, 2):
                    out = [
                        record
                        for (place, request, _), record in story.items.items()
                        if (place, request) == (at, number)
                        and session.records.get(record).head.state in ("received", "in_review")
                    ]
                    session.documents.give_back(out, {
                        "unit": unit["name"], "returned_by": session.me.id, "taken_back_by": unit["office"],
                        "date": story.day(27), "condition": "完好", "signed_by_both": "yes",
                        "marking": "work_secret_internal",
                    })  # fmt: skip
            story.done["late"] = len(session.documents.custody(session.clock.today()).overdue)


def play_field(story: Field) -> Mapping[str, Any]:
    """The whole field story over a vault with locked interviews; returns what was done, in numbers."""
    story.requests()
    story.contacts()
    story.checklist()
    findings = Findings(story)
    for step in (findings.papers, findings.notices, findings.talks, findings.returns, findings.fridays):
        step()
    return story.done
