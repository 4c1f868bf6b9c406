"""V13: warn of protected names in free text without anybody learning them from the warning.

The vault keeps no list of names. It keeps a keyed print (HMAC-SHA-256, key inside the encrypted vault) of each name
when its protected group is sealed, unlinked from the record it came from. A text is cut into windows of as many
pieces as the known names have, each window is printed with the same key, and a match is a hit: where, never whose.
What this protects against and what not stands in `storage/VAULT.md`, "Prints of protected names".
"""

from __future__ import annotations

import hmac
import secrets
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from forms.kinds import Kind
from forms.problems import Refused
from storage.access import Access
from storage.database import Connection, transaction
from storage.model import Content, NameHit
from storage.search import places
from storage.settings import Settings

KEY = "name_key"
PRINT_BYTES = 16
MIN_PIECES = 2
"""A single Latin word or Han character is no name one could look for."""

_INSIDE = frozenset(" \t\u3000·•・‧．.-'’")
"""What may stand inside a written name without ending it."""


@dataclass(frozen=True)
class Piece:
    """A Han character or a word of another script, folded, with its offsets in the text."""

    text: str
    start: int
    end: int


def runs(text: str) -> Iterator[list[Piece]]:
    """Pieces of `text` in unbroken runs: punctuation and line ends break a run, a space or a middle dot does not."""
    run: list[Piece] = []
    at = 0
    while at < len(text):
        char = text[at]
        if _is_han(char):
            run.append(Piece(unicodedata.normalize("NFKC", char), at, at + 1))
        elif char.isalnum():
            end = at + 1
            while end < len(text) and text[end].isalnum() and not _is_han(text[end]):
                end += 1
            run.append(Piece(unicodedata.normalize("NFKC", text[at:end]).casefold(), at, end))
            at = end
            continue
        elif char not in _INSIDE and run:
            yield run
            run = []
        at += 1
    if run:
        yield run


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000"


class NameGuard:
    """Prints of names, and texts searched for them. Callers of `learn` and `mark` may hold the transaction."""

    def __init__(self, connection: Connection, settings: Settings) -> None:
        self._db = connection
        self._settings = settings
        self._key = b""

    def learn(self, kind: Kind, group: str, fields: Content) -> int:
        """Keep the prints of the names in a protected group that is being sealed; returns how many were new."""
        wanted = [name.partition(".")[2] for name in kind.name_fields if name.partition(".")[0] == group]
        new = 0
        with transaction(self._db):
            for name in wanted:
                for spelling in _spellings(str(fields.get(name) or "")):
                    cursor = self._db.execute(
                        "INSERT OR IGNORE INTO name_print VALUES (?,?)", (self._print(spelling), len(spelling))
                    )
                    new += cursor.rowcount
        return new

    def mark(self, revision: str) -> None:
        """Note that the names of this revision are known."""
        self._db.execute("INSERT OR IGNORE INTO name_learned VALUES (?)", (revision,))

    def unlearned(self, kinds: Iterable[str]) -> list[str]:
        """Heads of these kinds that came from elsewhere and whose names have not been printed here yet."""
        marks = ", ".join(f"'{name}'" for name in kinds) or "''"  # names of our own table
        rows = self._db.execute(
            f"SELECT head FROM record WHERE kind IN ({marks}) AND head NOT IN (SELECT revision FROM name_learned)"
        )
        return [row[0] for row in rows]

    def scan(self, kind: Kind, content: Content) -> tuple[NameHit, ...]:
        """Every place of a record's free texts in which a protected name stands."""
        prints = self._prints()
        if not prints:
            return ()
        return tuple(hit for hit, _ in self._found(kind, content, prints))

    def found(self, kind: Kind, content: Content) -> list[tuple[NameHit, bytes]]:
        """As `scan`, each with the print of the name: tells one name from another without knowing it."""
        return list(self._found(kind, content, self._prints()))

    def _found(
        self, kind: Kind, content: Content, prints: Mapping[int, frozenset[bytes]]
    ) -> Iterator[tuple[NameHit, bytes]]:
        for place, ordinal, text in places(kind, content):
            for start, end, name in self._hits(text, prints):
                yield NameHit(place, ordinal, start, end), name

    def _prints(self) -> Mapping[int, frozenset[bytes]]:
        """Known prints by the number of pieces of the name."""
        found: dict[int, set[bytes]] = {}
        for print_, size in self._db.execute("SELECT print, size FROM name_print"):
            found.setdefault(size, set()).add(print_)
        return {size: frozenset(prints) for size, prints in found.items()}

    def _hits(self, text: str, prints: Mapping[int, frozenset[bytes]]) -> Iterator[tuple[int, int, bytes]]:
        for run in runs(text):
            for size, known in prints.items():
                for first in range(len(run) - size + 1):
                    window = run[first : first + size]
                    name = self._print(tuple(piece.text for piece in window))
                    if name in known:
                        yield window[0].start, window[-1].end, name

    def _print(self, pieces: tuple[str, ...]) -> bytes:
        return hmac.digest(self._secret(), "\x1f".join(pieces).encode(), "sha256")[:PRINT_BYTES]

    def _secret(self) -> bytes:
        """The vault's own key for prints, made when the first name is learned."""
        if not self._key:
            stored = self._settings.get(KEY)
            if stored is None:
                stored = secrets.token_hex(32)
                self._settings.set(KEY, stored)
            self._key = bytes.fromhex(stored)
        return self._key


class NameWatch:
    """The warning as an account has it while it types or reads, before anything is saved (V13).

    It can be used to test a name one already has. So it is there only for who writes or reads records of the kind,
    and the first time in a session that a name is met, the log gets a line: how many places, never which name.
    """

    def __init__(self, guard: NameGuard, access: Access, note: Callable[..., None]) -> None:
        self._guard = guard
        self._access = access
        self._note = note
        self._met: set[bytes] = set()

    def scan(self, kind: Kind, content: Content) -> tuple[NameHit, ...]:
        """As `NameGuard.scan`. Raises `Refused` (ACCOUNT_INACTIVE V03, NOT_YOUR_ROLE R31)."""
        access = self._access
        access.standing.check()
        if access.account.role not in kind.creators and access.reach(kind) == "none":
            raise Refused("NOT_YOUR_ROLE", rule="R31", role=access.account.role)
        found = self._guard.found(kind, content)
        names = {name for _, name in found}
        if not names <= self._met:
            self._met |= names
            self._note("names_warned", "", kind=kind.name, places=len(found))
        return tuple(hit for hit, _ in found)


def _spellings(name: str) -> list[tuple[str, ...]]:
    """The pieces of a name as they may stand in a text: names of other scripts also with the surname last or first."""
    found = []
    for run in runs(name):
        pieces = tuple(piece.text for piece in run)
        if len(pieces) < MIN_PIECES:
            continue
        found.append(pieces)
        if len(pieces[0]) > 1 and pieces[::-1] != pieces:
            found.append(pieces[::-1])
    return found
