"""What a design begins with: a template, a design that is not finished, or a form that is here."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from storage.designing import Opened
from ui.components.rows import TwoLines
from ui.components.text import Panel, Text
from ui.components.twolines import TwoLineView
from ui.dates import moment_text
from ui.i18n import tr
from ui.workspace import Workspace


class Gallery(QWidget):
    """`chosen(what, key)`: `template` and its name, `draft` or `form` and the record."""

    chosen = Signal(str, str)

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        self._opened: Opened | None = None
        self.list = TwoLineView(space.look, lambda: tr("What to begin with"))
        self.list.opened.connect(self._choose)
        self.list.clicked.connect(lambda _index: self._choose(self.list.current_key()))
        card = Panel("card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 8, 1, 8)
        inner.addWidget(self.list)
        card.setMaximumWidth(space.look.px(760))
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(Text(space.look, lambda: tr(
            "A form that is designed here is an XLSForm like any other; until it is saved it stays a draft of yours in "
            "the vault."), "ui", "text2", wrap=True))  # fmt: skip
        column.addWidget(card, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 24)
        layout.addLayout(column, 3)
        layout.addStretch(1)

    def show_choices(self, opened: Opened) -> None:
        self._opened = opened
        now, zh = datetime.now().astimezone(), self._space.look.language.zh
        rows = [
            TwoLines("", tr("Begin with")),
            TwoLines("template:appraisal", tr("Democratic appraisal"),
                     tr("A rating table of items and grades, an overall grade, comments"), icon="layers"),
            TwoLines("template:survey", tr("Opinion survey"),
                     tr("Two sections: single and multiple choice, a scale, comments"), icon="list-checks"),
            TwoLines("template:empty", tr("Empty form"), tr("Nothing but the anonymity statement"), icon="file-text"),
        ]  # fmt: skip
        if opened.pending:
            rows.append(TwoLines("", tr("Go on with a design of yours")))
            rows += [
                TwoLines(f"draft:{one.record}", one.title or tr("(no title yet)"), tr("Not saved yet"),
                         moment_text(one.written_at, now, zh), icon="file-pen") for one in opened.pending
            ]  # fmt: skip
        if opened.forms:
            rows.append(TwoLines("", tr("Look at a form, or edit it as a new version")))
            rows += [
                TwoLines(f"form:{record}", title, tr("Version {version}").format(version=version or "–"),
                         icon="file-check") for record, title, version in opened.forms
            ]  # fmt: skip
        self.list.show_rows(rows)

    def retell(self) -> None:
        if self._opened is not None:
            self.show_choices(self._opened)

    def _choose(self, key: str) -> None:
        what, _, which = key.partition(":")
        if which:
            self.chosen.emit(what, which)
