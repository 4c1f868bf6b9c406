"""A form back into the designer, where the designer knows all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from forms.problems import Refused
from forms.tally.numbering import is_matrix
from forms.tally.shape import scale_places
from forms.xlsform.design.meaning import meaning
from forms.xlsform.design.model import (
    ANONYMITY,
    FOLLOW,
    OTHER,
    PURPOSE,
    YES_NO_OPTIONS,
    Design,
    DesignedQuestion,
    Language,
    Option,
    Skip,
    Sort,
    Words,
)
from forms.xlsform.design.model import Purpose as KindOfForm
from forms.xlsform.design.sheets import SECOND_TITLE
from forms.xlsform.design.workbook import workbook_of
from forms.xlsform.model import Choice, Form, Group, Node, Question, Repeat, Text
from forms.xlsform.reading import read_form

_EQUAL = re.compile(r"^\s*\$\{\s*([^}\s]+)\s*\}\s*(=|!=)\s*(?:'([^']*)'|\"([^\"]*)\")\s*$")
_SELECTED = re.compile(
    r"^\s*(not\s*\()?\s*selected\s*\(\s*\$\{\s*([^}\s]+)\s*\}\s*,\s*(?:'([^']*)'|\"([^\"]*)\")\s*\)\s*(\))?\s*$"
)
_LOW = re.compile(r"\.\s*>=\s*(-?\d+)")
_HIGH = re.compile(r"\.\s*<=\s*(-?\d+)")
_MOST = re.compile(r"^\s*count-selected\(\s*\.\s*\)\s*<=\s*(\d+)\s*$")
_DIGITS = 15
"""Digits of a bound or a grade that the designer takes."""
_PLAIN = ("text", "integer", "decimal", "date", "select_one", "select_multiple", "note")


def design_of(form: Form, kind: KindOfForm = "survey") -> Design:
    """The design that says the same as `form`.

    Raises `Refused("DESIGN_BEYOND", name=…)` (named: the first question that is more than the designer knows, as far
    as that can be told) for a form that would not come out of the designer as it went in.
    """
    design = _Reader(form, kind).design()
    try:
        again = read_form(workbook_of(design), "again.xlsx")
    except Refused as refusal:
        raise Refused("DESIGN_BEYOND", name=form.name) from refusal
    language = design.languages[0]
    if meaning(again, language) != meaning(form, language):
        raise Refused("DESIGN_BEYOND", name=_differing(form, again, language))
    return design


def next_version(version: str) -> str:
    """`1` → `2`, `2026.1` → `2026.2`; what ends in no number gets one."""
    found = re.search(r"(\d+)$", version)
    if not found or len(found[1]) > _DIGITS:
        return f"{version}-2" if version else "2"
    return version[: found.start()] + str(int(found[1]) + 1)


def _differing(form: Form, again: Form, language: str) -> str:
    """The first element at the top that differs."""
    one, other = (meaning(each, language)["children"] for each in (form, again))
    names = [node["name"] for node, twin in zip(one, [*other, *[None] * len(one)], strict=False) if node != twin]
    return str(names[0]) if names else form.name


class _Reader:
    def __init__(self, form: Form, kind: KindOfForm) -> None:
        self._form = form
        self._languages = self._spoken()
        self._kind = kind

    def design(self) -> Design:
        form, first = self._form, self._languages[0]
        title = Words().put(first, form.title)
        for other in self._languages[1:]:
            title = title.put(other, str(form.settings.get(f"{SECOND_TITLE}{other}", "")))
        children = list(form.children)
        opening: dict[str, Words] = {}
        while children and isinstance(children[0], Question) and children[0].name in (PURPOSE, ANONYMITY):
            node = children.pop(0)
            opening[node.name] = self._words(node.label)
        return Design(
            form.name, form.version, title, self._kind, self._languages, opening.get(PURPOSE, Words()),
            opening.get(ANONYMITY, Words()), tuple(self._items(children)), form.anonymous,
        )  # fmt: skip

    def _spoken(self) -> tuple[Language, ...]:
        codes = [one.code.split("-")[0] for one in self._form.languages if one.code]
        if any(code not in ("zh", "en") for code in codes) or len(set(codes)) < len(codes):
            raise Refused("DESIGN_BEYOND", name=self._form.name)
        default = self._form.default_language
        order = sorted(codes, key=lambda code: code != default)
        if not order:
            words = self._form.title + "".join(node.label.get("") for node in self._form.questions())
            order = ["zh" if any("\u4e00" <= character <= "\u9fff" for character in words) else "en"]
        return tuple(order)  # type: ignore[arg-type]  # each is one of the two

    def _items(self, nodes: Sequence[Node]) -> Iterator[DesignedQuestion]:
        yield from self._flat(nodes, in_section=False)

    def _flat(self, nodes: Sequence[Node], in_section: bool) -> Iterator[DesignedQuestion]:
        left = list(nodes)
        while left:
            node = left.pop(0)
            if isinstance(node, Repeat):
                raise Refused("DESIGN_BEYOND", name=node.name)
            if isinstance(node, Group) and not is_matrix(node):
                if in_section:
                    raise Refused("DESIGN_BEYOND", name=node.name)
                yield self._section(node)
                yield from self._flat(node.children, in_section=True)
            elif isinstance(node, Group):
                yield self._matrix(node)
            else:
                follow = bool(left) and left[0].name == node.name + FOLLOW
                if follow:
                    left.pop(0)
                yield self._question(node, follow)

    def _section(self, node: Group) -> DesignedQuestion:
        return DesignedQuestion(node.key, "section", self._words(node.label), skip=self._skip(node))

    def _matrix(self, node: Group) -> DesignedQuestion:
        asked = [child for child in node.children if isinstance(child, Question)]
        choices = self._form.lists.get(asked[0].choices, ())
        return DesignedQuestion(
            node.name, "matrix", self._words(node.label), self._words(node.hint), all(row.required for row in asked),
            self._skip(node), self._options(choices), tuple(Option(row.name, self._words(row.label)) for row in asked),
            scored=any(choice.extra.get("score") for choice in choices),
        )  # fmt: skip

    def _question(self, node: Question, follow: bool) -> DesignedQuestion:
        if node.type not in (*_PLAIN, "range"):
            raise Refused("DESIGN_BEYOND", name=node.name)
        choices = self._form.lists.get(node.choices, ())
        item = DesignedQuestion(
            node.name, "text", self._words(node.label), self._words(node.hint), bool(node.required), self._skip(node)
        )
        if node.type == "range":
            return self._range(item, node)
        if node.type == "select_one" and "likert" in node.appearance:
            return self._labelled(item, choices)
        if node.type == "select_one" and self._is_yes_no(choices):
            return replace(item, sort="yes_no")
        low, high, most = (self._number(node, found.search(node.constraint)) for found in (_LOW, _HIGH, _MOST))
        return replace(
            item, sort=cast(Sort, node.type), low=low, high=high if most is None else None, most=most or 0,
            long="multiline" in node.appearance, other=follow,
            options=self._options(choices[:-1] if follow and choices and choices[-1].name == OTHER else choices),
        )  # fmt: skip

    @staticmethod
    def _number(node: Question, found: re.Match[str] | None) -> int | None:
        if found and len(found[1]) > _DIGITS:
            raise Refused("DESIGN_BEYOND", name=node.name)
        return int(found[1]) if found else None

    def _range(self, item: DesignedQuestion, node: Question) -> DesignedQuestion:
        places = scale_places(node)
        if not places:
            raise Refused("DESIGN_BEYOND", name=node.name)
        return replace(item, sort="scale", low=int(places[0]), high=int(places[-1]))

    def _labelled(self, item: DesignedQuestion, choices: Sequence[Choice]) -> DesignedQuestion:
        codes = [choice.name for choice in choices]
        if not codes or not all(code.isdecimal() and len(code) <= _DIGITS for code in codes):
            raise Refused("DESIGN_BEYOND", name=item.key)
        options = tuple(Option(choice.name, self._unnumbered(choice)) for choice in choices)
        return replace(item, sort="scale", low=int(codes[0]), high=int(codes[-1]), options=options)

    def _unnumbered(self, choice: Choice) -> Words:
        words = self._words(choice.label)
        for one in self._languages:
            words = words.put(one, words.get(one).removeprefix(choice.name).strip())
        return words

    def _is_yes_no(self, choices: Sequence[Choice]) -> bool:
        """The very words of the program's own yes and no; other words for them are options like any."""
        found = {choice.name: self._words(choice.label) for choice in choices}
        return found == {code: words.only(self._languages) for code, words in YES_NO_OPTIONS.items()}

    def _options(self, choices: Sequence[Choice]) -> tuple[Option, ...]:
        return tuple(Option(choice.name, self._words(choice.label)) for choice in choices)

    def _words(self, text: Text) -> Words:
        known = dict(text.by_language)
        words = Words()
        for one in self._languages:
            found = next((said for code, said in known.items() if code.split("-")[0] == one), "")
            words = words.put(one, found or (known.get("", "") if one == self._languages[0] else ""))
        return words

    def _skip(self, node: Node) -> Skip | None:
        if not node.relevant:
            return None
        if found := _EQUAL.match(node.relevant):
            return Skip(found[1], found[3] or found[4] or "", found[2] == "!=")
        found = _SELECTED.match(node.relevant)
        if not found or bool(found[1]) != bool(found[5]):
            raise Refused("DESIGN_BEYOND", name=node.name)
        return Skip(found[2], found[3] or found[4] or "", bool(found[1]))
