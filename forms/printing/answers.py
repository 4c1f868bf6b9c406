"""Answers in the words of the page: labels from the form, names for account ids, words for codes, days as written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from forms.printing.breaking import Language
from forms.printing.interview_words import date_text, time_text
from forms.printing.order import Beside, PageOrder
from forms.printing.words import COMMON
from forms.rules import target_of
from forms.xlsform.model import Form, Question


class Answers:
    """The answers of a record, or of one beside it, as they are printed. Keys are those of the answers:
    `said("date")`, and `said("evidence", "kind", row=row)` for a column of a repeat."""

    def __init__(self, order: PageOrder, beside: Beside | None = None) -> None:
        self.order = order
        self.language: Language = order.language
        self.content: Mapping[str, Any] = order.content if beside is None else beside.content
        self.form: Form | None = order.form if beside is None else beside.form
        self.common = COMMON[order.language]

    def title(self, *keys: str) -> str:
        """The form's label of a question."""
        node = self._find(keys)
        return node.label.get(self.language, keys[-1]) if node is not None else keys[-1]

    def has(self, *keys: str) -> bool:
        return self.content.get(keys[0]) not in (None, "", [])

    def rows(self, name: str) -> list[Mapping[str, Any]]:
        """The rows of a repeat."""
        return [row for row in self.content.get(name) or () if isinstance(row, Mapping)]

    def said(self, *keys: str, row: Mapping[str, Any] | None = None) -> str:
        """One answer as a reader understands it; empty when there is none."""
        value = (self.content if row is None else row).get(keys[-1])
        if value in (None, "", []):
            return ""
        node = self._find(keys)
        many = value if isinstance(value, list | tuple) else [value]
        question = node if isinstance(node, Question) else None
        return self.common.between.join(self._one(one, question) for one in many)

    def or_none(self, *keys: str) -> str:
        """The answer, or that there is none: an empty cell would leave room to add."""
        return self.said(*keys) or self.common.none

    def named(self, key: str) -> str:
        """The people in an answer by name alone, for narrow columns."""
        value = self.content.get(key)
        many = value if isinstance(value, list | tuple) else [value] if value else []
        return self.common.between.join(self.order.names.get(str(one), str(one)) for one in many)

    def called(self, reference: str) -> str:
        """A record pointed at: its number, and what it is called where the printing account may know that."""
        found = self.order.linked.get(target_of(reference))
        if found is None:
            return "—"
        return f"{found.serial} {found.handle}".strip() if found.record in self.order.readable else found.serial

    def _find(self, keys: tuple[str, ...]) -> Any:
        if self.form is None:
            return None
        try:
            return self.form.find(*keys)
        except KeyError:
            return None

    def _one(self, value: Any, question: Question | None) -> str:
        text = str(value)
        if question is None:
            return text
        source = question.extra.get("fs:source", "")
        if source == "members":
            return self.order.members.get(text, text)
        if source in self.order.sources:
            return self.order.sources[source].get(text, text)
        if isinstance(value, str) and target_of(text) in self.order.linked:
            return self.called(text)
        if question.type == "date":
            return date_text(text, self.language)
        if question.type == "time":
            return time_text(text, self.language)
        if question.type in ("integer", "decimal") and isinstance(value, int | float):
            return number_text(value)
        choices = self.form.lists.get(question.choices, ()) if self.form is not None else ()
        return next((choice.label.get(self.language, text) for choice in choices if choice.name == text), text)


def number_text(value: float) -> str:
    """Thousands apart; no more decimals than there are."""
    return f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"


def amount_text(value: Any, language: Language) -> str:
    """An amount of money in yuan; anything but a number as it stands."""
    if not isinstance(value, int | float):
        return str(value or "")
    return f"{number_text(value)}元" if language == "zh" else f"CNY {number_text(value)}"
