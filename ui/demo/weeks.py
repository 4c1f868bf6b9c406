"""Four Fridays, and what goes back to the organisations at the end."""

from __future__ import annotations

from ui.demo.fieldwork import Field

KEPT = ((0, 3), (1, 4))
"""Requests (unit, number) whose documents are still with the team at the end."""


def fridays(story: Field) -> None:
    """Four weekly reports; between the second and the third a visit of the first week is entered late."""
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


def returns(story: Field) -> None:
    """What was borrowed goes back on slips that both sides signed; a few stay out and are late."""
    with story.acting(story.team.members[0]) as session:
        going = [(at, number) for at, _ in enumerate(story.units) for number in (1, 2, 3, 4)]
        for at, number in sorted(set(going) - set(KEPT)):
            out = [
                record
                for (place, request, _), record in story.items.items()
                if (place, request) == (at, number)
                and session.records.get(record).head.state in ("received", "in_review")
            ]
            unit = story.units[at]
            session.documents.give_back(out, {
                "unit": unit["name"], "returned_by": session.me.id, "taken_back_by": unit["office"],
                "date": story.day(27), "condition": "完好", "signed_by_both": "yes",
                "marking": "work_secret_internal",
            })  # fmt: skip
        story.done["late"] = len(session.documents.custody(session.clock.today()).overdue)
