"""The invented interviews in `resources/examples`, and a published text where one lies beside the project."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from forms.turns import parse_transcript
from storage.clock import random_id

NOTICES = ("identity", "purpose", "truthfulness", "confidentiality", "recusal", "correction")
_HEAD = (
    "unit", "language", "profile", "purpose", "topics", "date", "start", "end", "place", "role_group",
    "selection_basis", "gist",
)  # fmt: skip


TOLD_ON = date(2026, 3, 18)
"""The day on which the examples are told; a demo moves all their dates so that this is today."""


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


def read_examples(folder: Path) -> list[Example]:
    """All examples below `folder`, by file name."""
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
    return Example(answers, {}, ("沈若兰",), "方启", "printed", path.read_text("utf-8"), "published-zh-hant")


def repeated(examples: list[Example], count: int) -> Iterator[Example]:
    """`count` interviews: the examples over and over."""
    for number in range(count):
        yield examples[number % len(examples)]
