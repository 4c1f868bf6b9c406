"""Packs: the ones that ship are neutral, whole and in two languages; damaged ones are refused with their place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from forms.packs import read_pack
from forms.problems import Refused
from forms.xlsform.reading import read_form

PACKS = Path(__file__).resolve().parents[2] / "resources" / "packs"
NOT_OURS = (
    "思想", "信仰", "画像", "立场", "态度", "家庭", "配偶", "子女", "婚姻", "私人", "私生活", "情绪", "动态", "重点人",
    "attitude", "belief", "family", "spouse", "marriage", "private", "loyal", "politic",
)  # fmt: skip
"""What is about persons' views or private life (DOMAIN 1.1): said of no point, question or category."""


@pytest.mark.parametrize("path", sorted(PACKS.glob("*.json")), ids=lambda path: path.stem)
def test_shipped_packs_are_read_and_speak_both_languages(path: Path) -> None:
    pack = read_pack(path.read_bytes())
    for item in pack.items:
        for words in (item.title, *item.texts.values(), *(question.text for question in item.questions)):
            assert words.zh and words.en and words.zh != words.en, item.code


def test_the_checklist_has_about_sixty_points_in_six_areas() -> None:
    pack = read_pack((PACKS / "checklist.json").read_bytes())
    assert len(pack.children()) == 6 and 55 <= len(pack.leaves()) <= 65
    assert all({"look", "where", "how"} <= set(item.texts) for item in pack.leaves())
    assert [item.code for item in pack.path("C-05")] == ["C", "C-05"]


def test_outlines_cover_every_role_group_and_point_at_the_checklist() -> None:
    points = {item.code for item in read_pack((PACKS / "checklist.json").read_bytes()).leaves()}
    pack = read_pack((PACKS / "outlines.json").read_bytes())
    groups = {item.facts["role_group"] for item in pack.items}
    assert groups >= {"leadership", "middle_manager", "staff", "retired", "service_user", "village_cadre", "resident"}
    refs = {question.checklist_ref for item in pack.items for question in item.questions} - {""}
    assert refs <= points


@pytest.mark.parametrize("path", sorted(PACKS.rglob("*.*")), ids=lambda path: path.name)
def test_packs_are_about_organisations_never_about_persons_views_or_private_life(path: Path) -> None:
    text = path.read_text("utf-8")
    if path.suffix == ".json":
        data = json.loads(text)
        data.pop("note")  # says itself that there is none of it
        text = json.dumps(data, ensure_ascii=False)
    assert [word for word in NOT_OURS if word in text.casefold()] == []


@pytest.mark.parametrize("path", sorted((PACKS / "surveys").glob("*.md")), ids=lambda path: path.stem)
def test_survey_templates_are_forms_without_a_person(path: Path) -> None:
    form = read_form(path.read_bytes(), path.name)
    assert form.notices == () and {language.code for language in form.languages} == {"zh", "en"}
    names = {question.name for question in form.questions()}
    assert not names & {"name", "phone", "address", "household", "id_number"}


def broken(**changes: object) -> bytes:
    pack = {"format": "fieldseal-pack/1", "id": "x", "kind": "taxonomy", "version": "1", "title": "甲",
            "items": [{"code": "A", "title": "甲"}]}  # fmt: skip
    return json.dumps({**pack, **changes}).encode()


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"{", "PACK_NOT_READABLE"), (b"[]", "PACK_FORMAT"), (broken(format="other/2"), "PACK_FORMAT"),
        (broken(kind="people"), "PACK_FORMAT"), (broken(items=[]), "PACK_INVALID"),
        (broken(version=""), "PACK_INVALID"),
        (broken(items=[{"code": "A", "title": "甲"}] * 2), "PACK_INVALID"),
        (broken(items=[{"code": "A", "title": "甲", "parent": "B"}]), "PACK_INVALID"),
        (broken(items=[{"code": "A"}]), "PACK_INVALID"), (broken(items=["A"]), "PACK_INVALID"),
        (broken(items=[{"code": "A", "title": "甲", "questions": ["q"]}]), "PACK_INVALID"),
        (b"[" * 100_000, "PACK_NOT_READABLE"),
    ],
)  # fmt: skip
def test_a_damaged_pack_is_refused(source: bytes, code: str) -> None:
    with pytest.raises(Refused, match=code):
        read_pack(source)
