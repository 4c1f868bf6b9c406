"""The forms in `tests/data/xlsforms`, written for these tests: every feature, and what is wrong in one way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parents[2] / "data" / "xlsforms"


def own_forms(kind: str) -> list[Any]:
    """Parameters for the forms in `kind` (`good` or `bad`)."""
    return [pytest.param(path, id=path.stem) for path in sorted((CORPUS / kind).glob("*.md"))]
