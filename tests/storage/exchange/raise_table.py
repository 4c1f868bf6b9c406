"""Where a store raises a refusal of a rule that issue 5 names, and the test that notices when it does not."""

from __future__ import annotations

from typing import Any

from tests.storage import (
    test_access,
    test_answer_files,
    test_blanks,
    test_closeout,
    test_closeout_ends,
    test_closing_stores,
    test_grants,
    test_leads,
    test_lockout,
    test_paper_trail,
    test_pledges,
    test_quiet,
    test_recusal,
    test_resealing,
    test_resolving,
    test_stores,
)  # fmt: skip
from tests.storage.crowd import LEADER
from tests.storage.exchange import test_export, test_leads_bundle, test_office, test_pdf_place, test_refusals
from tests.storage.mutations import Test

RAISES: dict[tuple[str, str, str], tuple[Test, dict[str, Any]]] = {
    ("V25", "accounts:Accounts.redeem_other", "APPROVAL_NEEDED"): (
        test_closeout.test_v25_nothing_is_cleared_while_something_is_open,
        {},
    ),
    ("V18", "accounts:Accounts.redeem_output", "APPROVAL_NEEDED"): (
        test_export.test_a_member_seals_only_with_the_leaders_word,
        {},
    ),
    ("V09", "answer_files:KeyingFiles.keep", "NOT_READABLE"): (
        test_answer_files.test_neither_keyed_it_right_and_the_paper_has_a_third,
        {},
    ),
    ("V09", "attachments:ReadableAttachments._check", "NOT_READABLE"): (
        test_access.test_an_attachment_is_read_through_a_record_only,
        {},
    ),
    ("V21", "attempts:Attempts.check", "WAIT"): (test_quiet.test_v21_a_right_passphrase_gives_no_tries_at_another, {}),
    ("V09", "blanks:Blanks.check", "COPIES_NUMBERED"): (
        test_blanks.test_copies_of_an_anonymous_form_never_have_numbers,
        {},
    ),
    ("V25", "clearing:check_clear", "CLOSEOUT_BLOCKED"): (
        test_closeout.test_v25_nothing_is_cleared_while_something_is_open,
        {},
    ),
    ("V20", "clearing:check_clear", "READ_ONLY"): (
        test_closeout_ends.test_v20_a_vault_with_a_broken_log_is_not_cleared,
        {},
    ),
    ("V25", "closeout:blocks", "NOT_YOUR_ROLE"): (test_refusals.test_v25_the_leader_clears, {}),
    ("V18", "exchange.export:Export._gather", "NOT_YOUR_ROLE"): (
        test_refusals.test_v18_only_who_works_with_content_hands_over,
        {},
    ),
    ("V18", "exchange.export:Export._gather", "OFFICE_KEY_MISSING"): (
        test_export.test_v18_without_the_offices_key_nothing_goes,
        {},
    ),
    ("V20", "exchange.export:Export._gather", "READ_ONLY"): (
        test_refusals.test_v20_nothing_leaves_or_comes_in_behind_a_broken_log,
        {},
    ),
    ("V18", "exchange.export:Export.check_medium", "FOLDER_ONLY_IN_PRACTICE"): (
        test_export.test_folders_only_in_practice_and_never_the_vault,
        {},
    ),
    ("V18", "exchange.export:Export.check_medium", "MEDIUM_INSIDE_VAULT"): (
        test_export.test_folders_only_in_practice_and_never_the_vault,
        {},
    ),
    ("V18", "exchange.export:Export.check_medium", "MEDIUM_NOT_IN_USE"): (test_export.test_a_lost_stick, {}),
    ("V18", "exchange.export:Export.check_medium", "MEDIUM_READ_ONLY"): (
        test_refusals.test_v18_what_may_not_stand_for_a_medium,
        {},
    ),
    ("V18", "exchange.export:Export.check_medium", "MEDIUM_UNKNOWN"): (test_export.test_a_lost_stick, {}),
    ("V18", "exchange.export:Export.check_medium", "MEDIUM_USED_ELSEWHERE"): (
        test_export.test_a_stick_of_another_team,
        {},
    ),
    ("V18", "exchange.export:Export.register_medium", "FOLDER_ONLY_IN_PRACTICE"): (
        test_export.test_folders_only_in_practice_and_never_the_vault,
        {},
    ),
    ("V18", "exchange.export:Export.register_medium", "MEDIUM_NO_SERIAL"): (
        test_refusals.test_v18_what_may_not_stand_for_a_medium,
        {},
    ),
    ("V19", "exchange.markings:highest", "STATE_SECRET_OFF"): (test_export.test_markings, {}),
    ("V09", "exchange.office:Office.open_protected", "REASON_NEEDED"): (
        test_office.test_identity_is_read_at_the_office_with_a_reason,
        {},
    ),
    ("V20", "exchange.receipts:import_receipt", "READ_ONLY"): (
        test_refusals.test_v20_nothing_leaves_or_comes_in_behind_a_broken_log,
        {},
    ),
    ("V18", "exchange.single_file:check_place", "FILE_ONLY_TO_MEDIUM"): (
        test_pdf_place.test_v18_a_pdf_goes_to_a_registered_medium_alone,
        {},
    ),
    ("V09", "handed_in:handed_file", "NOT_READABLE"): (
        test_answer_files.test_the_tally_says_how_many_were_given_and_no_more,
        {},
    ),
    ("V09", "keying:Keying._batch", "NOT_READABLE"): (test_refusals.test_v09_nothing_but_a_batch_is_keyed, {}),
    ("V09", "keying:Keying.file", "NOT_READABLE"): (
        test_answer_files.test_the_same_file_is_no_difference_and_another_is_one,
        {},
    ),
    ("V16", "leads:check_openable", "LEAD_SEALED_TO_OTHERS"): (
        test_leads_bundle.test_v16_what_the_receiving_body_cannot_open_is_not_packed,
        {},
    ),
    ("V16", "leads:recipient", "LEADS_KEY_MISSING"): (
        test_leads.test_v16_without_a_key_of_the_receiving_body_nothing_is_packed,
        {},
    ),
    ("V22", "network_watch:NetworkWatch.acknowledge", "REASON_NEEDED"): (
        test_quiet.test_v22_the_secrecy_administrator_acknowledges_what_is_seen,
        {},
    ),
    ("V03", "pledges:Pledges.register", "FIELD_MISSING"): (
        test_pledges.test_v03_a_members_own_pledge_needs_the_leaders_word,
        {},
    ),
    ("V03", "pledges:Pledges.register", "PLEDGE_REGISTERED"): (
        test_pledges.test_v03_a_members_own_pledge_needs_the_leaders_word,
        {},
    ),
    ("V09", "protected:unseal", "NOT_A_RECIPIENT"): (
        test_leads.test_no_key_of_the_office_opens_a_lead,
        {"identity": test_leads.KEEPER_IDENTITY},
    ),
    ("V09", "records:Records.reseal", "NOTHING_TO_RESEAL"): (
        test_resealing.test_a_locked_record_is_sealed_anew_without_touching_its_text,
        {},
    ),
    ("V09", "records:Records.save", "HANDLE_FIXED"): (test_refusals.test_v09_a_source_code_stays, {}),
    ("V16", "records:Records.transition", "REASON_IN_THE_CLEAR"): (
        test_leads.test_v16_no_reason_stands_in_the_clear,
        {},
    ),
    ("V02", "recusal:Recusals.check", "RECUSED"): (test_recusal.test_v02_nobody_names_a_recused_member, {}),
    ("V18", "registers:Media.register", "MEDIUM_REGISTERED"): (
        test_stores.test_v18_a_medium_is_known_by_its_serial,
        {},
    ),
    ("V18", "registers:Media.set_state", "MEDIUM_UNKNOWN"): (
        test_closing_stores.test_a_loss_is_an_incident_and_a_report_in_one_act,
        {},
    ),
    ("V18", "registers_paper:loss_report", "MEDIUM_UNKNOWN"): (test_paper_trail.test_a_lost_medium_has_a_report, {}),
    ("V18", "registers_paper:Destructions._carry_out", "MEDIUM_UNKNOWN"): (
        test_paper_trail.test_a_destruction_needs_two_people_and_does_what_it_says,
        {},
    ),
    ("V09", "session:Session._check_own", "NOT_YOUR_ROLE"): (
        test_grants.test_a_granted_record_is_read_and_not_written,
        {},
    ),
    ("V09", "session:Session.open_protected", "REASON_NEEDED"): (
        test_leads.test_v16_leader_and_keeper_open_it_with_a_reason,
        {"who": LEADER},
    ),
    ("V09", "session:Session.unseal_message", "NOT_A_MESSAGE"): (
        test_access.test_a_protected_group_is_never_opened_as_a_message,
        {},
    ),
    ("V09", "session:Session.unseal_message", "NOT_A_RECIPIENT"): (
        test_office.test_a_receipt_for_another_laptop_or_other_bytes,
        {},
    ),
    ("V21", "slots:unwrap", "LOCKED_OUT"): (
        test_lockout.test_wrong_passphrases_inside_a_session_destroy_the_slot,
        {"way": "approve"},
    ),
    ("V09", "write_checks:groups_taken", "CONFLICT_PROTECTED"): (
        test_resolving.test_a_corrected_identity_is_chosen,
        {},
    ),
    ("V09", "write_checks:WriteChecks.decided", "HANDLE_FIXED"): (test_resolving.test_the_handle_stays, {}),
    ("V09", "write_checks:WriteChecks.files", "NOT_READABLE"): (
        test_access.test_an_attachment_is_read_through_a_record_only,
        {},
    ),
    ("V16", "write_checks:WriteChecks.files", "SEALED_TAKES_NO_FILES"): (
        test_leads.test_v16_v17_what_is_sealed_to_few_takes_no_files,
        {"who": LEADER},
    ),
    ("V09", "write_checks:WriteChecks.new", "RECORD_EXISTS"): (
        test_access.test_nobody_takes_over_anothers_record_by_its_id,
        {},
    ),
}
"""(rule, place, code): the test that notices, and what it is given."""
