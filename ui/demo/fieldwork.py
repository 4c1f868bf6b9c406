"""The stint's fieldwork, played below the windows: documents, letters, visits, checklists (issue 4).

Who does what follows the rules: whoever writes a paper neither reviews nor approves it, the leader's word is given by
the leader, a notice rests on an approved paper. Nothing here is written past `Session`.
"""

from __future__ import annotations

import io
import tomllib
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from storage.model import AttachmentRef, Revision
from storage.session import Session
from ui.demo.examples import filled

Answers = dict[str, Any]
LEDGER = "serial,drawn_on,drawn_by,amount\n" + "".join(
    f"{number:04d},2025-{1 + number % 12:02d}-10,窗口{number % 3 + 1},{120 + 7 * number % 90}\n"
    for number in (*range(401, 411), 412, *range(415, 421), 418)
)
"""A register of receipts with three numbers missing and one twice, to calculate in."""
UNITS = (("盒", "box"), ("照片", "page"), ("目录", "page"), ("单", "set"), ("表", "set"), ("计划", "set"))
"""In what a document is counted, by a word of its title; else in volumes."""


@dataclass(frozen=True)
class Team:
    """Names on the roster who act: preparers write papers, the deputy reviews, the leader approves."""

    leader: str
    deputy: str
    members: tuple[str, str]


@dataclass
class Field:
    """What all parts of the story share, and its documents and contacts. `acting` gives the session of a name."""

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
    envelopes: list[str] = field(default_factory=list)
    planned: list[tuple[int, str]] = field(default_factory=list)
    extra: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    papers: dict[tuple[int, int], str] = field(default_factory=dict)

    # -- small tools -----------------------------------------------------------------------------------------

    def day(self, day: int, month: int = 3) -> str:
        """A day of March 2026 as told, moved to where the stint is now."""
        return (date(2026, month, day) + self.later).isoformat()

    @property
    def units(self) -> list[Mapping[str, str]]:
        return list(self.source["unit"])

    def preparer(self, number: int) -> str:
        """Papers go to the two members in turn."""
        return self.team.members[number % 2]

    def move(self, session: Session, record: str, name: str, updates: Answers | None = None, why: str = "") -> Revision:
        head = session.records.get(record).head
        return session.records.transition(record, head.id, name, updates, reason=why).revision

    def account(self, session: Session, name: str) -> str:
        return session.accounts.get(name).id

    # -- documents -------------------------------------------------------------------------------------------

    def request(self) -> None:
        """A member writes a request for each unit and theme, with its items as asked for."""
        with self.acting(self.team.members[0]) as session:
            for at, unit in enumerate(self.units):
                for number, request in enumerate(self.source["request"], 1):
                    made = session.records.create("doc_request", {
                        "title": filled(request["title"], unit), "unit": unit["name"], "to_role": unit["head"],
                        "method": "borrow", "basis": request["basis"], "date": self.day(3 + number),
                        "due": self.day(5 + number), "issued_by": session.me.id, "marking": "work_secret_internal",
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
            "pages": 20 * line,
            "to_return": "no" if copy else "yes", "provide_by": self.day(5 + number),
        }, parent_serial=parent).revision.record  # fmt: skip

    def approve(self) -> None:
        """The leader approves requests and unannounced visits, and says what was held."""
        with self.acting(self.team.leader) as session:
            for record in self.requested:
                self.move(session, record, "approve")
            for at, record in self.planned:
                if session.records.get(record).head.content["type"] == "unannounced_visit":
                    self.move(session, record, "approve")
                self.move(session, record, "hold")
                self.extra[at].append(("notes/n1", record))

    def receive(self) -> None:
        """Requests are served; most items come, a few are not provided, some come late. Envelopes come back."""
        with self.acting(self.team.members[0]) as session:
            for record in self.requested:
                self.move(session, record, "serve")
            for place, record in self.items.items():
                self._receive(session, place, record)
            for number, record in enumerate(self.envelopes):
                head = session.records.get(record).head
                saved = session.records.save(record, head.id, {**head.content, "received": 17 + number}).revision
                session.records.transition(record, saved.id, "count")

    def _receive(self, session: Session, place: tuple[int, int, int], record: str) -> None:
        at, number, line = place
        if line == 7 and number == 1:
            self.move(session, record, "not_provide", {"not_provided_reason": "单位说明未留存"})
            return
        if line == 5 and number == 4:
            return
        due = self.day(26) if number == 3 else self.day(3, 4)
        answers = {
            "provided_by": self.units[at]["office"], "received_by": session.me.id, "received_at": self.day(5 + number),
            "quantity_received": 1, "return_by": due, "condition": "完好", "storage_place": f"{at + 1} 号柜",
        }  # fmt: skip
        files: tuple[AttachmentRef, ...] = ()
        if (number, line) == (2, 7):
            data = LEDGER.encode("utf-8-sig")
            files = (session.attachments.add(io.BytesIO(data), "票据领用登记.csv", "text/csv", "scans", len(data)),)
        head = session.records.get(record).head
        session.records.transition(record, head.id, "receive", answers, attachments=files)
        self.move(session, record, "review")

    # -- letters, visits -------------------------------------------------------------------------------------

    def contacts(self) -> None:
        """Letters and calls, envelopes by number, forums and visits as planned."""
        with self.acting(self.team.members[0]) as session:
            for at, unit in enumerate(self.units):
                letters = [self._letter(session, unit, letter, day) for day, letter in
                           enumerate(self.source["letter"], 6)]  # fmt: skip
                self.extra[at] = [("points/p1", letters[0])]
                self.envelopes.append(session.records.create("envelope_batch", {
                    "unit": unit["name"], "place": unit["short"], "date": self.day(6), "issued": 30,
                    "members": [session.me.id],
                }).revision.record)  # fmt: skip
            self.done["intake"] = len(self.units) * len(self.source["letter"])
            self.planned = [(at, self.activity(session, unit, one, 9 + number)) for at, unit in enumerate(self.units)
                            for number, one in enumerate(self.source["activity"])]  # fmt: skip
        self.done["activities"] = len(self.planned)

    def _letter(self, session: Session, unit: Mapping[str, str], letter: Mapping[str, str], day: int) -> str:
        made = session.records.create("intake", {
            "channel": letter["channel"], "date": self.day(day), "unit": unit["name"], "gist": letter["gist"],
            "points": [{"id": "p1", "text": letter["gist"]}], "anonymous": "yes", "marking": "work_secret_internal",
        }).revision  # fmt: skip
        self.move(session, made.record, "handle", {
            "handling": letter["handling"], "passed_to": letter.get("passed_to", ""),
            "not_accepted_reason": letter.get("reason", ""), "handled_by": session.me.id,
            "handled_on": self.day(day + 1),
        })  # fmt: skip
        return made.record

    def activity(self, session: Session, unit: Mapping[str, str], one: Mapping[str, Any], day: int) -> str:
        members = [self.account(session, name) for name in self.team.members]
        return session.records.create("activity", {
            "type": one["type"], "title": filled(one["title"], unit), "unit": unit["name"],
            "date": self.day(day), "start": "09:00", "end": "11:00", "place": one["place"], "members": members,
            "persons_count": one["persons"], "gist": one["gist"], "notes": [{"id": "n1", "text": one["gist"]}],
            "marking": "work_secret_internal",
        }).revision.record  # fmt: skip

    # -- checklists ------------------------------------------------------------------------------------------

    def checklist(self) -> None:
        """Half of the points looked at and found in order; those with a problem come with their papers."""
        with self.acting(self.team.members[1]) as session:
            problems = {paper["point"] for paper in self.source["paper"]}
            for pack in session.packs.in_use("checklist"):
                for number, item in enumerate(pack.leaves()):
                    if number % 2 or item.code in problems:
                        continue
                    made = session.records.create("checklist_result", {
                        "pack": pack.id, "pack_version": pack.version, "point": item.code,
                        "unit": self.units[number % 3]["name"],
                    }).revision  # fmt: skip
                    self.move(session, made.record, "no_problem", {"note": "查阅资料并核对，未发现问题。"})


def read_field(root: Path) -> Mapping[str, Any]:
    """The story's own words, from `resources/examples/field.toml`."""
    return tomllib.loads((root / "resources" / "examples" / "field.toml").read_text("utf-8"))
