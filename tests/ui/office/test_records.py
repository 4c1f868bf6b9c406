"""The office reads what came in on the records' own pages, and changes nothing there."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from storage.session import Session
from tests.ui.office.conftest import Side
from ui.pages.records import RecordsPage
from ui.records.page import RecordPage


def dealt_with(session: Session) -> str:
    """An incident that is over, with what was done; the record."""
    said = {"what": "钥匙遗失", "date": "2026-03-05", "type": "other", "action": "已补办"}
    made = session.records.create("incident", said).revision
    over = {"reported_on": "2026-03-05", "outcome": "已处置"}
    return session.records.transition(made.record, made.id, "close", over).revision.record


def test_records_are_read_and_nothing_is_offered_that_would_change_them(side: Side) -> None:
    laptop = side.laptop("A")
    record = side.bench.ask(lambda: dealt_with(laptop))
    side.act(side.look_at(side.sealed(laptop)))
    side.shell.open_record("incident", record)
    side.bench.settle()
    page = side.shell.page
    assert isinstance(page, RecordPage)
    assert page.form is not None
    assert page.form.fixed
    assert not [field for kind in (QLineEdit, QPlainTextEdit) for field in page.findChildren(kind) if field.isVisible()]
    acts = set(page.view.head.acts())
    assert not {act for act in acts if act.startswith(("move:", "new:"))}
    before = side.bench.ask(lambda: len(side.office.records.history(record)))
    page.may_leave()
    page.seal()
    side.bench.settle()
    assert side.bench.ask(lambda: len(side.office.records.history(record))) == before
    assert side.bench.ask(side.office.drafts.pending) == []


def test_a_list_without_anything_asks_nobody_to_begin(side: Side) -> None:
    page = side.bench.page(side.shell, "activities")
    lists = page.findChildren(RecordsPage)
    assert lists
    for one in lists:
        assert one.new_button.isHidden()
        assert "Begin one" not in one._make_empty().hint.text()
