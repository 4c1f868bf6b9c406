"""The recovery sheet of a vault: what a person needs who finds the passphrase or the machine gone (DESIGN, Keys)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forms.printing.breaking import Language
from forms.printing.faces import Faces
from forms.printing.furniture import PrintMarks, marking_text, watermark
from forms.printing.interview_closing import Blank, draw_row
from forms.printing.interview_words import date_text
from forms.printing.measures import ASCENT, FRAME, LEFT, MM, RIGHT, TOP, WIDTH
from forms.printing.placed import Code, Laid
from forms.printing.setting import Style, Typesetter
from forms.printing.sheet import Sheet, finish, style
from forms.printing.table import TextCell, draw_rows, set_rows

PAYLOAD_SIDE = 40 * MM


@dataclass(frozen=True)
class RecoveryWords:
    """`facts` are the labels of the table; `steps` how to recover."""

    title: str
    facts: Mapping[str, str]
    how: str
    steps: tuple[str, ...]
    payload: str
    keep: str
    signatures: tuple[str, str]
    date: str
    place: str


RECOVERY: Mapping[Language, RecoveryWords] = {
    "zh": RecoveryWords(
        title="保险库恢复单",
        facts={
            "vault": "保险库编号", "office": "恢复单位", "recipient": "恢复公钥", "fingerprint": "公钥指纹",
            "issued": "出具日期", "print": "印",
        },
        how="怎样恢复",
        steps=(
            "忘记口令、密钥环丢失或者更换机器时使用。本单不含口令，单凭本单打不开保险库。",
            "把保险库文件夹（连同其中的密钥槽文件）完整带到恢复单位，或者请恢复单位的密钥保管人带恢复密钥到场。",
            "核对保险库编号，并把恢复密钥的公钥与本单所印公钥逐字核对；不一致的，不得继续。",
            "在登录窗口选“口令或密钥遗失…”，或者运行 main.py vault recover，读入恢复密钥，当面设置新口令。",
            "恢复后收回恢复密钥，双方在登记簿上签名；原机器遗失的，同时报告遗失。",
        ),
        payload="恢复数据",
        keep="本单一份，存恢复单位保险柜，不得与恢复密钥放在一起。",
        signatures=("保险库建立人签名", "恢复单位签名"),
        date="日期",
        place="第 1 页  共 1 页",
    ),
    "en": RecoveryWords(
        title="Vault recovery sheet",
        facts={
            "vault": "Vault", "office": "Recovering office", "recipient": "Recovery key (public)",
            "fingerprint": "Its fingerprint", "issued": "Issued on", "print": "Print",
        },
        how="How to recover",
        steps=(
            "For a forgotten passphrase, a lost keyring or a new machine. This sheet holds no passphrase and opens "
            "nothing by itself.",
            "Bring the whole vault folder, with its key slot file, to the recovering office, or have the keeper of the "
            "recovery key come with it.",
            "Compare the vault's number, and the public part of the recovery key with the one printed here, character "
            "by character. If they differ, stop.",
            "Choose “Passphrase or key lost…” in the unlock window, or run main.py vault recover, read in the recovery "
            "key, and set a new passphrase on the spot.",
            "Take the recovery key back afterwards; both sides sign the register. If the machine was lost, report the "
            "loss as well.",
        ),
        payload="Recovery data",
        keep="One copy, in the safe of the recovering office, apart from the recovery key.",
        signatures=("Made the vault", "For the office"),
        date="Date",
        place="Page 1 of 1",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class RecoveryPrint:
    """`recipient` is the office's age recipient, `fingerprint` its SHA-256 in hex; `issued_on` is `YYYY-MM-DD`.
    `payload`, when there is one, is printed as text and as a QR symbol (a share of a divided key, for example)."""

    vault_id: str
    office: str
    recipient: str
    fingerprint: str
    issued_on: str
    language: Language
    marking: str
    practice: bool = False
    print_no: str = ""
    payload: str = ""


def lay_out(request: RecoveryPrint, faces: Faces) -> Laid:
    """One page. Raises `Refused("CHARACTER_MISSING")` naming characters that no face has."""
    setter, words = Typesetter(faces), RECOVERY[request.language]
    sheet = Sheet(setter)
    marks = PrintMarks(request.language, request.marking, "", "", "", request.print_no, 1, 1, request.practice)
    watermark(sheet, marks)
    _head(sheet, words, marks)
    y = _facts(sheet, request, words, TOP + 76)
    y = _steps(sheet, request.language, words, y + 26)
    if request.payload:
        y = _payload(sheet, request, words, y + 10)
    _signatures(sheet, request.language, words, y + 40)
    song = _text(request.language, 9)
    sheet.text(RIGHT - 14, 771, words.place, _text(request.language, 11), "right")
    sheet.text(LEFT, 766, words.keep, song)
    return finish([sheet], f"{words.title} {request.vault_id[:8]}", setter)


def _text(language: Language, size: float) -> Style:
    return Style("song" if language == "zh" else "serif", size, language=language)


def _label(language: Language, size: float) -> Style:
    return style("hei" if language == "zh" else "sans_bold", size if language == "zh" else size - 1.5)


def _head(sheet: Sheet, words: RecoveryWords, marks: PrintMarks) -> None:
    sheet.text(LEFT, TOP + 14, marking_text(marks), _label(marks.language, 14))
    if marks.language == "zh":
        line = sheet.setter.line(words.title, style("title", 22, 6))
        sheet.put(line, (LEFT + RIGHT - line.width + 6) / 2, TOP + 54, "head")
    else:
        sheet.text(LEFT, TOP + 54, words.title, style("serif_bold", 22), area="head")


def _facts(sheet: Sheet, request: RecoveryPrint, words: RecoveryWords, top: float) -> float:
    language = request.language
    mono = style("mono", 9.5)
    values = {
        "vault": (_spaced(request.vault_id, 4), mono), "office": (request.office, _text(language, 11)),
        "recipient": (_spaced(request.recipient, 8), mono),
        "fingerprint": (_spaced(request.fingerprint.upper(), 4), mono),
        "issued": (date_text(request.issued_on, language), _text(language, 11)),
    }  # fmt: skip
    if request.print_no:
        values["print"] = (request.print_no, _text(language, 11))
    rows = [
        [TextCell(words.facts[name], _label(language, 10.5), "centre"), TextCell(text, look)]
        for name, (text, look) in values.items()
    ]
    return draw_rows(sheet, set_rows(sheet.setter, rows, (WIDTH * 0.22, WIDTH * 0.78), 24, 15), top, 15)


def _spaced(text: str, size: int) -> str:
    return " ".join(text[at : at + size] for at in range(0, len(text), size))


def _steps(sheet: Sheet, language: Language, words: RecoveryWords, top: float) -> float:
    """Numbered steps, hanging; returns the lower edge."""
    sheet.text(LEFT, top, words.how, _label(language, 12))
    look = _text(language, 11)
    pitch = 18.0
    y = top + 10
    for number, step in enumerate(words.steps, 1):
        sheet.text(LEFT, y + ASCENT * 11, f"{number}.", _text(language, 11))
        for line in sheet.setter.lines(step, look, WIDTH - 20):
            sheet.put(line, LEFT + 20, y + ASCENT * 11)
            y += pitch
        y += 3
    return y


def _payload(sheet: Sheet, request: RecoveryPrint, words: RecoveryWords, top: float) -> float:
    sheet.across(LEFT, RIGHT, top, FRAME)
    sheet.text(LEFT, top + 20, words.payload, _label(request.language, 12))
    # a payload with hyphens is grouped by them
    text = request.payload if "-" in request.payload else _spaced(request.payload, 4)
    lines = sheet.setter.lines(text, style("mono", 10), WIDTH - PAYLOAD_SIDE - 16)
    for number, line in enumerate(lines):
        sheet.put(line, LEFT, top + 40 + number * 15)
    sheet.items.append(Code(RIGHT - PAYLOAD_SIDE, top + 8, PAYLOAD_SIDE, request.payload, filing=False))
    return top + max(PAYLOAD_SIDE + 10, 40 + len(lines) * 15)


def _signatures(sheet: Sheet, language: Language, words: RecoveryWords, top: float) -> None:
    gap = "  "
    for number, word in enumerate(words.signatures):
        row = (f"{word}{gap}", Blank(), f"{gap}{words.date}{gap}", Blank(110))
        draw_row(sheet, row, top + number * 30, _text(language, 12))
