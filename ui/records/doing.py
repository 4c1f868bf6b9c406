"""What a person does with an open record beyond typing: children, evidence, files, sealed parts, paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from forms.kinds import KINDS
from storage.model import Content, PlaceWords
from storage.session import Session
from ui.components.rows import TwoLines
from ui.i18n import Words, tr
from ui.records import pagewords
from ui.records.begin import Beginning, begin_with
from ui.records.evidenceplaces import evidence_finder, places_finder, places_of
from ui.records.hitplaces import Known
from ui.records.picker import PickPanel
from ui.records.scope import Scope
from ui.records.sources import Lists, read_lists
from ui.records.words import new_words

LOGGED_FIRST = "doc_request"
"""What is begun from the list of sources when the source one looks for is not there yet."""

if TYPE_CHECKING:
    from ui.records.page import RecordPage


class Doing(QObject):
    """Bound to one page."""

    def __init__(self, page: RecordPage) -> None:
        super().__init__(page)
        self._page = page

    def arrive(self, place: str, beginning: Beginning) -> None:
        """Where the person wants to be: at a place of the record, or with the first evidence in a new one."""
        source, said = beginning.evidence()
        if source and self._page.view.record is None:
            self.put_evidence(source, said)
        elif place:
            QTimer.singleShot(0, self, lambda: self._page.go_to_place(place))

    def act(self, key: str) -> None:
        """One act of the head by its key."""
        acts = {"print": self.print_record, "history": self.show_history, "evidence": self.use_as_evidence,
                "conflict": self.resolve}  # fmt: skip
        if key in acts:
            acts[key]()

    def resolve(self) -> None:
        """Both versions side by side."""
        self._page.space.go_asked.emit("conflict", self._page.record)

    def show_history(self) -> None:
        around = self._page.view.around
        if around is not None:
            self._page.view.history.show_history(self._page.kind.name, around.history)
            self._page.view.show_subpage(self._page.view.history)

    def add_child(self, kind: str) -> None:
        """Begin a record that belongs to this one; this one is committed first."""
        self._page.save(lambda: self._page.space.open_asked.emit(kind, "", Beginning(self._page.record).place()))

    def begin_from_here(self, kind: str) -> None:
        """A new record that points at this one; this one is committed first."""
        field = pagewords.pointing_field(kind, self._page.kind.name)
        answers = {field: self._page.record} if field else {}
        self._page.save(lambda: self._page.space.open_asked.emit(kind, "", Beginning(answers=answers).place()))

    def quick_child(self, kind: str, name: str) -> None:
        """A record that belongs to this one and needs its name only."""
        field = KINDS[kind].handle

        def made() -> None:
            record = self._page.record

            def work(session: Any, _report: Any) -> Any:
                scope = Scope(self._page.space, KINDS[kind], self._page.lists)
                scope.load(None, {**begin_with(session, KINDS[kind], Beginning(record)), field: name})
                serial = session.records.get(record).serial
                return session.records.create(kind, _given(scope.content()), parent_serial=serial)

            self._page.space.write(work, None, self._page.tell)

        self._page.save(made)

    def add_evidence(self) -> PickPanel | None:
        """Ask for a source and put it into the table."""
        form = self._page.form
        if form is None or form.fixed:
            return None
        title: Words = lambda: tr("Source of the evidence: words, code or number")  # noqa: E731
        space = self._page.space
        log: Words = lambda: new_words(space, KINDS[LOGGED_FIRST])  # noqa: E731
        panel = PickPanel(space, self._page.window(), title, evidence_finder(space), log)
        panel.picked.connect(self.choose_place)
        panel.made.connect(lambda: self._page.save(lambda: space.open_asked.emit(LOGGED_FIRST, "", "")))
        return panel

    def choose_place(self, reference: str) -> None:
        """Which part of the source: asked only where it has files or tables and no place was found already."""
        page = self._page
        if "#" in reference:
            self.put_evidence(reference)
            return

        def ask(rows: list[TwoLines]) -> None:
            if not isValid(self):
                return
            if len(rows) < 2:
                self.put_evidence(reference)
                return
            panel = PickPanel(
                page.space, page.window(), lambda: tr("Which part of it is the evidence"), places_finder(rows)
            )
            panel.picked.connect(self.put_evidence)

        page.space.read(lambda session: places_of(session, reference, page.space.look.language), ask, page.tell)

    def put_evidence(self, reference: str, said: Content | None = None) -> None:
        """A new row of evidence for `<record>#<place>`, with what a person said of it already."""
        space = self._page.space
        record, _, place = reference.partition("#")

        def work(session: Session) -> tuple[Content, Known, PlaceWords]:
            row = session.evidence.propose(record, place, space.look.language.name)
            return (
                {**row, **(said or {})},
                session.records.summaries_of([record]),
                session.evidence.words(record, place),
            )

        def put(answer: tuple[Content, Known, PlaceWords]) -> None:
            row, known, where = answer
            if isValid(self) and self._page.scope is not None and self._page.form is not None:
                self._page.scope.known.update(known)
                self._page.scope.places[reference] = where
                self._page.form.add_evidence(row)

        space.read(work, put, self._page.tell)

    def take_in(self, field: str, paths: Sequence[FilePath]) -> None:
        self._page.keeper.attach(paths, field)

    def take_off(self, field: str, sha256: str) -> None:
        self._page.keeper.detach(sha256, field)

    def show_file(self, sha256: str, page: int = 0) -> None:
        """One of the record's files inside the program, at a page where one is named."""
        ref = next((ref for ref in (self._page.scope.files if self._page.scope else ()) if ref.sha256 == sha256), None)
        if ref is not None:

            def show(content: bytes) -> None:
                if not isValid(self):
                    return
                usable = pagewords.is_source(self._page.kind.name)
                self._page.view.viewer.show_file(ref, content, usable=usable)
                self._page.view.show_subpage(self._page.view.viewer)
                self._page.view.viewer.go_to_page(page)

            self._page.desk.file(sha256, show, self._page.tell)

    def renew_lists(self) -> None:
        """Packs came: what a person has typed stays, lists offer what is there now."""
        page = self._page
        found = page.keeper.found
        if found is None:
            return

        def show(lists: Lists) -> None:
            if isValid(self) and page.scope is not None:
                content = page.scope.content()
                page.keeper.found = replace(found, lists=lists)
                page.showing.build(page.keeper.found, content)

        page.space.read(lambda session: read_lists(session, found.members), show, page.tell)

    def calculate_in(self, sha256: str) -> None:
        """Sums and number series of one of this record's own ledgers; this record is committed first."""
        page = self._page
        page.save(lambda: page.space.go_asked.emit("ledger", f"{page.record}#{sha256}"))

    def open_sealed(self, group: str, reason: str) -> None:
        """Show a sealed part for a minute; the reason goes into the log."""
        form = self._page.form

        def show(fields: Content) -> None:
            if form is not None and isValid(form) and group in form.sealed:
                form.sealed[group].card.show_fields(fields)

        self._page.desk.open_protected(group, reason, show, self._page.tell)

    def print_record(self) -> None:
        self._page.save(lambda: self._page.space.go_asked.emit("preview", self._page.record))

    def use_as_evidence(self, place: str = "") -> None:
        """This record, or a place in it (`#attachment/<sha256>`), into a working paper."""
        if pagewords.is_source(self._page.kind.name):
            self._page.save(lambda: self._page.space.go_asked.emit("evidence", f"{self._page.record}{place}"))


def _given(content: Content) -> dict[str, Any]:
    return {name: value for name, value in content.items() if value not in (None, "", [])}
