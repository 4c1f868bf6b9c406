from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.printing.marks import CROCKFORD, QR_LIMIT, grouped, print_mark, qr_text, record_mark, short_fingerprint

SHA = "9f3ac41e07b25d68" + "0" * 48


def test_fingerprint_is_sixteen_digits_in_four_groups() -> None:
    assert short_fingerprint(SHA) == "9F3A·C41E·07B2·5D68"
    assert len(grouped(SHA, 4)) == 16


def test_print_mark_names_team_laptop_print_and_copy() -> None:
    assert print_mark("DYJ-2601-03A-0231", 1) == "03A231.1"


def test_record_mark_depends_on_the_record_alone() -> None:
    assert record_mark("5a" * 16) == record_mark("5a" * 16) != record_mark("5b" * 16)
    assert len(record_mark("x")) == 10


@given(st.text(min_size=32, max_size=32), st.integers(1, 999), st.integers(0, 9999), st.integers(1, 99))
def test_qr_text_fits_alphanumeric_version_three(record: str, page: int, number: int, copy: int) -> None:
    text = qr_text(record, SHA, page, f"DYJ-2601-03A-{number:04d}", copy)
    assert len(text) <= QR_LIMIT
    assert re.fullmatch(rf"FS1:[{CROCKFORD}]{{10}}:9F3AC41E07B25D68:\d+:[0-9A-Z]+\.\d+", text)


def test_qr_text_that_is_too_long_is_a_fault() -> None:
    with pytest.raises(ValueError, match="QR text"):
        qr_text("r", SHA, 10**9, "DYJ-2601-03A-0231", 10**6)
