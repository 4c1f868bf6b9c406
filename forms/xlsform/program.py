"""A form's expressions, translated once, with what depends on what.

Everything here is fixed for a form; a `Filling` runs it on one set of answers.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from forms.problems import Refused
from forms.xlsform.model import Form, FormNotice, Node, Question, Repeat, Text
from forms.xlsform.order import SINK, ranks
from forms.xlsform.refusals import Blame, at_once
from forms.xlsform.tree import Place, Tree
from forms.xlsform.xpath.parser import parse
from forms.xlsform.xpath.paths import RELEVANT, Uses
from forms.xlsform.xpath.syntax import Expression, ExpressionError
from forms.xlsform.xpath.translator import PREFIX, Translator, quoted

NAMESPACE = "urn:fieldseal:openrosa"
COLUMNS = {
    "relevant": "relevant", "required": "required", "readonly": "read_only", "constraint": "constraint",
    "calculate": "calculation", "choice_filter": "choice_filter", "default": "default", "count": "repeat_count",
    "label": "label", "choices": "type",
}  # fmt: skip
Writer = Callable[[Translator, Expression], str]
sys.setrecursionlimit(max(sys.getrecursionlimit(), 6_000))
"""The parser goes down with the brackets of an expression (`MAX_DEPTH`); Python's usual limit is too near. Raised
once and left: to lower it again would take it from under a form that another thread is reading."""

REFERENCE = re.compile(r"\$\{\s*([^}]*?)\s*\}")


@dataclass(eq=False)
class Rule:
    """One expression of one element. `what` is a key of `COLUMNS`; `code` the XPath; `rank` its turn."""

    place: Place
    what: str
    code: str
    uses: Uses
    rank: int = SINK
    reads: dict[str, str] = field(default_factory=dict)


@dataclass(eq=False)
class Program:
    """`rules` by place and what they say; `dependents` of each place, with whether other rows matter to them;
    `always`: rules whose reading cannot be told, run after every change; `triggered`: by the triggering place."""

    form: Form
    tree: Tree
    rules: dict[Place, dict[str, Rule]]
    dependents: dict[Place, list[tuple[Rule, bool]]]
    always: list[Rule]
    triggered: dict[Place, list[Rule]]
    lists: set[str]
    notices: list[FormNotice]

    def all_rules(self) -> Iterator[Rule]:
        for rules in self.rules.values():
            yield from rules.values()


def compile_form(form: Form, blame: Blame = at_once) -> Program:
    """Blames `Refused("FORM_…", sheet=, row=, column=, …)` for an expression this program cannot evaluate, and raises
    one for expressions that go round in a circle."""
    compiler = _Compiler(form, blame)
    for place in compiler.tree.root.below():
        compiler.add(place)
    program = Program(
        form=form,
        tree=compiler.tree,
        rules=compiler.rules,
        dependents=compiler.dependents,
        always=compiler.always,
        triggered=compiler.triggered,
        lists=compiler.lists,
        notices=compiler.notices,
    )
    for rule, rank in ranks(list(program.all_rules())).items():
        rule.rank = rank
    return program


class _Compiler:
    def __init__(self, form: Form, blame: Blame) -> None:
        self.form = form
        self.blame = blame
        self.tree = Tree(form)
        self.known_lists = {*form.lists, *form.tables}
        self.rules: dict[Place, dict[str, Rule]] = {}
        self.dependents: dict[Place, list[tuple[Rule, bool]]] = {}
        self.always: list[Rule] = []
        self.triggered: dict[Place, list[Rule]] = {}
        self.lists: set[str] = set()
        self.notices: list[FormNotice] = []
        self._choice_names: dict[str, set[str]] = {}

    def add(self, place: Place) -> None:
        node = place.node
        if node is None:
            return
        for what in ("relevant", "required", "readonly"):
            self._expression(place, what, getattr(node, what))
        if isinstance(node, Question):
            self._question(place, node)
        elif isinstance(node, Repeat):
            self._expression(place, "count", node.count)
        self._texts(place, node)

    def _question(self, place: Place, question: Question) -> None:
        self._expression(place, "constraint", question.constraint)
        self._expression(place, "calculate", question.calculate)
        if question.default_is_expression:
            self._expression(place, "default", question.default)
        if question.choices.startswith("${"):
            self._choices_from_answers(place, question)
        elif question.choice_filter:
            self._filtered_list(place, question)

    def _expression(self, place: Place, what: str, text: str) -> None:
        if text == "true()":  # most of what stands in a form: `required` set to yes
            self._note(Rule(place, what, text, Uses()))
        elif text:
            self._guarded(place, what, text, _written)

    def _guarded(self, place: Place, what: str, text: str, write: Writer) -> None:
        """Translate `text`, check what comes out with libxml2, and note it; complaints get their place."""
        repeats = place.is_repeat and what in ("relevant", "required", "readonly", "count")
        here = place.parent if repeats and place.parent else place
        writer = Translator(self.tree, place, here, self.known_lists)
        writer.version = self.form.version
        try:
            code = write(writer, parse(text))
            etree.XPath(code, namespaces={PREFIX: NAMESPACE})
        except ExpressionError as error:
            self.blame(self._refused(place, what, error))
            return
        except etree.XPathSyntaxError:
            self.blame(self._refused(place, what, ExpressionError("FORM_EXPRESSION_WRONG", near=text[:60])))
            return
        self._note(Rule(place, what, code, writer.uses))

    def _refused(self, place: Place, what: str, error: ExpressionError) -> Refused:
        row = place.node.row if place.node else 0
        facts = {"name": place.name, **error.facts}
        return Refused(error.code, sheet="survey", row=row, column=COLUMNS[what], **facts)

    def _note(self, rule: Rule) -> None:
        self.rules.setdefault(rule.place, {})[rule.what] = rule
        self.lists |= rule.uses.lists
        question = rule.place.question
        if rule.what == "default":
            return
        if rule.what == "calculate" and question is not None and question.trigger:
            for name in question.trigger:
                for place in self.tree.named.get(name, []):
                    self.triggered.setdefault(place, []).append(rule)
            return
        if rule.uses.everything:
            self.always.append(rule)
        for place, others in rule.uses.places.items():
            self.dependents.setdefault(place, []).append((rule, others))

    def _filtered_list(self, place: Place, question: Question) -> None:
        def write(writer: Translator, tree: Expression) -> str:
            writer.uses.lists.add(question.choices)
            with writer.filtering(None):
                return f"/fs/instance[@id={quoted(question.choices)}]/root/item[{writer.predicate(tree)}]"

        self._guarded(place, "choice_filter", question.choice_filter, write)
        self._check_columns(place, question)

    def _check_columns(self, place: Place, question: Question) -> None:
        choices = self.form.lists.get(question.choices)
        if not choices:
            return
        known = {"name", "label", "*", *(column for choice in choices for column in choice.extra)}
        rule = self.rules.get(place, {}).get("choice_filter")
        for name in sorted(rule.uses.columns - known if rule else ()):
            facts = {"name": name, "list": question.choices}
            self.notices.append(FormNotice("FORM_FILTER_COLUMN", "survey", question.row, "choice_filter", facts))

    def _choices_from_answers(self, place: Place, question: Question) -> None:
        """`select_one ${name}`: the choices are what was answered to `name` in each row of its repeat."""
        match = REFERENCE.fullmatch(question.choices)
        found = self.tree.named.get(match[1] if match else "", [])
        if len(found) != 1 or not found[0].repeats():
            self.blame(self._refused(place, "choices", ExpressionError("FORM_NO_LIST", name=question.choices)))
            return
        source = found[0]
        repeat = source.repeats()[-1]
        inner = "/".join(step.name for step in source.line()[len(repeat.line()) :])

        def write(writer: Translator, tree: Expression) -> str:
            rows = writer.row_way(repeat) + RELEVANT
            writer.uses.places[source] = writer.uses.places[repeat] = True
            with writer.filtering(repeat):
                return f"{rows}[{writer.predicate(tree)}]/{inner}{RELEVANT}"

        self._guarded(place, "choice_filter", question.choice_filter or "true()", write)

    def _texts(self, place: Place, node: Node) -> None:
        """What the texts of an element show of other answers: `reads` maps each name to the XPath of its text."""
        texts = [node.label, node.hint, node.guidance, node.required_message]
        names = set()
        if isinstance(node, Question):
            texts.append(node.constraint_message)
            names = self._names_in_choices(node.choices)
        names = names | _names_in(texts)
        if not names:
            return
        writer = Translator(self.tree, place, place, self.known_lists)
        rule = Rule(place, "label", "", writer.uses)
        for name in sorted(names):
            try:
                rule.reads[name] = writer.write(parse(f"${{{name}}}")).text
            except ExpressionError as error:
                self.blame(self._refused(place, "label", error))
        self._note(rule)

    def _names_in_choices(self, name: str) -> set[str]:
        if name not in self._choice_names:
            self._choice_names[name] = _names_in([choice.label for choice in self.form.lists.get(name, ())])
        return self._choice_names[name]


def _names_in(texts: list[Text]) -> set[str]:
    """The names that `${name}` stands for in `texts`."""
    words = (words for text in texts for _, words in text.by_language if "${" in words)
    return {match[1] for text in words for match in REFERENCE.finditer(text)}


def _written(writer: Translator, tree: Expression) -> str:
    code = writer.write(tree)
    return writer.number(code) if code.kind == "nodes" and code.numeric else code.text
