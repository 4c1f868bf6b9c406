"""The two compartments members write into and cannot read: leads and contact reports (R16, R26; V16, V17).

Everything of substance is in protected groups, which are sealed without their author. What stands in the clear is
what counting, states and dates need; never a word about anybody. Neither kind takes attachments: those are encrypted
with the vault, not with the recipients' keys.
"""

from __future__ import annotations

from forms.kinds.model import Kind, Label, Role, State, Transition

KEEPERS: tuple[Role, ...] = ("leader", "lead_keeper")
_SEALED_TO = ("leader", "lead_keeper", "discipline")
_UNPACKED = ("registered", "discussed", "decided")

LEAD = Kind(
    name="lead",
    label=Label("问题线索", "Lead"),
    plural=Label("问题线索", "Leads"),
    prefix="XS",
    form="lead",
    handle="",
    gist="",
    list_fields=("received_on", "first_meeting_on", "second_meeting_on", "packed_in", "handed_over_on", "receipt_no"),
    search_fields=(),
    text_fields=("received_on", "marking"),
    protected={"lead": _SEALED_TO, "reporter": _SEALED_TO, "handling": _SEALED_TO},
    pages=("referral_sheet",),
    creators=("leader", "member", "lead_keeper"),
    content_of=KEEPERS,
    whole_to=KEEPERS,
    unit="",
    day="received_on",
    counts="lead",
    area="leads",
    travels="apart",
    blind=True,
    later=("handling", "course"),
    first_guards=("lead_registered",),
    states=(
        State("registered", Label("已登记", "Registered"), "open"),
        State("discussed", Label("已议", "Discussed"), "open"),
        State("decided", Label("已定", "Decided"), "open", rests=True),
        State("packed", Label("已封装", "Packed"), "fixed"),
        State("handed_over", Label("已移交", "Handed over"), "fixed"),
        State("receipted", Label("已收回执", "Receipted"), "fixed"),
        State("not_accepted", Label("不予受理", "Not accepted"), "void"),
    ),
    transitions=(
        Transition("discuss", Label("登记首次会议", "Register the first meeting"), ("registered",), "discussed",
                   guards=("first_meeting",), roles=KEEPERS),
        Transition("decide", Label("登记会议决定", "Register the decision"), ("discussed",), "decided",
                   guards=("second_meeting",), roles=KEEPERS, approver="leader"),
        Transition("pack", Label("封装", "Pack"), ("decided",), "packed", guards=("packed_in_bundle",),
                   writes=("packed_in",), roles=KEEPERS),
        Transition("hand_over", Label("登记移交", "Register the hand-over"), ("packed",), "handed_over",
                   guards=("still_in_bundle", "hand_over_signed"),
                   writes=("handed_over_on", "handed_over_by", "taken_over_signed"), roles=KEEPERS),
        Transition("receipt", Label("登记回执", "Register the receipt"), ("handed_over",), "receipted",
                   guards=("still_in_bundle", "receipt_given"), writes=("receipt_no", "receipted_on", "feedback_due"),
                   roles=KEEPERS),
        Transition("not_accept", Label("不予受理", "Do not accept"), _UNPACKED, "not_accepted",
                   guards=("refusal_explained",), roles=KEEPERS, approver="leader"),
    ),
)  # fmt: skip
"""V16. The group meets twice, before and after looking into it (9.5). Why a lead was not accepted stands in its
sealed part, never in the reason of a revision."""

CONTACT_REPORT = Kind(
    name="contact_report",
    label=Label("打探说情报告", "Contact report"),
    plural=Label("打探说情报告", "Contact reports"),
    prefix="DT",
    form="contact_report",
    handle="",
    gist="",
    search_fields=(),
    text_fields=(),
    protected={"report": ("office", "author:leader")},
    creators=("leader", "deputy", "member", "liaison", "lead_keeper"),
    content_of=("leader", "office"),
    whole_to=("office",),
    unit="",
    area="contact_reports",
    travels="always",
    blind=True,
    first_guards=("contact_report_complete",),
    states=(State("filed", Label("已报", "Filed"), "fixed"),),
    transitions=(),
)
"""V17: no state but the first and no move out of it, so nobody can edit, void or delete one. Complaints about the
team (R32) take the same way."""

COMPARTMENT_KINDS = (LEAD, CONTACT_REPORT)
