"""Sections of the report stand in the order of their numbers."""

from __future__ import annotations

import random

from forms.report.order import chinese_number, section_key


def test_sections_stand_by_their_numbers() -> None:
    right = ["", "一", "二（一）", "二（二）", "二（三）", "二（十）", "二（十一）", "二（二十）", "三", "十一"]
    mixed = random.Random(3).sample(right, len(right))
    assert sorted(mixed, key=section_key) == right
    assert sorted(["2.10", "2.9", "10.1", "2"], key=section_key) == ["2", "2.9", "2.10", "10.1"]


def test_chinese_numbers() -> None:
    read = {"一": 1, "十": 10, "十二": 12, "二十": 20, "一百零三": 103, "三二": 32}
    assert {text: chinese_number(text) for text in read} == read
