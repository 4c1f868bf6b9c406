"""The demo's printed pages in the hands of somebody with nothing else: from the outline by the register to the source.

What is known here was read out of PDFs by poppler; a file is found by the print number that names it.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.storage.test_by_paper_alone import MARK, Row, Sheet, Word, evidence_of, turn_of

PRINT = re.compile(r"DYJ-[0-9A-Z-]+")
CODE = re.compile(r"J-[A-Z]?\d+")
HEAD, FOOT, LARGE = 95, 745, 40
"""Type area of a page, and the height of a practice vault's word."""


class Entry(NamedTuple):
    """A line of the register that leads from a record to its prints."""

    record: str
    code: str
    page: str
    number: str


class Binder:
    """All printed pages below one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        (places,) = folder.glob("registers/*-places.pdf")
        self.index = index_of(read(places))

    def sheet(self, number: str) -> Sheet:
        """What bears this print number."""
        (path,) = self._folder.glob(f"*/{number}-*.pdf")
        return read(path)

    def of(self, record: str, page: str) -> Sheet:
        """A page of a record, by its number or by an interviewee's code."""
        (found,) = [one for one in self.index if record in (one.record, one.code) and one.page == page]
        return self.sheet(found.number)

    def outline(self) -> Sheet:
        (found,) = [one for one in self.index if one.page == "报告提纲"]
        return self.sheet(found.number)


@cache
def read(path: Path) -> Sheet:
    """Words with their places; the text without white space, head row and foot strip."""
    table = subprocess.run(["pdftotext", "-tsv", str(path), "-"], check=True, capture_output=True, text=True).stdout
    words = []
    for line in table.splitlines()[1:]:
        cells = line.split("\t")
        page, (left, top, _, height), text = int(cells[1]) - 1, map(float, cells[6:10]), cells[11]
        if not text.startswith("###") and height < LARGE:
            words.append(Word(page, top + height, left, text))
    return Sheet("".join(word.text for word in in_lines(words) if HEAD < word.y < FOOT), tuple(words))


def in_lines(words: list[Word]) -> list[Word]:
    """In the order of reading: words whose feet are within two points stand on one line."""
    found: list[Word] = []
    line: list[Word] = []
    for word in sorted(words):
        if line and (word.page != line[0].page or word.y - line[0].y > 2):
            found += sorted(line, key=lambda one: one.x)
            line = []
        line.append(word)
    return [*found, *sorted(line, key=lambda one: one.x)]


def index_of(register: Sheet) -> list[Entry]:
    """Every line of the register: what stands beside a print number, a cell of two lines included."""
    found = []
    for number in (word for word in register.words if PRINT.fullmatch(word.text) and word.y < FOOT):
        beside = [word for word in register.words if word.page == number.page and abs(word.y - number.y) < 8
                  and word.x < number.x]  # fmt: skip
        record, *rest = [word.text for word in sorted(beside, key=lambda word: (word.x, word.y))]
        code = rest.pop(0) if CODE.fullmatch(rest[0]) else ""
        found.append(Entry(record, code, "".join(rest), number.text))
    return found


def follow(binder: Binder, row: Row) -> str:
    """The words that a row of evidence rests on; raises where the binder has not got them."""
    names = {name for entry in binder.index for name in (entry.record, entry.code) if name}
    number = max((name for name in names if row.source.startswith(name)), key=len)  # the title follows without a space
    if number.startswith("J-"):
        (turn,) = re.findall(r"第(\d+)段", row.place)
        return turn_of(binder.of(number, "内部副本"), turn)
    if number.startswith("DY-"):
        notes = binder.of(number, "查阅记录")
        name = row.source.removeprefix(number)
        return notes.text if row.place in places_in(notes) or name in notes.text.partition("所附文件")[2] else ""
    page = {"WJ": "问卷统计表", "XF": "信访登记单", "HD": "活动记录"}[number[:2]]
    (part,) = re.findall(r"第(\d+)[题段项]", row.place)
    found = re.search(rf"{part}[．.](.+)", binder.of(number, page).text)
    return found[1] if found else ""


def places_in(notes: Sheet) -> str:
    """The column of the review notes that says where in the document each was taken."""
    found = ""
    for head in (word for word in notes.words if word.text == "页/位置"):
        (number,), (extract,) = (
            [word for word in notes.words if word.page == head.page and word.text == text]
            for text in ("序号", "摘录（原文）")
        )
        column = [word for word in notes.words if word.page == head.page and word.y > head.y
                  and number.x + 24 < word.x < extract.x - 40]  # fmt: skip
        found += "".join(word.text for word in in_lines(column))
    return found


def unreached(binder: Binder, serial: str, rows: Iterable[str] = ()) -> list[str]:
    """Of these rows of a paper, or of all it has, those whose source is not in the binder."""
    evidence = evidence_of(binder.of(serial, "底稿"))
    return [f"{serial} {number} {evidence.get(number)}" for number in rows or evidence
            if number not in evidence or not follow(binder, evidence[number])]  # fmt: skip


def sentences(outline: Sheet) -> list[tuple[str, list[str]]]:
    """Each sentence of the outline as the number of its paper and of the rows of evidence it names."""
    body = outline.text.partition("1．")[2].partition("底稿对照表")[0]
    return [(serial, rows.split("、") if rows else []) for serial, rows in MARK.findall(body)]
