"""Questionnaires: form versions, batches, responses (R10, V10, V11; DOMAIN 3, 4).

A response is a record that nobody reads: no role has it in reach. Tallies are made below the window, and only what
may be shown comes out (`forms/tally/TALLY.md`).
"""

from __future__ import annotations

from forms.kinds.model import Kind, Label, Reference, Role, State, Transition

ASKERS: tuple[Role, ...] = ("leader", "deputy", "member")
_READERS: tuple[Role, ...] = (*ASKERS, "office")
_OPEN = ("defined", "issued", "counted", "entering", "verified")

QUESTIONNAIRE_FORM = Kind(
    name="questionnaire_form", label=Label("问卷表", "Questionnaire form"),
    plural=Label("问卷表", "Questionnaire forms"),
    prefix="WB", form="questionnaire_form", handle="title", gist="note", unit="", day="brought_on",
    list_fields=("title", "form_id", "version", "sha256", "kind", "questions", "brought_on"),
    search_fields=("title", "note"), text_fields=("title", "form_id", "version", "sha256"),
    creators=ASKERS, content_of=ASKERS, whole_to=_READERS,
    states=(
        State("in_use", Label("使用中", "In use"), "fixed"),
        State("retired", Label("已停用", "Retired"), "void"),
    ),
    transitions=(
        Transition("retire", Label("停用", "Retire"), ("in_use",), "retired", needs_reason=True),
    ),
)  # fmt: skip
"""The XLSForm as it was brought is an attachment, and so is its model (FORM.md): neither ever changes."""

QUESTIONNAIRE_BATCH = Kind(
    name="questionnaire_batch", label=Label("问卷批次", "Questionnaire batch"),
    plural=Label("调查问卷", "Questionnaires"),
    prefix="WJ", form="questionnaire_batch", handle="title", gist="group",
    list_fields=("title", "unit", "group", "survey", "date", "mode", "form_version", "form_sha256", "issued",
                 "collected", "void", "valid", "released_on", "group_question"),
    search_fields=("title", "group", "survey", "place", "note"),
    text_fields=("title", "form_id", "form_version", "form_sha256", "unit", "group", "survey", "place", "date", "mode",
                 "issued", "collected", "void", "valid", "counter_1", "counter_2", "counted_on", "bag_no"),
    creators=ASKERS, content_of=ASKERS, whole_to=_READERS, counts="questionnaire_batch",
    references=(Reference("form_record", ("questionnaire_form",)),),
    states=(
        State("defined", Label("已定义", "Defined"), "not_begun"),
        State("issued", Label("已发放", "Issued"), "open", rests=True),
        State("counted", Label("已清点", "Counted"), "open", rests=True),
        State("entering", Label("录入中", "Being keyed"), "open", rests=True),
        State("verified", Label("已核对", "Verified"), "open", rests=True),
        State("closed", Label("已关闭", "Closed"), "fixed"),
        State("void", Label("已作废", "Void"), "void"),
    ),
    transitions=(
        Transition("issue", Label("发放", "Issue"), ("defined",), "issued",
                   guards=("required_fields", "something_issued"), log="steps"),
        Transition("count", Label("清点", "Count"), ("issued",), "counted",
                   guards=("counted_by_two", "collected_within_issued", "void_within_collected"),
                   writes=("collected", "void", "valid", "counter_1", "counter_2", "counted_on", "bag_no"),
                   log="steps"),
        Transition("invalidate", Label("判为无效", "Declare invalid"), ("issued",), "void",
                   guards=("counted_by_two", "collected_beyond_issued"),
                   writes=("collected", "void", "valid", "counter_1", "counter_2", "counted_on", "bag_no"),
                   log="steps"),
        Transition("enter", Label("开始录入", "Begin keying"), ("counted",), "entering",
                   guards=("something_valid",), log="steps"),
        Transition("verify", Label("核对完成", "Keyed and settled"), ("entering",), "verified",
                   guards=("keyed_by_two",), writes=("keyed_first", "keyed_second", "differences", "settled"),
                   log="steps"),
        Transition("close", Label("关闭", "Close"), ("verified",), "closed", stamps={"closed_on": "today"},
                   log="steps"),
        Transition("release", Label("开始统计", "Open the tally"), ("closed",), "",
                   guards=("not_released",), writes=("released_with", "released_on", "threshold"), log="steps"),
        Transition("void", Label("作废", "Void"), (*_OPEN, "closed"), "void", guards=("not_released",),
                   approver="leader", needs_reason=True, log="steps"),
    ),
)  # fmt: skip
"""From the first sheet handed out on, nothing but what counting and keying add is written. A released batch is never
voided: its tables are known, and a second tally without it would say what it held."""

QUESTIONNAIRE_RESPONSE = Kind(
    name="questionnaire_response", label=Label("答卷", "Response"), plural=Label("答卷", "Responses"),
    prefix="WJ", form="questionnaire_response", handle="", gist="", unit="", day="", parent="questionnaire_batch",
    search_fields=(), text_fields=(), creators=(), content_of=(), whole_to=(), area="tallies",
    states=(State("closed", Label("已关闭", "Closed"), "fixed"),),
    transitions=(),
)  # fmt: skip
"""No person, no day of its own, no number of a sheet or an envelope; made all at once when its batch closes."""

QUESTIONNAIRE_KINDS = (QUESTIONNAIRE_FORM, QUESTIONNAIRE_BATCH, QUESTIONNAIRE_RESPONSE)
