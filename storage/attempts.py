"""The growing wait after wrong passphrases, and the lock-out after too many (V21). Both survive a restart.

The count stands beside the vault, readable and deletable by whoever has the folder: it slows a person at the keyboard.
What stops somebody with a copy of the folder is the device secret and Argon2id.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from forms.problems import Refused
from storage.clock import Clock, iso
from storage.files import environment_problem, write_atomically
from storage.keys import DeviceSecret
from storage.slots import Slot, SlotFile, Unwrapped, read_slots, unwrap, write_slots

FILE = "attempts.json"
FREE_TRIES = 2
FIRST_WAIT = 4.0
LONGEST_WAIT = 900.0


@dataclass(frozen=True)
class Tries:
    """Wrong passphrases in a row for one account, and until when its next try waits."""

    count: int = 0
    until: datetime | None = None


class Attempts:
    """For each account two tries are free; then 4 s, 8 s, 16 s … up to 15 minutes between tries. Somebody who knows
    one passphrase gains no tries at another."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._path = folder / FILE
        self._clock = clock

    def wait_seconds(self, account: str = "") -> float:
        """How long until the next try is allowed for an account (for any, when none is named); 0 when it is."""
        tries = self._read()
        chosen = [tries.get(account, Tries())] if account else list(tries.values())
        return max((self._wait(one) for one in chosen), default=0.0)

    def check(self, account: str) -> None:
        """Raises `Refused("WAIT", seconds=…)`."""
        wait = self.wait_seconds(account)
        if wait > 0:
            raise Refused("WAIT", rule="V21", seconds=round(wait) or 1)

    def failed(self, account: str) -> int:
        """Count a wrong passphrase; returns how many there were in a row for this account."""
        tries = self._read()
        count = tries.get(account, Tries()).count + 1
        wait = min(FIRST_WAIT * 2 ** max(0, count - FREE_TRIES - 1), LONGEST_WAIT) if count > FREE_TRIES else 0.0
        self._write({**tries, account: Tries(count, self._clock.now() + timedelta(seconds=wait))})
        return count

    def succeeded(self, account: str) -> int:
        """Forget an account's count; returns what it was, for the log."""
        tries = self._read()
        gone = tries.pop(account, Tries())
        if tries:
            self._write(tries)
        else:
            try:
                self._path.unlink(missing_ok=True)
            except OSError as error:
                raise environment_problem(error, self._path.parent) from error
        return gone.count

    def _wait(self, tries: Tries) -> float:
        if tries.count <= FREE_TRIES or tries.until is None:
            return 0.0
        left = (tries.until - self._clock.now()).total_seconds()
        # a clock set back must not lock the owner out for longer than the rule's longest wait
        return max(0.0, min(left, LONGEST_WAIT))

    def _write(self, tries: dict[str, Tries]) -> None:
        body = {name: {"count": one.count, "until": iso(one.until) if one.until else ""} for name, one in tries.items()}
        write_atomically(self._path, json.dumps({"accounts": body}).encode())

    def _read(self) -> dict[str, Tries]:
        try:
            data = json.loads(self._path.read_bytes())
            return {str(name): _tries(one) for name, one in data["accounts"].items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}  # it can be deleted as well as damaged: see the head of this file


@dataclass(frozen=True)
class Opened:
    """A slot that its passphrase opened. `failed` is how many wrong ones there had been in a row."""

    file: SlotFile
    slot: Slot
    keys: Unwrapped
    failed: int


def open_slot(path: Path, account: str, passphrase: str, device: DeviceSecret, clock: Clock) -> Opened:
    """Open the slot of `account` (id or name) in the slots file `path`: to unlock, to approve, to change a passphrase.

    Every wrong passphrase counts, wherever it is asked for; too many (policy `lockout_after`) destroy the slot.
    Raises `Refused` (WAIT, NO_SLOT, PASSPHRASE_OR_DEVICE_KEY_WRONG, LOCKED_OUT V21), `EnvironmentProblem`
    (KEYRING_…, KEY_FILE_…), `IntegrityFailure("SLOTS_DAMAGED")`.
    """
    file = read_slots(path)
    slot = file.slot_of(account)
    attempts = Attempts(path.parent, clock)
    attempts.check(slot.account)
    secret = device.load(file.vault_id)
    try:
        keys = unwrap(file.vault_id, slot, passphrase, secret)
    except Refused as refusal:
        if refusal.code != "LOCKED_OUT":  # a slot that is destroyed already has no passphrase to be wrong
            _count_wrong(path, file, slot.account, attempts)
        raise
    return Opened(file, slot, keys, attempts.succeeded(slot.account))


def _count_wrong(path: Path, file: SlotFile, account: str, attempts: Attempts) -> None:
    limit = int(file.label.get("lockout_after", 0) or 0)
    if attempts.failed(account) >= limit > 0:
        write_slots(path, file.emptied(account), forget=True)


def _tries(row: dict[str, object]) -> Tries:
    until = str(row["until"])
    return Tries(int(str(row["count"])), datetime.fromisoformat(until) if until else None)
