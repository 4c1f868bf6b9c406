"""From a record to a numbered print: what the register notes before and after a page is made (V06, R30).

Making the page itself (`forms.printing.pages.render`) needs no database and may run elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from forms.kinds import KINDS, Kind
from forms.packs import PackKind
from forms.printing.furniture import Draft
from forms.printing.order import USED, Beside, Enclosed, Labels, PageOrder
from forms.printing.pages import SHOWS
from forms.problems import Refused
from forms.references import references
from forms.xlsform.model import Form
from storage.accounts import Approval
from storage.model import Content, PrintJob, RecordView, Revision
from storage.session import Session

IDENTITY = "identity"


PACKS: tuple[PackKind, ...] = ("taxonomy", "criteria", "checklist")
"""Packs whose codes a form may ask for."""

GROUPED = (("interview", "role_group"), ("intake", "channel"))
"""Questions whose answers split a counter."""

MARKED = "interview"
"""A form that has every marking among its choices."""


class FormWords(Protocol):
    """Forms, and words for the codes of their answers."""

    def labels(self, form: str, language: str) -> Labels: ...

    def form(self, name: str) -> Form: ...


@dataclass(frozen=True)
class PrintWish:
    """What a person asked for. `identity_reason` opens the protected group for pages that show it (V09). `language`
    is that of the page where the record does not say its own; `colour` is for a printer that has one."""

    record: str
    page: str
    copies: int
    target: Literal["printer", "pdf"]
    purpose: str
    identity_reason: str = ""
    language: Literal["zh", "en"] = "zh"
    colour: bool = False


class PrintDesk:
    """Prepares, registers and closes prints of one session."""

    def __init__(self, session: Session, words: FormWords) -> None:
        self._session = session
        self._words = words

    def preview(self, wish: PrintWish) -> PageOrder:
        """The order as `register` would give it now, with the number the register will give next; nothing is noted
        but the opening of the identity. In a state in which the page is not printed yet it is a draft's: without a
        number, and only to be looked at."""
        revision, draft = self._shown(wish)
        number = "" if draft else self._session.prints.next_number()
        return self._order(wish, revision, number, self._identity(wish, revision), draft)

    def register(
        self, wish: PrintWish, previewed: PageOrder | None = None, approval: Approval | None = None
    ) -> tuple[PrintJob, PageOrder]:
        """Take the print number. What a preview of the same wish has opened is not opened (and logged) again.

        Raises `Refused` (NOT_LOCKED V05, NOT_READABLE, NOT_A_RECIPIENT, APPROVAL_NEEDED by policy).
        """
        revision, draft = self._shown(wish)
        if draft:
            raise Refused("NOT_LOCKED", rule="V05", serial=revision.serial)
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

    def _shown(self, wish: PrintWish) -> tuple[Revision, Draft]:
        """The version that the page shows, and as what it is only shown."""
        view = self._session.records.get(wish.record)
        kind = KINDS[view.kind]
        if view.in_conflict:
            raise Refused("IN_CONFLICT", serial=view.serial)
        if wish.page not in kind.pages:
            raise ValueError(f"{view.kind} has no page {wish.page}")
        if kind.prints(wish.page, view.head.state):
            return view.head, ""
        return view.head, "void" if kind.state(view.head.state).custody == "void" else "draft"

    def _identity(self, wish: PrintWish, revision: Revision) -> Content | None:
        if not wish.identity_reason:
            return None
        return self._session.open_protected(revision.record, IDENTITY, wish.identity_reason)

    def _order(
        self, wish: PrintWish, revision: Revision, number: str, identity: Content | None, draft: Draft = ""
    ) -> PageOrder:  # fmt: skip
        kind, session = KINDS[revision.kind], self._session
        language = self._language(wish, revision)
        stint = session.stint
        signed = [job.number for job in session.prints.all(wish.record) if job.page_kind == kind.pages[0]]
        content = self._with_figures(kind, revision, draft)
        linked = session.links.linked_of(kind.name, revision.content)
        return PageOrder(
            page=wish.page, content=content, identity=identity, serial=revision.serial, record=revision.record,
            text_sha256=session.records.text_hash(revision), print_no=number,
            copies=wish.copies, language=language, members=self._members(language),
            labels=self._words.labels(kind.form, language), marking=self._marking(language),
            practice=stint.practice,
            related=self._related(revision.record, signed), kind=kind.name,
            names={entry.id: entry.name for entry in session.accounts.all()},
            form=self._words.form(kind.form), sources=self._sources(language), groups=self._groups(language),
            linked=linked, readable=frozenset(session.records.summaries_of(linked)),
            beside=self._beside(wish.page, kind, revision), gone=self._gone(revision, language),
            above=self._above(kind, revision), state=getattr(kind.state(revision.state).label, language),
            revision=len(session.records.history(revision.record)), team=stint.team_name, office=stint.office.name,
            draft=draft, colour=wish.colour,
            files=tuple(Enclosed(one.name, one.size, one.sha256) for one in revision.attachments),
        )  # fmt: skip

    def _related(self, record: str, signed: list[str]) -> dict[str, str]:
        """The print that was signed, and the rows of working papers that use a place in this record."""
        used = self._session.evidence.used_in(record)
        found = {f"{USED}{place}": " ".join(rows) for place, rows in used.items()}
        return found | ({"signed_print_no": signed[-1]} if signed else {})

    def _marking(self, language: Literal["zh", "en"]) -> str:
        """The stint's marking (V19) in the language of the page, where the forms know the word for it."""
        marking = self._session.stint.marking
        known = {word: code for code, word in self._words.labels(MARKED, "zh").get("marking", {}).items()}
        return self._words.labels(MARKED, language)["marking"][known[marking]] if marking in known else marking

    def _language(self, wish: PrintWish, revision: Revision) -> Literal["zh", "en"]:
        said = revision.content.get("language")
        return wish.language if said is None else "en" if said == "en" else "zh"

    def _sources(self, language: Literal["zh", "en"]) -> Labels:
        packs = self._session.packs
        return {name: {one.name: one.label for one in packs.choices(name, language)} for name in PACKS}

    def _beside(self, page: str, kind: Kind, revision: Revision) -> tuple[Beside, ...]:
        """What belongs to the record, and what this page shows of the records it points at."""
        session = self._session
        shown = [target for field, _, target, _ in references(kind, revision.content) if field in SHOWS.get(page, ())]
        below = [row.id for row in session.records.summaries(parent=revision.record)]
        below += self._earlier(kind, revision)
        return tuple(sorted(self._readable([*shown, *below]), key=lambda one: natural(one.serial)))

    def _gone(self, revision: Revision, language: Literal["zh", "en"]) -> tuple[Beside, ...]:
        """What belonged to the record and stands no more: on a list its number must not just be missing (V04)."""
        rows = self._session.records.summaries(parent=revision.record)
        views = [self._session.records.get(row.id) for row in rows if row.custody == "void"]
        found = [self._one(view, language) for view in views if not view.in_conflict]
        return tuple(sorted(found, key=lambda one: natural(one.serial)))

    def _earlier(self, kind: Kind, revision: Revision) -> list[str]:
        """Frozen reports of the weeks before: what the chart of a report goes on from."""
        if not kind.figures_field():
            return []
        rows = self._session.records.summaries(kind.name)
        day = str(revision.content.get(kind.day) or "")
        return [row.id for row in rows if row.custody not in ("open", "void") and row.id != revision.record
                and str(row.fields.get(kind.day) or "") < day]  # fmt: skip

    def _with_figures(self, kind: Kind, revision: Revision, draft: Draft) -> Content:
        """The answers; of a draft with the figures that its move would freeze now."""
        name = kind.figures_field()
        if not name or not draft:
            return revision.content
        return {**revision.content, name: self._session.weekly(revision.content)}

    def _groups(self, language: Literal["zh", "en"]) -> dict[str, str]:
        """Words for the groups by which counters are split: the choices of the forms that count them."""
        found: dict[str, str] = {}
        for form, question in GROUPED:
            found |= self._words.labels(form, language).get(question, {})
        return found

    def _above(self, kind: Kind, revision: Revision) -> Beside | None:
        if not kind.parent:
            return None
        summaries = self._session.records.summaries_of([revision.record])
        return next(self._readable(row.parent for row in summaries.values() if row.parent), None)

    def _readable(self, records: Iterable[str]) -> Iterator[Beside]:
        """Records that this account may read; void ones and ones that people have yet to settle are left out."""
        readable = self._session.records.summaries_of(dict.fromkeys(records))
        for row in readable.values():
            view = self._session.records.get(row.id)
            if not view.in_conflict and view.custody != "void":
                yield self._one(view)

    def _one(self, view: RecordView, language: Literal["zh", "en"] = "zh") -> Beside:
        head, kind = view.head, KINDS[view.kind]
        called = getattr(kind.state(head.state).label, language)
        return Beside(view.id, view.kind, view.serial, head.state, head.content, self._words.form(kind.form), called)

    def _members(self, language: Literal["zh", "en"]) -> dict[str, str]:
        """Account id → name with role, as it stands on paper."""
        words = ROLE_WORDS[language]
        form = "{}（{}）" if language == "zh" else "{} ({})"
        return {entry.id: form.format(entry.name, words[entry.role]) for entry in self._session.accounts.all()}


def natural(serial: str) -> tuple[tuple[str, int], ...]:
    """Numbers in a serial count as numbers: `…/2` before `…/10`."""
    return tuple((text, int(digits or 0)) for text, digits in re.findall(r"(\D*)(\d*)", serial))


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
