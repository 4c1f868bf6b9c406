"""One sheet being filled in, without a window: which questions, what was typed, what comes next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any

from forms.tally.shape import scale_places
from forms.xlsform.answers import fits_type
from forms.xlsform.filling import Filling, Surroundings
from forms.xlsform.instance import Path
from forms.xlsform.model import FILE_TYPES, Form, Node, Repeat
from forms.xlsform.program import Program, compile_form
from storage.answer_files import AnswerFile
from storage.keyed import Keyed
from storage.model import AttachmentRef
from ui.questionnaires.asked import Asked, asked_of, repeats_in
from ui.questionnaires.sheetfiles import SheetFiles

CHOSEN = ("select_one", "select_multiple", "rank", "acknowledge")


@dataclass(frozen=True)
class Option:
    """A choice as the keyer types it: `digits` (`1`, `12`), or the place on a scale."""

    digits: str
    code: Any
    label: str


class Sheet:
    """Answers to one sheet. A question is answered, blank (abstained), or still to do; what `relevant` leaves out is
    skipped. Nothing is prefilled: the paper says what stands on it."""

    def __init__(self, program: Program, now: Callable[[], datetime], language: str, kept: Keyed | None = None) -> None:
        self.form = program.form
        self._program, self._now = program, now
        world = Surroundings(now, Random(1), language)
        self.filling = Filling(program, dict(kept.answers) if kept else {}, world)
        self.language = language
        self.files = SheetFiles(kept)
        self.has_repeats = any(isinstance(node, Repeat) for _, node in self.form.walk())
        self._with_rows()
        blank = set(kept.abstained) if kept else set()
        self.asked = self._asked()
        self.touched: set[Path] = set()
        self.blank: set[Path] = {one.path for one in self.asked if one.key in blank}

    @classmethod
    def of(cls, form: Form, now: Callable[[], datetime], language: str) -> Sheet:
        return cls(compile_form(form), now, language)

    def again(self, language: str) -> Sheet:
        """The same sheet in another language, as far as it is filled in."""
        made = Sheet(self._program, self._now, language, Keyed(self.filling.answers()))
        made.blank = set(self.blank)
        made.files = self.files
        return made

    def _rows(self) -> dict[Path, int]:
        """How many rows each repeat has now, repeats in rows among them."""
        found: dict[Path, int] = {}
        waiting: list[tuple[Path, tuple[Node, ...]]] = [((), self.form.children)]
        while waiting:
            above, nodes = waiting.pop()
            for repeat in repeats_in(nodes):
                path = (*above, repeat.key)
                found[path] = self.filling.rows(path)
                waiting += [((*path, row), repeat.children) for row in range(found[path])]
        return found

    def _with_rows(self) -> None:
        """Every repeat begins with a row to write in; one whose count the form gives has as many as it says."""
        while empty := [path for path, count in self._rows().items() if not count and not self._counted(path)]:
            for path in empty:
                self.filling.add_row(path)

    def _counted(self, path: Path) -> bool:
        """Whether the form itself says how many rows the repeat at `path` has."""
        node = self.form.find(*(step for step in path if isinstance(step, str)))
        return isinstance(node, Repeat) and bool(node.count)

    def _asked(self) -> tuple[Asked, ...]:
        return asked_of(self.form, self._rows())

    def add_row(self, at: int) -> int | None:
        """Another row of the innermost repeat that a question stands in: the place of its first question, or None
        where there can be none."""
        path = self.asked[at].path
        if not self.asked[at].in_repeat:
            return None
        repeat = path[:-2]
        if self._counted(repeat):
            return None
        self.filling.add_row(repeat)
        self._with_rows()
        self.asked = self._asked()
        new = (*repeat, self.filling.rows(repeat) - 1)
        places = (place for place, one in enumerate(self.asked) if one.path[: len(new)] == new)
        return next((place for place in places if self.relevant(place)), None)

    def ends_rows(self, at: int) -> bool:
        """Whether the last question of the last row of a repeat stands at `at`, and another row may follow."""
        repeat = self.asked[at].path[:-2]
        if not repeat or self._counted(repeat):
            return False
        following = self.after(at)
        return following >= len(self.asked) or self.asked[following].path[: len(repeat)] != repeat

    def relevant(self, at: int) -> bool:
        path = self.asked[at].path
        return all(self.filling.state(path[:length]).relevant for length in range(1, len(path) + 1))

    def value(self, at: int) -> Any:
        return self.filling.value(self.asked[at].path)

    def answered(self, at: int) -> bool:
        return self.asked[at].path in self.blank or self.value(at) not in (None, "", [])

    def options(self, at: int) -> tuple[Option, ...]:
        """What can be typed as digits; empty for numbers and texts."""
        question = self.asked[at].question
        places = scale_places(question)
        if places:
            return tuple(Option(f"{place:g}", _number(place), f"{place:g}") for place in places)
        if question.type == "acknowledge":
            return (Option("1", True, ""),)
        if question.type not in ("select_one", "select_multiple", "rank"):
            return ()
        path = self.asked[at].path
        choices = self.filling.choices(path)
        return tuple(
            Option(str(n), one.name, self.filling.words(path, one.label, self.language) or one.name)
            for n, one in enumerate(choices, 1)
        )

    def typed(self, at: int) -> bool:
        """Whether an answer is written out. A choice never is, also when no option can be taken now."""
        question = self.asked[at].question
        return question.type not in (*CHOSEN, *FILE_TYPES) and not scale_places(question)

    def takes_file(self, at: int) -> bool:
        return self.asked[at].question.type in FILE_TYPES

    def file(self, at: int) -> AttachmentRef | None:
        """The file that the answer is."""
        return self.files.find(self.value(at)) if self.takes_file(at) else None

    def attach(self, path: Path, file: AnswerFile) -> None:
        """Take a file as the answer of the question at `path`."""
        self._set(path, self.files.add(file))

    def section(self, at: int) -> str:
        """What stands above a question: the headings of its groups, and which row of a repeat it is in."""
        asked = self.asked[at]
        rows = iter([step + 1 for step in asked.path if isinstance(step, int)])
        words = []
        for node in asked.above:
            row = f" {next(rows)}" if isinstance(node, Repeat) else ""
            label = self.filling.words(asked.path, node.label, self.language)
            words.append(f"{label}{row}" if label else "")
        return "   ".join(text for text in words if text)

    def several(self, at: int) -> bool:
        return self.asked[at].question.type in ("select_multiple", "rank")

    def at_once(self, at: int) -> bool:
        """Whether one digit is a whole answer: then the next question follows by itself."""
        options = self.options(at)
        return bool(options) and not self.several(at) and all(len(option.digits) == 1 for option in options)

    def choose(self, at: int, digits: str) -> bool:
        """Take the option of these digits (again: put it back, where several may be chosen). False when there is
        none."""
        found = next((option for option in self.options(at) if option.digits == digits), None)
        if found is None:
            return False
        if not self.several(at):
            self._set(self.asked[at].path, found.code)
            return True
        now = list(self.value(at) or [])
        now = [code for code in now if code != found.code] if found.code in now else [*now, found.code]
        if self.asked[at].question.type == "select_multiple":
            order = [option.code for option in self.options(at)]
            now.sort(key=order.index)
        self._set(self.asked[at].path, now or None)
        return True

    def write(self, at: int, text: str) -> bool:
        """A number, date or text as typed; an empty one is a blank. False when it is not what the question takes."""
        text = text.strip()
        if not text:
            self.leave_blank(at)
            return True
        question = self.asked[at].question
        if not self.typed(at):
            return False
        value: Any = text
        if question.type in ("integer", "decimal", "range"):
            try:
                value = _number(float(text))
            except ValueError:
                return False
        if not fits_type(question, value):
            return False
        self._set(self.asked[at].path, value)
        return True

    def leave_blank(self, at: int) -> None:
        """Abstention: a value of its own."""
        self.clear(at)
        self.blank.add(self.asked[at].path)

    def clear(self, at: int) -> None:
        """Neither an answer nor a blank."""
        self._set(self.asked[at].path, None)

    def same_for_block(self, at: int) -> int:
        """Give the rest of a matrix the answer of `at`; returns the last place filled."""
        last, value = at, self.value(at)
        for place in range(at + 1, len(self.asked)):
            if not self.asked[at].block or self.asked[place].block != self.asked[at].block:
                break
            if value is None:
                self.leave_blank(place)
            else:
                self._set(self.asked[place].path, value)
            last = place
        return last

    def after(self, at: int) -> int:
        """The next question that is asked; as many as there are when there is none."""
        return next((n for n in range(at + 1, len(self.asked)) if self.relevant(n)), len(self.asked))

    def before(self, at: int) -> int:
        return next((n for n in range(at - 1, -1, -1) if self.relevant(n)), at)

    def shown(self, at: int) -> str:
        """What stands in the box: digits as typed, `·` for a blank."""
        value = self.value(at)
        if value in (None, "", []):
            return "·" if self.asked[at].path in self.blank else ""
        if self.takes_file(at):
            return "✓"
        options = {option.code: option.digits for option in self.options(at)}
        if isinstance(value, list):
            return " ".join(options.get(code, str(code)) for code in value)
        return options.get(value, str(value))

    def keyed(self) -> Keyed:
        """What is kept: answers and blanks of what is asked; a question passed over is a blank."""
        answers: dict[str, Any] = {}
        blanks: set[str] = set()
        files: dict[AttachmentRef, None] = {}
        for at, one in enumerate(self.asked):
            if not self.relevant(at):
                continue
            value = self.value(at)
            if value in (None, "", []):
                blanks.add(one.key)
                continue
            scope = answers
            for repeat, row in zip(one.path[:-1:2], one.path[1:-1:2], strict=True):
                scope = scope.setdefault(str(repeat), {}).setdefault(row, {})
            scope[str(one.path[-1])] = value
            if (file := self.file(at)) is not None:
                files[file] = None
        kept = _listed(answers)
        return Keyed(kept, tuple(sorted(blanks - kept.keys())), tuple(files))

    def _set(self, path: Path, value: Any) -> None:
        self.blank.discard(path)
        self.touched |= {path, *self.filling.set(path, value)}
        if self.has_repeats:
            self._with_rows()
            self.asked = self._asked()


def _listed(answers: Mapping[Any, Any]) -> dict[str, Any]:
    """Rows by number as lists, in order; a row in which nothing was written is none."""
    found: dict[str, Any] = {}
    for key, value in answers.items():
        found[key] = [_listed(value[row]) for row in sorted(value)] if isinstance(value, dict) else value
    return found


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else value
