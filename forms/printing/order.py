"""One print of one record, with everything on it decided before a page is laid out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from forms.printing.furniture import Draft, PrintMarks
from forms.rules import Linked
from forms.xlsform.model import Form

Labels = Mapping[str, Mapping[str, str]]

USED = "used:"
"""Begins the name in `related` under which the papers that use a place stand."""


@dataclass(frozen=True)
class Beside:
    """Another record that stands on the page of this one: an item of a request, a note in a document. `state` is its
    state's name and `called` the word for it, `form` that of its answers."""

    record: str
    kind: str
    serial: str
    state: str
    content: Mapping[str, Any]
    form: Form | None = None
    called: str = ""


@dataclass(frozen=True)
class Enclosed:
    """A file that belongs to the record: it stays in the vault, the page names it."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class PageOrder:
    """One print of one record, with everything on it decided.

    `identity` is the opened protected group or None; `members` account id → name as printed, `names`
    without the role; `labels` question →
    code → word; `related` what other registers say (`signed_print_no`; for an addendum `of_serial`, `of_code`; under
    `USED` and a place the rows of working papers that use it, `DG-2601-03A-0007/3`, with a space between them).

    `form` is that of the answers, `sources` the words of what packs fill (`taxonomy` → code → word), `groups` those by
    which counters are split. `linked` are the records pointed at, as far as rules may see them; `readable` those that
    whoever prints may read (of others only the number is printed). `beside` are records that belong to this one,
    `gone` those that did and were voided or never came, `above` is the one it belongs to; `files` are its own. `state`
    is the word for its state, `revision` the number of its version. A `draft`, or a void record, is shown, never
    printed: it has no print number. `colour` prints the head of a notice in red.
    """

    page: str
    content: Mapping[str, Any]
    identity: Mapping[str, Any] | None
    serial: str
    record: str
    text_sha256: str
    print_no: str
    copies: int
    language: Literal["zh", "en"]
    members: Mapping[str, str]
    labels: Labels
    marking: str
    practice: bool
    related: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""
    form: Form | None = None
    sources: Labels = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    linked: Mapping[str, Linked] = field(default_factory=dict)
    readable: frozenset[str] = frozenset()
    beside: tuple[Beside, ...] = ()
    gone: tuple[Beside, ...] = ()
    above: Beside | None = None
    state: str = ""
    revision: int = 0
    team: str = ""
    office: str = ""
    draft: Draft = ""
    colour: bool = False
    files: tuple[Enclosed, ...] = ()

    def marks(self, copy: int) -> PrintMarks:
        """What identifies copy `copy` of this print (V06)."""
        return PrintMarks(
            self.language, self.marking, self.serial, self.record, self.text_sha256, self.print_no, copy, self.copies,
            self.practice, self.draft,
        )  # fmt: skip
