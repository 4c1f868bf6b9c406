"""Bundles, receipts, kits, media (storage/exchange)."""

from __future__ import annotations

from collections.abc import Mapping

EXCHANGE: Mapping[str, tuple[str, str]] = {
}  # fmt: skip
