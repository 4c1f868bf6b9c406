"""The key slots beside a vault: one per account, one for recovery (VAULT.md, "slots.json")."""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import pyrage
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from forms.canonical import canonical
from forms.problems import EnvironmentProblem, IntegrityFailure, Refused
from storage.files import write_atomically
from storage.keys import KdfCost, slot_key, stretch
from storage.model import Account, SlotInfo

FORMAT = "fieldseal-slots"
VERSION = 1
MAX_BYTES = 1 << 20


@dataclass(frozen=True)
class Unwrapped:
    """What a slot holds: the vault's raw key and the account's age identity (`AGE-SECRET-KEY-1…`)."""

    vault_key: bytes
    identity: str


@dataclass(frozen=True)
class Slot:
    """An account's slot as it stands in the file."""

    id: str
    account: str
    name: str
    role: str
    device: str
    recipient: str
    kdf: Mapping[str, int]
    salt: str
    nonce: str
    wrapped: str

    def header(self, vault_id: str) -> bytes:
        """What is authenticated with the wrapped keys: nobody can move a slot to another name or role."""
        fields = {key: value for key, value in asdict(self).items() if key not in ("nonce", "wrapped")}
        return canonical({"format": FORMAT, "version": VERSION, "vault": vault_id, **fields})

    @property
    def destroyed(self) -> bool:
        """Whether too many wrong passphrases have emptied it; only the office's recovery key fills it again."""
        return not self.wrapped

    def info(self) -> SlotInfo:
        return SlotInfo(self.id, self.account, self.name, self.role, self.device)  # type: ignore[arg-type]  # checked on reading


@dataclass(frozen=True)
class Recovery:
    """An account's keys, age-sealed to the office's recovery recipient (base64)."""

    account: str
    recipient: str
    sealed: str


@dataclass(frozen=True)
class SlotFile:
    """`slots.json`. `label` is what the unlock page may say of the vault: round, team, laptop, practice."""

    vault_id: str
    label: Mapping[str, Any]
    slots: tuple[Slot, ...] = ()
    recovery: tuple[Recovery, ...] = ()

    def slot_of(self, account: str) -> Slot:
        """Raises `Refused("NO_SLOT")`."""
        for slot in self.slots:
            if account in (slot.account, slot.name):
                return slot
        raise Refused("NO_SLOT")

    def with_slot(self, slot: Slot, recovery: Recovery | None) -> SlotFile:
        """The file with `slot` in place of the account's former one."""
        slots = (*(old for old in self.slots if old.account != slot.account), slot)
        rescue = self.recovery
        if recovery:
            rescue = (*(old for old in rescue if old.account != recovery.account), recovery)
        return replace(self, slots=slots, recovery=rescue)

    def emptied(self, account: str) -> SlotFile:
        """The file with the account's slot destroyed; its recovery entry stays."""
        slots = tuple(replace(slot, wrapped="") if slot.account == account else slot for slot in self.slots)
        return replace(self, slots=slots)

    def labelled(self, **changes: Any) -> SlotFile:
        return replace(self, label={**self.label, **changes})

    def without(self, account: str) -> SlotFile:
        return replace(
            self,
            slots=tuple(slot for slot in self.slots if slot.account != account),
            recovery=tuple(entry for entry in self.recovery if entry.account != account),
        )


def wrap(
    vault_id: str, account: Account, keys: Unwrapped, passphrase: str, device_secret: bytes, device: str, cost: KdfCost
) -> Slot:
    """A new slot: fresh salt and nonce, bound to account, role and vault."""
    salt = secrets.token_bytes(16)
    slot = Slot(
        id=secrets.token_hex(16),
        account=account.id,
        name=account.name,
        role=account.role,
        device=device,
        recipient=account.recipient,
        kdf={"memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes},
        salt=_b64(salt),
        nonce=_b64(secrets.token_bytes(12)),
        wrapped="",
    )
    key = slot_key(stretch(passphrase, salt, cost), device_secret, slot.id.encode())
    plain = canonical({"vault_key": _b64(keys.vault_key), "identity": keys.identity})
    sealed = ChaCha20Poly1305(key).encrypt(_unb64(slot.nonce), plain, slot.header(vault_id))
    return replace(slot, wrapped=_b64(sealed))


def unwrap(vault_id: str, slot: Slot, passphrase: str, device_secret: bytes) -> Unwrapped:
    """Raises `Refused("PASSPHRASE_OR_DEVICE_KEY_WRONG")`: the two cannot be told apart, by design; and
    `Refused("LOCKED_OUT", rule="V21")`."""
    if slot.destroyed:
        raise Refused("LOCKED_OUT", rule="V21")
    cost = KdfCost(**slot.kdf)
    key = slot_key(stretch(passphrase, _unb64(slot.salt), cost), device_secret, slot.id.encode())
    try:
        plain = ChaCha20Poly1305(key).decrypt(_unb64(slot.nonce), _unb64(slot.wrapped), slot.header(vault_id))
    except InvalidTag as error:
        raise Refused("PASSPHRASE_OR_DEVICE_KEY_WRONG") from error
    fields = json.loads(plain)
    return Unwrapped(_unb64(fields["vault_key"]), fields["identity"])


def seal_recovery(account: str, keys: Unwrapped, recipient: str) -> Recovery:
    """The account's keys for the office's recovery key alone."""
    plain = canonical({"vault_key": _b64(keys.vault_key), "identity": keys.identity})
    sealed = pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(recipient)])
    return Recovery(account, recipient, _b64(sealed))


def open_recovery(entry: Recovery, identity: str) -> Unwrapped:
    """Raises `Refused("RECOVERY_KEY_WRONG")` when `identity` is not the office's recovery key."""
    try:
        plain = pyrage.decrypt(_unb64(entry.sealed), [pyrage.x25519.Identity.from_str(identity.strip())])
    except (pyrage.DecryptError, pyrage.IdentityError) as error:
        raise Refused("RECOVERY_KEY_WRONG") from error
    fields = json.loads(plain)
    return Unwrapped(_unb64(fields["vault_key"]), fields["identity"])


def read_slots(path: Path) -> SlotFile:
    """Raises `EnvironmentProblem` (VAULT_NOT_FOUND, VAULT_NEWER) or `IntegrityFailure("SLOTS_DAMAGED")`."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise EnvironmentProblem("VAULT_NOT_FOUND", name=path.parent.name) from error
    except OSError as error:
        raise EnvironmentProblem("VAULT_UNREADABLE", name=path.parent.name) from error
    try:
        if len(raw) > MAX_BYTES:
            raise ValueError("too large")
        data = json.loads(raw)
        if data["format"] != FORMAT:
            raise ValueError("foreign file")
        version = int(data["version"])
        if version > VERSION:
            raise EnvironmentProblem("VAULT_NEWER", version=version)
        return SlotFile(
            vault_id=str(data["vault"]),
            label=dict(data["label"]),
            slots=tuple(Slot(**slot) for slot in data["slots"]),
            recovery=tuple(Recovery(**entry) for entry in data["recovery"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise IntegrityFailure("SLOTS_DAMAGED", name=path.parent.name) from error


def write_slots(path: Path, file: SlotFile, *, forget: bool = False) -> None:
    """Atomically, keeping the former file as a backup; with `forget` the backup is the new file too, so that a slot
    that was taken away or replaced stands nowhere any more."""
    data = {
        "format": FORMAT,
        "version": VERSION,
        "vault": file.vault_id,
        "label": dict(file.label),
        "slots": [asdict(slot) for slot in file.slots],
        "recovery": [asdict(entry) for entry in file.recovery],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8")
    write_atomically(path, text, backup=True)
    if forget:
        write_atomically(path.with_name(path.name + ".bak"), text)


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _unb64(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
