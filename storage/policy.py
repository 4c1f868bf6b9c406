"""Policy values: what the kit or the secrecy administrator may decide, with defaults and bounds in one table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from forms.problems import Refused
from storage.access import Access
from storage.audit import AuditLog
from storage.model import Change, Stint
from storage.settings import Settings

KEY = "policy"
Source = Literal["laptop", "kit", "default"]


@dataclass(frozen=True)
class Value:
    """A policy value: its default, what it may be, and where the rule comes from. `least` and `most` bound a number,
    `one_of` lists words, `pattern` fits a text. `local`: the secrecy administrator may change it on the laptop."""

    default: Any
    source: str
    least: int = 0
    most: int = 0
    one_of: tuple[str, ...] = ()
    pattern: str = ""
    local: bool = True

    def allows(self, value: Any) -> bool:
        """Whether `value` is of the right type and inside the bounds."""
        if self.one_of:
            return value in self.one_of
        if self.pattern:
            return isinstance(value, str) and re.fullmatch(self.pattern, value) is not None
        return isinstance(value, int) and not isinstance(value, bool) and self.least <= value <= self.most


_DAY = r"|\d{4}-\d{2}-\d{2}"
_KEY = r"|age1[02-9ac-hj-np-z]{58}"
VALUES: Mapping[str, Value] = {
    "idle_minutes": Value(5, "V21", 1, 60),
    "network": Value("lock", "V22", one_of=("lock", "warn")),
    "anonymity_threshold": Value(5, "V10", 3, 50),
    "lockout_after": Value(0, "V21", 0, 50),
    "export_on_lock": Value("finish", "V21", one_of=("finish", "cut")),
    "screen_watermark": Value("off", "V21", one_of=("off", "on")),
    "print_approval": Value("off", "V06", one_of=("off", "leader")),
    "round_end": Value("", "V03", pattern=_DAY, local=False),
    "closing_days": Value(30, "V03", 0, 180, local=False),
    "leads_recipient": Value("", "V16", pattern=_KEY, local=False),
}
"""`lockout_after`: wrong passphrases in a row until the slot is destroyed (0: never). `export_on_lock`: what a lock
does to a bundle being written; going to sleep always cuts it. `screen_watermark`: account and time over the
whole window. `round_end`: last day on which accounts work; without it, `closing_days` after the team leaves.
`leads_recipient`: the body leads are handed to."""

PRACTICE = {"network": "warn"}
"""Defaults that differ in a practice vault."""


class Policy:
    """The values in force: the table's defaults, then the kit's, then the laptop's."""

    def __init__(
        self, stint: Stint, settings: Settings, access: Access, audit: AuditLog, on_lockout: Callable[[int], None]
    ) -> None:
        """`on_lockout` keeps the one value that must be known before the vault is open."""
        self._on_lockout = on_lockout
        self._stint = stint
        self._settings = settings
        self._access = access
        self._audit = audit

    def source(self, name: str) -> Source:
        """Who decided the value in force."""
        value = VALUES[name]
        laptop = self._settings.get(KEY, {}) if value.local else {}
        if name in laptop and value.allows(laptop[name]):
            return "laptop"
        given = self._stint.policy
        return "kit" if name in given and value.allows(given[name]) else "default"

    def get(self, name: str) -> Any:
        """Raises `KeyError` for a name that is not in the table. A kit's value out of bounds counts as not given."""
        value = VALUES[name]
        for source in (self._settings.get(KEY, {}) if value.local else {}, self._stint.policy):
            if name in source and value.allows(source[name]):
                return source[name]
        return PRACTICE.get(name, value.default) if self._stint.practice else value.default

    def all(self) -> dict[str, Any]:
        """Every value in force, by name."""
        return {name: self.get(name) for name in VALUES}

    def set(self, name: str, value: Any, reason: str) -> Change:
        """Change a value on this laptop. Raises `Refused` (NOT_YOUR_ROLE R31, POLICY_VALUE, REASON_NEEDED)."""
        self._access.require("policy")
        rule = VALUES.get(name)
        if rule is None or not rule.local or not rule.allows(value):
            raise Refused("POLICY_VALUE", rule=rule.source if rule else "", name=name)
        if not reason.strip():
            raise Refused("REASON_NEEDED", rule="R31")
        with self._settings.together():  # no value in force that the log does not know of
            self._settings.set(KEY, {**self._settings.get(KEY, {}), name: value})
            self._audit.append("policy_set", name, value=value, reason=reason.strip()[:200])
            if name == "lockout_after":
                self._on_lockout(int(value))
        return Change(registers=("policy",))
