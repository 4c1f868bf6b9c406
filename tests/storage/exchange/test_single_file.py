"""One file by itself: read back from the medium, and the register tells what left from what did not (V18)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from itertools import chain, repeat
from operator import attrgetter
from pathlib import Path

import pytest

from forms.problems import EnvironmentProblem, IntegrityFailure, Problem, Refused
from storage.exchange import target
from storage.exchange.export import Export as BundleExport
from storage.exchange.single_file import write_out
from storage.exporting import Export, exports, state_of
from storage.gate import NETWORK
from storage.media import folder_medium
from storage.register_tables import register_table
from storage.session import Session
from tests.ui.worlds import LEADER, a_world, fresh_vault
from tests.worlds import PASSPHRASE, an_interview

DATA = b"a,b\n" * 5000


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    (tmp_path / "stick").mkdir()
    made = fresh_vault(a_world(tmp_path))
    BundleExport(made).register_medium(folder_medium(tmp_path / "stick"), LEADER.id)
    yield made
    made.close()


def out(session: Session, stick: Path) -> str:
    record = session.records.create("interview", an_interview()).revision
    word = session.accounts.approve(LEADER.id, PASSPHRASE, record.record)
    export = Export(record.record, record.serial, "csv", DATA)
    return write_out(session, export, folder_medium(stick), "table", word).entry.number


def states(session: Session) -> list[str]:
    return [state_of(session, entry) for entry in exports(session)]


def test_what_stands_on_the_medium_has_left(session: Session, tmp_path: Path) -> None:
    number = out(session, tmp_path / "stick")
    assert (tmp_path / "stick" / f"table-{number}.csv").read_bytes() == DATA
    assert states(session) == ["exported"]
    assert [event.detail["medium"] for event in session.audit.events() if event.action == "exported"] == [
        "JZ-2601-03A-0001"
    ]


@pytest.mark.parametrize("fault", ["flips a byte", "no room", "gone"])
def test_what_failed_stays_in_the_register_as_failed_and_nowhere_else(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    def flip(paths: tuple[Path, ...], *rest: object) -> tuple[int, str]:
        """As a bad stick would: what comes back is not what was written."""
        data = bytearray(paths[0].read_bytes())
        data[7] ^= 1
        paths[0].write_bytes(data)
        return real(paths)

    real = target.hash_parts
    if fault == "flips a byte":
        monkeypatch.setattr(target, "hash_parts", flip)
    else:
        number = {"no room": 28, "gone": 5}[fault]
        monkeypatch.setattr(target.os, "fsync", lambda _file: (_ for _ in ()).throw(OSError(number, "x")))
    with pytest.raises(Problem) as caught:
        out(session, tmp_path / "stick")
    monkeypatch.undo()
    wanted = {"flips a byte": "READBACK_DIFFERS", "no room": "MEDIUM_FULL", "gone": "MEDIUM_GONE"}[fault]
    assert caught.value.code == wanted
    assert isinstance(caught.value, IntegrityFailure | EnvironmentProblem)
    assert list((tmp_path / "stick").iterdir()) == []
    assert states(session) == ["failed"]
    assert [row[-1] for row in register_table(session, "exports").rows] == ["failed"]
    assert [event.action for event in session.audit.events()][-1] == "export_failed"


def broken(*_: object, **__: object) -> None:
    raise OSError(5, "x")


def breaking(real: Callable[..., object], turn: int) -> Callable[..., object]:
    """Fails at that call alone: the medium answers again when it is cleared."""
    turns = chain(repeat(real, turn), (broken,), repeat(real))
    return lambda *args, **words: next(turns)(*args, **words)


def test_a_folder_that_cannot_be_made_fast_keeps_nothing_of_the_file(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last step fails, when the file has its name already."""
    monkeypatch.setattr(target, "sync_folder", broken)
    with pytest.raises(EnvironmentProblem, match="MEDIUM_GONE"):
        out(session, tmp_path / "stick")
    assert list((tmp_path / "stick").iterdir()) == []
    assert states(session) == ["failed"]


@pytest.mark.parametrize(
    ("step", "turn"),
    [
        ("os.fsync", 0),
        ("hash_parts", 0),
        ("Path.replace", 0),
        ("Path.replace", 1),
        ("sync_folder", 0),
        ("Path.unlink", 0),
    ],
)
def test_an_older_file_of_the_name_stays_whatever_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, turn: int
) -> None:
    older = tmp_path / "page.pdf"
    older.write_bytes(b"older")
    monkeypatch.setattr(f"storage.exchange.target.{step}", breaking(attrgetter(step)(target), turn))
    with pytest.raises(EnvironmentProblem):
        target.put_file(older, DATA)
    monkeypatch.undo()
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("page.pdf", b"older")]
    target.put_file(older, DATA)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("page.pdf", DATA)]


def test_a_crash_while_writing_leaves_it_open(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(target, "hash_parts", pulled)
    with pytest.raises(KeyboardInterrupt):
        out(session, tmp_path / "stick")
    assert states(session) == ["open"]


@pytest.mark.parametrize(("fails", "end"), [(False, "exported"), (True, "failed")])
def test_v22_a_network_that_comes_up_meanwhile_does_not_keep_the_end_from_the_register(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: bool, end: str
) -> None:
    def comes_up(path: Path, data: bytes) -> None:
        session.gate.close(NETWORK, Refused("NETWORK_ACTIVE", rule="V22"))
        if fails:
            raise EnvironmentProblem("MEDIUM_GONE")
        target.put_file(path, data)

    monkeypatch.setattr("storage.exchange.single_file.put_file", comes_up)
    with pytest.raises(EnvironmentProblem, match="MEDIUM_GONE") if fails else nullcontext():
        out(session, tmp_path / "stick")
    assert states(session) == [end]
    assert len(list((tmp_path / "stick").iterdir())) == (not fails)
    with pytest.raises(Refused, match="NETWORK_ACTIVE"):
        session.records.create("interview", an_interview())


def test_it_is_read_back_from_the_medium_and_not_from_memory(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pages of the file are dropped from the system's cache after writing and before reading."""
    dropped: list[str] = []
    real = os.posix_fadvise

    def advise(file: int, *rest: int) -> None:
        dropped.append(Path(f"/proc/self/fd/{file}").readlink().name)
        real(file, *rest)

    monkeypatch.setattr(os, "posix_fadvise", advise)
    number = out(session, tmp_path / "stick")
    assert dropped == [f"table-{number}.csv.writing"] * 2
