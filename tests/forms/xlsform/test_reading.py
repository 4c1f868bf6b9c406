"""Forms as they come: real ones, ours, every source format, and what of them is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from forms.canonical import canonical
from forms.kinds import INTERVIEW, INTERVIEW_ADDENDUM, Kind
from forms.problems import IntegrityFailure, Refused
from forms.xlsform.book import BuiltinForms
from forms.xlsform.check import check
from forms.xlsform.codec import form_from_json, form_to_json
from forms.xlsform.filling import Filling
from forms.xlsform.labels import labels, titles
from forms.xlsform.model import Group, Question, Repeat, Text
from forms.xlsform.program import compile_form
from forms.xlsform.reading import read_form
from tests.forms.xlsform.sheets import form, markdown, q, real_forms, surroundings, workbook
from ui.messages import explain

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("path", real_forms("good"))
def test_real_forms_are_read_and_filled(path: Path) -> None:
    found = read_form(path.read_bytes(), path.name)
    assert form_from_json(json.loads(canonical(form_to_json(found)))) == found
    filling = Filling(compile_form(found), None, surroundings())
    again = Filling(compile_form(found), filling.answers(), surroundings())
    assert again.answers() == filling.answers()


REFUSALS = {
    "calculate_without_calculation.xls": ("FORM_NO_CALCULATION", "survey", 34, "calculation"),
    "duplicate_columns.xlsx": ("FORM_COLUMN_TWICE", "survey", 1, "label"),
    "group_name_test.xls": ("FORM_NO_NAME", "survey", 3, "name"),
    "include.xls": ("FORM_TYPE_UNKNOWN", "survey", 3, "type"),
}


@pytest.mark.parametrize("path", real_forms("bad"))
def test_wrong_real_forms_are_refused_where_they_are_wrong(path: Path) -> None:
    with pytest.raises(Refused) as caught:
        read_form(path.read_bytes(), path.name)
    facts = caught.value.facts
    assert (caught.value.code, facts["sheet"], facts["row"], facts["column"]) == REFUSALS[path.name]


@pytest.mark.parametrize("kind", [INTERVIEW, INTERVIEW_ADDENDUM])
def test_the_forms_have_every_field_their_kind_names(kind: Kind) -> None:
    found = BuiltinForms.for_program(ROOT)[kind.form]
    known = titles(found, "zh")
    written = {name for transition in kind.transitions for name in transition.writes}
    for name in {*kind.text_fields, *kind.search_fields, *kind.list_fields, *written, kind.handle, kind.gist}:
        assert name in known
    assert set(found.protected_groups()) == set(kind.protected)
    for _, node in found.walk():
        for language in ("zh", "en"):
            assert dict(node.label.by_language).get(language)


def test_every_form_of_the_program_is_read_and_compiled_the_same(tmp_path: Path) -> None:
    from forms.xlsform.book import compiled_form

    plain = BuiltinForms(ROOT / "resources" / "forms")
    for path in (ROOT / "resources" / "forms").glob("*.md"):
        (tmp_path / f"{path.stem}.json").write_bytes(compiled_form(path.read_bytes(), path.name))
    quick = BuiltinForms(ROOT / "resources" / "forms", tmp_path)
    assert dict(plain) == dict(quick)
    assert all(found.name == name and not found.notices for name, found in plain.items())


def test_a_damaged_compiled_form_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "interview.json").write_bytes(b'{"source": 1')
    assert BuiltinForms(ROOT / "resources" / "forms", tmp_path)["interview"].name == "interview"


def test_a_form_that_was_changed_is_not_read_back() -> None:
    data = form_to_json(form([q("text", "a")]))
    with pytest.raises(IntegrityFailure):
        form_from_json({**data, "title": "other"})
    with pytest.raises(IntegrityFailure):
        form_from_json({"format": 1})


SURVEY = [
    q("begin group", "g", appearance="table-list", **{"fs:protected": ""}),
    q("select_one l", "one", relevant="${n} > 1"),
    q("select_one l", "two"),
    q("end group"),
    q("begin repeat", "r"),
    q("integer", "n", constraint=". > 0", required="yes"),
    q("end repeat"),
    q("select_multiple l or_other", "many"),
]
CHOICES = [{"list_name": "l", "name": "a", "label": "A", "cost": "3"}, {"list_name": "l", "name": "b", "label": "B"}]


def test_the_same_form_from_any_format_is_the_same_form() -> None:
    settings = {"form_id": "same", "version": "3", "form_title": "T"}
    text, book = markdown(SURVEY, CHOICES, settings), workbook(SURVEY, CHOICES, settings)
    lines = []
    for sheet, rows in (("survey", SURVEY), ("choices", CHOICES), ("settings", [settings])):
        columns = list(dict.fromkeys(column for row in rows for column in row))
        lines += [
            f'"{sheet}"',
            *(",".join(["", *columns]), *(",".join(["", *(f'"{row.get(c, "")}"' for c in columns)]) for row in rows)),
        ]
    forms = [
        read_form(text, "a.md"),
        read_form(book, "b.xlsx"),
        read_form("\n".join(lines).encode(), "c.csv"),
        read_form(("\ufeff" + "\r\n".join(lines)).encode(), "c.csv"),
        read_form("\n".join(lines).encode("utf-16"), "c.csv"),
    ]
    assert len({found.sha256 for found in forms}) == 1


def test_what_pyxform_rewrites_is_as_it_was_written() -> None:
    found = form(SURVEY, CHOICES)
    group = found.children[0]
    assert isinstance(group, Group)
    assert group.appearance == ("table-list",)
    assert group.label == Text((("", "L"),))
    assert [child.name for child in group.children] == ["one", "two"]
    other = found.find("many_other")
    assert isinstance(other, Question)
    assert other.label.get("zh") == "请注明"
    assert labels(found, "zh")["many"]["other"] == "其他"
    assert found.lists["l"][0].extra == {"cost": "3"}


def test_names_that_would_collide_get_their_groups() -> None:
    survey = [
        q("text", "name"), q("begin group", "g"), q("text", "name"), q("text", "own"), q("end group"),
        q("begin group", "p", **{"bind::fs:protected": "yes"}), q("text", "name"), q("end group"),
    ]  # fmt: skip
    found = form(survey)
    keys = [node.key for _, node in found.walk() if isinstance(node, Question)]
    assert keys == ["name", "g/name", "own", "name"]
    assert found.find("p", "name").label
    content = {"name": "1", "g/name": "2", "p": {"name": "3"}}
    assert Filling(compile_form(found), content, surroundings()).answers() == content
    with pytest.raises(KeyError):
        found.find("g", "name")


def test_languages_and_fallbacks() -> None:
    survey = [{"type": "text", "name": "a", "label::中文 (zh)": "甲", "label::English (en)": "A", "hint::French": "B"}]
    found = form(survey)
    assert [(language.code, language.name) for language in found.languages] == [
        ("zh", "中文 (zh)"), ("en", "English (en)"), ("fr", "French"),
    ]  # fmt: skip
    label = found.find("a").label
    assert (label.get("zh-Hans"), label.get("en"), label.get("de")) == ("甲", "A", "甲")


def test_types_kept_otherwise_are_said() -> None:
    survey = [
        q("geopoint", "p"), q("barcode", "b"), q("start", "s"), q("deviceid", "d"), q("audit"),
        q("image", "i", appearance="signature"), q("today", "t"), q("text", "x", image="x.png"),
    ]  # fmt: skip
    survey[4]["label"] = ""
    codes = [(note.code, note.row) for note in form(survey).notices]
    assert codes == [
        ("FORM_PLACE_AS_TEXT", 2), ("FORM_BARCODE_TYPED", 3), ("FORM_TIME_TO_DAY", 4), ("FORM_DEVICE_EMPTY", 5),
        ("FORM_NOT_RECORDED", 6), ("FORM_APPEARANCE_IGNORED", 7), ("FORM_MEDIA_MISSING", 9),
    ]  # fmt: skip


def test_lists_from_files_beside_the_form() -> None:
    survey = [q("select_one_from_file towns.csv", "t", parameters="value=code label=title", choice_filter="zone = 'n'")]
    source = markdown(survey)
    found = read_form(source, "t.md", {"towns.csv": "code,title,zone\n1,甲镇,n\n2,乙镇,s\n".encode()})
    filling = Filling(compile_form(found), {}, surroundings())
    assert [choice.label.get("zh") for choice in filling.choices(("t",))] == ["甲镇"]
    with pytest.raises(Refused) as caught:
        read_form(source, "t.md")
    assert (caught.value.code, caught.value.facts["row"]) == ("FORM_FILE_MISSING", 2)
    with pytest.raises(Refused) as caught:
        read_form(source, "t.md", {"towns.csv": b"a,b\n1,2\n"})
    assert caught.value.code == "FORM_TABLE_COLUMN"


def test_repeats_and_extras_keep_their_columns() -> None:
    survey = [q("begin repeat", "r", repeat_count="3", **{"fs:print": "rows"}), q("text", "a"), q("end repeat")]
    repeat = form(survey).find("r")
    assert isinstance(repeat, Repeat)
    assert repeat.extra == {"fs:print": "rows"}
    assert repeat.count == "${r_count}"


USES_TABLES = [
    q("select_one_from_file towns.csv", "t"),
    q("calculate", "p", calculation="pulldata(if(${t} = 'a', 'near', 'far'), 'price', 'code', ${t})"),
    q("csv-external", "more"),
]


def test_only_the_tables_a_form_names_are_read_and_kept(tmp_path: Path) -> None:
    table = b"name,label,code,price\na,A,a,1\n"
    alone, crowded = tmp_path / "alone", tmp_path / "crowded"
    for folder in (alone, crowded):
        folder.mkdir()
        (folder / "f.md").write_bytes(markdown(USES_TABLES))
        for name in ("towns", "near", "far", "more"):
            (folder / f"{name}.csv").write_bytes(table)
    (crowded / "staff.csv").write_bytes(b"\xff\xff\xff\x80" * 9)
    (crowded / "names.csv").write_bytes(b"name,phone\nx,1\n")
    one, other = check(alone / "f.md"), check(crowded / "f.md")
    assert one.form is not None and other.form is not None
    assert one.form.sha256 == other.form.sha256
    assert set(other.tables) == set(other.form.tables) == {"towns.csv", "near.csv", "far.csv", "more.csv"}


def test_what_is_wrong_with_a_table_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "f.md").write_bytes(markdown(USES_TABLES[:1]))
    (tmp_path / "towns.csv").write_bytes(b"\xff\xff\xff\x80" * 9)
    problem = check(tmp_path / "f.md").problem
    assert problem is not None and problem.code == "FORM_TABLE_ENCODING"
    assert "towns.csv" in explain(problem, "zh").what and "towns.csv" in explain(problem, "en").what
