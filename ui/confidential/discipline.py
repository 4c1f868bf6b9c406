"""Recusal and incidents: their lists, and above the recusals what each bar keeps its member from (V02)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from forms.kinds import KINDS
from storage.model import Change
from storage.recusal import Barred
from ui.components.banner import Banner
from ui.components.buttons import IconButton
from ui.i18n import listed, tr, tr_n
from ui.records.kindspage import KindsPage
from ui.workspace import Workspace

MOST = 4


class DisciplinePage(KindsPage):
    """`first` names the list to be shown first."""

    def __init__(self, space: Workspace, kinds: Sequence[str], first: str = "") -> None:
        super().__init__(space, "", kinds, lambda: tr("Recusal, incidents"))
        self._first = first
        self._bars: tuple[Barred, ...] = ()
        self.banner = Banner(space.look)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        holder = QVBoxLayout()
        holder.setContentsMargins(24, 8, 24, 0)
        holder.addWidget(self.banner)
        layout.insertLayout(0, holder)
        for page in self.lists.values():
            back = IconButton(space.look, "chevron-left", lambda: tr("Back"))
            back.clicked.connect(self.left)
            page.head.add_action(back)

    def enter(self) -> None:
        if self._first:
            first, self._first = self._first, ""
            self.choose(first)
        super().enter()
        self._space.read(lambda session: tuple(session.recusals.active()), self._show_bars)

    def choose(self, kind: str) -> None:
        super().choose(kind)
        self._tell()

    def refresh(self, change: Change) -> None:
        super().refresh(change)
        self._space.read(lambda session: tuple(session.recusals.active()), self._show_bars)

    def retranslate(self) -> None:
        super().retranslate()
        self._tell()

    def back(self) -> bool:
        if not super().back():
            self.left.emit()
        return True

    def _show_bars(self, bars: tuple[Barred, ...]) -> None:
        self._bars = bars
        self._tell()

    def _tell(self) -> None:
        """Which bars stand now; one's own is a warning."""
        if not self._bars or "recusal" not in self.lists or self.shown is not self.lists["recusal"]:
            self.banner.clear()
            return
        own = any(one.bar.account == self._space.me.id for one in self._bars)
        self.banner.tell("warn" if own else "info", self._words, icon="shield-check")

    def _words(self) -> str:
        lines = [self._line(one) for one in self._bars[:MOST]]
        if len(self._bars) > MOST:
            lines.append(tr("and {n} more").format(n=len(self._bars) - MOST))
        head = tr("In force (V02): nobody recused holds, records, reviews, approves or reads.")
        return "\n".join([head, *lines])

    def _line(self, one: Barred) -> str:
        bar, pick = one.bar, self._space.look.language.pick
        counts = [tr("{kind} {n}").format(kind=pick(KINDS[name].plural), n=count) for name, count in one.counts.items()]
        kept = listed(*counts) or tr("no record so far")
        about = listed(bar.unit, bar.handle)
        total = sum(one.counts.values())
        return tr_n(
            "{name}: {about}; kept from {n} record ({kept})", "{name}: {about}; kept from {n} records ({kept})", total,
            name=self._space.member_name(bar.account), about=about, kept=kept,
        )  # fmt: skip
