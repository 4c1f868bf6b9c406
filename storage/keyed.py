"""What stands on a sheet being keyed, and how two keyings of it compare: values, without a vault."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from forms.canonical import canonical
from storage.model import AttachmentRef, Content

Choice = Literal["first", "second", "neither"]


@dataclass(frozen=True)
class Keyed:
    """What stands on one sheet: answers by key, and the keys left blank though they were asked. A key in neither was
    not asked. `files` are those that answers name; `field` of each is the key."""

    answers: Content
    abstained: tuple[str, ...] = ()
    files: tuple[AttachmentRef, ...] = ()

    def value(self, field: str) -> Content:
        """`{"answer": …}` and its `files`, `{"abstained": true}`, or nothing: comparable, and what a choice keeps."""
        if field in self.answers:
            files = [asdict(ref) for ref in self.files if ref.field == field]
            return {"answer": self.answers[field], **({"files": files} if files else {})}
        return {"abstained": True} if field in self.abstained else {}

    def fields(self) -> set[str]:
        return {*self.answers, *self.abstained}

    def body(self) -> str:
        said: dict[str, Any] = {"answers": dict(self.answers), "abstained": sorted(self.abstained)}
        if self.files:
            said["files"] = [asdict(ref) for ref in self.files]
        return canonical(said).decode()

    def settled(self, papers: Mapping[str, Content]) -> Keyed:
        """The same sheet with what the paper says by field."""
        answers, abstained = dict(self.answers), set(self.abstained)
        files = [ref for ref in self.files if ref.field not in papers]
        for field, paper in papers.items():
            answers.pop(field, None)
            abstained.discard(field)
            if "answer" in paper:
                answers[field] = paper["answer"]
                files += files_in(paper)
            elif paper:
                abstained.add(field)
        return replace(self, answers=answers, abstained=tuple(sorted(abstained)), files=tuple(files))


def keyed_from(body: str) -> Keyed:
    data: Mapping[str, Any] = json.loads(body)
    return Keyed(data["answers"], tuple(data["abstained"]), files_in(data))


def files_in(said: Mapping[str, Any]) -> tuple[AttachmentRef, ...]:
    """The files of a keying or of one value."""
    return tuple(AttachmentRef(**one) for one in said.get("files", ()))


@dataclass(frozen=True)
class SheetState:
    """One sheet on the map. `mine` says whether this account keyed one side of it."""

    sheet: int
    first_by: str = ""
    second_by: str = ""
    open: int = 0
    settled: int = 0
    mine: bool = False

    @property
    def done(self) -> bool:
        return bool(self.first_by and self.second_by)


@dataclass(frozen=True)
class Difference:
    """A question on which two keyings of a sheet differ. `first` and `second` as `Keyed.value`; `paper` is what was
    settled, None while it is open."""

    sheet: int
    field: str
    first: Content
    second: Content
    first_by: str
    second_by: str
    first_day: str
    second_day: str
    paper: Content | None = None


@dataclass(frozen=True)
class Task:
    """What comes next for an account: a sheet and which keying of it; sheet 0 when there is nothing for it to do."""

    sheet: int
    turn: int
