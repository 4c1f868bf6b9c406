"""What the fields of one open record share: its form being filled, the lists, the records it knows, its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from random import Random
from typing import Any

from forms.canonical import short_fingerprint
from forms.kinds import Kind
from forms.xlsform.filling import Filling, Surroundings
from forms.xlsform.instance import Path
from forms.xlsform.model import FILE_TYPES, Form, Group, Node, Question, Repeat
from forms.xlsform.model import Text as FormText
from forms.xlsform.program import compile_form
from storage.model import AttachmentRef, Content, PlaceWords, RecordSummary
from ui.dates import day_text
from ui.i18n import Words, dotted, listed
from ui.interview.formanswers import Option
from ui.records.around import Around
from ui.records.sources import Lists, kinds_of
from ui.records.steps import Steps
from ui.workspace import Workspace

HIDDEN_TYPES = ("calculate", "hidden", "start", "end", "today", "device")


class Scope:
    """`filling` is the one truth about the answers; widgets show it and change it through `set`."""

    def __init__(self, space: Workspace, kind: Kind, lists: Lists, now: Callable[[], datetime] = datetime.now) -> None:
        self.space = space
        self.look = space.look
        self.kind = kind
        self.form: Form = space.forms[kind.name]
        self.lists = lists
        self.known: dict[str, RecordSummary] = {}
        self.places: dict[str, PlaceWords] = {}
        """Where references point inside a record, in words."""
        self.files: tuple[AttachmentRef, ...] = ()
        self.names: dict[Path, list[tuple[int, int]]] = {}
        """Where sealed names stand in the text as it was last committed (V13)."""
        self._program = compile_form(self.form)
        self._surroundings = Surroundings(now, Random(0), language="")
        self._protected = frozenset(self.form.protected_groups())
        self._files = frozenset(node.key for node in self.form.questions() if node.type in FILE_TYPES)
        self.steps = Steps(self._given)
        self.stamped = kind.stamped()
        self.late = _late_fields(kind)
        self.filling = Filling(self._program, None, self._surroundings)

    def load(self, content: Content | None, first: Content | None = None) -> None:
        """Begin with the answers of a record; with None with the form's defaults and `first`."""
        self.filling = Filling(self._program, content, self._surroundings)
        for name, value in (first or {}).items():
            self.filling.set((name,), value)

    def learn(self, around: Around) -> None:
        """Records that the answers point at, and the places in them."""
        self.known.update(around.known)
        self.places.update(around.places)

    def content(self) -> dict[str, Any]:
        """The answers as they go into the record; sealed parts are never among them."""
        return {name: value for name, value in self.filling.answers().items() if name not in self._protected}

    def go_back(self, wanted: Content) -> None:
        """Make the answers those of a step; files came by revisions of their own and stay."""
        kept = {name: value for name, value in self.content().items() if name in self._files}
        self.load({**wanted, **kept})

    def _given(self) -> dict[str, Any]:
        return {name: value for name, value in self.content().items() if name not in self._files}

    # -- words -----------------------------------------------------------------------------------------------

    def words(self, text: FormText) -> Words:
        return lambda: text.get(self.look.language.name)

    def label(self, node: Node) -> Words:
        return lambda: node.label.get(self.look.language.name) or node.name

    def options(self, node: Question) -> list[Option]:
        """Choices of a question: the program's own list, or the form's."""
        source = node.extra.get("fs:source", "")
        if source:
            return self.lists.options(source, self.look.language)
        return [Option(choice.name, self.words(choice.label)) for choice in self.form.lists.get(node.choices, ())]

    def targets(self, node: Question, path: Path) -> tuple[str, ...] | None:
        """The kinds of record that the answer at `path` points at; None when it is no reference."""
        return kinds_of(self.kind, node, tuple(step for step in path if isinstance(step, str)))

    def record_words(self, reference: str) -> Words:
        """What a referenced record is called: its handle or serial, and where in it."""
        record, _, place = reference.partition("#")
        row = self.known.get(record)
        if row is None:
            return lambda: self.unreadable()
        called = f"{row.serial} {row.handle}".strip() if row.handle else row.serial
        return lambda: dotted(called, self._where(reference) if place else "")

    def _where(self, reference: str) -> str:
        return self.places.get(reference, {}).get(self.look.language.name, "")

    def unreadable(self) -> str:
        from ui.i18n import tr

        return tr("a record you may not read")

    def value_words(self, node: Question, path: Path, value: Any) -> str:
        """One answer as a person reads it."""
        if value is None or value == "" or value == []:
            return ""
        many = value if isinstance(value, list | tuple) else [value]
        if self.targets(node, path) is not None:
            from ui.i18n import say

            return listed(*(say(self.record_words(str(one))) for one in many))
        if node.type == "date":
            return self._day(str(value))
        if node.type == "acknowledge":
            return "✓"
        if node.type in ("integer", "decimal") and isinstance(value, int | float) and abs(value) >= 10000:
            return f"{value:,}"
        if "fs-fingerprint" in node.appearance:
            return short_fingerprint(str(value))
        options = {option.name: option for option in self.options(node)}
        if options or node.extra.get("fs:source"):
            from ui.i18n import say

            return listed(*(self._choice(str(one), options, say) for one in many))
        return listed(*(str(one) for one in many))

    def _choice(self, name: str, options: Mapping[str, Option], say: Callable[[Words], str]) -> str:
        if name in options:
            return say(options[name].label)
        return self.space.member_name(name)

    def _day(self, value: str) -> str:
        from datetime import date

        try:
            return day_text(date.fromisoformat(value), date.today(), self.look.language.zh)
        except ValueError:
            return value

    # -- what is shown ---------------------------------------------------------------------------------------

    def shows(self, node: Node, path: Path) -> bool:
        """Whether a question belongs on the page: what moves write stands in the course of the record instead, what
        only later moves may set is shown once it says something."""
        if "fs-off" in node.appearance or "fs-stamp" in node.appearance:
            return False
        if isinstance(node, Question) and node.type in HIDDEN_TYPES:
            return False
        if isinstance(node, Repeat) and node.key in {move.log for move in self.kind.transitions}:
            return False
        if len(path) == 1 and node.key in self.late:
            return not isinstance(node, Question) or self.filling.value(path) not in (None, "", [])
        return True


def _late_fields(kind: Kind) -> frozenset[str]:
    """Fields that only moves out of fixed states, or moves that end a record's life, may set."""
    late: set[str] = set()
    early: set[str] = set()
    for move in kind.transitions:
        ends = bool(move.target) and kind.state(move.target).custody == "void"
        fixed = all(kind.is_fixed(source) for source in move.sources)
        (late if fixed or ends else early).update(move.writes)
    return frozenset(late - early)


def group_questions(group: Group) -> list[Node]:
    """Children of a group with those of inner groups, which are transparent."""
    found: list[Node] = []
    for node in group.children:
        if isinstance(node, Group) and not node.protected:
            found += group_questions(node)
        else:
            found.append(node)
    return found
