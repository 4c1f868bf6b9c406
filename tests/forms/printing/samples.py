"""An invented interview in both languages, with everything the pages must cope with."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from forms.printing.breaking import Language
from forms.printing.interview import InterviewPrint, Variant

SHA = hashlib.sha256(b"an invented interview").hexdigest()

LABELS: Mapping[Language, Mapping[str, Mapping[str, str]]] = {
    "zh": {
        "place_kind": {"team_room": "巡察组谈话室"},
        "role_group": {"middle": "中层管理人员"},
        "identity.gender": {"male": "男"},
        "notices.item": {
            "identity": "身份", "purpose": "事由", "truth": "如实说明", "confidential": "保密",
            "recusal": "可申请回避", "correct": "可核对更正",
        },
    },
    "en": {
        "place_kind": {"team_room": "team room"},
        "role_group": {"middle": "middle manager"},
        "identity.gender": {"male": "male"},
        "notices.item": {
            "identity": "identity", "purpose": "purpose", "truth": "truthfulness", "confidential": "confidentiality",
            "recusal": "recusal", "correct": "correction",
        },
    },
}  # fmt: skip

MEMBERS: Mapping[Language, Mapping[str, str]] = {
    "zh": {"a": "周启明（副组长）", "b": "林晓岚（组员）", "c": "何文静（组员）"},
    "en": {"a": "Zhou Qiming (deputy leader)", "b": "Lin Xiaolan (member)", "c": "He Wenjing (member)"},
}

IDENTITY: Mapping[Language, Mapping[str, str]] = {
    "zh": {"name": "沈国栋", "gender": "male", "unit": "青岚县人民医院", "post": "设备科副科长"},
    "en": {"name": "Shen Guodong", "unit": "County People’s Hospital", "post": "deputy head, Equipment Section"},
}

_ZH = (
    ("q", "你好。我们是中共青岚县委第三巡察组的工作人员，这是我们的证件（出示证件）。今天找你了解县人民医院2025年度"
          "医用耗材和设备采购的有关情况，请你如实说明，并对谈话内容保密。你听清楚了吗？"),
    ("a", "听清楚了。"),
    ("q", "你是否申请有关人员回避？身体状况是否适合谈话？"),
    ("a", "不申请回避。身体没有问题。"),
    ("q", "说一下你的工作职责。"),
    ("a", "我2019年6月起任设备科副科长，分管耗材的计划、询价和验收，科长方堃负责全面工作。采购申请由使用科室在OA系统里"
          "提出，设备科汇总后报分管副院长，10万元以上的应当上院长办公会，50万元以上的按“三重一大”事项上党委会。"),
    ("q", "2025年骨科用的一次性射频等离子刀头是怎么采购的？"),
    ("a", "这个品种去年一共签了三份合同：HT-2025-018号38.6万元、HT-2025-019号37.9万元、HT-2025-023号41.2万元，合计"
          "117.7万元。三份合同是同一个月签的，供货商都是云衡医疗器械有限公司（以下简称“云衡公司”）。"),
    ("q", "为什么把一个品种分成三份合同？"),
    ("a", "当时科里的说法是“临床急用、分批到货”。按制度，50万元以上要公开招标，分开以后每份都在50万元以下，走的是院内"
          "询价。说实话，我当时觉得不妥，在科务会上提过一句，会议记录本上应该有，时间大概是2025年4月中旬。"),
    ("show_document", "《设备科科务会议记录》第12～13页"),
    ("q", "请看一下，是不是这次会议？"),
    ("a", "是这次，4月16日。记录是我们科的苏玥记的。上面写的“副科长提出是否合并招标，科长答先按急用办”，就是我说的"
          "那句话。"),
    ("q", "院内询价有几家参加？"),
    ("a", "三家：云衡公司、博澜商贸有限公司、青岚康泰器械经营部。报价单是同一天送来的，格式差不多，连“射频”两个字都"
          "同样错写成“射屏”。后来我才听说，博澜商贸的联系人和云衡公司的业务员用的是同一个手机号。"),
    ("q!", "听谁说的？"),
    ("a!", "是财务科一位同志在核对发票时跟我讲的，她担心被人知道，希望你们替她保密。她说2025年9月至11月，有五张发票的"
           "联系电话完全相同。"),
    ("q", "询价结果由谁审批？有没有上院长办公会？"),
    ("a", "审批单上是科长方堃和分管副院长签的字。没有上会。我查过，2025年院长办公会纪要（第1～26期）"
          "里没有这三份合同。"),
    ("break", "接听电话"),
    ("q", "货物验收情况怎样？"),
    ("a", "验收单由设备科和骨科共同签字。第一批（HT-2025-018号）应到货320支，实际点收的是296支，差24支，"
          "单价是1,206.25元，折合28,950元。库房当时备注了“后补”，到2025年12月31日盘点还没有补齐，也没有扣款。"),
    ("q", "你有没有向上级反映过？"),
    ("a", "口头向分管副院长汇报过一次，他让我“把台账做平”。我没有照做，盘点表上仍然写的是缺24支——这张表我复印了一份，"
          "今天带来了，愿意交给你们。"),
    ("note", "提交复印件3页，登记为DY-2601-03A-0041号。"),
    ("q", "还有什么需要补充的？"),
    ("a", "希望医院把询价改成公开招标。其他没有了。"),
    ("q", "以上所说是否属实？"),
    ("a", "属实。"),
)  # fmt: skip

_EN = (
    ("q", "Good morning. We are members of Inspection Team 3; these are our work cards (shown). We would like to ask "
          "about the 2025 procurement of medical consumables. Please answer truthfully and keep this conversation "
          "confidential. Is that clear?"),
    ("a", "Yes, it is clear."),
    ("q", "Do you ask for anyone present to be recused? Are you fit for this interview?"),
    ("a", "No recusal. I am fit."),
    ("q", "What are your duties?"),
    ("a", "I have been deputy head since June 2019, in charge of planning, price inquiries and acceptance. Anything "
          "above CNY 100,000 should go to the executive meeting, and anything above CNY 500,000 to the committee."),
    ("q", "How were the electrodes bought in 2025?"),
    ("a", "Three contracts in one month: HT-2025-018 for CNY 386,000, HT-2025-019 for CNY 379,000 and HT-2025-023 for "
          "CNY 412,000, together CNY 1,177,000. All three were awarded to Yunheng Medical Devices Co., Ltd."),
    ("q", "Why was one item split into three contracts?"),
    ("a", "The explanation given was “urgent clinical need, delivery in lots”. Each part stayed below CNY 500,000 and "
          "went through an in-house price inquiry. I thought it improper and said so once at a section meeting. It "
          "should be in the minutes, around the middle of April 2025."),
    ("show_document", "“Minutes of the Equipment Section”, pp. 12–13"),
    ("q", "Please look at this. Is it the meeting you mean?"),
    ("a", "Yes, 16 April. That was my remark. Fang Kun (方堃) was in the chair."),
    ("q!", "Who told you that?"),
    ("a!", "A colleague in Finance, while checking invoices. She is afraid of being named and hopes you will protect "
           "her. Five invoices from September to November 2025 carried the same telephone number."),
    ("q", "Who approved the results?"),
    ("a", "The form carries two signatures. There was no meeting. I checked: the minutes of the 2025 executive "
          "meetings (nos. 1–26) do not mention these contracts."),
    ("note", "A copy of three pages was handed in."),
    ("q", "Is everything you have said true?"),
    ("a", "Yes."),
)  # fmt: skip


def turns(language: Language, times: int = 1) -> list[dict[str, Any]]:
    """The interview's turns, `times` over."""
    rows = []
    for number, (kind, text) in enumerate((_ZH if language == "zh" else _EN) * times):
        row: dict[str, Any] = {"id": f"t{number:04d}", "kind": kind.rstrip("!"), "text": text}
        if kind.endswith("!"):
            row["sensitive"] = True
        if kind == "show_document":
            row["document"] = (
                "调阅资料第DY-2601-03A-0032号第7项" if language == "zh" else "request DY-2601-03A-0032, item 7"
            )
        if kind == "break":
            row["at"] = "10:05"
        rows.append(row)
    return rows


def content(language: Language, times: int = 1, profile: str = "signed_record") -> dict[str, Any]:
    """The answers of the form."""
    zh = language == "zh"
    return {
        "profile": profile,
        "language": language,
        "date": "2026-03-05",
        "start": "09:10",
        "end": "10:25",
        "breaks": [{"from": "10:05", "to": "10:10"}],
        "place": "青岚县人民医院行政楼三楼小会议室" if zh else "County People’s Hospital, third floor",
        "place_kind": "team_room",
        "interviewers": ["a", "b"],
        "recorder": "c",
        "source_code": "J-014",
        "role_group": "middle",
        "purpose": "核实2025年度医用耗材采购有关情况"
        if zh
        else "Verifying the 2025 procurement of medical consumables",
        "notices": [{"item": code, "at": "09:12"} for code in LABELS["en"]["notices.item"]],
        "turns": turns(language, times),
    }


def request(
    language: Language = "zh", variant: Variant = "signed", profile: str = "signed_record", times: int = 1,
    practice: bool = False, **changes: Any,
) -> InterviewPrint:  # fmt: skip
    """A print of the invented interview; `changes` replace fields of the request."""
    fields: dict[str, Any] = {
        "content": content(language, times, profile),
        "identity": IDENTITY[language],
        "serial": "TH-2601-03A-0014",
        "record_id": "5a" * 16,
        "text_sha256": SHA,
        "print_no": "DYJ-2601-03A-0231" if variant == "signed" else "DYJ-2601-03A-0232",
        "copy_no": 1,
        "copies": 1,
        "variant": variant,
        "language": language,
        "members": MEMBERS[language],
        "labels": LABELS[language],
        "marking": "工作秘密·内部" if language == "zh" else "WORK SECRET · INTERNAL",
        "practice": practice,
        "signed_print_no": "" if variant == "signed" else "DYJ-2601-03A-0231",
    }
    return InterviewPrint(**(fields | changes))
