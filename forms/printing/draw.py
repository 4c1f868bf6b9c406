"""Draw a laid-out document as a PDF in memory (PAPER 9): the same pages give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from io import BytesIO
from typing import Any

import segno
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from forms.printing.embedding import HALF_SUFFIX, register
from forms.printing.faces import Faces
from forms.printing.measures import PAGE_HEIGHT, PAGE_WIDTH
from forms.printing.placed import Box, Code, Laid, Line, Page, Rule, Run

QR_VERSION = 3
RED = (0.8, 0.0, 0.0)


def draw(laid: Laid, faces: Faces) -> bytes:
    """The PDF of `laid`. `faces` must be the ones it was laid out with."""
    with faces.drawing:
        fonts = _fonts(laid.pages, faces)
        try:
            return _document(laid, next(iter(fonts), "Helvetica"))
        finally:
            # ReportLab's registry lives as long as the program; a subset would tell what was printed
            for font in fonts.values():
                font.unregister()


def _fonts(pages: Iterable[Page], faces: Faces) -> dict[str, TTFont]:
    used: dict[str, dict[str, None]] = {}
    for page in pages:
        for line in page.lines():
            for run in line.runs:
                used.setdefault(run.face, {}).update(dict.fromkeys(run.text))
    fonts: dict[str, TTFont] = {}
    for key, characters in used.items():
        font = faces.by_key(key.removesuffix(HALF_SUFFIX)).font(characters)
        fonts[key] = font.halved("".join(characters)) if key.endswith(HALF_SUFFIX) else font
        register(fonts[key])
    return fonts


def _document(laid: Laid, first_face: str) -> bytes:
    out = BytesIO()
    # without an own first face every page names Helvetica, which is not embedded
    options: dict[str, Any] = {"invariant": 1, "pageCompression": 1, "initialFontName": first_face}
    canvas = Canvas(out, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), **options)
    canvas.setTitle(laid.title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("Fieldseal")
    for page in laid.pages:
        for item in page.items:
            _draw(item, canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@singledispatch
def _draw(item: Any, canvas: Canvas) -> None:
    raise TypeError(f"cannot draw {type(item).__name__}")


@_draw.register
def _(item: Line, canvas: Canvas) -> None:
    if not item.runs:
        return
    canvas.saveState()
    canvas.setFillGray(item.grey)
    canvas.setStrokeGray(item.grey)
    if item.red:
        canvas.setFillColorRGB(*RED)
        canvas.setStrokeColorRGB(*RED)
    if item.angle:
        middle = (item.left + item.right) / 2
        canvas.translate(middle, PAGE_HEIGHT - item.baseline)
        canvas.rotate(item.angle)
        canvas.translate(-middle, item.baseline - PAGE_HEIGHT)
    stroke = max(run.stroke for run in item.runs)
    if stroke:
        canvas.setLineWidth(stroke)
        canvas.setLineJoin(1)
    text = canvas.beginText()
    for run in item.runs:
        _run(run, text, PAGE_HEIGHT - item.baseline)
    text.setTextRenderMode(0)
    canvas.drawText(text)
    canvas.restoreState()


def _run(run: Run, text: Any, y: float) -> None:
    text.setTextOrigin(run.x, y)
    text.setTextRenderMode(2 if run.stroke else 0)
    text.setFont(run.face, run.size)
    text.setCharSpace(run.tracking)
    if run.stretch != 1:
        text.setHorizScale(run.stretch * 100)
    text.textOut(run.text)
    if run.stretch != 1:
        text.setHorizScale(100)


@_draw.register
def _(item: Rule, canvas: Canvas) -> None:
    canvas.setLineWidth(item.width)
    canvas.setDash(list(item.dash) if item.dash else [])
    if item.red:
        canvas.setStrokeColorRGB(*RED)
    canvas.line(item.x1, PAGE_HEIGHT - item.y1, item.x2, PAGE_HEIGHT - item.y2)
    if item.dash:
        canvas.setDash([])
    if item.red:
        canvas.setStrokeGray(0)


@_draw.register
def _(item: Box, canvas: Canvas) -> None:
    bottom = PAGE_HEIGHT - item.y - item.height
    canvas.setLineWidth(item.line)
    if item.fill is not None:
        canvas.setFillGray(item.fill)
    canvas.rect(item.x, bottom, item.width, item.height, stroke=int(item.line > 0), fill=int(item.fill is not None))
    canvas.setFillGray(0)
    if item.ticked:
        _tick(item, bottom, canvas)


def _tick(item: Box, bottom: float, canvas: Canvas) -> None:
    canvas.setLineWidth(item.width * 0.13)
    path = canvas.beginPath()
    path.moveTo(item.x + item.width * 0.18, bottom + item.height * 0.52)
    path.lineTo(item.x + item.width * 0.42, bottom + item.height * 0.24)
    path.lineTo(item.x + item.width * 0.84, bottom + item.height * 0.82)
    canvas.drawPath(path, stroke=1, fill=0)


@_draw.register
def _(item: Code, canvas: Canvas) -> None:
    if item.filing:
        symbol = segno.make_qr(item.payload, version=QR_VERSION, error="q", mode="alphanumeric", boost_error=False)
    else:
        symbol = segno.make_qr(item.payload, error="q", boost_error=False)
    rows = [list(row) for row in symbol.matrix]
    module = item.side / len(rows)
    path = canvas.beginPath()
    for number, row in enumerate(rows):
        y = PAGE_HEIGHT - item.y - (number + 1) * module
        for start, length in _dark_runs(row):
            path.rect(item.x + start * module, y, length * module, module)
    canvas.setFillGray(0)
    canvas.drawPath(path, stroke=0, fill=1)


def _dark_runs(row: list[int]) -> Iterable[tuple[int, int]]:
    """Start and length of each horizontal run of dark modules."""
    at = 0
    while at < len(row):
        end = at
        while end < len(row) and row[end]:
            end += 1
        if end > at:
            yield at, end - at
        at = end + 1
