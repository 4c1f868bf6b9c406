"""The working copy of one record while it is open: what was typed, against what is committed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from forms.rules import is_empty
from forms.xlsform.model import Form, Question
from storage.model import RecordView, Revision


def tidy(content: Mapping[str, Any]) -> dict[str, Any]:
    """`content` without answers that are not given; `False` and 0 are answers."""
    return {name: value for name, value in content.items() if not is_empty(value)}


@dataclass
class WorkingCopy:
    """`content` is what the window shows now. `base` is the revision it goes on from, empty before the first save.

    `identity` holds what is typed on the open identity card and not sealed yet, None while the card is closed.
    """

    record: str
    kind: str
    base: str = ""
    serial: str = ""
    state: str = ""
    custody: str = "not_begun"
    bundle: str = ""
    content: dict[str, Any] = field(default_factory=dict)
    committed: dict[str, Any] = field(default_factory=dict)
    identity: dict[str, Any] | None = None
    has_identity: bool = False

    @classmethod
    def of(cls, view: RecordView) -> WorkingCopy:
        made = cls(view.id, view.kind)
        made.follow(view.head, view.custody, view.bundle)
        made.content = dict(made.committed)
        return made

    def follow(self, revision: Revision, custody: str = "", bundle: str = "") -> None:
        """Take over what a write made of the record; typing since then stays in `content`.

        Fields that the write itself set (the source code given at the first save, a signature result) come over.
        """
        before, after = self.committed, tidy(revision.content)
        for name in before.keys() | after.keys():
            if before.get(name) != after.get(name) and self.content.get(name) == before.get(name):
                self.put(name, after.get(name))
        self.committed = after
        self.base, self.serial, self.state = revision.id, revision.serial, revision.state
        self.custody = custody or self.custody
        self.bundle = bundle or self.bundle
        self.has_identity = "identity" in revision.protected

    def put(self, name: str, value: Any) -> bool:
        """Set one answer; False when it is what it was."""
        if is_empty(value):
            return self.content.pop(name, None) is not None
        if self.content.get(name) == value:
            return False
        self.content[name] = value
        return True

    @property
    def dirty(self) -> bool:
        """Whether a revision would differ from the committed one."""
        return self.content != self.committed or self.identity is not None

    def protected(self) -> dict[str, dict[str, Any]]:
        """The protected groups typed and not sealed yet."""
        return {"identity": tidy(self.identity)} if self.identity is not None and tidy(self.identity) else {}


def first_answers(form: Form, *, language: str, me: str, units: Sequence[str]) -> dict[str, Any]:
    """A new record begins with the form's defaults, the stint's only unit, and the writer `me` as recorder."""
    found: dict[str, Any] = {
        node.key: node.default
        for path, node in form.walk()
        if isinstance(node, Question)
        and node.default
        and not node.default_is_expression
        and not {"turns", "identity"} & set(path)
    }
    found |= {"language": language, "recorder": me}
    if len(units) == 1:
        found["unit"] = units[0]
    return found
