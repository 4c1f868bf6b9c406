"""Slips and sheets of a document review: request, receipt and return, return slip, review notes, copies (PAPER 4,
DOMAIN 9.3). An item's number on every one of them is the one by which working papers cite it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any

from forms.places import location_of_note
from forms.printing.answers import Answers, amount_text
from forms.printing.blocks import Block
from forms.printing.breaking import Language
from forms.printing.faces import Faces
from forms.printing.formpage import FormSetter, Front, lay_form
from forms.printing.interview_words import date_text
from forms.printing.marks import short_fingerprint
from forms.printing.measures import MM
from forms.printing.order import Beside, PageOrder
from forms.printing.placed import Laid
from forms.printing.rows import CENTRED_PAD, Gap, Spare
from forms.printing.setting import Style
from forms.printing.sheet import Align, style
from forms.printing.signing import sign_boxes, sign_rows
from forms.printing.slip_cells import Listed, carrier, counted, natural_number, quantity_parts
from forms.printing.slip_words import COPIES, HANDOVER, ITEM, NOTES, REQUEST, REQUEST_TEXT, RETURN, SlipWords

SPARE_ROWS = 3
REQUEST_ROW, SLIP_ROW = 23.8, 10 * MM
"""Least heights of rows: on a receipt somebody ticks and dates by hand (PAPER 4)."""

_SLIP_TEXT: Mapping[Language, Style] = {"zh": style("song", 10), "en": Style("serif", 9.5, language="en")}
_WIDTHS: Mapping[str, Mapping[Language, Sequence[float]]] = {
    "request_slip": {"zh": (11.4, 42.2, 32.3, 13, 15, 18, 24.1), "en": (9, 41, 30, 18, 18, 17, 23)},
    "handover_slip": {"zh": (9.5, 38, 30, 11, 15, 11.5, 14.5, 14.5, 12), "en": (9, 36, 29, 11, 17, 13, 14, 14, 13)},
    "return_slip": {"zh": (9.5, 55, 28, 11, 15, 11.5, 13, 13), "en": (9, 52, 28, 11, 17, 13, 13, 13)},
    "review_notes": {"zh": (11, 32, 52, 40, 21), "en": (9, 28, 55, 40, 24)},
    "copy_register": {"zh": (10, 34, 14, 24, 20, 15, 15, 12, 12), "en": (9, 28, 13, 24, 19, 18, 18, 13, 14)},
}
"""Columns in mm."""

_CENTRE: Align = "centre"
_WORDS = {"request_slip": REQUEST, "handover_slip": HANDOVER, "return_slip": RETURN, "review_notes": NOTES,
          "copy_register": COPIES}  # fmt: skip


class _Slip:
    """What the slips share: words, columns, the record's number and its parts."""

    def __init__(self, order: PageOrder, copy: int, faces: Faces) -> None:
        self.order, self.copy = order, copy
        self.form = FormSetter(order, faces)
        self.words: SlipWords = _WORDS[order.page][order.language]
        self.item = ITEM[order.language]
        self.widths = tuple(MM * width for width in _WIDTHS[order.page][order.language])

    def lay(self, serial: str, blocks: Sequence[Block]) -> Laid:
        part = self.words.parts[(self.copy - 1) % 2]
        front = Front(self.words.title, self.words.serial.format(serial=serial), part)
        return lay_form(self.form, self.copy, front, blocks)

    def table(self, rows: Sequence[Sequence[str]], aligns: Sequence[Align], least: float) -> list[Block]:
        """Rows, then spare ones struck, so that nothing can be added."""
        text = _SLIP_TEXT[self.order.language]
        found = self.form.table(
            self.words.columns, self.widths, rows, aligns, least=least, style=text, followed=True,
            empty=self.item.no_rows,
        )  # fmt: skip
        return [*found, Spare(tuple(accumulate(self.widths)), SPARE_ROWS, least, keep=True)]

    def facing(self, left: str, right: str) -> Block:
        return self.form.facing(left, right, 12)

    def items(self) -> list[Listed]:
        """Items in the order of their numbers, also those that are not there; a slip of one item has that one."""
        order = self.order
        if order.kind == "doc_item":
            return [Listed(order.serial, Answers(order))]
        found = [Listed(one.serial, Answers(order, one)) for one in order.beside if one.kind == "doc_item"]
        if order.kind != "doc_request":
            return found
        gone = [Listed(one.serial, Answers(order, one), one.called) for one in order.gone if one.kind == "doc_item"]
        return sorted([*found, *gone], key=lambda one: natural_number(one.serial))

    def named(self, answers: Answers) -> str:
        """Number or period of a document, or both."""
        parts = [answers.said(name) for name in ("doc_no", "period")]
        return self.form.common.between.join(part for part in parts if part)

    def quantity(self, answers: Answers, *, received: bool, column: int | None = None) -> str:
        """In a narrow `column` pages stand under the amount rather than be torn from their number."""
        parts = quantity_parts(answers, self.item, received=received)
        whole = self.item.amounts.join(parts)
        if column is None:
            return whole
        fits = self.form.setter.width(whole, _SLIP_TEXT[self.order.language]) <= self.widths[column] - 2 * CENTRED_PAD
        return whole if fits else "\n".join(parts)


def part_of(serial: str) -> str:
    """The item's number within its request: `3` of `DY-2601-03A-0032/3`."""
    return serial.rpartition("/")[2] if "/" in serial else serial


def lay_request(order: PageOrder, copy: int, faces: Faces) -> Laid:
    """The request slip: addressee, one paragraph, the list, lines to sign."""
    slip = _Slip(order, copy, faces)
    answers, text = slip.form.answers, REQUEST_TEXT[order.language]
    basis = text.basis.format(basis=answers.said("basis")) if answers.has("basis") else ""
    if order.language == "en" and not basis:
        basis = "Please "
    template = text.due if answers.has("due") else text.no_due
    paragraph = template.format(basis=basis, due=answers.said("due"), asked=text.asked)
    indent = "　　" if order.language == "zh" else ""
    rows = [
        [part_of(item.serial), item.answers.said("title"), slip.named(item.answers), item.answers.said("medium"),
         answers.said("method"), slip.quantity(item.answers, received=False, column=5), item.why(slip.item.colon)]
        for item in slip.items()
    ]  # fmt: skip
    receiver = answers.said("to_role") or text.receiver
    signs = [[label.format(receiver=receiver) for label in row] for row in slip.words.signs]
    return slip.lay(order.serial, [
        slip.form.paragraph(text.opening.format(unit=answers.said("unit")), keep=True),
        slip.form.paragraph(indent + paragraph, keep=True),
        Gap(6, keep=True),
        *slip.table(rows, (_CENTRE, "left", "left", _CENTRE, _CENTRE, _CENTRE, "left"), REQUEST_ROW),
        Gap(4, keep=True),
        slip.form.note(text.listed[len(rows) != 1].format(count=len(rows)) + slip.words.note, keep=True),
        Gap(4, keep=True),
        sign_rows(slip.form, signs),
    ])  # fmt: skip


def lay_handover(order: PageOrder, copy: int, faces: Faces) -> Laid:
    """Receipt and return of a request's documents, item by item, to be ticked, dated and signed by hand."""
    slip = _Slip(order, copy, faces)
    items = slip.items()
    rows = [_received(slip, item) for item in items]
    note = _counts(slip, items) + slip.words.note
    givers = dict.fromkeys(item.answers.said("provided_by") for item in items if item.answers.has("provided_by"))
    above = order.above if order.kind == "doc_item" else None
    unit = (above.content if above else order.content).get("unit") or ""
    aligns: tuple[Align, ...] = (_CENTRE, "left", "left", _CENTRE, _CENTRE, _CENTRE, "left", "left", "left")
    return slip.lay(order.serial.partition("/")[0], [
        slip.facing(slip.item.unit.format(unit=unit), slip.item.provider.format(
            who=slip.form.common.between.join(givers)) if givers else ""),
        *slip.table(rows, aligns, SLIP_ROW),
        Gap(4, keep=True), slip.form.note(note, keep=True), Gap(6, keep=True),
        sign_boxes(slip.form, slip.words.signs, slip.item.day),
    ])  # fmt: skip


def _received(slip: _Slip, item: Listed) -> list[str]:
    """A row of the receipt; of a document that is not there what became of it, and nothing to tick."""
    one = item.answers
    named = [part_of(item.serial), one.said("title"), slip.named(one)]
    if item.gone:
        return [*named, "—", item.gone, "—", "—", "—", one.said("not_provided_reason")]
    return [*named, carrier(one, slip.item), slip.quantity(one, received=True, column=4),
            one.said("unit_marking") or slip.item.none, "", "", _joined(one, "remark", "condition")]  # fmt: skip


def _counts(slip: _Slip, items: Sequence[Listed]) -> str:
    """How many there are, by carrier; those that are not there apart."""
    words, there = slip.item, [item for item in items if not item.gone]
    carriers = [carrier(item.answers, words) for item in there]
    named = ((words.original, words.originals), (words.copy, words.copies), (words.electronic, words.electronics))
    parts = words.between.join(counted(template, carriers.count(word)) for word, template in named)
    away = Counter(item.gone for item in items if item.gone)
    gone = words.between.join(
        words.gone.format(word=word if slip.order.language == "zh" else word.lower(), count=count)
        for word, count in away.items()
    )
    said = words.counts[len(there) != 1].format(count=len(there), parts=parts)
    return said + (words.besides.format(gone=gone) if gone else "") + words.stop


def lay_return(order: PageOrder, copy: int, faces: Faces) -> Laid:
    """The return slip, printed before both sides sign it."""
    slip = _Slip(order, copy, faces)
    answers = slip.form.answers
    rows = [
        [str(number), f"{item.serial} {item.answers.said('title')}", slip.named(item.answers),
         carrier(item.answers, slip.item), slip.quantity(item.answers, received=True, column=4),
         item.answers.said("unit_marking") or slip.item.none, "", item.answers.said("remark")]
        for number, item in enumerate(slip.items(), 1)
    ]  # fmt: skip
    receiver = answers.said("taken_back_by") or slip.item.taken_back
    signs = [[label.format(receiver=receiver) for label in box] for box in slip.words.signs]
    aligns: tuple[Align, ...] = (_CENTRE, "left", "left", _CENTRE, _CENTRE, _CENTRE, "left", "left")
    said = [
        replace(slip.form.long(answers.title(name), answers.or_none(name)), keep=True)
        for name in ("condition", "difference")
    ]
    return slip.lay(order.serial, [
        slip.facing(slip.item.unit.format(unit=answers.said("unit")),
                  f"{answers.title('date')}  {answers.said('date')}" if answers.has("date") else ""),
        *slip.table(rows, aligns, SLIP_ROW),
        Gap(4, keep=True), slip.form.note(slip.words.note, keep=True), Gap(6, keep=True),
        *said, Gap(8, keep=True),
        sign_boxes(slip.form, signs, slip.item.day),
    ])  # fmt: skip


def lay_notes(order: PageOrder, copy: int, faces: Faces) -> Laid:
    """The review notes on one document, extract and own words apart; of a single note, that one."""
    slip = _Slip(order, copy, faces)
    alone = order.kind == "doc_review_note"
    notes = [(order.serial, Answers(order))] if alone else [
        (one.serial, Answers(order, one)) for one in order.beside if one.kind == "doc_review_note" and _kept(one)
    ]  # fmt: skip
    rows = [
        [part_of(serial), location_of_note(one.content, order.language), one.said("extract"), _comment(slip, one),
         "\n".join(part for part in (one.named("noted_by"), one.said("date")) if part)]
        for serial, one in notes
    ]  # fmt: skip
    aligns: tuple[Align, ...] = (_CENTRE, "left", "left", "left", "left")
    return slip.lay(_item_serial(order), [
        *_document(slip), Gap(8, keep=True),
        *slip.form.table(slip.words.columns, slip.widths, rows, aligns, followed=True, empty=slip.item.no_rows),
        Gap(4, keep=True), slip.form.note(slip.words.note, keep=True), Gap(4, keep=True),
        sign_rows(slip.form, slip.words.signs),
    ])  # fmt: skip


def lay_copies(order: PageOrder, copy: int, faces: Faces) -> Laid:
    """The copies made of one document and what became of them; of a single copy, that one."""
    slip = _Slip(order, copy, faces)
    alone = order.kind == "doc_copy"
    copies = [(order.serial, Answers(order))] if alone else [
        (one.serial, Answers(order, one)) for one in order.beside if one.kind == "doc_copy" and _kept(one)
    ]  # fmt: skip
    rows = [
        [part_of(serial), one.said("copied"), f"{one.said('pages')}×{one.said('copies')}", one.said("purpose"),
         one.said("copy_no"), one.named("approved_by"), one.named("custodian"), _short_day(one, "date"),
         "\n".join(part for part in (one.said("ending"), _short_day(one, "ended_on")) if part)]
        for serial, one in copies
    ]  # fmt: skip
    aligns: tuple[Align, ...] = (_CENTRE, "left", _CENTRE, "left", "left", "left", "left", _CENTRE, "left")
    small = slip.form.look.small
    table = slip.form.table(
        slip.words.columns, slip.widths, rows, aligns, style=small, followed=True, empty=slip.item.no_rows
    )
    return slip.lay(_item_serial(order), [
        *_document(slip), Gap(8, keep=True), *table,
        Gap(4, keep=True), slip.form.note(slip.words.note, keep=True), Gap(4, keep=True),
        sign_rows(slip.form, slip.words.signs),
    ])  # fmt: skip


def _kept(one: Beside) -> bool:
    """Notes and copies that stand: one being written, or only asked for, is on no sheet."""
    return one.state not in ("draft", "requested")


def _item_serial(order: PageOrder) -> str:
    """The document's number, by which evidence names it: an item's own, a note's or copy's is above it."""
    return order.above.serial if order.above is not None and order.kind != "doc_item" else order.serial


def _document(slip: _Slip) -> list[Block]:
    """What the sheet is about: the document with its particulars."""
    order = slip.order
    answers = Answers(order, order.above) if order.above is not None and order.kind != "doc_item" else Answers(order)
    form = slip.form
    held = answers.or_none("unit_marking")
    files = [slip.item.file.format(name=one.name, fingerprint=short_fingerprint(one.sha256)) for one in order.files]
    return [
        form.row(answers.title("title"), answers.or_none("title")),
        form.halves((answers.title("doc_no"), slip.named(answers) or form.common.none),
                    (answers.title("original"), answers.or_none("original"))),
        form.halves((answers.title("quantity"), slip.quantity(answers, received=True) or form.common.none),
                    (answers.title("unit_marking"), held)),
        *([form.row(slip.item.files, "\n".join(files))] if files and order.kind == "doc_item" else []),
    ]  # fmt: skip


def _comment(slip: _Slip, note: Answers) -> str:
    """The reviewer's own words; of a calculation its method and result."""
    words, language = slip.item, slip.order.language
    parts = [note.said("comment")]
    parts += [words.method + note.said("method")] if note.has("method") else []
    parts += [words.result + note.said("result")] if note.has("result") else []
    amount: Any = note.content.get("amount")
    parts += [words.amount + amount_text(amount, language)] if amount not in (None, "") else []
    return "\n".join(part for part in parts if part)


def _joined(answers: Answers, *names: str) -> str:
    return "\n".join(said for name in names if (said := answers.said(name)))


def _short_day(answers: Answers, name: str) -> str:
    """A day in a narrow column: `3-12` with its year above it."""
    day = str(answers.content.get(name) or "")
    year, _, rest = day.partition("-")
    return f"{year}\n{rest}" if rest else date_text(day, answers.language)
