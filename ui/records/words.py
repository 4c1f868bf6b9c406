"""Words about kinds, states and moves, from the kinds table; and the icons that go with them."""

from __future__ import annotations

from collections.abc import Mapping

from forms.kinds import KINDS, Kind, Transition
from storage.model import Revision
from ui.i18n import tr
from ui.workspace import Workspace

ICONS: Mapping[str, str] = {
    "submit": "send", "approve": "stamp", "review": "check", "return": "undo-2", "keep": "check", "receive": "inbox",
    "sign": "signature", "serve": "send", "freeze": "lock", "void": "trash", "hold": "check", "handle": "check",
    "register_signature": "signature", "communicate": "messages-square", "verify": "shield-check", "close": "check",
}  # fmt: skip
KIND_ICONS: Mapping[str, str] = {
    "interview": "messages-square", "doc_request": "clipboard-list", "doc_item": "folder-open",
    "doc_review_note": "quote", "doc_copy": "copy", "doc_return": "undo-2", "workpaper": "file-text",
    "communication": "messages-square", "consultation": "users", "immediate_rectification": "badge-check",
    "activity": "notebook-pen", "intake": "inbox",
    "envelope_batch": "archive", "weekly_report": "chart-no-axes-column", "checklist_result": "list-checks",
    "plan_slot": "calendar-days", "outline": "clipboard-list", "ledger_entry": "layers", "incident": "life-buoy",
    "recusal": "user",
}  # fmt: skip


def kind_icon(kind: str) -> str:
    return KIND_ICONS.get(kind, "file-text")


def new_words(space: Workspace, kind: Kind) -> str:
    """New document request / 新建调阅清单."""
    name = space.look.language.pick(kind.label)
    return tr("New {kind}").format(kind=name if space.look.language.zh else lower_first(name))


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def move_words(space: Workspace, kind: str, action: str) -> str:
    """The label of a revision's action: a move's own, or saving and resolving."""
    if action in ("save", "resolve"):
        return tr("Saved") if action == "save" else tr("Conflict resolved")
    try:
        return space.look.language.pick(KINDS[kind].transition(action).label)
    except KeyError:
        return action


def is_negative(kind: Kind, move: Transition) -> bool:
    """A step back or out: returned, withdrawn, voided."""
    if not move.target:
        return False
    return kind.state(move.target).custody == "void" or (move.needs_reason and not kind.is_fixed(move.target))


def changed_labels(space: Workspace, kind: str, before: Revision | None, after: Revision) -> list[str]:
    """Labels of the answers in which a revision differs from the one before it; what moves write is left out."""
    old = before.content if before is not None else {}
    stamped = KINDS[kind].stamped()
    names = [
        name for name in dict.fromkeys([*after.content, *old])
        if name not in stamped and after.content.get(name) != old.get(name)
    ]  # fmt: skip
    form = space.forms.get(kind)
    language = space.look.language.name
    found = []
    for name in names:
        try:
            found.append(form.find(name).label.get(language, name) if form is not None else name)
        except KeyError:
            found.append(name)
    return found
