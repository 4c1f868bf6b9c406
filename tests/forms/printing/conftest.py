"""Faces are loaded once for all tests: a second or two."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.printing.draw import draw
from forms.printing.faces import Faces
from forms.printing.interview import lay_out
from forms.printing.placed import Laid
from tests.forms.printing.samples import request as sample

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def faces() -> Faces:
    """What this machine has."""
    return Faces.for_program(ROOT)


@pytest.fixture(scope="session")
def floor() -> Faces:
    """A machine with nothing but the program's own faces."""
    return Faces([ROOT / "build" / "fonts"])


PRINTS = [
    (language, variant, profile)
    for language in ("zh", "en")
    for variant in ("signed", "internal")
    for profile in ("signed_record", "internal_note")
]


@pytest.fixture(scope="session", params=PRINTS, ids="-".join)
def printed(request: pytest.FixtureRequest, faces: Faces) -> tuple[tuple[str, str, str], Laid, bytes]:
    """Every variant of the sample interview: what it is, laid out, and as PDF."""
    language, variant, profile = request.param
    laid = lay_out(sample(language, variant, profile), faces)
    return request.param, laid, draw(laid, faces)
