"""What a list page asks storage for: one page of rows, how many there are, and how many pass each chip."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from storage.lists import Filter
from storage.model import RecordSummary
from storage.session import Session
from ui.records.faces import Face
from ui.workspace import Workspace

PAGE = 200
"""Rows that are read at once; more follow when the end of the list comes into view."""


@dataclass(frozen=True)
class Asked:
    """What a person wants to see. `within` are days, organisation and words; the chip is looked at beside them."""

    within: Filter
    chip: str = ""
    order: str = ""
    descending: bool = False


@dataclass(frozen=True)
class Listed:
    """The answer: `total` rows pass, `counts` by chip within the filter, `whole` by chip without any."""

    asked: Asked
    rows: tuple[RecordSummary, ...]
    total: int
    counts: Mapping[str, int]
    whole: Mapping[str, int]
    units: tuple[str, ...]


class Listing:
    """Reads for one page; answers to a question that was asked again since are dropped."""

    def __init__(self, space: Workspace, kind: str, face: Face) -> None:
        self._space = space
        self._kind = kind
        self._face = face
        self._latest = 0

    def all(self) -> Filter:
        """Everything of the kind."""
        return Filter(kinds=(self._kind,))

    def read(self, asked: Asked, limit: int, done: Callable[[Listed], object]) -> None:
        """The first `limit` rows, with all counts."""
        self._latest += 1
        number = self._latest

        def work(session: Session) -> Listed:
            lists, face = session.lists, self._face
            whole = face.counted(lists, self.all())
            plain = asked.within == self.all()
            counts = whole if plain else face.counted(lists, asked.within)
            rows, total = self._page(session, asked, 0, limit)
            return Listed(asked, rows, total, counts, whole, tuple(lists.units(self.all())))

        self._space.read(work, lambda listed: done(listed) if number == self._latest else None)

    def more(self, asked: Asked, offset: int, done: Callable[[tuple[RecordSummary, ...]], object]) -> None:
        """The next page of the list that was asked for last."""
        number = self._latest

        def work(session: Session) -> tuple[RecordSummary, ...]:
            return self._page(session, asked, offset, PAGE)[0]

        self._space.read(work, lambda rows: done(rows) if number == self._latest else None)

    def count(self, done: Callable[[Mapping[str, int]], object]) -> None:
        """How many there are, for a list that is not in view."""
        self._space.read(lambda session: self._face.counted(session.lists, self.all()), done)

    def _page(
        self, session: Session, asked: Asked, offset: int, limit: int
    ) -> tuple[tuple[RecordSummary, ...], int]:  # fmt: skip
        chosen = self._face.narrowed(asked.within, asked.chip)
        if asked.order:
            page = session.lists.page(
                chosen, asked.order, descending=asked.descending, offset=offset, limit=limit
            )  # fmt: skip
        else:
            page = session.lists.page(
                chosen, descending=True, offset=offset, limit=limit, late_on=self._face.late_on()
            )  # fmt: skip
        return page.rows, page.total


def with_words(within: Filter, text: str) -> Filter:
    """The words of the box: in the row as it stands, and where the search finds them."""
    return replace(within, text=text, in_texts=True) if text else within
