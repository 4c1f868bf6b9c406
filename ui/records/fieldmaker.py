"""From a question to its widget, by its type, appearance and source; and what choosing means for each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from forms.kinds import KINDS
from forms.xlsform.instance import Path
from forms.xlsform.model import FILE_TYPES, Question
from storage.documents import LEDGERS_OF
from storage.evidence import SOURCE_KINDS
from storage.model import RecordSummary
from ui.i18n import Words, say, tr
from ui.interview.formanswers import Answer, LineAnswer, ManyAnswer, OneAnswer, TickAnswer, date_answer, time_answer
from ui.records.answers import (
    LONG_LIST,
    ChosenAnswer,
    FingerprintAnswer,
    GrowingAnswer,
    NumbersAnswer,
    decimal_answer,
    integer_answer,
    longest,
    option_of,
)
from ui.records.files import FilesAnswer
from ui.records.fingerprints import beside
from ui.records.picker import PickPanel, options_finder, records_finder
from ui.records.scope import Scope
from ui.records.sources import PACK_SOURCES

WIDE_TYPES = ("select_multiple", "note", *FILE_TYPES)


def is_wide(node: Question, scope: Scope, path: Path) -> bool:
    """Whether a question takes the whole width of the form."""
    if node.type in WIDE_TYPES or "multiline" in node.appearance or "fs-facts" in node.appearance:
        return True
    return len(path) == 1 and node.key == scope.kind.handle


def make_answer(scope: Scope, node: Question, path: Path, *, sensitive: bool = False) -> Answer | None:
    """The widget for a question; None where people give no answer (notes, types that a desk has no use for)."""
    label, look = scope.label(node), scope.look
    if node.type in FILE_TYPES:
        here = scope.kind.name
        return FilesAnswer(look, label, usable=here in SOURCE_KINDS, ledgers=here in LEDGERS_OF)
    if "fs-facts" in node.appearance:
        return NumbersAnswer(look, label, partial(facts_of, scope))
    if "fs-fingerprint" in node.appearance:
        return FingerprintAnswer(look, label)
    targets = scope.targets(node, path)
    if targets is not None:
        return _reference(scope, node, label, targets)
    if node.extra.get("fs:source") or node.type in ("select_one", "select_multiple"):
        return _choice(scope, node, label, path, sensitive=sensitive)
    if node.type in ("text", "barcode"):
        if "multiline" in node.appearance:
            return GrowingAnswer(look, label, 1 if len(path) > 1 else 2, limit=longest(node.constraint))
        return LineAnswer(look, label, sensitive=sensitive)
    if node.type == "acknowledge":
        return TickAnswer(look, label)
    made = {
        "integer": integer_answer, "range": integer_answer, "decimal": decimal_answer, "date": date_answer,
        "time": time_answer,
    }.get(node.type)  # fmt: skip
    return made(look, label) if made is not None else None


def facts_of(scope: Scope) -> Sequence[tuple[str, str]]:
    """The facts of the record that evidence can support: (id, text)."""
    rows = scope.content().get("facts") or ()
    return [(str(row.get("id") or number), str(row.get("text") or "")) for number, row in enumerate(rows, 1)]


def _choice(scope: Scope, node: Question, label: Words, path: Path, *, sensitive: bool) -> Answer | None:
    """None where a pack that nobody has installed would be chosen from, and the form can do without."""
    options = scope.options(node)
    from_pack = node.extra.get("fs:source", "") in PACK_SOURCES
    if from_pack and not options and node.required in ("", "false()") and _is_empty(scope, path):
        return None
    many = node.type == "select_multiple"
    if not options and node.type == "text":
        return LineAnswer(scope.look, label, sensitive=sensitive)
    if node.choices and not node.extra.get("fs:source") and node.choice_filter:
        allowed = {choice.name for choice in scope.filling.choices(path)}
        options = [option for option in options if option.name in allowed]
    if len(options) > LONG_LIST:
        answer = ChosenAnswer(scope.look, label, lambda name: option_of(scope.options(node), name), many=many)
        answer.asked.connect(lambda: _pick_option(scope, node, answer))
        return answer
    return ManyAnswer(scope.look, label, options) if many else OneAnswer(scope.look, label, options)


def _pick_option(scope: Scope, node: Question, answer: ChosenAnswer) -> PickPanel:
    panel = PickPanel(scope.space, answer.window(), scope.label(node), options_finder(scope.options(node)))
    panel.picked.connect(lambda name: answer.take([name]))
    return panel


def _reference(scope: Scope, node: Question, label: Words, targets: tuple[str, ...]) -> ChosenAnswer:
    many = node.type == "select_multiple"
    answer = ChosenAnswer(scope.look, label, scope.record_words, many=many, links=True)
    answer.asked.connect(lambda: pick_record(scope, answer, targets or tuple(KINDS)))
    answer.followed.connect(partial(follow, scope))
    return answer


def pick_record(scope: Scope, answer: ChosenAnswer, targets: Sequence[str]) -> PickPanel:
    """Ask for a record of one of these kinds; several answers are asked for one after the other."""
    names = {say(lambda kind=kind: scope.look.language.pick(KINDS[kind].label)) for kind in targets}  # type: ignore[misc]  # kind is bound by the default
    title: Words = lambda: tr("Choose: {kinds}").format(kinds=tr(", ").join(sorted(names)))  # noqa: E731
    here = answer.value()
    taken = frozenset(here if isinstance(here, list) else [str(here)] if here else [])
    panel = PickPanel(scope.space, answer.window(), title, records_finder(scope.space, targets, taken))

    def picked(record: str) -> None:
        def known(rows: dict[str, RecordSummary]) -> None:
            scope.known.update(rows)
            answer.take([record])

        scope.space.read(lambda session: session.records.summaries_of([record]), known)

    panel.picked.connect(picked)
    return panel


def follow(scope: Scope, reference: str) -> None:
    """Open what a reference points at, at its place."""
    record, _, place = reference.partition("#")
    row = scope.known.get(record)
    if row is not None:
        scope.space.open_asked.emit(row.kind, record, place)


def after_choice(scope: Scope, node: Question, path: Path, value: Any) -> dict[Path, Any]:
    """Answers beside this one that follow from what was chosen: the words of a clause, the version of a pack."""
    shown = beside(scope.form, path)
    if shown:
        return dict.fromkeys(shown)
    source = node.extra.get("fs:source", "")
    codes = value if isinstance(value, list) else [value] if value else []
    entry = scope.lists.entry(source, str(codes[-1])) if codes else None
    if entry is None:
        return {}
    found: dict[Path, Any] = {}
    text_beside = (*path[:-1], "text")
    zh = scope.look.language.zh
    if source == "criteria" and _is_empty(scope, text_beside):
        found[text_beside] = entry.text_zh if zh else entry.text_en
    for name, text in (("taxonomy_version", entry.edition(scope.look.language)),):
        if source == "taxonomy" and _exists(scope, (name,)):
            found[(name,)] = text
    if source == "checklist":
        for name, text in (("pack", entry.pack), ("pack_version", entry.version)):
            if _exists(scope, (name,)):
                found[(name,)] = text
    return found


def _exists(scope: Scope, path: Path) -> bool:
    try:
        scope.filling.value(path)
    except KeyError:
        return False
    return True


def _is_empty(scope: Scope, path: Path) -> bool:
    return _exists(scope, path) and scope.filling.value(path) in (None, "")
