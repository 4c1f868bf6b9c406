"""Words of the designer: what each sort of question is called, and what one is called in lists."""

from __future__ import annotations

from collections.abc import Sequence

from forms.xlsform.design.checks import Finding
from forms.xlsform.design.model import ASKED, Design, DesignedQuestion, Language, Sort
from ui.i18n import LanguageName, tr


def sort_word(sort: Sort) -> str:
    """What a sort is called."""
    return {
        "select_one": tr("Single choice"),
        "select_multiple": tr("Multiple choice"),
        "yes_no": tr("Yes or no"),
        "scale": tr("Scale"),
        "matrix": tr("Rating table: item × grade"),
        "text": tr("Text answer"),
        "integer": tr("Whole number"),
        "decimal": tr("Number with decimals"),
        "date": tr("Date answer"),
        "section": tr("Section heading"),
        "note": tr("Note to the reader"),
    }[sort]


def language_word(language: Language) -> str:
    return tr("Chinese") if language == "zh" else tr("English")


def numbers(design: Design) -> dict[str, str]:
    """The number before each question, as on paper; what is not asked has none."""
    found: dict[str, str] = {}
    count = 0
    for item in design.items:
        if item.sort in ASKED:
            count += 1
            found[item.key] = str(count)
            count += item.takes_other
    return found


def short(item: DesignedQuestion, language: str) -> str:
    """The words of an item for a list."""
    return " ".join(item.words.any(language).split()) or tr("(no words yet)")


def told(findings: Sequence[Finding], language: LanguageName) -> list[str]:
    """What is said of an item, one sentence each."""
    from ui.messages import explain  # all the words; a page without problems needs none of them

    return list(dict.fromkeys(explain(one.problem, language).line() for one in findings))
