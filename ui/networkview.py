"""What the window says about the network (V22): status line, banner, and the way to go on in spite of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.i18n import listed, tr

if TYPE_CHECKING:
    from storage.network_watch import NetworkState
    from ui.shell import Shell


def show_network(shell: Shell, now: NetworkState) -> None:
    """Show `now` in `shell`. A practice vault says it in the status line alone, unless policy locks it too."""
    names = listed(*now.interfaces)
    if now.state == "quiet":
        shell.status.show_network(lambda: tr("Offline, no active interface"), False)
        if not shell.space.read_only:
            shell.banner.clear()
        return
    shell.status.show_network(lambda: tr("Network active: {names}").format(names=names), True)
    if now.state == "locked":
        shell.banner.tell(
            "danger",
            lambda: tr("Active network interface: {names}. Nothing is written until it is off.").format(names=names),
            lambda: tr("Acknowledge…"),
            lambda: _acknowledge(shell),
            icon="wifi",
        )
    elif not shell.space.stint.practice:
        shell.banner.tell(
            "danger", lambda: tr("Active network interface: {names}. Switch it off.").format(names=names), icon="wifi"
        )


def _acknowledge(shell: Shell) -> None:
    from ui.pages.acknowledge import ask_acknowledgement

    ask_acknowledgement(shell.space, shell.window(), lambda now: show_network(shell, now), shell.error.tell)
