"""What every command shares: where it reads passphrases, how it answers, which language it speaks."""

from __future__ import annotations

import getpass
import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from forms.problems import Refused
from storage.clock import Clock
from storage.keys import DeviceSecret, KeyFileSecret, KeyringSecret
from storage.model import VaultInfo
from storage.vault import VaultTools, vault_info
from ui.messages import LanguageName


class Passphrases:
    """Asked at the terminal, or read line by line from a file descriptor in the order they are needed."""

    def __init__(self, descriptor: int | None) -> None:
        self._lines: list[str] | None = None
        if descriptor is not None:
            with os.fdopen(descriptor, encoding="utf-8") as file:
                self._lines = file.read().splitlines()

    def ask(self, prompt: str) -> str:
        """Raises `Refused("PASSPHRASE_MISSING")` when the descriptor has no more lines or there is no terminal."""
        if self._lines is not None:
            if not self._lines:
                raise Refused("PASSPHRASE_MISSING")
            return self._lines.pop(0)
        if not sys.stdin.isatty():
            raise Refused("PASSPHRASE_MISSING")
        return getpass.getpass(f"{prompt}: ")

    def ask_new(self, prompt: str, again: str) -> str:
        """A new passphrase; at a terminal typed twice. Raises `Refused("PASSPHRASES_DIFFER")`."""
        first = self.ask(prompt)
        if self._lines is None and self.ask(again) != first:
            raise Refused("PASSPHRASES_DIFFER")
        return first


@dataclass(frozen=True)
class Console:
    """The surroundings of one command. `root` holds `resources/` and `build/`."""

    root: Path
    language: LanguageName
    as_json: bool
    passphrases: Passphrases
    clock: Clock
    tools: Callable[[], VaultTools]
    out: TextIO

    def say(self, zh: str, en: str) -> str:
        return zh if self.language == "zh" else en

    def answer(self, fields: Mapping[str, Any], lines: list[str]) -> None:
        """`fields` as one JSON object with `--json`, else `lines`."""
        answer = (
            json.dumps(fields, ensure_ascii=False, sort_keys=True, default=str) if self.as_json else "\n".join(lines)
        )
        self.out.write(answer + "\n")

    def done(self, key: str, value: Any, zh: str, en: str) -> None:
        """One fact and its sentence."""
        self.answer({key: value}, [self.say(zh, en)])

    def progress(self, zh: str, en: str) -> Callable[[int, int], None]:
        """A `Report` that writes a percentage to a terminal, and nothing elsewhere."""
        if self.as_json or not sys.stderr.isatty():
            return lambda done, total: None

        def report(done: int, total: int) -> None:
            sys.stderr.write(f"\r{self.say(zh, en)} {100 * done // max(total, 1)} %")
            if done >= total:
                sys.stderr.write("\n")
            sys.stderr.flush()

        return report


def device_of(folder: Path, key_folder: Path | None, *, practice: bool = False) -> DeviceSecret:
    """Where the device secret of the vault in `folder` is kept: the keyring, unless a key folder is named."""
    if key_folder is None:
        return KeyringSecret()
    return KeyFileSecret(key_folder, folder, same_disk_allowed=practice)


def described(info: VaultInfo, console: Console) -> list[str]:
    """What may be said of a vault before its key."""
    names = ", ".join(f"{slot.name} ({slot.role})" for slot in info.slots)
    practice = console.say("演练库", "practice vault") if info.practice else ""
    return [
        f"{info.team_name} {info.round} {info.laptop} {practice}".strip(),
        console.say(f"编号 {info.vault_id}", f"id {info.vault_id}"),
        console.say(f"账户 {names}", f"accounts {names}"),
        console.say(f"大小 {info.size:,} 字节", f"size {info.size:,} bytes"),
    ]


def look_at(folder: Path, console: Console) -> VaultInfo:
    return vault_info(folder, console.clock)
