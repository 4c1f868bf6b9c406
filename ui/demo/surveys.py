"""Three hundred sheets of one questionnaire: issued, counted by two, keyed twice by two, settled by a third."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from forms.xlsform.reading import read_form
from storage.database import transaction
from storage.keying import FIRST, SECOND, Keyed
from storage.questionnaires import Brought, Questionnaires
from storage.session import Session
from ui.demo.fieldwork import Field

NAME = "service-opinion.md"
GROUP = "who"
VALID = 100
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
    """One batch a unit, each a survey of its own. `mistakes` are what the second keyer types wrong."""

    def __init__(self, story: Field, folder: Path) -> None:
        self._story = story
        self._path = folder / NAME
        self._sheets = {unit["name"]: sheets(VALID, seed) for seed, unit in enumerate(story.units, 11)}

    def issue_and_key(self) -> None:
        """The first member brings the form, hands out and counts the sheets with the second, and keys them."""
        story = self._story
        with story.acting(story.team.members[0]) as session:
            desk = Questionnaires(session)
            source = self._path.read_bytes()
            form = desk.bring(Brought(NAME, source, read_form(source, NAME), {})).revision.record
            for number, unit in enumerate(story.units):
                batch = self._batch(session, desk, form, number)
                story.batches[unit["name"]] = batch
                desk.enter(batch)
                self._key(session, batch, unit["name"], FIRST)
        story.done["responses"] = VALID * len(story.batches)

    def _batch(self, session: Session, desk: Questionnaires, form: str, number: int) -> str:
        story, unit = self._story, self._story.units[number]
        first, second = (story.account(session, name) for name in story.team.members)
        batch = desk.define(form, {
            "unit": unit["name"], "survey": "服务对象意见", "group": f"{unit['short']}服务对象",
            "group_question": GROUP, "date": story.day(10 + number), "place": unit["short"],
        }).revision.record  # fmt: skip
        desk.issue(batch, VALID + 18 + number)
        desk.count(batch, {"collected": VALID + 4 + number, "void": 4 + number, "counter_1": first,
                           "counter_2": second, "bag_no": f"F-{number + 1}"})  # fmt: skip
        return batch

    def key_again(self) -> None:
        """The second member keys all sheets again, not seeing the first keying, and errs on every fortieth."""
        story = self._story
        with story.acting(story.team.members[1]) as session:
            for unit, batch in story.batches.items():
                self._key(session, batch, unit, SECOND)

    def _key(self, session: Session, batch: str, unit: str, turn: int) -> None:
        keying = Questionnaires(session).keying
        with transaction(session.connection):
            for number, keyed in enumerate(self._sheets[unit], 1):
                wrong = turn == SECOND and number % 40 == 7
                shown = Keyed({**keyed.answers, "satisfied": 1}, keyed.abstained) if wrong else keyed
                keying.put(batch, number, turn, shown)

    def close(self) -> None:
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
