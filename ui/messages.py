"""Words for the codes of `forms.problems`, in both languages. No Qt: the command line says the same.

The words stand in `ui/wording/*.py`, by theme. Each entry is `code: (zh, en)`; a text has up to three parts,
separated by ` | `: what happened, what was kept, what to do. `{name}` takes a fact of the problem; a fact whose
name ends in `_bytes` is written as a size. What happened is followed by the rule that forbids it. Facts are safe to
show by the rule of `forms.problems`. A test finds every code raised.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Any, Literal

from forms.problems import Problem, Refused
from ui.wording.confidentiality import CONFIDENTIALITY
from ui.wording.designer import DESIGNER
from ui.wording.exchange import EXCHANGE
from ui.wording.field import FIELD, PACKS
from ui.wording.forms import FORMS
from ui.wording.interview import INTERVIEW
from ui.wording.printing import PRINTING
from ui.wording.program import PROGRAM
from ui.wording.questionnaires import QUESTIONNAIRES
from ui.wording.rules import RULES
from ui.wording.vault import VAULT

LanguageName = Literal["zh", "en"]
Words = Mapping[str, tuple[str, str]]

WORDS: Words = {
    **QUESTIONNAIRES, **RULES, **VAULT, **EXCHANGE, **FORMS, **PRINTING, **PROGRAM, **INTERVIEW, **FIELD, **PACKS,
    **CONFIDENTIALITY, **DESIGNER,
}  # fmt: skip


@dataclass(frozen=True)
class Explanation:
    """A failure in words: what happened, what was kept, what to do next (either may be empty), and its code."""

    what: str
    kept: str
    do: str
    code: str

    def line(self) -> str:
        """One line, for standard error; sentences end and join as their language does."""
        parts = [part for part in (self.what, self.do) if part]
        chinese = any("\u4e00" <= character <= "\u9fff" for character in (parts[-1] if parts else ""))
        stop = "。" if chinese else "."
        return ("" if chinese else " ").join(part if part.endswith((".", "。")) else part + stop for part in parts)


def size_text(count: int) -> str:
    """A number of bytes as people read it, in powers of ten as sticks are labelled."""
    if count < 1000:
        return f"{count} B"
    value = float(count)
    for unit in ("KB", "MB", "GB"):
        value /= 1000
        if value < 1000 or unit == "GB":
            break
    return f"{value:.0f} {unit}" if unit == "KB" else f"{value:.1f} {unit}"


def facts_in(text: str) -> set[str]:
    """The names of the facts that `text` asks for."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def explain(problem: BaseException, language: LanguageName, names: Mapping[str, str] | None = None) -> Explanation:
    """Words for any failure. What is no `Problem` is a bug: its type and place are shown, never its text.

    `names` gives words for raw values of facts, such as the label of a form's field for its name.
    """
    from ui.wording.names import name_of  # needs the kinds, which the first window can do without

    if isinstance(problem, Problem):
        code, facts = problem.code, problem.facts
        entry = WORDS.get(code, PROGRAM["UNKNOWN"])
    else:
        code, facts = _place(problem), {}
        entry = PROGRAM["BUG"]
    facts = {key: name_of(key, v, language == "zh") if isinstance(v, str) else v for key, v in facts.items()}
    text = entry[0] if language == "zh" else entry[1]
    if names:
        facts = {key: names.get(value, value) if isinstance(value, str) else value for key, value in facts.items()}
    parts = [_fill(part.strip(), facts) for part in text.split("|")]
    what, kept, do = [*parts, "", ""][:3]
    if isinstance(problem, Refused) and problem.rule:
        what = _by_rule(what, problem.rule, language)
    return Explanation(what, kept, do, code)


def _by_rule(what: str, rule: str, language: LanguageName) -> str:
    """`what` with the number of the rule that says no, unless its words name it already."""
    if rule in what:
        return what
    return f"{what.rstrip('。')}（{rule}）" if language == "zh" else f"{what.rstrip('.')} ({rule})"


def _fill(text: str, facts: Mapping[str, Any]) -> str:
    values = {name: _shown(name, facts.get(name)) for name in facts_in(text)}
    return text.format_map(values)


def _shown(name: str, value: Any) -> str:
    if value is None:
        return "…"
    if name.endswith("_bytes") and isinstance(value, int):
        return size_text(value)
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(str(item) for item in value)
    return str(value)


def _place(problem: BaseException) -> str:
    """`TypeError@jobs.py:120`: where a bug came up, without the text of the exception."""
    frames = traceback.extract_tb(problem.__traceback__)
    where = f"@{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return re.sub(r"\s", "", type(problem).__name__ + where)
