from __future__ import annotations

import pytest

from forms.printing import addendum, cards, handover, recovery
from forms.printing.breaking import Language
from forms.printing.draw import draw
from forms.printing.faces import Faces
from forms.printing.measures import PAGE_HEIGHT
from forms.printing.pages import PAGES, PageOrder, render
from forms.printing.placed import Box, Laid, Line
from tests.forms.printing.conftest import ROOT
from tests.forms.printing.pdfs import fonts_of, pictures, read_code, text_of, without_space
from tests.forms.printing.samples import IDENTITY, LABELS, MEMBERS, SHA, content

LANGUAGES: tuple[Language, Language] = ("zh", "en")
MARKING = "工作秘密·内部"


def words_of(laid: Laid) -> str:
    return "\n".join(line.text for page in laid.pages for line in page.lines())


def slip(language: Language = "zh", kinds: int = 2, practice: bool = False) -> handover.HandoverPrint:
    rows = [handover.HandoverRow("谈话 TH", 23, "0042～0064", "", "0051（重复建档）")] * kinds
    return handover.HandoverPrint(
        "SB-2601-03A-0005", "记录", "JZ-2601-03-02", 5, "SB-2601-03A-0004", "周启明／何文静", rows, "附件31个",
        1, SHA, "DYJ-2601-03A-0280", language, MARKING, practice,
    )  # fmt: skip


def sheet(payload: str = "", language: Language = "zh") -> recovery.RecoveryPrint:
    return recovery.RecoveryPrint(
        "9f" * 16, "青岚县委巡察办", "age1" + "q" * 58, SHA, "2026-02-20", language, MARKING, payload=payload
    )


def note(language: Language = "zh", **answers: object) -> addendum.AddendumPrint:
    given = {"origin": "written_on_paper", "page": 2, "text": "第2页第7行“三”改为“两”。", "interviewers": ["a", "b"],
             "recorder": "c", "written_on": "2026-03-06"}  # fmt: skip
    labels = {"origin": {"written_on_paper": "照纸面修改补记", "interviewee": "谈话对象补充"}}
    return addendum.AddendumPrint(
        given | answers, "TH-2601-03A-0014", "J-014", "TH-2601-03A-0014/1", "6b" * 16, SHA, "DYJ-2601-03A-0240", 1, 1,
        language, MEMBERS[language], labels, MARKING,
    )  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_parts_of_a_slip_stand_on_one_page(faces: Faces, language: Language) -> None:
    laid = handover.lay_out(slip(language), faces)
    assert laid.total == 1
    marks = [code.payload.rsplit(":", 1)[1] for code in laid.pages[0].codes()]
    assert marks == ["03A280.1", "03A280.2"]
    assert laid.pages[0].codes()[0].y < PAGE_HEIGHT / 2 < laid.pages[0].codes()[1].y
    text = without_space(words_of(laid))
    assert text.count(SHA.upper()) == 2
    marking = MARKING if language == "zh" else "WORKSECRET·INTERNAL"
    for needed in (marking, "SB-2601-03A-0005", "SB-2601-03A-0004", "JZ-2601-03-02", "0051（重复建档）"):
        assert text.count(needed) >= 2


def test_a_long_slip_gives_each_part_a_page_of_its_own(faces: Faces) -> None:
    laid = handover.lay_out(slip(kinds=24), faces)
    assert laid.total == 2
    for number, page in enumerate(laid.pages, 1):
        text = "".join(line.text for line in page.lines())
        assert f"第{number}页 共2页" in text
        assert text.count("0042～0064") == 24
        assert max(line.baseline for line in page.lines()) < PAGE_HEIGHT - 30


def test_a_first_bundle_has_no_predecessor(faces: Faces) -> None:
    from dataclasses import replace

    assert "此前没有封包" in words_of(handover.lay_out(replace(slip(), previous="", sequence=1), faces))


def test_the_codes_of_a_slip_are_read_back(faces: Faces) -> None:
    laid = handover.lay_out(slip(), faces)
    picture = pictures(draw(laid, faces), 150)[0]
    half = picture.height // 2
    read = [read_code(picture.crop((0, top, picture.width, top + half))) for top in (0, half)]
    assert read == [code.payload for code in laid.pages[0].codes()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_names_nobody_and_no_record(faces: Faces, language: Language) -> None:
    laid = cards.lay_out(language, False, faces)
    assert laid.total == 1
    assert not laid.pages[0].codes()
    assert words_of(laid).count("和我说的一样" if language == "zh" else "the same as what I said") == 6


def test_the_recovery_sheet_names_the_button_of_the_unlock_window() -> None:
    """In its very words: the source in the window, and its translation."""
    source = "Passphrase or key lost…"
    assert f'tr("{source}")' in (ROOT / "ui" / "pages" / "unlock.py").read_text("utf-8")
    translated = (ROOT / "resources" / "translations" / "shell.ts").read_text("utf-8").partition(source)[2]
    button = translated.partition("<translation>")[2].partition("<")[0]
    assert any(f"“{source}”" in step for step in recovery.RECOVERY["en"].steps)
    assert any(f"“{button}”" in step for step in recovery.RECOVERY["zh"].steps)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_recovery_sheet_says_what_is_needed(faces: Faces, language: Language) -> None:
    pdf = draw(recovery.lay_out(sheet(language=language), faces), faces)
    text = without_space(text_of(pdf))
    for needed in ("9f" * 16, "青岚县委巡察办", SHA.upper(), "main.pyvaultrecover"):
        assert needed in text
    assert all(font.embedded and font.unicode for font in fonts_of(pdf))


def test_a_payload_is_printed_as_text_and_as_a_code(faces: Faces) -> None:
    payload = "FSR1-2OF3-" + "K7M2Q9X4TD" * 8
    laid = recovery.lay_out(sheet(payload), faces)
    assert payload in "".join(line.text for line in laid.pages[0].lines())
    assert read_code(pictures(draw(laid, faces), 150)[0]) == payload


def test_an_addendum_belongs_to_its_interview(faces: Faces) -> None:
    laid = addendum.lay_out(note(), faces)
    text = words_of(laid)
    for needed in ("TH-2601-03A-0014", "TH-2601-03A-0014/1", "J-014", "照纸面修改补记（第2页）", "2026年3月6日"):
        assert needed in text
    assert "".join(line.text for line in laid.pages[0].lines("body")) == "第2页第7行“三”改为“两”。"
    assert "谈话对象（签名、捺印）" not in text


def test_what_the_interviewee_adds_the_interviewee_signs(faces: Faces) -> None:
    text = words_of(addendum.lay_out(note(origin="interviewee", page=None), faces))
    assert "谈话对象（签名、捺印）" in text
    assert "请本人书写：" in text


def test_a_long_addendum_goes_on_and_is_struck(faces: Faces) -> None:
    laid = addendum.lay_out(note(text="改动后的句子是：签了两份合同。" * 60), faces)
    assert laid.total >= 2
    assert all(page.lines("body") for page in laid.pages)


def test_practice_slips_say_so(faces: Faces) -> None:
    for laid in (handover.lay_out(slip(practice=True), faces), cards.lay_out("zh", True, faces)):
        first = laid.pages[0].items[0]
        assert isinstance(first, Line)
        assert first.text == "演练"


def order(page: str, copies: int) -> PageOrder:
    return PageOrder(
        page, content("zh"), IDENTITY["zh"], "TH-2601-03A-0014", "5a" * 16, SHA, "DYJ-2601-03A-0231", copies, "zh",
        MEMBERS["zh"], LABELS["zh"], MARKING, False,
    )  # fmt: skip


def test_copies_of_a_print_differ_in_their_number_only(faces: Faces) -> None:
    rendered = render(order("signed_record", 2), faces)
    assert rendered.pages == 4
    text = without_space(text_of(rendered.pdf))
    assert text.count("第1份共2份") == text.count("第2份共2份") == 1
    assert text.count("共4页") == 8


def test_every_page_of_the_kinds_table_can_be_laid_out(faces: Faces) -> None:
    assert set(PAGES) >= {"signed_record", "internal_copy", "addendum"}
    laid = PAGES["addendum"](order("addendum", 1), 1, faces)
    assert not [item for item in laid.pages[0].items if isinstance(item, Box) and item.ticked]
