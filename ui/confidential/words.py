"""Words of this room: what is sealed to whom, what an account may do, what a policy value means."""

from __future__ import annotations

from collections.abc import Mapping

from forms.kinds import Role
from ui.i18n import Words, tr


def before_sealing(kind: str, role: Role) -> str:
    """What the window says before a record is sealed: who will read it, and what the writer will not be able to."""
    if kind == "lead":
        if role in ("leader", "lead_keeper"):
            return tr(
                "Sealed to the team leader, the lead keeper and the body that leads are handed to; not to the office. "
                "After sealing you open it in the register, with a reason (V16)."
            )
        return tr(
            "Sealed to the team leader, the lead keeper and the body that leads are handed to. After sealing you "
            "cannot read, change or delete it: you keep its number only (V16)."
        )
    if kind == "recusal":
        return tr(
            "From the declaration on, the person holds no talk there, reviews nothing and reads nothing of it, in "
            "every role. It cannot be changed afterwards; the decision is registered later (V02)."
        )
    if role == "leader":
        return tr(
            "Sealed to the office, and to you to read. After sealing nobody can change or delete it, you included. It "
            "goes with every bundle (V17)."
        )
    return tr(
        "Sealed to the office. After sealing nobody on the team can read it, the leader included, and nobody can "
        "change or delete it. It goes with every bundle (V17)."
    )


def stays_sealed(kind: str, role: Role) -> str:
    """What is true after sealing."""
    if kind == "lead" and role in ("leader", "lead_keeper"):
        return tr("Sealed. It stands in the register of leads; opening it asks a reason.")
    if kind == "lead":
        return tr("Sealed. You cannot read it any more; the leader and the lead keeper take it further.")
    if kind == "recusal":
        return tr("Declared. It holds from now on.")
    if role == "leader":
        return tr("Sealed. The office gets it with every bundle; it cannot be changed any more.")
    return tr("Sealed. You cannot read it any more; the office gets it with every bundle.")


WRITE_TITLES: Mapping[str, Words] = {
    "lead": lambda: tr("Register a lead"),
    "contact_report": lambda: tr("File a contact report"),
    "recusal": lambda: tr("Declare a recusal"),
}
FILES: Mapping[str, Words] = {
    "lead": lambda: tr("Material stays on paper: list it, no file is taken in."),
    "contact_report": lambda: tr("About somebody who asked around, put in a word or let something out."),
    "recusal": lambda: tr("From one organisation, or from one interviewee by code."),
}
"""One line under the title."""

ACTS: Mapping[str, tuple[Words, Words]] = {
    "recusal": (lambda: tr("Declare"), lambda: tr("Kept as you type; it holds when you declare it.")),
}
SEALING: tuple[Words, Words] = (lambda: tr("Seal"), lambda: tr("Kept as you type; sealed when you say so."))
"""What the act is called, and the line at the foot: of the kinds that are not sealed, and of all others."""
