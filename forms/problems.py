"""The two families of failure, and the one way to stop.

`Refused` says that a rule of the domain or of confidentiality forbids an act.
`EnvironmentProblem` says that the world is not as the act needs it. Anything
else that is raised is a bug and is shown as one. A code is stable, upper-case
and lives beside the code that raises it; the words, in both languages, live
in `ui/messages.py`. Facts are safe to show: no record content, no identity.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Report = Callable[[int, int], None]
"""`report(done, total)`: progress in any unit the job chooses; raises `Cancelled` when the person stops it."""


class Problem(Exception):
    """Common ground of both families: a code and the facts its sentence needs."""

    exit_code = 1

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return self.code if not self.facts else f"{self.code} {self.facts}"


class Refused(Problem):
    """A rule says no (exit code 3). `rule` names it, for example `V01`."""

    exit_code = 3

    def __init__(self, code: str, rule: str = "", **facts: Any) -> None:
        super().__init__(code, **facts)
        self.rule = rule


class EnvironmentProblem(Problem):
    """Disk full, medium gone, keyring locked, newer file … (exit code 4)."""

    exit_code = 4


class IntegrityFailure(EnvironmentProblem):
    """Damaged, forged, replayed or incomplete (exit code 5)."""

    exit_code = 5


class Cancelled(Exception):
    """The person stopped the job; everything already committed stays."""


def no_report(done: int, total: int) -> None:
    """The `Report` of a caller that shows no progress."""
