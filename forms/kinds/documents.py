"""Document review: request, items, notes, copies, returns (R11, V14; DOMAIN 3, 4, 9.3)."""

from __future__ import annotations

from forms.kinds.model import Kind, Label, Reference, Role, State, Transition

TEAM: tuple[Role, ...] = ("leader", "deputy", "member", "liaison")
READERS: tuple[Role, ...] = (*TEAM, "office")
"""The document log is open to the whole team (DOMAIN 5)."""

VOID = State("void", Label("已作废", "Void"), "void")
_IN_HAND = ("received", "partly", "in_review")
_HELD = (*_IN_HAND, "returned", "transferred")


def void(*sources: str, log: str = "") -> Transition:
    """V04: a wrong record is voided with a reason and the leader's word."""
    return Transition("void", Label("作废", "Void"), sources, "void", roles=TEAM, approver="leader",
                      needs_reason=True, log=log)  # fmt: skip


DOC_REQUEST = Kind(
    name="doc_request", label=Label("调阅清单", "Document request"), plural=Label("调阅清单", "Document requests"),
    prefix="DY", form="doc_request", handle="title", gist="basis", area="documents",
    list_fields=("unit", "date", "due", "method", "issued_by", "to_role"), search_fields=("title", "basis", "to_role"),
    text_fields=("title", "unit", "to_role", "method", "basis", "date", "due", "issued_by", "marking"),
    pages=("request_slip", "handover_slip"), creators=TEAM, content_of=TEAM, whole_to=READERS,
    states=(
        State("draft", Label("草稿", "Draft"), "open"),
        State("approved", Label("已批准", "Approved"), "fixed"),
        State("served", Label("已送达", "Handed over"), "fixed"),
        State("closed", Label("已了结", "Closed"), "fixed"),
        VOID,
    ),
    transitions=(
        Transition("approve", Label("批准", "Approve"), ("draft",), "approved",
                   guards=("required_fields", "items_listed"), roles=TEAM, approver="leader",
                   stamps={"approved_by": "approver", "approved_on": "today"}, log="steps"),
        Transition("serve", Label("送达", "Hand over"), ("approved",), "served", roles=TEAM,
                   stamps={"served_on": "today"}, log="steps"),
        Transition("close", Label("了结", "Close"), ("served",), "closed", guards=("items_settled",), roles=TEAM,
                   log="steps"),
        void("draft", "approved", "served", log="steps"),
    ),
)  # fmt: skip

DOC_ITEM = Kind(
    name="doc_item", label=Label("调阅资料", "Document"), plural=Label("调阅资料", "Documents"),
    prefix="DY", form="doc_item", handle="title", gist="remark", area="documents", parent="doc_request",
    list_fields=("title", "doc_no", "period", "original", "quantity", "quantity_unit", "quantity_received",
                 "return_by", "provide_by", "received_at", "storage_place", "holder", "to_return",
                 "not_provided_reason"),
    search_fields=("title", "doc_no", "period", "remark", "storage_place", "container_no"),
    text_fields=("title", "doc_no", "period", "medium", "original", "quantity", "quantity_unit", "pages",
                 "unit_marking", "remark"),
    pages=("handover_slip", "review_notes", "copy_register"), creators=TEAM, content_of=TEAM, whole_to=READERS,
    printed_in={"handover_slip": ("requested", *_HELD),
                "review_notes": _HELD, "copy_register": _HELD},
    counts="doc_item", day="received_at", from_parent={"provide_by": "due"},
    due={"requested": "provide_by", "received": "return_by", "partly": "return_by", "in_review": "return_by"},
    references=(Reference("return_slip", ("doc_return",)),),
    states=(
        State("requested", Label("已提出", "Requested"), "not_begun"),
        State("received", Label("已接收", "Received"), "open", leaves=True),
        State("partly", Label("部分接收", "Received in part"), "open", leaves=True),
        State("in_review", Label("查阅中", "In review"), "open", leaves=True),
        State("returned", Label("已归还", "Returned"), "fixed"),
        State("transferred", Label("已移交", "Transferred"), "fixed"),
        State("not_provided", Label("未提供", "Not provided"), "void"),
        VOID,
    ),
    transitions=(
        Transition("receive", Label("接收", "Receive"), ("requested", "partly"), "received",
                   guards=("required_fields", "receipt_complete", "received_in_full", "borrowed_is_due"),
                   roles=TEAM, log="custody"),
        Transition("receive_part", Label("部分接收", "Receive in part"), ("requested",), "partly",
                   guards=("required_fields", "receipt_complete", "borrowed_is_due"), roles=TEAM, log="custody"),
        Transition("review", Label("开始查阅", "Begin the review"), ("received", "partly"), "in_review", roles=TEAM,
                   log="custody"),
        Transition("lend", Label("组内借阅", "Lend within the team"), _IN_HAND, "", writes=("holder",), roles=TEAM,
                   log="custody"),
        Transition("extend", Label("续借", "Prolong"), _IN_HAND, "", writes=("return_by",),
                   guards=("borrowed_is_due",), roles=TEAM, needs_reason=True, log="custody"),
        Transition("not_provide", Label("未提供", "Not provided"), ("requested",), "not_provided",
                   guards=("reason_not_provided",), roles=TEAM, log="custody"),
        Transition("return", Label("归还", "Return"), _IN_HAND, "returned", guards=("returned_on_signed_slip",),
                   roles=TEAM, log="custody"),
        Transition("transfer", Label("移交", "Transfer"), _IN_HAND, "transferred", roles=TEAM, approver="leader",
                   needs_reason=True, log="custody"),
        void("requested", *_IN_HAND, log="custody"),
    ),
)  # fmt: skip

DOC_REVIEW_NOTE = Kind(
    name="doc_review_note", label=Label("查阅记录", "Review note"), plural=Label("查阅记录", "Review notes"),
    prefix="DY", form="doc_review_note", handle="", gist="extract", area="documents", parent="doc_item",
    list_fields=("volume", "page", "line", "voucher_no", "cell", "kind", "amount", "comment", "result", "date",
                 "noted_by"),
    search_fields=("extract", "comment", "method", "result", "volume", "page", "line", "voucher_no", "cell"),
    text_fields=("volume", "page", "line", "voucher_no", "cell", "kind", "extract", "comment", "method", "result",
                 "amount", "event_date", "noted_by", "date"),
    pages=("review_notes",), creators=TEAM, content_of=TEAM, whole_to=READERS, scans_names=True,
    references=(Reference("papers", ("workpaper",)),),
    states=(
        State("draft", Label("草稿", "Draft"), "open"),
        State("kept", Label("已记录", "Kept"), "fixed"),
        VOID,
    ),
    transitions=(
        Transition("keep", Label("记录", "Keep"), ("draft",), "kept",
                   guards=("required_fields", "exact_location", "note_says_something"), roles=TEAM),
        Transition("cite", Label("关联底稿", "Link to papers"), ("kept",), "", writes=("papers",), roles=TEAM),
        void("draft", "kept"),
    ),
)  # fmt: skip

DOC_COPY = Kind(
    name="doc_copy", label=Label("复制件", "Copy"), plural=Label("复制件", "Copies"),
    prefix="DY", form="doc_copy", handle="copied", gist="purpose", area="documents", parent="doc_item",
    list_fields=("copied", "pages", "copies", "copy_no", "custodian", "date", "ending", "ended_on"),
    search_fields=("copied", "purpose", "copy_no"),
    text_fields=("copied", "pages", "copies", "purpose", "copy_no", "custodian", "date"),
    pages=("copy_register",), creators=TEAM, content_of=TEAM, whole_to=READERS,
    references=(Reference("papers", ("workpaper",)),),
    states=(
        State("requested", Label("待批准", "To be approved"), "not_begun"),
        State("made", Label("已复制", "Made"), "fixed"),
        State("ended", Label("已处理", "Ended"), "fixed"),
        VOID,
    ),
    transitions=(
        Transition("make", Label("批准复制", "Approve and copy"), ("requested",), "made", guards=("required_fields",),
                   roles=TEAM, approver="leader", stamps={"approved_by": "approver"}, log="steps"),
        Transition("end", Label("登记去向", "Register what became of it"), ("made",), "ended", guards=("copy_ended",),
                   writes=("ending", "ended_on", "papers"), roles=TEAM, log="steps"),
        void("requested", "made", log="steps"),
    ),
)  # fmt: skip

DOC_RETURN = Kind(
    name="doc_return", label=Label("归还单", "Return slip"), plural=Label("归还单", "Return slips"),
    prefix="GH", form="doc_return", handle="", gist="condition", area="documents",
    list_fields=("unit", "date", "items", "returned_by", "taken_back_by", "condition"),
    search_fields=("condition", "difference", "taken_back_by"),
    text_fields=("unit", "items", "returned_by", "taken_back_by", "date", "condition", "difference", "marking"),
    pages=("return_slip",), printed_in={"return_slip": ("draft", "signed")}, creators=TEAM, content_of=TEAM,
    whole_to=READERS,
    references=(Reference("items", ("doc_item",)),),
    states=(
        State("draft", Label("草稿", "Draft"), "open"),
        State("signed", Label("双方已签", "Signed by both"), "fixed"),
        VOID,
    ),
    transitions=(
        Transition("sign", Label("登记双方签字", "Register both signatures"), ("draft",), "signed",
                   guards=("required_fields", "slip_signed"), writes=("signed_by_both", "signed_slip"), roles=TEAM,
                   log="steps"),
        void("draft", "signed", log="steps"),
    ),
)  # fmt: skip

DOCUMENT_KINDS = (DOC_REQUEST, DOC_ITEM, DOC_REVIEW_NOTE, DOC_COPY, DOC_RETURN)
