"""Packs in a vault: versions stay, one is in use, choices and outlines come from it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from forms.problems import EnvironmentProblem, Refused
from storage.exchange.kit import plan_from_file
from storage.session import Session
from storage.vault import create_vault, unlock_vault
from tests.storage.conftest import LEADER
from tests.worlds import PASSPHRASE, World, a_stint, an_office

PACKS = Path(__file__).resolve().parents[2] / "resources" / "packs"


def source(name: str) -> bytes:
    return (PACKS / f"{name}.json").read_bytes()


def test_installing_takes_into_use_and_keeps_older_versions(leader: Session) -> None:
    old = leader.packs.install(source("taxonomy"))
    newer = {**json.loads(source("taxonomy")), "version": "2"}
    leader.packs.install(json.dumps(newer).encode())
    assert [pack.version for pack in leader.packs.in_use("taxonomy")] == ["2"]
    assert leader.packs.get(old.id, "1") == old
    leader.packs.retire(old.id)
    assert leader.packs.in_use() == []
    assert [event.action for event in leader.audit.events()][-1] == "pack_retired"


def test_a_version_never_changes_its_content(leader: Session) -> None:
    leader.packs.install(source("taxonomy"))
    leader.packs.install(source("taxonomy"))
    changed = {**json.loads(source("taxonomy")), "title": "别的"}
    with pytest.raises(Refused, match="PACK_CHANGED"):
        leader.packs.install(json.dumps(changed).encode())
    with pytest.raises(Refused, match="PACK_UNKNOWN"):
        leader.packs.get("general-taxonomy", "9")


def test_choices_are_leaves_in_the_readers_language(leader: Session) -> None:
    leader.packs.install(source("taxonomy"))
    leader.packs.install(source("criteria-example"))
    labels = {choice.name: choice.label for choice in leader.packs.choices("taxonomy", "en")}
    assert labels["C-03-4"] == "C-03-4 Acceptance and payment" and "C-03" not in labels
    assert leader.packs.choices("criteria", "zh")[0].parent == "HR-PUR"


def test_outlines_come_as_the_interview_takes_them(leader: Session) -> None:
    leader.packs.install(source("outlines"))
    first = leader.packs.outlines("zh")[0]
    assert first["role_group"] == "leadership" and first["questions"][1]["must_ask"] is True
    assert {"id", "text", "must_ask", "checklist_ref"} == set(first["questions"][0])


def test_a_kits_packs_are_in_use_once_the_vault_is_open(world: World) -> None:
    stint = a_stint(packs=(json.loads(source("checklist")), json.loads(source("taxonomy"))))
    session = create_vault(world.vault, stint, LEADER, PASSPHRASE, world.device, world.tools)
    assert [pack.id for pack in session.packs.in_use()] == ["general-checklist", "general-taxonomy"]
    session.packs.retire("general-taxonomy")
    session.close()
    session = unlock_vault(world.vault, LEADER.id, PASSPHRASE, world.device, world.tools)
    assert [pack.id for pack in session.packs.in_use()] == ["general-checklist"]
    assert session.stint == stint
    session.close()


def test_a_kits_plan_names_packs_beside_it(tmp_path: Path) -> None:
    text = (PACKS.parent / "examples" / "stint.toml").read_text("utf-8")
    plan = plan_from_file(PACKS.parent / "examples" / "stint.toml", an_office(), lambda: "0" * 32)
    assert [pack["kind"] for pack in plan.stint.packs] == ["checklist", "taxonomy", "criteria", "outlines"]
    (tmp_path / "stint.toml").write_text(text, "utf-8")
    with pytest.raises(EnvironmentProblem, match=r"FILE_MISSING.*checklist\.json"):
        plan_from_file(tmp_path / "stint.toml", an_office(), lambda: "0" * 32)
