"""A vault of very many records of the kinds a stint has most of, all invented: for what lists and search must bear."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from storage.codec import decode, encode
from storage.model import Revision
from tests.storage.team import a_paper, a_receipt, a_request, an_item
from tests.worlds import an_interview

_WORDS = (
    "验收 库房 台账 送货单 质保金 设备科 财务 付款 八月初仍在安装 复核 公示 结余 食堂 readings 会议纪要 中标通知书 "
    "耗材 采购合同 比选 签收 盘点 工会 值班 报销 培训 维修 报废 固定资产 审批 归档"
)
_UNITS = ("霁川县人民医院", "启明小学")
_TURNS = 6
_ITEMS = 10
"""Documents of one request; each has a note on it."""


class _Writer:
    def __init__(self) -> None:
        self._draw = random.Random(7)
        self._words = _WORDS.split()
        self._made = 0

    def sentence(self, words: int) -> str:
        return "，".join(self._draw.choices(self._words, k=words))

    def day(self) -> str:
        return f"2026-03-{self._draw.randint(3, 28):02d}"

    def unit(self) -> str:
        return self._draw.choice(_UNITS)

    def record(self, kind: str, serial: str, state: str, content: dict[str, Any]) -> Revision:
        self._made += 1
        return decode(encode(Revision(
            id="", record=f"{self._made:032x}", kind=kind, parents=(), author="1" * 32, device="d" * 32,
            at=f"{self.day()}T02:00:00.000Z", serial=serial, state=state, action="save", content=content,
        )))  # fmt: skip


def revisions(count: int) -> Iterator[Revision]:
    """About `count` records: of ten, four are interviews, five requests, documents and notes, one a paper or letter."""
    write = _Writer()
    requests = count * 5 // 10 // (1 + 2 * _ITEMS)
    for number in range(1, count * 4 // 10 + 1):
        yield _interview(write, number)
    for number in range(1, requests + 1):
        yield from _documents(write, number)
    for number in range(1, count // 20 + 1):
        yield _paper(write, number)
        yield _letter(write, number)


def _interview(write: _Writer, number: int) -> Revision:
    turns = [{"id": f"t{n}", "kind": "qa"[n % 2], "text": f"{write.sentence(12)}{number}"} for n in range(_TURNS)]
    content = an_interview(
        source_code=f"J-{number:05d}", gist=write.sentence(3), date=write.day(), unit=write.unit(), turns=turns,
        interviewers=["3" * 32], recorder="2" * 32,
    )  # fmt: skip
    state = ("draft", "locked", "printed", "planned")[number % 4] if number % 20 else "in_progress"
    return write.record("interview", f"TH-2601-03A-{number:04d}", state, content)


def _documents(write: _Writer, number: int) -> Iterator[Revision]:
    serial = f"DY-2601-03A-{number:04d}"
    yield write.record("doc_request", serial, "served", a_request(title=write.sentence(2), unit=write.unit()))
    for item in range(1, _ITEMS + 1):
        document = {
            **an_item(write.sentence(2)),
            **a_receipt(return_by=write.day()),
            "doc_no": f"第 {number}-{item} 号",
        }
        yield write.record("doc_item", f"{serial}/{item}", "received", document)
        note = {"extract": write.sentence(14), "comment": write.sentence(5), "page": str(item), "kind": "text"}
        yield write.record("doc_review_note", f"{serial}/{item}/1", "kept", note)


def _paper(write: _Writer, number: int) -> Revision:
    content = a_paper(
        title=write.sentence(3), unit=write.unit(), summary=write.sentence(8), discovery=write.sentence(6)
    )
    state = ("draft", "submitted", "reviewed", "approved")[number % 4]
    return write.record("workpaper", f"DG-2601-03A-{number:04d}", state, content)


def _letter(write: _Writer, number: int) -> Revision:
    content = {"channel": "letter", "date": write.day(), "gist": write.sentence(4), "unit": write.unit()}
    return write.record("intake", f"XF-2601-03A-{number:04d}", "registered", content)
