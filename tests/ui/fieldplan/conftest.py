"""The window over a vault with packs, for plan, checklist and criteria."""

from __future__ import annotations

from tests.ui.report.conftest import desk

__all__ = ["desk"]
