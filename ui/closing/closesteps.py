"""The three steps of the close-out: what is open, two people with their passphrases, the code typed by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from forms.printing.register_words import MEDIUM_STATES, pick
from storage.closeout import Block, stranded_drafts
from storage.model import Account
from storage.session import Session
from ui.closing.blocks import rows
from ui.components.banner import Banner
from ui.components.buttons import Button
from ui.components.empty import EmptyState
from ui.components.fields import Complaint, Field, FormRow
from ui.components.panels import Card, Facts, ScrollPanel
from ui.components.passphrase import PassphraseField
from ui.components.text import Text
from ui.components.twolines import TwoLineView
from ui.i18n import dotted, tr, tr_n
from ui.look import Look
from ui.roles import role_word
from ui.workspace import Workspace


@dataclass(frozen=True)
class Standing:
    """What will be gone: counts, and who can be the second person."""

    records: int
    bundles: int
    media: Mapping[str, int]
    drafts: int
    witnesses: tuple[Account, ...]


def standing_of(session: Session) -> Standing:
    """On the storage thread."""
    accounts = session.accounts.all()
    return Standing(
        len(session.records.summaries()), len(session.bundles.all(session.device)),
        dict(Counter(medium.state for medium in session.media.all())), stranded_drafts(session),
        tuple(one for one in accounts if one.active and one.recipient and one.id != session.me.id),
    )  # fmt: skip


def stint_code(space: Workspace) -> str:
    """What is typed by hand before the end: `2601-03A`."""
    stint = space.stint
    return f"{stint.round}-{stint.team}{stint.laptop}"


class OpenStep(QWidget):
    """The list of what is open; empty, it says so."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.practice = Banner(look)
        self.list = TwoLineView(look, lambda: tr("What is still open"))
        self.go = Button(look, lambda: tr("Open"))
        self.again = Button(look, lambda: tr("Look again"), "quiet", "refresh-cw")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(
            EmptyState(look, "check", lambda: tr("Nothing is open"),
                       lambda: tr("Everything is received by the office, every sheet accounted for."))
        )  # fmt: skip
        foot = QHBoxLayout()
        foot.addWidget(self.go)
        foot.addWidget(self.again)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.practice)
        layout.addWidget(self._stack, 1)
        layout.addLayout(foot)

    def show_blocks(self, space: Workspace, blocks: Sequence[Block]) -> None:
        self.list.show_rows(rows(space, blocks))
        self._stack.setCurrentIndex(0 if blocks else 1)
        self.go.setVisible(bool(blocks))
        self.practice.clear()
        if blocks and space.stint.practice:
            self.practice.tell(
                "info", lambda: tr("A practice vault may be cleared with things open; a real one may not (V25).")
            )  # fmt: skip


class PeopleStep(QWidget):
    """`entered()` on Enter in the last passphrase. Passphrases leave the fields as soon as they are asked for."""

    entered = Signal()

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        look = space.look
        self._witnesses: tuple[Account, ...] = ()
        self.facts = Facts(look, 1, 130, role="ui")
        gone = Card(look, lambda: tr("What will be gone from this laptop"))
        gone.body.addWidget(self.facts)
        self.who = QComboBox()
        look.dress(self.who)
        self.who.setAccessibleName(tr("Witness"))
        self.own = PassphraseField(look, lambda: tr("Passphrase of {name}").format(name=space.me.name))
        self.other = PassphraseField(look, lambda: tr("The witness's passphrase"))
        self.other.entered.connect(self.entered)
        self.complaint = Complaint(look)
        people = Card(look, lambda: tr("Two people"))
        said = Text(
            look,
            lambda: tr("The witness sees the vault destroyed and signs for it; anybody else with an account here."),
            "note", "text2", wrap=True,
        )  # fmt: skip
        row = FormRow(look, lambda: tr("Witness"), self.who)
        for widget in (self.own, row, self.other, said, self.complaint):
            people.body.addWidget(widget)
        people.setMaximumWidth(look.px(560))
        panel = ScrollPanel("surface", 0)
        for card in (gone, people):
            panel.body.addWidget(card)
        panel.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panel)

    def show_standing(self, standing: Standing) -> None:
        look, stint = self._space.look, self._space.stint
        states = [
            tr("{count} {state}").format(count=count, state=pick(MEDIUM_STATES[state], look.language.zh))
            for state, count in sorted(standing.media.items())
        ]
        stranded: list[tuple[Callable[[], str], str]] = []
        if standing.drafts:
            lost = tr_n("{n} piece, of an account removed or ended: never saved, and gone",
                        "{n} pieces, of accounts removed or ended: never saved, and gone", standing.drafts)  # fmt: skip
            stranded = [(lambda: tr("Unsaved typing"), lost)]
        self.facts.show_facts([
            (lambda: tr("Stint"), dotted(stint.round_name or stint.round, stint.team_name, stint_code(self._space))),
            (lambda: tr("Records"), str(standing.records)),
            (lambda: tr("Bundles"), str(standing.bundles)),
            (lambda: tr("Media"), dotted(*states) or tr("none")),
            *stranded,
            (lambda: tr("Not covered"),
             lambda: tr("Backups, paper, media: they are destroyed or returned apart from this.")),
        ])  # fmt: skip
        if [one.id for one in standing.witnesses] != [one.id for one in self._witnesses]:
            self._witnesses = standing.witnesses
            self.who.clear()
            for one in standing.witnesses:
                self.who.addItem(dotted(one.name, role_word(one.role)), one.id)

    def witness(self) -> Account | None:
        """The second person; without one it says what to do."""
        at = self.who.currentIndex()
        if 0 <= at < len(self._witnesses):
            return self._witnesses[at]
        self.complaint.tell(lambda: tr("Nobody else has an account here. Add one; two people clear a vault (V25)."))
        return None

    def ready(self) -> bool:
        missing = not self.own.text() or not self.other.text()
        if missing:
            self.complaint.tell(lambda: tr("Both type their passphrase"))
        return not missing

    def take(self) -> tuple[str, str]:
        """Both passphrases; the fields are empty afterwards."""
        typed = self.own.text(), self.other.text()
        self.clear()
        return typed

    def clear(self) -> None:
        self.own.clear()
        self.other.clear()
        self.complaint.hide()


class ConfirmStep(QWidget):
    """The code of the stint, typed by hand; nothing is filled in."""

    entered = Signal()

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._code = stint_code(space)
        look = space.look
        said = Text(look, self._words, wrap=True)
        said.setMaximumWidth(look.px(560))
        self.code = Field(look, lambda: tr("Code of the stint"))
        self.code.returnPressed.connect(self.entered)
        self._row = FormRow(
            look, lambda: tr("Type {code} to go on").format(code=self._code), self.code, required=True
        )  # fmt: skip
        self._row.setMaximumWidth(look.px(360))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(said)
        layout.addWidget(self._row, 0, Qt.AlignmentFlag.AlignTop)
        layout.addStretch(1)

    def ready(self) -> bool:
        right = self.code.text().strip().upper() == self._code.upper()
        self._row.complain(None if right else (lambda: tr("This is not the code of this stint")))
        return right

    def _words(self) -> str:
        return tr(
            "The key slots are destroyed first, then the device secret, then every file is overwritten and removed. "
            "After that nobody opens this vault, the office included. A pause of ten seconds comes before."
        )
