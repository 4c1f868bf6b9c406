"""The counters K01 to K12 as data, with the definitions that are printed beside them (DOMAIN 7)."""

from __future__ import annotations

from collections.abc import Mapping

from forms.counters.model import CounterDefinition, FigureDefinition, RateDefinition, Words


def _figure(
    name: str, zh: str, en: str, *, distinct: bool = False, met: tuple[str, str] | None = None
) -> FigureDefinition:
    return FigureDefinition(name, Words(zh, en), distinct, met)


K01 = CounterDefinition(
    "K01", Words("个别谈话", "Interviews"),
    Words("已锁定、未作废的谈话次数；人数按谈话对象代号计，一人多次谈话只计一人",
          "Interviews locked and not void; persons by distinct source code, so that one person met twice counts once"),
    (_figure("interviews", "人次", "Interviews"), _figure("persons", "人数", "Persons", distinct=True)),
    ("interviews", "persons"),
)  # fmt: skip

K02 = CounterDefinition(
    "K02", Words("调查问卷", "Questionnaires"),
    Words("已清点批次的发放、回收、有效份数之和；收回多于发出的批次无效，不计",
          "Issued, returned and valid sheets, summed over counted batches; a batch with more returned than issued is "
          "invalid and not counted"),
    (_figure("issued", "发放", "Issued"), _figure("collected", "回收", "Returned"), _figure("valid", "有效", "Valid")),
    ("issued", "collected", "valid"),
    (
        RateDefinition("recovery", Words("回收率", "Recovery rate"), "collected", "issued",
                       Words("已清点的批次，回收÷发放", "counted batches, returned ÷ issued")),
        RateDefinition("validity", Words("有效率", "Valid rate"), "valid", "collected",
                       Words("已清点的批次，有效÷回收", "counted batches, valid ÷ returned")),
    ),
)  # fmt: skip

K03 = CounterDefinition(
    "K03", Words("调阅资料", "Documents"),
    Words("已收到的资料件数；原件、复印件分列，册、份、页分列",
          "Items received; originals and copies apart, volumes, sets and pages apart"),
    (_figure("items", "件", "Items"), _figure("originals", "原件", "Originals"), _figure("copies", "复印件", "Copies"),
     _figure("volumes", "册", "Volumes"), _figure("sets", "份", "Sets"), _figure("pages", "页", "Pages"),
     _figure("boxes", "盒", "Boxes")),
    ("items",),
)  # fmt: skip

K04 = CounterDefinition(
    "K04", Words("座谈与走访", "Forums and visits"),
    Words("已完成、未作废的活动，按类型计场次和人次；暗访另计",
          "Activities held and not void, by type, with the number of persons; unannounced visits counted apart"),
    (_figure("forums", "座谈会 场次", "Forums"), _figure("forum_persons", "座谈会 人次", "Persons at forums"),
     _figure("visits", "走访 次", "Visits"), _figure("visit_persons", "走访 人次", "Persons visited"),
     _figure("unannounced", "暗访 次", "Unannounced visits")),
    ("forums", "forum_persons", "visits", "visit_persons"),
)  # fmt: skip

K05 = CounterDefinition(
    "K05", Words("信访", "Letters, calls and visits"),
    Words("登记、未作废的来信来电来访和信封件数，按渠道；其中属受理范围的和已转交的",
          "Registered letters, calls, visits and envelopes, not void, by channel; of these in scope, and passed on"),
    (_figure("items", "件", "Items"), _figure("in_scope", "受理范围内", "In scope"),
     _figure("passed_on", "已转交", "Passed on")),
    ("items", "in_scope", "passed_on"), groups=Words("渠道", "Channel"),
)  # fmt: skip

K06 = CounterDefinition(
    "K06", Words("问题", "Findings"),
    Words("已审签的底稿数（草稿不计）；合并的只计一次；按问题分类时一稿可计入多类",
          "Approved working papers, drafts not counted, merged ones once; by category one paper may count in several"),
    (_figure("papers", "个", "Papers"),), ("papers",), groups=Words("问题分类", "Category"),
)  # fmt: skip

K07 = CounterDefinition(
    "K07", Words("问题线索", "Leads"),
    Words("登记、移交、已收回执的件数；只报件数", "Registered, handed over and receipted; numbers only"),
    (_figure("registered", "登记", "Registered"), _figure("handed_over", "移交", "Handed over"),
     _figure("receipted", "已收回执", "Receipted")),
    ("registered", "handed_over", "receipted"),
)  # fmt: skip

K08 = CounterDefinition(
    "K08", Words("立行立改", "Immediate rectification"),
    Words("已送达、已办结的件数；办结率只对已到期的计",
          "Notices served and closed; the rate counts only those that were due"),
    (_figure("served", "已送达", "Served"), _figure("closed", "已办结", "Closed"), _figure("due", "已到期", "Due"),
     _figure("closed_due", "到期已办结", "Closed of those due")),
    ("served", "closed"),
    (RateDefinition("closed", Words("办结率", "Closing rate"), "closed_due", "due",
                    Words("已送达且已到期的立行立改", "notices served and due")),),
)  # fmt: skip

K09 = CounterDefinition(
    "K09", Words("整改率", "Rectification rate"),
    Words("截至日已到期事项中已销号的；须写明所指轮次和单位",
          "Items written off, of those due by the as-of date; the rounds and units must be named"),
    (_figure("due", "到期", "Due"), _figure("written_off", "已销号", "Written off")), ("written_off", "due"),
    (RateDefinition("rectified", Words("整改率", "Rectification rate"), "written_off", "due",
                    Words("本轮本组各单位截至日已到期的事项", "items of this round and team due by that date")),),
)  # fmt: skip

K10 = CounterDefinition(
    "K10", Words("底稿覆盖", "Paper coverage"),
    Words("报告所列问题中有冻结底稿的；须为 100 %", "Issues in the report with a frozen paper; must be 100 %"),
    (_figure("issues", "报告所列问题", "Issues in the report"),
     _figure("covered", "有冻结底稿", "With a frozen paper")),
    ("covered", "issues"),
    (RateDefinition("coverage", Words("覆盖率", "Coverage"), "covered", "issues",
                    Words("去向为写入报告的底稿", "papers whose disposition is the report")),),
)  # fmt: skip

K11 = CounterDefinition(
    "K11", Words("清单完成", "Checklist"),
    Words("已查看的监督要点÷本次进驻所用清单的全部要点",
          "Supervision points looked at ÷ all points of the checklists in use"),
    (_figure("looked_at", "已查看", "Looked at", distinct=True), _figure("points", "要点", "Points")),
    ("looked_at", "points"),
    (RateDefinition("done", Words("完成率", "Done"), "looked_at", "points",
                    Words("本次进驻所用清单", "checklists in use on this stint")),),
)  # fmt: skip

K12 = CounterDefinition(
    "K12", Words("谈话覆盖", "Interview coverage"),
    Words("计划中已谈的÷计划数，按身份类别，不列姓名；计划外的谈话只计入 K01",
          "Plan slots done ÷ planned, by role group, without names; interviews not planned count in K01 only"),
    (_figure("done", "已谈", "Done", met=("planned", "held")), _figure("planned", "计划", "Planned")),
    ("done", "planned"),
    (RateDefinition("coverage", Words("覆盖率", "Coverage"), "done", "planned",
                    Words("谈话计划中未取消的，按计划日期",
                          "slots of the interview plan that were not dropped, by the day planned")),),
    Words("身份类别", "Role group"),
)  # fmt: skip

COUNTERS: Mapping[str, CounterDefinition] = {
    counter.code: counter for counter in (K01, K02, K03, K04, K05, K06, K07, K08, K09, K10, K11, K12)
}
