"""The guards: small pure functions, named in the kinds table, each the source of one rule (DOMAIN 6).

One module a family; `GUARDS` finds a guard by the name that the kinds table uses.
"""

from __future__ import annotations

from collections.abc import Mapping

from forms.rules import discipline, documents, field, interview, papers, questionnaires, weekly
from forms.rules.base import (
    Act,
    Guard,
    GuardContext,
    Linked,
    is_empty,
    members_of,
    required_fields,
    rows_of,
    target_of,
)
from forms.rules.interview import has_turns, signature_complete, times_in_order, two_members

GUARDS: Mapping[str, Guard] = {
    guard.__name__: guard
    for guard in (
        required_fields, two_members, times_in_order, has_turns, signature_complete,
        documents.exact_location, documents.note_says_something, documents.receipt_complete,
        documents.received_in_full, documents.reason_not_provided, documents.borrowed_is_due,
        documents.returned_on_signed_slip, documents.slip_signed, documents.items_listed, documents.items_settled,
        documents.copy_ended,
        papers.evidence_located, papers.evidence_points_right, papers.evidence_settled,
        papers.interviews_by_code, papers.sources_suffice,
        papers.reviewer_is_another, papers.three_persons, papers.merged_into_another, papers.talk_recorded,
        papers.disposition_given, papers.papers_approved,
        field.from_approved_paper, field.due_inside_stint, field.hand_signed_receipt, field.reply_given,
        field.verification_given, field.result_is_done, field.unannounced_approved, field.handling_given,
        field.anonymous_or_sealed, field.received_within_issued, field.slot_has_interview, field.problem_has_paper,
        field.note_given, field.ledger_paper_approved,
        discipline.lead_registered, discipline.first_meeting, discipline.second_meeting, discipline.packed_in_bundle,
        discipline.still_in_bundle,
        discipline.hand_over_signed, discipline.receipt_given, discipline.refusal_explained,
        discipline.contact_report_complete, discipline.recusal_names_something,
        discipline.declared_by_whom_it_concerns, discipline.decided_by_another,
        discipline.replacement_named, discipline.incident_settled,
        weekly.cutoff_reached, weekly.adjustments_explained,
        questionnaires.something_issued, questionnaires.counted_by_two, questionnaires.collected_within_issued,
        questionnaires.collected_beyond_issued, questionnaires.void_within_collected, questionnaires.something_valid,
        questionnaires.keyed_by_two, questionnaires.not_released,
    )
}  # fmt: skip
"""Another family adds its module here, and names its guards in its row of the table."""

__all__ = [
    "GUARDS", "Act", "Guard", "GuardContext", "Linked", "has_turns", "interview", "is_empty", "members_of",
    "required_fields", "rows_of", "signature_complete", "target_of", "times_in_order", "two_members",
]  # fmt: skip
