"""What an account is today, wherever accounts are listed: whether it may work, and if not, what it lacks (V03)."""

from __future__ import annotations

from storage.access import Standing
from storage.model import Account
from ui.components.marks import Mark
from ui.i18n import tr


def state_text(account: Account, standing: Standing) -> str:
    """The first thing that stands in the way, and whether there is a passphrase."""
    facts = standing.facts or {}
    words = {
        "": tr("May work"), "ACCOUNT_REMOVED": tr("Removed"), "PLEDGE_MISSING": tr("Pledge not registered"),
        "NO_AUTHORISATION": tr("Not on the office's roster in this role"),
        "NOT_YET_VALID": tr("From {day} on").format(day=facts.get("day", "")),
        "AUTHORISATION_ENDED": tr("Ended on {day}").format(day=facts.get("day", "")),
        "ROUND_ENDED": tr("Ended on {day}").format(day=facts.get("day", "")),
    }  # fmt: skip
    word = words.get(standing.code, standing.code)
    return tr("{word}, no passphrase yet").format(word=word) if not account.recipient and account.active else word


def state_mark(account: Account, standing: Standing) -> Mark:
    if standing.code == "ACCOUNT_REMOVED":
        return "void"
    if standing.code:
        return "act"
    return "met" if account.recipient else "not_begun"
