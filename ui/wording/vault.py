"""Keys, slots, vault, records, drafts (storage)."""

from __future__ import annotations

from collections.abc import Mapping

VAULT: Mapping[str, tuple[str, str]] = {
}  # fmt: skip
