"""Convert the Noto SC faces (OFL 1.1, from `pylopdf-fonts-zh-cn`) to TrueType, once a checkout.

Run as `python packaging/fonts.py`; writes `build/fonts/*.ttf` and skips those that are up to date.
"""

from __future__ import annotations

import hashlib
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from forms.printing.outlines import CONVERTER, convert_file  # noqa: E402  (the path must be set first)

TARGET = ROOT / "build" / "fonts"


def sources() -> list[Path]:
    """The faces of the installed package; raises SystemExit when it is not installed."""
    spec = find_spec("pylopdf_fonts_zh_cn")
    if spec is None or spec.origin is None:
        raise SystemExit("packaging/fonts.py: the package pylopdf-fonts-zh-cn is not installed")
    return sorted(Path(spec.origin).parent.glob("*.otf"))


def stamp_of(source: Path) -> str:
    """What the outcome depends on: the source face and the converter."""
    return f"{hashlib.sha256(source.read_bytes()).hexdigest()} {CONVERTER}\n"


def is_current(source: Path) -> bool:
    stamp = TARGET / f"{source.stem}.stamp"
    made = TARGET / f"{source.stem}.ttf"
    return made.is_file() and stamp.is_file() and stamp.read_text() == stamp_of(source)


def make(source: Path) -> str:
    """Convert one face and stamp it; the stamp comes last, so an interrupted run is repeated."""
    began = time.monotonic()
    convert_file(source, TARGET / f"{source.stem}.ttf")
    (TARGET / f"{source.stem}.stamp").write_text(stamp_of(source))
    return f"{source.stem}.ttf in {time.monotonic() - began:.0f} s"


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    todo = [source for source in sources() if not is_current(source)]
    if not todo:
        print("fonts: up to date")
        return
    print(f"fonts: converting {len(todo)} faces to TrueType, about a minute each", flush=True)
    with ProcessPoolExecutor(max_workers=2) as pool:
        for line in pool.map(make, todo):
            print(f"fonts: {line}", flush=True)


if __name__ == "__main__":
    main()
