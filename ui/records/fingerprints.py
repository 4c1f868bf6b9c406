"""Which version was shown (R13): beside a reference its number and the fingerprint of its text, told by the program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from forms.rules import Linked, target_of
from forms.xlsform.instance import Path
from forms.xlsform.model import Form, Question, Repeat
from ui.records.scope import Scope

MARK, NUMBER = "fs-fingerprint", "fs-version"


class Shown(NamedTuple):
    """A repeat whose rows say which version of what they point at was shown; `number` is empty where no field asks."""

    repeat: str
    ref: str
    print: str
    number: str


def shown_in(form: Form) -> list[Shown]:
    found = []
    for _, node in form.walk():
        if isinstance(node, Repeat):
            questions = [child for child in node.children if isinstance(child, Question)]
            prints = [child.key for child in questions if MARK in child.appearance]
            refs = [child.key for child in questions if child.extra.get("fs:source") and MARK not in child.appearance]
            number = next((child.key for child in questions if NUMBER in child.appearance), "")
            found += [Shown(node.key, ref, name, number) for ref, name in zip(refs, prints, strict=False)]
    return found


def beside(form: Form, path: Path) -> tuple[Path, ...]:
    """What the program told of the reference at `path`; choosing another record takes it away."""
    for one in shown_in(form):
        if len(path) == 3 and path[0] == one.repeat and path[2] == one.ref:
            return tuple((*path[:2], name) for name in (one.print, one.number) if name)
    return ()


def fill(scope: Scope, linked: Mapping[str, Linked]) -> bool:
    """Write versions that are still empty; whether any was."""
    changed = False
    for one in shown_in(scope.form):
        for place, row in enumerate(scope.content().get(one.repeat) or ()):
            target = linked.get(target_of(row.get(one.ref)))
            if target is not None and target.text_sha256 and not row.get(one.print):
                scope.filling.set((one.repeat, place, one.print), target.text_sha256)
                if one.number:
                    scope.filling.set((one.repeat, place, one.number), target.version)
                changed = True
    return changed
