"""The neutral packs that the program brings along, for a vault whose kit brought none: offered where they are missed.

A working paper needs categories, a checklist its points. They are about organisations, never about persons' views or
private life (`tests/forms/test_packs.py`); what an office sends later takes their place or stands beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from forms.packs import Pack, PackKind
from forms.problems import Report
from forms.xlsform.model import Form, Question
from storage.session import Session
from ui.components.banner import Banner
from ui.i18n import Words, tr
from ui.jobs import Failed
from ui.records.sources import PACK_SOURCES, Lists
from ui.workspace import Workspace

NEUTRAL: tuple[PackKind, ...] = ("taxonomy", "checklist", "outlines")
EXAMPLE = "criteria-example"
"""Criteria of an invented place: no rules anybody could cite, so they are offered for practising only."""
INSTALLERS = ("leader", "deputy")


def without_packs(session: Session) -> bool:
    """Whether nothing can be coded in this vault yet; on the storage thread."""
    return not session.packs.in_use("taxonomy")


def lacking(form: Form, lists: Lists) -> bool:
    """Whether a form asks for something from a pack, and no pack of that kind is in use."""
    sources = {
        node.extra.get("fs:source", "") for _, node in form.walk()
        if isinstance(node, Question) and node.required not in ("", "false()")
    }  # fmt: skip
    return any(not lists.packs.get(source) for source in PACK_SOURCES if source in sources)


def may_install(space: Workspace) -> bool:
    return space.me.role in INSTALLERS and not space.read_only


def install_neutral(space: Workspace, done: Callable[[Sequence[Pack]], object], failed: Failed) -> None:
    """Take the neutral packs of the kinds that are missing into use."""

    def work(session: Session, _report: Report) -> list[Pack]:
        return [session.packs.install(_source(space, kind)) for kind in NEUTRAL if not session.packs.in_use(kind)]

    space.write(work, done, failed)


def may_practise_citing(space: Workspace) -> bool:
    return space.stint.practice and may_install(space)


def install_example(space: Workspace, done: Callable[[Pack], object], failed: Failed) -> None:
    """Take the invented criteria into use, to practise citing."""
    space.write(lambda session, _report: session.packs.install(_source(space, EXAMPLE)), done, failed)


def _source(space: Workspace, name: str) -> bytes:
    return (space.root / "resources" / "packs" / f"{name}.json").read_bytes()


def offer(banner: Banner, space: Workspace, done: Callable[[], object], failed: Failed) -> None:
    """Say what is missing and how it comes: by one act of the leader, or from the office."""
    if not may_install(space):
        banner.tell("info", lambda: tr("No categories and checklists are here yet; the leader can install them."))
        return

    def installed(packs: Sequence[Pack]) -> None:
        banner.tell("ok", installed_words(space, packs))
        done()

    banner.tell(
        "info",
        lambda: tr("No categories and checklists are here yet. A working paper needs a category."),
        lambda: tr("Install the neutral pack"),
        lambda: install_neutral(space, installed, failed),
    )


def installed_words(space: Workspace, packs: Sequence[Pack]) -> Words:
    """What has come: `General taxonomy (14), General checklist (60)`; and that the rules of a place are not in it."""

    def said() -> str:
        name = space.look.language.name
        each = [f"{pack.title.get(name)} ({len(pack.leaves())})" for pack in packs]
        told = tr("Installed: {packs}.").format(packs=tr(", ").join(each))
        return told + tr(
            " Criteria are rules of a place and come with the kit; until then a paper cites them in words."
        )

    return said
