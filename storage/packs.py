"""Packs in the vault: every version that was ever installed, and which one of each kind is in use."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from forms.counters.model import Language
from forms.packs import Pack, PackKind, read_pack
from forms.problems import Refused
from storage.access import Access
from storage.audit import AuditLog
from storage.database import Connection, transaction
from storage.settings import Settings

IN_USE = "packs_in_use"


@dataclass(frozen=True)
class PackChoice:
    """A choice for a form's list: `name` is the code that is stored, `label` what is shown, `parent` its group."""

    name: str
    label: str
    parent: str = ""


class Packs:
    """Packs are vault data like the stint: readable by every account, never a record."""

    def __init__(
        self, connection: Connection, settings: Settings, audit: AuditLog, access: Access,
        kit: Iterable[Mapping[str, Any]],
    ) -> None:  # fmt: skip
        """`kit` are the packs that the office gave with the stint."""
        self._db = connection
        self._kit = kit
        self._access = access
        self._settings = settings
        self._audit = audit
        self._read: dict[str, Pack] = {}

    def install(self, source: bytes, *, use: bool = True) -> Pack:
        """Keep a pack and, unless told otherwise, take it into use in place of an older version of the same id.

        Raises as `read_pack`, and `Refused` (NOT_YOUR_ROLE R31, PACK_CHANGED when this id and version is here with
        another content).
        """
        self._check()
        return self._install(source, use=use)

    def _install(self, source: bytes, *, use: bool = True) -> Pack:
        pack = read_pack(source)
        key = f"pack:{pack.id}:{pack.version}"
        with transaction(self._db):
            known = self._settings.get(key)
            if known is not None and read_pack(known.encode()).sha256 != pack.sha256:
                raise Refused("PACK_CHANGED", pack=pack.id, version=pack.version)
            self._settings.set(key, json.dumps(json.loads(source), ensure_ascii=False))
            if use:
                others = [entry for entry in self._entries() if entry[0] != pack.id]
                self._settings.set(IN_USE, [*others, [pack.id, pack.version]])
            self._audit.append("pack_installed", pack.id, version=pack.version, sha256=pack.sha256)
        return pack

    def install_kit(self) -> int:
        """Take into use what the kit brought and is not here yet, whoever unlocks first; returns how many.

        Raises as `install`, but for the role."""
        new = 0
        for data in self._kit:
            if self._settings.get(f"pack:{data.get('id')}:{data.get('version')}") is None:
                self._install(json.dumps(data, ensure_ascii=False).encode())
                new += 1
        return new

    def retire(self, pack_id: str) -> None:
        """Take a pack out of use; what was coded with it still finds its words. Raises `Refused` (NOT_YOUR_ROLE)."""
        self._check()
        with transaction(self._db):
            self._settings.set(IN_USE, [entry for entry in self._entries() if entry[0] != pack_id])
            self._audit.append("pack_retired", pack_id)

    def get(self, pack_id: str, version: str) -> Pack:
        """Any version that was ever installed. Raises `Refused("PACK_UNKNOWN")`."""
        key = f"pack:{pack_id}:{version}"
        if key not in self._read:
            stored = self._settings.get(key)
            if stored is None:
                raise Refused("PACK_UNKNOWN", pack=pack_id, version=version)
            self._read[key] = read_pack(stored.encode())
        return self._read[key]

    def in_use(self, kind: PackKind | None = None) -> list[Pack]:
        """Packs in use, in the order in which they were taken into use."""
        packs = [self.get(*entry) for entry in self._entries()]
        return [pack for pack in packs if kind in (None, pack.kind)]

    def choices(self, kind: PackKind, language: Language) -> list[PackChoice]:
        """What a form's list with `fs:source` taxonomy, criteria or checklist offers: leaves of all packs in use."""
        return [
            PackChoice(item.code, f"{item.code} {item.title.get(language)}", item.parent)
            for pack in self.in_use(kind)
            for item in pack.leaves()
        ]

    def outlines(self, language: Language) -> list[dict[str, Any]]:
        """Outlines as the interview window takes them: `{title, role_group, version, questions: [{id, text, …}]}`."""
        return [
            {
                "title": item.title.get(language),
                "role_group": item.facts.get("role_group", ""),
                "version": pack.version,
                "questions": [
                    {"id": one.id, "text": one.text.get(language), "must_ask": one.must_ask,
                     "checklist_ref": one.checklist_ref}
                    for one in item.questions
                ],
            }
            for pack in self.in_use("outlines")
            for item in pack.items
        ]  # fmt: skip

    def points(self) -> int:
        """How many points the checklists in use have: the population of K11."""
        return sum(len(pack.leaves()) for pack in self.in_use("checklist"))

    def _check(self) -> None:
        """What everybody codes by is changed by who leads the work, or by whoever decides the policy."""
        self._access.standing.check()
        if not (self._access.word("papers") in ("approve", "review") or self._access.word("policy")):
            raise Refused("NOT_YOUR_ROLE", rule="R31", role=self._access.account.role)

    def _entries(self) -> list[tuple[str, str]]:
        return [(entry[0], entry[1]) for entry in self._settings.get(IN_USE, [])]
