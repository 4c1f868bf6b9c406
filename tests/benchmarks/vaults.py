"""Saving, searching and unlocking, against plain SQLite and bare key derivation."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from forms.kinds import KINDS
from storage.codec import decode, encode
from storage.keys import calibrate, stretch
from storage.model import Account, Revision
from storage.search import match_expression, places, terms
from storage.session import Session
from storage.vault import VaultTools, create_vault, unlock_vault
from tests.benchmarks.harness import Line, alone, side_by_side
from tests.worlds import PASSPHRASE, World, a_stint, an_interview

LEADER = Account("1" * 32, "陆明远", "leader")
INTERVIEWS = 20_000
QUERIES = ("验收", "质保金", "台账 复核", "八月初仍在安装", "readings")


def plain_database(path: Path) -> sqlite3.Connection:
    """SQLite with the vault's pragmas, but no key."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "temp_store = MEMORY", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def measure(folder: Path, smaller: bool) -> Iterator[Line]:
    world = World(folder)
    session = create_vault(world.vault, a_stint(), LEADER, PASSPHRASE, world.device, world.tools)
    yield saving(session, folder)
    yield searching(session, folder, INTERVIEWS // 20 if smaller else INTERVIEWS)
    session.close()
    yield from unlocking(world, folder)


def saving(session: Session, folder: Path) -> Line:
    """One revision of a 2,000-character interview: with its index, search, serial and log link."""
    plain = plain_database(folder / "plain-save.db")
    plain.execute("CREATE TABLE revision (id TEXT PRIMARY KEY, body BLOB)")
    text = "验收单是事后补的，日期写的是六月二十日，实际装完是八月初。" * 70
    saved = session.records.create("interview", an_interview(turns=[{"id": "t", "kind": "a", "text": text}])).revision

    def ours() -> None:
        nonlocal saved
        saved = session.records.save(saved.record, saved.id, {**saved.content, "gist": random.random()}).revision

    def reference() -> None:
        plain.execute("INSERT INTO revision VALUES (?,?)", (random.randbytes(8).hex(), encode(saved)))

    return side_by_side("save one revision (2,000 characters)", ours, reference, 60, "same bytes, plain sqlite3, fsync")


def contents(count: int) -> Iterator[Revision]:
    words = "验收 库房 台账 送货单 质保金 设备科 财务 付款 八月初仍在安装 复核 公示 结余 食堂 readings".split()  # noqa: SIM905
    source = random.Random(7)
    for number in range(count):
        turns = [
            {"id": f"t{n}", "kind": "qa"[n % 2], "text": "，".join(source.choices(words, k=12)) + f"{number}"}
            for n in range(12)
        ]
        yield decode(encode(Revision(
            id="", record=f"{number:032x}", kind="interview", parents=(), author="1" * 32, device="d" * 32,
            at="2026-03-18T02:00:00.000Z", serial=f"TH-2601-09Z-{number + 1:04d}", state="draft", action="save",
            content=an_interview(source_code=f"J-{number:05d}", turns=turns),
        )))  # fmt: skip


def searching(session: Session, folder: Path, count: int) -> Line:
    """First 60 hits with snippets in `count` interviews of twelve turns; the reference returns row ids only."""
    plain = plain_database(folder / "plain-search.db")
    plain.execute("CREATE VIRTUAL TABLE t USING fts5(terms, content='', tokenize='unicode61 remove_diacritics 2')")
    session.records.merge(contents(count))
    plain.execute("BEGIN")
    for revision in contents(count):
        for _, _, text in places(KINDS["interview"], revision.content):
            plain.execute("INSERT INTO t (terms) VALUES (?)", (" ".join(terms(text)),))
    plain.execute("COMMIT")

    def ours() -> None:
        for query in QUERIES:
            session.records.find(query)

    def reference() -> None:
        for query in QUERIES:
            plain.execute(
                "SELECT rowid FROM t WHERE t MATCH ? ORDER BY rowid DESC LIMIT 60", (match_expression(query),)
            ).fetchall()

    name = f"search {count:,} interviews ({len(QUERIES)} queries)"
    return side_by_side(name, ours, reference, 9, "plain FTS5, unencrypted, row ids only")


def unlocking(world: World, folder: Path) -> Iterator[Line]:
    """With the real cost of a passphrase guess on this machine."""
    cost = calibrate()
    tools = VaultTools(world.forms, world.tools.clock, lambda: cost)
    session = create_vault(folder / "dear", a_stint(), LEADER, PASSPHRASE, world.device, tools)
    session.close()

    def ours() -> None:
        unlock_vault(folder / "dear", LEADER.id, PASSPHRASE, world.device, tools).close()

    def derivation() -> None:
        stretch(PASSPHRASE, b"s" * 16, cost)

    note = f"its key derivation alone ({cost.memory_kib >> 10} MiB, {cost.passes} passes)"
    yield side_by_side("unlock", ours, derivation, 3, note)
    yield alone("calibrate the key derivation", calibrate, 3, "once, when a slot is made")
