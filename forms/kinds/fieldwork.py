"""Rectification at once, activities, intake, envelopes, plan, outlines, checklist, weekly report (R05–R21)."""

from __future__ import annotations

from forms.kinds.documents import READERS, TEAM, VOID, void
from forms.kinds.model import Kind, Label, Reference, Role, State, Transition
from forms.kinds.papers import AUTHORS

_LEADERS: tuple[Role, ...] = ("leader", "deputy", "office")

IMMEDIATE_RECTIFICATION = Kind(
    name="immediate_rectification", label=Label("立行立改", "Immediate rectification"),
    plural=Label("立行立改", "Immediate rectification"),
    prefix="LX", form="immediate_rectification", handle="title", gist="issue",
    list_fields=("unit", "title", "due", "served_on", "reply_on", "result", "closed_on", "basis_papers"),
    search_fields=("title", "issue", "basis", "requirement", "promised", "reply", "verification"),
    text_fields=("title", "unit", "issue", "basis_papers", "basis", "requirement", "due", "reporting", "date",
                 "marking"),
    pages=("rectification_notice", "rectification_receipt", "rectification_result"),
    printed_in={"rectification_result": ("verified", "closed", "carried_forward")},
    content_of=AUTHORS, whole_to=_LEADERS,
    shared_states=("approved", "served", "replied", "verified", "closed", "carried_forward"), scans_names=True,
    due={"approved": "due", "served": "due", "replied": "due"}, counts="immediate_rectification",
    references=(Reference("basis_papers", ("workpaper",)), Reference("evidence", ("doc_item",))),
    states=(
        State("draft", Label("草稿", "Draft"), "open"),
        State("approved", Label("已签批", "Approved"), "fixed"),
        State("served", Label("已送达", "Served"), "fixed"),
        State("replied", Label("已回复", "Replied"), "fixed"),
        State("verified", Label("已核验", "Verified"), "fixed"),
        State("closed", Label("已办结", "Closed"), "fixed"),
        State("carried_forward", Label("转入台账", "Carried into the ledger"), "fixed"),
        VOID,
    ),
    transitions=(
        Transition("approve", Label("签批", "Approve"), ("draft",), "approved", approver="leader",
                   guards=("required_fields", "from_approved_paper", "due_inside_stint"),
                   stamps={"approved_by": "approver", "approved_on": "today"}, log="steps"),
        Transition("serve", Label("登记送达", "Register service"), ("approved",), "served",
                   guards=("hand_signed_receipt",),
                   writes=("served_on", "received_by", "receipt_signed", "receipt_scan", "promised"), log="steps"),
        Transition("reply", Label("登记回复", "Register the reply"), ("served",), "replied", guards=("reply_given",),
                   writes=("reply_on", "reply", "evidence", "promised"), log="steps"),
        Transition("verify", Label("核验", "Verify"), ("replied",), "verified", guards=("verification_given",),
                   writes=("verified_by", "verified_on", "verification", "result", "evidence"), log="steps"),
        Transition("close", Label("办结", "Close"), ("verified",), "closed", guards=("result_is_done",),
                   stamps={"closed_on": "today"}, log="steps"),
        Transition("carry_forward", Label("转入台账", "Carry into the ledger"), ("served", "replied", "verified"),
                   "carried_forward", writes=("carried_to", "result"), needs_reason=True, log="steps"),
        Transition("void", Label("作废", "Void"), ("draft", "approved"), "void", approver="leader",
                   needs_reason=True, log="steps"),
    ),
)  # fmt: skip

ACTIVITY = Kind(
    name="activity", label=Label("活动", "Activity"), plural=Label("座谈走访", "Forums and visits"),
    prefix="HD", form="activity", handle="title", gist="gist",
    list_fields=("type", "unit", "date", "start", "end", "place", "members", "persons_count"),
    search_fields=("title", "gist", "place", "notes.text"),
    text_fields=("type", "title", "unit", "date", "start", "end", "place", "members", "persons_count", "role_groups",
                 "gist", "notes", "marking"),
    pages=("activity",), content_of=AUTHORS, whole_to=_LEADERS, shared_states=("held",), counts="activity",
    scans_names=True, references=(Reference("papers", ("workpaper",)),),
    states=(
        State("planned", Label("已安排", "Planned"), "not_begun"),
        State("approved", Label("已批准", "Approved"), "not_begun"),
        State("held", Label("已完成", "Held"), "fixed"),
        VOID,
    ),
    transitions=(
        Transition("approve", Label("批准", "Approve"), ("planned",), "approved", approver="leader",
                   stamps={"approved_by": "approver"}, log="steps"),
        Transition("hold", Label("登记完成", "Register as held"), ("planned", "approved"), "held",
                   guards=("required_fields", "unannounced_approved", "times_in_order"), log="steps"),
        Transition("cite", Label("关联底稿", "Link to papers"), ("held",), "", writes=("papers",)),
        Transition("void", Label("作废", "Void"), ("planned", "approved", "held"), "void", approver="leader",
                   needs_reason=True, log="steps"),
    ),
)  # fmt: skip

INTAKE = Kind(
    name="intake", label=Label("信访", "Letters, calls and visits"), plural=Label("信访", "Letters, calls and visits"),
    prefix="XF", form="intake", handle="", gist="gist",
    list_fields=("channel", "date", "unit", "handling", "passed_to", "anonymous", "handled_on"),
    search_fields=("gist", "points.text", "passed_to", "not_accepted_reason"),
    text_fields=("channel", "date", "unit", "gist", "points", "anonymous", "marking"),
    protected={"reporter": ("leader", "office")}, name_fields=("reporter.name",), pages=("intake_register",),
    printed_in={"intake_register": ("registered", "handled")},
    creators=TEAM, content_of=TEAM, whole_to=("leader", "deputy", "liaison", "office"), counts="intake",
    scans_names=True, references=(Reference("papers", ("workpaper",)),),
    states=(
        State("registered", Label("已登记", "Registered"), "open", leaves=True),
        State("handled", Label("已办理", "Handled"), "fixed"),
        VOID,
    ),
    transitions=(
        Transition("handle", Label("登记办理", "Register the handling"), ("registered",), "handled", roles=TEAM,
                   guards=("required_fields", "handling_given", "anonymous_or_sealed"), log="steps"),
        Transition("cite", Label("关联底稿", "Link to papers"), ("handled",), "", writes=("papers",), roles=TEAM),
        void("registered", "handled", log="steps"),
    ),
)  # fmt: skip

ENVELOPE_BATCH = Kind(
    name="envelope_batch", label=Label("小信封", "Stamped envelopes"), plural=Label("小信封", "Stamped envelopes"),
    prefix="XN", form="envelope_batch", handle="place", gist="note",
    list_fields=("unit", "place", "date", "issued", "received"), search_fields=("place", "note"),
    text_fields=("unit", "place", "date", "issued", "received", "members"),
    pages=("envelope_slip",), printed_in={"envelope_slip": ("issued", "counted")},
    creators=TEAM, content_of=TEAM, whole_to=READERS,
    states=(
        State("issued", Label("已发放", "Issued"), "open"),
        State("counted", Label("已清点", "Counted"), "fixed"),
        VOID,
    ),
    transitions=(
        Transition("count", Label("清点", "Count"), ("issued",), "counted", roles=TEAM,
                   guards=("required_fields", "received_within_issued"), log="steps"),
        void("issued", "counted", log="steps"),
    ),
)  # fmt: skip

OUTLINE = Kind(
    name="outline", label=Label("谈话提纲", "Outline"), plural=Label("谈话提纲", "Outlines"),
    prefix="TG", form="outline", handle="title", gist="purpose", list_fields=("title", "role_group", "edition"),
    search_fields=("title", "purpose", "questions.text"), text_fields=("title", "role_group", "edition", "questions"),
    pages=("outline",), content_of=AUTHORS, whole_to=(*AUTHORS, "office"),
    states=(
        State("draft", Label("草稿", "Draft"), "open"),
        State("in_use", Label("使用中", "In use"), "fixed"),
        State("retired", Label("已停用", "Retired"), "void"),
    ),
    transitions=(
        Transition("use", Label("启用", "Take into use"), ("draft",), "in_use", guards=("required_fields",)),
        Transition("revise", Label("修改", "Revise"), ("in_use",), "draft"),
        Transition("retire", Label("停用", "Retire"), ("draft", "in_use"), "retired"),
    ),
)  # fmt: skip

PLAN_SLOT = Kind(
    name="plan_slot", label=Label("谈话计划", "Plan slot"), plural=Label("谈话计划", "Interview plan"),
    prefix="JH", form="plan_slot", handle="source_code", gist="note",
    list_fields=("unit", "role_group", "priority", "date", "slot", "place", "pair", "outline"),
    search_fields=("note", "place"), text_fields=("unit", "role_group", "date", "slot", "place", "pair"),
    content_of=AUTHORS, whole_to=(*AUTHORS, "office"), counts="plan_slot", due={"planned": "date"},
    references=(Reference("interview", ("interview",)),),
    states=(
        State("planned", Label("待谈", "Planned"), "not_begun"),
        State("taken", Label("已安排谈话", "Taken up"), "fixed"),
        State("dropped", Label("已取消", "Dropped"), "void"),
    ),
    transitions=(
        Transition("take", Label("开始谈话", "Take up"), ("planned",), "taken", guards=("slot_has_interview",),
                   log="steps"),
        Transition("drop", Label("取消", "Drop"), ("planned",), "dropped", needs_reason=True, log="steps"),
    ),
)  # fmt: skip

CHECKLIST_RESULT = Kind(
    name="checklist_result", label=Label("清单要点", "Checklist point"), plural=Label("监督清单", "Checklist"),
    prefix="QD", form="checklist_result", handle="point", gist="note",
    list_fields=("pack", "pack_version", "point", "unit", "assigned_to", "done_by", "done_on", "papers"),
    search_fields=("point", "note"), text_fields=("pack", "pack_version", "point", "unit", "note"),
    content_of=AUTHORS, whole_to=(*AUTHORS, "office"), counts="checklist_result", day="done_on",
    references=(Reference("papers", ("workpaper",)), Reference("documents", ("doc_item",))),
    states=(
        State("to_look", Label("未查看", "Not looked at"), "not_begun"),
        State("no_problem", Label("未发现问题", "Looked at, no problem"), "fixed"),
        State("problem", Label("发现问题", "Problem"), "fixed"),
        VOID,
    ),
    transitions=(
        Transition("no_problem", Label("未发现问题", "No problem"), ("to_look", "problem"), "no_problem",
                   guards=("note_given",), writes=("note", "documents", "papers"),
                   stamps={"done_by": "me", "done_on": "today"}, log="steps"),
        Transition("problem", Label("发现问题", "Problem"), ("to_look", "no_problem"), "problem",
                   guards=("problem_has_paper",), writes=("note", "documents", "papers"),
                   stamps={"done_by": "me", "done_on": "today"}, log="steps"),
        Transition("reopen", Label("重新查看", "Look again"), ("no_problem", "problem"), "to_look", needs_reason=True,
                   log="steps"),
        Transition("void", Label("作废", "Void"), ("to_look", "no_problem", "problem"), "void", approver="leader",
                   needs_reason=True, log="steps"),
    ),
)  # fmt: skip

WEEKLY_REPORT = Kind(
    name="weekly_report", label=Label("周报", "Weekly report"), plural=Label("周报", "Weekly reports"),
    prefix="ZB", form="weekly_report", handle="", gist="narrative",
    list_fields=("week", "since", "until", "unit", "prepared_by", "frozen_on"),
    search_fields=("narrative", "plan", "requests", "adjustment_note"),
    text_fields=("week", "since", "until", "unit", "prepared_by", "figures", "adjustment_note", "narrative", "plan",
                 "requests", "marking", "frozen_on"),
    pages=("weekly_report",), content_of=AUTHORS, whole_to=(*AUTHORS, "office"), day="until", due={"draft": "until"},
    scans_names=True,
    states=(
        State("draft", Label("草稿", "Draft"), "open"),
        State("frozen", Label("已冻结", "Frozen"), "fixed"),
        VOID,
    ),
    transitions=(
        Transition("freeze", Label("冻结数据", "Freeze the figures"), ("draft",), "frozen", approver="leader",
                   guards=("required_fields", "cutoff_reached", "adjustments_explained"),
                   stamps={"figures": "figures", "frozen_on": "today", "reviewed_by": "approver"}, log="steps"),
        Transition("void", Label("作废", "Void"), ("draft", "frozen"), "void", approver="leader", needs_reason=True,
                   log="steps"),
    ),
)  # fmt: skip

FIELD_KINDS = (
    IMMEDIATE_RECTIFICATION, ACTIVITY, INTAKE, ENVELOPE_BATCH, OUTLINE, PLAN_SLOT, CHECKLIST_RESULT, WEEKLY_REPORT,
)  # fmt: skip
