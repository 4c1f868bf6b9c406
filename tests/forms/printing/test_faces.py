from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from forms.printing.draw import draw
from forms.printing.faces import ROLES, Faces, font_folders
from forms.printing.interview import lay_out
from forms.problems import EnvironmentProblem, Refused
from tests.forms.printing.conftest import ROOT
from tests.forms.printing.pdfs import fonts_of, text_of
from tests.forms.printing.samples import content, request


def test_every_role_has_a_face(faces: Faces) -> None:
    assert set(faces.chosen()) == set(ROLES)


def test_the_floor_serves_every_role_and_says_so(floor: Faces) -> None:
    assert set(floor.chosen().values()) == {"Noto Serif SC", "Noto Sans SC"}
    named = {substitution.role: substitution for substitution in floor.substitutions()}
    assert named["kai"].used == "Noto Serif SC"
    assert named["kai"].wanted == "楷体_GB2312"
    assert named["serif"].wanted == "Liberation Serif"
    assert {substitution.reason for substitution in named.values()} == {"not_found"}


@pytest.mark.parametrize("character", "喆堃犇龘䶮玥龚")
def test_rare_characters_of_names_have_a_face_even_on_the_floor(floor: Faces, character: str) -> None:
    for role in ("title", "hei", "fang", "kai", "song", "serif"):
        assert floor.missing_characters(f"方{character}", role) == ()


def test_a_character_that_no_face_has_is_named(floor: Faces) -> None:
    assert floor.missing_characters("𠮷野家𠮷\U0001f600", "fang") == ("𠮷", "\U0001f600")


def test_printing_stops_and_names_it(floor: Faces) -> None:
    answers = content("zh") | {"purpose": "核实𠮷野商行的情况"}
    with pytest.raises(Refused) as refusal:
        lay_out(request("zh", content=answers), floor)
    assert refusal.value.code == "CHARACTER_MISSING"
    assert refusal.value.facts == {"characters": "𠮷"}


def test_an_identity_with_a_missing_character_stops_the_print(floor: Faces) -> None:
    with pytest.raises(Refused):
        lay_out(request("zh", identity={"name": "𠮷𠮷"}), floor)


def test_what_leaves_no_mark_is_not_missing(floor: Faces) -> None:
    assert floor.missing_characters("甲\u200b乙\ufe00\u00ad\t", "fang") == ()


def test_characters_beyond_the_basic_plane_are_drawn_and_extracted(faces: Faces) -> None:
    if faces.missing_characters("𠮷"):
        pytest.skip("no face of this machine has 𠮷")
    answers = content("zh") | {"purpose": "核实𠮷野商行的情况"}
    pdf = draw(lay_out(request("zh", content=answers), faces), faces)
    assert "核实𠮷野商行的情况" in text_of(pdf)


def test_latin_characters_take_the_latin_face_of_the_role(faces: Faces) -> None:
    served = faces.chosen()
    choices = faces.choices("我a“—·9·a", "fang")
    families = [choice.face.family for choice in choices if choice]
    assert families[1] == families[5] == families[7] == served["serif"]
    assert families[0] == served["fang"]
    # a dot inside a Latin word or figure is Latin, quotation marks and dashes fill a cell
    assert families[6] == served["serif"]
    assert [choice.full for choice in choices if choice] == [True, False, True, True, True, False, False, False]


def test_a_setting_comes_first_even_with_postscript_outlines() -> None:
    spec = find_spec("pylopdf_fonts_zh_cn")
    assert spec is not None and spec.origin is not None
    face = Path(spec.origin).parent / "NotoSerifSC-Regular.otf"
    faces = Faces(font_folders([ROOT / "build" / "fonts"], "linux", Path("/nonexistent")), {"fang": face})
    assert faces.chosen()["fang"] == "NotoSerifSC-Regular"
    assert "fang" not in {substitution.role for substitution in faces.substitutions()}
    pdf = draw(lay_out(request("zh"), faces), faces)
    assert "听清楚了" in text_of(pdf)
    assert all(font.embedded for font in fonts_of(pdf))


def test_a_setting_that_cannot_be_read_is_reported_and_passed_over(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"\x00\x01\x00\x00 not a face")
    faces = Faces([ROOT / "build" / "fonts"], {"fang": broken})
    reported = {substitution.role: substitution for substitution in faces.substitutions()}
    assert reported["fang"].reason == "unreadable"
    assert reported["fang"].used == "Noto Serif SC"


def test_a_face_that_may_not_be_embedded_is_reported(tmp_path: Path) -> None:
    from fontTools.ttLib import TTFont

    restricted = tmp_path / "restricted.ttf"
    with TTFont(ROOT / "build" / "fonts" / "NotoSansSC-Regular.ttf") as font:
        font["OS/2"].fsType = 2
        font.save(restricted)
    faces = Faces([ROOT / "build" / "fonts"], {"hei": restricted})
    reported = {substitution.role: substitution for substitution in faces.substitutions()}
    assert reported["hei"].reason == "embedding_forbidden"


def test_no_face_at_all_is_an_environment_problem(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem) as problem:
        Faces([tmp_path]).chosen()
    assert problem.value.code == "FACES_MISSING"


def test_handovers_name_who_helps_out(floor: Faces, faces: Faces) -> None:
    assert floor.handovers("听清楚了", "fang") == {}
    assert set(faces.handovers("说“是”", "kai")) <= {"“", "”"}
