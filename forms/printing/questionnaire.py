"""Blank questionnaires (PAPER 4): one language or two, boxes to tick, grids that do not break across pages.

Blocks are set first; a block is never divided, but for the rows of a matrix, whose head is repeated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from forms.printing.breaking import Language
from forms.printing.faces import Faces
from forms.printing.furniture import QR_SIDE, STRIP_PITCH, STRIP_TOP, words_across
from forms.printing.marks import SCHEME, record_mark
from forms.printing.measures import ASCENT, FOOT, LEFT, MM, RIGHT, TOP
from forms.printing.placed import Code, Laid
from forms.printing.questionnaire_blocks import Block, Pen
from forms.printing.questionnaire_questions import body_blocks
from forms.printing.questionnaire_words import BLANK
from forms.printing.setting import Typesetter
from forms.printing.sheet import Sheet, finish, style
from forms.printing.words import COMMON
from forms.problems import Refused
from forms.xlsform.model import Form


@dataclass(frozen=True)
class BlankPrint:
    """A blank of `form`. `languages` are one or two, the first in large type. `issuer` stands under the title (the
    team and the month). `batch` is the record id of the batch, whose QR is the same on every copy. `numbers` are the
    copies' own, one copy each, for forms that are not anonymous. A `specimen` is of no batch and not to be filled in:
    it says so across each page and has no QR."""

    form: Form
    languages: tuple[Language, ...] = ("zh",)
    issuer: str = ""
    batch: str = ""
    numbers: tuple[int, ...] = ()
    practice: bool = False
    specimen: bool = False


def languages_of(form: Form, wanted: str = "") -> tuple[Language, ...]:
    """The languages to print a form in: those `wanted` (`zh,en`), else Chinese and English as far as it has them."""
    asked = [word.strip() for word in wanted.split(",") if word.strip()]
    known: tuple[Language, ...] = ("zh", "en")
    chosen = tuple(language for word in asked for language in known if word == language)
    has = {language.code.split("-")[0] for language in form.languages}
    default: Language = "zh" if _is_chinese(form) else "en"
    return chosen[:2] or tuple(language for language in known if language in has) or (default,)


def _is_chinese(form: Form) -> bool:
    words = form.title + "".join(words for node in form.children for _, words in node.label.by_language)
    return any("\u4e00" <= character <= "\u9fff" for character in words)


def lay_out_blank(request: BlankPrint, faces: Faces) -> Laid:
    """Raises `Refused` (CHARACTER_MISSING, COPIES_NUMBERED V09: an anonymous copy with a number)."""
    if request.form.anonymous and request.numbers:
        raise Refused("COPIES_NUMBERED", rule="V09")
    setter = Typesetter(faces)
    pen = Pen(setter, request.languages)
    sheets = paged([*head_blocks(pen, request), *body_blocks(pen, request.form), *_end(pen)], pen, request.practice)
    copies = []
    for copy in request.numbers or (0,):
        for page, same in enumerate(sheets, 1):
            sheet = Sheet(setter)
            if request.specimen:
                words_across(sheet, pen.first, [BLANK[pen.first].specimen])
            sheet.items += same.items
            _foot(sheet, request, page, len(sheets), copy)
            copies.append(sheet)
    return finish(copies, f"{request.form.title} {request.form.version}".strip(), setter)


def paged(blocks: Sequence[Block], pen: Pen, practice: bool) -> list[Sheet]:
    """Blocks on pages: one that does not fit begins the next page, together with what must stay before it."""
    sheets = [_sheet(pen, practice)]
    y = TOP
    at = 0
    while at < len(blocks):
        group = [blocks[at]]
        while group[-1].held and at + len(group) < len(blocks):
            group.append(blocks[at + len(group)])
        height = sum(block.height for block in group)
        if y + height > FOOT and y > TOP:
            sheets.append(_sheet(pen, practice))
            y = TOP
            repeated = group[0].repeats
            if repeated is not None:
                repeated.draw(sheets[-1], y)
                y += repeated.height
        for block in group:
            block.draw(sheets[-1], y)
            y += block.height
        at += len(group)
    return sheets


def _sheet(pen: Pen, practice: bool) -> Sheet:
    sheet = Sheet(pen.setter)
    if practice:
        words = COMMON[pen.first].practice
        sheet.text((LEFT + RIGHT) / 2, TOP - 14 * MM, words, style("hei" if pen.first == "zh" else "sans_bold", 20),
                   "centre", grey=0.8)  # fmt: skip
    return sheet


def head_blocks(pen: Pen, request: BlankPrint) -> list[Block]:
    """Title in each language, the issuer; the purpose, when the form does not begin with a note of its own."""
    form, blocks = request.form, []
    title, *others = titles(form, pen.languages)
    for number, line in enumerate(pen.setter.lines(title, pen.title, RIGHT - LEFT)):
        blocks.append(pen.centred(line, 30 if number else 34))
    for other in others:
        small = style("hei", 12) if pen.languages[-1] == "zh" else style("serif_bold", 12)
        blocks += [pen.centred(line, 20) for line in pen.setter.lines(other, small, RIGHT - LEFT)]
    if request.issuer:
        blocks.append(pen.centred(pen.setter.line(request.issuer, pen.issuer), 24))
    from forms.xlsform.model import Question

    first = form.children[0]
    if not (isinstance(first, Question) and first.type == "note"):
        words = [BLANK[language] for language in pen.languages]
        said = (one.purpose if form.anonymous else one.purpose_numbered for one in words)
        blocks += pen.paragraph(dict(zip(pen.languages, said, strict=True)))
    return blocks


def titles(form: Form, languages: Sequence[Language]) -> list[str]:
    """What the form is called in `languages`: once where it has no other title. XLSForm knows one title; a designed
    form carries that of the other language in a column of its own (FORM.md)."""
    own = form.default_language.split("-")[0]
    found = [form.settings.get(f"form_title_{one}", "") if one != own else form.title for one in languages]
    return list(dict.fromkeys(title for title in found if title)) or [form.title]


def _end(pen: Pen) -> list[Block]:
    words = "  ".join(BLANK[language].end for language in pen.languages)
    return [pen.space(6), pen.centred(pen.setter.line(words, pen.issuer), 22)]


def _foot(sheet: Sheet, request: BlankPrint, page: int, pages: int, copy: int) -> None:
    """The same on every copy (PAPER 4): form, version, page; never the number of the `copy` on an anonymous form."""
    form = request.form
    if not request.specimen:
        payload = ":".join((SCHEME, record_mark(request.batch or form.sha256), form.sha256[:16].upper(), str(page)))
        sheet.items.append(Code(LEFT, STRIP_TOP, QR_SIDE, payload))
    small = style("song", 9)
    latin = style("serif", 9)
    rows = [(BLANK[language], small if language == "zh" else latin) for language in request.languages]
    words, look = rows[0]
    x = LEFT if request.specimen else LEFT + QR_SIDE + 3.2 * MM
    y = STRIP_TOP + ASCENT * 9
    named = words.form.format(id=form.name, version=form.version and f"v{form.version}")
    lines = [(named.strip(), look)]
    if request.specimen:
        lines += [(one.not_issued, face) for one, face in rows]
    elif form.anonymous:
        lines += [(one.same, face) for one, face in rows]
    elif copy:
        lines.append((words.copy.format(number=f"{copy:04d}"), look))
    for number, (text, face) in enumerate(lines):
        sheet.text(x, y + number * STRIP_PITCH, text, face)
    for number, (one, face) in enumerate(rows):
        size = 14 if one is BLANK["zh"] else 9
        text = one.page.format(page=page, pages=pages)
        sheet.text(RIGHT - 14, y + 4 + number * 18, text, style(face.role, size), "right")
