"""The wizard's five steps as data, and what has been chosen on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from storage.exchange.sealing import SealOrder, SealResult
from storage.exchange.statement import AuditSpan
from ui.components.wizard import Wizard, WizardStep
from ui.handover.mediums import MediumChoice
from ui.handover.outgoing import Outgoing
from ui.handover.words import records_text, scope_word
from ui.i18n import listed, tr

if TYPE_CHECKING:
    from storage.model import Stint
    from ui.handover.export import ExportPage

NOTHING = Outgoing("", 0, "delta", (), (), (), 0, 0, "internal", AuditSpan(), (), None)
"""Before anything was read."""


@dataclass
class Chosen:
    """Filled in step by step; Back leaves it as it is."""

    outgoing: Outgoing = NOTHING
    medium: MediumChoice | None = None
    order: SealOrder | None = None
    result: SealResult | None = None


def about_words(stint: Stint) -> str:
    """From whom to whom."""
    team = tr("{team}, laptop {laptop}").format(team=stint.team_name, laptop=stint.laptop)
    return tr("{team}, to {office}").format(team=team, office=stint.office.name)


def first_of(wizard: Wizard) -> QWidget:
    """Where the step in view begins: its first field or list, else its act."""
    first = getattr(wizard.step.page, "first", None)
    return first if isinstance(first, QWidget) else wizard.next


def steps_of(page: ExportPage) -> list[WizardStep]:
    """In order; `enter` is called each time a step comes into view."""

    def total() -> str:
        out = page.chosen.outgoing
        return listed(scope_word(out.scope), records_text(sum(line.count for line in out.lines)))

    def medium() -> str:
        chosen = page.chosen.medium
        return tr("To {medium}").format(medium=chosen.name) if chosen is not None else ""

    return [
        WizardStep(
            "choose", lambda: tr("Choose scope"), lambda: tr("Choose what goes out and on which medium"),
            lambda: tr("The review shows every record before anything leaves."), page.choose,
            lambda: tr("Review content"), page.may_review, lambda: page.show_step(0), total,
        ),
        WizardStep(
            "review", lambda: tr("Review content"), lambda: tr("Review what goes out"),
            lambda: tr("What is listed here will be encrypted to the office. Once it has left, only the office can "
                       "open it."),
            page.review, lambda: tr("Ask for approval…"), enter=lambda: page.show_step(1),
            chosen=lambda: tr("See what leaves the laptop"),
        ),
        WizardStep(
            "approve", lambda: tr("Approve"), lambda: tr("The leader approves"),
            lambda: tr("Without the leader's word nothing leaves this laptop."), page.approve,
            lambda: tr("Approve and seal"), page.ask_word, lambda: page.show_step(2), page.approve.name,
        ),
        *_last_steps(page, medium),
    ]  # fmt: skip


def _last_steps(page: ExportPage, medium: Callable[[], str]) -> list[WizardStep]:
    """Those from which there is no way back."""
    return [
        WizardStep(
            "seal", lambda: tr("Seal, read back"), lambda: tr("Sealing and reading back"),
            lambda: tr("Each step is ticked only when it is done."), page.step4, lambda: tr("Stop…"),
            page.stop_or_close, page.begin_sealing, medium, back=False,
        ),
        WizardStep(
            "slip", lambda: tr("Hand-over slip"),
            lambda: tr("Bundle {n} is written and reads back equal").format(n=page.chosen.outgoing.sequence),
            lambda: tr("Records here are unchanged. You may close this page and come back by “Hand-over”."),
            page.result, lambda: tr("Finish"), enter=lambda: page.show_step(4), chosen=lambda: tr("Two copies"),
            back=False,
        ),
    ]  # fmt: skip
