"""From evidence to a frozen paper, a notice, a talk and a ledger: the second half of the field story."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from forms.ledger import series
from forms.ledger_notes import note_of_series
from storage.session import Session
from ui.demo.examples import filled
from ui.demo.fieldwork import Answers, Field

FOUND_BY = {
    "document": "document", "interview": "interview", "questionnaire": "questionnaire", "intake": "petition",
    "activity": "visit", "attachment": "document",
}  # fmt: skip
"""How a problem came up, by the kind of evidence."""


class Findings:
    """Goes on from a `Field` whose interviews, documents, tallies, letters and visits are there."""

    def __init__(self, story: Field) -> None:
        self._story = story
        self._approved: list[tuple[int, int, str]] = []
        self._notices: list[str] = []

    # -- papers ----------------------------------------------------------------------------------------------

    def write(self) -> None:
        """Ten papers a unit, written by the two members in turn and submitted."""
        story = self._story
        for name in story.team.members:
            with story.acting(name) as session:
                for at, unit in enumerate(story.units):
                    for number, paper in enumerate(story.source["paper"]):
                        if story.preparer(number) == name:
                            story.papers[at, number] = self._write(session, at, unit, paper)
        story.done["workpapers"] = len(story.papers)

    def review(self) -> None:
        """The deputy reviews; the first member's third paper of each unit goes back once."""
        story = self._story
        back = {record for (_, number), record in story.papers.items() if number == 4}
        with story.acting(story.team.deputy) as session:
            for record in story.papers.values():
                if record in back:
                    story.move(session, record, "return", why="第 1 项支撑材料请写明所在行")
                else:
                    story.move(session, record, "review")
        with story.acting(story.team.members[0]) as session:
            for record in back:
                story.move(session, record, "submit")
        with story.acting(story.team.deputy) as session:
            for record in back:
                story.move(session, record, "review")

    def approve(self) -> None:
        story = self._story
        with story.acting(story.team.leader) as session:
            for key, record in sorted(story.papers.items()):
                story.move(session, record, "approve")
                self._approved.append((*key, record))

    def _write(self, session: Session, at: int, unit: Mapping[str, str], paper: Mapping[str, Any]) -> str:
        story = self._story
        rows = self._evidence(session, at, unit, paper)
        answers = self._answers(session, unit, paper)
        answers["evidence"] = [{"id": f"e{number}", **row} for number, row in enumerate(rows, 1)]
        answers["source_kind"] = sorted({FOUND_BY[row["kind"]] for row in rows})
        made = session.records.create("workpaper", answers).revision
        story.move(session, made.record, "submit")
        self._point(session, made.record, unit, paper)
        return made.record

    def _point(self, session: Session, record: str, unit: Mapping[str, str], paper: Mapping[str, Any]) -> None:
        """The supervision point under which the problem was found says so."""
        (pack,) = session.packs.in_use("checklist")
        made = session.records.create("checklist_result", {
            "pack": pack.id, "pack_version": pack.version, "point": paper["point"], "unit": unit["name"],
        }).revision  # fmt: skip
        self._story.move(session, made.record, "problem", {"note": "见底稿", "papers": [record]})

    def _answers(self, session: Session, unit: Mapping[str, str], paper: Mapping[str, Any]) -> Answers:
        story = self._story
        taxonomy = session.packs.in_use("taxonomy")[0]
        facts = [{"id": str(n), "text": filled(text, unit)} for n, text in enumerate(paper["facts"], 1)]
        return {
            "title": filled(paper["title"], unit), "unit": unit["name"], "prepared_on": story.day(20),
            "prepared_by": session.me.id, "responsible_body": unit["office"],
            "category": [paper["category"]], "taxonomy_version": taxonomy.version, "severity": "ordinary",
            "recurring": "no", "checklist_ref": paper["point"], "amount": paper["amount"],
            "summary": filled(paper["summary"], unit), "discovery": filled(paper["discovery"], unit),
            "facts": facts, "marking": "work_secret_internal", "suggested_handling": paper["handling"],
            "criteria": [{"clause": paper["criteria"], "text": _cited(session, paper["criteria"])}],
            "disposition": "in_report" if paper["handling"] == "feedback" else "not_used",
            "report_section": f"二（{'一二三四五六七'[int(paper['category'][3]) - 1]}）",
            "not_used_reason": "" if paper["handling"] == "feedback" else "进驻期间已立行立改",
        }  # fmt: skip

    def _evidence(self, session: Session, at: int, unit: Mapping[str, str], paper: Mapping[str, Any]) -> list[Answers]:
        """Rows proposed from their places, as a person would take them: notes, a turn, a table, a letter, a visit, a
        file."""
        story = self._story
        rows = []
        for wanted in paper["evidence"]:
            note = self._note(session, at, wanted)
            rows.append(self._row(session, note, "", wanted["shows"], str(wanted["fact"])))
        talk = story.talks.get((unit["name"], paper["talk"]))
        if talk:
            turns = [row for row in session.records.get(talk).head.content["turns"] if row["kind"] == "a"]
            rows.append(self._row(session, talk, f"turns/{turns[1]['id']}", "谈话说明同一情况", "1"))
        table = paper.get("table")
        if table:
            batch = story.batches[unit["name"]]
            row = self._row(session, batch, f"table/{table['question']}", table["shows"], str(table["fact"]))
            rows.append({**row, "location": table["location"]})
        if paper.get("ledger"):
            rows += self._ledger(session, story.items[at, 2, 7])
        if paper.get("visit"):
            seen = session.records.summaries_of(record for _, record in story.extra[at])  # others' letters are not
            for place, record in story.extra[at]:
                if record in seen and seen[record].fields.get("type", "visit") == "visit":
                    rows.append(self._row(session, record, place, "反映同一情况", "1 2"))
        return rows

    def _row(self, session: Session, record: str, place: str, shows: str, supports: str) -> Answers:
        row = {**session.evidence.propose(record, place, "zh"), "shows": shows, "supports": supports}
        return {**row, "location": row["location"] or "全文"}

    def _ledger(self, session: Session, item: str) -> list[Answers]:
        """A calculation in the register that was handed in, and the file itself."""
        story = self._story
        (ref,) = session.records.get(item).head.attachments
        ledger = session.documents.ledger(item, ref.sha256)
        answers = note_of_series(ledger, series(ledger, "serial"), "zh")
        note = session.documents.note_calculation(item, answers, session.me.id, story.day(18)).revision
        story.move(session, note.record, "keep")
        row = self._row(session, item, f"attachment/{ref.sha256}", "登记编号不连续", "1")
        return [self._row(session, note.record, "", "编号缺失和重复", "1 2"), {**row, "location": "serial 列"}]

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

    # -- after approval --------------------------------------------------------------------------------------

    def serve(self) -> None:
        """Six notices of immediate rectification, each from one approved paper."""
        story = self._story
        chosen = [one for one in self._approved if story.source["paper"][one[1]]["handling"] == "immediate"][:6]
        with story.acting(story.team.leader) as session:
            for at, number, record in chosen:
                self._notices.append(self._notice(session, at, number, record))
        story.done["rectifications"] = len(self._notices)

    def follow(self) -> None:
        """A member serves them and enters replies; most are closed, one is carried forward, one still open."""
        story = self._story
        with story.acting(story.team.members[0]) as session:
            for count, notice in enumerate(self._notices):
                self._follow(session, notice, count)

    def consult(self) -> None:
        """The leader asks a body that knows about procurement."""
        story = self._story
        with story.acting(story.team.leader) as session:
            papers = [record for _, number, record in self._approved if number == 2]
            made = session.records.create("consultation", {
                "title": "同类采购是否构成拆分", "body": "县财政局采购管理股", "date": story.day(24),
                "members": [session.me.id], "question": "十二日内与同一供应商签订三份同类合同，是否应合并采购？",
                "answer": "品名、供应商相同且时间相近的，应当合并计算金额。", "papers": papers,
                "marking": "work_secret_internal",
            }).revision  # fmt: skip
            story.move(session, made.record, "keep")
        story.done["consultations"] = 1

    def _notice(self, session: Session, at: int, number: int, record: str) -> str:
        story = self._story
        unit, paper = story.units[at], story.source["paper"][number]
        made = session.records.create("immediate_rectification", {
            "title": filled(paper["title"], unit), "unit": unit["name"],
            "issue": filled(paper["summary"], unit), "basis_papers": [record],
            "basis": _cited(session, paper["criteria"]),
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


def _cited(session: Session, code: str) -> str:
    """A clause of the criteria library in words."""
    (library,) = session.packs.in_use("criteria")
    clause = library.item(code)
    return f"《{library.item(clause.parent).title.zh}》{clause.title.zh}：{clause.texts['text'].zh}"
