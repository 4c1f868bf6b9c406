"""`main.py form …`: whether an XLSForm can be used, what of it not, and its blank as a PDF."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from forms.problems import EnvironmentProblem, Problem
from forms.xlsform.check import FormReport, by_kind, check, read_form_at
from ui.commands.console import Console
from ui.messages import explain

ROOT = Path(__file__).resolve().parents[2]


def add_commands(groups: Any) -> None:
    """Register the group with the program's parser."""
    group = groups.add_parser("form", help="XLSForms: check them, print their blanks")
    commands = group.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="can these forms (.xlsx .xls .csv .md) be used?")
    check.add_argument("files", type=Path, nargs="+", metavar="FILE")
    check.set_defaults(run=run_check)
    blank = commands.add_parser("print", help="the blank of a form as a PDF")
    blank.add_argument("file", type=Path, metavar="FILE")
    blank.add_argument("-o", "--out", type=Path, required=True, metavar="OUT.pdf")
    blank.add_argument("--languages", default="", metavar="zh,en", help="one or two languages, the first in large type")
    blank.add_argument("--issuer", default="", help="stands under the title, such as the team and the month")
    blank.set_defaults(run=run_print)


def run_check(arguments: Namespace, console: Console) -> int:
    """0 when every form can be used (perhaps with notices), else the worst exit code."""
    from forms.printing.faces import Faces

    worst, faces = 0, Faces.for_program(ROOT)
    for path in arguments.files:
        report = check(path, faces.missing_characters)
        worst = max(worst, report.exit_code)
        console.answer(_facts(report, console), _lines(report, console))
    return worst


def run_print(arguments: Namespace, console: Console) -> int:
    """Write the blank of one form. Raises as `read_form_at`, `Refused("CHARACTER_MISSING")`,
    `EnvironmentProblem("NOT_WRITABLE")`."""
    from forms.printing.draw import draw
    from forms.printing.faces import Faces
    from forms.printing.questionnaire import BlankPrint, languages_of, lay_out_blank

    form = read_form_at(arguments.file)
    languages = languages_of(form, arguments.languages)
    faces = Faces.for_program(ROOT)
    laid = lay_out_blank(BlankPrint(form, languages, arguments.issuer), faces)
    try:
        arguments.out.write_bytes(draw(laid, faces))
    except OSError as error:
        raise EnvironmentProblem("NOT_WRITABLE", name=arguments.out.name) from error
    pages = laid.total
    console.answer(
        {"file": arguments.out.name, "pages": pages, "languages": list(languages)},
        [console.say(f"{arguments.out.name}：{pages} 页", f"{arguments.out.name}: {pages} pages")],
    )
    return 0


_MOST = 50
"""Errors and notices of one form that are written out; `--json` has all of them."""


def _facts(report: FormReport, console: Console) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "file": report.path.name, "usable": report.usable, "questions": sum(report.questions.values()),
        "notices": [asdict(notice) for notice in report.notices],
    }  # fmt: skip
    if report.problem is not None:
        errors = [_error(problem, console) for problem in report.faults]
        facts |= {**errors[0], "errors": errors, "all_errors": report.whole}
    return facts


def _error(problem: Problem, console: Console) -> dict[str, Any]:
    return {"code": problem.code, "facts": problem.facts, "text": explain(problem, console.language).line()}


def _lines(report: FormReport, console: Console) -> list[str]:
    name, found = report.path.name, report.faults
    if found:
        count = len(found)
        errors = "1 error" if count == 1 else f"{count} errors"
        head = console.say(f"✗ {name}：不能用，{count} 处错误", f"✗ {name}: cannot be used, {errors}")
        more = console.say(
            "  … 改正以上各处后请再检查一次，可能还有别的错误。",
            "  … Check again once these are mended: there may be others.",
        )
        errors_and_notes = [*found, *by_kind(report.notices)]
        return [head, *_listed(errors_and_notes, console), *([] if report.whole else [more])]
    count = sum(report.questions.values())
    questions = "1 question" if count == 1 else f"{count} questions"
    head = console.say(f"✓ {name}：可用，{count} 题", f"✓ {name}: usable, {questions}")
    return [head, *_listed(by_kind(report.notices), console)]


def _listed(problems: Sequence[Problem], console: Console) -> list[str]:
    lines = [f"  ! {explain(problem, console.language).line()}" for problem in problems[:_MOST]]
    more = len(problems) - _MOST
    return lines if more <= 0 else [*lines, console.say(f"  … 还有 {more} 处。", f"  … and {more} more.")]
