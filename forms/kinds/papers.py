"""The working paper, the talk with the principal head, consultations, and the ledger behind them (R12–R15, R34)."""

from __future__ import annotations

from forms.kinds.documents import VOID
from forms.kinds.model import Kind, Label, Reference, Role, State, Transition

AUTHORS: tuple[Role, ...] = ("leader", "deputy", "member")
_LEADERS: tuple[Role, ...] = ("leader", "deputy", "office")
_LIVE = ("draft", "returned", "submitted", "reviewed", "approved", "communicated")


def _void(*sources: str) -> Transition:
    return Transition("void", Label("作废", "Void"), sources, "void", approver="leader", needs_reason=True)


WORKPAPER = Kind(
    name="workpaper", label=Label("问题底稿", "Working paper"), plural=Label("问题底稿", "Working papers"),
    prefix="DG", form="workpaper", handle="title", gist="summary", area="papers",
    list_fields=("unit", "title", "prepared_by", "prepared_on", "category", "severity", "amount", "source_kind",
                 "suggested_handling", "disposition", "report_section", "approved_on", "frozen_on", "merged_into"),
    search_fields=("title", "summary", "discovery", "facts.text", "criteria.text", "cause", "effect",
                   "responsible_body", "evidence.shows", "evidence.extract", "corroboration_note"),
    text_fields=("title", "unit", "prepared_on", "prepared_by", "responsible_body", "source_kind", "amount",
                 "category", "taxonomy_version", "period", "severity", "recurring", "prior_item", "summary", "facts",
                 "criteria", "cause", "effect", "discovery", "evidence", "suggested_handling", "corroboration_note",
                 "marking"),
    pages=("working_paper", "evidence_list"), content_of=AUTHORS, whole_to=_LEADERS, shared_states=("frozen",),
    day="prepared_on", counts="workpaper", scans_names=True,
    references=(
        Reference("evidence.ref"), Reference("merged_into", ("workpaper",)),
        Reference("communications", ("communication",)),
    ),
    states=(
        State("draft", Label("草稿", "Draft"), "open"),
        State("returned", Label("已退回", "Returned"), "open"),
        State("submitted", Label("待复核", "To be reviewed"), "open", rests=True),
        State("reviewed", Label("待审签", "To be approved"), "open", rests=True),
        State("approved", Label("已审签", "Approved"), "fixed"),
        State("communicated", Label("已沟通", "Put to the head"), "fixed"),
        State("frozen", Label("已冻结", "Frozen"), "fixed"),
        State("merged", Label("已并入", "Merged"), "void"),
        State("withdrawn", Label("已撤回", "Withdrawn"), "void"),
        VOID,
    ),
    transitions=(
        Transition("submit", Label("提交复核", "Submit for review"), ("draft", "returned"), "submitted",
                   guards=("required_fields", "evidence_located", "evidence_points_right", "interviews_by_code"),
                   stamps={"submitted_on": "today"}, log="reviews"),
        Transition("review", Label("复核通过", "Reviewed"), ("submitted",), "reviewed", roles=("deputy",),
                   guards=("reviewer_is_another",), stamps={"reviewed_by": "me", "reviewed_on": "today"},
                   log="reviews"),
        Transition("approve", Label("审签", "Approve"), ("reviewed",), "approved", roles=("leader",),
                   guards=("required_fields", "evidence_located", "evidence_settled", "sources_suffice",
                           "three_persons"),
                   stamps={"approved_by": "me", "approved_on": "today"}, log="reviews"),
        Transition("return", Label("退回", "Return"), ("submitted", "reviewed"), "returned",
                   roles=("leader", "deputy"), needs_reason=True, log="reviews"),
        Transition("reopen", Label("修改成新版本", "Amend as a new version"), ("approved", "communicated"), "draft",
                   approver="leader", needs_reason=True, log="reviews"),
        Transition("communicate", Label("登记沟通", "Register the talk"), ("approved",), "communicated",
                   roles=("leader", "deputy"), guards=("talk_recorded",), writes=("communications", "response"),
                   log="reviews"),
        Transition("freeze", Label("冻结", "Freeze"), ("approved", "communicated"), "frozen", roles=("leader",),
                   guards=("disposition_given",), writes=("disposition", "report_section", "not_used_reason"),
                   stamps={"frozen_on": "today"}, log="reviews"),
        Transition("merge", Label("并入另一底稿", "Merge into another paper"), _LIVE, "merged",
                   guards=("merged_into_another",), writes=("merged_into",), approver="leader", needs_reason=True,
                   log="reviews"),
        Transition("withdraw", Label("撤回", "Withdraw"), _LIVE, "withdrawn", approver="leader", needs_reason=True,
                   log="reviews"),
        _void("draft", "returned"),
    ),
)  # fmt: skip

COMMUNICATION = Kind(
    name="communication", label=Label("与主要负责人沟通", "Talk with the principal head"),
    plural=Label("与主要负责人沟通", "Talks with the principal head"),
    prefix="GT", form="communication", handle="title", gist="minutes", area="papers",
    list_fields=("unit", "date", "place", "members", "participants"),
    search_fields=("title", "minutes", "participants", "papers.said"),
    text_fields=("title", "unit", "date", "place", "members", "participants", "papers", "supplements", "minutes",
                 "marking"),
    pages=("communication",), creators=("leader", "deputy"), content_of=AUTHORS, whole_to=_LEADERS, scans_names=True,
    references=(Reference("papers.paper", ("workpaper",)), Reference("supplements", ("doc_item",))),
    states=(
        State("draft", Label("草稿", "Draft"), "open"),
        State("held", Label("已沟通", "Held"), "fixed"),
        State("signature_registered", Label("已登记签名", "Signature registered"), "fixed"),
        VOID,
    ),
    transitions=(
        Transition("hold", Label("登记沟通", "Register the talk"), ("draft",), "held", roles=("leader", "deputy"),
                   guards=("required_fields", "two_members", "papers_approved"), log="steps"),
        Transition("register_signature", Label("登记签名", "Register signature"), ("held",), "signature_registered",
                   roles=("leader", "deputy"), writes=("signed", "signed_pages"), log="steps"),
        _void("draft", "held", "signature_registered"),
    ),
)  # fmt: skip

CONSULTATION = Kind(
    name="consultation", label=Label("会商", "Consultation"), plural=Label("会商", "Consultations"),
    prefix="HS", form="consultation", handle="title", gist="answer", area="papers",
    list_fields=("unit", "date", "body", "members"),
    search_fields=("title", "body", "question", "answer"),
    text_fields=("title", "unit", "body", "date", "members", "question", "answer", "marking"),
    pages=("consultation",), creators=("leader", "deputy"), content_of=AUTHORS, whole_to=_LEADERS, scans_names=True,
    references=(Reference("papers", ("workpaper",)),),
    states=(
        State("draft", Label("草稿", "Draft"), "open"),
        State("kept", Label("已记录", "Kept"), "fixed"),
        VOID,
    ),
    transitions=(
        Transition("keep", Label("记录", "Keep"), ("draft",), "kept", roles=("leader", "deputy"),
                   guards=("required_fields",), log="steps"),
        _void("draft", "kept"),
    ),
)  # fmt: skip

LEDGER_ENTRY = Kind(
    name="ledger_entry", label=Label("问题台账", "Ledger entry"), plural=Label("问题台账", "Ledger"),
    prefix="TZ", form="ledger_entry", handle="title", gist="demand",
    list_fields=("unit", "title", "paper", "category", "due", "reported_on", "written_off_on"),
    search_fields=("title", "demand", "category"), text_fields=("title", "unit", "paper", "category", "demand"),
    creators=("leader", "deputy", "office"), content_of=AUTHORS, whole_to=(*AUTHORS, "office"), day="reported_on",
    due={"fed_back": "due", "transferred": "due", "supervised": "due", "relapsed": "due"}, counts="ledger_entry",
    references=(Reference("paper", ("workpaper",)),),
    states=(
        State("draft", Label("待建账", "To be entered"), "not_begun"),
        State("reported", Label("报", "Reported"), "open", leaves=True),
        State("fed_back", Label("交", "Fed back"), "open", leaves=True),
        State("transferred", Label("转", "Transferred"), "open", leaves=True),
        State("supervised", Label("查", "Supervised"), "open", leaves=True),
        State("relapsed", Label("反弹", "Relapsed"), "open", leaves=True),
        State("written_off", Label("销", "Written off"), "fixed"),
        State("not_feasible", Label("无法整改", "Not feasible"), "fixed"),
        VOID,
    ),
    transitions=(
        Transition("report", Label("报账", "Report"), ("draft",), "reported", roles=("leader", "deputy", "office"),
                   guards=("required_fields", "ledger_paper_approved"), stamps={"reported_on": "today"}, log="stages"),
        Transition("feed_back", Label("交账", "Feed back"), ("reported",), "fed_back",
                   roles=("leader", "deputy", "office"), needs_reason=True, log="stages"),
        Transition("transfer", Label("转账", "Transfer"), ("fed_back",), "transferred",
                   roles=("leader", "deputy", "office"), needs_reason=True, log="stages"),
        Transition("supervise", Label("查账", "Supervise"), ("transferred", "fed_back", "relapsed"), "supervised",
                   roles=("office",), needs_reason=True, log="stages"),
        Transition("write_off", Label("销账", "Write off"), ("supervised",), "written_off", roles=("office",),
                   needs_reason=True, stamps={"written_off_on": "today"}, log="stages"),
        Transition("relapse", Label("反弹", "Relapsed"), ("written_off",), "relapsed", roles=("office",),
                   needs_reason=True, log="stages"),
        Transition("not_feasible", Label("无法整改", "Not feasible"), ("supervised", "transferred"), "not_feasible",
                   roles=("office",), needs_reason=True, log="stages"),
        _void("draft", "reported"),
    ),
)  # fmt: skip

PAPER_KINDS = (WORKPAPER, COMMUNICATION, CONSULTATION, LEDGER_ENTRY)
