"""Values between answers, the texts in the document that expressions see, and what expressions give."""

from __future__ import annotations

import math
import re
from typing import Any

from forms.xlsform.model import QuestionType
from forms.xlsform.openrosa import moments

_NUMBER = re.compile(r"-?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII)
"""A number as XPath 1.0 writes it: neither exponent nor plus sign."""

XPathValue = str | float | bool | list[Any]


def to_number(value: XPathValue) -> float:
    """OpenRosa's number: of text, dates (days since 1970) and times (part of a day); NaN when it is none."""
    if isinstance(value, list):
        value = node_text(value)
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, int | float):
        return float(value)
    text = value.strip()
    if _NUMBER.fullmatch(text):
        return float(text)
    found = moments.moment(text)
    if found is not None:
        return moments.days(found)
    part = moments.day_fraction(text)
    return math.nan if part is None else part


def to_text(value: XPathValue) -> str:
    if isinstance(value, list):
        return node_text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return number_text(value)
    return value


def to_truth(value: XPathValue) -> bool:
    if isinstance(value, list):
        return bool(node_text(value))
    if isinstance(value, float):
        return value != 0 and not math.isnan(value)
    return bool(value)


def node_text(nodes: list[Any]) -> str:
    """The text of the first node (OpenRosa takes a set of nodes for its first)."""
    return "".join(nodes[0].itertext()) if nodes and not isinstance(nodes[0], str) else "".join(nodes[:1])


def texts(value: XPathValue) -> list[str]:
    """Every text in an argument: one for each node, or the one value."""
    if isinstance(value, list):
        return ["".join(node.itertext()) if not isinstance(node, str) else node for node in value]
    return [to_text(value)]


def number_text(value: float) -> str:
    """A number as XPath writes it: no exponent, no point for whole numbers."""
    if isinstance(value, int) or (math.isfinite(value) and value == int(value) and abs(value) < 1e15):
        return str(int(value))
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    shown = repr(value)
    return f"{value:.15f}".rstrip("0").rstrip(".") if "e" in shown else shown


def answer_text(kind: QuestionType, answer: Any) -> str:
    """The text that stands for `answer` in the document."""
    if answer is None:
        return ""
    if isinstance(answer, bool):
        if kind == "acknowledge":
            return "OK" if answer else ""
        return "true" if answer else "false"
    if isinstance(answer, int | float):
        return number_text(answer)
    if isinstance(answer, list | tuple):
        return " ".join(str(item) for item in answer)
    return answer if isinstance(answer, str) else ""


def answer_from(kind: QuestionType, value: XPathValue) -> Any:
    """The answer that an expression's `value` means for a question of type `kind`; None when it is empty."""
    if kind == "calculate" and isinstance(value, float) and not isinstance(value, bool):
        return _number(value)
    if kind in ("integer", "decimal", "range"):
        return _number(to_number(value))
    if kind in ("date", "datetime", "time"):
        return _moment(kind, value)
    text = to_text(value)
    if isinstance(value, float) and math.isnan(value):
        return None
    if kind in ("select_multiple", "rank"):
        return text.split() or None
    if kind == "acknowledge":
        return True if text.strip() and text.strip().lower() not in ("false", "0") else None
    return text or None


def _number(value: float) -> int | float | None:
    if not math.isfinite(value):
        return None
    return int(value) if value == int(value) and abs(value) < 2**53 else value


def _moment(kind: QuestionType, value: XPathValue) -> str | None:
    plain: str | float | bool = value if isinstance(value, float) else to_text(value)
    if kind == "time":
        return plain.strip()[:5] or None if isinstance(plain, str) and moments.day_fraction(plain) is not None else None
    found = moments.moment(plain)
    if found is None:
        return None
    return found.date().isoformat() if kind == "date" else found.isoformat(timespec="seconds")
