"""Titles, parts and lines to sign of the sheets of single records, in both languages; labels come from the forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forms.printing.breaking import Language


@dataclass(frozen=True)
class SheetWords:
    """`serial` is the line in the head row, `bars` head the parts, `signs` are rows of labels with lines beside them,
    `note` is small print under the table."""

    title: str
    serial: str
    bars: tuple[str, ...]
    signs: tuple[tuple[str, ...], ...]
    note: str = ""


SHEETS: Mapping[str, Mapping[Language, SheetWords]] = {
    "activity": {
        "zh": SheetWords("活动记录", "活动编号  {serial}", ("一、基本情况", "二、要点", "三、记录"),
                         (("参加人签名", "日期"), ("记录人签名", "日期")),
                         "记录按段编号，底稿按活动编号和段号引用；只记人数，不记姓名。"),
        "en": SheetWords("Activity record", "Activity no. {serial}", ("1  Particulars", "2  Gist", "3  Notes"),
                         (("Taken part, signature", "Date"), ("Recorder, signature", "Date")),
                         "Notes are numbered; papers cite them by activity and number. Nobody is named."),
    },
    "intake_register": {
        "zh": SheetWords("信访登记单", "信访编号  {serial}", ("一、登记", "二、反映的事项", "三、办理"),
                         (("登记人签名", "日期"), ("经办人签名", "日期")),
                         "反映人身份另行密封，不在本单；事项按编号引用。"),
        "en": SheetWords("Intake slip", "Intake no. {serial}", ("1  Registration", "2  Matters reported",
                         "3  Handling"),
                         (("Registered by, signature", "Date"), ("Handled by, signature", "Date")),
                         "Who reported is sealed apart and not on this slip; matters are cited by their numbers."),
    },
    "envelope_slip": {
        "zh": SheetWords("小信封发放清点单", "发放编号  {serial}", ("发放与清点",),
                         (("发放人签名", "日期"), ("清点人签名", "清点人签名")),
                         "只记数量：不记信封给了哪一户，也不记哪一封来自哪里。"),
        "en": SheetWords("Stamped envelopes: issue and count", "Envelope batch no. {serial}", ("Issue and count",),
                         (("Issued by, signature", "Date"), ("Counted by, signature", "Counted by, signature")),
                         "Quantities only: never which envelope went to which household, nor where one came from."),
    },
    "consultation": {
        "zh": SheetWords("会商记录", "会商编号  {serial}", ("一、基本情况", "二、会商问题和意见"),
                         (("会商单位签名", "日期"), ("巡察组签名", "日期"))),
        "en": SheetWords("Record of a consultation", "Consultation no. {serial}", ("1  Particulars", "2  Question and "
                         "answer"), (("For the body consulted", "Date"), ("For the team", "Date"))),
    },
    "communication": {
        "zh": SheetWords("与主要负责人沟通记录", "沟通编号  {serial}", ("一、基本情况", "二、沟通的问题",
                         "三、材料与纪要"),
                         (("主要负责人签名", "日期"), ("巡察组组长签名", "日期")),
                         "只列底稿和所示版本的指纹，不列谈话对象及其他来源。"),
        "en": SheetWords("Talk with the principal head", "Talk no. {serial}", ("1  Particulars", "2  What was put",
                         "3  Material and minutes"),
                         (("Principal head, signature", "Date"), ("Team leader, signature", "Date")),
                         "Papers are named with the fingerprint of the version shown; no interviewee or other source."),
    },
    "rectification_result": {
        "zh": SheetWords("立行立改核验单", "通知编号  {serial}", ("一、通知", "二、送达与回复", "三、核验结果"),
                         (("核验人签名", "日期"), ("组长签名", "日期"))),
        "en": SheetWords("Verification of an immediate rectification", "Notice no. {serial}", ("1  Notice",
                         "2  Service and reply", "3  Result"),
                         (("Verified by, signature", "Date"), ("Team leader, signature", "Date"))),
    },
}  # fmt: skip
