"""How hard a passphrase is to guess: zxcvbn's estimate, and the least that is asked for (DOMAIN 9.9). No Qt."""

from __future__ import annotations

from dataclasses import dataclass

LEAST_LENGTH = 10
LEAST_SCORE = 3
"""As `storage.keys` enforces; not imported from there, to keep cryptography out of the start (a test compares)."""
_LOOKED_AT = 72


@dataclass(frozen=True)
class Strength:
    """`score` 0 to 4 as zxcvbn has it; `missing` names what is still asked for: length, guessable."""

    score: int
    missing: tuple[str, ...]

    @property
    def enough(self) -> bool:
        return not self.missing


def judge(passphrase: str, about: tuple[str, ...] = ()) -> Strength:
    """Judge a passphrase. `about` are words its guesser would try first. zxcvbn is loaded on first use: it is
    slow to import and start-up does not need it."""
    from zxcvbn import zxcvbn

    missing = []
    if len(passphrase) < LEAST_LENGTH:
        missing.append("length")
    score = int(zxcvbn(passphrase[:_LOOKED_AT], user_inputs=list(about))["score"]) if passphrase else 0
    if score < LEAST_SCORE:
        missing.append("guessable")
    return Strength(score, tuple(missing))
