"""The room's first page: a card for each thing one can do here, with how it stands; what the role has no part in is
not shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from forms.kinds import KINDS
from storage import leads
from storage.access import Row
from storage.leads import LeadBalance
from storage.model import Change
from storage.session import Session
from ui.components.buttons import Button
from ui.components.empty import ErrorPanel
from ui.components.layouts import empty
from ui.components.pagehead import PageHead
from ui.components.panels import Card, ScrollPanel
from ui.components.text import Text, hairline
from ui.i18n import Words, listed, tr, tr_n
from ui.page import KeyList, Page
from ui.roles import role_word
from ui.workspace import Workspace

COLUMNS = 3
WATCHED = ("lead", "contact_report", "recusal", "incident")


@dataclass(frozen=True)
class Standing:
    """How things stand for this account: cells by row (administrators' rows with standing in), and counts."""

    words: dict[Row, str]
    balance: LeadBalance | None
    reports: int | None
    bars: int
    incidents: int
    grants: int
    vacant: tuple[str, ...]


def read_standing(session: Session) -> Standing:
    """On the storage thread. Raises `Refused("ACCOUNT_INACTIVE", rule="V03")`."""
    access = session.access
    access.standing.check()
    rows: tuple[Row, ...] = ("leads", "contact_reports", "incidents", "records", "others_interviews", "policy",
                             "accounts", "audit")  # fmt: skip
    words: dict[Row, str] = {row: access.word(row) for row in rows}
    held = {entry.role for entry in session.accounts.all() if entry.active and entry.recipient}
    return Standing(
        words,
        leads.standing(session) if words["leads"] == "write" else None,
        session.audit.compartment_counts().get("contact_report") if words["contact_reports"] == "count" else None,
        len(session.recusals.active()),
        sum(row.state == "open" for row in session.records.summaries("incident")) if words["incidents"] else 0,
        sum(not grant.ended_at for grant in session.grants.all()),
        tuple(role for role in ("sysadmin", "secadmin", "auditor") if role not in held),
    )


class Tile(Card):
    """A card: what it is, how it stands, and what can be done."""

    def __init__(self, space: Workspace, title: Words, about: Words) -> None:
        look = space.look
        super().__init__(look, title)
        self._look = look
        self.body.addWidget(Text(look, about, "note", "text2", wrap=True))
        self.fact = Text(look, "", "ui", "text", wrap=True)
        self.fact.hide()
        self.body.addWidget(self.fact)
        self.body.addStretch(1)
        self.acts = QHBoxLayout()
        self.acts.setSpacing(12)
        self.acts.addStretch(1)
        self.body.addLayout(self.acts)

    def add(self, words: Words, act: Callable[[], object], *, first: bool = False) -> Button:
        """A button; `first` marks the one that is done most."""
        button = Button(self._look, words, "plain" if first else "link")
        button.clicked.connect(lambda: act())
        self.acts.insertWidget(self.acts.count() - 1, button)
        return button

    def tell(self, words: Words, tone: str = "text") -> None:
        self.fact.say(words)
        self.fact.tone(tone)
        self.fact.show()


class HubPage(Page):
    """Cards by permission; each button opens a page of this room."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        look = space.look
        self.tiles: dict[str, Tile] = {}
        self.error = ErrorPanel(look)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        body = ScrollPanel("window", 24)
        body.body.addWidget(self.error)
        body.body.addLayout(self._grid)
        body.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(
            PageHead(look, lambda: tr("Confidentiality"), lambda: tr("Who may see what, and what few may see"))
        )
        layout.addWidget(hairline())
        layout.addWidget(body, 1)

    # -- Page ------------------------------------------------------------------------------------------------

    def enter(self) -> None:
        self._load()

    def refresh(self, change: Change) -> None:
        if not change.kinds or set(change.kinds) & set(WATCHED) or change.registers:
            self._load()

    def regions(self) -> Sequence[QWidget]:
        return tuple(self.tiles.values())

    def keys(self) -> KeyList:
        return (("Tab", lambda: tr("Next")), ("Enter", lambda: tr("Open")), ("Ctrl L", lambda: tr("Lock now")))

    # -- showing ---------------------------------------------------------------------------------------------

    def _load(self) -> None:
        self._space.read(read_standing, self._show, self.error.tell)

    def _show(self, now: Standing) -> None:
        self.error.clear()
        focused = next((key for key, tile in self.tiles.items() if tile.isAncestorOf(self.focusWidget() or self)), "")
        empty(self._grid)
        self.tiles = {}
        for make in (self._leads, self._reports, self._discipline, self._grants, self._policy, self._people):
            make(now)
        for place, tile in enumerate(self.tiles.values()):
            self._grid.addWidget(tile, place // COLUMNS, place % COLUMNS)
        wanted = self.tiles.get(focused) or next(iter(self.tiles.values()), None)
        button = wanted.findChild(Button) if wanted is not None else None
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tile(self, key: str, title: Words, about: Words) -> Tile:
        self.tiles[key] = Tile(self._space, title, about)
        return self.tiles[key]

    def _go(self, door: str, argument: str = "") -> Callable[[], None]:
        return lambda: self._space.go_asked.emit(door, argument)

    def _new(self, kind: str) -> Callable[[], None]:
        return lambda: self._space.open_asked.emit(kind, "", "")

    def _may_write(self) -> bool:
        return not self._space.read_only

    def _leads(self, now: Standing) -> None:
        word, balance = now.words["leads"], now.balance
        if word not in ("write", "blind"):
            return
        tile = self._tile(
            "leads", _plural(self._space, "lead"),
            lambda: tr("About a person: kept apart, sealed to the leader, the lead keeper, the receiving body (V16)."),
        )  # fmt: skip
        if self._may_write():
            tile.add(lambda: tr("Register a lead…"), self._new("lead"), first=word == "blind")
        if balance is not None:
            tile.add(lambda: tr("Register of leads"), self._go("leads"), first=True)
            waiting = len(balance.waiting)
            tile.tell(
                lambda: tr("{n} registered, {waiting} waiting for the group or for packing").format(
                    n=balance.registered, waiting=waiting
                ),
                "warn" if waiting else "text",
            )

    def _reports(self, now: Standing) -> None:
        word = now.words["contact_reports"]
        if not word:
            return
        tile = self._tile(
            "reports", _plural(self._space, "contact_report"),
            lambda: tr("Somebody asked around, put in a word or let something out: only the office reads it (V17)."),
        )  # fmt: skip
        if word != "count" and self._may_write():
            tile.add(lambda: tr("File a contact report…"), self._new("contact_report"), first=True)
        if word == "read_own":
            tile.add(lambda: tr("My own reports"), self._go("reports"))
        count = now.reports
        if count is not None:
            tile.tell(lambda: tr_n("{n} report filed", "{n} reports filed", count))

    def _discipline(self, now: Standing) -> None:
        if now.words["records"]:
            tile = self._tile(
                "recusal", lambda: tr("Recusal"),
                lambda: tr("From the declaration on, a recused person holds, reviews and reads nothing of it (V02)."),
            )  # fmt: skip
            if self._may_write():
                tile.add(lambda: tr("Declare a recusal…"), self._new("recusal"))
            tile.add(lambda: tr("Recusals"), self._go("discipline", "recusal"), first=True)
            tile.tell(lambda: tr("{n} in force").format(n=now.bars))
        if now.words["incidents"]:
            tile = self._tile(
                "incident", lambda: tr("Incidents"),
                lambda: tr("A loss, a network that came on, a broken log, a threat: noted, dealt with, closed (R55)."),
            )  # fmt: skip
            if now.words["incidents"] == "write" and self._may_write():
                tile.add(lambda: tr("Note an incident…"), self._new("incident"))
            tile.add(lambda: tr("Incidents"), self._go("discipline", "incident"), first=True)
            tile.tell(lambda: tr("{n} being dealt with").format(n=now.incidents), "warn" if now.incidents else "text")

    def _grants(self, now: Standing) -> None:
        tile = self._tile(
            "grants", lambda: tr("Who may see what"),
            lambda: tr("Interviews opened to one person, approval delegated for a time, authorisation by round (R02)."),
        )  # fmt: skip
        tile.add(lambda: tr("Show"), self._go("grants"), first=True)
        tile.tell(lambda: tr("{n} opened one by one").format(n=now.grants))

    def _policy(self, now: Standing) -> None:
        tile = self._tile(
            "policy", lambda: tr("Policy"),
            lambda: tr("Idle lock, network, lock-out, threshold: set by the kit or the secrecy administrator (R31)."),
        )  # fmt: skip
        tile.add((lambda: tr("Show and change")) if now.words["policy"] else (lambda: tr("Show")), self._go("policy"),
                 first=True)  # fmt: skip

    def _people(self, now: Standing) -> None:
        tile = self._tile(
            "people", lambda: tr("Roles and administrators"),
            lambda: tr("What each role may do; the auditor never holds another administrator's post (9.9)."),
        )  # fmt: skip
        tile.add(lambda: tr("What each role may do"), self._go("duties"), first=True)
        tile.add(lambda: tr("Accounts"), self._go("accounts"))
        if now.vacant:
            tile.tell(lambda: tr("No account yet: {roles}").format(roles=_roles(now.vacant)), "warn")


def _plural(space: Workspace, kind: str) -> Words:
    return lambda: space.look.language.pick(KINDS[kind].plural)


def _roles(roles: Sequence[str]) -> str:
    return listed(*(role_word(role) for role in roles))
