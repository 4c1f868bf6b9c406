"""The table of record kinds: one row a kind. Shared code never asks "is this an interview?": it asks the row."""

from __future__ import annotations

from collections.abc import Mapping

from forms.kinds.compartments import COMPARTMENT_KINDS
from forms.kinds.discipline import DISCIPLINE_KINDS
from forms.kinds.documents import DOCUMENT_KINDS
from forms.kinds.fieldwork import FIELD_KINDS
from forms.kinds.interview import INTERVIEW, INTERVIEW_ADDENDUM
from forms.kinds.model import Area, Bar, Custody, Kind, Label, Reference, Role, Stamp, State, Transition
from forms.kinds.papers import PAPER_KINDS
from forms.kinds.questionnaire import QUESTIONNAIRE_KINDS

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        INTERVIEW, INTERVIEW_ADDENDUM, *DOCUMENT_KINDS, *PAPER_KINDS, *FIELD_KINDS, *COMPARTMENT_KINDS,
        *DISCIPLINE_KINDS, *QUESTIONNAIRE_KINDS,
    )
}  # fmt: skip

__all__ = [
    "INTERVIEW", "INTERVIEW_ADDENDUM", "KINDS", "Area", "Bar", "Custody", "Kind", "Label", "Reference", "Role", "Stamp",
    "State", "Transition",
]  # fmt: skip
