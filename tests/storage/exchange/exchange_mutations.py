"""As `tests.storage.mutation_table`, for what lies between the team and the office (`test_raises_matter` runs them)."""

from __future__ import annotations

from typing import Any

import storage.exchange.target
import storage.pledges
from storage.exchange.export import Export
from storage.exchange.intake import Intake
from storage.exchange.office import Office
from storage.pledges import Pledges
from tests.storage import test_pledges
from tests.storage.crowd import MEMBER
from tests.storage.exchange import test_export, test_further, test_leads_bundle, test_medium, test_practice
from tests.storage.mutations import Line, Mutation, Test

L = Line
EXCHANGE: list[tuple[str, Mutation, Test, dict[str, Any]]] = [
    # practice (R50) and further kits (V03)
    ("R50", L(test_practice, "create_vault", "check_practice(stint)", "pass"),
     test_practice.test_r50_a_vault_has_an_office_of_its_own_sort, {"practice": True}),
    ("R50", L(Export, "check_medium", "check_practice(session.stint)", "pass"),
     test_practice.test_r50_practice_is_never_sealed_to_a_real_office, {}),
    ("R50", L(Office, "_seal_kit", "check_practice(replace(stint, office=self.card))", "pass"),
     test_practice.test_r50_an_office_makes_kits_of_its_own_sort_only, {}),
    ("R50", L(Pledges, "authorise", "check_practice(replace(stint, office=self._stint.office))", "pass"),
     test_practice.test_r50_a_further_kit_makes_no_practice_of_real_work, {}),
    ("R50", L(Intake, "_practice", "practice != {verified.statement.practice} or", ""),
     test_practice.test_r50_the_office_takes_no_bundle_of_the_other_sort, {}),
    ("R50", L(Intake, "_practice", "{self._session.stint.practice, ", "{"),
     test_practice.test_r50_the_office_itself_counts_whatever_its_stint_says, {}),
    ("V03", L(Pledges, "authorise", "for entry in gone:", "for entry in ():"),
     test_further.test_v03_whom_a_further_kit_drops_has_neither_access_nor_key, {}),
    ("V03", L(Pledges, "authorise", "forget_slots(self._slots, (entry.id for entry in gone))", "pass"),
     test_further.test_v03_whom_a_further_kit_drops_has_neither_access_nor_key, {}),
    ("V03", L(Pledges, "authorise", "self._check_left(stint)", "pass"),
     test_further.test_a_further_kit_that_leaves_nobody_to_add_accounts_is_not_taken_over, {}),
    ("V03", L(storage.pledges, "_dismissed", "and not authorised(account, new)", "and False"),
     test_further.test_another_role_on_the_roster_takes_a_new_passphrase, {}),
    ("V03", L(storage.pledges, "authorised", "any(entry.role == account.role for entry in named)", "any(named)"),
     test_pledges.test_v03_whom_the_office_never_authorised_gets_nowhere,
     {"name": MEMBER.name, "role": "leader", "account": MEMBER.id}),
    # V18 export, V19 marking
    ("V18", L(Export, "approve", "session.accounts.redeem_output(approval, review.bundle)", "session.me.id"),
     test_export.test_a_member_seals_only_with_the_leaders_word, {}),
    ("V18", L(Export, "again", "session.accounts.redeem_output(approval, bundle)", "pass"),
     test_export.test_a_member_seals_only_with_the_leaders_word, {}),
    ("V18", L(Export, "check_medium", "if found.serial else None", "or session.media.all()[0]"),
     test_leads_bundle.test_the_leaders_word_and_a_registered_stick, {}),
    ("V18", L(Export, "check_medium", "if match and", "if False and"), test_export.test_a_stick_of_another_team, {}),
    ("V18", L(Export, "check_medium", "if found.is_folder and", "if False and"),
     test_export.test_folders_only_in_practice_and_never_the_vault, {}),
    ("V18", L(Export, "_gather", "if not session.stint.office.recipient", "if False"),
     test_export.test_v18_without_the_offices_key_nothing_goes, {}),
    ("V18", L(storage.exchange.target, "read_back", "if not same", "if False"),
     test_medium.test_a_bit_that_turned_on_the_medium_is_found, {}),
    ("V19", L(test_export, "highest", "return max(", "return min("), test_export.test_markings, {}),
    ("V19", L(test_export, "highest", "if any(is_state_secret", "if False and any(is_state_secret"),
     test_export.test_markings, {}),
    ("V19", L(test_export, "allowed", "if marking not in MARKINGS", "if False"), test_export.test_markings, {}),
]  # fmt: skip
