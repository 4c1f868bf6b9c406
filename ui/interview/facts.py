"""The panel at the right: identity card, particulars at a glance, gist, follow-ups, what is linked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from forms.xlsform.model import Form, Question
from storage.model import RecordView
from ui.components.buttons import Button
from ui.components.fields import Counter, TextArea
from ui.components.panels import Facts, ScrollPanel
from ui.components.text import Text, hairline
from ui.i18n import Words, tr
from ui.interview.followups import FollowUps
from ui.interview.formpanel import Sources
from ui.interview.identity import IdentityCard
from ui.look import Look

GIST_MOST = 500
_SHOWN: Mapping[str, Words] = {
    "role_group": lambda: tr("Role group"),
    "selection_basis": lambda: tr("Selected by"),
    "unit": lambda: tr("Inspected organisation"),
    "place": lambda: tr("Place"),
    "date": lambda: tr("Time"),
    "interviewers": lambda: tr("Interviewers"),
    "recorder": lambda: tr("Recorder"),
    "recording_device": lambda: tr("Recording"),
    "profile": lambda: tr("Kind of record"),
}
"""The panel is narrow, so these names are shorter than the form's."""


class FactsPanel(ScrollPanel):
    """`changed(name, value)` for gist and follow-ups; `edit_wanted()` for the particulars."""

    changed = Signal(str, object)
    edit_wanted = Signal()
    link_wanted = Signal(str)

    def __init__(self, look: Look, form: Form, sources: Sources, me: str) -> None:
        super().__init__("window", 14)
        self._look = look
        self._form = form
        self._sources = sources
        self._me = me
        self._quiet = False
        self.card = IdentityCard(look, form)
        self._facts = Facts(look, label_width=60)
        self.edit = Button(look, lambda: tr("Particulars…"), "link")
        self.edit.clicked.connect(self.edit_wanted)
        self.gist = TextArea(look, lambda: tr("Gist"), "note", 4)
        self.gist.textChanged.connect(self._gist_changed)
        self._counter = Counter(look, GIST_MOST)
        self.follow_ups = FollowUps(look)
        self.follow_ups.changed.connect(lambda rows: self.changed.emit("follow_ups", rows))
        self._linked_title = Text(look, lambda: tr("Linked"))
        self._linked = Facts(look, label_width=150)
        self._lay_out()

    def _lay_out(self) -> None:
        gist = QHBoxLayout()
        gist.addWidget(Text(self._look, lambda: tr("Gist")), 1)
        gist.addWidget(self._counter)
        body = self.body
        body.setSpacing(8)
        body.addWidget(self.card)
        body.addWidget(self._facts)
        body.addWidget(self.edit)
        body.addWidget(hairline())
        body.addLayout(gist)
        body.addWidget(self.gist)
        body.addWidget(self.follow_ups)
        body.addWidget(hairline())
        body.addWidget(self._linked_title)
        body.addWidget(self._linked)
        body.addStretch(1)

    def show_content(self, content: Mapping[str, Any]) -> None:
        """Show the record; tells nothing."""
        self._facts.show_facts([(_SHOWN[name], self._readable(name, content)) for name in self._given(content)])
        gist = str(content.get("gist") or "")
        if self.gist.toPlainText() != gist:
            self._quiet = True
            self.gist.setPlainText(gist)
            self._quiet = False
        self._counter.count(len(gist))
        self.follow_ups.show_rows(content.get("follow_ups") or ())

    def show_linked(self, content: Mapping[str, Any], view: RecordView | None, addenda: Sequence[RecordView]) -> None:
        """Papers and documents by number, addenda, and the files that belong to the record."""
        linked = [*(content.get("linked_papers") or ()), *(content.get("linked_docs") or ())]
        shown = {str(row.get("document")) for row in content.get("turns") or () if row.get("document")}
        rows: list[tuple[Words, Words]] = [(name, "") for name in linked if name not in shown]
        rows += [(name, lambda: tr("shown")) for name in sorted(shown)]
        rows += [(addendum.serial, lambda: tr("addendum")) for addendum in addenda]
        rows += [(ref.name, lambda: tr("file")) for ref in (view.head.attachments if view is not None else ())]
        self._linked.show_facts(rows)
        self._linked_title.setVisible(bool(rows))

    def lock(self, locked: bool) -> None:
        self.gist.setReadOnly(locked)
        self.follow_ups.lock(locked)
        self.edit.say((lambda: tr("All particulars…")) if locked else (lambda: tr("Particulars…")))

    def go_to(self, name: str) -> bool:
        """The focus to a field that stands here."""
        if name == "gist":
            self.gist.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif name == "follow_ups":
            self.follow_ups.add.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            return False
        return True

    def _gist_changed(self) -> None:
        text = self.gist.toPlainText().strip()
        self._counter.count(len(text))
        if not self._quiet:
            self.changed.emit("gist", text or None)

    def _given(self, content: Mapping[str, Any]) -> list[str]:
        return [name for name in _SHOWN if content.get(name)]

    def _readable(self, name: str, content: Mapping[str, Any]) -> Words:
        value = content.get(name)
        if name == "date" and content.get("start"):
            times = "–".join(str(content[key]) for key in ("start", "end") if content.get(key))
            return f"{value} {times}"
        values = value if isinstance(value, list) else [value]
        return lambda: tr(", ").join(self._choice(name, str(item)) for item in values)

    def _choice(self, name: str, value: str) -> str:
        node = self._form.find(name)
        if not isinstance(node, Question):
            return value
        source = node.extra.get("fs:source", "")
        if source:
            words = next((option.label for option in self._sources.get(source, ()) if option.name == value), value)
            text = words if isinstance(words, str) else words()
            return tr("{name} (you)").format(name=text) if value == self._me else text
        choices: Sequence[Any] = self._form.lists.get(node.choices, ())
        return next((c.label.get(self._look.language.name) for c in choices if c.name == value), value)
