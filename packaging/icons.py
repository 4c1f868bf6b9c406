"""Make build/icons: the Lucide outlines named in icons.txt, and the program's own seal (印).

The seal is drawn here, stroke by stroke, on a 64 × 64 grid; desktop environments want it as PNG, too.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from importlib.resources import as_file, files
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "build" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256)

STAMP = "#A33A28"
STROKES = (
    "M29 13.5 L17 17.5 V44.5 L29 41.5",
    "M17 30 H28.5",
    "M36.5 53 V16 H50 V38.5 H44",
)
SEAL = f"""<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">
  <rect x="2" y="2" width="60" height="60" rx="9" fill="{STAMP}"/>
  <g fill="none" stroke="#FFFFFF" stroke-width="4.4" stroke-linecap="square" stroke-linejoin="miter">
    {" ".join(f'<path d="{stroke}"/>' for stroke in STROKES)}
  </g>
</svg>
"""


def wanted() -> list[str]:
    """Names in icons.txt, in its order, without comments."""
    lines = (ROOT / "packaging" / "icons.txt").read_text("utf-8").splitlines()
    return [name for line in lines if (name := line.partition("#")[0].strip())]


def lucide_svg(names: list[str]) -> dict[str, str]:
    """SVG text by name; a name the set does not hold (nor an alias of it) raises KeyError."""
    with as_file(files("lucide") / "data" / "lucide-icons.db") as path, closing(sqlite3.connect(path)) as db:
        known = dict(db.execute("SELECT name, svg FROM icons"))
        aliases = dict(db.execute("SELECT alias, name FROM icon_aliases"))
    return {name: known[name if name in known else aliases[name]] for name in names}


def write_seal() -> None:
    """fieldseal.svg and fieldseal-<pixels>.png."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication(sys.argv[:1])
    (TARGET / "fieldseal.svg").write_text(SEAL, "utf-8")
    renderer = QSvgRenderer(QByteArray(SEAL.encode()))
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        image.save(str(TARGET / f"fieldseal-{size}.png"))
    application.shutdown()


def main() -> int:
    """Write everything anew; icons no longer named go."""
    TARGET.mkdir(parents=True, exist_ok=True)
    try:
        icons = lucide_svg(wanted())
    except KeyError as unknown:
        print(f"icons: Lucide has no icon {unknown}; see packaging/icons.txt", file=sys.stderr)
        return 2
    for old in TARGET.iterdir():
        old.unlink()
    for name, svg in icons.items():
        (TARGET / f"{name}.svg").write_text(svg, "utf-8")
    write_seal()
    return 0


if __name__ == "__main__":
    sys.exit(main())
