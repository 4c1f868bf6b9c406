"""Words of the immediate-rectification notice, its receipt and the sheet with its result, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forms.printing.breaking import Language


@dataclass(frozen=True)
class NoticeWords:
    """Templates take the named fields; `numbers` are those of the headings, in order."""

    title: str
    receipt_title: str
    number: str
    addressee: str
    opening: str
    numbers: tuple[str, ...]
    issue: str
    basis: str
    requirement: str
    when: str
    papers: str
    due: str
    reporting: str
    copy_to: str
    issued: str
    strip: tuple[str, str, str]
    received: str
    signer: str
    post: str
    day: str
    promise: str
    responsible: str
    done_by: str
    team_part: str
    served_by: str
    served_on: str
    result: str
    results: tuple[str, ...]
    checked_by: str
    checked_on: str


NOTICE: Mapping[Language, NoticeWords] = {
    "zh": NoticeWords(
        title="立行立改通知书", receipt_title="立行立改通知书（回执）", number="编号 {serial}", addressee="{unit}：",
        opening="经巡察，发现你单位存在下列问题，请立行立改。", numbers=("一、", "二、", "三、", "四、"),
        issue="问题", basis="依据", requirement="整改要求", when="完成时限和报送方式",
        papers="（底稿编号{papers}）", due="请于{due}前完成。{reporting}",
        reporting="整改情况报告由主要负责人签名，纸质一式两份送巡察组，不经网络传递。",
        copy_to="抄送：{office}。", issued="{day}印发",
        strip=("{marking}    编号  {serial}", "{print}  共{copies}份", "第{page}页 共{pages}页  {fingerprint}"),
        received="今收到《立行立改通知书》（编号{serial}）第{copy}份，共{pages}页。",
        signer="签收人（主要负责人）", post="职务", day="年　　月　　日　　时", promise="承诺（请手写）",
        responsible="整改责任人", done_by="完成时间", team_part="以下由巡察组填写", served_by="送达人",
        served_on="送达时间", result="核查结果", results=("已完成", "部分完成", "未完成", "转入台账"),
        checked_by="核查人", checked_on="核查时间",
    ),
    "en": NoticeWords(
        title="Notice of immediate rectification", receipt_title="Notice of immediate rectification: receipt",
        number="No. {serial}", addressee="To: {unit}",
        opening="The inspection found the following in your organisation. Please put it right at once.",
        numbers=("1  ", "2  ", "3  ", "4  "), issue="Issue", basis="Basis", requirement="What is required",
        when="By when, and how to report", papers=" (working paper {papers})",
        due="Please finish by {due}. {reporting}",
        reporting="The report is signed by the principal head and handed to the team on paper, in two copies; it is "
        "not sent over a network.",
        copy_to="Copy: {office}", issued="issued {day}",
        strip=("{marking}    No. {serial}", "{print}", "Page {page} of {pages}   {fingerprint}"),
        received="Received: the notice of immediate rectification no. {serial}, copy {copy}, {pages} pages.",
        signer="Received by (principal head)", post="Post", day="Date, hour", promise="Promise (by hand, please)",
        responsible="Responsible", done_by="Done by", team_part="To be filled in by the team", served_by="Served by",
        served_on="Served on", result="Result", results=("done", "partly", "not done", "to the ledger"),
        checked_by="Checked by", checked_on="Checked on",
    ),
}  # fmt: skip
