"""Two versions of one record: only the fields that differ, both in full, changed characters underlined.

The team decides field by field; what is decided becomes a new revision whose parents are all versions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from forms.kinds import KINDS
from storage.model import Change, RecordView, Revision
from storage.write_checks import groups_apart
from ui.components.banner import Banner
from ui.components.buttons import Button, IconButton
from ui.components.dialogs import ReasonDialog
from ui.components.empty import ErrorPanel
from ui.components.layouts import empty
from ui.components.pagehead import PageHead
from ui.components.panels import ScrollPanel
from ui.components.text import Panel, Text, hairline
from ui.confidential.compare import SealedVersions
from ui.dates import moment_text
from ui.i18n import listed, tr, tr_n
from ui.page import Page
from ui.pages.versions import marks_of, underlined, value_text
from ui.textdiff import differing_fields
from ui.workspace import Workspace


class Versions(Panel):
    """One field: its label, and each version with a button to take it."""

    def __init__(self, space: Workspace, name: str, label: str, texts: Sequence[str], by: Sequence[str]) -> None:
        super().__init__("warn")
        self.name = name
        self.bodies: list[QLabel] = []
        look = space.look
        self.group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(16)
        title = Text(look, label, "note", "warn", wrap=True)
        title.setFixedWidth(look.px(110))
        title.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.left = QVBoxLayout()
        self.left.addWidget(title)
        self.left.addStretch(1)
        layout.addLayout(self.left)
        marks = marks_of(texts)
        for index, text in enumerate(texts):
            column = QVBoxLayout()
            button = QRadioButton(tr("Take this"))
            button.setAccessibleName(tr("{field}: version of {who}").format(field=label, who=by[index]))
            look.dress(button, "note")
            self.group.addButton(button, index)
            body = QLabel()
            body.setTextFormat(Qt.TextFormat.RichText)
            body.setWordWrap(True)
            body.setAlignment(Qt.AlignmentFlag.AlignTop)
            look.dress(body, "record", "text")
            body.setText(underlined(text or "—", marks[index], look.color("warn").name()))
            self.bodies.append(body)
            column.addWidget(body, 1)
            column.addWidget(button)
            layout.addLayout(column, 1)

    def addition(self, widget: QWidget) -> None:
        """Something to do about this field, under its name."""
        self.left.insertWidget(1, widget)

    def chosen(self) -> int:
        """Index of the version taken, −1 while none is."""
        return self.group.checkedId()


class ConflictPage(Page):
    """`argument` is the record. Both versions stay in the history whatever is decided."""

    def __init__(self, space: Workspace, record: str) -> None:
        super().__init__()
        self._space = space
        self._record = record
        self._view: RecordView | None = None
        self._fields: list[Versions] = []
        self._groups: list[Versions] = []
        self._sealed: list[SealedVersions] = []
        look = space.look
        self._head = PageHead(look, lambda: tr("Two versions stand side by side"))
        back = IconButton(look, "chevron-left", lambda: tr("Back"))
        back.clicked.connect(self.left)
        self.decide = Button(look, lambda: tr("Decide…"), "primary")
        self.decide.clicked.connect(self._ask_reason)
        self._head.add_action(back)
        self._head.add_action(self.decide)
        self.banner = Banner(look)
        self.error = ErrorPanel(look)
        self._body = ScrollPanel("surface", 24)
        self._note = Text(look, "", "note", "text2", wrap=True)
        for kept in (self.banner, self.error, self._note):
            self._body.body.addWidget(kept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(hairline())
        layout.addWidget(self._body, 1)

    def enter(self) -> None:
        record = self._record
        self._space.read(lambda session: session.records.get(record), self._show, self.error.tell)

    def refresh(self, change: Change) -> None:
        if self._record in change.records:
            self.enter()

    def retranslate(self) -> None:
        if self._view is not None:
            self._show(self._view)

    def seal(self) -> None:
        for sealed in self._sealed:
            sealed.forget()

    def regions(self) -> Sequence[QWidget]:
        return (self._body, self.decide)

    def back(self) -> bool:
        self.left.emit()
        return True

    # -- showing ---------------------------------------------------------------------------------------------

    def _show(self, view: RecordView) -> None:
        self._view = view
        kind = KINDS[view.kind]
        handle = str(view.head.content.get(kind.handle, "") or "")
        self._head.about.say(" ".join(part for part in (handle, view.serial) if part))
        self._empty()
        if not view.in_conflict:
            self.decide.hide()
            self.banner.tell("ok", lambda: tr("There is one version of this record."))
            return
        by = [self._whose(head) for head in view.heads]
        self._body.body.addLayout(self._columns(by))
        names, same = differing_fields([head.content for head in view.heads])
        for name in names:
            texts = [value_text(self._space, view.kind, name, head.content.get(name)) for head in view.heads]
            row = Versions(self._space, name, self._label(name), texts, by)
            self._fields.append(row)
            self._body.body.addWidget(row)
        for name in groups_apart(view.heads):
            sealed = tr("Sealed: what it says is not compared here.")
            texts = [sealed if name in head.protected else "" for head in view.heads]
            row = Versions(self._space, name, self._label(name), texts, by)
            self._groups.append(row)
            self._sealed.append(SealedVersions(self._space, row, view, texts, self.banner, self.error))
            self._body.body.addWidget(row)
        self._note.say(
            tr_n("The other {n} field is the same.", "The other {n} fields are the same.", same)
            + " "
            + tr("Both versions stay in the history.")
        )
        self._body.body.addStretch(1)

    def _columns(self, by: Sequence[str]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(16)
        gap = Text(self._space.look, "")
        gap.setFixedWidth(self._space.look.px(110))
        row.addWidget(gap)
        for index, who in enumerate(by):
            column = QVBoxLayout()
            column.addWidget(Text(self._space.look, who))
            take = Button(self._space.look, lambda: tr("Take all of this version"), "link", role="note")
            take.clicked.connect(lambda _=False, index=index: self._take_all(index))
            column.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)
            row.addLayout(column, 1)
        return row

    def _empty(self) -> None:
        for kept in (self.banner, self.error, self._note):
            self._body.body.removeWidget(kept)
        empty(self._body.body)
        self.seal()
        self._fields, self._groups, self._sealed = [], [], []
        for kept in (self.banner, self.error, self._note):
            self._body.body.addWidget(kept)

    def _whose(self, head: Revision) -> str:
        now = datetime.now().astimezone()
        when = moment_text(head.at, now, self._space.look.language.zh)
        return listed(self._space.member_name(head.author), when)

    def _label(self, name: str) -> str:
        assert self._view is not None
        language, form = self._space.look.language.name, self._space.forms.get(self._view.kind)
        group = form.protected_groups().get(name) if form is not None else None
        return (
            group.label.get(language) if group is not None else self._space.words(self._view.kind).label(name, language)
        )

    # -- deciding --------------------------------------------------------------------------------------------

    def _take_all(self, index: int) -> None:
        for row in (*self._fields, *self._groups):
            button = row.group.button(index)
            if button is not None:
                button.setChecked(True)

    def _ask_reason(self) -> None:
        missing = [row for row in (*self._fields, *self._groups) if row.chosen() < 0]
        if missing:
            names = ", ".join(self._label(row.name) for row in missing)
            self.banner.tell(
                "warn",
                lambda: tr("Not decided yet: {fields}").format(fields=names),
                lambda: tr("Go there"),
                _focus_of(missing[0]),
            )
            return
        dialog = ReasonDialog(
            self._space.look,
            self.window(),
            lambda: tr("Decide between the versions"),
            lambda: tr("A new version is made from what you took; the reason goes into the log."),
            lambda: tr("Decide"),
        )
        dialog.accepted.connect(lambda: self._resolve(dialog.text()))
        dialog.open()

    def _resolve(self, reason: str) -> None:
        view = self._view
        if view is None:
            return
        content = dict(view.heads[0].content)
        for row in self._fields:
            value = view.heads[row.chosen()].content.get(row.name)
            if value is None:
                content.pop(row.name, None)
            else:
                content[row.name] = value
        heads = [head.id for head in view.heads]
        groups = {row.name: heads[row.chosen()] for row in self._groups}
        self.error.clear()
        self._space.write(
            lambda session, _report: session.records.resolve(view.id, heads, content, reason, groups),
            lambda _saved: self.left.emit(),
            self.error.tell,
        )


def _focus_of(row: Versions) -> Callable[[], None]:
    def focus() -> None:
        button = row.group.button(0)
        if button is not None:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    return focus
