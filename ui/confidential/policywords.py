"""Policy values in words: what each decides, what it is now, what it may be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from storage.policy import VALUES
from ui.i18n import Words, say, tr, tr_n

NAMES: Mapping[str, tuple[Words, Words]] = {
    "idle_minutes": (
        lambda: tr("Idle lock"),
        lambda: tr("After so many minutes without a key the vault locks. Each person may choose less, nobody more."),
    ),
    "network": (
        lambda: tr("Active network"),
        lambda: tr("What an active network interface does: stop every write until it is acknowledged, or only warn."),
    ),
    "anonymity_threshold": (
        lambda: tr("Anonymity threshold"),
        lambda: tr("No count and no open answer is shown for a group with fewer valid sheets."),
    ),
    "lockout_after": (
        lambda: tr("Lock-out"),
        lambda: tr(
            "After so many wrong passphrases in a row the account is locked for good; only the office recovers it."
        ),
    ),
    "export_on_lock": (
        lambda: tr("A lock while a bundle is written"),
        lambda: tr("Let the writing finish, or cut it off cleanly. Going to sleep always cuts it off."),
    ),
    "print_approval": (
        lambda: tr("Approval of prints"),
        lambda: tr("Whether each print of a record needs the leader's word, or the delegated deputy's."),
    ),
    "screen_watermark": (
        lambda: tr("Watermark on the screen"),
        lambda: tr(
            "Account and time across the windows, so that a photograph names who was there. From the next unlocking on."
        ),
    ),
    "round_end": (
        lambda: tr("Last day of accounts"),
        lambda: tr("On the day after, accounts read and write nothing. Not given: counted from the day of leaving."),
    ),
    "closing_days": (
        lambda: tr("Days after leaving"),
        lambda: tr("So many days accounts still work after the team has left, for closing."),
    ),
    "leads_recipient": (
        lambda: tr("Key of the body that leads go to"),
        lambda: tr("Leads are sealed to it and to nobody outside. Without it no lead can be packed (V16)."),
    ),
}
CHOICES: Mapping[tuple[str, str], Words] = {
    ("network", "lock"): lambda: tr("stop every write"),
    ("network", "warn"): lambda: tr("warn only"),
    ("export_on_lock", "finish"): lambda: tr("let it finish"),
    ("export_on_lock", "cut"): lambda: tr("cut it off"),
    ("print_approval", "off"): lambda: tr("no word needed"),
    ("print_approval", "leader"): lambda: tr("the leader's word"),
    ("screen_watermark", "off"): lambda: tr("off"),
    ("screen_watermark", "on"): lambda: tr("on"),
}
SOURCES: Mapping[str, Words] = {
    "laptop": lambda: tr("set here"),
    "kit": lambda: tr("from the kit"),
    "default": lambda: tr("the program's own"),
}


def name_of(name: str) -> str:
    """What a value is called; its own name where the program has no word for it yet."""
    words = NAMES.get(name)
    return say(words[0]) if words is not None else name


def about(name: str) -> str:
    words = NAMES.get(name)
    return say(words[1]) if words is not None else ""


def value_text(name: str, value: Any) -> str:
    """A value as a person reads it."""
    if name == "lockout_after":
        return tr_n("after {n} wrong passphrase", "after {n} wrong passphrases", value) if value else tr("never")
    if name == "idle_minutes":
        return tr("{n} min").format(n=value)
    if name == "closing_days":
        return tr_n("{n} day", "{n} days", value)
    if name == "leads_recipient":
        return f"{value[:8]}…{value[-6:]}" if value else tr("not set")
    if name == "round_end":
        return str(value) or tr("not set")
    words = CHOICES.get((name, str(value)))
    return say(words) if words is not None else str(value)


def bounds_text(name: str) -> str:
    """What the value may be."""
    rule = VALUES[name]
    if rule.one_of:
        return tr(" / ").join(value_text(name, one) for one in rule.one_of)
    if rule.pattern:
        return tr("a day") if name == "round_end" else tr("an age key")
    text = tr("{least} to {most}").format(least=rule.least, most=rule.most)
    return tr("{bounds}; 0 means never").format(bounds=text) if name == "lockout_after" else text
