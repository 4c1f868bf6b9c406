"""Order of a sender's bundles: what the office remembers against what a statement claims (BUNDLE.md 9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Order = Literal["first", "next", "same_again", "gap", "late", "rollback", "fork", "broken_link"]

ACCEPTED: tuple[Order, ...] = ("first", "next", "gap", "late")
"""What may be merged. `same_again` changes nothing; the rest is refused."""


@dataclass(frozen=True)
class Link:
    """One bundle in a chain. `sealed` is the SHA-256 of the sealed file, `content` that of its tagmanifest:
    a bundle written again (interrupted, stick lost) has the same `bundle` and `content` and another `sealed`.
    `previous` and `previous_content` are the same two of its predecessor."""

    sequence: int
    bundle: str
    previous: str
    previous_content: str
    sealed: str
    content: str

    def follows(self, before: Link, hashes: frozenset[str]) -> bool:
        """Whether this bundle names `before` (known under `hashes`) as its predecessor, sealed once or again."""
        return self.previous in hashes or self.previous_content == before.content


@dataclass(frozen=True)
class Memory:
    """What the receiver has of one sender: its links by sequence. A bundle that was sealed twice
    has both hashes in `sealed_again` (sequence → the other hashes)."""

    links: Mapping[int, Link] = field(default_factory=dict)
    sealed_again: Mapping[int, frozenset[str]] = field(default_factory=dict)

    @property
    def last(self) -> int:
        """The highest sequence received, 0 for none."""
        return max(self.links, default=0)

    def hashes(self, sequence: int) -> frozenset[str]:
        """Every hash under which the bundle `sequence` was received."""
        if sequence not in self.links:
            return frozenset()
        return self.sealed_again.get(sequence, frozenset()) | {self.links[sequence].sealed}


@dataclass(frozen=True)
class Verdict:
    """`order` in one word; `missing` are the sequences not received below this one;
    `expected` and `claimed` are hashes where they differ ("" otherwise)."""

    order: Order
    sequence: int
    missing: tuple[int, ...] = ()
    expected: str = ""
    claimed: str = ""

    @property
    def accepted(self) -> bool:
        return self.order in ACCEPTED


def judge(memory: Memory, link: Link) -> Verdict:
    """Where `link` stands.

    - `first`, `next`: follows on from what is known.
    - `gap`: later than the next one; `missing` says which were not received.
    - `late`: fills a gap and agrees with both neighbours known.
    - `same_again`: this very bundle was received before.
    - `rollback`: the sender begins again at 1 although the office knows higher numbers.
    - `fork`: the number is taken by another bundle.
    - `broken_link`: names another predecessor (or is named otherwise by its successor) than the one received.
    """
    known = memory.links.get(link.sequence)
    if known is not None:
        return _same_number(memory, known, link)
    missing = tuple(n for n in range(1, link.sequence) if n not in memory.links)
    before, after = memory.links.get(link.sequence - 1), memory.links.get(link.sequence + 1)
    if (link.sequence == 1) != (link.previous == "" and link.previous_content == ""):
        return Verdict("broken_link", link.sequence, missing, "", link.previous)
    if before is not None and not link.follows(before, memory.hashes(before.sequence)):
        return Verdict("broken_link", link.sequence, missing, before.sealed, link.previous)
    if after is not None and not after.follows(link, frozenset((link.sealed,))):
        return Verdict("broken_link", link.sequence, missing, after.previous, link.sealed)
    if link.sequence < memory.last:
        return Verdict("late", link.sequence, missing)
    if missing:
        return Verdict("gap", link.sequence, missing)
    return Verdict("first" if link.sequence == 1 else "next", link.sequence)


def _same_number(memory: Memory, known: Link, link: Link) -> Verdict:
    same = link.sealed in memory.hashes(link.sequence) or (link.bundle, link.content) == (known.bundle, known.content)
    if same:
        return Verdict("same_again", link.sequence)
    order: Order = "rollback" if link.sequence == 1 and memory.last > 1 else "fork"
    return Verdict(order, link.sequence, (), known.sealed, link.sealed)


def remember(memory: Memory, link: Link) -> Memory:
    """`memory` after `link` was received (or received again under another hash)."""
    known = memory.links.get(link.sequence)
    if known is None:
        return Memory({**memory.links, link.sequence: link}, memory.sealed_again)
    others = memory.sealed_again.get(link.sequence, frozenset())
    if link.sealed != known.sealed:
        others |= {link.sealed}
    return Memory(memory.links, {**memory.sealed_again, link.sequence: others})
