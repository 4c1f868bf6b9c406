"""The report outline: frozen papers as the skeleton of the report, every sentence with its way back (R33)."""

from __future__ import annotations

from forms.report.model import IN_REPORT, Ordering, OutlineLine, ReportOutline, Scope
from forms.report.text import Paragraph, paragraphs

__all__ = ["IN_REPORT", "Ordering", "OutlineLine", "Paragraph", "ReportOutline", "Scope", "paragraphs"]
