"""`main.py office …`: make the workspace and kits, receive bundles, write receipts, report."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from forms.problems import Problem, Refused
from storage.exchange.checks import Check
from storage.exchange.intake import Inspection, Intake
from storage.exchange.kit import plan_from_file
from storage.exchange.links_check import link_name, links_check
from storage.exchange.office import Office, init_office, open_office
from storage.exchange.office_receipts import OfficeReceipts
from storage.exchange.office_report import report
from storage.files import reserved, write_atomically
from ui.commands.console import Console, device_of, look_at
from ui.messages import explain
from ui.wording.intake import CHECK_NAMES

Command = Callable[[Namespace, Console], int]


def add_commands(groups: Any) -> None:
    """Register the group with the program's parser."""
    group: ArgumentParser = groups.add_parser("office", help="the office's side: kits, bundles, receipts")
    commands = group.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run: Command, text: str) -> ArgumentParser:
        parser: ArgumentParser = commands.add_parser(name, help=text, description=text)
        parser.set_defaults(run=run)
        parser.add_argument("folder", type=Path, help="the office workspace")
        parser.add_argument("--account", required=True, help="name of the person at the office")
        parser.add_argument("--key-folder", type=Path, help="folder of the key file, where there is no keyring")
        return parser

    init = command("init", run_init, "make the office's workspace and its keys")
    init.add_argument("--name", required=True, help="name of the office, as it stands on paper")
    init.add_argument("--recovery", type=Path, required=True, help="where the recovery key is written; lock it away")
    init.add_argument("--practice", action="store_true", help="an office to practise with: its key may lie beside it")
    kit = command("kit", run_kit, "seal the kit of a stint for a team")
    kit.add_argument("plan", type=Path, help="description of the stint (.toml or .json)")
    kit.add_argument("target", type=Path, help="folder the kit is written to")
    kit.add_argument("--further", action="store_true", help="the next kit of a stint that has one: description changed")
    kit.add_argument("--astray", action="store_true", help="with --further: a kit was lost, renew unused letters")
    receive = command("receive", run_receive, "verify bundles, take them in, write their receipts")
    receive.add_argument("files", type=Path, nargs="+", metavar="FILE")
    receive.add_argument("--receipts", type=Path, help="folder for the receipts (default: beside each bundle)")
    receive.add_argument("--look", action="store_true", help="verify and show only; take nothing in")
    receipt = command("receipt", run_receipt, "write the receipt of a bundle once more")
    receipt.add_argument("bundle", help="name of the bundle, for example 03-A-0001")
    receipt.add_argument("target", type=Path, help="folder the receipt is written to")
    command("report", run_report, "what has been received, by team and kind")


@contextmanager
def opened(arguments: Namespace, console: Console) -> Iterator[Office]:
    """The workspace named in `arguments`, opened and closed again."""
    practice = look_at(arguments.folder, console).practice
    device = device_of(arguments.folder, arguments.key_folder, practice=practice)
    asked = console.passphrases.ask(console.say("口令", "Passphrase"))
    office = open_office(arguments.folder, arguments.account, asked, device, console.tools())
    try:
        yield office
    finally:
        office.session.close()


def run_init(arguments: Namespace, console: Console) -> int:
    new = console.passphrases.ask_new(
        console.say("新口令", "New passphrase"), console.say("再输一次新口令", "New passphrase again")
    )
    device = device_of(arguments.folder, arguments.key_folder, practice=arguments.practice)
    with reserved(arguments.recovery):  # the key is told once: there must be a place for it before it is made
        office, recovery = init_office(
            arguments.folder,
            arguments.name,
            arguments.account,
            new,
            device,
            console.tools(),
            practice=arguments.practice,
        )
        card = office.card
        office.session.close()
        write_atomically(arguments.recovery, f"# public key: {card.recovery}\n{recovery}\n".encode())
    console.answer(
        {"office": card.name, "recipient": card.recipient, "recovery": card.recovery},
        [
            console.say(f"已建立 {card.name}", f"Made: {card.name}"),
            console.say(
                "恢复密钥只写在这一个文件里，请移入保险柜。", "The recovery key stands in that one file: lock it away."
            ),
        ],
    )
    return 0


def run_kit(arguments: Namespace, console: Console) -> int:
    with opened(arguments, console) as office:
        plan = plan_from_file(arguments.plan, office.card, office.session.clock.new_id)
        if arguments.further:
            made = office.further_kit(plan, arguments.target, astray=arguments.astray)
        else:
            made = office.make_kit(plan, arguments.target)
    console.answer(
        {"file": made.path.name, "passphrase": made.passphrase, "sha256": made.sha256, "stint": made.stint.id},
        [
            console.say(f"已写出 {made.path.name}，回读一致", f"Written: {made.path.name}; reads back equal"),
            console.say(
                f"口令（写在纸上交给小组）：{made.passphrase}", f"Passphrase (give it on paper): {made.passphrase}"
            ),
        ],
    )
    return 0


def run_receive(arguments: Namespace, console: Console) -> int:
    """Bundles one after the other, each in its own transaction; exit code of the worst."""
    worst = 0
    with opened(arguments, console) as office:
        for path in arguments.files:
            try:
                _receive_one(office, path, arguments, console)
            except Problem as problem:
                worst = max(worst, problem.exit_code)
                line = explain(problem, console.language).line()
                console.answer({"file": path.name, "code": problem.code, "text": line}, [f"✗ {path.name}: {line}"])
    return worst


def _receive_one(office: Office, path: Path, arguments: Namespace, console: Console) -> None:
    intake = Intake(office)
    inspection = intake.inspect(path, console.progress("核验", "Verifying"))
    if inspection.fault is not None:
        raise inspection.fault
    lines = [_line(check, console) for check in inspection.checks]
    if arguments.look:
        console.answer({"file": path.name, **_facts(inspection)}, [path.name, *lines])
        return
    received = intake.receive(inspection, console.progress("合并", "Merging"))
    written = OfficeReceipts(office).issue(received.row.id, arguments.receipts or path.parent).path
    links = links_check(office.session.connection, inspection.found.records)
    lines.append(_line(links, console))
    facts = {"file": path.name, **_facts(inspection), "new": received.new, "receipt": written.name}
    facts["checks"].append(asdict(links))
    known = "" if received.new else console.say("（以前已收）", " (was here already)")
    text = console.say(
        f"✓ {path.name} 已收{known}，回执 {written.name}", f"✓ {path.name} taken in{known}, receipt {written.name}"
    )
    console.answer(facts, [text, *lines])


def _line(check: Check, console: Console) -> str:
    """One check in words."""
    name = CHECK_NAMES[check.name][0 if console.language == "zh" else 1]
    said = explain(Refused(check.code, **check.facts), console.language).what
    return f"{'✓' if check.level == 'ok' else '!'} {name}: {said}"


def _facts(inspection: Inspection) -> dict[str, Any]:
    return {
        "outcome": inspection.outcome, "records": len(inspection.found.records),
        "receivable": len(inspection.receivable), "conflicts": [conflict.serial for conflict in inspection.conflicts],
        "checks": [asdict(check) for check in inspection.checks],
    }  # fmt: skip


def run_receipt(arguments: Namespace, console: Console) -> int:
    with opened(arguments, console) as office:
        rows = [row for row in Intake(office).bundles() if row.statement.name == arguments.bundle]
        if not rows:
            raise Refused("BUNDLE_UNKNOWN")
        written = OfficeReceipts(office).issue(rows[0].id, arguments.target).path
    console.done("receipt", written.name, f"已写出 {written.name}", f"Written: {written.name}")
    return 0


def run_report(arguments: Namespace, console: Console) -> int:
    with opened(arguments, console) as office:
        rows = Intake(office).bundles()
        summaries = office.session.records.summaries()
        broken = [link_name(one) for one in report(office).broken]
    kinds: dict[str, int] = {}
    for summary in summaries:
        kinds[summary.kind] = kinds.get(summary.kind, 0) + 1
    console.answer(
        {"bundles": [{"name": row.statement.name, "state": row.state, "records": row.records} for row in rows],
         "records": kinds, "conflicts": [row.serial for row in summaries if row.conflict],
         "links": broken},
        [*(f"{row.statement.name}  {row.state}  {row.records}" for row in rows),
         *(f"{kind}: {count}" for kind, count in sorted(kinds.items())),
         *(console.say(f"! 引用找不到所指记录：{one}", f"! A link leads to no record here: {one}") for one in broken)],
    )  # fmt: skip
    return 0
