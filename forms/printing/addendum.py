"""The addendum to a locked interview (V05): its own text, fingerprint and print, on the pages of the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forms.printing.addendum_words import ADDENDUM
from forms.printing.body import body_style
from forms.printing.breaking import Language
from forms.printing.faces import Faces
from forms.printing.flow import BodyLine
from forms.printing.furniture import Draft, PrintMarks
from forms.printing.interview_closing import CELLS_TOP, block_slots, closing_block, signature_cells
from forms.printing.interview_head import HEADS, Cell, Labels, draw_rows, label_of, people
from forms.printing.interview_words import INTERVIEW, date_text
from forms.printing.measures import FRAME, LEFT, NORMAL, RIGHT, WIDTH
from forms.printing.placed import Laid
from forms.printing.record import RecordJob, RecordWords
from forms.printing.setting import Typesetter
from forms.printing.sheet import Sheet, finish
from forms.printing.words import COMMON


@dataclass(frozen=True)
class AddendumPrint:
    """One print of a locked addendum. `of_serial` and `of_code` name the interview it belongs to; the other
    fields are as in `InterviewPrint`."""

    content: Mapping[str, Any]
    of_serial: str
    of_code: str
    serial: str
    record_id: str
    text_sha256: str
    print_no: str
    copy_no: int
    copies: int
    language: Language
    members: Mapping[str, str]
    labels: Labels
    marking: str
    practice: bool = False
    draft: Draft = ""

    @property
    def marks(self) -> PrintMarks:
        return PrintMarks(
            self.language, self.marking, self.serial, self.record_id, self.text_sha256, self.print_no,
            self.copy_no, self.copies, self.practice, self.draft,
        )  # fmt: skip

    @property
    def interviewee_signs(self) -> bool:
        """What the interviewee adds, the interviewee signs; what the team notes or copies from paper, the team."""
        return self.content.get("origin") == "interviewee"


def lay_out(request: AddendumPrint, faces: Faces) -> Laid:
    """Pages of the print. Raises `Refused("CHARACTER_MISSING")` naming characters that no face has."""
    setter = Typesetter(faces)
    job = _Addendum(request, setter)
    return finish(job.sheets(), f"{ADDENDUM[request.language].title} {request.serial}", setter)


class _Addendum(RecordJob):
    def __init__(self, request: AddendumPrint, setter: Typesetter) -> None:
        self.request, self.terms = request, ADDENDUM[request.language]
        serial = self.terms.serial.format(serial=request.serial)
        words = RecordWords(self.terms.title, serial, INTERVIEW[request.language].sensitive)
        super().__init__(setter, request.marks, body_style(request.language, dense=False), words)

    def head(self, sheet: Sheet) -> float:
        self.row(sheet, first=True)
        foot = draw_rows(sheet, self._rows(), self.title(sheet), self.request.language)
        if self.request.language == "en":
            sheet.across(LEFT, RIGHT, foot + 9, FRAME)
            return foot + 18
        sheet.across(LEFT, RIGHT, foot + 7.7, FRAME)
        return NORMAL.top(-int(-(foot + 14 - NORMAL.top(0)) // NORMAL.pitch))

    def _rows(self) -> list[list[Cell]]:
        request, look, words = self.request, HEADS[self.request.language], self.terms.rows
        content, language = request.content, request.language

        def pair(first: str, value: str, second: str, other: str) -> list[Cell]:
            return [
                Cell(words[first], value, 0, look.right - 11.6, look.label_width),
                Cell(words[second], other, look.right, WIDTH, look.right_label_width),
            ]

        day = date_text(str(content.get("written_on", "")), language)
        interviewers = people(content.get("interviewers"), request.members, language)
        return [
            pair("of", request.of_serial, "code", request.of_code),
            pair("origin", self._origin(), "written_on", day),
            [Cell(words["interviewers"], interviewers, 0, WIDTH, look.label_width)],
            [Cell(words["recorder"], people(content.get("recorder"), request.members, language), 0, WIDTH,
                  look.label_width)],
        ]  # fmt: skip

    def _origin(self) -> str:
        content, common = self.request.content, COMMON[self.request.language]
        origin = label_of(self.request.labels, "origin", content.get("origin"))
        page = content.get("page")
        return origin + (common.opening + self.terms.on_page.format(page=page) + common.closing if page else "")

    def body(self) -> Sequence[BodyLine]:
        lines = self.setter.lines(str(self.request.content.get("text", "")), self.look.text, WIDTH - self.look.indent)
        label = self.setter.line(self.terms.label, self.look.label)
        return [BodyLine(line, self.look.indent, label=None if number else label) for number, line in enumerate(lines)]

    def bottom(self, final: bool) -> float:
        slots = block_slots(self.request.interviewee_signs) if final else 0
        return CELLS_TOP - slots * NORMAL.pitch

    def foot(self, sheet: Sheet, final: bool) -> None:
        language, signs = self.request.language, self.request.interviewee_signs
        if final:
            closing_block(sheet, language, signs, self.request.text_sha256)
        signature_cells(sheet, language, signs)

    def kind(self) -> str:
        return self.terms.kind
