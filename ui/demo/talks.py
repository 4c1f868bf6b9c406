"""Plan, outlines and interviews of the example stint."""

from __future__ import annotations

from functools import partial

from storage.session import Session
from ui.demo.agenda import WRITING, Agenda
from ui.demo.cast import PASSPHRASES
from ui.demo.examples import Example, moved
from ui.demo.fieldwork import Field


class Talks:
    """Plans the interviews; each is written down on its day by its recorder, and taken up from its slot."""

    def __init__(self, story: Field, examples: list[Example]) -> None:
        self._story = story
        self._examples = examples
        self._slots: dict[int, str] = {}
        self.made: dict[int, str] = {}

    @property
    def held(self) -> list[tuple[Example, str]]:
        """Each interview with its record, in the order of the story."""
        return [(self._examples[number], record) for number, record in sorted(self.made.items())]

    def plan(self, agenda: Agenda) -> None:
        story = self._story
        agenda.at(3, 9, self._plan)
        agenda.at(4, WRITING[0], self._void_one)
        days = sorted({(example.day, example.recorder) for example in self._examples})
        for day, name in days:
            agenda.at(day, WRITING[story.team.members.index(name)], partial(self._record, day, name))

    def _plan(self) -> None:
        """The leader plans a slot for every third interview, and two that nobody comes to."""
        story = self._story
        with story.acting(story.team.leader) as session:
            for number, example in enumerate(self._examples):
                if number % 3 == 0 and example.state != "draft":
                    self._slots[number] = self._slot(session, example, moved(example.answers["date"], story.later))
            for unit in story.units[:2]:
                session.records.create("plan_slot", {
                    "unit": unit["name"], "role_group": "leadership", "priority": "first", "date": story.day(3, 4),
                    "slot": "15:00", "place": "谈话室一", "note": "待本人返岗",
                })  # fmt: skip
        story.done["plan_slots"] = len(self._slots) + 2

    def _slot(self, session: Session, example: Example, day: str) -> str:
        pair = [self._story.account(session, name) for name in (*example.interviewers, example.recorder)]
        return session.records.create("plan_slot", {
            "unit": example.answers["unit"], "role_group": example.answers["role_group"], "priority": "normal",
            "date": day, "slot": example.answers["start"], "place": example.answers["place"], "pair": pair,
            "note": example.answers["purpose"],
        }).revision.record  # fmt: skip

    def _record(self, day: int, name: str) -> None:
        """What `name` writes down on one day."""
        story = self._story
        with story.acting(name) as session:
            for number, example in sorted(enumerate(self._examples), key=lambda one: str(one[1].answers["start"])):
                if (example.day, example.recorder) == (day, name):
                    self.made[number] = self._write(session, example)
                    if example.name:
                        story.talks[str(example.answers["unit"]), example.name] = self.made[number]
                    if number in self._slots:
                        self._take(session, self._slots[number], self.made[number])
        story.done["interviews"] = sum(example.state != "draft" for example, _ in self.held)

    def _take(self, session: Session, slot: str, talk: str) -> None:
        head = session.records.get(slot).head
        saved = session.records.save(slot, head.id, {**head.content, "interview": talk}).revision
        session.records.transition(slot, saved.id, "take")

    def _write(self, session: Session, example: Example) -> str:
        accounts = {entry.name: entry.id for entry in session.accounts.all()}
        content = example.content(accounts, self._story.later)
        protected = {"identity": dict(example.identity)} if example.identity else {}
        first = session.records.create("interview", {**content, "turns": [], "gist": ""}, protected).revision
        self._story.codes[example.name] = str(first.content["source_code"])
        begun = session.records.transition(first.record, first.id, "begin").revision
        whole = {**content, "source_code": first.content["source_code"]}
        saved = session.records.save(first.record, begun.id, whole).revision
        session.records.transition(first.record, saved.id, "pause" if example.state == "draft" else "lock")
        return first.record

    def _void_one(self) -> None:
        """A record begun twice by mistake: voided with a reason and the leader's word."""
        story, leader = self._story, self._story.team.leader
        with story.acting(story.team.members[0]) as session:
            first = session.records.create("interview", {"unit": session.stint.units[0], "language": "zh"}).revision
            word = session.accounts.approve(leader, PASSPHRASES[leader], first.record)
            session.records.transition(first.record, first.id, "void", reason="重复登记", approval=word)
