"""Which tables a form's expressions pull data from."""

from __future__ import annotations

from collections.abc import Iterator

from forms.xlsform.model import Form, Node, Question, Repeat
from forms.xlsform.xpath.lexer import Token, tokens
from forms.xlsform.xpath.syntax import ExpressionError


def pulled_tables(form: Form) -> set[str]:
    """The file names in the first argument of every `pulldata(…)`; one that is worked out (`if(…, 'a', 'b')`) may
    be any of the texts in it."""
    return {
        f"{name.removesuffix('.csv')}.csv"
        for _, node in form.walk()
        for text in _expressions(node)
        if "pulldata" in text
        for name in _names(text)
    }


def _expressions(node: Node) -> Iterator[str]:
    yield from (node.relevant, node.required, node.readonly)
    if isinstance(node, Question):
        yield from (node.constraint, node.calculate, node.choice_filter)
        yield node.default if node.default_is_expression else ""
    elif isinstance(node, Repeat):
        yield node.count


def _names(text: str) -> Iterator[str]:
    try:
        found = tokens(text)
    except ExpressionError:
        return  # refused with its place when the form is compiled
    for place, token in enumerate(found):
        if token.text == "pulldata" and token.kind == "name":
            yield from _first_argument(found[place + 1 :])


def _first_argument(following: list[Token]) -> Iterator[str]:
    depth = 0
    for token in following:
        if token.kind == "literal":
            yield token.text
        elif token.text in ("(", "["):
            depth += 1
        elif token.text in (")", "]"):
            depth -= 1
        if depth < 1 or (depth == 1 and token.text == "," and token.kind == "mark"):
            return
