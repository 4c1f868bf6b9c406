"""What a new record begins with: the form's defaults, the writer, the day, and what the person came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote, unquote

from forms.kinds import KINDS, Kind
from forms.xlsform.model import Question
from storage.session import Session

FRIDAY = 4


@dataclass(frozen=True)
class Beginning:
    """Where a new record comes from: its parent, and answers that are known already.

    Travels as the `place` of `Workspace.open_asked`: `of/<parent>` and `with/<field>/<value>`, joined by `;`. `use` is
    the place that becomes the first row of evidence, `use.<column>` what was said of it already.
    """

    parent: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, place: str) -> Beginning:
        """Anything else in `place` is where to go in the record and none of our business."""
        parent, answers = "", dict[str, Any]()
        for part in place.split(";"):
            word, _, rest = part.partition("/")
            if word == "of":
                parent = rest
            elif word == "with":
                name, _, value = rest.partition("/")
                answers[name] = unquote(value)
        return cls(parent, answers)

    def evidence(self) -> tuple[str, dict[str, Any]]:
        """The place to use as evidence, empty for none, and answers of its row."""
        said = {name.removeprefix("use."): value for name, value in self.answers.items() if name.startswith("use.")}
        return str(self.answers.get("use") or ""), said

    def place(self) -> str:
        """The text that `read` reads."""
        parts = [f"of/{self.parent}"] if self.parent else []
        return ";".join([*parts, *(f"with/{name}/{quote(str(value), '')}" for name, value in self.answers.items())])


def begin_with(session: Session, kind: Kind, beginning: Beginning) -> dict[str, Any]:
    """First answers beyond the form's own defaults; empty where the form has no such question."""
    shelf = session.forms
    form = shelf.form(kind.form)  # type: ignore[attr-defined]  # the windows' book gives whole forms
    today = session.clock.now().astimezone().date()
    top = {node.key: node for node in form.questions() if _at_top(form, node.key)}
    found: dict[str, Any] = {}
    for name, node in top.items():
        source = node.extra.get("fs:source", "")
        if source == "members" and node.type == "select_one" and node.required:
            found[name] = session.me.id
        elif source == "units" and len(session.stint.units) == 1:
            found[name] = session.stint.units[0]
        elif node.type == "date" and node.required and name == kind.day:
            found[name] = today.isoformat()
    if "since" in top and "until" in top and "week" in top:
        found |= _week(session, kind, today)
    if beginning.parent:
        found |= _from_parent(session, kind, beginning.parent, set(top))
    for name, value in beginning.answers.items():
        if name in top:
            many = top[name].type == "select_multiple"
            found[name] = str(value).split(",") if many else value
    return found


def _from_parent(session: Session, kind: Kind, parent: str, names: set[str]) -> dict[str, Any]:
    """A child is about the same organisation as its parent, and begins with what its kind takes from there."""
    head = session.records.get(parent).head
    taken = {kind.unit: KINDS[head.kind].unit, **kind.from_parent}
    return {
        name: head.content[above] for name, above in taken.items() if name in names and head.content.get(above)
    }  # fmt: skip


def _at_top(form: Any, key: str) -> bool:
    try:
        return isinstance(form.find(key), Question)
    except KeyError:
        return False


def _week(session: Session, kind: Kind, today: date) -> dict[str, Any]:
    """The next number, the day after the last cut-off (or the first day of the stint), and the next Friday."""
    before = [row for row in session.records.summaries(kind.name) if row.custody != "void"]
    last = max((str(row.fields.get("until") or "") for row in before), default="")
    since = date.fromisoformat(last) + timedelta(days=1) if last else None
    if since is None and session.stint.enter_date:
        since = date.fromisoformat(session.stint.enter_date)
    until = max(today, since or today)
    until += timedelta(days=(FRIDAY - until.weekday()) % 7)
    numbers = [number for row in before if isinstance(number := row.fields.get("week"), int)]
    return {
        "week": max(numbers, default=0) + 1,
        "since": (since or today).isoformat(),
        "until": until.isoformat(),
    }
