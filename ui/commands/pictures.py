"""`main.py pictures`: the demo's walk through the windows; not listed, since it is of no use to a team."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storage.session import Session
from storage.vault import unlock_vault
from ui.commands.console import Console, device_of
from ui.demo.pictures import COMMAND

if TYPE_CHECKING:
    from ui.demo.camera import Camera

IN_THE_DARK = ("today", "interviews", "handover", "inbox")
"""Rooms of which a dark picture is taken as well."""


def add_commands(groups: Any) -> None:
    """Register the command with the program's parser; without a help text it is not listed."""
    parser = groups.add_parser(COMMAND)
    parser.add_argument("folder", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--account", required=True)
    parser.add_argument("--key-folder", type=Path, required=True)
    parser.add_argument("--prefix", default="", help="before the name of each picture")
    parser.set_defaults(run=run_pictures)


def run_pictures(arguments: Namespace, console: Console) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.demo.camera import Camera

    passphrase = console.passphrases.ask("")
    device = device_of(arguments.folder, arguments.key_folder, practice=True)
    records: dict[tuple[str, str], str] = {}

    def unlock() -> Session:
        session = unlock_vault(arguments.folder, arguments.account, passphrase, device, console.tools())
        for row in session.records.summaries("interview"):
            language = session.records.get(row.id).head.content.get("language", "")
            records.setdefault((row.state, language), row.id)
        return session

    def stops(camera: Camera) -> None:
        for door in camera.doors():
            if camera.is_dark and door not in IN_THE_DARK:
                continue
            camera.go(door)
            camera.take(door)
        for state in ("draft", "signature_registered"):
            record = records.get((state, camera.language))
            if record:
                camera.open_record("interview", record)
                camera.take(f"interview-{state}")

    camera = Camera(
        console.root, arguments.target, arguments.folder, arguments.key_folder, console.tools, arguments.prefix
    )
    camera.walk(unlock, stops)
    return 0
