"""Properties of the small pure rules: paths, chain, envelope, statement, enrolment."""

from __future__ import annotations

import io
import itertools
import tarfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.problems import IntegrityFailure
from storage.exchange import tarball
from storage.exchange.chain import ACCEPTED, Link, Memory, judge, remember
from storage.exchange.dsse import open_envelope, sign
from storage.exchange.enrol import FixedTrust, KnownDevice, OfficeTrust, SelfTrust, token
from storage.exchange.paths import PathSet, check_path
from storage.exchange.statement import AuditSpan, Count, SerialSpan, Statement, Void
from tests.storage.exchange.craft import DEVICE, DEVICE_KEY, OTHER_KEY, PLACE, SECRET, sender, statement

_SEGMENTS = st.from_regex(r"[a-z0-9_][a-z0-9._-]{0,20}", fullmatch=True)
_CLEAN = st.lists(_SEGMENTS, min_size=1, max_size=4).map("/".join)


@given(st.text())
def test_what_passes_is_harmless_everywhere(path: str) -> None:
    try:
        check_path(path)
    except IntegrityFailure as problem:
        assert problem.code.startswith("BUNDLE_PATH_")
    else:
        assert path.isascii()
        assert all(part and part[0] != "." and part[-1] != "." for part in path.split("/"))
        assert not set(path) & set('\\:*?"<>| \x00')


@given(st.sets(_CLEAN, max_size=12))
def test_order_of_paths_does_not_decide(paths: set[str]) -> None:
    def refused(order: list[str]) -> bool:
        known = PathSet()
        try:
            for path in order:
                known.add(path)
        except IntegrityFailure:
            return True
        return False

    assert refused(sorted(paths)) == refused(sorted(paths, reverse=True))


@given(_CLEAN, st.integers(0, tarball.MAX_ENTRY), st.integers(0, 1 << 32))
def test_headers_are_what_the_standard_library_reads(path: str, size: int, mtime: int) -> None:
    info = tarfile.TarInfo.frombuf(tarball.header(path, size, mtime), "ascii", "strict")
    assert (info.name, info.size, info.mtime, info.type, info.mode) == (path, size, mtime, b"0", 0o644)


@given(st.lists(st.tuples(_CLEAN, st.binary(max_size=2000)), max_size=5))
def test_archive_comes_back(files: list[tuple[str, bytes]]) -> None:
    body = b"".join(tarball.header(p, len(d), 0) + d + bytes(tarball.padding(len(d))) for p, d in files)
    stream = io.BytesIO(body + tarball.trailer())
    assert [(m.path, b"".join(m.pieces)) for m in tarball.members(stream)] == files


def _chain(length: int) -> list[Link]:
    sealed = ["", *(f"{n:064d}" for n in range(1, length + 1))]
    content = ["", *(f"c{n}" for n in range(1, length + 1))]
    return [Link(n, f"b{n}", sealed[n - 1], content[n - 1], sealed[n], content[n]) for n in range(1, length + 1)]


@given(st.permutations(range(5)))
def test_any_order_ends_in_the_same_memory(order: list[int]) -> None:
    links, memory = _chain(5), Memory()
    for index in order:
        verdict = judge(memory, links[index])
        assert verdict.order in ACCEPTED
        assert set(verdict.missing) == {n for n in range(1, index + 1) if n not in memory.links}
        memory = remember(memory, links[index])
    assert memory.links == {link.sequence: link for link in links}
    assert all(judge(memory, link).order == "same_again" for link in links)


def test_each_fault_of_order_has_its_word() -> None:
    one, two, three, four = _chain(4)
    memory = Memory()
    for link in (one, two, four):
        memory = remember(memory, link)
    assert judge(memory, three).order == "late"
    other = {"sealed": "f" * 64, "content": "x"}
    assert judge(memory, replace(three, **other)).order == "broken_link"
    assert judge(memory, replace(three, previous="f" * 64, previous_content="x")).order == "broken_link"
    assert judge(memory, replace(two, bundle="x", **other)).order == "fork"
    assert judge(memory, replace(one, bundle="x", **other)).order == "rollback"
    assert judge(Memory(), replace(one, previous="f" * 64)).order == "broken_link"
    assert judge(memory, replace(four, sequence=6)).missing == (3, 5)
    assert judge(remember(Memory(), one), two).order == "next"


def test_a_bundle_sealed_twice_is_the_same_bundle() -> None:
    one, two = _chain(2)
    again = replace(one, sealed="e" * 64)
    memory = remember(Memory(), one)
    assert judge(memory, again).order == "same_again"
    memory = remember(memory, again)
    assert judge(memory, two).order == "next"
    assert judge(memory, replace(two, previous=again.sealed)).order == "next"
    late = remember(remember(Memory(), two), replace(one, sequence=3, previous=two.sealed, sealed="3", content="c3"))
    assert judge(late, again).order == "late"


@given(st.binary(max_size=300))
def test_envelope(payload: bytes) -> None:
    opened, keyid = open_envelope(sign(payload, DEVICE_KEY))
    assert (opened, keyid) == (payload, sender().key)


@given(st.binary(max_size=200))
def test_rubbish_is_no_envelope(data: bytes) -> None:
    with pytest.raises(IntegrityFailure, match="BUNDLE_SIGNATURE_FORM"):
        open_envelope(data)


def test_statement_comes_back() -> None:
    full = statement(
        counts=(Count("interview", "locked", 5),),
        serials=(SerialSpan("TH", 35, 40, 42, (36,), (41,), (Void("TH-2601-03A-0037", "登记重复"),)),),
        audit=AuditSpan(1, 9, "f" * 64),
        tagmanifest="e" * 64,
    )
    assert Statement.from_json(full.to_json()) == full


def test_enrolment() -> None:
    said, key = statement(), sender().key
    fresh = OfficeTrust({}, {PLACE: SECRET})
    assert fresh.check(said, key) is True
    known = OfficeTrust({PLACE: KnownDevice(DEVICE, key)}, {PLACE: SECRET})
    assert known.check(said, key) is False
    forked = statement(sender=sender(OTHER_KEY))
    with pytest.raises(IntegrityFailure, match="SENDER_CHANGED"):
        known.check(forked, forked.sender.key)
    assert fresh.check(forked, forked.sender.key) is True


def test_token_binds_every_field() -> None:
    fields = (sender().key, DEVICE, "03", "A", PLACE[0])
    others = (sender(OTHER_KEY).key, "e" * 32, "04", "B", "6" * 32)
    made = {token(SECRET, *fields)}
    for index, other in enumerate(others):
        made.add(token(SECRET, *(other if i == index else field for i, field in enumerate(fields))))
    made.add(token(bytes(32), *fields))
    assert len(made) == len(fields) + 2


@pytest.mark.parametrize("kind", ["kit", "receipt"])
def test_a_laptop_trusts_only_its_office(kind: str) -> None:
    said, key = statement(kind=kind), sender().key
    assert FixedTrust(key).check(said, key) is False
    with pytest.raises(IntegrityFailure, match="SENDER_UNKNOWN"):
        FixedTrust(sender(OTHER_KEY).key).check(said, key)
    with pytest.raises(IntegrityFailure, match="SENDER_KEY_FORM"):
        FixedTrust(key).check(statement(), key)
    assert SelfTrust().check(statement(), key) is False


def test_paths_with_a_file_where_a_folder_is() -> None:
    for order in itertools.permutations(("data/a", "data/a/b")):
        known = PathSet()
        known.add(order[0])
        with pytest.raises(IntegrityFailure, match="BUNDLE_PATH_CASE"):
            known.add(order[1])
