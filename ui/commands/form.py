"""`main.py form …`: whether an XLSForm can be used, and what of it not."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from forms.xlsform.check import FormReport, check
from ui.commands.console import Console
from ui.messages import explain


def add_commands(groups: Any) -> None:
    """Register the group with the program's parser."""
    group = groups.add_parser("form", help="XLSForms: check them")
    commands = group.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="can these forms (.xlsx .xls .csv .md) be used?")
    check.add_argument("files", type=Path, nargs="+", metavar="FILE")
    check.set_defaults(run=run_check)


def run_check(arguments: Namespace, console: Console) -> int:
    """0 when every form can be used (perhaps with notices), else the worst exit code."""
    worst = 0
    for path in arguments.files:
        report = check(path)
        worst = max(worst, report.exit_code)
        console.answer(_facts(report, console), _lines(report, console))
    return worst


def _facts(report: FormReport, console: Console) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "file": report.path.name, "usable": report.usable, "questions": sum(report.questions.values()),
        "notices": [asdict(notice) for notice in report.notices],
    }  # fmt: skip
    if report.problem is not None:
        problem = report.problem
        facts |= {"code": problem.code, "facts": problem.facts, "text": explain(problem, console.language).line()}
    return facts


def _lines(report: FormReport, console: Console) -> list[str]:
    if report.problem is not None:
        return [f"✗ {report.path.name}: {explain(report.problem, console.language).line()}"]
    count = sum(report.questions.values())
    head = console.say(f"✓ {report.path.name}：可用，{count} 题", f"✓ {report.path.name}: usable, {count} questions")
    return [head, *(f"  ! {explain(notice.as_problem(), console.language).line()}" for notice in report.notices)]
