"""The log as a list, and everything a line says in words."""

from __future__ import annotations

from collections.abc import Callable

from forms.kinds import KINDS
from forms.printing.register_words import coded
from storage.model import AuditEvent
from ui.components.marks import Mark
from ui.components.table import Column, RecordModel, RecordView
from ui.confidential.policywords import name_of, value_text
from ui.dates import local
from ui.i18n import dotted, tr
from ui.roles import role_word
from ui.wording.registers import ABOUT, CHOICES, DETAILS, PAGES, RESULTS, act_word, word
from ui.workspace import Workspace

OPENED = "protected_opened"
_WARNS: dict[str, Mark] = {OPENED: "act", "vault_recovered": "act", "vault_cleared": "act", "network_active": "act",
                           "device_reset": "act"}  # fmt: skip
_ELSEWHERE = ("reason", "kind")
_CODES = {"group": "part", "fate": "fate", "disposition": "disposition", "format": "export_kind"}
_WORDS = {"variant": PAGES, "choice": CHOICES, "result": RESULTS}


def log_list(space: Workspace, holds: Callable[[AuditEvent], bool]) -> RecordView[AuditEvent]:
    """Newest first; number, time, account, act, object, reason, link. A tick says that the chain `holds` up to here."""
    look = space.look

    def mark(event: AuditEvent) -> Mark:
        return _WARNS.get(event.action, "met") if holds(event) else "refused"

    model: RecordModel[AuditEvent] = RecordModel(
        [
            Column(lambda: tr("No."), lambda event: str(event.seq), 84, lambda event: (event.device, event.seq),
                   mark),
            Column(lambda: tr("When"), _when, 150, lambda event: event.at),
            Column(lambda: tr("Who"), lambda event: space.member_name(event.actor), 110),
            Column(lambda: tr("Act"), lambda event: act_said(space, event), 180),
            Column(lambda: tr("About"), lambda event: about_said(space, event), 200),
            Column(lambda: tr("Reason"), lambda event: str(event.detail.get("reason", ""))),
            Column(lambda: tr("Link"), lambda event: event.hash[:12], 120, tone="text2"),
        ],
        lambda event: f"{event.device}/{event.seq}",
    )  # fmt: skip
    return RecordView(look, model, lambda: tr("Audit log"), dense=True)


def _when(event: AuditEvent) -> str:
    return local(event.at).strftime("%Y-%m-%d %H:%M")


def act_said(space: Workspace, event: AuditEvent) -> str:
    return act_word(event.action, str(event.detail.get("kind", "")), space.look.language.zh)


def about_said(space: Workspace, event: AuditEvent) -> str:
    """The record's number, the account, what was set, or the number the act gave; never a title or a name of an
    interviewee."""
    if event.action == "policy_set":
        return name_of(event.object)
    if event.object in ABOUT:
        return word(ABOUT, event.object, space.look.language.zh)
    name = space.member_name(event.object) if event.object else ""
    if name and (name != event.object or not _is_id(name)):
        return name
    number = str(event.detail.get("number", "") or event.detail.get("serial", ""))
    return number or (event.object[:8] if event.object else "")


def _is_id(text: str) -> bool:
    return len(text) == 32 and all(character in "0123456789abcdef" for character in text)


def detail_text(space: Workspace, event: AuditEvent) -> str:
    """Time to the second, reason and every fact of a line."""
    zh = space.look.language.zh
    facts = [
        tr("{label}: {value}").format(label=word(DETAILS, name, zh), value=_value(space, event, name, value))
        for name, value in event.detail.items()
        if name not in _ELSEWHERE and value not in ("", None, [], {})
    ]
    reason = str(event.detail.get("reason", ""))
    return dotted(
        local(event.at).strftime("%Y-%m-%d %H:%M:%S"), space.member_name(event.actor), act_said(space, event),
        about_said(space, event), tr("Reason: {reason}").format(reason=reason) if reason else "", *facts,
        tr("Link {hash}").format(hash=event.hash[:32]),
    )  # fmt: skip


def _value(space: Workspace, event: AuditEvent, name: str, value: object) -> str:
    """Codes in words, accounts by their names; lists with commas; long ids cut."""
    zh = space.look.language.zh
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, list | tuple):
        return ", ".join(_value(space, event, name, one) for one in value)
    text = str(value)
    if name in _CODES:
        return coded(_CODES[name], text, zh)
    if name in _WORDS:
        return word(_WORDS[name], text, zh)
    if name == "role":
        return role_word(text)
    if name == "state":
        return _state(space, event, text)
    if event.action == "policy_set" and name == "value":
        return value_text(event.object, value)
    known = space.member_name(text)
    return known if known != text else text[:12] if _is_id(text) or len(text) == 64 else text


def _state(space: Workspace, event: AuditEvent, code: str) -> str:
    """Of a record by its kind, of a medium, or of a bundle."""
    kind = KINDS.get(str(event.detail.get("kind", "")))
    if kind is not None:
        return space.look.language.pick(kind.state(code).label)
    return coded("medium_state" if event.action == "medium_state" else "export_state", code, space.look.language.zh)
