"""From a record to a numbered print: what the register notes before and after a page is made (V06, R30).

Making the page itself (`forms.printing.pages.render`) needs no database and may run elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from forms.kinds import KINDS
from forms.printing.pages import Labels, PageOrder
from forms.problems import Refused
from storage.accounts import Approval
from storage.model import Content, PrintJob, Revision
from storage.session import Session

IDENTITY = "identity"


class FormWords(Protocol):
    """Words for the codes of a form's answers."""

    def labels(self, form: str, language: str) -> Labels: ...


@dataclass(frozen=True)
class PrintWish:
    """What a person asked for. `identity_reason` opens the protected group for pages that show it (V09)."""

    record: str
    page: str
    copies: int
    target: Literal["printer", "pdf"]
    purpose: str
    identity_reason: str = ""


class PrintDesk:
    """Prepares, registers and closes prints of one session."""

    def __init__(self, session: Session, words: FormWords) -> None:
        self._session = session
        self._words = words

    def preview(self, wish: PrintWish) -> PageOrder:
        """The order as `register` would give it now, with the number the register will give next; nothing is noted
        but the opening of the identity."""
        revision = self._printable(wish)
        return self._order(wish, revision, self._session.prints.next_number(), self._identity(wish, revision))

    def register(
        self, wish: PrintWish, previewed: PageOrder | None = None, approval: Approval | None = None
    ) -> tuple[PrintJob, PageOrder]:
        """Take the print number. What a preview of the same wish has opened is not opened (and logged) again.

        Raises `Refused` (NOT_LOCKED V05, NOT_READABLE, NOT_A_RECIPIENT, APPROVAL_NEEDED by policy).
        """
        revision = self._printable(wish)
        identity = previewed.identity if previewed else self._identity(wish, revision)
        variant = wish.page if identity is None else f"{wish.page}+identity"
        job = self._session.prints.register(
            wish.record, revision.serial, revision.id, self._session.records.text_hash(revision), wish.page, variant,
            wish.copies, wish.target, wish.purpose, approval=approval,
        )  # fmt: skip
        return job, self._order(wish, revision, job.number, identity)

    def finish(self, job: PrintJob, pages: int, disposition: str = "") -> None:
        """Note the pages; the first print of a locked record moves it to *printed*."""
        self._session.prints.finish(job.number, pages, disposition)
        view = self._session.records.get(job.record)
        if not disposition and not view.in_conflict and self._session.records.may_write(job.record):
            moves = {move.name: move for move in KINDS[view.kind].transitions}
            if "print" in moves and view.head.state in moves["print"].sources:
                self._session.records.transition(job.record, view.head.id, "print")

    def _printable(self, wish: PrintWish) -> Revision:
        view = self._session.records.get(wish.record)
        kind = KINDS[view.kind]
        if view.in_conflict:
            raise Refused("IN_CONFLICT", serial=view.serial)
        if wish.page not in kind.pages:
            raise ValueError(f"{view.kind} has no page {wish.page}")
        if kind.state(view.head.state).custody != "fixed":
            raise Refused("NOT_LOCKED", rule="V05", serial=view.serial)
        return view.head

    def _identity(self, wish: PrintWish, revision: Revision) -> Content | None:
        if not wish.identity_reason:
            return None
        return self._session.open_protected(revision.record, IDENTITY, wish.identity_reason)

    def _order(self, wish: PrintWish, revision: Revision, number: str, identity: Content | None) -> PageOrder:
        kind = KINDS[revision.kind]
        language: Literal["zh", "en"] = "en" if revision.content.get("language") == "en" else "zh"
        stint = self._session.stint
        signed = [job.number for job in self._session.prints.all(wish.record) if job.page_kind == kind.pages[0]]
        return PageOrder(
            page=wish.page, content=revision.content, identity=identity, serial=revision.serial,
            record=revision.record, text_sha256=self._session.records.text_hash(revision), print_no=number,
            copies=wish.copies, language=language, members=self._members(language),
            labels=self._words.labels(kind.form, language), marking=stint.marking, practice=stint.practice,
            related={"signed_print_no": signed[-1]} if signed else {},
        )  # fmt: skip

    def _members(self, language: Literal["zh", "en"]) -> dict[str, str]:
        """Account id → name with role, as it stands on paper."""
        words = ROLE_WORDS[language]
        form = "{}（{}）" if language == "zh" else "{} ({})"
        return {entry.id: form.format(entry.name, words[entry.role]) for entry in self._session.accounts.all()}


ROLE_WORDS = {
    "zh": {
        "leader": "组长", "deputy": "副组长", "member": "组员", "liaison": "联络员", "lead_keeper": "线索专管员",
        "sysadmin": "系统管理员", "secadmin": "安全保密管理员", "auditor": "安全审计员", "office": "巡察办",
    },
    "en": {
        "leader": "team leader", "deputy": "deputy leader", "member": "member", "liaison": "liaison officer",
        "lead_keeper": "lead keeper", "sysadmin": "system administrator", "secadmin": "secrecy administrator",
        "auditor": "auditor", "office": "inspection office",
    },
}  # fmt: skip
"""Roles in the words of DOMAIN 5 and 10."""
