"""Words of the hand-over slip of a sealed bundle, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forms.printing.breaking import Language


@dataclass(frozen=True)
class HandoverWords:
    """`parts` name who keeps which; `heads` are the columns of the table."""

    title: str
    serial: str
    parts: tuple[str, str]
    kind: str
    medium: str
    sequence: str
    sequence_value: str
    first_of_device: str
    approval: str
    heads: tuple[str, str, str, str, str]
    total: str
    fingerprint: str
    giver: str
    receiver: str
    given_at: str
    received_at: str
    note: str
    print_line: str
    cut: str
    place: str


HANDOVER: Mapping[Language, HandoverWords] = {
    "zh": HandoverWords(
        title="封包交接单",
        serial="封包编号  {number}",
        parts=("第一联  接收单位存", "第二联  移交单位存"),
        kind="种类",
        medium="介质编号",
        sequence="序列",
        sequence_value="第{sequence}包；前一包 {previous}",
        first_of_device="第{sequence}包；此前没有封包",
        approval="批准／制作",
        heads=("记录种类", "件数", "编号范围", "空号", "作废"),
        total="合计",
        fingerprint="封包指纹",
        giver="移交人",
        receiver="接收人",
        given_at="移交时间",
        received_at="接收时间",
        note="指纹在接收方打开封包后核对；不符、缺号的在回执中注明。",
        print_line="印  {print_no}  第{copy}份  共2份",
        cut="骑 缝 裁 开",
        place="第{page}页 共{pages}页",
    ),
    "en": HandoverWords(
        title="Bundle hand-over slip",
        serial="Bundle no. {number}",
        parts=("Part 1: kept by the receiver", "Part 2: kept by the giver"),
        kind="Kind",
        medium="Medium no.",
        sequence="Sequence",
        sequence_value="No. {sequence}; before it {previous}",
        first_of_device="No. {sequence}; the first of this laptop",
        approval="Approved / made",
        heads=("Kind of record", "Count", "Number range", "Gaps", "Void"),
        total="Total",
        fingerprint="Fingerprint",
        giver="Given by",
        receiver="Received by",
        given_at="Given at",
        received_at="Received at",
        note="The receiver compares the fingerprint on opening; differences and gaps are noted in the receipt.",
        print_line="Print {print_no}   copy {copy} of 2",
        cut="cut here",
        place="Page {page} of {pages}",
    ),
}
