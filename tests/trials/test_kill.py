"""`kill -9` at random moments: nothing that was said to be saved is lost, and the vault stays whole.

A few trials of each run always; `make trials` runs the rest.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.serials import Serial, serial_range
from storage.keys import KeyFileSecret
from storage.vault import check_vault, create_vault
from tests.storage.conftest import LEADER
from tests.traces import traces
from tests.trials.typist import MARK
from tests.trials.worker import open_session
from tests.worlds import PASSPHRASE, World, a_stint

ALWAYS, ALL = 3, 30
TRIALS = [pytest.param(number, marks=() if number < ALWAYS else pytest.mark.trial) for number in range(ALL)]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """A fresh vault with a key folder beside it, closed."""
    world = World(tmp_path)
    keys = tmp_path / "keys"
    keys.mkdir()
    device = KeyFileSecret(keys, world.vault, same_disk_allowed=True)
    create_vault(world.vault, a_stint(), LEADER, PASSPHRASE, device, world.tools).close()
    yield world.vault, keys


def killed(worker: tuple[str, ...], vault: Path, keys: Path, seconds: float) -> list[list[str]]:
    """Run the worker, kill it `seconds` after its first word; what it said until then, split into words."""
    process = subprocess.Popen(
        [sys.executable, "-m", *worker, str(vault), str(keys)],
        stdout=subprocess.PIPE, cwd=ROOT, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    first = process.stdout.readline()
    assert first, "the worker did not start"
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read()
    process.wait()
    process.stdout.close()
    # a last line cut short was never said
    lines = (first + rest).rsplit("\n", 1)[0].splitlines()
    return [line.split() for line in lines]


@pytest.mark.parametrize("trial", TRIALS)
def test_saved_revisions_survive(vault: tuple[Path, Path], trial: int) -> None:
    said = killed(("tests.trials.worker", "save"), *vault, random.Random(trial).uniform(0.0, 0.6))
    session = open_session(*vault)
    try:
        here = {revision.id for row in session.records.summaries() for revision in session.records.history(row.id)}
        assert {words[1] for words in said} <= here
        assert check_vault(session) == []
        numbers = [Serial.parse(row.serial).sequence for row in session.records.summaries()]
        found = serial_range(numbers)
        assert found is not None and found.first == 1 and found.gaps == ()
    finally:
        session.close()


@pytest.mark.parametrize("trial", TRIALS)
def test_committed_drafts_survive(vault: tuple[Path, Path], trial: int) -> None:
    said = killed(("tests.trials.worker", "draft"), *vault, random.Random(1000 + trial).uniform(0.0, 0.6))
    session = open_session(*vault)
    try:
        last = max((int(words[1]) for words in said if words[0] == "draft"), default=-1)
        pending = session.drafts.pending()
        if last >= 0:
            assert pending[0].content["turns"][0]["text"].endswith(("。",))
            assert f"{last}。" in pending[0].content["turns"][0]["text"]
        assert check_vault(session) == []
    finally:
        session.close()


LOST_SECONDS = 2.0
SLACK = 3.0
"""For the commit itself, and for a machine that runs other tests beside this one."""


@pytest.mark.parametrize("trial", TRIALS)
def test_at_most_two_seconds_of_typing_are_lost(vault: tuple[Path, Path], trial: int) -> None:
    said = killed(("tests.trials.typist",), *vault, random.Random(2000 + trial).uniform(1.0, 6.0))
    typed = [(int(words[1]), float(words[2])) for words in said]
    ended = typed[-1][1]
    due = max((count for count, at in typed if at <= ended - LOST_SECONDS - SLACK), default=0)
    session = open_session(*vault)
    try:
        texts = [turn["text"] for draft in session.drafts.pending() for turn in draft.content.get("turns", ())]
        heads = [session.records.get(row.id).head for row in session.records.summaries()]
        texts += [turn["text"] for head in heads for turn in head.content.get("turns", ())]
        pieces = [piece.removeprefix(MARK) for text in texts for piece in text.split(";")[:-1]]
        assert max(map(int, pieces), default=0) >= due
        assert traces([MARK], vault[0].parent) == []
        assert check_vault(session) == []
    finally:
        session.close()
