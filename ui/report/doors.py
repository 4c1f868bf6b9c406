"""Doors to the report outline, and to its pages and those of a bound volume."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.kinds import KINDS
from ui.components.nav import Door
from ui.i18n import tr
from ui.shell import Room

if TYPE_CHECKING:
    from ui.page import Page
    from ui.workspace import Workspace


def report_rooms(space: Workspace) -> list[Room]:
    """For roles that read every working paper (DOMAIN 5): an outline from one's own papers would lack the rest."""
    from storage.access import Access

    if Access(space.me).reach(KINDS["workpaper"]) != "whole":
        return []
    return [
        Room(Door("report", lambda: tr("Report outline"), "scroll-text", 2), _report),
        Room(Door("report_paper", lambda: tr("Outline on paper"), "printer", 3), _paper, listed=False, kept=False),
    ]


def _report(space: Workspace, argument: str) -> Page:
    from ui.report.page import ReportPage

    return ReportPage(space)


def _paper(space: Workspace, argument: str) -> Page:
    from ui.report.paper import ReportPaper

    return ReportPaper(space, argument)
