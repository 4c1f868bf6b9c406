"""The model sentence card: what an interviewee may write under the record, on a slip of its own (DOMAIN 9.1)."""

from __future__ import annotations

from collections.abc import Mapping

from forms.printing.breaking import Language
from forms.printing.faces import Faces, Role
from forms.printing.furniture import PrintMarks, watermark
from forms.printing.measures import HAND, LEFT, MM, PAGE_HEIGHT, PAGE_WIDTH, RIGHT
from forms.printing.placed import Laid, Rule
from forms.printing.setting import Typesetter
from forms.printing.sheet import Sheet, finish, style

CARDS = 3
"""Cards on one A4, all alike."""

_TITLE: Mapping[Language, str] = {"zh": "示范句", "en": "Model sentences"}
_LEAD: Mapping[Language, str] = {
    "zh": "核对无误后，请任选符合实际的一句，亲笔写在记录末页：",
    "en": "When you have checked the record, write the sentence that is true, in your own hand, on its last page:",
}
_SENTENCES: Mapping[Language, tuple[str, str]] = {
    "zh": ("以上记录我看过，和我说的一样。", "以上记录已向我宣读，和我说的一样。"),
    "en": (
        "I have read this record. It is the same as what I said.",
        "This record was read to me. It is the same as what I said.",
    ),
}
_FOOT: Mapping[Language, str] = {
    "zh": "本卡不属于记录，不签名、不入卷；有不一致的，请先要求更正。",
    "en": "This card is no part of the record: do not sign or file it. If anything differs, ask for a correction.",
}


def lay_out(language: Language, practice: bool, faces: Faces) -> Laid:
    """One page with `CARDS` cards and cut lines between them; it names no record and no person."""
    setter = Typesetter(faces)
    sheet = Sheet(setter)
    watermark(sheet, PrintMarks(language, "", "", "", "", "", 1, 1, practice))
    height = PAGE_HEIGHT / CARDS
    for number in range(CARDS):
        _card(sheet, language, number * height)
        if number:
            sheet.rule(Rule(8 * MM, number * height, PAGE_WIDTH - 8 * MM, number * height, HAND, (4, 3)))
    return finish([sheet], _TITLE[language], setter)


def _card(sheet: Sheet, language: Language, top: float) -> None:
    zh = language == "zh"
    head: Role = "hei" if zh else "sans_bold"
    body: Role = "kai" if zh else "serif_italic"
    small: Role = "song" if zh else "serif"
    sheet.text(LEFT, top + 52, _TITLE[language], style(head, 14))
    sheet.across(LEFT, RIGHT, top + 60, HAND)
    sheet.text(LEFT, top + 82, _LEAD[language], style(small, 10.5 if zh else 10))
    for number, sentence in enumerate(_SENTENCES[language]):
        sheet.text(LEFT + 14, top + 126 + number * 44, sentence, style(body, 20 if zh else 16))
    sheet.text(LEFT, top + 226, _FOOT[language], style(small, 9))
