"""Stopping a sealing at every step, and what happens to the register while the bytes are being written."""

from __future__ import annotations

import pytest

from forms.problems import Cancelled, EnvironmentProblem
from storage.exchange import sealing, target
from storage.exchange.export import Export
from storage.exchange.receipts import import_receipt
from storage.media import folder_medium
from tests.storage.exchange.test_export import locked
from tests.storage.exchange.way import Way


def stopping(at: str) -> sealing.StepReport:
    def step(name: sealing.Step, done: int, total: int) -> None:
        if name == at and (done, total) == (1, 1):
            raise Cancelled

    return step


@pytest.mark.parametrize("at", ["freeze", "sign", "write", "read_back"])
def test_a_stopped_sealing_leaves_nothing_on_the_medium(way: Way, at: str) -> None:
    laptop = way.laptop("A")
    locked(laptop)
    export = Export(laptop)
    order = export.approve(export.review(), folder_medium(way.stick("A")), None)
    with pytest.raises(Cancelled):
        sealing.run(order, stopping(at))
    assert list(way.stick("A").iterdir()) == []
    assert export.bundles()[-1].state == "approved"
    assert sealing.run(order).row.state == "written"


def test_once_the_name_is_given_there_is_no_stopping(way: Way) -> None:
    laptop = way.laptop("A")
    locked(laptop)
    export = Export(laptop)
    order = export.approve(export.review(), folder_medium(way.stick("A")), None)
    result = sealing.run(order, stopping("register"))
    assert (result.row.state, export.bundles()[-1].state) == ("written", "written")
    assert list(way.stick("A").iterdir()) == list(result.paths)


def test_a_medium_that_goes_while_parts_are_named_keeps_none(way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop = way.laptop("A")
    locked(laptop)
    export = Export(laptop)
    order = export.approve(export.review(), folder_medium(way.stick("A")), None)

    def gone(folder: object) -> None:
        raise OSError(5, "gone")

    written = target.write(way.stick("A"), "x", lambda sink: sink.write(b"abcdef"), part_size=2)
    with monkeypatch.context() as patch, pytest.raises(EnvironmentProblem, match="MEDIUM_GONE"):
        patch.setattr(target, "sync_folder", gone)
        target.finish(written)
    assert list(way.stick("A").iterdir()) == []
    assert sealing.run(order).row.state == "written"


def test_a_delivery_during_a_second_sealing_is_kept(way: Way) -> None:
    laptop = way.laptop("A")
    locked(laptop)
    way.seal(laptop)
    export = Export(laptop)
    bundle = export.bundles()[-1].id
    order = export.again(bundle, folder_medium(way.stick("A")), None)

    def step(name: sealing.Step, done: int, total: int) -> None:
        if name == "write" and (done, total) == (1, 1):
            export.deliver(bundle)

    sealing.run(order, step)
    row = export.bundles()[-1]
    assert row.state == "written"
    assert set(row.times) >= {"delivered", "written"}


def test_a_receipt_during_a_second_sealing_is_the_last_word(way: Way) -> None:
    laptop = way.laptop("A")
    locked(laptop)
    way.take(way.seal(laptop))
    export = Export(laptop)
    bundle = export.bundles()[-1].id
    order = export.again(bundle, folder_medium(way.stick("A")), None)

    def step(name: sealing.Step, done: int, total: int) -> None:
        if name == "write" and (done, total) == (1, 1):
            import_receipt(laptop, way.receipts.issue(bundle, way.folder / "stick-A").path)

    result = sealing.run(order, step)
    row = export.bundles()[-1]
    assert (result.row.state, row.state) == ("receipted", "receipted")
    assert len(row.hashes) == 2
    assert row.notes["receipt"]
