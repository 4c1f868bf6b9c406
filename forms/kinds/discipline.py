"""Recusal and incidents (R24, R55; V02)."""

from __future__ import annotations

from forms.kinds.model import Bar, Kind, Label, Role, State, Transition

TEAM: tuple[Role, ...] = ("leader", "deputy", "member", "liaison", "lead_keeper")
_JUDGES: tuple[Role, ...] = ("leader", "deputy")

RECUSAL = Kind(
    name="recusal",
    label=Label("回避", "Recusal"),
    plural=Label("回避", "Recusals"),
    prefix="HB",
    form="recusal",
    handle="source_code",
    gist="relation",
    list_fields=("member", "unit", "ground", "declared_on", "decided_by", "decided_on", "replacement"),
    search_fields=(),
    text_fields=("member", "unit", "source_code", "ground", "relation", "declared_on"),
    creators=TEAM,
    content_of=TEAM,
    whole_to=("leader", "deputy", "office"),
    unit="",
    day="declared_on",
    first_guards=("recusal_names_something", "declared_by_whom_it_concerns"),
    later=("decided_by", "decided_on", "replacement", "marking"),
    bar=Bar("member", "unit", "source_code", ("declared", "upheld")),
    states=(
        State("declared", Label("已申报", "Declared"), "open", rests=True),
        State("upheld", Label("已回避", "Upheld"), "fixed"),
        State("ended", Label("已解除", "Ended"), "void"),
        State("not_upheld", Label("不须回避", "Not upheld"), "void"),
    ),
    transitions=(
        Transition("uphold", Label("登记回避决定", "Register the decision"), ("declared",), "upheld",
                   guards=("decided_by_another", "replacement_named"),
                   writes=("decided_by", "decided_on", "replacement"), roles=_JUDGES),
        Transition("dismiss", Label("不须回避", "Not needed"), ("declared",), "not_upheld",
                   guards=("decided_by_another",), writes=("decided_by", "decided_on"), roles=_JUDGES,
                   needs_reason=True),
        Transition("end", Label("解除", "End"), ("upheld",), "ended", guards=("decided_by_another",),
                   writes=("decided_by", "decided_on"), roles=_JUDGES, needs_reason=True),
    ),
)  # fmt: skip
"""The office decides; the leader or the deputy registers its word. The bar stands from the declaration on."""

INCIDENT = Kind(
    name="incident",
    label=Label("突发事项", "Incident"),
    plural=Label("突发事项", "Incidents"),
    prefix="SJ",
    form="incident",
    handle="",
    gist="what",
    list_fields=("type", "date", "time", "place", "medium", "reported_on"),
    search_fields=("what", "action", "outcome"),
    text_fields=("type", "date", "time", "place", "what", "action", "medium", "marking"),
    creators=TEAM,
    content_of=(*TEAM, "secadmin"),
    whole_to=(*TEAM, "secadmin", "office"),
    unit="",
    area="incidents",
    scans_names=True,
    states=(
        State("open", Label("处置中", "Being dealt with"), "open"),
        State("closed", Label("已处置", "Dealt with"), "fixed"),
        State("void", Label("已作废", "Void"), "void"),
    ),
    transitions=(
        Transition("close", Label("登记处置结果", "Register the outcome"), ("open",), "closed",
                   guards=("required_fields", "incident_settled"), roles=TEAM),
        Transition("void", Label("作废", "Void"), ("open", "closed"), "void", roles=TEAM, approver="leader",
                   needs_reason=True),
    ),
)  # fmt: skip

"""Of the machine and its media as much as of the work: the secrecy administrator reads it, and nothing else of the
team's."""

DISCIPLINE_KINDS = (RECUSAL, INCIDENT)
