"""Doors to questionnaires: the lists, a batch, the tally, the pages on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.kinds import KINDS
from storage.keying import BATCH
from ui.components.nav import Door
from ui.i18n import tr
from ui.shell import RecordMaker, Room

if TYPE_CHECKING:
    from ui.page import Page
    from ui.workspace import Workspace

FORM, RESPONSE = "questionnaire_form", "questionnaire_response"


def questionnaire_rooms(space: Workspace) -> list[Room]:
    """The listed door comes first, where the role reaches batches (DOMAIN 5)."""
    from storage.access import Access

    kind = KINDS[BATCH]
    pick = space.look.language.pick
    if Access(space.me).reach(kind) == "none":
        return []
    listed = Room(
        Door("questionnaires", lambda: pick(kind.plural), "list-checks", 1), _page, home_of=(BATCH, FORM)
    )  # fmt: skip
    return [
        listed,
        Room(Door("questionnaire_tally", lambda: tr("Tally"), "chart-no-axes-column", 3), _tally, listed=False,
             kept=False),
        Room(Door("questionnaire_files", lambda: tr("Files handed in"), "paperclip", 3), _files, listed=False,
             kept=False),
        Room(Door("questionnaire_paper", lambda: tr("Tally on paper"), "printer", 3), _paper, listed=False,
             kept=False),
    ]  # fmt: skip


def questionnaire_makers(office: bool = False) -> dict[str, RecordMaker]:
    """The pages of a batch and of a form; an office sees the tally."""
    return {BATCH: _counted} if office else {BATCH: _batch, FORM: _form}


def _counted(space: Workspace, record: str, place: str) -> Page:
    return _tally(space, record)


def _page(space: Workspace, argument: str) -> Page:
    from ui.questionnaires.page import QuestionnairesPage

    return QuestionnairesPage(space)


def _batch(space: Workspace, record: str, place: str) -> Page:
    from ui.questionnaires.batch import BatchPage

    return BatchPage(space, record, place)


def _form(space: Workspace, record: str, place: str) -> Page:
    from ui.questionnaires.designer import DesignerPage

    return DesignerPage(space, record, place)


def _tally(space: Workspace, argument: str) -> Page:
    from ui.questionnaires.tally import TallyPage

    return TallyPage(space, argument)


def _files(space: Workspace, argument: str) -> Page:
    from ui.questionnaires.handedin import HandedInPage

    return HandedInPage(space, argument)


def _paper(space: Workspace, argument: str) -> Page:
    """`argument` is `blank/<batch>`, `blank/<form>` or `tally/<batch>`."""
    what, _, record = argument.partition("/")
    if what == "blank":
        from ui.questionnaires.blanks import BlankPaper

        return BlankPaper(space, record)
    from ui.questionnaires.papers import TallyPaper

    return TallyPaper(space, record)
