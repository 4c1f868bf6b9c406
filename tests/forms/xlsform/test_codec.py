"""A form as JSON: the same comes back, and one that was tampered with or damaged is refused, not trusted."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from forms.canonical import canonical
from forms.problems import IntegrityFailure
from forms.xlsform.codec import form_from_bytes, form_from_json, form_to_json
from forms.xlsform.nesting import MAX_NESTING
from forms.xlsform.reading import read_form

SOURCE = """
| survey | | | | |
| | type | name | label | parameters |
| | begin group | g | g | |
| | range | n | n | start=1 end=5 step=1 |
| | select_one l | q | q | |
| | end group | | | |
| choices | | | | |
| | list_name | name | label | score |
| | l | a | a | 1 |
| settings | | |
| | form_title | form_id |
| | Test | test |
"""
FORM = read_form(SOURCE.encode(), "f.md")


def first(data: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = data["children"][0]["children"][0]
    return found


def nested(data: dict[str, Any]) -> None:
    for _ in range(MAX_NESTING + 1):
        data["children"] = [{"is": "group", "name": "g", "key": "g", "children": data["children"]}]


def test_the_same_form_comes_back() -> None:
    assert form_from_bytes(canonical(form_to_json(FORM))) == FORM


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: first(data)["parameters"].update(end="inf"),
        lambda data: first(data)["parameters"].update(step="1e-320"),
        lambda data: first(data)["parameters"].update(end="nan"),
        lambda data: first(data).update(parameters={"end": 5}),
        lambda data: first(data).update(parameters=[1]),
        lambda data: first(data).update(constraint=5),
        lambda data: first(data).update(label=[["zh", None]]),
        lambda data: first(data).update(type=["range"]),
        lambda data: data["lists"]["l"][0].update(extra={"score": 1}),
        lambda data: data["lists"]["l"][0].update(name=None),
        lambda data: data.pop("children"),
        nested,
    ],
)
def test_what_is_no_form_is_refused(harm: Callable[[dict[str, Any]], Any]) -> None:
    data = form_to_json(FORM)
    harm(data)
    with pytest.raises(IntegrityFailure) as found:
        form_from_json(data, verify=False)
    assert found.value.code == "FORM_FILE_DAMAGED"


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff", b"{", b"[" * 200_000, json.dumps([1]).encode()])
def test_what_is_no_json_of_a_form_is_refused(data: bytes) -> None:
    with pytest.raises(IntegrityFailure):
        form_from_bytes(data)
