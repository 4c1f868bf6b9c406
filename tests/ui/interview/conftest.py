"""A clock that stands still and ids that count."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest


@pytest.fixture
def new_id() -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"{next(numbers):032x}"


class Clock:
    """Wall time for turns (`HH:MM`), moved by hand."""

    def __init__(self) -> None:
        self.time = "10:00"

    def __call__(self) -> str:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()
