"""An expression as tokens (XPath 1.0 §3.7, with `${name}`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from forms.xlsform.xpath.syntax import ExpressionError

TokenKind = Literal["number", "literal", "reference", "name", "operator", "mark", "end"]
MAX_LENGTH = 60_000
"""Characters of one expression."""
MAX_DIGITS = 300
"""Digits of one number: a longer one is infinite, or none at all to whoever reads it as a whole number."""

_NAME = r"[^\W\d][\w.\-·]*"
_TOKEN = re.compile(
    rf"""\s*(?:
      (?P<number>\d+(?:\.\d*)?|\.\d+)
    | (?P<literal>"[^"]*"|'[^']*')
    | \$\{{\s*(?P<reference>[^}}]*?)\s*\}}
    | (?P<mark>::|\.\.|//|!=|<=|>=|[().,@\[\]/|+\-=<>*$])
    | (?P<name>{_NAME}(?::{_NAME})?(?!:{_NAME}))
    | (?P<axis>{_NAME})(?=::)
    )""",
    re.VERBOSE,
)
_OPERATOR_NAMES = ("and", "or", "mod", "div")
_OPERATORS = ("or", "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod", "|", "/", "//")
_BEFORE_OPERAND = ("@", "::", "(", "[", ",", "$")


@dataclass(frozen=True, slots=True)
class Token:
    kind: TokenKind
    text: str
    at: int


def tokens(text: str) -> list[Token]:
    """Raises `ExpressionError("FORM_EXPRESSION_…")` for what is no token. The last token is of kind `end`."""
    if len(text) > MAX_LENGTH:
        raise ExpressionError("FORM_EXPRESSION_LONG", limit=str(MAX_LENGTH))
    found: list[Token] = []
    place, text = 0, text.rstrip()
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise ExpressionError("FORM_EXPRESSION_WRONG", near=text[place : place + 30].strip())
        found.append(_token(match, found[-1] if found else None))
        place = match.end()
    found.append(Token("end", "", len(text)))
    return found


def _token(match: re.Match[str], before: Token | None) -> Token:
    kind = match.lastgroup
    words = match[kind] if kind else ""
    operand_expected = (
        before is None or before.kind == "operator" or (before.kind == "mark" and before.text in _BEFORE_OPERAND)
    )
    if kind == "literal":
        return Token("literal", words[1:-1], match.start())
    if kind == "reference":
        return Token("reference", words, match.start())
    if kind == "number":
        if len(words) > MAX_DIGITS:
            raise ExpressionError("FORM_EXPRESSION_WRONG", near=words[:30])
        return Token("number", words, match.start())
    if kind == "mark":
        is_operator = words in _OPERATORS and (words != "*" or not operand_expected)
        return Token("operator" if is_operator else "mark", words, match.start())
    if words in _OPERATOR_NAMES and not operand_expected:
        return Token("operator", words, match.start())
    return Token("name", words, match.start())
