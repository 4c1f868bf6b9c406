"""Merging two vaults is a union: idempotent, commutative, associative, whatever the order (DESIGN "Records")."""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from forms.canonical import sha256_hex
from forms.kinds import KINDS
from storage.access import Access
from storage.codec import decode, encode
from storage.database import open_database
from storage.model import Account, Revision
from storage.reading import RecordReader
from storage.record_index import RecordIndex

KEY = b"\x07" * 32


@st.composite
def histories(draw: st.DrawFn) -> list[Revision]:
    """Some records, each a random tree of revisions."""
    found: list[Revision] = []
    for number in range(draw(st.integers(1, 3))):
        own: list[Revision] = []
        for step in range(draw(st.integers(1, 6))):
            chosen = draw(st.lists(st.sampled_from(own), max_size=2, unique_by=lambda parent: parent.id)) if own else []
            revision = Revision(
                id="", record=f"{number:032x}", kind="interview", parents=tuple(sorted(parent.id for parent in chosen)),
                author="1" * 32, device=draw(st.sampled_from(["a" * 32, "b" * 32])),
                at=f"2026-03-18T02:00:{draw(st.integers(0, 59)):02d}.000Z", serial=f"TH-2601-03A-{number + 1:04d}",
                state="draft", action="save", content={"source_code": f"J-{number + 1:03d}", "gist": f"要点{step}"},
            )  # fmt: skip
            own.append(decode(encode(revision)))
        found += own
    return found


class Store:
    """A vault's tables without the vault: what merging touches."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.db = open_database(Path(self._folder.name) / "vault.db", KEY, create=True)
        self.index = RecordIndex(self.db)

    def take(self, revisions: list[Revision]) -> None:
        for revision in revisions:
            self.index.add(revision, encode(revision))
        for record in {revision.record for revision in revisions}:
            self.index.refresh(record, KINDS["interview"])

    def seen(self) -> list[tuple[object, ...]]:
        reader = RecordReader(self.db, Access(Account("0", "office", "office")))
        return [
            (row, frozenset(head.id for head in reader.get(row.id).heads), len(reader.find("要点")))
            for row in reader.summaries()
        ]

    def close(self) -> None:
        self.db.close()
        self._folder.cleanup()


def after(*batches: list[Revision]) -> list[tuple[object, ...]]:
    store = Store()
    try:
        for batch in batches:
            if batch:
                store.take(batch)
        return store.seen()
    finally:
        store.close()


@settings(max_examples=25, deadline=None)
@given(histories(), st.randoms(use_true_random=False), st.integers(0, 18), st.integers(0, 18))
def test_merge_is_a_union(revisions: list[Revision], random: Random, one: int, two: int) -> None:
    whole = after(revisions)
    shuffled = list(revisions)
    random.shuffle(shuffled)
    low, high = sorted((one, two))
    parts = (shuffled[:low], shuffled[low:high], shuffled[high:])
    assert after(revisions, revisions) == whole
    assert after(*parts) == whole
    assert after(*reversed(parts)) == whole
    assert after(parts[0] + parts[1], parts[1] + parts[2], parts[0]) == whole


@given(histories())
@settings(max_examples=20, deadline=None)
def test_a_revision_is_named_by_its_bytes(revisions: list[Revision]) -> None:
    for revision in revisions:
        assert revision.id == sha256_hex(encode(revision))
        assert decode(encode(revision)) == revision
