"""The working paper as one ruled table with its evidence and three signatures (PAPER 4, DOMAIN 9.4), and the evidence
list on its own with the extracts in full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from forms.corroboration import EVIDENCE_TARGETS, sources
from forms.printing.answers import amount_text
from forms.printing.blocks import Block
from forms.printing.breaking import Language
from forms.printing.faces import Faces
from forms.printing.formpage import FormSetter, Front, lay_form
from forms.printing.interview_words import date_text
from forms.printing.measures import LEFT, MM, WIDTH
from forms.printing.order import PageOrder
from forms.printing.placed import Laid
from forms.printing.rows import CENTRED_PAD, Drawn, Gap
from forms.printing.setting import SetLine, Style
from forms.printing.sheet import Align, Sheet
from forms.printing.workingpaper_words import PAPER, PaperWords


def _mm(*widths: float) -> tuple[float, ...]:
    return tuple(MM * width for width in widths)


COLUMNS: Mapping[Language, tuple[float, ...]] = {"zh": _mm(11, 13, 62, 16, 54), "en": _mm(9, 23, 56, 18, 50)}
WIDE_PLACES: Mapping[Language, tuple[float, ...]] = {"zh": _mm(11, 13, 52, 30, 50), "en": _mm(9, 23, 48, 30, 46)}
"""Columns of the evidence table (PAPER 4), and where places are too long for the fourth."""

FULL_COLUMNS: Mapping[Language, tuple[float, ...]] = {"zh": _mm(11, 13, 42, 24, 66), "en": _mm(9, 23, 40, 24, 60)}
SIGNATURES = 37 * MM
MOST_OPINION_LINES = 8
STEPS = ("submit", "review", "approve")
_ALIGN: tuple[Align, ...] = ("centre", "centre", "left", "centre", "left")


def lay_paper(order: PageOrder, copy: int, faces: Faces) -> Laid:
    """The working paper. Raises `Refused("CHARACTER_MISSING")` naming characters that no face has."""
    paper = _Paper(order, faces)
    words = paper.words
    front = Front(words.title, words.serial.format(serial=order.serial), tracking=22 if order.language == "zh" else 0)
    return lay_form(paper.form, copy, front, paper.blocks())


def lay_evidence(order: PageOrder, copy: int, faces: Faces) -> Laid:
    """The evidence list with extracts."""
    paper = _Paper(order, faces)
    words = paper.words
    front = Front(words.list_title, words.serial.format(serial=order.serial))
    return lay_form(paper.form, copy, front, paper.list_blocks())


class _Paper:
    """The blocks of one paper."""

    def __init__(self, order: PageOrder, faces: Faces) -> None:
        self.order = order
        self.form = FormSetter(order, faces)
        self.answers = self.form.answers
        self.words: PaperWords = PAPER[order.language]

    def blocks(self) -> list[Block]:
        form, words = self.form, self.words
        last = form.halves(self._named("suggested_handling"), (words.talk, self._talk() or form.common.none))
        return [
            *self._head(),
            form.bar(words.bars[0]), *self._overview(),
            form.bar(words.bars[1]), form.long(*self._named("discovery")),
            form.bar(words.bars[2]), *self.evidence_table(),
            *self._corroboration(), replace(last, keep=True),
            form.bar(words.bars[3]), *self._long_opinions(), self._signatures(),
        ]  # fmt: skip

    def list_blocks(self) -> list[Block]:
        form, answers = self.form, self.answers
        return [
            form.row(answers.title("title"), answers.or_none("title")),
            form.halves(self._named("unit"), self._named("prepared_by")),
            Gap(6, keep=True),
            form.note(self.words.how_to_find, keep=True),
            Gap(6, keep=True),
            *self.full_table(),
        ]  # fmt: skip

    # -- parts -----------------------------------------------------------------------------------------------

    def _named(self, name: str) -> tuple[str, str]:
        return self.answers.title(name), self.answers.or_none(name)

    def _head(self) -> list[Block]:
        form, answers, language = self.form, self.answers, self.order.language
        amount = amount_text(answers.content.get("amount"), language) or form.common.none
        label = answers.title("amount").partition("（" if language == "zh" else " (")[0]
        return [
            form.name_row(*self._named("title")),
            form.halves(self._named("unit"), self._named("prepared_on")),
            form.halves(self._named("prepared_by"), self._named("responsible_body")),
            form.halves(self._named("source_kind"), (label, amount)),
            form.halves((answers.title("category"), self._category()), self._named("period")),
            form.halves(self._named("severity"), (answers.title("recurring"), self._recurring())),
        ]

    def _category(self) -> str:
        version = str(self.answers.content.get("taxonomy_version") or "")
        said = self.answers.or_none("category")
        return said + self.words.version.format(version=version) if version else said

    def _recurring(self) -> str:
        item = str(self.answers.content.get("prior_item") or "")
        said = self.answers.or_none("recurring")
        return said + (self.words.prior.format(item=item) if item else self.words.no_prior)

    def _overview(self) -> list[Block]:
        form, answers = self.form, self.answers
        facts = [str(row.get("text") or "") for row in answers.rows("facts")]
        found: list[Block] = [form.long(*self._named("summary"))]
        found.append(form.numbered(answers.title("facts"), facts or [form.common.none]))
        criteria = "\n".join(self._criterion(row) for row in answers.rows("criteria")) or form.common.none
        found.append(form.long(answers.title("criteria"), criteria))
        found += [form.long(*self._named(name)) for name in ("cause", "effect") if answers.has(name)]
        return found

    def _criterion(self, row: Mapping[str, Any]) -> str:
        clause, text = str(row.get("clause") or ""), str(row.get("text") or "")
        return text if not clause or clause in text else self.words.criterion.format(code=clause, text=text).strip()

    def evidence_table(self) -> list[Block]:
        """Head and rows; the head is repeated, the last row stays with what follows."""
        rows = self.answers.rows("evidence")
        cells = [self._cells(number, row) for number, row in rows_of(rows)]
        widths = self._widths(rows)
        return self.form.table(self.words.columns, widths, cells, _ALIGN, followed=True, empty=self.words.no_evidence)

    def full_table(self) -> list[Block]:
        """As `evidence_table`, with the extract and the facts a row supports."""
        rows = self.answers.rows("evidence")
        cells = [[*self._cells(number, row)[:4], self._full(row)] for number, row in rows_of(rows)]
        widths = FULL_COLUMNS[self.order.language]
        return self.form.table(self.words.full_columns, widths, cells, _ALIGN, empty=self.words.no_evidence)

    def _cells(self, number: int, row: Mapping[str, Any]) -> list[str]:
        kind = self.answers.said("evidence", "kind", row=row)
        return [str(number), kind, str(row.get("source") or ""), str(row.get("location") or ""),
                str(row.get("shows") or "")]  # fmt: skip

    def _full(self, row: Mapping[str, Any]) -> str:
        words = self.words
        parts = ((words.extract, row.get("extract")), (words.shows, row.get("shows")),
                 (words.supports, self._facts(row)))  # fmt: skip
        return "\n".join(f"{label}{text}" for label, text in parts if text)

    def _facts(self, row: Mapping[str, Any]) -> str:
        """The numbers of the facts as they are printed: rows are named by ids in the answers."""
        ids = [str(fact.get("id") or number) for number, fact in rows_of(self.answers.rows("facts"))]
        wanted = str(row.get("supports") or "").split()
        return self.form.common.between.join(str(ids.index(name) + 1) for name in wanted if name in ids)

    def _widths(self, rows: Sequence[Mapping[str, Any]]) -> tuple[float, ...]:
        language = self.order.language
        room = COLUMNS[language][3] - 2 * CENTRED_PAD
        places = (str(row.get("location") or "") for row in rows)
        fits = all(self.form.setter.width(place, self.form.look.cell) <= room for place in places)
        return (COLUMNS if fits else WIDE_PLACES)[language]

    def _corroboration(self) -> list[Block]:
        found = sources(self.answers.content, self.order.linked)
        kinds = [kind for kind in EVIDENCE_TARGETS if found.count(kind)]
        words = self.words
        labels = self.order.labels.get("evidence.kind", {})
        parts = [words.by_kind.format(kind=labels.get(kind, kind), count=found.count(kind)) for kind in kinds]
        form = 0 if found.independent == 1 else 1 if len(kinds) == 1 else 2
        text = words.independent[form].format(
            kinds=len(kinds), count=found.independent, parts=self.form.common.between.join(parts) or "0"
        )
        text += words.single if found.single_source else words.suffices if found.suffices else words.insufficient
        note = str(self.answers.content.get("corroboration_note") or "")
        # not kept with what follows: the row of the talk goes with the signatures, this one may end a page
        return [self.form.row(self.answers.title("corroboration_note"), f"{text}\n{note}" if note else text)]

    def _talk(self) -> str:
        """The talks with the principal head and what came of them."""
        if not self.answers.has("communications"):
            return self.answers.said("response")
        talks = self.form.common.between.join(
            self.order.linked[name].serial
            for name in self.answers.content["communications"]
            if name in self.order.linked
        )
        return self.words.response.format(talks=talks, response=self.answers.said("response")).strip(" :")

    # -- signatures ------------------------------------------------------------------------------------------

    def _signatures(self) -> Block:
        """Three cells with opinion, signature, date. Opinions that were registered are printed; nobody signs by
        typing, so signatures and days stay empty (V07)."""
        width = WIDTH / 3
        opinions = [self._opinion(step, width - 12) for step in STEPS]
        leading = self.form.look.cell_leading
        height = max(SIGNATURES, 72 + max(len(lines) for lines in opinions) * leading)

        def paint(sheet: Sheet, top: float) -> None:
            for number, step in enumerate(STEPS):
                left = LEFT + number * width
                self._cell(sheet, step, opinions[number], left, left + width, top, height)
                if number:
                    sheet.down(left, top, top + height)

        return Drawn(height, paint, framed=True)

    def _long_opinions(self) -> list[Block]:
        """Opinions that are too long for the cells stand above them, in full."""
        steps = latest_steps(self.answers.rows("reviews"))
        return [
            replace(self.form.long(self.words.steps[step][0].rstrip("：:"), str(steps[step]["opinion"])), keep=True)
            for step in STEPS
            if self._is_long(step)
        ]

    def _is_long(self, step: str) -> bool:
        row = latest_steps(self.answers.rows("reviews")).get(step)
        said = str(row.get("opinion") or "") if row is not None else ""
        return len(self.form.setter.lines(said, self._opinion_style(), WIDTH / 3 - 12)) > MOST_OPINION_LINES

    def _opinion_style(self) -> Style:
        return replace(self.form.look.long, size=10.5, justify=False)

    def _opinion(self, step: str, width: float) -> list[SetLine]:
        row = latest_steps(self.answers.rows("reviews")).get(step)
        if row is None:
            return []
        form = self.form
        said = self.words.above if self._is_long(step) else str(row.get("opinion") or "")
        lines = form.setter.lines(said, self._opinion_style(), width) if said else []
        who = self.order.members.get(str(row.get("by")), "")
        registered = self.words.registered.format(who=who, on=date_text(str(row.get("on") or ""), self.order.language))
        return [*lines, *form.setter.lines(registered, form.look.note, width)]

    def _cell(
        self, sheet: Sheet, step: str, opinion: Sequence[SetLine], left: float, right: float, top: float, height: float
    ) -> None:
        look = self.form.look
        label, signature = self.words.steps[step]
        sheet.text(left + 5, top + 15, label, look.short)
        for number, line in enumerate(opinion):
            sheet.put(line, left + 6, top + 30 + number * look.cell_leading, "body")
        sheet.text(left + 5, top + height - 26, signature, look.short)
        if self.order.language == "zh":
            sheet.text(right - 5, top + height - 8, self.words.date, look.short, "right")
        else:
            sheet.text(left + 5, top + height - 8, self.words.date, look.short)


def rows_of(rows: Sequence[Mapping[str, Any]]) -> list[tuple[int, Mapping[str, Any]]]:
    return list(enumerate(rows, 1))


def latest_steps(log: Sequence[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """The rows of the review that still hold: what stood before a return or an amendment does not."""
    found: dict[str, Mapping[str, Any]] = {}
    for row in log:
        step = str(row.get("step") or "")
        if step in ("submit", "return", "reopen"):
            found = {}
        if step in STEPS:
            found[step] = row
    return found
