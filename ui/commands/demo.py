"""`main.py demo`: an example stint, the whole way, into one folder."""

from __future__ import annotations

import json
import os
import shutil
import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import Any

from forms.problems import Refused
from forms.xlsform.book import BuiltinForms
from storage.files import environment_problem
from storage.keys import FLOOR
from ui.commands.console import Console
from ui.demo.cast import LEADER, OFFICE_PERSON, PASSPHRASES
from ui.demo.pictures import Sitter, take_pictures
from ui.demo.readme import readme
from ui.demo.story import INTERVIEWS, Story

SUMMARY = "summary.json"
MADE = (
    "team", "office", "key-medium", "office-keys", "stick", "prints", "screenshots", "demo-keys.txt",
    "leads-keys.txt", "README.txt", SUMMARY,
)  # fmt: skip
"""What a demo makes, and may make anew; whatever else lies in its folder stays."""


def add_commands(groups: Any) -> None:
    """Register the command with the program's parser."""
    parser = groups.add_parser("demo", help="an example stint, from the office's kit to the receipt on the laptop")
    parser.add_argument("--out", type=Path, default=Path("demo-output"), help="folder for everything it makes")
    parser.add_argument("--interviews", type=int, default=INTERVIEWS, metavar="N", help="finished ones (default 50)")
    parser.add_argument("--no-pictures", action="store_true", help="do not take pictures of the windows")
    parser.add_argument("--no-window", action="store_true", help="do not open the window at the end")
    parser.set_defaults(run=run_demo)


def run_demo(arguments: Namespace, console: Console) -> int:
    """Raises `Refused("DEMO_FOLDER_FOREIGN")` rather than clear a folder that is not a demo's."""
    out: Path = arguments.out.resolve()
    _clear(out)
    forms = BuiltinForms.for_program(console.root)
    tools = replace(console.tools(), cost=lambda: FLOOR)  # an example guards nothing, and changes hands often
    story = Story(console.root, out, tools, forms, lambda name: _say(console, name), arguments.interviews)
    story.play()
    if not arguments.no_pictures:
        with story.step("screenshots"):
            team = Sitter("team", "key-medium", LEADER, PASSPHRASES[LEADER], "")
            office = Sitter("office", "office-keys", OFFICE_PERSON, PASSPHRASES[OFFICE_PERSON], "office-")
            story.facts["screenshots"] = len(take_pictures(console.root, out, (team, office)))
    kit_passphrase = str(story.facts.pop("kit_passphrase"))
    (out / "README.txt").write_text(readme(PASSPHRASES, kit_passphrase, story.facts, arguments.out, out), "utf-8")
    summary = {**story.facts, "seconds": story.seconds, "total_seconds": round(sum(story.seconds.values()), 1)}
    (out / SUMMARY).write_text(json.dumps(summary, ensure_ascii=False, indent=1, sort_keys=True), "utf-8")
    lines = [f"{name}: {seconds:.1f} s" for name, seconds in story.seconds.items()]
    where = console.say(f"结果在 {arguments.out}，先看 README.txt", f"Results in {arguments.out}: see README.txt")
    console.answer(summary, [*lines, where])
    if arguments.no_window or console.as_json:
        return 0
    if not has_display():
        console.out.write(console.say("没有显示器，不打开窗口。\n", "No display, so the window is not opened.\n"))
        return 0
    from ui.app import run_window

    console.out.flush()  # a pipe would hold the answer back until the window is closed
    return run_window(console.root, console.tools, console.language, out / "team", out / "key-medium")


def has_display() -> bool:
    """Whether a window would be seen by anybody."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _clear(out: Path) -> None:
    try:
        if out.exists() and any(out.iterdir()):
            if not (out / SUMMARY).is_file():
                raise Refused("DEMO_FOLDER_FOREIGN", name=out.name)
            for name in MADE:
                path = out / name
                shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        out.mkdir(parents=True, exist_ok=True)
        (out / SUMMARY).write_text("{}")  # from now on the folder is a demo's, also when this run is stopped
    except OSError as error:
        raise environment_problem(error, out) from error


def _say(console: Console, name: str) -> None:
    if not console.as_json:
        sys.stderr.write(f"demo: {name} …\n")
