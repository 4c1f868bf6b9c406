"""Which rule is switched off how, and which test must notice: one row a mutation (`test_guards_matter` runs them)."""

from __future__ import annotations

from typing import Any

import storage.accounts
import storage.attempts
import storage.audit_chains
import storage.clearing
import storage.closeout
import storage.exchange.target
import storage.pledges
import storage.vault
from forms.kinds import KINDS
from storage.access import Access
from storage.accounts import Accounts
from storage.attachments import ReadableAttachments
from storage.attempts import Attempts
from storage.audit import AuditChains
from storage.audit_view import SessionLog
from storage.bundle_register import Bundles
from storage.exchange import selection
from storage.exchange.export import Export
from storage.exchange.leads import LeadExport
from storage.figures import Figures
from storage.gate import WriteGate
from storage.grants import Grants
from storage.names import NameGuard
from storage.network_watch import NetworkWatch
from storage.policy import Value
from storage.reading import RecordReader
from storage.records import Records
from storage.recusal import Recusals, RecusalView
from storage.registers import Media, Prints
from storage.registers_paper import Destructions
from storage.sealer import Sealer
from storage.session import Session
from storage.settings import OwnSettings
from storage.write_checks import WriteChecks
from tests.storage import (
    test_access,
    test_closeout,
    test_faces,
    test_fieldwork,
    test_grants,
    test_leads,
    test_names,
    test_paper_trail,
    test_pledges,
    test_quiet,
    test_recusal,
    test_resealing,
    test_stores,
    test_vault,
    test_workpaper,
)  # fmt: skip
from tests.storage.crowd import LEADER, MEMBER
from tests.storage.exchange import test_leads_bundle
from tests.storage.mutations import Field, Guard, Line, Mutation, Test

L = Line
LEAD, REPORT = KINDS["lead"], KINDS["contact_report"]
NAMED = {"name": "闻人语冰", "text": "据闻人语冰说，验收单倒签。", "hit": "闻人语冰"}
"""A name in the identity compartment and a text it stands in (V13)."""

TABLE: list[tuple[str, Mutation, Test, dict[str, Any]]] = [
    # V02 recusal
    ("V02", L(Recusals, "condition", "if not self.of(account)", "if True"),
     test_recusal.test_v02_a_recused_person_reads_nothing_of_the_organisation, {"who": MEMBER}),
    ("V02", L(Recusals, "condition", "if not self.of(account)", "if True"),
     test_recusal.test_v02_a_recused_person_reads_nothing_of_the_organisation, {"who": LEADER}),
    ("V02", L(Recusals, "condition", "b.account = :me AND", "b.account = :me AND b.unit <> '' AND"),
     test_recusal.test_v02_bars_by_person_role_as_well, {}),
    ("V02", L(Recusals, "check_named", "if not kind.bar", "if False"),
     test_recusal.test_v02_nobody_names_a_recused_member, {}),
    ("V02", L(Records, "save", "self._recusals.check_named(kind, content, self._writer.account.id)", "pass"),
     test_recusal.test_v02_nobody_names_a_recused_member, {}),
    ("V02", L(WriteChecks, "actors", "if not kind.is_fixed(head.state)", "if False"),
     test_recusal.test_v02_nobody_names_a_recused_member, {}),
    ("V02", L(WriteChecks, "actors", "if approver and", "if False and"),
     test_recusal.test_v02_a_recused_reviewer_or_approver_is_refused, {}),
    ("V02", L(Recusals, "bars_draft", "if kind.bar or not self.of(account)", "if True"),
     test_recusal.test_v02_a_recused_person_writes_and_drafts_nothing, {}),
    ("V02", L(Sealer, "_barred", "bar.unit == unit", "bar.unit is unit is None"),
     test_recusal.test_v02_a_new_bar_takes_the_key_to_the_identity, {}),
    ("V02", Guard("replacement_named"), test_recusal.test_the_office_decides_and_a_replacement_is_recorded, {}),
    ("V02", Guard("decided_by_another"), test_recusal.test_the_office_decides_and_a_replacement_is_recorded, {}),
    ("V02", Guard("declared_by_whom_it_concerns"), test_recusal.test_v02_nobody_shuts_another_out_by_declaring_for_them,
     {"who": MEMBER}),
    ("V02", Guard("recusal_names_something"), test_recusal.test_a_declaration_says_from_what_and_why, {}),
    ("V02", L(RecusalView, "active", "everybody = me.role in _SEES_ALL", "everybody = True"),
     test_recusal.test_v02_what_a_bar_keeps_from_is_counted_and_shown_to_few, {}),
    # V03 standing, 9.9 separation
    ("V03", L(storage.pledges, "standing_of", 'return Standing("PLEDGE_MISSING")', "return Standing()"),
     test_pledges.test_v03_nobody_works_before_the_pledge_is_registered, {}),
    ("V03", L(storage.pledges, "standing_of", 'return Standing("NO_AUTHORISATION")', "pass"),
     test_pledges.test_v03_whom_the_office_never_authorised_gets_nowhere,
     {"name": "冒名", "role": "leader", "account": ""}),
    ("V03", L(storage.pledges, "standing_of", "if begins and today < begins", "if False"),
     test_pledges.test_v03_authorisation_has_its_days, {}),
    ("V03", L(storage.pledges, "standing_of", "if ends and today > ends", "if False"),
     test_pledges.test_v03_authorisation_has_its_days, {}),
    ("V03", L(storage.pledges, "standing_of", "if end and today > end", "if False"),
     test_pledges.test_v03_accounts_end_with_the_round, {"policy": {}, "last": 44, "after": 45}),
    ("V03", L(storage.pledges, "standing_of", "if row and not row[0]", "if False"),
     test_pledges.test_a_removed_account_with_an_old_slot_file_gets_nowhere, {}),
    ("V03", L(Accounts, "approve", "standing.check()", "pass"),
     test_pledges.test_v03_nobody_approves_who_may_not_work, {}),
    ("V03", L(storage.pledges.Pledges, "register", 'self._accounts.redeem(approval, "leader", "pledge")', "pass"),
     test_pledges.test_v03_a_members_own_pledge_needs_the_leaders_word, {}),
    ("V03", L(Figures, "counter", "self._access.standing.check()", "pass"),
     test_pledges.test_v03_nobody_works_before_the_pledge_is_registered, {}),
    ("V03", L(Bundles, "all", "self._access.standing.check()", "pass"),
     test_pledges.test_v03_nobody_works_before_the_pledge_is_registered, {}),
    ("9.9", L(Accounts, "add", "check_persons(list(known.values()), entry)", "pass"),
     test_pledges.test_9_9_the_auditor_holds_no_other_administrators_post,
     {"first": "auditor", "second": "sysadmin", "allowed": False}),
    ("9.9", L(Accounts, "add", 'if role == "office"', "if False"), test_pledges.test_9_9_a_team_gives_out_no_office, {}),
    # V09 identities, need to know
    ("V09", L(Session, "open_protected", "if not reason.strip()", "if False"),
     test_leads.test_v16_leader_and_keeper_open_it_with_a_reason, {"who": LEADER}),
    ("V09", L(Session, "open_protected", 'self._log.append("protected_opened"', '(lambda *a, **k: None)("x"'),
     test_paper_trail.test_the_auditor_filters_and_exports, {}),
    ("V09", L(Session, "_check_own", "if not self.records.owns(record)", "if False"),
     test_grants.test_a_granted_record_is_read_and_not_written, {}),
    ("V09", L(Session, "unseal_message", 'if plain.startswith(b"{")', "if False"),
     test_access.test_a_protected_group_is_never_opened_as_a_message, {}),
    ("V09", L(ReadableAttachments, "_check", "if not self._may_read(sha256)", "if False"),
     test_access.test_an_attachment_is_read_through_a_record_only, {}),
    ("V09", L(WriteChecks, "files", "if not mine and", "if False and"),
     test_access.test_an_attachment_is_read_through_a_record_only, {}),
    ("V09", L(WriteChecks, "new", "if record and", "if False and"),
     test_access.test_nobody_takes_over_anothers_record_by_its_id, {}),
    ("V09", L(WriteChecks, "new", "if parent_serial", "if False"),
     test_access.test_nobody_takes_over_anothers_record_by_its_id, {}),
    ("V09", L(Records, "merge", "not in MERGERS", "in ()"),
     test_access.test_nobody_takes_over_anothers_record_by_its_id, {}),
    ("V09", L(OwnSettings, "_check", "if not of_office", "if False and not of_office"),
     test_access.test_settings_keep_the_stores_keys_from_accounts, {}),
    ("V09", Guard("anonymous_or_sealed"), test_fieldwork.test_v09_a_reporter_stands_in_the_sealed_part_only, {}),
    ("V09", Guard("interviews_by_code"), test_workpaper.test_v09_evidence_shows_an_interview_by_its_code, {}),
    ("R31", L(Access, "check_write", "not in _WRITES", "in ()"),
     test_grants.test_a_granted_record_is_read_and_not_written, {}),
    ("R31", L(RecordReader, "_grants", "g.ended_at = ''", "1"), test_grants.test_a_granted_record_is_read_and_not_written, {}),
    ("R31", L(Grants, "give", 'if unit and word != "assigned"', "if False"),
     test_grants.test_an_organisation_is_assigned_to_a_deputy_only, {}),
    ("R31", L(Grants, "give", "if not reason.strip()", "if False"),
     test_grants.test_only_the_leader_gives_with_a_reason_to_those_who_may, {}),
    ("R31", L(Grants, "give", 'self._access.require("others_interviews", "write")', "pass"),
     test_grants.test_only_the_leader_gives_with_a_reason_to_those_who_may, {}),
    ("R31", L(Accounts, "_delegated", ">= today", ">= ''"),
     test_grants.test_approval_is_delegated_to_a_deputy_for_a_time, {}),
    ("R31", L(Accounts, "_delegated", "line is not None and", "line is None or"),
     test_grants.test_approval_is_delegated_to_a_deputy_for_a_time, {}),
    ("R31", L(Prints, "all", "job.record in readable or", "True or"),
     test_paper_trail.test_who_may_not_see_a_record_sees_no_print_of_it, {}),
    ("V06", L(Prints, "register", 'self._policy.get("print_approval") == "leader"', "False"),
     test_grants.test_prints_ask_for_the_leaders_word_by_policy, {}),
    ("DESIGN", L(Sealer, "sealed", "if self._me.recipient in", "if False and self._me.recipient in"),
     test_resealing.test_another_recorder_gets_the_key_and_the_former_loses_it, {}),
    ("DESIGN", L(Sealer, "_no_more", "(ours | retired)", "ours"),
     test_resealing.test_a_locked_record_is_sealed_anew_without_touching_its_text, {}),
    # V13 names in free text
    ("V13", L(NameGuard, "scan", "if not prints", "if True"),
     test_names.test_v13_the_author_is_warned_where_a_protected_name_stands, NAMED),
    ("V13", L(Sealer, "sealed", "if self._names:", "if False:"),
     test_names.test_v13_the_author_is_warned_where_a_protected_name_stands, NAMED),
    ("V13", L(Records, "_found_names", "kind.scans_names", "False"),
     test_names.test_v13_every_free_text_is_searched_rows_too, {}),
    ("V13", L(Records, "_found_names", "if hits:", "if False:"),
     test_names.test_v13_a_warning_is_logged_with_its_number_only, {}),
    ("V13", L(Session, "_learn", "if any(reader not in", "if any(True or reader not in"),
     test_names.test_v13_names_from_another_laptop_are_learned_by_who_may_open_them, {}),
    # V16 leads, V17 contact reports
    ("V16", Field(LEAD, "blind", False), test_leads.test_v16_a_member_writes_a_lead_and_is_blind, {}),
    ("V16", L(WriteChecks, "files", "if kind.blind", "if False"),
     test_leads.test_v16_v17_what_is_sealed_to_few_takes_no_files, {"who": LEADER}),
    ("V16", Field(LEAD, "protected", {**LEAD.protected, "lead": (*LEAD.protected["lead"], "office")}),
     test_leads.test_no_key_of_the_office_opens_a_lead, {"identity": test_leads.KEEPER_IDENTITY}),
    ("V16", Field(LEAD, "travels", "with_records"), test_closeout.test_leads_leave_in_no_bundle_of_records, {}),
    ("V16", Guard("lead_registered"), test_leads.test_v16_a_lead_is_whole_when_it_is_registered, {}),
    ("V16", Guard("first_meeting"), test_leads.test_v16_the_group_meets_twice, {}),
    ("V16", Guard("second_meeting"), test_leads.test_v16_the_group_meets_twice, {}),
    ("V16", Guard("hand_over_signed"), test_leads.test_v16_the_way_of_a_lead_to_its_receipt, {}),
    ("V16", Guard("packed_in_bundle"), test_leads.test_v16_no_lead_counts_as_packed_without_a_bundle_that_holds_it, {}),
    ("V16", Guard("still_in_bundle"), test_leads.test_v16_v25_no_hand_over_or_receipt_without_the_bundle, {}),
    ("V16", L(LeadExport, "approve", "leads.check_openable(session, revisions)", "pass"),
     test_leads_bundle.test_v16_what_the_receiving_body_cannot_open_is_not_packed, {}),
    ("V16", L(LeadExport, "again", "leads.check_openable(session, revisions)", "pass"),
     test_leads_bundle.test_v16_a_bundle_taken_up_again_is_for_the_key_that_holds_now, {}),
    ("V16", Guard("refusal_explained"), test_leads.test_v16_the_count_reconciles, {}),
    ("V16", L(Records, "_refusals", "or (frozen and given)", ""), test_leads.test_v16_a_packed_lead_is_fixed, {}),
    ("V16", L(storage.closeout, "_leads", "for serial in found.waiting", "for serial in ()"),
     test_closeout.test_v25_an_unpacked_lead_blocks, {}),
    ("V16", L(Records, "transition", "if kind.blind and", "if False and"),
     test_leads.test_v16_no_reason_stands_in_the_clear, {}),
    ("V16", L(test_leads, "recipient", "if not key", "if False"),
     test_leads.test_v16_without_a_key_of_the_receiving_body_nothing_is_packed, {}),
    ("V16", L(LeadExport, "approve", 'session.accounts.redeem(approval, "leader", "leads")', "session.me.id"),
     test_leads_bundle.test_the_leaders_word_and_a_registered_stick, {}),
    ("V16", L(LeadExport, "review", 'self._session.access.require("leads", "write")', "pass"),
     test_leads_bundle.test_the_leaders_word_and_a_registered_stick, {}),
    ("V16", L(LeadExport, "approve", "if not records or", "if False and"),
     test_leads_bundle.test_the_leaders_word_and_a_registered_stick, {}),
    ("V16", L(LeadExport, "_order", "leads.recipient(session)", "session.stint.office.recipient"),
     test_leads_bundle.test_only_the_receiving_body_opens_it, {}),
    ("V16", L(LeadExport, "settle", "row.state in SENT", "False"),
     test_leads_bundle.test_a_bundle_whose_leads_were_not_marked_is_settled, {}),
    ("V16", L(Bundles, "_sees", 'row.statement.kind != "leads" or', "True or"),
     test_leads_bundle.test_a_bundle_is_handed_over_as_a_whole, {}),
    ("V17", Field(REPORT, "blind", False), test_leads.test_v17_anyone_of_the_team_files_a_contact_report, {"who": MEMBER}),
    ("V17", Field(REPORT, "travels", "with_records"), test_leads.test_v17_every_report_is_in_every_bundle, {}),
    ("V17", Guard("contact_report_complete"), test_leads.test_v17_nobody_edits_or_voids_one, {}),
    ("V17", L(Records, "save", "if kind.is_fixed(head.state)", "if False"),
     test_leads.test_v17_nobody_edits_or_voids_one, {}),
    # V18 media, V20 log, V21 lock-out, V22 network
    ("R30", L(Media, "set_state", "state not in ENDS.get(found[0].state, ())", "False"),
     test_stores.test_r30_what_was_destroyed_stays_destroyed,
     {"before": ("destroyed",), "after": "lost", "allowed": False}),
    ("V20", L(SessionLog, "__init__", "self._log = log", "self.append = log.append"),
     test_faces.test_v20_whoever_has_a_session_has_the_log_for_reading, {}),
    ("V18", L(Media, "_check", 'self._desk.accounts.redeem(approval, "secadmin", serial)', "pass"),
     test_pledges.test_the_leader_stands_in_until_there_is_an_administrator, {}),
    ("V18", L(Export, "check_medium", 'if medium.state != "in_use"', "if False"),
     test_paper_trail.test_a_lost_medium_has_a_report, {}),
    ("V18", L(Media, "set_state", 'if state != "lost"', "if False"),
     test_paper_trail.test_a_loss_is_everybodys_to_register_the_rest_is_not, {}),
    ("V20", L(AuditChains, "check", "check_chain", "(lambda events: None)"),
     test_vault.test_v20_a_break_in_the_chain_makes_the_vault_read_only, {}),
    ("V20", L(storage.audit_chains, "_against", "elif here != span.head", "elif False"),
     test_paper_trail.test_v20_the_office_holds_the_chain_against_every_bundle, {"fault": "head_differs"}),
    ("V20", L(SessionLog, "export", 'self._access.require("audit")', "pass"),
     test_paper_trail.test_the_auditor_filters_and_exports, {}),
    ("V21", L(storage.attempts, "_count_wrong", ">= limit > 0", "< 0"),
     test_quiet.test_v21_too_many_wrong_passphrases_lock_out_until_the_office_comes, {}),
    ("V21", L(storage.attempts, "_count_wrong", "forget=True", "forget=False"),
     test_quiet.test_v21_too_many_wrong_passphrases_lock_out_until_the_office_comes, {}),
    ("V21", L(Attempts, "check", "if wait > 0", "if False"),
     test_quiet.test_v21_a_right_passphrase_gives_no_tries_at_another, {}),
    ("V21", L(storage.attempts, "_count_wrong", "attempts.failed(account)", "0"),
     test_quiet.test_v21_wrong_words_for_an_approval_count_too, {}),
    ("V10", L(Value, "allows", "self.least <= value <= self.most", "True"),
     test_quiet.test_policy_has_defaults_kit_and_laptop_in_this_order, {}),
    ("V22", L(WriteGate, "check", "for name, reason in self._reasons.items()", "for name, reason in ()"),
     test_quiet.test_v22_an_active_network_stops_every_write, {}),
    ("V22", L(NetworkWatch, "seen", "self._desk.gate.close(NETWORK, refusal)", "pass"),
     test_quiet.test_v22_an_active_network_stops_every_write, {}),
    ("V22", L(NetworkWatch, "acknowledge", 'if not self._desk.access.word("policy")', "if False"),
     test_quiet.test_v22_the_secrecy_administrator_acknowledges_what_is_seen, {}),
    ("V22", L(NetworkWatch, "seen", "self._acknowledged &= now", "pass"),
     test_quiet.test_v22_the_secrecy_administrator_acknowledges_what_is_seen, {}),
    # V25 close-out, R30 registers
    ("V25", L(storage.clearing, "check_clear", "if open_ and", "if False and"),
     test_closeout.test_v25_nothing_is_cleared_while_something_is_open, {}),
    ("V25", L(Accounts, "redeem_other", "or known.account == self._me.id", ""),
     test_closeout.test_v25_nothing_is_cleared_while_something_is_open, {}),
    ("V25", L(storage.closeout, "_records", 'in ("open", "not_begun")', "in ()"),
     test_closeout.test_v25_an_unlocked_interview_blocks, {}),
    ("V25", L(storage.closeout, "_records", 'if to_return == "yes" and', "if False and"),
     test_closeout.test_v25_a_borrowed_item_blocks, {}),
    ("V25", L(storage.closeout, "_prints", "unaccounted(db)", "[]"),
     test_closeout.test_v25_an_unaccounted_print_blocks, {}),
    ("V25", L(storage.closeout, "_drafts", "in _all_drafts(session.connection)", "in ()"),
     test_closeout.test_v25_a_draft_and_a_bundle_without_receipt_block, {}),
    ("V25", L(storage.closeout, "_bundles", 'not in ("receipted", "received")', "in ()"),
     test_closeout.test_v25_a_draft_and_a_bundle_without_receipt_block, {}),
    ("V25", L(storage.clearing, "_destroy", "_write_all(file, ", "len("),
     test_closeout.test_the_bytes_are_overwritten_before_the_name_goes, {}),
    ("V25", L(storage.clearing, "_caveats", '"SECRET_NOT_DESTROYED": not secret_destroyed', '"SECRET_NOT_DESTROYED": False'),
     test_closeout.test_the_certificate_hides_no_failure, {}),
    ("R30", L(Destructions, "register", "or witness.strip() == by.strip()", ""),
     test_paper_trail.test_a_destruction_needs_two_people_and_does_what_it_says, {}),
    ("V16", L(selection, "_list", 'row.kind.travels != "apart"', "True"),
     test_closeout.test_leads_leave_in_no_bundle_of_records, {}),
]  # fmt: skip
