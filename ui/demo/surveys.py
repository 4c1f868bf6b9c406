"""Three hundred sheets of one questionnaire: issued, counted by two, keyed twice by two, settled by a third."""

from __future__ import annotations

import random
from functools import partial
from pathlib import Path
from typing import Any

from forms.xlsform.reading import read_form
from storage.database import transaction
from storage.keyed import Keyed
from storage.keying import FIRST, SECOND
from storage.questionnaires import Brought, Questionnaires
from storage.session import Session
from ui.demo.agenda import REVIEWING, WRITING, Agenda
from ui.demo.fieldwork import Field

NAME = "service-opinion.md"
GROUP = "who"
VALID = 100
ISSUED, KEYED = (10, 12, 16), (13, 13, 16)
"""Days, by unit: handed out and counted, keyed for the first time."""
ADVICE = ("多开一个窗口", "材料要求印成单子", "收费标准贴到窗口", "意见要有回音", "")


def sheets(count: int, seed: int) -> list[Keyed]:
    """What `count` invented people ticked; the same for the same seed."""
    draw = random.Random(seed)
    return [_sheet(draw) for _ in range(count)]


def _sheet(draw: random.Random) -> Keyed:
    answers: dict[str, Any] = {
        "who": draw.choice(["user", "user", "family", "nearby"]),
        "visits": draw.choice(["once", "some", "some", "often", "never"]),
        "seen": draw.choice([["fees"], ["guide"], ["fees", "guide"], ["none"], ["guide", "accounts"]]),
        "answered": draw.choice(["yes", "no", "no", "unknown"]),
        "speed": draw.choice(["good", "fair", "poor"]), "manner": draw.choice(["good", "good", "fair"]),
        "openness": draw.choice(["fair", "fair", "poor"]), "satisfied": draw.choice([5, 6, 7, 8, 9]),
        "advice": draw.choice(ADVICE),
    }  # fmt: skip
    if answers["visits"] != "never":
        answers["waited"] = draw.choice(["short", "middle", "middle", "long"])
        answers["told"] = draw.choice(["yes", "no"])
    blank = {name for name in ("seen", "speed", "openness") if draw.random() < 0.04}
    blank |= {"advice"} - {name for name, value in answers.items() if value}
    return Keyed({name: value for name, value in answers.items() if name not in blank}, tuple(sorted(blank)))


class Surveys:
    """One batch a unit, each a survey of its own."""

    def __init__(self, story: Field, folder: Path) -> None:
        self._story = story
        self._path = folder / NAME
        self._form = ""
        self._sheets = {unit["name"]: sheets(VALID, seed) for seed, unit in enumerate(story.units, 11)}

    def plan(self, agenda: Agenda) -> None:
        agenda.at(9, WRITING[0], self._bring)
        for number, day in enumerate(ISSUED):
            agenda.at(day, WRITING[0], partial(self._issue, number))
            agenda.at(KEYED[number], WRITING[0], partial(self._key, number, FIRST))
        agenda.at(16, WRITING[1], *(partial(self._key, number, SECOND) for number in range(len(ISSUED))))
        agenda.at(16, REVIEWING, self._close)

    def _bring(self) -> None:
        story = self._story
        with story.acting(story.team.members[0]) as session:
            source = self._path.read_bytes()
            desk = Questionnaires(session)
            self._form = desk.bring(Brought(NAME, source, read_form(source, NAME), {})).revision.record

    def _issue(self, number: int) -> None:
        """The first member hands out and counts the sheets of one organisation with the second."""
        story = self._story
        with story.acting(story.team.members[0]) as session:
            desk = Questionnaires(session)
            story.batches[story.units[number]["name"]] = self._batch(session, desk, number)
        story.done["responses"] = VALID * len(story.batches)

    def _batch(self, session: Session, desk: Questionnaires, number: int) -> str:
        story, unit = self._story, self._story.units[number]
        first, second = (story.account(session, name) for name in story.team.members)
        batch = desk.define(self._form, {
            "unit": unit["name"], "survey": "服务对象意见", "group": f"{unit['short']}服务对象",
            "group_question": GROUP, "date": session.clock.today(), "place": unit["short"],
        }).revision.record  # fmt: skip
        desk.issue(batch, VALID + 18 + number)
        desk.count(batch, {"collected": VALID + 4 + number, "void": 4 + number, "counter_1": first,
                           "counter_2": second, "bag_no": f"F-{number + 1}"})  # fmt: skip
        return batch

    def _key(self, number: int, turn: int) -> None:
        """Each member keys all sheets; the second one does not see the first keying, and errs on every fortieth."""
        story, unit = self._story, self._story.units[number]["name"]
        with story.acting(story.team.members[turn - FIRST]) as session:
            desk = Questionnaires(session)
            if turn == FIRST:
                desk.enter(story.batches[unit])
            with transaction(session.connection):
                for sheet, keyed in enumerate(self._sheets[unit], 1):
                    wrong = turn == SECOND and sheet % 40 == 7
                    shown = Keyed({**keyed.answers, "satisfied": 1}, keyed.abstained) if wrong else keyed
                    desk.keying.put(story.batches[unit], sheet, turn, shown)

    def _close(self) -> None:
        """A third person settles what differs, closes the batches and opens the tallies."""
        story = self._story
        with story.acting(story.team.deputy) as session:
            desk = Questionnaires(session)
            for batch in story.batches.values():
                for one in desk.keying.differences(batch):
                    desk.keying.settle(batch, one.sheet, one.field, "first", "核对原件")
                desk.verify(batch)
                desk.close(batch)
                desk.release(batch)
