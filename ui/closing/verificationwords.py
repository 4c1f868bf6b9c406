"""Words of the office's verification report, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forms.printing.breaking import Language

FAULTS: Mapping[str, tuple[str, str]] = {
    "broken": ("第 {seq} 条处断裂，其后不可信", "broken at entry {seq}; nothing after it can be relied on"),
    "head_differs": (
        "第 {seq} 条与第 {bundle} 包签名时不同：签名之后被改写",
        "entry {seq} is not what bundle {bundle} was signed with: rewritten since",
    ),
    "missing": (
        "缺第 {seq} 条（第 {bundle} 包签有此条）",
        "entry {seq} is missing, which bundle {bundle} was signed with",
    ),
    "gap": (
        "第 {seq} 条起没有包带来（至第 {bundle} 包）",
        "entries from {seq} came with no bundle (up to bundle {bundle})",
    ),
    "overlap": ("第 {seq} 条起重复（第 {bundle} 包）", "entries from {seq} came twice (bundle {bundle})"),
}


@dataclass(frozen=True)
class ReportWords:
    """`index` is the place of the language in pairs; templates take the named fields."""

    index: int
    title: str
    facts: Mapping[str, str]
    laptops: str
    laptop_heads: tuple[str, ...]
    bundles: str
    bundle_heads: tuple[str, ...]
    chains: str
    chain_heads: tuple[str, ...]
    follow_up: str
    no_follow_up: str
    gap: str
    conflicts: str
    media_twice: str
    holds: str
    passed: str
    receipted: str
    waiting: str
    nothing: str
    none: str
    comma: str
    colon: str
    between: str
    people: tuple[str, ...]
    date: str


REPORT: Mapping[Language, ReportWords] = {
    "zh": ReportWords(
        index=0, title="封装包核验报告",
        facts={"office": "办公室", "at": "核验时间", "laptops": "本机", "bundles": "封装包", "records": "记录",
               "faults": "日志链问题"},
        laptops="一、各机接收情况",
        laptop_heads=("本机", "已接收包号", "缺包号", "未出回执", "最近接收", "记录数"),
        bundles="二、各包检查", bundle_heads=("包", "指纹（前16位）", "接收时间", "记录", "需跟进的检查", "回执"),
        chains="三、日志链与各包签名对照", chain_heads=("本机", "末条", "结论"),
        follow_up="四、须跟进", no_follow_up="没有须跟进的事项。",
        gap="{laptop} 缺第 {numbers} 包，请该组说明或重写。", conflicts="以下记录有两个版本，须由该组裁定：{serials}。",
        media_twice="以下介质在两台本机的登记簿中都有：{serials}（V18）。",
        holds="每条承接上一条；与 {bundles} 个包签名时的末条一致（至第 {last} 条）", passed="各项检查均通过",
        receipted="已出", waiting="未出", nothing="没有", none="无", comma="、", colon="：", between="；",
        people=("核验人签名", "复核人签名"), date="日期",
    ),
    "en": ReportWords(
        index=1, title="Verification report",
        facts={"office": "Office", "at": "Verified", "laptops": "Laptops", "bundles": "Bundles", "records": "Records",
               "faults": "Chain faults"},
        laptops="1. What each laptop sent",
        laptop_heads=("Laptop", "Received", "Missing", "No receipt yet", "Last received", "Records"),
        bundles="2. Checks of each bundle",
        bundle_heads=("Bundle", "Fingerprint (16)", "Received", "Records", "Checks to follow up", "Receipt"),
        chains="3. Audit chains against what bundles were signed with", chain_heads=("Laptop", "Last entry", "Finding"),
        follow_up="4. To follow up", no_follow_up="Nothing to follow up.",
        gap="{laptop}: bundle {numbers} is missing; ask the team, or have it written again.",
        conflicts="These records have two versions, for the team to decide: {serials}.",
        media_twice="These media stand in the registers of two laptops (V18): {serials}.",
        holds="each entry fits the one before, and the last entries {bundles} bundles were signed with (to {last})",
        passed="all checks passed", receipted="written", waiting="not yet", nothing="None", none="none",
        comma=", ", colon=": ", between="; ", people=("Verified by", "Checked by"), date="Date",
    ),
}  # fmt: skip
