"""Every committed vector and every fault made afresh meets its code."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from forms.problems import Problem
from storage.exchange.enrol import OfficeTrust
from storage.exchange.limits import Limits
from storage.exchange.reading import Verified, entries, verify
from storage.exchange.source import Identities
from tests.storage.exchange.craft import OFFICE, office_trust, write
from tests.storage.exchange.faults import FAULTS, Fault
from tests.storage.exchange.make_vectors import LIMITS, VECTORS

_DOCUMENT = json.loads((VECTORS / "vectors.json").read_text("utf-8"))
_LIMITS = Limits(**LIMITS)


def _code(path: Path, trust: OfficeTrust, identity: str) -> str:
    try:
        verified = verify(path, Identities([identity]), trust, _LIMITS)
    except Problem as problem:
        return problem.code
    assert isinstance(verified, Verified)
    with entries(verified, Identities([identity])) as files:
        assert [file.path for file in files][1] == "revisions.jsonl"
    return ""


@pytest.mark.parametrize("vector", _DOCUMENT["vectors"], ids=lambda vector: vector["file"])
def test_committed_vector(vector: dict[str, str]) -> None:
    trust = _DOCUMENT["trust"]
    secrets = {(trust["stint"], trust["team"], trust["laptop"]): base64.b64decode(trust["enrolment_secret"])}
    assert _code(VECTORS / vector["file"], OfficeTrust({}, secrets), _DOCUMENT["identity"]) == vector["code"]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_fault_made_afresh(fault: Fault, tmp_path: Path) -> None:
    assert _code(write(tmp_path, fault.sealed()), office_trust(), OFFICE) == fault.code


def test_the_list_is_complete() -> None:
    assert [vector["file"] for vector in _DOCUMENT["vectors"]] == [f"{fault.name}.sealed" for fault in FAULTS]
    assert {path.name for path in VECTORS.glob("*.sealed")} == {vector["file"] for vector in _DOCUMENT["vectors"]}
