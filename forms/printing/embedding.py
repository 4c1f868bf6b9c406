"""Fonts as ReportLab embeds them, with three faults mended."""

from __future__ import annotations

import re
from copy import copy
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFNameBytes, TTFont

HALF_SUFFIX = "-half"
HALF = 0.5

_LONG_CODE = re.compile(rb"<([0-9A-F]{5,6})>$", re.MULTILINE)


class EmbeddedFont(TTFont):
    """A font of one face, named by its key both for ReportLab and in the PDF: two faces of the same PostScript
    name in one document would otherwise be taken for one."""

    def rename(self, key: str) -> None:
        self.fontName = key
        self.face.name = TTFNameBytes(key.encode("ascii", "replace"))

    def addObjects(self, doc: Any) -> None:
        """As ReportLab does it, but characters beyond U+FFFF in ToUnicode are UTF-16 pairs."""
        super().addObjects(doc)
        for name, stream in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:") and isinstance(stream.content, str):
                stream.content = _LONG_CODE.sub(_pair, stream.content.encode("latin-1"))

    def halved(self, characters: str) -> EmbeddedFont:
        """This font with `characters` half as wide: marks that gave up their empty half.

        Without it their boxes overlap what follows, and text extraction may tear the line there.
        """
        face = copy(self.face)
        face.hmetrics, face.charWidths = list(face.hmetrics), dict(face.charWidths)
        half = face.unitsPerEm * HALF
        for character in characters:
            glyph = face.charToGlyph[ord(character)]
            advance, bearing = face.hmetrics[glyph]
            face.hmetrics[glyph] = (int(advance - half), bearing)
            face.charWidths[ord(character)] -= 1000 * HALF
        font = copy(self)
        font.face, font.state = face, WeakKeyDictionary()
        font.rename(self.fontName + HALF_SUFFIX)
        return font


def _pair(match: re.Match[bytes]) -> bytes:
    return b"<" + chr(int(match[1], 16)).encode("utf-16-be").hex().upper().encode() + b">"


def register(font: TTFont) -> None:
    """Make `font` the one that ReportLab finds under its name, whatever another document left there."""
    font.unregister()
    pdfmetrics.registerFont(font)
