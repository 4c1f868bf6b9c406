"""Registering what became of the paper: result, reason of a refusal, read-back, corrections, witnesses, scans (V08)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from forms.problems import Problem
from forms.rules import GuardContext, signature_complete
from forms.xlsform.model import Form
from ui.components.banner import Banner
from ui.components.buttons import Button, IconButton
from ui.components.layouts import empty
from ui.components.text import ElidedText, Text
from ui.i18n import Words, tr, tr_n
from ui.interview.formpanel import FormLogic, FormPanel, Sources
from ui.interview.lockpanel import finding_of
from ui.interview.subpage import SubPage
from ui.look import Look

SCANS = "signed_pages"
FIELD_OF: Mapping[str, str] = {
    "REFUSAL_NEEDS_REASON": "refusal_reason",
    "REFUSAL_NEEDS_TWO_NAMES": "signature_witnesses",
}


class Scans(QWidget):
    """Files to attach: chosen one after the other, each can be taken away again."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.paths: list[Path] = []
        self._count = Text(look, "", "note", "text2")
        self.choose = Button(look, lambda: tr("Add scans…"), "plain", "paperclip")
        self.choose.clicked.connect(self.ask)
        head = QHBoxLayout()
        head.addWidget(self.choose)
        head.addWidget(self._count)
        head.addStretch(1)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addLayout(self._list)
        self._show()

    def ask(self) -> QFileDialog:
        dialog = QFileDialog(self.window(), tr("Scans of the signed pages"))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([tr("Scans (*.pdf *.png *.jpg *.jpeg *.tif *.tiff)"), tr("All files (*)")])
        dialog.filesSelected.connect(lambda names: self.add(Path(name) for name in names))
        dialog.open()
        return dialog

    def add(self, paths: Any) -> None:
        self.paths += [path for path in paths if path not in self.paths]
        self._show()

    def _remover(self, path: Path) -> Callable[[], None]:
        def remove() -> None:
            self.paths.remove(path)
            self._show()

        return remove

    def _show(self) -> None:
        empty(self._list)
        for path in self.paths:
            line = QWidget()
            drop = IconButton(self._look, "x", lambda: tr("Do not attach"), side=28)
            drop.clicked.connect(self._remover(path))
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(ElidedText(self._look, path.name, "note"), 1)
            row.addWidget(drop)
            self._list.addWidget(line)
        number = len(self.paths)
        self._count.say((lambda: tr_n("{n} file", "{n} files", number)) if number else (lambda: tr("No file yet")))
        self.changed.emit()


class SignaturePage(SubPage):
    """`registered(updates, paths)` when the form is complete."""

    registered = Signal(object, object)

    def __init__(self, look: Look, form: Form, sources: Sources, logic: FormLogic | None = None) -> None:
        super().__init__(
            look,
            "",
            lambda: tr(
                "What became of the paper. The text stays as it is; what was corrected on paper is an addendum."
            ),
            lambda: tr("Register"),
        )
        self._form = form
        self.panel = FormPanel(
            look, form, ("signature",), sources, leave_out=frozenset({SCANS}), headings=False, logic=logic
        )
        self.scans = Scans(look)
        self.without = Banner(look)
        self.scans.changed.connect(self._tell_scans)
        self.panel.changed.connect(lambda _name, _value: self._tell_scans())
        self.body.addWidget(self.panel)
        self.body.addWidget(Text(look, lambda: tr("Scans of the signed pages"), "ui", "text2"))
        self.body.addWidget(self.scans)
        self.body.addWidget(self.without)
        self.acted.connect(self.try_register)

    def begin(self, code: str, content: Mapping[str, Any]) -> None:
        """For a record that is locked; an internal note needs no signature by default (DOMAIN 9.1b)."""
        self.title.say(lambda: tr("Register the signature of {code}").format(code=code))
        known = {name: content.get(name) for name in self.panel.answers if content.get(name) is not None}
        if not known and content.get("profile") == "internal_note":
            known = {"signature_result": "not_required"}
        self.panel.show_content(known)
        self.error.clear()
        self.scans.paths.clear()
        self.scans.add(())

    def _tell_scans(self) -> None:
        """That no paper is attached is said before it is registered: afterwards nothing can be attached any more."""
        result = self.panel.answers["signature_result"].value()
        if result in (None, "not_required") or self.scans.paths:
            self.without.clear()
        else:
            self.without.tell("info", lambda: tr("No scan is attached. After registering none can be added here."))

    def focus_first(self) -> None:
        self.panel.go_to("signature_result")

    def try_register(self) -> None:
        """Complain at the fields, or hand the answers on."""
        answers = self.panel.content()
        refusals = signature_complete(GuardContext(answers))
        first = self._complain(refusals)
        if first:
            self.panel.go_to(first)
        elif self.panel.check():
            self.registered.emit(answers, [(path, SCANS) for path in self.scans.paths])

    def _complain(self, refusals: Sequence[Problem]) -> str:
        for name in self.panel.rows:
            self.panel.complain(name, None)
        first = ""
        for refusal in refusals:
            name = str(refusal.facts.get("field") or FIELD_OF.get(refusal.code, ""))
            words: Words = finding_of(refusal, self.look, self._label).words
            self.panel.complain(name, words)
            first = first or name
        return first

    def _label(self, name: str) -> str:
        return self._form.find(name).label.get(self.look.language.name)
