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

Role = Literal["leader", "deputy", "member", "liaison", "lead_keeper", "sysadmin", "secadmin", "auditor", "office"]


@dataclass(frozen=True)
class Label:
    """One term of the glossary (DOMAIN 10) in both languages."""

    zh: str
    en: str


@dataclass(frozen=True)
class State:
    """A state of a kind. `fixed` states allow no edit of the content (V05)."""

    name: str
    label: Label
    custody: Custody


@dataclass(frozen=True)
class Transition:
    """A move between states.

    `writes` names the content fields the move may set although the state is fixed; `guards` names
    functions in `forms.rules.GUARDS`; `approver` is the role whose word is needed beside the author's;
    `needs_reason` asks for a reason that goes into the revision and the log.
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


@dataclass(frozen=True)
class Kind:
    """Everything shared code must know of a kind of record.

    `handle` is the field that stands for the record in lists and titles (for an interview the source
    code), `gist` the one that says what it is about. `protected` maps each protected group of the form to
    the recipients it is sealed to. `text_fields` are what the fingerprint of the locked text covers
    (V05); `search_fields` what the search may see. `parent` names the kind this one belongs to.
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
    pages: tuple[str, ...] = ()
    creators: tuple[Role, ...] = ("leader", "deputy", "member")
    content_of: tuple[Role, ...] = ("leader", "deputy", "member")

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
        return self.state(state).custody in ("fixed", "void")

    def first_state(self) -> str:
        return self.states[0].name

    def text(self, content: Mapping[str, Any]) -> dict[str, Any]:
        """The part of `content` that the fingerprint covers: what is printed and may not change."""
        return {name: content[name] for name in self.text_fields if name in content}

    def missing(self, transition: str, context: GuardContext) -> list[Refused]:
        """Every reason why `transition` cannot happen now, in the order a person should mend them."""
        return [refusal for name in self.transition(transition).guards for refusal in GUARDS[name](context)]


_ADDENDUM_TEXT = ("of", "origin", "page", "text", "recorder", "interviewers", "written_on")
_INTERVIEW_TEXT = (
    "profile", "language", "unit", "purpose", "topics", "date", "start", "end", "breaks", "place", "place_kind",
    "interviewers", "recorder", "source_code", "role_group", "selection_basis", "notices", "recusal_asked",
    "recusal_outcome", "recording_device", "exhibit_no", "others_present", "female_present", "guardian",
    "interpreter", "turns", "marking",
)  # fmt: skip

INTERVIEW = Kind(
    name="interview",
    label=Label("谈话", "Interview"),
    plural=Label("谈话", "Interviews"),
    prefix="TH",
    form="interview",
    handle="source_code",
    handle_series="J",
    gist="gist",
    list_fields=("role_group", "unit", "date", "start", "end", "place", "interviewers", "recorder"),
    search_fields=("gist", "purpose", "topics", "turns.text", "follow_ups.text"),
    text_fields=_INTERVIEW_TEXT,
    protected={"identity": ("leader", "interviewers", "recorder", "office")},
    pages=("signed_record", "internal_copy"),
    states=(
        State("planned", Label("待谈", "Planned"), "not_begun"),
        State("in_progress", Label("进行中", "In progress"), "open"),
        State("draft", Label("草稿", "Draft"), "open"),
        State("locked", Label("已锁定", "Locked"), "fixed"),
        State("printed", Label("已打印", "Printed"), "fixed"),
        State("signature_registered", Label("已登记签名", "Signature registered"), "fixed"),
        State("void", Label("已作废", "Void"), "void"),
    ),
    transitions=(
        Transition("begin", Label("开始", "Begin"), ("planned", "draft"), "in_progress"),
        Transition("pause", Label("存为草稿", "Keep as draft"), ("in_progress",), "draft"),
        Transition(
            "lock", Label("锁定", "Lock"), ("in_progress", "draft"), "locked",
            guards=("required_fields", "two_members", "times_in_order", "has_turns"),
        ),
        Transition("print", Label("登记打印", "Register print"), ("locked",), "printed"),
        Transition(
            "register_signature", Label("登记签名", "Register signature"),
            ("locked", "printed"), "signature_registered",
            guards=("signature_complete",),
            writes=("signature_result", "refusal_reason", "readback", "corrections_count", "signed_pages",
                    "signature_witnesses"),
        ),
        Transition(
            "void", Label("作废", "Void"),
            ("planned", "in_progress", "draft", "locked", "printed", "signature_registered"), "void",
            approver="leader", needs_reason=True,
        ),
    ),
)  # fmt: skip

INTERVIEW_ADDENDUM = Kind(
    name="interview_addendum",
    label=Label("补记", "Addendum"),
    plural=Label("补记", "Addenda"),
    prefix="TH",
    form="interview_addendum",
    handle="of",
    gist="text",
    list_fields=("origin", "written_on", "recorder"),
    search_fields=("text",),
    text_fields=_ADDENDUM_TEXT,
    parent="interview",
    pages=("addendum",),
    states=(
        State("draft", Label("草稿", "Draft"), "open"),
        State("locked", Label("已锁定", "Locked"), "fixed"),
        State("printed", Label("已打印", "Printed"), "fixed"),
        State("void", Label("已作废", "Void"), "void"),
    ),
    transitions=(
        Transition("lock", Label("锁定", "Lock"), ("draft",), "locked", guards=("required_fields", "two_members")),
        Transition("print", Label("登记打印", "Register print"), ("locked",), "printed"),
        Transition(
            "void", Label("作废", "Void"), ("draft", "locked", "printed"), "void",
            approver="leader", needs_reason=True,
        ),
    ),
)  # fmt: skip

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in (INTERVIEW, INTERVIEW_ADDENDUM)}
