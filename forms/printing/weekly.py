"""The weekly report: counters K01 to K12 with definitions, adjustments, one chart, the text (PAPER 4, V23, V24)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from forms.counters import COUNTERS, Counter, CounterDefinition
from forms.printing.blocks import Block
from forms.printing.chart import Bars, bar_chart
from forms.printing.faces import Faces
from forms.printing.formpage import FormSetter, Front, lay_form
from forms.printing.measures import LEFT, MM
from forms.printing.order import PageOrder
from forms.printing.placed import Laid
from forms.printing.rows import Drawn, Gap
from forms.printing.sheet import Align, Sheet, style
from forms.printing.signing import sign_rows
from forms.printing.weekly_words import WEEKLY

_WIDTHS = {"zh": (9, 29, 20, 22, 76), "en": (10, 31, 19, 23, 73)}
_ALIGN: tuple[Align, ...] = ("centre", "left", "centre", "centre", "left")
MOST_WEEKS = 12
"""Groups in the chart."""


def lay_weekly(order: PageOrder, copy: int, faces: Faces) -> Laid:
    """The report. Raises `Refused("CHARACTER_MISSING")` naming characters that no face has."""
    report = _Weekly(order, faces)
    words, answers = report.words, report.form.answers
    frozen = answers.said("frozen_on")
    front = Front(
        words.title.format(week=answers.said("week")), words.serial.format(serial=order.serial), duplex=True,
        kind=words.frozen.format(on=frozen) if frozen else words.not_frozen, tracking=0,
    )  # fmt: skip
    return lay_form(report.form, copy, front, report.blocks())


class _Weekly:
    """The blocks of one report."""

    def __init__(self, order: PageOrder, faces: Faces) -> None:
        self.order = order
        self.form = FormSetter(order, faces)
        self.words = WEEKLY[order.language]
        self.rows = self.form.answers.rows("figures")

    def blocks(self) -> list[Block]:
        form, words, answers = self.form, self.words, self.form.answers
        span = words.span.format(since=answers.said("since"), until=answers.said("until"))
        made = words.made.format(by=answers.named("prepared_by"), reviewer=answers.named("reviewed_by") or "—")
        return [
            form.facing(span, words.cutoff.format(until=answers.said("until")), 11),
            form.facing(words.unit.format(unit=answers.said("unit")), made, 11),
            self._heading(words.bars[0]), *self._table(), Gap(3, keep=True),
            form.note(self._adjustments(), keep=True),
            form.note(words.rounding.format(until=answers.said("until"))),
            *self._progress(),
            self._heading(words.bars[2]), *self._texts(),
            Gap(10, keep=True), sign_rows(form, words.signs),
        ]  # fmt: skip

    def _heading(self, text: str) -> Block:
        look = style("hei", 14) if self.order.language == "zh" else style("sans_bold", 12)

        def paint(sheet: Sheet, top: float) -> None:
            sheet.text(LEFT, top + 20, text, look, area="head")

        return Drawn(28, paint, keep=True)

    # -- figures ---------------------------------------------------------------------------------------------

    def _table(self) -> list[Block]:
        widths = [MM * width for width in _WIDTHS[self.order.language]]
        rows = [self._row(definition) for definition in COUNTERS.values()] if self.rows else []
        return self.form.table(
            self.words.heads, widths, rows, _ALIGN, style=self.form.look.small, followed=True,
            empty=self.words.not_frozen,
        )  # fmt: skip

    def _row(self, definition: CounterDefinition) -> list[str]:
        language = self.order.language
        week, to_date = (self._values(definition, column) for column in ("week", "to_date"))
        labels = " / ".join(definition.figure(name).label.get(language) for name in definition.shown)
        name = definition.label.get(language)
        figures = self.words.figure.format(name=name, figures=labels) if labels != name else name
        return [definition.code, figures, week.headline.replace(" ", ""), to_date.headline.replace(" ", ""),
                self._definition(definition, to_date)]  # fmt: skip

    def _values(self, definition: CounterDefinition, column: str) -> Counter:
        figures: dict[str, int] = {}
        groups: dict[str, dict[str, int]] = {}
        for row in self.rows:
            if row.get("code") != definition.code:
                continue
            name, group, value = str(row.get("figure")), str(row.get("group") or ""), int(row.get(column) or 0)
            if group:
                groups.setdefault(name, {})[group] = value
            else:
                figures[name] = value
        return Counter(definition, str(self.order.content.get("until") or ""), figures, groups)

    def _definition(self, definition: CounterDefinition, counter: Counter) -> str:
        """The definition, each rate with its parts in one token (V23), what is not in the headline, and the groups."""
        words, language = self.words, self.order.language
        parts = [definition.definition.get(language)]
        parts += [
            words.rate.format(
                label=rate.definition.label.get(language), population=rate.definition.population.get(language),
                token=f"{rate.numerator}/{rate.denominator}={rate.percent().replace(' ', '')}",
            )
            for rate in counter.rates()
            if rate.denominator
        ]  # fmt: skip
        others = [
            words.other.format(label=figure.label.get(language), value=counter.figures[figure.name])
            for figure in definition.figures
            if figure.name not in definition.shown and counter.figures.get(figure.name)
        ]
        parts += [self.form.common.between.join(others)] if others else []
        return words.between.join([*parts, *self._groups(definition, counter)])

    def _groups(self, definition: CounterDefinition, counter: Counter) -> list[str]:
        """What each group adds, its figures in the order of the headline: `来信 3/3/0`."""
        if definition.groups is None:
            return []
        language, shown = self.order.language, definition.shown
        values = {name: counter.groups.get(name, {}) for name in shown}
        codes = [code for code in dict.fromkeys(code for name in shown for code in values[name])
                 if any(values[name].get(code) for name in shown)]  # fmt: skip
        if not codes:
            return []
        said = self.form.common.between.join(
            self.words.other.format(
                label=self._group(code), value="/".join(str(values[name].get(code, 0)) for name in shown)
            )
            for code in codes
        )
        return [self.words.groups.format(name=definition.groups.get(language), parts=said)]

    def _group(self, code: str) -> str:
        """The word for a group, from whichever form or pack has it."""
        for names in (*self.order.sources.values(), self.order.groups):
            if code in names:
                return names[code]
        return code

    def _adjustments(self) -> str:
        """What changed since the last cut-off, figure by figure, and why (V24)."""
        words, language = self.words, self.order.language
        parts = []
        for row in self.rows:
            change, definition = int(row.get("adjustment") or 0), COUNTERS.get(str(row.get("code")))
            if not change or definition is None:
                continue
            group = str(row.get("group") or "")
            parts.append(words.adjusted.format(
                code=definition.code, figure=definition.figure(str(row["figure"])).label.get(language),
                group=f" {self._group(group)}" if group else "", change=f"{change:+}",
            ))  # fmt: skip
        note = self.form.answers.said("adjustment_note")
        if not parts:
            return words.no_adjustment
        reason = words.reason.format(note=note) if note else ""
        return words.adjustment.format(parts=self.form.common.between.join(parts), reason=reason).strip()

    # -- progress and text -----------------------------------------------------------------------------------

    def _progress(self) -> list[Block]:
        reports = [one.content for one in self.order.beside if one.kind == self.order.kind]
        reports.sort(key=lambda content: str(content.get("until") or ""))
        weeks = [self._bars(content) for content in (*reports, self.order.content)][-MOST_WEEKS:]
        if not any(one.first or one.second for one in weeks):
            return []
        words = self.words
        chart = bar_chart(weeks, words.chart, (words.planned, words.done), self.order.language)
        return [self._heading(words.bars[1]), chart]

    def _bars(self, content: Mapping[str, Any]) -> Bars:
        """Interviews planned for a week and those done in it, as its report froze them."""

        def value(code: str, figure: str) -> int:
            rows: Sequence[Any] = content.get("figures") or ()
            return sum(
                int(row.get("week") or 0) for row in rows
                if row.get("code") == code and row.get("figure") == figure and not row.get("group")
            )  # fmt: skip

        return Bars(self.words.week.format(week=content.get("week")), value("K12", "planned"), value("K12", "done"))

    def _texts(self) -> list[Block]:
        answers, words = self.form.answers, self.words
        indent = "　　" if self.order.language == "zh" else ""
        found: list[Block] = []
        for name in ("narrative", "plan", "requests"):
            said = answers.said(name)
            lines = getattr(words, name).format(text=said).split("\n") if said else []
            found += [self.form.paragraph(indent + line) for line in lines]
        found = found or [self.form.paragraph(indent + words.nothing)]
        return [*found[:-1], replace(found[-1], keep=True)]  # type: ignore[type-var]  # paragraphs are dataclasses
