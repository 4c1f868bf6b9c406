"""Letters, envelopes, forums, visits and checklists of the example stint."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from storage.session import Session
from ui.demo.agenda import DECIDING, WRITING, Agenda
from ui.demo.cast import PASSPHRASES
from ui.demo.examples import filled
from ui.demo.fieldwork import Field

LETTERS = (6, 9, 10, 11, 12)
"""Days on which each unit's letters, calls and visits come in, in the order of field.toml."""
ACTIVITIES = ((10, 11, 12), (11, 12, 16), (13, 18, 20))
"""By activity of field.toml and by unit: the day on which it is held."""
LATE_VISIT, DOUBLE = (5, 16), (10, 19)
"""Held in the first week and entered in the third; registered twice in the second and voided in the third."""
CHECKS = (6, 12, 19)


class Contacts:
    """Who is met, what comes in, and which points are looked at. Quantities of envelopes only, never a household."""

    def __init__(self, story: Field) -> None:
        self._story = story
        self._envelopes: list[str] = []
        self._planned: dict[tuple[int, int], str] = {}
        self._double = ""

    def plan(self, agenda: Agenda) -> None:
        agenda.at(6, WRITING[0], self._issue)
        agenda.at(20, WRITING[0], self._count)
        for number, day in enumerate(LETTERS):
            agenda.at(day, WRITING[0], partial(self._letters, number))
        agenda.at(DOUBLE[0], WRITING[0], self._twice)
        agenda.at(DOUBLE[1], WRITING[0], self._void)
        agenda.at(9, WRITING[0], self._plan)
        agenda.at(9, DECIDING, self._approve)
        for number, days in enumerate(ACTIVITIES):
            for at, day in enumerate(days):
                agenda.at(day, WRITING[0], partial(self._hold, at, number))
        agenda.at(LATE_VISIT[1], WRITING[0], self._late)
        for turn, day in enumerate(CHECKS):
            agenda.at(day, WRITING[1], partial(self._check, turn))

    # -- letters, envelopes ----------------------------------------------------------------------------------

    def _issue(self) -> None:
        story = self._story
        with story.acting(story.team.members[0]) as session:
            for unit in story.units:
                self._envelopes.append(session.records.create("envelope_batch", {
                    "unit": unit["name"], "place": unit["short"], "date": session.clock.today(), "issued": 30,
                    "members": [session.me.id],
                }).revision.record)  # fmt: skip

    def _count(self) -> None:
        story = self._story
        with story.acting(story.team.members[0]) as session:
            for number, record in enumerate(self._envelopes):
                head = session.records.get(record).head
                saved = session.records.save(record, head.id, {**head.content, "received": 17 + number}).revision
                session.records.transition(record, saved.id, "count")

    def _letters(self, number: int) -> None:
        story, letter = self._story, self._story.source["letter"][number]
        with story.acting(story.team.members[0]) as session:
            for at, unit in enumerate(story.units):
                record = self._letter(session, unit, letter)
                if number == 0:
                    story.extra[at] = [("points/p1", record)]
        story.done["intake"] = len(story.units) * len(story.source["letter"])

    def _letter(self, session: Session, unit: Mapping[str, str], letter: Mapping[str, str]) -> str:
        made = session.records.create("intake", {
            "channel": letter["channel"], "date": session.clock.today(), "unit": unit["name"], "gist": letter["gist"],
            "points": [{"id": "p1", "text": letter["gist"]}], "anonymous": "yes", "marking": "work_secret_internal",
        }).revision  # fmt: skip
        self._story.move(session, made.record, "handle", {
            "handling": letter["handling"], "passed_to": letter.get("passed_to", ""),
            "not_accepted_reason": letter.get("reason", ""), "handled_by": session.me.id,
            "handled_on": session.clock.today(),
        })  # fmt: skip
        return made.record

    def _twice(self) -> None:
        story = self._story
        with story.acting(story.team.members[0]) as session:
            self._double = self._letter(session, story.units[0], story.source["letter"][1])

    def _void(self) -> None:
        story, leader = self._story, self._story.team.leader
        with story.acting(story.team.members[0]) as session:
            head = session.records.get(self._double).head
            word = session.accounts.approve(leader, PASSPHRASES[leader], head.record)
            session.records.transition(head.record, head.id, "void", reason="同一来电重复登记", approval=word)

    # -- forums, visits --------------------------------------------------------------------------------------

    def _plan(self) -> None:
        story = self._story
        with story.acting(story.team.members[0]) as session:
            for at, unit in enumerate(story.units):
                for number, one in enumerate(story.source["activity"]):
                    self._planned[at, number] = self._activity(session, unit, one, ACTIVITIES[number][at])
        story.done["activities"] = len(self._planned)

    def _approve(self) -> None:
        """An unannounced visit needs the leader's word."""
        story = self._story
        with story.acting(story.team.leader) as session:
            for (_, number), record in self._planned.items():
                if story.source["activity"][number]["type"] == "unannounced_visit":
                    story.move(session, record, "approve")

    def _hold(self, at: int, number: int) -> None:
        story, record = self._story, self._planned[at, number]
        with story.acting(story.team.members[0]) as session:
            story.move(session, record, "hold")
        story.extra[at].append(("notes/n1", record))

    def _late(self) -> None:
        story = self._story
        with story.acting(story.team.members[0]) as session:
            late = self._activity(session, story.units[0], story.source["activity"][1], LATE_VISIT[0])
            story.move(session, late, "hold")

    def _activity(self, session: Session, unit: Mapping[str, str], one: Mapping[str, Any], day: int) -> str:
        story = self._story
        members = [story.account(session, name) for name in story.team.members]
        return session.records.create("activity", {
            "type": one["type"], "title": filled(one["title"], unit), "unit": unit["name"],
            "date": story.day(day), "start": "09:00", "end": "11:00", "place": one["place"], "members": members,
            "persons_count": one["persons"], "gist": one["gist"], "notes": [{"id": "n1", "text": one["gist"]}],
            "marking": "work_secret_internal",
        }).revision.record  # fmt: skip

    # -- checklists ------------------------------------------------------------------------------------------

    def _check(self, turn: int) -> None:
        """Every second point is looked at and found in order, a third of them each time; those with a problem come
        with their papers."""
        story = self._story
        problems = {paper["point"] for paper in story.source["paper"]}
        with story.acting(story.team.members[1]) as session:
            for pack in session.packs.in_use("checklist"):
                points = [item for item in pack.leaves()[::2] if item.code not in problems]
                for number, item in enumerate(points):
                    if number % len(CHECKS) != turn:
                        continue
                    made = session.records.create("checklist_result", {
                        "pack": pack.id, "pack_version": pack.version, "point": item.code,
                        "unit": story.units[number % 3]["name"],
                    }).revision  # fmt: skip
                    story.move(session, made.record, "no_problem", {"note": "查阅资料并核对，未发现问题。"})
