"""The form of one record in the middle of its page: sections, fields, repeats, sealed parts; live by its rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from forms.rules import is_empty
from forms.xlsform.instance import Path
from forms.xlsform.model import Group, Node, Question, Repeat
from storage.model import NameHit
from ui.components.marks import Mark
from ui.components.text import Text
from ui.i18n import Words, tr
from ui.interview.formanswers import Answer
from ui.records.answers import typed_in
from ui.records.evidence import EvidenceTable
from ui.records.fieldmaker import after_choice
from ui.records.files import FilesAnswer
from ui.records.parts import Block, Section, sections_of
from ui.records.repeats import RepeatCards, RepeatTable
from ui.records.rows import Rows
from ui.records.scope import Scope
from ui.records.sealedcard import SealedCard
from ui.records.turning import Turning


class FormView(QWidget):
    """`changed()` follows every change by a person; `files_added(field, paths)`, `file_dropped(field, sha256)`,
    `file_opened(sha256)`, `file_used(sha256)` as evidence, `file_calculated(sha256)`; `evidence_asked()`; sealed parts
    talk through `sealed`."""

    changed = Signal()
    files_added = Signal(str, object)
    file_dropped = Signal(str, str)
    file_opened = Signal(str)
    file_used = Signal(str)
    file_calculated = Signal(str)
    evidence_asked = Signal()

    def __init__(self, scope: Scope, *, fixed: bool) -> None:
        super().__init__()
        self.scope = scope
        self.fixed = fixed
        self.sections: list[Section] = sections_of(scope)
        self.sealed: dict[str, SealedCard] = {}
        self._turning = Turning(self)
        self._later = QTimer(self, singleShot=True, interval=80)
        self._later.timeout.connect(self.renew)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 24)
        layout.setSpacing(18)
        for section in self.sections:
            section.widget = self._build(section)
            layout.addWidget(section.widget)
        self.children_box = QVBoxLayout()
        self.children_box.setSpacing(18)
        layout.addLayout(self.children_box)
        layout.addStretch(1)
        self.renew()

    # -- answers ---------------------------------------------------------------------------------------------

    def put(self, path: Path, value: Any) -> None:
        """A person gave an answer."""
        node = self.scope.form.find(*(step for step in path if isinstance(step, str)))
        text = typed_in(self.answer_at(path)) is not None
        self._turning.about(path, text=text)
        filling = self.scope.filling
        filling.set(path, value)
        if isinstance(node, Question):
            for near, told in after_choice(self.scope, node, path, value).items():
                filling.set(near, told)
        if text:
            self.scope.steps.settle()
        self.edited()

    def add_evidence(self, answers: Mapping[str, Any]) -> None:
        """A new row in the evidence table."""
        for block in self._blocks():
            if isinstance(block, EvidenceTable):
                block.append(answers)

    def undo(self) -> None:
        """Take the last change back; a text that is being typed takes its own typing back first."""
        self._turning.turn(self.scope.steps.undo())

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self._turning.turn(self.scope.steps.redo())

    def renew(self) -> None:
        """Relevance, calculated answers, files, tokens of records that are known by now."""
        if not isValid(self):
            return
        for section in self.sections:
            for block in section.blocks:
                if not isinstance(block, SealedCard):
                    block.renew()
                if isinstance(block, Rows):
                    block.show_files()
            if section.widget is not None:
                section.widget.setVisible(self._applies(section))

    def show_names(self, hits: Sequence[NameHit]) -> None:
        """Underline the sealed names found in what is committed (V13)."""
        self.scope.names = {}
        for hit in hits:
            self.scope.names.setdefault(self.place_path(hit.place, hit.ordinal), []).append((hit.start, hit.end))
        for block in self._blocks():
            if isinstance(block, Rows | RepeatCards | EvidenceTable):
                block.show_names()

    # -- places ----------------------------------------------------------------------------------------------

    def go_to(self, path: Path, start: int = 0, end: int = 0) -> bool:
        """The focus on an answer, a row or a sealed part; False where it is not on the page."""
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, Rows) and block.go_to(path, start, end):
                    return True
                if isinstance(block, SealedCard) and path[:1] == (block.group,):
                    block.go_to()
                    return True
                if isinstance(block, RepeatCards | EvidenceTable) and path[:1] == (_key(section, block),):
                    return self._go_into(block, path, start, end)
        return False

    def focus_first(self) -> bool:
        """The focus on the first answer that a person can give."""
        for block in self._blocks():
            if isinstance(block, Rows) and not self.fixed and block.answers:
                return block.go_to(next(iter(block.answers)))
        return False

    def go_to_section(self, key: str) -> QWidget | None:
        """The widget of a section, to scroll to."""
        return next((section.widget for section in self.sections if section.key == key), None)

    def place_path(self, place: str, ordinal: int = 0) -> Path:
        """A place of storage (`summary`, `facts/2`, `evidence/3/location`) as a path of the form."""
        head, _, rest = place.partition("/")
        if not rest:
            return (head,)
        name, _, column = rest.partition("/")
        rows = self.scope.content().get(head) or ()
        if not isinstance(rows, list):
            return (head,)
        by_id = next((at for at, row in enumerate(rows) if str(row.get("id", "")) == name), -1)
        at = by_id if by_id >= 0 else max(ordinal, int(name) if name.isdigit() else 1) - 1
        return (head, at, column) if column else (head, at)

    def marks(self) -> list[tuple[str, Words, Mark]]:
        """Sections for the column at the left: complete, not begun, or begun and something missing."""
        found = []
        missing = {finding.path[0] for finding in self.scope.filling.findings()}
        content = self.scope.content()
        for section in self.sections:
            if section.widget is not None and not section.widget.isHidden():
                keys = {node.key for node in section.nodes}
                mark: Mark = "not_begun" if all(is_empty(content.get(key)) for key in keys) else "met"
                begun = any(content.get(key) for key in keys)
                lacks = begun and bool(keys & missing) and not self.fixed
                found.append((section.key, section.title, "act" if lacks else mark))
        return found

    # -- inside ----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What a field with the focus has no more of its own to take back."""
        for keys, act in ((QKeySequence.StandardKey.Undo, self.undo), (QKeySequence.StandardKey.Redo, self.redo)):
            if event.matches(keys):
                act()
                return
        super().keyPressEvent(event)

    def answer_at(self, path: Path) -> Answer | None:
        rows = (block for block in self._blocks() if isinstance(block, Rows | RepeatCards | EvidenceTable))
        return next((answer for one in rows if (answer := one.answer_at(path)) is not None), None)

    def _blocks(self) -> list[Block]:
        return [block for section in self.sections for block in section.blocks]

    def edited(self) -> None:
        self._later.start()
        self.changed.emit()

    def _go_into(self, block: RepeatCards | EvidenceTable, path: Path, start: int, end: int) -> bool:
        place = path[1] if len(path) > 1 and isinstance(path[1], int) else 0
        rows = block.rows_at(place)
        if rows is None:
            block.setFocus()
            return True
        wanted = path if len(path) > 2 else self._text_of(rows, path)
        return rows.go_to(wanted, start, end) or rows.setFocus() is None

    def _text_of(self, rows: Rows, path: Path) -> Path:
        """Which answer of a row a place without a column means: its text, else its first."""
        paths = [place for place, _, _, _ in rows._order]
        texts = [place for place in paths if place[-1] in ("text", "shows", "extract")]
        return next(iter([*texts, *paths]), path)

    def _applies(self, section: Section) -> bool:
        states = []
        for node in section.nodes:
            if isinstance(node, Group):
                states.append(True)
                continue
            relevant = self.scope.filling.state((node.key,)).relevant
            states.append(relevant and (not self.fixed or bool(self.scope.content().get(node.key))))
        return any(states) and any(
            not isinstance(block, Rows) or block.any_shown or not self.isVisible() for block in section.blocks
        )

    def _build(self, section: Section) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Text(self.scope.look, section.title, "head"))
        if not self.fixed and any(_asks(node) for node in section.nodes if isinstance(node, Repeat)):
            head.addWidget(Text(self.scope.look, lambda: tr("required"), "note", "text3"))
        head.addStretch(1)
        layout.addLayout(head)
        run: list[Question] = []
        for node in section.nodes:
            if isinstance(node, Question):
                run.append(node)
                continue
            self._flush(section, layout, run)
            self._add_block(section, layout, node)
        self._flush(section, layout, run)
        return holder

    def _flush(self, section: Section, layout: QVBoxLayout, run: list[Question]) -> None:
        if not run:
            return
        rows = Rows(self.scope, tuple(run), (), self.put, fixed=self.fixed)
        run.clear()
        for path, answer in rows.answers.items():
            if isinstance(answer, FilesAnswer):
                name = str(path[-1])
                answer.added.connect(lambda paths, name=name: self.files_added.emit(name, paths))
                answer.dropped.connect(lambda sha, name=name: self.file_dropped.emit(name, sha))
                answer.opened.connect(self.file_opened)
                answer.used.connect(self.file_used)
                answer.calculated.connect(self.file_calculated)
        section.blocks.append(rows)
        layout.addWidget(rows)

    def _add_block(self, section: Section, layout: QVBoxLayout, node: Node) -> None:
        scope = self.scope
        block: Block
        if isinstance(node, Group):
            block = SealedCard(scope, node)
            self.sealed[node.name] = block
        elif isinstance(node, Repeat) and "fs-log" in node.appearance:
            block = RepeatTable(scope, node, (node.key,))
        elif isinstance(node, Repeat) and "fs-evidence" in node.appearance:
            block = EvidenceTable(scope, node, (node.key,), self.put, fixed=self.fixed)
            block.add_asked.connect(self.evidence_asked)
        else:
            assert isinstance(node, Repeat)
            if len(section.nodes) > 1:
                layout.addWidget(Text(scope.look, scope.label(node), "note", "text2"))
            block = RepeatCards(scope, node, (node.key,), self.put, fixed=self.fixed)
        if isinstance(block, RepeatCards | EvidenceTable):
            block.changing.connect(self._turning.about)
            block.edited.connect(self.edited)
            block.undo_asked.connect(self.undo)
        section.blocks.append(block)
        layout.addWidget(block)


def _asks(node: Node) -> bool:
    return node.required not in ("", "false()")


def _key(section: Section, block: Block) -> str:
    return str(block._path[0]) if isinstance(block, RepeatCards | EvidenceTable) else section.key
