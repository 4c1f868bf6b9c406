"""Words for the roles of DOMAIN 5."""

from __future__ import annotations

from ui.i18n import tr


def role_word(role: str) -> str:
    """A role of DOMAIN 5 in the current language."""
    return {
        "leader": tr("team leader"),
        "deputy": tr("deputy leader"),
        "member": tr("member"),
        "liaison": tr("liaison officer"),
        "lead_keeper": tr("lead keeper"),
        "sysadmin": tr("system administrator"),
        "secadmin": tr("secrecy administrator"),
        "auditor": tr("auditor"),
        "office": tr("office"),
    }.get(role, role)
