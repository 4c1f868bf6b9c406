"""The weekly report on paper: every counter with its definition, rates with their parts, adjustments, one chart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from forms.counters import COUNTERS
from forms.printing.breaking import Language
from forms.printing.chart import PLOT, step_of
from forms.printing.draw import draw
from forms.printing.faces import Faces
from forms.printing.measures import LEFT, RIGHT
from forms.printing.order import PageOrder
from forms.printing.pages import PAGES
from forms.printing.placed import Box, Laid
from tests.forms.printing.pdfs import fonts_of, text_of, without_space
from tests.forms.printing.records import LANGUAGES, figures, weekly


def laid_out(faces: Faces, order: PageOrder) -> Laid:
    return PAGES["weekly_report"](order, 1, faces)


def words_of(laid: Laid) -> str:
    return without_space("".join(line.text for page in laid.pages for line in page.lines()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_k01_to_k12_stand_with_their_definitions(faces: Faces, language: Language) -> None:
    laid = laid_out(faces, weekly(language))
    text = words_of(laid)
    for code, definition in COUNTERS.items():
        assert code in text
        assert without_space(definition.label.get(language)) in text
        assert without_space(definition.definition.get(language)) in text
    pdf = draw(laid, faces)
    found = without_space(text_of(pdf, "-raw"))
    assert all(without_space(line.text) in found for page in laid.pages for line in page.lines())
    assert all(font.embedded and font.unicode for font in fonts_of(pdf))


def test_v23_a_rate_is_one_token_with_numerator_and_denominator(faces: Faces) -> None:
    laid = laid_out(faces, weekly())
    lines = [line.text for page in laid.pages for line in page.lines("table")]
    for token in ("163/180=90.6%", "157/163=96.3%", "64/80=80.0%", "121/156=77.6%"):
        assert any(token in line for line in lines)  # never broken across lines
    assert "0/0" not in "".join(line for line in lines if "=" in line)
    assert "截至2026年3月13日" in words_of(laid)


def test_v24_adjustments_stand_under_the_table_with_their_reason(faces: Faces) -> None:
    assert "更正：K03件-1。原因：重复登记1件" in words_of(laid_out(faces, weekly()))
    rows = [{**row, "adjustment": 0} for row in figures(3)]
    assert "更正：无。" in words_of(laid_out(faces, weekly(figures=rows)))


def test_groups_are_named_in_words(faces: Faces) -> None:
    assert "来信12/0/0" in words_of(laid_out(faces, weekly())), "in the order of the headline"


def test_the_chart_has_a_pair_of_bars_a_week_with_values(faces: Faces) -> None:
    laid = laid_out(faces, weekly())
    page = next(page for page in laid.pages if any("图1" in line.text for line in page.lines()))
    bars = [item for item in page.items if isinstance(item, Box) and item.line > 0 and item.fill in (0.25, 1.0)]
    bars = [bar for bar in bars if bar.width > 12]
    assert len(bars) == 6
    assert [round(bar.height / PLOT * 25, 3) for bar in bars] == [22, 21, 22, 22, 22, 23]
    assert all(bar.x >= LEFT and bar.x + bar.width <= RIGHT for bar in bars)
    for week in ("第1周", "第2周", "第3周"):
        assert any(line.text == week for line in page.lines("table"))


@pytest.mark.parametrize(("highest", "step"), [(1, 1), (5, 1), (6, 2), (23, 5), (26, 10), (51, 20), (900, 200)])
def test_steps_are_one_two_five(highest: int, step: int) -> None:
    assert step_of(highest) == step


def test_even_pages_are_mirrored(faces: Faces) -> None:
    laid = laid_out(faces, weekly())
    for number, page in enumerate(laid.pages, 1):
        place = next(line for line in page.lines() if line.text == f"第 {number} 页  共 {laid.total} 页")
        assert (place.left > 300) == (number % 2 == 1)
        assert (page.codes()[0].x < 200) == (number % 2 == 1)


def test_a_report_without_figures_or_text(faces: Faces) -> None:
    laid = laid_out(faces, replace(weekly(), content={"week": 1}, beside=()))
    text = words_of(laid)
    assert "数据尚未冻结" in text and "（无文字）" in text
    assert not any("图1" in line.text for page in laid.pages for line in page.lines())


def test_a_long_text_goes_on_and_the_sign_off_with_it(faces: Faces) -> None:
    laid = laid_out(faces, weekly(narrative="围绕采购、验收、库存三条线谈话。" * 120))
    assert laid.total >= 4
    assert len(laid.pages[-1].lines("body")) >= 2
    assert any("组长签名" in line.text for line in laid.pages[-1].lines())
