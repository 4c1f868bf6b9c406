"""Words for raw values that facts carry: roles, states, transitions of the kinds."""

from __future__ import annotations

from collections.abc import Mapping

from forms.kinds import KINDS

ROLES: Mapping[str, tuple[str, str]] = {
    "leader": ("组长", "team leader"),
    "deputy": ("副组长", "deputy leader"),
    "member": ("组员", "member"),
    "liaison": ("联络员", "liaison officer"),
    "lead_keeper": ("线索专管员", "lead keeper"),
    "sysadmin": ("系统管理员", "system administrator"),
    "secadmin": ("安全保密管理员", "secrecy administrator"),
    "auditor": ("安全审计员", "auditor"),
    "office": ("办公室", "office"),
}

LANGUAGES: Mapping[str, tuple[str, str]] = {"zh": ("中文", "Chinese"), "en": ("英文", "English")}
MEDIA: Mapping[str, tuple[str, str]] = {
    "in_use": ("在用", "in use"),
    "lost": ("遗失", "lost"),
    "returned": ("已交回", "returned"),
    "destroyed": ("已销毁", "destroyed"),
}
"""States of a medium (`storage.registers.ENDS`)."""


WANTED: Mapping[str, tuple[str, str]] = {
    "image": ("图片", "a picture"),
    "audio": ("录音", "a sound"),
    "video": ("录像", "a film"),
}
"""What a question takes for an answer (`FILE_TYPES`)."""


def name_of(fact: str, value: str, zh: bool) -> str:
    """The word for the value of a fact named `role`, `other`, `language`, `state`, `medium_state`, `wanted` or `action`; the
    value itself otherwise."""
    if fact == "language" and value in LANGUAGES:
        return LANGUAGES[value][0 if zh else 1]
    if fact in ("role", "other") and value in ROLES:
        return ROLES[value][0 if zh else 1]
    if fact == "wanted" and value in WANTED:
        return WANTED[value][0 if zh else 1]
    if fact == "medium_state" and value in MEDIA:
        return MEDIA[value][0 if zh else 1]
    for kind in KINDS.values() if fact in ("state", "action") else ():
        for entry in kind.states if fact == "state" else kind.transitions:
            if entry.name == value:
                return entry.label.zh if zh else entry.label.en
    return value
