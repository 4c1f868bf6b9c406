"""Blanks of a form on paper: a specimen of the form, the copies of a batch; what was printed with which number.

Copies of an anonymous form are all alike. Where the form itself says that it is not anonymous, each copy of a batch has
a number, and no number is printed twice; the numbers stand in the print register and nowhere with an answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from forms.problems import Refused
from forms.xlsform.model import Form
from storage.model import PrintJob, Revision
from storage.questionnaires import FORM, Questionnaires
from storage.registers_paper import NOTHING_CAME_OUT

if TYPE_CHECKING:
    from storage.session import Session

PAGE = "questionnaire_blank"
MOST_COPIES = 200
"""Numbered copies of one print."""
_COPIES = re.compile(r" (\d+)-(\d+)$")


@dataclass(frozen=True)
class Copies:
    """Numbered copies, both ends among them."""

    first: int
    last: int

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(range(self.first, self.last + 1))

    def __len__(self) -> int:
        return self.last - self.first + 1


class Blanks:
    """The blanks of one record: of a batch, or of a form (a specimen). Made from a session, on its thread.

    Raises as `Records.get`.
    """

    def __init__(self, session: Session, record: str) -> None:
        self._session = session
        self.head: Revision = session.records.get(record).head
        self.specimen = self.head.kind == FORM
        form = record if self.specimen else str(self.head.content["form_record"])
        self.form: Form = Questionnaires(session).form(form)

    @property
    def numbered(self) -> bool:
        return not self.specimen and not self.form.anonymous

    @property
    def issued(self) -> int:
        """How many sheets went out; 0 until that is known."""
        return int(self.head.content.get("issued") or 0)

    def printed(self) -> list[Copies]:
        """Numbers that came out, or were at least taken."""
        jobs = self._session.prints.all(self.head.record)
        found = (_COPIES.search(job.variant) for job in jobs if job.disposition not in NOTHING_CAME_OUT)
        return [Copies(int(match[1]), int(match[2])) for match in found if match]

    def next(self) -> Copies | None:
        """What to offer: the first numbers still missing, as many as follow each other; None when none is. One behind
        those that were printed as long as nobody has said how many sheets go out."""
        printed = self.printed()
        if not self.issued:
            first = max((copies.last for copies in printed), default=0) + 1
            return Copies(first, first)
        taken = {number for copies in printed for number in copies.numbers}
        first = next((number for number in range(1, self.issued + 1) if number not in taken), 0)
        if not first:
            return None
        end = min(self.issued, first + MOST_COPIES - 1)
        return Copies(first, next((number - 1 for number in range(first, end + 1) if number in taken), end))

    def check(self, copies: Copies | None) -> None:
        """Raises `Refused`: COPIES_NUMBERED V09, COPIES_RANGE, COPIES_MANY, COPIES_BEYOND V11, COPIES_AGAIN."""
        if copies is None:
            return
        if not self.numbered:
            raise Refused("COPIES_NUMBERED", rule="V09")
        if not 1 <= copies.first <= copies.last:
            raise Refused("COPIES_RANGE", first=copies.first, last=copies.last)
        if len(copies) > MOST_COPIES:
            raise Refused("COPIES_MANY", count=len(copies), limit=MOST_COPIES)
        if self.issued and copies.last > self.issued:
            raise Refused("COPIES_BEYOND", rule="V11", last=copies.last, issued=self.issued)
        for before in self.printed():
            if copies.first <= before.last and before.first <= copies.last:
                raise Refused("COPIES_AGAIN", first=max(copies.first, before.first), last=min(copies.last, before.last))

    def register(self, languages: str, copies: Copies | None, target: Literal["printer", "pdf"]) -> PrintJob:
        """Take the next print number. Raises as `check` and `Prints.register`."""
        self.check(copies)
        head, variant, purpose = self.head, languages, self.form.title
        count = 1 if self.specimen else max(1, self.issued)
        if copies is not None:
            count, variant = len(copies), f"{languages} {copies.first}-{copies.last}"
            purpose = f"{purpose} {copies.first:04d}–{copies.last:04d}"
        return self._session.prints.register(
            head.record, head.serial, head.id, self.form.sha256, PAGE, variant, count, target, purpose
        )
