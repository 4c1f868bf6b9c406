"""Poppler, pdfplumber and zxing-cpp as judges of a PDF in memory."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

import pdfplumber
import pypdfium2
import zxingcpp
from PIL import Image, ImageFilter

SCALES = (1.0, 2.0, 3.0, 1.5, 2.5)
"""The ladder of PAPER 8."""


def poppler(command: str, pdf: bytes, *options: str) -> str:
    """Standard output of a poppler tool that reads the PDF from standard input."""
    done = subprocess.run([command, *options, "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


@lru_cache(maxsize=64)
def text_of(pdf: bytes, *options: str) -> str:
    return poppler("pdftotext", pdf, *options)


@dataclass(frozen=True)
class Font:
    name: str
    embedded: bool
    unicode: bool


def fonts_of(pdf: bytes) -> list[Font]:
    done = subprocess.run(["pdffonts", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    rows = [line.split() for line in done.splitlines()[2:]]
    # name, type, encoding, embedded, subset, unicode, object and generation
    return [Font(row[0], row[-5] == "yes", row[-3] == "yes") for row in rows]


def without_space(text: str) -> str:
    return re.sub(r"\s", "", text)


def characters(pdf: bytes) -> list[list[dict[str, Any]]]:
    """Characters of each page with their places, as pdfplumber reads them."""
    with pdfplumber.open(BytesIO(pdf)) as document:
        return [list(page.chars) for page in document.pages]


def pictures(pdf: bytes, dpi: int) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]
    finally:
        document.close()


def read_code(picture: Image.Image, blur: float = 0, angle: float = 0) -> str:
    """The text of the first QR symbol, or nothing; the picture is made worse first, then scaled up the ladder."""
    if angle:
        picture = picture.rotate(angle, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    if blur:
        picture = picture.filter(ImageFilter.GaussianBlur(blur))
    for scale in SCALES:
        size = (round(picture.width * scale), round(picture.height * scale))
        found = zxingcpp.read_barcodes(picture.resize(size, Image.Resampling.BICUBIC))
        for symbol in found:
            return str(symbol.text)
    return ""
