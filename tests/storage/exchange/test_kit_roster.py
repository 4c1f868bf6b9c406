"""What an office may write into a kit's roster and policy (R02, 9.9, V10)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from forms.problems import Refused
from storage.clock import random_id
from storage.exchange.kit import KitPlan, plan_from_file
from tests.worlds import an_office

LEADER = {"name": "陆明远", "role": "leader"}


def plan(folder: Path, roster: list[dict[str, Any]], policy: dict[str, Any] | None = None) -> KitPlan:
    value = {
        "round": {"id": "2601", "name": "2026年第一轮"}, "team": {"number": "03", "name": "第三组", "laptops": ["A"]},
        "stint": {"units": ["启明小学"], "practice": False, "enter_date": "2026-03-03", "leave_date": "2026-04-01"},
        "roster": roster, "policy": policy or {},
    }  # fmt: skip
    path = folder / "kit.json"
    path.write_text(json.dumps(value), "utf-8")
    return plan_from_file(path, an_office(), random_id)


def test_an_authorisation_has_document_and_days(tmp_path: Path) -> None:
    entry = LEADER | {
        "person": "P-1",
        "valid_from": "2026-03-03",
        "valid_to": "2026-04-01",
        "document": "授〔2026〕3号",
    }
    (made,) = plan(tmp_path, [entry]).stint.roster
    assert (made.person, made.valid_from, made.valid_to) == ("P-1", "2026-03-03", "2026-04-01")
    assert made.document == "授〔2026〕3号"


@pytest.mark.parametrize("bad", [{"valid_from": "3 March"}, {"role": "office"}, {"person": 7}])
def test_a_wrong_row_is_named(tmp_path: Path, bad: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="KIT_FILE_WRONG"):
        plan(tmp_path, [LEADER, {"name": "方启", "role": "member"} | bad])


def test_9_9_one_person_is_not_auditor_and_administrator(tmp_path: Path) -> None:
    auditor = {"name": "何静", "role": "auditor", "person": "P-7"}
    for role in ("sysadmin", "secadmin"):
        with pytest.raises(Refused, match="ROLES_SEPARATED"):
            plan(tmp_path, [LEADER, auditor, {"name": "何静（机）", "role": role, "person": "P-7"}])
    both = [{"name": f"顾{n}", "role": role, "person": "P-8"} for n, role in enumerate(("sysadmin", "secadmin"))]
    assert len(plan(tmp_path, [LEADER, auditor, *both]).stint.roster) == 4


def test_policy_stays_inside_its_bounds_at_the_office_too(tmp_path: Path) -> None:
    assert plan(tmp_path, [LEADER], {"idle_minutes": 3, "our_own": "x"}).stint.policy["idle_minutes"] == 3
    with pytest.raises(Refused, match="KIT_FILE_WRONG") as caught:
        plan(tmp_path, [LEADER], {"anonymity_threshold": 2})
    assert caught.value.facts["where"] == "policy/anonymity_threshold"
