"""The house itself: who may import whom, what may stand in a file, what an upgrade must not bring back."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("forms", "storage", "ui")
TEXT = {".py", ".md", ".toml", ".txt", ".in", ".lock", ".sh", ".spec", ".ts", ".json", ".desktop", ".csv", ".cfg", ""}

# Written apart, or this file would find itself. A step of an XPath (`instance/…`) begins behind a name or bracket.
_PLACES = ("/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/[a-z]", "/Use" + "rs/", "C:" + r"\\Users")
PLACES = re.compile(r"(?<![\w)\]])(" + "|".join(_PLACES) + ")")
REGISTRIES = re.compile(
    r"pypi\.(org|python\.org)|pythonhosted\.org|registry\.npmjs|(deb|security|snapshot)\.debian\.org|pkg\.dev|crates\.io"
)


def tracked() -> list[Path]:
    """Every file git keeps, and every new one it does not ignore."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\0")
    return [path for name in names if name and (path := ROOT / name).is_file()]


def sources(*rooms: str) -> list[Path]:
    """Python files of these rooms."""
    return [path for room in rooms for path in sorted((ROOT / room).rglob("*.py"))]


def imported(path: Path) -> set[str]:
    """Top names a file imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def test_imports_run_one_way() -> None:
    code = "from importlinter.cli import lint_imports_command as check; check()"
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "0 broken" in result.stdout


@pytest.mark.parametrize("path", sources(*ROOMS), ids=lambda path: str(path.relative_to(ROOT)))
def test_nobody_imports_main(path: Path) -> None:
    assert "main" not in imported(path)
    assert "tests" not in imported(path)


def test_packaging_is_no_package() -> None:
    """An __init__.py there would hide PyPI's `packaging` from everything started in this folder."""
    assert not list((ROOT / "packaging").rglob("__init__.py"))
    code = "import packaging.version; print(packaging.__file__)"
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "site-packages" in result.stdout


def test_no_file_knows_this_machine() -> None:
    found = []
    for path in tracked():
        if path.suffix not in TEXT:
            continue
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if PLACES.search(line) or REGISTRIES.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}")
    assert not found


def test_files_stay_small() -> None:
    """Rooms are split by meaning before they pass 400 lines."""
    long = {
        str(path.relative_to(ROOT)): lines
        for path in tracked()
        if path.suffix == ".py" and (lines := len(path.read_text("utf-8").splitlines())) >= 400
    }
    assert not long


def test_resources_hold_data_only() -> None:
    assert not sources("resources")


def test_bindings_keep_their_reference_to_none() -> None:
    """PySide6 6.12.0 on Python 3.11 loses one reference to None in each call that returns nothing."""
    from PySide6.QtGui import QFont

    font = QFont()
    before = sys.getrefcount(None)
    for _ in range(1000):
        font.setPointSizeF(10.5)
    assert abs(sys.getrefcount(None) - before) < 100


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md"])
def test_links_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text("utf-8"))
    assert not [link for link in links if not (ROOT / link).is_file()]


MAY_DELETE = {
    "ui/components/layouts.py": "the room for it",
    "ui/components/flow.py": "places its children without a layout",
    "ui/components/panels.py": "the inside of a scroll area",
    "ui/components/filedialogs.py": "dialogs",
    "ui/window.py": "dialogs",
    "ui/records/preview.py": "never put anywhere",
    "ui/confidential/leadpanel.py": "never put anywhere",
    "ui/shell.py": "taken out of the stack before",
    "ui/app.py": "the inside of the window, taken out before",
    "ui/idle.py": "no widget",
}


def test_widgets_leave_their_layout_before_they_are_deleted() -> None:
    """`ui/components/layouts.py` says why; a widget that floats over a page may delete itself."""
    found = {
        str(path.relative_to(ROOT))
        for path in sources("ui")
        if re.search(r"(?<!self)\.deleteLater\(|\.replaceWidget\(", path.read_text("utf-8"))
    }
    assert found == set(MAY_DELETE)


def test_no_layout_is_written_in_python() -> None:
    """Qt deletes the items of a layout, and a layout in Python keeps wrappers of them."""
    assert not [path for path in sources("ui") if re.search(r"class \w+\(.*Layout\)", path.read_text("utf-8"))]
