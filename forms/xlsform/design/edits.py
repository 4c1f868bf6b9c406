"""Changes to a design: each takes one and gives a new one back."""

from __future__ import annotations

import string
from collections.abc import Iterable
from dataclasses import replace

from forms.xlsform.design.model import OTHER, Design, DesignedQuestion, Option, Skip, Sort, Words

NEW_OPTIONS = 2


def new_key(design: Design, stem: str = "q") -> str:
    """`q1`, `q2` …: a name that nothing in the form has."""
    taken = set(design.names())
    return next(f"{stem}{number}" for number in range(1, len(taken) + 2) if f"{stem}{number}" not in taken)


def new_code(taken: Iterable[str]) -> str:
    """`a` … `z`, then `a1` …: letters, so that nobody takes a code for the digit that is keyed."""
    used = {*taken, OTHER}
    letters = string.ascii_lowercase
    ways = (letter + number for number in ("", *map(str, range(1, 1000))) for letter in letters)
    return next(code for code in ways if code not in used)


def new_row(item: DesignedQuestion, taken: Iterable[str]) -> str:
    """`q3_1`, `q3_2` …: the name of an item of a matrix, which is a question of its own in the form."""
    used = set(taken) | {row.code for row in item.rows}
    return next(f"{item.key}_{number}" for number in range(1, len(used) + 2) if f"{item.key}_{number}" not in used)


def fresh(design: Design, sort: Sort) -> DesignedQuestion:
    """A new item of `sort`, with empty lines to write on."""
    key = new_key(design, "s" if sort == "section" else "n" if sort == "note" else "q")
    item = DesignedQuestion(key, sort)
    return furnished(item, design)


def furnished(item: DesignedQuestion, design: Design) -> DesignedQuestion:
    """The item with what its sort needs to be written on."""
    if item.sort in ("select_one", "select_multiple", "matrix"):
        while len(item.options) < NEW_OPTIONS:
            item = replace(item, options=(*item.options, Option(new_code(one.code for one in item.options))))
    if item.sort == "matrix":
        while len(item.rows) < NEW_OPTIONS:
            item = replace(item, rows=(*item.rows, Option(new_row(item, design.names()))))
    if item.sort == "scale" and (item.low is None or item.high is None or not 0 <= item.low < item.high):
        item = replace(item, low=1, high=5)
    return item


def put(design: Design, item: DesignedQuestion) -> Design:
    """`item` in place of the one of its key."""
    return replace(design, items=tuple(item if one.key == item.key else one for one in design.items))


def insert(design: Design, item: DesignedQuestion, after: str = "") -> Design:
    """`item` behind `after`; at the end where that is none."""
    at = design.place(after) + 1 if design.place(after) >= 0 else len(design.items)
    return replace(design, items=(*design.items[:at], item, *design.items[at:]))


def remove(design: Design, key: str) -> Design:
    return replace(design, items=tuple(item for item in design.items if item.key != key))


def without(design: Design, key: str) -> Design:
    """The design without an item; what depended on it is asked of everybody."""
    freed = (replace(one, skip=None) if one.skip and one.skip.question == key else one for one in design.items)
    return remove(replace(design, items=tuple(freed)), key)


def move(design: Design, key: str, step: int) -> Design:
    """One place up (−1) or down (1); at either end it stays."""
    at = design.place(key)
    to = at + step
    if at < 0 or not 0 <= to < len(design.items):
        return design
    items = list(design.items)
    items.insert(to, items.pop(at))
    return replace(design, items=tuple(items))


def duplicate(design: Design, key: str) -> tuple[Design, str]:
    """A copy behind the item, under names of its own; and its key."""
    item = design.item(key)
    if item is None:
        return design, key
    stem = key.rstrip(string.digits) or key
    copy = replace(item, key=new_key(design, stem))
    taken = set(design.names())
    rows: list[Option] = []
    for row in item.rows:
        code = new_row(replace(copy, rows=tuple(rows)), taken)
        rows.append(replace(row, code=code))
    return insert(design, replace(copy, rows=tuple(rows)), key), copy.key


def change_sort(design: Design, key: str, sort: Sort) -> Design:
    """Another sort for the item; what it does not use stays with it."""
    item = design.item(key)
    return design if item is None else put(design, furnished(replace(item, sort=sort), design))


def spoken(design: Design, languages: tuple[str, ...]) -> Design:
    """The design in other languages; words in a language left out stay until it is saved."""
    return replace(design, languages=tuple(languages))  # type: ignore[arg-type]


def condition(design: Design, key: str, skip: Skip | None) -> Design:
    item = design.item(key)
    return design if item is None else put(design, replace(item, skip=skip))


def line(design: Design, key: str, listed: str, at: int, words: Words) -> Design:
    """Write on line `at` of `listed` (`options` or `rows`)."""
    item = design.item(key)
    if item is None:
        return design
    lines: tuple[Option, ...] = getattr(item, listed)
    changed = tuple(replace(one, words=words) if number == at else one for number, one in enumerate(lines))
    return put(design, replace(item, **{listed: changed}))  # type: ignore[arg-type]


def add_line(design: Design, key: str, listed: str, at: int, words: Words = Words()) -> Design:  # noqa: B008
    """A new line of `listed` in place `at`."""
    item = design.item(key)
    if item is None:
        return design
    lines: tuple[Option, ...] = getattr(item, listed)
    code = new_row(item, design.names()) if listed == "rows" else new_code(one.code for one in lines)
    return put(design, replace(item, **{listed: (*lines[:at], Option(code, words), *lines[at:])}))  # type: ignore[arg-type]


def drop_line(design: Design, key: str, listed: str, at: int) -> Design:
    item = design.item(key)
    if item is None:
        return design
    lines: tuple[Option, ...] = getattr(item, listed)
    return put(design, replace(item, **{listed: (*lines[:at], *lines[at + 1 :])}))  # type: ignore[arg-type]


def move_line(design: Design, key: str, listed: str, at: int, step: int) -> Design:
    item = design.item(key)
    if item is None:
        return design
    lines = list(getattr(item, listed))
    if not (0 <= at < len(lines) and 0 <= at + step < len(lines)):
        return design
    lines.insert(at + step, lines.pop(at))
    return put(design, replace(item, **{listed: tuple(lines)}))  # type: ignore[arg-type]


def label_place(design: Design, key: str, place: int, words: Words) -> Design:
    """Words for one place of a scale."""
    item = design.item(key)
    if item is None:
        return design
    others = tuple(option for option in item.options if option.code != str(place))
    return put(design, replace(item, options=(*others, Option(str(place), words))))
