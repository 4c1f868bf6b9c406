"""Protected fields: sealed with age to a list of recipients; anyone can write, only recipients can read."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable

import pyrage

from forms.canonical import canonical
from forms.problems import IntegrityFailure, Refused
from storage.model import Content, Sealed


def new_identity() -> tuple[str, str]:
    """A fresh age identity: (secret `AGE-SECRET-KEY-1…`, recipient `age1…`)."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def seal(fields: Content, recipients: Iterable[str]) -> Sealed:
    """Seal `fields` to `recipients` (`age1…`, at least one)."""
    names = tuple(sorted(set(recipients)))
    keys = [pyrage.x25519.Recipient.from_str(name) for name in names]
    message = pyrage.encrypt(canonical(dict(fields)), keys)
    return Sealed(names, base64.b64encode(message).decode("ascii"))


def unseal(sealed: Sealed, identity: str) -> Content:
    """Raises `Refused("NOT_A_RECIPIENT", rule="V09")` or `IntegrityFailure("PROTECTED_DAMAGED")`."""
    try:
        key = pyrage.x25519.Identity.from_str(identity)
        plain = pyrage.decrypt(base64.b64decode(sealed.sealed), [key])
        return dict(json.loads(plain))
    except pyrage.DecryptError as error:
        if str(key.to_public()) in sealed.recipients:
            raise IntegrityFailure("PROTECTED_DAMAGED") from error
        raise Refused("NOT_A_RECIPIENT", rule="V09") from error
    except ValueError as error:
        raise IntegrityFailure("PROTECTED_DAMAGED") from error
