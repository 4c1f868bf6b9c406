"""Words of the office's pages: bundles, verdicts, checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.kinds import Label
from ui.components.marks import Mark
from ui.handover.words import code_sentence, marking_word, records_text
from ui.i18n import listed, tr, tr_n
from ui.messages import explain
from ui.wording.intake import CHECK_NAMES

if TYPE_CHECKING:
    from pathlib import Path

    from storage.exchange.bundles import BundleRow
    from storage.exchange.checks import Check
    from storage.exchange.statement import Statement
    from ui.look import Look
    from ui.office.detail import Detail


def bundle_name(said: Statement) -> str:
    """`03A bundle 4`."""
    return tr("{team}{laptop} bundle {n}").format(team=said.team, laptop=said.laptop, n=said.sequence)


def title_of(detail: Detail) -> str:
    """The bundle, or the file where nothing could be proven."""
    if detail.said is not None:
        return bundle_name(detail.said)
    from pathlib import Path

    return Path(detail.key).name


def check_name(look: Look, name: str) -> str:
    """The label of a check."""
    zh, en = CHECK_NAMES.get(name, (name, name))
    return look.language.pick(Label(zh, en))


def check_sentence(look: Look, check: Check) -> str:
    """What a check found."""
    facts = dict(check.facts)
    if "marking" in facts:
        facts["marking"] = marking_word(look, str(facts["marking"]))
    return code_sentence(look, check.code, facts)


def check_mark(check: Check) -> Mark:
    """Tick, ochre or red triangle."""
    marks: dict[str, Mark] = {"ok": "met", "note": "act", "refuse": "refused"}
    return marks[check.level]


def verdict_mark(detail: Detail) -> Mark:
    """The mark of a whole bundle."""
    if detail.stage == "receipted":
        return "received"
    if detail.stage == "known":
        return "void"
    if detail.stage in ("fault", "refused"):
        return "refused"
    return "act" if detail.notes else "met"


def verdict(look: Look, detail: Detail) -> str:
    """In a few words whether it can be received and what to follow up."""
    if detail.stage == "fault" and detail.inspection is not None and detail.inspection.fault is not None:
        return explain(detail.inspection.fault, look.language.name).what
    if detail.stage == "known":
        return tr("The same bundle was received before")
    if detail.refusal is not None:
        return tr("Refused: {why}").format(why=check_sentence(look, detail.refusal))
    if detail.stage == "receipted":
        return tr("Receipt issued")
    notes = tr_n("{n} thing to follow up", "{n} things to follow up", detail.notes)
    if detail.stage == "taken":
        return (
            tr("Taken in, receipt waits; {notes}").format(notes=notes)
            if detail.notes
            else tr("Taken in, receipt waits")
        )
    return tr("May be received, {notes}").format(notes=notes) if detail.notes else tr("May be received")


def second_line(look: Look, detail: Detail) -> str:
    """Why a file or bundle stands in the list."""
    if detail.stage in ("fault", "known", "refused", "receipted"):
        return verdict(look, detail)
    parts = []
    if detail.missing:
        parts.append(tr_n("{n} gap", "{n} gaps", len(detail.missing)))
    count = len(detail.conflicts) or len(detail.waiting)
    if count:
        parts.append(tr_n("{n} conflict", "{n} conflicts", count))
    parts.append(tr("{records} receivable").format(records=records_text(detail.receivable)))
    return listed(*parts)


def row_line(row: BundleRow) -> tuple[Mark, str]:
    """Mark and second line of a bundle in the archive, before its detail is read."""
    if row.state == "receipted":
        return "received", tr("Receipt issued")
    notes = sum(check["level"] == "note" for check in row.notes.get("checks", ()))
    text = tr("{records}, receipt waits").format(records=records_text(row.records))
    return ("act" if notes else "met"), text


def folder_word(folder: Path) -> str:
    """A folder as it is told: its last part."""
    return folder.name or str(folder)
