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

IN_THE_DARK = ("today", "interviews", "handover", "inbox", "workpaper")
"""Rooms and records of which a dark picture is taken as well."""
RECORDS = (
    ("interview-draft", "interview", ("draft",)), ("interview-signed", "interview", ("signature_registered",)),
    ("workpaper", "workpaper", ("frozen",)), ("request", "doc_request", ("served", "closed")),
    ("document", "doc_item", ("returned",)), ("review-note", "doc_review_note", ("kept",)),
    ("notice", "immediate_rectification", ("closed",)), ("talk", "communication", ("held",)),
    ("intake", "intake", ("handled",)), ("activity", "activity", ("held",)),
    ("weekly-report", "weekly_report", ("frozen",)), ("batch", "questionnaire_batch", ("closed",)),
)  # fmt: skip
"""Records that are pictured: name of the picture, kind, and the states to look for."""


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
    found: dict[tuple[str, str], tuple[str, str]] = {}

    def unlock() -> Session:
        session = unlock_vault(arguments.folder, arguments.account, passphrase, device, console.tools())
        found.update(_records(session))
        return session

    def stops(camera: Camera) -> None:
        for door in camera.doors():
            if not camera.is_dark or door in IN_THE_DARK:
                camera.go(door)
                camera.take(door)
        for name, *_ in RECORDS:
            known = found.get((name, camera.language)) or found.get((name, ""))
            wanted = known and (not camera.is_dark or name in IN_THE_DARK)
            if known and wanted and camera.open_record(*known):
                camera.take(name)
                _around(camera, *known)

    camera = Camera(
        console.root, arguments.target, arguments.folder, arguments.key_folder, console.tools, arguments.prefix
    )
    camera.walk(unlock, stops)
    return 0


def _records(session: Session) -> dict[tuple[str, str], tuple[str, str]]:
    """(picture, language) -> kind and record, for those of `RECORDS` that are there; where a record is written in a
    language, one for each."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for name, kind, states in RECORDS:
        for row in session.records.summaries(kind):
            if row.state in states:
                language = session.records.get(row.id).head.content.get("language", "")
                found.setdefault((name, str(language)), (kind, row.id))
    return found


def _around(camera: Camera, kind: str, record: str) -> None:
    """What belongs to some records: a paper's evidence and its page, the tally of a batch."""
    if kind == "workpaper":
        camera.scroll(1.5)
        camera.take("workpaper-evidence")
        camera.go("preview", record)
        camera.take("workpaper-page")
    elif kind == "questionnaire_batch":
        camera.go("questionnaire_tally", record)
        camera.take("tally")
