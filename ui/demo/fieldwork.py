"""What all parts of the story share, and the documents that are asked for and come (issue 4).

Who does what follows the rules: whoever writes a paper neither reviews nor approves it, the leader's word is given by
the leader, a notice rests on an approved paper. Nothing here is written past `Session`.
"""

from __future__ import annotations

import io
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from forms.kinds import KINDS
from storage.model import AttachmentRef, Revision
from storage.session import Session
from ui.demo.agenda import DECIDING, WRITING, Agenda
from ui.demo.examples import filled

Answers = dict[str, Any]
LEDGER = "serial,drawn_on,drawn_by,amount\n" + "".join(
    f"{number:04d},2025-{1 + number % 12:02d}-10,窗口{number % 3 + 1},{120 + 7 * number % 90}\n"
    for number in (*range(401, 411), 412, *range(415, 421), 418)
)
"""A register of receipts with three numbers missing and one twice, to calculate in."""
UNITS = (("盒", "box"), ("照片", "page"), ("目录", "page"), ("单", "set"), ("表", "set"), ("计划", "set"))
"""In what a document is counted, by a word of its title; else in volumes."""
REQUESTED = {4: (1, 2), 9: (3, 4)}
"""Day -> numbers of the requests that are written on it."""
RECEIVED = {1: 6, 2: 10, 3: 12, 4: 16}
"""Number of a request -> day on which its documents come."""
PLACES = [(at, number, line) for at in range(3) for number in RECEIVED for line in range(1, 11)]
"""(unit, request, line) of every document."""


@dataclass(frozen=True)
class Team:
    """Names on the roster who act: preparers write papers, the deputy reviews, the leader approves."""

    leader: str
    deputy: str
    members: tuple[str, str]


@dataclass
class Field:
    """Played below the windows. `acting` gives the session of a name."""

    source: Mapping[str, Any]
    acting: Callable[[str], AbstractContextManager[Session]]
    team: Team
    later: timedelta
    done: dict[str, Any] = field(default_factory=dict)
    talks: dict[tuple[str, str], str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    batches: dict[str, str] = field(default_factory=dict)
    requested: list[str] = field(default_factory=list)
    items: dict[tuple[int, int, int], str] = field(default_factory=dict)
    extra: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    papers: dict[tuple[int, int], str] = field(default_factory=dict)

    # -- small tools -----------------------------------------------------------------------------------------

    def day(self, day: int, month: int = 3) -> str:
        """A day of March 2026 as told, moved to where the stint is now."""
        return (date(2026, month, day) + self.later).isoformat()

    @property
    def units(self) -> list[Mapping[str, str]]:
        return list(self.source["unit"])

    def move(self, session: Session, record: str, name: str, updates: Answers | None = None, why: str = "") -> Revision:
        head = session.records.get(record).head
        return session.records.transition(record, head.id, name, updates, reason=why).revision

    def account(self, session: Session, name: str) -> str:
        return session.accounts.get(name).id

    # -- documents -------------------------------------------------------------------------------------------

    def plan(self, agenda: Agenda) -> None:
        """Four requests a unit; two documents of the first are entered only after the weekend."""
        late = {(len(self.units) - 1, 1, line) for line in (9, 10)}
        for day, numbers in REQUESTED.items():
            agenda.at(day, WRITING[0], partial(self._request, numbers))
            agenda.at(day, DECIDING, self._approve)
            agenda.at(day + 1, WRITING[0], self._serve)
        for number, day in RECEIVED.items():
            agenda.at(day, WRITING[0], partial(self._receive, {one for one in PLACES if one[1] == number} - late))
        agenda.at(9, WRITING[0], partial(self._receive, late))

    def _request(self, numbers: Sequence[int]) -> None:
        """A member writes a request for each unit and theme, with its items as asked for."""
        with self.acting(self.team.members[0]) as session:
            for at, unit in enumerate(self.units):
                for number in numbers:
                    request = self.source["request"][number - 1]
                    made = session.records.create("doc_request", {
                        "title": filled(request["title"], unit), "unit": unit["name"], "to_role": unit["head"],
                        "method": "borrow", "basis": request["basis"], "date": session.clock.today(),
                        "due": self.day(RECEIVED[number]), "issued_by": session.me.id,
                        "marking": "work_secret_internal",
                    }).revision  # fmt: skip
                    self.requested.append(made.record)
                    for line, title in enumerate(request["items"], 1):
                        self.items[at, number, line] = self._item(session, made.serial, unit, title, number, line)
        self.done["doc_requests"], self.done["doc_items"] = len(self.requested), len(self.items)

    def _item(self, session: Session, parent: str, unit: Mapping[str, str], title: str, number: int, line: int) -> str:
        copy = line % 4 == 0
        return session.records.create("doc_item", {
            "title": filled(title, unit), "medium": "paper", "original": "copy" if copy else "original",
            "quantity": 1, "quantity_unit": next((unit for word, unit in UNITS if word in title), "volume"),
            "pages": 20 * line, "to_return": "no" if copy else "yes", "provide_by": self.day(RECEIVED[number]),
        }, parent_serial=parent).revision.record  # fmt: skip

    def _approve(self) -> None:
        self._requests(self.team.leader, "approve")

    def _serve(self) -> None:
        self._requests(self.team.members[0], "serve")

    def _requests(self, name: str, move: str) -> None:
        """Every request that waits for this step."""
        with self.acting(name) as session:
            sources = KINDS["doc_request"].transition(move).sources
            for record in self.requested:
                if session.records.get(record).head.state in sources:
                    self.move(session, record, move)

    def _receive(self, places: Iterable[tuple[int, int, int]]) -> None:
        """Most items come, a few are not provided, some are still awaited."""
        with self.acting(self.team.members[0]) as session:
            for place in sorted(places):
                self._arrive(session, place, self.items[place])

    def _arrive(self, session: Session, place: tuple[int, int, int], record: str) -> None:
        at, number, line = place
        if line == 7 and number == 1:
            self.move(session, record, "not_provide", {"not_provided_reason": "单位说明未留存"})
            return
        if line == 5 and number == 4:
            return
        answers = {
            "provided_by": self.units[at]["office"], "received_by": session.me.id,
            "received_at": self.day(RECEIVED[number]), "quantity_received": 1,
            "return_by": self.day(26) if number == 3 else self.day(3, 4), "condition": "完好",
            "storage_place": f"{at + 1} 号柜",
        }  # fmt: skip
        files: tuple[AttachmentRef, ...] = ()
        if (number, line) == (2, 7):
            data = LEDGER.encode("utf-8-sig")
            files = (session.attachments.add(io.BytesIO(data), "票据领用登记.csv", "text/csv", "scans", len(data)),)
        head = session.records.get(record).head
        session.records.transition(record, head.id, "receive", answers, attachments=files)
        self.move(session, record, "review")


def read_field(root: Path) -> Mapping[str, Any]:
    """The story's own words, from `resources/examples/field.toml`."""
    return tomllib.loads((root / "resources" / "examples" / "field.toml").read_text("utf-8"))
