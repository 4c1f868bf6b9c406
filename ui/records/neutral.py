"""The neutral packs that the program brings along, for a vault whose kit brought none: offered where they are missed.

A working paper needs categories, a checklist its points. They are about organisations, never about persons' views or
private life (`tests/forms/test_packs.py`); what an office sends later takes their place or stands beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

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
"""The criteria the program brings along are an example, not rules of any place: they are not offered."""
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
    folder = space.root / "resources" / "packs"

    def work(session: Session, _report: Report) -> list[Pack]:
        return [
            session.packs.install(source)
            for kind, source in _sources(folder)
            if not session.packs.in_use(kind)
        ]  # fmt: skip

    space.write(work, done, failed)


def _sources(folder: Path) -> list[tuple[PackKind, bytes]]:
    return [(kind, (folder / f"{kind}.json").read_bytes()) for kind in NEUTRAL]


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
    """What has come: `General taxonomy (14), General checklist (60)`."""

    def said() -> str:
        name = space.look.language.name
        each = [f"{pack.title.get(name)} ({len(pack.leaves())})" for pack in packs]
        return tr("Installed: {packs}").format(packs=tr(", ").join(each))

    return said
