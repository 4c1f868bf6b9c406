"""From evidence to a frozen paper: written, reviewed, approved, talked over."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from forms.ledger import series
from forms.ledger_notes import note_of_series
from storage.session import Session
from ui.demo.agenda import DECIDING, REVIEWING, WRITING, Agenda
from ui.demo.examples import filled
from ui.demo.fieldwork import Answers, Field
from ui.demo.notices import cited, enter

FOUND_BY = {
    "document": "document", "interview": "interview", "questionnaire": "questionnaire", "intake": "petition",
    "activity": "visit", "attachment": "document",
}  # fmt: skip
"""How a problem came up, by the kind of evidence."""
DAYS = ((17, 18, (19, DECIDING)), (18, 19, (20, 12)), (23, 24, (24, DECIDING)))
"""By unit: its papers are written, what was returned is submitted again, and they are approved (day and hour)."""
RETURNED = 4
"""The paper of each unit that goes back once."""


class Findings:
    """Goes on from a `Field` whose interviews, documents, tallies, letters and visits are there."""

    def __init__(self, story: Field) -> None:
        self._story = story

    def plan(self, agenda: Agenda) -> None:
        """Each unit's papers: written and reviewed on one day, what went back on the next, then approved."""
        for at, (written, back, approved) in enumerate(DAYS):
            for turn in (0, 1):
                agenda.at(written, WRITING[turn], partial(self._prepare, at, turn))
            agenda.at(written, REVIEWING, partial(self._review, at, returned=RETURNED))
            agenda.at(back, WRITING[0], partial(self._again, at))
            agenda.at(back, REVIEWING, partial(self._review, at))
            agenda.at(*approved, partial(self._approve, at))
        agenda.at(24, DECIDING, self._consult)
        agenda.at(25, DECIDING, self._talks)

    # -- papers ----------------------------------------------------------------------------------------------

    def _of(self, at: int) -> list[tuple[int, str]]:
        """The papers of one unit, by their number in the story."""
        return sorted((number, record) for (place, number), record in self._story.papers.items() if place == at)

    def _prepare(self, at: int, turn: int) -> None:
        """Ten papers a unit, written by the two members in turn and submitted."""
        story, unit = self._story, self._story.units[at]
        with story.acting(story.team.members[turn]) as session:
            for number, paper in enumerate(story.source["paper"]):
                if number % 2 == turn:
                    story.papers[at, number] = self._write(session, at, unit, paper)
        story.done["workpapers"] = len(story.papers)

    def _review(self, at: int, returned: int = -1) -> None:
        """The deputy reviews what was submitted; one paper of each unit goes back once."""
        story = self._story
        with story.acting(story.team.deputy) as session:
            for number, record in self._of(at):
                if number == returned:
                    story.move(session, record, "return", why="第 1 项支撑材料请写明所在行")
                elif session.records.get(record).head.state == "submitted":
                    story.move(session, record, "review")

    def _again(self, at: int) -> None:
        story = self._story
        with story.acting(story.team.members[RETURNED % 2]) as session:
            story.move(session, story.papers[at, RETURNED], "submit")

    def _approve(self, at: int) -> None:
        story = self._story
        with story.acting(story.team.leader) as session:
            for _, record in self._of(at):
                story.move(session, record, "approve")

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
        taxonomy = session.packs.in_use("taxonomy")[0]
        edition = f"{taxonomy.title.get('zh')} {taxonomy.version}"
        facts = [{"id": str(n), "text": filled(text, unit)} for n, text in enumerate(paper["facts"], 1)]
        return {
            "title": filled(paper["title"], unit), "unit": unit["name"], "prepared_on": session.clock.today(),
            "prepared_by": session.me.id, "responsible_body": unit["office"],
            "category": [paper["category"]], "taxonomy_version": edition, "severity": "ordinary",
            "recurring": "no", "checklist_ref": paper["point"], "amount": paper["amount"],
            "summary": filled(paper["summary"], unit), "discovery": filled(paper["discovery"], unit),
            "facts": facts, "marking": "work_secret_internal", "suggested_handling": paper["handling"],
            "criteria": [{"clause": paper["criteria"], "text": cited(session, paper["criteria"])}],
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
        note = session.documents.note_calculation(item, answers, session.me.id, session.clock.today()).revision
        story.move(session, note.record, "keep")
        row = self._row(session, item, f"attachment/{ref.sha256}", "登记编号不连续", "1")
        return [self._row(session, note.record, "", "编号缺失和重复", "1 2"), {**row, "location": "“serial”列"}]

    def _note(self, session: Session, at: int, wanted: Mapping[str, Any]) -> str:
        story = self._story
        request, line = wanted["item"]
        item = session.records.get(story.items[at, request, line])
        made = session.records.create("doc_review_note", {
            "page": wanted["page"], "line": wanted["line"], "kind": "fact", "extract": wanted["extract"],
            "noted_by": session.me.id, "date": session.clock.today(),
        }, parent_serial=item.serial).revision  # fmt: skip
        story.move(session, made.record, "keep")
        return made.record

    # -- after approval --------------------------------------------------------------------------------------

    def _consult(self) -> None:
        """The leader asks a body that knows about procurement."""
        story = self._story
        with story.acting(story.team.leader) as session:
            papers = [record for (_, number), record in sorted(story.papers.items()) if number == 2]
            made = session.records.create("consultation", {
                "title": "同类采购是否构成拆分", "body": "县财政局采购管理股", "date": session.clock.today(),
                "members": [session.me.id], "question": "十二日内与同一供应商签订三份同类合同，是否应合并采购？",
                "answer": "品名、供应商相同且时间相近的，应当合并计算金额。", "papers": papers,
                "marking": "work_secret_internal",
            }).revision  # fmt: skip
            story.move(session, made.record, "keep")
        story.done["consultations"] = 1

    def _talks(self) -> None:
        """One talk with each principal head over that unit's papers; then the papers are frozen."""
        story = self._story
        with story.acting(story.team.leader) as session:
            for at, unit in enumerate(story.units):
                papers = [record for _, record in self._of(at)]
                talk = self._talk(session, unit, papers)
                for record in papers[:4]:
                    story.move(session, record, "communicate", {"communications": [talk], "response": "explained"})
                for record in papers:
                    frozen = story.move(session, record, "freeze")
                    if frozen.content.get("disposition") == "in_report":
                        enter(story, session, record)
        story.done["frozen"] = len(story.papers)

    def _talk(self, session: Session, unit: Mapping[str, str], papers: list[str]) -> str:
        story = self._story
        rows = [
            {"paper": record, "version_no": len(session.records.history(record)),
             "version": session.records.text_hash(session.records.get(record).head),
             "response": "explained", "said": "说明了经过，认可事实", "effect": "kept"}
            for record in papers[:4]
        ]  # fmt: skip
        members = [session.me.id, story.account(session, story.team.deputy)]
        made = session.records.create("communication", {
            "title": f"与{unit['short']}主要负责人沟通", "unit": unit["name"], "date": session.clock.today(),
            "place": "会议室", "members": members, "participants": unit["head"], "papers": rows,
            "minutes": "逐项通报，听取说明。", "marking": "work_secret_internal",
        }).revision  # fmt: skip
        story.move(session, made.record, "hold")
        return made.record
