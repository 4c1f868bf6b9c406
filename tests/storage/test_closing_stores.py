"""What the close-out's windows stand on: steps and certificate, chains, losses, what others must seal anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from forms.printing.register_words import FATES, MEDIUM_STATES, SHARES, VOCABULARIES
from forms.problems import Refused
from storage.accounts import CLEARING
from storage.audit_status import chain_states
from storage.audit_view import AuditFilter
from storage.clearing import STEPS, clear_vault
from storage.exchange.bundles import BUNDLE_STATES
from storage.exchange.statement import BUNDLE_KINDS
from storage.register_certificate import caveat_sentences, certificate_print
from storage.register_loss import incident_of, lost_medium, report_loss
from storage.register_tables import REGISTERS
from storage.registers_paper import FATES as KNOWN_FATES
from storage.resealing import stuck
from tests.storage.crowd import (
    AUDITOR,
    DEPUTY,
    LEADER,
    MEMBER,
    SECADMIN,
    SECOND,
    SYSADMIN,
    Crowd,
    file_report,
    register_lead,
    theirs,
)  # fmt: skip
from tests.storage.test_closeout import hand_over, locked, receipt
from tests.worlds import PASSPHRASE

LOSS = {"date": "2026-03-17", "what": "返程途中遗失", "action": "已报告组长"}


def test_every_code_of_a_register_has_words_and_every_column_a_width() -> None:
    assert set(FATES) == set(KNOWN_FATES)
    assert set(MEDIUM_STATES) == {"in_use", "lost", "returned", "destroyed"}
    assert set(BUNDLE_STATES) <= set(VOCABULARIES["export_state"])
    assert set(BUNDLE_KINDS) <= set(VOCABULARIES["export_kind"])
    for name, plan in REGISTERS.items():
        assert len(SHARES[name]) == len(plan.columns)
        vocabularies = {column.says for column in plan.columns} - {"text", "moment", "day", "bytes", "page"}
        assert vocabularies <= set(VOCABULARIES)


def test_v25_the_steps_are_told_and_the_certificate_says_the_same(
    crowd_of: Callable[..., Crowd], tmp_path: Path
) -> None:
    crowd = crowd_of(practice=False)
    session = crowd.be(LEADER)
    locked(session)
    hand_over(session, tmp_path / "stick")
    receipt(session)
    before = session.prints.next_number()
    told: list[tuple[str, int, int]] = []
    word = session.accounts.approve(DEPUTY.id, PASSPHRASE, CLEARING)
    made = clear_vault(session, word, lambda step, done, total: told.append((step, done, total)))
    assert [step for step, done, total in told if (done, total) == (1, 1)] == list(STEPS)
    assert made.job.number == before, "the last number of the print register"
    assert "unaccounted" not in made.vault.copies, "the certificate is not among the prints it counts"
    assert "MEDIA_OUT" in made.caveats
    for language in ("zh", "en"):
        sheet = certificate_print(made, language)  # type: ignore[arg-type]  # one of the two
        said = str(sheet)
        assert made.job.number == sheet.marks.print_no
        assert sheet.marks.copies == 2
        assert all(file.name in said and str(file.size) in said for file in made.files)
        assert LEADER.name in said
        assert DEPUTY.name in said
        assert len(caveat_sentences(made, language)) == len(made.caveats)  # type: ignore[arg-type]  # as above
    assert len(made.digest) == 64


def test_the_certificate_tells_what_failed(
    crowd_of: Callable[..., Crowd], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd = crowd_of(practice=False)
    session = crowd.be(LEADER)
    locked(session)
    hand_over(session, tmp_path / "stick")
    receipt(session)
    word = session.accounts.approve(DEPUTY.id, PASSPHRASE, CLEARING)
    real = Path.unlink

    def stubborn(path: Path, missing_ok: bool = False) -> None:
        if path.parent == session_folder and not path.name.endswith("json"):
            raise PermissionError
        real(path, missing_ok)

    session_folder = session.folder
    monkeypatch.setattr(Path, "unlink", stubborn)
    made = clear_vault(session, word)
    left = [file for file in made.files if not file.removed]
    assert left
    assert "FILES_LEFT" in made.caveats
    said = str(certificate_print(made, "en"))
    assert f"These files could not be removed: {', '.join(file.name for file in left)}" in said


def test_a_loss_is_an_incident_and_a_report_in_one_act(crowd: Crowd) -> None:
    crowd.be(SECADMIN).media.register("USB-1", "usb", 1 << 30, "顾清和")
    number = crowd.now.media.all()[0].number
    member = crowd.be(MEMBER)
    with pytest.raises(Refused, match="MEDIUM_NOT_LOST"):
        lost_medium(member, number)
    with pytest.raises(Refused, match="FIELD_MISSING"):
        report_loss(member, number, LOSS | {"action": " "})
    assert member.media.all()[0].state == "in_use"
    with pytest.raises(Refused, match="MEDIUM_UNKNOWN"):
        report_loss(member, "JZ-2601-03A-0099", LOSS)
    assert member.records.summaries("incident") == [], "nothing is half noted"
    loss = report_loss(member, number, LOSS)
    assert loss.serial == incident_of(member, number)
    assert member.records.get(loss.incident).head.content["medium"] == number
    assert lost_medium(member, number).reported_by == MEMBER.name


def test_an_administrator_notes_the_loss_and_writes_no_record(crowd: Crowd) -> None:
    session = crowd.be(SECADMIN)
    number = session.media.register("USB-1", "usb", 1 << 30, "顾清和").number
    assert report_loss(session, number, LOSS).incident == ""
    assert session.media.all()[0].state == "lost"
    assert crowd.be(LEADER).records.summaries("incident") == []


def test_chains_are_for_whoever_has_the_log(crowd: Crowd) -> None:
    (chain,) = chain_states(crowd.be(AUDITOR))
    assert (chain.own, chain.broken_at) == (True, 0)
    assert chain.links == crowd.now.audit.head()[0]
    for account in (MEMBER, SYSADMIN):
        with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
            chain_states(crowd.be(account))


def test_the_auditor_gets_numbers_but_not_of_leads_and_reports(crowd: Crowd) -> None:
    lead, report = register_lead(crowd.be(MEMBER)), file_report(crowd.now)
    talk = crowd.now.records.create("interview", theirs(MEMBER, SECOND)).revision
    ids = {lead.record, report.record, talk.record}
    assert crowd.be(AUDITOR).audit.serials(ids) == {talk.record: talk.serial}
    found = crowd.now.audit.find(AuditFilter(number=talk.serial))
    assert [event.object for event in found] == [talk.record]
    assert crowd.be(MEMBER).audit.serials(ids) == {}
    assert set(crowd.be(LEADER).audit.serials(ids)) == ids


def test_what_nobody_here_can_seal_anew_has_nobody_beside_it(crowd: Crowd) -> None:
    crowd.be(MEMBER).records.create("interview", theirs(MEMBER, SECOND), {"identity": {"name": "欧阳怀瑾"}})
    assert stuck(crowd.be(LEADER)) == []
    successor = crowd.be(SYSADMIN).accounts.add("温如玉", "leader", PASSPHRASE)
    (one,) = stuck(crowd.be(successor))
    assert {account.id for account in one.by} == {LEADER.id, MEMBER.id, SECOND.id}
    assert one.groups == ("identity",)
    accounts = crowd.be(SYSADMIN).accounts
    for account in (LEADER, MEMBER, SECOND):
        accounts.remove(account.id)
    (one,) = stuck(crowd.be(successor))
    assert one.by == ()


def test_who_wrote_a_lead_or_a_report_is_withheld_and_that_it_was_opened_is_not(crowd: Crowd) -> None:
    lead, report = register_lead(crowd.be(MEMBER)), file_report(crowd.now)
    crowd.be(LEADER).open_protected(lead.record, "lead", "会商")
    for reader in (AUDITOR, SECADMIN):
        log = crowd.be(reader).audit
        seen = log.find(AuditFilter()), list(log.events())
        for events in seen:
            written = [event for event in events if event.object in (lead.record, report.record)]
            assert {(event.actor, event.action) for event in written} == {(LEADER.id, "protected_opened")}
        assert log.find(AuditFilter(number=lead.serial)) == []
    assert any(event.object == lead.record and event.actor == MEMBER.id for event in crowd.now.audit._links(0, ""))
