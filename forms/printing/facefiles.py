"""One face: what it covers, how wide its glyphs are, and how it goes into a PDF.

`TrueTypeFace` is embedded by ReportLab as it is; `PostScriptFace` (CFF) is subset and converted in memory,
once a document. Measures are in em.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any, Literal, Protocol

from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont as FontTools
from fontTools.ttLib import TTLibError
from reportlab.pdfbase.ttfonts import TTFError

from forms.printing.embedding import EmbeddedFont
from forms.printing.outlines import convert_subset

Reason = Literal["not_found", "embedding_forbidden", "unreadable"]
"""Why a face does not serve."""


class FaceUnusable(Exception):
    """A face that cannot be embedded."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


class Face(Protocol):
    """What line setting and drawing need of a face."""

    key: str
    """Its PostScript name, unless another face has it too."""
    family: str

    def covers(self, character: str) -> bool: ...

    def advance(self, character: str) -> float:
        """Width of the glyph."""

    def ink(self, character: str) -> tuple[float, float]:
        """Left and right edge of the ink."""

    def rename(self, key: str) -> None:
        """Take another key: two faces of one name in a document would be taken for one."""

    def font(self, characters: Iterable[str]) -> EmbeddedFont:
        """A font named `key` that holds `characters`."""


class TrueTypeFace:
    """A face with TrueType outlines, in a file of its own or in a collection."""

    def __init__(self, path: Path, number: int, family: str) -> None:
        """Raises `FaceUnusable` when ReportLab cannot read it."""
        self.family = family
        try:
            self._font = EmbeddedFont(path.stem, str(path), subfontIndex=number, asciiReadable=False, shapable=False)
        except TTFError as error:
            raise FaceUnusable("unreadable") from error
        face = self._font.face
        self._glyphs: dict[int, int] = face.charToGlyph
        self._widths: dict[int, float] = face.charWidths
        self.rename(str(face.name.ustr))

    def rename(self, key: str) -> None:
        self.key = key
        self._font.rename(key)

    def covers(self, character: str) -> bool:
        return self._glyphs.get(ord(character), 0) != 0

    def advance(self, character: str) -> float:
        return self._widths[ord(character)] / 1000

    def ink(self, character: str) -> tuple[float, float]:
        face = self._font.face
        start, end = face.glyphPos[(glyph := self._glyphs[ord(character)])], face.glyphPos[glyph + 1]
        if start == end:
            return (0.0, 0.0)
        header = face.get_chunk(face.get_table_pos("glyf")[0] + start, 10)
        edges = (int.from_bytes(header[at : at + 2], "big", signed=True) for at in (2, 6))
        left, right = (edge / face.unitsPerEm for edge in edges)
        return (left, right)

    def font(self, characters: Iterable[str]) -> EmbeddedFont:
        del characters  # ReportLab subsets by itself
        return self._font


class PostScriptFace:
    """A face with CFF outlines; the pieces that go into documents are converted in memory."""

    def __init__(self, path: Path, number: int, family: str) -> None:
        """Raises `FaceUnusable` when it cannot be read."""
        self.family, self._path, self._number = family, path, number
        try:
            # read whole, so that no file stays open
            self._face = FontTools(BytesIO(path.read_bytes()), fontNumber=number, lazy=True)
            self._cmap: dict[int, str] = self._face.getBestCmap() or {}
            self.key = str(self._face["name"].getDebugName(6) or path.stem)
            self._em = self._face["head"].unitsPerEm
        except (TTLibError, OSError, KeyError) as error:
            raise FaceUnusable("unreadable") from error

    def rename(self, key: str) -> None:
        self.key = key

    @cached_property
    def _outlines(self) -> Any:
        return self._face.getGlyphSet()

    def covers(self, character: str) -> bool:
        return ord(character) in self._cmap

    def advance(self, character: str) -> float:
        return float(self._face["hmtx"][self._cmap[ord(character)]][0] / self._em)

    def ink(self, character: str) -> tuple[float, float]:
        pen = BoundsPen(None)
        self._outlines[self._cmap[ord(character)]].draw(pen)
        return (pen.bounds[0] / self._em, pen.bounds[2] / self._em) if pen.bounds else (0.0, 0.0)

    def font(self, characters: Iterable[str]) -> EmbeddedFont:
        outlines: BytesIO = convert_subset(self._path, self._number, characters)
        font = EmbeddedFont(self.key, outlines, asciiReadable=False, shapable=False)
        font.rename(self.key)
        return font


def open_face(path: Path, number: int, family: str) -> Face:
    """The face at `path` (`number` within a collection); raises `FaceUnusable`.

    ReportLab's own look at the licence bits lets restricted faces pass (5.1), so it is done here.
    """
    try:
        with path.open("rb") as file, FontTools(file, fontNumber=number, lazy=True) as font:
            rights, postscript = font["OS/2"].fsType, "glyf" not in font
    except (TTLibError, OSError, KeyError) as error:
        raise FaceUnusable("unreadable") from error
    # 2 restricted, 0x100 no subsetting, 0x200 bitmaps only
    if rights & 0xF == 2 or rights & 0x300:
        raise FaceUnusable("embedding_forbidden")
    return PostScriptFace(path, number, family) if postscript else TrueTypeFace(path, number, family)


def _names(path: Path) -> tuple[frozenset[str], ...]:
    """For each face in the file, its family and full names; empty when it cannot be read."""
    found: list[frozenset[str]] = []
    try:
        with path.open("rb") as file:
            head = file.read(12)
            count = int.from_bytes(head[8:12], "big") if head[:4] == b"ttcf" else 1
            for number in range(count):
                # leaving a font closes its file
                found.append(_names_of(FontTools(file, fontNumber=number, lazy=True)))
    except (TTLibError, OSError, KeyError, AssertionError):
        return ()
    return tuple(found)


def _names_of(font: FontTools) -> frozenset[str]:
    records = [record for record in font["name"].names if record.nameID in (1, 2, 4, 16, 17)]
    by_id: dict[int, set[str]] = {}
    for record in records:
        by_id.setdefault(record.nameID, set()).add(record.toUnicode(errors="replace"))
    styles = by_id.get(17) or by_id.get(2, set())
    families = by_id.get(1, set()) | by_id.get(16, set())
    plain = bool(styles & {"Regular", "Book", "Normal", "常规", "标准"})
    return frozenset(by_id.get(4, set()) | (families if plain else set()))


def installed(folders: Iterable[Path]) -> dict[str, tuple[Path, int]]:
    """Family and full names of every face under `folders` → file and number in it; the first found wins."""
    found: dict[str, tuple[Path, int]] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.suffix.lower() in (".ttf", ".ttc", ".otf", ".otc"):
                for number, names in enumerate(_names(path)):
                    for name in names:
                        found.setdefault(name, (path, number))
    return found
