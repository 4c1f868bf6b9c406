"""`main.py bundle …`: look at a sealed file from outside, or prove it with a key."""

from __future__ import annotations

import hashlib
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from forms.canonical import short_fingerprint
from forms.problems import Refused
from forms.xlsform.book import BuiltinForms
from forms.xlsform.model import Form, Question
from storage.exchange.enrol import SelfTrust
from storage.exchange.leads import open_bundle
from storage.exchange.reading import verify
from storage.exchange.source import Identities, Opener, Passphrase, check_magic, find_parts
from storage.files import environment_problem
from storage.leads import LEAD
from storage.model import Content
from ui.commands.console import Console

CHUNK = 1 << 20


def add_commands(groups: Any) -> None:
    """Register the group with the program's parser."""
    group = groups.add_parser("bundle", help="look at or prove a sealed file")
    commands = group.add_subparsers(dest="command", required=True, metavar="COMMAND")
    inspect = commands.add_parser("inspect", help="what can be seen without a key: name, size, hash")
    inspect.add_argument("file", type=Path)
    inspect.set_defaults(run=run_inspect)
    prove = commands.add_parser("verify", help="prove signature and completeness with a key; nothing is taken in")
    prove.add_argument("file", type=Path)
    prove.add_argument("--identity", type=Path, help="age key file; without it the kit's passphrase is asked")
    prove.set_defaults(run=run_verify)
    leads = commands.add_parser("leads", help="open a bundle of leads with the receiving body's key; shown, not kept")
    leads.add_argument("file", type=Path)
    leads.add_argument("--identity", type=Path, required=True, help="age key file of the receiving body")
    leads.set_defaults(run=run_leads)


def run_inspect(arguments: Namespace, console: Console) -> int:
    parts = find_parts(arguments.file)
    check_magic(parts)
    digest, size = hashlib.sha256(), 0
    for part in parts:
        with part.open("rb") as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
                size += len(chunk)
    fingerprint = short_fingerprint(digest.hexdigest())
    console.answer(
        {"files": [part.name for part in parts], "size": size, "sha256": digest.hexdigest()},
        [*(part.name for part in parts), console.say(f"{size:,} 字节", f"{size:,} bytes"),
         console.say(f"指纹 {fingerprint}", f"fingerprint {fingerprint}")],
    )  # fmt: skip
    return 0


def run_verify(arguments: Namespace, console: Console) -> int:
    """The signature is checked against the key the bundle names; whether that key is known only an office can say."""
    opener: Opener
    if arguments.identity:
        opener = Identities(_identities(arguments.identity))
    else:
        opener = Passphrase(console.passphrases.ask(console.say("工具包口令", "Passphrase of the kit")))
    verified = verify(arguments.file, opener, SelfTrust(), report=console.progress("核验", "Verifying"))
    said = verified.statement
    counts = [f"{count.kind} {count.state}: {count.count}" for count in said.counts]
    console.answer(
        {"name": said.name, "kind": said.kind, "sequence": said.sequence, "sha256": verified.sealed_sha256,
         "sender": asdict(said.sender), "files": len(verified.payload), "counts": [asdict(c) for c in said.counts]},
        [said.name, console.say("签名有效，清单完整", "signature valid, complete"), *counts],
    )  # fmt: skip
    return 0


def run_leads(arguments: Namespace, console: Console) -> int:
    """What the receiving body reads: each lead with its groups, by the form's labels. Nothing is written; the receipt
    goes back on paper, and the team registers it."""
    (identity, *_) = _identities(arguments.identity)
    form = BuiltinForms.for_program(console.root).form(LEAD)
    opened = open_bundle(arguments.file, identity)
    lines = [console.say(f"发送方公钥指纹 {opened.key}，请与移交单上的封装机公钥指纹核对",
                         f"Key fingerprint of the sender {opened.key}: compare with the key of the laptop on the "
                         "referral sheet")]  # fmt: skip
    if opened.practice:
        lines.append(console.say("练习：不是真实线索", "Practice: no real leads"))
    for lead in opened.leads:
        lines += [lead.serial, console.say(f"受理日期 {lead.received_on}", f"Received on {lead.received_on}")]
        for name, fields in lead.groups.items():
            lines.append(f"  {form.protected_groups()[name].label.get(console.language)}")
            lines += [f"    {label}: {value}" for label, value in _answers(form, name, fields, console.language)]
    found = [{"serial": one.serial, "received_on": one.received_on, "groups": dict(one.groups)} for one in opened.leads]
    console.answer({"sender_key": opened.key, "practice": opened.practice, "leads": found}, lines)
    return 0


def _answers(form: Form, group: str, fields: Content, language: str) -> list[tuple[str, str]]:
    """Label and answer, in the form's order; the team's own accounts mean nothing to the receiving body."""
    found = []
    for node in form.protected_groups()[group].children:
        value = fields.get(node.name)
        if value in (None, "", []) or not isinstance(node, Question) or node.extra.get("fs:source") == "members":
            continue
        words = {choice.name: choice.label.get(language) for choice in form.lists.get(node.choices, ())}
        found.append((node.label.get(language), words.get(str(value), str(value))))
    return found


def _identities(path: Path) -> list[str]:
    try:
        lines = path.read_text("utf-8", errors="replace").splitlines()
    except OSError as error:
        raise environment_problem(error, path) from error
    found = [line for line in lines if line.startswith("AGE-SECRET-KEY-")]
    if not found:
        raise Refused("NO_IDENTITY_IN_FILE", name=path.name)
    return found
