"""The report of a lost medium: what it was, what lay on it, why it opens for nobody but the office (R55)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forms.printing.breaking import Language
from forms.printing.furniture import PrintMarks
from forms.printing.register_flow import Facts, Ruled, Sentences, SheetPrint, Signed


@dataclass(frozen=True)
class LossWords:
    """Templates take the named fields."""

    title: str
    facts: Mapping[str, str]
    held: str
    heads: tuple[str, str, str]
    nothing: str
    why: str
    reasons: tuple[str, ...]
    people: tuple[str, ...]
    date: str


LOSS: Mapping[Language, LossWords] = {
    "zh": LossWords(
        title="介质遗失报告",
        facts={"number": "介质编号", "kind": "种类", "serial": "硬件序列号", "size": "容量", "custodian": "保管人",
               "registered": "登记时间", "reporter": "报告人", "at": "报告时间", "incident": "突发事项编号",
               "when": "遗失日期", "what": "经过", "action": "已采取的措施"},
        held="一、写出到该介质的封装包", heads=("封装包", "大小", "状态"), nothing="没有写出过封装包",
        why="二、拾得者能得到什么",
        reasons=(
            "介质上的封装包共含 {records} 件记录，均已加密，只有巡察办的密钥能打开；本机和本组自己也打不开。",
            "包外只能看到包号、组号、大小和时间，没有姓名、单位和内容。",
            "办公室没有收讫的包，可以用原编号重新封装到另一支已登记的介质，不影响后面各包的次序。",
            "介质上若有不是本程序写的文件，本报告不涉及，由报告人另行说明。",
        ),
        people=("报告人签名", "组长签名", "巡察办接收人签名"), date="日期",
    ),
    "en": LossWords(
        title="Report of a lost medium",
        facts={"number": "Medium", "kind": "Kind", "serial": "Hardware serial", "size": "Capacity",
               "custodian": "Held by", "registered": "Registered", "reporter": "Reported by", "at": "Reported",
               "incident": "Incident", "when": "Lost on", "what": "What happened", "action": "What was done"},
        held="1. Bundles written to it", heads=("Bundle", "Size", "State"), nothing="No bundle was written to it",
        why="2. What a finder gets",
        reasons=(
            "The bundles on it hold {records} records, all encrypted; only the office's key opens them. This laptop "
            "and the team cannot open them either.",
            "Outside a bundle one sees its number, the team's number, size and time: no names, no organisation, no "
            "content.",
            "A bundle without a receipt can be sealed again under its number on another registered medium; the bundles "
            "after it keep their order.",
            "Files on the medium that this program did not write are not covered; whoever reports states them.",
        ),
        people=("Reported by", "Team leader", "Received for the office"), date="Date",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class LossPrint:
    """`facts` by the names of `LossWords.facts` (empty ones are left out); `bundles` are name, size, state in words."""

    marks: PrintMarks
    facts: Mapping[str, str]
    bundles: Sequence[tuple[str, str, str]]
    records: int


def loss_sheet(request: LossPrint) -> SheetPrint:
    """The sheet; its lines for signatures are empty."""
    words = LOSS[request.marks.language]
    pairs = [(label, request.facts[name]) for name, label in words.facts.items() if request.facts.get(name)]
    wide = frozenset(words.facts[name] for name in ("what", "action"))
    return SheetPrint(
        words.title, words.title, request.marks,
        (
            Facts(pairs, wide),
            Ruled(words.held, words.heads, request.bundles, (50, 20, 30), words.nothing),
            Sentences(words.why, [line.format(records=request.records) for line in words.reasons]),
            Signed(words.people, words.date),
        ),
    )  # fmt: skip
