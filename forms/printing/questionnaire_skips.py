"""Skip hints: `relevant` in words that a respondent understands, as far as it is plain; else a general hint."""

from __future__ import annotations

import re
from collections.abc import Mapping

from forms.printing.breaking import Language
from forms.tally.numbering import Numbers
from forms.xlsform.model import Form, Question

_REF = r"\$\{\s*([^}\s]+)\s*\}"
_COMPARE = re.compile(rf"^{_REF}\s*(=|!=|>=|<=|>|<)\s*(?:'([^']*)'|\"([^\"]*)\"|(-?\d+(?:\.\d+)?))$")
_SELECTED = re.compile(rf"^(not\s*\(\s*)?selected\s*\(\s*{_REF}\s*,\s*(?:'([^']*)'|\"([^\"]*)\")\s*\)(\s*\))?$")

_SIGNS: Mapping[Language, Mapping[str, str]] = {
    "zh": {"=": "填", "!=": "未填", ">=": "填不小于", "<=": "填不大于", ">": "填大于", "<": "填小于"},
    "en": {"=": "is", "!=": "is not", ">=": "is at least", "<=": "is at most", ">": "is over", "<": "is under"},
}
_GENERAL: Mapping[Language, str] = {"zh": "按前面的回答，不适用的不填", "en": "leave out if it does not apply to you"}


def skip_hint(form: Form, relevant: str, numbers: Numbers, language: Language) -> str:
    """Who fills this in: `第3题选“是”的填写`. `numbers` are those printed on the blank."""
    if not relevant.strip():
        return ""
    for word, joined in ((" or ", {"zh": "或", "en": " or "}), (" and ", {"zh": "且", "en": " and "})):
        parts = relevant.split(word)
        found = [_simple(form, part.strip().strip("()") if "(" not in part[1:] else part.strip(), numbers, language)
                 for part in parts]  # fmt: skip
        if all(found):
            text = joined[language].join(found)
            return f"{text}的填写" if language == "zh" else f"only if {text}"
    return _GENERAL[language]


def _simple(form: Form, expression: str, numbers: Numbers, language: Language) -> str:
    """One comparison in words; empty when it is more than that."""
    if found := _SELECTED.match(expression):
        name, code = found[2], found[3] or found[4] or ""
        return _worded(form, name, "!=" if found[1] else "=", code, numbers, language)
    if found := _COMPARE.match(expression):
        return _worded(form, found[1], found[2], found[3] or found[4] or found[5] or "", numbers, language)
    return ""


def _worded(
    form: Form, name: str, sign: str, code: str, numbers: Numbers, language: Language
) -> str:  # fmt: skip
    question = next((one for one in form.questions() if one.name == name), None)
    place = numbers.named(name)
    if question is None or not place:
        return ""
    choice = next((one for one in form.lists.get(question.choices, ()) if one.name == code), None)
    if choice is not None and sign in ("=", "!="):
        label = choice.label.get(language, code)
        if language == "zh":
            return f"第{place}题{'未选' if sign == '!=' else '选'}“{label}”"
        return f"you {'did not choose' if sign == '!=' else 'chose'} “{label}” in {place}"
    if not code:
        return _given(question, sign, place, language)
    words = _SIGNS[language][sign]
    return f"第{place}题{words}{code}" if language == "zh" else f"your answer to {place} {words} {code}"


def _given(question: Question, sign: str, place: str, language: Language) -> str:
    """Compared with nothing: whether it was answered."""
    if language == "zh":
        return f"第{place}题{'有' if sign == '!=' else '没有'}回答"
    return f"you {'answered' if sign == '!=' else 'left out'} {place}"
