"""What stands over a record: its name and state in the head, and a banner where it has two versions or is void."""

from __future__ import annotations

from collections.abc import Callable

from ui.components.banner import Banner
from ui.i18n import Language, Words, tr
from ui.interview import pagewords
from ui.interview.head import Head
from ui.interview.keeper import Keeper
from ui.interview.working import WorkingCopy
from ui.workspace import Workspace


def tell_standing(banner: Banner, keeper: Keeper, space: Workspace) -> bool:
    """Say it, and whether there is anything to say; what else the banner says is left alone."""
    view = keeper.view
    if view is None:
        return False
    if view.in_conflict:
        banner.tell(
            "warn",
            lambda: tr("Two versions of this record are here. Resolve the conflict first."),
            lambda: tr("Resolve…"),
            lambda: space.go_asked.emit("conflict", keeper.working.record),
        )
        return True
    if view.head.state != "void":
        return False
    reason, who = view.head.reason, space.member_name(view.head.approved_by or view.head.author)
    banner.tell("info", lambda: tr("Void: {reason} Approved by {who}.").format(reason=_sentence(reason), who=who))
    return True


def show_head(head: Head, working: WorkingCopy, role: Callable[[], str], language: Language) -> None:
    """Code, serial and state; `role` gives the interviewee's role group in the language of the window."""
    code: Words = str(working.content.get("source_code") or "") or (lambda: tr("New interview"))
    serial: Words = working.serial or (lambda: tr("The serial comes with the first save"))
    head.show_record(
        code,
        lambda: pagewords.about(working.content, role()),
        serial,
        working.custody,  # type: ignore[arg-type]  # every custody is a mark
        pagewords.state_words(working.state, working.bundle, language),
    )


def _sentence(text: str) -> str:
    """A reason ends as a sentence does."""
    return text if text.endswith(("。", ".", "！", "!", "？", "?")) else text + tr(".")
