"""The invented interviews in `resources/examples`, and a published text where one lies beside the project."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from forms.turns import parse_transcript
from storage.clock import random_id
from ui.demo.cast import DEPUTY, MEMBERS

NOTICES = ("identity", "purpose", "truthfulness", "confidentiality", "recusal", "correction")
_HEAD = (
    "unit", "language", "profile", "purpose", "topics", "date", "start", "end", "place", "role_group",
    "selection_basis", "gist",
)  # fmt: skip
_SLOTS = (("09:00", "09:40"), ("10:20", "11:00"), ("14:30", "15:15"), ("16:00", "16:35"))
_DAYS = [day for number in range(21) if (day := date(2026, 3, 4) + timedelta(days=number)).weekday() < 5]


def moved(day: str, later: timedelta) -> str:
    """`YYYY-MM-DD`, some days later."""
    return (date.fromisoformat(day) + later).isoformat()


@dataclass(frozen=True)
class Example:
    """One interview to record: answers without people, names of those who held it, and how far it goes."""

    answers: Mapping[str, Any]
    identity: Mapping[str, Any]
    interviewers: tuple[str, ...]
    recorder: str
    state: str
    text: str
    name: str = ""
    follow_ups: tuple[str, ...] = field(default=())

    @property
    def day(self) -> int:
        """Of March as told."""
        return date.fromisoformat(str(self.answers["date"])).day

    def content(self, accounts: Mapping[str, str], later: timedelta) -> dict[str, Any]:
        """Answers of the form; `accounts` gives the account id for a name, `later` moves the date."""
        turns = [turn.as_answers() for turn in parse_transcript(self.text, random_id)]
        return {
            **self.answers,
            "date": moved(str(self.answers["date"]), later),
            "marking": "work_secret_internal",
            "place_kind": "team_room",
            "recusal_asked": "no",
            "recording_device": "none",
            "interviewers": [accounts[name] for name in self.interviewers],
            "recorder": accounts[self.recorder],
            "notices": [{"item": name, "at": self.answers["start"]} for name in NOTICES],
            "follow_ups": [{"text": text} for text in self.follow_ups],
            "turns": turns,
        }


def stint_interviews(root: Path, units: list[Mapping[str, str]], count: int) -> list[Example]:
    """The long examples, then the short ones of every unit, until `count` of them are finished ones."""
    folder = root / "resources" / "examples"
    long = read_examples(folder)
    published = published_text(root)
    if published:
        long.insert(2, published)
    finished = sum(example.state != "draft" for example in long)
    return [*long, *islice(read_talks(folder, units), max(0, count - finished))]


def read_examples(folder: Path) -> list[Example]:
    """The long examples below `folder`, by file name."""
    return [_read(path) for path in sorted((folder / "interviews").glob("*.toml"))]


def _read(path: Path) -> Example:
    data = tomllib.loads(path.read_text("utf-8"))
    return Example(
        answers={name: data[name] for name in _HEAD},
        identity=data["identity"],
        interviewers=tuple(data["interviewers"]),
        recorder=data["recorder"],
        state=data["state"],
        text=data["transcript"]["text"],
        name=path.stem,
        follow_ups=tuple(data["follow_ups"]),
    )


def read_talks(folder: Path, units: list[Mapping[str, str]]) -> Iterator[Example]:
    """The short interviews, each on a working day of its own in every organisation."""
    source = tomllib.loads((folder / "talks.toml").read_text("utf-8"))
    people = {unit: iter(names) for unit, names in source["people"].items()}
    held = [(talk, unit) for talk in source["talk"] for unit in units]
    for number, (talk, unit) in enumerate(held):
        yield _talk(talk, unit, divmod(number, len(units)), people[unit["name"]])


def _talk(talk: Mapping[str, Any], unit: Mapping[str, str], turn: tuple[int, int], people: Iterator[str]) -> Example:
    start, end = _SLOTS[turn[1] % len(_SLOTS)]
    post = talk.get("post", "")
    answers = {
        "unit": unit["name"], "language": "zh", "profile": "signed_record" if post else "internal_note",
        "purpose": filled(talk["purpose"], unit), "topics": filled(talk["purpose"], unit).removeprefix("了解"),
        "date": _DAYS[turn[0] % len(_DAYS)].isoformat(), "start": start, "end": end,
        "place": f"谈话室{'一二'[turn[1] % 2]}", "role_group": talk["role_group"],
        "selection_basis": "planned", "gist": filled(talk["gist"], unit),
    }  # fmt: skip
    identity = {"name": next(people), "unit": unit["name"], "post": post} if post else {}
    recorder = talk["recorder"]
    return Example(
        answers, identity, (DEPUTY, MEMBERS[1 - recorder]), MEMBERS[recorder], "locked", filled(talk["text"], unit),
        talk.get("name", ""),
    )  # fmt: skip


def filled(text: str, unit: Mapping[str, str]) -> str:
    """The story's words about one organisation."""
    return text.format(unit=unit["short"], head=unit["head"], office=unit["office"], meeting=unit["meeting"])


def published_text(root: Path) -> Example | None:
    """The published question-and-answer text beside the project, as one more interview; None where it is not."""
    path = root.parent / "shared" / "data" / "transcripts" / "questions-answered-zh-hant.txt"
    if not path.is_file():
        return None
    answers = {
        "unit": "霁川县人民医院", "language": "zh", "profile": "internal_note", "purpose": "導入一份公開發表的問答",
        "topics": "練習", "date": "2026-03-10", "start": "14:00", "end": "16:30", "place": "谈话室一",
        "role_group": "other", "selection_basis": "planned", "gist": "公开发表的问答，繁体，用于练习导入。",
    }  # fmt: skip
    return Example(answers, {}, (DEPUTY,), MEMBERS[0], "printed", path.read_text("utf-8"), "published-zh-hant")
