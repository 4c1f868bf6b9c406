"""Where in a source the evidence lies: the record as a whole, one of its files, one table of a questionnaire."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from forms.problems import Problem
from forms.xlsform.model import Form, Question
from storage.model import RecordView
from storage.questionnaires import Questionnaires
from storage.session import Session
from ui.components.rows import TwoLines
from ui.i18n import Language, tr
from ui.messages import size_text
from ui.records.picker import Finder, Show, among

FORM_FIELD = "form_record"
"""The field by which a batch names its form: what has it has tables."""
ASKED = ("select_one", "select_multiple", "integer", "decimal", "range", "text")


def places_of(session: Session, record: str, language: Language) -> list[TwoLines]:
    """Rows to choose from, the whole record first; on the storage thread. Raises as `RecordReader.get`."""
    view = session.records.get(record)
    rows = [TwoLines(record, tr("The whole record"), view.serial, icon="file-text")]
    rows += [
        TwoLines(f"{record}#attachment/{ref.sha256}", ref.name, size_text(ref.size), tr("File"), icon="paperclip")
        for ref in view.head.attachments
    ]
    rows += [
        TwoLines(f"{record}#table/{key}", table_words(number, language), label, tr("Table"), icon="list-checks")
        for number, key, label in tables_of(session, view, language)
    ]
    return rows


def tables_of(session: Session, view: RecordView, language: Language) -> Sequence[tuple[int, str, str]]:
    """Number, name and words of each question that a batch is tallied by; none where its form cannot be read."""
    form_record = str(view.head.content.get(FORM_FIELD) or "")
    if not form_record:
        return ()
    try:
        form: Form = Questionnaires(session).form(form_record)
    except Problem:
        return ()
    asked = [node for node in form.questions() if isinstance(node, Question) and node.type in ASKED]
    return [(number, node.key, node.label.get(language.name, node.key)) for number, node in enumerate(asked, 1)]


def table_words(number: int, language: Language) -> str:
    """In the language of the window, as it goes into the paper."""
    return f"第 {number} 题统计表" if language.zh else f"Table of question {number}"


def location_of(session: Session, view: RecordView, place: str, language: Language) -> str:
    """The exact location of a file's page or of a table, in words; empty for any other place."""
    head, _, tail = place.partition("/")
    if head == "attachment":
        page = tail.partition("/")[2].removeprefix("p")
        return (f"第 {page} 页" if language.zh else f"p. {page}") if page.isdigit() else ""
    if head == "table":
        tables: Mapping[str, Any] = {key: number for number, key, _ in tables_of(session, view, language)}
        return table_words(tables[tail], language) if tail in tables else tail
    return ""


def places_finder(rows: Sequence[TwoLines]) -> Finder:
    """Choose among places that are at hand."""

    def find(query: str, show: Show) -> None:
        show(among(rows, query))

    return find
