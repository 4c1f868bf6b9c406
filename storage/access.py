"""Who may see and do what: the table of DOMAIN 5, asked below the window by every store.

`MATRIX` is the only place where a role is given a right. A kind's own row (`creators`, `content_of`, `whole_to`,
roles of a move) can only narrow it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from forms.kinds import Kind, Role, Transition
from forms.problems import Refused
from forms.rules import members_of
from storage.model import Account

Row = Literal[
    "own_interviews", "others_interviews", "identity", "tallies", "documents", "papers", "leads", "contact_reports",
    "incidents", "records", "approve_output", "accounts", "policy", "audit",
]  # fmt: skip
Word = Literal[
    "", "write", "read", "own", "assigned", "granted", "review", "approve", "blind", "read_own", "count", "sealed",
    "all", "keeper", "yes", "delegated", "own_acts", "user_acts",
]  # fmt: skip

ROLES: tuple[Role, ...] = get_args(Role)
MATRIX: dict[Row, tuple[Word, ...]] = {
    # leader, deputy, member, liaison, lead_keeper, sysadmin, secadmin, auditor, office
    "own_interviews":    ("write",    "write",     "write",   "",      "",      "",    "",          "",      "read"),
    "others_interviews": ("write",    "assigned",  "granted", "",      "",      "",    "",          "",      "read"),
    "identity":          ("all",      "own",       "own",     "",      "",      "",    "",          "",      "keeper"),
    "tallies":           ("read",     "read",      "read",    "",      "",      "",    "",          "",      "read"),
    "documents":         ("write",    "write",     "write",   "write", "",      "",    "",          "",      "read"),
    "papers":            ("approve",  "review",    "own",     "",      "",      "",    "",          "",      "read"),
    "leads":             ("write",    "",          "blind",   "",      "write", "",    "",          "",      "sealed"),
    "contact_reports":   ("read_own", "blind",     "blind",   "blind", "blind", "",    "",          "count", "read"),
    "incidents":         ("write",    "write",     "write",   "write", "write", "",    "read",      "",      "read"),
    "records":           ("write",    "write",     "write",   "write", "write", "",    "",          "",      "write"),
    "approve_output":    ("yes",      "delegated", "",        "",      "",      "",    "",          "",      ""),
    "accounts":          ("",         "",          "",        "",      "",      "yes", "",          "",      ""),
    "policy":            ("",         "",          "",        "",      "",      "",    "yes",       "",      ""),
    "audit":             ("own_acts", "",          "",        "",      "",      "",    "user_acts", "all",   "all"),
}  # fmt: skip
"""DOMAIN 5, row by row; `incidents` and `records` (activities, intake, plans …) are rows that it does not list.

`write`: reads and writes whole; `approve`, `review`: reads whole, writes, and has that step; `own`: reads and writes
own records, reads the shared states; `assigned`: reads what the leader assigned by record or organisation; `granted`:
by record; `blind`: writes, then reads nothing; `read_own`: writes and reads own; `count`: a number only; `sealed`:
only as ciphertext; `keeper`: the named keeper's key opens it; `delegated`: with the leader's word on record."""

_WHOLE: frozenset[Word] = frozenset({"write", "read", "approve", "review"})
_WRITES: frozenset[Word] = frozenset({"write", "own", "approve", "review", "blind", "read_own"})
_CLOSED: frozenset[Word] = frozenset({"", "blind", "count", "sealed"})

Reach = Literal["none", "own", "whole"]
SET_UP_BY: tuple[Role, ...] = ("leader", "office")
"""Who does an administrator's work until one has a key here: somebody must make the first accounts."""


def cell(row: Row, role: Role) -> Word:
    """One cell of DOMAIN 5."""
    return MATRIX[row][ROLES.index(role)]


@dataclass(frozen=True)
class Standing:
    """Whether an account may work now (V03): `code` is empty, or says why not."""

    code: str = ""
    facts: Mapping[str, Any] | None = None

    def check(self) -> None:
        """Raises `Refused("ACCOUNT_INACTIVE", rule="V03", why=…)`."""
        if self.code:
            raise self.refusal()

    def refusal(self) -> Refused:
        return Refused("ACCOUNT_INACTIVE", rule="V03", why=self.code, **(self.facts or {}))


class Access:
    """What one account may do. `vacant` tells the administrators' roles that nobody holds a key for (see `SET_UP_BY`);
    `standing` changes when the pledge is registered."""

    def __init__(
        self, account: Account, standing: Standing = Standing(), vacant: Callable[[], frozenset[Role]] = frozenset
    ) -> None:
        self.account = account
        self.standing = standing
        self._vacant = vacant

    def word(self, row: Row) -> Word:
        """The account's cell; empty while it is inactive (V03)."""
        if self.standing.code:
            return ""
        own = cell(row, self.account.role)
        if not own and self.account.role in SET_UP_BY:
            vacant = self._vacant()
            stands_in = (cell(row, role) for role in ("sysadmin", "secadmin") if role in vacant)
            return next((word for word in stands_in if word), "")
        return own

    def require(self, row: Row, *words: Word) -> Word:
        """The cell, when it is one of `words` (or anything, when none are named).

        Raises `Refused` (ACCOUNT_INACTIVE V03, NOT_YOUR_ROLE R31).
        """
        self.standing.check()
        found = self.word(row)
        if not found or (words and found not in words):
            raise Refused("NOT_YOUR_ROLE", rule="R31", role=self.account.role)
        return found

    def reach(self, kind: Kind) -> Reach:
        """Which records of a kind the account reads by its role; grants come on top (`grants_by`)."""
        role = self.account.role
        if role not in kind.content_of and role not in kind.whole_to:
            return "none"
        own, others = self._words(kind)
        if role in kind.whole_to and others in _WHOLE:
            return "whole"
        return "none" if own in _CLOSED else "own"

    def grants_by(self, kind: Kind) -> Word:
        """`assigned`, `granted`, or empty: how far others' records may be opened to the account one by one."""
        word = self._words(kind)[1]
        return word if word in ("assigned", "granted") else ""

    def check_create(self, kind: Kind) -> None:
        """Raises `Refused` (ACCOUNT_INACTIVE, NOT_YOUR_ROLE)."""
        self.standing.check()
        if self.account.role not in kind.creators or self._words(kind)[0] not in _WRITES:
            raise Refused("NOT_YOUR_ROLE", rule="R31", role=self.account.role)

    def check_write(self, kind: Kind, own: bool) -> None:
        """Whether a record that the account reads may be written by it. Raises `Refused` (READ_ONLY_FOR_YOU, …)."""
        self.standing.check()
        words = self._words(kind)
        if words[0 if own else 1] not in _WRITES:
            raise Refused("READ_ONLY_FOR_YOU", rule="R31", role=self.account.role)

    def check_transition(self, kind: Kind, move: Transition, own: bool) -> None:
        """Raises `Refused` (NOT_YOUR_ROLE, READ_ONLY_FOR_YOU)."""
        self.check_write(kind, own)
        if self.account.role not in move.roles:
            raise Refused("NOT_YOUR_ROLE", rule="R31", role=self.account.role)

    def _words(self, kind: Kind) -> tuple[Word, Word]:
        """The cells for own and for others' records of a kind."""
        if kind.area == "interviews":
            return self.word("own_interviews"), self.word("others_interviews")
        return self.word(kind.area), self.word(kind.area)


def readers_of(content: Mapping[str, Any], author: str) -> set[str]:
    """Accounts that may read a record because they wrote, held or recorded it."""
    return members_of(content) | {author}


def check_persons(accounts: list[Account], entry: Account) -> None:
    """9.9: nobody is auditor and system or secrecy administrator; an office's role is not given out in a team.

    People are told apart by `person`, the roster's number, and by name. Raises `Refused("ROLES_SEPARATED")`.
    """
    for other in accounts:
        same = (entry.person and entry.person == other.person) or entry.name == other.name
        if same and other.id != entry.id and other.active and _conflict(entry.role, other.role):
            raise Refused("ROLES_SEPARATED", rule="9.9", role=entry.role, other=other.role)


def _conflict(one: Role, other: Role) -> bool:
    administrators = ("sysadmin", "secadmin")
    return (one == "auditor" and other in administrators) or (other == "auditor" and one in administrators)
