"""Words of tallies in both languages; templates take the named fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

LanguageName = Literal["zh", "en"]
HIDDEN = "＊"
"""What stands for a hidden number, in both languages."""


@dataclass(frozen=True)
class Words:
    """Words of cells, of tables, and of what is not shown."""

    abstained: str
    not_asked: str
    answered: str
    rest: str
    whole: str
    batch: str
    group: str
    cells: str
    valid: str
    mean_head: str
    bars: str
    hidden_note: str
    mean: str
    base: str
    population: str
    withheld: str
    texts_withheld: str
    same_text: str
    any_row: str
    row_count: str
    no_row: str
    no_batches: str
    together_are: str
    rows: str
    decided: str
    undecided: str
    alone: str
    together: str
    parts: str
    merged: str
    item: str
    question: str
    quoted: str
    comma: str
    either: str
    columns: tuple[str, ...]
    text_columns: tuple[str, ...]


WORDS: Mapping[LanguageName, Words] = {
    "zh": Words(
        abstained="未答", not_asked="不适用", answered="已答", rest="其他（合并）", whole="全部", batch="按批次",
        group="按“{question}”分组", cells="份数、占有效", valid="有效", mean_head="平均", bars="占全部 {size} 份",
        hidden_note="＊ 不足 {threshold} 份，或可据以推算出不足 {threshold} 份的，不列。",
        mean="平均 {mean}", base="有效回答 {answered}，全部 {size} 份", population="全部 {size} 份",
        withheld="有效问卷不足 {threshold} 份，不作统计。",
        texts_withheld="作答或未答的不足 {threshold} 份，不列原文。", same_text="{text}（{count} 份）",
        any_row="{label}（任一行）", row_count="{label}（填写行数）", no_row="未填",
        no_batches="各题不按批次列出：列出就可能推算出不足 {threshold} 份的数字。",
        together_are="“{rest}”是：{groups}。",
        rows="分行填写的题目，每份问卷最多计 {most} 行。",
        decided="本题不列：本题取决于{questions}，其中有不列的数字，列出本题就可能推算出来。",
        undecided="本题不列：本题取决于不在统计之内的内容，列出就可能推算出不足 {threshold} 份的数字。",
        alone="本题不列：列出就可能推算出不足 {threshold} 份的数字。",
        together="本题不列：与{questions}合起来，就可能推算出不足 {threshold} 份的数字。",
        parts="本题不{ways}列出：列出就可能推算出不足 {threshold} 份的数字。",
        merged="{way}未单独列出：{scopes}；列出就可能推算出不足 {threshold} 份的数字。",
        item="{item}：{note}", question="第 {number} 题", quoted="“{label}”", comma="、",
        either="、",
        columns=("题号", "题目代码", "题目", "范围", "范围代码", "选项代码", "选项", "份数", "有效回答", "占有效 %",
                 "全部", "占全部 %", "平均", "说明", "调查", "统计日期"),
        text_columns=("题号", "题目", "回答", "份数"),
    ),
    "en": Words(
        abstained="left blank", not_asked="not asked", answered="answered", rest="others, together", whole="all",
        batch="by batch", group="by “{question}”", cells="sheets, % of valid", valid="valid", mean_head="mean",
        bars="% of all {size} sheets",
        hidden_note="＊ Fewer than {threshold} sheets, or would let fewer than {threshold} be worked out: not shown.",
        mean="mean {mean}", base="valid answers {answered}, all sheets {size}", population="all sheets {size}",
        withheld="Fewer than {threshold} valid sheets: no tally.",
        texts_withheld="Fewer than {threshold} answered, or left it blank: the answers are not listed.",
        same_text="{text} ({count} sheets)",
        any_row="{label} (in any row)", row_count="{label} (rows filled in)", no_row="none",
        no_batches="Nothing is shown by batch: it might let fewer than {threshold} be worked out.",
        together_are="“{rest}” are: {groups}.",
        rows="Of questions answered in rows, at most {most} rows a sheet are counted.",
        decided="Not shown: it depends on {questions}, where numbers are hidden that this one might let be worked out.",
        undecided="Not shown: it depends on what is not in this tally, so fewer than {threshold} might be worked out.",
        alone="Not shown: it might let fewer than {threshold} be worked out.",
        together="Not shown: with {questions} it might let fewer than {threshold} be worked out.",
        parts="Not shown {ways}: it might let fewer than {threshold} be worked out.",
        merged="Not shown {way} by themselves: {scopes}; they might let fewer than {threshold} be worked out.",
        item="{item}: {note}", question="question {number}", quoted="“{label}”", comma=", ",
        either=" or ",
        columns=("No.", "Question code", "Question", "Scope", "Scope code", "Option code", "Option", "Count",
                 "Valid answers", "% of valid", "All sheets", "% of all", "Mean", "Note", "Survey", "As of"),
        text_columns=("No.", "Question", "Answer", "Sheets"),
    ),
}  # fmt: skip
