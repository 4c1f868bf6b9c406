"""A page that shows one numbered sheet, from memory, to be printed or saved: what all such pages share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from storage.exchange.single_file import check_place
from storage.model import Change, PrintJob
from storage.session import Session
from ui.components.buttons import IconButton
from ui.components.pagehead import PageHead
from ui.components.text import Panel, hairline
from ui.i18n import Words, tr
from ui.page import KeyList, Page
from ui.pages.printout import ask_word
from ui.pages.slip import Slip, SlipView, Target
from ui.workspace import Workspace

Language = Literal["zh", "en"]


def numbered_slip(
    session: Session,
    name: str,
    preview: Callable[[], Any],
    register: Callable[[Target], tuple[PrintJob, Any]],
    draw: Callable[[Any], bytes],
) -> Slip:
    """A slip that the vault's print register finishes, and whose PDF may lie where the vault's files may (V18)."""
    return Slip(
        name,
        preview,
        register,
        draw,
        lambda job, pages, disposition: session.prints.finish(job.number, pages, disposition),
        partial(check_place, session),
        session.prints.word,
    )


class PrintedPage(Page):
    """`maker(language)` says how the sheet is made, and is asked again when the language of the window changes.
    `tools` stand in the head, left of "Back"."""

    narrow = True

    def __init__(self, space: Workspace, title: Words, hint: Words = "", tools: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._space = space
        look = space.look
        head = PageHead(look, title, hint)
        back = IconButton(look, "chevron-left", lambda: tr("Back"))
        back.clicked.connect(self.left)
        for tool in (*tools, back):
            head.add_action(tool)
        self.view = SlipView(look, space.jobs, partial(ask_word, space, self))
        self.view.came_out.connect(lambda: space.tell(Change(registers=("prints",))))
        ground = Panel("surface")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(24, 16, 24, 16)
        inner.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(hairline())
        layout.addWidget(ground, 1)

    def maker(self, language: Language) -> Callable[[Session], Slip]:
        """What draws the sheet up on the storage thread, with all that it needs of the window already read."""
        raise NotImplementedError

    def lay(self) -> None:
        """Draw the sheet up and show it."""
        self._space.read(self.maker(self.language), self.view.show_slip, self.view.error.tell)

    @property
    def language(self) -> Language:
        return "zh" if self._space.look.language.zh else "en"

    def enter(self) -> None:
        self.lay()
        self.view.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        self.lay()

    def regions(self) -> Sequence[QWidget]:
        return (self.view.print_button, self.view.paper)

    def keys(self) -> KeyList:
        return (("Ctrl P", lambda: tr("Print")), ("Esc", lambda: tr("Back")))

    def print_page(self) -> None:
        if self.view.print_button.isEnabled():
            self.view.print_button.click()

    def seal(self) -> None:
        self.view.paper.clear()

    def back(self) -> bool:
        self.left.emit()
        return True
