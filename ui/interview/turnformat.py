"""Turns in a text document: one block a turn, its facts in the block format, evidence in the char format.

User properties of formats survive undo, cut and merge; the `userState` and user data of a block do not (UI.md 10).
Positions inside a document are UTF-16 units; everything that leaves this module counts code points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import cast

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from forms.turns import TURN_KINDS, Turn, TurnKind

LINE_SEPARATOR = "\u2028"
"""A line break inside a turn; a paragraph break would begin the next turn."""

TEXT_LEFT = 70.0
"""Pixels from the left edge of the column to the text; labels stand in that strip."""

LINE_GAP = 5.0
"""Pixels between the lines of a turn (UI.md 3: 23 + 5)."""

TOP_MARGIN: dict[TurnKind, float] = {"q": 14.0, "a": 4.0, "note": 8.0, "show_document": 8.0, "break": 14.0}


class TurnProperty(IntEnum):
    """Keys of user properties. Block formats carry all but `EVIDENCE`, which sits in char formats."""

    KIND = int(QTextFormat.Property.UserProperty) + 1
    ID = int(QTextFormat.Property.UserProperty) + 2
    AT = int(QTextFormat.Property.UserProperty) + 3
    SENSITIVE = int(QTextFormat.Property.UserProperty) + 4
    DOCUMENT = int(QTextFormat.Property.UserProperty) + 5
    EVIDENCE = int(QTextFormat.Property.UserProperty) + 6


@dataclass(frozen=True)
class Mark:
    """A stretch of a turn marked as evidence. `start` and `end` are code points in the turn's text, `end` exclusive;
    `id` says for what (a person sees it as the margin note)."""

    id: str
    turn: str
    start: int
    end: int


def to_document_text(text: str) -> str:
    """`text` with its line breaks as `LINE_SEPARATOR`, without the characters a text document keeps for itself."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").replace("\n", LINE_SEPARATOR)
    return plain.translate({0: None, 0xFDD0: None, 0xFDD1: None, 0xFFFC: None})


def to_record_text(text: str) -> str:
    """The inverse of `to_document_text` for a block's text."""
    return text.replace(LINE_SEPARATOR, "\n")


def block_format(turn: Turn) -> QTextBlockFormat:
    """The block format that carries `turn` (without its text)."""
    fmt = QTextBlockFormat()
    fmt.setLeftMargin(TEXT_LEFT)
    fmt.setTopMargin(TOP_MARGIN[turn.kind])
    fmt.setLineHeight(LINE_GAP, int(QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value))
    fmt.setProperty(TurnProperty.KIND, turn.kind)
    fmt.setProperty(TurnProperty.ID, turn.id)
    fmt.setProperty(TurnProperty.AT, turn.at)
    fmt.setProperty(TurnProperty.SENSITIVE, turn.sensitive)
    fmt.setProperty(TurnProperty.DOCUMENT, turn.document)
    return fmt


def kind_of(block: QTextBlock) -> TurnKind:
    """The block's kind; text that came in without one counts as a note, so that nothing is lost."""
    kind = block.blockFormat().property(TurnProperty.KIND)
    return cast(TurnKind, kind) if kind in TURN_KINDS else "note"


def id_of(block: QTextBlock) -> str:
    return str(block.blockFormat().property(TurnProperty.ID) or "")


def time_of(block: QTextBlock) -> str:
    return str(block.blockFormat().property(TurnProperty.AT) or "")


def is_sensitive(block: QTextBlock) -> bool:
    return bool(block.blockFormat().property(TurnProperty.SENSITIVE))


def turn_of(block: QTextBlock) -> Turn:
    """The turn a block holds, with its text as the record keeps it."""
    return Turn(
        id=id_of(block),
        kind=kind_of(block),
        text=to_record_text(block.text()),
        at=time_of(block),
        sensitive=is_sensitive(block),
        document=str(block.blockFormat().property(TurnProperty.DOCUMENT) or ""),
    )


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


@dataclass(frozen=True)
class Stretch:
    """A run of one block with the same evidence; `start` and `length` are UTF-16 units in the block."""

    start: int
    length: int
    evidence: tuple[str, ...]


def evidence_in(block: QTextBlock) -> list[Stretch]:
    """The stretches of a block that carry evidence, in order, neighbours with equal ids joined."""
    found: list[Stretch] = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        ids = evidence_of(fragment.charFormat())
        if fragment.isValid() and ids:
            start = fragment.position() - block.position()
            last = found[-1] if found else None
            if last and last.evidence == ids and last.start + last.length == start:
                found[-1] = Stretch(last.start, last.length + fragment.length(), ids)
            else:
                found.append(Stretch(start, fragment.length(), ids))
        iterator += 1
    return found


def evidence_of(fmt: QTextCharFormat) -> tuple[str, ...]:
    return tuple(str(fmt.property(TurnProperty.EVIDENCE) or "").split())


def with_evidence(ids: tuple[str, ...]) -> QTextCharFormat:
    """A char format that carries `ids` (ids hold no white space)."""
    fmt = QTextCharFormat()
    if ids:
        fmt.setProperty(TurnProperty.EVIDENCE, " ".join(ids))
    return fmt


def marks_of(document: QTextDocument) -> tuple[Mark, ...]:
    """Every mark in the document, turn by turn; a mark that passes a border of another counts as one."""
    found: list[Mark] = []
    for block in blocks(document):
        text, turn = block.text(), id_of(block)
        open_marks: dict[str, Mark] = {}
        for stretch in evidence_in(block):
            start = code_points(text, stretch.start)
            end = code_points(text, stretch.start + stretch.length)
            for name in stretch.evidence:
                known = open_marks.get(name)
                if known and known.end == start:
                    open_marks[name] = Mark(name, turn, known.start, end)
                    continue
                if known:
                    found.append(known)
                open_marks[name] = Mark(name, turn, start, end)
        found += sorted(open_marks.values(), key=lambda mark: (mark.start, mark.end))
    return tuple(found)


def code_points(text: str, units: int) -> int:
    """How many code points of `text` stand in its first `units` UTF-16 units."""
    if text.isascii():
        return units
    return len(text.encode("utf-16-le", "surrogatepass")[: units * 2].decode("utf-16-le", "surrogatepass"))


def utf16_units(text: str, points: int) -> int:
    """How many UTF-16 units the first `points` code points of `text` take."""
    return len(text[:points].encode("utf-16-le", "surrogatepass")) // 2


def put_mark(cursor: QTextCursor, start: int, end: int, name: str) -> None:
    """Add evidence `name` to the positions `start`–`end` of the document, beside what they already carry."""
    document = cursor.document()
    for block in blocks(document):
        first, last = max(start, block.position()), min(end, block.position() + block.length() - 1)
        if first < last:
            _rewrite(cursor, block, first, last, name, add=True)


def drop_mark(cursor: QTextCursor, start: int, end: int, name: str) -> None:
    """Take evidence `name` away from the positions `start`–`end` of the document."""
    for block in blocks(cursor.document()):
        first, last = max(start, block.position()), min(end, block.position() + block.length() - 1)
        if first < last:
            _rewrite(cursor, block, first, last, name, add=False)


def _rewrite(cursor: QTextCursor, block: QTextBlock, first: int, last: int, name: str, *, add: bool) -> None:
    runs: list[tuple[int, int, tuple[str, ...]]] = []
    at = first
    for stretch in evidence_in(block):
        start = max(first, block.position() + stretch.start)
        end = min(last, block.position() + stretch.start + stretch.length)
        if start < end:
            runs += [(at, start, ()), (start, end, stretch.evidence)]
            at = end
    runs.append((at, last, ()))
    for start, end, ids in runs:
        if start >= end:
            continue
        kept = tuple(known for known in ids if known != name)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(with_evidence((*kept, name) if add else kept))
