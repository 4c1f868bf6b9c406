"""Lists that the program fills for forms (`fs:source`): members, organisations, packs, and records of other kinds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from forms.kinds import KINDS, Kind
from forms.packs import PackKind
from forms.xlsform.model import Question
from storage.model import Account
from storage.session import Session
from ui.i18n import Language, Words
from ui.interview.formanswers import Option

PACK_SOURCES: tuple[PackKind, ...] = ("taxonomy", "criteria", "checklist")


@dataclass(frozen=True)
class PackEntry:
    """One leaf of a pack: code, heading in both languages, the words a form takes over, and the pack's version."""

    code: str
    zh: str
    en: str
    text_zh: str = ""
    text_en: str = ""
    pack: str = ""
    version: str = ""
    pack_zh: str = ""
    pack_en: str = ""

    def edition(self, language: Language) -> str:
        """The pack by its title, and its version."""
        return f"{(self.pack_zh if language.zh else self.pack_en) or self.pack} {self.version}"


@dataclass(frozen=True)
class Lists:
    """Plain values read once when a page opens."""

    members: tuple[Account, ...] = ()
    units: tuple[str, ...] = ()
    packs: Mapping[str, tuple[PackEntry, ...]] = field(default_factory=dict)

    def entry(self, source: str, code: str) -> PackEntry | None:
        return next((entry for entry in self.packs.get(source, ()) if entry.code == code), None)

    def options(self, source: str, language: Language) -> list[Option]:
        """Choices for a question with this source; none for sources that are records."""
        if source == "members":
            return [Option(entry.id, entry.name) for entry in self.members]
        if source == "units":
            return [Option(name, name) for name in self.units]
        return [Option(entry.code, _words(entry, language)) for entry in self.packs.get(source, ())]


def _words(entry: PackEntry, language: Language) -> Words:
    return lambda: f"{entry.code} {entry.zh if language.zh else entry.en}"


def read_lists(session: Session, members: Sequence[Account]) -> Lists:
    """On the storage thread."""
    packs: dict[str, tuple[PackEntry, ...]] = {
        kind: tuple(
            PackEntry(
                item.code, item.title.get("zh"), item.title.get("en"),
                _citation(item, "zh"), _citation(item, "en"), pack.id, pack.version,
                pack.title.get("zh"), pack.title.get("en"),
            )
            for pack in session.packs.in_use(kind)
            for item in pack.leaves()
        )
        for kind in PACK_SOURCES
    }  # fmt: skip
    return Lists(tuple(members), session.stint.units, packs)


def _citation(item: object, language: str) -> str:
    """A clause as it is cited: issuer, title, number, clause, and its words."""
    texts, facts, title = item.texts, item.facts, item.title  # type: ignore[attr-defined]  # a PackItem
    issuer = texts["issuer"].get(language) if "issuer" in texts else ""
    words = texts["text"].get(language) if "text" in texts else ""
    head = " ".join(part for part in (issuer, title.get(language), facts.get("number", ""), facts.get("clause", ""))
                    if part)  # fmt: skip
    joint = "：" if language == "zh" else ": "
    return f"{head}{joint}{words}" if words else head


def kinds_of(kind: Kind, question: Question, path: tuple[str, ...]) -> tuple[str, ...] | None:
    """The kinds that the answer to a question points at; None when it is no reference. Any kind is an empty tuple.

    `path` are the keys of the question in the answers: `("linked_docs",)` or `("evidence", "ref")`.
    """
    name = ".".join(path)
    for reference in kind.references:
        if reference.field == name:
            return reference.kinds
    source = question.extra.get("fs:source", "")
    return (source,) if source in KINDS else None
