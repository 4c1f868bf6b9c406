"""What each role may do: the permission table of DOMAIN 5 in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forms.kinds import Role
from storage.access import MATRIX, ROLES, Row, Word, cell
from ui.components.buttons import IconButton
from ui.components.pagehead import PageHead
from ui.components.panels import Facts, ScrollPanel
from ui.components.table import Column, RecordModel, RecordView
from ui.components.text import Panel, Text, hairline
from ui.i18n import Words, tr
from ui.page import KeyList, Page
from ui.roles import role_word
from ui.workspace import Workspace


class DutiesPage(Page):
    """Roles at the left, the cells of the chosen one at the right; one's own role is chosen first."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        look = space.look
        head = PageHead(look, lambda: tr("What each role may do"), lambda: tr("One table in the program (DOMAIN 5)"))
        back = IconButton(look, "chevron-left", lambda: tr("Back"))
        back.clicked.connect(self.left)
        head.add_action(back)
        self.list = RecordView(
            look,
            RecordModel(
                [
                    Column(lambda: tr("Role"), lambda role: role_word(role)),
                    Column(lambda: tr("Who holds it"), self._held_by, 170, tone="text2"),
                ],
                lambda role: str(role),
            ),
            lambda: tr("Roles"),
        )
        self.list.setFixedWidth(look.px(400))
        self.list.current_changed.connect(self._show)
        self.title = Text(look, "", "head")
        self.facts = Facts(look, label_width=190, role="ui")
        self.note = Text(look, "", "note", "text2", wrap=True)
        side = ScrollPanel("surface", 24)
        for part in (self.title, self.facts, self.note):
            side.body.addWidget(part)
        side.body.addStretch(1)
        ground = Panel("surface")
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(hairline(vertical=True))
        row.addWidget(side, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(hairline())
        layout.addWidget(ground, 1)
        self.list.rows_model.show_rows(ROLES)
        self.list.choose(space.me.role)

    def enter(self) -> None:
        self._show(self.list.current_key())
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        self._show(self.list.current_key())

    def regions(self) -> Sequence[QWidget]:
        return (self.list,)

    def keys(self) -> KeyList:
        return (("↑ ↓", lambda: tr("Row")), ("Esc", lambda: tr("Back")))

    def back(self) -> bool:
        self.left.emit()
        return True

    def _held_by(self, role: Role) -> str:
        names = [entry.name for entry in self._space.members if entry.role == role and entry.active]
        return tr(", ").join(names) or "–"

    def _show(self, key: str) -> None:
        role = next((one for one in ROLES if one == key), None)
        if role is None:
            return
        self.title.say(lambda: role_word(role))
        self.facts.show_facts([(ROWS[row], _said(row, cell(row, role))) for row in MATRIX])
        self.note.say(_NOTES.get(role, ""))


def _said(row: Row, word: Word) -> Words:
    return _SPECIAL.get((row, word)) or WORDS[word]


ROWS: Mapping[Row, Words] = {
    "own_interviews": lambda: tr("Own interviews"),
    "others_interviews": lambda: tr("Others' interviews"),
    "identity": lambda: tr("Identity of interviewees"),
    "tallies": lambda: tr("Questionnaire tables"),
    "documents": lambda: tr("Documents"),
    "papers": lambda: tr("Working papers"),
    "leads": lambda: tr("Leads"),
    "contact_reports": lambda: tr("Contact reports"),
    "incidents": lambda: tr("Incidents"),
    "records": lambda: tr("Other records of the team"),
    "approve_output": lambda: tr("Approve exports and prints"),
    "accounts": lambda: tr("Accounts, backup"),
    "policy": lambda: tr("Rights, media, policy"),
    "audit": lambda: tr("Log"),
}
WORDS: Mapping[Word, Words] = {
    "": lambda: tr("nothing"),
    "write": lambda: tr("reads and writes"),
    "read": lambda: tr("reads"),
    "own": lambda: tr("own ones; reads what is frozen"),
    "assigned": lambda: tr("reads what the leader assigned, by record or organisation"),
    "granted": lambda: tr("reads what the leader opened, record by record"),
    "review": lambda: tr("reads, writes and reviews"),
    "approve": lambda: tr("reads, writes and approves"),
    "blind": lambda: tr("writes, then cannot read"),
    "read_own": lambda: tr("writes, and reads own ones"),
    "count": lambda: tr("a number only"),
    "sealed": lambda: tr("nothing: stays sealed to the receiving body"),
    "all": lambda: tr("all"),
    "keeper": lambda: tr("the named keeper opens it, with a reason"),
    "yes": lambda: tr("yes"),
    "delegated": lambda: tr("while the leader has delegated it"),
    "own_acts": lambda: tr("own acts"),
    "user_acts": lambda: tr("what the team does, not the administrators"),
}
_SPECIAL: Mapping[tuple[Row, Word], Words] = {
    ("identity", "all"): lambda: tr("all, each opening with a reason in the log"),
    ("identity", "own"): lambda: tr("of own interviews, each opening with a reason in the log"),
    ("approve_output", "yes"): lambda: tr("approves; may delegate to the deputy for a time"),
    ("accounts", "yes"): lambda: tr("yes, and sees no content"),
    ("policy", "yes"): lambda: tr("yes, and sees no content"),
    ("audit", "all"): lambda: tr("all, both administrators included"),
}
_NOTES: Mapping[Role, Words] = {
    "leader": lambda: tr(
        "Until an administrator has an account, the leader does that administrator's work; each such act is marked in "
        "the log."
    ),
    "sysadmin": lambda: tr("Never the auditor at the same time (9.9). May also be secrecy administrator."),
    "secadmin": lambda: tr("Never the auditor at the same time (9.9). May also be system administrator."),
    "auditor": lambda: tr("Never system or secrecy administrator at the same time (9.9)."),
}
