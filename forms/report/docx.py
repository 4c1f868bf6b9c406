"""The outline as `.docx`, to be gone on with in the word processor: the same outline gives the same bytes (R33).

Nothing in the file says who made it, when or where: properties are emptied, every time stamp is a fixed one, and no
part of the library's own template but its styles is kept.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph

from forms.counters.model import Language
from forms.printing.marks import short_fingerprint
from forms.report.model import ReportOutline
from forms.report.text import Labels, Look, Paragraph, category_word, paragraphs
from forms.report.words import REPORT

_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""The one time stamp of every part: the earliest a zip file can name."""

_DROPPED = ("/thumbnail", "/extended-properties", "/customXml", "/stylesWithEffects")
"""Parts of the library's template that say what made it, or say everything twice; by the end of their relation."""

_FACES: Mapping[Language, Mapping[str, tuple[str, str]]] = {
    "zh": {"body": ("Times New Roman", "仿宋"), "head": ("Times New Roman", "黑体"),
           "title": ("Times New Roman", "方正小标宋简体"), "note": ("Times New Roman", "楷体")},
    "en": {"body": ("Times New Roman", "宋体"), "head": ("Arial", "黑体"), "note": ("Times New Roman", "楷体"),
           "title": ("Times New Roman", "宋体")},
}  # fmt: skip
_LOOKS: Mapping[Look, tuple[str, str, float, int]] = {
    "title": ("Title", "title", 22, 0), "about": ("Normal", "note", 12, 0), "how": ("Normal", "note", 12, 0),
    "heading": ("Heading 1", "head", 16, 0), "issue": ("Heading 2", "head", 14, 0),
    "facts": ("Normal", "note", 11, 0), "body": ("Normal", "body", 14, 2), "open": ("Normal", "note", 12, 0),
}  # fmt: skip
"""Look -> style of the document, face, size, characters of first indent (Chinese only)."""

_COLUMNS = (9, 33, 39, 22, 12, 20, 21)
"""Of the index, in mm: the width of the type area."""


def outline_docx(
    outline: ReportOutline, labels: Labels, language: Language, serial: str, marking: str, practice: str = ""
) -> bytes:
    """The file. `marking` and `serial` stand in its head; `practice` is the word of a practice vault."""
    document = Document()
    _empty(document)
    _page(document)
    _styles(document, language)
    _furniture(document, outline, language, serial, " ".join(part for part in (marking, practice) if part))
    for paragraph in paragraphs(outline, labels, language):
        _write(document, paragraph, language)
    _index(document, outline, language)
    out = io.BytesIO()
    document.save(out)
    return _without_traces(out.getvalue())


def _empty(document: WordDocument) -> None:
    """No author, no title, no dates but the fixed one."""
    properties = document.core_properties
    for name in ("author", "category", "comments", "content_status", "identifier", "keywords", "language",
                 "last_modified_by", "subject", "title", "version"):  # fmt: skip
        setattr(properties, name, "")
    properties.revision = 1
    properties.created = properties.modified = properties.last_printed = _EPOCH
    for relations in (document.part.package.rels, document.part.rels):
        for name in [name for name, one in relations.items() if one.reltype.endswith(_DROPPED)]:
            del relations[name]
    settings = document.settings.element
    for marks in settings.findall(qn("w:rsids")):  # which editing sessions the library's template went through
        settings.remove(marks)
    for part in document.element.iter():
        for name in [name for name in part.attrib if "rsid" in str(name)]:
            del part.attrib[name]


def _page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)


def _styles(document: WordDocument, language: Language) -> None:
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Header", "Footer"):
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        face = {"Title": "title", "Heading 1": "head", "Heading 2": "head"}.get(name, "body")
        _face(style.element.get_or_add_rPr(), language, face)
        size = {"Title": 22, "Heading 1": 16, "Heading 2": 14}.get(name, 12)
        style.font.size, style.font.color.rgb = Pt(size), None
        style.font.bold = False if language == "zh" else name.startswith(("Title", "Heading"))
        if name in ("Header", "Footer"):
            stops = style.paragraph_format.tab_stops
            stops.clear_all()
            stops.add_tab_stop(Mm(156), WD_TAB_ALIGNMENT.RIGHT)
        if name == "Title":  # the template's rule under the title
            for border in style.element.findall(f".//{qn('w:pBdr')}"):
                border.getparent().remove(border)


def _face(properties: object, language: Language, face: str) -> None:
    """Latin and Chinese face of a style or run; theme faces would win and are taken out."""
    latin, chinese = _FACES[language][face]
    fonts = properties.get_or_add_rFonts()  # type: ignore[attr-defined]  # an element of the library
    fonts.attrib.clear()
    for name, value in (("ascii", latin), ("hAnsi", latin), ("cs", latin), ("eastAsia", chinese)):
        fonts.set(qn(f"w:{name}"), value)


def _furniture(document: WordDocument, outline: ReportOutline, language: Language, serial: str, marking: str) -> None:
    section, words = document.sections[0], REPORT[language]
    head = section.header.paragraphs[0]
    head.text = f"{marking}\t{words.serial.format(serial=serial)}"
    foot = section.footer.paragraphs[0]
    foot.text = f"{words.kind}  {short_fingerprint(outline.fingerprint())}\t"
    for field in ("PAGE", "NUMPAGES"):
        _field(foot, field)
        if field == "PAGE":
            foot.add_run(" / ")


def _field(paragraph: WordParagraph, name: str) -> None:
    for kind in ("begin", "", "separate", "end"):
        run = paragraph.add_run()
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = name
        run._r.append(part)


def _write(document: WordDocument, paragraph: Paragraph, language: Language) -> None:
    style, face, size, indent = _LOOKS[paragraph.look]
    written = document.add_paragraph(style=style)
    if paragraph.look == "title":
        written.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if indent and language == "zh":
        written.paragraph_format.first_line_indent = Pt(size * indent)
    if paragraph.look in ("heading", "issue", "facts"):
        written.paragraph_format.keep_with_next = True
    written.paragraph_format.space_after = Pt(4)
    for text, part in ((paragraph.text, face), (paragraph.mark, "note")):
        if text:
            run = written.add_run(text)
            run.font.size = Pt(size if part == face else 10.5)
            _face(run._r.get_or_add_rPr(), language, part)


def _index(document: WordDocument, outline: ReportOutline, language: Language) -> None:
    """Every issue with its paper, as a table."""
    words = REPORT[language]
    _write(document, Paragraph("heading", words.index), language)
    table = document.add_table(rows=0, cols=len(words.index_heads))
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table.columns, _COLUMNS, strict=True):
        column.width = Mm(width)
    for number, row in enumerate((words.index_heads, *index_rows(outline, language))):
        made = table.add_row()
        marks = made._tr.get_or_add_trPr()
        marks.append(OxmlElement("w:cantSplit"))
        if not number:
            marks.append(OxmlElement("w:tblHeader"))
        for cell, text, width in zip(made.cells, row, _COLUMNS, strict=True):
            cell.width = Mm(width)
            run = cell.paragraphs[0].add_run(text)
            run.font.size = Pt(9)
            _face(run._r.get_or_add_rPr(), language, "body")


def index_rows(outline: ReportOutline, language: Language) -> Sequence[Sequence[str]]:
    """Number, paper, title, category, rows of evidence, since when frozen, short fingerprint."""
    words = REPORT[language]
    lines = [line for group in outline.groups().values() for line in group]
    return [
        (str(number), line.serial, line.title,
         words.between.join(category_word(outline, code, language) for code in line.category), str(line.evidence),
         line.frozen_on if line.frozen else words.not_frozen, short_fingerprint(line.version))
        for number, line in enumerate(lines, 1)
    ]  # fmt: skip


def _without_traces(data: bytes) -> bytes:
    """The package once more: parts in a fixed order with a fixed time."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.compress_type, part.create_system, part.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            new.writestr(part, old.read(name))
    return out.getvalue()
