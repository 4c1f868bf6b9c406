"""Designs over a real vault: kept as drafts, saved as forms that were brought, opened again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from forms.problems import Refused
from forms.xlsform.design.model import Words
from forms.xlsform.design.reading import design_of
from forms.xlsform.design.review import review
from forms.xlsform.design.templates import begun
from forms.xlsform.reading import read_form
from storage.designing import Designs
from storage.exporting import register_export
from storage.questionnaires import FORM, Questionnaires
from tests.storage.surveys import Survey, canteen
from tests.storage.team import LEADER, LIAISON, MEMBER, Team
from tests.worlds import PASSPHRASE

SECRET = "食堂与后勤满意度测评"


def test_a_design_survives_the_lock_and_stays_with_its_author(team: Team) -> None:
    design = replace(begun("appraisal", "cp-1", chinese=True), title=Words(SECRET))
    team.be(MEMBER)
    record = Designs(team.now).open("").record
    Designs(team.now).keep(record, design)
    team.be(LEADER)
    assert Designs(team.now).open(record).design is None and Designs(team.now).open("").pending == ()
    team.be(MEMBER)
    opened = Designs(team.now).open(record)
    assert opened.design == design
    assert [(one.record, one.title) for one in opened.pending] == [(record, SECRET)]
    for file in team.world.folder.rglob("*"):
        data = file.read_bytes() if file.is_file() else b""
        assert SECRET.encode() not in data and SECRET.encode("utf-16-le") not in data and b"cp-1" not in data
    Designs(team.now).discard(record)
    assert Designs(team.now).open(record).design is None


def test_what_is_saved_is_a_form_that_was_brought(team: Team) -> None:
    team.be(MEMBER)
    designs, design = Designs(team.now), begun("appraisal", "cp-1", chinese=True)
    record = designs.open("").record
    designs.keep(record, design)
    with pytest.raises(Refused, match="DESIGN_NOT_READY"):
        designs.save(record, review(begun("empty", "cp-1", chinese=True)))
    assert designs.open(record).design == design
    saved = designs.save(record, review(design))
    assert saved.revision.record == record and team.now.drafts.of(record) is None
    assert saved.revision.content["kind"] == "appraisal" and saved.revision.content["questions"] == 8
    opened = designs.open(record)
    assert opened.kept is not None and opened.design is None and opened.kept.source == "cp-1-v1.xlsx"
    assert design_of(opened.kept.form, opened.kept.kind) == design.tidy()
    assert ("cp-1", "1") in opened.versions
    other = designs.open("").record
    with pytest.raises(Refused, match="FORM_KNOWN"):
        designs.save(other, review(design))
    with pytest.raises(Refused, match="FORM_ID_TAKEN"):
        designs.save(other, review(replace(design, title=Words("另一张表"))))
    designs.save(other, review(replace(design, version="2")))
    Survey(team, form=record)


def test_its_workbook_leaves_by_the_export_register(team: Team) -> None:
    team.be(MEMBER)
    designs = Designs(team.now)
    record = designs.save(designs.open("").record, review(begun("survey", "dc-1", chinese=False))).revision.record
    export = designs.file(record)
    assert export.format == "xlsx"
    assert read_form(export.data, "dc.xlsx").sha256 == Questionnaires(team.now).form(record).sha256
    with pytest.raises(Refused, match="APPROVAL_NEEDED"):
        register_export(team.now, export)
    entry = register_export(team.now, export, team.now.accounts.approve(LEADER.id, PASSPHRASE, record))
    assert entry.body["purpose"] == "form"


def test_who_may_not_make_forms_keeps_no_design(team: Team) -> None:
    team.be(LIAISON)
    with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
        Designs(team.now).keep("a" * 32, begun("empty", "x", chinese=True))


def test_a_form_from_outside_is_opened_without_being_touched(team: Team) -> None:
    team.be(MEMBER)
    record = Questionnaires(team.now).bring(canteen()).revision.record
    head = team.now.records.get(record).head.id
    kept = Designs(team.now).open(record).kept
    assert kept is not None and kept.source == "canteen.md" and design_of(kept.form).form_id == "canteen"
    assert team.now.records.get(record).head.id == head
    assert [row.id for row in team.now.records.summaries(FORM)] == [record]
