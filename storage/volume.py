"""A bound volume: the frozen papers in scope, as the print register will have them (R12, R49)."""

from __future__ import annotations

from dataclasses import replace

from forms.canonical import canonical, sha256_hex
from forms.printing.breaking import Language
from forms.printing.furniture import PrintMarks
from forms.printing.volume import VolumePrint
from forms.printing.volume_words import VOLUME
from forms.report.model import Scope
from forms.report.order import section_key
from storage.lists import Filter
from storage.model import PrintJob, RecordSummary
from storage.outline import above_all
from storage.paper import FormWords, PrintDesk, PrintWish
from storage.session import Session

PAGE, PREFIX = "bound_volume", "JC"


class VolumeDesk:
    """Lays one volume together: `number` is the one on its back."""

    def __init__(self, session: Session, words: FormWords, scope: Scope, number: int, language: Language) -> None:
        self._session, self._language, self._number = session, language, number
        stint = session.stint
        self.serial = f"{PREFIX}-{stint.round}-{stint.team}{stint.laptop}-{number}"
        desk = PrintDesk(session, words)
        self._orders = tuple(
            desk.preview(PrintWish(row.id, "working_paper", 1, "pdf", PAGE, language=language))
            for row in frozen_papers(session, scope)
        )
        said = [[order.serial, order.text_sha256] for order in self._orders]
        self.sha256 = sha256_hex(canonical({"volume": self.serial, "papers": said}))

    def preview(self) -> VolumePrint:
        """As `register` would give it now."""
        return self._sheet(self._session.prints.next_number())

    def register(self, target: str) -> tuple[PrintJob, VolumePrint]:
        """Take the print number; every paper must be readable. Raises as `Prints.register`."""
        job = self._session.prints.register(
            self._session.stint.id, self.serial, "", self.sha256, PAGE, self._language, 1,
            "pdf" if target == "pdf" else "printer", "", contents=tuple(order.record for order in self._orders),
        )  # fmt: skip
        return job, self._sheet(job.number)

    @property
    def papers(self) -> int:
        return len(self._orders)

    def _sheet(self, number: str) -> VolumePrint:
        stint, words = self._session.stint, VOLUME[self._language]
        joint = "、" if self._language == "zh" else ", "
        units = dict.fromkeys(str(order.content.get("unit") or "") for order in self._orders)
        facts = ((words.team, stint.team_name), (words.round, stint.round_name), (words.units, joint.join(units)))
        marks = PrintMarks(
            self._language, stint.marking, self.serial, stint.id, self.sha256, number, 1, 1, stint.practice
        )
        orders = tuple(replace(order, print_no=number) for order in self._orders)
        return VolumePrint(self._number, orders, facts, marks)


def frozen_papers(session: Session, scope: Scope) -> list[RecordSummary]:
    """Every frozen paper in scope, whether it goes into the report or not; in the order that the scope says."""
    chosen = Filter(kinds=("workpaper",), states=("frozen",), units=(scope.unit,) if scope.unit else ())
    rows = [row for row in session.lists.page(chosen, limit=100_000).rows if row.state == "frozen"]
    areas = {row.id: above_all(session.packs, row.fields.get("category") or ()) for row in rows}
    if scope.category:
        rows = [row for row in rows if scope.category in areas[row.id]]
    if scope.order == "category":
        return sorted(rows, key=lambda row: (areas[row.id][:1], row.serial))
    return sorted(rows, key=lambda row: (section_key(str(row.fields.get("report_section") or "")), row.serial))
