"""Single cells of the slips of a document review: quantity, carrier, what became of a document that is not there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from forms.printing.answers import Answers
from forms.printing.slip_words import ItemWords


@dataclass(frozen=True)
class Listed:
    """A document on a slip. `gone` is the word for one that was voided or never came: it keeps its row, so that no
    number is just missing, and there is nothing in the row to tick."""

    serial: str
    answers: Answers
    gone: str = ""

    def why(self, between: str) -> str:
        """What became of a document that is not there, with the reason where there is one."""
        reason = self.answers.said("not_provided_reason")
        return f"{self.gone}{between}{reason}" if reason else self.gone


def natural_number(serial: str) -> tuple[int, str]:
    """Sorts items by their number within the request."""
    last = serial.rpartition("/")[2]
    return (int(last) if last.isdigit() else 0, serial)


def quantity_parts(answers: Answers, words: ItemWords, *, received: bool) -> list[str]:
    """How much, and how many pages where pages are not the unit."""
    counted = answers.content.get("quantity_received") if received else None
    number = answers.content.get("quantity") if counted in (None, "") else counted
    code, pages = str(answers.content.get("quantity_unit") or ""), answers.content.get("pages")
    parts = []
    if number not in (None, ""):
        one, many = words.units.get(code, (answers.said("quantity_unit"),) * 2)
        parts.append(words.amount_of.format(number=number, unit=one if number == 1 else many).strip())
    if pages not in (None, "") and code != "page":
        parts.append(words.pages[pages != 1].format(pages=answers.said("pages")))
    return parts


def counted(template: Sequence[str], count: int) -> str:
    """The template for one, or that for any other number."""
    return template[count != 1].format(count=count)


def carrier(answers: Answers, words: ItemWords) -> str:
    """Original, copy or electronic, in one word."""
    if answers.content.get("medium") == "electronic":
        return words.electronic
    return {"original": words.original, "copy": words.copy}.get(str(answers.content.get("original")), "")
