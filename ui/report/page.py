"""The report outline on the screen: scope and order, coverage (K10), what is missing, and the ways out (R33)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from forms.counters.model import Language
from forms.counters.model import Words as Title
from forms.kinds import KINDS
from forms.report.model import OutlineLine, ReportOutline, Scope
from forms.report.text import facts_of, heading
from storage.model import Change
from storage.outline import areas, report_outline
from storage.session import Session
from ui.components.banner import Banner
from ui.components.buttons import Button
from ui.components.chips import Chip, FilterChips
from ui.components.empty import EmptyState, ErrorPanel
from ui.components.pagehead import PageHead
from ui.components.rows import TwoLines
from ui.components.text import Panel, hairline
from ui.components.twolines import TwoLineView
from ui.i18n import tr, tr_n
from ui.page import KeyList, Page
from ui.report.issue import IssuePane
from ui.report.leaving import OutlineLeaving
from ui.report.scope import to_argument
from ui.workspace import Workspace

PAPER = KINDS["workpaper"]


class Loaded(NamedTuple):
    """The outline, and what its scope may be narrowed to."""

    outline: ReportOutline
    areas: Mapping[str, Title]
    units: tuple[str, ...]


class ReportPage(Page):
    """Enter opens the paper of an issue; the outline leaves on paper, as a PDF or as .docx."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        look = space.look
        self.outline: ReportOutline | None = None
        self._filling = False
        self.head = PageHead(look, lambda: tr("Report outline"), self._about)
        self.volume = Button(look, lambda: tr("Bind as a volume…"), "plain", "book-open")
        self.volume.clicked.connect(lambda: self._to_paper("volume"))
        self.docx = Button(look, lambda: tr("Save DOCX…"))
        self.docx.clicked.connect(self.save_docx)
        self.paper = Button(look, lambda: tr("On paper…"), "primary", "printer")
        self.paper.clicked.connect(lambda: self._to_paper("outline"))
        for button in (self.volume, self.docx, self.paper):
            self.head.add_action(button)
        self.units, self.areas, self.order = (self._combo() for _ in range(3))
        self.chips = FilterChips(look)
        self.chips.chosen.connect(lambda _key: self._show_rows())
        self.banner = Banner(look)
        self.result = Banner(look)
        self.error = ErrorPanel(look)
        self.list = TwoLineView(look, lambda: tr("Issues of the report"))
        self.list.opened.connect(self.open_paper)
        self.list.current_changed.connect(lambda _key: self._show_issue())
        self.issue = IssuePane(space)
        self.issue.open.clicked.connect(lambda: self.open_paper(self.list.current_key()))
        self.leaving = OutlineLeaving(space, self)
        self._empty = EmptyState(
            look, "scroll-text", lambda: tr("No paper is for the report yet"),
            lambda: tr("Papers come here when their disposition is the report; it is given when they are frozen."),
            [(lambda: tr("Working papers"), lambda: space.go_asked.emit("papers", ""))],
        )  # fmt: skip
        self._lay_out()

    # -- Page ------------------------------------------------------------------------------------------------

    def enter(self) -> None:
        self.load()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, change: Change) -> None:
        if not change.kinds or PAPER.name in change.kinds:
            self.load()

    def retranslate(self) -> None:
        for combo, name in zip((self.units, self.areas, self.order), self._names(), strict=True):
            combo.setAccessibleName(name)
        self.load()

    def regions(self) -> Sequence[QWidget]:
        return (self.units, self.list, self.issue.open, self.paper)

    def keys(self) -> KeyList:
        return (("↑ ↓", lambda: tr("Row")), ("Enter", lambda: tr("Open the paper")),
                ("Ctrl P", lambda: tr("On paper")), ("Ctrl F", lambda: tr("Scope")))  # fmt: skip

    def find_here(self) -> None:
        self.units.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def print_page(self) -> None:
        self.paper.click()

    def seal(self) -> None:
        self.outline = None
        self.list.show_rows([])
        self.issue.clear()

    # -- what is shown ---------------------------------------------------------------------------------------

    def scope(self) -> Scope:
        """As it stands in the filter row."""
        order = "category" if self.order.currentData() == "category" else "section"
        return Scope(str(self.units.currentData() or ""), str(self.areas.currentData() or ""), order)  # type: ignore[arg-type]  # one of two words

    def load(self) -> None:
        """Read the papers anew."""
        scope = self.scope()

        def work(session: Session) -> Loaded:
            return Loaded(report_outline(session, scope), areas(session.packs), tuple(session.stint.units))

        self._space.read(work, self._show, self.error.tell)

    def open_paper(self, record: str) -> None:
        if record:
            self._space.open_asked.emit(PAPER.name, record, "")

    def _show(self, loaded: Loaded) -> None:
        self._fill(loaded)
        outline = self.outline = loaded.outline
        if outline.scope != self.scope():
            return
        missing = len(self._missing())
        self.chips.show_chips([
            Chip("all", lambda: tr("All"), len(outline.lines), always=True),
            Chip("missing", lambda: tr("Something missing"), missing, always=True),
        ])  # fmt: skip
        self._stack.setCurrentWidget(self._body if self._is_any(outline) else self._empty)
        for button in (self.paper, self.docx):
            button.setEnabled(bool(outline.lines))
        self.volume.setEnabled(any(line.frozen for line in outline.lines))
        self.head.about.say(self._about)
        self._show_banner(outline)
        self._show_rows()

    def _is_any(self, outline: ReportOutline) -> bool:
        return bool(outline.lines or outline.scope.unit or outline.scope.category)

    def _show_banner(self, outline: ReportOutline) -> None:
        without = len(outline.open)
        loose = sum(len(line.unsupported) for line in outline.lines)
        if without:
            self.banner.tell("warn", lambda: tr_n(
                "{n} issue has no frozen paper: the report may not be written from it yet.",
                "{n} issues have no frozen paper: the report may not be written from them yet.", without,
            ))  # fmt: skip
        elif loose:
            self.banner.tell("warn", lambda: tr_n(
                "{n} fact names no row of evidence: its sentence leads to the paper only.",
                "{n} facts name no row of evidence: their sentences lead to the paper only.", loose,
            ))  # fmt: skip
        else:
            self.banner.clear()

    def _missing(self) -> list[OutlineLine]:
        lines = self.outline.lines if self.outline is not None else ()
        return [line for line in lines if not line.frozen or line.unsupported]

    def _show_rows(self) -> None:
        outline = self.outline
        if outline is None:
            return
        language = self._language
        chosen = self._missing() if self.chips.current() == "missing" else outline.lines
        rows: list[TwoLines] = []
        for group, lines in outline.groups().items():
            inside = [line for line in lines if line in chosen]
            if inside:
                rows.append(TwoLines(f"@{group}", heading(outline, group, language)))
            rows += [self._row(outline, line) for line in inside]
        self.list.show_rows(rows)
        self._show_issue()

    def _row(self, outline: ReportOutline, line: OutlineLine) -> TwoLines:
        look = self._space.look
        state = look.language.pick(PAPER.state(line.state).label)
        whole = line.frozen and not line.unsupported
        right = tr("frozen {day}").format(day=line.frozen_on) if line.frozen else state
        second = facts_of(outline, line, self._labels(), self._language)
        return TwoLines(line.record, line.title, second, right, "fixed" if whole else "act", tail=line.serial,
                        tone="" if whole else "warn")  # fmt: skip

    def _show_issue(self) -> None:
        key = self.list.current_key()
        outline = self.outline
        line = next((one for one in outline.lines if one.record == key), None) if outline is not None else None
        if outline is None or line is None:
            self.issue.clear()
        else:
            self.issue.show_line(outline, line, self._labels(), self._language)

    def _about(self) -> str:
        if self.outline is None:
            return ""
        return tr("Paper coverage K10: {rate}").format(rate=self.outline.rate.text(self._language))

    # -- leaving ---------------------------------------------------------------------------------------------

    def save_docx(self) -> None:
        """To a registered medium, with the leader's word."""
        if self.outline is not None and self.outline.lines:
            self.leaving.ask(self.outline.scope)

    def _to_paper(self, what: str) -> None:
        self._space.go_asked.emit("report_paper", to_argument(what, self.scope()))

    # -- making ----------------------------------------------------------------------------------------------

    @property
    def _language(self) -> Language:
        return "zh" if self._space.look.language.zh else "en"

    def _labels(self) -> Mapping[str, Mapping[str, str]]:
        return self._space.session.forms.labels(PAPER.form, self._language)  # type: ignore[attr-defined,no-any-return]  # the program's form book

    def _combo(self) -> QComboBox:
        combo = QComboBox()
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._space.look.dress(combo)
        combo.currentIndexChanged.connect(lambda _index: None if self._filling else self.load())
        return combo

    def _names(self) -> tuple[str, str, str]:
        return tr("Organisation"), tr("Category"), tr("Order")

    def _fill(self, loaded: Loaded) -> None:
        """What may be chosen; what is chosen stays."""
        pick = self._language
        choices = (
            [("", tr("All organisations")), *((unit, unit) for unit in loaded.units)],
            [("", tr("All categories")), *((code, title.get(pick)) for code, title in loaded.areas.items())],
            [("section", tr("By section of the report")), ("category", tr("By category"))],
        )
        self._filling = True
        for combo, wanted in zip((self.units, self.areas, self.order), choices, strict=True):
            if [(combo.itemData(at), combo.itemText(at)) for at in range(combo.count())] != wanted:
                chosen = combo.currentData()
                combo.clear()
                for value, text in wanted:
                    combo.addItem(text, value)
                combo.setCurrentIndex(max(combo.findData(chosen), 0))
        self._filling = False

    def _lay_out(self) -> None:
        for combo, name in zip((self.units, self.areas, self.order), self._names(), strict=True):
            combo.setAccessibleName(name)
            self.head.filters.addWidget(combo)
        self.head.filters.addWidget(self.chips, 1)
        self.head.has_filters(True)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(self.issue)
        split.setStretchFactor(0, 1)
        split.setSizes([690, 480])
        self._body = Panel("surface")
        inner = QHBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(split)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._body)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(hairline())
        notes = QVBoxLayout()
        notes.setContentsMargins(24, 0, 24, 0)
        for widget in (self.result, self.banner, self.error):
            notes.addWidget(widget)
        layout.addLayout(notes)
        layout.addWidget(self._stack, 1)
