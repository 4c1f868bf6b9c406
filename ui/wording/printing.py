"""Faces, pages, printer, forms (forms/printing, forms/xlsform)."""

from __future__ import annotations

from collections.abc import Mapping

PRINTING: Mapping[str, tuple[str, str]] = {
}  # fmt: skip
