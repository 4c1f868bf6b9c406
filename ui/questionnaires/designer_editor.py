"""The design under way: outline left, the fields of one item in the middle, how it will look right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from forms.xlsform.design.review import Review
from ui.components.keyhints import KeyHints
from ui.components.panels import show_in
from ui.components.text import Panel, hairline
from ui.i18n import dotted, tr, tr_n
from ui.questionnaires.designer_column import Fields
from ui.questionnaires.designer_fields import FormFields, ItemFields
from ui.questionnaires.designer_inputs import chain, focus, in_order
from ui.questionnaires.designer_keeper import FORM, DesignKeeper
from ui.questionnaires.designer_outline import OutlinePanel, count_words
from ui.questionnaires.designer_preview import Preview
from ui.workspace import Workspace

_OUTLINE, _PREVIEW = 280, 420


class Editor(QWidget):
    """Shows the keeper's design; `current` is the key of the item in the fields (empty: the form)."""

    def __init__(self, space: Workspace, keeper: DesignKeeper) -> None:
        super().__init__()
        self._space, self._keeper = space, keeper
        self.current = FORM
        self.fields: Fields | None = None
        self._begun = False
        self.panel = OutlinePanel(space, keeper, lambda: self.current)
        self.panel.outline.chosen.connect(self.show_item)
        self.panel.outline.asked.connect(self._asked)
        self.preview = Preview(space)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setProperty("look", "clear")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._hints = KeyHints(space.look, (
            ("Ctrl Enter", lambda: tr("Add a question")), ("Alt ↑ ↓", lambda: tr("Move")),
            ("Ctrl D", lambda: tr("Duplicate")), ("Ctrl Z", lambda: tr("Undo")),
        ))  # fmt: skip
        keeper.edited.connect(self._edited)
        keeper.turned.connect(self._turned)
        keeper.reviewed.connect(self._reviewed)
        self._lay_out()

    def _lay_out(self) -> None:
        look = self._space.look
        left = Panel("surface")
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.panel)
        left.setFixedWidth(look.px(_OUTLINE))
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self._scroll, 1)
        middle.addWidget(hairline())
        self._hints.setContentsMargins(16, 6, 8, 6)
        # the page must not be wider than a window with its whole navigation
        self._hints.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        middle.addWidget(self._hints)
        right = Panel("surface")
        shown = QVBoxLayout(right)
        shown.setContentsMargins(0, 0, 0, 0)
        shown.addWidget(self.preview)
        right.setFixedWidth(look.px(_PREVIEW))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(hairline(vertical=True))
        row.addLayout(middle, 1)
        row.addWidget(hairline(vertical=True))
        row.addWidget(right)

    # -- showing ---------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """A design has been opened."""
        self._begun = True
        self.preview.clear()
        self.show_item(FORM)
        self._edited()
        if self.fields is not None:
            self.fields.go()

    def show_item(self, key: str) -> None:
        """The fields of one item."""
        if not self._begun:
            return
        self.current = key if self._keeper.design.item(key) is not None else FORM
        self._keeper.history.rest()
        if self.current:
            self.fields = ItemFields(self._space, self._keeper, self.current)
        else:
            self.fields = FormFields(self._space, self._keeper)
        self.fields.asked.connect(self._asked)
        ground = Panel("window")
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.fields)
        show_in(self._scroll, ground)
        self.fields.rearranged.connect(self._order)
        self._order()
        if self._keeper.last is not None:
            self.fields.show_review(self._keeper.last)
            self.preview.show_form(None, self.current)

    def _order(self) -> None:
        """Tab goes through the list, the fields, the preview."""
        if self.fields is not None:
            shown = in_order(self.preview.chips)
            chain([self.panel.outline, self.panel.add, *in_order(self.fields), *shown])

    def _edited(self) -> None:
        self.panel.outline.show_design(self._keeper.design, self._keeper.last, self.current)

    def _turned(self, key: str) -> None:
        """Fields anew: the focus goes to the first one, or stays where it was in the list or in the same item."""
        listed, at = self.panel.outline.hasFocus(), self._at(key)
        self.show_item(key)
        self._edited()
        if self.fields is None or listed:
            return
        order = in_order(self.fields)
        if 0 <= at < len(order):
            focus(order[at])
        else:
            # the menu that was chosen from gives the focus back first
            QTimer.singleShot(0, self.fields, self.fields.go)

    def _at(self, key: str) -> int:
        """Which field has the focus, where the same item is shown again; −1 for another one."""
        if self.fields is None or key != self.current:
            return -1
        now = self.fields.window().focusWidget()
        order = in_order(self.fields)
        return order.index(now) if now in order else -1

    def _reviewed(self, found: Review) -> None:
        if not self._begun:
            return
        self.panel.outline.show_design(self._keeper.design, found, self.current)
        if self.fields is not None:
            self.fields.show_review(found)
        self.preview.show_review(found, self.current)

    def _asked(self, what: str) -> None:
        if what == "enter" and self.fields is not None:
            self.fields.go()
        elif what == "delete":
            self.panel.delete()
        elif what == "duplicate":
            self.panel.duplicate()
        elif what in ("up", "down"):
            self.panel.shift(-1 if what == "up" else 1)
        elif what == "add":
            self.panel.open_menu()
        elif what == "on":
            focus(self.panel.add)  # one more Enter offers what can be added

    # -- going about -----------------------------------------------------------------------------------------

    def step(self, step: int) -> None:
        """To the next item or the one before, with the focus in its fields."""
        keys = [FORM, *(item.key for item in self._keeper.design.items)]
        at = keys.index(self.current) + step
        if 0 <= at < len(keys):
            self._turned(keys[at])
            if self.fields is not None:
                self.fields.go()

    def go_to_first_problem(self) -> None:
        found = self._keeper.last
        stop = next((one for one in found.findings if one.stop), None) if found is not None else None
        if stop is not None:
            self._turned(stop.item)

    def facts(self) -> str:
        """For the status line: how long the form is, and what is in the way."""
        found = self._keeper.last
        stops = found.stops if found is not None else 0
        wrong = tr_n("{n} place needs work", "{n} places need work", stops) if stops else tr("Nothing in the way")
        return dotted(count_words(self._keeper.design), wrong)

    def retell(self) -> None:
        if self._begun:
            self._turned(self.current)
            self.preview.show_form(None, self.current)

    def regions(self) -> Sequence[QWidget]:
        return (self.panel.outline, self._scroll, self.preview.chips)

    def clear(self) -> None:
        """Nothing of the design stays on the screen."""
        self._begun = False
        self.preview.clear()
        show_in(self._scroll, None)
        self.fields = None
        self.panel.outline.show_rows([])
