"""Words on blank questionnaires, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forms.printing.breaking import Language


@dataclass(frozen=True)
class BlankWords:
    """`kinds` are the instructions beside a question, by how it is answered."""

    purpose: str
    one: str
    several: str
    at_most: str
    rank: str
    each_row: str
    rated: str
    form: str
    same: str
    page: str
    end: str
    other: str
    yes: str
    file: str
    file_numbered: str
    attached: str
    number: str
    rows: str
    row: str
    copy: str
    purpose_numbered: str
    specimen: str
    not_issued: str


BLANK: Mapping[Language, BlankWords] = {
    "zh": BlankWords(
        purpose="本问卷只作汇总统计。不记名，不要写姓名、单位、电话。请用黑色或蓝色笔在方框内打“√”；不选视为弃权。",
        one="（单选）", several="（可多选）", at_most="（最多选{count}项）", rank="（按先后填序号）",
        each_row="（每行选一项）", rated="评价内容", form="表号  {id}  {version}",
        same="各份相同，无编号，无暗记；二维码只含批次、版本和页码。", page="第 {page} 页  共 {pages} 页",
        end="问卷到此结束，谢谢！", other="请写明", yes="是",
        file="（附材料，勿露姓名和面容）", file_numbered="（附材料）", attached="已附在本卷后",
        number="填数字", rows="可填 {count} 项，没有的不填",
        row="{label}（{row}）",
        copy="第 {number} 号",
        purpose_numbered="本问卷每份有编号，由编号可以知道发给了谁；答案只作汇总统计。请用黑色或蓝色笔在方框内打“√”；不选视为弃权。",
        specimen="样张", not_issued="样张，只供查看，不发放、不收回；发放的问卷按批次另印。",
    ),
    "en": BlankWords(
        purpose="This survey is used in totals only. It is anonymous: do not write your name, unit or telephone. Tick "
        "the boxes in black or blue ink; a blank counts as abstention.",
        one="(one)", several="(all that apply)", at_most="(up to {count})", rank="(number them in order)",
        each_row="(one per row)", rated="What is rated", form="Form  {id}  {version}",
        same="All copies are identical: no number, no hidden mark.", page="Page {page} of {pages}",
        end="End of the questionnaire. Thank you.", other="please write", yes="yes",
        file="(hand it in; show neither name nor face)", file_numbered="(hand it in)",
        attached="attached to this sheet", number="a number",
        rows="room for {count}; leave the rest empty", row="{label} ({row})", copy="No. {number}",
        purpose_numbered="Each copy has a number, by which it can be known to whom it was given; answers are used "
        "in totals only. Tick the boxes in black or blue ink; a blank counts as abstention.",
        specimen="SPECIMEN",
        not_issued="Specimen, to be looked at only: copies to hand out are printed for each batch.",
    ),
}  # fmt: skip
