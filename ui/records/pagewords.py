"""What a record's page says and offers in each state: title, acts, banner, steps."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from forms.kinds import KINDS, Kind, Transition
from forms.printing.pages import PAGES
from forms.xlsform.model import Form, Repeat
from storage.evidence import SOURCE_KINDS
from ui.i18n import Words, dotted, tr, tr_n
from ui.interview.head import Act
from ui.page import KeyList
from ui.recordrows import mark_named
from ui.records.figures import frozen_field, show_figures
from ui.records.neutral import lacking, offer
from ui.records.repeats import RepeatTable
from ui.records.side import log_of
from ui.records.strip import steps_of, way
from ui.records.words import ICONS, is_negative, new_words

if TYPE_CHECKING:
    from ui.records.form import FormView
    from ui.records.page import RecordPage

KEYS: KeyList = (
    ("Ctrl Enter", lambda: tr("Next step")),
    ("Ctrl S", lambda: tr("Save")),
    ("Ctrl Z", lambda: tr("Undo")),
    ("Ctrl Shift Z", lambda: tr("Redo")),
    ("Ctrl P", lambda: tr("Preview and print")),
    ("Ctrl M", lambda: tr("Use as evidence")),
    ("Ctrl H", lambda: tr("History")),
    ("Ctrl N", lambda: tr("Add what belongs to it")),
    ("F2", lambda: tr("Location of the evidence")),
    ("Alt ↑ ↓", lambda: tr("Move the evidence row")),
    ("Ctrl O", lambda: tr("Open the source")),
)


def corroborates(form: Form) -> bool:
    """Whether records of this form stand on evidence that is counted."""
    return any(isinstance(node, Repeat) and "fs-evidence" in node.appearance for _, node in form.walk())


def is_source(kind: str) -> bool:
    """Whether records of the kind can be evidence."""
    return kind in SOURCE_KINDS


def names_words(count: int) -> str:
    return tr_n(
        "A name from the sealed identity stands in the text, in {n} place.",
        "Names from the sealed identity stand in the text, in {n} places.",
        count,
    )


def bind_form(page: RecordPage, form: FormView) -> None:
    """What people do in the form, to the page."""
    form.changed.connect(page.changed)
    form.files_added.connect(page.doing.take_in)
    form.file_dropped.connect(page.doing.take_off)
    form.file_opened.connect(page.doing.show_file)
    form.file_used.connect(lambda sha256: page.doing.use_as_evidence(f"#attachment/{sha256}"))
    form.file_calculated.connect(page.doing.calculate_in)
    form.evidence_asked.connect(page.doing.add_evidence)
    record = page.view.record
    for group, block in form.sealed.items():
        sealed = record is not None and group in record.head.protected
        called = record.serial if record is not None else ""
        block.show_record(called, sealed=sealed, typed=page.keeper.typed.get(group), locked=form.fixed)
        block.card.opening.connect(partial(page.doing.open_sealed, group))
        block.card.typed.connect(partial(page.keeper.seal, group))
        block.card.sealing.connect(lambda: page.save())


def title_of(page: RecordPage) -> str:
    """The record's handle as it is typed now, or what kind it is."""
    look, kind = page.space.look, page.kind
    content = page.scope.content() if page.scope is not None else {}
    handle = str(content.get(kind.handle) or "") if kind.handle else ""
    if handle:
        return handle
    return look.language.pick(kind.label) if page.view.record is not None else new_words(page.space, kind)


def show_head(page: RecordPage) -> None:
    look, kind, record = page.space.look, page.kind, page.view.record
    view = page.view
    version = len(view.around.history) if view.around is not None else 0
    serial = record.serial if record is not None else ""
    about: Words = lambda: (  # noqa: E731
        dotted(look.language.pick(kind.label), serial, tr("Version {n}").format(n=version))
        if serial
        else tr("The serial comes with the first save")
    )
    state: Words = lambda: state_words(page)  # noqa: E731
    mark = "act" if page.conflict else mark_named(record.custody if record is not None else "not_begun")
    view.head.show_record(lambda: title_of(page), about, mark, state)
    view.head.show_acts(*acts_of(page))
    steps = steps_of(page.space, kind, page.state, log_rows(page)) if way(kind) else []
    view.show_strip(bool(steps))
    if steps:
        view.strip.show_steps(steps)


def state_words(page: RecordPage) -> str:
    record = page.view.record
    if page.conflict:
        return tr("Conflict")
    if record is not None and record.custody == "received":
        return tr("Received")
    if record is not None and record.custody == "sealed":
        return tr("Bundle {n}").format(n=record.bundle)
    return page.space.look.language.pick(page.kind.state(page.state).label)


def acts_of(page: RecordPage) -> tuple[list[Act], list[Act]]:
    """Buttons and menu: the next step is the primary one; steps back and out are in the menu or plain."""
    kind, space = page.kind, page.space
    menu: list[Act] = []
    acts: list[Act] = []
    moves = moves_of(page)
    onward = [move for move in moves if move.target and not is_negative(kind, move)]
    back = [move for move in moves if move.target and is_negative(kind, move) and not _ends(kind, move)]
    aside = [move for move in moves if not move.target]
    outs = [move for move in moves if _ends(kind, move)]
    if printable(page):
        acts.append(Act("print", lambda: tr("Print…"), "printer"))
    elif has_pages(page):
        menu.append(Act("print", lambda: tr("Preview pages"), "file-text"))
    acts += [_act(page, move, "plain") for move in [*back, *aside, *onward[1:]][:2]]
    menu += [_act(page, move, "quiet") for move in [*back, *aside, *onward[1:]][2:]]
    if onward:
        acts.append(_act(page, onward[0], "primary"))
    if is_source(kind.name) and page.view.record is not None and space.has_door("evidence"):
        menu.append(Act("evidence", lambda: tr("Use as evidence…")))
    menu += [_new_act(page, name) for name in begun_from(page)]
    if page.view.record is not None:
        menu.append(Act("history", lambda: tr("History")))
    menu += [_act(page, move, "quiet") for move in outs]
    return acts, menu


def moves_of(page: RecordPage) -> list[Transition]:
    """Moves out of the present state that this account's role may make."""
    found = page.keeper.found
    if found is None or not found.writable or page.space.read_only or page.conflict or page.keeper.draft is not None:
        return []
    if page.view.record is None and page.kind.first_guards:
        return []
    role = page.space.me.role
    return [move for move in page.kind.transitions if page.state in move.sources and role in move.roles]


def has_pages(page: RecordPage) -> bool:
    """Whether there is a record and a layout for a page of its kind, and a place to print it (an office has none)."""
    if page.view.record is None or not page.space.has_door("preview"):
        return False
    return any(name in PAGES for name in page.kind.pages)


def printable(page: RecordPage) -> bool:
    """Whether the state lets a page be printed; in others its pages are shown as a draft's."""
    return has_pages(page) and any(page.kind.prints(name, page.state) for name in page.kind.pages if name in PAGES)


def may_add(page: RecordPage, child: Kind) -> bool:
    """Whether a record that belongs to this one may be begun: what must still be asked for, only while this one is
    open (an item added to an approved list would be on no slip)."""
    if page.space.read_only or page.conflict or page.kind.state(page.state).custody == "void":
        return False
    asks = child.state(child.first_state()).custody == "not_begun"
    return not (asks and page.kind.is_fixed(page.state))


def near_kinds(kind: Kind) -> frozenset[str]:
    """Kinds whose changes show on the page of another: what belongs to it, and what may point at it."""
    return frozenset(entry.name for entry in KINDS.values() if entry.parent == kind.name or entry.references)


def log_rows(page: RecordPage) -> list[Any]:
    return log_of(page.kind.name, page.scope.content() if page.scope is not None else {})


def show_banner(page: RecordPage) -> None:
    """What must be said before anything else: a conflict, or the words with which it was sent back."""
    banner, kind = page.view.banner, page.kind
    if page.names:
        return
    if page.conflict:
        banner.tell(
            "warn",
            lambda: tr("Two versions of this record are here. Resolve the conflict first."),
            lambda: tr("Show both"),
            lambda: page.act("conflict"),
        )
        return
    last = next(iter(reversed(log_rows(page))), None)
    sent_back = next(
        (move for move in kind.transitions if last is not None and move.name == last.get("step")
         and is_negative(kind, move) and move.target == page.state), None,
    )  # fmt: skip
    if last is None or sent_back is None:
        found = page.keeper.found
        form = page.form
        if found is not None and form is not None and not form.fixed and lacking(form.scope.form, found.lists):
            offer(banner, page.space, page.doing.renew_lists, page.tell)
        else:
            banner.clear()
        return
    who, said = page.space.member_name(str(last.get("by") or "")), str(last.get("opinion") or "")
    step = page.space.look.language.pick(sent_back.label)
    banner.tell("warn", lambda: tr("{who}, {step}: “{said}”").format(who=who, step=step, said=said), icon="undo-2")


def _act(page: RecordPage, move: Transition, look: Any) -> Act:
    language = page.space.look.language
    more = "…" if move.needs_reason or (move.approver and page.space.me.role != move.approver) else ""
    return Act(f"move:{move.name}", lambda: language.pick(move.label) + more, ICONS.get(move.name, ""), look)


def begun_from(page: RecordPage) -> list[str]:
    """Kinds of record that may point at this one and can be begun from here."""
    if page.view.record is None or page.conflict or page.space.read_only:
        return []
    role = page.space.me.role
    return [
        kind.name for kind in KINDS.values()
        if role in kind.creators and not kind.parent and kind.name in page.space.forms
        and _rests_on(page.space.forms[kind.name], pointing_field(kind.name, page.kind.name))
    ]  # fmt: skip


def _rests_on(form: Form, field: str) -> bool:
    """Whether records of the form cannot be without what `field` points at."""
    return bool(field) and form.find(field).required not in ("", "false()")


def pointing_field(kind: str, target: str) -> str:
    """The field at the top of a form of `kind` that points at records of `target` and of no other kind."""
    found = (ref.field for ref in KINDS[kind].references if ref.kinds == (target,) and "." not in ref.field)
    return next((field for field in found if kind != target), "")


def _new_act(page: RecordPage, kind: str) -> Act:
    return Act(f"new:{kind}", lambda: f"{new_words(page.space, KINDS[kind])}…")


def _ends(kind: Kind, move: Transition) -> bool:
    return bool(move.target) and kind.state(move.target).custody == "void"


def show_figures_of(page: RecordPage) -> None:
    """Figures that a move will freeze are shown as they stand."""
    name = frozen_field(page.kind)
    form, scope = page.form, page.scope
    if not name or form is None or scope is None:
        return
    for block in form._blocks():
        if isinstance(block, RepeatTable) and block.key == name:
            show_figures(page.space, scope, block, page.state, page.tell)
