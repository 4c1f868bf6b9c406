"""Everything the example stint puts on paper or into files, each registered under its number first."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from forms.canonical import canonical, sha256_hex
from forms.kinds import KINDS
from forms.printing import handover, recovery, register_flow
from forms.printing.draw import draw
from forms.printing.faces import Faces
from forms.printing.furniture import PrintMarks
from forms.printing.pages import render
from forms.printing.placed import Laid
from forms.printing.questionnaire import BlankPrint, languages_of, lay_out_blank
from forms.printing.questionnaire_tally import TallyPrint, lay_out_tally
from forms.printing.referral import lay_referral
from forms.printing.report_outline import OutlinePrint, lay_out_outline
from forms.printing.volume import lay_out_volume
from forms.printing.words import COMMON
from forms.report import Scope
from forms.report.docx import outline_docx
from forms.tally.flat import flat_rows
from forms.tally.sheets import tally_xlsx
from forms.xlsform.book import BuiltinForms
from storage.exchange.sealing import SealResult
from storage.exchange.single_file import write_out
from storage.exchange.slip import bundle_serial, handover_slip
from storage.exporting import Export
from storage.files import write_atomically
from storage.leads import referral_order, referral_sheet, register_referral
from storage.media import FoundMedium
from storage.outline import ReportOutline, outline_serial, report_outline
from storage.paper import PrintDesk, PrintWish
from storage.questionnaires import Questionnaires
from storage.recovery_sheet import register_sheet
from storage.session import Session
from storage.volume import VolumeDesk
from ui.demo.agenda import DECIDING
from ui.demo.weeks import WEEKS

PURPOSE = "演练"
SIGNED = "signed_record"
PAPERS = {
    "workpaper": "papers", "doc_request": "slips", "doc_return": "slips", "immediate_rectification": "notices",
    "communication": "talks", "consultation": "talks", "activity": "activities", "weekly_report": "weekly",
    "intake": "intake", "envelope_batch": "intake",
}  # fmt: skip
"""Kinds of which every record is printed, and the folder for it."""
HANDED_OUT = (
    (4, DECIDING, "doc_request", "request_slip"), (9, DECIDING, "doc_request", "request_slip"),
    (20, 12, "immediate_rectification", "rectification_notice"),
    (20, 12, "immediate_rectification", "rectification_receipt"),
    (24, DECIDING, "consultation", "consultation"), (25, DECIDING, "communication", "communication"),
    *((friday, DECIDING, "weekly_report", "weekly_report") for _, friday in WEEKS),
)  # fmt: skip
"""Day, hour, kind and page of what is printed by the leader as soon as it may be; the rest is at the end."""


@dataclass
class Printer:
    """Draws pages into folders below `folder`, one a kind of paper; `pages` counts them by folder."""

    root: Path
    folder: Path
    forms: BuiltinForms
    pages: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._faces = Faces.for_program(self.root)

    def records(self, session: Session, folder: str, page: str, records: Iterable[str], reason: str = "") -> list[str]:
        """Print one page layout of these records; returns the print numbers."""
        desk = PrintDesk(session, self.forms)
        numbers = []
        for record in records:
            job, order = desk.register(PrintWish(record, page, 1, "pdf", PURPOSE, reason))
            made = render(order, self._faces)
            self._write(folder, f"{job.number}-{page}.pdf", made.pdf, made.pages)
            desk.finish(job, made.pages)
            numbers.append(job.number)
        return numbers

    def fresh(self, session: Session, kind: str, *pages: str) -> None:
        """What is ready of these pages of a kind, or of all it has, and was not printed before."""
        for page in pages or KINDS[kind].pages:
            printed = {job.record for job in session.prints.all() if job.page_kind == page}
            ready = [row.id for row in session.records.summaries(kind)
                     if KINDS[kind].prints(page, row.state) and row.id not in printed]  # fmt: skip
            self.records(session, PAPERS[kind], page, ready)

    def read(self, folder: str, number: str, page: str) -> bytes:
        return (self.folder / folder / f"{number}-{page}.pdf").read_bytes()

    def _write(self, folder: str, name: str, data: bytes, pages: int) -> None:
        (self.folder / folder).mkdir(parents=True, exist_ok=True)
        write_atomically(self.folder / folder / name, data)
        self.pages[folder] += pages

    def _draw(self, lay: Callable[[Faces], Any], folder: str, name: str) -> int:
        laid = lay(self._faces)
        self._write(folder, name, draw(laid, self._faces), laid.total)
        return int(laid.total)

    # -- pages of the vault ----------------------------------------------------------------------------------

    def recovery_sheet(self, session: Session) -> None:
        job, sheet = register_sheet(session, "pdf", "zh")
        pages = self._draw(lambda faces: recovery.lay_out(sheet, faces), "vault", f"{job.number}-recovery-sheet.pdf")
        session.prints.finish(job.number, pages)

    def slip(self, session: Session, result: SealResult) -> None:
        row = result.row
        job = session.prints.register(
            row.id, bundle_serial(row), "", row.sha256, "handover", "handover", 2, "pdf", row.statement.name
        )
        request = handover_slip(row, session.stint, job.number, "zh")
        pages = self._draw(
            lambda faces: handover.lay_out(request, faces), "handover", f"{job.number}-handover-slip.pdf"
        )
        session.prints.finish(job.number, pages)

    # -- questionnaires --------------------------------------------------------------------------------------

    def blank(self, session: Session, batch: str) -> None:
        head = session.records.get(batch).head
        form = Questionnaires(session).form(str(head.content["form_record"]))
        stint = session.stint
        request = BlankPrint(form, languages_of(form), stint.team_name, batch, practice=stint.practice)
        job = session.prints.register(
            batch, head.serial, head.id, form.sha256, "questionnaire_blank", "+".join(request.languages),
            int(head.content["issued"]), "pdf", form.title,
        )  # fmt: skip
        pages = self._draw(lambda faces: lay_out_blank(request, faces), "questionnaires", f"{job.number}-blank.pdf")
        session.prints.finish(job.number, pages)

    def tally(self, session: Session, batch: str, medium: FoundMedium) -> None:
        """The tables on paper, and as XLSX on the registered medium."""
        head, stint = session.records.get(batch).head, session.stint
        found = Questionnaires(session).tally(batch)
        sha256 = sha256_hex(canonical([[str(cell) for cell in row] for row in flat_rows(found, "en")]))
        job = session.prints.register(
            batch, head.serial, head.id, sha256, "questionnaire_tally", "zh", 1, "pdf", PURPOSE
        )
        marks = PrintMarks("zh", stint.marking, head.serial, batch, sha256, job.number, 1, 1, stint.practice)
        pages = self._draw(
            lambda faces: lay_out_tally(TallyPrint(found, marks), faces), "questionnaires", f"{job.number}-tally.pdf"
        )
        session.prints.finish(job.number, pages)
        write_out(session, Export(batch, head.serial, "xlsx", tally_xlsx(found, "zh"), PURPOSE), medium, head.serial)

    # -- the report ------------------------------------------------------------------------------------------

    def outline(self, session: Session, medium: FoundMedium) -> ReportOutline:
        """The report outline as pages, and as a document to go on writing in."""
        found, stint, serial = report_outline(session), session.stint, outline_serial(session)
        labels, sha256 = self.forms.labels(KINDS["workpaper"].form, "zh"), found.fingerprint()
        contents = tuple(line.record for line in found.lines)
        job = session.prints.register(
            stint.id, serial, "", sha256, "report_outline", f"{found.scope.order}+zh", 1, "pdf", PURPOSE,
            contents=contents,
        )  # fmt: skip
        marks = PrintMarks("zh", stint.marking, serial, stint.id, sha256, job.number, 1, 1, stint.practice)
        pages = self._draw(
            lambda faces: lay_out_outline(OutlinePrint(found, labels, marks), faces), "report",
            f"{job.number}-outline.pdf",
        )  # fmt: skip
        session.prints.finish(job.number, pages)
        data = outline_docx(found, labels, "zh", serial, stint.marking, COMMON["zh"].practice)
        write_out(session, Export(stint.id, serial, "docx", data, PURPOSE, contents), medium, serial)
        return found

    def volume(self, session: Session) -> None:
        """All frozen papers, bound."""
        job, sheet = VolumeDesk(session, self.forms, Scope(), 1, "zh").register("pdf")
        pages = self._draw(lambda faces: lay_out_volume(sheet, faces), "report", f"{job.number}-bound-volume.pdf")
        session.prints.finish(job.number, pages)

    # -- registers and what is sealed ------------------------------------------------------------------------

    def register(self, session: Session, name: str) -> None:
        """A register as it stands before this sheet of it."""
        from ui.closing.sheets import REGISTER_PAGE, register_sheet  # its words are those of the windows

        digest = register_sheet(session, name, session.prints.next_number(), "zh").marks.text_sha256
        job = session.prints.register(
            f"register:{name}", "", "", digest, REGISTER_PAGE, REGISTER_PAGE, 1, "pdf", REGISTER_PAGE
        )
        sheet = register_sheet(session, name, job.number, "zh")
        pages = self._draw(lambda faces: register_flow.lay_out(sheet, faces), "registers", f"{job.number}-{name}.pdf")
        session.prints.finish(job.number, pages)

    def referral(self, session: Session, lead: str) -> None:
        """Both parts of a lead's referral sheet, as the printer gives them out."""
        opened = referral_sheet(session, lead, "打印移交单")
        job = register_referral(session, lead, "printer")
        order = referral_order(session, self.forms, lead, opened, job.number, "zh")
        laid = [lay_referral(order, copy, self._faces) for copy in range(1, order.copies + 1)]
        whole = Laid(tuple(page for one in laid for page in one.pages), laid[0].title)
        self._write("leads", f"{job.number}-referral.pdf", draw(whole, self._faces), len(whole.pages))
        session.prints.finish(job.number, len(laid[0].pages))


def register_signature(session: Session, record: str, scan: bytes) -> None:
    """Register a signature with a file that stands for the scan of the signed pages."""
    head = session.records.get(record).head
    ref = session.attachments.add(io.BytesIO(scan), "signed-pages.pdf", "application/pdf", "signed_pages", len(scan))
    answers = {"signature_result": "signed", "readback": "self"}
    session.records.transition(record, head.id, "register_signature", answers, attachments=(ref,))
