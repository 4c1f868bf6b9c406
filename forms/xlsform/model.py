"""What a form is once it has been read: frozen, free of any spreadsheet, the same for every source format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from forms.problems import Refused

QuestionType = Literal[
    "text", "integer", "decimal", "range", "date", "time", "datetime", "note", "select_one", "select_multiple",
    "rank", "acknowledge", "calculate", "hidden", "image", "audio", "video", "file", "barcode", "geopoint",
    "geotrace", "geoshape", "start", "end", "today", "device",
]  # fmt: skip
"""`device` stands for what a phone would know of itself or its owner (deviceid, username, …): always empty here."""

FILE_TYPES: tuple[QuestionType, ...] = ("image", "audio", "video", "file")
"""What is answered with a file."""

Row = Mapping[str, str]
"""One row of a table beside the form (a CSV), by column."""


@dataclass(frozen=True)
class Text:
    """A text in some languages, `(language code, text)` in the order of the form.

    A text without a language has the code `""` and serves every language.
    """

    by_language: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return any(text for _, text in self.by_language)

    def get(self, language: str, fallback: str = "") -> str:
        """The text in `language`, else in a variant of it, else without language, else the first there is."""
        texts = dict(self.by_language)
        base = language.split("-")[0]
        for code in (language, base, *(code for code in texts if code.split("-")[0] == base), ""):
            if texts.get(code):
                return texts[code]
        return next((text for _, text in self.by_language if text), fallback)


@dataclass(frozen=True)
class Language:
    """`code` as used in `Text` (`zh`), `name` as the form writes it (`中文 (zh)`)."""

    code: str
    name: str


@dataclass(frozen=True)
class Choice:
    """One choice; `extra` are the further columns of the sheet, which `choice_filter` may ask for."""

    name: str
    label: Text
    media: Mapping[str, Text] = field(default_factory=dict)
    extra: Row = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Element:
    """What questions, groups and repeats share.

    `name` is the form's own, `key` the name in the flat answers (the same unless another question of that
    name would collide: then `group/name`). Expressions are the form's own text, empty when there is none;
    `required` and `readonly` are expressions too (`true()`). `extra` holds columns of other makers, among
    them ours (`fs:protected`, `fs:print`, `fs:source`). `row` is the row in the survey sheet.
    """

    name: str
    key: str
    label: Text = Text()
    hint: Text = Text()
    guidance: Text = Text()
    media: Mapping[str, Text] = field(default_factory=dict)
    relevant: str = ""
    required: str = ""
    required_message: Text = Text()
    readonly: str = ""
    appearance: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)
    row: int = 0


@dataclass(frozen=True, kw_only=True)
class Question(Element):
    """`choices` names a list in `Form.lists`, or is `${name}` for the earlier answers to a question in a repeat.

    `default` is the answer a new record begins with: an expression when `default_is_expression`.
    `trigger` are the questions whose change lets `calculate` run (it then runs at no other time).
    """

    type: QuestionType
    choices: str = ""
    choice_filter: str = ""
    constraint: str = ""
    constraint_message: Text = Text()
    calculate: str = ""
    default: str = ""
    default_is_expression: bool = False
    trigger: tuple[str, ...] = ()
    parameters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Group(Element):
    """A group is transparent in the answers, unless it is protected: then it is a dict of its own."""

    children: tuple[Question | Group | Repeat, ...] = ()

    @property
    def protected(self) -> bool:
        return self.extra.get("fs:protected", "").lower() in ("yes", "true", "true()")


@dataclass(frozen=True, kw_only=True)
class Repeat(Element):
    """A list of dicts in the answers. `count`, when given, is the expression for the number of rows."""

    children: tuple[Question | Group | Repeat, ...] = ()
    count: str = ""


Node = Question | Group | Repeat


@dataclass(frozen=True)
class FormNotice:
    """Something in the form that this program does otherwise than the form asks; the form stays usable."""

    code: str
    sheet: str = ""
    row: int = 0
    column: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)

    def as_problem(self) -> Refused:
        """The notice as what words are made from (`ui.messages.explain`); it refuses nothing."""
        return Refused(self.code, sheet=self.sheet, row=self.row, column=self.column, **self.facts)


@dataclass(frozen=True)
class Form:
    """A form. `version` is its own word for its version, `sha256` its identity: the hash of its canonical
    model (texts, questions, expressions, lists; not row numbers, notices or the file it came in)."""

    name: str
    title: str
    version: str
    sha256: str
    default_language: str
    languages: tuple[Language, ...]
    children: tuple[Node, ...]
    lists: Mapping[str, tuple[Choice, ...]]
    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[FormNotice, ...] = ()

    @property
    def anonymous(self) -> bool:
        """Whether all copies are alike; so they are unless the form itself says `no` in the setting `anonymous`."""
        return self.settings.get("anonymous", "").strip().lower() not in ("no", "false")

    def walk(self) -> Iterator[tuple[tuple[str, ...], Node]]:
        """Every element with the names of the elements above it and its own, in the order of the sheet."""
        yield from _walk(self.children, ())

    def protected_groups(self) -> Mapping[str, Group]:
        return {node.name: node for _, node in self.walk() if isinstance(node, Group) and node.protected}

    def questions(self) -> Iterator[Question]:
        return (node for _, node in self.walk() if isinstance(node, Question))

    def find(self, *keys: str) -> Node:
        """The question or repeat that stands under `keys` in the answers: `find("turns", "text")`.

        Raises `KeyError` when there is none.
        """
        children, found = self.children, None
        for key in keys:
            found = _scope(children).get(key)
            if found is None:
                raise KeyError("/".join(keys))
            children = () if isinstance(found, Question) else found.children
        if found is None:
            raise KeyError("")
        return found


def _walk(children: tuple[Node, ...], above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Node]]:
    for child in children:
        path = (*above, child.name)
        yield path, child
        if not isinstance(child, Question):
            yield from _walk(child.children, path)


def _scope(children: tuple[Node, ...]) -> dict[str, Node]:
    found: dict[str, Node] = {}
    for child in children:
        if isinstance(child, Group) and not child.protected:
            found.update(_scope(child.children))
        else:
            found[child.key] = child
    return found


def languages_of(texts: tuple[str, ...]) -> tuple[Language, ...]:
    """Languages as forms name them (`中文 (zh)`, `french`, `English (en)`) with the codes used here.

    A name without a code in brackets is its own code, in lower case, but for names that are well known.
    """
    return tuple(Language(language_code(name), name) for name in texts)


_KNOWN = {
    "default": "", "english": "en", "chinese": "zh", "中文": "zh", "简体中文": "zh", "汉语": "zh",
    "繁體中文": "zh-Hant", "french": "fr", "français": "fr", "spanish": "es", "español": "es", "swahili": "sw",
    "arabic": "ar",
}  # fmt: skip


@lru_cache(maxsize=64)
def language_code(name: str) -> str:
    """`English (en)` -> `en`; `中文 (zh-Hans)` -> `zh-Hans`; `English` -> `en`; `default` -> `""`."""
    name = name.strip()
    if name.endswith(")") and "(" in name:
        return name[name.rindex("(") + 1 : -1].strip()
    return _KNOWN.get(name.lower(), name.lower())
