"""Words of bundles for people: states, serial ranges, fingerprints, moments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from forms.canonical import short_fingerprint
from forms.kinds import KINDS
from forms.problems import Problem, Refused
from ui.components.marks import Mark
from ui.dates import day_text, local, moment_text
from ui.i18n import enumerated as enumerated  # others take it from here
from ui.i18n import listed, tr, tr_n
from ui.messages import explain

if TYPE_CHECKING:
    from storage.exchange.bundles import BundleRow, BundleState
    from storage.exchange.statement import SerialSpan
    from storage.model import OfficeCard
    from ui.look import Look

NONE = "–"


def bundle_mark(state: BundleState) -> Mark:
    """Where a bundle stands in the chain of custody; an unfinished one asks for an act."""
    if state in ("approved", "verified"):
        return "act"
    if state == "receipted":
        return "received"
    return "refused" if state == "rejected" else "sealed"


def bundle_word(state: BundleState) -> str:
    """The word beside the mark."""
    return {
        "approved": tr("Not finished"),
        "verified": tr("Not finished"),
        "written": tr("Written"),
        "delivered": tr("Delivered"),
        "receipted": tr("Received"),
        "rejected": tr("Returned"),
        "received": tr("Taken in"),
    }[state]


def scope_word(scope: str) -> str:
    """The three scopes of a bundle."""
    return {
        "delta": tr("Delta"),
        "unreceived": tr("Not received"),
        "full": tr("Everything"),
    }.get(scope, scope)


def marking_word(look: Look, code: str) -> str:
    """A marking by its code, in the current language; what is unknown stands for itself."""
    from storage.exchange.markings import MARKINGS, code_of

    label = MARKINGS.get(code) or (MARKINGS[code_of(code)] if code in _labels() else None)
    return look.language.pick(label) if label is not None else code


def _labels() -> frozenset[str]:
    from storage.exchange.markings import MARKINGS

    return frozenset(text for label in MARKINGS.values() for text in (label.zh, label.en))


def kind_plural(look: Look, kind: str) -> str:
    """The name of a kind for several records; for an unknown kind its code."""
    return look.language.pick(KINDS[kind].plural) if kind in KINDS else kind


def state_label(look: Look, kind: str, state: str) -> str:
    """The label of a kind's state."""
    return look.language.pick(KINDS[kind].state(state).label)


def dashed(sha256: str, groups: int = 4) -> str:
    """The first groups of a fingerprint as they are read aloud: `9F3A C41E`."""
    return " ".join(short_fingerprint(sha256).split("·")[:groups]) if sha256 else ""


def office_fingerprint(office: OfficeCard) -> str:
    """The fingerprint of the office's key, the one that is compared with the kit's paper; empty without a key."""
    import base64

    try:
        return dashed(base64.b64decode(office.signing_key, validate=True).hex())
    except ValueError:
        return ""


def span_text(span: SerialSpan | None, zh: bool) -> str:
    """`TH 0035–0040` (zh `TH 0035—0040`); a single number stands alone."""
    if span is None:
        return NONE
    if span.first == span.last:
        return f"{span.prefix} {span.first:04d}"
    return f"{span.prefix} {span.first:04d}{'—' if zh else '–'}{span.last:04d}"


def gaps_text(span: SerialSpan | None) -> str:
    """Missing numbers and void ones with their reasons; a number held back is no gap (V04)."""
    if span is None:
        return tr("none")
    parts = [tr("{number} missing").format(number=f"{number:04d}") for number in span.gaps]
    parts += [
        tr("{number} void: {reason}").format(number=void.serial.rpartition("-")[2], reason=void.reason)
        if void.reason
        else tr("{number} void").format(number=void.serial.rpartition("-")[2])
        for void in span.voids
    ]
    return listed(*parts) or tr("none")


def serials_text(serials: Sequence[str], most: int = 4, hidden: int = 0) -> str:
    """The last parts of some serials, the rest as a number; `hidden` others are not open to whoever looks."""
    if not serials and hidden:
        return tr("numbers not open to you")
    shown = [serial.rpartition("-")[2] for serial in serials[:most]]
    text, more = enumerated(shown), max(len(serials) - most, 0) + hidden
    return tr("{some} and {n} more").format(some=text, n=more) if more else text


def unsigned_text(serials: Sequence[str], hidden: int) -> str:
    """That some records go without a registered signature."""
    return tr_n(
        "{n} record ({serials}) is locked without a registered signature. It may go; the slip will say so.",
        "{n} records ({serials}) are locked without a registered signature. They may go; the slip will say so.",
        len(serials) + hidden, serials=serials_text(serials, hidden=hidden),
    )  # fmt: skip


def missing_forms_text(names: Sequence[str]) -> str:
    """That this program does not have the sources of some forms."""
    text = tr("This program no longer has these forms: {names}. The bundle goes without them; the log says so.")
    return text.format(names=", ".join(names))


def when(look: Look, stamp: str) -> str:
    """A stamp of storage as people read it; empty for none."""
    return moment_text(stamp, datetime.now().astimezone(), look.language.zh) if stamp else ""


def sentences(*parts: str) -> str:
    """Sentences one after the other; in Chinese without a space."""
    text = ""
    for part in parts:
        text = tr("{sentence} {next}").format(sentence=text, next=part) if text and part else text or part
    return text


def minute(look: Look, stamp: str) -> str:
    """As `when`, always with hour and minute."""
    return f"{_day(look, stamp)} {local(stamp):%H:%M}" if stamp else ""


def clock_time(look: Look, stamp: str) -> str:
    """As `when`, with seconds: for what a register notes."""
    return f"{_day(look, stamp)} {local(stamp):%H:%M:%S}" if stamp else ""


def _day(look: Look, stamp: str) -> str:
    return day_text(local(stamp).date(), datetime.now().astimezone().date(), look.language.zh)


def records_text(count: int) -> str:
    """`18 records`."""
    return tr_n("{n} record", "{n} records", count)


def files_text(count: int) -> str:
    """`23 files`."""
    return tr_n("{n} file", "{n} files", count)


def sentence(look: Look, problem: BaseException) -> str:
    """What happened, in one sentence."""
    return explain(problem, look.language.name).what


def code_sentence(look: Look, code: str, facts: object) -> str:
    """The sentence of a check or a correction request."""
    values = {str(key): value for key, value in facts.items()} if isinstance(facts, dict) else {}
    problem: Problem = Refused(code, **values)
    return explain(problem, look.language.name).what


def previous_text(look: Look, previous: BundleRow | None) -> tuple[str, bool]:
    """What the wizard says of the bundle before, and whether it still asks for a receipt."""
    if previous is None:
        return tr("None, this is the first"), False
    name = tr("Bundle {n}").format(n=previous.sequence) + " " + dashed(previous.sha256, 2)
    if previous.state == "receipted":
        return tr("{bundle}, received").format(bundle=name), False
    if previous.state == "rejected":
        return tr("{bundle}, returned by the office").format(bundle=name), True
    return tr("{bundle}, written, no receipt yet").format(bundle=name), True
