"""Compile resources/translations/*.ts to build/translations/*.qm with Qt's lrelease."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "resources" / "translations"
TARGET = ROOT / "build" / "translations"


def main() -> int:
    """One .qm for each .ts; a .ts that lrelease cannot read stops the build with its words."""
    import PySide6

    lrelease = Path(PySide6.__file__).parent / "lrelease"
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.glob("*.qm"):
        old.unlink()
    for source in sorted(SOURCE.glob("*.ts")):
        command = [str(lrelease), "-silent", str(source), "-qm", str(TARGET / f"{source.stem}.qm")]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        if result.returncode:
            print(f"translations: {source.name}: {result.stdout}{result.stderr}", file=sys.stderr)
            return result.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
