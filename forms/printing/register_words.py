"""Words for the codes that stand in registers, on paper and in windows: code → (Chinese, English)."""

from __future__ import annotations

from collections.abc import Mapping

Pair = tuple[str, str]

FATES: Mapping[str, Pair] = {
    "filed": ("已归卷", "Filed"), "signed": ("已签名收存", "Signed and kept"), "handed_out": ("已交出", "Handed over"),
    "returned": ("已收回", "Taken back"), "destroyed": ("已销毁", "Destroyed"), "lost": ("遗失", "Lost"),
}  # fmt: skip

MEDIUM_STATES: Mapping[str, Pair] = {
    "in_use": ("在用", "In use"), "lost": ("遗失", "Lost"), "returned": ("已交还", "Returned"),
    "destroyed": ("已销毁", "Destroyed"),
}  # fmt: skip

VOCABULARIES: Mapping[str, Mapping[str, Pair]] = {
    "medium_kind": {"usb": ("U 盘", "USB medium"), "folder": ("文件夹（演练）", "Folder (practice)")},
    "medium_state": MEDIUM_STATES,
    "disposition": {"": ("", ""), "cancelled": ("已取消", "Cancelled"), "failed": ("未打出", "Did not come out")},
    "fate": {"": ("未登记", "Not accounted for"), **FATES},
    "export_kind": {
        "records": ("记录", "Records"), "weekly": ("周报", "Weekly"), "leads": ("线索", "Leads"),
        "contact": ("打探说情报告", "Contact reports"), "closeout": ("收尾", "Close-out"), "kit": ("工具包", "Kit"),
        "receipt": ("回执", "Receipt"), "xlsx": ("表格文件", "Spreadsheet"), "csv": ("表格文件", "Table file"),
        "docx": ("文字文件", "Text document"),
    },
    "export_state": {
        "approved": ("已批准", "Approved"), "verified": ("已回读", "Read back"), "written": ("已写出", "Written"),
        "delivered": ("已送交", "Delivered"), "receipted": ("已收讫", "Receipted"), "rejected": ("被退回", "Rejected"),
        "received": ("已接收", "Received"), "exported": ("已导出", "Exported"),
        "open": ("未完成", "Not finished"), "failed": ("未导出", "Nothing left"),
    },
    "part": {
        "identity": ("谈话对象身份", "Identity"), "lead": ("线索内容", "Lead"), "reporter": ("反映人", "Reporter"),
        "handling": ("线索处置", "Handling of the lead"), "report": ("情况报告", "Contact report"),
    },
    "incident_type": {
        "medium_lost": ("载体遗失", "Medium lost"), "laptop_lost": ("电脑遗失", "Laptop lost"),
        "unwell": ("谈话对象身体不适", "Interviewee unwell"), "threat": ("威胁", "Threat"),
        "machine": ("设备故障", "Machine fault"), "other": ("其他", "Other"),
    },
    "incident_state": {
        "open": ("处置中", "Being dealt with"), "closed": ("已处置", "Dealt with"), "void": ("已作废", "Void"),
    },
    "network_act": {
        "network_active": ("出现活动网络接口", "Active interface"),
        "network_acknowledged": ("安全保密管理员已确认", "Acknowledged"),
    },
}  # fmt: skip

SHARES: Mapping[str, tuple[float, ...]] = {
    "media": (88, 48, 92, 46, 44, 66, 58),
    "prints": (87, 46, 92, 55, 22, 22, 34, 34, 32, 22),
    "places": (92, 34, 78, 92, 28, 80),
    "copies": (87, 30, 87, 48, 48, 53, 40, 49),
    "destructions": (30, 56, 132, 60, 54, 54, 56),
    "exports": (30, 76, 40, 53, 87, 38, 32, 36, 50, 40),
    "openings": (60, 44, 90, 70, 178),
    "incidents": (87, 54, 56, 87, 84, 54, 50),
    "pledges": (36, 80, 60, 80, 100, 86),
    "grants": (58, 50, 96, 118, 50, 70),
    "network": (58, 84, 100, 60, 140),
}
"""Widths of a printed register's columns, in any unit."""


def pick(pair: Pair, zh: bool) -> str:
    """One language of a pair."""
    return pair[0] if zh else pair[1]


def coded(vocabulary: str, code: str, zh: bool) -> str:
    """The word for a code; one that is not known stands as it is."""
    pair = VOCABULARIES.get(vocabulary, {}).get(code)
    return code if pair is None else pick(pair, zh)
