"""The printed pages by name, as the kinds table names them: one entry a page layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from forms.printing.addendum import AddendumPrint
from forms.printing.addendum import lay_out as lay_out_addendum
from forms.printing.docslips import lay_copies, lay_handover, lay_notes, lay_request, lay_return
from forms.printing.draw import draw
from forms.printing.faces import Faces
from forms.printing.interview import InterviewPrint, Variant, lay_out
from forms.printing.notice import lay_notice, lay_receipt
from forms.printing.order import USED, Labels, PageOrder
from forms.printing.placed import Laid
from forms.printing.sheet_words import SHEETS
from forms.printing.sheets import lay_sheet
from forms.printing.weekly import lay_weekly
from forms.printing.workingpaper import lay_evidence, lay_paper
from forms.problems import Report, no_report

__all__ = ["COLOURED", "COPIES", "PAGES", "SHOWS", "Labels", "PageOrder", "Rendered", "render"]

Layout = Callable[[PageOrder, int, Faces], Laid]


def _interview(variant: Variant) -> Layout:
    def lay(order: PageOrder, copy: int, faces: Faces) -> Laid:
        request = InterviewPrint(
            content=order.content, identity=order.identity, serial=order.serial, record_id=order.record,
            text_sha256=order.text_sha256, print_no=order.print_no, copy_no=copy, copies=order.copies,
            variant=variant, language=order.language, members=order.members, labels=order.labels,
            marking=order.marking, practice=order.practice,
            signed_print_no=order.related.get("signed_print_no", ""), draft=order.draft, used=_used(order),
        )  # fmt: skip
        return lay_out(request, faces)

    return lay


def _used(order: PageOrder) -> dict[str, list[str]]:
    """Turn id → rows of the working papers that use it."""
    before = f"{USED}turns/"
    return {name.removeprefix(before): rows.split() for name, rows in order.related.items() if name.startswith(before)}


def _addendum(order: PageOrder, copy: int, faces: Faces) -> Laid:
    request = AddendumPrint(
        content=order.content, of_serial=order.related.get("of_serial") or order.serial.partition("/")[0],
        of_code=str(order.content.get("of", "")), serial=order.serial, record_id=order.record,
        text_sha256=order.text_sha256, print_no=order.print_no, copy_no=copy, copies=order.copies,
        language=order.language, members=order.members, labels=order.labels, marking=order.marking,
        practice=order.practice, draft=order.draft,
    )  # fmt: skip
    return lay_out_addendum(request, faces)


PAGES: Mapping[str, Layout] = {
    "signed_record": _interview("signed"),
    "internal_copy": _interview("internal"),
    "addendum": _addendum,
    "working_paper": lay_paper,
    "evidence_list": lay_evidence,
    "request_slip": lay_request,
    "handover_slip": lay_handover,
    "return_slip": lay_return,
    "review_notes": lay_notes,
    "copy_register": lay_copies,
    "rectification_notice": lay_notice,
    "rectification_receipt": lay_receipt,
    "weekly_report": lay_weekly,
    **dict.fromkeys(SHEETS, lay_sheet),
}


SHOWS: Mapping[str, tuple[str, ...]] = {"return_slip": ("items",)}
"""Fields that point at records whose answers stand on a page too."""

COPIES: Mapping[str, int] = {"request_slip": 2, "handover_slip": 2, "return_slip": 2, "rectification_notice": 2}
"""Pages that are made in several copies as a rule: each copy of a slip is a part of its own."""


COLOURED = ("rectification_notice",)
"""Pages whose head may be red (GB/T 9704)."""


@dataclass(frozen=True)
class Rendered:
    """A print in memory: one PDF with all copies one after the other, and the pages of one copy."""

    pdf: bytes
    pages: int


def render(order: PageOrder, faces: Faces, report: Report = no_report) -> Rendered:
    """Lay out and draw all copies. Raises `Refused("CHARACTER_MISSING", characters=…)`."""
    laid: list[Laid] = []
    for copy in range(1, order.copies + 1):
        laid.append(PAGES[order.page](order, copy, faces))
        report(copy, order.copies + 1)
    whole = Laid(tuple(page for one in laid for page in one.pages), laid[0].title)
    pdf = draw(whole, faces)
    report(order.copies + 1, order.copies + 1)
    return Rendered(pdf, len(laid[0].pages))
