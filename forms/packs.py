"""Packs: checklists, taxonomies, criteria and outlines as data, in two languages (R05–R09, DOMAIN 11.10).

A pack is one JSON file, `resources/packs/*.json` or what a kit brings:

```
{"format": "fieldseal-pack/1", "id": "general-checklist", "kind": "checklist", "version": "1",
 "title": {"zh": …, "en": …}, "note": {…},
 "items": [{"code": "A", "title": {…}}, {"code": "A-01", "parent": "A", "title": {…}, "look": {…}, …}]}
```

`kind` is one of `PACK_KINDS`. Texts of an item: `title`, and by kind `look`, `where`, `how` (checklist), `issuer`,
`text` (criteria). Plain facts: `number`, `date`, `clause`, `role_group`. Outlines have `questions`. Order is that
of the file; a parent stands before its children. What codes refer to stays the same for ever: a coded record keeps
the pack's version beside the code.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from forms.canonical import canonical, sha256_hex
from forms.counters import Words
from forms.problems import Refused

PackKind = Literal["checklist", "taxonomy", "criteria", "outlines"]
PACK_KINDS: tuple[PackKind, ...] = get_args(PackKind)
FORMAT = "fieldseal-pack/1"
MAX_BYTES = 8 << 20
MAX_ITEMS = 20_000

_TEXTS = ("look", "where", "how", "issuer", "text")
_FACTS = ("number", "date", "clause", "role_group")


@dataclass(frozen=True)
class PackQuestion:
    """One question of an outline; `checklist_ref` is the code of the point it serves."""

    id: str
    text: Words
    checklist_ref: str = ""
    must_ask: bool = False


@dataclass(frozen=True)
class PackItem:
    """A node of the pack's tree. `texts` and `facts` hold what its kind of pack has, by name."""

    code: str
    title: Words
    parent: str = ""
    texts: Mapping[str, Words] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[PackQuestion, ...] = ()


@dataclass(frozen=True)
class Pack:
    """A pack as read. `sha256` is that of its canonical JSON: the same whatever the file's spacing."""

    id: str
    kind: PackKind
    version: str
    title: Words
    note: Words
    items: tuple[PackItem, ...]
    sha256: str

    def leaves(self) -> tuple[PackItem, ...]:
        """Items without children: the points of a checklist, the categories to code by, the clauses."""
        parents = {item.parent for item in self.items}
        return tuple(item for item in self.items if item.code not in parents)

    def item(self, code: str) -> PackItem:
        """Raises `KeyError`."""
        for item in self.items:
            if item.code == code:
                return item
        raise KeyError(code)

    def path(self, code: str) -> tuple[PackItem, ...]:
        """The item with everything above it, topmost first. Raises `KeyError`."""
        found = [self.item(code)]
        while found[0].parent:
            found.insert(0, self.item(found[0].parent))
        return tuple(found)

    def children(self, code: str = "") -> tuple[PackItem, ...]:
        """What stands directly below `code`, or at the top."""
        return tuple(item for item in self.items if item.parent == code)


def read_pack(source: bytes) -> Pack:
    """Raises `Refused` (PACK_TOO_LARGE, PACK_NOT_READABLE, PACK_FORMAT, PACK_INVALID with `place` and `why`)."""
    if len(source) > MAX_BYTES:
        raise Refused("PACK_TOO_LARGE", limit_bytes=MAX_BYTES)
    try:
        data = json.loads(source)
    except (ValueError, RecursionError) as error:
        raise Refused("PACK_NOT_READABLE") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT or data.get("kind") not in PACK_KINDS:
        raise Refused("PACK_FORMAT")
    items = data.get("items")
    if not isinstance(items, list) or not 0 < len(items) <= MAX_ITEMS:
        raise _invalid("items", "count")
    try:
        digest = sha256_hex(canonical(data))
    except ValueError as error:
        raise Refused("PACK_NOT_READABLE") from error
    return Pack(
        id=_text(data, "id", "pack"), kind=data["kind"], version=_text(data, "version", "pack"),
        title=_words(data.get("title"), "title"), note=_words(data.get("note"), "note", optional=True),
        items=tuple(_items(items)), sha256=digest,
    )  # fmt: skip


def _items(items: list[Any]) -> Iterator[PackItem]:
    seen: set[str] = set()
    for number, row in enumerate(items, 1):
        place = f"items[{number}]"
        if not isinstance(row, dict):
            raise _invalid(place, "object")
        code, parent = _text(row, "code", place), str(row.get("parent") or "")
        if code in seen:
            raise _invalid(place, "code_twice")
        if parent and parent not in seen:
            raise _invalid(place, "parent_unknown")
        seen.add(code)
        yield PackItem(
            code, _words(row.get("title"), place), parent,
            {name: _words(row[name], place) for name in _TEXTS if row.get(name)},
            {name: str(row[name]) for name in _FACTS if row.get(name)},
            tuple(_questions(row.get("questions") or [], place)),
        )  # fmt: skip


def _questions(rows: Any, place: str) -> Iterator[PackQuestion]:
    if not isinstance(rows, list):
        raise _invalid(place, "questions")
    for row in rows:
        if not isinstance(row, dict):
            raise _invalid(place, "questions")
        yield PackQuestion(
            _text(row, "id", place), _words(row.get("text"), place), str(row.get("checklist_ref") or ""),
            bool(row.get("must_ask")),
        )  # fmt: skip


def _text(row: Mapping[str, Any], name: str, place: str) -> str:
    value = row.get(name)
    if not isinstance(value, str) or not value.strip():
        raise _invalid(place, name)
    return value


def _words(value: Any, place: str, *, optional: bool = False) -> Words:
    if optional and not value:
        return Words("", "")
    if isinstance(value, str) and value.strip():
        return Words(value, value)
    if not isinstance(value, dict):
        raise _invalid(place, "text")
    zh, en = (str(value.get(code) or "") for code in ("zh", "en"))
    if not (zh or en):
        raise _invalid(place, "text")
    return Words(zh or en, en or zh)


def _invalid(place: str, why: str) -> Refused:
    return Refused("PACK_INVALID", place=place, why=why)
