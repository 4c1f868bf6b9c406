"""Syntax tree -> XPath 1.0 text that gives OpenRosa's answer when lxml evaluates it.

Three things differ from XPath 1.0: a set of nodes without members compares as an empty text (what is not relevant
counts as empty); dates and times are numbers where numbers are asked for; a text is true when it is not empty,
also when it comes from a node. Conversions are written out, so that most work is done by libxml2 itself.
"""

from __future__ import annotations

from forms.xlsform.model import Question
from forms.xlsform.regexes import RegexError, compiled
from forms.xlsform.tree import Place
from forms.xlsform.xpath.functions import FUNCTIONS, Argument, Kind, Signature, argument_kind
from forms.xlsform.xpath.parser import parse
from forms.xlsform.xpath.paths import Code, PathWriter
from forms.xlsform.xpath.syntax import (
    Call,
    Chain,
    Expression,
    ExpressionError,
    Literal,
    Negation,
    Number,
    Path,
    Reference,
)

PREFIX = "f"
"""The prefix of our own functions in the XPath that is written."""


class Translator(PathWriter):
    """Writes one expression. After `write`, `uses` says what it looks at."""

    version = ""

    def write(self, expression: Expression) -> Code:
        """Raises `ExpressionError` for what this program cannot evaluate."""
        match expression:
            case Number(text):
                return Code(text, "number")
            case Literal(text):
                return Code(quoted(text), "text")
            case Reference():
                return self.reference(expression)
            case Negation(term):
                return Code(f"-{self.number(self.write(term))}", "number")
            case Path():
                return self.path(expression)
            case Call():
                return self._call(expression)
            case Chain():
                return self._chain(expression)

    def predicate(self, expression: Expression) -> str:
        """A predicate: a number is a position, everything else a truth."""
        code = self.write(expression)
        if code.kind == "nodes":
            return f"number({code.text})" if code.numeric else f"string({code.text})"
        return code.text

    def _chain(self, chain: Chain) -> Code:
        operator = chain.rest[0][0]
        if operator in ("or", "and"):
            terms = [self.truth(self.write(term)) for term in (chain.first, *(term for _, term in chain.rest))]
            return Code(f"({f' {operator} '.join(terms)})", "truth")
        if operator == "|":
            sets = [self.write(term) for term in (chain.first, *(term for _, term in chain.rest))]
            if any(code.kind != "nodes" for code in sets):
                raise ExpressionError("FORM_EXPRESSION_WRONG", near="|")
            return Code(f"({' | '.join(code.text for code in sets)})", "nodes")
        left = self.write(chain.first)
        if operator in ("+", "-", "*", "div", "mod"):
            text = self.number(left)
            for sign, term in chain.rest:
                text += f" {sign} {self.number(self.write(term))}"
            return Code(f"({text})", "number")
        exact = _is_exact(chain.first)
        for sign, term in chain.rest:
            left = self._compared(left, sign, self.write(term), exact and _is_exact(term))
            exact = True
        return left

    def _compared(self, left: Code, sign: str, right: Code, exact: bool) -> Code:
        if sign not in ("=", "!="):
            return Code(f"({self.number(left)} {sign} {self.number(right)})", "truth")
        kinds = (left.kind, right.kind)
        if "truth" in kinds:
            return Code(f"(boolean({self.truth(left)}) {sign} boolean({self.truth(right)}))", "truth")
        if "number" in kinds and not exact:
            same = self._own("near", self.number(left), self.number(right))
            return Code(same if sign == "=" else f"not({same})", "truth")
        if "number" in kinds:
            return Code(f"({self.number(left)} {sign} {self.number(right)})", "truth")
        if "any" in kinds:
            same = self._own("same", self.value(left), self.value(right))
            return Code(same if sign == "=" else f"not({same})", "truth")
        if left.listed and right.listed:
            return Code(f"({left.text} {sign} {right.text})", "truth")
        return Code(f"({self.text(left)} {sign} {self.text(right)})", "truth")

    def number(self, code: Code) -> str:
        if code.kind == "number":
            return code.text
        if code.kind == "nodes" and (code.numeric or code.listed):
            return f"number({code.text})"
        return self._own("number", self.value(code))

    def text(self, code: Code) -> str:
        return code.text if code.kind == "text" else f"string({code.text})"

    def truth(self, code: Code) -> str:
        """Text whose XPath truth is OpenRosa's."""
        if code.kind != "nodes":
            return code.text
        return f"number({code.text})" if code.numeric else f"string({code.text})"

    def value(self, code: Code) -> str:
        return f"string({code.text})" if code.kind == "nodes" else code.text

    def _own(self, name: str, *arguments: str) -> str:
        self.uses.functions.add(name)
        return f"{PREFIX}:{name}({', '.join(arguments)})"

    def _call(self, call: Call) -> Code:
        signature = FUNCTIONS.get(call.name)
        if signature is None:
            raise ExpressionError("FORM_FUNCTION_UNKNOWN", function=call.name)
        count = len(call.arguments)
        if count < signature.least or (signature.most is not None and count > signature.most):
            raise ExpressionError("FORM_FUNCTION_ARGUMENTS", function=call.name, count=str(count))
        special = getattr(self, "_call_" + call.name.replace("-", "_").replace(":", "_"), None)
        if special is not None:
            found: Code = special(call, signature)
            return found
        return self._plain_call(call, signature)

    def _plain_call(self, call: Call, signature: Signature) -> Code:
        arguments = [
            self._argument(self.write(argument), argument_kind(call.name, signature, place))
            for place, argument in enumerate(call.arguments)
        ]
        if signature.native:
            return Code(f"{signature.native}({', '.join(arguments)})", signature.result)
        return Code(self._own(call.name, *arguments), signature.result)

    def _argument(self, code: Code, kind: Argument) -> str:
        if kind == "nodes":
            return code.text
        return {"text": self.text, "number": self.number, "truth": self._truth_argument, "value": self.value}[kind](
            code
        )

    def _truth_argument(self, code: Code) -> str:
        return code.text if code.kind == "truth" else f"boolean({self.truth(code)})"

    def _call_if(self, call: Call, signature: Signature) -> Code:
        condition, yes, no = (self.write(argument) for argument in call.arguments)
        text = self._own("if", self._truth_argument(condition), self.value(yes), self.value(no))
        kinds: set[Kind] = {"text" if code.kind == "nodes" else code.kind for code in (yes, no)}
        return Code(text, kinds.pop() if len(kinds) == 1 else "any")

    def _call_selected(self, call: Call, signature: Signature) -> Code:
        value, code = (f"concat(' ', normalize-space({self.text(self.write(one))}), ' ')" for one in call.arguments)
        return Code(f"contains({value}, {code})", "truth")

    _call_is_selected = _call_selected

    def _call_number(self, call: Call, signature: Signature) -> Code:
        code = self.write(call.arguments[0]) if call.arguments else Code(".", "nodes")
        return Code(self.number(code), "number")

    def _call_position(self, call: Call, signature: Signature) -> Code:
        if not call.arguments:
            return Code("position()", "number")
        code = self.write(call.arguments[0])
        if code.kind != "nodes":
            raise ExpressionError("FORM_FUNCTION_ARGUMENTS", function="position", count="1")
        return Code(self._own("position", code.text), "number")

    def _call_once(self, call: Call, signature: Signature) -> Code:
        self.uses.places.setdefault(self.own, False)
        return Code(self._own("once", "string(.)", self.value(self.write(call.arguments[0]))), "any")

    def _call_current(self, call: Call, signature: Signature) -> Code:
        self.uses.current = self.uses.current or self._inside
        return Code("$cur" if self._inside else ".", "nodes")

    def _call_instance(self, call: Call, signature: Signature) -> Code:
        argument = call.arguments[0]
        name = argument.text if isinstance(argument, Literal) else ""
        known = name if name in self.lists else f"{name}.csv"
        if known not in self.lists:
            raise ExpressionError("FORM_INSTANCE_UNKNOWN", name=name or "…")
        self.uses.lists.add(known)
        return Code(f"/fs/instance[@id={quoted(known)}]", "nodes")

    def _call_pulldata(self, call: Call, signature: Signature) -> Code:
        table = call.arguments[0]
        if isinstance(table, Literal) and f"{table.text.removesuffix('.csv')}.csv" not in self.lists:
            raise ExpressionError("FORM_FILE_MISSING", name=f"{table.text.removesuffix('.csv')}.csv")
        return self._plain_call(call, signature)

    def _call_version(self, call: Call, signature: Signature) -> Code:
        return Code(quoted(self.version), "text")

    def _call_regex(self, call: Call, signature: Signature) -> Code:
        pattern = call.arguments[1]
        if isinstance(pattern, Literal):
            try:
                compiled(pattern.text)
            except RegexError as error:
                raise ExpressionError(error.code, pattern=pattern.text[:60]) from error
        return self._plain_call(call, signature)

    def _call_jr_choice_name(self, call: Call, signature: Signature) -> Code:
        value, asked = call.arguments
        if isinstance(asked, Literal):
            asked = parse(asked.text)
        place = self._asked_place(asked, "jr:choice-name")
        if not isinstance(place.node, Question) or not place.node.choices:
            raise ExpressionError("FORM_FUNCTION_ARGUMENTS", function="jr:choice-name", count=place.name)
        return Code(self._own("choice-name", self.text(self.write(value)), quoted(str(place.order))), "text")

    def _asked_place(self, asked: Expression, function: str) -> Place:
        """The place an argument names, without looking at it."""
        if isinstance(asked, Reference):
            return self.place_of(asked.name)
        if isinstance(asked, Path) and asked.base is None and asked.steps:
            place = self.tree.root if asked.absolute else self.own
            for step in asked.steps[1:] if asked.absolute else asked.steps:
                found = place.parent if step.axis == "parent" else place.children.get(step.test)
                found = place if step.axis == "self" else found
                if found is None:
                    raise ExpressionError("FORM_PATH_UNKNOWN", name=step.test)
                place = found
            return place
        raise ExpressionError("FORM_FUNCTION_ARGUMENTS", function=function, count="…")

    def _call_indexed_repeat(self, call: Call, signature: Signature) -> Code:
        """`indexed-repeat(x, r1, i1, r2, i2 …)`: x in row i1 of r1, row i2 of r2 …"""
        if len(call.arguments) % 2 == 0:
            raise ExpressionError("FORM_FUNCTION_ARGUMENTS", function=call.name, count=str(len(call.arguments)))
        target = self._asked_place(call.arguments[0], call.name)
        rows = {}
        for repeat, index in zip(call.arguments[1::2], call.arguments[2::2], strict=True):
            place = self._asked_place(repeat, call.name)
            with self.filtering(None):
                rows[place] = self.number(self.write(_anchored(index)))
        line = target.line()
        if any(not place.is_repeat or place not in line for place in rows):
            raise ExpressionError("FORM_FUNCTION_ARGUMENTS", function=call.name, count=str(len(call.arguments)))
        first = min(rows, key=lambda place: place.order)
        text = f"{self.row_way(first)}[position() = {rows[first]}]"
        for place in line[len(first.line()) :]:
            text += f"/{place.name}" + (f"[position() = {rows[place]}]" if place in rows else "")
        self._use(target, others=True)
        return Code(text, "nodes", target.question is not None and target.question.type in ("integer", "decimal"))


_EXACT_CALLS = ("count", "count-non-empty", "count-selected", "position", "string-length", "int", "last", "number")


def _is_exact(expression: Expression) -> bool:
    """Whether a number needs no tolerance: no arithmetic has touched it."""
    if isinstance(expression, Call):
        return expression.name in _EXACT_CALLS
    return isinstance(expression, Number | Literal | Reference | Path)


def _anchored(expression: Expression) -> Expression:
    """`expression` with its relative paths made to begin at the current node, for use inside a predicate."""
    match expression:
        case Path(None, _, False, steps):
            return Path(Call("current", ()), (), False, steps)
        case Call(name, arguments):
            return Call(name, tuple(_anchored(argument) for argument in arguments))
        case Chain(first, rest):
            return Chain(_anchored(first), tuple((sign, _anchored(term)) for sign, term in rest))
        case Negation(term):
            return Negation(_anchored(term))
    return expression


def quoted(text: str) -> str:
    """`text` as an XPath literal; a text with both quotes is put together from parts."""
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text:
        return f'"{text}"'
    parts = ', "\'", '.join(f"'{part}'" for part in text.split("'"))
    return f"concat({parts})"
