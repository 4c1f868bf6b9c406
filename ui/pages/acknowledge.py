"""The secrecy administrator's word that writes may go on in spite of an active network interface (V22)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.components.dialogs import ReasonDialog
from ui.components.passphrase import PassphraseField
from ui.i18n import tr
from ui.workspace import Workspace

if TYPE_CHECKING:
    from storage.network_watch import NetworkState
    from storage.session import Session

OBJECT = "network"


def ask_acknowledgement(
    space: Workspace,
    window: QWidget,
    done: Callable[[NetworkState], object],
    failed: Callable[[BaseException], object],
) -> ReasonDialog:
    """Ask for the reason and, unless the secrecy administrator is signed in, for that person's passphrase."""
    administrator = next((m for m in space.members if m.role == "secadmin" and m.active and m.recipient), None)
    own = space.me.role == "secadmin"
    dialog = ReasonDialog(
        space.look,
        window,
        lambda: tr("Go on with the network active"),
        lambda: tr("Only the secrecy administrator may allow it. Name, reason and interfaces go into the log."),
        lambda: tr("Allow"),
        "danger",
        lambda: tr("For example: interface cannot be removed, cable pulled"),
    )
    word = PassphraseField(space.look, lambda: tr("Passphrase of the secrecy administrator"))
    word.setVisible(administrator is not None and not own)
    dialog.body.addWidget(word)

    def acknowledge() -> None:
        reason, passphrase = dialog.text(), word.text()

        def work(session: Session, _report: object) -> NetworkState:
            approval = None
            if administrator is not None and not own:
                approval = session.accounts.approve(administrator.id, passphrase, OBJECT)
            return session.network.acknowledge(reason, approval)

        space.write(work, done, failed)

    dialog.accepted.connect(acknowledge)
    dialog.open()
    return dialog
