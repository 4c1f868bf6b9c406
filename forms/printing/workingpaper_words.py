"""Words of the working paper and its evidence list, in both languages; labels of fields come from the form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forms.printing.breaking import Language


@dataclass(frozen=True)
class PaperWords:
    """`bars` are the four parts; `columns` the heads of the evidence table, `full_columns` those of the list on its
    own; `steps` the three who sign: opinion, signature. Templates take the named fields."""

    title: str
    list_title: str
    serial: str
    bars: tuple[str, str, str, str]
    columns: tuple[str, str, str, str, str]
    full_columns: tuple[str, str, str, str, str]
    prior: str
    no_prior: str
    criterion: str
    version: str
    independent: tuple[str, str, str]
    by_kind: str
    suffices: str
    insufficient: str
    single: str
    steps: Mapping[str, tuple[str, str]]
    above: str
    registered: str
    date: str
    talk: str
    response: str
    extract: str
    shows: str
    supports: str
    list_of: str
    how_to_find: str
    no_evidence: str


PAPER: Mapping[Language, PaperWords] = {
    "zh": PaperWords(
        title="问题底稿",
        list_title="支撑材料目录",
        serial="底稿编号  {serial}",
        bars=("一、问题概述", "二、发现过程", "三、支撑材料", "四、责任签名（三人不得相同）"),
        columns=("序号", "种类", "编号和名称", "页/位置", "说明什么"),
        full_columns=("序号", "种类", "编号和名称", "页/位置", "摘录和说明什么"),
        prior="（{item}）",
        no_prior="（无上轮对应事项）",
        criterion="{code} {text}",
        version="（分类表 {version}）",
        independent=("独立来源{kinds}类{count}件：{parts}",) * 3,
        by_kind="{kind}{count}",
        suffices="；满足“1件以上资料或者2个以上独立来源”。",
        insufficient="；尚不满足“1件以上资料或者2个以上独立来源”。",
        single="；仅有一次谈话支撑。",
        steps={"submit": ("编制意见：", "承办人签名"), "review": ("复核意见：", "副组长签名"),
               "approve": ("审签意见：", "组长签名")},
        above="（见上）",
        registered="登记  {who}\n{on}",
        date="年　　月　　日",
        talk="沟通情况",
        response="{talks} {response}",
        extract="摘录：",
        shows="说明：",
        supports="支撑事实：",
        list_of="底稿",
        how_to_find="谈话按代号和段次查对：段次印在谈话记录各段左侧。资料按编号和页/位置查对：编号见交接单和查阅记录。",
        no_evidence="（尚无支撑材料）",
    ),
    "en": PaperWords(
        title="Working paper",
        list_title="List of supporting evidence",
        serial="Working paper no. {serial}",
        bars=("1  Summary", "2  How it was found", "3  Supporting evidence",
              "4  Signatures (three different persons)"),
        columns=("No.", "Kind", "Number and name", "Place", "What it shows"),
        full_columns=("No.", "Kind", "Number and name", "Place", "Extract and what it shows"),
        prior=" ({item})",
        no_prior=" (no earlier item)",
        criterion="{code} {text}",
        version=" (taxonomy {version})",
        independent=("{count} independent source: {parts}", "{count} independent sources of one kind: {parts}",
                     "{count} independent sources of {kinds} kinds: {parts}"),
        by_kind="{kind} {count}",
        suffices="; “one document or two independent sources” is met.",
        insufficient="; “one document or two independent sources” is not met yet.",
        single="; one interview alone supports it.",
        steps={"submit": ("Preparer's opinion:", "Preparer, signature"),
               "review": ("Reviewer's opinion:", "Deputy leader, signature"),
               "approve": ("Approver's opinion:", "Team leader, signature")},
        above="(see above)",
        registered="Registered: {who}\n{on}",
        date="Date:",
        talk="Talk with the head",
        response="{talks}: {response}",
        extract="Extract: ",
        shows="Shows: ",
        supports="Facts: ",
        list_of="Paper",
        how_to_find="Interviews are found by code and turn: the number of a turn stands to its left in the record. "
                    "Documents are found by number and place: the numbers stand on the slips and the review notes.",
        no_evidence="(no evidence yet)",
    ),
}  # fmt: skip
