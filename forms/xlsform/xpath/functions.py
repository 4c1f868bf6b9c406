"""What each function of OpenRosa's XPath takes and gives (ODK XForms specification, "XPath Functions").

A function is `native` when libxml2's own does what the specification asks; all others are ours
(`forms.xlsform.openrosa`). Arguments are brought to the asked kind before the call.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["nodes", "text", "number", "truth", "any"]
"""Kind of a value. `any`: text, number or truth, known only when it is evaluated."""

Argument = Literal["text", "number", "truth", "nodes", "value"]
"""`value` is the value of a node as text, or what the argument is."""


@dataclass(frozen=True, slots=True)
class Signature:
    """`most` None: any number; the last of `arguments` stands for all further ones. `native` names the XPath 1.0
    function that serves as it is; empty when the function is ours."""

    result: Kind
    arguments: tuple[Argument, ...] = ()
    least: int = 0
    most: int | None = 0
    native: str = ""


def _of(
    result: Kind, *arguments: Argument, least: int | None = None, many: bool = False, native: str = ""
) -> Signature:
    most = None if many else len(arguments)
    return Signature(result, arguments, len(arguments) if least is None else least, most, native)


FUNCTIONS: Mapping[str, Signature] = {
    # XPath 1.0 core
    "last": _of("number", native="last"),
    "position": _of("number", "nodes", least=0),
    "count": _of("number", "nodes", native="count"),
    "local-name": _of("text", "nodes", least=0, native="local-name"),
    "name": _of("text", "nodes", least=0, native="name"),
    "namespace-uri": _of("text", "nodes", least=0, native="namespace-uri"),
    "string": _of("text", "value", least=0, native="string"),
    "concat": _of("text", "nodes", least=0, many=True),
    "starts-with": _of("truth", "text", "text", native="starts-with"),
    "ends-with": _of("truth", "text", "text"),
    "contains": _of("truth", "text", "text", native="contains"),
    "substring-before": _of("text", "text", "text", native="substring-before"),
    "substring-after": _of("text", "text", "text", native="substring-after"),
    "substring": _of("text", "text", "number", "number", least=2, native="substring"),
    "string-length": _of("number", "text", least=0, native="string-length"),
    "normalize-space": _of("text", "text", least=0, native="normalize-space"),
    "translate": _of("text", "text", "text", "text", native="translate"),
    "boolean": _of("truth", "truth", native="boolean"),
    "not": _of("truth", "truth", native="not"),
    "true": _of("truth", native="true"),
    "false": _of("truth", native="false"),
    "number": _of("number", "value", least=0),
    "sum": _of("number", "nodes"),
    "floor": _of("number", "number", native="floor"),
    "ceiling": _of("number", "number", native="ceiling"),
    "round": _of("number", "number", "number", least=1),
    # selects
    "selected": _of("truth", "text", "text"),
    "is-selected": _of("truth", "text", "text"),
    "selected-at": _of("text", "text", "number"),
    "count-selected": _of("number", "text"),
    "jr:choice-name": _of("text", "text", "value"),
    # control
    "if": _of("any", "truth", "value", "value"),
    "coalesce": _of("any", "value", many=True, least=1),
    "once": _of("any", "value"),
    "boolean-from-string": _of("truth", "value"),
    "checklist": _of("truth", "number", "number", "truth", least=2, many=True),
    "weighted-checklist": _of("truth", "number", "number", "value", least=2, many=True),
    # text
    "regex": _of("truth", "text", "text"),
    "join": _of("text", "text", "nodes", least=1, many=True),
    "substr": _of("text", "text", "number", "number", least=2),
    "uuid": _of("text", "number", least=0),
    # numbers
    "int": _of("number", "number"),
    "pow": _of("number", "number", "number"),
    "min": _of("number", "nodes", least=1, many=True),
    "max": _of("number", "nodes", least=1, many=True),
    "count-non-empty": _of("number", "nodes"),
    "abs": _of("number", "number"),
    "sqrt": _of("number", "number"),
    "exp": _of("number", "number"),
    "exp10": _of("number", "number"),
    "log": _of("number", "number"),
    "log10": _of("number", "number"),
    "sin": _of("number", "number"),
    "cos": _of("number", "number"),
    "tan": _of("number", "number"),
    "asin": _of("number", "number"),
    "acos": _of("number", "number"),
    "atan": _of("number", "number"),
    "atan2": _of("number", "number", "number"),
    "pi": _of("number"),
    "random": _of("number"),
    "randomize": _of("nodes", "nodes", "number", least=1),
    # dates
    "today": _of("text"),
    "now": _of("text"),
    "date": _of("text", "value"),
    "date-time": _of("text", "value"),
    "decimal-date-time": _of("number", "value"),
    "decimal-time": _of("number", "value"),
    "format-date": _of("text", "value", "text"),
    "format-date-time": _of("text", "value", "text"),
    # other parts of the form
    "pulldata": _of("text", "text", "text", "text", "text"),
    "indexed-repeat": _of("text", "nodes", "nodes", "number", least=3, many=True),
    "instance": _of("nodes", "text"),
    "current": _of("nodes"),
    "version": _of("text"),
}


def argument_kind(name: str, signature: Signature, place: int) -> Argument:
    """The kind asked of argument number `place` (from 0) of the function `name`."""
    if name == "weighted-checklist" and place >= 2:
        return "truth" if place % 2 == 0 else "number"
    return signature.arguments[min(place, len(signature.arguments) - 1)]
