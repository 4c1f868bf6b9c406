"""Which version of a record was shown (R13): beside a reference the fingerprint of its text, told by the program."""

from __future__ import annotations

from collections.abc import Mapping

from forms.rules import Linked, target_of
from forms.xlsform.instance import Path
from forms.xlsform.model import Form, Question, Repeat
from ui.records.scope import Scope

MARK = "fs-fingerprint"


def pairs(form: Form) -> list[tuple[str, str, str]]:
    """(repeat, reference, fingerprint) of every repeat whose rows hold both."""
    found = []
    for _, node in form.walk():
        if isinstance(node, Repeat):
            questions = [child for child in node.children if isinstance(child, Question)]
            prints = [child.key for child in questions if MARK in child.appearance]
            refs = [child.key for child in questions if child.extra.get("fs:source") and MARK not in child.appearance]
            found += [(node.key, ref, name) for ref, name in zip(refs, prints, strict=False)]
    return found


def beside(form: Form, path: Path) -> Path | None:
    """The fingerprint that goes with the reference at `path`; choosing another record takes it away."""
    for repeat, ref, name in pairs(form):
        if len(path) == 3 and path[0] == repeat and path[2] == ref:
            return (*path[:2], name)
    return None


def fill(scope: Scope, linked: Mapping[str, Linked]) -> bool:
    """Write the fingerprints that are still empty; whether any was."""
    changed = False
    for repeat, ref, name in pairs(scope.form):
        for place, row in enumerate(scope.content().get(repeat) or ()):
            target = linked.get(target_of(row.get(ref)))
            if target is not None and target.text_sha256 and not row.get(name):
                scope.filling.set((repeat, place, name), target.text_sha256)
                changed = True
    return changed
