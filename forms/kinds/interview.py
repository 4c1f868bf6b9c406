"""The individual interview and its addendum (R08; DOMAIN 3, 4, 9.1)."""

from __future__ import annotations

from forms.kinds.model import Kind, Label, Reference, State, Transition

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
    counts="interview",
    area="interviews",
    name_fields=("identity.name",),
    references=(Reference("linked_papers", ("workpaper",)), Reference("linked_docs", ("doc_item",)),
                Reference("turns.document", ("doc_item",))),
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
    area="interviews",
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
