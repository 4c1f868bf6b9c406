"""A sealed part of a record as a closed card: opened with a reason, typed, sealed again (V09, UI.md 1.6)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from forms.xlsform.model import Group
from ui.i18n import tr
from ui.interview.identity import IdentityCard
from ui.records.scope import Scope


class SealedCard(QWidget):
    """One protected group; `card` is the identity card of the interview with this group in it."""

    def __init__(self, scope: Scope, group: Group) -> None:
        super().__init__()
        self.group = group.name
        self.card = IdentityCard(
            scope.look, scope.form, group.name,
            who=lambda: tr("Opening asks a reason and is logged. Only those it is sealed to can open it."),
        )  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)

    def show_record(self, called: str, *, sealed: bool, typed: Mapping[str, Any] | None, locked: bool) -> None:
        self.card.show_record(called, sealed=sealed, typed=typed, locked=locked)

    def go_to(self) -> None:
        self.card.go_to()
