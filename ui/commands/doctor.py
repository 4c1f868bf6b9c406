"""`main.py doctor`: what this machine has, and what is missing, each in one line."""

from __future__ import annotations

import shutil
from argparse import Namespace
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import keyring

from storage.database import cipher_version
from storage.keys import keyring_available
from storage.machine import active_interfaces, free_bytes
from ui.commands.console import Console

LOW_DISK = 2 << 30


@dataclass(frozen=True)
class Finding:
    """One line of the doctor's answer; `ok` false asks for an action but stops nothing."""

    name: str
    ok: bool
    text: str


def add_commands(groups: Any) -> None:
    parser = groups.add_parser("doctor", help="fonts, keyring, cipher, printer, network state, disk, input method")
    parser.add_argument("--folder", type=Path, default=Path.home(), help="folder whose disk is looked at")
    parser.set_defaults(run=run_doctor)


def run_doctor(arguments: Namespace, console: Console) -> int:
    """Exit code 0 also with warnings: it tells, it does not judge."""
    findings = [
        _cipher(console), _keyring(console), _fonts(console), _printer(console), _network(console),
        _disk(console, arguments.folder), _input(console),
    ]  # fmt: skip
    lines = [f"{'✓' if finding.ok else '!'} {finding.name}: {finding.text}" for finding in findings]
    console.answer({"findings": [asdict(finding) for finding in findings]}, lines)
    return 0


def _cipher(console: Console) -> Finding:
    version = cipher_version()
    text = (
        f"SQLCipher {version}"
        if version
        else console.say("没有 SQLCipher，程序不能开启保险库", "no SQLCipher: vaults cannot open")
    )
    return Finding(console.say("加密数据库", "cipher"), bool(version), text)


def _keyring(console: Console) -> Finding:
    name = type(keyring.get_keyring()).__module__
    if keyring_available():
        return Finding(console.say("密钥环", "keyring"), True, name)
    text = console.say(
        "没有可用的密钥环，请用密钥介质（--key-folder）", "none to use: keep a key file on a medium (--key-folder)"
    )
    return Finding(console.say("密钥环", "keyring"), False, text)


def _fonts(console: Console) -> Finding:
    from forms.printing.faces import Faces

    faces = Faces.for_program(console.root)
    lines = [f"{role} {name}" for role, name in faces.chosen().items()]
    own = console.say("代用", "stand-ins")
    stands_in = [f"{item.role}: {item.wanted} → {item.used}" for item in faces.substitutions()]
    text = ", ".join(lines) + (f"; {own}: " + ", ".join(stands_in) if stands_in else "")
    return Finding(console.say("印刷字体", "print faces"), True, text)


def _printer(console: Console) -> Finding:
    found = shutil.which("lpstat") is not None
    text = (
        console.say("CUPS 可用", "CUPS is there")
        if found
        else console.say("没有打印服务，只能存 PDF", "no print service: PDF only")
    )
    return Finding(console.say("打印", "printer"), found, text)


def _network(console: Console) -> Finding:
    active = active_interfaces()
    text = ", ".join(active) if active else console.say("离线，无活动网络接口", "offline, no active interface")
    return Finding(console.say("网络", "network"), not active, text)


def _disk(console: Console, folder: Path) -> Finding:
    free = free_bytes(folder)
    text = console.say(f"剩余 {free / 1e9:.1f} GB", f"{free / 1e9:.1f} GB free")
    return Finding(console.say("磁盘", "disk"), free >= LOW_DISK, text)


def _input(console: Console) -> Finding:
    import os

    name = os.environ.get("QT_IM_MODULE") or os.environ.get("XMODIFIERS", "").removeprefix("@im=")
    usable = name in ("ibus", "compose", "xim", "")
    text = name or console.say("未设置", "not set")
    if name.startswith("fcitx"):
        text += console.say(
            "：本程序所带 Qt 没有 fcitx 插件，请改用 ibus", ": this Qt carries no fcitx plug-in, use ibus"
        )
    return Finding(console.say("输入法", "input method"), usable, text)
