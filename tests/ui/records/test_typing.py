"""Typing as slowly as people do: what stands half-written in a field is left alone."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui.records.conftest import Team


@pytest.mark.parametrize(
    ("name", "typed"), [("title", "a b"), ("amount", "10.5"), ("prepared_on", "2026-03-09"), ("amount", "1,200")]
)
def test_a_field_is_not_rewritten_under_the_hands(team: Team, name: str, typed: str) -> None:
    page = team.open("workpaper")
    assert page.form is not None
    page.form.go_to((name,))
    field = team.shell.focusWidget()
    assert isinstance(field, QLineEdit)
    field.clear()
    for character in typed:
        QTest.keyClicks(field, character)
        QTest.qWait(120)
    assert field.text() == typed
