"""What a list page asks storage for: one page of rows, how many there are, and how many pass each chip."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from storage.lists import Filter
from storage.model import RecordSummary
from storage.session import Session
from ui.asking import Asking
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
    """How many there are: `total` rows pass, `counts` by chip within the filter, `whole` by chip without any."""

    asked: Asked
    total: int
    counts: Mapping[str, int]
    whole: Mapping[str, int]
    units: tuple[str, ...]


Rows = tuple[RecordSummary, ...]


class Listing:
    """Reads for one page; the answer to a question that was asked again since is dropped."""

    def __init__(self, space: Workspace, kind: str, face: Face, page: QObject) -> None:
        self._space = space
        self._kind = kind
        self._face = face
        self._rows_asked, self._counts_asked = Asking(space, page), Asking(space, page)
        self._latest = 0

    def all(self) -> Filter:
        """Everything of the kind."""
        return Filter(kinds=(self._kind,))

    def rows(self, asked: Asked, limit: int, done: Callable[[Rows], object]) -> None:
        """The first `limit` rows: among very many records they are there long before all that passes is counted."""
        self._latest += 1
        self._rows_asked.ask(lambda session: self._rows(session, asked, 0, limit), done)

    def counts(self, asked: Asked, done: Callable[[Listed], object]) -> None:
        """How many there are; not told when other rows have been asked for since."""
        number = self._latest
        self._counts_asked.ask(
            lambda session: self._counted(session, asked),
            lambda listed: done(listed) if number == self._latest else None,
        )

    def more(self, asked: Asked, offset: int, done: Callable[[Rows], object]) -> None:
        """The next page of the list that was asked for last."""
        number = self._latest
        self._space.read(
            lambda session: self._rows(session, asked, offset, PAGE),
            lambda rows: done(rows) if number == self._latest else None,
        )

    def count(self, done: Callable[[Mapping[str, int]], object]) -> None:
        """How many there are, for a list that is not in view."""
        self._space.read(lambda session: self._face.counted(session.lists, self.all()), done)

    def _counted(self, session: Session, asked: Asked) -> Listed:
        lists = session.lists
        whole = self._face.counted(lists, self.all())
        counts = whole if asked.within == self.all() else self._face.counted(lists, asked.within)
        return Listed(asked, counts.get(asked.chip or "all", 0), counts, whole, tuple(lists.units(self.all())))

    def _rows(self, session: Session, asked: Asked, offset: int, limit: int) -> Rows:
        chosen = self._face.narrowed(asked.within, asked.chip)
        if asked.order:
            return session.lists.rows(
                chosen, asked.order, descending=asked.descending, offset=offset, limit=limit
            )  # fmt: skip
        return session.lists.rows(chosen, descending=True, offset=offset, limit=limit, late_on=self._face.late_on())


def with_words(within: Filter, text: str) -> Filter:
    """The words of the box: in the row as it stands, and where the search finds them."""
    return replace(within, text=text, in_texts=True) if text else within
