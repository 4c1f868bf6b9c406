"""The criteria library: title, issuer, number, clause, text; a clause is cited into a working paper (R06, R12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from forms.counters.model import Language
from forms.kinds import KINDS
from forms.packs import Pack, PackItem
from forms.rules import rows_of
from storage.checklist import PAPER
from storage.model import Change, RecordSummary, Saved
from storage.session import Session
from ui.checklist.tree import Branch, TreeList
from ui.components.banner import Banner
from ui.components.buttons import Button, IconButton
from ui.components.empty import EmptyState, ErrorPanel
from ui.components.fields import Field, FormRow
from ui.components.pagehead import PageHead
from ui.components.panels import Facts, ScrollPanel
from ui.components.rows import TwoLines
from ui.components.text import Panel, Text, hairline
from ui.i18n import dotted, tr
from ui.interview.working import first_answers
from ui.page import KeyList, Page
from ui.records.begin import Beginning, begin_with
from ui.records.neutral import install_example, may_practise_citing
from ui.records.useevidence import LAST, with_typing
from ui.workspace import Workspace


@dataclass(frozen=True)
class Clause:
    """A leaf of the library with what stands above it."""

    pack: Pack
    item: PackItem

    def cited(self, language: Language) -> str:
        """As a paper cites it: 《title》（number）clause：text."""
        rule = self.pack.path(self.item.code)[0]
        title, clause = rule.title.get(language), self.item.title.get(language)
        number = rule.facts.get("number", "")
        words = self.item.texts["text"].get(language) if "text" in self.item.texts else ""
        if language == "zh":
            return f"《{title}》{f'（{number}）' if number else ''}{clause}：{words}"
        return f"{title}{f' ({number})' if number else ''}, {clause}: {words}"


class Loaded(NamedTuple):
    """The libraries in use, and the papers that a clause may be cited in."""

    packs: list[Pack]
    papers: list[RecordSummary]
    last: str


class CriteriaPage(Page):
    """Typing narrows the library; Enter cites the clause in the paper that is chosen."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        look = space.look
        self._clauses: dict[str, Clause] = {}
        self._packs: list[Pack] = []
        self.head = PageHead(look, lambda: tr("Criteria library"))
        back = IconButton(look, "chevron-left", lambda: tr("Back"))
        back.clicked.connect(self.left)
        self.head.add_action(back)
        self.filter = Field(look, lambda: tr("Filter"), lambda: tr("Title, number or words of a clause"))
        self.filter.setFixedWidth(look.px(320))
        self.filter.textChanged.connect(lambda _text: self._show_tree())
        self.head.filters.addWidget(self.filter)
        self.head.filters.addStretch(1)
        self.head.has_filters(True)
        self.banner, self.error = Banner(look), ErrorPanel(look)
        self.tree = TreeList(look, lambda: tr("Clauses"))
        self.tree.current_changed.connect(lambda _key: self._show_clause())
        self.tree.leaf_opened.connect(lambda _key: self.cite())
        self.title = Text(look, "", "head", wrap=True)
        self.facts = Facts(look, 1, 72, role="ui")
        self.text = Text(look, "", "record", wrap=True)
        self.papers = QComboBox()
        look.dress(self.papers)
        self.use = Button(look, lambda: tr("Cite in the paper"), "primary", "quote")
        self.use.clicked.connect(self.cite)
        self.new = Button(look, lambda: tr("New working paper"), "plain", "plus")
        self.new.clicked.connect(self.begin_paper)
        self._empty = EmptyState(
            look, "book-open", lambda: tr("No criteria library is in use"),
            lambda: tr("The rules of a place come with the kit, as a pack. Until then a paper cites a rule in words: "
                       "title, number and clause."),
            [(lambda: tr("Install an invented library to practise with"), self._install_example)]
            if may_practise_citing(space) else [],
        )  # fmt: skip
        self._lay_out()

    # -- Page ------------------------------------------------------------------------------------------------

    def enter(self) -> None:
        self.load()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, change: Change) -> None:
        if not change.kinds or PAPER in change.kinds:
            self.load()

    def retranslate(self) -> None:
        self.papers.setAccessibleName(tr("Working paper"))
        self.load()

    def regions(self) -> Sequence[QWidget]:
        return (self.filter, self.tree, self.papers)

    def keys(self) -> KeyList:
        return (("↑ ↓", lambda: tr("Row")), ("← →", lambda: tr("Fold, unfold")),
                ("Enter", lambda: tr("Cite in the paper")), ("Ctrl F", lambda: tr("Filter")))  # fmt: skip

    def find_here(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def back(self) -> bool:
        """Esc takes the filter away first."""
        if self.filter.text():
            self.filter.clear()
        else:
            self.left.emit()
        return True

    # -- what is shown ---------------------------------------------------------------------------------------

    def load(self) -> None:
        """Read libraries and open papers anew."""
        me, kind = self._space.me, KINDS[PAPER]

        def work(session: Session) -> Loaded:
            papers = [
                row for row in session.records.summaries(PAPER)
                if not kind.is_fixed(row.state) and (me.role != "member" or row.author == me.id)
            ]  # fmt: skip
            last = str(session.settings.get(f"{LAST}:{me.id}", "") or "")
            return Loaded(session.packs.in_use("criteria"), papers, last)

        self._space.read(work, self._show, self.error.tell)

    def _show(self, loaded: Loaded) -> None:
        self._packs = loaded.packs
        self._stack.setCurrentWidget(self._body if loaded.packs else self._empty)
        chosen = self.papers.currentData() or loaded.last
        self.papers.clear()
        for row in loaded.papers:
            self.papers.addItem(dotted(row.serial, row.handle), row.id)
        self.papers.setCurrentIndex(max(self.papers.findData(chosen), 0))
        self.papers.setEnabled(bool(loaded.papers))
        self.use.setEnabled(bool(loaded.papers))
        self._show_tree()

    def _show_tree(self) -> None:
        wanted, language = self.filter.text().strip().casefold(), self._language
        self._clauses, branches = {}, []
        for pack in self._packs:
            groups: dict[str, list[TwoLines]] = {}
            for item in pack.leaves():
                clause, key = Clause(pack, item), f"{pack.id}/{item.code}"
                if wanted and wanted not in f"{item.code} {clause.cited(language)}".casefold():
                    continue
                self._clauses[key] = clause
                words = item.texts["text"].get(language) if "text" in item.texts else ""
                title = item.title.get(language)
                groups.setdefault(pack.path(item.code)[0].code, []).append(
                    TwoLines(key, title, words, item.code, icon="quote")
                )
            for code, rows in groups.items():
                rule = pack.item(code)
                about = dotted(rule.texts["issuer"].get(language) if "issuer" in rule.texts else "",
                               rule.facts.get("number", ""))  # fmt: skip
                branches.append(Branch(f"{pack.id}/{code}", rule.title.get(language), about or pack.id, tuple(rows)))
        self.tree.show_branches(branches)
        self._show_clause()

    def _show_clause(self) -> None:
        clause = self._clauses.get(self.tree.leaf())
        self._pane.setVisible(clause is not None)
        if clause is None:
            return
        language = self._language
        rule = clause.pack.path(clause.item.code)[0]
        self.title.say(f"{rule.title.get(language)}  {clause.item.title.get(language)}")
        issuer = rule.texts["issuer"].get(language) if "issuer" in rule.texts else ""
        facts = ((tr("Issuer"), issuer), (tr("Number"), rule.facts.get("number", "")),
                 (tr("Date"), rule.facts.get("date", "")), (tr("Code"), clause.item.code))  # fmt: skip
        self.facts.show_facts([(label, value) for label, value in facts if value])
        self.text.say(clause.item.texts["text"].get(language) if "text" in clause.item.texts else "")

    # -- acts ------------------------------------------------------------------------------------------------

    def cite(self) -> None:
        """A row of criteria in the chosen paper; what is typed there and not saved goes along."""
        paper, row = str(self.papers.currentData() or ""), self._row()
        if not paper or row is None:
            return
        self.error.clear()

        def work(session: Session, _report: object) -> Saved:
            head = session.records.get(paper).head
            content = with_typing(session, head)
            session.settings.set(f"{LAST}:{session.me.id}", paper)
            rows = [one for one in rows_of(content, "criteria") if one.get("clause") != row["clause"]]
            return session.records.save(paper, head.id, {**content, "criteria": [*rows, row]})

        code = row["clause"]
        self._space.write(work, lambda saved: self.banner.tell(
            "ok", lambda: tr("{code} is cited in {serial}").format(code=code, serial=saved.revision.serial),
            lambda: tr("Open the paper"), lambda: self._space.open_asked.emit(PAPER, paper, ""),
        ), self.error.tell)  # fmt: skip

    def begin_paper(self) -> None:
        """A new paper that begins with this clause."""
        row, space, kind = self._row(), self._space, KINDS[PAPER]
        if row is None:
            return
        defaults = first_answers(space.forms[PAPER], language="", me="", units=())
        known = {name: value for name, value in defaults.items() if name not in ("language", "recorder")}

        def work(session: Session, _report: object) -> Saved:
            answers = {**known, **begin_with(session, kind, Beginning()), "criteria": [row]}
            return session.records.create(PAPER, answers)

        self.error.clear()
        space.write(work, lambda saved: space.open_asked.emit(PAPER, saved.revision.record, ""), self.error.tell)

    def _install_example(self) -> None:
        install_example(self._space, lambda _pack: self.load(), self.error.tell)

    def _row(self) -> dict[str, Any] | None:
        clause = self._clauses.get(self.tree.leaf())
        return None if clause is None else {"clause": clause.item.code, "text": clause.cited(self._language)}

    @property
    def _language(self) -> Language:
        return "zh" if self._space.look.language.zh else "en"

    def _lay_out(self) -> None:
        look = self._space.look
        self._pane = QWidget()
        column = QVBoxLayout(self._pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self.title, self.facts, hairline(), self.text, hairline()):
            column.addWidget(widget)
        self.papers.setAccessibleName(tr("Working paper"))
        column.addWidget(FormRow(look, lambda: tr("Working paper"), self.papers))
        acts = QHBoxLayout()
        acts.addWidget(self.use)
        acts.addWidget(self.new)
        acts.addStretch(1)
        column.addLayout(acts)
        right = ScrollPanel("surface", 20)
        right.body.addWidget(self._pane)
        right.body.addStretch(1)
        right.setMinimumWidth(look.px(420))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.tree)
        split.addWidget(right)
        split.setSizes([690, 480])
        self._body = Panel("surface")
        inner = QHBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(split)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._body)
        self._stack.addWidget(self._empty)
        notes = QVBoxLayout()
        notes.setContentsMargins(24, 0, 24, 0)
        notes.addWidget(self.banner)
        notes.addWidget(self.error)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(hairline())
        layout.addLayout(notes)
        layout.addWidget(self._stack, 1)
