"""Memory stays flat whatever the size."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

from storage.exchange import target
from storage.exchange.content import as_file
from storage.exchange.enrol import SelfTrust
from storage.exchange.limits import MIB
from storage.exchange.reading import entries, verify
from storage.exchange.seal import Entry, prepare, seal
from tests.storage.exchange.craft import DEVICE_KEY, statement
from tests.storage.exchange.test_medium import OPENER, RECIPIENT

SIZE = 150


def _zeros() -> Iterator[bytes]:
    return iter([bytes(MIB)] * SIZE)


def test_sealing_and_reading_150_mib_takes_a_fraction_of_it(tmp_path: Path) -> None:
    entry = Entry("revisions.jsonl", SIZE * MIB, as_file(_zeros))
    tracemalloc.start()
    try:
        made = prepare([entry], statement(), DEVICE_KEY)
        written = target.write(tmp_path, made.statement.name, lambda sink: seal(made, [RECIPIENT], sink))
        target.read_back(written)
        (path,) = target.finish(written)
        verified = verify(path, OPENER, SelfTrust())
        with entries(verified, OPENER) as files:
            assert sum(len(piece) for file in files for piece in file.pieces) == SIZE * MIB
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 40 * MIB
