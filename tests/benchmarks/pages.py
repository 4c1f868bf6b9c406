"""Printing, against drawing the same, already broken lines on a bare ReportLab canvas."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from forms.printing.draw import draw
from forms.printing.faces import Faces
from forms.printing.interview import body_text, lay_out
from tests.benchmarks.harness import Line, side_by_side
from tests.forms.printing.samples import request

ROOT = Path(__file__).parents[2]


def measure(folder: Path, smaller: bool) -> Iterator[Line]:
    count = 5 if smaller else 50
    faces = Faces.for_program(ROOT)
    orders = [request(times=1 + number % 4, serial=f"TH-2601-03A-{number:04d}") for number in range(count)]
    draw(lay_out(orders[0], faces), faces)
    laid = [lay_out(order, faces) for order in orders]
    lines = [[line.text for line in body_text(one)] for one in laid]
    pages = sum(one.total for one in laid)
    pdfmetrics.registerFont(TTFont("bench", str(ROOT / "build" / "fonts" / "NotoSerifSC-Regular.ttf")))

    def ours() -> None:
        for order in orders:
            draw(lay_out(order, faces), faces)

    def reference() -> None:
        for one in lines:
            canvas = Canvas(io.BytesIO(), pagesize=(595.276, 841.89), invariant=1)
            for start in range(0, len(one), 22):
                canvas.setFont("bench", 16)
                for row, text in enumerate(one[start : start + 22]):
                    canvas.drawString(79, 737 - row * 28.991, text)
                canvas.showPage()
            canvas.save()

    yield side_by_side(f"print {count} interviews ({pages} pages)", ours, reference, 3, "same lines, bare canvas")
