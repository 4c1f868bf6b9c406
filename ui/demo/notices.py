"""Immediate rectification: notices from approved papers; most are closed, one is carried into the ledger."""

from __future__ import annotations

from functools import partial

from storage.session import Session
from ui.demo.agenda import DECIDING, WRITING, Agenda
from ui.demo.examples import filled
from ui.demo.fieldwork import Field

APPROVED = (20, 12)
"""Day and hour: when the papers of the first two units are approved."""
SERVED = (20, 23)
"""By unit: its notices are served."""
CLOSED = 4
"""Notices that are closed; the next is carried forward, the last still open."""


class Notices:
    """Six of them, from papers of the first two units."""

    def __init__(self, story: Field) -> None:
        self._story = story
        self._notices: list[tuple[int, str]] = []

    def plan(self, agenda: Agenda) -> None:
        agenda.at(*APPROVED, self._approve)
        for at, day in enumerate(SERVED):
            agenda.at(day, WRITING[0], partial(self._served, at))
        agenda.at(26, WRITING[0], self._replied)
        agenda.at(27, WRITING[0], self._verified)
        agenda.at(27, DECIDING, self._carry)

    def _approve(self) -> None:
        """Each rests on one approved paper."""
        story = self._story
        chosen = [
            (at, number, record) for (at, number), record in sorted(story.papers.items())
            if story.source["paper"][number]["handling"] == "immediate"
        ][:6]  # fmt: skip
        with story.acting(story.team.leader) as session:
            for at, number, record in chosen:
                self._notices.append((at, self._notice(session, at, number, record)))
        story.done["rectifications"] = len(self._notices)

    def _served(self, unit: int) -> None:
        story = self._story
        with story.acting(story.team.members[0]) as session:
            for at, notice in self._notices:
                if at == unit:
                    story.move(session, notice, "serve", {
                        "served_on": session.clock.today(), "received_by": "主要负责人", "receipt_signed": "yes",
                        "promised": "五日内补齐",
                    })  # fmt: skip

    def _replied(self) -> None:
        """The last notice is left unanswered."""
        story = self._story
        with story.acting(story.team.members[0]) as session:
            for _, notice in self._notices[:-1]:
                story.move(session, notice, "reply", {"reply_on": session.clock.today(), "reply": "已补齐并登记"})

    def _verified(self) -> None:
        """Most are closed; one was done only in part."""
        story = self._story
        with story.acting(story.team.members[0]) as session:
            for count, (_, notice) in enumerate(self._notices[:-1]):
                story.move(session, notice, "verify", {
                    "verified_by": session.me.id, "verified_on": session.clock.today(),
                    "verification": "现场查看并抽查", "result": "done" if count < CLOSED else "partly",
                })  # fmt: skip
                if count < CLOSED:
                    story.move(session, notice, "close")

    def _carry(self) -> None:
        """What was done in part goes on in the ledger, under its number there."""
        story = self._story
        with story.acting(story.team.leader) as session:
            _, notice = self._notices[CLOSED]
            (paper,) = session.records.get(notice).head.content["basis_papers"]
            number = enter(story, session, paper)
            story.move(session, notice, "carry_forward", {"carried_to": number}, "部分完成，转入台账")

    def _notice(self, session: Session, at: int, number: int, record: str) -> str:
        story = self._story
        unit, paper = story.units[at], story.source["paper"][number]
        made = session.records.create("immediate_rectification", {
            "title": filled(paper["title"], unit), "unit": unit["name"],
            "issue": filled(paper["summary"], unit), "basis_papers": [record],
            "basis": cited(session, paper["criteria"]),
            "requirement": "补齐手续并逐笔核对，书面报告结果。", "due": story.day(27), "reporting": "书面报送巡察组",
            "date": session.clock.today(), "marking": "work_secret_internal",
        }).revision  # fmt: skip
        story.move(session, made.record, "approve")
        return made.record


def enter(story: Field, session: Session, paper: str) -> str:
    """A paper's entry in the ledger; returns its number."""
    content = session.records.get(paper).head.content
    made = session.records.create("ledger_entry", {
        "title": content["title"], "unit": content["unit"], "paper": paper, "category": content["category"][0],
        "due": story.day(30, 6), "marking": "work_secret_internal",
    }).revision  # fmt: skip
    story.move(session, made.record, "report")
    return made.serial


def cited(session: Session, code: str) -> str:
    """A clause of the criteria library in words."""
    (library,) = session.packs.in_use("criteria")
    clause = library.item(code)
    return f"《{library.item(clause.parent).title.zh}》{clause.title.zh}：{clause.texts['text'].zh}"
