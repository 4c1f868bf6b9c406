"""Who writes, and what the stores must know of forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from storage.model import Account, Content, Stint


class FormBook(Protocol):
    """What the store must know of forms."""

    def reference(self, form: str) -> Mapping[str, str]:
        """Name, version and SHA-256 of the form in use, as they stand in a revision."""

    def required(self, form: str, content: Content) -> tuple[str, ...]:
        """Names of the questions that are required and relevant for `content`."""


@dataclass(frozen=True)
class Writer:
    """Who writes, where: what every revision is stamped with."""

    account: Account
    device: str
    stint: Stint
