"""Takes a record along a move: what is missing first, then reason and word, then the move itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from forms.kinds import Transition
from forms.problems import Problem, Refused
from forms.xlsform.instance import Path
from forms.xlsform.model import Repeat
from ui.i18n import Words, tr
from ui.records.moves import MoveDialog, MovePanel, approver_for

if TYPE_CHECKING:
    from ui.records.page import RecordPage

PLACES = {
    "EVIDENCE_WRONG_KIND": "evidence/{number}/kind",
    "EVIDENCE_BY_CODE": "evidence/{number}/source",
    "EVIDENCE_UNSETTLED": "evidence/{number}/source",
    "SINGLE_SOURCE": "evidence",
    "SOURCES_TOO_FEW": "evidence",
    "LOCATION_MISSING": "page",
    "NOTE_EMPTY": "extract",
    "RECEIVED_LESS": "quantity_received",
    "SLIP_NOT_SIGNED": "signed_by_both",
    "RETURN_NOT_SIGNED": "new/doc_return",
    "BASIS_NOT_APPROVED": "basis_papers",
    "DUE_OUTSIDE_STINT": "due",
    "RECEIPT_NOT_SIGNED": "receipt_signed",
    "NOT_DONE": "result",
    "TWO_MEMBERS_NEEDED": "members",
    "REPORTER_MISSING": "reporter",
    "PAPER_NOT_APPROVED": "papers/{number}/paper",
    "PAPER_VERSION_CHANGED": "papers/{number}/paper",
    "MERGE_TARGET": "merged_into",
    "TALK_NOT_RECORDED": "communications",
    "PROBLEM_WITHOUT_PAPER": "papers",
    "SLOT_WITHOUT_INTERVIEW": "interview",
    "RECEIVED_MORE": "received",
    "BEFORE_CUTOFF": "until",
    "END_NOT_AFTER_START": "end",
    "NO_ITEMS": "children",
    "ITEM_OUT": "children",
}
"""Where what a rule misses can be mended, when the refusal does not name the field itself."""


class Mover(QObject):
    """Bound to one page. `busy` while a move is being prepared or made."""

    def __init__(self, page: RecordPage) -> None:
        super().__init__(page)
        self._page = page
        self.panel: MovePanel | None = None
        self.dialog: MoveDialog | None = None
        self._moving = False

    @property
    def busy(self) -> bool:
        return self.panel is not None or self._moving

    def ask(self, name: str) -> None:
        """The person wants this move: commit, then look at what is missing."""
        self.stop()
        move = self._page.kind.transition(name)
        if not self._page.keeper.head and self._page.keeper.blank:
            self._page.view.banner.tell("info", lambda: tr("Nothing is written yet."))
            return
        self._page.save(lambda: self._check(move, first=True))

    def stop(self) -> None:
        """Not now."""
        if self.panel is not None:
            panel, self.panel = self.panel, None
            panel.restore()
            self._page.view.drop_move(panel)
        self._moving = False

    def recheck(self) -> None:
        """What is missing may have been mended."""
        if self.panel is not None and not self._moving:
            self._check(self.panel.step)

    def failed(self) -> None:
        self._moving = False

    # -- inside ----------------------------------------------------------------------------------------------

    def _check(self, move: Transition, *, first: bool = False) -> None:
        page = self._page
        updates = self.panel.updates() if self.panel is not None else {}
        if self.panel is not None:
            updates |= {field: path.name for path, field in self.panel.files()}
        if not first and page.keeper.dirty:
            typed = {name: value for name, value in page.scope.content().items() if value} if page.scope else {}
            updates = {**typed, **updates}

        def told(refusals: list[Refused]) -> None:
            if isValid(self):
                self._tell(move, refusals, first=first)

        page.desk.blocked(move.name, updates, told, page.tell)

    def _tell(self, move: Transition, refusals: Sequence[Refused], *, first: bool) -> None:
        page = self._page
        if first and not refusals and not move.writes:
            self._word(move)
            return
        if self.panel is None or self.panel.step is not move:
            if not first or page.scope is None:
                return
            self.panel = MovePanel(page.scope, move, self._label, self._leads)
            self.panel.go_there.connect(self._go_there)
            self.panel.changed.connect(self.recheck)
            self.panel.closed.connect(self.stop)
            self.panel.agreed.connect(lambda: page.save(lambda: self._word(move)))
            page.view.show_move(self.panel)
        self.panel.show_refusals(refusals, take_focus=first)

    def _word(self, move: Transition) -> None:
        """Reason and another's word where the move asks for them; else make it."""
        page = self._page
        members = page.keeper.found.members if page.keeper.found is not None else ()
        approver = approver_for(move, page.space.me, members)
        if move.approver and approver is None and page.space.me.role != move.approver:
            page.view.banner.tell("warn", lambda: tr("This needs the leader's word, and no leader is here."))
            return
        if not move.needs_reason and approver is None:
            self._make(move, "", "", "")
            return
        language = page.space.look.language
        words: Words = lambda: language.pick(move.label)  # noqa: E731
        ends = bool(move.target) and page.kind.state(move.target).custody == "void"
        name = approver.name if approver is not None else ""
        dialog = MoveDialog(
            page.space.look, page.window(), words, lambda: self._consequence(move), reason=move.needs_reason,
            approver=name, danger=ends,
        )  # fmt: skip
        account = approver.id if approver is not None else ""
        dialog.accepted.connect(lambda: self._make(move, dialog.text(), account, dialog.word()))
        self.dialog = dialog
        dialog.open()

    def _consequence(self, move: Transition) -> str:
        kind = self._page.kind
        if not move.target:
            return tr("It goes into the record's course.")
        if kind.state(move.target).custody == "void":
            return tr("The serial stays and is listed as void. This cannot be undone.")
        if kind.is_fixed(move.target):
            return tr("After this the text cannot be changed.")
        return tr("It goes into the record's course.")

    def _make(self, move: Transition, reason: str, approver: str, passphrase: str) -> None:
        updates = self.panel.updates() if self.panel is not None else {}
        files = self.panel.files() if self.panel is not None else []
        self._moving = True
        self._page.keeper.move(move, updates, files, reason, approver, passphrase)

    def _go_there(self, refusal: Refused) -> None:
        panel, page = self.panel, self._page
        place = self._place(refusal)
        head = place.partition("/")[0]
        if head == "new":
            self.stop()
            page.doing.begin_from_here(place.partition("/")[2])
        elif panel is not None and panel.fields is not None and panel.has_field(head):
            panel.fields.go_to((head,))
        elif head == "children" and page.view.child_lists:
            page.view.go_to_section(f"children:{page.view.child_lists[0].kind.name}")
        else:
            page.go_to_place(place)

    def _leads(self, refusal: Problem) -> bool:
        """Whether the form has the place: who may sign, for one, is mended nowhere in it."""
        head = self._place(refusal).partition("/")[0]
        scope = self._page.scope
        known = {node.key for _, node in scope.form.walk()} if scope is not None else set()
        return head in ("new", "children") or head in known

    def _place(self, refusal: Problem) -> str:
        field, number = str(refusal.facts.get("field") or ""), refusal.facts.get("number")
        if number is not None and field:
            return f"{self._repeat_with(field)}/{number}/{field}"
        if field:
            return field
        return PLACES.get(refusal.code, "").format(number=number)

    def _repeat_with(self, field: str) -> str:
        scope = self._page.scope
        for _, node in scope.form.walk() if scope is not None else ():
            if isinstance(node, Repeat) and any(child.name == field for child in node.children):
                logs = {move.log for move in self._page.kind.transitions}
                if node.key not in logs:
                    return node.key
        return field

    def _label(self, refusal: Problem) -> str:
        """The field that a refusal names, as the form calls it."""
        scope, field = self._page.scope, str(refusal.facts.get("field") or "")
        if scope is None:
            return field
        keys: Path = (self._repeat_with(field), field) if refusal.facts.get("number") is not None else (field,)
        try:
            node = scope.form.find(*(str(key) for key in keys))
        except KeyError:
            return field
        return node.label.get(scope.look.language.name, field)
