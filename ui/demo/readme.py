"""README.txt of a demo: the passphrases, and how to look around."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PLACES = (
    ("team/", "小组保险库", "the team's vault"),
    ("office/", "办公室工作区", "the office's workspace"),
    ("key-medium/", "代替密钥介质", "stands for the team's key medium"),
    ("office-keys/", "办公室的密钥介质和恢复密钥", "the office's key medium and recovery key"),
    (
        "stick/",
        "代替U盘：封装包、报告提纲（DOCX）、统计表（XLSX），kit/ 工具包，receipts/ 回执",
        "stands for the stick: bundles, report outline (DOCX), tallies (XLSX), kit, receipts",
    ),
    (
        "prints/registers/",
        "记录查找目录（记录编号→打印编号）、打印登记",
        "where each record is on paper (record number to print number), the print register",
    ),
    ("prints/report/", "报告提纲，三十份底稿的合订卷", "the report outline; all thirty papers bound"),
    ("prints/papers/", "问题底稿和支撑材料清单", "working papers with their evidence lists"),
    ("prints/interviews/", "谈话签名件、内部副本、补记", "signed records, internal copies, an addendum"),
    ("prints/documents/", "查阅记录（按资料）", "review notes, by document"),
    ("prints/slips/", "调阅清单、交接单、归还单", "request, hand-over and return slips"),
    ("prints/questionnaires/", "空白问卷、统计表", "the blank, the tallies"),
    ("prints/intake/", "信访登记单、小信封发放清点单（只记数量）", "intake slips; envelopes, by quantity only"),
    ("prints/activities/", "座谈、走访、暗访", "forums, visits, unannounced visits"),
    ("prints/notices/", "立行立改通知书、回执、核验单", "rectification notices, receipts, verifications"),
    ("prints/talks/", "与主要负责人沟通、会商", "talks with the principal heads, a consultation"),
    ("prints/weekly/", "四份周报", "four weekly reports"),
    ("prints/leads/", "线索移交单（实际工作中只打印，不存文件）", "a referral sheet (in earnest on paper only)"),
    ("prints/vault/", "恢复单", "the recovery sheet"),
    ("prints/handover/", "移交单", "hand-over slips"),
    ("screenshots/", "窗口画面", "pictures of the windows"),
    ("demo-keys.txt", "办公室收件密钥，age格式", "the office's intake key, in age's format"),
    ("leads-keys.txt", "线索接收单位的密钥，age格式", "the key of the body that leads go to, in age's format"),
    ("summary.json", "数量、大小、指纹、用时", "counts, sizes, hashes, seconds"),
)


def readme(
    passphrases: Mapping[str, str], kit_passphrase: str, facts: Mapping[str, Any], shown: Path, out: Path
) -> str:
    """Both languages in one text about what this run made in the folder `out`, which the reader calls `shown`."""
    people = "\n".join(f"  {name}  {passphrase}" for name, passphrase in passphrases.items())
    installed = getattr(sys, "frozen", False)
    program, tools = ("fieldseal", "") if installed else (".venv/bin/python main.py", ".venv/bin/")
    places = "\n".join(f"  {place:<23} {zh}\n{'':<26}{en}" for place, zh, en in PLACES if (out / place).exists())
    name, leads = facts["bundles"][-1]["name"], facts["leads_bundle"]
    (index,) = (path.relative_to(out) for path in out.glob("prints/registers/*-places.pdf"))
    (outline,) = (path.relative_to(out) for path in out.glob("prints/report/*-outline.pdf"))
    where = "下面的命令在项目文件夹中执行。 The commands below are run in the project's folder."
    here = "" if installed else f"\n{where}\n"
    return f"""印证 Fieldseal: 演练 / practice run

演练数据，人物和单位均属虚构。Practice data; people and organisations are invented.

一个月的进驻 A month on site
{_counts(facts)}

口令 Passphrases (白露 is at the office, the others are in the team; 陆明远 leads it)
{people}
  工具包 kit  {kit_passphrase}
{here}
打开窗口 Open the window
  {program} window {shown}/team --key-folder {shown}/key-medium
  {program} window {shown}/office --key-folder {shown}/office-keys

不用本程序查看封装包（age、tar、bagit） Look into the bundles without this program (age, tar, bagit)
  age -d -i {shown}/demo-keys.txt {shown}/stick/{name}.sealed | tar x -C {shown}
  {tools}bagit.py --validate {shown}/{name}
  age -d -i {shown}/leads-keys.txt {shown}/stick/{leads}.sealed | tar x -C {shown}

只凭纸件核对一句话 From a sentence to its source, on paper alone
  1. {outline}
     报告提纲：每句后注有底稿编号和支撑材料序号。
     The outline: after each sentence the number of its paper and of the rows of evidence.
  2. {index}
     记录查找目录：由记录编号或谈话代号查打印编号，PDF 以打印编号命名。
     Where each record is on paper: from its number, or an interviewee's code, to the print number that names the PDF.
  3. prints/papers/
     底稿的支撑材料：谈话代号和段号，资料编号和页，统计表题号，信访、活动的编号和段号。
     The rows of evidence: an interviewee's code and the turn, a document's number and page, a question of a tally, an
     intake item or an activity with the number of its point.
  4. prints/interviews/, documents/, questionnaires/, intake/, activities/
     谈话内部副本（段号印在页边）、查阅记录、统计表、登记单、活动记录。
     Internal copies with the turns' numbers in the margin, review notes, tallies, slips, records of activities.

里面有什么 What is here
{places}
"""


def _counts(facts: Mapping[str, Any]) -> str:
    report, broken = facts["report"], len(facts["unresolved_at_office"])
    rows = (
        ("谈话", "interviews", facts["interviews"]),
        ("问卷（录入两遍）", "questionnaires, keyed twice", facts["responses"]),
        ("调阅资料", "document items", facts["doc_items"]), ("问题底稿", "working papers", facts["workpapers"]),
        ("立行立改", "rectification notices", facts["rectifications"]),
        ("周报", "weekly reports", facts["weekly_reports"]),
        ("报告问题中已有冻结底稿的", "issues of the report with a frozen paper", f"{report['frozen']}/{report['of']}"),
        ("办公室未能解析的引用", "references that do not resolve at the office", broken),
    )  # fmt: skip
    return "\n".join(f"  {number!s:>6}  {zh} {en}" for zh, en, number in rows)
