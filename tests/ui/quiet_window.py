"""Somebody who types a marked word into every field of every kind in the real window, and then one of its endings.

`python -m tests.ui.quiet_window ENDING FOLDER [KIND…]`: FOLDER gets `vault` and `stick`; home and temporary folders are
where the environment points; without kinds all of them. Says, as one line of JSON: the word, what else must not be
found (key, identity), and per kind the fields that could not be typed into; then `at the end`, and waits for a line
before it does what ENDING says.
"""

from __future__ import annotations

import json
import os
import random
import resource
import secrets
import signal
import sys
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from forms.kinds import KINDS, Kind
from forms.problems import Report
from forms.xlsform.model import Form, Group, Node, Question, Repeat
from main import _begin_anew
from storage.exchange import target
from storage.exchange.export import Export
from storage.machine import keep_to_oneself
from storage.media import folder_medium
from storage.session import Session
from storage.vault import unlock_vault
from tests.ui.handover.flows import locked
from tests.ui.worlds import LEADER, ROOT, a_world, fresh_vault
from tests.worlds import PASSPHRASE
from ui.app import Program
from ui.confidential.writepage import WritePage
from ui.doors import rooms
from ui.handover.export import ExportPage
from ui.interview.identity import IdentityCard
from ui.interview.page import InterviewPage
from ui.leaving import AfterLock
from ui.look import make_look
from ui.page import Page
from ui.pages.printing import PrintPage
from ui.preferences import Preferences, PreferenceStore
from ui.questionnaires.designer import DesignerPage
from ui.records.page import RecordPage
from ui.records.repeats import RepeatCards
from ui.shell import Shell

T = TypeVar("T")
WRITTEN_IN_A_PAGE = tuple(name for name in KINDS if name not in ("questionnaire_batch", "questionnaire_response"))
"""A batch is made in dialogs, an answer has no page (`tests/storage/quiet_worker.py` writes both)."""
ARGUMENTS = {"report_paper": '{"what": "outline"}', "registersheet": "prints"}
"""For doors that cannot be entered without one."""
HAN = "蘅芷鸢鹭霭翎骐麟谖邃漪溯蓼葭皋湛"


class Typist:
    """One process, one ending."""

    def __init__(self, folder: Path, ending: str, kinds: Sequence[str]) -> None:
        self._app = QApplication(sys.argv[:1])
        self._typed: dict[str, set[str]] = defaultdict(set)
        self.folder, self._ending, self._kinds = folder, ending, kinds
        self.word = f"{''.join(random.sample(HAN, 6))} {secrets.token_hex(8)}"
        self.world = a_world(folder)
        session = fresh_vault(self.world)
        (folder / "stick").mkdir()
        Export(session).register_medium(folder_medium(folder / "stick"), LEADER.id)
        self.record = locked(session, gist=self.word)
        session.close()
        preferences = PreferenceStore(folder / "home" / "settings.json", Preferences(language="zh"))
        look = make_look(ROOT, preferences.now)
        look.install()
        self.program = Program(
            look, preferences, lambda: self.world.tools, ROOT, self.world.vault, None, AfterLock(_begin_anew)
        )
        self.program.opened.connect(lambda _shell: QTimer.singleShot(0, self._app, self._work))
        self.program.start()
        self.program.jobs.storage(lambda _report: self._unlock(), self.program.adopt)

    def run(self) -> int:
        code = self._app.exec()
        self.program.close()
        return code

    def _unlock(self) -> Session:
        return unlock_vault(self.world.vault, LEADER.id, PASSPHRASE, self.world.device, self.world.tools)

    # -- the window ------------------------------------------------------------------------------------------

    @property
    def shell(self) -> Shell:
        shell = self.program.window.shell
        assert shell is not None
        return shell

    def settle(self) -> None:
        for _ in range(2):
            QTest.qWait(1)
            while self.program.jobs.running:
                QTest.qWait(5)

    def wait(self, condition: Callable[[], bool]) -> None:
        for _ in range(4000):
            if condition():
                return
            QTest.qWait(5)
        raise AssertionError("waited in vain")

    def ask(self, work: Callable[[Session], T]) -> T:
        box: list[T] = []
        self.shell.space.read(work, box.append)
        self.settle()
        return box[0]

    def _work(self) -> None:
        """An exception in here would only be printed by Qt; it ends the process instead."""
        try:
            self._type_all()
            end: Callable[[], object] = getattr(self, f"end_by_{self._ending}")
            self._wait_for_a_line(end)
        except BaseException:  # noqa: BLE001 - told and passed on as the process's end
            sys.excepthook(*sys.exc_info())
            os._exit(1)

    def _wait_for_a_line(self, then: Callable[[], object]) -> None:
        say("at the end")
        heard = threading.Event()
        threading.Thread(target=lambda: (sys.stdin.readline(), heard.set()), daemon=True).start()
        self.wait(heard.is_set)
        then()

    # -- typing ----------------------------------------------------------------------------------------------

    def _type_all(self) -> None:
        kinds = self._kinds or WRITTEN_IN_A_PAGE
        for name in (*kinds, kinds[0]):
            self.shell.go("registers")
            self._open(name)
            self._type_page(name)
        session = self.program.session
        assert session is not None
        parts = session.__dict__["_parts"]
        facts = {
            "pid": os.getpid(), "ending": self._ending, "word": self.word, "key": parts.keeper.vault_key.hex(),
            "identity": str(parts.identity),
            "untyped": {name: sorted(set(texts_of(self.shell.space.forms[name], KINDS[name])) - self._typed[name])
                        for name in kinds},
            "unkept": self.ask(lambda session: [name for name in kinds if not kept(session, name, self.word)]),
        }  # fmt: skip
        say(json.dumps(facts))

    def _open(self, name: str) -> None:
        """A new record of this kind, under its parent where it has one; an addendum is written on its talk's page."""
        parent = KINDS[name].parent
        if name == "interview_addendum":
            self.shell.open_record(parent, self.record)
        else:
            above = self.ask(lambda session: session.records.summaries(parent)[-1].id) if parent else ""
            self.shell.open_record(name, "", f"of/{above}" if above else "")
        self.settle()
        if name == "interview_addendum":
            page = self.shell.page
            assert isinstance(page, InterviewPage)
            page.closing.ask_addendum()

    def _type_page(self, kind: str) -> None:
        if isinstance(self.shell.page, DesignerPage):
            self.shell.page._begin_with("template", "survey")
            self.settle()
        page = self.shell.page
        assert page is not None
        for card in page.findChildren(IdentityCard):
            card.edit()
        for rows in page.findChildren(RepeatCards):
            if rows.add.isEnabled():
                rows.append()
        if isinstance(page, RecordPage) and page.form is not None:
            page.form.add_evidence({})
        seen: set[QWidget] = set()
        for choice in (-1, 1, 0):
            self.settle()
            if isinstance(page, InterviewPage) and choice == 1:
                page.view.show_subpage(page.view.particulars)
            for field in fields_of(page):
                if field not in seen and isValid(field):
                    seen.add(field)
                    self._type(field)
            self._typed[kind] |= marked(on(page), self.word)
            boxes = [] if isinstance(page, DesignerPage) else page.findChildren(QComboBox)
            for box in boxes:
                if box.isEnabled():
                    box.setCurrentIndex(choice % max(box.count(), 1))
        self.settle()

    def _type(self, field: QWidget, times: int = 1) -> None:
        """As an input method commits it."""
        field.setFocus()
        event = QInputMethodEvent()
        event.setCommitString(self.word * times)
        QApplication.sendEvent(field, event)

    # -- endings ---------------------------------------------------------------------------------------------

    def end_by_exit(self) -> None:
        self.program.window.close()

    def end_by_lock(self) -> None:
        self.program.desktop.locked.emit()

    def end_by_crash(self) -> None:
        os.abort()

    def end_by_kill(self) -> None:
        """In the middle of a write; the other side kills."""
        session = self.program.session
        assert session is not None

        def hang(_report: object) -> None:
            session.connection.execute("BEGIN IMMEDIATE")
            session.drafts.write("e" * 32, "interview", "", {"gist": self.word * 500})
            say("in the middle")
            signal.pause()

        self.program.jobs.storage(hang)

    def end_by_cancelled_export(self) -> None:
        """The wizard's own way out, while the file is read back."""
        reached, stopped, real = threading.Event(), threading.Event(), target.read_back

        def slow(written: target.Written, report: Report) -> None:
            reached.set()
            stopped.wait(20)
            real(written, report)

        target.read_back = slow
        page = self._export()
        self.wait(reached.is_set)
        page.step4.stop()
        stopped.set()
        self.settle()
        assert list((self.folder / "stick").iterdir()) == []
        self.end_by_exit()

    def end_by_failed_print(self) -> None:
        """To a printer that is no longer there."""
        page = self._print_page()
        page.options.printer.addItem("gone", "gone")
        page.options.printer.setCurrentIndex(page.options.printer.count() - 1)
        page._print()
        self.settle()
        states = self.ask(lambda session: [job.disposition for job in session.prints.all()])
        assert states == ["failed"], states
        self.end_by_exit()

    def end_by_full_disk(self) -> None:
        """A file may not grow beyond what it is; typing goes on until it cannot be kept any more."""
        self._open("incident")
        page = self.shell.page
        assert isinstance(page, RecordPage)
        states: list[str] = []
        page.keeper.saved_state.connect(states.append)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        size = max(path.stat().st_size for path in self.world.vault.iterdir() if path.is_file())
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        for _ in range(200):
            self._type(fields_of(page)[0], 500)
            page.keeper.keep()
            self.settle()
            if "failed" in states:
                self.end_by_exit()
                return
        raise AssertionError("the disk never filled")

    def end_by_doors(self) -> None:
        """Through every door; a page is printed to a file, a bundle leaves on the stick."""
        for room in rooms(self.shell.space):
            self.shell.go(room.door.key, ARGUMENTS.get(room.door.key, ""))
            self.settle()
        page = self._print_page()
        page.save_to(self.folder / "stick" / "page.pdf")
        self.settle()
        self._export()
        self.settle()
        (self.folder / "stick" / "page.pdf").unlink()  # what was printed is meant to be read
        assert [path.suffix for path in (self.folder / "stick").iterdir()] == [".sealed"]
        self.end_by_exit()

    def _print_page(self) -> PrintPage:
        self.shell.go("preview", self.record)
        self.settle()
        page = self.shell.page
        assert isinstance(page, PrintPage)
        page.options.purpose.setText(self.word)
        return page

    def _export(self) -> ExportPage:
        """The wizard up to the press that begins to write."""
        self.shell.go("export")
        self.settle()
        page = self.shell.page
        assert isinstance(page, ExportPage)
        page.media.add_folder(self.folder / "stick")
        self.settle()
        assert page.wizard is not None
        for _ in range(2):
            page.wizard.go_on()
            self.settle()
        page.wizard.go_on()
        return page


def say(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


def fields_of(page: QWidget) -> list[QWidget]:
    """What a person could type into now."""
    found: list[Any] = [
        *page.findChildren(QLineEdit),
        *page.findChildren(QPlainTextEdit),
        *page.findChildren(QTextEdit),
    ]
    return [one for one in found if one.isEnabled() and not one.isReadOnly() and one.isVisible()]


def on(page: Page) -> list[Any]:
    """What stands on a page now, as it would be kept."""
    if isinstance(page, WritePage) and page.form is not None:
        return [page.form.content(), page.form.groups()]
    if isinstance(page, RecordPage) and page.scope is not None:
        return [page.scope.content(), page.keeper.typed]
    if isinstance(page, InterviewPage):
        return [page.keeper.content(), page.keeper.working.protected()]
    if isinstance(page, DesignerPage):
        return [asdict(page.keeper.design)]
    return []


def marked(value: Any, word: str, key: str = "") -> set[str]:
    """Names of the answers that have the word."""
    if isinstance(value, Mapping):
        return {found for name, inner in value.items() for found in marked(inner, word, name)}
    if isinstance(value, list):
        return {found for inner in value for found in marked(inner, word, key)}
    return {key} if isinstance(value, str) and word in value else set()


def kept(session: Session, kind: str, word: str) -> bool:
    """Whether the vault has the word in a record of this kind, or in a draft."""
    for draft in session.drafts.pending():
        if draft.kind == kind and marked([draft.content, draft.protected], word):
            return True
    for row in session.records.summaries(kind):
        head = session.records.get(row.id).head
        if marked([head.content, [session.open_protected(row.id, group, "test") for group in head.protected]], word):
            return True
    return False


def texts_of(form: Form, kind: Kind) -> list[str]:
    left_out = {*kind.stamped(), *kind.later}

    def walk(nodes: Iterable[Node]) -> Iterable[str]:
        for node in nodes:
            if node.name in left_out:
                continue
            if isinstance(node, Group | Repeat):
                yield from walk(node.children)
            elif isinstance(node, Question) and node.type == "text" and not node.extra.get("fs:source"):
                yield node.key

    return list(walk(form.children))


if __name__ == "__main__":
    keep_to_oneself()
    sys.exit(Typist(Path(sys.argv[2]), sys.argv[1], sys.argv[3:]).run())
