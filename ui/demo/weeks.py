"""Four Fridays, and what goes back to the organisations at the end."""

from __future__ import annotations

from functools import partial

from ui.demo.agenda import DECIDING, WRITING, Agenda
from ui.demo.fieldwork import PLACES, Field

WEEKS = ((3, 6), (7, 13), (14, 20), (21, 27))
"""First day and cut-off of each."""
KEPT = ((0, 3), (1, 4))
"""Requests (unit, number) whose documents are still with the team at the end."""


class Weeks:
    """Weekly reports are frozen on the evening of their cut-off."""

    def __init__(self, story: Field) -> None:
        self._story = story

    def plan(self, agenda: Agenda) -> None:
        agenda.at(27, WRITING[0], self._returns)
        for number, (_, until) in enumerate(WEEKS, 1):
            agenda.at(until, DECIDING, partial(self._freeze, number))

    def _freeze(self, number: int) -> None:
        story, said = self._story, self._story.source["week"][number - 1]
        with story.acting(story.team.leader) as session:
            begun = session.weekly.next_report(session.stint, session.clock.today())
            made = session.records.create("weekly_report", {
                **begun, "unit": "、".join(unit["short"] for unit in story.units), "prepared_by": session.me.id,
                "marking": "work_secret_internal", **said,
            }).revision  # fmt: skip
            story.move(session, made.record, "freeze")
        story.done["weekly_reports"] = number

    def _returns(self) -> None:
        """What was borrowed goes back on slips that both sides signed; a few stay out and are late."""
        story = self._story
        with story.acting(story.team.members[0]) as session:
            for at, number in sorted({place[:2] for place in PLACES} - set(KEPT)):
                out = [
                    record
                    for (place, request, _), record in story.items.items()
                    if (place, request) == (at, number)
                    and session.records.get(record).head.state in ("received", "in_review")
                ]
                unit = story.units[at]
                session.documents.give_back(out, {
                    "unit": unit["name"], "returned_by": session.me.id, "taken_back_by": unit["office"],
                    "date": session.clock.today(), "condition": "完好", "signed_by_both": "yes",
                    "marking": "work_secret_internal",
                })  # fmt: skip
            story.done["late"] = len(session.documents.custody(session.clock.today()).overdue)
