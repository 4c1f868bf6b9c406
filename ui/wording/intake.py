"""The checks at the office in plain words, good and bad (storage/exchange/checks.py)."""

from __future__ import annotations

from collections.abc import Mapping

Pair = tuple[str, str]

CHECK_NAMES: Mapping[str, Pair] = {
    "sender": ("发送方", "Sender"),
    "complete": ("完整", "Complete"),
    "content": ("内容", "Content"),
    "audit": ("审计日志", "Audit log"),
    "order": ("次序", "Order"),
    "conflict": ("冲突", "Conflict"),
    "serials": ("编号", "Serials"),
    "marking": ("标志", "Marking"),
    "links": ("引用", "Links"),
}
"""Labels of the checks, by `Check.name`."""

INTAKE: Mapping[str, Pair] = {
    "SENDER_KNOWN": ("已登记设备 {team}{laptop}，签名有效", "Registered device {team}{laptop}, signature valid"),
    "SENDER_FIRST": ("{team}{laptop} 首次来包，工具包凭据有效", "First bundle of {team}{laptop}, kit secret valid"),
    "PRACTICE_MIXED": ("练习与正式混在一起，不收", "Practice and real work must not mix"),
    "ALL_FILES_MATCH": ("{files} 项清单全部相符", "All {files} listed files match"),
    "REFERENCES_FOUND": ("{records} 条，引用全部找到", "{records} records, all references found"),
    "REFERENCES_MISSING": ("{records} 条，缺前版 {missing} 个、附件 {files} 个", "{records} records, {missing} earlier versions and {files} files missing"),
    "COUNTS_DIFFER": ("记录数与签名的说明不符", "Records do not number what the signed statement says"),
    "KIND_UNKNOWN": ("含本程序不认识的记录类别", "It holds a kind of record unknown here"),
    "REGISTERS_DAMAGED": ("登记簿不能读", "Its registers cannot be read"),
    "AUDIT_CONTINUOUS": ("连续到 {last}", "Continuous to {last}"),
    "AUDIT_NONE": ("没有新的日志", "No new entries"),
    "AUDIT_GAP": ("缺第 {first} 至 {last} 条，待补", "Entries {first} to {last} are missing, awaited"),
    "AUDIT_BROKEN": ("在第 {seq} 条断裂", "Broken at entry {seq}"),
    "AUDIT_DAMAGED": ("日志不能读", "Its entries cannot be read"),
    "AUDIT_REWRITTEN": ("第 {seq} 条与先前收到的不同，被改写", "Entry {seq} is not the one received before: rewritten"),
    "ORDER_FIRST": ("该机第 1 包", "The first bundle of this laptop"),
    "ORDER_NEXT": ("紧接上一包", "Follows the one before"),
    "ORDER_LATE": ("补来的第 {sequence} 包，前后相接", "Bundle {sequence} came late and fits"),
    "ORDER_GAP": ("缺第 {missing} 包", "Bundle {missing} missing"),
    "ORDER_SAME_AGAIN": ("与已收的是同一包", "The same bundle was received before"),
    "ORDER_FORK": ("第 {sequence} 包已收过另一个", "Another bundle {sequence} was received before"),
    "ORDER_ROLLBACK": ("该机又从第 1 包编起，可能从旧备份恢复", "The laptop numbers from 1 again; it may come from an old backup"),
    "ORDER_BROKEN_LINK": ("与相邻的包接不上：应为 {expected}，写的是 {claimed}", "Does not join its neighbours: {expected} expected, {claimed} named"),
    "NO_CONFLICT": ("没有冲突", "None"),
    "CONFLICTS": ("{count} 条有两个版本：{serials}", "{count} with two versions: {serials}"),
    "SERIALS_CONTINUOUS": ("连续，作废 {voids} 个有事由", "Continuous, {voids} void with a reason"),
    "SERIALS_MISSING": ("缺 {count} 个：{serials}", "{count} missing: {serials}"),
    "SERIAL_TWICE": ("同一编号用了两次：{serials}", "The same serial twice: {serials}"),
    "LINKS_RESOLVED": ("{count} 处引用都能找到所指记录", "All {count} links lead to a record here"),
    "LINKS_UNRESOLVED": ("{count} 处引用中有 {broken} 处找不到所指记录：{links}", "{broken} of {count} links lead to no record here: {links}"),
    "MARKING_ALLOWED": ("{marking}，允许", "{marking}, allowed"),
    "MARKING_WRONG": ("标志 {marking} 不允许，或低于内容", "The marking {marking} is not allowed or lower than its contents"),
}  # fmt: skip
