"""What goes wrong on the way out: stopped, full, wrong or lost media, cut off; nothing stays under the final name."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from forms.problems import EnvironmentProblem
from storage import media
from storage.exchange import target
from storage.exchange.export import Export
from storage.media import FoundMedium, folder_medium
from storage.vault import unlock_vault
from tests.ui.bench import Bench, picture
from tests.ui.handover.flows import go_on, locked, names, registered, seal, step, wizard
from tests.worlds import PASSPHRASE
from ui.handover.page import HandoverPage


class Gate:
    """Holds the read-back until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.open = threading.Event(), threading.Event()
        real = target.read_back

        def slow(written: target.Written, report: object) -> None:
            def held(done: int, total: int) -> None:
                self.reached.set()
                self.open.wait(20)
                report(done, total)  # type: ignore[operator]

            real(written, held)

        monkeypatch.setattr(target, "read_back", slow)


def test_stopping_leaves_nothing_and_keeps_the_number(
    bench: Bench, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = bench.vault()
    registered(bench, session, stick)
    bench.ask(lambda: locked(session))
    shell = bench.shell_for(session, "handover")
    page = wizard(bench, shell, stick)
    go_on(bench, page)
    go_on(bench, page)
    gate = Gate(monkeypatch)
    assert page.wizard is not None
    page.wizard.go_on()
    bench.qtbot.waitUntil(gate.reached.is_set, timeout=10_000)
    bench.qtbot.waitUntil(lambda: page.step4.steps.state("write") == "done", timeout=5000)
    assert step(page) == "seal"
    assert names(stick) == ["03-A-0001.sealed.001.writing"]
    assert page.step4.steps.state("read_back") == "running"
    assert page.step4.steps.state("register") == "to_do"
    picture(shell, "wizard-sealing-en")
    assert not page.may_leave()
    dialog = page.step4._dialog
    assert dialog is not None
    dialog.try_accept()
    gate.open.set()
    bench.settle()
    assert "Bundle 1 can be written again" in page.step4.banner.text()
    assert names(stick) == []
    picture(shell, "wizard-stopped-en")
    assert page.may_leave()
    monkeypatch.undo()
    home = bench.page(shell, "handover")
    assert isinstance(home, HandoverPage)
    assert home.prepare.text().strip() == "Go on with bundle 1"
    again = wizard(bench, shell, stick)
    assert again.chosen.outgoing.sequence == 1
    assert "same number" in again.choose.banner.text()
    for wanted in ("review", "approve", "slip"):
        assert go_on(bench, again) == wanted
    assert names(stick) == ["03-A-0001.sealed"]


def test_stopped_and_written_again_from_the_same_page(
    bench: Bench, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = bench.vault()
    registered(bench, session, stick)
    bench.ask(lambda: locked(session))
    shell = bench.shell_for(session)
    page = wizard(bench, shell, stick)
    go_on(bench, page)
    go_on(bench, page)
    gate = Gate(monkeypatch)
    assert page.wizard is not None
    page.wizard.go_on()
    bench.qtbot.waitUntil(gate.reached.is_set, timeout=10_000)
    page.seal()
    gate.open.set()
    bench.settle()
    monkeypatch.undo()
    page.step4.again_asked.emit()
    bench.settle()
    assert step(page) == "slip"
    assert names(stick) == ["03-A-0001.sealed"]


def test_a_full_medium_says_so_and_another_is_taken(
    bench: Bench, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = bench.vault()
    registered(bench, session, stick)
    other = tmp_path / "second"
    other.mkdir()
    registered(bench, session, other)
    bench.ask(lambda: locked(session))
    shell = bench.shell_for(session)

    def full(folder: Path, needed: int) -> None:
        if folder == stick:
            raise EnvironmentProblem("MEDIUM_TOO_SMALL", medium=folder.name, needed_bytes=needed, free_bytes=10)

    monkeypatch.setattr(target, "check_space", full)
    page = wizard(bench, shell, stick)
    for wanted in ("review", "approve", "seal"):
        assert go_on(bench, page) == wanted
    assert "Not enough room" in page.step4.error.text()
    assert "unchanged" in page.step4.error.text()
    picture(shell, "wizard-full-en")
    assert names(stick) == []
    page.step4.other_asked.emit()
    bench.settle()
    assert step(page) == "choose"
    page.media.add_folder(other)
    bench.settle()
    for wanted in ("review", "approve", "slip"):
        assert go_on(bench, page) == wanted
    assert names(other) == ["03-A-0001.sealed"]


def test_media_that_may_not_be_written_to(
    bench: Bench, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = bench.vault(practice=False)
    bench.ask(lambda: session.pledges.register(session.me.id, "1", "2026-03-01", "C-1"))
    bench.ask(lambda: locked(session))
    shell = bench.shell_for(session)
    found = [
        FoundMedium(stick, "SER-1", "BLUE", "vfat", 1000, 900),
        FoundMedium(tmp_path / "two", "SER-2", "RED", "vfat", 1000, 900, read_only=True),
        FoundMedium(tmp_path / "three", "", "NAMELESS", "vfat", 1000, 900),
        folder_medium(stick),
    ]
    (stick / "04-A-0001.sealed").write_bytes(b"")
    bench.ask(lambda: [session.media.register(serial, "usb", 1000, session.me.id) for serial in ("SER-1", "SER-2")])
    monkeypatch.setattr(media, "removable_media", lambda: found)
    page = wizard(bench, shell, None)
    assert page.choose.folder.isHidden()
    codes = [choice.problem.code if choice.problem else "" for choice in page.choose.media.rows_model.rows()]
    assert codes == ["MEDIUM_USED_ELSEWHERE", "MEDIUM_READ_ONLY", "MEDIUM_UNKNOWN", "FOLDER_ONLY_IN_PRACTICE"]
    assert page.chosen.medium is None
    assert go_on(bench, page) == "choose"
    picture(shell, "wizard-wrong-media-en")


def test_a_bundle_cut_off_before_its_name_is_taken_up(
    bench: Bench, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = bench.vault()
    registered(bench, session, stick)
    bench.ask(lambda: locked(session))
    shell = bench.shell_for(session)
    page = wizard(bench, shell, stick)
    go_on(bench, page)
    go_on(bench, page)

    def gone(written: target.Written) -> tuple[Path, ...]:
        raise EnvironmentProblem("MEDIUM_GONE", medium="stick", reason="No such device")

    monkeypatch.setattr(target, "finish", gone)
    assert go_on(bench, page) == "seal"
    monkeypatch.undo()
    again = wizard(bench, shell, stick)
    assert again.chosen.outgoing.row is not None
    assert again.choose.scopes.isHidden()
    for wanted in ("review", "approve", "slip"):
        assert go_on(bench, again) == wanted
    assert names(stick) == ["03-A-0001.sealed"]


def test_a_lost_stick_is_written_again_under_its_number(bench: Bench, stick: Path, tmp_path: Path) -> None:
    session = bench.vault()
    registered(bench, session, stick)
    bench.ask(lambda: locked(session))
    shell = bench.shell_for(session)
    bundle = seal(bench, shell, stick).chosen.outgoing.bundle
    other = tmp_path / "second"
    other.mkdir()
    registered(bench, session, other)
    page = wizard(bench, shell, other, bundle)
    assert "once more" in page.choose.banner.text()
    for wanted in ("review", "approve", "slip"):
        assert go_on(bench, page) == wanted
    assert names(other) == ["03-A-0001.sealed"]
    assert len(bench.ask(lambda: Export(session).bundles())) == 1


def test_who_may_not_seal_is_told(bench: Bench) -> None:
    leader = bench.vault()

    def work() -> None:
        leader.accounts.add("黎安", "auditor", PASSPHRASE)
        leader.close()

    bench.ask(work)
    world = bench.world
    auditor = bench.opened(lambda: unlock_vault(world.vault, "黎安", PASSPHRASE, world.device, world.tools))
    shell = bench.shell_for(auditor, "handover")
    assert isinstance(shell.page, HandoverPage)
    assert shell.page.prepare.isHidden()
    page = wizard(bench, shell, None)
    assert page.wizard is None
    assert page.error.text()
