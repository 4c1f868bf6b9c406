"""Write the forms that come with the program as JSON, so that starting needs no spreadsheet reader.

python packaging/compile_forms.py [SOURCE TARGET]     (resources/forms build/forms)
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from forms.problems import Problem  # noqa: E402 (the path comes first)
from forms.xlsform.book import compiled_form  # noqa: E402


def main(source: Path, target: Path) -> int:
    """Compile every form in `source`; forms that are gone leave `target`. Returns an exit code."""
    target.mkdir(parents=True, exist_ok=True)
    kept = set()
    for path in sorted(source.glob("*.md")):
        try:
            data = compiled_form(path.read_bytes(), path.name)
        except Problem as problem:
            print(f"{path.name}: {problem}", file=sys.stderr)
            return problem.exit_code
        (target / f"{path.stem}.json").write_bytes(data)
        kept.add(path.stem)
    for old in target.glob("*.json"):
        if old.stem not in kept:
            old.unlink()
    print(f"compiled {len(kept)} forms")
    return 0


if __name__ == "__main__":
    folders = [Path(argument) for argument in sys.argv[1:3]] or [ROOT / "resources" / "forms", ROOT / "build" / "forms"]
    sys.exit(main(folders[0], folders[1]))
