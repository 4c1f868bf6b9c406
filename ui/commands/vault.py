"""`main.py vault …`: create, look at, check, back up, restore, recover, accounts and passphrases."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, get_args

from forms.kinds import Role
from forms.problems import IntegrityFailure, Refused
from storage.backup import backup_vault, restore_vault
from storage.exchange.kit import read_kit
from storage.files import environment_problem
from storage.session import Session
from storage.vault import check_vault, create_vault, recover_vault, unlock_vault
from ui.commands.console import Console, described, device_of, look_at

Command = Callable[[Namespace, Console], int]


def add_commands(groups: Any) -> None:
    """Register the group with the program's parser."""
    group: ArgumentParser = groups.add_parser("vault", help="create, check, back up, restore, recover a vault")
    commands = group.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run: Command, text: str) -> ArgumentParser:
        parser: ArgumentParser = commands.add_parser(name, help=text, description=text)
        parser.set_defaults(run=run)
        parser.add_argument("folder", type=Path, help="the vault's folder")
        return parser

    def signed_in(parser: ArgumentParser) -> ArgumentParser:
        parser.add_argument("--account", required=True, help="name or id of the account that signs in")
        parser.add_argument("--key-folder", type=Path, help="folder of the key file, where there is no keyring")
        return parser

    create = signed_in(command("create", run_create, "make a vault from the office's kit"))
    create.add_argument("--kit", type=Path, required=True, help="the kit file the office made")
    create.add_argument("--laptop", default="A", help="this laptop's letter in the kit")
    further = signed_in(command("kit", run_kit, "take over a further kit: dates, people, organisations, packs"))
    further.add_argument("kit", type=Path, help="the kit file the office made")
    command("info", run_info, "what can be said of a vault without its key")
    signed_in(command("check", run_check, "check every page, revision, attachment and log link"))
    backup = signed_in(command("backup", run_backup, "copy the vault and compare the copy"))
    backup.add_argument("target", type=Path)
    command("restore", run_restore, "bring a backup back into an empty folder").add_argument("target", type=Path)
    recover = signed_in(command("recover", run_recover, "open with the office's recovery key and set a new passphrase"))
    recover.add_argument("--identity", type=Path, required=True, help="the office's recovery key file")
    signed_in(command("passphrase", run_passphrase, "change the account's passphrase"))
    signed_in(command("accounts", run_accounts, "list the accounts"))
    add = signed_in(command("account-add", run_account_add, "give a member an account"))
    add.add_argument("name")
    add.add_argument("role", choices=get_args(Role))
    pledge = signed_in(command("pledge", run_pledge, "register a signed pledge, so that the account works"))
    pledge.add_argument("--text-version", required=True, help="version of the pledge text")
    pledge.add_argument("--signed-on", required=True, metavar="YYYY-MM-DD")
    pledge.add_argument("--paper-no", required=True, help="number of the signed paper")
    pledge.add_argument("--leader", help="the leader who gives the word for a member's own pledge")
    signed_in(command("account-remove", run_account_remove, "take an account away")).add_argument("name")


@contextmanager
def opened(arguments: Namespace, console: Console) -> Iterator[Session]:
    """The vault named in `arguments`, opened for its account and closed again."""
    practice = look_at(arguments.folder, console).practice
    device = device_of(arguments.folder, arguments.key_folder, practice=practice)
    asked = console.passphrases.ask(console.say("口令", "Passphrase"))
    session = unlock_vault(arguments.folder, arguments.account, asked, device, console.tools())
    try:
        yield session
    finally:
        session.close()


def run_create(arguments: Namespace, console: Console) -> int:
    """Passphrases in order: the kit's, then the new account's."""
    kit_passphrase = console.passphrases.ask(console.say("工具包口令", "Passphrase of the kit"))
    kit = read_kit(arguments.kit, kit_passphrase)
    stint = kit.for_laptop(arguments.laptop)
    first = [entry for entry in stint.roster if arguments.account in (entry.id, entry.name)]
    if not first:
        raise Refused("ACCOUNT_UNKNOWN")
    new = _new_passphrase(console)
    device = device_of(arguments.folder, arguments.key_folder, practice=stint.practice)
    create_vault(arguments.folder, stint, first[0], new, device, console.tools()).close()
    return run_info(arguments, console)


def run_kit(arguments: Namespace, console: Console) -> int:
    """Passphrases in order: the signed-in account's, the kit's."""
    with opened(arguments, console) as session:
        word = console.passphrases.ask(console.say("工具包口令", "Passphrase of the kit"))
        session.pledges.authorise(arguments.kit, word)
        waiting = [entry.name for entry in session.accounts.all() if not entry.recipient]
    names = "、".join(waiting) if console.language == "zh" else ", ".join(waiting)
    lines = [console.say("工具包已导入，下次开启时全部生效", "Taken over; all of it holds from the next unlocking")]
    if waiting:
        lines.append(console.say(f"尚未开通：{names}", f"without a passphrase yet: {names}"))
    console.answer({"kit": arguments.kit.name, "without_key": waiting}, lines)
    return 0


def run_info(arguments: Namespace, console: Console) -> int:
    found = look_at(arguments.folder, console)
    console.answer(asdict(found), described(found, console))
    return 0


def run_check(arguments: Namespace, console: Console) -> int:
    with opened(arguments, console) as session:
        found = check_vault(session)
        records = len(session.records.summaries())
    console.answer(
        {"problems": found, "records": records},
        found or [console.say(f"完好，{records} 条记录", f"sound, {records} records")],
    )
    if found:
        raise IntegrityFailure("VAULT_CHECK_FAILED", count=len(found))
    return 0


def run_backup(arguments: Namespace, console: Console) -> int:
    with opened(arguments, console) as session:
        backup_vault(session, arguments.target, console.progress("备份", "Backing up"))
    console.answer(
        {"target": arguments.target}, [console.say("已备份，回读一致", "Backed up; the copy reads back equal")]
    )
    return 0


def run_restore(arguments: Namespace, console: Console) -> int:
    restore_vault(arguments.folder, arguments.target, console.progress("恢复", "Restoring"))
    console.answer(
        {"target": arguments.target}, [console.say("已恢复，回读一致", "Restored; the copy reads back equal")]
    )
    return 0


def run_recover(arguments: Namespace, console: Console) -> int:
    practice = look_at(arguments.folder, console).practice
    device = device_of(arguments.folder, arguments.key_folder, practice=practice)
    identity = _identity_in(arguments.identity)
    new = _new_passphrase(console)
    recover_vault(arguments.folder, arguments.account, identity, new, device, console.tools()).close()
    console.answer(
        {"recovered": arguments.account}, [console.say("已恢复，请用新口令开启", "Recovered: use the new passphrase")]
    )
    return 0


def run_passphrase(arguments: Namespace, console: Console) -> int:
    """Passphrases in order: the present one, the new one."""
    practice = look_at(arguments.folder, console).practice
    device = device_of(arguments.folder, arguments.key_folder, practice=practice)
    old = console.passphrases.ask(console.say("口令", "Passphrase"))
    session = unlock_vault(arguments.folder, arguments.account, old, device, console.tools())
    try:
        session.accounts.change_passphrase(old, _new_passphrase(console))
    finally:
        session.close()
    console.done("changed", arguments.account, "口令已更换", "Passphrase changed")
    return 0


def run_accounts(arguments: Namespace, console: Console) -> int:
    with opened(arguments, console) as session:
        found = session.accounts.all()
    lines = [
        f"{entry.name}  {entry.role}  "
        + (
            console.say("可登录", "can sign in")
            if entry.active and entry.recipient
            else console.say("未开通", "no slot")
        )
        for entry in found
    ]
    console.answer({"accounts": [asdict(entry) for entry in found]}, lines)
    return 0


def run_account_add(arguments: Namespace, console: Console) -> int:
    """Passphrases in order: the signed-in account's, then the new account's."""
    with opened(arguments, console) as session:
        known = [entry.id for entry in session.accounts.all() if entry.name == arguments.name and not entry.recipient]
        session.accounts.add(arguments.name, arguments.role, _new_passphrase(console), account=(known or [""])[0])
    console.done("added", arguments.name, "账户已开通", "Account added")
    return 0


def run_account_remove(arguments: Namespace, console: Console) -> int:
    with opened(arguments, console) as session:
        session.accounts.remove(session.accounts.get(arguments.name).id)
    console.done("removed", arguments.name, "账户已停用", "Account removed")
    return 0


def run_pledge(arguments: Namespace, console: Console) -> int:
    """Passphrases in order: the account's, then the leader's where one gives the word."""
    with opened(arguments, console) as session:
        approval = None
        if arguments.leader:
            word = console.passphrases.ask(console.say("组长口令", "The leader's passphrase"))
            approval = session.accounts.approve(arguments.leader, word, "pledge")
        made = session.pledges.register(
            session.me.id, arguments.text_version, arguments.signed_on, arguments.paper_no, approval
        )
    console.done("pledge", made.number, f"承诺书已登记，编号 {made.number}", f"Pledge registered as {made.number}")
    return 0


def _new_passphrase(console: Console) -> str:
    return console.passphrases.ask_new(
        console.say("新口令", "New passphrase"), console.say("再输一次新口令", "New passphrase again")
    )


def _identity_in(path: Path) -> str:
    """The secret key in a file of age's format (`#` lines are comments)."""
    try:
        lines = path.read_text("utf-8", errors="replace").splitlines()
    except OSError as error:
        raise environment_problem(error, path) from error
    return next((line for line in lines if line.startswith("AGE-SECRET-KEY-")), "")
