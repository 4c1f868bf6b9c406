"""Turn PostScript (CFF) outlines into TrueType ones: ReportLab embeds nothing else (PAPER 7).

Whole faces are converted once, when the program is set up or packaged. A face found on the machine is
subset to the characters of one document and converted in memory: a subset on disk would tell which
characters a record holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

CONVERTER = "1"
"""Raised when the outcome of `convert` changes, so that faces converted before are made anew."""

MAX_ERROR = 0.001
"""Largest distance of the quadratic from the cubic curve, in em."""

_POSTSCRIPT_ONLY = ("CFF ", "VORG", "DSIG")


def convert(font: TTFont) -> None:
    """Replace the outlines of `font` in place; glyph order, metrics, GSUB and GPOS stay."""
    glyphs = font.getGlyphSet()
    error = MAX_ERROR * font["head"].unitsPerEm
    glyf = newTable("glyf")
    glyf.glyphOrder = font.getGlyphOrder()
    glyf.glyphs = {}
    for name in glyf.glyphOrder:
        pen = TTGlyphPen(None)
        # TrueType fills clockwise contours, PostScript counter-clockwise ones
        glyphs[name].draw(Cu2QuPen(pen, error, reverse_direction=True))
        glyf.glyphs[name] = pen.glyph()
    for tag in _POSTSCRIPT_ONLY:
        if tag in font:
            del font[tag]
    font["loca"] = newTable("loca")
    font["glyf"] = glyf
    _set_bearings(font)
    _set_maxp(font)
    font["post"].formatType = 3.0
    font.sfntVersion = "\000\001\000\000"


def _set_bearings(font: TTFont) -> None:
    glyf, hmtx = font["glyf"], font["hmtx"]
    for name, glyph in glyf.glyphs.items():
        glyph.recalcBounds(glyf)
        hmtx[name] = (hmtx[name][0], getattr(glyph, "xMin", 0))


def _set_maxp(font: TTFont) -> None:
    maxp = newTable("maxp")
    maxp.tableVersion = 0x00010000
    maxp.maxZones = 1
    for name in (
        "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
        "maxSizeOfInstructions", "maxComponentElements", "maxPoints", "maxContours", "maxCompositePoints",
        "maxCompositeContours", "maxComponentDepth", "numGlyphs",
    ):  # fmt: skip
        setattr(maxp, name, 0)
    font["maxp"] = maxp


def convert_file(source: Path, target: Path) -> None:
    """Convert the whole face at `source`; `target` appears only when it is complete."""
    # without timestamps: the same face converted twice is the same file
    font = TTFont(source, recalcTimestamp=False)
    convert(font)
    unfinished = target.with_suffix(".part")
    font.save(unfinished)
    font.close()
    unfinished.replace(target)


def convert_subset(source: Path, number: int, characters: Iterable[str]) -> BytesIO:
    """The face at `source` (`number` within a collection) cut down to `characters`, as TrueType, in memory."""
    font = TTFont(BytesIO(source.read_bytes()), fontNumber=number, recalcTimestamp=False)
    options = Options()
    options.layout_features = []
    options.drop_tables += ["VORG", "DSIG", "vhea", "vmtx", "BASE"]
    options.notdef_outline = True
    cutter = Subsetter(options)
    cutter.populate(unicodes=[ord(character) for character in characters])
    cutter.subset(font)
    convert(font)
    out = BytesIO()
    font.save(out)
    font.close()
    out.seek(0)
    return out
