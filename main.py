"""Fieldseal (印证): arguments, wiring, exit codes; the only place where everything meets."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from forms.problems import Cancelled, Problem
from storage.machine import keep_to_oneself, start_over
from ui.languages import system_language

if TYPE_CHECKING:
    from storage.vault import VaultTools
    from ui.messages import LanguageName

EXIT_USAGE = 2
EXIT_CANCELLED = 130


def program_root() -> Path:
    """The folder that holds `resources/` and `build/`: the checkout, or what PyInstaller unpacked."""
    return Path(getattr(sys, "_MEIPASS", Path(__file__).parent))


def wants_window(arguments: Sequence[str]) -> bool:
    """Whether no command but `window` is named: then the commands' modules need not be loaded."""
    if "-h" in arguments or "--help" in arguments:
        return False
    values = {place + 1 for place, word in enumerate(arguments) if word in ("--lang", "--passphrase-fd")}
    words = [word for place, word in enumerate(arguments) if not word.startswith("-") and place not in values]
    return not words or words[0] == "window"


def parser(window_only: bool = False) -> argparse.ArgumentParser:
    """All commands. Without one, the window opens."""
    top = argparse.ArgumentParser(prog="fieldseal", description="Fieldseal 印证: records of inspection teams")
    top.add_argument("--lang", choices=("zh", "en"), help="language (default: the window's last, or the system's)")
    top.add_argument("--json", action="store_true", help="answer as JSON, for scripts")
    top.add_argument("--passphrase-fd", type=int, metavar="N", help="read passphrases line by line from descriptor N")
    groups = top.add_subparsers(dest="group", metavar="GROUP")
    if not window_only:
        from ui.commands import bundle, demo, doctor, form, office, pictures, vault

        for module in (demo, vault, form, bundle, office, doctor, pictures):
            module.add_commands(groups)
    window = groups.add_parser("window", help="open the window (what happens without a command)")
    window.add_argument("vault", nargs="?", type=Path, help="the vault's or office workspace's folder")
    window.add_argument("--key-folder", type=Path, help="folder of the key file, where there is no keyring")
    window.add_argument("--locked-at", type=datetime.fromisoformat, help=argparse.SUPPRESS)
    window.add_argument("--geometry", default="", help=argparse.SUPPRESS)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit codes: 0 done, 2 wrong usage, 3 refused, 4 environment problem, 5 integrity failure, 1 a bug."""
    keep_to_oneself()
    words = sys.argv[1:] if arguments is None else list(arguments)
    given = parser(wants_window(words)).parse_args(words)
    root = program_root()

    @cache
    def tools() -> VaultTools:
        from forms.xlsform.book import BuiltinForms
        from storage.clock import Clock
        from storage.vault import VaultTools

        return VaultTools(BuiltinForms.for_program(root), Clock())

    if given.group in (None, "window"):
        from ui.app import run_window
        from ui.leaving import AfterLock

        after = AfterLock(_begin_anew, getattr(given, "locked_at", None), getattr(given, "geometry", ""))
        vault, key_folder = getattr(given, "vault", None), getattr(given, "key_folder", None)
        return run_window(root, tools, given.lang, vault, key_folder, after)
    from storage.clock import Clock
    from ui.commands.console import Console, Passphrases
    from ui.messages import explain

    try:
        passphrases = Passphrases(given.passphrase_fd)
    except OSError:
        sys.stderr.write(f"fieldseal: --passphrase-fd {given.passphrase_fd}: no such descriptor\n")
        return EXIT_USAGE
    language: LanguageName = given.lang or system_language()
    console = Console(root, language, given.json, passphrases, Clock(), tools, sys.stdout)
    try:
        return int(given.run(given, console))
    except Problem as problem:
        sys.stderr.write(f"fieldseal: {explain(problem, language).line()} [{problem.code}]\n")
        return problem.exit_code
    except (Cancelled, KeyboardInterrupt):
        return EXIT_CANCELLED


def _begin_anew(words: Sequence[str]) -> NoReturn:
    """This program as a fresh process; the packaged one is its own interpreter."""
    start_over([*([] if hasattr(sys, "_MEIPASS") else [str(Path(__file__).resolve())]), *words])


if __name__ == "__main__":
    sys.exit(main())
