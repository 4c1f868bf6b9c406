"""A team's windows ask stores: the raw connection, which reads everything in the vault, is storage's alone."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
OFFICE = ("ui/office/", "ui/closing/verification.py")
"""Windows over the office's own vault: what they hold against each other is not one account's to see or not."""
NO_WINDOWS = ("ui/commands/", "ui/demo/")


def test_no_window_takes_the_connection() -> None:
    taken = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted((ROOT / "ui").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("connection", "connector")
    ]
    assert [where for where in taken if not where.startswith((*OFFICE, *NO_WINDOWS))] == []
