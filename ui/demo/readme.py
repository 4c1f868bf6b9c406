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
    ("prints/interviews/", "谈话记录、补充笔录", "interview records, an addendum"),
    ("prints/slips/", "调阅清单、归还单", "request and return slips"),
    ("prints/questionnaires/", "空白问卷、统计表", "the blank, the tallies"),
    ("prints/papers/", "问题底稿和支撑材料清单", "working papers with their evidence lists"),
    ("prints/notices/", "立行立改通知书和回执", "rectification notices and receipts"),
    ("prints/talks/", "与主要负责人沟通、会商", "talks with the principal heads, a consultation"),
    ("prints/activities/", "座谈走访", "forums and visits"),
    ("prints/weekly/", "四份周报", "four weekly reports"),
    ("prints/report/", "报告提纲", "the report outline"),
    ("prints/vault/", "恢复页", "the recovery sheet"),
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
    name = facts["bundles"][-1]["name"]
    installed = getattr(sys, "frozen", False)
    program = "fieldseal" if installed else ".venv/bin/python main.py"
    here = ("", "") if installed else ("（在项目文件夹中）", " (from the project's folder)")
    places = "\n".join(f"  {place:<23} {zh} {en}" for place, zh, en in PLACES if (out / place).exists())
    return f"""印证 Fieldseal: 演练 / practice run

演练数据，人物和单位均属虚构。Practice data; people and organisations are invented.

一个月的进驻 A month on site
{_counts(facts)}

口令 Passphrases (白露 is at the office, the others are in the team; 陆明远 leads it)
{people}
  工具包 kit  {kit_passphrase}

打开窗口{here[0]} Open the window{here[1]}
  {program} window {shown}/team --key-folder {shown}/key-medium
  {program} window {shown}/office --key-folder {shown}/office-keys

不用本程序查看（在本文件夹中） Look without this program (from this folder)
  age -d -i demo-keys.txt stick/{name}.sealed | tar x
  bagit.py --validate {name}
  age -d -i leads-keys.txt stick/{facts["leads_bundle"]}.sealed | tar x

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
