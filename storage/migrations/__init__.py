"""Numbered schema steps: each runs in one transaction together with its version bump."""

from __future__ import annotations

from collections.abc import Sequence

from storage.migrations import m0001_core, m0002_derived, m0003_confidentiality, m0004_lists, m0005_keying, m0006_narrow

MIGRATIONS: Sequence[tuple[str, ...]] = (
    m0001_core.STATEMENTS, m0002_derived.STATEMENTS, m0003_confidentiality.STATEMENTS,
    m0004_lists.STATEMENTS, m0005_keying.STATEMENTS, m0006_narrow.STATEMENTS,
)  # fmt: skip
"""Step n brings a vault from schema version n to n + 1; a released step is never edited."""

SCHEMA_VERSION = len(MIGRATIONS)
