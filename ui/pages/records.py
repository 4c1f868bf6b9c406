"""The list of one kind of record: filter, chips, rows, preview. For every kind the same page (UI.md 8, 03)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from forms.kinds import KINDS
from storage.access import Access
from storage.model import Change, RecordView
from ui.components.buttons import Button, IconButton
from ui.components.chips import Chip, FilterChips
from ui.components.empty import EmptyState
from ui.components.fields import Field
from ui.components.pagehead import PageHead
from ui.components.table import RecordModel
from ui.components.table import RecordView as RowView
from ui.components.text import Panel, hairline
from ui.i18n import Words, tr
from ui.page import KeyList, Page
from ui.pages.preview import PreviewPane
from ui.records.faces import Face, face_for
from ui.records.listing import PAGE, Asked, Listed, Listing, Rows, with_words
from ui.records.narrowing import Narrowing
from ui.records.preview import RecordPreview
from ui.records.words import new_words
from ui.workspace import Workspace

_TYPING_PAUSE_MS = 250


class RecordsPage(Page):
    """`kind` names the row of the kinds table; nothing here knows what an interview is.

    `door` is the entry of the navigation that shows the count (none: no count), `title` what stands on top when it is
    not the kind's own name. `counted()` follows each time the rows were read. Rows come in pages, since a stint may
    have a hundred thousand: filtering, counting and ordering are the storage's (`ui.records.listing`).
    """

    counted = Signal()

    def __init__(
        self, space: Workspace, kind: str, icon: str, door: str | None = None, title: Words | None = None
    ) -> None:
        super().__init__()
        self._space = space
        self._kind = KINDS[kind]
        self._door = f"{kind}s" if door is None else door
        self._face: Face = face_for(space, kind)
        self._icon = icon
        self._listing = Listing(space, kind, self._face, self)
        self._chip = ""
        self._whole: Mapping[str, int] = {}
        self._listed: Listed | None = None
        self._order: tuple[str, bool] = ("", False)
        look = space.look
        self.head = self._head = PageHead(look, title or (lambda: look.language.pick(self._kind.plural)))
        self._begins = KINDS[self._kind.parent or kind]
        self.new_button = Button(look, self._new_words, "primary", "plus")
        self.new_button.clicked.connect(self.new_record)
        self._may_begin = space.me.role in self._begins.creators and not space.read_only
        self.new_button.setVisible(self._may_begin)
        self._head.add_action(self.new_button)
        self.filter = Field(look, lambda: tr("Filter"), lambda: tr("Filter the list"))
        self.chips = FilterChips(look)
        self.narrowing = Narrowing(look)
        self.narrow_button = IconButton(look, "calendar-days", lambda: tr("Filter by day and organisation"))
        self.list = RowView(
            look,
            RecordModel(self._face.columns(), lambda row: row.id, lambda row: row.custody == "void"),
            lambda: look.language.pick(self._kind.plural),
        )
        turns = self._kind.area == "interviews"
        self.preview: PreviewPane | RecordPreview = PreviewPane(space) if turns else RecordPreview(space)
        self.empty = self._make_empty()
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self._lay_out()
        self._connect()

    # -- Page ------------------------------------------------------------------------------------------------

    @property
    def total(self) -> int:
        """How many records the account may see."""
        return self._whole.get("all", 0)

    def enter(self) -> None:
        self.load()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def arrive(self, argument: str) -> None:
        """With one filter chosen; nothing else narrows the list."""
        self.filter.clear()
        self._chip = argument.partition("/")[2] or "all"
        self.narrowing.reset()

    def refresh(self, change: Change) -> None:
        if not change.kinds or self._kind.name in change.kinds:
            self.load()

    def retranslate(self) -> None:
        self._show_counts()

    def regions(self) -> Sequence[QWidget]:
        return (self.filter, self.list, self.preview)

    def keys(self) -> KeyList:
        keys: list[tuple[str, Words]] = [
            ("↑ ↓", lambda: tr("Row")),
            ("Enter", lambda: tr("Open")),
            ("Space", lambda: tr("Preview on or off")),
            ("Ctrl F", lambda: tr("Filter")),
        ]
        return keys if self.new_button.isHidden() else [*keys, ("Ctrl N", self._new_words)]

    def new_record(self) -> None:
        if not self.new_button.isHidden():
            self._space.open_asked.emit(self._begins.name, "", "")

    def find_here(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def back(self) -> bool:
        """Esc takes the filter away first."""
        if self.filter.text() or self.narrowing.active:
            self.filter.clear()
            self.narrowing.reset()
            self.list.setFocus()
            return True
        return False

    # -- rows ------------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the rows anew, as many as are shown by now."""
        self._pause.stop()
        self._listing.rows(self._asked(), self._so_many(), self._show_rows)
        self._listing.counts(self._asked(), self._show_listed)

    def _typed(self) -> None:
        """Rows at every key, all counts when no key has followed for a moment."""
        self._listing.rows(self._asked(), self._so_many(), self._show_rows)
        self._pause.start()

    def _so_many(self) -> int:
        return max(PAGE, len(self.list.rows_model.rows()))

    def count(self) -> None:
        """Only how many there are, for a list that stands behind another."""
        self._listing.count(self._show_whole)

    def _asked(self) -> Asked:
        within = with_words(self.narrowing.narrowed(self._listing.all()), self.filter.text().strip())
        return Asked(within, self._chip or self.chips.current(), *self._order)

    def _show_rows(self, rows: Rows) -> None:
        """What is looked for; how many there are in all follows."""
        self.list.rows_model.show_page(rows, len(rows))
        if rows:
            self._body.setCurrentWidget(self._split)
        self.list.choose(self.list.current_key())
        self.preview.mark(self.filter.text().strip())
        self._show_current(self.list.current_key())

    def _show_listed(self, listed: Listed) -> None:
        self._listed = listed
        self.list.expect(listed.total)
        self.narrowing.offer_units(listed.units)
        self._show_whole(listed.whole)
        if self._chip:
            self.chips.choose(self._chip)
            self._chip = ""
        self._body.setCurrentWidget(self._split if self.total else self.empty)
        text = self.filter.text().strip()
        told = tr("{n} match “{text}”").format(n=listed.total, text=text) if text else ""
        if not told and self.narrowing.active:
            told = tr("{n} shown").format(n=listed.total)
        self.facts_changed.emit(told)

    def _show_whole(self, whole: Mapping[str, int]) -> None:
        self._whole = whole
        if self._door:
            self._space.counted.emit(self._door, self.total)
        self.counted.emit()
        self._show_counts()

    def _more(self) -> None:
        if self._listed is not None:
            self._listing.more(self._listed.asked, len(self.list.rows_model.rows()), self.list.rows_model.add_rows)

    def _show_counts(self) -> None:
        face = self._face
        counts = self._listed.counts if self._listed is not None else self._whole
        keys = [key for key in face.chips() if self._whole.get(key) or key == "all"]
        self.chips.show_chips([Chip(key, partial(face.chip_words, key), counts.get(key, 0)) for key in keys])
        self._head.about.say(face.about(self._whole))

    def _sort(self, column: int, descending: bool) -> None:
        """A heading: the order in which the list comes, or its own again."""
        self._order = (self.list.rows_model.columns[column].order if column >= 0 else "", descending)
        self.load()

    def _seek(self, text: str) -> None:
        """A code that is not among the rows that are here."""
        self.filter.setText(text)
        self.load()

    def _toggle_narrowing(self) -> None:
        opened = self.narrowing.isHidden()
        self.narrowing.setVisible(opened)
        if opened:
            self.narrowing.since.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.narrowing.active:
            self.narrowing.reset()

    def _show_current(self, key: str) -> None:
        if key and not self.preview.isHidden():
            self._space.read(lambda session: session.records.get(key), self._show_record)
        elif not key:
            self.preview.clear()

    def _show_record(self, view: RecordView) -> None:
        if view.id == self.list.current_key():
            row = self.list.current()
            if row is not None:
                self.preview.show_record(view, row)

    def _open(self, key: str) -> None:
        row = self.list.current()
        if row is not None and row.conflict:
            self._space.go_asked.emit("conflict", key)
        elif key:
            self._space.open_asked.emit(self._kind.name, key, "")

    def _toggle_preview(self) -> None:
        self.preview.setVisible(self.preview.isHidden())
        self._show_current(self.list.current_key())

    # -- making ----------------------------------------------------------------------------------------------

    def _new_words(self) -> str:
        return new_words(self._space, self._begins)

    def _make_empty(self) -> EmptyState:
        plural = self._kind.plural
        whole = Access(self._space.me).reach(self._kind) == "whole"  # others may have some that this account never sees
        look = self._space.look
        return EmptyState(
            look,
            self._icon,
            lambda: (tr("No {kind} yet") if whole else tr("No {kind} that you may see")).format(
                kind=look.language.pick(plural).lower()
            ),
            (lambda: tr("Begin one; it is kept from the first word on.")) if self._may_begin else "",
            [(self._new_words, self.new_record)] if self._may_begin else [],
        )

    def _lay_out(self) -> None:
        self.filter.setFixedWidth(self._space.look.px(200))
        icon = QAction(self._space.look.icons.icon("funnel"), "", self.filter)
        self.filter.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)
        self.filter.setClearButtonEnabled(True)
        self._head.filters.addWidget(self.filter)
        self._head.filters.addWidget(self.chips, 1)
        self._head.filters.addWidget(self.narrow_button)
        self._head.add_below(self.narrowing)
        self._head.has_filters(True)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.list)
        self._split.addWidget(self.preview)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([714, 456])
        self._body = QStackedWidget()
        ground = Panel("surface")
        inner = QHBoxLayout(ground)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._body)
        self._body.addWidget(self._split)
        self._body.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(hairline())
        layout.addWidget(ground, 1)

    def _connect(self) -> None:
        self._pause.timeout.connect(lambda: self._listing.counts(self._asked(), self._show_listed))
        self.list.rows_model.pages = True
        self.list.rows_model.more_wanted.connect(self._more)
        self.list.rows_model.order_asked.connect(self._sort)
        self.list.sought.connect(self._seek)
        self.narrowing.changed.connect(self.load)
        self.narrow_button.clicked.connect(self._toggle_narrowing)
        self.filter.textChanged.connect(lambda _text: self._typed())
        self.filter.returnPressed.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.filter.installEventFilter(self)
        self.chips.chosen.connect(lambda _key: self.load())
        self.list.current_changed.connect(self._show_current)
        self.list.opened.connect(self._open)
        self.list.preview_asked.connect(self._toggle_preview)
        self.preview.open_asked.connect(lambda: self._open(self.list.current_key()))
        self.preview.close_asked.connect(self._toggle_preview)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down from the filter goes into the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False
