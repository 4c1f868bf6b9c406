"""Words of a form for the windows: labels of questions and of choices, in the current language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from forms.xlsform.model import Question, Repeat

if TYPE_CHECKING:
    from forms.xlsform.model import Form, Text


@runtime_checkable
class FormShelf(Protocol):
    """A form book that gives whole forms, beyond what the store asks of it."""

    def form(self, name: str) -> Form:
        """The form in use under `name`."""
        ...

    def labels(self, form: str, language: str) -> Mapping[str, Mapping[str, str]]:
        """Words for the codes of a form's answers: question, code, word."""
        ...


def forms_in(book: object, names: dict[str, str]) -> dict[str, Form]:
    """The forms by kind (`names` is kind → form); empty for a book that only knows references."""
    return {kind: book.form(name) for kind, name in names.items()} if isinstance(book, FormShelf) else {}


class FormWords:
    """Built once a form; a name the form does not know stands for itself."""

    def __init__(self, form: Form | None) -> None:
        if form is None:
            self._labels: dict[str, Text] = {}
            self._choices: dict[str, dict[str, Text]] = {}
            return
        self._labels = {node.key: node.label for _, node in form.walk() if isinstance(node, Question | Repeat)}
        self._choices = {
            question.key: {choice.name: choice.label for choice in form.lists.get(question.choices, ())}
            for question in form.questions()
            if question.choices
        }

    def label(self, key: str, language: str) -> str:
        """The label of a question or a repeat."""
        text = self._labels.get(key)
        return text.get(language, key) if text is not None else key

    def labels(self, language: str) -> dict[str, str]:
        """All labels by key: for `ui.messages.explain`."""
        return {key: text.get(language, key) for key, text in self._labels.items()}

    def choice(self, key: str, value: str, language: str) -> str:
        """The label of one choice of a question."""
        text = self._choices.get(key, {}).get(value)
        return text.get(language, value) if text is not None else value
