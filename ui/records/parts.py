"""The parts of a form as the page shows them: headings with the questions, repeats and sealed groups under each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from forms.xlsform.model import Group, Node, Question, Repeat
from ui.i18n import Words, tr
from ui.records.evidence import EvidenceTable
from ui.records.repeats import RepeatCards, RepeatTable
from ui.records.rows import Rows
from ui.records.scope import Scope, group_questions
from ui.records.sealedcard import SealedCard

Block = Rows | RepeatCards | EvidenceTable | RepeatTable | SealedCard


@dataclass
class Section:
    """One part of the form: heading, and its blocks in order."""

    key: str
    title: Words
    nodes: list[Node] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    widget: QWidget | None = None


def sections_of(scope: Scope) -> list[Section]:
    """Groups and repeats of the form are sections; loose questions stand in the first, or in one of their own."""
    found: list[Section] = []
    loose: list[Question] = []

    def put_loose() -> None:
        if not loose:
            return
        if not found:
            found.append(Section("particulars", lambda: tr("Particulars"), list(loose)))
        elif len(loose) == 1 and isinstance(found[0].nodes[0], Question):
            found[0].nodes += loose
        else:
            found.append(Section(f"more{len(found)}", lambda: tr("Further particulars"), list(loose)))
        loose.clear()

    for node in scope.form.children:
        if not scope.shows(node, (node.key,)) and not isinstance(node, Group):
            continue
        if isinstance(node, Question):
            loose.append(node)
            continue
        put_loose()
        if isinstance(node, Group) and not node.protected:
            nodes = [child for child in group_questions(node) if scope.shows(child, (child.key,))]
            found += _parts(scope, node, nodes)
        else:
            found.append(Section(node.name, scope.label(node), [node]))
    put_loose()
    return found


def _parts(scope: Scope, group: Group, nodes: Sequence[Node]) -> list[Section]:
    """A group's own section, and one for each repeat inside it that says enough to be one."""
    parts: list[Section] = []
    for node in nodes:
        if isinstance(node, Repeat):
            parts.append(Section(node.name, scope.label(node), [node]))
        elif parts and parts[-1].key.startswith(group.name):
            parts[-1].nodes.append(node)
        else:
            key = group.name if not parts else f"{group.name}-{len(parts)}"
            title: Words = scope.label(group) if not parts else scope.label(node)
            parts.append(Section(key, title, [node]))
    return parts
