"""What the page says of the present state: acts, keys, the line for the status bar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from forms.kinds import KINDS
from ui.i18n import Language, Words, tr, tr_n
from ui.interview.counts import Counts
from ui.interview.desk import KIND
from ui.interview.head import Act

HINTS: Sequence[tuple[str, Words]] = (
    ("Enter", lambda: tr("next turn")),
    ("Shift Enter", lambda: tr("line break")),
    ("Alt Q / A / N", lambda: tr("turn kind")),
    ("Ctrl M", lambda: tr("mark evidence")),
    ("Ctrl D", lambda: tr("show doc.")),
)
LOCKED_HINTS: Sequence[tuple[str, Words]] = (
    ("Alt ↑ ↓", lambda: tr("turn by turn")),
    ("Ctrl M", lambda: tr("use as evidence")),
    ("Ctrl + −", lambda: tr("zoom")),
    ("Ctrl P", lambda: tr("preview and print")),
    ("F2", lambda: tr("particulars")),
    ("F9", lambda: tr("addendum")),
    ("F7", lambda: tr("register signature")),
)
SHORTCUTS: Mapping[str, str] = {
    "Ctrl+S": "save", "F2": "particulars", "F7": "signature", "F8": "check", "F9": "addendum",
}  # fmt: skip
"""Keys of the page, by the act they ask for."""

LOCKED_KEYS: Sequence[tuple[str, Words]] = (*LOCKED_HINTS, ("Ctrl N", lambda: tr("New interview")))
"""Of a record that is fixed."""

KEYS: Sequence[tuple[str, Words]] = (
    *HINTS,
    ("Ctrl Enter", lambda: tr("same kind again")),
    ("Alt ↑ ↓", lambda: tr("turn by turn")),
    ("Alt 1…9", lambda: tr("question from the outline")),
    ("Alt S", lambda: tr("sensitive, not on the internal copy")),
    ("Ctrl T", lambda: tr("time at the turn")),
    ("Ctrl J", lambda: tr("quick phrase")),
    ("Ctrl B", lambda: tr("break begins, ends")),
    ("Ctrl + − 0", lambda: tr("zoom")),
    ("Ctrl S", lambda: tr("save")),
    ("F2", lambda: tr("particulars")),
    ("F8", lambda: tr("check and lock")),
    ("Ctrl N", lambda: tr("New interview")),
)

_PREVIEW = Act("preview", lambda: tr("Print preview"), "printer")
_VOID = Act("void", lambda: tr("Void…"))
_ADDENDUM = Act("addendum", lambda: tr("Addendum…"), "file-pen", shortcut="F9")
_SIGNATURE = Act("signature", lambda: tr("Register signature…"), "signature", "plain", "F7")
_PARTICULARS = Act("particulars", lambda: tr("Particulars…"), shortcut="F2")
_EVIDENCE = Act("evidence", lambda: tr("Use as evidence…"))


def acts_of(state: str, *, pausing: bool) -> tuple[list[Act], list[Act]]:
    """The acts of a state: those in the head, and those under …"""
    if state in ("", "planned", "in_progress", "draft"):
        words: Words = (lambda: tr("End break")) if pausing else (lambda: tr("Break"))
        shown = [
            Act("break", words, "play" if pausing else "pause"),
            _PREVIEW,
            Act("check", lambda: tr("Check and lock…"), kind="plain"),
        ]
        menu = [
            _PARTICULARS,
            Act("import", lambda: tr("Bring in a transcript…")),
            Act("phrases", lambda: tr("Quick phrases…")),
        ]
        return shown, [*menu, _EVIDENCE, _VOID] if state else menu
    if state == "void":
        return [_PREVIEW], [_PARTICULARS]
    own = [_ADDENDUM, _SIGNATURE] if state in ("locked", "printed") else [_ADDENDUM]
    return [_PREVIEW, *own], [*own, _EVIDENCE, _PARTICULARS, _VOID]


def state_words(state: str, bundle: str, language: Language) -> Words:
    """The state's own word, with the bundle it left in."""
    name = state or KINDS[KIND].first_state()
    label = KINDS[KIND].state(name).label
    if bundle:
        return lambda: tr("{state}, bundle {n}").format(state=language.pick(label), n=bundle)
    return lambda: language.pick(label)


def status_line(counts: Counts) -> str:
    """Turns, amount of text and about how many pages."""
    turns = tr_n("{n} turn", "{n} turns", counts.turns)
    if counts.characters >= counts.words:
        amount = tr_n("{n} character", "{n} characters", counts.amount)
    else:
        amount = tr_n("{n} word", "{n} words", counts.amount)
    pages = tr_n("about {n} page", "about {n} pages", counts.pages)
    return f"{turns} · {amount} · {pages}"


def about(content: Mapping[str, Any], role: str) -> str:
    """Role group and purpose, beside the code; never a name."""
    return tr(", ").join(part for part in (role, str(content.get("purpose") or "")) if part)
