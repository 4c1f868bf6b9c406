from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from forms.printing.breaking import Language
from forms.printing.faces import Faces
from forms.printing.interview import Variant, body_text, lay_out, pages_of_turns
from forms.printing.interview_body import shown_text
from forms.printing.interview_words import INTERVIEW
from forms.printing.measures import BAR, DENSE, FOOT, LEFT, NORMAL, RIGHT, TOP
from forms.printing.placed import Box, Laid, Line, Rule
from forms.turns import turns_of
from tests.forms.printing.samples import IDENTITY, content, request

Print = tuple[tuple[Language, Variant, str], Laid, bytes]


def words_of(laid: Laid) -> str:
    return "\n".join(line.text for page in laid.pages for line in page.lines())


def test_the_signed_record_holds_every_word_and_the_identity(faces: Faces) -> None:
    asked = request("zh")
    laid = lay_out(asked, faces)
    expected = "".join(shown_text(turn, INTERVIEW["zh"]) for turn in turns_of(asked.content))
    assert "".join(line.text for line in body_text(laid)) == expected
    assert "沈国栋" in words_of(laid)
    assert "青岚县人民医院设备科副科长" in words_of(laid)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_internal_copy_shows_the_code_and_nothing_of_the_identity(faces: Faces, language: Language) -> None:
    laid = lay_out(request(language, "internal"), faces)
    text = words_of(laid)
    assert "J-014" in text
    assert IDENTITY[language]["name"] not in text
    # what the interviewee says of the post is another matter: the recorder marks it (V13)
    head = "".join(line.text for line in laid.pages[0].lines("head"))
    assert IDENTITY[language]["post"] not in head
    assert "DYJ-2601-03A-0231" in text


def test_a_code_only_record_has_neither_name_nor_post(faces: Faces) -> None:
    text = words_of(lay_out(request("zh", identity=None), faces))
    assert "沈国栋" not in text
    assert "J-014" in text
    assert "中层管理人员" in text


def test_a_sensitive_exchange_is_one_line_that_names_the_page(faces: Faces) -> None:
    asked = request("zh", "internal")
    text = words_of(lay_out(asked, faces))
    page = pages_of_turns(asked, faces)[next(turn.id for turn in turns_of(asked.content) if turn.sensitive)]
    assert f"〔此处1问1答标为敏感，本副本不印，见签名件第{page}页〕" in text
    assert "财务科一位同志" not in text
    assert "隐去2段" in text


def test_a_sensitive_exchange_in_english_counts_in_words(faces: Faces) -> None:
    text = words_of(lay_out(request("en", "internal"), faces)).replace("\n", "")
    assert "[1 question and 1 answer marked sensitive, not printed in this copy" in text
    assert "leaves out 1 exchange marked" in text


def test_the_bar_stands_beside_sensitive_turns_only(faces: Faces) -> None:
    laid = lay_out(request("zh"), faces)
    bars = [item for page in laid.pages for item in page.items if isinstance(item, Rule) and item.width == BAR]
    assert len(bars) == 1
    assert bars[0].x1 == pytest.approx(LEFT - 8.504, abs=0.01)
    assert bars[0].y2 - bars[0].y1 == pytest.approx(4 * NORMAL.pitch - 4)


def test_spans_marked_by_the_recorder_are_left_out_of_the_internal_copy_only(faces: Faces) -> None:
    rows = [{"id": "t1", "kind": "q", "text": "你是谁？"}, {"id": "t2", "kind": "a", "text": "我是副科长沈某。"}]
    spans = {"t2": ((2, 7),)}
    answers = content("zh") | {"turns": rows}
    internal = words_of(lay_out(request("zh", "internal", content=answers, left_out=spans), faces))
    assert "我是〔略〕。" in internal
    assert "沈某" not in internal
    assert "沈某" in words_of(lay_out(request("zh", content=answers, left_out=spans), faces))


def test_twenty_two_slots_of_twenty_eight_characters(faces: Faces) -> None:
    answers = content("zh") | {"turns": [{"id": "t1", "kind": "note", "text": "县" * 3000}]}
    laid = lay_out(request("zh", content=answers), faces)
    full = laid.pages[1].lines("body")
    assert len(full) == 19
    assert len(laid.pages[0].lines("body")) == 10
    assert full[0].baseline == pytest.approx(NORMAL.baseline(1), abs=0.001)
    pitches = {round(b.baseline - a.baseline, 3) for a, b in itertools.pairwise(full)}
    assert pitches == {28.991}
    assert full[3].right == pytest.approx(RIGHT, abs=0.28)
    assert full[3].right - full[3].left == pytest.approx(26 * 15.793, abs=0.02)


def test_the_dense_grid_of_the_internal_copy(faces: Faces) -> None:
    answers = content("zh") | {"turns": [{"id": "t1", "kind": "a", "text": "县" * 3000}]}
    full = lay_out(request("zh", "internal", content=answers), faces).pages[1].lines("body")
    assert len(full) == 24
    assert full[1].baseline - full[0].baseline == pytest.approx(24.531, abs=0.001)
    assert full[1].right - full[1].left == pytest.approx(29 * DENSE.cell, abs=0.02)


@pytest.mark.parametrize("turns", range(1, 60, 3))
def test_every_page_has_body_and_unused_lines_are_struck(faces: Faces, turns: int) -> None:
    rows = [{"id": f"t{n}", "kind": "qa"[n % 2], "text": "这句话说的是采购。" * (n % 5 + 1)} for n in range(turns)]
    laid = lay_out(request("zh", content=content("zh") | {"turns": rows}), faces)
    for number, page in enumerate(laid.pages):
        last = number == laid.total - 1
        lines = page.lines("body")
        assert lines
        if last and laid.total > 1:
            assert len(lines) >= 2
        rooms = (10 if number == 0 else 19) - (8 if last else 0)
        words = "（以下空白）" if last else "（本页以下空白）"
        assert (words in [line.text for line in page.lines()]) == (len(lines) < rooms)


def test_nothing_is_filled_in_for_the_interviewee(faces: Faces) -> None:
    laid = lay_out(request("zh"), faces)
    closing = "".join(line.text for line in laid.pages[-1].lines("closing"))
    assert "本记录共页，修改处，均经本人捺印确认。" in closing
    assert "谈话对象签名：" in closing
    assert "我看过" not in closing
    boxes = [item for item in laid.pages[-1].items if isinstance(item, Box)]
    assert len(boxes) == 2
    assert not any(box.ticked for box in boxes)


def test_lines_to_write_on_are_nine_millimetres_apart(faces: Faces) -> None:
    page = lay_out(request("zh"), faces).pages[-1]
    heights = sorted({item.y1 for item in page.items if isinstance(item, Rule) and item.width == 0.5 and item.y1 > 460})
    assert len(heights) == 6
    assert min(b - a for a, b in itertools.pairwise(heights)) >= 9 * 72 / 25.4


def test_an_internal_note_is_not_signed_by_the_interviewee(faces: Faces) -> None:
    text = words_of(lay_out(request("zh", profile="internal_note"), faces))
    assert "谈话对象（签名、捺印）" not in text
    assert "谈话对象签名" not in text
    assert "谈话人签名：" in text
    assert "本记录共页，修改处。" in text.replace("\n", "")


def test_notices_that_were_given_are_ticked(faces: Faces) -> None:
    answers = content("zh") | {"notices": [{"item": "purpose", "at": "09:12"}]}
    boxes = [item for item in lay_out(request("zh", content=answers), faces).pages[0].items if isinstance(item, Box)]
    assert [box.ticked for box in boxes] == [False, True, False, False, False, False]


def test_a_long_value_wraps_and_the_body_moves_down(faces: Faces) -> None:
    answers = content("zh") | {"purpose": "核实有关情况，" * 20}
    page = lay_out(request("zh", content=answers), faces).pages[0]
    assert page.lines("body")[0].baseline > NORMAL.baseline(11) - 0.01
    assert "".join(line.text for line in page.lines("head")).count("核实有关情况，") == 20


@pytest.mark.parametrize("gender", ["male", "female"])
def test_a_gender_stands_in_one_line_in_english_too(faces: Faces, gender: str) -> None:
    made = request("en")
    labels = {**made.labels, "identity.gender": {"male": "Male", "female": "Female"}}
    identity = {**IDENTITY["en"], "gender": gender}
    lines = [line.text for line in lay_out(replace(made, identity=identity, labels=labels), faces).pages[0].lines()]
    assert gender.capitalize() in lines


def test_every_page_identifies_itself(printed: Print) -> None:
    (language, variant, _), laid, _ = printed
    asked = request(language, variant)
    for number, page in enumerate(laid.pages, 1):
        text = "\n".join(line.text for line in page.lines())
        marking = asked.marking if language == "zh" else asked.marking.upper()
        place = f"第 {number} 页  共 {laid.total} 页" if language == "zh" else f"Page {number} of {laid.total}"
        for needed in (marking, asked.serial, place, asked.print_no, "C885·1B59·D965·A6BB"):
            assert needed in text
        assert [code.payload.split(":")[3] for code in page.codes()] == [str(number)]
    whole = "".join(asked.text_sha256.upper()[at : at + 8] for at in range(0, 64, 8))
    assert whole in words_of(laid).replace(" ", "")


def test_everything_stays_in_the_type_area(printed: Print) -> None:
    _, laid, _ = printed
    for page in laid.pages:
        for line in page.lines():
            # beside the text: the sensitivity bar's word, and the numbers of turns
            aside = line.text in ("敏", "sens.") or (line.size == 8 and line.text.isdigit())
            assert line.left >= LEFT - 0.28 or aside
            # a mark at the end of a line may pass by its empty half
            assert line.right <= RIGHT + 8.01
            assert line.baseline > TOP
            if line.area == "body":
                assert line.baseline < FOOT


@pytest.mark.parametrize("variant", ["signed", "internal"])
def test_turns_are_numbered_as_evidence_names_them(faces: Faces, variant: Variant) -> None:
    """A reader with only paper finds `J-014, turn 12`: also in an internal copy, where some turns are left out."""
    asked = request("zh", variant)
    shown = {}
    for page in lay_out(asked, faces).pages:
        lines = page.lines()
        for number in (line for line in lines if line.size == 8 and line.text.isdigit()):
            beside = [line.text for line in page.lines("body") if line.baseline == number.baseline]
            assert int(number.text) not in shown
            shown[int(number.text)] = beside[0]
    turns = list(enumerate(turns_of(asked.content), 1))
    kept = [(number, turn) for number, turn in turns if variant == "signed" or not turn.sensitive]
    for number, turn in kept:
        assert shown[number].strip("（〔")[:4] in shown_text(turn, INTERVIEW["zh"])
    assert len(shown) == len(kept) + (variant == "internal")


def test_practice_prints_say_so_first_on_every_page(faces: Faces) -> None:
    words: tuple[tuple[Language, str], ...] = (("zh", "演练"), ("en", "PRACTICE"))
    for language, word in words:
        for page in lay_out(request(language, practice=True), faces).pages:
            first = page.items[0]
            assert isinstance(first, Line)
            assert (first.text, first.grey, first.size) == (word, 0.88, 60)


def test_text_from_paper_with_controls_and_feeds_is_printed(faces: Faces) -> None:
    rows = [{"id": "t1", "kind": "a", "text": "第一段\n第二段\t完\u200b了"}]
    laid = lay_out(request("zh", content=content("zh") | {"turns": rows}), faces)
    assert [line.text for line in body_text(laid)] == ["第一段", "第二段\t完\u200b了"]


def test_the_floor_faces_give_the_same_grid(floor: Faces) -> None:
    laid = lay_out(request("zh"), floor)
    assert laid.total == 4
    assert lay_out(request("en", "internal"), floor).total >= 2
