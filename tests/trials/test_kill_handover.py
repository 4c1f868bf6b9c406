"""`kill -9` while sealing and receiving: the stick holds only whole bundles, the office only whole receptions."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from storage.exchange.enrol import SelfTrust
from storage.exchange.export import Export
from storage.exchange.intake import Intake
from storage.exchange.reading import verify
from storage.vault import check_vault
from tests.trials.handover import open_clerk, open_team, prepare, seal_next

ALWAYS, ALL = 2, 30
TRIALS = [pytest.param(number, marks=() if number < ALWAYS else pytest.mark.trial) for number in range(ALL)]
ROOT = Path(__file__).parents[2]


def killed(mode: str, folder: Path, seconds: float) -> list[list[str]]:
    """Run the worker, kill it `seconds` after it is ready; what it said until then, split into words."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.trials.handover", mode, str(folder)],
        stdout=subprocess.PIPE, stdin=subprocess.PIPE, cwd=ROOT, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.readline() == "ready\n", "the worker did not start"
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read()
    process.wait()
    process.stdout.close()
    process.stdin.close()
    return [line.split() for line in rest.rpartition("\n")[0].splitlines()]


@pytest.mark.parametrize("trial", TRIALS)
def test_sealing(tmp_path: Path, trial: int) -> None:
    prepare(tmp_path)
    said = killed("seal", tmp_path, random.Random(trial).uniform(0.0, 0.8))
    office = open_clerk(tmp_path)
    stick = tmp_path / "stick"
    proven = {}
    for path in stick.glob("*.sealed"):
        verified = verify(path, office.identities, SelfTrust())
        proven[str(verified.statement.sequence)] = verified.sealed_sha256
    assert {words[1]: words[2] for words in said}.items() <= proven.items()
    session = open_team(tmp_path)
    assert check_vault(session) == []
    last = seal_next(session, stick).row
    rows = Export(session).bundles()
    assert [row.sequence for row in rows] == list(range(1, last.sequence + 1))
    assert {row.state for row in rows} == {"written"}
    assert sorted(path.name for path in stick.iterdir()) == [f"{row.statement.name}.sealed" for row in rows]
    intake = Intake(office)
    for row in rows:
        inspection = intake.inspect(stick / f"{row.statement.name}.sealed")
        assert inspection.outcome == "acceptable"
        intake.receive(inspection)
    sealed = {row.id for row in session.records.summaries() if row.custody == "sealed"}
    assert {row.id for row in office.session.records.summaries()} == sealed
    assert len(sealed) == sum(row.records for row in rows)
    session.close()
    office.session.close()


@pytest.mark.parametrize("trial", TRIALS)
def test_receiving(tmp_path: Path, trial: int) -> None:
    prepare(tmp_path)
    session = open_team(tmp_path)
    rows = [seal_next(session, tmp_path / "stick").row for _ in range(4)]
    said = killed("receive", tmp_path, random.Random(500 + trial).uniform(0.0, 0.8))
    office = open_clerk(tmp_path)
    assert check_vault(office.session) == []
    intake = Intake(office)
    here = intake.bundles()
    assert {words[2] for words in said} <= {row.sha256 for row in here}
    assert len(office.session.records.summaries()) == sum(row.records for row in here)
    for row in rows:
        intake.receive(intake.inspect(tmp_path / "stick" / f"{row.statement.name}.sealed"))
    assert office.session.audit.head(session.device)[0] == rows[-1].statement.audit.last
    assert [row.sha256 for row in intake.bundles()] == [row.sha256 for row in rows]
    assert check_vault(office.session) == []
    session.close()
    office.session.close()
