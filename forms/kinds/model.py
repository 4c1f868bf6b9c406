"""Record kinds as data: states, transitions with guards, permissions, protected fields, pages.

A kind needs one form (`resources/forms/<name>.md`), one row in `KINDS` and, where it prints, a page
layout. Shared code never asks "is this an interview?": it asks the row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from forms.problems import Refused
from forms.rules import GUARDS, GuardContext

Custody = Literal["not_begun", "open", "fixed", "sealed", "received", "void"]
"""The one set of state marks (UI.md 1.2); `sealed` and `received` are derived from bundles and receipts."""

Stamp = Literal["today", "me", "approver", "figures"]
"""What the store can write by itself: the day, the account, the approver's account, the counters' figures (V24)."""

Role = Literal["leader", "deputy", "member", "liaison", "lead_keeper", "sysadmin", "secadmin", "auditor", "office"]

Area = Literal["interviews", "tallies", "documents", "papers", "leads", "contact_reports", "incidents", "records"]
"""The row of DOMAIN 5 a kind falls under: the most any role may do with it (`storage.access`). `records` are the
team's other records."""

Travels = Literal["with_records", "apart", "always"]
"""In bundles of records; only in bundles of its own to its own recipient (leads); in every bundle (V17)."""


@dataclass(frozen=True)
class Label:
    """One term of the glossary (DOMAIN 10) in both languages."""

    zh: str
    en: str


@dataclass(frozen=True)
class State:
    """A state of a kind. `fixed` states allow no edit of the content (V05); so do states that `rest` while others
    look at the record (a working paper that is being reviewed), though nothing is fixed for good yet. An open state
    that `leaves` goes to the office all the same: a register's row that moves on (a document in hand, a ledger's
    stage), which others point at."""

    name: str
    label: Label
    custody: Custody
    rests: bool = False
    leaves: bool = False

    @property
    def goes_out(self) -> bool:
        """Whether a record in this state may go into a bundle, and may be evidence of an approved paper."""
        return self.leaves or self.custody in ("fixed", "void")


@dataclass(frozen=True)
class Reference:
    """A field that points at records: `linked_docs` (an id or a list of ids) or `evidence.ref` (a column of a repeat).

    A value is a record id, or `<record id>#<place>` for a place in it (`turns/t2`, `page/37`, `attachment/<sha256>`).
    `kinds` are the kinds it may point at; none means any.
    """

    field: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bar:
    """A kind whose records keep a person away from others (V02): the fields that name the account, and the
    organisation or the person-role (source code) it must not come near, in the `states` in which the bar stands."""

    account: str
    unit: str
    handle: str
    states: tuple[str, ...]


@dataclass(frozen=True)
class Transition:
    """A move between states; with an empty `target` the state stays (a loan is prolonged, a copy is made).

    `writes` names the content fields the move may set although the state is fixed; `guards` names
    functions in `forms.rules.GUARDS`; `approver` is the role whose word is needed beside the author's;
    `needs_reason` asks for a reason that goes into the revision and the log. `stamps` maps content fields to what
    the store writes into them; `log` names a repeat that gets a row
    `{step, by, on, opinion}` of the move. People cannot type into either.
    """

    name: str
    label: Label
    sources: tuple[str, ...]
    target: str
    guards: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ("leader", "deputy", "member")
    approver: Role | None = None
    needs_reason: bool = False
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    log: str = ""


@dataclass(frozen=True)
class Kind:
    """Everything shared code must know of a kind of record.

    `handle` is the field that stands for the record in lists and titles (for an interview the source
    code), `gist` the one that says what it is about. `protected` maps each protected group of the form to
    the recipients it is sealed to. `text_fields` are what the fingerprint of the locked text covers
    (V05); `search_fields` what the search may see. `parent` names the kind this one belongs to. `pages` are its page
    layouts; `printed_in` the states in which one is printed, where these are not simply all fixed ones: a slip is
    needed before it is signed, a result only when there is one. In other states a page is shown as a draft.

    `whole_to` are the roles that read every record of the kind, others their own; in `shared_states` all roles of
    `content_of` may read it. `unit` and `day` name the fields that lists filter by; `due` maps the states in which
    something is still awaited to the field that says by when. `references` are the fields that point at other
    records, `from_parent` which fields of a new record begin with which of its parent's,
    `counts` the function of `forms.counters.COUNTINGS` that says what a record adds to the counters,
    `scans_names` whether its texts are searched for protected names on save (V13),
    `name_fields` which protected fields are names (`identity.name`), `later` which groups and questions
    of the form nobody fills at the first save. A kind without a `handle` is called by its serial.
    """

    name: str
    label: Label
    plural: Label
    prefix: str
    form: str
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]
    handle: str
    gist: str
    search_fields: tuple[str, ...]
    text_fields: tuple[str, ...]
    protected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    list_fields: tuple[str, ...] = ()
    handle_series: str = ""
    parent: str = ""
    from_parent: Mapping[str, str] = field(default_factory=dict)
    pages: tuple[str, ...] = ()
    printed_in: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    creators: tuple[Role, ...] = ("leader", "deputy", "member")
    content_of: tuple[Role, ...] = ("leader", "deputy", "member")
    whole_to: tuple[Role, ...] = ("leader", "office")
    shared_states: tuple[str, ...] = ()
    unit: str = "unit"
    day: str = "date"
    due: Mapping[str, str] = field(default_factory=dict)
    references: tuple[Reference, ...] = ()
    counts: str = ""
    scans_names: bool = False
    name_fields: tuple[str, ...] = ()
    area: Area = "records"
    travels: Travels = "with_records"
    blind: bool = False
    later: tuple[str, ...] = ()
    first_guards: tuple[str, ...] = ()
    bar: Bar | None = None

    def state(self, name: str) -> State:
        """Raises `KeyError` for a state this kind does not have."""
        for state in self.states:
            if state.name == name:
                return state
        raise KeyError(name)

    def transition(self, name: str) -> Transition:
        """Raises `KeyError` for a transition this kind does not have."""
        for transition in self.transitions:
            if transition.name == name:
                return transition
        raise KeyError(name)

    def is_fixed(self, state: str) -> bool:
        """Whether content is immutable in `state` (V05)."""
        found = self.state(state)
        return found.rests or found.custody in ("fixed", "void")

    def prints(self, page: str, state: str) -> bool:
        """Whether `page` may be printed, not only shown, in `state` (V05)."""
        return page in self.pages and state in self.printed_in.get(page, self._fixed_states())

    def _fixed_states(self) -> tuple[str, ...]:
        return tuple(state.name for state in self.states if state.custody == "fixed")

    def first_state(self) -> str:
        return self.states[0].name

    def stamped(self) -> frozenset[str]:
        """Fields that only moves write, never a person."""
        return frozenset(
            name for move in self.transitions for name in (*move.stamps, *((move.log,) if move.log else ()))
        )

    def figures_field(self) -> str:
        """The repeat that a move fills with figures; empty for kinds without."""
        moves = (stamps for move in self.transitions for stamps in move.stamps.items())
        return next((name for name, stamp in moves if stamp == "figures"), "")

    def text(self, content: Mapping[str, Any]) -> dict[str, Any]:
        """The part of `content` that the fingerprint covers: what is printed and may not change."""
        return {name: content[name] for name in self.text_fields if name in content}

    def unfit(self, context: GuardContext) -> list[Refused]:
        """Every reason why a record cannot be written for the first time as it is."""
        return [refusal for name in self.first_guards for refusal in GUARDS[name](context)]

    def missing(self, transition: str, context: GuardContext) -> list[Refused]:
        """Every reason why `transition` cannot happen now, in the order a person should mend them."""
        return [refusal for name in self.transition(transition).guards for refusal in GUARDS[name](context)]
