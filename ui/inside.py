"""What the window reads of a vault right after unlocking, and leaves in it right before locking. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.problems import Refused
from ui.formwords import forms_in

if TYPE_CHECKING:
    from forms.xlsform.model import Form
    from storage.access import Standing
    from storage.model import Account
    from storage.session import Session


@dataclass(frozen=True)
class Inside:
    """What the shell needs before it can show anything. `resume` is the page that was in view when this account's
    window was locked, or ""."""

    members: tuple[Account, ...]
    forms: Mapping[str, Form]
    policy: Mapping[str, object]
    standing: Standing
    resume: str


def inside_of(session: Session) -> Inside:
    from forms.kinds import KINDS

    names = {name: kind.form for name, kind in KINDS.items()}
    resume = str(session.settings.get(_key(session), ""))
    if resume:
        _leave_at(session, "")
    return Inside(
        tuple(session.accounts.all()),
        forms_in(session.forms, names),
        session.policy.all(),
        session.access.standing,
        resume,
    )


def _leave_at(session: Session, page: str) -> None:
    """Note the page to come back to. It stands in the vault because it names a record; where nothing may be written
    now (V03, V20, V22) the next window begins at its first page."""
    if not session.read_only:
        with suppress(Refused):
            session.settings.set(_key(session), page)


def close_at(session: Session, page: str) -> None:
    """Note the page and close the session, whatever becomes of the note."""
    try:
        _leave_at(session, page)
    finally:
        session.close()


def learn_some(session: Session, steps: Iterator[int]) -> bool:
    """One step of `session.learning()`: names that came from other laptops and that this account may open (V13);
    whether there is more. Where nothing may be written now, the next unlock learns them."""
    if session.closed or session.read_only:
        return False
    with suppress(Refused):
        return next(steps, None) is not None
    return False


def _key(session: Session) -> str:
    return f"resume:{session.me.id}"
